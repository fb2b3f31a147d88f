"""`zgccheck check`: sentences against the base."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from zgccheck import formats
from zgccheck.cli import FOUND, sources
from zgccheck.cli.inputs import sentences
from zgccheck.cli.options import Base, Colour, Lang, Sentences, Source, say
from zgccheck.cli.output import Output
from zgccheck.errors import InputError
from zgccheck.lang import choose

if TYPE_CHECKING:
    from zgccheck.model import Report

Level = Literal["conflict", "disputed", "partial", "unverified", "never"]

LEVELS: tuple[str, ...] = ("conflict", "disputed", "partial", "unverified")
"""What can be objected to, the worst first; a level takes in what stands before it."""

EXPLAINED = ("terminal", "json", "jsonl")
"""Formats that can tell how a verdict was come to."""


def known_format(name: str) -> str:
    if name not in formats.names():
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(formats.names())}")
    return name


Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(formats.names()),
        callback=known_format,
        autocompletion=formats.names,
        help=say("输出格式", "How the report is written"),
    ),
]


def check(
    sentence: Sentences = None,
    format_name: Format = "terminal",
    fail_on: Annotated[
        Level,
        typer.Option("--fail-on", help=say("从哪一级起以状态 1 退出", "From which verdict on the exit status is 1")),
    ] = "conflict",
    base: Base = None,
    source: Source = None,
    lang: Lang = "auto",
    exact: Annotated[
        bool, typer.Option("--exact", help=say("不接受四舍五入的数字", "Accept no rounded figures"))
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help=say("说明结论是怎么来的", "Tell how each verdict came about"),
        ),
    ] = False,
    colour: Colour = "auto",
) -> None:
    if explain and format_name not in EXPLAINED:
        raise typer.BadParameter(f"--explain goes with --format {', '.join(EXPLAINED)}, not {format_name}")
    output = Output(colour)
    wanted = sentences(sentence)
    first = next(wanted, None)  # what is wrong with the command line is said before the base is read

    checker = sources.checker(base, source, exact=exact)
    view = formats.View(
        lang=choose(lang, os.environ),
        width=output.width,
        colour=output.colour,
        ascii=output.ascii,
        sources=checker.base.sources,
        claims=checker.base.claims,
    )
    failed = False
    unusable: InputError | None = None

    def reports() -> Iterator[Report]:
        nonlocal failed, unusable
        try:
            for text in _chain(first, wanted):
                report = checker.explain(text).explained if explain else checker.check(text)
                failed = failed or objectionable(report, fail_on)
                yield report
        except InputError as error:  # what could be read is still reported, and the report is ended properly
            unusable = error

    for piece in formats.load(format_name).render(reports(), view):
        output.write(piece)
    if unusable:
        raise unusable
    if failed:
        raise typer.Exit(FOUND)


check.__doc__ = say(
    "核对句子，逐句给出结论、理由和原文。\n\n以 - 开头的句子写在 -- 之后。退出状态：0 没有问题，1 有达到 --fail-on 的结论，2 输入或论断库不可用。",
    "Check sentences: a verdict, the reason and the quotations for each.\n\n"
    "A sentence that begins with - goes after --. "
    "Exit status: 0 nothing to object to, 1 a verdict at or above --fail-on, 2 an unusable input or base.",
)


def objectionable(report: Report, level: str) -> bool:
    """Whether a report has a verdict at or above the level."""
    if level == "never" or not report.checkable:
        return False
    bad = LEVELS[: LEVELS.index(level) + 1]
    return report.verdict in bad or any(finding.verdict in bad for finding in report.findings)


def _chain(first: str | None, rest: Iterable[str]) -> Iterator[str]:
    if first is not None:
        yield first
    yield from rest
