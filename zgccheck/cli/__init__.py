"""The command line: argv in, standard output and exit status out, nothing else.

Exit status: 0 nothing to object to · 1 something found · 2 the command line, an input or the base is unusable ·
3 a fault of ours, or of the disk · 130 interrupted · 141 the reader went away.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

USABLE, FOUND, UNUSABLE, BROKEN, INTERRUPTED, CLOSED = 0, 1, 2, 3, 130, 141


class ClosedPipe(Exception):
    """Nobody reads standard output any more."""


def main() -> NoReturn:
    """The entry point. Whatever happens inside, it ends with one of the statuses above and never with a traceback."""
    gc.set_threshold(100_000, 50, 100)  # a start makes many objects that all live: collecting among them is lost time
    try:
        status = _guarded()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except (BrokenPipeError, ClosedPipe):
        status = CLOSED
    except OSError as error:
        _lost(error)
        status = BROKEN
    if status in (CLOSED, BROKEN, INTERRUPTED):
        _drop_output()
    sys.exit(status)


def _guarded() -> int:
    try:
        from zgccheck.cli.app import run

        return run(sys.argv[1:])
    except (KeyboardInterrupt, ClosedPipe, OSError):
        raise
    except SystemExit as leave:
        # Only Typer itself leaves this way: with 1 when a reader of its help went away.
        code = leave.code
        return CLOSED if code == 1 else code if isinstance(code, int) else USABLE
    except Exception as error:
        return _explain(error)


def _explain(error: Exception) -> int:
    from zgccheck.cli.complaint import complain, told, worded
    from zgccheck.errors import BrokenQuote, InputError

    if isinstance(error, InputError):
        complain(worded(error))
        return UNUSABLE
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):  # a usage error of Typer's
        if message := str(error.format_message()).strip():  # empty where the help was the answer
            complain(f"{told(message)} (zgccheck --help)")
        return UNUSABLE
    if isinstance(error, BrokenQuote):
        complain(told(f"a quotation does not match its source, so nothing is said: {error}"))
        return BROKEN
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" at {os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}" if place else ""
    complain(told(f"internal error: {type(error).__name__}: {error}{where}; please report it"))
    return BROKEN


def _lost(error: OSError) -> None:
    """Say what could not be read or written."""
    from zgccheck.cli.complaint import complain, told

    why = error.strerror or str(error)
    complain(f"{error.filename}: {told(why)}" if error.filename else told(f"cannot write: {why}"))


def _drop_output() -> None:
    """Keep the interpreter from writing, at its end, what can no longer be written."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass
