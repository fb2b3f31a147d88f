"""Dates: which of the draft's governs a claim's, and how the two relate."""

from __future__ import annotations

import re
from dataclasses import replace

from zgccheck import compare
from zgccheck.draft import Draft
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Term
from zgccheck.model import Mention, Quantity, TimeSpan
from zgccheck.slots.periods import ANAPHORS, VAGUE

_SHIFT = re.compile("年之?后|后来|此后|如今|而今|现在|时至今日|到了?今天")
"""Words that leave a date behind: 2015年…；十年之后, …."""


def _own(mention: Mention) -> bool:
    """Whether a sentence with this date takes none from the text before it: 2025年, 去年, and not 当年."""
    value = mention.value
    return isinstance(value, TimeSpan) and value.role != "base" and value.relative not in (*ANAPHORS, *VAGUE)


class Times(Draft):
    """Relates a claim's dates and periods to the draft's."""

    def _time(self, term: Term, anchor: Mention | None, result: Evaluation) -> None:
        assert term.mention is not None
        candidates = self._governing(term, anchor, result.at)
        if not candidates:
            result.missing.append(term)
            return
        source = term.time
        assert source is not None
        best: Slot | None = None
        for mention in candidates:
            value = mention.value
            assert isinstance(value, TimeSpan)
            outcome = compare.time(value, source)
            slot = Slot(
                term,
                "date",
                outcome.relation,
                outcome.reason,
                mention.start,
                mention.end,
                mention.text,
                term.mention.text,
            )
            if outcome.reason == "finer-date" and term.role == "value":
                slot = replace(slot, relation="undecided", reason="more-precise-than-source")
            if slot.relation == "agrees":
                result.slots.append(slot)
                return
            if best is None or (best.relation == "undecided" and slot.relation == "contradicts"):
                best = slot
        assert best is not None
        if best.relation == "undecided" and best.reason != "more-precise-than-source":
            result.missing.append(term)
            result.unsettled.append(best)
        else:
            result.slots.append(best)

    def _governing(self, term: Term, anchor: Mention | None, at: int) -> list[Mention]:
        """The draft's dates that may speak for the term: of the same role, nearest first."""
        source = term.time
        assert source is not None
        based = source.role == "base"
        known = [m for m in self._times if isinstance(m.value, TimeSpan) and compare.dated(m.value)]
        if any(m.start >= self.draft.since and _own(m) for m in self._times):
            known = [m for m in known if m.start >= self.draft.since]
        if based:
            marked = [m for m in known if isinstance(m.value, TimeSpan) and m.value.role == "base"]
            same = [m for m in known if isinstance(m.value, TimeSpan) and compare.time(m.value, source).exact]
            return sorted(marked or same, key=lambda m: abs(m.start - at))
        touching = [
            m for m in known
            if anchor is not None and m.value.role == "base" and 0 <= anchor.start - m.end <= 6  # type: ignore[union-attr]
            and not self._of_ratio(m, anchor) and self.draft.text[max(0, m.start - 1) : m.start] not in ("较", "比", "与", "跟", "同", "是", "为")
            and self.draft.clause(m.start) == self.draft.clause(anchor.start)
        ]  # fmt: skip
        if touching:
            return touching
        main = [m for m in known if m.value.role != "base" and not self._of_ratio(m, anchor)]  # type: ignore[union-attr]
        if term.role == "value" and anchor is None:
            return sorted(main, key=lambda m: (self.draft.distance(m.start, at), abs(m.start - at)))
        before = [m for m in main if m.start <= at and not _SHIFT.search(self.draft.text, m.end, max(at, m.end))]
        if not before:
            after = [m for m in main if self.draft.distance(at, m.start) == 0]
            return after[:1]
        nearest = before[-1]
        same = [m for m in before if self.draft.clause(m.start) == self.draft.clause(nearest.start)]
        return same[::-1]

    def _elsewhen(self, result: Evaluation) -> bool:
        """Whether the draft gives a date, and none that agrees with the claim's."""
        given = any(
            isinstance(m.value, TimeSpan) and m.value.role != "base" and compare.dated(m.value) for m in self._times
        )
        return given and not any(slot.name == "date" for slot in result.of("agrees"))

    def _of_ratio(self, mention: Mention, anchor: Mention | None) -> bool:
        """2020年 in 是2020年的1.4倍: what is compared with, not when."""
        ratio = anchor is not None and isinstance(anchor.value, Quantity) and anchor.value.form == "ratio"
        return ratio and anchor is not None and self.draft.text[mention.end : anchor.start] in ("的", "")
