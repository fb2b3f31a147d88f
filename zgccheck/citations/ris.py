"""RIS records, for EndNote, NoteExpress and Zotero"""

from __future__ import annotations

from collections.abc import Iterable

from zgccheck.citations import Locator, System
from zgccheck.reference import Date, Item, Name

SYSTEMS: tuple[System, ...] = ("numeric",)
RECORDS = True
FRAME = ("", "\n", "")
_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC", "document": "GEN"}


def reference(item: Item, system: System, letter: str) -> str:
    """A tag a line. An item's texts are single lines, so none of them can begin another tag or end the record."""
    return "".join(f"{tag}  - {value}".rstrip() + "\n" for tag, value in _tags(item)) + "ER  - \n"


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return f"[{number}]"


def heading(item: Item) -> str:
    return item.id


def _tags(item: Item) -> Iterable[tuple[str, str]]:
    yield "TY", _TYPES[item.type]
    yield "ID", item.id
    yield from (("AU", _name(name)) for name in item.author)
    if item.title:
        yield "TI", item.marked("title", item.title)
    if item.container:
        yield "T2", item.marked("container-title", item.container)
    if item.issued and "issued" in item.inferred:
        yield "DA", _date(item.issued, "inferred")
    elif item.issued:
        yield "PY", item.issued.year or item.issued.literal
        yield "DA", _date(item.issued, "")
    if item.page:
        yield "SP", item.marked("page", item.page)
    if item.url:
        yield "UR", item.url
    if item.accessed:
        yield "Y2", _date(item.accessed, "")
    yield "LA", item.language
    if "issued" in item.inferred and item.issued:
        yield "N1", f"date inferred: {item.issued.iso}"
    if item.unnamed:
        yield "N1", f"file: {item.unnamed}"


def _name(name: Name) -> str:
    """Family, given; a comma in another name would make two parts of it."""
    return name.literal.replace(",", "，") or ", ".join(part for part in (name.family, name.given) if part)


def _date(date: Date, more: str) -> str:
    """YYYY/MM/DD/more, with its slashes where a part is unknown."""
    year, month, day = (*(f"{part:02}" for part in date.parts), "", "", "")[:3]
    return f"{year}/{month}/{day}/{more or ('' if date.parts else date.literal)}"
