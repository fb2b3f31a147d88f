"""Standard output: what it can show, and the one place that writes to it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from typing import Literal, TextIO

from zgccheck.cli import ClosedPipe
from zgccheck.errors import InputError

NARROWEST, WIDEST = 40, 120

_COMMAND = re.compile(r"^[ \t]*::|##\[", re.MULTILINE)
"""What a GitHub runner takes for a command to itself: `::` first on a line, `##[` anywhere."""


class Output:
    """Standard output, prepared so that no character can stop it."""

    def __init__(self, colour: Literal["auto", "always", "never"] = "auto", stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        reconfigure = getattr(self._stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
        encoding = (getattr(self._stream, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
        self.ascii = encoding != "utf8"
        self.colour = wants_colour(colour, os.environ, self._stream.isatty())
        self._in_github = bool(os.environ.get("GITHUB_ACTIONS"))

    @property
    def width(self) -> int:
        """Columns to fill: the terminal's or $COLUMNS, 80 where there is neither; lines over 120 are hard to read."""
        return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))

    def write(self, piece: str | bytes) -> None:
        """Write now, so that a reader has each report when it is made. Bytes are a format's own business."""
        try:
            if isinstance(piece, bytes):
                self._write_bytes(piece)
            elif self._in_github:
                self._stream.write(_COMMAND.sub(lambda match: f"{match[0][:-1]} {match[0][-1]}", piece))
            else:
                self._stream.write(piece)
            self._stream.flush()
        except BrokenPipeError:
            raise ClosedPipe from None

    def _write_bytes(self, piece: bytes) -> None:
        if b"\0" in piece and self._stream.isatty():
            raise InputError("this format is not for a terminal", fix="give a file: -o FILE, or > FILE")
        self._stream.flush()
        self._stream.buffer.write(piece)


def wants_colour(flag: Literal["auto", "always", "never"], environ: Mapping[str, str], tty: bool) -> bool:
    """The flag, then NO_COLOR and FORCE_COLOR (set and not empty), then whether it is a terminal that knows colour."""
    if flag != "auto":
        return flag == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return tty and environ.get("TERM") != "dumb"
