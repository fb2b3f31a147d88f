"""Chicago: notes (numeric), or author and date"""

from __future__ import annotations

from zgccheck.citations import Locator, System
from zgccheck.citations.apa import ended, short, untitled
from zgccheck.citations.text import MONTHS, inner, named
from zgccheck.reference import Item

SYSTEMS: tuple[System, ...] = ("numeric", "author-date")
NOTED = 3
"""Authors that a note names; of more, the first."""
_PLACES = {"line": "line ", "paragraph": "para. ", "page": ""}


def reference(item: Item, system: System, letter: str) -> str:
    """Newspapers go without pages: their editions differ. A note's parts are parted by commas, a list's by full stops."""
    return _note(item) if system == "numeric" else _entry(item, letter)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    at = f", {_PLACES[locator.kind]}{locator.value}" if locator else ""
    if system == "numeric":
        return f"[{number}{at}]"
    names = [name.literal or name.family for name in item.author]
    who = short(names, " and ") if len(names) != NOTED else short(names, "")
    year = _year(item, letter)
    return f"({who or heading(item)}{' ' if year[:4].strip('[').isdigit() else ', '}{year}{at})"


def heading(item: Item) -> str:
    """The authors, the first inverted; without one the newspaper, then the title."""
    if not item.author:
        return item.container or item.title or untitled(item)
    first, *others = item.author
    inverted = first.literal or ", ".join(part for part in (first.family, first.given) if part)
    return item.marked("author", _listed([inverted, *(named(name) for name in others)], ", and "))


def _note(item: Item) -> str:
    names = [named(name) for name in item.author]
    who = f"{names[0]} et al." if len(names) > NOTED else _listed(names, " and " if len(names) == 2 else ", and ")
    title = _quoted(item, ",")
    title = title if item.title or not who else title[0].lower() + title[1:]
    details = [item.marked("container-title", item.container) if item.container else "", _date(item, year=True)]
    said = f"{item.marked('author', who)}, {title}" if who else title
    rest = ", ".join(part for part in (*details, item.url or "") if part)
    return ended(f"{said}{'' if title.endswith(('”', '”]')) else ','} {rest}")


def _entry(item: Item, letter: str) -> str:
    paper = item.marked("container-title", item.container) if item.container and item.author else ""
    rest = ", ".join(part for part in (paper, _date(item, year=False)) if part)
    titled = not item.author and not item.container
    who, title = (_quoted(item, "."), "") if titled else (heading(item), _quoted(item, "."))
    return " ".join(
        part if part.endswith(("”", "”]")) else ended(part)
        for part in (who, _year(item, letter), title, rest, item.url or "")
        if part
    )


def _quoted(item: Item, mark: str) -> str:
    """The title in quotation marks with the mark that follows inside them."""
    if not item.title:
        return untitled(item)
    title = inner(item.title)
    return item.marked("title", f"“{title}{'' if title[-1:] in '?!？！' else mark}”")


def _listed(names: list[str], last: str) -> str:
    return f"{', '.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else "".join(names)


def _year(item: Item, letter: str) -> str:
    known = item.issued.year or item.issued.literal if item.issued else ""
    return item.marked("issued", f"{known}{letter}") if known else f"n.d.{'-' + letter if letter else ''}"


def _date(item: Item, *, year: bool) -> str:
    """March 31, 2026, or as much of it as there is; n.d. where nothing is."""
    if item.issued is None:
        return "n.d." if year else ""
    parts = item.issued.parts
    month = MONTHS[parts[1] - 1] if len(parts) > 1 and 1 <= parts[1] <= 12 else ""
    day = f" {parts[2]}" if month and len(parts) > 2 else ""
    dated = month + day
    if year:
        dated += (", " if day else " " if month else "") + (item.issued.year or item.issued.literal)
    return item.marked("issued", dated) if dated else ""
