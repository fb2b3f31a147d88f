"""GB/T 7714—2025, the Chinese standard in force since July 2026; full-width ，（）"""

from __future__ import annotations

from dataclasses import dataclass

from zgccheck.citations import Locator, System
from zgccheck.reference import Date, Item, Name

SYSTEMS: tuple[System, ...] = ("numeric", "author-date")
AUTHORS = 3
"""Named before 等 (7.1.2)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the editions of the standard write differently."""

    comma: str
    opening: str
    closing: str
    upper: bool = False
    """Latin surnames in capitals."""
    accessed: bool = False
    """An online newspaper has its date of access."""


EDITION = Edition("，", "（", "）")


def reference(item: Item, system: System, letter: str) -> str:
    return entry(item, system, letter, EDITION)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return mark(item, system, letter, number, locator, EDITION)


def heading(item: Item) -> str:
    return _authors(item, EDITION) or _nobody(item)


def entry(item: Item, system: System, letter: str, edition: Edition) -> str:
    """Author. Title[N]. Newspaper，date（page）. URL. What is unknown is left out with the mark before it."""
    authors = _authors(item, edition)
    year = _year(item, letter)
    if system == "author-date":
        authors = (authors or _nobody(item)) + (edition.comma + year if year else "")
    parts = [authors.removesuffix("."), f"{_title(item)}[{_kind(item)}]", _where(item, edition), item.url or ""]
    return ". ".join(part for part in parts if part).rstrip() + "."


def mark(item: Item, system: System, letter: str, number: int, locator: Locator | None, edition: Edition) -> str:
    """[1] or （张伟，2026）, and where in it."""
    at = _located(item, locator)
    if system == "numeric":
        return f"[{number}]{at}"
    names = [_surname(name, edition) for name in item.author] or [_nobody(item)]
    several = f"{names[0]} {'等' if item.chinese else 'et al.'}" if len(names) > 1 else names[0]
    year = _year(item, letter)
    return f"{edition.opening}{several}{edition.comma + year if year else ''}{edition.closing}{at}"


def _located(item: Item, locator: Locator | None) -> str:
    """The standard writes the page alone, raised; lines and paragraphs are not in it and are named."""
    if locator is None:
        return ""
    if locator.kind == "page":
        return locator.value
    if item.chinese:
        return f"第{locator.value}{'行' if locator.kind == 'line' else '段'}"
    return f" {locator.kind} {locator.value}"


def _authors(item: Item, edition: Edition) -> str:
    names = [_name(name, edition) for name in item.author[:AUTHORS]]
    if len(item.author) > AUTHORS:
        names.append("等" if item.chinese else "et al.")
    return item.marked("author", edition.comma.join(names)) if names else ""


def _name(name: Name, edition: Edition) -> str:
    if name.literal or not name.given:
        return name.literal or name.family
    initials = " ".join(part[0] for part in name.given.replace(".", " ").split())
    return f"{_surname(name, edition)} {initials}"


def _surname(name: Name, edition: Edition) -> str:
    return name.literal or (name.family.upper() if edition.upper else name.family)


def _nobody(item: Item) -> str:
    return "佚名" if item.chinese else "Anon"


def _year(item: Item, letter: str) -> str:
    year = item.issued.year if item.issued else ""
    return item.marked("issued", f"{year}{letter}") if year else ""


def _title(item: Item) -> str:
    """The title; where there is none, that, in the brackets of what is supplied, with the file if nothing else identifies it."""
    if item.title:
        return item.marked("title", item.title)
    unknown = "题名不详" if item.chinese else "untitled"
    colon = "：" if item.chinese else ": "
    return f"[{unknown}{colon + item.unnamed if item.unnamed else ''}]"


def _kind(item: Item) -> str:
    if item.type == "webpage" or (item.type == "document" and item.url):
        return "EB/OL"
    kind = "N" if item.type == "article-newspaper" else "Z"
    return f"{kind}/OL" if item.url else kind


def _where(item: Item, edition: Edition) -> str:
    """Newspaper，date（page）, or of a web page （date）[accessed]."""
    opening, closing = edition.opening, edition.closing
    date = _date(item, item.issued)
    accessed = f"[{item.accessed.iso}]" if item.accessed else ""
    if _kind(item) == "EB/OL":
        return (f"{opening}{date}{closing}" if date else "") + accessed
    page = f"{opening}{item.marked('page', item.page)}{closing}" if item.page else ""
    paper = item.marked("container-title", item.container) if item.container else ""
    said = edition.comma.join(part for part in (paper, date) if part) + page
    return said + (accessed if item.url and edition.accessed else "")


def _date(item: Item, date: Date | None) -> str:
    return item.marked("issued", date.iso) if date else ""
