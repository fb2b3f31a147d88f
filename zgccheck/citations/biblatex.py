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
    online = item.type == "webpage"
    return record("online" if online else "article" if item.container else "misc", item, _fields(item))


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
    literal = item.issued.literal if item.issued and not item.issued.parts else ""
    yield "note", noted(item, item.marked("issued", literal) if literal else "")


def _date(date: Date, *, uncertain: bool = False) -> str:
    """ISO 8601-2, where ? marks what is inferred."""
    return f"{{{date.iso}{'?' if uncertain else ''}}}" if date.parts else ""
