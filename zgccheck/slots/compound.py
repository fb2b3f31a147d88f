"""Figures and hours in more than one unit: 4分17秒69, 1小时20分, 1米92; 上午9点30分, 17时许."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zgccheck.model import Interval, Mention, PartialDate, Quantity
from zgccheck.slots.units import unit_at

ORDER = 6
_LASTED = re.compile(
    r"(?<![\d.:第])(?:(?P<hours>\d{1,3})个?小时)?(?:(?P<minutes>\d{1,3})分钟?)?"
    r"(?:(?P<seconds>\d{1,2}(?:\.\d+)?)秒(?P<part>\d{1,3}(?![\d年月日个万亿]))?)?"
)
_TALL = re.compile(r"(?<![\d.第])(?P<metres>\d{1,2})米(?P<part>\d{2})(?![\d.])")
_HOUR = re.compile(
    r"(?P<half>凌晨|清晨|早上|早晨|(?<!最)早|上午|中午|下午|傍晚|晚上|晚间|夜间|(?<!最)晚)?(?<![\d.:第])(?P<hour>[01]?\d|2[0-4])"
    r"(?:[点时](?:(?P<minute>[0-5]?\d)分|(?P<thirty>半)|(?P<sharp>整|许|左右|前后|起))?|:(?P<colon>[0-5]\d)(?![\d:]))"
)
_NIGHT = frozenset({"晚上", "晚间", "晚", "夜间"})
_LATE = _NIGHT | {"下午", "傍晚"}
NOON = 6
"""Hours before which 中午 is after twelve: 中午1时."""


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every length of time in two units or more, in seconds, every height, and every hour of the day; the clock is not used."""
    if "秒" in text or "小时" in text:
        for match in _LASTED.finditer(text):
            if sum(part is not None for part in match.groups()) > 1:
                yield _lasted(match)
    if "米" in text:
        for match in _TALL.finditer(text):
            if unit_at(text, match.end()) is None:
                yield _figure(match, Decimal(f"{match['metres']}.{match['part']}"), Decimal("0.01"), "米")
    if "点" in text or "时" in text or ":" in text:
        for match in _HOUR.finditer(text):
            if match["half"] or match["minute"] or match["sharp"]:
                yield _hour(match)


def _lasted(match: re.Match[str]) -> Mention:
    value = Decimal(match["hours"] or 0) * 3600 + Decimal(match["minutes"] or 0) * 60
    seconds = Decimal(match["seconds"] or 0)
    step = Decimal(1) if match["seconds"] else Decimal(60)
    if match["part"]:
        step = Decimal(1).scaleb(-len(match["part"]))
        seconds += Decimal(match["part"]) * step
    value += seconds
    return _figure(match, value, step, "秒")


def _figure(match: re.Match[str], value: Decimal, step: Decimal, unit: str) -> Mention:
    read = Quantity(Interval(value, value, closed=False), value, step, unit)
    return Mention("quantity", match.start(), match.end(), match.group(), read)


def _hour(match: re.Match[str]) -> Mention:
    hour, minute = int(match["hour"]), int(match["minute"] or match["colon"] or (30 if match["thirty"] else 0))
    late = match["half"] in _LATE or (match["half"] == "中午" and hour < NOON)
    hour += 12 if late and (hour < 12 or match["half"] in _NIGHT) else 0
    return Mention("hour", match.start(), match.end(), match.group(), f"{hour:02}:{minute:02}")
