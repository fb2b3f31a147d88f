"""Numerals in any writing as exact values: 748,000, 74.8万, 七十四万八千, 一点二亿, 5万4千6百, 十余万, 数百, 五六十.

A numeral has no unit and no outer hedge (近, 约, 以上); the hedges within it (余, 多, 几, 数, 上) are its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from zgccheck.slots.hedges import MANIFOLD
from zgccheck.slots.stops import stops

DIGITS = {char: Decimal(n) for chars in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖") for n, char in enumerate(chars)}
DIGITS |= {"两": Decimal(2), "兩": Decimal(2), "貳": Decimal(2), "參": Decimal(3), "陸": Decimal(6)}
SMALL = {
    "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "拾": Decimal(10), "佰": Decimal(100), "仟": Decimal(1000),
}  # fmt: skip
LARGE = {"万": Decimal(10**4), "萬": Decimal(10**4), "亿": Decimal(10**8), "億": Decimal(10**8)}

_D, _S, _L = ("".join(table) for table in (DIGITS, SMALL, LARGE))
_ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+(?![\d])|\d+)(\.\d+)?")
_POSITIONAL = re.compile(f"[{_D}]{{3,}}(?![{_S}{_L}点])")
_FRACTION = re.compile(f"点([{_D}]+)")
_START = re.compile(f"[0-9{_D}{_S}{_L}]|[数几][{_S}{_L}]|[上过][{_S}{_L}]")
_SOME = re.compile(f"[数几][{_S}{_L}]+")
_UPWARD = re.compile(f"(?<![以之加晚早海通超度经越])[上过][{_S}{_L}]+")
_MORE = re.compile(f"([余餘多几])([{_S}{_L}]*)")
_SCALE = re.compile(f"[{_S}{_L}]+")
_NOT_SOME = frozenset("参总人件倍指函次家个户位基系分少多无奇偶整小代读负岁")
"""What 数 ends a word after: 参数, 总数, 人数, 指数 …"""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text: what it says, how finely, and whether it says so by itself."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    """One unit of the last significant digit written; a whole number's trailing zeros are not significant."""
    hedge: str = ""
    """over: 十余, 上百, 千多, 十几; some: 数百, 几十 (then `value` is the lower bound, twice the step)."""
    upper: Decimal | None = None
    """The other end of an approximate pair: 五六十 is 50 with upper 60."""
    arabic: bool = False
    bare: bool = False
    """Only a magnitude (百, 千万): a number only when hedged (近百, 超千)."""


@dataclass(slots=True)
class _Reading:
    """The state of a left-to-right reading: pending coefficient, sections below 万 and below 亿."""

    high: Decimal = Decimal(0)
    mid: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    pending: Decimal | None = None
    step: Decimal = Decimal(1)
    spread: Decimal = Decimal(0)
    unit: Decimal = Decimal(0)
    """The last magnitude read in this section, 0 where none."""
    limit: Decimal = Decimal("Infinity")

    def small(self, unit: Decimal) -> bool:
        if unit >= self.limit or (self.pending is None and unit > 10 and (self.section or self.mid or self.high)):
            return False
        coefficient, step = (Decimal(1), Decimal(1)) if self.pending is None else (self.pending, self.step)
        self.section += coefficient * unit
        self.step, self.spread, self.pending = step * unit, self.spread * unit, None
        self.unit = self.limit = unit
        return True

    def large(self, unit: Decimal) -> bool:
        below = self.section + (self.pending or 0)
        if unit == 10**8:
            if below or self.mid:
                self.high += (self.mid + below) * unit
            else:
                self.high = (self.high or Decimal(1)) * unit
            self.mid = Decimal(0)
        elif self.mid or (self.high and not below):
            return False
        else:
            self.mid = (below or Decimal(1)) * unit
        self.step, self.spread = self.step * unit, self.spread * unit
        self.section, self.pending = Decimal(0), None
        self.unit, self.limit = unit, Decimal("Infinity")
        return True

    def total(self) -> Decimal:
        return self.high + self.mid + self.section + (self.pending or 0)


def significance(digits: str) -> Decimal:
    """The step of an Arabic numeral as written: 180.66 → 0.01, 120 → 10, 1000 → 1000, 9865.0 → 0.1."""
    whole, _, fraction = digits.partition(".")
    if fraction:
        return Decimal(1).scaleb(-len(fraction))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(10) ** (zeros if zeros < len(whole) else 0)


