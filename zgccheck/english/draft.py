"""The English sentence under check, with what every gloss asks of it: its content words, names, figures and stances."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from zgccheck.english.gloss import Glosses
from zgccheck.english.names import Named, forms
from zgccheck.english.reading import Reading
from zgccheck.english.words import Concept, concepts, keys, stance
from zgccheck.model import Mention


@dataclass(frozen=True)
class Draft:
    """The English sentence under check, with its content words and names."""

    reading: Reading
    names: tuple[Named, ...]
    concepts: tuple[Concept, ...]
    """With the words of a full name where the sentence has its short form."""
    exact: bool = False

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """Figures and ranks that are no part of a name."""
        named = [(n.start, n.end) for n in self.names if n.kind != "place"]
        return tuple(
            m
            for m in (*self.reading.figures, *self.reading.ranks)
            if not any(s <= m.start and m.end <= e for s, e in named)
        )

    @cached_property
    def stances(self) -> tuple[tuple[str, int, int], ...]:
        return tuple((kind, word.start, word.end) for kind, word in stance(self.reading.words))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sorted(m.start for m in self.figures if m.checkable))

    def between(self, one: int, other: int) -> int:
        """Figures that begin between two offsets."""
        low, high = sorted((one, other))
        return bisect_left(self._starts, high) - bisect_left(self._starts, low)


def draft(reading: Reading, glosses: Glosses, *, exact: bool = False) -> Draft:
    names = tuple(glosses.names.read(reading.words))
    named = [(n.start, n.end) for n in names if n.kind != "place"]
    kept = [m for m in reading.mentions if not any(s <= m.start and m.end <= e for s, e in named)]
    found = list(concepts(reading.words, kept))
    for name in names:
        if name.entity is not None:
            own = {c.key for c in found if name.start <= c.start and c.end <= name.end}
            told = dict.fromkeys(key for form in forms(name.entity) for key in keys(form))
            found += [Concept(name.start, name.end, key) for key in told if key not in own]
    return Draft(reading, names, tuple(sorted(found, key=lambda c: c.start)), exact)


class HeldAgainst:
    """Holds one sentence; what relates a gloss's slots of one kind to it is beside this."""

    def __init__(self, draft: Draft, glosses: Glosses) -> None:
        self.draft = draft
        self.weight = glosses.weight
        self.places = glosses.names.places
