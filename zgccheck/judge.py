"""One claim held against one draft: every slot gets a relation, and one table turns relations into a verdict.

`evaluate` fills the relations; `decide` is the table. Neither knows of other claims: `verdict.py` weighs those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from zgccheck import compare, lists, people, places
from zgccheck.align import FOUND, NEGATORS, Alignment, Counterpart, Hit, find, permuted
from zgccheck.fact import Fact, Term
from zgccheck.lexicon import ACTIONS, canonical, documents, opposites, same_words
from zgccheck.model import Mention, Quantity, Rank, Relation, TimeSpan
from zgccheck.reading import Reading

SPECIFIC = 3
"""Significant digits from which a figure by itself points at a fact."""

_LOOSE_WORDS = re.compile(r"[这那也都就还很更最的了着过]|进入|正在|以及|等")
"""Words that make a counterpart a turn of phrase, not a term in a term's place."""


@dataclass(frozen=True)
class Slot:
    """One of the claim's slots in the draft."""

    term: Term
    name: str
    relation: Relation
    reason: str
    start: int
    end: int
    said: str
    expected: str
    draft: Quantity | None = None
    exact: bool = False
    """Agreement of value and value, without hedge or rounding."""


@dataclass
class Evaluation:
    """A claim's reading of the draft. `about` is the share of the key's weight that the draft carries near `at`."""

    fact: Fact
    about: float = 0.0
    coverage: float = 0.0
    at: int = 0
    figure: Mention | None = None
    shared: float = 0.0
    """Share of the statement's rare wording found in the draft in any order."""
    fit: float = 0.0
    """How well the figure's surroundings fit, for the contest between claims."""
    slots: list[Slot] = field(default_factory=list)
    missing: list[Term] = field(default_factory=list)
    hits: list[tuple[int, int]] = field(default_factory=list)
    speaker: Slot | None = None
    """Who the draft says said it, where that is not who the source says."""

    def of(self, relation: Relation) -> list[Slot]:
        return [slot for slot in self.slots if slot.relation == relation]

    @property
    def identified(self) -> float:
        """How surely the draft speaks of this fact: its key, or key and wording together."""
        return max(self.about, (self.about + self.coverage) / 2)

    def beside(self, terms: Iterable[Term]) -> float:
        """Coverage of the wording that is left without the given terms."""
        solid = sum(char.isalnum() for char in self.fact.reading.text) or 1
        taken = sum(len(term.text) for term in terms) / solid
        return min(1.0, self.coverage / max(1.0 - taken, 0.2))

    @property
    def values(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.term.role == "value"]

    @property
    def span(self) -> tuple[int, int]:
        spans = self.hits or [(self.at, self.at + 1)]
        return min(s for s, _ in spans), max(e for _, e in spans)


