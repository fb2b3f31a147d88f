"""What was said, by whom, and whether it is affirmed, denied, planned or done."""

from __future__ import annotations

import re
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from zgccheck import people, reported
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.find import find
from zgccheck.lexicon import ACTIONS
from zgccheck.model import Mention
from zgccheck.outright import FOUND, Hit
from zgccheck.reading import Reading
from zgccheck.rivals import Rivals
from zgccheck.text import normalise

_PROVISION = re.compile(
    "(?:政策|措施|方案|规划|办法|意见|纲要|计划|条例|指南|指引|细则)》?(?:还|也|中)?(?:提出|明确|支持|鼓励|允许|要求|规定|提到|推动|引导)"
)
"""A document that lays down what is to be done, so that 将 says no more of it."""


_GOAL = re.compile("目标|[到至]20[3-9][0-9]年|未来[0-9一二三四五六七八九十]+年")
"""What is aimed at is not yet there."""


_REACHED = re.compile("(?:已|已经|提前)(?:全面|顺利|圆满)?(?:实现|完成|达成|达到)了?[^,。;]{2,60}的?目标")
"""An aim that is said to be reached."""


_SAYS_ON = re.compile(f"(?:{'|'.join(people.SPEECH)})[,:][^,。;“”]{{6}}")
"""Speech that goes on to what it says, so that the words before it are nobody's."""
_STATIVE = re.compile("以[^,。;]{1,24}为|是|坚持|秉持|聚焦|围绕|立足")
"""What a plan gives a thing for good, so that 将 before it says no more."""


