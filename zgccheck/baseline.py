"""Findings that a person has agreed to live with: a baseline knows them by their words, not by their lines.

An entry is a sentence, the words in it, the reason and the claim, and how often. The path says where it was met; it
identifies nothing, so that a manuscript can be moved.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from zgccheck.errors import InputError
from zgccheck.model import Report

SCHEMA = "zgccheck/baseline@1"


class Key(NamedTuple):
    """What makes two findings the same."""

    text: str
    words: str
    reason: str
    claim: str


def keys(report: Report) -> Iterable[tuple[int, Key]]:
    """The number and the key of each finding that a baseline can hold: all but the supported ones."""
    for at, finding in enumerate(report.findings):
        if finding.verdict != "supported":
            yield at, Key(report.text, finding.text, finding.reason, finding.claim or "")


class Baseline:
    """The entries of a baseline, each used up as often as it counts."""

    def __init__(self, entries: Iterable[tuple[str, Key, int]]) -> None:
        self.left: Counter[Key] = Counter()
        self.paths: dict[Key, list[str]] = {}
        for path, key, count in entries:
            self.left[key] += count
            self.paths.setdefault(key, []).append(path)

    def aside(self, report: Report, at: int) -> str:
        """`baseline` where the baseline holds the finding once more."""
        key = dict(keys(report)).get(at)
        if key is None or not self.left[key]:
            return ""
        self.left[key] -= 1
        return "baseline"

    def gone(self, read: Collection[str]) -> int:
        """How many findings no longer occur, of those that were met in the files that have been read."""
        return sum(count for key, count in self.left.items() if set(self.paths[key]) <= set(read))


def dumps(found: Iterable[tuple[str, Report]]) -> str:
    """The text of a baseline that holds every finding of these reports, each with the path of its manuscript."""
    counts: Counter[tuple[str, Key]] = Counter((path, key) for path, report in found for _, key in keys(report))
    rows = [{"path": path, **key._asdict(), "count": count} for (path, key), count in sorted(counts.items())]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"schema": {json.dumps(SCHEMA)}, "findings": [\n{lines}\n]}}\n' if rows else _empty()


def _empty() -> str:
    return f'{{"schema": {json.dumps(SCHEMA)}, "findings": []}}\n'


def loads(text: str, path: str) -> Baseline:
    """The baseline that a file holds. Raises InputError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"no JSON: {error.msg}", path=path, line=error.lineno, column=error.colno, fix=_FIX) from None
    except RecursionError:
        raise InputError("nested too deeply", path=path, fix=_FIX) from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), list):
        raise InputError(f"no {SCHEMA}", path=path, fix=_FIX)
    return Baseline(_entry(row, number, path) for number, row in enumerate(data["findings"], 1))


_FIX = "zgccheck scan --write-baseline FILE makes one"


def _entry(row: Any, number: int, path: str) -> tuple[str, Key, int]:
    fields = ("path", *Key._fields)
    known = isinstance(row, dict) and set(row) == {*fields, "count"} and all(isinstance(row[f], str) for f in fields)
    if not known or type(row["count"]) is not int or row["count"] < 1:
        names = ", ".join((*fields, "count"))
        raise InputError(f"finding {number} has not exactly {names}", path=path, fix=_FIX)
    return row["path"], Key(*(row[field] for field in Key._fields)), row["count"]
