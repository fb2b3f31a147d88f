"""`zgccheck scan`: whole manuscripts against the base."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from zgccheck import formats
from zgccheck.cli import FOUND, INTERRUPTED, UNUSABLE
from zgccheck.cli.check import Level
from zgccheck.cli.options import Base, Source, say
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.cli.output import Output
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings
    from zgccheck.cli.sinks import Sink
    from zgccheck.cli.work import Job
    from zgccheck.formats import View

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help=say("稿件或文件夹；- 表示标准输入", "Manuscripts or folders; - is standard input"),
        show_default=False,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="F|F=FILE",
        autocompletion=formats.names,
        help=say(
            f"输出格式，可多次给出；F=FILE 写入文件。格式：{' '.join(formats.names())}",
            f"How the report is written, several times if need be; F=FILE writes a file. Formats: {' '.join(formats.names())}",
        ),
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help=say("写入文件，不写到标准输出", "Write a file instead")),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help=say("标准输入的文件名，据此判断格式与设置", "Name of standard input, for its format and its settings"),
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=say("稿件编码，不加则自动判断", "Encoding, guessed otherwise")),
]
Revisions = Annotated[
    Literal["accept", "reject"] | None,
    typer.Option("--revisions", help=say("修订：全部接受或全部拒绝", "Tracked changes: all of them or none")),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include", metavar="GLOB", help=say("文件夹中只读这些文件，不问后缀", "Of folders, these files alone")
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help=say("文件夹中略去这些", "Of folders, leave these out")),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=0, metavar="N", help=say("进程数；0 与处理器同数", "Processes; 0 for one a processor")
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help=say("不读任何设置文件", "Read no settings file"))]
SomeLang = Annotated[
    Literal["auto", "zh", "en"] | None,
    typer.Option("--lang", help=say("说明文字的语言", "Language of the explanations")),
]
SomeColour = Annotated[Literal["auto", "always", "never"] | None, typer.Option("--color", help=say("颜色", "Colour"))]
Everything = Annotated[bool, typer.Option("--all", help=say("也显示得到支持的句子", "Show what is supported too"))]


def scan(
    path: Paths = None,
    format_name: Formats = None,
    output_file: OutputFile = None,
    fail_on: Annotated[
        Level | None,
        typer.Option("--fail-on", help=say("从哪一级起以状态 1 退出", "From which verdict on the exit status is 1")),
    ] = None,
    base: Base = None,
    source: Source = None,
    lang: SomeLang = None,
    exact: Annotated[
        bool | None, typer.Option("--exact/--rounded", help=say("是否接受四舍五入", "Refuse or accept rounded figures"))
    ] = None,
    colour: SomeColour = None,
    everything: Everything = False,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    revisions: Revisions = None,
    include: Include = None,
    exclude: Exclude = None,
    force_exclude: Annotated[
        bool,
        typer.Option("--force-exclude", help=say("点名的文件也按设置略去", "Leave named files out too, as set")),
    ] = False,
    diff_base: Annotated[
        str | None,
        typer.Option(
            "--diff-base",
            metavar="REV",
            help=say("只查相对此版本改动的行（git）", "Only lines changed since REV (git)"),
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help=say("不再报告此文件所列", "Leave out what this file lists")),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help=say("把现有问题记入此文件", "List what is found in this file")
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help=say("只显示可确定的改正", "Show the certain corrections, change nothing"))
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help=say("把可确定的改正写入稿件", "Write the certain corrections into the files"))
    ] = False,
    jobs: Jobs = None,
    isolated: Isolated = False,
) -> None:
    given = {
        "format": format_name, "fail-on": fail_on, "base": str(base) if base else None, "lang": lang, "exact": exact,
        "color": colour, "encoding": encoding, "revisions": revisions, "include": include, "exclude": exclude,
        "baseline": baseline, "jobs": jobs,
    }  # fmt: skip
    if fix and diff:
        raise InputError("--fix and --diff", fix="one of them")
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
    if fix:
        from zgccheck.cli.corrections import write

        write(run, settings)
    if write_baseline is None:
        from zgccheck.cli.corrections import loaded

        run.baseline = loaded(settings)
    report(run, settings, found, everything=everything)
    if write_baseline is not None:
        remember(run, write_baseline)
    raise typer.Exit(status(run, forgiven=write_baseline is not None))


scan.__doc__ = say(
    "核对整篇稿件：txt、md、html、docx、pdf 文件、文件夹或标准输入。\n\n"
    "退出状态：0 没有问题，1 有达到 --fail-on 的结论，2 有文件不可用（其余照常核对），130 中断（已完成的照常输出）。",
    "Check whole manuscripts: txt, md, html, docx and pdf files, folders, or standard input.\n\n"
    "Exit status: 0 nothing to object to, 1 a verdict at or above --fail-on, 2 a file is unusable (the others are "
    "checked), 130 interrupted (what is done is reported).",
)


def prepared(
    paths: Sequence[str] | None,
    given: dict[str, Any],
    stdin_filename: str | None,
    documents: Sequence[Path] | None = None,
    *,
    isolated: bool = False,
    force: bool = False,
    diff_base: str | None = None,
) -> tuple[Settings, Run]:
    """The settings, and the run over the files that the paths stand for."""
    if not paths:
        raise InputError("nothing to read", fix="give files or folders, or - for standard input")
    if list(paths).count("-") > 1:
        raise InputError("- is given twice", fix="standard input can be read once")
    from zgccheck import manuscripts
    from zgccheck.cli.gather import Missing, gather
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings

    names = [stdin_filename or "<stdin>" if path == "-" else shortened(path) for path in paths]
    settings = Settings(names, given, isolated=isolated)
    suffixes = manuscripts.suffixes()
    jobs: dict[str, Job] = {}
    missing: list[tuple[str, str]] = []
    for path, name in zip(paths, names, strict=True):
        files: Iterable[str | Missing] = [name]
        if path != "-":
            files = gather([name], lambda one, folder: settings.takes(one, folder, suffixes), force=force)
        for file in files:
            if isinstance(file, Missing):
                missing.append((file.path, f"{file.path}: {file.why}"))
            elif (whole := os.path.abspath(file)) not in jobs:
                jobs[whole] = _job(file, settings, diff_base if path != "-" else None, stdin=path == "-")
    base = settings.path("base") if not documents or "base" in settings.given else ""
    run = Run(list(jobs.values()), Path(base) if base else None, documents or (), at_once=settings.whole("jobs"))
    run.tally.unusable += missing
    return settings, run


def shortened(path: str) -> str:
    """A path without ./ in front."""
    while path.startswith("./") and len(path) > 2:
        path = path[2:].lstrip("/") or "."
    return path


def _job(path: str, settings: Settings, diff_base: str | None, *, stdin: bool) -> Job:
    from zgccheck.cli import files, git
    from zgccheck.cli.work import Job

    values = {name: value.value for name, value in settings.at(path).items()}
    data = None
    if stdin:
        if sys.stdin is None:
            raise InputError("closed", path="standard input", fix="give a manuscript")
        data = files.bounded(sys.stdin.buffer, path)
    lines = git.lines(diff_base, path) if diff_base is not None else None
    return Job(
        path, values["encoding"] or None, values["revisions"], values["exact"], tuple(values["ignore"]),
        None if lines is None else tuple(lines), data, values["fail-on"],
    )  # fmt: skip


def targets(run: Run, settings: Settings, output_file: str | None) -> list[Sink]:
    """Where the reports go; what cannot be written is said before anything is read."""
    from zgccheck.cli import sinks

    named = settings.whole("format")
    if "format" not in settings.given:
        named = [
            f"{name}={settings.anchored(file)}" if file else name
            for name, _, file in (one.partition("=") for one in named)
        ]
    found = sinks.sinks(named, output_file)
    sinks.guard(found, [job.path for job in run.jobs])
    return found


def view_of(run: Run, settings: Settings, output: Output, *, everything: bool) -> View:
    from zgccheck.lang import choose

    base = run.worker.checker.base
    return formats.View(
        choose(settings.whole("lang"), os.environ), output.width, output.colour, output.ascii, base.sources, base.claims,
        run.manuscripts, run.tally, run.originals, everything,
    )  # fmt: skip


def report(run: Run, settings: Settings, found: Sequence[Sink], *, everything: bool = False) -> None:
    """Check everything and write every format; then, on standard error, what a person has to know of the run."""
    from zgccheck.cli import sinks
    from zgccheck.cli.output import Output

    output = Output(settings.whole("color"))
    view = view_of(run, settings, output, everything=everything)
    sinks.emit(run.reports(), found, view, output, run.progress.clear)
    shown = any(sink.format == "terminal" and not sink.file for sink in found)
    tell(_remarks(run, settings, view.lang, shown=shown and sys.stdout.isatty() and sys.stderr.isatty()))


def _remarks(run: Run, settings: Settings, lang: str, *, shown: bool) -> Iterator[str]:
    """What could not be read and what is to be known of the reading, unless the report on the same screen says it."""
    if not shown:
        yield from (why for _, why in run.tally.unusable)
        for path, note in run.tally.notes:
            told = note.get(lang) or note["zh"]
            yield told if told.startswith(path) else f"{path}:{' ' if not told[:1].isdigit() else ''}{told}"
    for path in settings.aside:
        yield say(
            f"{path}: 对整次运行有效的设置未采用，以 {settings.run.path or '默认值'} 为准",
            f"{path}: its settings for a whole run are not heeded, those of {settings.run.path or 'nobody'} are",
        )
    if gone := _gone(run, settings):
        yield say(
            f"基线中有 {gone} 条已不再出现，可用 --write-baseline 缩减",
            f"{gone} findings of the baseline no longer occur; --write-baseline shortens it",
        )
    if run.interrupted:
        yield say("已中断，以上为已完成的部分", "interrupted; what was done is reported")


def _gone(run: Run, settings: Settings) -> int:
    """How many findings of the baseline were not met again in the files that were read to their end."""
    from zgccheck.cli.gather import relative

    if run.baseline is None:
        return 0
    home = os.path.dirname(os.path.abspath(settings.path("baseline")))
    return run.baseline.gone([relative(os.path.abspath(path), home) for path in run.complete])


def tell(lines: Iterable[str]) -> None:
    """Lines on standard error."""
    from zgccheck.cli import _complain

    for line in lines:
        _complain(line)


def remember(run: Run, file: str) -> None:
    """Write the baseline of what was found."""
    from zgccheck import baseline
    from zgccheck.cli import files
    from zgccheck.cli.gather import relative

    home = os.path.dirname(os.path.abspath(file))
    rows = [(relative(os.path.abspath(one.place.path), home), one) for one in run.found if one.place]
    files.write(file, [baseline.dumps(rows)])


def status(run: Run, *, forgiven: bool = False) -> int:
    if run.interrupted:
        return INTERRUPTED
    if run.tally.unusable:
        return UNUSABLE
    return FOUND if run.failed and not forgiven else 0
