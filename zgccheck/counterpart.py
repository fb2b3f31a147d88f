"""A figure of the draft × a document -> the figure that the document gives for the same thing, whether it agrees or not.

For documents as they are, with nothing curated: there is no key that says what a figure is of, but there is one story, and
a figure's counterpart is sought by the words around both. A curated claim has its key and is never read so
(docs/decisions/0005-documents-as-sources.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zgccheck import compare
from zgccheck.compare import Outcome
from zgccheck.index import Index
from zgccheck.model import Claim, Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.verdict import Ruling

SAME = 0.5
"""Fit from which the document's figure is taken to be of the same thing: half of the signals."""
MARGIN = 0.18
"""How much better a contradicting figure must fit than one that agrees."""
PLENTY = 40.0
"""Weight of shared wording beyond which more says nothing."""
BEFORE, AFTER = 6, 4
"""Characters on either side that tell what a figure counts."""

_HOLLOW = frozenset("的了在是和与及也都将已有为对于从到由被把其这那中上下个年月日")


@dataclass(frozen=True)
class Told:
    """A sentence of the document as read, and the claims made of it."""

    reading: Reading
    claim: Claim


@dataclass(frozen=True)
class Counterpart:
    """What the document has in the place of a draft's figure. `fit` is how well the words around the two match (0…1)."""

    told: Told
    mention: Mention
    outcome: Outcome
    fit: float


def relate(draft: Mention, source: Mention, *, exact: bool = False) -> Outcome | None:
    """How two readings relate; None where kind or unit forbids that one stands for the other."""
    a, b = draft.value, source.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return compare.quantity(a, b, exact=exact) if compare.commensurable(a, b) else None
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return compare.time(a, b)
    if isinstance(a, Rank) and isinstance(b, Rank):
        return compare.rank(a, b)
    if draft.kind == source.kind == "score":
        same = a == b or a == ":".join(reversed(str(b).split(":")))
        return compare.AGREES if same else Outcome("contradicts", "quantity-mismatch")
    return None


def figures(draft: Reading, standing: Sequence[Ruling]) -> list[Mention]:
    """The draft's figures, dates and results that no standing ruling speaks to."""
    spoken = [
        (slot.start, slot.end)
        for ruling in standing
        for slot in ruling.evaluation.slots
        if slot.relation != "undecided"
    ]
    return [
        mention
        for mention in draft.slots
        if (isinstance(mention.value, Quantity | TimeSpan | Rank) or mention.kind == "score")
        and not any(start < mention.end and mention.start < end for start, end in spoken)
    ]


def seek(
    draft: Reading, mention: Mention, document: Sequence[Told], index: Index, *, exact: bool = False
) -> Counterpart | None:
    """What a document gives for the same thing, if it can be told: a value that agrees before one that contradicts."""
    found = [
        Counterpart(told, other, outcome, _fit(draft, mention, told.reading, other, index))
        for told in document
        for other in told.reading.slots
        if (outcome := relate(mention, other, exact=exact)) is not None and outcome.relation != "undecided"
    ]
    agreeing = max((c for c in found if c.outcome.relation == "agrees"), key=_by_fit, default=None)
    contrary = max((c for c in found if c.outcome.relation == "contradicts"), key=_by_fit, default=None)
    best = agreeing or contrary
    if agreeing is not None and contrary is not None and contrary.fit > agreeing.fit + MARGIN:
        best = contrary
    return best if best is not None and best.fit >= SAME else None


def _by_fit(found: Counterpart) -> float:
    return found.fit


def _fit(draft: Reading, mention: Mention, source: Reading, other: Mention, index: Index) -> float:
    """The mean of seven signals (0…1) that two figures are of one thing."""
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
    )
    return sum(signals) / len(signals)


def _wording(reading: Reading, mention: Mention) -> frozenset[str]:
    """The characters of the figure's clause that carry meaning."""
    start, end = reading.clause_span(mention.start)
    return frozenset(
        char
        for char in reading.text[start : mention.start] + reading.text[mention.end : end]
        if char.isalpha() and char not in _HOLLOW
    )


def _beside(reading: Reading, mention: Mention) -> frozenset[str]:
    before = reading.text[max(0, mention.start - BEFORE) : mention.start]
    after = reading.text[mention.end : mention.end + AFTER]
    return frozenset(char for char in before + after if char.isalpha() and char not in _HOLLOW)


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


def _same_unit(mention: Mention, other: Mention) -> bool:
    a, b = mention.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit == b.unit
