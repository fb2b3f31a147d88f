"""How reports are written. One file a format, and the file's name is the format's: `jsonl.py` is `--format jsonl`.

A format is a module with a one-line docstring, shown in the help, and

    render(reports: Iterable[Report], view: View) -> Iterator[str] | Iterator[bytes]

It yields the pieces of one output, each as soon as its report is there, and writes nothing itself. A piece of text is
UTF-8 in a file, and on standard output it is made safe for where it goes; bytes go out as they are.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from zgccheck.model import Claim, Manuscript, Report, Source, Tally


@dataclass(frozen=True, slots=True)
class View:
    """For whom and on what the reports are written."""

    lang: str = "zh"
    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
    ascii: bool = False
    """The output cannot carry every character: a format that has escapes of its own uses them."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By id, for a quotation's context and for what is known of the document."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """By id, for the words that a quotation turns on, and for caveats."""
    manuscripts: Mapping[str, Manuscript] = field(default_factory=dict)
    """By path, of a scan: each is there before the first of its reports."""
    tally: Tally | None = None
    """Of a scan: complete after the last report."""
    originals: Mapping[str, bytes] = field(default_factory=dict)
    """By path, of a scan: the files as they were read, for a format that gives one back with remarks."""
    everything: bool = False
    """Show to a person also what is plainly supported in a manuscript."""


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
