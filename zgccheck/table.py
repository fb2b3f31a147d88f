"""A table's rows as sentences that can be read alone: the header's words again before each cell, the unit behind its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zgccheck.column import BARE, PLACES, YEAR, Column, headed, is_date, is_figure, measured, unit_said
from zgccheck.model import Block
from zgccheck.traced import Kind, Traced, block, inserted, joined

Grid = Sequence[Sequence["Cell"]]

_COLUMNS = 200
"""Columns that are read; a table may claim thousands with one merged cell."""
_PROSE = re.compile(r"[。！？!?；][^。！？!?；”’」』）)]")
"""The inside of a cell that holds more than one sentence."""
_NOTHING = re.compile(r"[\s\-—–－/／.…·*]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read in a cell."""

    text: Traced
    header: bool = False
    across: int = 1
    down: int = 1
    own: bool = True
    """False where a merged cell is said again."""

    def __bool__(self) -> bool:
        return _NOTHING.fullmatch(self.text.text) is None


Pair = tuple[Cell, Column]


@dataclass(slots=True)
class Table:
    """A table's blocks, and the spans of its cells that are in none."""

    blocks: list[Block] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)


def read(grid: Grid, said: Traced | None = None) -> Table:
    """The rows of a table. `said` is the caption or the line above, which may name the unit of all figures."""
    rows = _spread(grid)
    table = Table()
    at = 0
    while at < len(rows) and _alone(rows[at]):
        table.blocks += _prose(rows[at], "caption")
        at += 1
    rows = rows[at:]
    heads = _heads(rows)
    columns = [headed([row[j].text for row in rows[:heads] if row[j]]) for j in range(max(map(len, rows), default=0))]
    unit = unit_said(said)
    for row in rows[heads:]:
        if _alone(row):
            table.blocks += _prose(row, "caption")
        else:
            table.blocks += _row(row, columns, unit)
    table.unread = _unread(grid, table.blocks)
    return table


def _spread(grid: Grid) -> list[list[Cell]]:
    """Every row as long as the table is wide; a merged cell again in each place that it covers."""
    rows: list[list[Cell]] = []
    hanging: dict[int, Cell] = {}
    for cells in grid:
        row: list[Cell] = []
        waiting = iter(cells)
        while len(row) < _COLUMNS:
            if (above := hanging.pop(len(row), None)) is not None:
                if above.down > 2:
                    hanging[len(row)] = replace(above, down=above.down - 1)
                row.append(replace(above, own=False))
            elif (cell := next(waiting, None)) is not None:
                for number in range(min(cell.across, _COLUMNS - len(row))):
                    if cell.down > 1:
                        hanging[len(row)] = cell
                    row.append(cell if number == 0 else replace(cell, own=False))
            else:
                break
        rows.append(row)
    wide = max(map(len, rows), default=0)
    return [row + [Cell(Traced())] * (wide - len(row)) for row in rows]


def _alone(row: Sequence[Cell]) -> bool:
    """A row of one cell: a title above the table or within it."""
    return sum(1 for cell in row if cell.own and cell) <= 1 and not any(
        cell for cell in row if not cell.own and cell.down > 1
    )


