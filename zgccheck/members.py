"""Lists: items that the draft adds to a claim's enumeration."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from zgccheck import lists
from zgccheck.draft import Draft
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.find import find
from zgccheck.lexicon import documents, same_words
from zgccheck.model import Relation

MODIFIER = 3
"""Characters before an item's word that make another of it (健康产业 is not 产业); more are the words that lead to the list."""
_TAIL = 2
"""Characters that may stand between the words of a first item and its end (教育事业、)."""


class Members(Draft):
    """Relates the draft's enumerations to a claim's list."""

    def _members(self, fact: Fact, result: Evaluation) -> None:
        """Items of a draft's list that the claim's list does not have: wrong if it is closed, undecided if open."""
        if any(slot.term.role == "value" and slot.name == "document" for slot in result.of("contradicts")):
            return
        own = [
            slot
            for slot in result.slots
            if slot.relation == "agrees" and slot.term.role == "value" and slot.term.kind != "modal"
        ]
        known = " ".join(
            [
                *(wording.text for wording in fact.wordings),
                *(form for w in fact.wordings for n in w.names for form in n.forms),
            ]
        )
        named = {(n.start, n.end) for n in self.draft.names if not n.foreign}
        named |= {(start, end) for start, end, _ in self._places}
        for items in [*self._lists, *self._titled()]:
            held = [self._holds(item, own, leads=item is items[0]) for item in items]
            if sum(held) < 2 and not (sum(held) == 1 and len(items) <= 3):
                continue
            lacking = [t for t in fact.values if t in result.missing and t.kind in ("words", "entity")]
            stray = [item for item, ours in zip(items, held, strict=True) if not ours]
            lone = len(stray) == len(lacking) == 1 and sum(held) >= 2
            for item, ours in zip(items, held, strict=True):
                if not ours and not item.inner and lone:
                    item = _edge(item, items, len(lacking[0].text))
                text = self.draft.text[item.start : item.end]
                called = any(s.start < item.end and item.start < s.end for s in result.of("contradicts"))
                if not ours and not item.inner and not called and sum(held) > 1:
                    item = _named_edge(item, items, named)
                    text = self.draft.text[item.start : item.end]
                whole = item.inner or (item.start, item.end) in named
                if (
                    ours
                    or not whole
                    or len(text) < 2
                    or text in known
                    or any(same_words(text, t.text) for t in fact.terms)
                ):
                    continue
                if any(self._resembles(item, t) for t in fact.values):
                    continue
                term = next(t for t in fact.values if t.kind != "modal")
                closed = fact.claim.list == "closed"
                relation: Relation = "contradicts" if closed else "undecided"
                reason = "not-in-list" if closed else "beyond-open-list"
                result.slots = [
                    s
                    for s in result.slots
                    if not (s.relation == "contradicts" and s.start < item.end and item.start < s.end)
                ]
                result.slots.append(
                    Slot(
                        term,
                        "list",
                        relation,
                        reason,
                        item.start,
                        item.end,
                        text,
                        "、".join(t.text for t in fact.values),
                    )
                )
                return

    def _holds(self, item: lists.Item, own: list[Slot], *, leads: bool) -> bool:
        """Whether an item is one of the claim's: where that was found, or in so many words. The first has the verb before it."""
        text = self.draft.text[item.start : item.end]
        return any(
            (
                item.start <= slot.start
                and slot.end <= item.end
                and (not leads or item.end - slot.end <= _TAIL)
                and (leads or not item.inner or not 1 < slot.start - item.start <= MODIFIER)
            )
            or (slot.start < item.start and slot.term.text in text and len(text) <= 2 * len(slot.term.text))
            for slot in own
        )

    def _resembles(self, item: lists.Item, term: Term) -> bool:
        """Whether an item is the claim's in other words, and not one beside it: 介入式产品 beside 侵入式产品."""
        hit = find(term, self.draft, self.rarity)
        here = hit.start < item.end and item.start < hit.end
        text = self.draft.text[item.start : item.end]
        return hit.quality >= 0.45 and here and fuzz.ratio(text, term.text) >= 60

    def _titled(self) -> list[list[lists.Item]]:
        """《…》《…》和《…》: documents named side by side are a list without 、."""
        runs: list[list[lists.Item]] = []
        last = -9
        for start, end in documents(self.draft.text):
            if self.draft.text[last:start].strip("和与及以、") == "" and runs:
                runs[-1].append(lists.Item(start, end, True))
            else:
                runs.append([lists.Item(start, end, True)])
            last = end
        return [run for run in runs if len(run) > 1]


def _named_edge(item: lists.Item, items: list[lists.Item], named: set[tuple[int, int]]) -> lists.Item:
    """The first or last item cut to the known name that it ends or begins with: 广州 of 广州等城市位列….."""
    first = item is items[0]
    span = next((s for s in sorted(named) if (s[1] == item.end if first else s[0] == item.start)), None)
    return replace(item, start=max(item.start, span[0]), end=min(item.end, span[1])) if span else item


def _edge(item: lists.Item, items: list[lists.Item], length: int) -> lists.Item:
    """The first or last item of a list cut to about the length of the one it stands for."""
    if item is items[0]:
        return replace(item, start=max(item.start, item.end - length), inner=True)
    return replace(item, end=min(item.end, item.start + length), inner=True)
