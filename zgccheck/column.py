"""A table's columns by their headers: what they name, in which unit, for which year; and what kind of thing a cell holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zgccheck import slots
from zgccheck.text import normalise
from zgccheck.traced import Traced, inserted, joined

_LONGEST = 60
"""Characters of a cell that can tell what it is."""
_FIGURES = frozenset({"quantity", "percent", "point", "multiple", "range", "fraction"})
_GENERIC = re.compile(
    r"(?:主要|核心|具体|统计|重点)?(?:指标|项目|事项|名称|类别|类型|分类|内容|领域|栏目|数值|数量|数据|数字|进展|备注|说明"
    r"|情况|结果|值|描述|详情|成果|年份|年度|年|时间|日期)(?:名称|情况|内容|类别|数值|说明)?"
)
"""Header words that say nothing of the row: 指标, 数值, 备注."""
_UNIT_COLUMN = re.compile(r"(?:计量|计算)?单位")
_NUMBER_COLUMN = re.compile(r"序号|编号|序|#|No\.?", re.IGNORECASE)
BARE = re.compile(r"[+\-−－]?(?:[近约超逾]|超过|不足|接近|突破)?[0-9０-９][0-9０-９,，.．]*[余多]?")
"""A number without a unit."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MEASURED = re.compile(
    r"(.*?)\s*(?:[（(]\s*(?:[单單]位[:：]\s*)?([^（）()]{1,12}?)\s*[)）]|[/／]\s*(\S{1,6}))\s*$", re.DOTALL
)
_UNIT_SAID = re.compile(r"[单單]位[:：]\s*([^\s（）()，,。；;]{1,12})")
PLACES = ("排名", "位次", "名次", "排序")
"""Columns whose bare figures are places in an order."""


@dataclass(slots=True)
class Column:
    """A column by its header: its name, the unit that the header gives, and what it is for."""

    name: Traced
    unit: Traced = field(default_factory=Traced)
    dated: bool = False
    said: bool = False
    """Whether the name says something of a cell."""
    role: str = ""
    """unit, number, or nothing special."""


def headed(names: Sequence[Traced]) -> Column:
    """The column below some header cells; what they say twice (a merged cell) is said once."""
    parts = [name for number, name in enumerate(names) if name not in names[:number]]
    name, unit = measured(joined(parts))
    words = normalise(name.text).text
    if _UNIT_COLUMN.fullmatch(words):
        return Column(name, role="unit")
    if _NUMBER_COLUMN.fullmatch(words):
        return Column(name, role="number")
    year = is_date(name.text)
    if year and YEAR.fullmatch(name.text):
        name += inserted("年", name.origin[-1])
    return Column(name, unit, year, bool(name) and not _GENERIC.fullmatch(words))


def measured(name: Traced) -> tuple[Traced, Traced]:
    """A name without the unit that it ends with, and that unit: 金额（万元）, 产值/亿元."""
    match = _MEASURED.fullmatch(name.text) if len(name) <= _LONGEST else None
    if match is None or not _is_unit(match[2] or match[3]):
        return name, Traced()
    number = 2 if match[2] else 3
    return name[: match.end(1)], name[match.start(number) : match.end(number)]


def unit_said(said: Traced | None) -> Traced:
    """The unit of a whole table: 单位：亿元."""
    match = _UNIT_SAID.search(said.text) if said is not None else None
    return said[match.start(1) : match.end(1)] if said is not None and match and _is_unit(match[1]) else Traced()


def is_figure(words: str) -> bool:
    """Whether a cell begins with a figure."""
    text = normalise(words.strip()[:_LONGEST]).text
    if BARE.fullmatch(text):
        return True
    return any(mention.start == 0 and mention.kind in _FIGURES for mention in slots.read(text))


def is_date(words: str) -> bool:
    """Whether a cell is a date or a period, and nothing else."""
    if len(words) > _LONGEST:
        return False
    text = normalise(words.strip()).text
    if YEAR.fullmatch(text):
        return True
    return any(m.kind in ("date", "period") and (m.start, m.end) == (0, len(text)) for m in slots.read(text))


def _is_unit(words: str) -> bool:
    text = normalise("1" + words).text
    if text[1:2].isdigit():
        return False
    return any(m.kind in _FIGURES and (m.start, m.end) == (0, len(text)) and m.end > 1 for m in slots.read(text))
