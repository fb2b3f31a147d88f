"""Manuscripts as they are written: a file here is a format of its name, and says which suffixes it reads.

A format is a module with a one-line docstring, `SUFFIXES`, and

    read(data: bytes, path: str, *, encoding: str | None, revisions: Revisions) -> Manuscript
    edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes

`edit` puts other words where a manuscript's text has them and keeps every other byte of the file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from typing import Literal, Protocol, cast

from zgccheck import text
from zgccheck.errors import InputError
from zgccheck.model import Block, Manuscript

Revisions = Literal["accept", "reject"]
"""Tracked changes: the text with all of them, or without any."""
MAX_BYTES = 20_000_000


class Format(Protocol):
    """A module of this package."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, path: str, *, encoding: str | None, revisions: Revisions) -> Manuscript: ...

    def edit(self, data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes: ...


def names() -> list[str]:
    """Every format that there is a file for."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Format:
    """The format of that name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))


@cache
def suffixes() -> dict[str, str]:
    """The format of each suffix: {".md": "markdown", …}."""
    return {suffix: name for name in names() for suffix in load(name).SUFFIXES}


def read(
    data: bytes,
    path: str,
    *,
    format: str | None = None,
    encoding: str | None = None,
    revisions: Revisions = "accept",
) -> Manuscript:
    """The manuscript in a file's bytes, of the format named, or by its suffix, or by what it looks like. Raises InputError."""
    if len(data) > MAX_BYTES:
        raise InputError(f"{len(data):,} bytes; {MAX_BYTES:,} are read", path=path, fix="divide it")
    if not data.strip():
        raise InputError("empty", path=path)
    if format is not None and format not in names():
        raise InputError(f"no such format: {format}", path=path, fix=", ".join(names()))
    name = format or suffixes().get(_suffix(path)) or _looks_like(data)
    return load(name).read(data, path, encoding=encoding, revisions=revisions)


def from_text(text: str, path: str) -> Manuscript:
    """Plain text that a program holds already. Raises InputError where it is empty or is no text."""
    if not text.strip():
        raise InputError("empty", path=path)
    return load("plain").read(text.encode("utf-8", "surrogatepass"), path, encoding="utf-8", revisions="accept")


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """The file with other words at spans of the manuscript's text; every other byte as it was. Raises InputError."""
    return load(manuscript.format).edit(data, manuscript, edits)


def sentences(block: Block) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a block's text; a heading and a table's row are one each."""
    if block.kind in ("heading", "row"):
        begin = len(block.text) - len(block.text.lstrip())
        end = len(block.text.rstrip())
        return [(begin, end)] if begin < end else []
    return text.sentences(block.text)


def span(block: Block, start: int, end: int) -> tuple[int, int]:
    """Where words of a block stand in the manuscript's text: what it has of its own there, or else what it borrows."""
    origins = block.origin[start:end] or block.origin[start : start + 1]
    own = [at for at in origins if block.start <= at < block.end] or list(origins)
    return min(own), max(own) + 1


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return (dot + suffix).lower() if stem else ""


def _looks_like(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04") and b"word/" in data:
        return "docx"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "plain"
