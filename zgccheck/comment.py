"""Comments of HTML's syntax, which Markdown has too and plain text borrows: no part of what is read."""

from __future__ import annotations

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


def masked(text: str, found: list[Comment]) -> str:
    """The text with blanks for its comments, line ends kept: offsets stay."""
    parts = []
    last = 0
    for start, end, _ in found:
        parts += [text[last:start], "".join(char if char in "\r\n" else " " for char in text[start:end])]
        last = end
    return "".join([*parts, text[last:]])