def _heads(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows name the columns."""
    marked = 0
    for row in rows[:-1]:
        if not all(cell.header for cell in row if cell):
            break
        marked += 1
    if marked or len(rows) < 2 or not _names(rows[0]):
        return marked
    figures = [is_figure(cell.text.text) for row in rows[1:] for cell in row[1:] if cell]
    if not any(figures) and (len(rows[0]) < 3 or len(rows) < 3):
        return 0
    named = any(column.dated or column.unit or not column.said for column in (headed([cell.text]) for cell in rows[0]))
    if len(rows[0]) == 2 and not named and not (all(figures) and len(rows) > 3):
        return 0  # names and what they stand for: 主办 | 北京市
    merged = any(cell.across > 1 for cell in rows[0] if cell.own)
    return 2 if merged and len(rows) > 2 and _names(rows[1]) else 1


def _names(row: Sequence[Cell]) -> bool:
    said = [cell for cell in row if cell]
    return len(said) > 1 and not any(
        (is_figure(cell.text.text) and not is_date(cell.text.text))
        or _PROSE.search(cell.text.text)
        or len(cell.text) > 30
        for cell in said
    )


def _row(row: Sequence[Cell], columns: Sequence[Column], unit: Traced) -> Iterator[Block]:
    """One sentence for a row; where the columns are years, one for each year."""
    pairs = [(cell, column) for cell, column in zip(row, columns, strict=True) if cell and column.role != "number"]
    prose = [cell for cell, _ in pairs if _PROSE.search(cell.text.text)]
    units = [cell for cell, column in pairs if column.role == "unit"]
    pairs = [pair for pair in pairs if pair[0] not in prose and pair[0] not in units]
    yield from _prose(prose, "paragraph")
    if not pairs:
        yield from _prose(units, "row")
        return
    bare = any(BARE.fullmatch(cell.text.text.strip()) for cell, _ in pairs[1:])
    name, measure = measured(pairs[0][0].text) if bare else (pairs[0][0].text, Traced())
    stub = (
        Traced() if is_figure(name.text) else pairs[0][1].unit
    )  # 指标（单位：亿元） over the rows' names: of every figure
    unit = units[0].text if units else measure or stub or unit
    years = next((number for number, (_, column) in enumerate(pairs) if number and column.dated), len(pairs))
    own, subject = [pairs[0][0], *units], [_subject(name, pairs[0][1])]
    for number, (cell, column) in enumerate(pairs[1:years]):
        told = _told(cell, column, unit)
        subject += [inserted(_between(number, cell, column), told.origin[0]), told]
        own.append(cell)
    for group in _groups(pairs[years:]):
        parts = list(subject)
        for cell, column in group:
            told = _told(cell, column, unit)
            parts += [inserted("，", told.origin[0]), told]
        yield _block([*own, *(cell for cell, _ in group)], parts)
        own = []


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """What is said of each year; where the columns are no years, nothing more than the row's name and its cells."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        if pair[1].dated:
            groups.append([])
        groups[-1].append(pair)
    return groups or [[]]


def _between(number: int, cell: Cell, column: Column) -> str:
    """What stands before a cell: nothing between a row's name and its figure."""
    if number or column.said:
        return "，"
    return "" if is_figure(cell.text.text) else "，" if column.name else "："


def _subject(name: Traced, column: Column) -> Traced:
    """What the row is about: 北京市指标（2025年）：有效发明专利量."""
    text = _bare(name)
    if YEAR.fullmatch(text.text) and column.name:
        return text + inserted("年", text.origin[-1])
    if not column.said or is_date(text.text):
        return text
    if is_figure(text.text) or column.dated:
        return _told(Cell(name), column, Traced())
    return joined([column.name, inserted("：", text.origin[0]), text])


def _told(cell: Cell, column: Column, unit: Traced) -> Traced:
    """A cell with its column's name before it and its unit behind."""
    text = _bare(cell.text)
    if BARE.fullmatch(text.text):
        place = column.name.text.endswith(PLACES)
        text = inserted("第", text.origin[0]) + text if place else text + (column.unit or unit)
    if not column.said:
        return text
    figure = is_figure(text.text)
    place = figure or column.name.text.endswith(PLACES)
    between = "为" if figure and column.dated else "" if place else "："
    return joined([column.name, inserted(between, text.origin[0]), text])


def _bare(text: Traced) -> Traced:
    return text.strip(" \t\r\n\u3000。；;，,、：:") or text


def _block(cells: Sequence[Cell], parts: Sequence[Traced]) -> Block:
    own = [at for cell in cells if cell.own for at in cell.text.origin] or [at for part in parts for at in part.origin]
    return block("row", joined(parts), start=min(own), end=max(own) + 1)


def _prose(cells: Sequence[Cell], kind: Kind) -> Iterator[Block]:
    for cell in cells:
        if cell and cell.own:
            sentence = cell.text.text.endswith(("。", "！", "？"))
            yield block("paragraph" if sentence else kind, cell.text)


def _unread(grid: Grid, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    read_at = {at for one in blocks for at in one.origin[:-1]}
    return [
        (min(cell.text.origin), max(cell.text.origin) + 1)
        for row in grid
        for cell in row
        if cell.text and not read_at.intersection(cell.text.origin)
    ]
