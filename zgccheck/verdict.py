"""The table that makes an outcome of one claim's relations. Everything that is not clearly one of its rows is unverified."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from zgccheck.conflicts import ABOUT_SUPPORT, ANNOUNCING, HEAVY, Row, conflicts, specific
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Term
from zgccheck.lexicon import FLOWS

Outcome = Literal["supported", "conflict", "unverified"]

ABOUT_SUPPORT_SPECIFIC = 0.42
ABOUT_COUNT = 0.8
"""For a draft that gives a key's figure only (从5个维度…), not the value."""
NAMED = 3
"""Characters of a name of which one is enough to make another of it: 新医科 for 新工科."""
NEXT = 1
"""Characters between two parts of one phrase."""
ITEMS = 3
"""Items of a list that together tell which list it is."""
HALF = 0.5
"""Share of its wording that a draft must have then."""
WORDS_SHARED = 0.35
"""Share of a statement's wording that a draft must have to support a claim without a figure."""


@dataclass(frozen=True)
class Ruling:
    """The table's answer for one claim: an outcome, the slot that decides, and how sure the identification is."""

    evaluation: Evaluation
    outcome: Outcome
    slot: Slot | None
    reason: str
    score: float
    row: str = ""
    """The table's row that gave the outcome, or that came nearest to another (`rows.py` says what each asks for)."""


def rule(evaluation: Evaluation) -> Ruling:
    """One claim's relations -> one outcome. Everything that is not clearly one of the rows is unverified."""
    wrong = _uncrossed(weighed(evaluation.of("contradicts")))
    agreed = [slot for slot in evaluation.of("agrees") if slot.term.role == "value"]
    agreed = [slot for slot in agreed if slot.term.kind != "modal"] or agreed
    counted = [slot for slot in evaluation.of("agrees") if slot.term.role == "key" and slot.term.kind == "quantity"]
    score = _score(evaluation)
    if len(wrong) == 1:
        row = conflicts(evaluation, wrong[0], agreed)
        if row.met:
            return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, score, row.name)
    if all(_weak(slot) for slot in wrong):
        support = _supports(evaluation, agreed)
        if support.met:
            decisive = next((s for s in agreed if s.term.kind in ("quantity", "rank", "quotation")), agreed[0])
            return Ruling(evaluation, "supported", decisive, decisive.reason, score, support.name)
    if len(wrong) > 1:
        return Ruling(evaluation, "unverified", None, "another-fact", score, "several-off")
    if wrong:
        return Ruling(evaluation, "unverified", None, "key-not-established", score, row.name)
    undecided = evaluation.of("undecided")
    if counted and evaluation.about >= ABOUT_COUNT and not undecided:
        return Ruling(evaluation, "supported", counted[0], counted[0].reason, score, "key-figure")
    reason = undecided[0].reason if undecided else "no-claim"
    slot = undecided[0] if undecided else None
    return Ruling(evaluation, "unverified", slot, reason, score, "undecided" if undecided else support.name)


def _uncrossed(wrong: list[Slot]) -> list[Slot]:
    """Two figures of one claim in each other's place are one fault, told of the first: 从1300亿元到215亿元 for 从215亿元到1300亿元.

    So are two parts of one phrase: 东北三省 for 华北五省市.
    """
    if len(wrong) == 2:
        one, two = sorted(wrong, key=lambda slot: slot.start)
        phrase = not {one.name, two.name} & {"date", "rank", "person", "organisation", "event", "document"}
        if phrase and 0 <= two.term.start - one.term.end <= NEXT and 0 <= two.start - one.end <= NEXT:
            said, expected = one.said + two.said, one.expected + two.expected
            return [replace(one, end=two.end, said=said, expected=expected)]
        if one.crosses(two):
            return [one]
        if one.draft and two.draft and one.term.quantity and two.term.quantity:
            crossed = (one.draft.interval, two.draft.interval) == (
                two.term.quantity.interval,
                one.term.quantity.interval,
            )
            return [one] if crossed else wrong
    return wrong


def _clause_told(evaluation: Evaluation, values: list[Term]) -> bool:
    """Whether a draft has, word for word, all that one clause of the statement says, though not what the others do."""
    reading = evaluation.fact.reading
    said = {slot.term for slot in evaluation.of("agrees") if slot.said == slot.term.text}
    clauses: dict[int, list[Term]] = {}
    for term in values:
        clauses.setdefault(reading.clause(term.start), []).append(term)
    told = (terms for terms in clauses.values() if any(term.weight >= HEAVY for term in terms))
    return any(said.issuperset(terms) for terms in told)


