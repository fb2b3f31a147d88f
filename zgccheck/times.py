"""Dates: which of the draft's governs a claim's, and how the two relate."""

from __future__ import annotations

import re
from dataclasses import replace

from zgccheck import compare, places
from zgccheck.draft import Draft
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.model import Mention, Quantity, Rank, TimeSpan
from zgccheck.slots.periods import ANAPHORS, VAGUE

_SHIFT = re.compile("年之?后|后来|此后|如今|而今|现在|时至今日|到了?今天")
"""Words that leave a date behind: 2015年…；十年之后, …."""


_OPENS, _CLOSES = "开幕|启幕|揭幕|拉开帷幕|拉开大幕", "闭幕|落幕|收官|落下帷幕"
_HELD_DAYS = re.compile(f"(?P<opens>{_OPENS})|(?P<closes>{_CLOSES})")
"""Verbs that pick the first or the last day of what is held for several."""
_WHOLE = re.compile("(?:将|已|于|在|正式|隆重|顺利|圆满|成功|,)*")
"""What may stand between a meeting, its day and its verb so that the day is the whole meeting's."""


_YEARLY = re.compile("(同比|(?:比|较)(?:上年|去年)(?:同期)?)[^,。;]*$")
_HALVES = ";。!?"
"""Ends of the halves of a sentence, and of the sentences before it."""
MATTER = 8
"""Characters behind a date that tell of something that it dates."""
NEAR = 10
"""Characters before a figure in which it is told what it is compared with."""


def _own(mention: Mention) -> bool:
    """Whether a sentence with this date takes none from the text before it: 2025年, 去年, and not 当年."""
    value = mention.value
    return isinstance(value, TimeSpan) and value.role != "base" and value.relative not in (*ANAPHORS, *VAGUE)


def _several(span: TimeSpan) -> bool:
    """Whether it is some days on end."""
    return None not in (span.first.day, span.last.day) and span.first != span.last


def _year(fact: Fact) -> int:
    """The year that the claim is of; 0 if it names none."""
    times = [t.time for t in fact.terms if t.time is not None and t.time.role == "main"]
    return max((time.last.year for time in times if time.last.year is not None), default=0)


_CLEFT = re.compile(
    "(?:就|正|便)?是[^是]+的[。,;]?|(?:是|系)?由[^是]+|这(?:就|正|便|也)?是[^是]+(?:数|数字|数量|总数|总量|总额|规模|水平|情况)[。,;]?"
)
"""A clause that says of the one before when that was: 是智源研究院2021年推出的, 由智源研究院在2021年推出, 这是2013年的数量."""
_ATTRIBUTE = re.compile(r"[^\W\d]{1,6}的[^\W\d]")
"""After the date of something else: 由2018年成立的智源研究院推出."""
_THAT_WAS = re.compile("(?:那|时间)?(?:就|正|便)?是?(?:在|于)")
"""All that such a clause may say before its date: 是在2022年."""


