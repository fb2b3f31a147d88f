"""Numbers as they are written: Arabic or Chinese digits, full or half width, with thousands separators, in 万 or 亿."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from zgccheck.slots.numeral import LARGE, SMALL

_ARABIC = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)([十百千万萬亿億]*)")
_CHINESE = re.compile("([零〇一二两三四五六七八九十百千万亿萬億点]+)")
_GAP = re.compile(r"(?<=[0-9０-９])\s+(?=[十百千万亿萬億])")
_TRAILING = re.compile("[万亿萬億]*$")
_FULL = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_TRADITIONAL = str.maketrans("万亿两余", "萬億兩餘")
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
MOST = 10_000
"""Whole numbers before a 万 or 亿 stay below this: 1.2万亿元, not 12000亿元."""
PLACES = 3
"""Decimals that are still easy to read: 52073.4亿元, not 5.20734万亿元."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a number is written. `scale` is the run of magnitudes after the digits, as written; "" where there is none."""

    chinese: bool = False
    full: bool = False
    separated: bool = False
    scale: str = ""
    gap: str = ""
    """Blanks between the digits and the magnitude."""
    pair: bool = False
    """Whether 2 is 两 before a magnitude."""
    traditional: bool = False
    """萬, 億, 兩."""


def style(written: str, original: str) -> Style | None:
    """The style of a numeral, given normalised and as the manuscript has it. None for mixtures such as 1亿2300万."""
    traditional = any(char in original for char in "萬億兩餘")
    if match := _ARABIC.fullmatch(written):
        full = any("０" <= char <= "９" for char in original)
        gap = _GAP.search(original)
        return Style(
            full=full, separated="," in match[1], scale=match[2], gap=gap[0] if gap else "", traditional=traditional
        )
    if _CHINESE.fullmatch(written):
        scale = _TRAILING.search(written)
        dotted = "点" in written and scale is not None
        return Style(
            chinese=True, scale=scale[0] if dotted and scale else "", pair="两" in written, traditional=traditional
        )
    return None


def magnitude(scale: str) -> Decimal:
    """What a run of magnitudes multiplies by: 万 is 10⁴, 千万 10⁷, 万亿 10¹²."""
    product = Decimal(1)
    for char in scale:
        product *= LARGE.get(char) or SMALL[char]
    return product


def write(value: Decimal, step: Decimal, how: Style) -> str | None:
    """The number in that style, to the decimals that `step` has; None where it would read badly or cannot be exact."""
    scale = magnitude(how.scale)
    number, unit = value / scale, step / scale
    if how.scale and not (1 <= number < MOST):
        return None
    if number * scale != value:
        return None
    places = max(0, -int(unit.normalize().as_tuple().exponent))
    if places > PLACES or round(number, places) != number:
        return None
    digits = f"{number:.{places}f}"
    if how.chinese:
        return None if places and not how.scale and number >= MOST else chinese(digits, pair=how.pair) + how.scale
    whole, dot, fraction = digits.partition(".")
    if how.separated:
        whole = f"{int(whole):,}"
    text = whole + dot + fraction
    text = text.translate(_FULL) if how.full else text
    return text + how.gap + how.scale if how.scale else text


def traditional(text: str) -> str:
    """萬, 億, 兩 and 餘 for 万, 亿, 两 and 余."""
    return text.translate(_TRADITIONAL)


def widened(text: str) -> str:
    """ASCII digits and marks in full width."""
    return text.translate(_FULL)


def chinese(digits: str, *, pair: bool = False) -> str:
    """Arabic digits in Chinese: 748000 is 七十四万八千, 74.8 七十四点八."""
    whole, _, fraction = digits.partition(".")
    said = _whole(int(whole))
    if pair:
        said = re.sub("(?<![十百千])二(?=[千万亿])", "两", said)
    return said + ("点" + "".join(_DIGITS[int(digit)] for digit in fraction) if fraction else "")


def positional(digits: str, *, circle: bool = True) -> str:
    """Digit by digit, as years are written: 二〇二五."""
    said = "".join(_DIGITS[int(digit)] for digit in digits)
    return said.replace("零", "〇") if circle else said


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    parts: list[str] = []
    gap = False
    for place in range(len(_GROUPS) - 1, -1, -1):
        group = number // MOST**place % MOST
        if not group:
            gap = bool(parts)
            continue
        lead = "零" if parts and (gap or group < 1000) else ""
        parts.append(lead + _group(group) + _GROUPS[place])
        gap = False
    said = "".join(parts)
    return said[1:] if said.startswith("一十") else said


def _group(number: int) -> str:
    """Below ten thousand: 1020 is 一千零二十."""
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return said
