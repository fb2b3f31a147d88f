"""Which lines a change touches, read from a diff without context (`git diff --unified=0`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed(diff: str) -> list[tuple[int, int]]:
    """The new file's lines that are added or altered, as first and last; where lines only went, the line before the gap."""
    spans = []
    for match in _HUNK.finditer(diff):
        first, count = int(match[1]), int(match[2] or 1)
        spans.append((first, first + count - 1) if count else (max(1, first), max(1, first)))
    return spans


def touched(spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether any of the spans meets the lines from first to last."""
    return any(begin <= last and first <= stop for begin, stop in spans)
