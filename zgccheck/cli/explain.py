"""`zgccheck explain`: what a reason means, what to do about it, and examples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from zgccheck.cli.options import Colour, Lang, say
from zgccheck.cli.output import Output
from zgccheck.lang import choose

if TYPE_CHECKING:
    from zgccheck.layout import Line
    from zgccheck.reasons import Example, Reason


def explain(
    reason: Annotated[
        str | None,
        typer.Argument(
            metavar="REASON",
            help=say("理由的名称；不写则列出全部", "A reason's name; without one, all are listed"),
            show_default=False,
        ),
    ] = None,
    format_name: Annotated[
        Literal["terminal", "markdown"], typer.Option("--format", help=say("输出格式", "How it is written"))
    ] = "terminal",
    lang: Lang = "auto",
    colour: Colour = "auto",
) -> None:
    from zgccheck import reasons
    from zgccheck.layout import paint

    pages = [reasons.load(name) for name in ([reason] if reason else reasons.names())]
    output = Output(colour)
    if format_name == "markdown":
        output.write("\n".join(_page(pages) if reason is None else _section(pages[0])) + "\n")
        return
    chosen = choose(lang, os.environ)
    lines = _list(pages, chosen, output.width) if reason is None else _lines(pages[0], chosen, output.width)
    output.write(paint(lines, colour=output.colour))


explain.__doc__ = say(
    "说明一个理由：什么意思、怎么办、举例。不写名称则列出全部理由。",
    "Explain a reason: what it means, what to do, and examples. Without a name, list them all.",
)


# -- for a terminal -------------------------------------------------------------------------------------------------


def _list(pages: list[Reason], lang: str, columns: int) -> list[Line]:
    from zgccheck.layout import cells, table

    shown = {
        "finding": ("报告里的理由", "reasons that a report gives"),
        "explanation": (
            "只在 --explain 里出现的理由（没有决定结论的比对）",
            "reasons that only --explain gives (of comparisons that decided nothing)",
        ),
    }
    lines: list[Line] = []
    for kind, (zh, en) in shown.items():
        rows = [[cells(page.name, "bold"), cells(page.title[lang])] for page in pages if page.shown == kind]
        lines += [[(zh if lang == "zh" else en, "dim")], *table(rows, columns, "  ", frozenset((0,))), []]
    ask = ("zgccheck explain 名称：详细说明和举例", "zgccheck explain NAME tells more, with examples")
    return [*lines, [(ask[lang != "zh"], "dim")]]


def _lines(page: Reason, lang: str, columns: int) -> list[Line]:
    from zgccheck.layout import block, cells

    zh = lang == "zh"
    lines: list[Line] = [[(page.name, "bold"), (f"  {page.title[lang]}", "")]]
    lines += block(cells(page.meaning[lang]), columns, [("  ", "")])
    lead = "  怎么办  " if zh else "  what to do  "
    lines += block(cells(page.advice[lang]), columns, [(lead, "dim")], [(" " * (10 if zh else len(lead)), "")])
    if page.shown == "explanation":
        only = "只在 --explain 里出现" if zh else "given by --explain only"
        lines.append([(f"  {only}", "dim")])
    lines += [[], [("  举例" if zh else "  examples", "dim")]]
    for example in page.examples:
        lines += _example(example, page.name, lang, columns)
    return lines


def _example(example: Example, name: str, lang: str, columns: int) -> list[Line]:
    from zgccheck.layout import block, cells
    from zgccheck.text import width
    from zgccheck.wording import OUTCOMES, RELATIONS

    zh = lang == "zh"
    worded = OUTCOMES[example.verdict] if example.sentence else RELATIONS[example.relation]
    text, style = worded[0] if zh else worded[1], worded[2]
    margin: Line = [(f"    {text}  ", style)]
    rest: Line = [(" " * width(margin[0][0]), "")]
    if not example.sentence:
        beside = (
            f"稿件 {example.draft}，来源 {example.source}" if zh else f"draft {example.draft}, source {example.source}"
        )
        return block(cells(beside), columns, margin, rest)
    row = cells(example.sentence)
    at = example.sentence.find(example.words) if example.words else -1
    if at >= 0:
        row[at : at + len(example.words)] = cells(example.words, f"bold {style}".strip(), "^")
    if example.reason != name:
        row += cells(f"  ({example.reason})", "dim")
    return block(row, columns, margin, rest)


# -- for the documentation ------------------------------------------------------------------------------------------


def _page(pages: list[Reason]) -> Iterator[str]:
    yield "# Reasons"
    yield ""
    yield "Written by `zgccheck explain --format markdown` (`make reasons`); a test proves that it is fresh, and the tests run every"
    yield "example: sentences against the base that ships with the package, pairs of wordings against each other."
    for page in pages:
        yield ""
        yield from _section(page)


def _section(page: Reason) -> Iterator[str]:
    yield f"## `{page.name}`"
    yield ""
    yield f"**{page.title['en']}** · {page.title['zh']}" + (
        "" if page.shown == "finding" else " · given by `--explain` only"
    )
    yield ""
    yield page.meaning["en"]
    yield ""
    yield page.meaning["zh"]
    yield ""
    yield f"- What to do: {page.advice['en']}"
    yield f"- 怎么办：{page.advice['zh']}"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    for example in page.examples:
        if not example.sentence:
            yield f"| {example.relation} | draft {example.draft}, source {example.source} |"
            continue
        told = example.sentence.replace(example.words, f"**{example.words}**", 1) if example.words else example.sentence
        reason = f" (`{example.reason}`)" if example.reason != page.name else ""
        yield f"| {example.verdict}{reason} | {told} |"
