"""How references are written. One file a style, and the file's name is the style's: `gb7714_2015.py` is `--style gb7714-2015`.

A style is a module with a one-line docstring, shown in the help, and

    SYSTEMS                                          the systems it has, its own first: "numeric", "author-date"
    reference(item, system, letter) -> str           one entry of the list of references
    marker(item, system, letter, number, locator)    what stands in the text: [1], （张伟，2026）
    heading(item) -> str                             what the entry begins with, by which author-date lists are sorted

They are pure functions of a `reference.Item`. Records for programs (BibTeX, RIS, …) set RECORDS; FRAME is what stands before,
between and after the entries of a file. A style with a syntax of its own for quotations has `quotation(text, marker)`.
`letter` tells apart what one author wrote in one year: 2026a, 2026b.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from zgccheck.reference import Item

System = Literal["numeric", "author-date"]

DEFAULT = "gb7714"
"""The style where none is asked for: that of the Chinese press."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the thing cited: a line or paragraph of the document's file, or the printed page."""

    kind: Literal["line", "paragraph", "page"]
    value: str


class Style(Protocol):
    """A module of this package."""

    SYSTEMS: tuple[System, ...]

    def reference(self, item: Item, system: System, letter: str) -> str: ...

    def marker(self, item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str: ...

    def heading(self, item: Item) -> str: ...


def names() -> list[str]:
    """Every style that there is a file for."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Style:
    """The style of that name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Style, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


def system_of(style: str, wanted: str = "") -> System:
    """The system that is meant: the style's own where none is named. ValueError where the style does not have it."""
    systems = load(style).SYSTEMS
    for system in systems:
        if wanted in ("", system):
            return system
    raise ValueError(f"{style} has no {wanted} system, only {', '.join(systems)}")


def records(style: str) -> bool:
    """Whether the entries are records for programs, not lines for people."""
    return bool(getattr(load(style), "RECORDS", False))


def for_programs(style: str) -> bool:
    """Whether what is written is a file for another program: records, or a markup."""
    return records(style) or hasattr(load(style), "quotation")


def quotation(style: str, text: str, marker: str) -> str:
    """A quotation with its marker in the style's own syntax; nothing where it has none."""
    form = getattr(load(style), "quotation", None)
    return "" if form is None else str(form(text, marker))


def render(items: Sequence[Item], style: str, system: str = "") -> list[str]:
    """One reference for each item, in the items' order, without its number."""
    form, chosen = load(style), system_of(style, system)
    letters = _letters(items, form, chosen)
    return [form.reference(item, chosen, letter) for item, letter in zip(items, letters, strict=True)]


def markers(
    items: Sequence[Item], style: str, system: str = "", locators: Sequence[Locator | None] | None = None
) -> list[str]:
    """What stands in the text for each item, numbered from 1 in the items' order."""
    form, chosen = load(style), system_of(style, system)
    letters = _letters(items, form, chosen)
    at = locators or [None] * len(items)
    rows = enumerate(zip(items, letters, at, strict=True), 1)
    return [form.marker(item, chosen, letter, number, locator) for number, (item, letter, locator) in rows]


def document(entries: Sequence[str], style: str) -> str:
    """The entries as a file of that style."""
    before, between, after = getattr(load(style), "FRAME", ("", "\n", "\n"))
    return f"{before}{between.join(entries)}{after}" if entries or before else ""


def ordered(items: Sequence[Item], style: str, system: str = "") -> list[Item]:
    """The items, each once, as a list of references has them: as they came, or by author and year.

    Chinese names stand first and in the order of GB 18030, which is that of pinyin for the common characters.
    """
    once = list({item.id: item for item in items}.values())
    form = load(style)
    if system_of(style, system) == "numeric":
        return once
    return sorted(once, key=lambda item: (not item.chinese, _sorting(form.heading(item)), _year(item), item.id))


def _sorting(text: str) -> bytes:
    return text.casefold().encode("gb18030", "replace")


def _year(item: Item) -> str:
    return item.issued.year if item.issued else ""


def _letters(items: Sequence[Item], form: Style, system: System) -> list[str]:
    """a, b, … for items of one heading and one year, in their order; nothing for the others and for the same item again."""
    if system == "numeric":
        return [""] * len(items)
    alike: dict[tuple[str, str], list[str]] = {}
    for item in items:
        group = alike.setdefault((form.heading(item), _year(item)), [])
        if item.id not in group:
            group.append(item.id)
    groups = [alike[form.heading(item), _year(item)] for item in items]
    return [_letter(group.index(item.id)) if len(group) > 1 else "" for item, group in zip(items, groups, strict=True)]


def _letter(at: int) -> str:
    """a … z, aa, ab …"""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (letters[at // 26 - 1] if at >= 26 else "") + letters[at % 26]
