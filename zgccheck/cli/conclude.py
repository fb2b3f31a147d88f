"""What a run comes to: its reports in every format, what a person has to know besides, and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from zgccheck import formats
from zgccheck.cli import FOUND, INTERRUPTED, UNUSABLE
from zgccheck.cli.options import say

if TYPE_CHECKING:
    from zgccheck.cli.output import Output
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings
    from zgccheck.cli.sinks import Sink
    from zgccheck.formats import View


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
    from zgccheck.cli.complaint import complain

    for line in lines:
        complain(line)


def status(run: Run, *, forgiven: bool = False) -> int:
    if run.interrupted:
        return INTERRUPTED
    if run.tally.unusable:
        return UNUSABLE
    return FOUND if run.failed and not forgiven else 0
