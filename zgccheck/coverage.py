"""What of the sources the base speaks of: every checkable mention, and whether a claim or an omission holds it.

A mention counts as held when each of its word characters stands in a passage of some claim or in an omission. Whether a
claim says the same as its passage is not asked here: a reader proves that, and `lint` proves the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from zgccheck import people, slots
from zgccheck.lexicon import Lexicon
from zgccheck.model import Source
from zgccheck.reading import Reading
from zgccheck.store import Base
from zgccheck.text import normalise, place

State = Literal["covered", "omitted", "uncovered"]
STATES: tuple[State, ...] = ("covered", "omitted", "uncovered")

CONTEXT = 16
"""Code points shown on either side of a mention."""

_NOT_SAID = frozenset({"polarity", "status"})
"""Slots that turn a statement and are none by themselves."""
_LINE = re.compile(r"[^\r\n]*(?:[\r\n]+|\Z)")
_ENDS = re.compile(r"[。！？!?；;：:…][”’」』）)]*\s*\Z")
"""A line that ends like a sentence."""
_RUNS = re.compile("[，,。；;]|“[^”]*\\Z")
"""What running text has in it; a heading, a caption's credit or a label has neither a clause nor an open quotation."""


@dataclass(frozen=True, slots=True)
class Place:
    """One checkable mention in a source. `start` and `end` index the source's own text, `line` and `column` count from 1."""

    kind: str
    start: int
    end: int
    text: str
    line: int
    column: int
    before: str
    after: str
    state: State


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a source's text that the same claims and omissions hold. The pieces of a source are its whole text."""

    start: int
    end: int
    claims: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def state(self) -> State:
        return "covered" if self.claims else "omitted" if self.reasons else "uncovered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source, its mentions in order, and its text in pieces."""

    source: Source
    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]

    def mentions(self, state: State) -> int:
        return sum(place.state == state for place in self.places)

    def characters(self, state: State) -> int:
        """Letters, digits and Han characters in that state; punctuation and blanks count nowhere."""
        pieces = (self.source.text[piece.start : piece.end] for piece in self.pieces if piece.state == state)
        return sum(char.isalnum() for text in pieces for char in text)


def coverage(base: Base) -> tuple[Coverage, ...]:
    """Every source of the base, by id."""
    lexicon = Lexicon(base.entities)
    return tuple(_source(base.sources[name], base, lexicon) for name in sorted(base.sources))


def _source(source: Source, base: Base, lexicon: Lexicon) -> Coverage:
    pieces = tuple(_pieces(source, base))
    states: list[State] = [piece.state for piece in pieces for _ in range(piece.start, piece.end)]
    places = tuple(_place(source, kind, start, end, states) for kind, start, end in mentions(source.text, lexicon))
    return Coverage(source, places, pieces)


def _pieces(source: Source, base: Base) -> Iterator[Piece]:
    """The text divided wherever a passage or an omission begins or ends."""
    held = [
        (span.start, span.end, name, "")
        for name, claim in base.claims.items()
        for passage in claim.passages
        if passage.source == source.id
        for span in passage.spans
    ]
    held += [(o.span.start, o.span.end, "", o.reason) for o in base.omitted if o.span.source == source.id]
    size = len(source.text)
    cuts = sorted({0, size, *(min(max(cut, 0), size) for start, end, *_ in held for cut in (start, end))})
    for start, end in pairwise(cuts):
        here = [(name, reason) for first, last, name, reason in held if first <= start and end <= last]
        names, reasons = (tuple(dict.fromkeys(words)) for words in zip(*here, strict=True)) if here else ((), ())
        yield Piece(start, end, tuple(filter(None, names)), tuple(filter(None, reasons)))


def _place(source: Source, kind: str, start: int, end: int, states: list[State]) -> Place:
    text = source.text
    own = {states[at] for at in range(start, end) if text[at].isalnum()} or {states[start]}
    state: State = "uncovered" if "uncovered" in own else "covered" if "covered" in own else "omitted"
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Place(kind, start, end, text[start:end], *place(text, start), before, after, state)


def mentions(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each checkable mention of a document, in order, read across the page's line breaks.

    Figures, ranks, firsts, editions, dates and quotations as the slots read them, and people with or without an office.
    """
    for begin, stop in paragraphs(text):
        normal = normalise(text[begin:stop])
        found = [(m.kind, m.start, m.end) for m in slots.read(normal.text) if m.checkable and m.kind not in _NOT_SAID]
        reading = Reading(normal, (), tuple(lexicon.read(normal.text)))
        found += [("person", p.office_start, p.end) for p in people.read(reading)]
        for kind, start, end in sorted(found, key=lambda row: (row[1], row[2])):
            first, last = normal.span(start, end)
            yield kind, begin + first, begin + last


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans that together are the text. Running text that breaks off within a sentence goes on in the next line."""
    start = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        breaks_off = bool(_RUNS.search(line)) and not _ENDS.search(line) and not line.startswith("#")
        if line and start < match.end() and not breaks_off:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)
