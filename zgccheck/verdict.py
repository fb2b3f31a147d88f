"""Evaluations -> findings: the table that makes a verdict of one claim's relations, and the contest between claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zgccheck import compare, places
from zgccheck.judge import SPECIFIC, Evaluation, Slot
from zgccheck.model import Mention, Quantity

Outcome = Literal["supported", "conflict", "unverified"]

# What share of the key's weight the draft must carry (see docs/decisions/0003-thresholds.md for how they were chosen).
ABOUT_SUPPORT = 0.6
ABOUT_SUPPORT_SPECIFIC = 0.42
ABOUT_COUNT = 0.8
"""For a draft that gives a key's figure only (从5个维度…), not the value."""
ABOUT_CONFLICT = 0.75
ABOUT_CONFLICT_KEY = 0.7
NEIGHBOURHOOD = 400
"""Code points of a source within which two facts are told together."""
ARTICLE = 1500
"""Code points within which an exact figure counts as the same article's."""
WORDS_SHARED = 0.35
"""Share of a statement's wording that a draft must have to support a claim without a figure."""
HEAVY = 9.0
"""Weight of a key word that a conflict cannot do without."""
VERBATIM = 0.6
"""Coverage of a wording from which the draft is said to follow it."""


@dataclass(frozen=True)
class Ruling:
    """The table's answer for one claim: an outcome, the slot that decides, and how sure the identification is."""

    evaluation: Evaluation
    outcome: Outcome
    slot: Slot | None
    reason: str
    score: float


def rule(evaluation: Evaluation) -> Ruling:
    """One claim's relations -> one outcome. Everything that is not clearly one of the rows is unverified."""
    wrong = _weighed(evaluation.of("contradicts"))
    agreed = [slot for slot in evaluation.of("agrees") if slot.term.role == "value"]
    agreed = [slot for slot in agreed if slot.term.kind != "modal"] or agreed
    counted = [slot for slot in evaluation.of("agrees") if slot.term.role == "key" and slot.term.kind == "quantity"]
    score = _score(evaluation)
    if not wrong:
        if _supports(evaluation, agreed):
            decisive = next((s for s in agreed if s.term.kind in ("quantity", "rank", "quotation")), agreed[0])
            return Ruling(evaluation, "supported", decisive, decisive.reason, score)
        if counted and evaluation.about >= ABOUT_COUNT and not evaluation.of("undecided"):
            return Ruling(evaluation, "supported", counted[0], counted[0].reason, score)
        undecided = evaluation.of("undecided")
        reason = undecided[0].reason if undecided else "no-claim"
        return Ruling(evaluation, "unverified", undecided[0] if undecided else None, reason, score)
    if len(wrong) == 1 and _conflicts(evaluation, wrong[0], agreed):
        return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, score)
    if all(_weak(slot) for slot in wrong) and _supports(evaluation, agreed):
        decisive = next((s for s in agreed if s.term.kind in ("quantity", "rank", "quotation")), agreed[0])
        return Ruling(evaluation, "supported", decisive, decisive.reason, score)
    return Ruling(evaluation, "unverified", None, "another-fact" if len(wrong) > 1 else "key-not-established", score)


def _carried(evaluation: Evaluation) -> float:
    """Share of the weight of all the claim's words, key and value, that the draft has; a list counts as what is in it."""
    fact = evaluation.fact
    found = {slot.term for slot in evaluation.of("agrees")}
    counted = [
        t
        for t in fact.terms
        if t.kind != "modal" and t.role != "context" and not (fact.claim.list and t.role == "value" and t not in found)
    ]
    total = sum(term.weight for term in counted)
    return sum(term.weight for term in counted if term in found) / total if total else 0.0


def _weighed(wrong: list[Slot]) -> list[Slot]:
    """The contradictions that count. Another turn of phrase for a key word is none beside a real one, and status or
    denial is told of a fact whose figure is right."""
    solid = [slot for slot in wrong if not _weak(slot)]
    if len(solid) > 1:
        solid = [slot for slot in solid if slot.name not in ("polarity", "status")] or solid[:1]
    return solid or wrong[:1]


def _weak(slot: Slot) -> bool:
    return slot.name == "term" and slot.term.role == "key" and slot.term.entity is None


def _score(evaluation: Evaluation) -> float:
    if evaluation.figure is not None:
        return min(1.0, 0.65 * evaluation.fit + 0.25 * evaluation.about + 0.1 * evaluation.coverage)
    return min(1.0, 0.6 * evaluation.about + 0.4 * evaluation.coverage)


