"""What `scan --diff` shows and what `scan --fix` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zgccheck.cli import FOUND, UNUSABLE
from zgccheck.cli.complaint import worded
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.baseline import Baseline
    from zgccheck.cli.mend import Mended
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings


def loaded(settings: Settings) -> Baseline | None:
    """The baseline that is set, if one is."""
    file = settings.path("baseline")
    if not file:
        return None
    from zgccheck import baseline
    from zgccheck.cli import files

    try:
        return baseline.loads(files.read(file).decode("utf-8"), file)
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}", path=file) from None


def _mended(run: Run, settings: Settings) -> Iterator[Mended | InputError]:
    """Each file that gets corrections, and what stood in the way. What the baseline holds is left as it is."""
    from zgccheck.cli.mend import mend

    known = loaded(settings)
    for job in run.jobs:
        try:
            mended = mend(run.worker, job, [known.aside] if known else [])
            if mended is not None:
                yield mended
        except InputError as error:
            yield error
        run.progress.done += 1
        run.progress.step(job.path)
    run.progress.clear()


def show(run: Run, settings: Settings) -> int:
    """Write the diffs to standard output; the exit status: 1 where there is one."""
    from zgccheck.cli.conclude import tell
    from zgccheck.cli.output import Output

    output = Output("never")
    status = 0
    tell(why for _, why in run.tally.unusable)
    for mended in _mended(run, settings):
        run.progress.clear()
        if isinstance(mended, InputError):
            tell([worded(mended)])
            run.tally.unusable.append((mended.path, worded(mended)))
            continue
        output.write("".join(mended.diff()))
        status = FOUND
    return UNUSABLE if run.tally.unusable else status


def write(run: Run, settings: Settings) -> None:
    """Write the corrected files, and say on standard error what was corrected; then the run reads them afresh."""
    from zgccheck.cli import files
    from zgccheck.cli.conclude import tell

    if any(job.data is not None for job in run.jobs):
        raise InputError("--fix writes files", path="standard input", fix="--diff shows what it would correct")
    for mended in _mended(run, settings):
        run.progress.clear()
        if isinstance(mended, InputError):
            tell([worded(mended)])
            continue
        try:
            files.writable(mended.job.path)
            files.write(mended.job.path, [mended.data])
        except InputError as error:
            tell([worded(error)])
            run.tally.unusable.append((mended.job.path, worded(error)))
            continue
        tell(mended.told())
    run.progress.done = 0
