"""From a command line to a run: its settings, and a job for each file that its paths stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings
    from zgccheck.cli.work import Job


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
    from zgccheck.cli.gather import Missing, gather
    from zgccheck.cli.run import Run
    from zgccheck.cli.settings import Settings

    names = [stdin_filename or "<stdin>" if path == "-" else shortened(path) for path in paths]
    settings = Settings(names, given, isolated=isolated)
    jobs: dict[str, Job] = {}
    missing: list[tuple[str, str]] = []
    for path, name in zip(paths, names, strict=True):
        files: Iterable[str | Missing] = [name]
        if path != "-":
            files = gather([name], settings.takes, settings.leaves_out if force else None)
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
