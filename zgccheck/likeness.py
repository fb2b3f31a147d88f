"""Two figures in their sentences -> how much the words around them say that they are of one thing (0…1).

For documents as they are, which have no keys (`counterpart`). Each signal is plain, and all count alike: weights that were
learned did no better (docs/decisions/0005-documents-as-sources.md).
"""

from __future__ import annotations

import math
import re
import string

from zgccheck import occasion
from zgccheck.index import Index
from zgccheck.model import Mention, Quantity, TimeSpan
from zgccheck.reading import Reading
from zgccheck.slots.units import COUNTED

PLENTY = 40.0
"""Weight of shared wording beyond which more says nothing."""
BEFORE, AFTER = 6, 4
"""Characters on either side that tell what a figure counts."""
LEAD = 5
"""Characters directly before a figure: mostly its measure or its verb."""
NOUN = 6
"""Characters after a figure that may name what it counts, at most."""
FEW = 4
"""Characters that say too little of an event: 自3月22日起,…."""
SIZE = 0.5
"""Orders of magnitude from which two figures are of another size, about three times; a wrong figure is mostly of the right one."""
APART = 0.2
"""What another size takes away."""
HOLLOW = frozenset("的了在是和与及也都将已有为对于从到由被把其这那中上下个年月日")
"""Characters that carry no meaning."""

NOUNS = """
选手 运动员 参赛者 爱好者 健儿 玩家
学生 学员 同学 考生
儿童 孩子 小朋友 幼童
企业 公司 厂商 商家
民警 警察 警员 警力
患者 病人 病例
游客 旅客 乘客 观众
居民 市民 群众 村民 百姓
工人 员工 职工 雇员
嫌疑人 嫌犯 人员 男子 女子
车辆 汽车 轿车 小客车
房屋 住宅 房子 民房
"""
"""What is counted, in words for one thing or for what is counted together; a kind a line."""
_SAME_THING = tuple(tuple(line.split()) for line in NOUNS.split("\n") if line)

_NOUN = re.compile(r"(?:以上|左右|多|余)?的?([^\W\d_a-z的了在于为是将已从到对与和及由把被等其中并也都以]+)")
_STAGE = re.compile("预选赛|资格赛|小组赛|淘汰赛|(?:八|四|二)分之一决赛|1/[248]决赛|半决赛|总决赛|决赛|争夺战")
_TIMES = ("秒", "分钟", "小时", "天", "日", "年")
"""An ordinal of these counts nothing: 第27分钟."""
_FILED = re.compile(r"[^\W\d]{0,4}电")
"""After the date of a dateline: 新华社北京1月30日电."""


def fit(draft: Reading, mention: Mention, source: Reading, other: Mention, index: Index) -> float:
    """The mean of ten signals that two figures or dates are of one thing; less where they are of another size."""
    mine, theirs = _wording(draft, mention), _wording(source, other)
    rare = sum(index.rarity(pair) for pair in draft.bigrams & source.bigrams)
    signals = (
        _share(mine, theirs),  # the words of the figure's clause, in the other's clause
        _share(theirs, mine),  # and the other way round
        _share(mine, frozenset(source.text)),  # and anywhere in the other's sentence
        _share(_beside(draft, mention), _beside(source, other)),  # what stands around it
        len(_lead(draft, mention) & _lead(source, other)) / LEAD,  # and directly before
        _same_noun(noun(draft, mention), noun(source, other)),  # what is counted
        min(rare, PLENTY) / PLENTY,  # rare wording that the two sentences share
        same_kind(draft, mention, source, other),
        mention.checkable,  # 一个 and its like are figures of anything
        other.checkable,
    )
    return sum(signals) / len(signals) - (APART if _orders(mention, other) > SIZE else 0.0)


