"""Lines for a terminal: styled cells that know their width, wrapping under wide characters, and marks beneath them.

Everything that enters goes through `clean`, so whatever is laid out here is safe to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zgccheck.clean import one_line
from zgccheck.text import width

Segment = tuple[str, str]
"""Text and its style (a Rich style, or nothing)."""
Line = list[Segment]

_NOT_FIRST = frozenset("。，、；：？！）》」』”’】〕…—·％%‰.,;:?!)]}~～")
_NOT_LAST = frozenset("（《「『“‘【〔([{")
_FIRM = frozenset("^~")
"""Marks of words that are not divided between two lines if there is another way."""


NARROWEST = 8
"""Columns of a table's column that gives way."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character as it is shown. `mark` is what stands beneath it, exactly as wide as the character."""

    text: str
    width: int
    style: str = ""
    mark: str = ""


def cells(text: str, style: str = "", mark: str = "") -> list[Cell]:
    """One cell for each character of the text; `mark` is one character, repeated beneath each."""
    row = []
    for char in text:
        shown = one_line(char)
        columns = width(shown)
        row.append(Cell(shown, columns, style, (mark or " ") * columns))
    return row


def label(row: list[Cell], at: int, text: str) -> None:
    """Write a label over the marks beneath row[at:], as far as they reach."""
    kind = row[at].mark[-1:]
    while text and at < len(row) and row[at].mark[-1:] in (kind, ""):
        columns = row[at].width
        row[at] = replace(row[at], mark=(text[:columns] + row[at].mark[len(text[:columns]) :]))
        text = text[columns:]
        at += 1


def wrap(row: Sequence[Cell], columns: int) -> list[list[Cell]]:
    """The cells in lines of at most so many columns. Figures, Latin words and marked words stay whole where they can."""
    lines: list[list[Cell]] = []
    start = 0
    while start < len(row):
        used, end = 0, start
        while end < len(row) and (used + row[end].width <= columns or end == start):
            used += row[end].width
            end += 1
        if end < len(row):
            end = _break(row, start, end)
        lines.append(list(row[start:end]))
        start = end
    return lines


def _break(row: Sequence[Cell], start: int, end: int) -> int:
    """The last good place at or before `end` to divide the row, not before the middle of the line."""
    middle = start + (end - start) // 2
    for at in range(end, middle, -1):
        if _divides(row[at - 1], row[at]):
            return at
    while end > start + 1 and row[end].width == 0:
        end -= 1
    return end


def _divides(before: Cell, after: Cell) -> bool:
    left, right = before.text[-1:], after.text[:1]
    if after.width == 0 or right == " " or right in _NOT_FIRST or left in _NOT_LAST:
        return False
    if (_latin(left) and _latin(right)) or (left.isdigit() and after.width == 2):
        return False  # a word, a figure, a figure's unit
    return not (before.mark[-1:] in _FIRM and after.mark[-1:] in _FIRM)


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".,:=-/_%$")


def marks(row: Sequence[Cell]) -> Line | None:
    """The line beneath a line, in the cells' own styles, faint under plain ones; None where nothing is marked."""
    if not any(cell.mark.strip() for cell in row):
        return None
    last = max(at for at, cell in enumerate(row) if cell.mark.strip())
    return merge((cell.mark, _mark_style(cell)) for cell in row[: last + 1])


def _mark_style(cell: Cell) -> str:
    return "" if not cell.mark.strip() else cell.style or "dim"


def merge(segments: Iterable[Segment]) -> Line:
    """Neighbours of one style become one segment."""
    line: Line = []
    for text, style in segments:
        if line and line[-1][1] == style:
            line[-1] = (line[-1][0] + text, style)
        elif text:
            line.append((text, style))
    return line


def block(row: Sequence[Cell], columns: int, first: Line, rest: Line | None = None) -> list[Line]:
    """The wrapped row behind a margin (`first`, then `rest`), each line followed by its marks.

    A row with marks has margins of one width, so that the marks stand under their words.
    """
    rest = first if rest is None else rest
    room = max(8, columns - max(sum(width(text) for text, _ in margin) for margin in (first, rest)))
    lines: list[Line] = []
    for part in wrap(row, room):
        lines.append([*(rest if lines else first), *merge((cell.text, cell.style) for cell in part)])
        beneath = marks(part)
        if beneath:
            lines.append([*rest, *beneath])
    return lines


def table(
    rows: Sequence[Sequence[Sequence[Cell]]], columns: int, indent: str, firm: frozenset[int] = frozenset()
) -> list[Line]:
    """Rows of cells in columns as wide as what is in them; the widest wrap until the table fits, `firm` ones last."""
    widths = [max(sum(cell.width for cell in row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    room = columns - width(indent) - 2 * (len(widths) - 1)
    while sum(widths) > room:
        giving = [at for at in range(len(widths)) if at not in firm and widths[at] > NARROWEST]
        widest = max(giving or range(len(widths)), key=lambda at: widths[at])
        if widths[widest] <= NARROWEST // 2:
            break
        widths[widest] -= 1
    lines: list[Line] = []
    for row in rows:
        parts = [wrap(field, wide) for field, wide in zip(row, widths, strict=True)]
        for height in range(max(len(part) for part in parts)):
            line: list[Segment] = []
            gap = indent
            for part, wide in zip(parts, widths, strict=True):
                here = part[height] if height < len(part) else []
                if here:
                    line += [(gap, ""), *((cell.text, cell.style) for cell in here)]
                    gap = ""
                gap += " " * (wide - sum(cell.width for cell in here) + 2)
            lines.append(merge(line))
    return lines


def paint(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as one string. Styles become colours only when asked to; Rich is not loaded otherwise."""
    if not colour:
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False,
        markup=False, emoji=False, highlight=False, width=10_000,
    )  # fmt: skip
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
    return out.getvalue()
