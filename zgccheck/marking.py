"""What `zgccheck annotate` puts into a manuscript, told from the author's own: readers pass over it, and it is taken out again.

Each format has a name of ours in its own syntax: a label, a class, a bookmark, a style. Plain text has no syntax to hide one
in; there the heading of the list says whose it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LABEL = "zgc-"
"""Begins the labels of footnotes in Markdown and the keys of citations for Pandoc."""
MARK_CLASS, LIST_CLASS = "zgccheck-mark", "zgccheck-references"
"""In HTML."""
BOOKMARK = "_zgc"
"""Begins the names of the bookmarks around marks in Word; one with _ in front is not shown."""
STYLE = "ZgccheckReference"
"""Of the paragraphs of footnotes in Word."""
HEADINGS = {"zh": "参考文献（zgccheck 标注）", "en": "References (set by zgccheck)"}

REFERENCE = re.compile(rf"\[\^{LABEL}\d+\]")
DEFINITION = re.compile(rf"\[\^{LABEL}\d+\]:")
CITATION = re.compile(rf"\[@{LABEL}[\w.-]+(?:; ?@{LABEL}[\w.-]+)*\]")
_END = r"(?:\r\n|\r|\n)"
_LIST = re.compile(
    rf"(?:\A|(?<=[\r\n]))(?:{'|'.join(map(re.escape, HEADINGS.values()))})(?:{_END}\[\d{{1,6}}\] [^\r\n]*)+"
)
_ENTRY = re.compile(r"(?:\A|(?<=[\r\n]))\[(\d{1,6})\] ")
NUMBERS = re.compile(r"\[(\d{1,6}(?:,\d{1,6})*)\]")
"""A mark in plain text: [1], [1,3]."""


class Plain(NamedTuple):
    """Where plain text has what was put into it: the list of references, and the marks before it that it explains."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def plain(text: str) -> Plain | None:
    """The last list of references that is ours, with its marks; None where there is none."""
    lists = list(_LIST.finditer(text))
    if not lists:
        return None
    found = lists[-1]
    numbers = {entry[1] for entry in _ENTRY.finditer(found[0])}
    marks = NUMBERS.finditer(text, 0, found.start())
    ours = tuple(mark.span() for mark in marks if numbers.issuperset(mark[1].split(",")))
    return Plain(found.start(), found.end(), ours)
