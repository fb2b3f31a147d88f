"""`zgccheck cite`: what backs a statement, as quotation and reference."""

from __future__ import annotations

import os
import re
from typing import Annotated, Literal

import typer

from zgccheck import citations
from zgccheck.cli import FOUND
from zgccheck.cli.options import Base, Colour, Lang, say
from zgccheck.cli.output import Output
from zgccheck.cli.reference_options import Strict, Style, System, system_of, warn
from zgccheck.lang import choose

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def cite(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY|CLAIM-ID...",
            help=say(
                "句子或论断编号；- 表示从标准输入读，每行一句",
                "Sentences or claim ids; - takes one a line from standard input",
            ),
            show_default=False,
        ),
    ] = None,
    style: Style = citations.DEFAULT,
    system: System = None,
    locator: Annotated[
        Literal["line", "paragraph", "page"] | None,
        typer.Option(
            "--locator",
            help=say("引文标注带行号、段号或版次", "Give the line, paragraph or printed page with each citation"),
            show_default=False,
        ),
    ] = None,
    strict: Strict = False,
    format_name: Annotated[
        Literal["terminal", "json"], typer.Option("--format", help=say("输出格式", "How it is written"))
    ] = "terminal",
    base: Base = None,
    lang: Lang = "auto",
    colour: Colour = "auto",
) -> None:
    from zgccheck.backing import backing
    from zgccheck.cli.inputs import sentences
    from zgccheck.cli.quotations import Quotations, supporting
    from zgccheck.cli.show import known

    chosen = system_of(style, system)
    queries = [one.strip() for one in sentences(query) if one.strip()]
    from zgccheck.check import Checker

    checker = Checker.load(base)
    for one in queries:
        if _ID.fullmatch(one):
            known(one, checker.base)
    backed = [backing(one, checker) for one in queries]
    wants = choose(lang, os.environ)
    if citations.for_programs(style) and format_name != "json":
        backed = supporting(backed, wants)
    excerpts = [excerpt for one in backed for excerpt in one.excerpts]
    items = citations.ordered([excerpt.item for excerpt in excerpts], style, chosen)
    warn(items, wants, strict=strict, page=locator == "page")
    output = Output(colour)
    told = Quotations(backed, items, style, chosen, locator, wants)
    if format_name == "json":
        from zgccheck.formats import View
        from zgccheck.formats.jsonl import dump

        output.write(dump(told.data(), View(ascii=output.ascii), indent=1) + "\n")
    elif citations.for_programs(style):
        told.remarks()
        output.write(told.file())
    else:
        from zgccheck.layout import paint

        output.write(paint(told.lines(), colour=output.colour))
    if any(not one.excerpts or one.verdict == "conflict" for one in backed):
        raise typer.Exit(FOUND)


cite.__doc__ = say(
    "为句子找出依据：原文引语和参考文献。\n\n"
    "只引来源支持的内容；仅仅相近的论断列出供人参考。退出状态：0 都有依据，1 有句子没有依据或与来源冲突，2 输入不可用（或 --strict 下著录不全）。",
    "Find what backs a statement: the quotations and their references.\n\n"
    "Only what the sources support is cited; claims that merely resemble it are listed to look at. "
    "Exit status: 0 all backed, 1 a statement without backing or in conflict, 2 an unusable input (or, with --strict, an incomplete reference).",
)
