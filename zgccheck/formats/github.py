"""Workflow commands for GitHub Actions: an annotation a finding, the gravest first, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from zgccheck.clean import clean
from zgccheck.diagnostic import BADGES, Diagnostic, detail, diagnostics, gravest_first
from zgccheck.formats import View
from zgccheck.model import Report
from zgccheck.overview import headline

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
MOST = {"error": 10, "warning": 10, "note": 9}
"""What a step may annotate; one notice is kept for the sum."""
LONGEST = 4000
"""Code points of a message; the runner cuts at 4096."""


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    found = gravest_first(diagnostics(reports))
    unusable = view.tally.unusable if view.tally else []
    for path, why in unusable[: MOST["error"]]:
        yield _command("error", {"file": path}, why)
    shown: Counter[str] = Counter({"error": len(unusable)})
    for one in found:
        shown[one.level] += 1
        if shown[one.level] <= MOST[one.level]:
            yield _annotation(one, view)
    yield _command("notice", {"title": "zgccheck"}, _sum(found, shown, view))


def _annotation(one: Diagnostic, view: View) -> bytes:
    at = one.place
    properties = {"file": at.path, "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:
        properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"{BADGES[one.finding.verdict][view.lang]} {one.finding.reason}"
    return _command(COMMANDS[one.level], properties, "\n".join(detail(one, view.sources, view.lang)))


def _sum(found: list[Diagnostic], shown: Counter[str], view: View) -> str:
    zh = view.lang == "zh"
    each = Counter(one.finding.verdict for one in found)
    told = [f"{BADGES[verdict][view.lang].lower()} {each[verdict]}" for verdict in each]
    more = sum(max(0, count - MOST[level]) for level, count in shown.items())
    if more:
        told.append(f"另有 {more} 条未标出" if zh else f"{more} more without an annotation")
    parts = [headline(view.tally, view.lang)] if view.tally else []
    parts.append(("，" if zh else ", ").join(told) or ("没有问题" if zh else "nothing to object to"))
    return ("；" if zh else "; ").join(parts)


def _command(name: str, properties: dict[str, str], text: str) -> bytes:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(text[:LONGEST])}\n".encode()


def _data(text: str) -> str:
    """As the runner unescapes it. Bare CR and every other line end are shown, not sent."""
    return clean(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
