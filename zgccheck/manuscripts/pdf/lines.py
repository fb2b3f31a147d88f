"""Printed lines from the characters of a page, in the order in which they are read: columns one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zgccheck.manuscripts.pdf.glyphs import Glyph, Page

_GUTTER = 1.2
"""Ems between two columns, or two cells of a table; words of one line stand closer."""
_WORD = 0.15
"""Ems between two words of Latin letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside each other without a wide gap, from left to right."""

    glyphs: tuple[Glyph, ...]
    page: int = 0
    region: int = 0
    """Lines of one column of one page have the same."""

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def middle(self) -> float:
        return sum(one.middle for one in self.glyphs) / len(self.glyphs)

    @property
    def size(self) -> float:
        return sorted(one.size for one in self.glyphs)[len(self.glyphs) // 2]

    @property
    def text(self) -> str:
        """The words; a blank only between two of Latin letters or digits."""
        words = [self.glyphs[0].char]
        for one, two in zip(self.glyphs, self.glyphs[1:], strict=False):
            near = two.left - one.right < _WORD * max(one.size, two.size)
            words.append(two.char if near or not (one.char.isascii() and two.char.isascii()) else " " + two.char)
        return "".join(words)


Row = list[Line]
"""What stands on one height: one line, or a line of each column, or the cells of a table's row."""


def rows(page: Page) -> list[Row]:
    """From the top of the page to its foot."""
    found: list[list[Glyph]] = []
    for one in sorted(page.glyphs, key=lambda glyph: (-glyph.middle, glyph.left)):
        if found and abs(found[-1][0].middle - one.middle) < 0.45 * min(found[-1][0].size, one.size):
            found[-1].append(one)
        elif (row := next((r for r in found[-3:-1] if _beside(r, one)), None)) is not None:
            row.append(one)
        else:
            found.append([one])
    return [_cut(sorted(row, key=lambda glyph: glyph.left), page) for row in found]


def _beside(row: Sequence[Glyph], one: Glyph) -> bool:
    """A small character on a larger one's line: a figure raised, a mark of a note."""
    return abs(row[0].middle - one.middle) < 0.45 * max(row[0].size, one.size)


def _cut(row: Sequence[Glyph], page: Page) -> Row:
    lines: list[list[Glyph]] = [[row[0]]]
    rules = sorted(x for x, bottom, top in page.rules if bottom <= row[0].middle <= top)
    for one in row[1:]:
        last = max(lines[-1], key=lambda glyph: glyph.right)
        wide = one.left - last.right > _GUTTER * max(one.size, last.size)
        if wide or any(last.middle_x < x < one.middle_x for x in rules):
            lines.append([])
        lines[-1].append(one)
    return [Line(tuple(line)) for line in lines]


def ordered(page: Sequence[Row]) -> list[list[Row]]:
    """The regions of a page as they are read: what runs over its whole width, and each column by itself."""
    regions: list[list[Row]] = []
    at = 0
    plain: list[Row] = []
    while at < len(page):
        band = _band(page, at)
        if band is None:
            plain.append(page[at])
            at += 1
            continue
        end, middle = band
        if plain:
            regions.append(plain)
            plain = []
        halves = [[[line for line in row if side(line, middle)] for row in page[at:end]] for side in (_before, _behind)]
        for half in halves:
            regions += ordered([row for row in half if row])
        at = end
    return [*regions, plain] if plain else regions


def _before(line: Line, middle: float) -> bool:
    return line.right <= middle


def _behind(line: Line, middle: float) -> bool:
    return line.left >= middle


def _band(page: Sequence[Row], at: int) -> tuple[int, float] | None:
    """Rows from here on that one gap divides into columns of text: the row after them, and where the gap is."""
    for one, two in zip(page[at], page[at][1:], strict=False):
        free = (one.right, two.left)
        end = at
        while end < len(page):
            narrowed = _narrowed(free, page[end])
            if narrowed is None:
                break
            free = narrowed
            end += 1
        middle = (free[0] + free[1]) / 2
        if _columns(page[at:end], middle):
            return _ended(page, at, end, middle), middle
    return None


def _ended(page: Sequence[Row], at: int, end: int, middle: float) -> int:
    """Where the columns end: below the last row of both, what stands apart or in cells is no part of them."""
    both = [i for i in range(at, end) if page[i][0].right <= middle <= page[i][-1].left]
    steps = sorted(page[i][0].middle - page[i + 1][0].middle for i in range(at, both[-1]))
    step = steps[len(steps) // 2] if steps else 0.0
    for i in range(both[-1] + 1, end):
        if len(page[i]) > 1 or page[i - 1][0].middle - page[i][0].middle > 1.3 * step:
            return i
    return end


def _narrowed(free: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """What of a gap stays free beside a row; None where the row runs across it."""
    left, right = free
    for line in row:
        if line.right <= (left + right) / 2:
            left = max(left, line.right)
        elif line.left >= (left + right) / 2:
            right = min(right, line.left)
        else:
            return None
    return (left, right) if right - left > 0.8 * row[0].size else None


def _columns(band: Sequence[Row], middle: float) -> bool:
    """Text in columns fills them; a table's cells do not."""
    for side in (_before, _behind):
        lines = [line for row in band for line in row if side(line, middle)]
        if len(lines) < 3:
            return False
        wide = max(line.right for line in lines) - min(line.left for line in lines)
        full = sum(1 for line in lines if line.right - line.left > 0.8 * wide)
        if 2 * full < len(lines) or sum(len(line.glyphs) for line in lines) < 8 * len(lines):
            return False
    return True
