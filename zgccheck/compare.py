"""Two readings of one slot: do they agree, contradict, or can it not be decided? One function a kind of value.

Every relation carries a reason; those that a report can show are listed in `say.REASONS`. `draft` is the user's, `source` the claim's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from zgccheck.model import Interval, PartialDate, Quantity, Rank, Relation, TimeSpan


@dataclass(frozen=True, slots=True)
class Outcome:
    """How two values relate, and why. `exact` is agreement without hedge or rounding."""

    relation: Relation
    reason: str
    exact: bool = False


FINER = "more-precise-than-source"
FAR = 5
"""How many times as much as what a figure stays under is no other way to say it."""
AGREES = Outcome("agrees", "agrees", exact=True)


def commensurable(draft: Quantity, source: Quantity) -> bool:
    """Whether two figures measure in the same unit and manner, so that holding them together means something."""
    pair = {draft.unit, source.unit}
    if len(pair) == 1:
        return draft.form == source.form or "ratio" not in (draft.form, source.form)
    if pair <= _RATE:
        return draft.form != "level" or source.form != "level" or "pp" not in pair
    if pair <= _CURRENCIES or pair == {"", "元"} or pair <= set(_CLOCK) or pair <= set(_AREA):
        return True
    if pair & _MEASURED:
        return False
    return "" in pair or ("个" in pair and "人" not in pair) or any(pair <= group for group in _ALIKE)


_RATE = {"%", "pp", "倍"}
_ALIKE = (
    {"家", "所", "座", "个"},
    {"项", "件", "款", "种", "类", "条", "个"},
    {"台", "套", "台套", "辆", "架", "艘"},
    {"次", "场", "届"},
)
"""Counters that a writer may swap for one and the same thing."""
_CURRENCIES = frozenset({"元", "美元", "欧元", "港元", "日元", "英镑"})
_CLOCK = {"秒": Decimal(1), "分钟": Decimal(60), "小时": Decimal(3600), "天": Decimal(86400)}
"""Stretches of time in seconds: another unit is another figure unless it comes to the same."""
_AREA = {"平方米": Decimal(3), "亩": Decimal(2000)}
"""Areas in thirds of a square metre; 15亩 are a hectare."""
_MEASURED = {
    "元", "美元", "欧元", "港元", "日元", "英镑", "%", "pp", "倍", "秒", "小时", "分钟", "天", "日", "年", "月", "周", "米", "平方米", "公顷",
    "亩", "克", "吨", "度", "摄氏度", "赫兹", "瓦", "千瓦时", "比特", "像素", "岁", "立方米", "升", "伏", "特斯拉", "帕",
}  # fmt: skip
"""Units of measure: never the same as a counter."""


def quantity(draft: Quantity, source: Quantity, *, exact: bool = False) -> Outcome:
    """The contract's table for two figures of one measure."""
    if draft.unit != source.unit:
        crossed = _units(draft, source)
        if crossed is not None:
            return crossed
    if (
        draft.form == source.form == "change"
        and draft.direction
        and source.direction
        and draft.direction != source.direction
    ):
        return Outcome("contradicts", "direction-mismatch")
    if draft.unit != "%" and {draft.form, source.form} == {"level", "change"}:
        return Outcome("undecided", "level-or-change")  # 净利润下降6.4亿元 says nothing of 净利润6.4亿元
    if (draft.form == "ratio") != (source.form == "ratio"):
        draft, source = _as_ratio(draft), _as_ratio(source)
    if draft.upper is not None or source.upper is not None:
        return _range(draft, source)
    a, b = draft.interval, source.interval
    if a.is_point and b.is_point and a.low == b.low:
        return AGREES
    if draft.hedge == source.hedge == "under" and draft.written >= FAR * source.written:
        return Outcome(
            "contradicts", "quantity-mismatch"
        )  # not wrong by itself, but nobody says 不到1微米 of 不到1纳米
    if a.contains(b):
        return Outcome("agrees", "agrees", exact=a == b)
    if not b.is_point and draft.hedge == "" and draft.written == source.written and source.hedge:
        return Outcome("contradicts", "hedge-dropped")
    if _fraction(draft) and _fraction(source) and draft.written != source.written:
        return Outcome("contradicts", "quantity-mismatch")  # nobody rounds 1/6 to 1/5
    if not exact and a.is_point and b.is_point and _rounds(draft, source):
        return Outcome("agrees", "rounded")
    if a.disjoint(b):
        return Outcome("contradicts", "quantity-mismatch")
    return Outcome("undecided", "more-precise-than-source")


