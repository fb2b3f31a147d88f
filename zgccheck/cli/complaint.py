"""What is wrong, on standard error, in the reader's language: `FILE:LINE:COLUMN: what (what to do)`, one line each."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

from zgccheck.errors import InputError
from zgccheck.lang import choose


def complain(line: str) -> None:
    """One clean line on standard error, whatever it holds."""
    from zgccheck.clean import one_line

    try:
        sys.stderr.write(f"zgccheck: {one_line(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def language() -> str:
    """The language of the command line: what `--lang` says, else the locale."""
    arguments = sys.argv[1:]
    if "--" in arguments:
        arguments = arguments[: arguments.index("--")]
    wanted = "auto"
    for here, after in pairwise([*arguments, ""]):
        if here == "--lang":
            wanted = after
        elif here.startswith("--lang="):
            wanted = here.removeprefix("--lang=")
    return choose(wanted, os.environ)


def told(english: str) -> str:
    """An error message in that language."""
    if language() == "en":
        return english
    from zgccheck.cli.chinese import message

    return message(english)


def worded(error: InputError) -> str:
    """What a person is told of an unusable input."""
    if language() == "en":
        return str(error)
    where = ":".join(str(part) for part in (told(error.path), error.line, error.column) if part)
    return (f"{where}: " if where else "") + told(error.what) + (f"（{told(error.fix)}）" if error.fix else "")
