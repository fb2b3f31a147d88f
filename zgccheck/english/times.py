"""Dates: which of the sentence's speaks for a claim's, how the two relate, and years that the claim does not know."""

from __future__ import annotations

from dataclasses import replace

from zgccheck import compare
from zgccheck.english.draft import HeldAgainst
from zgccheck.english.gloss import Gloss, Slot
from zgccheck.english.match import Held, Match
from zgccheck.model import Mention, TimeSpan


class Times(HeldAgainst):
    """Relates a claim's dates and periods to the sentence's."""

    def _time(self, slot: Slot, anchor: Mention | None, result: Match) -> None:
        source = slot.term.time
        assert source is not None
        known = [m for m in self._times if isinstance(m.value, TimeSpan) and compare.dated(m.value)]
        based = source.role == "base"
        alone = not based and not any(_role(m) != "base" for m in known)
        fitting = [m for m in known if (_role(m) == "base") == based or (alone and not based)]
        if not fitting and based:
            fitting = [m for m in known if compare.time(m.value, source).exact]  # type: ignore[arg-type]
        if source.first.day is not None and any(_daily(m) for m in fitting):
            fitting = [m for m in fitting if _daily(m)]
        if anchor is not None:
            fitting.sort(key=lambda m: self._distance(m, anchor))
        best: Held | None = None
        for mention in fitting:
            assert isinstance(mention.value, TimeSpan)
            outcome = compare.time(replace(mention.value, role=source.role), source)
            relation, reason = outcome.relation, outcome.reason
            if reason == "finer-date" and slot.term.role == "value":
                relation, reason = "undecided", "more-precise-than-source"
            held = Held(slot, "date", relation, reason, mention.start, mention.end, mention, outcome.exact)
            if relation == "agrees":
                best = held
                break
            if best is None or (best.relation == "undecided" and relation == "contradicts"):
                best = held
        if best is None or best.relation == "undecided":
            result.missing.append(slot)
        else:
            result.held.append(best)

    @property
    def _times(self) -> list[Mention]:
        named = [(n.start, n.end) for n in self.draft.names if n.kind != "place"]
        return [m for m in self.draft.reading.times if not any(s <= m.start and m.end <= e for s, e in named)]

    def _distance(self, mention: Mention, anchor: Mention) -> tuple[int, int]:
        reading = self.draft.reading
        return abs(reading.clause(mention.start) - reading.clause(anchor.start)), abs(mention.start - anchor.start)

    def _years(self, gloss: Gloss, result: Match) -> None:
        """Years of the sentence that neither the claim's times, its editions nor its passages know."""
        spoken = {held.mention for held in result.held if held.mention is not None}
        if any(h.name == "date" and h.relation == "agrees" for h in result.held):
            return  # other years are other figures'
        for mention in self._times:
            span = mention.value
            assert isinstance(span, TimeSpan)
            year = span.first.year
            if mention in spoken or year is None or year in gloss.years:
                continue
            if not any(
                s.term.time is not None and compare.time(span, s.term.time).relation == "agrees"
                for s in gloss.of("time")
            ):
                result.extra.append(mention)


def _daily(mention: Mention) -> bool:
    return isinstance(mention.value, TimeSpan) and mention.value.first.day is not None


def _role(mention: Mention) -> str:
    return mention.value.role if isinstance(mention.value, TimeSpan) else ""
