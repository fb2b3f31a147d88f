"""`zgccheck source`: the documents of a base, and their lines as they are."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from zgccheck.cli.options import Base, Colour, Lang, say
from zgccheck.cli.output import Output
from zgccheck.errors import InputError
from zgccheck.lang import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgccheck.layout import Line
    from zgccheck.model import Article, Source
    from zgccheck.reference import Item

_PLACE = re.compile(
    r"(?P<id>.+?)(?::(?P<line>\d{1,9})(?:-(?P<last>\d{1,9})|:(?P<column>\d{1,9})(?:-(?P<end>\d{1,9}))?)?)?"
)
_HOW = "ID, ID:LINE, ID:FIRST-LAST or ID:LINE:COLUMN"
_LINES = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Lines of a document, from 1; a column where one is meant."""

    source: Source
    first: int
    last: int
    column: int = 0
    end: int = 0


def source(
    place: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="list|PLACE...",
            show_default=False,
            help=say(
                "list 列出文档；000:31、000:31-35、000:31:12 显示这些行",
                "list the documents, or show lines: 000:31, 000:31-35, 000:31:12",
            ),
        ),
    ] = None,
    context: Annotated[
        int,
        typer.Option(
            "--context",
            min=0,
            max=1000,
            help=say("前后各显示几行（空行不计）", "Lines before and after, blank ones not counted"),
        ),
    ] = 1,
    base: Base = None,
    lang: Lang = "auto",
    colour: Colour = "auto",
) -> None:
    from zgccheck import index
    from zgccheck.layout import paint

    sources = index.load(base).base.sources
    wants = choose(lang, os.environ)
    output = Output(colour)
    lines: list[Line] = []
    listed = not place or place == ["list"]
    for one in sources.values() if listed else ():
        lines += _contents(one, wants)
    for wanted in () if listed else [_wanted(text, sources) for text in place or ()]:
        lines += [[]] if lines else []
        if wanted.first:
            lines += _shown(wanted, context, wants, output.width)
        else:
            lines += _contents(wanted.source, wants, reasons=True)
    output.write(paint(lines, colour=output.colour))


source.__doc__ = say(
    "列出来源文档，或显示其中的行及上下文。", "List the documents, or show lines of one with what stands around them."
)


def _wanted(text: str, sources: Mapping[str, Source]) -> Wanted:
    """A place as it is written. Raises InputError that says what there is instead."""
    match = _PLACE.fullmatch(text)
    name = text if text in sources or not match else match["id"]
    if not match or (name not in sources and name.partition(":")[0] in sources):
        raise InputError(f"{text!r} is no place", fix=f"give {_HOW}")
    if name not in sources:
        raise InputError(f"no document {name!r}", fix=f"there are {', '.join(sources)}; zgccheck source list")
    one = sources[name]
    if name == text or match["line"] is None:
        return Wanted(one, 0, 0)
    rows = _LINES.split(one.text)
    first = int(match["line"])
    last = int(match["last"] or first)
    count = len(rows) - (not rows[-1])
    if not 1 <= first <= last <= count:
        what = "ends before it begins" if last < first else f"the document has lines 1 to {count}"
        raise InputError(f"{text}: {what}", fix=f"give {_HOW}")
    column, end = int(match["column"] or 0), int(match["end"] or 0)
    if match["column"] is not None and not 1 <= column <= len(rows[first - 1]):
        raise InputError(f"{text}: line {first} has {len(rows[first - 1])} characters", fix=f"give {_HOW}")
    if end and not column <= end <= len(rows[first - 1]):
        raise InputError(f"{text}: line {first} has columns {column} to {len(rows[first - 1])} from there")
    return Wanted(one, first, last, column, end or column)


def _contents(one: Source, lang: str, *, reasons: bool = False) -> list[Line]:
    """The document with its articles, each by its lines and what it says of itself; `reasons` are those of what is inferred."""
    from zgccheck.reference import items
    from zgccheck.text import place

    zh = lang == "zh"
    rows = len(_LINES.split(one.text.rstrip("\r\n")))
    size = f"{rows} 行，{one.length:,} 字符" if zh else f"{rows} lines, {one.length:,} characters"
    lines: list[Line] = [[*_plain(one.id, "bold"), *_plain(f"  {one.path}  {size}")]]
    for article, item in zip(one.articles, items(one), strict=False):
        said = one.text[article.start : article.end]
        first = place(one.text, article.start + len(said) - len(said.lstrip()))[0]
        last = place(one.text, article.start + max(len(said.rstrip()) - 1, 0))[0]
        lines.append([*_plain(f"  {first}-{last}", "dim"), *_plain(f"  {_told(item, article, lang)}")])
        if reasons:
            lines += [
                _plain(f"    {'推定' if zh else 'inferred'} {name}: {why}", "dim")
                for name, why in article.inferred.items()
            ]
    return lines


def _told(item: Item, article: Article, lang: str) -> str:
    """What an article says of itself, and in square brackets what was worked out."""
    zh = lang == "zh"
    page = f"第{item.page}版" if zh else f"p. {item.page}"
    parts = [
        item.marked("title", item.title) if item.title else "（无题名）" if zh else "(untitled)",
        article.byline or "",
        item.marked("container-title", item.container) if item.container else "",
        item.marked("issued", item.issued.iso) if item.issued else "",
        item.marked("page", page) if item.page else "",
    ]
    return "  ".join(part for part in parts if part)


def _plain(text: str, style: str = "") -> Line:
    from zgccheck.layout import cells, merge

    return merge((cell.text, style) for cell in cells(text))


def _shown(wanted: Wanted, context: int, lang: str, columns: int) -> list[Line]:
    """The lines with their numbers, those that were asked for marked, between lines of context."""
    from zgccheck.imprint import describe
    from zgccheck.layout import block, cells
    from zgccheck.model import Citation

    one = wanted.source
    starts = [0, *(match.end() for match in _LINES.finditer(one.text))]
    rows = _LINES.split(one.text)
    at = Citation(one.id, starts[wanted.first - 1], starts[wanted.first - 1], "", wanted.first, 1, "supports")
    numbers = _around(rows, wanted, context)
    room = len(str(numbers[-1]))
    lines: list[Line] = [[(f"{one.path}  ", "dim"), *_plain(describe(at, one, lang))]]
    for number in numbers:
        asked = wanted.first <= number <= wanted.last
        row = cells(rows[number - 1], "" if asked else "dim")
        if asked and wanted.column:
            words = rows[number - 1][wanted.column - 1 : wanted.end]
            row[wanted.column - 1 : wanted.end] = cells(words, "bold", "^")
        margin = f"{'▶' if asked else ' '} {number:>{room}} │ "
        rest = f"  {' ' * room} │ "
        style = "bold" if asked else "dim"
        lines += block(row, columns, [(margin, style)], [(rest, "dim")]) or [[(margin.rstrip(), style)]]
    return lines


def _around(rows: list[str], wanted: Wanted, context: int) -> list[int]:
    """The numbers of the lines that are shown: all that were asked for, and so many that hold anything on either side."""
    before = [number for number in range(1, wanted.first) if rows[number - 1].strip()]
    after = [number for number in range(wanted.last + 1, len(rows) + 1) if rows[number - 1].strip()]
    return [*(before[-context:] if context else []), *range(wanted.first, wanted.last + 1), *after[:context]]
