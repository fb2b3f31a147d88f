"""schema.org ClaimReview, JSON-LD: for a fact check's own page; the publisher adds url, author and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zgccheck.diagnostic import BADGES, path_of
from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.formats.sarif import uri
from zgccheck.model import Citation, Report, Source, Verdict
from zgccheck.reference import Item, cited

RATINGS: Mapping[Verdict, int] = {"conflict": 1, "disputed": 3, "supported": 5}
"""From 1, contradicted by the sources, to 5, supported by them. A sentence that is supported in part has words and no number."""


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    yield '{"@context": "https://schema.org", "@graph": ['
    first = True
    for number, report in enumerate(reports, 1):
        if any(finding.citations for finding in report.findings):
            yield ("\n" if first else ",\n") + embeddable(_review(report, number, view), view)
            first = False
    yield "\n]}\n"


def embeddable(value: Any, view: View) -> str:
    """JSON that can stand in a page's <script>: no tag ends it."""
    return dump(value, view).replace("<", "\\u003c").replace(">", "\\u003e")


def identifier(*parts: str) -> str:
    """A URN of what it names, the same in every run."""
    from uuid import NAMESPACE_URL, uuid5

    name = "\0".join(("zgccheck", *parts)).encode("utf-8", "backslashreplace").decode()
    return uuid5(NAMESPACE_URL, name).urn


def _review(report: Report, number: int, view: View) -> dict[str, Any]:
    told = [finding for finding in report.findings if finding.citations]
    rating: dict[str, Any] = {"@type": "Rating"}
    if report.verdict in RATINGS:
        rating |= {"ratingValue": RATINGS[report.verdict], "bestRating": 5, "worstRating": 1}
    rating["alternateName"] = BADGES[report.verdict][view.lang]
    at = report.place
    where = f"{at.line}:{at.column}" if at else str(number)
    claim: dict[str, Any] = {"@type": "Claim", "text": report.text}
    if at:
        claim["appearance"] = {"@type": "CreativeWork", "url": uri(at.path), "position": where}
    citations = dict.fromkeys(citation for finding in told for citation in finding.citations)
    return {
        "@type": "ClaimReview",
        "@id": identifier("ClaimReview", path_of(report), where, report.text),
        "claimReviewed": report.text,
        "itemReviewed": claim,
        "reviewRating": rating,
        "reviewBody": "\n".join(finding.message.get(view.lang) or finding.message.get("zh", "") for finding in told),
        "inLanguage": "zh-CN" if view.lang == "zh" else "en",
        "citation": [_work(citation, view.sources) for citation in citations],
    }


def _work(citation: Citation, sources: Mapping[str, Source]) -> dict[str, Any]:
    """The article that says it, with the quotation. What was inferred of it is told as a note, never as its data."""
    source = sources.get(citation.source)
    item = cited(source, citation.start) if source else Item(citation.source, "document")
    newspaper = item.type == "article-newspaper"
    data: dict[str, Any] = {"@type": "NewsArticle" if newspaper else "CreativeWork", "identifier": citation.source}
    known = {name: value for name, value in _data(item).items() if value and name not in item.inferred}
    for name, value in known.items():
        data[_NAMES[name]] = value
    data["text"] = citation.exact
    data["position"] = f"{citation.line}:{citation.column}"
    notes = [f"{name} inferred: {_said(value)}" for name, value in _data(item).items() if name in item.inferred]
    if notes:
        data["description"] = "; ".join(notes)
    return data


_NAMES = {
    "title": "headline",
    "author": "author",
    "container-title": "isPartOf",
    "issued": "datePublished",
    "page": "pagination",
    "URL": "url",
}


def _data(item: Item) -> dict[str, Any]:
    persons = [
        {"@type": "Person", "name": name.literal or f"{name.given} {name.family}".strip()} for name in item.author
    ]
    return {
        "title": item.title,
        "author": persons,
        "container-title": {"@type": "Newspaper", "name": item.container} if item.container else None,
        "issued": item.issued.iso if item.issued and item.issued.parts else None,
        "page": item.page,
        "URL": item.url,
    }


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    return str(value["name"]) if isinstance(value, dict) else str(value)
