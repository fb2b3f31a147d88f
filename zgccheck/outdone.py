"""Whether a conflict falls to a claim that bears the same words out: one that says, too, what the conflicting claim gets right."""

from __future__ import annotations

from collections.abc import Callable

from zgccheck.conflicts import HEAVY, WHOLE_KEY
from zgccheck.evaluation import Slot
from zgccheck.verdict import Ruling

CLOSE = 0.85
"""Coverage of a wording that a draft follows closely."""
CLOSER = 0.15
"""How much more of its wording a claim has in the draft than one that is set aside for it."""

PARTLY = 0.5
"""Weight of a key, of which a draft has at least so much, so that its value's words may be that claim's."""


def outdone(
    ruling: Ruling, supported: list[Ruling], rulings: list[Ruling], clause: Callable[[int], int]
) -> Ruling | None:
    """A conflict falls where the same words are borne out by a claim, which is returned, that fits them about as well, or better."""
    slot, own = ruling.slot, ruling.evaluation
    assert slot is not None
    figure = slot.term.kind in ("quantity", "rank")
    for other in supported:
        if figure and better_told(ruling, other):
            continue
        for agreed in other.evaluation.of("agrees"):
            if figure and agreed.start == slot.start and agreed.term.kind in ("quantity", "rank"):
                if agreed.exact or agreed.reason == "rounded" or other.evaluation.fit >= own.fit - 0.02:
                    if other.evaluation.fit >= own.fit - 0.15 or other.score >= ruling.score:
                        return other
                if other.evaluation.about >= WHOLE_KEY and tells_more(other, ruling):
                    return other
            named = slot.name == "term" and (agreed.start, agreed.end) == (slot.start, slot.end)
            if not figure and agreed.term.kind != "modal" and (named or other.score >= ruling.score - 0.2):
                if same_words(slot, agreed, other) and (_accounts(other, ruling) or _apart(other, ruling, clause)):
                    return other
        if slot.name == "quotation":
            continue
        if not figure and other.score >= ruling.score - 0.2 and _covered(slot, other):
            return other
        if figure or slot.renumbered or not _accounts(other, ruling):
            continue
        here = any(
            s.term.role == "value" and clause(s.start) == clause(slot.start) for s in other.evaluation.of("agrees")
        )
        if slot.name == "status" and other.score >= ruling.score and here:
            return other  # 已有16个设施: what the other claim says is there, not what this one plans
        if other.evaluation.figure is not None and other.evaluation.figure is own.figure:
            return other
        if (other.score > ruling.score or len(slot.said) >= 4) and other.evaluation.coverage >= 0.6:
            if any(slot.said in wording.text for wording in other.evaluation.fact.wordings):
                return other
    if slot.name == "term":
        return next((rival for rival in rulings if rival is not ruling and _owns(rival, ruling, clause)), None)
    if figure and own.figure is not None:
        for rival in rulings:
            wrong = rival.slot is not None and rival.slot.term.kind in ("quantity", "rank")
            passed = rival.outcome == "supported" or (rival.outcome == "conflict" and (wrong or own.about >= WHOLE_KEY))
            if rival is ruling or passed or rival.evaluation.figure is not own.figure:
                continue
            whole = not rival.evaluation.missing and own.missing
            if rival.evaluation.of("undecided") and rival.evaluation.fit > own.fit + (0.0 if whole else 0.05):
                return rival
            borne = [
                s
                for s in rival.evaluation.of("agrees")
                if s.exact and s.term.role == "value" and s.start == own.figure.start
            ]
            if borne and rival.evaluation.fit >= own.fit - 0.1 and rival.evaluation.about >= 0.3:
                return rival
    return None


