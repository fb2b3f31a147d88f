"""Words that a source binds to each other, and a draft binds otherwise: whose advantage it is, from where to where, with or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from zgccheck import directed, places
from zgccheck.evaluation import Evaluation, sibling
from zgccheck.fact import Fact, Term
from zgccheck.lexicon import FLOWS
from zgccheck.reading import bigrams
from zgccheck.rivals import Rivals

_FLOW = re.compile(f"(?:{'|'.join(FLOWS)}|输出|输送|转移)(?:到|至|给|了)?")
"""From one place to another."""
_EXCEPT = re.compile("除了?([^,。;]{2,24}?)(?:以|之)?外")
_INCLUDING = re.compile("(?:包括|连同|含)([^,。;]{2,24}?)(?:在内|一并|一起|也)")
ALIKE = 0.6
"""Share of the pairs of characters of what is excepted that a draft has in what it includes."""
_WIDE = frozenset({*places.SCOPES, *places.DEICTIC, *places.NATION})
"""What is nobody's by itself: 全国重点实验室."""
LONG_CHUNK = 5
"""Characters behind a word that tell what is done for it: 提供定制化."""
_TO = frozenset("为对向给让使由,、;。")
"""Before a word for which something is done."""
PLACE = range(4, 1, -1)
"""Characters of a place's name, the longest first."""
CHUNK = 4
"""Characters behind a place that say what it has."""


class Bound(Rivals):
    """Relates what stands bound together in a claim."""

    @cached_property
    def _flowing(self) -> tuple[_Flow, ...]:
        return tuple(_flows(self.draft.text[self.draft.since :]))

    @cached_property
    def _directed(self) -> tuple[directed.Directed, ...]:
        return tuple(phrase for phrase in directed.read(self.draft.text) if phrase.start >= self.draft.since)

    def _bound(self, fact: Fact, result: Evaluation) -> None:
        """One contradiction where the draft binds a claim's own words to others than the source does."""
        if result.of("contradicts"):
            return
        spot = (
            next(self._ways(fact), None)
            or next(self._directions(fact), None)
            or next(self._whose(fact), None)
            or next(self._whom(fact), None)
        )
        if spot is not None:
            term, start, end, expected = spot
            name = "place" if places.is_place(term.text) else "term"
            result.slots = [slot for slot in result.slots if slot.term is not term]
            slot = self._slot(term, "contradicts", f"{name}-mismatch", start, end, name)
            result.slots.append(replace(slot, expected=expected))
            return
        if (spared := self._included(fact)) is not None:
            term = fact.values[0] if fact.values else fact.terms[0]
            slot = self._slot(term, "contradicts", "polarity", *spared, "polarity")
            result.slots.append(replace(slot, expected=fact.claim.statement))

    def _whose(self, fact: Fact) -> Iterator[tuple[Term, int, int, str]]:
        """Another of the statement's places right before words that it gives to one: 天津的科技创新策源优势 for 北京的."""
        told, said = fact.reading.text, places.read(self.draft.text)
        own = [spot for spot in places.read(told) if spot[2] not in _WIDE]
        for _, end, name in own:
            words = told[end:].removeprefix("的")[:CHUNK]
            if len(words) < CHUNK or not words.isalpha() or told.count(words) != 1:
                continue
            at = self.draft.text.find(words, self.draft.since)
            to = at - self.draft.text.startswith("的", max(at - 1, 0))
            other = next((spot for spot in said if at >= 0 and spot[1] == to), None)
            named = to == at and any(t.role == "value" and t.text.startswith(words) for t in fact.terms)
            if other is None or places.alike(other[2], name) or other[2] in _WIDE:
                continue
            if not named and all(other[2] != place for *_, place in own):
                continue
            terms = (t for t in fact.terms if places.is_place(t.text) and places.alike(t.text, name))
            yield next(terms, fact.values[0] if fact.values else fact.terms[0]), other[0], other[1], name

    def _whom(self, fact: Fact) -> Iterator[tuple[Term, int, int, str]]:
        """Another of a kind right before what the claim tells of one of it: 为普通用户提供定制化… for 为专业用户."""
        for term in [t for t in fact.keys if t.kind == "words" and t.text in fact.reading.text]:
            at = fact.reading.text.index(term.text) + len(term.text)
            words = fact.reading.text[at : at + LONG_CHUNK]
            spot = self.draft.text.find(words, self.draft.since) if len(words) == LONG_CHUNK and words.isalpha() else -1
            start = spot - len(term.text)
            said = self.draft.text[start:spot] if start > 0 else ""
            if said.isalpha() and self.draft.text[start - 1] in _TO and sibling(said, term.text):
                yield term, start, spot, term.text

    def _ways(self, fact: Fact) -> Iterator[tuple[Term, int, int, str]]:
        """From the claim's second place to its first: 津冀流向北京 for 北京流向津冀."""
        for told in _flows(fact.reading.text) if self._flowing else ():
            term = next((t for t in fact.terms if t.start < told.end and told.start < t.end), fact.terms[0])
            for flow in self._flowing:
                if places.alike(flow.out, told.into) and places.alike(flow.into, told.out):
                    start, end = (self.draft.since + at for at in (flow.start, flow.end))
                    yield term, start, end, fact.reading.text[told.start : told.end]

    def _directions(self, fact: Fact) -> Iterator[tuple[Term, int, int, str]]:
        """A phrase of the statement from its end to its beginning: 从企业走向科研院所 for 从科研院所走向企业."""
        for told in directed.read(fact.reading.text) if self._directed else ():
            for phrase in self._directed:
                if directed.turned(told, phrase):
                    term = next((t for t in fact.values if told.start <= t.start < told.end), fact.terms[0])
                    yield term, phrase.start, phrase.end, fact.reading.text[told.start : told.end]

    def _included(self, fact: Fact) -> tuple[int, int] | None:
        """Where the draft has within what the claim excepts: 包括…数据在内 for 除…数据外."""
        said = _INCLUDING.search(self.draft.text, self.draft.since)
        for wording in fact.wordings if said is not None else ():
            spared = _EXCEPT.search(wording.text)
            if said is None or spared is None:
                continue
            pairs = set(bigrams(spared[1]))
            if len(pairs.intersection(bigrams(said[1]))) >= ALIKE * len(pairs):
                return said.span()
        return None


class _Flow(NamedTuple):
    """What goes from one place into another."""

    out: str
    into: str
    start: int
    end: int


def _flows(text: str) -> Iterator[_Flow]:
    for way in _FLOW.finditer(text):
        out, into = (
            next((words for words in ends if places.is_place(words)), "")
            for ends in (
                [text[max(way.start() - size, 0) : way.start()] for size in PLACE],
                [text[way.end() : way.end() + size] for size in PLACE],
            )
        )
        if out and into:
            yield _Flow(out, into, way.start() - len(out), way.end() + len(into))
