"""A row a finding, supported ones too: for a spreadsheet.

UTF-8 with a byte order mark, because Excel and WPS take a file without one for the system's code page and garble it.
A cell that a spreadsheet would take for a formula is given a ' before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from zgccheck.clean import one_line
from zgccheck.diagnostic import attributed, placed, quoted
from zgccheck.formats import View
from zgccheck.model import Finding, Place, Report

COLUMNS = (
    "path", "line", "column", "end_line", "end_column", "verdict", "slot", "reason", "text", "expected", "message",
    "claim", "quotations", "sentence",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _row(COLUMNS)
    for number, report in enumerate(reports, 1):
        for finding, at in placed(report, number) if report.checkable else ():
            yield _row(_cells(finding, at, report, view))


def _cells(finding: Finding, at: Place, report: Report, view: View) -> tuple[str | int, ...]:
    quotations = " / ".join(
        f"{attributed(cited, view.sources, view.lang)}: {quoted(cited.exact, view.lang)}" for cited in finding.citations
    )
    message = finding.message.get(view.lang) or finding.message.get("zh", "")
    return (
        at.path, at.line, at.column, at.end_line, at.end_column, finding.verdict, finding.slot, finding.reason,
        finding.text, finding.expected or "", message, finding.claim or "", quotations, report.text,
    )  # fmt: skip


def _row(values: Iterable[str | int]) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(_plain(value) for value in values)
    return out.getvalue().encode()


def _plain(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    text = one_line(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
