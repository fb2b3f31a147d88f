"""A manuscript's blocks with the findings in them, cut into stretches that the same findings cover: for what shows the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zgccheck.model import SEVERITY, Block, Finding, Manuscript, Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the text that is shown, by its label in the whole output."""

    label: str
    finding: Finding
    place: Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block's text; `marks` cover it, the gravest and then the narrowest first."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()
    borrowed: bool = False
    """Of a table's row: words that join its cells, and do not stand in it."""


@dataclass(slots=True)
class Marked:
    """A block and what was found in it."""

    block: Block
    marks: list[Mark] = field(default_factory=list)


def marked(whole: Manuscript, marks: Iterable[Mark]) -> tuple[list[Marked], list[Mark]]:
    """The blocks in order, each with its findings; and the findings that stand in none."""
    blocks = [Marked(block) for block in sorted(whole.blocks, key=lambda block: block.start)]
    starts = [one.block.start for one in blocks]
    elsewhere = []
    for mark in marks:
        home = next(_homes(blocks, bisect_right(starts, mark.place.start), mark.place), None)
        if home:
            home.marks.append(mark)
        else:
            elsewhere.append(mark)
    return blocks, elsewhere


def _homes(blocks: Sequence[Marked], before: int, at: Place) -> Iterator[Marked]:
    """The blocks that have a place's words, the nearest first; rows made of one table's row share what they occupy."""
    for number in range(before - 1, -1, -1):
        one = blocks[number]
        if one.block.end > at.start and any(_span(one.block, at)):
            yield one


def stretches(one: Marked, whole: str) -> Iterator[Stretch]:
    """The block's text from its beginning to its end, cut wherever a finding begins or ends; `whole` is the manuscript's."""
    text, origin = one.block.text, one.block.origin
    inside = range(one.block.start, one.block.end)
    own = [
        one.block.kind != "row" or (at in inside and whole[at] == char) for char, at in zip(text, origin, strict=False)
    ]
    spans = [(mark, *_span(one.block, mark.place)) for mark in one.marks]
    cuts = {0, len(text), *(at for _, start, end in spans for at in (start, end))}
    cuts |= {at for at in range(1, len(text)) if own[at] != own[at - 1]}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        covering = [(mark, begin, stop) for mark, begin, stop in spans if begin <= start and end <= stop]
        covering.sort(key=lambda row: (-SEVERITY.index(row[0].finding.verdict), row[2] - row[1]))
        yield Stretch(
            text[start:end],
            tuple(mark for mark, _, _ in covering),
            tuple(mark for mark, begin, stop in spans if begin == start and begin < stop),
            tuple(mark for mark, begin, stop in spans if stop == end and begin < stop),
            not own[start],
        )


def _span(block: Block, at: Place) -> tuple[int, int]:
    """Where a place stands in the block's text: its own characters, not those that the block borrows elsewhere."""
    inside = range(max(at.start, block.start), min(at.end, block.end))
    found = [index for index in range(len(block.text)) if block.origin[index] in inside]
    return (found[0], found[-1] + 1) if found else (0, 0)


def gaps(whole: Manuscript, blocks: Sequence[Marked]) -> dict[int, list[tuple[str, str]]]:
    """Parts that were not read and lie between blocks: before which block they stand, why, and their text."""
    found: dict[int, list[tuple[str, str]]] = {}
    ends = [one.block.start for one in blocks]
    for part in sorted(whole.skipped, key=lambda part: part.start):
        at = bisect_right(ends, part.start)
        within = at > 0 and part.start < blocks[at - 1].block.end
        text = whole.text[part.start : part.end].strip("\r\n")
        if not within and text.strip():
            found.setdefault(at, []).append((part.reason, text))
    return found