class Speech(Rivals):
    """Relates quotations, speakers and stance."""

    def _quotation(self, term: Term, result: Evaluation) -> None:
        """Words in quotation marks must be the speaker's, up to punctuation."""
        wanted = people.bare(term.text)
        for start, end in people.quoted(self.draft.text):
            said = people.bare(self.draft.text[start:end])
            if len(said) < 5:
                continue
            if said in wanted or wanted in said:
                result.slots.append(self._slot(term, "agrees", "agrees", start, end, name="quotation"))
                return
            window = (
                fuzz.partial_ratio_alignment(said, wanted)
                if len(said) <= len(wanted)
                else fuzz.partial_ratio_alignment(wanted, said)
            )
            if (window is not None and window.score >= 75 and len(said) >= 6) or sorted(said) == sorted(wanted):
                at = _first_difference(self.draft.text, start, end, wanted)
                result.slots.append(self._slot(term, "contradicts", "quotation-altered", *at, name="quotation"))
                return
            spot = self._same_opening(said, wanted, start, end, result)
            if spot is not None:
                result.slots.append(self._slot(term, "contradicts", "quotation-altered", *spot, name="quotation"))
                return
        hit = find(term, self.draft, self.rarity)
        spot = self._turned_round(term)
        if spot is None and hit.quality >= FOUND and not self._altered(term, hit):
            result.slots.append(self._slot(term, "agrees", "agrees", hit.start, hit.end))
        elif spot is not None:
            result.slots.append(self._slot(term, "contradicts", "polarity", *spot, name="polarity"))
        elif (there := self._repeated(term)) is not None:
            result.slots.append(self._slot(term, "agrees", "agrees", *there))
        else:
            result.missing.append(term)

    def _same_opening(self, said: str, wanted: str, start: int, end: int, result: Evaluation) -> tuple[int, int] | None:
        """What differs of a short quotation of the same speaker that opens as the claim's: “这场探索刚刚起步” for “…永无止境”."""
        by = normalise(result.fact.claim.by).text if result.fact.claim.by else ""
        same = next((at for at in range(min(len(said), len(wanted))) if said[at] != wanted[at]), 0)
        alike = abs(len(said) - len(wanted)) <= 2 and same >= max(4, len(wanted) // 2)
        return (start + same, end) if by and by in self.draft.text and alike and said.isalnum() else None

    def _turned_round(self, term: Term) -> tuple[int, int] | None:
        """Where the draft reports what was said as its opposite: 不愿意开放技术."""
        for _, said in reported.clauses(term.text):
            for start, told in self._reports:
                spot = reported.turned(said, told)
                if spot is not None:
                    return start + spot[0], start + spot[1]
        return None

    def _altered(self, term: Term, hit: Hit) -> bool:
        """Whether the draft tells what was said with a word exchanged."""
        near = [told for start, told in self._reports if start < hit.end and hit.start < start + len(told.text)]
        return hit.quality < 1 and any(reported.altered(term.text, told) for told in near)

    def _repeated(self, term: Term) -> tuple[int, int] | None:
        """Where the draft repeats, without quotation marks, a part of what was said."""
        for start, told in self._reports:
            if reported.repeated(term.text, told):
                return start, start + len(told.text)
        return None

    @cached_property
    def _reports(self) -> list[tuple[int, Reading]]:
        """The draft's clauses, for what they may report."""
        return list(reported.clauses(self.draft.text))

    def _attribution(self, fact: Fact, result: Evaluation) -> None:
        """The speaker that the claim names, against the one that the draft names."""
        if not fact.claim.by or not self.people:
            return
        name = normalise(fact.claim.by).text
        if name in self.draft.text or not people.FULL_NAME.fullmatch(name):
            return
        speakers = [p for p in self.people if p.speaks and not self._halved(*sorted((p.start, result.at)))]
        speakers = [p for p in speakers if p.start < result.at or not _SAYS_ON.search(self.draft.text, p.end)]
        known = {t.text for t in fact.terms}
        for person in speakers:
            if person.name not in known:
                term = next((t for t in fact.keys if t.text == name), None) or Term("key", "words", name, 0, 0, 6.0)
                if any(slot.term.text == name and slot.relation == "agrees" for slot in result.slots):
                    return
                if person.variant_of == name:
                    return
                result.missing = [t for t in result.missing if t.text != name]
                result.slots = [slot for slot in result.slots if slot.term.text != name]
                result.speaker = Slot(
                    term, "person", "contradicts", "person-mismatch", person.start, person.end, person.name, name
                )
                return

    def _stance(self, fact: Fact, result: Evaluation) -> None:
        """Denial and status where the draft speaks of the claim's own predicate."""
        spots = [slot for slot in result.slots if slot.relation == "agrees" and slot.name != "date"]
        if not spots:
            return
        clauses = {self.draft.clause(slot.start) for slot in spots if slot.term.role == "value"} or {
            self.draft.clause(slot.start) for slot in spots
        }
        cues = [
            m
            for m in self._polarity
            if (self.draft.clause(m.start) in clauses or _governs(m, spots) or self._follows(m, clauses))
            and self.draft.text[m.end : m.end + 1] not in ("到", "了")
        ]
        own = [m for wording in fact.wordings for m in wording.slots if m.kind in ("polarity", "status")]
        for cue in self._polarity:
            if cue.value in ("planned", "done") and self._turned(cue, fact):
                self._cue(cue, "status", "status", fact, result)
                return
        denied = any(m.value == "not" for m in own)
        announced = any(t.kind == "modal" and t.text in ("探索", "拟", "计划") for t in fact.values)
        provided = _PROVISION.search(fact.reading.text) is not None
        planned = announced or provided or any(m.value == "planned" for m in own)
        reached = _REACHED.search(self.draft.text) is not None
        aimed = _GOAL.search(fact.reading.text) is not None and (reached or not _GOAL.search(self.draft.text))
        open_still = announced or all(any(m.value == "planned" for m in w.slots) for w in _told(fact))
        done = any(m.value == "done" for m in own)
        if any(len(m.text) >= 3 and m.value == "planned" and m.text in self.draft.text for m in own):
            done = True  # the draft says 征求意见稿 too, of which 发布了 is no more than true
        for cue in cues:
            if cue.value == "planned" and len(cue.text) > 1 and any(cue.text in w.text for w in fact.wordings):
                continue  # 启动筹建 for 启动筹建项目
            if cue.value == "not" and not denied and not self._twice_denied(cue):
                self._cue(cue, "polarity", "polarity", fact, result)
                return
            if (
                cue.value == "planned"
                and not planned
                and not (cue.text == "将" and (fact.figures or self._for_good(cue)))
            ):
                self._cue(cue, "status", "status", fact, result)
                return
            if cue.value == "done" and (aimed or (open_still and not done)):
                self._cue(cue, "status", "status", fact, result)
                return
        if planned and not done and not any(m.value == "planned" for m in self._polarity) and result.figure is not None:
            lead = self.draft.text[max(0, result.figure.start - 6) : result.figure.start]
            if any(verb in lead for verb in ("达到", "达", "突破", "实现", "为", "已")) and any(
                m.text == "预计" for m in own
            ):
                mention = result.figure
                term = next(t for t in fact.terms)
                result.slots.append(
                    Slot(term, "status", "contradicts", "status", mention.start, mention.end, mention.text, "预计")
                )

    def _follows(self, cue: Mention, clauses: set[int]) -> bool:
        """Whether a clause begins with the cue, so that it says how far what the clause before it names has come: …，已在北京建成."""
        clause = self.draft.clause(cue.start)
        return cue.value == "done" and self.draft.clause_span(cue.start)[0] == cue.start and clause - 1 in clauses

    def _twice_denied(self, cue: Mention) -> bool:
        """Whether the clause denies a denial: 不向未经评审的课题开放机时."""
        clause = self.draft.clause(cue.start)
        return sum(m.value == "not" and self.draft.clause(m.start) == clause for m in self._polarity) % 2 == 0

    def _halved(self, start: int, end: int) -> bool:
        """Whether a half of the sentence ends between the two places, outside of what is quoted."""
        quoted = people.quoted(self.draft.text)
        stops = [match.start() for match in re.finditer(";", self.draft.text[start:end])]
        return any(not any(a <= start + at < b for a, b in quoted) for at in stops)

    def _for_good(self, cue: Mention) -> bool:
        """Whether 将 stands before what is so for good: 将以中关村为主阵地."""
        return _STATIVE.match(self.draft.text, cue.end) is not None

    def _turned(self, cue: Mention, fact: Fact) -> bool:
        """Whether each wording that has the cue's words has them planned for done, or done for planned: 已深化 for 将深化."""
        after = self.draft.text[cue.end : cue.end + 2]
        if len(after) < 2 or not after.isalnum():
            return False
        own = [
            m.value
            for wording in fact.wordings
            for m in wording.slots
            if m.kind == "status" and wording.text.startswith(after, m.end)
        ]
        return bool(own) and cue.value not in own

    def _cue(self, cue: Mention, name: str, reason: str, fact: Fact, result: Evaluation) -> None:
        term = fact.values[0] if fact.values else fact.terms[0]
        end = len(self.draft.text[: self.draft.clause_span(cue.start)[1]].rstrip(",。;:!?"))
        closes = any(slot.end == end for slot in result.of("agrees") if slot.term.kind == "words")
        told = fact.claim.statement
        result.slots.append(Slot(term, name, "contradicts", reason, cue.start, cue.end, cue.text, told, bound=closes))


def _told(fact: Fact) -> tuple[Reading, ...]:
    """The wordings that say how far a thing is: the statement if it does, else the passages. One that reports it done counts."""
    statement, *passages = fact.wordings
    if any(mention.value == "planned" for mention in statement.slots) or not passages:
        return (statement,)
    return tuple(passages)


def _governs(cue: Mention, spots: list[Slot]) -> bool:
    """Whether a denial stands directly before a deed of the claim: 没有研发, where the claim has 研发."""
    return cue.value == "not" and any(slot.start == cue.end and slot.term.text in ACTIONS for slot in spots)


def _first_difference(text: str, start: int, end: int, wanted: str) -> tuple[int, int]:
    """The changed words within the draft's quotation: the shortest run outside which it agrees."""
    inside = text[start:end]
    kept = [(i, c) for i, c in enumerate(inside) if people.bare(c)]
    said = "".join(c for _, c in kept)
    window = fuzz.partial_ratio_alignment(said, wanted) if len(said) <= len(wanted) else None
    target = wanted[window.dest_start : window.dest_end] if window else wanted
    changed = [op for op in Levenshtein.editops(said, target) if op.tag != "insert"]
    if not changed:
        return start, end
    low, high = kept[changed[0].src_pos][0], kept[changed[-1].src_pos][0] + 1
    return start + low, start + high
