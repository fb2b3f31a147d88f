"""The contest between claims: each figure of the draft belongs to the facts that fit it best, and a conflict must stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zgccheck import places
from zgccheck.along import FITTING, FOLLOWED, borne_along, borne_together, slip, together, told_together, wrong_along
from zgccheck.conflicts import ABOUT_CONFLICT, HEAVY, WHOLE_KEY
from zgccheck.crossed import crossed, turned
from zgccheck.evaluation import Slot
from zgccheck.faults import explained, several
from zgccheck.lexicon import FLOWS, RATES
from zgccheck.model import Mention
from zgccheck.outdone import better_told, outdone, tells_more
from zgccheck.verdict import Ruling

_WITHIN = re.compile("(?:当?中|里面?|之中),|其中")
"""What leads from a whole to a part of it."""
_FIELD = re.compile(r"(?:^|[,。;:上中里的])([^\W\d_的]{2,8})(?:领域|行业|赛道|板块|方向)的")
"""Of which field a figure is: 生物医药领域的签约金额."""
_IN_ALL = re.compile("累计|总计|合计")
VERBATIM = 0.9
"""Coverage of a wording from which a draft repeats it, so that the place which it leaves out is the claim's."""
NEARLY = 0.8
"""The same for a name."""
HALF_TOLD = 0.6
"""Coverage of a wording from which its value may have been exchanged for another's, though its key is not whole."""


def undated(ruling: Ruling) -> bool:
    """The claim is of a date that the draft does not give: its figure may be another year's."""
    if any(slot.term.kind == "time" and slot.relation == "agrees" for slot in ruling.evaluation.slots):
        return False
    return any(term.kind == "time" and term.role == "key" for term in ruling.evaluation.missing)


@dataclass(frozen=True, slots=True)
class Aside:
    """A ruling that does not stand: why not, and in favour of which."""

    ruling: Ruling
    why: str
    """overshadowed, undated, outdone, unplaced, part, other-edition, clash, explained or several; `rows.ASIDE` says what each means."""
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
    standing = [*supported, *exchanged.values(), *turned(rulings, together)]
    for ruling in [*rulings, *(c for r in rulings if (c := wrong_along(r, supported)) is not None)]:
        if ruling.outcome != "conflict":
            continue
        against = _against(ruling, supported, rulings, figures, clause, text)
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
        other, why = explained(ruling, conflicts), "explained"
        if other is None:
            other, why = several(ruling, standing), "several"
        if other is None:
            kept.append(ruling)
        else:
            aside.append(Aside(ruling, why, other))
    return Hearing(kept, aside)


def _half_told(ruling: Ruling) -> bool:
    """Whether a draft has a claim's value and most of its wording, though too little of its key to bear it out."""
    evaluation = ruling.evaluation
    followed = ruling.outcome == "unverified" and evaluation.coverage >= HALF_TOLD
    return followed and not evaluation.of("contradicts") and bool(evaluation.values)


def _by_strength(ruling: Ruling) -> tuple[bool, float, str]:
    """A name with another number in it is a slip for that name before it is one for any other, and a number that goes the
    other way for that number; then the surest."""
    slot = ruling.slot
    renumbered = slot is not None and slot.renumbered and slot.term.kind != "quantity"
    turned = slot is not None and slot.reason == "direction-mismatch"
    return (not (renumbered or turned), -ruling.score, ruling.evaluation.fact.claim.id)


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
        if not _loosely_undated(ruling) or told_together(ruling, kept):
            supported.append(ruling)
        else:
            aside.append(Aside(ruling, "undated"))
    supported += borne_together([r for r in rulings if not any(r.evaluation is s.evaluation for s in supported)])
    supported += [borne for r in rulings if (borne := borne_along(r, supported)) is not None]
    return supported, aside


def _against(
    ruling: Ruling,
    supported: list[Ruling],
    rulings: list[Ruling],
    figures: Sequence[Mention],
    clause: Callable[[int], int],
    text: str,
) -> Aside | None:
    """What keeps a conflict from standing."""
    if _each_others(ruling, rulings):
        return None
    better = outdone(ruling, supported, rulings, clause)
    if better is not None:
        return Aside(ruling, "outdone", better)
    if not _placed(ruling, supported, rulings):
        return Aside(ruling, "unplaced")
    if _of_part(ruling, text):
        return Aside(ruling, "part")
    return Aside(ruling, "other-edition") if _other_edition(ruling, rulings, figures) else None


