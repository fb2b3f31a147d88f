"""Comments of HTML's syntax, which Markdown has too and plain text borrows: no part of what is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Comment = tuple[int, int, str]
"""Start and end in the text, and what it says."""


def comments(text: str) -> list[Comment]:
    """Every `<!-- … -->`, in order. One that is never closed is text."""
    found = []
    at = text.find("<!--")
    while at >= 0 and (close := text.find("-->", at + 4)) >= 0:
        found.append((at, close + 3, text[at + 4 : close].strip()))
        at = text.find("<!--", close + 3)
    return found


def apart(found: Iterable[Comment]) -> list[Comment]:
    """The same places in order, those that overlap as one."""
    result: list[Comment] = []
    for start, end, said in sorted(found):
        if result and start < result[-1][1]:
            start, last, said = result.pop()
            end = max(end, last)
        result.append((start, end, said))
    return result


def masked(text: str, found: list[Comment]) -> str:
    """The text with blanks for its comments, line ends kept: offsets stay."""
    parts = []
    last = 0
    for start, end, _ in found:
        parts += [text[last:start], "".join(char if char in "\r\n" else " " for char in text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def within(found: list[Comment], start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the comments that touch a span of the text."""
    first = bisect_right(found, start, key=lambda one: one[1])
    last = bisect_left(found, end, key=lambda one: one[0])
    return [one[:2] for one in found[first:last]]
