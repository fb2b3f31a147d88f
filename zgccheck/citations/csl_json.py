"""CSL-JSON, for Pandoc, Zotero and every CSL processor"""

from __future__ import annotations

import json

from zgccheck.citations import Locator, System
from zgccheck.reference import Item

SYSTEMS: tuple[System, ...] = ("numeric",)
RECORDS = True
FRAME = ("[\n", ",\n", "\n]\n")
_PLACES = {"line": "line", "paragraph": "para.", "page": "p."}


def reference(item: Item, system: System, letter: str) -> str:
    return json.dumps(item.csl(), ensure_ascii=False, indent=1)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    """Pandoc's citation: [@000.2, line 33]."""
    return f"[@{item.id}{f', {_PLACES[locator.kind]} {locator.value}' if locator else ''}]"


def heading(item: Item) -> str:
    return item.id