def _all_items(evaluation: Evaluation) -> bool:
    """Whether a draft has every item of a list, word for word, of which there are several: they tell whose it is."""
    values = [term for term in evaluation.fact.values if term.kind != "modal"]
    said = {slot.term for slot in evaluation.of("agrees") if slot.said == slot.term.text}
    whole = len(values) >= ITEMS and said.issuperset(values) and sum(t.weight for t in values) >= ITEMS * HEAVY
    return whole and evaluation.shared >= HALF and not any(t.quantity or t.time for t in evaluation.missing)


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


def weighed(wrong: list[Slot]) -> list[Slot]:
    """The contradictions that count. Another turn of phrase for a key word is none beside a real one, and status or
    denial is told of a fact whose figure is right; but what is to come has a figure of its own (有望达到5万人). Words that
    are wrong twice count once."""
    denied = [slot for slot in wrong if slot.name == "polarity"]
    wrong = [s for s in wrong if s.name != "term" or not any(s.start <= d.start and d.end <= s.end for d in denied)]
    wrong = [
        slot for i, slot in enumerate(wrong) if not any(_holds(other, slot, j < i) for j, other in enumerate(wrong))
    ]
    solid = [slot for slot in wrong if not _weak(slot)]
    solid = [slot for slot in solid if not (slot.sibling and _phrase(slot))] or solid[:1]
    if len(solid) > 1:
        told = [slot for slot in solid if slot.name not in ("polarity", "status")] or solid[:1]
        aims = any(slot.name == "status" and slot.said in ANNOUNCING for slot in solid)
        solid = solid if aims and any(slot.term.kind == "quantity" for slot in told) else told
    return solid or wrong[:1]


def _holds(one: Slot, other: Slot, earlier: bool) -> bool:
    """Whether the other slot's wrong words are part of this one's: a year in a title, or two terms that the same words miss."""
    same = (one.start, one.end) == (other.start, other.end)
    return one is not other and one.start <= other.start and other.end <= one.end and (earlier or not same)


def _weak(slot: Slot) -> bool:
    """Another turn of phrase for a key word; another number in it (2024…年会) is none, nor is another of its kind."""
    return _phrase(slot) and not slot.sibling


def _phrase(slot: Slot) -> bool:
    """Whether the words are no more than another turn of phrase for a key word."""
    if slot.name != "term" or slot.term.role != "key" or slot.term.entity is not None:
        return False
    if slot.term.text.startswith("“") and slot.said.startswith("“"):
        return False
    if slot.renumbered or slot.prefixed or slot.graded or slot.lettered or any(word in slot.expected for word in FLOWS):
        return False
    short = len(slot.said) == len(slot.expected) == NAMED
    return not (short and sum(a != b for a, b in zip(slot.said, slot.expected, strict=True)) == 1)


def _score(evaluation: Evaluation) -> float:
    if evaluation.figure is not None:
        return min(1.0, 0.65 * evaluation.fit + 0.25 * evaluation.about + 0.1 * evaluation.coverage)
    return min(1.0, 0.6 * evaluation.about + 0.4 * evaluation.coverage)


def _supports(evaluation: Evaluation, agreed: list[Slot]) -> Row:
    if not agreed:
        return Row("no-value", False)
    fact = evaluation.fact
    figures = (
        [] if fact.claim.list else [term for term in fact.figures if term.kind == "quantity"] or list(fact.figures)
    )
    matched = {slot.term for slot in agreed}
    if figures and not any(term in matched for term in figures):
        return Row("no-figure", False)
    if not figures:
        weighty = [term for term in fact.values if term.kind != "modal"] or list(fact.values)
        total = sum(term.weight for term in weighty)
        carried = sum(term.weight for term in weighty if term in matched)
        enough = fact.claim.list or carried >= 0.4 * total or _clause_told(evaluation, weighty)
        if not weighty or not enough or max(evaluation.shared, evaluation.coverage) < WORDS_SHARED:
            return Row("few-values", False)
    if fact.claim.list and _all_items(evaluation):
        return Row("carried", True)
    exact = specific(evaluation.figure)
    if evaluation.coverage >= 0.8 and evaluation.about >= (0.4 if evaluation.coverage < 0.95 else 0.25):
        return Row("followed", True)
    if evaluation.about >= 0.5 and evaluation.shared >= ABOUT_SUPPORT:
        return Row("reworded", True)
    if not figures and evaluation.about >= (0.5 if fact.claim.list else 0.35) and _carried(evaluation) >= 0.65:
        return Row("carried", True)
    return Row("key-carried", evaluation.about >= (ABOUT_SUPPORT_SPECIFIC if exact else ABOUT_SUPPORT))
