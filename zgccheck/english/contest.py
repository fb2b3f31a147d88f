"""Which outcomes stand when claims compete for the same words of an English sentence."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.english.verdict import Ruling

MARGIN = 0.15
"""How much better a conflict must fit than another claim that bears the same figure out."""

MARGIN_EXACT = 0.4


def contest(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Every support that fits well, and each conflict that no other claim bears out or fits as well."""
    supported = [r for r in rulings if r.outcome == "supported"]
    best = max((r.score for r in supported if r.match.figure is None), default=0.0)
    standing = [
        r
        for r in supported
        if (r.match.figure is not None or r.score >= best - 0.35)
        and not any(
            o is not r
            and o.held is not None
            and r.held is not None
            and o.held.mention == r.held.mention
            and o.score > r.score + MARGIN
            for o in supported
        )
    ]
    kept: list[Ruling] = []
    for ruling in sorted(
        (r for r in rulings if r.outcome == "conflict"), key=lambda r: (-r.score, r.match.gloss.claim.id)
    ):
        if any(_bears(other, ruling) for other in supported) or _elsewhere(ruling, rulings):
            continue
        if any(o.start < ruling.end and ruling.start < o.end for o in kept):
            continue
        rivals = [
            o
            for o in rulings
            if o.outcome == "conflict"
            and o is not ruling
            and o.start < ruling.end
            and ruling.start < o.end
            and o.score > ruling.score - 0.02
        ]
        if any(_told(o) != _told(ruling) for o in rivals):
            continue
        kept.append(ruling)
    return [*standing, *kept]


def _elsewhere(ruling: Ruling, rulings: Sequence[Ruling]) -> bool:
    """Whether the name that would be wrong is another claim's own, which the sentence fits about as well."""
    if not ruling.match.swapped or ruling.held is not None:
        return False
    said = ruling.match.swapped[0][1]
    return any(
        other is not ruling
        and other.outcome != "unverified"
        and other.score >= ruling.score - MARGIN
        and any(name.name == said.name for name in other.match.gloss.names)
        for other in rulings
    )


def _told(ruling: Ruling) -> str:
    return ruling.expected or (str(ruling.held.slot.term.quantity or ruling.held.slot.term.text) if ruling.held else "")


def _bears(other: Ruling, ruling: Ruling) -> bool:
    """Whether a support speaks for the words that a conflict calls wrong, or for the figure it rests on."""
    figure = ruling.match.figure
    told = [m.value for m in other.match.gloss.reading.mentions]
    if figure is not None and (
        figure.value in told or any(h.mention == figure and h.relation == "agrees" for h in other.match.held)
    ):
        best = other.held
        return other.score >= ruling.score - (MARGIN_EXACT if best is not None and best.exact else MARGIN)
    if other.score < ruling.score - MARGIN:
        return False
    if figure is None:
        return other.start < ruling.end and ruling.start < other.end
    return False
