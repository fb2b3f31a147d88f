"""A text as the comparison sees it: normalised, with its slots, names and clauses, each at its offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from zgccheck import slots
from zgccheck.lexicon import Lexicon, Named, canonical, documents
from zgccheck.model import Mention, TimeSpan
from zgccheck.text import Normal, normalise

_CLAUSE = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;:。！!?？]")
_STRONG = frozenset(";。！!?？")


class Lead(NamedTuple):
    """The text before a sentence that it may lean on: headings, then sentences. The spans are code points of it."""

    text: str
    section: tuple[int, int] = (0, 0)
    """The nearest heading."""


NO_LEAD = Lead("")


@dataclass(frozen=True)
class Reading:
    """What was read in one sentence. All offsets are into `text`, the normalised sentence; `normal` leads back."""

    normal: Normal
    slots: tuple[Mention, ...]
    names: tuple[Named, ...]
    since: int = 0
    """Where the sentence under check begins; what stands before it lends its names and dates."""
    led: int = 0
    """Code points of the original before the sentence."""
    section: tuple[int, int] = (0, 0)
    """Where the nearest heading stands before it."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The sentence's own half-open span of text[start:end]."""
        first, last = self.normal.span(start, end)
        return max(first - self.led, 0), max(last - self.led, 0)

    @property
    def text(self) -> str:
        return self.normal.text

    @cached_property
    def own_first(self) -> tuple[Named, ...]:
        """The names, the sentence's own before those of the text that leads up to it."""
        return tuple(sorted(self.names, key=lambda named: named.start < self.since))

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where the slots end."""
        return frozenset(mention.end for mention in self.slots)

    @cached_property
    def tightened(self) -> tuple[str, tuple[int, ...]]:
        """The text without 的, and where each character of it stands in the text."""
        kept = tuple(at for at, char in enumerate(self.text) if char != "的")
        return "".join(self.text[at] for at in kept), kept

    @cached_property
    def canonical(self) -> str:
        """The text with each synonym in its normal form. Offsets are lost."""
        return canonical(self.text)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Ends of the clauses."""
        return tuple(match.end() for match in _CLAUSE.finditer(self.text))

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        total, sums = 0, []
        for end in self.breaks:
            total += 2 if self.text[end - 1] in _STRONG else 1
            sums.append(total)
        return tuple(sums)

    def clause(self, at: int) -> int:
        """Index of the clause that holds the offset."""
        return bisect_right(self.breaks, at)

    def clause_span(self, at: int) -> tuple[int, int]:
        index = self.clause(at)
        start = self.breaks[index - 1] if index else 0
        return start, self.breaks[index] if index < len(self.breaks) else len(self.text)

    def distance(self, a: int, b: int) -> int:
        """Clause boundaries between two offsets; a sentence's or semicolon's counts two."""
        i, j = sorted((self.clause(a), self.clause(b)))
        if i == j:
            return 0
        return self._weights[j - 1] - (self._weights[i - 1] if i else 0)

    @cached_property
    def bigrams(self) -> frozenset[str]:
        return frozenset(bigrams(self.masked))

    @cached_property
    def masked(self) -> str:
        """The text with every figure and date as one mark, so that wording alone is compared."""
        return mask(self.text, self.slots)


MASKED_KINDS = frozenset({"quantity", "percent", "point", "multiple", "range", "fraction", "date", "period"})


def mask(text: str, mentions: tuple[Mention, ...]) -> str:
    parts, at = [], 0
    for mention in mentions:
        if mention.kind in MASKED_KINDS:
            parts.append(text[at : mention.start])
            parts.append("#")
            at = mention.end
    parts.append(text[at:])
    return "".join(parts)


_NOT_WORD = re.compile(r"[^\w#]")


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of characters, punctuation and figures left out."""
    kept = _NOT_WORD.sub("#", text)
    return [kept[i : i + 2] for i in range(len(kept) - 1) if "#" not in kept[i : i + 2]]


def read(original: str, lexicon: Lexicon, lead: Lead = NO_LEAD) -> Reading:
    """Read a sentence. A slot inside a longer name, or inside a document's title, belongs to the name.

    Of the text that leads up to it only the names and dates are kept: its figures are its own. Offsets count from the lead.
    """
    since, *section = (len(normalise(lead.text[:end]).text) if end else 0 for end in (len(lead.text), *lead.section))
    original = lead.text + original
    normal = normalise(original)
    if since and _TWO.search(normal.text, since) and (pair := _pair(normal.text[:since], lexicon)) is not None:
        normal = _named(normal, since, pair)
    names = tuple(lexicon.read(normal.text))
    covers = [
        (n.start, n.end)
        for n in names
        if n.entity.kind != "measure" or any(c.isdigit() for c in normal.text[n.start : n.end])
    ]
    covers = sorted(covers + documents(normal.text))
    reach = list(accumulate((end for _, end in covers), max))
    kept = tuple(
        mention
        for mention in slots.read(normal.text)
        if (mention.start >= since or isinstance(mention.value, TimeSpan)) and not _covered(mention, covers, reach)
    )
    return Reading(normal, kept, names, since, len(lead.text), (section[0], section[1]))


_TWO = re.compile("前者|后者")
_AND = re.compile("”?(?:、|和|与|及|以及|,|,?而)“?[^,。;]{0,4}")


def _pair(lead: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The last two names side by side before a sentence, whom 前者 and 后者 stand for."""
    names = lexicon.read(lead)
    for one, two in reversed(list(pairwise(names))):
        beside = _AND.fullmatch(lead, one.end, two.start) is not None
        if beside and one.entity.kind == two.entity.kind and one.entity.name != two.entity.name:
            return lead[one.start : one.end], lead[two.start : two.end]
    return None


def _named(normal: Normal, since: int, pair: tuple[str, str]) -> Normal:
    """The text with the names in the place of 前者 and 后者; what is found there leads back to these words."""
    parts, origin, at = [], list[int](), 0
    for match in _TWO.finditer(normal.text, since):
        name = pair[match[0] == "后者"]
        first, last = normal.origin[match.start()], normal.origin[match.end() - 1]
        parts += [normal.text[at : match.start()], name]
        origin += [*normal.origin[at : match.start()], *[first] * (len(name) - 1), last]
        at = match.end()
    return Normal("".join([*parts, normal.text[at:]]), (*origin, *normal.origin[at:]))


def _covered(mention: Mention, covers: list[tuple[int, int]], reach: list[int]) -> bool:
    """Whether a longer span holds the mention. `reach` has for each span the furthest end so far, so that most need no search."""
    last = bisect_right(covers, (mention.start, len(covers) and reach[-1]))
    if not last or reach[last - 1] < mention.end:
        return False
    return any(
        start <= mention.start and mention.end <= end and (start, end) != (mention.start, mention.end)
        for start, end in covers[:last]
    )
