"""Which lines of a manuscript differ from a revision, by git. Paths and revisions are never taken for options or patterns."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from shutil import which

from zgccheck.changes import changed
from zgccheck.errors import InputError

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks, and what would mislead it in another folder."""
_DIFF = ("--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames")


def lines(revision: str, path: str) -> list[tuple[int, int]] | None:
    """The changed lines since the branch left the revision; None where the whole file counts. Raises InputError.

    A file that git does not track counts as a whole, as does one that differs without lines (docx, pdf).
    """
    folder, name = os.path.split(os.path.abspath(path))
    base = _base(revision, folder)
    diff = _git(folder, "diff", *_DIFF, base, "--", name)
    if not diff:
        return [] if _ask(folder, "ls-files", "--error-unmatch", "--", name).returncode == 0 else None
    return changed(diff.decode("utf-8", "replace").replace("\r", "")) or None


@cache
def _base(revision: str, folder: str) -> str:
    """The commit that the branch left the revision at."""
    if revision.startswith("-") or not revision.strip():
        raise InputError(f"no revision: {revision!r}", path="--diff-base")
    found = _ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        _git(folder, "rev-parse", "--git-dir")  # outside a repository that is what is wrong
        raise InputError(f"no revision {revision!r} in {folder}", path="--diff-base", fix="git fetch may bring it")
    commit = found.stdout.decode("ascii").strip()
    return _ask(folder, "merge-base", commit, "HEAD").stdout.decode("ascii").strip() or commit


def _git(folder: str, *arguments: str) -> bytes:
    done = _ask(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"git: {said[0] if said else 'failed'}", path=folder, fix="--diff-base needs a git repository")
    return done.stdout


def _ask(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = which("git")
    if git is None:
        raise InputError("git is not installed", path="--diff-base")
    own = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    command = [git, "-C", folder, "--literal-pathspecs", *_QUIET, *arguments]
    return subprocess.run(command, env=own, capture_output=True, check=False)  # noqa: S603 - no shell; what is given stands after --
