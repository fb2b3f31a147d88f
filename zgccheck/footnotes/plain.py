"""Numbers in brackets in plain text, and a list of references at the end of the file."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck import marking, splice
from zgccheck.clean import one_line
from zgccheck.footnotes import Mark, Note, Spot, appended, widened
from zgccheck.footnotes import contents as contents
from zgccheck.model import Manuscript


def bare(data: bytes, manuscript: Manuscript) -> bytes:
    spans = [
        widened(manuscript.text, one.start, one.end) if one.reason == "references" else (one.start, one.end)
        for one in manuscript.skipped
    ]
    return splice.replaced(data, manuscript, [(*span, "") for span in spans])


def places(data: bytes, manuscript: Manuscript, spots: Sequence[Spot]) -> list[int]:
    return [spot.last + 1 for spot in spots]


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    """The marks and the list. Its numbers go on after those in brackets that the author has."""
    text = manuscript.text
    taken = [int(number) for found in marking.NUMBERS.finditer(text) for number in found[1].split(",")]
    first = max(taken, default=0) + 1
    pieces = [(mark.at, mark.at, f"[{','.join(str(first + number) for number in mark.numbers)}]") for mark in marks]
    lines = [marking.HEADINGS[lang], *(f"[{number}] {one_line(note.text)}" for number, note in enumerate(notes, first))]
    return splice.replaced(data, manuscript, [*pieces, (len(text), len(text), appended(text, lines))])
