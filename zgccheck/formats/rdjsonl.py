"""Reviewdog's diagnostic format, an object a line: for comments on the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zgccheck.diagnostic import Diagnostic, byte_columns, detail, diagnostics, replacement
from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.model import Report

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    for one in diagnostics(reports):
        yield dump(_diagnostic(one, view), view) + "\n"


def _diagnostic(one: Diagnostic, view: View) -> dict[str, Any]:
    at = one.place
    whole = view.manuscripts.get(at.path)
    first, last = byte_columns(at, whole.text if whole else one.sentence)
    where = {"start": {"line": at.line, "column": first}, "end": {"line": at.end_line, "column": last}}
    data: dict[str, Any] = {
        "message": "\n".join(detail(one, view.sources, view.lang)),
        "location": {"path": at.path, "range": where},
        "severity": SEVERITIES[one.level],
        "source": {"name": "zgccheck"},
        "code": {"value": one.finding.reason},
    }
    new = replacement(one, view.manuscripts)
    if new is not None:
        data["suggestions"] = [{"range": where, "text": new}]
    return data
