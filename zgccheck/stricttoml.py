"""TOML with the lines of its keys, and errors that have a place; values as TOML writes them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from zgccheck.errors import InputError


def load(text: str, path: str) -> Any:
    """The tables of a TOML text. Raises InputError."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _unreadable(str(error), text, path) from None


def _unreadable(message: str, text: str, path: str) -> InputError:
    what, _, where = message.partition(" (at ")
    at = re.fullmatch(r"line (\d+), column (\d+)\)", where)
    line, column = (int(at[1]), int(at[2])) if at else (len(text.splitlines()) if where else 0, 0)
    return InputError(f"no TOML: {what}", path=path, line=line, column=column)


def line(text: str, table: str, name: str) -> int:
    """The line of a key in its table, of the table where the key cannot be found, 0 where neither can.

    Tables of a list are numbered: overrides#0.
    """
    heads = 0
    for number, where, key in _keys(text):
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


def dump(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(char) for char in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(dump(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {dump(one)}" for name, one in value.items()) + "}"
    return str(value)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