def _units(draft: Quantity, source: Quantity) -> Outcome | None:
    """What two different units settle by themselves; None where the numbers must decide."""
    pair = {draft.unit, source.unit}
    if pair == {"%", "pp"} or pair <= _CURRENCIES:
        return Outcome("contradicts", "unit-mismatch")
    if pair <= set(_CLOCK):
        same = draft.written * _CLOCK[draft.unit] == source.written * _CLOCK[source.unit]
        return Outcome("agrees", "agrees") if same else Outcome("contradicts", "unit-mismatch")
    if pair <= set(_AREA):
        a, b = draft.written * _AREA[draft.unit], source.written * _AREA[source.unit]
        near = abs(a - b) * 20 <= max(abs(a), abs(b))
        return Outcome("agrees", "rounded") if near else Outcome("contradicts", "unit-mismatch")
    if draft.unit == "" and source.unit in _MEASURED and draft.written != source.written:
        return Outcome("undecided", "unit-unknown")
    if pair == {"%", "倍"} and "level" in (draft.form, source.form):
        return Outcome("undecided", "unit-unknown")
    return None


def _as_ratio(value: Quantity) -> Quantity:
    """增长150 % as the ratio 2.5 to the base."""
    if value.form != "change" or value.unit != "%":
        return value
    sign = -1 if value.direction == "down" else 1
    low, high = sorted(1 + sign * end / 100 for end in (value.interval.low, value.interval.high))
    return Quantity(
        Interval(low, high),
        1 + sign * value.written / 100,
        value.step / 100,
        "倍",
        value.hedge,
        "ratio",
        value.direction,
    )


def _range(draft: Quantity, source: Quantity) -> Outcome:
    if draft.upper is not None and source.upper is not None:
        same = draft.interval.low == source.interval.low and draft.upper == source.upper
        return AGREES if same else Outcome("contradicts", "quantity-mismatch")
    ranged, single = (draft, source) if draft.upper is not None else (source, draft)
    assert ranged.upper is not None
    if ranged.interval.low <= single.interval.low and single.interval.high <= ranged.upper:
        return Outcome("agrees", "agrees") if ranged is draft else Outcome("undecided", "more-precise-than-source")
    if single.interval.high < ranged.interval.low or single.interval.low > ranged.upper:
        return Outcome("contradicts", "quantity-mismatch")
    return Outcome("undecided", "more-precise-than-source")


def _fraction(value: Quantity) -> bool:
    """Whether a share is a named fraction, as the step shows: no digit's place has a step of 20/3 %."""
    return value.unit == "%" and value.hedge in ("", "about") and value.step.normalize().as_tuple().digits != (1,)


def _rounds(draft: Quantity, source: Quantity) -> bool:
    """Half-up to the draft's own precision, two or more significant digits kept."""
    if draft.step <= source.step or draft.written == 0 or draft.step == 0:
        return False
    if abs(draft.written) / draft.step < 10:
        return False
    return (source.written / draft.step).quantize(Decimal(1), ROUND_HALF_UP) * draft.step == draft.written


def significant(value: Quantity) -> int:
    """Digits that the writer committed to: 52073.4亿 has six, 3 has one, 约500 has one."""
    if value.step == 0:
        return 1
    return len(str(abs(int(value.written / value.step))))


_BACK = re.compile(r"(?:过去|近|最近|这|前)?([0-9一二三四五六七八九十]+)年(?:来|间|内|里)?$")
_SMALL = {word: number for number, word in enumerate("一 二 三 四 五 六 七 八 九 十".split(), start=1)}
_SMALL |= {f"{word}十": 10 * number for word, number in list(_SMALL.items())[1:9]}


def _years_back(word: str) -> int:
    """Years in 过去五年, 近5年, 五年来; 0 for other words."""
    match = _BACK.match(word)
    if match is None:
        return 0
    return _count(match.group(1))


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else _SMALL.get(number, 0)


def _yearless(span: TimeSpan) -> bool:
    return span.first.year is None


def _years(bounds: _Bounds) -> int:
    """Calendar years that the bounds span, roughly: 2021–2025 is 5, one year 1."""
    return bounds[1][0] - bounds[0][0] + 1 if bounds[1][0] > bounds[0][0] else 1


def _stretch(span: TimeSpan) -> bool:
    """From one named point to another, as in 2013年至2024年 or 25日至29日."""
    return span.first != span.last


def _whole_years(span: TimeSpan) -> bool:
    return span.first.month is None and span.first.day is None and span.first.year is not None


def dated(value: TimeSpan) -> bool:
    """Whether the time can be compared: a date, or a stretch of years counted back."""
    told = _of_that_year(value).relative
    return not told or _years_back(told) > 0 or _years_ahead(told) > 0


_Bounds = tuple[tuple[int, int, int], tuple[int, int, int]]


def _bounds(span: TimeSpan, year: int | None) -> _Bounds | None:
    def first(part: PartialDate) -> tuple[int, int, int] | None:
        y = part.year if part.year is not None else year
        return None if y is None else (y, part.month or 1, part.day or 1)

    def last(part: PartialDate) -> tuple[int, int, int] | None:
        y = part.year if part.year is not None else year
        return None if y is None else (y, part.month or 12, part.day or 31)

    low, high = first(span.first), last(span.last)
    return None if low is None or high is None else (low, high)


def _of_that_year(span: TimeSpan) -> TimeSpan:
    """当年10月29日 and 去年10月29日 are dates whose year stands elsewhere, as 10月29日 is."""
    if span.relative and span.first.month is not None:
        return replace(span, relative="")
    return span