class Judge:
    """Holds one draft against claims. `exact` refuses rounded figures."""

    def __init__(self, draft: Reading, rarity: Callable[[str], float], *, exact: bool = False) -> None:
        self.draft, self.rarity, self.exact = draft, rarity, exact
        apart = [*people.quoted(draft.text), *documents(draft.text)]
        self._places = [p for p in places.read(draft.text) if not any(a <= p[0] and p[1] <= b for a, b in apart)]
        self.people = people.read(draft)
        self._times = [m for m in draft.slots if isinstance(m.value, TimeSpan)]
        self._quantities = [m for m in draft.slots if isinstance(m.value, Quantity) and m.checkable]
        self._ranks = [m for m in draft.slots if isinstance(m.value, Rank)]
        self._ordinals = [m for m in draft.slots if m.kind == "ordinal"]
        self._lists = lists.read(draft.text)
        self._polarity = [m for m in draft.slots if m.kind in ("polarity", "status")]

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
        self._stand_in(fact, result)
        if fact.claim.list:
            self._members(fact, result)
        self._attribution(fact, result)
        self._stance(fact, result)
        result.about = self._about(fact, hits, result)
        result.hits += [(slot.start, slot.end) for slot in result.slots if slot.relation == "agrees"]
        return result

    def _shared(self, fact: Fact) -> float:
        return max(
            sum(self.rarity(pair) for pair in wording.bigrams & self.draft.bigrams)
            / (sum(self.rarity(pair) for pair in wording.bigrams) or 1.0)
            for wording in fact.wordings[:6]
        )

    # -- figures ------------------------------------------------------------------------------------------------

    def _figures(
        self, fact: Fact, hits: dict[Term, Hit], near: list[Alignment], elsewhere: frozenset[Mention]
    ) -> list[tuple[Term, Mention | None, float]]:
        """Each figure of the claim's value with the draft's figure whose surroundings fit it best."""
        taken: set[Mention] = set(elsewhere)
        rows: list[tuple[Term, Mention | None, float]] = []
        for term in fact.figures:
            pool = self._ranks if term.kind == "rank" else self._quantities
            best: tuple[float, Mention] | None = None
            for mention in pool:
                if mention in taken or not _comparable(mention, term):
                    continue
                fit = self._fit(fact, term, mention, hits, near)
                if best is None or fit > best[0] + 1e-9:
                    best = (fit, mention)
            if best is None or best[0] < 0.3:
                rows.append((term, None, 0.0))
            else:
                taken.add(best[1])
                rows.append((term, best[1], best[0]))
        return rows

    def _fit(self, fact: Fact, term: Term, mention: Mention, hits: dict[Term, Hit], near: list[Alignment]) -> float:
        total = local = 0.0
        for other, hit in hits.items():
            if other.kind == "modal":
                continue
            weight = other.weight * (0.4 if other.role == "context" else 1.0)
            total += weight
            if hit.quality >= 0.45:
                side = 1.0 if (hit.start < mention.start) == (other.start < term.start) else 0.85
                local += weight * hit.quality * self._decay(hit, mention) * side
        locality = local / total if total else 0.5
        text = self.draft.text
        before = people.bare(text[max(0, mention.start - 12) : mention.start])
        after = text[mention.end : mention.end + 8]
        around = 0.0
        for wording in fact.wordings[:4]:
            for other_mention in wording.slots:
                if other_mention.text == term.text or _same_value(other_mention, term):
                    lead = people.bare(wording.text[max(0, other_mention.start - 12) : other_mention.start])
                    tail = _NOUN.match(wording.text[other_mention.end : other_mention.end + 8])
                    mine = _NOUN.match(after)
                    beside = (
                        fuzz.ratio(mine.group(), tail.group()) / 100 if mine and tail else 0.5 if mine or tail else 1.0
                    )
                    around = max(around, 0.7 * fuzz.ratio(before[-6:], lead[-6:]) / 100 + 0.3 * beside)
        outcome = _relate(mention, term, self.exact)
        agree = 0.05 if outcome.relation == "agrees" else 0.0
        unit = 0.05 if _unit(mention) == _unit(term.mention) else 0.0
        unit += 0.02 if _hedge(mention) == _hedge(term.mention) else 0.0
        other_noun = 0.25 if self._counts_other(fact, term, after) else 0.0
        return 0.6 * locality + 0.27 * around + unit + agree - other_noun

    def _counts_other(self, fact: Fact, term: Term, after: str) -> bool:
        """46家概念验证平台 is no count of 145家全国重点实验室: another noun follows the figure directly."""
        noun = _NOUN.match(after)
        if noun is None or term.quantity is None:
            return False
        mine = canonical(noun.group())
        pairs = [mine[i : i + 2] for i in range(len(mine) - 1)]
        said = canonical("#".join(wording.text for wording in fact.wordings) + "".join(t.text for t in fact.terms))
        if not any(pair in said for pair in pairs):
            return True
        follows = [
            canonical(wording.text[other.end : other.end + 12])
            for wording in fact.wordings[:4]
            for other in wording.slots
            if _same_value(other, term) and _NOUN.match(wording.text[other.end : other.end + 4])
        ]
        return bool(follows) and not any(pair in text for pair in pairs for text in follows)

    def _decay(self, hit: Hit, mention: Mention) -> float:
        distance = self.draft.distance(hit.start, mention.start)
        low, high = (mention.end, hit.start) if hit.start >= mention.end else (hit.end, mention.start)
        between = sum(1 for q in self._quantities if low <= q.start and q.end <= high)
        crowd = 0.9 ** min(between, 4)
        if hit.start >= mention.end:
            return (1.0, 0.75, 0.6, 0.5)[min(distance, 3)] * crowd
        other = any(n.entity.kind == "measure" and low <= n.start and n.end <= high for n in self.draft.names)
        return (1.0, 0.93, 0.88, 0.8, 0.72)[min(distance, 4)] * crowd * (0.75 if other else 1.0)

    def _figure(self, term: Term, mention: Mention) -> Slot:
        outcome = _relate(mention, term, self.exact)
        name = "rank" if term.kind == "rank" else "quantity"
        assert term.mention is not None
        return Slot(
            term,
            name,
            outcome.relation,
            outcome.reason,
            mention.start,
            mention.end,
            mention.text,
            term.mention.text,
            mention.value if isinstance(mention.value, Quantity) else None,
            outcome.exact,
        )

    def _key_figure(self, term: Term, result: Evaluation) -> None:
        """A figure that identifies (37个设施中…): present or missing, never wrong by itself unless it stands in place."""
        for mention in self._quantities + self._ranks:
            if _comparable(mention, term) and _relate(mention, term, self.exact).relation == "agrees":
                result.slots.append(self._figure(term, mention))
                return
        result.missing.append(term)

    def _ordinal(self, term: Term, result: Evaluation) -> None:
        """第二个 against 第三个: the same counter, another number."""
        assert term.mention is not None
        own = str(term.mention.value)
        unit = own.lstrip("0123456789")
        alike = [m for m in self._ordinals if str(m.value).lstrip("0123456789") == unit]
        best = next((m for m in alike if m.value == own), alike[0] if len(alike) == 1 else None)
        if best is None:
            result.missing.append(term)
            return
        relation: Relation = "agrees" if best.value == own else "contradicts"
        reason = "agrees" if relation == "agrees" else "ordinal-mismatch"
        result.slots.append(Slot(term, "ordinal", relation, reason, best.start, best.end, best.text, term.text))

    # -- time ---------------------------------------------------------------------------------------------------

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
        else:
            result.slots.append(best)

    def _governing(self, term: Term, anchor: Mention | None, at: int) -> list[Mention]:
        """The draft's dates that may speak for the term: of the same role, nearest first."""
        source = term.time
        assert source is not None
        based = source.role == "base"
        known = [m for m in self._times if isinstance(m.value, TimeSpan) and compare.dated(m.value)]
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
            return main
        before = [m for m in main if m.start <= at]
        if not before:
            after = [m for m in main if self.draft.distance(at, m.start) == 0]
            return after[:1]
        nearest = before[-1]
        same = [m for m in before if self.draft.clause(m.start) == self.draft.clause(nearest.start)]
        return same[::-1]

    def _of_ratio(self, mention: Mention, anchor: Mention | None) -> bool:
        """2020年 in 是2020年的1.4倍: what is compared with, not when."""
        ratio = anchor is not None and isinstance(anchor.value, Quantity) and anchor.value.form == "ratio"
        return ratio and anchor is not None and self.draft.text[mention.end : anchor.start] in ("的", "")

    def _stand_in(self, fact: Fact, result: Evaluation) -> None:
        """One name missing where all else agrees, and another of its kind in the same clause: that stands in its place."""
        if (
            result.of("contradicts")
            or fact.claim.list
            or result.speaker is not None
            or max(result.coverage, result.shared) < 0.45
        ):
            return
        lacking = [t for t in result.missing if t.kind in ("entity", "words", "quantity", "rank") and t.weight >= 4]
        names = [
            t
            for t in lacking
            if t.entity is not None and t.entity.kind in ("place", "organisation", "person", "event", "document")
        ]
        agreed = [s for s in result.of("agrees") if s.term.kind != "modal" and s.name != "date"]
        if len(lacking) != 1 or len(names) != 1 or len(agreed) < 2 or names[0].entity is None:
            return
        term, own = names[0], "#".join(wording.text for wording in fact.wordings)
        kind = names[0].entity.kind
        spots = [(n.start, n.end) for n in self.draft.names if n.entity.kind == kind and not n.variant]
        if kind == "place" and places.is_place(term.text):
            spots = [(a, b) for a, b, name in self._places if name not in places.SCOPES]
        clauses = {self.draft.clause(slot.start) for slot in agreed}
        for start, end in spots:
            inside = any(slot.start <= start and end <= slot.end for slot in agreed)
            speaks = any(p.office_start <= start < p.end for p in self.people)
            if (
                self.draft.clause(start) in clauses
                and not inside
                and not speaks
                and self.draft.text[start:end] not in own
            ):
                result.missing.remove(term)
                result.slots.append(self._slot(term, "contradicts", f"{_slot_name(term)}-mismatch", start, end))
                return

    # -- words --------------------------------------------------------------------------------------------------

    def _words(self, term: Term, hit: Hit, near: list[Alignment], result: Evaluation) -> None:
        if hit.altered and not self._elsewhere(hit, result.fact):
            renumbered = _renumbered(term.text, self.draft.text[hit.start : hit.end])
            if renumbered or (
                result.beside([term]) >= (0.5 if term.entity is not None or term.text.startswith("“") else 0.75)
                and term.text not in ACTIONS
            ):
                self._wrong(term, hit.start, hit.end, result)
                return
            result.missing.append(term)
            return
        if hit.quality >= FOUND:
            result.slots.append(self._slot(term, "agrees", "agrees", hit.start, hit.end))
            return
        named = term.entity is not None and term.entity.kind in ("person", "place")
        turned = None if named else permuted(term.text, self.draft.text)
        if turned is not None and result.coverage >= 0.4:
            self._wrong(term, *turned, result)
            return
        against = self._opposite(term, near) or self._denied(term, result)
        if against is not None:
            spot = self._slot(term, "contradicts", "polarity", *against)
            result.slots.append(replace(spot, name="polarity"))
            return
        reach = self._reach(term, near)
        if reach is not None:
            result.slots.append(replace(self._slot(term, "contradicts", "scope-mismatch", *reach), name="scope"))
            return
        if term.kind == "modal":
            result.missing.append(term)
            return
        replaced = None if places.seat(term.text) else self._replaced(term, near, result.fact)
        if replaced is not None:
            self._wrong(term, replaced.start, replaced.end, result)
            return
        rival = self._rival(term, result)
        if rival is not None:
            name = "place" if places.is_place(term.text) else _slot_name(term)
            result.slots.append(replace(self._slot(term, "contradicts", f"{name}-mismatch", *rival), name=name))
            return
        result.missing.append(term)

    def _wrong(self, term: Term, start: int, end: int, result: Evaluation) -> None:
        quoted = term.text.startswith("“") and self._in_quotes(start, end)
        name, reason = (
            ("quotation", "quotation-altered") if quoted else (_slot_name(term), f"{_slot_name(term)}-mismatch")
        )
        result.slots.append(replace(self._slot(term, "contradicts", reason, start, end), name=name))

    def _elsewhere(self, hit: Hit, fact: Fact) -> bool:
        """Whether the draft's form of an altered term stands in one of the claim's own wordings."""
        return any(self.draft.text[hit.start : hit.end] in wording.text for wording in fact.wordings)

    def _opposite(self, term: Term, near: list[Alignment]) -> tuple[int, int] | None:
        """A word that denies the term, where a closely followed wording has the term."""
        pairs = opposites(term.text)
        if not pairs:
            return None
        for alignment in near:
            at = alignment.wording.text.find(term.text)
            if at < 0 or alignment.coverage < 0.5:
                continue
            other = alignment.counterpart(at, at + len(term.text))
            if other is None:
                continue
            for _, against in pairs:
                spot = self.draft.text.find(against, other.start, other.end)
                if spot >= 0:
                    return spot, spot + len(against)
        return None

    def _reach(self, term: Term, near: list[Alignment]) -> tuple[int, int] | None:
        """Another reach in the place of the claim's: 全球 where the source has 我国, with the same words beside it."""
        own = next((group for group in _REACH if term.text in group), None)
        if own is None:
            return None
        text = self.draft.text
        for wording in (alignment.wording.text for alignment in near):
            at = wording.find(term.text)
            if at < 0:
                continue
            for word in (word for group in _REACH if group is not own for word in group):
                spot = text.find(word)
                while spot >= 0:
                    end = spot + len(word) + (1 if text.startswith("上", spot + len(word)) else 0)
                    if _beside(wording, at, at + len(term.text), text, spot, end):
                        return spot, end
                    spot = text.find(word, spot + 1)
        return None

    def _denied(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """A word that denies a missing value, in a clause that has the claim's key."""
        pairs = opposites(term.text)
        if not pairs or term.role != "value" or term.kind == "modal" or result.coverage < 0.5:
            return None
        clauses = {
            self.draft.clause(s.start)
            for s in result.slots
            if s.relation == "agrees" and s.term.role == "key" and s.name != "date"
        }
        for _, against in pairs:
            at = self.draft.text.find(against)
            if at >= 0 and self.draft.clause(at) in clauses:
                return at, at + len(against)
        return None

    def _slot(self, term: Term, relation: Relation, reason: str, start: int, end: int) -> Slot:
        return Slot(term, _slot_name(term), relation, reason, start, end, self.draft.text[start:end], term.text)

    def _replaced(self, term: Term, near: list[Alignment], fact: Fact) -> Counterpart | None:
        """What stands in the term's place in a draft that follows a wording closely."""
        for alignment in near:
            if alignment.coverage < (0.45 if term.entity is not None else 0.6):
                continue
            at = alignment.wording.text.find(term.text)
            if at < 0:
                continue
            other = alignment.counterpart(at, at + len(term.text))
            if other is not None and self._contradicts(term, other, fact):
                return other
        return None

    def _contradicts(self, term: Term, other: Counterpart, fact: Fact) -> bool:
        said = other.text.strip("“”‘’《》()、的了")
        if term.text.startswith("“") and self._in_quotes(other.start, other.end):
            return people.bare(said) != people.bare(term.text) and len(said) >= 2
        if (
            term.entity is not None
            and term.entity.kind != "place"
            and any(said == name for *_, name in places.read(said))
        ):
            return False
        if len(said) < 2 or len(said) > 2 * len(term.text) + 4 or same_words(said, term.text):
            return False
        if any(said in wording.text for wording in fact.wordings):
            return _negated(said, term.text)
        if (
            term.entity is not None
            and term.entity.kind == "place"
            and places.is_place(term.text)
            and not places.is_place(said)
        ):
            return False
        numbered = any(char in "一二三四五六七八九十0123456789" for char in term.text)
        if not numbered and any(m.start < other.end and other.start < m.end for m in self._quantities + self._times):
            return False
        if said in term.text or term.text in said:
            return _negated(said, term.text)
        if _abbreviates(said, term.text):
            return False
        if any(
            t is not term and t.kind != "modal" and (t.text in said or (len(said) >= 2 and said in t.text))
            for t in fact.terms
        ):
            return False
        if term.kind == "words":
            if fuzz.ratio(said, term.text) >= 60 and not _one_off(said, term.text):
                return False
            if term.text in ACTIONS or _LOOSE_WORDS.search(said) or not 0.5 <= len(said) / len(term.text) <= 1.7:
                return False
            if len(said) != len(term.text) and (term.role == "key" or set(said) & set(term.text)):
                return False
        elif term.entity is not None and not self._names_such(said, term.entity.kind):
            return False
        return True

    def _names_such(self, said: str, kind: str) -> bool:
        """Whether the words can be a name of the kind: 科技部 names an organisation, 落在 names nothing."""
        if kind == "person":
            return bool(_PERSON.fullmatch(said))
        endings = _ENDINGS.get(kind)
        latin = kind == "organisation" and any(char.isascii() and char.isalpha() for char in said)
        return (
            endings is None
            or said.endswith(endings)
            or latin
            or any(n.entity.kind == kind and said in n.forms for n in self.draft.names)
        )

    def _in_quotes(self, start: int, end: int) -> bool:
        return any(s - 1 <= start and end <= e + 1 for s, e in people.quoted(self.draft.text))

    def _rival(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """Another thing of the same kind where the claim's own is not named: 上海市 for 北京市."""
        moved = self._other_seat(term)
        if moved is not None:
            return moved
        seat = places.seat(term.text)
        if seat and term.role == "key":
            clause = self.draft.clause(result.at)
            for start, end, name in self._places:
                if self.draft.clause(start) <= clause and name != seat and name not in places.SCOPES:
                    return start, end
        if term.entity is None:
            return None
        for named in self.draft.names:
            if named.foreign and named.entity.name == term.entity.name:
                return named.start, named.end
        if term.entity.kind == "place" and term.role == "key":
            own = " ".join(wording.text for wording in result.fact.wordings)
            clause = self.draft.clause(result.at)
            for start, end, name in self._places:
                if self.draft.clause(start) <= clause and name not in own and name not in places.SCOPES:
                    return start, end
        return self._counterpart_name(term, result.fact)

    def _other_seat(self, term: Term) -> tuple[int, int] | None:
        """The same office of another place: 天津市知识产权局 for 北京市知识产权局."""
        head = next((p for p in places.read(term.text) if p[0] == 0 and p[1] < len(term.text)), None)
        if head is None or len(term.text) - head[1] < 3:
            return None
        rest = term.text[head[1] :]
        at = self.draft.text.find(rest)
        while at >= 0:
            for start, end, name in self._places:
                if end == at and name != head[2]:
                    return start, at + len(rest)
            at = self.draft.text.find(rest, at + 1)
        return None

    def _counterpart_name(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """Another name of the term's kind with the same words beside it: 由北京大学团队研发 for 复旦大学团队研发."""
        assert term.entity is not None
        own = " ".join(wording.text for wording in fact.wordings)
        spots = [
            (n.start, n.end)
            for n in self.draft.names
            if n.entity.kind == term.entity.kind and n.entity.name != term.entity.name
        ]
        if term.entity.kind == "place":
            spots = [] if places.is_place(term.text) else spots
            spots += [(start, end) for start, end, _ in self._places]
        for start, end in spots:
            if self.draft.text[start:end] in own:
                continue
            for wording in fact.wordings:
                for named in wording.names:
                    if named.entity.name == term.entity.name and _beside(
                        wording.text, named.start, named.end, self.draft.text, start, end
                    ):
                        return start, end
        return None

    def _members(self, fact: Fact, result: Evaluation) -> None:
        """Items of a draft's list that the claim's list does not have: wrong if it is closed, undecided if open."""
        own = [
            slot
            for slot in result.slots
            if slot.relation == "agrees" and slot.term.role == "value" and slot.term.kind != "modal"
        ]
        known = " ".join(wording.text for wording in fact.wordings)
        for items in [*self._lists, *self._titled()]:
            held = [any(i.start <= s.start and s.end <= i.end for s in own) for i in items]
            if sum(held) < 2 and not (sum(held) == 1 and len(items) <= 3):
                continue
            lacking = [t for t in fact.values if t in result.missing and t.kind in ("words", "entity")]
            stray = [item for item, ours in zip(items, held, strict=True) if not ours]
            lone = len(stray) == len(lacking) == 1 and sum(held) >= 2
            for item, ours in zip(items, held, strict=True):
                if not ours and not item.inner and lone:
                    item = _edge(item, items, len(lacking[0].text))
                text = self.draft.text[item.start : item.end]
                if (
                    ours
                    or not item.inner
                    or len(text) < 2
                    or text in known
                    or any(same_words(text, t.text) for t in fact.terms)
                ):
                    continue
                if any(
                    find(t, self.draft, self.rarity).quality >= 0.45 and fuzz.ratio(text, t.text) >= 60
                    for t in fact.values
                ):
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

    # -- the rest -----------------------------------------------------------------------------------------------

    def _quotation(self, term: Term, result: Evaluation) -> None:
        """Words in quotation marks must be the speaker's, up to punctuation."""
        wanted = people.bare(term.text)
        for start, end in people.quoted(self.draft.text):
            said = people.bare(self.draft.text[start:end])
            if len(said) < 5:
                continue
            if said in wanted or wanted in said:
                result.slots.append(
                    Slot(term, "quotation", "agrees", "agrees", start, end, self.draft.text[start:end], term.text)
                )
                return
            window = (
                fuzz.partial_ratio_alignment(said, wanted)
                if len(said) <= len(wanted)
                else fuzz.partial_ratio_alignment(wanted, said)
            )
            if window is not None and window.score >= 75 and len(said) >= 6:
                at = _first_difference(self.draft.text, start, end, wanted)
                result.slots.append(
                    Slot(
                        term,
                        "quotation",
                        "contradicts",
                        "quotation-altered",
                        at[0],
                        at[1],
                        self.draft.text[at[0] : at[1]],
                        term.text,
                    )
                )
                return
        hit = find(term, self.draft, self.rarity)
        if hit.quality >= FOUND:
            result.slots.append(self._slot(term, "agrees", "agrees", hit.start, hit.end))
        else:
            result.missing.append(term)

    def _attribution(self, fact: Fact, result: Evaluation) -> None:
        """The speaker that the claim names, against the one that the draft names."""
        if not fact.claim.by or not self.people:
            return
        from zgccheck.text import normalise

        name = normalise(fact.claim.by).text
        if name in self.draft.text or not _PERSON.fullmatch(name):
            return
        speakers = [p for p in self.people if p.speaks]
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
            if self.draft.clause(m.start) in clauses and self.draft.text[m.end : m.end + 1] not in ("到", "了")
        ]
        own = [m for wording in fact.wordings for m in wording.slots if m.kind in ("polarity", "status")]
        denied = any(m.value == "not" for m in own)
        planned = any(m.value == "planned" for m in own) or any(
            t.kind == "modal" and t.text in ("探索", "拟", "计划") for t in fact.values
        )
        done = any(m.value == "done" for m in own)
        for cue in cues:
            if cue.value == "not" and not denied:
                self._cue(cue, "polarity", "polarity", fact, result)
                return
            if cue.value == "planned" and not planned and not (cue.text == "将" and result.figure is not None):
                self._cue(cue, "status", "status", fact, result)
                return
            if cue.value == "done" and planned and not done:
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

    def _cue(self, cue: Mention, name: str, reason: str, fact: Fact, result: Evaluation) -> None:
        term = fact.values[0] if fact.values else fact.terms[0]
        result.slots.append(Slot(term, name, "contradicts", reason, cue.start, cue.end, cue.text, fact.claim.statement))

    def _centre(self, fact: Fact, hits: dict[Term, Hit]) -> int:
        found = [hit.start for term, hit in hits.items() if hit.quality >= FOUND and term.role == "value"]
        found = found or [hit.start for hit in hits.values() if hit.quality >= FOUND]
        return max(found, default=0)

    def _about(self, fact: Fact, hits: dict[Term, Hit], result: Evaluation) -> float:
        wrong = {slot.term for slot in result.of("contradicts") if slot.name not in ("polarity", "status")}
        if result.speaker is not None:
            wrong.add(result.speaker.term)
        total = carried = 0.0
        for term, hit in hits.items():
            if term.role != "key" or term in wrong or term.kind == "modal":
                continue
            total += term.weight
            if hit.quality >= 0.45:
                spot = result.figure
                carried += term.weight * hit.quality * (self._decay(hit, spot) if spot is not None else 1.0)
        share = carried / total if total else 0.0
        if any(slot.name == "quotation" and len(slot.said) >= 10 for slot in result.slots):
            return max(share, 0.9)
        if not total and wrong:
            return 0.9 if result.beside(wrong) >= 0.8 else 0.0
        return share


_REACH = (("全球", "世界", "国际"), ("我国", "全国", "中国", "国内"), ("全市", "本市", "北京", "北京市"))
_ENDINGS: dict[str, tuple[str, ...]] = {
    kind: tuple(words.split())
    for kind, words in {
        "event": "会 论坛 大赛 活动 展 展览 周 节 仪式 推介 赛",
        "organisation": """部 局 委 院 所 会 公司 集团 大学 中心 银行 基金 联盟 室 厅 办 企业 社 厂 队 政府 机构 科技 智能 制药 汽车 航天
        团队 单位""",
        "document": "》 报告 规划 纲要 办法 措施 计划 方案 意见 指南 指引 标准 白皮书 清单 榜单 指数 政策 文件 公报 条例 进展 共识",
        "facility": "装置 工程 设施 光源 望远镜 系统 平台 中心 园 台 基地 网",
    }.items()
}
"""How names of a kind look."""

_NOUN = re.compile(r"[^\W\d_a-z]{2,4}")
_PERSON = re.compile(r"[^\W\d_a-z]{2,4}|[^\W\d_a-z]+·[^\W\d_a-z]+")


def _beside(source: str, a: int, b: int, draft: str, c: int, d: int) -> bool:
    """Whether the two places share at least two characters of words directly after them, or three before."""
    after = next(
        (
            i
            for i in range(4)
            if source[b + i : b + i + 1] != draft[d + i : d + i + 1] or not source[b + i : b + i + 1].isalnum()
        ),
        4,
    )
    before = (
        next(
            (
                i
                for i in range(1, 5)
                if source[a - i : a - i + 1] != draft[c - i : c - i + 1] or not source[a - i : a - i + 1].isalnum()
            ),
            5,
        )
        - 1
    )
    return after >= 2 or before >= 3


def _comparable(mention: Mention, term: Term) -> bool:
    if isinstance(mention.value, Quantity) and term.quantity is not None:
        return compare.commensurable(mention.value, term.quantity)
    if not isinstance(mention.value, Rank) or term.rank is None:
        return False
    first = all(rank.best == rank.worst == 1 for rank in (mention.value, term.rank))
    return first or bool(mention.value.word) == bool(term.rank.word)


def _relate(mention: Mention, term: Term, exact: bool) -> compare.Outcome:
    if isinstance(mention.value, Quantity) and term.quantity is not None:
        return compare.quantity(mention.value, term.quantity, exact=exact)
    assert isinstance(mention.value, Rank) and term.rank is not None
    return compare.rank(mention.value, term.rank)


def _same_value(mention: Mention, term: Term) -> bool:
    return term.mention is not None and mention.value == term.mention.value


def _unit(mention: Mention | None) -> str:
    return mention.value.unit if mention is not None and isinstance(mention.value, Quantity) else ""


def _edge(item: lists.Item, items: list[lists.Item], length: int) -> lists.Item:
    """The first or last item of a list cut to about the length of the one it stands for."""
    if item is items[0]:
        return replace(item, start=max(item.start, item.end - length), inner=True)
    return replace(item, end=min(item.end, item.start + length), inner=True)


def _hedge(mention: Mention | None) -> str:
    return mention.value.hedge if mention is not None and isinstance(mention.value, Quantity) else ""


def _slot_name(term: Term) -> str:
    if term.entity is not None:
        return {
            "organisation": "organisation",
            "person": "person",
            "place": "place",
            "event": "event",
            "document": "document",
        }.get(term.entity.kind, "term")
    return "term"


def _negated(said: str, wanted: str) -> bool:
    return any(said == prefix + wanted or wanted == prefix + said for prefix in NEGATORS)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of `short` all stand in `long` in order: 新药研发指引 for 《新药研发产业知识产权保护指引》."""
    rest = iter(long)
    return 3 <= len(short) < len(long) and all(char in rest for char in short)


def _renumbered(term: str, said: str) -> bool:
    """Whether only a number was exchanged: 第八届… for 第九届…."""
    changed = {(a, b) for a, b in zip(term, said, strict=False) if a != b}
    return bool(changed) and all(a in _NUMERALS and b in _NUMERALS for a, b in changed)


_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万两")


def _one_off(a: str, b: str) -> bool:
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 2


def _first_difference(text: str, start: int, end: int, wanted: str) -> tuple[int, int]:
    """The changed words within the draft's quotation: the shortest run outside which it agrees."""
    from rapidfuzz.distance import Levenshtein

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
