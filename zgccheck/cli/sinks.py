"""Where the reports go: one format to standard output, any number to files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zgccheck import formats
from zgccheck.cli import files
from zgccheck.cli.output import Output
from zgccheck.errors import InputError
from zgccheck.formats import View
from zgccheck.model import Report

Clear = Callable[[], None]
"""Takes the progress line away before the terminal is written to."""


@dataclass(frozen=True, slots=True)
class Sink:
    """A format, and the file that it goes to; none for standard output."""

    format: str
    file: str = ""


def sinks(named: Sequence[str], output_file: str | None) -> list[Sink]:
    """`F` or `F=FILE` each, standard output first. Raises InputError."""
    found = []
    for name in named:
        format_name, marked, file = name.partition("=")
        if format_name not in formats.names():
            raise InputError(f"no format {format_name!r}", path="--format", fix=", ".join(formats.names()))
        if marked and not file:
            raise InputError(f"{name!r} names no file", path="--format", fix=f"{format_name}=FILE")
        found.append(Sink(format_name, file))
    plain = [sink for sink in found if not sink.file]
    if len(plain) > 1:
        listed = ", ".join(sink.format for sink in plain)
        raise InputError(f"{listed}: one format goes to standard output", path="--format", fix="F=FILE for the others")
    if output_file is not None and not plain:
        raise InputError("every format has its file already", path="--output")
    found = [replace(sink, file=output_file) if output_file is not None and sink in plain else sink for sink in found]
    targets = [os.path.realpath(sink.file) for sink in found if sink.file]
    if len(set(targets)) < len(targets):
        raise InputError("two formats go to one file", path="--format", fix="give each its own")
    return sorted(found, key=lambda sink: bool(sink.file))


def guard(found: Iterable[Sink], manuscripts: Iterable[str]) -> None:
    """Raises InputError where a report would be written over a manuscript, or cannot be written."""
    read = {os.path.realpath(path) for path in manuscripts}
    for sink in found:
        if sink.file:
            if os.path.realpath(sink.file) in read:
                raise InputError("this is a manuscript that is read", path=sink.file, fix="give another file")
            files.writable(sink.file)


def emit(reports: Iterable[Report], found: Sequence[Sink], view: View, output: Output, clear: Clear) -> None:
    """Write every format: the first as the reports come, the others when all are there."""
    kept: list[Report] = []
    first, *rest = found
    stream = _keeping(reports, kept) if rest else reports
    _write(first, stream, view, output, clear)
    for sink in rest:
        _write(sink, kept, view, output, clear)


def _write(sink: Sink, reports: Iterable[Report], view: View, output: Output, clear: Clear) -> None:
    form = formats.load(sink.format)
    if sink.file:
        files.write(sink.file, form.render(reports, replace(view, colour=False, ascii=False, width=100)))
        return
    for piece in form.render(reports, view):
        clear()
        output.write(piece)


def _keeping(reports: Iterable[Report], kept: list[Report]) -> Iterator[Report]:
    for report in reports:
        kept.append(report)
        yield report