def _day_only(span: TimeSpan) -> bool:
    return span.first.month is None and span.first.day is not None


def _month_only(span: TimeSpan) -> bool:
    return span.first.month is not None and span.first.day is None


_AHEAD = re.compile("(?:未来|今后)([0-9一二三四五六七八九十]+)年")


def _years_ahead(relative: str) -> int:
    """The years of 未来十年, or 0."""
    match = _AHEAD.fullmatch(relative)
    return _count(match[1]) if match else 0


def _monthed(span: TimeSpan, other: TimeSpan) -> TimeSpan:
    """25日 in the month of the other."""
    if span.first.month is None and span.first.day is not None and other.first.month is not None:
        return replace(
            span, first=replace(span.first, month=other.first.month), last=replace(span.last, month=other.first.month)
        )
    return span


def time(draft: TimeSpan, source: TimeSpan) -> Outcome:
    """Agree when one contains the other (a coarser date agrees with a finer one), contradict when they are apart."""
    draft, source = _of_that_year(draft), _of_that_year(source)
    if draft.relative or source.relative:
        years = _years_back(draft.relative) or _years_back(source.relative)
        if years and _years_back(draft.relative) == _years_back(source.relative):
            return Outcome("agrees", "agrees")
        ahead = _years_ahead(draft.relative), _years_ahead(source.relative)
        if all(ahead):
            return AGREES if ahead[0] == ahead[1] else Outcome("contradicts", "date-mismatch")
        other = source if draft.relative else draft
        ends = (other.first.year, other.last.year)
        if years and None not in ends and ends[1] - ends[0] + 1 == years:  # type: ignore[operator]
            return Outcome("agrees", "agrees")
        return Outcome("undecided", "relative-date")
    if _yearless(draft) != _yearless(source) and (_whole_years(draft) or _whole_years(source)):
        return Outcome("undecided", "year-unknown")
    shared = next((p.year for p in (draft.first, draft.last, source.first, source.last) if p.year is not None), 2000)
    if (_day_only(draft) and _month_only(source)) or (_month_only(draft) and _day_only(source)):
        return Outcome("undecided", "date-overlap")
    a, b = _bounds(_monthed(draft, source), shared), _bounds(_monthed(source, draft), shared)
    if a is None or b is None:
        return Outcome("undecided", "relative-date")
    if a == b:
        return AGREES
    if _stretch(draft) and _stretch(source) and (a[0] == b[0]) != (a[1] == b[1]):
        return Outcome("contradicts", "date-mismatch")
    if _years(a) >= 2 and _years(b) < 2 and draft.role != "until":
        return Outcome("undecided", "date-overlap")
    if a[0] <= b[0] and b[1] <= a[1]:
        return Outcome("agrees", "coarser-date")
    if b[0] <= a[0] and a[1] <= b[1]:
        inside = _years(b) >= 2 and _years(a) < 2 and draft.role == "main" and a[1][0] != b[1][0]
        inside = inside or draft.role == source.role == "base"
        return Outcome("contradicts", "date-mismatch") if inside else Outcome("agrees", "finer-date")
    if a[1] < b[0] or b[1] < a[0]:
        return Outcome("contradicts", "date-mismatch")
    return (
        Outcome("contradicts", "date-mismatch") if draft.grain == source.grain else Outcome("undecided", "date-overlap")
    )


def closes(draft: TimeSpan, source: TimeSpan) -> bool:
    """Whether a time within another is its end: what a figure is at the end of 2025 may be told of 2025, what it was in a quarter not."""
    a, b = _bounds(draft, source.first.year), _bounds(source, source.first.year)
    return a is not None and b is not None and a[1] == b[1] and (draft.role == "until" or a[0] >= (b[1][0], b[1][1], 1))


def rank(draft: Rank, source: Rank) -> Outcome:
    """Places and 首个-like marks with their scope."""
    if bool(draft.word) != bool(source.word):
        if "唯一" in (draft.word, source.word):
            return Outcome("undecided", "rank-other-kind")
        if not (draft.best == draft.worst == source.best == source.worst == 1):
            return Outcome("undecided", "rank-other-kind")
    elif {draft.word, source.word} == {"最", "最小"}:
        return Outcome("contradicts", "rank-mismatch")
    elif draft.word != source.word:
        return Outcome("undecided", "rank-other-kind")
    apart = draft.worst < source.best or source.worst < draft.best
    within = draft.scope in source.scope or source.scope in draft.scope
    if apart:  # third of the world and first of the country may both be so
        return Outcome("contradicts", "rank-mismatch") if within else Outcome("undecided", "rank-other-kind")
    if draft.scope and source.scope and draft.scope != source.scope:
        return Outcome("agrees", "agrees") if within else Outcome("contradicts", "scope-mismatch")
    if draft.best <= source.best and source.worst <= draft.worst:
        return Outcome("agrees", "agrees", exact=(draft.best, draft.worst) == (source.best, source.worst))
    return Outcome("undecided", "more-precise-than-source")


Kind = Literal["quantity", "time", "rank"]
