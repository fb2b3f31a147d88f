"""The rows of a Word table: cells that cover several rows or columns, tables within them, tracked rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zgccheck.manuscripts.docx.xml import Node, level
from zgccheck.model import Block
from zgccheck.table import Cell
from zgccheck.traced import Traced, block, inserted, joined

if TYPE_CHECKING:
    from zgccheck.manuscripts.docx.story import Story


@dataclass(slots=True)
class Slot:
    """A cell on the grid, before it is known how many rows it covers."""

    text: Traced
    header: bool
    across: int
    down: int = 1


@dataclass(slots=True)
class Rows:
    """The rows of one table as they are read."""

    story: Story
    number: int
    slots: list[list[Slot]] = field(default_factory=list)
    above: dict[int, Slot] = field(default_factory=dict)
    """By column, the cell that a merged one below belongs to."""
    starts: list[int] = field(default_factory=list)
    apart: list[Block] = field(default_factory=list)
    """Paragraphs of cells that hold more than a row's words."""
    inner: list[Node] = field(default_factory=list)

    def grid(self) -> list[list[Cell]]:
        return [[Cell(one.text, one.header, one.across, one.down) for one in row] for row in self.slots]

    def where(self, at: int) -> Mapping[str, str]:
        row = sum(1 for start in self.starts if start <= at)
        return {"zh": f"表{self.number}第{row}行", "en": f"table {self.number}, row {row}"}

    def row(self, node: Node) -> None:
        properties = node.child("w:trPr")
        gone = "w:del" if self.story.revisions == "accept" else "w:ins"
        if properties is not None and properties.child(gone) is not None:
            self.story.skip("deleted" if gone == "w:del" else "inserted")
            return
        header = properties is not None and properties.on("w:tblHeader")
        self.story.line()
        self.starts.append(len(self.story.text))
        column = _count(properties.value("w:gridBefore") if properties is not None else None, 0)
        slots = [Slot(Traced(), header, 1) for _ in range(column)]
        for cell in level(node):
            if cell.name != "w:tc":
                continue
            inside = cell.child("w:tcPr")
            across = _count(inside.value("w:gridSpan") if inside is not None else None, 1)
            merge = inside.value("w:vMerge") if inside is not None else None
            text = self.cell(cell, first=not slots)
            if merge is not None and merge != "restart" and column in self.above and not text:
                self.above[column].down += 1
            else:
                slots.append(Slot(text, header, across))
                self.above[column] = slots[-1]
            column += across
        self.slots.append(slots)

    def cell(self, node: Node, *, first: bool) -> Traced:
        story = self.story
        if not first:
            for char in " | ":
                story.add(char)
        parts: list[Traced] = []
        for one in level(node):
            if one.name == "w:tbl":
                self.inner.append(one)
            elif one.name == "w:p":
                if parts:
                    story.add(" ")
                start = len(story.text)
                story.inline(one)
                if part := story.since(start):
                    parts.append(part)
        if len(parts) > 1 and any(part.text.endswith(("。", "！", "？")) for part in parts):
            self.apart += [block("paragraph", part) for part in parts]
            return Traced()
        between = [[inserted("，", part.origin[0])] if number else [] for number, part in enumerate(parts)]
        return joined(piece for gap, part in zip(between, parts, strict=True) for piece in (*gap, part))


def _count(written: str | None, otherwise: int) -> int:
    return min(int(written), 200) if written is not None and written.isdecimal() and len(written) < 6 else otherwise
