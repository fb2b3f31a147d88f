"""Which files a scan reads: those that are named, and in folders those that are manuscripts and that nothing leaves out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from zgccheck.cli.complaint import told
from zgccheck.globs import Pattern, parse, verdict

Takes = Callable[[str, bool], bool]
"""Whether a path (and whether it is a folder) is wanted, by suffix and by globs."""
Rules = tuple[tuple[str, tuple[Pattern, ...]], ...]
"""Folders with their ignore patterns, the outermost first."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that is not there, or a folder that cannot be listed."""

    path: str
    why: str


def gather(
    paths: Sequence[str], takes: Takes, leaves_out: Callable[[str], bool] | None = None
) -> Iterator[str | Missing]:
    """The files in the order given, each once; those of a folder sorted by path. `leaves_out` judges files that are named."""
    seen: set[str] = set()
    for path in paths:
        try:
            folder = stat.S_ISDIR(os.stat(path).st_mode)
        except OSError as error:
            yield Missing(path, told(error.strerror or str(error)))
            continue
        except ValueError:
            yield Missing(path, told("no path"))
            continue
        if not folder and leaves_out is not None and leaves_out(path):
            continue
        for found in _walk(path, takes, _above(path)) if folder else (path,):
            name = found if isinstance(found, Missing) else os.path.abspath(found)
            if isinstance(name, Missing):
                yield name
            elif name not in seen:
                seen.add(name)
                yield found


def _walk(folder: str, takes: Takes, rules: Rules) -> Iterator[str | Missing]:
    rules = (*rules, *_rules(folder, ".gitignore"))
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Missing(folder, told(error.strerror or str(error)))
        return
    for entry in entries:
        path = entry.name if folder == "." else os.path.join(folder, entry.name)
        if entry.name.startswith((".", "~$")):  # ~$ is what Word leaves beside an open document
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not entry.is_file():
            continue
        if _ignored(path, rules, is_folder) or not takes(path, is_folder):
            continue
        if is_folder:
            yield from _walk(path, takes, rules)
        else:
            yield path


def _above(path: str) -> Rules:
    """The ignore files of the folders above, up to the repository's own; none outside a repository."""
    folder = os.path.dirname(os.path.abspath(path))
    found: list[Rules] = []
    here = os.path.abspath(path)
    if os.path.exists(os.path.join(here, ".git")):
        return _rules(here, os.path.join(".git", "info", "exclude"))
    while True:
        found.append(_rules(folder, ".gitignore"))
        if os.path.exists(os.path.join(folder, ".git")):
            found.append(_rules(folder, os.path.join(".git", "info", "exclude")))
            return tuple(rule for rules in reversed(found) for rule in rules)
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        folder = above


def _rules(folder: str, name: str) -> Rules:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogateescape") as file:
            patterns = parse(file)
    except OSError:
        return ()
    return ((os.path.abspath(folder), patterns),) if patterns else ()


def _ignored(path: str, rules: Rules, folder: bool) -> bool:
    """What the innermost ignore file says that says anything."""
    here = os.path.abspath(path)
    for base, patterns in reversed(rules):
        said = verdict(patterns, relative(here, base), folder=folder)
        if said is not None:
            return said
    return False


def relative(path: str, folder: str) -> str:
    """A path from a folder, with / between the names, as globs have it."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.replace(os.sep, "/")
