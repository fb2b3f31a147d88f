"""W3C Web Annotation, JSON-LD: each finding as an annotation of its words, with the sources' spans as bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zgccheck.diagnostic import placed
from zgccheck.formats import View
from zgccheck.formats.claimreview import embeddable, identifier
from zgccheck.formats.sarif import uri
from zgccheck.model import Citation, Finding, Place, Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix, which find the words again when a text has changed."""


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    made: list[str] = []
    for number, report in enumerate(reports, 1):
        for order, (finding, at) in enumerate(placed(report, number) if report.checkable else ()):
            annotation = _annotation(report, finding, at, order, view)
            yield (",\n" if made else "\n") + embeddable(annotation, view)
            made.append(annotation["id"])
    yield f'\n], "id": "{identifier("AnnotationPage", *made)}"}}\n'


def _annotation(report: Report, finding: Finding, at: Place, order: int, view: View) -> dict[str, Any]:
    """Offsets are code points: of the manuscript's own text, or of the sentence where it comes from no file."""
    message = finding.message.get(view.lang) or finding.message.get("zh", "")
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "value": message or finding.reason,
            "format": "text/plain",
            "language": "zh-Hans" if view.lang == "zh" else "en",
            "purpose": "assessing",
        },
        {"type": "TextualBody", "value": finding.verdict, "purpose": "tagging"},
        {"type": "TextualBody", "value": finding.reason, "purpose": "tagging"},
    ]
    bodies += [_span(citation, view) for citation in finding.citations]
    whole = view.manuscripts.get(at.path)
    if whole is not None:
        target = _specific(uri(at.path), whole.text, at.start, at.end)
    else:
        target = _specific(identifier("sentence", report.text), report.text, finding.start, finding.end)
    return {
        "id": identifier("Annotation", at.path, f"{at.line}:{at.column}", str(order), finding.reason, report.text),
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": target,
    }


def _span(citation: Citation, view: View) -> dict[str, Any]:
    """The quotation in its document, named relative to where the base keeps its documents. What contradicts puts the words in question."""
    source = view.sources.get(citation.source)
    if source is None:
        quote = {"type": "TextQuoteSelector", "exact": citation.exact}
        position = {"type": "TextPositionSelector", "start": citation.start, "end": citation.end}
        span = {"type": "SpecificResource", "source": uri(citation.source), "selector": [position, quote]}
    else:
        span = _specific(uri(source.path), source.text, citation.start, citation.end)
    return {**span, "purpose": "linking" if citation.stance == "supports" else "questioning"}


def _specific(source: str, text: str, start: int, end: int) -> dict[str, Any]:
    """A resource and two ways to the same words in it."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": source, "selector": [position, quote]}
