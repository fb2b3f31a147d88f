"""What a project has settled: the tables of `zgccheck.toml` or `pyproject.toml`, strictly read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal

from zgccheck import stricttoml
from zgccheck.errors import InputError
from zgccheck.globs import Pattern, covers, parse
from zgccheck.say import REASONS

FILES = ("zgccheck.toml", "pyproject.toml")
"""Names that are looked for in a folder; the first that has settings counts."""


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: what values it takes, and what holds where nobody sets it."""

    default: Any
    kind: Literal["choice", "flag", "words", "text", "number"]
    choices: tuple[str, ...] = ()
    everywhere: bool = False
    """Whether it holds for the whole run, so that an override cannot set it."""


KEYS: Mapping[str, Key] = {
    "base": Key("", "text", everywhere=True),
    "format": Key(["terminal"], "words", everywhere=True),
    "lang": Key("auto", "choice", ("auto", "zh", "en"), everywhere=True),
    "color": Key("auto", "choice", ("auto", "always", "never"), everywhere=True),
    "jobs": Key(1, "number", everywhere=True),
    "baseline": Key("", "text", everywhere=True),
    "include": Key([], "words", everywhere=True),
    "exclude": Key([], "words", everywhere=True),
    "fail-on": Key("conflict", "choice", ("conflict", "disputed", "partial", "unverified", "never")),
    "exact": Key(False, "flag"),
    "encoding": Key("", "text"),
    "revisions": Key("accept", "choice", ("accept", "reject")),
    "ignore": Key([], "words", tuple(REASONS)),
}
"""Every setting, by the name that the command line has for it too."""


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value and where it was made: «zgccheck.toml:3», «--exact», or nowhere ("")."""

    value: Any
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some paths, which are globs from the folder of the file that has them."""

    patterns: tuple[Pattern, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Config:
    """One file's settings."""

    path: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def at(self, path: str) -> dict[str, Value]:
        """Every setting for a manuscript, whose path is given from this file's folder; a later override counts more."""
        found = {name: self.values.get(name, Value(key.default)) for name, key in KEYS.items()}
        for override in self.overrides:
            if covers(override.patterns, path):
                found |= override.values
        return found


def load(text: str, path: str) -> Config | None:
    """The settings in a TOML file; None where it has none. Raises InputError, with the line."""
    table = () if path.endswith("zgccheck.toml") else ("tool", "zgccheck")
    if table and "zgccheck" not in text:
        return None
    data = stricttoml.load(text, path)
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    if not isinstance(data, dict):
        raise InputError("tool.zgccheck is no table", path=path)
    return _Reader(text, path, ".".join(table)).config(data)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The checks on one file's table, with the places of its keys."""

    text: str
    path: str
    table: str

    def config(self, data: dict[str, Any]) -> Config:
        overrides = data.pop("overrides", [])
        if not isinstance(overrides, list) or not all(isinstance(one, dict) for one in overrides):
            raise self._error("overrides", self.table, "overrides is a list of tables", f"[[{self._name}]]")
        values = self._values(data, self.table, KEYS)
        return Config(self.path, values, tuple(self._override(one, at) for at, one in enumerate(overrides)))

    @property
    def _name(self) -> str:
        return f"{self.table}.overrides" if self.table else "overrides"

    def _override(self, data: dict[str, Any], number: int) -> Override:
        table = f"{self._name}#{number}"
        paths = data.pop("paths", None)
        if not _words(paths) or not paths:
            raise self._error("paths", table, "an override says for which paths it holds", 'paths = ["*.md"]')
        known = {name: key for name, key in KEYS.items() if not key.everywhere}
        for name in data:
            if name in KEYS and name not in known:
                raise self._error(name, table, f"{name} holds for all paths", "set it outside overrides")
        return Override(parse(paths), self._values(data, table, known, ("paths",)))

    def _values(
        self, data: dict[str, Any], table: str, known: Mapping[str, Key], beside: tuple[str, ...] = ("overrides",)
    ) -> dict[str, Value]:
        values = {}
        for name, value in data.items():
            if name not in known:
                close = get_close_matches(name, known, n=1)
                fix = (f"did you mean {close[0]}? " if close else "") + f"known: {', '.join((*known, *beside))}"
                raise self._error(name, table, f"unknown key {name!r}", fix)
            if wrong := _wrong(value, known[name]):
                raise self._error(name, table, f"{name}: {_shown(value)} is not {wrong}", "")
            values[name] = Value(value, f"{self.path}:{self._line(name, table)}")
        return values

    def _error(self, name: str, table: str, what: str, fix: str) -> InputError:
        return InputError(what, path=self.path, line=self._line(name, table), fix=fix)

    def _line(self, name: str, table: str) -> int:
        return stricttoml.line(self.text, table, name)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _wrong(value: Any, key: Key) -> str:
    """What the value should be, "" where it is that."""
    if key.kind == "flag":
        return "" if isinstance(value, bool) else "true or false"
    if key.kind == "number":
        return "" if type(value) is int and value >= 0 else "a number, 0 or more"
    if key.kind == "words":
        fits = _words(value) and (not key.choices or set(value) <= set(key.choices))
        of = f" of {', '.join(key.choices)}" if key.choices else " of strings"
        return "" if fits else f"a list{of}"
    if key.kind == "choice":
        return "" if value in key.choices else f"one of {', '.join(key.choices)}"
    return "" if isinstance(value, str) else "a string"


def _shown(value: Any) -> str:
    text = stricttoml.dump(value)
    return text if len(text) <= 60 else text[:59] + "…"