def _owns(rival: Ruling, ruling: Ruling, clause: Callable[[int], int]) -> bool:
    """Whether the words are the value of a claim of which the draft tells too little to bear it out (“六链五群” for “两廊四带”),
    or which it bears out in a clause of its own."""
    told, wrong = rival.evaluation, ruling.slot
    assert wrong is not None
    told_there = rival.outcome == "unverified" or (rival.outcome == "supported" and _apart(rival, ruling, clause))
    return (
        told_there
        and told.about >= PARTLY
        and not told.of("contradicts")
        and any(
            agreed.term.role == "value" and (agreed.start, agreed.end) == (wrong.start, wrong.end)
            for agreed in told.of("agrees")
        )
    )


def tells_more(one: Ruling, other: Ruling) -> bool:
    """Whether what a draft has of one claim's key goes beyond the other claim, all of whose told key that has: 高校院所技术合同成交额."""
    mine, theirs = (
        [slot for slot in ruling.evaluation.of("agrees") if slot.term.role == "key" and slot.term.kind != "time"]
        for ruling in (one, other)
    )
    own, others = (ruling.evaluation.fact.reading.text for ruling in (one, other))
    beyond = any(slot.term.weight >= HEAVY and slot.term.text not in others for slot in mine)
    return beyond and all(slot.said in own for slot in theirs)


def better_told(one: Ruling, other: Ruling) -> bool:
    """Whether a claim's key is all there and the draft follows it closely, where the other claim lacks a part of its own."""
    own, theirs = one.evaluation, other.evaluation
    whole = own.about >= WHOLE_KEY and own.coverage >= CLOSE and own.coverage >= theirs.coverage + CLOSER
    return (
        whole and any(term.role == "key" and term.kind == "words" for term in theirs.missing) and tells_more(one, other)
    )


def same_words(wrong: Slot, agreed: Slot, other: Ruling) -> bool:
    """Whether the words that one claim calls wrong are those that another bears out, and not a likeness of them."""
    if wrong.name == "quotation" and agreed.name != "quotation":
        return False
    within = wrong.start <= agreed.start and agreed.end <= wrong.end
    if within and agreed.start == wrong.start and agreed.term.entity is not None and agreed.name == wrong.name:
        return True  # Zenas就…管线: the name is right, whatever follows it
    if within:
        return 2 * (agreed.end - agreed.start) >= wrong.end - wrong.start
    around = agreed.start <= wrong.start and wrong.end <= agreed.end
    return around and any(wrong.said in wording.text for wording in other.evaluation.fact.wordings)


def _covered(wrong: Slot, other: Ruling) -> bool:
    """Whether a claim that is a list bears out most of the words that are called wrong, name by name."""
    if not other.evaluation.fact.claim.list:
        return False
    inside = [s for s in other.evaluation.of("agrees") if wrong.start <= s.start and s.end <= wrong.end]
    held = {at for s in inside for at in range(s.start, s.end)}
    return len(inside) > 1 and 2 * len(held) >= wrong.end - wrong.start


def _accounts(other: Ruling, ruling: Ruling) -> bool:
    """Whether a borne-out claim says what the conflicting one gets right: all of its values, or all of its key."""
    right = [s for s in ruling.evaluation.of("agrees") if s.term.kind not in ("modal", "time")]
    own = [s for s in right if s.term.role == "value" and s.name != "event"] or right
    borne = other.evaluation.of("agrees")
    return all(
        any(s.start < b.end and b.start < s.end for b in borne)
        or any(s.said in wording.text for wording in other.evaluation.fact.wordings)
        for s in own
    )


def _apart(other: Ruling, ruling: Ruling, clause: Callable[[int], int]) -> bool:
    """Whether the clause of the wrong words is about the borne-out claim, and no value of the conflicting one stands there."""
    wrong = ruling.slot
    assert wrong is not None
    here = clause(wrong.start)
    theirs = [s for s in other.evaluation.of("agrees") if s.term.kind not in ("modal", "time")]
    right = [s for s in ruling.evaluation.of("agrees") if s.term.kind not in ("modal", "time")]
    own = [s for s in right if s.term.role == "value"] or right
    return any(clause(s.start) == here and (s.end <= wrong.start or wrong.end <= s.start) for s in theirs) and not any(
        clause(s.start) == here for s in own
    )
