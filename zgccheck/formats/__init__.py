"""How reports are written. One file a format, and the file's name is the format's: `jsonl.py` is `--format jsonl`.

A format is a module with a one-line docstring, shown in the help, and

    render(reports: Iterable[Report], view: View) -> Iterator[str] | Iterator[bytes]

It yields the pieces of one output, each as soon as its report is there, and writes nothing itself. A piece of text is
UTF-8 in a file, and on standard output it is made safe for where it goes; bytes go out as they are.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from zgccheck.model import Report
from zgccheck.view import View

__all__ = ["Format", "View", "load", "names"]


class Format(Protocol):
    """A module of this package."""

    def render(self, reports: Iterable[Report], view: View) -> Iterator[str] | Iterator[bytes]: ...


def names() -> list[str]:
    """Every format that there is a file for."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Format:
    """The format of that name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))
