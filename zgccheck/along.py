"""Facts that a source tells in one breath: where a draft has one right, it speaks of the one beside it too."""

from __future__ import annotations

from zgccheck.conflicts import SPECIFIC
from zgccheck.evaluation import Slot
from zgccheck.model import Quantity
from zgccheck.verdict import Ruling, weighed

NEIGHBOURHOOD = 400
"""Code points of a source within which two facts are told together."""
ARTICLE = 1500
"""Code points within which an exact figure counts as the same article's."""
FOLLOWED = 0.8
"""Coverage of a wording from which a name in it is wrong though the subject is left out, where what stands beside it is right."""
HALF = 0.5
"""Share of a key and of a wording from which an exact figure is told beside another of the same passage."""
FITTING = 0.5
"""How well a figure must fit its surroundings to be called a slip of an undated claim's."""


def slip(slot: Slot) -> bool:
    """Whether the draft's figure looks like the claim's mistyped: one of several digits, digits exchanged, or the scale."""
    source, said = slot.term.quantity, slot.draft
    if source is None or said is None:
        return False
    one, two = _digits(source), _digits(said)
    if source.written == said.written and source.hedge:
        return True  # 40岁以上 for 不到40岁, 300家 for 300多家
    if one == two:
        return len(one) >= 2
    if len(one) < SPECIFIC and len(two) < SPECIFIC:
        return False
    return sorted(one) == sorted(two) or (
        len(one) == len(two) and sum(x != y for x, y in zip(one, two, strict=True)) == 1
    )


def _digits(value: Quantity) -> tuple[int, ...]:
    return abs(value.written).normalize().as_tuple().digits


def borne_together(rulings: list[Ruling]) -> list[Ruling]:
    """Figures that agree exactly with several claims of one passage, of each of which the sentence gives half of the key."""
    told = []
    for ruling in rulings:
        evaluation = ruling.evaluation
        exact = [s for s in evaluation.of("agrees") if s.term.role == "value" and s.term.kind == "quantity" and s.exact]
        half = evaluation.about >= HALF and evaluation.coverage >= HALF and evaluation.fit >= FITTING
        if ruling.outcome == "unverified" and exact and half and not evaluation.of("contradicts"):
            told.append((ruling, exact[0]))
    return [
        Ruling(ruling.evaluation, "supported", slot, slot.reason, ruling.score, "borne-along")
        for ruling, slot in told
        if any(together(ruling, other) and slot.start != beside.start for other, beside in told)
    ]


def borne_along(ruling: Ruling, supported: list[Ruling]) -> Ruling | None:
    """A figure that agrees exactly with a claim whose key the sentence only half gives, beside a borne-out fact of the same passage."""
    evaluation = ruling.evaluation
    if (
        ruling.outcome != "unverified"
        or weighed(evaluation.of("contradicts"))
        or evaluation.about < 0.3
        or evaluation.figure is None
    ):
        return None
    agreed = [
        s
        for s in evaluation.of("agrees")
        if s.term.role == "value" and s.term.kind == "quantity" and (s.exact or s.reason == "rounded")
    ]
    if not agreed or not any(together(ruling, other, ARTICLE) for other in supported if other is not ruling):
        return None
    if any(slot.start == agreed[0].start for other in supported for slot in other.evaluation.of("agrees")):
        return None
    return Ruling(evaluation, "supported", agreed[0], agreed[0].reason, ruling.score, "borne-along")


def wrong_along(ruling: Ruling, supported: list[Ruling]) -> Ruling | None:
    """A figure that alone is off: the claim's with a slip, or in a fact told in one breath with one that the draft has right.

    A name that alone is off, too, where all the rest follows the source and facts on both sides are borne out.
    """
    evaluation = ruling.evaluation
    wrong = weighed(evaluation.of("contradicts"))
    if (
        ruling.outcome == "unverified"
        and len(wrong) == 1
        and wrong[0].name in ("place", "organisation", "person", "list")
    ):
        beside = [other for other in supported if other is not ruling and together(ruling, other)]
        members = (
            sum(slot.term.role == "value" for slot in evaluation.of("agrees")) if evaluation.fact.claim.list else 0
        )
        followed = evaluation.coverage >= FOLLOWED and len(beside) > 1
        if wrong[0].term.role == "value" and (followed or (members > 1 and beside and evaluation.coverage >= FITTING)):
            return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, ruling.score, "wrong-along")
    if (
        ruling.outcome != "unverified"
        or len(wrong) != 1
        or wrong[0].term.kind not in ("quantity", "rank")
        or wrong[0].term.role != "value"
    ):
        return None
    if evaluation.about < HALF or evaluation.fit < FITTING:
        return None
    if evaluation.coverage < 0.5 and wrong[0].reason != "hedge-dropped":
        return None
    if not slip(wrong[0]) and (evaluation.fit < 0.6 or not told_together(ruling, supported)):
        return None
    return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, ruling.score, "wrong-along")


def together(one: Ruling, other: Ruling, reach: int = 0) -> bool:
    """Whether two claims are told within a few sentences of each other, or within `reach` code points."""
    return any(
        p.source == q.source and abs(p.spans[0].start - q.spans[0].start) <= (reach or NEIGHBOURHOOD)
        for p in one.evaluation.fact.claim.passages
        for q in other.evaluation.fact.claim.passages
    )


def told_together(ruling: Ruling, supported: list[Ruling]) -> bool:
    """Whether another claim of the same passage is borne out by the draft."""
    return any(together(ruling, other) for other in supported if other is not ruling)
