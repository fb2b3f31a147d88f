"""One match -> one outcome, by a table; what is clearly in no row is unverified. `contest` weighs the claims against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zgccheck import compare
from zgccheck.english.draft import Draft
from zgccheck.english.match import Held, Match
from zgccheck.english.stances import stances_of
from zgccheck.model import Mention, Quantity, TimeSpan

RECALL = 0.5
"""Share of a gloss's words that a sentence must carry for its figure to be borne out …"""
RECALL_SPECIFIC = 0.38
"""… and where the figure agrees and has three digits or more."""
CORE = 0.5
RECALL_CONFLICT = 0.62
"""Share that a sentence must carry for its figure to be called wrong."""
CORE_CONFLICT = 0.95
CORE_SLIP = 0.7
"""The same where the figure looks like a slip of the claim's."""
CORE_RANK = 0.85
"""The same for a rank, whose core is the whole gloss."""
RECALL_WORDS = 0.72
"""Share for a claim without a figure."""
RECALL_NAME = 0.7
REMAINING = 7.0
"""Weight of the words that must be left without the name, for another in its place to be called wrong."""
STRANGE = 0.5
"""Share of foreign words in the figure's clause beyond which nothing is called wrong."""
FOREIGN = 4.5
"""Weight of foreign words in the figure's noun phrase beyond which it counts something else."""

Outcome = Literal["supported", "conflict", "unverified"]


@dataclass(frozen=True)
class Ruling:
    """What one claim says of the sentence; `start` and `end` bound the words that decide."""

    match: Match
    outcome: Outcome
    reason: str
    slot: str
    score: float
    start: int
    end: int
    held: Held | None = None
    expected: str = ""
    """In the claim's own words, where no slot has them."""


def rule(match: Match, draft: Draft) -> Ruling:
    """The table: nothing wrong and enough carried is support, one thing wrong and all else carried a conflict."""
    gloss = match.gloss
    score = (
        0.6 * match.recall + 0.4 * match.core - 0.02 * len(match.lacking) - 0.02 * match.foreign - 0.1 * match.strange
    )
    score = round(max(0.0, score), 4)
    none = Ruling(match, "unverified", "key-not-established", "", score, *match.span)
    wrong = match.of("contradicts")
    stances = stances_of(match, draft)
    faults = len({(h.start, h.end) for h in wrong}) + len(match.swapped) + len(stances)
    valued = bool(gloss.of("quantity", "rank", "ordinal", role="value"))
    values = [h for h in match.of("agrees") if h.slot.term.role == "value"]
    if valued and match.figure is None:
        return none
    if any(h.relation == "undecided" for h in match.held):
        undecided = next(h for h in match.held if h.relation == "undecided")
        return Ruling(
            match, "unverified", undecided.reason, undecided.name, score, undecided.start, undecided.end, undecided
        )
    if not faults:
        return _support(match, values, valued, none)
    if faults > 1 or match.extra:
        return none
    if not valued and _other_figures(match, draft):
        return none
    if stances:
        kind, start, end = stances[0]
        if not _carried(match, RECALL_NAME) or (valued and not values) or match.lacking:
            return none
        return Ruling(match, "conflict", kind, kind, score, start, end, expected=gloss.claim.statement)
    if match.swapped:
        return _swap(match, values, valued, none)
    return _wrong(match, wrong[0], values, none)


def _other_figures(match: Match, draft: Draft) -> bool:
    """Whether the sentence counts what the claim, which has no figure, says nothing of: its subject is another."""
    own = [m.value for m in match.gloss.reading.mentions]
    return any(m.checkable and m.kind != "first" and m.value not in own for m in draft.figures)


def _support(match: Match, values: list[Held], valued: bool, none: Ruling) -> Ruling:
    if match.extra or match.foreign > FOREIGN or (match.foreign and match.core < 0.9 and match.foreign >= 3.5):
        return none
    dated = [h for h in values if h.name == "date"]
    if valued:
        best = next((h for h in values if h.name != "date"), None)
        if best is None:
            return none
        told = best.exact and specific(best.mention)
        enough = RECALL_SPECIFIC if told else RECALL
        if not told and (
            match.recast or _beside(match) or (any(n.kind == "place" for n in match.lacking) and match.recall < 0.8)
        ):
            return none
        if match.recall < enough or match.core < CORE or _subjectless(match):
            return none
    elif dated:
        best = dated[0]
        if match.recall < RECALL_NAME - 0.1 or match.lacking:
            return none
    else:
        best = None
        if min(match.recall, match.rest) < RECALL_WORDS or match.lacking or match.strange > 0.6:
            return none
        if any(s.term.kind == "time" and s.term.role == "value" for s in match.missing):
            return none
    if best is None:
        return Ruling(match, "supported", "agrees", "term", none.score, *match.span)
    reason = "agrees"
    for held in values:
        reason = held.reason if held.reason == "rounded" else reason
    return Ruling(match, "supported", reason, best.name, none.score, *match.span, best)


def _beside(match: Match) -> bool:
    """Whether the figure's clause names something that the claim does not: another index, event or device."""
    return match.strange > 0.3 and any(
        n.kind in ("document", "event", "facility", "product", "programme") for n in match.strangers
    )


