"""Shares of a whole, in per cent: 百分之三十, 千分之五, 三分之一, 1/3, 七成五, 过半, 减半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from zgccheck.model import Interval, Mention, PartialDate, Quantity
from zgccheck.slots.figure import JOIN, measured, opened
from zgccheck.slots.hedges import Hedge, after, before
from zgccheck.slots.number import read_at
from zgccheck.slots.numeral import Numeral

ORDER = 51
_PARTS = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
"""百分之, 千分之, 万分之 in per cent; any other 分之 is a fraction."""
_TENTHS = re.compile("成([一二三四五六七八九1-9])?(?![为立果功员就本熟长效都型交绩分套品像人千百形语对片群因千])")
"""成 as a tenth, and not as the beginning of 成为, 成立, 成果 …"""
_SLASHED = re.compile("([1-9][0-9]?)/([1-9][0-9]?|100|1000)(?![0-9/:])")
_RANKED = re.compile("(?:排名|名次|评分|第)$")
_HALF = re.compile(
    "(超过|超|近|约|不足|不到|接近)?(?:(?<!另)一半(?!球)|半数)(以上|左右|多)?|(过)半(?![年天个小程路])|减半"
)
_HEDGES: dict[str, Hedge] = {
    "超过": "over", "超": "over", "过": "over", "多": "over", "以上": "over", "近": "near", "接近": "near", "约": "about",
    "左右": "about", "不足": "under", "不到": "under",
}  # fmt: skip


def share(text: str, numeral: Numeral) -> Mention | None:
    """The share that a numeral begins, or None."""
    if text.startswith("分之", numeral.end):
        top = read_at(text, numeral.end + 2)
        if top is None or not numeral.value or (top.bare and text[top.start : top.end] != "百"):
            return None
        factor = _PARTS.get(text[numeral.start : numeral.end])
        return _parts(text, numeral, top, factor) if factor else _fraction(text, numeral, top, numeral.start, top.end)
    if text.startswith("/", numeral.end) and (match := _SLASHED.match(text, numeral.start)):
        bottom = read_at(text, numeral.end + 1)
        ranked = _RANKED.search(text, max(0, numeral.start - 2), numeral.start)
        if bottom is None or bottom.end != match.end() or numeral.value >= bottom.value or ranked:
            return None
        return _fraction(text, bottom, numeral, numeral.start, bottom.end)
    if text.startswith("成", numeral.end) and 0 < numeral.value <= 10 and (tenths := _TENTHS.match(text, numeral.end)):
        return _tenths(text, numeral, tenths)
    return None


def _parts(text: str, numeral: Numeral, top: Numeral, factor: Decimal) -> Mention:
    """百分之三十, 百分之五到八, 千分之五."""
    hedge, start = before(text, numeral.start)
    end, upper = top.end, None if top.upper is None else top.upper * factor
    if upper is None and (join := JOIN.match(text, end)):
        second = read_at(text, join.end() + (3 if text.startswith("百分之", join.end()) else 0))
        if second and not second.bare and second.value > top.value:
            upper, end = second.value * factor, second.end
    late, end = after(text, end, True)
    hedge = hedge or cast(Hedge, top.hedge) or late
    return measured(text, "percent", start, end, top.value * factor, top.step * factor, "%", hedge, upper)


def _fraction(text: str, bottom: Numeral, top: Numeral, first: int, last: int) -> Mention:
    """三分之一 and 1/3. A fraction has no last digit: a fifth of its unit fraction stands for one."""
    hedge, start = before(text, first)
    late, last = after(text, last, True)
    value, step = 100 * top.value / bottom.value, 20 / bottom.value
    return measured(text, "fraction", start, last, value, step, "%", hedge or late)


def _tenths(text: str, numeral: Numeral, match: re.Match[str]) -> Mention:
    """七成, 七成五, 超4成: in steps of ten per cent, or of one where a second digit stands."""
    value, step = numeral.value * 10, numeral.step * 10
    if match[1] and (digit := read_at(match[1], 0)):
        value, step = value + digit.value, Decimal(1)
    hedge, start = opened(text, numeral)
    late, end = after(text, match.end(), True)
    upper = None if numeral.upper is None else numeral.upper * 10
    return measured(text, "percent", start, end, value, step, "%", hedge or late, upper)


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Halves, which no numeral begins; the clock is not used."""
    if "半" not in text:
        return
    for match in _HALF.finditer(text):
        hedge = _HEDGES.get(match[1] or match[2] or match[3] or "", "")
        value, step = Decimal(50), Decimal(10)
        if match[0] == "减半":
            quantity = Quantity(Interval(value, value), value, step, "%", "", "change", "down")
            yield Mention("fraction", match.start(), match.end(), match[0], quantity)
        else:
            yield measured(text, "fraction", match.start(), match.end(), value, step, "%", hedge)
