"""An English text as it is compared: its folded form, its words, and what was read in it. Offsets are the user's own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from zgccheck.english import dates, figures, ranks
from zgccheck.english.text import Word, clauses, fold, lower, words
from zgccheck.model import Mention, Quantity, Rank, TimeSpan


@dataclass(frozen=True)
class Reading:
    """What was read in one English text."""

    folded: str
    low: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        return clauses(self.folded)

    def clause(self, at: int) -> int:
        return bisect_right(self.breaks, at)

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if isinstance(m.value, Quantity))

    @cached_property
    def ranks(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if isinstance(m.value, Rank))

    @cached_property
    def times(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if isinstance(m.value, TimeSpan))


def read(text: str) -> Reading:
    """Dates first, then ranks, then figures: what one has read the next leaves alone."""
    folded = fold(text)
    low = lower(folded)
    found = list(dates.read(folded, low))
    taken = [(m.start, m.end) for m in found]
    for mention in ranks.read(folded, low):
        if not any(s < mention.end and mention.start < e for s, e in taken):
            found.append(mention)
    taken = [(m.start, m.end) for m in found if m.kind != "ordinal"]
    figured = list(figures.read(folded, low, taken))
    found = [
        m for m in found if m.kind != "ordinal" or not any(f.start < m.end and m.start < f.end for f in figured)
    ] + figured
    return Reading(folded, low, tuple(words(folded)), tuple(sorted(found, key=lambda m: (m.start, m.end))))
