"""One manuscript read and checked, in this process or in several; what comes out is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from zgccheck import directives, manuscripts, scan
from zgccheck.changes import touched
from zgccheck.cli.complaint import language, worded
from zgccheck.errors import InputError
from zgccheck.model import Manuscript, Place, Report, Tally
from zgccheck.say import REASONS

if TYPE_CHECKING:
    from zgccheck.check import Checker
    from zgccheck.scan import Sentence

LINED = frozenset({"plain", "markdown", "html"})
"""Formats whose lines are the file's own; of the others a change touches everything."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to check, and how."""

    path: str
    encoding: str | None = None
    revisions: Literal["accept", "reject"] = "accept"
    exact: bool = False
    ignore: tuple[str, ...] = ()
    changed: tuple[tuple[int, int], ...] | None = None
    """Lines to which checking is confined; None for all."""
    data: bytes | None = None
    """What has been read already (standard input)."""
    fail_on: str = "conflict"
    heeding: bool = True
    """Whether directives in the file count."""


@dataclass(slots=True)
class Opened:
    """A file that has been read."""

    manuscript: Manuscript
    data: bytes
    lines: scan.Lines
    directives: directives.Directives


@dataclass(slots=True)
class Done:
    """All of one file, as a process hands it back."""

    manuscript: Manuscript | None
    data: bytes
    reports: list[Report] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    broken: str = ""
    """A quotation that is not its source's: nothing may be said."""


class Worker:
    """Checks files against one base, or against documents. What it checks against is read once."""

    def __init__(self, base: Path | None, documents: Sequence[Path] = ()) -> None:
        from zgccheck.cli import sources

        self._plain = sources.checker(base, documents)
        self._exact: Checker | None = None

    @property
    def checker(self) -> Checker:
        return self._plain

    def checker_for(self, job: Job) -> Checker:
        if not job.exact:
            return self._plain
        if self._exact is None:
            from zgccheck.check import Checker

            self._exact = Checker(self._plain.index, exact=True)
        return self._exact

    def open(self, job: Job, data: bytes | None = None) -> Opened:
        """Read a file. Raises InputError."""
        from zgccheck.cli import files

        data = data if data is not None else job.data if job.data is not None else files.read(job.path)
        if data.strip() or job.data is not None:
            manuscript = manuscripts.read(data, job.path, encoding=job.encoding, revisions=job.revisions)
        else:
            manuscript = Manuscript(job.path, "plain", "", ())  # an empty file has nothing wrong in it
        lines = scan.Lines(manuscript.text, job.path)
        return Opened(manuscript, data, lines, directives.read(manuscript, lines, REASONS))

    def checked(
        self, job: Job, opened: Opened, tally: Tally, aside: Sequence[scan.Aside] = ()
    ) -> Iterator[tuple[Sentence, Report]]:
        """The sentences of a file that has been opened, with their reports; the tally is complete after the last."""
        changed = job.changed if opened.manuscript.format in LINED or not job.changed else None
        told = opened.directives if job.heeding else directives.Directives()

        def passed_over(sentence: Sentence, place: Place) -> str:
            if changed is not None and not touched(changed, place.line, place.end_line):
                return "unchanged"
            return "off" if told.silent(place.start, place.end) else ""

        def ignored(report: Report, at: int) -> str:
            finding = report.findings[at]
            return "ignored" if finding.reason in job.ignore and finding.verdict != "supported" else ""

        yield from scan.checked(
            opened.manuscript, self.checker_for(job), tally, lines=opened.lines, passed_over=passed_over,
            aside=(told.aside, ignored, *aside),
        )  # fmt: skip
        for problem in (*told.problems, *(told.unused() if changed is None else ())):
            at = opened.lines.place(problem.offset, problem.offset)
            where = f"{at.line}:{at.column}: "
            if problem.error:
                tally.unusable.append((job.path, f"{job.path}:{where}{problem.message[language()]}"))
            else:
                tally.notes.append((job.path, {lang: where + said for lang, said in problem.message.items()}))


_worker: Worker | None = None


def prepare(base: Path | None, documents: Sequence[Path]) -> None:
    """In a process of its own: read the base, unless it came with the process. The parent alone hears Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _worker is None:
        share(Worker(base, documents))


def share(worker: Worker) -> None:
    """What processes that are forked from this one begin with."""
    global _worker
    _worker = worker


def whole(job: Job) -> Done:
    """In a process of its own: all of one file."""
    from zgccheck.errors import BrokenQuote

    assert _worker is not None
    done = Done(None, b"")
    try:
        opened = _worker.open(job)
        done.manuscript, done.data = opened.manuscript, opened.data
        done.reports = [report for _, report in _worker.checked(job, opened, done.tally)]
    except InputError as error:
        done.tally.unusable.append((job.path, worded(error)))
    except BrokenQuote as error:
        done.broken = str(error)
    return done


def jobs_at_once(wanted: int, files: Sequence[object]) -> int:
    """How many processes: as many as are wanted (0: as there are processors), never more than files."""
    import os

    if wanted == 0:
        try:
            wanted = len(os.sched_getaffinity(0))
        except AttributeError:
            wanted = os.cpu_count() or 1
    return max(1, min(wanted, len(files)))
