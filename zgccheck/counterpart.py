"""A figure of the draft × a document -> the figure that the document gives for the same thing, whether it agrees or not.

For documents as they are, with nothing curated: there is no key that says what a figure is of, but there is one story, and
a figure's counterpart is sought by the words around both (`likeness`), unless something parts them (`apart`). A curated
claim has its key and is never read so (docs/decisions/0005-documents-as-sources.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zgccheck import compare, likeness
from zgccheck.apart import of_a_named, of_another, relate
from zgccheck.compare import Outcome
from zgccheck.index import Index
from zgccheck.model import Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.story import Told, kin, speaks
from zgccheck.verdict import Ruling

SAME = 0.34
"""Fit from which the document's figure is taken to be of the same thing: somewhat more than a third of the signals."""
DATED = 0.28
"""The same for dates of one kind of event, for ranks and for results of matches, of which a story has few."""
UNTOLD = 0.37
"""The same for dates where the document doesn't say in so many words what happened."""
SHARED = 0.46
"""The same for percentages, of which a story has many, and of anything."""
AMONG = 0.55
"""The same for all where there are several stories."""
MARGIN = 0.18
"""How much better a contradicting figure must fit than one that agrees."""
KIN = 0.15
"""What it adds that two figures are of the same thing in a list."""
PAIRED = 0.1
"""And that another figure of the unit beside the one agrees with one beside the other."""
LIKELY = 3
"""Counterparts that an explanation shows."""
OWN = 3
"""Digits from which a figure that stands in the document is no other thing's by chance."""


@dataclass(frozen=True)
class Counterpart:
    """What the document has in the place of a draft's figure. `fit` is how well the words around the two match (0…1)."""

    told: Told
    mention: Mention
    outcome: Outcome
    fit: float
    enough: float
    """The fit from which it speaks for the draft's."""


@dataclass(frozen=True)
class Sought:
    """What a document has for one figure or date of the draft: the likeliest few, and the one that speaks for it, if any."""

    mention: Mention
    likely: tuple[Counterpart, ...]
    best: Counterpart | None


def figures(draft: Reading, standing: Sequence[Ruling]) -> list[Mention]:
    """The draft's figures, results and dates that no standing ruling speaks to."""
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
        and (
            isinstance(mention.value, Quantity | Rank)
            or mention.kind in ("score", "hour", "ordinal")
            or (isinstance(mention.value, TimeSpan) and compare.dated(mention.value))
        )
        and not any(start < mention.end and mention.start < end for start, end in spoken)
    ]


def seek(draft: Reading, mention: Mention, document: Sequence[Told], index: Index, *, exact: bool = False) -> Sought:
    """What a document gives for the same thing, if it can be told: a value that agrees before one that contradicts."""
    found = []
    for told in document:
        related = [(other, relate(mention, other, exact=exact)) for other in told.reading.slots]
        heard: bool | None = None
        for other, outcome in related:
            if outcome is None or of_a_named(draft, told.reading, other):
                continue
            if outcome.relation != "agrees":
                heard = speaks(draft, told, index) if heard is None else heard
                if not heard or of_another(draft, mention, told, other, outcome):
                    continue
            likely = _fit(draft, mention, told, other, index)
            found.append(Counterpart(told, other, outcome, likely, _enough(draft, mention, told, other)))
    vague = max((c.fit for c in found if c.outcome.relation == "undecided"), default=0.0)
    agreeing = max((c for c in found if c.outcome.relation == "agrees"), key=_by_fit, default=None)
    contrary = max((c for c in found if c.outcome.relation == "contradicts"), key=_by_fit, default=None)
    if contrary is not None and (contrary.fit <= vague or _stands(mention, contrary.mention, document)):
        contrary = None
    best = agreeing or contrary
    if agreeing is not None and contrary is not None and contrary.fit > agreeing.fit + MARGIN:
        best = contrary
    if best is not None and (best.fit < best.enough or (best is agreeing and _aside(draft, mention, best))):
        best = None
    shown = sorted(found, key=lambda one: (one is not best, -one.fit))[:LIKELY]
    return Sought(mention, tuple(shown), best)


def _fit(draft: Reading, mention: Mention, told: Told, other: Mention, index: Index) -> float:
    """How much says that the two are of one thing (0…1)."""
    more = KIN if kin(draft, mention, told, other) is True else 0.0
    more += PAIRED if _paired(draft, mention, told.reading, other) else 0.0
    return max(0.0, min(1.0, likeness.fit(draft, mention, told.reading, other, index) + more))


def _paired(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether another figure of the unit is told alike beside both: 从2.8天缩短到1.8天."""
    if not isinstance(mention.value, Quantity):
        return False
    mine, theirs = (_beside(reading, one, mention.value.unit) for reading, one in ((draft, mention), (source, other)))
    related = (relate(a, b) for a in mine for b in theirs)
    return any(outcome is not None and outcome.relation == "agrees" for outcome in related)


def _beside(reading: Reading, mention: Mention, unit: str) -> list[Mention]:
    """The other figures of a unit."""
    return [
        other
        for other in reading.slots
        if other is not mention and other.checkable and isinstance(other.value, Quantity) and other.value.unit == unit
    ]


def _aside(draft: Reading, mention: Mention, found: Counterpart) -> bool:
    """Whether a date that the document has is of no one event: 2025年 stands beside many a thing."""
    if not isinstance(mention.value, TimeSpan) and mention.kind != "hour":
        return False
    return likeness.same_occasion(draft, mention, found.told.reading, found.mention) is not True


def new_dates(draft: Reading, document: Iterable[Told]) -> list[Mention]:
    """Dates of the draft that stand nowhere in the documents; none where these have no dates."""
    spans = [m.value for told in document for m in told.reading.slots if isinstance(m.value, TimeSpan)]

    def new(span: TimeSpan) -> bool:
        told = any(compare.time(span, other).relation == "agrees" for other in spans)
        return bool(spans) and not told and not span.relative and span.role != "base"

    return [m for m in draft.slots if m.checkable and isinstance(m.value, TimeSpan) and new(m.value)]


def _stands(mention: Mention, other: Mention, document: Sequence[Told]) -> bool:
    """Whether the document has a figure of so many digits itself, and not just the `other`, which moves another way."""
    value, theirs = mention.value, other.value
    if not isinstance(value, Quantity) or compare.significant(value) < OWN:
        return False
    if isinstance(theirs, Quantity) and theirs.written == value.written:
        return False
    return any(
        other.value.written == value.written and compare.commensurable(value, other.value)
        if isinstance(other.value, Quantity)
        else other.kind == "ordinal" and str(other.value).rstrip(value.unit) == str(value.written)
        for told in document
        for other in told.reading.slots
    )


def _enough(draft: Reading, mention: Mention, told: Told, other: Mention) -> float:
    """The fit from which the two are of the same thing."""
    if not told.alone:
        return AMONG
    if isinstance(mention.value, TimeSpan) and likeness.same_occasion(draft, mention, told.reading, other) is None:
        return UNTOLD
    if isinstance(mention.value, TimeSpan | Rank) or mention.kind in ("hour", "score"):
        return DATED
    return SHARED if isinstance(mention.value, Quantity) and mention.value.unit == "%" else SAME


def _by_fit(found: Counterpart) -> float:
    return found.fit