def same_kind(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether two figures have one unit or count one thing, or two dates are of one kind of event."""
    a, b = mention.value, other.value
    if isinstance(a, TimeSpan) or mention.kind == "hour":
        return same_occasion(draft, mention, source, other) is True
    if mention.kind == "ordinal":
        return True
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    if a.unit != b.unit and {a.unit, b.unit} <= COUNTED:
        return bool(set(noun(draft, mention)) & set(noun(source, other)))
    return a.unit == b.unit


def same_occasion(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool | None:
    """Whether two dates are of one kind of event: not of another in a series, or the day on which an agency sent its report;
    None where the source doesn't tell in so many words what happened."""
    if _FILED.match(source.text, other.end) or _other_turn(draft, mention, source, other):
        return False
    mine, theirs = occasion.kinds(draft, mention), occasion.kinds(source, other)
    if mine is None or theirs is None or theirs:
        return bool(mine and theirs and mine & theirs)
    return False if _of_figure(draft, mention) or _of_figure(source, other) else None


def _of_figure(reading: Reading, date: Mention) -> bool:
    """Whether a date is the time of a figure: 今年前7个月,全国共…."""
    if isinstance(date.value, TimeSpan) and date.value.grain == "period":
        return True
    end = reading.clause_span(date.start)[1]
    if reading.text[date.end : end] == ",":
        end = reading.clause_span(end)[1]
    return any(date.end <= m.start < end and m.checkable and isinstance(m.value, Quantity) for m in reading.slots)


def _other_turn(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether the two tell of turns of one thing, and not the same ones (第三场, 第四场; 半决赛, 决赛)."""
    mine, theirs = _turns(draft, mention), _turns(source, other)
    return any(not mine[unit] & theirs[unit] for unit in mine.keys() & theirs.keys())


def _turns(reading: Reading, date: Mention) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in reading.slots:
        if mention.kind == "ordinal":
            found.setdefault(str(mention.value).lstrip(string.digits), set()).add(str(mention.value))
    for stage in _STAGE.findall(reading.text, *reading.clause_span(date.start)):
        found.setdefault("赛", set()).add(stage)
    return found


def other_noun(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether two counts name what they count, and in words that have no character in common."""
    mine, theirs = noun(draft, mention), noun(source, other)
    if mention.kind == "ordinal":
        return not str(mention.value).endswith(_TIMES) and not set(mine) & set(theirs)
    if not isinstance(mention.value, Quantity) or mention.value.unit not in COUNTED:
        return False
    return bool(mine and theirs) and not set(mine) & set(theirs) and not _kindred(mine, theirs)


def noun(reading: Reading, mention: Mention) -> str:
    """What stands after a figure in its clause, up to a particle: 多名|游泳爱好者 of «100多名游泳爱好者在…»."""
    match = _NOUN.match(reading.text, mention.end, reading.clause_span(mention.start)[1])
    return match[1][:NOUN] if match else ""


def solid(text: str) -> frozenset[str]:
    """The characters that carry meaning."""
    return frozenset(char for char in text if char.isalpha() and char not in HOLLOW)


def _same_noun(mine: str, theirs: str) -> float:
    if not (mine and theirs):
        return 0.5
    return 1.0 if _kindred(mine, theirs) else _share(frozenset(mine), frozenset(theirs))


def _kindred(mine: str, theirs: str) -> bool:
    """Whether two nouns hold words for one thing."""
    return any(_holds(mine, words) and _holds(theirs, words) for words in _SAME_THING)


def _holds(noun: str, words: tuple[str, ...]) -> bool:
    return any(word in noun for word in words)


def _wording(reading: Reading, mention: Mention) -> frozenset[str]:
    """The characters of the figure's clause that carry meaning; of the one beside it where there are none."""
    start, end = reading.clause_span(mention.start)
    found = solid(reading.text[start : mention.start] + reading.text[mention.end : end])
    if len(found) < FEW and end < len(reading.text) and isinstance(mention.value, TimeSpan):
        return found | solid(reading.text[slice(*reading.clause_span(end))])
    if found or not start:
        return found
    return solid(reading.text[reading.clause_span(start - 1)[0] : start])


def _beside(reading: Reading, mention: Mention) -> frozenset[str]:
    before = reading.text[max(0, mention.start - BEFORE) : mention.start]
    after = reading.text[mention.end : mention.end + AFTER]
    return solid(before + after)


def _lead(reading: Reading, mention: Mention) -> frozenset[str]:
    before = reading.text[reading.clause_span(mention.start)[0] : mention.start]
    return frozenset([char for char in before if char.isalnum()][-LEAD:])


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


def _orders(mention: Mention, other: Mention) -> float:
    """Orders of magnitude between two figures; 0 for what is no figure, and for one whose point or unit has slipped (4.28, 42.8)."""
    a, b = mention.value, other.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity) and a.written > 0 and b.written > 0):
        return 0.0
    if _digits(a) == _digits(b) and len(_digits(a)) > 1:
        return 0.0
    return abs(math.log10(a.written) - math.log10(b.written))


def _digits(figure: Quantity) -> str:
    return "".join(map(str, figure.written.as_tuple().digits)).strip("0")
