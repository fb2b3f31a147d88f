"""Checkstyle's XML: for Jenkins, reviewdog and other tools that know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from zgccheck.diagnostic import detail, diagnostics
from zgccheck.formats import View
from zgccheck.formats.junit import HEAD, tag
from zgccheck.model import Report

SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    yield f'{HEAD}<checkstyle version="4.3">\n'.encode()
    for path, group in groupby(diagnostics(reports), lambda one: one.place.path):
        lines = [tag("file", {"name": path})]
        for one in group:
            attributes: dict[str, str | int] = {
                "line": one.place.line,
                "column": one.place.column,
                "severity": SEVERITIES[one.level],
                "message": "\n".join(detail(one, view.sources, view.lang)),
                "source": f"zgccheck.{one.finding.reason}",
            }
            lines.append(tag("error", attributes, "/"))
        yield "".join(f"{line}\n" for line in (*lines, "</file>")).encode()
    yield b"</checkstyle>\n"
