"""Plain data with places: what strict YAML is made of, so that an error can say where."""

from __future__ import annotations

from typing import Any


class Text(str):
    """A scalar with the place where it stands (1-based)."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Items(list[Any]):
    """A sequence with its place."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Table(dict[str, Any]):
    """A mapping with its place."""

    __slots__ = ("column", "line")
    line: int
    column: int
