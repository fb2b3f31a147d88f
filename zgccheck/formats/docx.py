"""Word: the manuscript that was scanned, with each finding as a comment on its words and the text unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zgccheck.diagnostic import BADGES, Diagnostic, detail, diagnostics
from zgccheck.errors import InputError
from zgccheck.formats import View
from zgccheck.model import Report

AUTHOR = "zgccheck"


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    from zgccheck.manuscripts import docx

    found = list(diagnostics(reports))
    if len(view.manuscripts) != 1:
        raise InputError(f"docx comments one manuscript, not {len(view.manuscripts)}", fix="html takes any number")
    ((path, whole),) = view.manuscripts.items()
    if whole.format != "docx":
        raise InputError("not a .docx: there is nowhere to put comments", path=path, fix="html takes any manuscript")
    notes = [(one.place.start, one.place.end, _comment(one, view)) for one in found]
    yield docx.comment(view.originals[path], notes, AUTHOR, whole)


def _comment(one: Diagnostic, view: View) -> str:
    first, *rest = detail(one, view.sources, view.lang)
    return "\n".join((f"{BADGES[one.finding.verdict][view.lang]} {first}", *rest))
