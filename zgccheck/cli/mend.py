"""`scan --fix` and `scan --diff`: the certain corrections of each file, proven by reading the corrected file again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from zgccheck import manuscripts
from zgccheck.cli.work import Job, Opened, Worker
from zgccheck.errors import InputError
from zgccheck.fix import Fix, fixes, unsettled
from zgccheck.model import Report, Tally
from zgccheck.scan import Aside, Lines


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its corrections: as it was, and as it is with them."""

    job: Job
    before: str
    after: str
    data: bytes
    fixes: tuple[Fix, ...]

    def told(self) -> Iterator[str]:
        """A line for each correction."""
        lines = Lines(self.before, self.job.path)
        for fix in self.fixes:
            at = lines.place(fix.start, fix.end)
            yield f"{self.job.path}:{at.line}:{at.column}: {fix.old} → {fix.new} ({fix.finding.claim})"

    def diff(self) -> Iterator[str]:
        """A unified diff; of a docx, of its paragraphs."""
        before, after = _lines(self.before), _lines(self.after)
        name = self.job.path.lstrip("/")
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, as diff tools have them: LF alone ends a line."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def mend(worker: Worker, job: Job, aside: Sequence[Aside] = ()) -> Mended | None:
    """The corrections that a file gets; None where it gets none. Raises InputError where they cannot be put into it."""
    opened = worker.open(job)
    checker, open_ = worker.checker_for(job), unsettled(worker.checker.base)
    before: list[Report] = []
    found: list[Fix] = []
    for sentence, report in worker.checked(job, opened, Tally(), aside):
        before.append(report)
        found += fixes(opened.manuscript, sentence, report, checker, open_)
    if not found:
        return None
    edits = [(fix.start, fix.end, fix.new) for fix in found]
    data = manuscripts.edit(opened.data, opened.manuscript, edits)
    again = worker.open(job, data)
    if not _settled(before, _read(worker, job, again), found):
        what = f"{len(found)} corrections that do not hold in the file as a whole; it stays as it is"
        raise InputError(what, path=job.path)
    return Mended(job, opened.manuscript.text, again.manuscript.text, data, tuple(found))


def _read(worker: Worker, job: Job, opened: Opened) -> list[Report]:
    """Every report on the corrected file, whatever is set aside."""
    return [report for _, report in worker.checked(job, opened, Tally())]


def _settled(before: Sequence[Report], after: Sequence[Report], found: Sequence[Fix]) -> bool:
    """Whether every conflict that was corrected is gone, and no other has come."""
    left = _conflicts(before)
    left.subtract((fix.finding.claim, fix.finding.text) for fix in found)
    return all(left[key] >= count for key, count in _conflicts(after).items())


def _conflicts(reports: Sequence[Report]) -> Counter[tuple[str | None, str]]:
    return Counter(
        (finding.claim, finding.text)
        for report in reports
        for finding in report.findings
        if finding.verdict == "conflict"
    )
