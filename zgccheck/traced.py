"""Text put together from pieces of a file, each character with the offset that it comes from; and the way back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from zgccheck.model import Block, Manuscript

Kind = Literal["heading", "paragraph", "item", "quote", "row", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Traced:
    """A text with one origin for each character."""

    text: str = ""
    origin: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.text + other.text, self.origin + other.origin)

    def __getitem__(self, span: slice) -> Traced:
        return Traced(self.text[span], self.origin[span])

    def without(self, spans: Iterable[tuple[int, int]]) -> Traced:
        """What of it does not come from these spans of the file (in order, as many as touch it)."""
        kept = self
        for start, end in spans:
            first, last = bisect_left(kept.origin, start), bisect_left(kept.origin, end)
            kept = kept[:first] + kept[last:] if first < last else kept
        return kept

    def strip(self, chars: str | None = None) -> Traced:
        left = len(self.text) - len(self.text.lstrip(chars))
        return self[left : max(left, len(self.text.rstrip(chars)))]


def piece(text: str, start: int, end: int) -> Traced:
    """A slice of the file."""
    return Traced(text[start:end], tuple(range(start, end)))


def inserted(words: str, at: int) -> Traced:
    """Characters that the file does not have, at the offset of a neighbour."""
    return Traced(words, (at,) * len(words))


def joined(pieces: Iterable[Traced]) -> Traced:
    parts = list(pieces)
    return Traced("".join(part.text for part in parts), tuple(at for part in parts for at in part.origin))


def lines(pieces: Sequence[Traced], *, broken: bool = False) -> Traced:
    """Lines of one paragraph as one line; a blank stays between two of Latin letters or digits, none between Chinese.

    `broken` lines were cut at a width, in Chinese also within a figure: there a blank stays between letters only.
    """
    kept = [stripped for piece in pieces if (stripped := piece.strip())]
    chinese = broken and any("\u4e00" <= char <= "\u9fff" for piece in kept for char in piece.text)
    parts: list[Traced] = []
    for piece in kept:
        if parts and _parted(parts[-1].text[-1], piece.text[0], chinese):
            parts.append(inserted(" ", parts[-1].origin[-1] + 1))
        parts.append(piece)
    return joined(parts)


def _parted(one: str, two: str, chinese: bool) -> bool:
    """Whether a line's end between two characters is a blank."""
    if not (one.isascii() and two.isascii()):
        return False
    return not chinese or (two.isalpha() and (one.isalpha() or one in ",;:.)"))


def forced_lines(pieces: Iterable[Traced]) -> Traced:
    """A block from its pieces: a carriage return among them is a line end that the reader sees, a newline is none."""
    whole = joined(pieces)
    shown = [lines(_cut(one, "\n")) for one in _cut(whole, "\r")]
    return joined(
        part
        for number, one in enumerate(line for line in shown if line)
        for part in ([inserted("\n", one.origin[0])] if number else []) + [one]
    )


def _cut(traced: Traced, char: str) -> list[Traced]:
    found = []
    start = 0
    while (at := traced.text.find(char, start)) >= 0:
        found.append(traced[start:at])
        start = at + 1
    return [*found, traced[start:]]


def block(
    kind: Kind,
    traced: Traced,
    *,
    start: int | None = None,
    end: int | None = None,
    level: int = 0,
    where: Mapping[str, str] | None = None,
) -> Block:
    """A block of a traced text; by default it occupies what lies from its first character's origin to its last's."""
    first = traced.origin[0] if start is None else start
    last = traced.origin[-1] + 1 if end is None else end
    return Block(kind, traced.text, (*traced.origin, last), first, last, level, where or {})


def own(manuscript: Manuscript) -> dict[int, str]:
    """What is read of a manuscript: by offset, the character that a block has of its own there.

    Where a block puts in a character of its making, that has its neighbour's offset; the file's own goes before it.
    """
    found: dict[int, str] = {}
    for one in manuscript.blocks:
        for char, at in zip(one.text, one.origin, strict=False):
            if one.start <= at < one.end:
                written = manuscript.text[at]
                if at not in found or written in (char, "&"):
                    found[at] = char
    return found
