"""Footnotes in Markdown: [^zgc-1] behind the statement, and the references at the end of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from zgccheck import splice
from zgccheck.citations.markdown import marked
from zgccheck.footnotes import Mark, Note, Spot, Stretches, appended, widened
from zgccheck.footnotes import contents as contents
from zgccheck.manuscripts.markdown import paged, written
from zgccheck.marking import CITATION, LABEL, REFERENCE
from zgccheck.model import Manuscript

_DEFINITION = rf"\[\^{LABEL}\d+\]:[^\r\n]*"
_DEFINITIONS = re.compile(rf"{_DEFINITION}(?:(?:\r\n|\r|\n){_DEFINITION})*")
_BEHIND = ("(", "[", "{", ":", "_")
"""Before these, brackets would be a link, the words of one or a definition, or make emphasis of what is none."""
_LITERAL = "*_~=`"
"""A mark behind one of these that is text might make emphasis or code of it."""
_BEFORE = "!\\^"
"""After these, brackets would be an image or a note of their own, or be escaped."""


def bare(data: bytes, manuscript: Manuscript) -> bytes:
    text = manuscript.text
    spans = [
        (one.start, one.end)
        for one in manuscript.skipped
        if one.reason == "note-mark"
        and (REFERENCE.fullmatch(text, one.start, one.end) or CITATION.fullmatch(text, one.start, one.end))
    ]
    last = 0
    for start in sorted(one.start for one in manuscript.skipped if one.reason == "references"):
        if start >= last and (found := _DEFINITIONS.match(text, start)):
            last = found.end()
            spans.append(widened(text, start, last))
    return splice.replaced(data, manuscript, [(*span, "") for span in sorted(spans)])


def places(data: bytes, manuscript: Manuscript, spots: Sequence[Spot]) -> list[int]:
    page = paged(manuscript.text)
    held, elements = Stretches(page.inline.held), sorted(page.elements)
    return [
        -1
        if _inside(elements, spot.last) or manuscript.text[spot.last] in _LITERAL
        else _placed(manuscript.text, held.outside(written(manuscript.text, spot.last), spot.limit))
        for spot in spots
    ]


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in a part of the page that is written in HTML, where Markdown's notes are none."""
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < spans[number][1]


def _placed(text: str, at: int) -> int:
    """The place, or one before an exclamation mark; -1 where brackets would be something else."""
    if at > 0 and text[at - 1] == "!":
        at -= 1
    if at < 0 or text[at - 1] in _BEFORE or text.startswith(_BEHIND, at):
        return -1
    return at


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    pieces = [(mark.at, mark.at, "".join(f"[^{LABEL}{number + 1}]" for number in mark.numbers)) for mark in marks]
    lines = [f"[^{LABEL}{number}]: {marked(note.text, note.item)}" for number, note in enumerate(notes, 1)]
    end = len(manuscript.text)
    return splice.replaced(data, manuscript, [*pieces, (end, end, appended(manuscript.text, lines))])