def read_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that starts at this offset, or None."""
    if match := _SOME.match(text, at):
        if at and text[at] == "数" and text[at - 1] in _NOT_SOME:
            return None
        scale = _magnitude(text[at + 1 : match.end()])
        return scale and Numeral(at, match.end(), 2 * scale, scale, "some")
    if match := _UPWARD.match(text, at):
        scale = _magnitude(text[at + 1 : match.end()])
        return scale and Numeral(at, match.end(), scale, scale, "over")
    plain = _read_plain(text, at)
    return plain and _more(text, plain)


def _magnitude(text: str) -> Decimal | None:
    """The value of a run of magnitudes (百, 十万, 百亿), None when it is none."""
    reading = _Reading()
    for char in text:
        if not (reading.small(SMALL[char]) if char in SMALL else reading.large(LARGE[char])):
            return None
    return reading.total()


def _read_plain(text: str, at: int) -> Numeral | None:
    if match := _POSITIONAL.match(text, at):
        value = Decimal("".join(str(DIGITS[char]) for char in match[0]))
        return Numeral(at, match.end(), value, significance(str(value)))
    reading = _Reading()
    end, arabic, zero = at, False, False
    while end < len(text):
        char = text[end]
        if char in DIGITS:
            digit = DIGITS[char]
            if reading.pending is not None:
                paired = end - 1 >= at and text[end - 1] in DIGITS and not zero and not reading.spread
                gap = digit - reading.pending
                if not paired or not (gap == 1 or (gap == 2 and digit == 5)) or not reading.pending:
                    return None if paired and digit else _finish(reading, at, end, arabic, zero, text)
                reading.spread = gap
            elif digit or end == at:
                reading.pending, reading.step, reading.spread = digit, Decimal(1), Decimal(0)
            zero = not digit and end > at
            if zero:
                reading.pending = None
                following = text[end + 1 : end + 2]
                if following not in DIGITS and following not in SMALL:
                    return _finish(reading, at, end, arabic, False, text)
            elif reading.pending is not None and end > at and text[end - 1] in "零〇":
                zero = True
            end += 1
        elif char.isascii() and char.isdigit():
            match = _ARABIC.match(text, end)
            if match is None or reading.pending is not None:
                break
            written = match[0].replace(",", "")
            reading.pending, reading.step, arabic, zero = Decimal(written), significance(written), True, True
            end = match.end()
        elif char == "点" and (reading.pending is not None or reading.section) and not arabic:
            if not (match := _FRACTION.match(text, end)) or reading.spread:
                break
            digits = "".join(str(DIGITS[c]) for c in match[1])
            reading.pending = reading.section + (reading.pending or 0) + Decimal("0." + digits)
            reading.section, reading.step, zero = Decimal(0), Decimal(1).scaleb(-len(digits)), True
            end = match.end()
        elif char == "百" and end > at and text.startswith("百分点", end):
            break
        elif char in SMALL or char in LARGE:
            if not (reading.small(SMALL[char]) if char in SMALL else reading.large(LARGE[char])):
                break
            zero = False
            end += 1
        else:
            break
    return _finish(reading, at, end, arabic, zero, text)


def _finish(reading: _Reading, at: int, end: int, arabic: bool, zero: bool, text: str) -> Numeral | None:
    if end == at:
        return None
    if reading.pending is not None and reading.unit > 10 and not zero and text[end - 1] in DIGITS:
        place = reading.unit / 10  # 一百二 is 120, 三万五 is 35000
        reading.pending, reading.step, reading.spread = reading.pending * place, place, reading.spread * place
    value = reading.total()
    bare = not arabic and not any(char in DIGITS for char in text[at:end]) and text[at] not in "十拾"
    return Numeral(at, end, value, reading.step, "", value + reading.spread if reading.spread else None, arabic, bare)


def _more(text: str, plain: Numeral) -> Numeral:
    """The numeral with the 余 多 几 that follows it, and the magnitude after that: 十余万, 3000多, 十几亿."""
    match = _MORE.match(text, plain.end)
    if match is None or plain.upper is not None or plain.value < 10:
        return plain
    if match[1] == "几" and (plain.arabic or text[plain.end - 1] not in SMALL):
        return plain
    if match[1] == "多" and not match[2] and text[match.end() : match.end() + 1] in MANIFOLD:
        return plain
    scale = _magnitude(match[2]) if match[2] else Decimal(1)
    if scale is None:
        return plain
    return Numeral(plain.start, match.end(), plain.value * scale, plain.step * scale, "over", None, plain.arabic)


@lru_cache(maxsize=4096)
def numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a normalised text in order, but those that touch a stop phrase."""
    found: list[Numeral] = []
    barred = stops(text)
    at = 0
    while match := _START.search(text, at):
        numeral = read_at(text, match.start())
        if numeral is None:
            at = match.start() + 1
            continue
        at = max(numeral.end, match.start() + 1)
        while barred and barred[0][1] <= numeral.start:
            barred.pop(0)
        if barred and barred[0][0] < numeral.end:
            at = max(at, barred[0][1]) if numeral.start >= barred[0][0] else at
            continue
        found.append(numeral)
    return tuple(found)


def parse(text: str) -> Numeral | None:
    """The numeral that a text is from end to end, or None."""
    numeral = read_at(text, 0)
    return numeral if numeral and numeral.end == len(text) else None
