"""Footnotes in Word, one for each source; where it is cited again, a cross-reference to its number."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.footnotes import Mark, Note, Spot
from zgccheck.manuscripts import docx
from zgccheck.model import Manuscript


def bare(data: bytes, manuscript: Manuscript) -> bytes:
    return docx.bare(data, manuscript)


def places(data: bytes, manuscript: Manuscript, spots: Sequence[Spot]) -> list[int]:
    able = docx.takes(data, manuscript, [(spot.last, spot.limit) for spot in spots])
    return [spot.last if one else -1 for spot, one in zip(spots, able, strict=True)]


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    found = [(mark.spot.last, mark.spot.limit, mark.numbers) for mark in marks]
    return docx.footnote(data, manuscript, found, [note.text for note in notes])


def contents(data: bytes) -> object:
    """An archive is its members; how they were packed is nobody's text."""
    return docx.members(data)
