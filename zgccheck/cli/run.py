"""A run over many manuscripts: every file in its order, every report as soon as it is there, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from zgccheck.baseline import Baseline
from zgccheck.cli.check import objectionable
from zgccheck.cli.complaint import worded
from zgccheck.cli.interrupt import Interrupt
from zgccheck.cli.progress import Progress
from zgccheck.cli.work import Done, Job, Worker, jobs_at_once, prepare, share, whole
from zgccheck.errors import BrokenQuote, InputError
from zgccheck.model import Manuscript, Report, Tally
from zgccheck.scan import add, count, counted, sift

POLL = 0.2
"""Seconds between looks at whether the run is to end."""


class Run:
    """One run. Its maps and its tally fill while `reports` is read."""

    def __init__(
        self, jobs: Sequence[Job], base: Path | None, documents: Sequence[Path] = (), *, at_once: int = 1
    ) -> None:
        self.jobs, self.against = jobs, (base, tuple(documents))
        self.at_once = jobs_at_once(at_once, jobs)
        self.manuscripts: dict[str, Manuscript] = {}
        self.originals: dict[str, bytes] = {}
        self.tally = Tally()
        self.baseline: Baseline | None = None
        self.keep: Callable[[Report], Report | None] = lambda report: report
        """What of a report is shown; None for nothing."""
        self.found: list[Report] | None = None
        """The reports that were kept, where a list is put here to take them."""
        self.failed = False
        self.interrupted = False
        self.complete: list[str] = []
        """The paths of the files that were checked to their end."""
        self.progress = Progress(len(jobs))
        self._worker: Worker | None = None

    @property
    def worker(self) -> Worker:
        """The base, read when it is first needed in this process."""
        if self._worker is None:
            self._worker = Worker(*self.against)
        return self._worker

    def reports(self) -> Iterator[Report]:
        """Every report that is kept, in the order of the files and of their sentences."""
        with Interrupt() as interrupt:
            rows = self._here(interrupt) if self.at_once == 1 else self._spread(interrupt)
            for job, report in rows:
                if self.baseline is not None:
                    sifted = sift(report, [self.baseline.aside], self.tally)
                    if sifted is None:
                        continue
                    report = sifted
                kept = self.keep(report)
                if kept is None:
                    count(self.tally.skipped, "unrelated")
                else:
                    self.failed = self.failed or objectionable(kept, job.fail_on)
                    if self.found is not None:
                        self.found.append(kept)
                    yield counted(kept, self.tally)
            self.progress.clear()
            self.interrupted = interrupt.asked()

    def _here(self, interrupt: Interrupt) -> Iterator[tuple[Job, Report]]:
        """One file after another in this process; an interrupt leaves the file at hand where it is."""
        for job in self.jobs:
            if interrupt.asked():
                return
            part = Tally()
            try:
                opened = self.worker.open(job)
                self._met(job, opened.manuscript, opened.data)
                length = max(1, len(opened.manuscript.text))
                for _, report in self.worker.checked(job, opened, part):
                    yield job, report
                    self.progress.step(job.path, report.place.end / length if report.place else 0)
                    if interrupt.asked():
                        break
                else:
                    self.complete.append(job.path)
            except InputError as error:
                part.unusable.append((job.path, worded(error)))
            add(self.tally, part)
            self.progress.done += 1

    def _spread(self, interrupt: Interrupt) -> Iterator[tuple[Job, Report]]:
        """Files in several processes, handed on in their order."""
        import multiprocessing
        from concurrent.futures import Future, ProcessPoolExecutor, wait

        share(self.worker)
        waiting: list[Future[Done]] = []
        pool = ProcessPoolExecutor(self.at_once, initializer=prepare, initargs=self.against)
        try:
            waiting += [pool.submit(whole, job) for job in self.jobs]
            for job, future in zip(self.jobs, tuple(waiting), strict=True):
                while not future.done() and not interrupt.asked():
                    wait([future], POLL)
                    self.progress.step(job.path)
                if interrupt.asked():
                    return
                done = future.result()
                if done.broken:
                    raise BrokenQuote(done.broken)
                if done.manuscript is not None:
                    self._met(job, done.manuscript, done.data)
                    self.complete.append(job.path)
                for report in done.reports:
                    yield job, report
                add(self.tally, done.tally)
                self.progress.done += 1
            waiting.clear()
        finally:
            for child in multiprocessing.active_children() if waiting else ():  # what is not done is not waited for
                child.terminate()
            pool.shutdown(wait=True, cancel_futures=True)

    def _met(self, job: Job, manuscript: Manuscript, data: bytes) -> None:
        self.manuscripts[job.path] = manuscript
        self.originals[job.path] = data
