"""The contest between claims: each figure of the draft belongs to the facts that fit it best, and a conflict must stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zgccheck import places
from zgccheck.crossed import crossed
from zgccheck.evaluation import Slot
from zgccheck.model import Mention, Quantity
from zgccheck.outdone import outdone, same_words
from zgccheck.verdict import ABOUT_CONFLICT, SPECIFIC, Ruling, weighed

NEIGHBOURHOOD = 400
"""Code points of a source within which two facts are told together."""


ARTICLE = 1500
"""Code points within which an exact figure counts as the same article's."""


FOLLOWED = 0.8
"""Coverage of a wording from which a name in it is wrong though the subject is left out, where what stands beside it is right."""
HALF_TOLD = 0.6
"""Coverage of a wording from which its value may have been exchanged for another's, though its key is not whole."""
FITTING = 0.5
"""How well a figure must fit its surroundings to be called a slip of an undated claim's."""


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


@dataclass(frozen=True, slots=True)
class Aside:
    """A ruling that does not stand: why not, and in favour of which."""

    ruling: Ruling
    why: str
    """overshadowed, undated, outdone, unplaced, other-edition, clash, explained or several; `rows.ASIDE` says what each means."""
    by: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the contest between claims comes to."""

    standing: list[Ruling]
    aside: list[Aside]


def contest(
    rulings: list[Ruling],
    text: str = "",
    figures: Sequence[Mention] = (),
    clause: Callable[[int], int] = lambda at: 0,
) -> Hearing:
    """Of all claims' rulings, those that stand: each figure of the draft belongs to the facts that fit it best.

    `text` is the draft's, `figures` are its quantities and ranks, `clause` numbers the clause at an offset.
    """
    supported, aside = _supported(rulings)
    told = supported + [ruling for ruling in rulings if _half_told(ruling)]
    exchanged = crossed(told, together, text)
    supported = [ruling for place, ruling in enumerate(supported) if place not in exchanged]
    standing = [*supported, *exchanged.values()]
    for ruling in [*rulings, *(c for r in rulings if (c := _wrong_along(r, supported)) is not None)]:
        if ruling.outcome != "conflict":
            continue
        against = _against(ruling, supported, rulings, figures, clause)
        if against is None:
            standing.append(ruling)
        else:
            aside.append(against)
    best: dict[tuple[int, int], Ruling] = {}
    kept: list[Ruling] = []
    for ruling in sorted(standing, key=_by_strength):
        if ruling.outcome != "conflict":
            kept.append(ruling)
            continue
        assert ruling.slot is not None
        spot = (ruling.slot.start, ruling.slot.end)
        clash = next((s for s in best if s[0] < spot[1] and spot[0] < s[1]), None)
        if clash is None:
            best[spot] = ruling
        else:
            aside.append(Aside(ruling, "clash", best[clash]))
    conflicts = list(best.values())
    for ruling in conflicts:
        other, why = _explained(ruling, conflicts), "explained"
        if other is None:
            other, why = _several(ruling, standing), "several"
        if other is None:
            kept.append(ruling)
        else:
            aside.append(Aside(ruling, why, other))
    return Hearing(kept, aside)


def _of_date(other: Ruling, slot: Slot) -> bool:
    """Whether a conflict about a figure has exactly this date: 2024年…超过10万亿元 for 近10万亿元, not for what 2025 预计."""
    figure = other.slot is not None and other.slot.term.kind == "quantity"
    return figure and any(
        agreed.start == slot.start and agreed.name == "date" for agreed in other.evaluation.of("agrees")
    )


def _half_told(ruling: Ruling) -> bool:
    """Whether a draft has a claim's value and most of its wording, though too little of its key to bear it out."""
    evaluation = ruling.evaluation
    followed = ruling.outcome == "unverified" and evaluation.coverage >= HALF_TOLD
    return followed and not evaluation.of("contradicts") and bool(evaluation.values)


def _by_strength(ruling: Ruling) -> tuple[bool, float, str]:
    """A name with another number in it is a slip for that name before it is one for any other; then the surest."""
    renumbered = ruling.slot is not None and ruling.slot.renumbered and ruling.slot.term.kind != "quantity"
    return (not renumbered, -ruling.score, ruling.evaluation.fact.claim.id)


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
    return worded and other.score > ruling.score and slot is not None and any(s.start == slot.start for s in exact)