class Times(Draft):
    """Relates a claim's dates and periods to the draft's."""

    def _time(self, term: Term, anchor: Mention | None, result: Evaluation) -> None:
        assert term.mention is not None
        candidates = self._governing(term, anchor, result)
        if not candidates and (other := self._yearly(term, anchor, result.fact)) is not None:
            start, end = other
            expected = f"较{term.mention.text}"
            result.slots.append(
                Slot(term, "date", "contradicts", "date-mismatch", start, end, self.draft.text[start:end], expected)
            )
            return
        if not candidates:
            result.missing.append(term)
            return
        best: Slot | None = None
        for mention in candidates:
            value, source = mention.value, term.time
            assert isinstance(value, TimeSpan) and source is not None
            expected, edge = term.mention.text, self._edge(mention, result)
            if edge and _several(source):
                day = source.first if edge == "opens" else source.last
                source, expected = (
                    replace(source, first=day, last=day),
                    f"{day.month}月{day.day}日" if day.month else f"{day.day}日",
                )
            elif edge == "closes" and not re.search(_CLOSES, result.fact.reading.text):
                continue
            if mention.text.endswith("年度") and term.role == "value" and source.first.month is not None:
                continue  # 2025年度“中国科学十大进展” says nothing of the day
            outcome = compare.time(value, source)
            if outcome.relation == "contradicts" and self._parted(mention, term, result):
                continue
            slot = Slot(
                term,
                "date",
                outcome.relation,
                outcome.reason,
                mention.start,
                mention.end,
                mention.text,
                expected,
                bound=bool(edge),
            )
            if outcome.reason == "finer-date" and term.role == "value":
                slot = replace(slot, relation="undecided", reason="more-precise-than-source")
            elif outcome.reason == "finer-date" and result.fact.figures and not compare.closes(value, source):
                slot = replace(slot, relation="undecided", reason="date-overlap")
            if slot.relation == "agrees":
                result.slots.append(slot)
                return
            if best is None or (best.relation == "undecided" and slot.relation == "contradicts"):
                best = slot
        if best is None:
            result.missing.append(term)
        elif best.relation == "undecided" and best.reason != compare.FINER:
            result.missing.append(term)
            result.unsettled.append(best)
        else:
            result.slots.append(best)

    def _parted(self, mention: Mention, term: Term, result: Evaluation) -> bool:
        """Whether a date says nothing of when this was: in another half of the sentence (2025年8月，…；大会…), before another
        matter of its own, or after the claim's words and before more."""
        at, text = result.at, self.draft.text
        until = isinstance(mention.value, TimeSpan) and mention.value.role == "until"
        if until and term.role == "value" and term.time is not None and term.time.role != "until":
            return True  # 截至2025年6月 says nothing of when it was founded
        if any(char in _HALVES for char in text[min(mention.end, at) : max(mention.start, at)]):
            return term.role == "value" or mention.start > at
        if mention.start > at:
            leads = sum(map(str.isalnum, text[mention.end :])) >= MATTER
            more = any(start >= mention.end for start in self._told_at(result.fact))
            return leads and not more and self.draft.distance(at, mention.start) > 0
        if term.role != "value":
            return False
        first = min((start for start in self._told_at(result.fact) if start >= mention.end), default=at)
        own = "#".join(wording.text for wording in result.fact.wordings)
        others = [n for n in self.draft.names if not any(form in own for form in n.forms)]
        between = [n.start for n in others] + [m.start for m in self._quantities]
        return any(
            mention.end <= start and self.draft.distance(start, first) > 0 and start < first for start in between
        )

    def _told_at(self, fact: Fact) -> list[int]:
        """Where the draft has the claim's words and names, places aside."""
        terms = [t for t in fact.terms if t.kind in ("entity", "words") and not places.is_place(t.text)]
        entities = {term.entity.name for term in terms if term.entity is not None and term.entity.kind != "place"}
        named = [n.start for n in self.draft.names if n.entity.name in entities]
        return named + [match.start() for t in terms for match in re.finditer(re.escape(t.text), self.draft.text)]

    def _yearly(self, term: Term, anchor: Mention | None, fact: Fact) -> tuple[int, int] | None:
        """Where the draft compares the figure with the year before, and the claim with another: 同比 for 较2020年."""
        source = term.time
        if anchor is None or source is None or source.role != "base" or source.first.year is None:
            return None
        said = _YEARLY.search(self.draft.text, max(0, anchor.start - NEAR), anchor.start)
        year = _year(fact)
        return said.span(1) if said is not None and year and year - 1 != source.first.year else None

    def _compared(self, anchor: Mention | None, result: Evaluation) -> None:
        """Another base where the claim compares the figure with the year before: 较2020年 for 同比."""
        term = next((term for term in result.missing if term.role == "key" and _YEARLY.fullmatch(term.text)), None)
        year = _year(result.fact)
        if term is None or anchor is None or not year:
            return
        for mention in self._times:
            value = mention.value
            assert isinstance(value, TimeSpan)
            near = 0 <= anchor.start - mention.end <= NEAR and self.draft.distance(mention.start, anchor.start) == 0
            if near and value.role == "base" and value.first.year not in (None, year - 1):
                result.missing.remove(term)
                start = mention.start - (self.draft.text[mention.start - 1 : mention.start] in ("较", "比"))
                said = self.draft.text[start : mention.end]
                slot = Slot(term, "date", "contradicts", "date-mismatch", start, mention.end, said, term.text)
                result.slots.append(slot)
                return

    def _edge(self, mention: Mention, result: Evaluation) -> str:
        """opens or closes where the draft says that what the claim is about began or ended on the day: …于3月25日开幕."""
        text = self.draft.text
        if _HELD_DAYS.search(text) is None:
            return ""
        named = [n for n in self.draft.names if n.entity.kind == "event" and not n.foreign]
        about = [
            n for n in named if any(term.entity == n.entity or n.entity.name == term.text for term in result.fact.keys)
        ]
        for name in about:
            verb = _HELD_DAYS.search(text, max(name.end, mention.end))
            first, second = sorted([(name.start, name.end), (mention.start, mention.end)])
            if verb is None or not _WHOLE.fullmatch(text, first[1], second[0]):
                continue
            after = text[verb.end() : verb.end() + 1]
            if self._bare(second[1], verb.start()) and (not after or not after.isalnum()):
                return str(verb.lastgroup)
        return ""

    def _bare(self, start: int, end: int) -> bool:
        """Whether nothing but a place and words without weight stands there: 在北京正式."""
        said = self.draft.text[start:end]
        for *_, name in sorted(places.read(said), key=lambda found: -len(found[2])):
            said = said.replace(name, "")
        return _WHOLE.fullmatch(said.replace("京", "")) is not None

    def _governing(self, term: Term, anchor: Mention | None, result: Evaluation) -> list[Mention]:
        """The draft's dates that may speak for the term: of the same role, nearest first."""
        source, at = term.time, result.at
        assert source is not None
        based = source.role == "base"
        known = [m for m in self._times if isinstance(m.value, TimeSpan) and compare.dated(m.value)]
        if any(m.start >= self.draft.since and _own(m) for m in self._times):
            known = [m for m in known if m.start >= self.draft.since]
        if based:
            compared = anchor is not None and _YEARLY.search(self.draft.text, max(0, anchor.start - NEAR), anchor.start)
            here = [m for m in known if m.start >= self.draft.since]
            told = compared or any(isinstance(m.value, TimeSpan) and m.value.role == "base" for m in here)
            known = here if told else known
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
        if term.role == "value" and (anchor is None or isinstance(anchor.value, Rank)):
            return sorted(main, key=lambda m: (self.draft.distance(m.start, at), abs(m.start - at)))
        before = [m for m in main if m.start <= at and not _SHIFT.search(self.draft.text, m.end, max(at, m.end))]
        if not before:
            after = [m for m in main if self.draft.distance(at, m.start) == 0]
            return (after or [m for m in main if m.start > at and self._told_of_it(m, result)])[:1]
        nearest = before[-1]
        same = [m for m in before if self.draft.clause(m.start) == self.draft.clause(nearest.start)]
        return same[::-1]

    def _told_of_it(self, mention: Mention, result: Evaluation) -> bool:
        """Whether the next clause says of the one before when that was: “悟道1.0”,是智源研究院2021年推出的."""
        start, end = self.draft.clause_span(mention.start)
        text, at = self.draft.text, result.at
        bare = _THAT_WAS.fullmatch(text, start, mention.start) and not any(map(str.isalnum, text[mention.end : end]))
        own = any(text.startswith(f"的{term.text}", mention.end) for term in result.fact.keys)
        by = text.startswith(("由", "是由", "系由"), start) and _ATTRIBUTE.match(text, mention.end, end) and not own
        told = bare or (not by and _CLEFT.fullmatch(text, start, end) is not None)
        return self.draft.distance(at, start) == 1 and bool(told)

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
