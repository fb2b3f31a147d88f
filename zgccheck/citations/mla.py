"""MLA, 9th edition: author and place"""

from __future__ import annotations

from zgccheck.citations import Locator, System
from zgccheck.citations.apa import ended, short, untitled
from zgccheck.citations.text import inner, named
from zgccheck.reference import Date, Item, Name

SYSTEMS: tuple[System, ...] = ("author-date",)
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_PLACES = {"line": ", line ", "paragraph": ", par. ", "page": " "}


def reference(item: Item, system: System, letter: str) -> str:
    """Author. “Title.” Newspaper, 31 Mar. 2026, p. 13."""
    details = (
        item.marked("container-title", item.container) if item.container else "",
        item.marked("issued", _day(item.issued)) if item.issued else "",
        item.marked("page", f"p. {item.page}") if item.page else "",
        item.url or "",
    )
    parts = (ended(heading(item)) if item.author else "", _title(item), ", ".join(part for part in details if part))
    return " ".join(part if part.endswith("”") else ended(part) for part in parts if part)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    """(胡健 et al. 13): no year."""
    who = short([name.literal or name.family for name in item.author], " and ")
    who = who or (f"“{inner(item.title)}”" if item.title else untitled(item))
    return f"({who}{_PLACES[locator.kind] + locator.value if locator else ''})"


def heading(item: Item) -> str:
    """The first author inverted; a second in their own order; of three or more the first."""
    if not item.author:
        return item.title or untitled(item)
    first, *others = item.author
    rest = "" if not others else f", and {named(others[0])}" if len(others) == 1 else ", et al."
    return item.marked("author", _inverted(first) + rest)


def _title(item: Item) -> str:
    if not item.title:
        return untitled(item)
    return item.marked("title", f"“{ended(inner(item.title))}”")


def _inverted(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def _day(date: Date) -> str:
    """31 Mar. 2026, or as much of it as there is."""
    if not date.parts:
        return date.literal
    year, *rest = date.parts
    words = [
        *(str(day) for day in rest[1:]),
        *(_MONTHS[month - 1] for month in rest[:1] if 1 <= month <= 12),
        str(year),
    ]
    return " ".join(words)
