"""A figure of the draft × a document -> the figure that the document gives for the same thing, whether it agrees or not.

For documents as they are, with nothing curated: there is no key that says what a figure is of, but there is one story, and
a figure's counterpart is sought by the words around both. A curated claim has its key and is never read so
(docs/decisions/0005-documents-as-sources.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zgccheck import compare, places
from zgccheck.compare import Outcome
from zgccheck.index import Index
from zgccheck.model import Claim, Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.verdict import Ruling

SAME = 0.43
"""Fit from which the document's figure is taken to be of the same thing: a little less than half of the signals."""
MARGIN = 0.18
"""How much better a contradicting figure must fit than one that agrees."""
STORY = 60
"""Sentences of a document that tells one story; a longer one tells several."""
REACH = 10
"""Sentences on either side that belong to a sentence's story."""
ABOUT = 0.5
"""Share of the draft's rare wording that its story in a long document must have."""
PLENTY = 40.0
"""Weight of shared wording beyond which more says nothing."""
BEFORE, AFTER = 6, 4
"""Characters on either side that tell what a figure counts."""

MODIFIER = 5
"""Characters that tell a thing from others of its kind, at most."""
SEVERAL = 8
"""Things of a kind that make a list."""

_ITEM = re.compile("[;:。]")
_WORD = re.compile(r"[\W0-9]+")
_HOLLOW = frozenset("的了在是和与及也都将已有为对于从到由被把其这那中上下个年月日")


@dataclass(frozen=True)
class Told:
    """A sentence of a document as read, one of the claims made of it, and the story around it."""

    reading: Reading
    claim: Claim
    story: str
    pairs: frozenset[str]
    """Pairs of characters of the story."""
    kinds: frozenset[str]
    """What the document has lists of."""
    alone: bool
    """Whether the story is the whole document."""


@dataclass(frozen=True)
class Counterpart:
    """What the document has in the place of a draft's figure. `fit` is how well the words around the two match (0…1)."""

    told: Told
    mention: Mention
    outcome: Outcome
    fit: float


def tell(sentences: Sequence[tuple[Reading, Claim]]) -> list[Told]:
    """The sentences of one document, in order, each with its story."""
    alone = len(sentences) <= STORY
    kinds = _kinds("\n".join(reading.text for reading, _ in sentences))
    told = []
    for place, (reading, claim) in enumerate(sentences):
        around = [other for other, _ in sentences[max(0, place - REACH) : place + REACH + 1]]
        pairs = frozenset().union(*(other.bigrams for other in around))
        told.append(Told(reading, claim, "\n".join(other.text for other in around), pairs, kinds, alone))
    return told


def astray(draft: Reading, told: Told) -> bool:
    """Whether the draft names a year or a place that the story does not have where it tells of the figure."""
    years, theirs = _years(draft), _years(told.reading)
    if years and theirs and not any(a[0] <= b[1] and b[0] <= a[1] for a in years for b in theirs):
        return True
    if years and not theirs and not any(str(year) in told.story for span in years for year in span):
        return True
    named = {name for *_, name in places.read(draft.text)}
    if all(name in told.reading.text for name in named):
        return False
    return bool(places.read(told.reading.text)) or not all(name in told.story for name in named)


def _years(reading: Reading) -> list[tuple[int, int]]:
    spans = [mention.value for mention in reading.slots if isinstance(mention.value, TimeSpan)]
    return [(s.first.year, s.last.year) for s in spans if s.first.year is not None and s.last.year is not None]


def relate(draft: Mention, source: Mention, *, exact: bool = False) -> Outcome | None:
    """How two readings relate; None where kind or unit forbids that one stands for the other."""
    a, b = draft.value, source.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return compare.quantity(a, b, exact=exact) if compare.commensurable(a, b) else None
    if isinstance(a, Rank) and isinstance(b, Rank):
        return compare.rank(a, b)
    if draft.kind == source.kind == "score":
        same = a == b or a == ":".join(reversed(str(b).split(":")))
        return compare.AGREES if same else Outcome("contradicts", "quantity-mismatch")
    return None


def figures(draft: Reading, standing: Sequence[Ruling]) -> list[Mention]:
    """The draft's figures and results that no standing ruling speaks to; another date alone may be another event's."""
    spoken = [
        (slot.start, slot.end)
        for ruling in standing
        for slot in ruling.evaluation.slots
        if slot.relation != "undecided"
    ]
    return [
        mention
        for mention in draft.slots
        if mention.start >= draft.since
        and (isinstance(mention.value, Quantity | Rank) or mention.kind == "score")
        and not any(start < mention.end and mention.start < end for start, end in spoken)
    ]


