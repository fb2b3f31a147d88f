"""Another name of its kind where the name that identifies a claim is left out: no support, and wrong where several facts say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from zgccheck.conflicts import HEAVY
from zgccheck.evaluation import Slot
from zgccheck.verdict import Ruling

WHOLE = 0.75
"""How surely a fact is told, of another, that it is wrong by itself."""
SLIGHT = 3.0
"""Weight of a key word that does not tell one fact from another."""
FACTS = 2
"""Facts of one thing, told of another, from which the name is a slip."""


def settled(rulings: Sequence[Ruling], stands: Callable[[Slot], bool]) -> list[Ruling]:
    """The rulings, in order, with what a usurper makes of them. `stands` says whether a name can be one."""
    usurped = [r.evaluation.usurper is not None and stands(r.evaluation.usurper) for r in rulings]
    told: dict[tuple[str, int], list[Ruling]] = {}
    for ruling, found in zip(rulings, usurped, strict=True):
        slot = ruling.evaluation.usurper
        leads = slot is not None and not slot.renumbered and _leads(slot, ruling)
        if found and slot is not None and leads and ruling.outcome != "conflict" and _telling(ruling):
            told.setdefault((slot.expected, slot.start), []).append(ruling)
    wrong = [max(group, key=_strength) for group in told.values() if len(_places(group)) >= FACTS or _only(group)]
    return [
        _called(ruling)
        if any(ruling is one for one in wrong)
        else _unborne(ruling)
        if found and ruling.outcome == "supported"
        else ruling
        for ruling, found in zip(rulings, usurped, strict=True)
    ]


def _usurper(ruling: Ruling) -> Slot:
    assert ruling.evaluation.usurper is not None
    return ruling.evaluation.usurper


def _called(ruling: Ruling) -> Ruling:
    slot = _usurper(ruling)
    return replace(ruling, outcome="conflict", slot=slot, reason=slot.reason, row="told-of-another")


def _unborne(ruling: Ruling) -> Ruling:
    return replace(ruling, outcome="unverified", slot=None, reason="key-not-established", row="usurped")


def _values(ruling: Ruling) -> list[Slot]:
    return [
        slot
        for slot in ruling.evaluation.of("agrees")
        if slot.term.role == "value" and (slot.exact if slot.draft is not None else slot.term.weight >= HEAVY)
    ]


def _only(group: Sequence[Ruling]) -> bool:
    """Whether all of one fact is told, but of another: 连续9年居“全球科研城市”排名榜首的，是上海."""
    slot = _usurper(group[0])
    return any(
        ruling.outcome == "supported"
        and ruling.evaluation.identified >= WHOLE
        and all(term.weight <= SLIGHT or term.text == slot.expected for term in ruling.evaluation.missing)
        for ruling in group
    )


def _leads(slot: Slot, ruling: Ruling) -> bool:
    """Whether the name stands before what is told, as what it is told of; or behind it, as what it says that it is: …的，是上海."""
    return slot.bound or all(slot.start < value.start for value in _values(ruling))


def _telling(ruling: Ruling) -> bool:
    """Whether the draft has what the claim says, in so many words or to the digit."""
    times = [slot for slot in _values(ruling) if slot.term.kind == "time"]
    return len(_values(ruling)) > len(times)


def _places(group: Sequence[Ruling]) -> set[int]:
    """Where in the draft the values stand, each once."""
    return {_values(ruling)[0].start for ruling in group}


def _strength(ruling: Ruling) -> tuple[float, str]:
    return ruling.score, ruling.evaluation.fact.claim.id
