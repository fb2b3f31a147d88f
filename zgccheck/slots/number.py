"""Numerals in any writing as exact values: 748,000, 74.8万, 七十四万八千, 一点二亿, 5万4千6百, 十余万, 数百, 五六十.

A numeral has no unit and no outer hedge (近, 约, 以上); the hedges within it (余, 多, 几, 数, 上) are its own.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from zgccheck.slots.hedges import MANIFOLD
from zgccheck.slots.numeral import DIGITS, LARGE, SMALL, Numeral, Reading, significance
from zgccheck.slots.stops import stops

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


def read_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that starts at this offset, or None."""
    if match := _SOME.match(text, at):
        if at and text[at] == "数" and text[at - 1] in _NOT_SOME:
            return None
        scale = _magnitude(text[at + 1 : match.end()])
        return Numeral(at, match.end(), 2 * scale, scale, "some") if scale else None
    if match := _UPWARD.match(text, at):
        scale = _magnitude(text[at + 1 : match.end()])
        return Numeral(at, match.end(), scale, scale, "over") if scale else None
    plain = _read_plain(text, at)
    return _more(text, plain) if plain else None


def _magnitude(text: str) -> Decimal | None:
    """The value of a run of magnitudes (百, 十万, 百亿), None when it is none."""
    reading = Reading()
    for char in text:
        if not (reading.small(SMALL[char]) if char in SMALL else reading.large(LARGE[char])):
            return None
    return reading.close(False)[0]


def _read_plain(text: str, at: int) -> Numeral | None:
    if match := _POSITIONAL.match(text, at):
        value = Decimal("".join(str(DIGITS[char]) for char in match[0]))
        return Numeral(at, match.end(), value, significance(str(value)))
    reading = Reading()
    end = at
    while end < len(text) and (width := _take(reading, text, at, end)):
        end += width
    if end == at or reading.broken:
        return None
    value, step, spread = reading.close(text[end - 1] in DIGITS)
    bare = text[at] in LARGE or (text[at] in SMALL and text[at] not in "十拾")
    bare = bare and not any(char in DIGITS or char.isdigit() for char in text[at:end])
    return Numeral(at, end, value, step, "", value + spread if spread else None, reading.arabic, bare)


def _take(reading: Reading, text: str, at: int, end: int) -> int:
    """How many characters from here the reading takes on; 0 where the numeral ends."""
    char = text[end]
    if char in "零〇" and end > at:
        following = text[end + 1 : end + 2]
        return int(reading.zero() if following in DIGITS or following in SMALL else False)
    if char in DIGITS:
        return int(reading.digit(DIGITS[char], end > at and text[end - 1] in DIGITS))
    if char in "0123456789":
        match = _ARABIC.match(text, end)
        return len(match[0]) if match and reading.number(match[0].replace(",", "")) else 0
    if char == "点":
        match = _FRACTION.match(text, end)
        digits = "".join(str(DIGITS[digit]) for digit in match[1]) if match else ""
        return len(digits) + 1 if digits and reading.decimals(digits) else 0
    if char in SMALL:
        return int(not (end > at and text.startswith("百分点", end)) and reading.small(SMALL[char]))
    return int(char in LARGE and reading.large(LARGE[char]))


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