def specific(mention: Mention | None) -> bool:
    """Whether a figure has digits enough to point at a fact by itself."""
    return (
        mention is not None and isinstance(mention.value, Quantity) and compare.significant(mention.value) >= SPECIFIC
    )


def _supports(evaluation: Evaluation, agreed: list[Slot]) -> bool:
    if not agreed:
        return False
    fact = evaluation.fact
    figures = (
        [] if fact.claim.list else [term for term in fact.figures if term.kind == "quantity"] or list(fact.figures)
    )
    matched = {slot.term for slot in agreed}
    if figures and not any(term in matched for term in figures):
        return False
    if not figures:
        weighty = [term for term in fact.values if term.kind != "modal"] or list(fact.values)
        total = sum(term.weight for term in weighty)
        carried = sum(term.weight for term in weighty if term in matched)
        enough = 0.0 if fact.claim.list else 0.4
        if not weighty or carried < enough * total or max(evaluation.shared, evaluation.coverage) < WORDS_SHARED:
            return False
    exact = specific(evaluation.figure)
    if evaluation.coverage >= 0.8 and evaluation.about >= 0.4:
        return True
    if evaluation.about >= 0.5 and evaluation.shared >= ABOUT_SUPPORT:
        return True
    if not figures and evaluation.about >= (0.5 if fact.claim.list else 0.35) and _carried(evaluation) >= 0.65:
        return True
    return evaluation.about >= (ABOUT_SUPPORT_SPECIFIC if exact else ABOUT_SUPPORT)


def _conflicts(evaluation: Evaluation, wrong: Slot, agreed: list[Slot]) -> bool:
    near = evaluation.coverage
    others = [slot for slot in agreed if slot is not wrong]
    if wrong.name == "quotation":
        return evaluation.identified >= 0.3
    if wrong.name == "list":
        return len(agreed) >= 2 and (
            evaluation.identified >= ABOUT_SUPPORT or (len(agreed) >= 4 and evaluation.identified >= 0.45)
        )
    if not _named(evaluation):
        return False
    if wrong.name == "ordinal":
        asserted = wrong.term.role == "value" or bool(others)
        return asserted and evaluation.identified >= ABOUT_CONFLICT
    if wrong.name in ("polarity", "status"):
        opposed = wrong.term.role == "value" and wrong.expected == wrong.term.text and evaluation.about >= 0.9
        return (
            (bool(agreed) or opposed)
            and evaluation.identified >= ABOUT_CONFLICT_KEY
            and max(near, evaluation.shared) >= 0.45
        )
    if wrong.term.kind in ("quantity", "rank"):
        return evaluation.identified >= ABOUT_CONFLICT
    if wrong.term.kind == "time":
        if wrong.term.role == "value":
            return evaluation.identified >= ABOUT_CONFLICT_KEY and (bool(others) or near >= VERBATIM)
        return (
            bool(agreed)
            and evaluation.identified >= ABOUT_CONFLICT_KEY
            and (specific(evaluation.figure) or near >= VERBATIM)
        )
    if wrong.term.role == "key":
        if wrong.name == "term":
            if evaluation.fact.figures:
                return specific(evaluation.figure) and bool(others) and evaluation.identified >= ABOUT_CONFLICT_KEY
            whole = not any(term.role == "value" and term.kind != "modal" for term in evaluation.missing)
            around = evaluation.beside([wrong.term])
            return (
                whole
                and any(_telling(slot) for slot in others)
                and evaluation.identified >= ABOUT_CONFLICT
                and around >= 0.7
            )
        telling = specific(evaluation.figure) or any(_telling(slot) for slot in others)
        around = evaluation.beside([wrong.term])
        if wrong.name == "place" and not specific(evaluation.figure):
            whole = not any(term.role == "value" and term.kind != "modal" for term in evaluation.missing)
            ranked = any(slot.term.kind == "rank" for slot in others) and not any(
                slot.term.kind == "time" for slot in evaluation.of("agrees")
            )
            return (
                whole and bool(others) and not ranked and evaluation.identified >= ABOUT_CONFLICT_KEY and around >= 0.9
            )
        return (
            bool(others)
            and evaluation.identified >= ABOUT_CONFLICT_KEY
            and ((telling and around >= VERBATIM) or around >= 0.85)
        )
    if wrong.name == "term" and not wrong.said.startswith("“"):
        return evaluation.identified >= ABOUT_CONFLICT and evaluation.beside([wrong.term]) >= 0.7
    return evaluation.identified >= ABOUT_CONFLICT and near >= 0.45