def _several(ruling: Ruling, standing: Sequence[Ruling]) -> Ruling | None:
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


def _explained(ruling: Ruling, conflicts: Sequence[Ruling]) -> Ruling | None:
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


def _supported(rulings: list[Ruling]) -> tuple[list[Ruling], list[Aside]]:
    """The support that stands, with what it bears along, and what falls."""
    kept: list[Ruling] = []
    aside: list[Aside] = []
    for ruling in rulings:
        if ruling.outcome == "supported":
            better = _overshadowed(ruling, rulings)
            if better is None:
                kept.append(ruling)
            else:
                aside.append(Aside(ruling, "overshadowed", better))
    supported = []
    for ruling in kept:
        if not _loosely_undated(ruling) or _told_together(ruling, kept):
            supported.append(ruling)
        else:
            aside.append(Aside(ruling, "undated"))
    supported += [borne for r in rulings if (borne := _borne_along(r, supported)) is not None]
    return supported, aside


def _against(
    ruling: Ruling,
    supported: list[Ruling],
    rulings: list[Ruling],
    figures: Sequence[Mention],
    clause: Callable[[int], int],
) -> Aside | None:
    """What keeps a conflict from standing."""
    better = outdone(ruling, supported, rulings, clause)
    if better is not None:
        return Aside(ruling, "outdone", better)
    if not _placed(ruling, supported, rulings):
        return Aside(ruling, "unplaced")
    return Aside(ruling, "other-edition") if _other_edition(ruling, rulings, figures) else None


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
    if ruling.slot.name == "place" and ruling.slot.said[:2] == ruling.slot.expected[:2]:
        return True  # 中关村软件园 for 中关村生命园: the place is told
    if ruling.slot.term.kind not in ("quantity", "rank"):
        return not _placeless(ruling)
    return (
        (_slip(ruling.slot) and ruling.evaluation.fit >= FITTING)
        or _told_together(ruling, supported)
        or _exchanged(ruling, rulings)
    )


def _other_edition(ruling: Ruling, rulings: list[Ruling], figures: Sequence[Mention]) -> bool:
    """Another year's edition with a figure that no claim of the passage gives is another fact, and no slip in the year."""
    slot = ruling.slot
    assert slot is not None
    if slot.name not in ("document", "event") or not slot.renumbered:
        return False
    beside = [other.evaluation for other in rulings if together(ruling, other)]
    borne = {agreed.start for evaluation in beside for agreed in evaluation.of("agrees")}
    return any(figure.start not in borne for figure in figures)


def _exchanged(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Two figures of one passage in each other's place: each conflict explains the other."""
    slot = ruling.slot
    assert slot is not None
    for other in rulings:
        if other.outcome == "conflict" and other.slot is not None and other is not ruling and together(ruling, other):
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


def _wrong_along(ruling: Ruling, supported: list[Ruling]) -> Ruling | None:
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
    if evaluation.about < 0.55 or evaluation.fit < 0.5:
        return None
    if evaluation.coverage < 0.5 and wrong[0].reason != "hedge-dropped":
        return None
    if not _slip(wrong[0]) and (evaluation.fit < 0.6 or not _told_together(ruling, supported)):
        return None
    return Ruling(evaluation, "conflict", wrong[0], wrong[0].reason, ruling.score, "wrong-along")


def together(one: Ruling, other: Ruling, reach: int = 0) -> bool:
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
        and (_placeless(ruling) or ruling.evaluation.about < 0.9)
    )


def _told_together(ruling: Ruling, supported: list[Ruling]) -> bool:
    """Whether another claim of the same passage is borne out by the draft."""
    return any(together(ruling, other) for other in supported if other is not ruling)


def _overshadowed(ruling: Ruling, rulings: list[Ruling]) -> Ruling | None:
    """Support for a figure falls where another fact, which is returned, fits the figure's surroundings clearly better."""
    own, slot = ruling.evaluation, ruling.slot
    if own.figure is None or slot is None:
        return None
    margin = 0.15 if slot.exact else 0.06
    better = (
        other
        for other in rulings
        if other.evaluation.figure is own.figure
        and other.evaluation.fit > own.fit + margin
        and other.evaluation.about >= ABOUT_CONFLICT
        and other.reason not in ("another-fact",)
    )
    return next(better, None)
