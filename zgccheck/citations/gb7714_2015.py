"""GB/T 7714—2015, the edition before; half-width , ( ) and Latin surnames in capitals"""

from __future__ import annotations

from zgccheck.citations import Locator, System
from zgccheck.citations.gb7714 import SYSTEMS as SYSTEMS
from zgccheck.citations.gb7714 import Edition, entry, mark
from zgccheck.citations.gb7714 import heading as heading
from zgccheck.reference import Item

EDITION = Edition(", ", "(", ")", upper=True, accessed=True)


def reference(item: Item, system: System, letter: str) -> str:
    return entry(item, system, letter, EDITION)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return mark(item, system, letter, number, locator, EDITION)