def _telling(slot: Slot) -> bool:
    """An agreed value that few facts share: not a date or a place, which many events have in common."""
    entity = slot.term.entity
    return (
        slot.term.kind not in ("time", "quantity", "rank")
        and (entity is None or entity.kind != "place")
        and slot.term.weight >= HEAVY
    )


def undated(ruling: Ruling) -> bool:
    """The claim is of a date that the draft does not give: its figure may be another year's."""
    if any(slot.term.kind == "time" and slot.relation == "agrees" for slot in ruling.evaluation.slots):
        return False
    return any(term.kind == "time" and term.role == "key" for term in ruling.evaluation.missing)


def _slip(slot: Slot) -> bool:
    """Whether the draft's figure looks like the claim's mistyped: one of several digits, digits exchanged, or the scale."""
    source, said = slot.term.quantity, slot.draft
    if source is None or said is None:
        return False
    a, b = (str(abs(value.written).normalize().as_tuple().digits) for value in (source, said))
    one = _digits(source)
    two = _digits(said)
    if len(one) < SPECIFIC and len(two) < SPECIFIC:
        return False
    return (
        a == b
        or sorted(one) == sorted(two)
        or (len(one) == len(two) and sum(x != y for x, y in zip(one, two, strict=True)) == 1)
    )


def _digits(value: Quantity) -> tuple[int, ...]:
    return abs(value.written).normalize().as_tuple().digits


def _named(evaluation: Evaluation) -> bool:
    """No weighty key is missing: without its subject a figure can't be called wrong."""
    lacking = [
        term
        for term in evaluation.missing
        if term.role == "key" and term.kind in ("entity", "words") and term.weight >= HEAVY
    ]
    return not lacking or evaluation.coverage >= 0.8


def contest(rulings: list[Ruling]) -> list[Ruling]:
    """Of all claims' rulings, those that stand: each figure of the draft belongs to the facts that fit it best."""
    supported = [r for r in rulings if r.outcome == "supported" and not _overshadowed(r, rulings)]
    supported = [r for r in supported if not _loosely_undated(r) or _told_together(r, supported)]
    supported += [borne for r in rulings if (borne := _borne_along(r, supported)) is not None]
    standing = list(supported)
    for ruling in [*rulings, *(c for r in rulings if (c := _wrong_along(r, supported)) is not None)]:
        if (
            ruling.outcome == "conflict"
            and not _outdone(ruling, supported, rulings)
            and _placed(ruling, supported, rulings)
        ):
            standing.append(ruling)
    best: dict[tuple[int, int], Ruling] = {}
    kept: list[Ruling] = []
    for ruling in sorted(standing, key=lambda r: (-r.score, r.evaluation.fact.claim.id)):
        if ruling.outcome != "conflict":
            kept.append(ruling)
            continue
        assert ruling.slot is not None
        spot = (ruling.slot.start, ruling.slot.end)
        clash = next((s for s in best if s[0] < spot[1] and spot[0] < s[1]), None)
        if clash is None:
            best[spot] = ruling
    return kept + list(best.values())


def _placed(ruling: Ruling, supported: list[Ruling], rulings: list[Ruling]) -> bool:
    """Whether the fact is pinned to its time and place.

    A claim of a date or a place that the draft leaves out conflicts only where the draft is otherwise borne out by the
    same passage, or its figure is the claim's with a slip.
    """
    assert ruling.slot is not None
    if not undated(ruling) and not _placeless(ruling):
        return True
    if ruling.slot.name in ("polarity", "status", "quotation"):
        return True
    if ruling.slot.term.kind not in ("quantity", "rank"):
        return not _placeless(ruling)
    return _slip(ruling.slot) or _told_together(ruling, supported) or _exchanged(ruling, rulings)


