"""GitLab's Code Quality report: for the widget of a merge request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zgccheck.diagnostic import detail, diagnostics
from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.model import Report

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    yield "["
    for position, one in enumerate(diagnostics(reports)):
        entry = {
            # GitLab shows the description alone, without the name.
            "description": f"{one.finding.reason}: {' '.join(detail(one, view.sources, view.lang))}",
            "check_name": one.finding.reason,
            "fingerprint": one.fingerprint,
            "severity": SEVERITIES[one.level],
            "location": {
                "path": one.place.path.replace("\\", "/").removeprefix("./"),
                "lines": {"begin": one.place.line, "end": one.place.end_line},
            },
        }
        yield (",\n" if position else "\n") + dump(entry, view)
    yield "\n]\n"
