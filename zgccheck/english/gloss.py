"""A claim as an English sentence meets it: the gloss gives the words and where they stand, the Chinese gives the values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import log

from zgccheck import compare, fact
from zgccheck.elsewhen import written
from zgccheck.english.names import Named, Names
from zgccheck.english.reading import Reading, read
from zgccheck.english.text import Word, fold, words
from zgccheck.english.words import LIGHT, Concept, concepts, stance
from zgccheck.fact import Fact, Term
from zgccheck.index import Index
from zgccheck.model import Claim, Entity, Mention, Quantity, Rank, TimeSpan
from zgccheck.text import normalise

POOL = 24
"""Claims that are compared with one sentence."""
_YEAR = re.compile(r"20\d\d")
_ASIDE = re.compile(r"\([^()]*\)")
"""What stands in brackets says a name again, or how it is printed."""
_NUMBER = re.compile(r"\d+")
_MEASURED = frozenset("元 美元 % pp 倍 秒 分钟 小时 天 年 岁 米 平方米 克 吨 瓦 赫兹 像素 核 比特".split())
"""Units that are no counter: they are compared as they are."""


def unit_agrees(one: str, other: str) -> bool:
    """Whether an English figure's unit may be a Chinese one's: any counter stands for any other, a measure only for itself."""
    if one == other or {one, other} in ({"%", "pp"}, {"元", "美元"}, {"%", "倍"}, {"", "岁"}):
        return True
    clock = {"秒", "分钟", "小时", "天"}
    if one in _MEASURED or other in _MEASURED:
        return {one, other} <= clock
    return True


@dataclass(frozen=True)
class Slot:
    """A figure, rank or time of a claim: its Chinese term, and where the gloss has it."""

    term: Term
    at: int
    """Offset in the gloss; -1 where it is not found there."""
    end: int


@dataclass(frozen=True)
class Gloss:
    """A claim's English sentence with its content words, names, and the slots of the Chinese."""

    claim: Claim
    fact: Fact
    reading: Reading
    concepts: tuple[Concept, ...]
    names: tuple[Named, ...]
    slots: tuple[Slot, ...]
    years: frozenset[int]
    """Years that may stand beside an undated claim: those its gloss or passages name, and that of the article."""
    essential: frozenset[str]
    """Names that the claim's key or value words hold."""

    def of(self, *kinds: str, role: str = "") -> list[Slot]:
        return [slot for slot in self.slots if slot.term.kind in kinds and role in ("", slot.term.role)]

    @cached_property
    def stances(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in stance(self.reading.words))


class Glosses:
    """All glosses of a base: their words are indexed when the first English sentence comes, each is read when compared."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.names = Names(index.base.entities)
        self._words: list[list[Word]] = []
        self._postings: dict[str, list[int]] = {}
        for number in range(len(index.claims)):
            row = words(fold(index.claims.by_number(number).statement_en))
            self._words.append(row)
            for key in dict.fromkeys(self.expand(row)):
                self._postings.setdefault(key, []).append(number)
        self._glosses: dict[str, Gloss] = {}

    def expand(self, row: list[Word]) -> list[str]:
        """The concepts of a row of words, those of full names for short ones (HEPS) among them."""
        found = [concept.key for concept in concepts(row)]
        for named in self.names.read(row):
            found.append("@" + named.name)
        return found

    def weight(self, key: str) -> float:
        """Inverse document frequency over the glosses, between 0.7 and 6; a word that no gloss has counts 4."""
        numbers = self._postings.get(key)
        if key in LIGHT:
            return 0.7
        if numbers is None:
            return 4.0
        return min(6.0, max(0.7, log((len(self._words) + 1) / (len(numbers) + 0.5))))

    def candidates(self, reading: Reading) -> list[tuple[int, float]]:
        """Numbers of the claims that share most of the sentence's rare words, best first."""
        shared: dict[int, float] = {}
        for key in dict.fromkeys(self.expand(list(reading.words))):
            weight = self.weight(key)
            for number in self._postings.get(key, ()):
                shared[number] = shared.get(number, 0.0) + weight
        scored = []
        for number, weight in shared.items():
            own = sum(self.weight(key) for key in dict.fromkeys(c.key for c in concepts(self._words[number]))) or 1.0
            scored.append((number, weight / (own + 6.0)))
        scored.sort(key=lambda row: (-row[1], row[0]))
        return scored[:POOL]

    def gloss(self, claim: Claim) -> Gloss:
        if claim.id not in self._glosses:
            self._glosses[claim.id] = self._read(claim)
        return self._glosses[claim.id]

    def _read(self, claim: Claim) -> Gloss:
        made = fact.build(claim, self._index)
        reading = read(claim.statement_en)
        slots, used = [], []
        for term in made.terms:
            if term.mention is None or term.kind not in ("quantity", "rank", "time", "ordinal"):
                continue
            own = next((m for m in reading.mentions if m not in used and says(m, term)), None)
            if own is not None:
                used.append(own)
            slots.append(Slot(term, own.start if own else -1, own.end if own else -1))
        aside = [match.span() for match in _ASIDE.finditer(reading.folded)]
        names = tuple(n for n in self.names.read(reading.words) if not any(s < n.start and n.end < e for s, e in aside))
        named = [(n.start, n.end) for n in names if n.kind not in ("place",)]
        kept = [m for m in reading.mentions if m in used or not any(s <= m.start and m.end <= e for s, e in named)]
        essential = {n.name for n in names if n.entity is None or any(_holds(term, n.entity) for term in made.terms)}
        if claim.by:
            essential |= {n.name for n in names if n.name == claim.by}
        return Gloss(
            claim, made, reading, tuple(concepts(reading.words, kept)), names, tuple(slots), self._years(claim, reading),
            frozenset(essential),
        )  # fmt: skip

    def _years(self, claim: Claim, reading: Reading) -> frozenset[int]:
        found = {m.value.first.year for m in reading.times if isinstance(m.value, TimeSpan) and m.value.first.year}
        for passage in claim.passages:
            for span in passage.spans:
                found |= {int(year) for year in _YEAR.findall(span.prefix + span.exact)}
        return frozenset(found) | written(claim, self._index.base)


def _holds(term: Term, entity: Entity) -> bool:
    """Whether a key or value term is the entity, or words that hold its name."""
    if term.entity is not None:
        return term.entity.name == entity.name
    return any(normalise(form).text in term.text for form in entity.names)


def says(mention: Mention, term: Term) -> bool:
    """Whether a reading of the gloss is the Chinese term's value."""
    value = mention.value
    if isinstance(value, Quantity) and term.quantity is not None:
        source = term.quantity
        if not unit_agrees(value.unit, source.unit):
            return False
        if "ratio" in (value.form, source.form):
            return compare.quantity(value, source).relation == "agrees"
        return value.interval == source.interval and (value.direction == source.direction or not value.direction)
    if isinstance(value, TimeSpan) and term.time is not None:
        return compare.time(value, term.time).exact
    if isinstance(value, Rank) and term.rank is not None:
        return compare.rank(value, term.rank).relation == "agrees"
    if term.kind == "ordinal" and term.mention is not None:
        number = value.best if isinstance(value, Rank) else value if mention.kind == "ordinal" else ""
        own = _NUMBER.match(str(term.mention.value))
        return own is not None and own[0] == str(number)
    return False
