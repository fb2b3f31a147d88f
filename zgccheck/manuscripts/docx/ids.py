"""The ids of footnotes. LibreOffice gives the notes to their marks in the order of their ids, so ids have to ascend in the text.

Where ours come between the author's, the author's later ones move up; taken out, they move back by as many as are missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zgccheck.manuscripts.docx.parts import Piece
from zgccheck.manuscripts.docx.xml import Node

_ID = re.compile(rb"""[\s:]id\s*=\s*["'](-?\d+)["']""")


class Given(NamedTuple):
    """The ids that our footnotes get, in the order of their first marks."""

    ours: list[int]
    before: list[int]
    """The number of the note in its part that each of ours stands before."""
    moved: Mapping[int, int]
    """The author's ids that change."""


def references(root: Node) -> list[Node]:
    """The footnotes' numbers in the text, in order."""
    return sorted((node for node in root.walk() if node.name == "w:footnoteReference"), key=lambda node: node.start)


def number(node: Node) -> int | None:
    written = node.attributes.get("w:id", "")
    return int(written) if re.fullmatch(r"-?[0-9]{1,9}", written) else None


def normal(node: Node) -> bool:
    """Whether a note is one, and not a line that Word draws above them."""
    return node.attributes.get("w:type", "normal") == "normal"


def given(notes: Sequence[Node], root: Node, places: Sequence[int]) -> Given:
    """Ids for footnotes that are first cited at some bytes of the text, in order, among the notes that are there."""
    drawn = [one for node in notes if not normal(node) and (one := number(node)) is not None]
    author = sorted({one for node in notes if normal(node) and (one := number(node)) is not None})
    end = max([0, *drawn, *author]) + 1
    refers = [(node.start, one) for node in references(root) if (one := number(node)) is not None]
    lowest = [end] * (len(refers) + 1)
    for at in range(len(refers) - 1, -1, -1):
        lowest[at] = min(lowest[at + 1], refers[at][1])
    starts = [start for start, _ in refers]
    above = [lowest[bisect_left(starts, place)] for place in places]
    if author and drawn and max(drawn) > author[0]:  # Word never numbers so: ours go behind all
        above = [end] * len(places)
    moved = {one: one + shift for one in author if (shift := bisect_right(above, one))}
    order = {one: at for at, node in enumerate(notes) if (one := number(node)) is not None}
    ours = [one + at for at, one in enumerate(above)]
    return Given(ours, [order.get(one, len(notes)) for one in above], moved)


def back(notes: Iterable[Node], ours: Iterable[Node]) -> dict[int, int]:
    """The author's ids as they were before ours came between."""
    taken = sorted(one for node in ours if (one := number(node)) is not None)
    every = [one for node in notes if normal(node) and (one := number(node)) is not None and one not in taken]
    return {one: one - shift for one in every if (shift := bisect_left(taken, one))}


def renumbered(part: bytes, nodes: Iterable[Node], ids: Mapping[int, int]) -> Iterator[Piece]:
    """The changes that give elements other ids."""
    for node in nodes:
        old = number(node)
        if (
            old is not None
            and old in ids
            and normal(node)
            and (found := _ID.search(part, node.start, part.find(b">", node.start)))
        ):
            yield found.start(1), found.end(1), str(ids[old]).encode()
