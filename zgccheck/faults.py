"""One fault is enough: a conflict that another conflict explains, or of which there are several."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.along import slip
from zgccheck.conflicts import ABOUT_CONFLICT, HEAVY
from zgccheck.evaluation import Slot
from zgccheck.outdone import same_words
from zgccheck.verdict import Ruling


def _of_date(other: Ruling, slot: Slot) -> bool:
    """Whether a conflict about a figure has exactly this date: 2024年…超过10万亿元 for 近10万亿元, not for what 2025 预计."""
    figure = other.slot is not None and other.slot.term.kind == "quantity"
    return figure and any(
        agreed.start == slot.start and agreed.name == "date" for agreed in other.evaluation.of("agrees")
    )


def _bears(other: Ruling, slot: Slot) -> bool:
    """Whether a conflict about a date has exactly this figure, and all else that its claim says of it."""
    return (
        other.slot is not None
        and other.slot.term.kind == "time"
        and not any(term.role == "value" for term in other.evaluation.missing)
        and any(
            agreed.start == slot.start
            and agreed.exact
            and agreed.term.role == "value"
            and agreed.term.kind == "quantity"
            for agreed in other.evaluation.of("agrees")
        )
    )


def _counts(other: Ruling, ruling: Ruling) -> bool:
    """Whether a surer conflict, about a word, has exactly the figure that this one calls wrong: 三大维度, of which one is another."""
    slot = ruling.slot
    worded = other.slot is not None and other.slot.term.kind in ("words", "entity")
    exact = (s for s in other.evaluation.of("agrees") if s.exact and s.term.kind == "quantity")
    surer = other.score > ruling.score or (slot is not None and not slip(slot) and _beyond(other, ruling))
    return worded and surer and slot is not None and any(s.start == slot.start for s in exact)


def _beyond(other: Ruling, ruling: Ruling) -> bool:
    """Whether the draft has a weighty word of the one claim's key that the other claim does not know: 在京各类社会团体."""
    keys = [slot for slot in other.evaluation.of("agrees") if slot.term.role == "key" and slot.term.weight >= HEAVY]
    return any(slot.term.text not in ruling.evaluation.fact.reading.text for slot in keys)


def several(ruling: Ruling, standing: Sequence[Ruling]) -> Ruling | None:
    """Another conflict over the same words that has another name in their place: of such things there are several.

    Where two documents were issued at one opening, a third is no slip for either.
    """
    slot = ruling.slot
    if slot is None or slot.name not in ("document", "person", "organisation", "event") or slot.term.entity is None:
        return None
    for other in standing:
        rival = other.slot
        if other.outcome != "conflict" or rival is None or rival.name != slot.name or rival.term.entity is None:
            continue
        if slot.renumbered and not rival.renumbered:
            continue
        if (rival.start, rival.end) == (slot.start, slot.end) and rival.term.entity.name != slot.term.entity.name:
            return other
    return None


def explained(ruling: Ruling, conflicts: Sequence[Ruling]) -> Ruling | None:
    """The conflict that has right what this one calls a wrong word, and finds another fault: one slip is enough.

    子午工程已服务381家 may be a wrong figure of 子午工程 or a wrong name beside 381家. The name is what the sentence is about.
    """
    slot = ruling.slot
    assert slot is not None
    if slot.term.kind == "quantity":
        return next((o for o in conflicts if o is not ruling and (_bears(o, slot) or _counts(o, ruling))), None)
    if slot.term.kind == "time" and any(term.role == "value" for term in ruling.evaluation.missing):
        return next((o for o in conflicts if o is not ruling and _of_date(o, slot)), None)
    if slot.term.kind in ("rank", "time", "quotation"):
        return None
    for other in conflicts:
        if other is ruling or other.slot is None or other.evaluation.about < ABOUT_CONFLICT or _counts(ruling, other):
            continue
        if other.slot.name not in ("polarity", "status") and other.slot.term.kind not in ("quantity", "rank", "time"):
            continue
        if any(same_words(slot, agreed, other) for agreed in other.evaluation.of("agrees")):
            return other
    return None
