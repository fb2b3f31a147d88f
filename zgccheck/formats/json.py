"""One JSON document for the whole run, with counts: for programs that read it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.model import SEVERITY, Report

SCHEMA = "zgccheck/report@1"


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    yield f'{{\n"schema": {dump(SCHEMA, view)},\n"reports": [\n'
    counts: dict[str, int] = dict.fromkeys(reversed(SEVERITY), 0)
    for position, report in enumerate(reports):
        counts[report.verdict] += 1
        yield (",\n" if position else "") + dump(report.to_dict(view.lang), view, indent=1)
    summary = {"sentences": sum(counts.values()), **counts}
    yield f'\n],\n"summary": {dump(summary, view)}\n}}\n'