def _each_others(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Whether two names of one passage stand in each other's place: 半侵入式“北脑二号”和侵入式“北脑一号”."""
    slot = ruling.slot
    assert slot is not None
    return slot.term.entity is not None and any(
        other.outcome == "conflict"
        and other.slot is not None
        and (other.slot.said, other.slot.expected) == (slot.expected, slot.said)
        and together(ruling, other)
        for other in rulings
    )


def _placed(ruling: Ruling, supported: list[Ruling], rulings: list[Ruling]) -> bool:
    """Whether the fact is pinned to its time and place.

    A claim of a date or a place that the draft leaves out conflicts only where the draft is otherwise borne out by the
    same passage, or its figure is the claim's with a slip.
    """
    assert ruling.slot is not None
    if not undated(ruling) and not _placeless(ruling):
        return True
    if (
        ruling.slot.name in ("polarity", "status", "quotation", "scope", "list")
        or ruling.slot.slipped
        or ruling.slot.misquoted
    ):
        return True
    if ruling.slot.name == "document" and ruling.slot.renumbered:
        return True
    if ruling.slot.name == "place" and ruling.slot.said[:2] == ruling.slot.expected[:2]:
        return True  # 中关村软件园 for 中关村生命园: the place is told
    if ruling.slot.graded and ruling.evaluation.coverage >= FOLLOWED:
        return True
    figure = ruling.slot.term.kind in ("quantity", "rank")
    if not undated(ruling) and ruling.evaluation.coverage >= (VERBATIM if figure else NEARLY):
        return True
    if ruling.slot.term.kind not in ("quantity", "rank"):
        compared = ruling.slot.term.kind == "time" and told_together(ruling, supported)
        return not _placeless(ruling) or compared or _twice(ruling, rulings)
    return (
        (slip(ruling.slot) and ruling.evaluation.fit >= FITTING)
        or told_together(ruling, supported)
        or _exchanged(ruling, rulings)
    )


def _of_part(ruling: Ruling, text: str) -> bool:
    """Whether the figure is of a part of what the claim counts: 签约项目中，外资项目9个, where all of the key stands before 中; or
    of a year's, where the claim counts all (累计)."""
    slot, evaluation = ruling.slot, ruling.evaluation
    assert slot is not None
    if slot.term.kind != "quantity":
        return False
    begin = max(text.rfind(stop, 0, slot.start) for stop in "。;!?") + 1
    told = [wording.text for wording in evaluation.fact.wordings]
    yearly = any(rate in text[begin : slot.start] for rate in RATES)
    if yearly and _IN_ALL.search(told[0]) and not any(rate in wording for wording in told for rate in RATES):
        return True
    field = _FIELD.search(text, begin, slot.start)
    if field is not None and not any(field[1] in wording for wording in told):
        return True
    flowing = any(flow in text[begin : slot.start] for flow in FLOWS)
    if flowing and not any(flow in wording for wording in told for flow in FLOWS):
        return True
    part = next((match.start() for match in _WITHIN.finditer(text, begin, slot.start)), -1)
    if part < 0 or any(map(_WITHIN.search, told)):
        return False
    key = [agreed for agreed in evaluation.of("agrees") if agreed.term.role == "key"]
    counted = any(agreed.end == part and agreed.name == "term" for agreed in key)
    return counted and all(agreed.start < part for agreed in key)


def _other_edition(ruling: Ruling, rulings: list[Ruling], figures: Sequence[Mention]) -> bool:
    """Another year's edition with a figure that no claim of the passage gives is another fact, and no slip in the year."""
    slot = ruling.slot
    assert slot is not None
    if slot.name not in ("document", "event") or not slot.renumbered:
        return False
    beside = [other.evaluation for other in rulings if together(ruling, other)]
    borne = {agreed.start for evaluation in beside for agreed in evaluation.of("agrees")}
    return any(figure.start not in borne and not slot.start <= figure.start < slot.end for figure in figures)


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


def _twice(ruling: Ruling, rulings: list[Ruling]) -> bool:
    """Whether the same words are wrong of another fact of the passage, whose figure is right as is this one's."""
    alike = [
        other
        for other in rulings
        if other.outcome == "conflict"
        and other.slot is not None
        and ruling.slot is not None
        and (other.slot.start, other.slot.expected) == (ruling.slot.start, ruling.slot.expected)
        and other.evaluation.figure is not None
        and together(ruling, other)
    ]
    return len({other.evaluation.figure for other in (ruling, *alike)}) > 1


def _unique(slot: Slot) -> bool:
    """Whether a key is the whole name of a thing that there is one of, wherever it is: 脑机接口产业专项孵化基金."""
    entity = slot.term.entity
    kinds = ("programme", "facility", "product", "document", "event")
    whole = slot.term.role == "key" and slot.term.weight >= HEAVY and slot.said == slot.term.text
    return whole and entity is not None and entity.kind in kinds


def _placeless(ruling: Ruling) -> bool:
    """Whether a place of the key is left out, and none told that lies in it: 中关村 says 北京 too."""
    told = [slot.term.text for slot in ruling.evaluation.of("agrees")]
    told += [slot.said for slot in ruling.evaluation.of("contradicts") if slot.name == "place"]
    if any(_unique(slot) for slot in ruling.evaluation.of("agrees")):
        return False
    return any(
        t.role == "key"
        and (not t.printed or (t.entity.kind == "place" if t.entity is not None else places.is_place(t.text)))
        and not any(places.holds(t.text, text) for text in told)
        for t in ruling.evaluation.missing
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


def _names_more(one: Ruling, other: Ruling) -> bool:
    """Whether a draft has all of one claim's key, and with it a name that the other claim does not know."""
    if one.evaluation.missing:
        return False
    known = {term.entity for term in other.evaluation.fact.terms}
    keys = [slot.term.entity for slot in one.evaluation.of("agrees") if slot.term.role == "key"]
    return any(entity is not None and entity not in known for entity in keys)


def _overshadowed(ruling: Ruling, rulings: list[Ruling]) -> Ruling | None:
    """Support for a figure falls where another fact, which is returned, fits the figure's surroundings clearly better."""
    own, slot = ruling.evaluation, ruling.slot
    if own.figure is None or slot is None:
        return None
    margin = 0.15 if slot.exact else 0.06
    lacking = any(t.role == "key" and t.kind in ("entity", "words") and t.weight >= HEAVY for t in own.missing)
    better = (
        other
        for other in rulings
        if other.evaluation.figure is own.figure
        and (
            (other.outcome == "conflict" and better_told(other, ruling))
            or other.evaluation.fit > own.fit + (-0.1 if lacking and _names_more(other, ruling) else margin)
        )
        and other.evaluation.about >= ABOUT_CONFLICT
        and other.reason not in ("another-fact",)
        and not (own.about >= WHOLE_KEY and other.outcome == "conflict" and tells_more(ruling, other))
    )
    return next(better, None)
