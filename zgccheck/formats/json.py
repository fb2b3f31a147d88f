"""One JSON document for the whole run, with counts: for programs that read it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.model import SEVERITY, Report, Tally

SCHEMA = "zgccheck/report@1"


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    yield f'{{\n"schema": {dump(SCHEMA, view)},\n"reports": [\n'
    counts: dict[str, int] = dict.fromkeys(reversed(SEVERITY), 0)
    for position, report in enumerate(reports):
        counts[report.verdict] += 1
        yield (",\n" if position else "") + dump(report.to_dict(view.lang), view, indent=1)
    summary: dict[str, Any] = {"sentences": sum(counts.values()), **counts}
    if view.tally is not None:
        summary |= _of_scan(view.tally, view.lang)
    yield f'\n],\n"summary": {dump(summary, view)}\n}}\n'


def _of_scan(tally: Tally, lang: str) -> dict[str, Any]:
    """All that was read, of which the reports are the checkable part, and what was not."""
    notes = [{"path": path, "message": note.get(lang) or note.get("zh", "")} for path, note in tally.notes]
    return {
        "files": tally.files,
        "sentences": tally.sentences,
        "checkable": tally.checkable,
        "skipped": dict(sorted(tally.skipped.items())),
        "unusable": [{"path": path, "message": why} for path, why in tally.unusable],
        "notes": notes,
    }
