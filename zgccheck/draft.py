"""A sentence under check with everything that was read in it, ready for claims to be held against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zgccheck import lists, people, places
from zgccheck.lexicon import documents
from zgccheck.model import Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.slots import scopes


class Draft:
    """The draft's readings by kind. The classes that relate a claim's slots to it build on this one."""

    def __init__(self, draft: Reading, rarity: Callable[[str], float], *, exact: bool = False) -> None:
        self.draft, self.rarity, self.exact = draft, rarity, exact
        self._apart = [*people.quoted(draft.text), *documents(draft.text)]
        self._titles = self._apart + [(n.start, n.end) for n in draft.names if n.entity.kind == "document"]
        self._places = [
            (start, end, name)
            for start, end, name in places.read(draft.text)
            if not any(a <= start and end <= b for a, b in self._apart)
            and name not in places.DEICTIC
            and (name not in places.NATION or self._leads(start))
        ]
        self.people = people.read(draft)
        self._times = [m for m in draft.slots if isinstance(m.value, TimeSpan)]
        self._counted = [m for m in draft.slots if isinstance(m.value, Quantity)]
        self._quantities = [m for m in draft.slots if isinstance(m.value, Quantity) and m.checkable]
        self._figure_starts, self._figure_ends = _ends([(m.start, m.end) for m in self._quantities])
        measures = [(n.start, n.end) for n in draft.names if n.entity.kind == "measure"]
        self._measure_starts, self._measure_ends = _ends(measures)
        self._ranks = [m for m in draft.slots if isinstance(m.value, Rank)]
        self._later = [later for m in draft.slots if (later := _later(m, draft.text)) is not None]
        self._ordinals = [m for m in draft.slots if m.kind == "ordinal"]
        self._lists = lists.read(draft.text)
        self._polarity = [m for m in draft.slots if m.kind in ("polarity", "status")]

    def _leads(self, start: int) -> bool:
        """Whether a word opens its clause, a date before it aside."""
        clause = self.draft.clause_span(start)[0]
        dates = [m.end for m in self.draft.slots if isinstance(m.value, TimeSpan)]
        return start == clause or start in dates


def _ends(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where spans begin and where they end, each in order."""
    return sorted(start for start, _ in spans), sorted(end for _, end in spans)


def _later(mention: Mention, text: str) -> Mention | None:
    """第二款 as a place behind 首款; not what comes by turns (第二批, 第二届), where another is another fact."""
    number = str(mention.value).rstrip(ITEMS)
    if mention.kind != "ordinal" or mention.text[-1] not in ITEMS or not number.isdecimal() or int(number) < 2:
        return None
    reach, _ = scopes.scope(text, mention.start)
    return replace(mention, kind="rank", value=Rank(int(number), int(number), reach, "首"))


ITEMS = "个家款枚台套项例颗座艘条种次"
"""Counters of things that are told one by one."""
