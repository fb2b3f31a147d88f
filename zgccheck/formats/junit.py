"""JUnit's XML: a suite a manuscript, a test a checkable sentence; for the test reports of Jenkins, GitLab and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from zgccheck.clean import clean, one_line
from zgccheck.diagnostic import Diagnostic, detail, diagnostics, path_of
from zgccheck.formats import View
from zgccheck.model import Report

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
LONGEST_NAME = 80


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    suites: dict[str, list[str]] = {}
    for number, report in enumerate(reports, 1):
        if report.checkable:
            suites.setdefault(path_of(report), []).append(_case(report, number, view))
    for path, why in view.tally.unusable if view.tally else ():
        error = tag("error", {"message": why, "type": "unreadable"}) + escape_text(why) + "</error>"
        suites.setdefault(path, []).append(f"{tag('testcase', {'name': path, 'classname': path})}{error}</testcase>")
    if not suites:  # some viewers take a report without a test for a broken one
        suites["zgccheck"] = [tag("testcase", {"name": "-", "classname": "zgccheck"}, "/")]
    every = [case for cases in suites.values() for case in cases]
    total = {name: number for name, number in _numbers(every).items() if name != "skipped"}
    yield f"{HEAD}{tag('testsuites', {'name': 'zgccheck', **total})}\n".encode()
    for path, cases in suites.items():
        suite = tag("testsuite", {"name": path, **_numbers(cases)})
        yield "".join(f"{line}\n" for line in (suite, *cases, "</testsuite>")).encode()
    yield b"</testsuites>\n"


def _case(report: Report, number: int, view: View) -> str:
    """Passed if supported, skipped if it cannot be decided, failed if a source differs."""
    found = list(diagnostics([report], number))
    line, column = (report.place.line, report.place.column) if report.place else (number, 1)
    name = one_line(report.text)
    name = f"{line}:{column} " + (name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")
    opened = tag("testcase", {"name": name, "classname": path_of(report)}, "" if found else "/")
    return opened + _outcome(found, view) + ("</testcase>" if found else "")


def _outcome(found: Sequence[Diagnostic], view: View) -> str:
    if not found:
        return ""
    worst = min(found, key=lambda one: ("error", "warning", "note").index(one.level))
    if worst.level == "note":
        return tag("skipped", {"message": "; ".join(one.message(view.lang) for one in found)}, "/")
    lines = [line for one in found for line in (f"{one.place.line}:{one.place.column} {one.finding.reason}",
                                                *detail(one, view.sources, view.lang))]  # fmt: skip
    opened = tag("failure", {"message": worst.message(view.lang), "type": worst.finding.reason})
    return f"{opened}{escape_text(chr(10).join(lines))}</failure>"


def _numbers(cases: Sequence[str]) -> dict[str, str | int]:
    return {
        "tests": len(cases),
        "failures": sum("<failure " in case for case in cases),
        "errors": sum("<error " in case for case in cases),
        "skipped": sum("<skipped " in case for case in cases),
    }


def tag(element: str, attributes: Mapping[str, str | int], end: str = "") -> str:
    """An XML tag on one line: what XML cannot carry is shown as ‹U+XXXX›, line ends are character references."""
    given = "".join(f" {name}={quoteattr(clean(str(value)))}" for name, value in attributes.items())
    return f"<{element}{given}{end}>"


def escape_text(text: str) -> str:
    return escape(clean(text)).replace("\n", "&#10;")
