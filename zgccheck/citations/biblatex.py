"""BibLaTeX records, for biber and biblatex-gb7714"""

from __future__ import annotations

from collections.abc import Iterable

from zgccheck.citations import Locator, System
from zgccheck.citations.bibtex import FRAME as FRAME
from zgccheck.citations.bibtex import RECORDS as RECORDS
from zgccheck.citations.bibtex import SYSTEMS as SYSTEMS
from zgccheck.citations.bibtex import address, authors, braced, noted, optional, record
from zgccheck.citations.bibtex import heading as heading
from zgccheck.reference import Date, Item


def reference(item: Item, system: System, letter: str) -> str:
    kinds = {"webpage": "online", "article-newspaper": "article", "document": "misc"}
    return record(kinds[item.type], item, _fields(item))


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return rf"\autocite{optional(item, locator)}{{{item.id}}}"


def _fields(item: Item) -> Iterable[tuple[str, str]]:
    newspaper = item.type == "article-newspaper"
    yield "author", authors(item)
    yield "title", braced(item.marked("title", item.title), 2) if item.title else ""
    yield "journaltitle", braced(item.marked("container-title", item.container)) if item.container else ""
    yield "entrysubtype", "{newspaper}" if newspaper else ""
    yield "date", _date(item.issued, uncertain="issued" in item.inferred) if item.issued else ""
    yield "pages", braced(item.marked("page", item.page)) if item.page else ""
    yield "url", f"{{{address(item.url)}}}" if item.url else ""
    yield "urldate", _date(item.accessed) if item.accessed else ""
    yield "langid", "{chinese}" if item.chinese else "{english}"
    yield "note", noted(item, _told(item))


def _told(item: Item) -> str:
    """Of the date what its field cannot say: that it was inferred, or words that are no date."""
    if item.issued is None:
        return ""
    return (
        f"date inferred: {item.issued.iso}"
        if "issued" in item.inferred
        else ""
        if item.issued.parts
        else item.issued.literal
    )


def _date(date: Date, *, uncertain: bool = False) -> str:
    """ISO 8601-2, where ? marks what is inferred."""
    return f"{{{date.iso}{'?' if uncertain else ''}}}" if date.parts else ""
