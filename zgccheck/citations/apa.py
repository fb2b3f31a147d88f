"""APA, 7th edition: author and date"""

from __future__ import annotations

from zgccheck.citations import Locator, System
from zgccheck.citations.text import MONTHS, inner
from zgccheck.reference import Item, Name

SYSTEMS: tuple[System, ...] = ("author-date",)
MOST = 20
"""Authors that are all named; of more, the first nineteen and the last."""
_PLACES = {"line": "line", "paragraph": "para.", "page": "p."}


def reference(item: Item, system: System, letter: str) -> str:
    """Author. (2026, March 31). Title. Newspaper, page. Without an author the title stands first."""
    date = f"({item.marked('issued', _date(item, letter))})"
    title = _title(item)
    first = [_authors(item), date, title] if item.author else [title, date]
    paper = ", ".join(
        part
        for part in (
            item.marked("container-title", item.container) if item.container else "",
            item.marked("page", item.page) if item.page else "",
        )
        if part
    )
    said = " ".join(ended(part) for part in (*first, paper) if part)
    return f"{said} {item.url}" if item.url else said


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    at = f"{_PLACES[locator.kind]} {locator.value}" if locator else ""
    year = item.marked("issued", _year(item, letter))
    if item.author:
        who = short([_family(name) for name in item.author], " & ")
    else:
        who = f"“{inner(item.title)}”" if item.title else _title(item)
    return f"({', '.join(part for part in (who, year, at) if part)})"


def heading(item: Item) -> str:
    return _authors(item) or _title(item)


def ended(words: str) -> str:
    """The words with a full stop, unless a mark ends them already."""
    return words if words.rstrip("”’\"')")[-1:] in ".?!。？！…" and words[-1:] not in ")" else f"{words}."


def short(names: list[str], both: str) -> str:
    """One name, two names, or the first and et al."""
    return both.join(names) if len(names) <= 2 else f"{names[0]} et al."


def untitled(item: Item) -> str:
    """What stands for a title where there is none: what kind of thing it is, and the file if nothing else says which."""
    kind = "newspaper article" if item.type == "article-newspaper" else "document"
    return f"Untitled {kind}" + (f": {item.unnamed}" if item.unnamed else "")


def _title(item: Item) -> str:
    return item.marked("title", item.title) if item.title else f"[{untitled(item)}]"


def _authors(item: Item) -> str:
    names = [_name(name) for name in item.author]
    if len(names) > MOST:
        return item.marked("author", f"{', '.join(names[: MOST - 1])}, … {names[-1]}")
    listed = f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)
    return item.marked("author", listed) if listed else ""


def _name(name: Name) -> str:
    initials = " ".join(f"{part[0]}." for part in name.given.replace(".", " ").split())
    return name.literal or ", ".join(part for part in (name.family, initials) if part)


def _family(name: Name) -> str:
    return name.literal or name.family


def _year(item: Item, letter: str) -> str:
    known = item.issued.year or item.issued.literal if item.issued else ""
    return f"{known}{letter}" if known else f"n.d.{'-' + letter if letter else ''}"


def _date(item: Item, letter: str) -> str:
    """2026, March 31, or as much of it as there is; n.d. where nothing is."""
    parts = item.issued.parts if item.issued else ()
    month = MONTHS[parts[1] - 1] if len(parts) > 1 and 1 <= parts[1] <= 12 else ""
    day = f" {parts[2]}" if month and len(parts) > 2 else ""
    return _year(item, letter) + (f", {month}{day}" if month else "")