def _subjectless(match: Match) -> bool:
    """A name that says whose figure it is is missing, or one of several places; a city alone may go unnamed."""
    places = {n.name for n in match.gloss.names if n.kind == "place"}
    if len(places) > 1 and any(n.name in places for n in match.lacking):
        return True
    return any(n.kind != "place" for n in match.lacking) and match.recall < 0.7


def _swap(match: Match, values: list[Held], valued: bool, none: Ruling) -> Ruling:
    name, said = match.swapped[0]
    if match.lacking or match.foreign >= 3.5 or match.strange > STRANGE:
        return none
    if valued:
        figure = next((h for h in values if h.name != "date"), None)
        if figure is None or not (
            specific(figure.mention) or match.recall >= 0.8 or (figure.exact and match.core >= 0.9)
        ):
            return none
        if any(s.term.kind == "time" and s.term.role == "key" for s in match.missing) and not specific(figure.mention):
            return none
        if match.core < 0.8 or match.recall < 0.6:
            return none
    elif match.recall < RECALL_WORDS or match.remaining < REMAINING:
        return none
    slot = {
        "person": "person",
        "place": "place",
        "organisation": "organisation",
        "event": "event",
        "document": "document",
    }.get(name.kind, "term")
    return Ruling(
        match,
        "conflict",
        f"{slot}-mismatch",
        slot,
        none.score,
        said.start,
        said.end,
        expected=_expected(match, name.name),
    )


def _expected(match: Match, name: str) -> str:
    """The name as the claim has it."""
    entity = next((n.entity for n in match.gloss.names if n.name == name and n.entity is not None), None)
    if entity is not None:
        found = [form for form in entity.names if form in match.gloss.claim.statement]
        return max(found, key=len, default=entity.name)
    return name


def _wrong(match: Match, wrong: Held, values: list[Held], none: Ruling) -> Ruling:
    if any(n.kind != "person" for n in match.absent):
        return none
    if (match.replaced and not _slip(wrong)) or any(n.kind == "place" for n in match.strangers):
        return none
    enough = CORE_SLIP if _slip(wrong) else CORE_RANK if wrong.name == "rank" else CORE_CONFLICT
    if match.foreign >= 3.0 or match.strange > STRANGE or match.core < enough or _part_of_period(match):
        return none
    if wrong.name == "date":
        figure = next((h for h in values if h.name != "date"), None)
        if wrong.slot.term.role == "value":
            if match.recall < (RECALL_CONFLICT if _date_slip(wrong) else RECALL_NAME + 0.05):
                return none
        elif match.gloss.of("quantity", "rank", "ordinal", role="value"):
            if (
                figure is None
                or match.recall < RECALL_CONFLICT
                or not (specific(figure.mention) or match.recall >= 0.75)
            ):
                return none
        elif match.recall < RECALL_NAME + 0.1:
            return none
    else:
        undated = any(
            s.term.kind == "time" and s.term.role == "key" and s.term.time and s.term.time.role != "base"
            for s in match.missing
        )
        kept = [s for s in match.missing if s.term.kind in ("quantity", "rank") and s.term.role == "value"]
        if match.recall < RECALL_CONFLICT or kept:
            return none
        if undated and not (_slip(wrong) or wrong.reason in ("hedge-dropped", "direction-mismatch", "unit-mismatch")):
            return none
    return Ruling(match, "conflict", wrong.reason, wrong.name, none.score, wrong.start, wrong.end, wrong)


def _part_of_period(match: Match) -> bool:
    """The figure of a period is not that of one of its years."""
    return any(
        h.name == "date"
        and h.reason == "finer-date"
        and h.slot.term.time is not None
        and h.slot.term.time.grain == "period"
        for h in match.held
    )


def _carried(match: Match, recall: float) -> bool:
    return match.recall >= recall and match.strange <= STRANGE


def specific(mention: Mention | None) -> bool:
    """A figure of three digits or more, which hardly two facts share."""
    return mention is not None and isinstance(mention.value, Quantity) and compare.significant(mention.value) >= 3


def _date_slip(held: Held) -> bool:
    """Whether one part of the date alone is another: the day, the month or the year."""
    source = held.slot.term.time
    said = held.mention.value if held.mention is not None else None
    if source is None or not isinstance(said, TimeSpan):
        return False
    pairs = [(getattr(said.first, part), getattr(source.first, part)) for part in ("year", "month", "day")]
    return sum(one != other for one, other in pairs) == 1 and all(one is not None for one, _ in pairs)


def _slip(held: Held) -> bool:
    """Whether the figure looks like the claim's mistyped: one of several digits, digits exchanged, or the scale."""
    source = held.slot.term.quantity
    said = held.mention.value if held.mention is not None else None
    if source is None or not isinstance(said, Quantity):
        return False
    one, two = (abs(v.written).normalize().as_tuple().digits for v in (source, said))
    if one == two:
        return len(one) >= 2
    if sorted(one) == sorted(two):
        return len(one) >= 2
    return len(one) == len(two) >= 3 and sum(x != y for x, y in zip(one, two, strict=True)) == 1
