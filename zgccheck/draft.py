"""A sentence under check with everything that was read in it, ready for claims to be held against it."""

from __future__ import annotations

from collections.abc import Callable

from zgccheck import lists, people, places
from zgccheck.lexicon import documents
from zgccheck.model import Quantity, Rank, TimeSpan
from zgccheck.reading import Reading


class Draft:
    """The draft's readings by kind. The classes that relate a claim's slots to it build on this one."""

    def __init__(self, draft: Reading, rarity: Callable[[str], float], *, exact: bool = False) -> None:
        self.draft, self.rarity, self.exact = draft, rarity, exact
        apart = [*people.quoted(draft.text), *documents(draft.text)]
        self._places = [
            (start, end, name)
            for start, end, name in places.read(draft.text)
            if not any(a <= start and end <= b for a, b in apart)
            and name not in places.DEICTIC
            and (name not in places.NATION or self._leads(start))
        ]
        self.people = people.read(draft)
        self._times = [m for m in draft.slots if isinstance(m.value, TimeSpan)]
        self._counted = [m for m in draft.slots if isinstance(m.value, Quantity)]
        self._quantities = [m for m in draft.slots if isinstance(m.value, Quantity) and m.checkable]
        self._ranks = [m for m in draft.slots if isinstance(m.value, Rank)]
        self._ordinals = [m for m in draft.slots if m.kind == "ordinal"]
        self._lists = lists.read(draft.text)
        self._polarity = [m for m in draft.slots if m.kind in ("polarity", "status")]

    def _leads(self, start: int) -> bool:
        """Whether a word opens its clause, a date before it aside."""
        clause = self.draft.clause_span(start)[0]
        dates = [m.end for m in self.draft.slots if isinstance(m.value, TimeSpan)]
        return start == clause or start in dates
