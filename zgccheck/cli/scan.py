"""`zgccheck scan`: whole manuscripts against the base."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from zgccheck.cli.check import Level
from zgccheck.cli.conclude import report, status, targets
from zgccheck.cli.manuscript_options import (
    KNOWN,
    MENDED,
    READ,
    SETTLED,
    SHOWN,
    Encoding,
    Everything,
    Exclude,
    Formats,
    Include,
    Isolated,
    Jobs,
    OutputFile,
    Paths,
    Revisions,
    SomeColour,
    SomeLang,
    StdinName,
)  # fmt: skip
from zgccheck.cli.options import Base, Source, say
from zgccheck.cli.prepare import prepared
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.cli.run import Run


def scan(
    path: Paths = None,
    format_name: Formats = None,
    output_file: OutputFile = None,
    fail_on: Annotated[
        Level | None,
        typer.Option(
            "--fail-on",
            help=say("从哪一级起以状态 1 退出", "From which verdict on the exit status is 1"),
            rich_help_panel=SHOWN,
        ),
    ] = None,
    base: Base = None,
    source: Source = None,
    lang: SomeLang = None,
    exact: Annotated[
        bool | None,
        typer.Option("--exact", help=say("不接受四舍五入", "Accept no rounded figures"), rich_help_panel=SHOWN),
    ] = None,
    rounded: Annotated[bool, typer.Option("--rounded", hidden=True, help="Undo `exact` of the settings")] = False,
    colour: SomeColour = None,
    everything: Everything = False,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    revisions: Revisions = None,
    include: Include = None,
    exclude: Exclude = None,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude",
            help=say("点名的文件也按设置略去", "Leave named files out too, as set"),
            rich_help_panel=READ,
        ),
    ] = False,
    diff_base: Annotated[
        str | None,
        typer.Option(
            "--diff-base",
            metavar="REV",
            help=say("只查相对此版本改动的行 （git）", "Only lines changed since REV (git)"),
            rich_help_panel=READ,
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help=say("不再报告此文件所列", "Leave out what this file lists"),
            rich_help_panel=SETTLED,
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help=say("把现有问题记入此文件", "List what is found in this file"),
            rich_help_panel=SETTLED,
        ),
    ] = None,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=say("只显示可确定的改正", "Show the certain corrections, change nothing"),
            rich_help_panel=MENDED,
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=say("把可确定的改正写入稿件", "Write the certain corrections into the files"),
            rich_help_panel=MENDED,
        ),
    ] = False,
    jobs: Jobs = None,
    isolated: Isolated = False,
) -> None:
    given = {
        "format": format_name, "fail-on": fail_on, "base": str(base) if base else None, "lang": lang,
        "exact": False if rounded else exact or None,
        "color": colour, "encoding": encoding, "revisions": revisions, "include": include, "exclude": exclude,
        "baseline": baseline, "jobs": jobs,
    }  # fmt: skip
    if fix and diff:
        raise InputError("--fix and --diff", fix="one of them")
    if write_baseline is not None and diff_base is not None:
        raise InputError("--write-baseline and --diff-base", fix="a baseline holds what is found in whole files")
    settings, run = prepared(
        path, given, stdin_filename, source, isolated=isolated, force=force_exclude, diff_base=diff_base
    )
    if diff:
        from zgccheck.cli.corrections import show

        raise typer.Exit(show(run, settings))
    found = targets(run, settings, output_file)
    if write_baseline is not None:
        from zgccheck.cli import sinks

        sinks.guard([sinks.Sink("", write_baseline)], [job.path for job in run.jobs])
        run.found = []
    if fix:
        from zgccheck.cli.corrections import write

        write(run, settings)
    if write_baseline is None:
        from zgccheck.cli.corrections import loaded

        run.baseline = loaded(settings)
    report(run, settings, found, everything=everything)
    if write_baseline is not None and not run.interrupted:
        remember(run, write_baseline)
    raise typer.Exit(status(run, forgiven=write_baseline is not None))


scan.__doc__ = (
    say(
        "核对整篇稿件：txt、md、html、docx、pdf 文件、文件夹或标准输入。\n\n"
        "退出状态：0 没有问题，1 有达到 --fail-on 的结论，2 有文件不可用（其余照常核对），130 中断（已完成的照常输出）。",
        "Check whole manuscripts: txt, md, html, docx and pdf files, folders, or standard input.\n\n"
        "Exit status: 0 nothing to object to, 1 a verdict at or above --fail-on, 2 a file is unusable (the others are "
        "checked), 130 interrupted (what is done is reported).",
    )
    + f"\n\n{KNOWN}"
)


def remember(run: Run, file: str) -> None:
    """Write the baseline of what was found."""
    from zgccheck import baseline
    from zgccheck.cli import files
    from zgccheck.cli.gather import relative

    home = os.path.dirname(os.path.abspath(file))
    rows = [(relative(os.path.abspath(one.place.path), home), one) for one in run.found or () if one.place]
    files.write(file, [baseline.dumps(rows)])
