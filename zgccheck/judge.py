"""One claim held against one draft: every slot gets a relation.

`verdict.py` turns relations into an outcome; neither knows of other claims, which `contest.py` weighs.
"""

from __future__ import annotations

from zgccheck import places
from zgccheck.align import Alignment
from zgccheck.bound import Bound
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.figures import FRAMED, Figures
from zgccheck.find import find
from zgccheck.lexicon import is_deed
from zgccheck.members import Members
from zgccheck.model import Mention
from zgccheck.outright import FOUND, Hit
from zgccheck.rivals import WEIGHTY
from zgccheck.speech import Speech
from zgccheck.standins import StandIns
from zgccheck.text import normalise
from zgccheck.times import Times
from zgccheck.words import Words

NAMED = ("organisation", "facility", "event", "document", "programme", "term")
"""Kinds of names that there is one of."""
SLIGHTLY = 0.4
"""What a place, a deed or an occasion counts that is left out beside such a name."""


class Judge(Figures, Times, Words, Members, Speech, StandIns, Bound):
    """Holds one draft against claims."""

    def evaluate(self, fact: Fact, taken: frozenset[Mention] = frozenset()) -> Evaluation:
        """Relate each of the claim's slots to the draft. Figures in `taken` belong to other facts."""
        result = Evaluation(fact)
        near = [Alignment(wording, self.draft) for wording in fact.wordings[:6]]
        result.coverage = max(alignment.coverage for alignment in near)
        result.shared = self._shared(fact)
        hits = {
            term: find(term, self.draft, self.rarity)
            for term in fact.terms
            if term.kind in ("entity", "words", "modal")
        }
        for term, hit in hits.items() if fact.claim.note else ():
            if hit.quality < FOUND and (printed := self._printed(term, fact)) is not None:
                hits[term] = printed
        figures = self._figures(fact, hits, near, taken)
        anchor = next((m for _, m, _ in figures if m is not None), None)
        result.at = anchor.start if anchor else self._centre(fact, hits)
        result.figure = anchor
        result.fit = max((fit for _, m, fit in figures if m is not None), default=0.0)
        for term, mention, _ in figures:
            if mention is None:
                result.missing.append(term)
            else:
                result.slots.append(self._figure(term, mention))
                if (whole := self._whole(term, mention, fact)) is not None:
                    result.slots.append(whole)
        for term in fact.terms:
            if term.kind == "time":
                self._time(term, anchor, result)
            elif term.kind == "quotation":
                self._quotation(term, result)
            elif term.kind == "ordinal":
                self._ordinal(term, result)
            elif term in hits:
                self._words(term, hits[term], near, result)
            elif term.role != "value":
                self._key_figure(term, result)
        result.slots = [slot for slot in result.slots if not self._within_key(slot, result)]
        result.slots = [slot for slot in result.slots if not _of_another_date(slot, result)]
        self._compared(anchor, result)
        result.elsewhen = self._elsewhen(result)
        self._stand_in(fact, result)
        self._bound(fact, result)
        if fact.claim.list:
            self._members(fact, result)
        result.usurper = self._usurped(fact, result)
        self._attribution(fact, result)
        self._stance(fact, result)
        result.about = self._about(fact, hits, result)
        result.hits += [(slot.start, slot.end) for slot in result.slots if slot.relation == "agrees"]
        return result

    def _within_key(self, slot: Slot, result: Evaluation) -> bool:
        """Whether a value seems told by a part of a name of the key that does not have it: 元宇宙产业 by 元宇宙创新发展论坛."""
        if slot.relation != "agrees" or slot.term.role != "value" or slot.term.kind not in ("words", "entity"):
            return False
        keys = [other for other in result.of("agrees") if other.term.role == "key" and other.term.entity is not None]
        inside = [key for key in keys if key.start <= slot.start and slot.end <= key.end and key.said != slot.said]
        part = any(slot.term.text not in key.term.text and slot.said != slot.term.text for key in inside)
        if part:
            result.missing.append(slot.term)
        return part

    def _printed(self, term: Term, fact: Fact) -> Hit | None:
        """A term as the source's page prints it, where the claim notes that it is misprinted there."""
        note = fact.claim.note or {}
        page, right = (normalise(note.get(word, "")).text for word in ("printed", "right"))
        at = self.draft.text.find(term.text.replace(right, page)) if page and right and right in term.text else -1
        return Hit(1.0, at, at + len(term.text.replace(right, page))) if at >= 0 else None

    def _shared(self, fact: Fact) -> float:
        return max(
            sum(map(self.rarity, wording.bigrams & self.draft.bigrams)) / mass
            for wording, mass in zip(fact.wordings[:6], fact.masses, strict=False)
        )

    def _centre(self, fact: Fact, hits: dict[Term, Hit]) -> int:
        there = [(term, hit.start) for term, hit in hits.items() if hit.quality >= FOUND]
        there = [(term, at) for term, at in there if at >= self.draft.since] or there
        found = [at for term, at in there if term.role == "value"]
        found = found or [at for term, at in there if term.weight >= WEIGHTY] or [at for _, at in there]
        return max(found, default=0)

    def _about(self, fact: Fact, hits: dict[Term, Hit], result: Evaluation) -> float:
        wrong = {
            slot.term
            for slot in result.of("contradicts")
            if slot.name not in ("polarity", "status") or slot.term.kind == "entity"
        }
        if result.speaker is not None:
            wrong.add(result.speaker.term)
        wrong |= result.attached
        framed = result.figure is not None and self._in_frame(result.figure, fact)
        total = carried = 0.0
        named = any(
            term.role == "key" and term.entity is not None and term.entity.kind in NAMED and hit.quality >= FOUND
            for term, hit in hits.items()
        )
        known = any(
            term.role == "key"
            and term.weight >= WEIGHTY
            and hit.quality >= FOUND
            and (term.entity is None or term.entity.kind not in ("event", "place"))
            for term, hit in hits.items()
        )
        for term, hit in hits.items():
            if term.role != "key" or term in wrong or term.kind == "modal":
                continue
            slight = named and hit.quality < 0.45 and (is_deed(term.text) or places.is_place(term.text))
            slight = slight or (known and hit.quality < 0.45 and term.occasion)
            total += term.weight * (SLIGHTLY if slight else 1.0)
            another = hit.altered and term.entity is not None and term in result.missing
            if hit.quality >= 0.45 and not another:
                spot = result.figure
                decay = self._decay(hit, spot, fact) if spot is not None else 1.0
                carried += term.weight * hit.quality * max(decay, FRAMED if framed else 0.0)
        if not total and not wrong:  # 1阿秒等于…: the key is a figure
            counted = [term for term in fact.keys if term.kind in ("quantity", "rank", "ordinal")]
            agreed = {slot.term for slot in result.of("agrees")}
            return sum(term in agreed for term in counted) / len(counted) if counted else 0.0
        share = carried / total if total else 0.0
        if any(slot.name == "quotation" and len(slot.said) >= 10 for slot in result.slots):
            return max(share, 0.9)
        if not total and wrong:
            return 0.9 if result.beside(wrong) >= 0.8 else 0.0
        return share


def _of_another_date(slot: Slot, result: Evaluation) -> bool:
    """Whether a date that differs from one of the claim's is another of its dates: “十三五”, with which “十四五” is compared."""
    if slot.name != "date" or slot.relation != "contradicts":
        return False
    return any(other.name == "date" and other.start == slot.start for other in result.of("agrees"))
