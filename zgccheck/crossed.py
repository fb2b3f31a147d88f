"""Two facts told side by side with their values in each other's place: 承担国际64个、国内54个 where it is 54 and 64."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from zgccheck.evaluation import Slot
from zgccheck.verdict import Ruling

TOLD = 0.28
"""Share of a claim's key and of its wording that a draft has where it tells of two facts and exchanges their figures."""
_PART = re.compile("[,、;和与及而]")
"""What parts two facts of one kind."""


def crossed(told: Sequence[Ruling], together: Callable[[Ruling, Ruling], bool], text: str) -> dict[int, Ruling]:
    """The conflicts, by the place in `told` of the ruling that each replaces; `together` says whether a source tells both.

    A draft has both values, so each claim finds its own somewhere. They are crossed where what one claim alone is about
    stands with the other's value, and the other's with the first's, parted by a comma or an 和.
    """
    wrong: dict[int, Ruling] = {}
    for (i, one), (j, two) in combinations(enumerate(told), 2):
        a, b = _value(one), _value(two)
        if i in wrong or j in wrong or a is None or b is None or not _alike(a, b) or not together(one, two):
            continue
        mine, theirs = _own(one, two, text), _own(two, one, text)
        if any(_told(m, b, t, a, text) or _told(t, a, m, b, text) for m in mine for t in theirs):
            wrong[i], wrong[j] = _exchange(one, a, b), _exchange(two, b, a)
    return wrong


def turned(rulings: Sequence[Ruling], together: Callable[[Ruling, Ruling], bool]) -> list[Ruling]:
    """Conflicts of two claims of one passage, each with the other's figure: 11家企业收到40余家机构的… for 40余家…收到11家….

    The two bear each other out, so that a subject which the draft leaves out is not missed.
    """
    alone = [
        (ruling, wrong[0])
        for ruling in rulings
        if len(wrong := ruling.evaluation.of("contradicts")) == 1
        and wrong[0].name == "quantity"
        and wrong[0].term.role == "value"
        and min(ruling.evaluation.about, ruling.evaluation.coverage) >= TOLD
    ]
    found: list[Ruling] = []
    for (one, a), (two, b) in combinations(alone, 2):
        if not together(one, two) or a.start == b.start:
            continue
        if _has(a, b) and _has(b, a) and not _has(a, a):
            found += [
                replace(ruling, outcome="conflict", slot=slot, reason=slot.reason, row="crossed")
                for ruling, slot in ((one, a), (two, b))
                if ruling.outcome != "conflict"
            ]
    return found


def _has(slot: Slot, other: Slot) -> bool:
    """Whether the draft has in one slot exactly the value of the other's claim."""
    mine, theirs = slot.draft, other.term.quantity
    return mine is not None and theirs is not None and (mine.interval, mine.hedge) == (theirs.interval, theirs.hedge)


def _value(ruling: Ruling) -> Slot | None:
    """The one value of a claim, as the draft has it; the heaviest of names and words."""
    values = [s for s in ruling.evaluation.of("agrees") if s.term.role == "value" and s.term.kind != "modal"]
    terms = [term for term in ruling.evaluation.fact.values if term.kind != "modal"]
    words = len(values) == 1 or all(value.term.kind in ("entity", "words") for value in values)
    return max(values, key=lambda value: value.term.weight) if words and len(values) == len(terms) > 0 else None


def _alike(a: Slot, b: Slot) -> bool:
    """Whether two values could be exchanged: of one kind and unit, in different places."""
    one, two = a.term.quantity, b.term.quantity
    if one is not None or two is not None:
        return one is not None and two is not None and one.unit == two.unit and one.interval != two.interval
    named = {a.term.kind, b.term.kind} <= {"entity", "words"} and {a.name, b.name} <= {"term", "place", "organisation"}
    return ((a.term.kind == b.term.kind and a.name == b.name) or named) and a.said != b.said


def _own(ruling: Ruling, other: Ruling, text: str) -> list[tuple[int, int]]:
    """Where the draft names what this claim is about and the other is not: each place."""
    theirs = {(s.start, s.end) for s in other.evaluation.of("agrees")}
    known = " ".join(term.text for term in other.evaluation.fact.terms)
    words = {
        s.said
        for s in ruling.evaluation.of("agrees")
        if s.term.role == "key" and s.term.kind in ("entity", "words") and s.term.text not in known
    }
    spots = [match.span() for word in sorted(words) for match in re.finditer(re.escape(word), text)]
    return [spot for spot in spots if not any(a < spot[1] and spot[0] < b for a, b in theirs)]


def _told(mine: tuple[int, int], other: Slot, theirs: tuple[int, int], own: Slot, text: str) -> bool:
    """Whether the text has what one is about with the other's value, then what the other is about with the first's."""
    first, second = sorted([mine, (other.start, other.end)]), sorted([theirs, (own.start, own.end)])
    together = _joined(first, text) and _joined(second, text)
    return together and first[1][1] <= second[0][0] and _PART.search(text, first[1][1], second[0][0]) is not None


def _joined(spots: Iterable[tuple[int, int]], text: str) -> bool:
    (_, end), (start, _) = spots
    return end <= start and _PART.search(text, end, start) is None


def _exchange(ruling: Ruling, own: Slot, other: Slot) -> Ruling:
    """The conflict about a value in whose place the draft has another claim's."""
    name = {"quantity": "quantity", "rank": "rank"}.get(own.term.kind, own.name)
    reason = f"{name}-mismatch" if name != "quotation" else "quotation-altered"
    slot = replace(
        own,
        relation="contradicts",
        reason=reason,
        start=other.start,
        end=other.end,
        said=other.said,
        draft=other.draft,
        exact=False,
    )
    return replace(ruling, outcome="conflict", slot=slot, reason=reason, row="crossed")
