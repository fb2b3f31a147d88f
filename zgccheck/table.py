"""A table's rows as sentences that can be read alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zgccheck.model import Block
from zgccheck.traced import Traced, block, inserted, joined


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read in a cell."""

    text: Traced
    header: bool = False


def rows(grid: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    head, *body = grid
    for row in body:
        parts: list[Traced] = []
        for name, cell in zip(head, row, strict=False):
            if not cell.text:
                continue
            if parts:
                parts.append(inserted("，", cell.text.origin[0]))
            parts += [name.text, cell.text]
        own = [cell.text for cell in row if cell.text]
        if own:
            yield block("row", joined(parts), start=own[0].origin[0], end=own[-1].origin[-1] + 1)
