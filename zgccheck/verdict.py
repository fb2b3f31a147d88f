"""Evaluations -> findings: the table that makes a verdict of one claim's relations, and the contest between claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zgccheck import compare
from zgccheck.judge import SPECIFIC, Evaluation, Slot
from zgccheck.model import Mention, Quantity

Outcome = Literal["supported", "conflict", "unverified"]

# What share of the key's weight the draft must carry (see docs/decisions/0003-thresholds.md for how they were chosen).
ABOUT_SUPPORT = 0.6
ABOUT_SUPPORT_SPECIFIC = 0.42
ABOUT_CONFLICT = 0.75
ABOUT_CONFLICT_KEY = 0.7
WORDS_SHARED = 0.35
"""Share of a statement's wording that a draft must have to support a claim without a figure."""
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
    wrong = evaluation.of("contradicts")
    agreed = [slot for slot in evaluation.of("agrees") if slot.term.role == "value" and slot.term.kind != "modal"]
    score = _score(evaluation)
    if not wrong:
        if _supports(evaluation, agreed):
            decisive = next((s for s in agreed if s.term.kind in ("quantity", "rank", "quotation")), agreed[0])
            return Ruling(evaluation, "supported", decisive, decisive.reason, score)
        undecided = evaluation.of("undecided")
        reason = undecided[0].reason if undecided else "no-claim"
        return Ruling(evaluation, "unverified", undecided[0] if undecided else None, reason, score)
    if len(wrong) == 1 and _conflicts(evaluation, wrong[0], agreed):
        return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, score)
    return Ruling(evaluation, "unverified", None, "another-fact" if len(wrong) > 1 else "key-not-established", score)


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
    figures = [term for term in fact.figures if term.kind == "quantity"] or list(fact.figures)
    matched = {slot.term for slot in agreed}
    if figures and not any(term in matched for term in figures):
        return False
    if not figures:
        weighty = [term for term in fact.values if term.kind != "modal"]
        total = sum(term.weight for term in weighty)
        carried = sum(term.weight for term in weighty if term in matched)
        enough = 0.0 if fact.claim.list else 0.6
        if not weighty or carried < enough * total or max(evaluation.shared, evaluation.coverage) < WORDS_SHARED:
            return False
    exact = specific(evaluation.figure)
    return evaluation.about >= (ABOUT_SUPPORT_SPECIFIC if exact else ABOUT_SUPPORT)


def _conflicts(evaluation: Evaluation, wrong: Slot, agreed: list[Slot]) -> bool:
    near = evaluation.coverage
    undated = any(term.kind == "time" and term.role == "key" for term in evaluation.missing)
    others = [slot for slot in agreed if slot is not wrong]
    if wrong.name == "quotation":
        return evaluation.about >= 0.3
    if wrong.name in ("polarity", "status", "person"):
        return bool(agreed) and evaluation.about >= ABOUT_CONFLICT_KEY
    if wrong.term.kind in ("quantity", "rank"):
        return evaluation.about >= ABOUT_CONFLICT and (not undated or near >= VERBATIM) and _named(evaluation)
    if wrong.term.kind == "time":
        if wrong.term.role == "value":
            return evaluation.about >= ABOUT_CONFLICT_KEY
        return bool(agreed) and evaluation.about >= ABOUT_CONFLICT_KEY and (specific(evaluation.figure) or near >= VERBATIM)
    if wrong.term.role == "key":
        return bool(others) and evaluation.about >= ABOUT_CONFLICT_KEY and (specific(evaluation.figure) or near >= 0.5)
    return evaluation.about >= ABOUT_CONFLICT and near >= 0.45


def _named(evaluation: Evaluation) -> bool:
    """Every name in the key is in the draft: without its subject a figure can't be called wrong."""
    lacking = [term for term in evaluation.missing if term.role == "key" and term.entity is not None]
    return not lacking or evaluation.coverage >= VERBATIM


def contest(rulings: list[Ruling]) -> list[Ruling]:
    """Of all claims' rulings, those that stand: each figure of the draft belongs to the facts that fit it best."""
    supported = [r for r in rulings if r.outcome == "supported"]
    standing = list(supported)
    for ruling in rulings:
        if ruling.outcome == "conflict" and not _outdone(ruling, supported, rulings):
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


def _outdone(ruling: Ruling, supported: list[Ruling], rulings: list[Ruling]) -> bool:
    """A conflict falls where the same words are borne out by a claim that fits them about as well, or better."""
    slot, own = ruling.slot, ruling.evaluation
    assert slot is not None
    for other in supported:
        if other.evaluation.figure is not None and other.evaluation.figure is own.figure:
            if slot.term.kind not in ("quantity", "rank") or other.evaluation.fit >= own.fit - 0.15:
                return True
        for agreed in other.evaluation.of("agrees"):
            same = agreed.start <= slot.start and slot.end <= agreed.end or slot.start <= agreed.start and agreed.end <= slot.end
            if same and slot.term.kind not in ("quantity", "rank") and other.score >= ruling.score - 0.2:
                return True
    if slot.term.kind in ("quantity", "rank") and own.figure is not None:
        rivals = [r for r in rulings if r.evaluation.figure is own.figure and r.outcome == "unverified" and r is not ruling]
        if any(r.evaluation.fit > own.fit + 0.05 and r.evaluation.of("undecided") for r in rivals):
            return True
    return False
