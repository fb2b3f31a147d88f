"""Paragraphs, headings and tables from printed lines; what every page repeats is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zgccheck import table
from zgccheck.manuscripts.pdf.glyphs import Page
from zgccheck.manuscripts.pdf.lines import Line, Row, ordered, rows
from zgccheck.manuscripts.plain import titled
from zgccheck.model import Block, Skipped
from zgccheck.table import Cell
from zgccheck.traced import Traced, block, joined, lines

_NUMBER = re.compile(
    r"[-—–·\s/|]*(?:第\s*)?[0-9ivxIVX]{1,5}\s*(?:页)?\s*(?:[/／共of,，\s]*[0-9]{1,5}\s*页?)?[-—–·\s|]*"
)
_ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)\"]*$")
_CLOSERS = "，。、；：？！”’）》」』…%"
SLACK = 3.5
"""Ems by which a line in the midst of a sentence may end early: a first line is often set as if it were indented twice."""
_MARGIN_ROWS = 2
"""Rows at the head and the foot of a page that may be the same on each."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with the place of its words in the manuscript's text."""

    line: Line
    text: Traced
    where: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """The text of all pages as it grows."""

    pages: Sequence[Page]
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    waiting: list[Printed] = field(default_factory=list)
    """The lines of the paragraph that is being read."""
    body: float = 0.0
    """The size of most characters."""
    sizes: list[float] = field(default_factory=list)
    """Sizes of headings, the largest first."""
    margins: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Left and right edge of each region."""
    grid: list[list[Cell]] = field(default_factory=list)
    """The rows of the table that is being read, and where each stands."""
    places: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def read(self) -> None:
        glyphs = [one for page in self.pages for one in page.glyphs]
        self.body = Counter(round(one.size, 1) for one in glyphs).most_common(1)[0][0]
        laid = [rows(page) for page in self.pages]
        self.sizes = sorted(
            {round(line.size) for page in laid for row in page for line in row if self.large(line)}, reverse=True
        )
        margins = _repeated(laid)
        region = 0
        for page, found in zip(self.pages, laid, strict=True):
            heads = {id(row) for row in found if _key(row) in margins and _at_edge(row, found)}
            heads |= {id(row) for row in (found[:1] + found[-1:]) if _NUMBER.fullmatch(_words(row))}
            number = 0
            for row in [row for row in found if id(row) in heads]:
                for line in row:
                    number += 1
                    self.skipped.append(
                        Skipped(*self.put(line.text), "page-number" if _NUMBER.fullmatch(line.text) else "running-head")
                    )
            for part in ordered([row for row in found if id(row) not in heads]):
                region += 1
                number = self.region(part, region, page.number, number)
        self.close()
        self.flush_table()
        self.text = "".join(self.parts)

    def put(self, words: str) -> tuple[int, int]:
        """Add a line to the text; where it stands."""
        start = self.length
        self.say(words + "\n")
        return start, start + len(words)

    def say(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def large(self, line: Line) -> bool:
        return line.size > 1.12 * self.body

    def region(self, part: Sequence[Row], region: int, page: int, number: int) -> int:
        """The lines of one column, paragraph after paragraph; the number of the last line on the page."""
        self.margins[region] = (
            min(line.left for row in part for line in row),
            max(line.right for row in part for line in row),
        )
        at = 0
        while at < len(part):
            end = _table_end(part, at)
            last = at + 1 == len(part) and len(part[at]) > 1
            if end > at + 1 or last:
                self.table(part[at:end] if not last else part[at:], page, number + 1, ends=end == len(part) or last)
                number += max(end - at, 1)
                at = max(end, at + 1)
                continue
            self.flush_table()
            for line in part[at]:
                number += 1
                where = _place(page, number)
                start, stop = self.put(line.text)
                self.line(Printed(replace(line, page=page, region=region), _piece(line.text, start, stop), where))
            at += 1
        return number

    def line(self, printed: Printed) -> None:
        if self.waiting and not self.goes_on(self.waiting[-1], printed):
            self.close()
        self.waiting.append(printed)

    def goes_on(self, one: Printed, two: Printed) -> bool:
        """Whether a line is the next of the same paragraph."""
        above, below = one.line, two.line
        em = self.body if not self.large(above) else above.size
        if abs(above.size - below.size) > 0.12 * max(above.size, below.size):
            return False
        room = 0.7 if _ENDED.search(one.text.text) else SLACK
        if above.right + _token(below) < self.margins[above.region][1] - room * em:
            return False  # there was room for the next word
        if below.left > self.margins[below.region][0] + 1.2 * em:
            return False  # an indent
        if above.region != below.region:
            return not _ENDED.search(one.text.text)
        return above.middle - below.middle < 2.2 * em

    def close(self) -> None:
        """End the paragraph that is being read."""
        printed, self.waiting = self.waiting, []
        if not printed:
            return
        traced = lines([one.text for one in printed], broken=True)
        first = printed[0]
        if self.large(first.line) and len(printed) <= 3 and not _ENDED.search(traced.text):
            level = self.sizes.index(round(first.line.size)) + 1
            self.blocks.append(block("heading", traced, level=min(level, 6), where=first.where))
            return
        alone = len(printed) == 1 and not self.blocks and titled(traced.text)
        whole = block("heading" if alone else "paragraph", traced, level=int(alone), where=first.where)
        self.blocks.append(replace(whole, lines=tuple((one.text.origin[0], one.where) for one in printed)))

    def table(self, part: Sequence[Row], page: int, number: int, *, ends: bool) -> None:
        """Rows of a table; it may go on at the top of the next page."""
        self.close()
        edges = _edges(part)
        if self.grid and len(self.grid[0]) != len(edges):
            self.flush_table()
        for row in part:
            cells: list[list[Traced]] = [[] for _ in edges]
            self.places.append((self.length, _place(page, number)))
            for position, line in enumerate(row):
                if position:
                    self.say(" | ")
                start = self.length
                self.say(line.text)
                cells[_column(line, edges)].append(_piece(line.text, start, self.length))
            self.say("\n")
            self.grid.append([Cell(lines(cell)) for cell in cells])
            number += 1
        if not ends:
            self.flush_table()

    def flush_table(self) -> None:
        """End the table that is being read."""
        grid, places = self.grid, self.places
        self.grid, self.places = [], []
        if not grid:
            return
        if len(grid) == 1:  # one row is no table
            cells = [cell.text for cell in grid[0] if cell.text]
            self.blocks += [block("paragraph", cell, where=places[0][1]) for cell in cells]
            return
        found = table.read(_unwrapped(grid), _last(self.blocks))
        for one in found.blocks:
            where = next(where for start, where in reversed(places) if start <= one.start)
            self.blocks.append(replace(one, where=where))
        self.skipped += [Skipped(start, end, "table-header") for start, end in found.unread]


def _place(page: int, number: int) -> Mapping[str, str]:
    return {"zh": f"第{page}页第{number}行", "en": f"page {page}, line {number}"}


def _token(line: Line) -> float:
    """How wide the first word of a line is, with what may not be parted from it."""
    end = 1
    glyphs = line.glyphs
    while end < len(glyphs) and (glyphs[end].char in _CLOSERS or (glyphs[end - 1].char + glyphs[end].char).isascii()):
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def _piece(words: str, start: int, stop: int) -> Traced:
    return Traced(words, tuple(range(start, stop)))


def _last(blocks: Sequence[Block]) -> Traced | None:
    return Traced(blocks[-1].text, blocks[-1].origin[:-1]) if blocks else None


def _words(row: Row) -> str:
    return " ".join(line.text for line in row)


def _key(row: Row) -> str:
    return re.sub(r"[0-9]+", "0", _words(row))


def _at_edge(row: Row, page: Sequence[Row]) -> bool:
    return any(row is one for one in (*page[:_MARGIN_ROWS], *page[-_MARGIN_ROWS:]))


def _repeated(laid: Sequence[Sequence[Row]]) -> set[str]:
    """What stands at the head or the foot of most pages."""
    if len(laid) < 2:
        return set()
    seen: Counter[str] = Counter()
    for page in laid:
        seen.update({_key(row) for row in (*page[:_MARGIN_ROWS], *page[-_MARGIN_ROWS:])})
    return {key for key, times in seen.items() if times >= 2 and 2 * times >= len(laid)}


def _table_end(part: Sequence[Row], at: int) -> int:
    """The row after a table that begins here: rows of several cells, and what hangs over below one of them."""
    if len(part[at]) < 2:
        return at
    edges = _edges(part[at : at + 1])
    end = at + 1
    while end < len(part):
        row = part[end]
        close = part[end - 1][0].middle - row[0].middle < 3 * max(line.size for line in row)
        if not close or (len(row) < 2 and (_column(row[0], edges) == 0 or row[0].left < edges[1][0])):
            break
        end += 1
    return end if sum(1 for row in part[at:end] if len(row) > 1) > 1 else at


def _edges(part: Sequence[Row]) -> list[tuple[float, float]]:
    """The left and right edges of a table's columns: what overlaps stands in one."""
    spans = sorted((line.left, line.right) for row in part if len(row) > 1 for line in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _column(line: Line, edges: Sequence[tuple[float, float]]) -> int:
    middle = (line.left + line.right) / 2
    return min(range(len(edges)), key=lambda j: abs(middle - (edges[j][0] + edges[j][1]) / 2))


def _unwrapped(grid: Sequence[list[Cell]]) -> list[list[Cell]]:
    """Rows of which the first cell is empty and that have one cell go on with the row above."""
    found: list[list[Cell]] = []
    for row in grid:
        said = [cell for cell in row if cell.text]
        if found and len(said) == 1 and not row[0].text and len(row) > 1:
            found[-1] = [Cell(joined([a.text, b.text])) for a, b in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found
