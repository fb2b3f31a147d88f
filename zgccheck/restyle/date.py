"""Dates: the source's year, month and day in the places where the manuscript writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zgccheck.model import PartialDate, TimeSpan
from zgccheck.restyle.alone import alone
from zgccheck.restyle.numeral import chinese, positional, widened
from zgccheck.text import normalise

_CHINESE = "零〇一二三四五六七八九十"
_FIELDS = re.compile(
    rf"(?P<y>[0-9]{{4}}|[{_CHINESE}]{{4}})(?=年|[-至到~][0-9]{{4}}|$)|(?P<m>[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})(?=月)"
    rf"|(?P<d>[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})(?=[日号])"
    r"|(?P<ymd>(?P<yy>[0-9]{4})(?P<s>[-/.])(?P<mm>[0-9]{1,2})(?P=s)(?P<dd>[0-9]{1,2}))"
)
_PARTS = ("year", "month", "day")


def restyle(expected: str, like: str) -> str | None:
    value, said = read(expected), read(like)
    if value is None or said is None:
        return None
    for text in (_filled(value, said, like), expected):
        if text is not None and _same(read(text), value, said):
            return text
    return None


def read(text: str) -> TimeSpan | None:
    """The date or period that a text is from end to end, its role aside."""
    mention = alone(text)
    if mention is None or not isinstance(mention.value, TimeSpan) or mention.value.relative:
        return None
    return replace(mention.value, role="main")


def _same(one: TimeSpan | None, value: TimeSpan, said: TimeSpan) -> bool:
    """The source's date, with a year where the manuscript writes one, which is its own if the source has none."""
    wanted = replace(value, first=_shape(value.first, said.first), last=_shape(value.last, said.last))
    return one is not None and one == wanted


def _shape(point: PartialDate, like: PartialDate) -> PartialDate:
    return replace(point, year=(point.year or like.year) if like.year is not None else None)


def _filled(value: TimeSpan, said: TimeSpan, like: str) -> str | None:
    """The manuscript's words with the source's numbers in them."""
    normal = normalise(like)
    pieces, at, point = [], 0, value.first
    last = -1
    for part, start, end in _fields(normal.text):
        if part <= last and said.first != said.last:
            point = value.last
        last = part
        number = getattr(point, _PARTS[part])
        if number is None and part:
            return None
        if number is None:
            continue
        begin, stop = normal.span(start, end)
        pieces += [like[at:begin], _digits(number, normal.text[start:end], like[begin:stop], part)]
        at = stop
    return "".join(pieces) + like[at:] if pieces else None


def _fields(text: str) -> Iterator[tuple[int, int, int]]:
    """Which part (year 0, month 1, day 2) stands where, in order."""
    for match in _FIELDS.finditer(text):
        names = ("yy", "mm", "dd") if match["ymd"] else ("y", "m", "d")
        for part, name in enumerate(names):
            if match[name]:
                yield part, *match.span(name)


def _digits(number: int, written: str, original: str, part: int) -> str:
    if not written.isascii():
        return positional(str(number), circle="〇" in written) if part == 0 else chinese(str(number))
    digits = str(number).zfill(len(written)) if written.startswith("0") else str(number)
    return digits if original[0].isascii() else widened(digits)