def seek(
    draft: Reading, mention: Mention, document: Sequence[Told], index: Index, *, exact: bool = False
) -> Counterpart | None:
    """What a document gives for the same thing, if it can be told: a value that agrees before one that contradicts."""
    found = [
        Counterpart(told, other, outcome, _fit(draft, mention, told.reading, other, index))
        for told in document
        if _speaks(draft, told, index)
        for other in told.reading.slots
        if (outcome := relate(mention, other, exact=exact)) is not None
        and not (outcome.relation == "contradicts" and (astray(draft, told) or _siblings(draft, mention, told, other)))
    ]
    vague = max((c.fit for c in found if c.outcome.relation == "undecided"), default=0.0)
    agreeing = max((c for c in found if c.outcome.relation == "agrees"), key=_by_fit, default=None)
    contrary = max((c for c in found if c.outcome.relation == "contradicts"), key=_by_fit, default=None)
    best = agreeing or contrary
    if agreeing is not None and contrary is not None and contrary.fit > agreeing.fit + MARGIN:
        best = contrary
    if best is None or best.fit < SAME or (best is contrary and best.fit <= vague):
        return None
    return best


def _speaks(draft: Reading, told: Told, index: Index) -> bool:
    """Whether the sentence shares any wording with the draft, in a story that does so too."""
    if not draft.bigrams & told.reading.bigrams:
        return False
    if told.alone:
        return True
    solid = [pair for pair in draft.bigrams if _HOLLOW.isdisjoint(pair)]
    total = sum(index.rarity(pair) for pair in solid)
    return sum(index.rarity(pair) for pair in solid if pair in told.pairs) >= ABOUT * total


def _siblings(draft: Reading, mention: Mention, told: Told, other: Mention) -> bool:
    """Whether the two are of things of one kind, of which the document lists several (锌期货…；铝期货…)."""
    mine, theirs = _named(_before(draft, mention)), _named(_before(told.reading, other))
    return any(not set(mine[word]) & set(theirs[word]) for word in told.kinds & mine.keys() & theirs.keys())


def _before(reading: Reading, mention: Mention) -> str:
    """What the item that holds a figure says before it."""
    start = max((m.end() for m in _ITEM.finditer(reading.text, 0, mention.start)), default=0)
    return reading.text[start : mention.start]


def _kinds(text: str) -> frozenset[str]:
    """Words that begin many a clause, each time with another short word before them: what a list is of."""
    before: dict[str, set[str]] = {}
    for run in _WORD.split(text):
        for word, modifier in _modifiers(run):
            before.setdefault(word, set()).add(modifier)
    return frozenset(word for word, several in before.items() if len(several) >= SEVERAL)


def _named(text: str) -> dict[str, str]:
    return dict(pair for run in _WORD.split(text) for pair in _modifiers(run))


def _modifiers(run: str) -> Iterator[tuple[str, str]]:
    """Each pair of characters near the start of a run of words, and the few before it: 锌期货 -> 期货, 锌."""
    return ((run[at : at + 2], run[:at]) for at in range(1, min(len(run) - 1, MODIFIER + 1)))


def _by_fit(found: Counterpart) -> float:
    return found.fit


def _fit(draft: Reading, mention: Mention, source: Reading, other: Mention, index: Index) -> float:
    """The mean of eight signals (0…1) that two figures are of one thing."""
    mine, theirs = _wording(draft, mention), _wording(source, other)
    shared = sum(index.rarity(pair) for pair in draft.bigrams & source.bigrams)
    signals = (
        _share(mine, theirs),  # the words of the figure's clause, in the other's clause
        _share(theirs, mine),  # and the other way round
        _share(mine, frozenset(source.text)),  # and anywhere in the other's sentence
        _share(_beside(draft, mention), _beside(source, other)),  # what stands directly before and after
        min(shared, PLENTY) / PLENTY,  # rare wording that the two sentences share
        _same_unit(mention, other),
        mention.checkable,  # 一个 and its like are figures of anything
        _share(
            _subject(draft, mention), _solid(source.text[: other.start])
        ),  # what the draft's figure is of, before the other
    )
    return sum(signals) / len(signals)


def _wording(reading: Reading, mention: Mention) -> frozenset[str]:
    """The characters of the figure's clause that carry meaning; of the one before it where there are none."""
    start, end = reading.clause_span(mention.start)
    found = _solid(reading.text[start : mention.start] + reading.text[mention.end : end])
    if found or not start:
        return found
    return _solid(reading.text[reading.clause_span(start - 1)[0] : start])


def _subject(reading: Reading, mention: Mention) -> frozenset[str]:
    """The last run of words before the first figure of the item: mostly its subject, 上证综指 of «截至收盘,上证综指报3128点»."""
    before = _before(reading, mention)
    start = mention.start - len(before)
    first = min((other.start for other in reading.slots if other.start >= start), default=mention.start)
    runs = [run for run in _WORD.split(reading.text[start:first]) if len(run) > 1]
    return _solid(runs[-1]) if runs else frozenset()


def _solid(text: str) -> frozenset[str]:
    return frozenset(char for char in text if char.isalpha() and char not in _HOLLOW)


def _beside(reading: Reading, mention: Mention) -> frozenset[str]:
    before = reading.text[max(0, mention.start - BEFORE) : mention.start]
    after = reading.text[mention.end : mention.end + AFTER]
    return _solid(before + after)


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


def _same_unit(mention: Mention, other: Mention) -> bool:
    a, b = mention.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit == b.unit
