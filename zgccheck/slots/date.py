"""Dates and periods: 2025年底, 3月25日至29日, 2024-2027年, 前三季度, “十四五”时期, 过去五年, 今年, 截至…, 较….

What is unknown stays None: 3月25日 has no year, 25日 no month. Only relative words look at the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zgccheck.model import Mention, PartialDate, TimeSpan
from zgccheck.slots.numeral import DIGITS
from zgccheck.slots.periods import ANAPHORS, DAYS, MONTHS, PARTED, PLANS, VAGUE, WINDOWS, YEARS, plan, relative, window
from zgccheck.slots.points import RELATIVE_YEARS, Read, number, points
from zgccheck.slots.units import unit_at

ORDER = 10
"""Dates settle ties against figures: 2025年 is a year, 近五年 a period."""
_PLAN = re.compile("“?(十[一二三四五六]?五)”?(?:时期|期间|以来|末|初|时)?")
_DECADE = re.compile("(?:(上|本|20|21|19|二十|二十一)世纪)?([0-9一二三四五六七八九]0|[一二三四五六七八九]十)年代")
_WORDS = re.compile(
    "|".join(
        sorted(
            (set(DAYS) | set(MONTHS) | {"本年度"} | set(ANAPHORS) | set(VAGUE)) - set(RELATIVE_YEARS.split("|")),
            key=len,
            reverse=True,
        )
    )
)
_BASE_BEFORE = re.compile("(?:较之|较|比起?|相较|相比|相对于|对比)于?“?$")
_FROM_BEFORE = re.compile("[从自由]“?$")
_FROM_AFTER = re.compile(
    "”?(?:的(?=[0-9一二三四五六七八九十百千万近约超]|[^;。]*?[到至增升降扩涨跌减缩跃攀超达变])|[起以至到首增升提末底初,]|开始)"
)
"""从2014年的…, 自2018年起: a starting point; 从2026中关村论坛获悉 starts nothing."""
_BASE_AFTER = re.compile(
    "”?(?:以来|起(?![步来点草])|以后|之后|(?:年均|平均)?(?:同期|年均量|全年|水平)?(?:相比|的[0-9.零一二两三四五六七八九十百点]+倍))"
)
_UNTIL = re.compile("(?:截至|截止到|截止至|截止|截至到|截至于)“?$")
_WHOLE = re.compile("(?:以来|相比|起)$")


def _named(text: str, clock: PartialDate | None) -> Iterator[Read]:
    if "五" in text:
        for match in _PLAN.finditer(text):
            quoted = text[match.start()] == "“" and text[match.start(1) + len(match[1]) : match.end(1) + 1] == "”"
            if match[1] not in PLANS or (match[1] == "十五" and not quoted):
                continue
            before, following = text[match.start(1) - 1 : match.start(1)], text[match.end() : match.end() + 1]
            if (
                before in DIGITS
                or before in ("第", "二", "三")
                or (not quoted and unit_at(text, match.end()))
                or following in DIGITS
            ):
                continue
            begin = match.start() if quoted else match.start(1)
            end = match.end() if quoted or text[match.end(1) : match.end(1) + 1] != "”" else match.end(1)
            yield Read(begin, end, plan(match[1]))
    if "世纪" in text:
        for match in _DECADE.finditer(text):
            century = {"上": 1900, "本": 2000, "21": 2000, "二十一": 2000, "19": 1800}.get(match[1] or "上", 1900)
            first = century + number(match[2])
            yield Read(match.start(), match.end(), TimeSpan(PartialDate(first), PartialDate(first + 9), "period"))
    if "年" in text or "月" in text:
        for match in WINDOWS.finditer(text):
            if match[1] != "近" or match.start() == 0 or text[match.start() - 1] not in "附接将最邻":
                yield Read(match.start(), match.end(), window(match, clock))
    for match in _WORDS.finditer(text):
        if match.start() and text[match.start() - 1] in PARTED and match[0] == "明天":
            continue
        yield Read(match.start(), match.end(), relative(match[0], clock))


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every date and period of a normalised text."""
    for found in (*points(text, clock), *_named(text, clock)):
        span, begin, end = found.span, found.start, found.end
        if _UNTIL.search(text, max(0, begin - 5), begin):
            span = replace(span, role="until")
        elif (
            _BASE_BEFORE.search(text, max(0, begin - 4), begin)
            or (
                span.grain != "period"
                and _FROM_BEFORE.search(text, max(0, begin - 2), begin)
                and _FROM_AFTER.match(text, end)
            )
            or _BASE_AFTER.match(text, end)
            or _WHOLE.search(text, begin, end)
        ):
            span = replace(span, role="base")
        kind = "period" if span.grain in ("period", "quarter", "half") else "date"
        named = span.relative == "" and not text.startswith("规划", end)
        checkable = named and text[begin:end] not in YEARS and text[begin:end] not in DAYS
        yield Mention(kind, begin, end, text[begin:end], span, checkable)
