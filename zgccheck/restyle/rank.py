"""Ranks: the source's place in the manuscript's digits and counter, in the manuscript's scope."""

from __future__ import annotations

import re

from zgccheck.model import Rank
from zgccheck.restyle.alone import alone
from zgccheck.restyle.numeral import chinese, widened
from zgccheck.text import normalise

_NUMBER = re.compile("(?<=第)[0-9零〇一二两三四五六七八九十百]+|(?<=前)[0-9一二三四五六七八九十百]+")
_HEAD = re.compile("榜首|首位|头名|首$|头把交椅|魁首|鳌头")


def restyle(expected: str, like: str) -> str | None:
    place = read(expected)
    if place is None:
        return None
    for text in (_numbered(place, like), expected):
        if text is not None and _same(read(text), place, read(like)):
            return text
    return None


def read(text: str) -> Rank | None:
    """The numbered rank that a text is from end to end; 首个 and its like are none."""
    mention = alone(text)
    if mention is None or not isinstance(mention.value, Rank):
        return None
    value = mention.value
    placed = not value.word or mention.text.endswith("首位")
    return Rank(value.best, value.worst, value.scope) if placed and value.best > 0 else None


def _same(one: Rank | None, place: Rank, said: Rank | None) -> bool:
    """The source's place; the scope is the source's or, where the source names none, the manuscript's."""
    scopes = {place.scope, said.scope if said and not place.scope else place.scope}
    return one is not None and (one.best, one.worst) == (place.best, place.worst) and one.scope in scopes


def _numbered(place: Rank, like: str) -> str | None:
    """The manuscript's words with another number in them."""
    normal = normalise(like)
    front = place.best == 1 < place.worst
    if not front and place.best != place.worst:
        return None
    number = _NUMBER.search(normal.text)
    if number is None:
        head = _HEAD.search(normal.text)
        if head is None or front:
            return None
        start, end = normal.span(head.start(), head.end())
        return f"{like[:start]}第{chinese(str(place.best))}{'位' if '位' in head[0] else ''}{like[end:]}"
    if front != (normal.text[number.start() - 1] == "前"):
        return None
    start, end = normal.span(number.start(), number.end())
    digits = str(place.worst)
    if not number[0].isascii():
        digits = chinese(digits)
    elif not like[start].isascii():
        digits = widened(digits)
    return like[:start] + digits + like[end:]
