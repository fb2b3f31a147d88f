"""Settings of a run: the command line's, then those of the nearest `zgccheck.toml` or `pyproject.toml`, then the defaults.

What holds for the whole run (KEYS marked `everywhere`) comes from the file found upward from the folder that all paths share;
what holds for a manuscript, from the file found upward from its own folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from zgccheck import manuscripts
from zgccheck.cli.gather import relative
from zgccheck.config import FILES, KEYS, Config, Value, load
from zgccheck.errors import InputError
from zgccheck.globs import Pattern, covers, parse, verdict


class Settings:
    """The settings of one run. Raises InputError where a file is wrong."""

    def __init__(self, paths: Sequence[str], given: Mapping[str, Any] | None = None, *, isolated: bool = False) -> None:
        self.given = {
            name: Value(value, f"--{name}") for name, value in (given or {}).items() if value not in (None, [], ())
        }
        self.isolated = isolated
        self._found: dict[str, Config] = {}
        self.run = self.config(_shared(paths))
        self.aside: dict[str, None] = {}
        """Files whose settings for a whole run are not heeded, because another file's are."""

    def config(self, folder: str) -> Config:
        """The settings found upward from a folder."""
        if self.isolated:
            return Config()
        here = os.path.abspath(folder)
        if here not in self._found:
            above = os.path.dirname(here)
            self._found[here] = _read(here) or (Config() if above == here else self.config(above))
        return self._found[here]

    def at(self, path: str) -> dict[str, Value]:
        """Every setting as it holds for a manuscript."""
        config = self.config(os.path.dirname(os.path.abspath(path)))
        if config.path != self.run.path and any(KEYS[name].everywhere for name in config.values):
            self.aside[config.path] = None
        own = config.at(relative(os.path.abspath(path), _home(config)))
        whole = {name: value for name, value in self.run.at("").items() if KEYS[name].everywhere}
        return {**own, **whole, **self.given}

    def whole(self, name: str) -> Any:
        """A setting of the whole run; a path in a file is taken from that file's folder."""
        return (self.given.get(name) or self.run.values.get(name) or Value(KEYS[name].default)).value

    def path(self, name: str) -> str:
        """A setting that is a path, from where it was written."""
        return self.anchored(self.whole(name)) if name not in self.given else self.whole(name)

    def anchored(self, path: str) -> str:
        """A path of the run's file, as it is from here."""
        home = os.path.dirname(self.run.path)
        return os.path.join(home, path) if path and home else path

    def takes(self, path: str, folder: bool) -> bool:
        """Whether a file in a folder, or a folder, is read: by --include and --exclude, else by its suffix."""
        if self.leaves_out(path, folder):
            return False
        if folder:
            return True
        here = os.path.abspath(path)
        included = [(home, include) for home, include, _ in self._globs if include]
        if included:
            return all(covers(include, relative(here, home)) for home, include in included)
        return os.path.splitext(path)[1].lower() in manuscripts.suffixes()

    def leaves_out(self, path: str, folder: bool = False) -> bool:
        """Whether --exclude leaves a file or a folder out."""
        here = os.path.abspath(path)
        return any(
            verdict(exclude, relative(here, home), folder=True) if folder else covers(exclude, relative(here, home))
            for home, _, exclude in self._globs
        )

    @cached_property
    def _globs(self) -> list[tuple[str, tuple[Pattern, ...], tuple[Pattern, ...]]]:
        """By folder that they count from: what to include, what to leave out. The command line's count from here."""
        rows: dict[str, dict[str, tuple[Pattern, ...]]] = {}
        for name in ("include", "exclude"):
            home = os.getcwd() if name in self.given else _home(self.run)
            rows.setdefault(home, {})[name] = parse(self.whole(name))
        return [(home, row.get("include", ()), row.get("exclude", ())) for home, row in rows.items()]


def _home(config: Config) -> str:
    """The folder that a file's globs count from."""
    return os.path.dirname(os.path.abspath(config.path)) if config.path else os.getcwd()


def _shared(paths: Sequence[str]) -> str:
    """The folder that all paths lie in."""
    folders = [os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in paths]
    try:
        return os.path.commonpath(folders) if folders else "."
    except ValueError:
        return "."


def _read(folder: str) -> Config | None:
    """The settings in a folder itself. Files are named as they are from here."""
    for name in FILES:
        file = os.path.join(folder, name)
        if not os.path.isfile(file):
            continue
        shown = relative(file, os.getcwd())
        shown = file if shown.startswith("../..") else shown
        try:
            with open(file, encoding="utf-8") as stream:
                text = stream.read()
        except OSError as error:
            raise InputError(error.strerror or str(error), path=shown) from None
        except UnicodeDecodeError as error:
            raise InputError(f"not UTF-8 at byte {error.start}", path=shown) from None
        if (found := load(text, shown)) is not None:
            return found
    return None
