"""A sentence of the base to be changed, where the claim's terms stand in it, and what may stand in for them."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from zgccheck import compare
from zgccheck.check import Checker
from zgccheck.fact import Fact, Term
from zgccheck.lexicon import ACTIONS
from zgccheck.model import Claim, Entity
from zgccheck.reading import Reading, read
from zgccheck.text import normalise


@dataclass(frozen=True)
class Mutant:
    """A changed sentence and where the changed words stand in it; start == end where the whole sentence is changed."""

    text: str
    start: int = 0
    end: int = 0


Maker = Callable[["Told", "Pool"], Iterator[Mutant]]


@dataclass(frozen=True)
class Told:
    """A claim's statement or one of its passages."""

    fact: Fact
    text: str
    reading: Reading

    @property
    def claim(self) -> Claim:
        return self.fact.claim

    def spots(self, term: Term) -> list[tuple[int, int]]:
        """Where the sentence has the claim's term, as offsets of `text`: by value, by any of its names, or by its words."""
        normal = self.reading.normal
        if self.reading.text == self.fact.reading.text:
            found = [(term.start, term.end)]
        elif term.mention is not None:
            alike = [m for m in self.reading.slots if m.kind == term.mention.kind]
            found = [(m.start, m.end) for m in alike if m.value == term.mention.value]
            if not found and term.time is not None:
                times = [m for m in self.reading.slots if m.kind in ("date", "period")]
                found = [
                    (m.start, m.end)
                    for m in times
                    if compare.time(m.value, term.time).relation == "agrees"  # type: ignore[arg-type]
                ]
        else:
            found = [
                (n.start, n.end)
                for n in self.reading.names
                if term.entity is not None and n.entity.name == term.entity.name and not n.foreign
            ]
            at = self.reading.text.find(term.text)
            if not found and at >= 0:
                found = [(at, at + len(term.text))]
        return [normal.span(start, end) for start, end in found]

    def put(self, start: int, end: int, words: str) -> Mutant:
        return Mutant(self.text[:start] + words + self.text[end:], start, start + len(words))

    @cached_property
    def figures(self) -> list[tuple[int, int, str]]:
        """The figures that the claim asserts, at their places in `text`."""
        return [
            (start, end, self.text[start:end])
            for term in self.fact.values
            if term.kind == "quantity" and term.mention is not None
            for start, end in self.spots(term)
        ]

    @cached_property
    def complete(self) -> bool:
        """Whether the sentence names all that identifies the claim. A passage often leaves that to the sentence before it,
        and cannot be held against the claim by itself."""
        return all(self.spots(term) for term in self.fact.keys if term.kind != "modal")


class Pool:
    """The base's names by kind, its lists' items, and what else the base says."""

    def __init__(self, checker: Checker) -> None:
        self.by_kind: dict[str, list[Entity]] = collections.defaultdict(list)
        for entity in checker.base.entities:
            self.by_kind[entity.kind].append(entity)
        self.lexicon = checker.index.lexicon
        claims = list(checker.base.claims.values())
        self.items = [v for c in claims if c.list for v in c.value if 2 <= len(v) <= 8]
        self.wordings = [w.text for c in claims for w in checker.fact(c).wordings]
        self.disputed: dict[str, list[Fact]] = {}
        for dispute in checker.base.disputes.values():
            for name in dispute.claims:
                others = [checker.fact(checker.base.claims[n]) for n in dispute.claims if n != name]
                self.disputed.setdefault(name, []).extend(others)

    def other(self, told: Told, term: Term, seed: int) -> str | None:
        """Another name of the term's kind that the sentence does not have, about as long, and of which the base does not
        say the same."""
        assert term.entity is not None
        own = term.entity
        alike = [e for e in self.by_kind[own.kind] if e is not own and abs(len(e.name) - len(own.name)) <= 3]
        for step in range(len(alike)):
            candidate = alike[(seed + step * 7) % len(alike)]
            apart = not any(n in candidate.name or candidate.name in n for n in own.names)
            if apart and not any(n in told.text for n in candidate.names) and not self.says(candidate, told, term):
                return candidate.name
        return None

    def says(self, entity: Entity, told: Told, term: Term) -> bool:
        """Whether the base says of the entity what the claim says of the term's: both of two hosts, say."""
        rest = [t.text for t in told.fact.terms if t is not term and t.kind != "modal" and t.role != "context"]
        names = [normalise(name).text for name in entity.names]
        return any(any(n in w for n in names) and all(text in w for text in rest) for w in self.wordings)


def telling(fact: Fact, without: Term) -> bool:
    """Whether the claim, without one of its names, still says what happened: two terms that are no date, place or verb.

    «X3月25日举行» with another X is another event of that day, not a slip.
    """
    rest = [
        t
        for t in fact.terms
        if t is not without
        and t.kind not in ("time", "modal")
        and t.role != "context"
        and t.text not in ACTIONS
        and not (t.entity is not None and t.entity.kind == "place")
    ]
    return len(rest) >= 2 or any(t.kind in ("quantity", "rank", "quotation") for t in rest)


def whole(told: Told, start: int, end: int) -> bool:
    """Whether text[start:end] is no part of a longer name of the base."""
    spans = [told.reading.normal.span(n.start, n.end) for n in told.reading.names]
    return not any(a <= start and end <= b and b - a > end - start for a, b in spans)


def sentences(checker: Checker, claim: Claim) -> Iterator[tuple[str, Told]]:
    """The claim's statement and its passages, each once: ("statement" or "passage", sentence)."""
    fact = checker.fact(claim)
    yield "statement", Told(fact, claim.statement, fact.reading)
    for text in dict.fromkeys(p.text.replace("\n", "").replace("\r", "") for p in claim.passages):
        if text != claim.statement and len(text) > 6:
            yield "passage", Told(fact, text, read(text, checker.index.lexicon))
