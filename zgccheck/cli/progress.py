"""How far a long run has come: one line on a terminal's standard error, after the first second."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

from zgccheck.clean import one_line
from zgccheck.layout import cells

PATIENCE = 1.0
"""Seconds before the line appears."""
EVERY = 0.1
_BAR = 20


class Progress:
    """The line; nothing at all where standard error is no terminal."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = bool(self._stream and self._stream.isatty())
        self._next = time.monotonic() + PATIENCE
        self._shown = False
        self.total, self.done = total, 0

    def step(self, path: str, part: float = 0.0) -> None:
        """So much of this file is done, and `done` files before it."""
        if not self._live or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY
        share = min(1.0, (self.done + part) / max(1, self.total))
        full = int(share * _BAR)
        head = f"{'█' * full}{'·' * (_BAR - full)} {share:4.0%} {self.done}/{self.total} "
        room = max(0, shutil.get_terminal_size((80, 24)).columns - len(head) - 1)
        self._write("\r\x1b[K" + head + _fitting(path, room))
        self._shown = True

    def clear(self) -> None:
        """Take the line away before something else is written to the terminal."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._live = False


def _fitting(path: str, room: int) -> str:
    row = cells(one_line(path))
    while row and sum(cell.width for cell in row) > room:
        row.pop(0)
    return "".join(cell.text for cell in row)
