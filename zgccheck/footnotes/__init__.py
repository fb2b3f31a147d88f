"""How references stand in a manuscript. A file here is a form of its name: `markdown.py` writes footnotes in Markdown.

A form is a module with a one-line docstring and

    bare(data, manuscript) -> bytes                       the file without the marks and references that were put into it
    places(data, manuscript, spots) -> list[int]          for each spot where its mark stands, in the file's order; -1: nowhere
    put(data, manuscript, marks, notes, lang) -> bytes    the file with the marks and the references; `bare` takes them out
    contents(data) -> object                              what two files that are the same have in common: their bytes

Marks at one place are one mark. What the forms put in is told from the author's own by the names in `marking`.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol, cast

from zgccheck.inline import Held
from zgccheck.model import Manuscript
from zgccheck.reference import Item

OPEN = 1 << 60
"""The limit of a spot whose block ends with it."""


class Spot(NamedTuple):
    """A statement, as offsets in the manuscript's text."""

    first: int
    last: int
    """Its last character that stands in the file; the mark goes behind it."""
    limit: int = OPEN
    """Where the text goes on that the mark may not pass."""


class Mark(NamedTuple):
    """A mark: the references that it names, as numbers of notes from 0."""

    spot: Spot
    at: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A reference, and how it is written in the style that was asked for, on one line."""

    item: Item
    text: str


class Form(Protocol):
    """A module of this package."""

    def bare(self, data: bytes, manuscript: Manuscript) -> bytes: ...

    def places(self, data: bytes, manuscript: Manuscript, spots: Sequence[Spot]) -> list[int]: ...

    def put(
        self, data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str
    ) -> bytes: ...

    def contents(self, data: bytes) -> object: ...


def names() -> list[str]:
    """Every form that there is a file for."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Form:
    """The form of that name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Form, importlib.import_module(f"{__name__}.{name}"))


def contents(data: bytes) -> object:
    """A file of one text is its bytes."""
    return data


class Stretches:
    """What emphasis and links hold together, by place."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._held = sorted(held)
        self._reach = list(accumulate((one.end for one in self._held), max))
        """Up to each stretch, how far those before it go."""

    def around(self, at: int) -> Iterator[Held]:
        """Those that a place stands inside of, the innermost first."""
        number = bisect_left(self._held, at, key=lambda one: one.start) - 1
        while number >= 0 and self._reach[number] > at:
            if self._held[number].end > at:
                yield self._held[number]
            number -= 1

    def outside(self, at: int, limit: int) -> int:
        """A place behind the emphasis and the links that it would stand inside of; -1 in a link with another sentence.

        In emphasis that holds more than one sentence it stays: behind that, it would speak for all of them.
        """
        while around := list(self.around(at)):
            over = [one.end for one in around if one.end <= limit]
            if not over:
                return -1 if any(one.link for one in around) else at
            at = max(over)
        return at


def line_end(text: str) -> str:
    """The line end that a file uses: its first."""
    at = min((found for char in "\r\n" if (found := text.find(char)) >= 0), default=-1)
    return "\n" if at < 0 else "\r\n" if text.startswith("\r\n", at) else text[at]


def appended(text: str, lines: Sequence[str]) -> str:
    """Lines to put at a file's end, one blank line before them. A file that ends without a line end does so again."""
    end = line_end(text)
    inside = end.join(lines)
    return f"{end}{inside}{end}" if text.endswith(("\r", "\n")) else f"{end}{end}{inside}"


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of appended lines with the line ends that `appended` put around them."""
    mark = line_end(text)
    if text.startswith(mark, end):
        return start - (len(mark) if text.endswith(mark, 0, start) else 0), end + len(mark)
    for _ in range(2):
        start -= len(mark) if text.endswith(mark, 0, start) else 0
    return start, end
