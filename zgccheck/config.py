"""What a project has settled: the tables of `zgccheck.toml` or `pyproject.toml`, strictly read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal

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
    try:
        data: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _unreadable(str(error), text, path) from None
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    if not isinstance(data, dict):
        raise InputError("tool.zgccheck is no table", path=path)
    return _Reader(text, path, ".".join(table)).config(data)


def _unreadable(message: str, text: str, path: str) -> InputError:
    what, _, where = message.partition(" (at ")
    at = re.fullmatch(r"line (\d+), column (\d+)\)", where)
    line, column = (int(at[1]), int(at[2])) if at else (len(text.splitlines()) if where else 0, 0)
    return InputError(f"no TOML: {what}", path=path, line=line, column=column)


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
        """The line of a key in its table, of the table where the key cannot be found, 0 where neither can."""
        heads = 0
        for number, where, key in _keys(self.text):
            if where == table and not key:
                heads = number
            if where == table and key == name:
                return number
            if ".".join(filter(None, (where, key))) == ".".join(filter(None, (table, name))):
                return number
        return heads


_HEAD = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\"']?)([\w.-]+)\1\s*=")


def _keys(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, table and key of whatever looks like one; tables of a list are numbered: overrides#0. Heads have no key."""
    table, counts = "", dict[str, int]()
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            table = head[2].replace('"', "").replace(" ", "")
            if head[1] == "[[":
                at = counts.get(table, 0)
                counts[table] = at + 1
                table = f"{table}#{at}"
            yield number, table, ""
        elif key := _KEY.match(line):
            yield number, table, key[2]


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
    text = toml(value)
    return text if len(text) <= 60 else text[:59] + "…"


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(char) for char in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + "}"
    return str(value)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
