"""Sentences from the command line and from standard input, as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from zgccheck.errors import InputError

MAX_SENTENCE = 100_000
"""Code points."""
MAX_STDIN = 20_000_000
"""Bytes."""


def sentences(arguments: Sequence[str] | None, stdin: BinaryIO | None = None) -> Iterator[str]:
    """Each argument, and at `-` each line of standard input as soon as it has been read. Raises InputError."""
    if not arguments:
        raise InputError("nothing to read", fix="give a sentence, or - and one sentence a line on standard input")
    if list(arguments).count("-") > 1:
        raise InputError("- is given twice", fix="standard input can be read once")
    for number, argument in enumerate(arguments, 1):
        if argument == "-":
            yield from _lines(stdin or _standard_input())
        else:
            text = _decoded(argument, number)
            if not text.strip():
                raise InputError("empty", path=f"argument {number}", fix="give a sentence")
            yield _bounded(text, f"argument {number}", 0)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # closed by the caller: zgccheck check - <&-
        raise InputError("closed", path="standard input", fix="give one sentence a line")
    return sys.stdin.buffer


def _decoded(argument: str, number: int) -> str:
    """An argument as UTF-8, also where the locale made something else of its bytes."""
    if not any("\ud800" <= char <= "\udfff" for char in argument):
        return argument
    try:
        return argument.encode(sys.getfilesystemencoding(), "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}", path=f"argument {number}") from None
    except UnicodeEncodeError as error:
        raise InputError(f"half a character at {error.start}", path=f"argument {number}") from None


def _lines(stream: BinaryIO) -> Iterator[str]:
    if stream.isatty():
        sys.stderr.write("zgccheck: 每行一句，Ctrl-D 结束 / one sentence a line, Ctrl-D ends\n")
    offset = number = 0
    while raw := stream.readline(MAX_STDIN + 1 - offset):
        number += 1
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            what = f"not UTF-8 at byte {offset + error.start}"
            raise InputError(what, path="standard input", line=number, fix="iconv -t UTF-8 converts it") from None
        if "\0" in text:
            what = f"NUL at byte {offset + raw.index(0)}: binary, or UTF-16"
            raise InputError(what, path="standard input", line=number, fix="give UTF-8 text")
        offset += len(raw)
        if offset > MAX_STDIN:
            raise InputError(f"more than {MAX_STDIN:,} bytes", path="standard input", line=number, fix="split it")
        text = text.removeprefix("\ufeff") if number == 1 else text
        for line in text.removesuffix("\n").removesuffix("\r").split("\r"):
            yield _bounded(line, "standard input", number)
    if not offset:
        raise InputError("empty", path="standard input", fix="give one sentence a line")


def _bounded(sentence: str, where: str, line: int) -> str:
    if len(sentence) > MAX_SENTENCE:
        what = f"a sentence of {len(sentence):,} characters; {MAX_SENTENCE:,} are read"
        raise InputError(what, path=where, line=line, fix="divide it")
    return sentence