def _exchanged(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Two figures of one passage in each other's place: each conflict explains the other."""
    slot = ruling.slot
    assert slot is not None
    for other in rulings:
        if other.outcome == "conflict" and other.slot is not None and other is not ruling and _beside(ruling, other):
            if (
                slot.draft is not None
                and other.slot.draft is not None
                and slot.term.quantity
                and other.slot.term.quantity
            ):
                crossed = (
                    slot.draft.interval == other.slot.term.quantity.interval
                    and other.slot.draft.interval == slot.term.quantity.interval
                )
                if crossed and slot.draft.interval != slot.term.quantity.interval:
                    return True
    return False


def _borne_along(ruling: Ruling, supported: list[Ruling]) -> Ruling | None:
    """A figure that agrees exactly with a claim whose key the sentence only half gives, beside a borne-out fact of the same passage."""
    evaluation = ruling.evaluation
    if (
        ruling.outcome != "unverified"
        or _weighed(evaluation.of("contradicts"))
        or evaluation.about < 0.3
        or evaluation.figure is None
    ):
        return None
    agreed = [
        s
        for s in evaluation.of("agrees")
        if s.term.role == "value" and s.term.kind == "quantity" and (s.exact or s.reason == "rounded")
    ]
    if not agreed or not any(_beside(ruling, other, ARTICLE) for other in supported if other is not ruling):
        return None
    if any(slot.start == agreed[0].start for other in supported for slot in other.evaluation.of("agrees")):
        return None
    return Ruling(evaluation, "supported", agreed[0], agreed[0].reason, ruling.score)


def _wrong_along(ruling: Ruling, supported: list[Ruling]) -> Ruling | None:
    """A figure that alone is off in a fact told in the same breath as one that the draft has right."""
    evaluation = ruling.evaluation
    wrong = _weighed(evaluation.of("contradicts"))
    if (
        ruling.outcome != "unverified"
        or len(wrong) != 1
        or wrong[0].term.kind not in ("quantity", "rank")
        or wrong[0].term.role != "value"
    ):
        return None
    if (
        evaluation.about < 0.55
        or evaluation.coverage < 0.5
        or evaluation.fit < 0.6
        or not _told_together(ruling, supported)
    ):
        return None
    return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, ruling.score)


def _beside(one: Ruling, other: Ruling, reach: int = 0) -> bool:
    """Whether two claims are told within a few sentences of each other, or within `reach` code points."""
    return any(
        p.source == q.source and abs(p.spans[0].start - q.spans[0].start) <= (reach or NEIGHBOURHOOD)
        for p in one.evaluation.fact.claim.passages
        for q in other.evaluation.fact.claim.passages
    )


def _placeless(ruling: Ruling) -> bool:
    missing = ruling.evaluation.missing
    return any(
        t.role == "key" and (t.entity.kind == "place" if t.entity is not None else places.is_place(t.text))
        for t in missing
    )


def _loosely_undated(ruling: Ruling) -> bool:
    slot = ruling.slot
    return (
        slot is not None
        and slot.term.kind == "quantity"
        and not slot.exact
        and slot.reason != "rounded"
        and undated(ruling)
    )


def _told_together(ruling: Ruling, supported: list[Ruling]) -> bool:
    """Whether another claim of the same passage is borne out by the draft."""
    return any(_beside(ruling, other) for other in supported if other is not ruling)


def _overshadowed(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Support for a figure falls where another fact fits the figure's surroundings clearly better."""
    own, slot = ruling.evaluation, ruling.slot
    if own.figure is None or slot is None:
        return False
    margin = 0.15 if slot.exact else 0.06
    return any(
        other.evaluation.figure is own.figure
        and other.evaluation.fit > own.fit + margin
        and other.evaluation.about >= ABOUT_CONFLICT
        and other.reason not in ("another-fact",)
        for other in rulings
    )


def _outdone(ruling: Ruling, supported: list[Ruling], rulings: list[Ruling]) -> bool:
    """A conflict falls where the same words are borne out by a claim that fits them about as well, or better."""
    slot, own = ruling.slot, ruling.evaluation
    assert slot is not None
    figure = slot.term.kind in ("quantity", "rank")
    for other in supported:
        for agreed in other.evaluation.of("agrees"):
            if figure and agreed.start == slot.start and agreed.term.kind in ("quantity", "rank"):
                if agreed.exact or other.evaluation.fit >= own.fit - 0.02:
                    if other.evaluation.fit >= own.fit - 0.15 or other.score >= ruling.score:
                        return True
            same = (agreed.start <= slot.start and slot.end <= agreed.end) or (
                slot.start <= agreed.start and agreed.end <= slot.end
            )
            if same and agreed.term.kind != "modal" and not figure and other.score >= ruling.score - 0.2:
                return True
        if other.evaluation.figure is not None and other.evaluation.figure is own.figure and not figure:
            return True
        if not figure and other.score > ruling.score and other.evaluation.coverage >= 0.8:
            if any(slot.said in wording.text for wording in other.evaluation.fact.wordings):
                return True
    if figure and own.figure is not None:
        for rival in rulings:
            if rival is ruling or rival.outcome != "unverified" or rival.evaluation.figure is not own.figure:
                continue
            if rival.evaluation.fit > own.fit + 0.05 and rival.evaluation.of("undecided"):
                return True
            borne = [
                s
                for s in rival.evaluation.of("agrees")
                if s.exact and s.term.role == "value" and s.start == own.figure.start
            ]
            if borne and rival.evaluation.fit >= own.fit - 0.1 and rival.evaluation.about >= 0.3:
                return True
    return False
