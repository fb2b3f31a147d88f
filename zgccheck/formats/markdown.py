"""Markdown: a summary for a job's page ($GITHUB_STEP_SUMMARY), a merge request or a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from zgccheck.clean import one_line
from zgccheck.diagnostic import BADGES, Diagnostic, detail, diagnostics, gravest_first, path_of
from zgccheck.formats import View
from zgccheck.model import Report, Verdict
from zgccheck.overview import COLUMNS, headline, remarks

MOST = 200
"""Findings that are listed; a page of a GitHub job holds one MiB."""
ICONS: Mapping[Verdict, str] = {"conflict": "❌", "disputed": "⚠️", "unverified": "❔"}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    zh = view.lang == "zh"
    rows: dict[str, dict[Verdict, int]] = {}
    found: list[Diagnostic] = []
    for number, report in enumerate(reports, 1):
        if report.checkable:
            verdicts = rows.setdefault(path_of(report), {})
            verdicts[report.verdict] = verdicts.get(report.verdict, 0) + 1
            found += diagnostics([report], number)
    yield (
        f"### zgccheck{'：' if zh else ': '}{headline(view.tally, view.lang)}\n\n" if view.tally else "### zgccheck\n\n"
    )
    if rows:
        heads = ["文件" if zh else "File", *(BADGES[verdict][view.lang].capitalize() for verdict in COLUMNS)]
        yield _row(heads) + _row(["---", *("---:" for _ in COLUMNS)])
        for path, verdicts in rows.items():
            yield _row([escape(path), *(str(verdicts.get(verdict, 0)) for verdict in COLUMNS)])
        yield "\n"
    for one in gravest_first(found)[:MOST]:
        yield _item(one, view)
    if len(found) > MOST:
        yield f"\n{'另有' if zh else 'and'} {len(found) - MOST} {'条' if zh else 'more'}\n"
    for title, told in remarks(view.tally, view.lang) if view.tally else ():
        yield f"\n{title}{'：' if zh else ': '}{escape(told)}\n"


def _row(values: Iterable[str]) -> str:
    return f"| {' | '.join(values)} |\n"


def _item(one: Diagnostic, view: View) -> str:
    at = one.place
    first, *rest = detail(one, view.sources, view.lang)
    lines = [f"- {ICONS[one.finding.verdict]} **{escape(at.path)}:{at.line}:{at.column}** {escape(first)}"]
    lines += [f"  - {escape(line)}" for line in rest]
    return "".join(f"{line}\n" for line in lines)


_MARKS = re.compile(r"[\\`*_\[\]<>|~&@#$]|:(?=[\w+-]+:)|^[+=-]|^(?:\d+)(?=[.)])")
_LINKED = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def escape(text: str) -> str:
    """One line of plain text: no mark, tag, link, address or mention comes of it."""
    words = _MARKS.sub(lambda match: _escaped(match[0]), one_line(text).lstrip())
    return _LINKED.sub("<!-- -->", words)


def _escaped(mark: str) -> str:
    named = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    return f"{mark}\\" if mark.isdigit() else named.get(mark, f"\\{mark}")
