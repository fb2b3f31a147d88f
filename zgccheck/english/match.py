"""One gloss held against one English sentence: which words it carries, and a relation for each slot and name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from zgccheck import compare
from zgccheck.english.gloss import Gloss, Glosses, Slot, unit_agrees
from zgccheck.english.names import Named, forms
from zgccheck.english.reading import Reading
from zgccheck.english.words import Concept, alike, concepts, denies, keys, stance
from zgccheck.model import Mention, Quantity, Rank, Relation, TimeSpan

REACH = 5
"""Content words on either side of a figure among which what it measures is named."""
NEUTRAL = 2.0
"""Words lighter than this identify nothing."""
_NP_BREAK = frozenset(
    "of in on at by for with from to that which who and or but as than were was are is have has had will across per while during since until "
    "through under over into among between worth so".split()
)


_NP_JOIN = frozenset({"is", "are", "was", "were", "of"})
"""Words that may stand between a figure and what it counts."""


@dataclass(frozen=True)
class Held:
    """One slot of the claim in the sentence."""

    slot: Slot
    name: str
    relation: Relation
    reason: str
    start: int
    end: int
    mention: Mention | None = None
    exact: bool = False


@dataclass
class Match:
    """How a sentence meets a gloss. `recall` is the share of the gloss's words that the sentence carries near its figure."""

    gloss: Gloss
    recall: float = 0.0
    core: float = 1.0
    """The same for the words that stand with the figure in the gloss: what it measures."""
    foreign: float = 0.0
    """Weight of the words in the figure's own noun phrase that the gloss does not have."""
    strange: float = 0.0
    """Share of the words of the figure's clause that the gloss does not have."""
    figure: Mention | None = None
    held: list[Held] = field(default_factory=list)
    missing: list[Slot] = field(default_factory=list)
    swapped: list[tuple[Named, Named]] = field(default_factory=list)
    """A name of the gloss that the sentence lacks, and the one that it has in its stead."""
    lacking: list[Named] = field(default_factory=list)
    """Names of the claim's key or value that the sentence lacks."""
    absent: list[Named] = field(default_factory=list)
    """All names of the gloss that it lacks."""
    extra: list[Mention] = field(default_factory=list)
    """Years of the sentence that the claim says nothing of."""
    strangers: list[Named] = field(default_factory=list)
    """Names of the sentence that the claim says nothing of, and that stand in no other's stead."""
    replaced: tuple[Concept, ...] = ()
    """Nouns of the gloss that have another in their place, beside the same neighbour."""
    recast: bool = False
    """Whether one of these is among the words that the figure counts."""
    rest: float = 1.0
    """The share of the gloss's words beside its names that the sentence carries."""
    remaining: float = 0.0
    """Weight of the gloss's words, without the swapped name's."""
    span: tuple[int, int] = (0, 0)
    hits: list[tuple[int, int]] = field(default_factory=list)

    def of(self, relation: Relation) -> list[Held]:
        return [held for held in self.held if held.relation == relation]


@dataclass(frozen=True)
class Draft:
    """The English sentence under check, with its content words and names."""

    reading: Reading
    names: tuple[Named, ...]
    concepts: tuple[Concept, ...]
    """With the words of a full name where the sentence has its short form."""
    exact: bool = False

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """Figures and ranks that are no part of a name."""
        named = [(n.start, n.end) for n in self.names if n.kind != "place"]
        return tuple(
            m
            for m in (*self.reading.figures, *self.reading.ranks)
            if not any(s <= m.start and m.end <= e for s, e in named)
        )

    @cached_property
    def stances(self) -> tuple[tuple[str, int, int], ...]:
        return tuple((kind, word.start, word.end) for kind, word in stance(self.reading.words))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sorted(m.start for m in self.figures if m.checkable))

    def between(self, one: int, other: int) -> int:
        """Figures that begin between two offsets."""
        low, high = sorted((one, other))
        return bisect_left(self._starts, high) - bisect_left(self._starts, low)


def draft(reading: Reading, glosses: Glosses, *, exact: bool = False) -> Draft:
    names = tuple(glosses.names.read(reading.words))
    named = [(n.start, n.end) for n in names if n.kind != "place"]
    kept = [m for m in reading.mentions if not any(s <= m.start and m.end <= e for s, e in named)]
    found = list(concepts(reading.words, kept))
    for name in names:
        if name.entity is not None:
            own = {c.key for c in found if name.start <= c.start and c.end <= name.end}
            told = dict.fromkeys(key for form in forms(name.entity) for key in keys(form))
            found += [Concept(name.start, name.end, key) for key in told if key not in own]
    return Draft(reading, names, tuple(sorted(found, key=lambda c: c.start)), exact)


class Matcher:
    """Holds one sentence against glosses."""

    def __init__(self, draft: Draft, glosses: Glosses) -> None:
        self.draft = draft
        self.weight = glosses.weight
        self.places = glosses.names.places
        self._matched: tuple[Gloss, list[tuple[Concept, list[tuple[Concept, float]]]]] | None = None

    def match(self, gloss: Gloss, taken: frozenset[Mention] = frozenset()) -> Match:
        """Relate the gloss's words, slots and names to the sentence's. Figures in `taken` belong to other facts."""
        result = Match(gloss)
        anchor: Mention | None = None
        used: set[Mention] = set(taken)
        for slot in [*gloss.of("quantity", "rank", role="value"), *gloss.of("ordinal", role="value")]:
            mention = self._pick(gloss, slot, used)
            if mention is None:
                result.missing.append(slot)
                continue
            used.add(mention)
            anchor = anchor or mention
            result.held.append(self._relate(slot, mention))
        result.figure = anchor
        self._names(gloss, result)
        self._words(gloss, anchor, result)
        for slot in gloss.of("quantity", "rank", "ordinal", role="key"):
            same = next(
                (m for m in self._pool(slot) if self._relate(slot, m).relation == "agrees" and m is not anchor), None
            )
            if same is not None:
                result.held.append(self._relate(slot, same))
            else:
                result.missing.append(slot)
        for slot in gloss.of("time"):
            self._time(slot, anchor, result)
        self._years(gloss, result)
        return result

    # -- figures ------------------------------------------------------------------------------------------------

    def _pool(self, slot: Slot) -> list[Mention]:
        term = slot.term
        if term.kind == "ordinal":
            return [m for m in self.draft.reading.mentions if m.kind == "ordinal" or isinstance(m.value, Rank)]
        if term.kind == "rank":
            return [m for m in self.draft.figures if isinstance(m.value, Rank) and _rankable(m.value, term.rank)]
        return [m for m in self.draft.figures if isinstance(m.value, Quantity) and _comparable(m.value, term.quantity)]

    def _pick(self, gloss: Gloss, slot: Slot, used: set[Mention]) -> Mention | None:
        """The figure that the slot's surroundings fit best; one that agrees goes first where the fit is near."""
        best: tuple[float, Mention] | None = None
        for mention in self._pool(slot):
            if mention in used or not (mention.checkable or self._relate(slot, mention).relation == "agrees"):
                continue
            fit = self._carried(gloss, mention)[0]
            noun = self._noun_fit(gloss, mention)
            agrees = 0.25 if self._relate(slot, mention).relation == "agrees" else 0.0
            score = fit + 0.3 * noun + agrees
            if best is None or score > best[0] + 1e-9:
                best = (score, mention)
        return best[1] if best is not None else None

    def _relate(self, slot: Slot, mention: Mention) -> Held:
        term, value = slot.term, mention.value
        name = "rank" if term.kind == "rank" else "ordinal" if term.kind == "ordinal" else "quantity"
        if isinstance(value, Quantity) and term.quantity is not None:
            outcome = compare.quantity(_like(value, term.quantity), term.quantity, exact=self.draft.exact)
        elif isinstance(value, Rank) and term.rank is not None:
            outcome = compare.rank(value, term.rank)
        else:
            from zgccheck.english.gloss import says

            agrees = says(mention, term)
            outcome = compare.Outcome("agrees" if agrees else "contradicts", "agrees" if agrees else "ordinal-mismatch")
        return Held(slot, name, outcome.relation, outcome.reason, mention.start, mention.end, mention, outcome.exact)

    # -- words --------------------------------------------------------------------------------------------------

    def _carried(
        self, gloss: Gloss, mention: Mention | None, without: Sequence[tuple[int, int]] = ()
    ) -> tuple[float, list[tuple[Concept, float]]]:
        """The weighted share of the gloss's words in the sentence, less for those beyond another figure or clause."""
        total = carried = 0.0
        rows = []
        for concept, owns in self._same(gloss):
            if any(s <= concept.start and concept.end <= e for s, e in without):
                continue
            weight = self.weight(concept.key)
            total += weight
            best = max((same * self._near(own, mention) for own, same in owns), default=0.0)
            carried += weight * best
            rows.append((concept, best))
        return (carried / total if total else 0.0), rows

    def _same(self, gloss: Gloss) -> list[tuple[Concept, list[tuple[Concept, float]]]]:
        """For each content word of a gloss those of the sentence that say the same."""
        if self._matched is None or self._matched[0] is not gloss:
            rows = [
                (concept, [(own, same) for own in self.draft.concepts if (same := alike(concept.key, own.key))])
                for concept in gloss.concepts
            ]
            self._matched = (gloss, rows)
        return self._matched[1]

    def _near(self, own: Concept, mention: Mention | None) -> float:
        if mention is None:
            return 1.0
        after = own.start >= mention.end
        crossed = self.draft.between(own.start, mention.end if after else mention.start)
        apart = abs(self.draft.reading.clause(own.start) - self.draft.reading.clause(mention.start))
        return max(0.3, (0.7 if after else 0.9) ** min(crossed, 4) * (0.85 if after else 0.95) ** min(apart, 4))

    def _noun_fit(self, gloss: Gloss, mention: Mention) -> float:
        """The share of the words directly after a figure that the gloss has; 0.5 where there are none."""
        nouns = self._nouns(mention)
        if not nouns:
            return 0.5
        return sum(max((alike(n.key, c.key) for c in gloss.concepts), default=0.0) for n in nouns) / len(nouns)

    def _nouns(self, mention: Mention) -> list[Concept]:
        """The content words of the noun phrase that a figure begins."""
        end = noun_phrase(self.draft.reading, mention.end)
        return [c for c in self.draft.concepts if mention.end <= c.start and c.end <= end]

    def _words(self, gloss: Gloss, mention: Mention | None, result: Match) -> None:
        without = [(name.start, name.end) for name, _ in result.swapped]
        instead = [(name.start, name.end) for _, name in result.swapped]
        result.recall, rows = self._carried(gloss, mention, without)
        names = [(name.start, name.end) for name in gloss.names]
        beside = [(c, best) for c, best in rows if not any(s <= c.start and c.end <= e for s, e in names)]
        heavy = sum(self.weight(c.key) for c, _ in beside)
        result.rest = sum(self.weight(c.key) * best for c, best in beside) / heavy if heavy else result.recall
        result.remaining = sum(self.weight(concept.key) for concept, _ in rows)
        own = next((s for s in gloss.slots if s.at >= 0 and s.term.role == "value" and s.term.kind != "time"), None)
        core = self._core(gloss, own) if own is not None else []
        weights = dict(rows)
        core = [c for c in core if c in weights]
        total = sum(self.weight(c.key) for c in core)
        result.core = sum(self.weight(c.key) * min(1.0, weights[c] * 1.2) for c in core) / total if total else 1.0
        if mention is not None:
            nouns = [n for n in self._nouns(mention) if not any(s <= n.start and n.end <= e for s, e in instead)]
            result.foreign = sum(
                self.weight(n.key) for n in nouns if not any(alike(n.key, c.key) for c in gloss.concepts)
            )
            clause = self.draft.reading.clause(mention.start)
            near = [c for c in self.draft.concepts if self.draft.reading.clause(c.start) == clause]
        else:
            near = list(self.draft.concepts)
        near = [c for c in near if not any(s <= c.start and c.end <= e for s, e in instead)]
        mass = sum(self.weight(c.key) for c in near) or 1.0
        odd = [c for c in near if not any(alike(c.key, g.key) for g in gloss.concepts)]
        result.strange = sum(self.weight(c.key) for c in odd) / mass
        result.replaced = self._replaced(gloss, mention, {c for c, best in rows if best}, set(odd))
        result.recast = any(c in core for c in result.replaced)
        spots = [
            (own.start, own.end) for own in self.draft.concepts if any(alike(own.key, c.key) for c in gloss.concepts)
        ]
        result.hits = spots
        if spots:
            result.span = (min(s for s, _ in spots), max(e for _, e in spots))

    def _replaced(
        self, gloss: Gloss, figure: Mention | None, found: set[Concept], odd: set[Concept]
    ) -> tuple[Concept, ...]:
        """Zhongguancun universities for Zhongguancun companies: a foreign word beside a shared one, where another stood."""
        own, said = gloss.concepts, self.draft.concepts
        at_figure = figure.start if figure is not None else -1  # what stands before it is a verb
        replaced = []
        for at, concept in enumerate(own):
            if concept in found or self.weight(concept.key) < NEUTRAL or _verbal(gloss.reading, concept):
                continue
            for side in (-1, 1):
                neighbour = own[at + side] if 0 <= at + side < len(own) else None
                if neighbour is None or neighbour not in found:
                    continue
                for place, word in enumerate(said):
                    other = said[place - side] if 0 <= place - side < len(said) else None
                    if (
                        other in odd
                        and other.end + 1 != at_figure
                        and alike(word.key, neighbour.key)
                        and self.weight(other.key) >= NEUTRAL
                    ):
                        if not _verbal(self.draft.reading, other):
                            replaced.append(concept)
        return tuple(replaced)

    def _core(self, gloss: Gloss, own: Slot) -> list[Concept]:
        """What the gloss's figure measures: its noun phrase, or else the words before it in its clause."""
        if own.term.kind == "rank":
            return list(gloss.concepts)  # what is ranked may stand anywhere
        clause = gloss.reading.clause(own.at)
        last = noun_phrase(gloss.reading, own.end)
        after = [c for c in gloss.concepts if own.end <= c.start and c.end <= last]
        if any(self.weight(c.key) >= NEUTRAL for c in after):
            return after
        before = [c for c in gloss.concepts if c.end <= own.at and gloss.reading.clause(c.start) == clause]
        return before[-REACH:] or list(gloss.concepts)[-REACH:]

    # -- times --------------------------------------------------------------------------------------------------

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

    # -- names --------------------------------------------------------------------------------------------------

    def _names(self, gloss: Gloss, result: Match) -> None:
        """Names of the gloss that the sentence lacks, each with the one of its kind that stands there instead."""
        said = {n.name for n in self.draft.names}
        own = {n.name for n in gloss.names}
        others = [n for n in self.draft.names if n.name not in own and not self._told(n, gloss)]
        lacking = [n for n in gloss.names if n.name not in said and not self._worded(n, others)]
        kept = [n for n in gloss.names if n not in lacking and n.name not in said]
        result.absent += [n for n in kept if not self._placed(n)]
        seen: set[str] = set()
        for name in lacking:
            if name.name in seen:
                continue
            seen.add(name.name)
            stand_in = next((o for o in others if _kin(o, name)), None)
            if stand_in is not None:
                others.remove(stand_in)
                result.swapped.append((name, stand_in))
            else:
                result.absent.append(name)
                if name.name in gloss.essential:
                    result.lacking.append(name)
        self._strangers(others, gloss, result)

    def _strangers(self, others: list[Named], gloss: Gloss, result: Match) -> None:
        """A place beside the gloss's own, as subject of the figure, makes it another fact."""
        result.strangers = list(others)
        for other in others:
            if other.kind == "place" and not any(n.kind == "place" for n in gloss.names):
                result.lacking.append(other)

    def _worded(self, name: Named, others: Sequence[Named]) -> bool:
        """Whether the sentence carries most of a name's words, though not the name, and not within another of its kind."""
        if any(char.isdigit() for char in self._said(name)) and name.kind in ("product", "programme"):
            return False  # Beinao-1 is not Beinao-2
        told = keys(self._said(name))
        kin = [(o.start, o.end) for o in others if _kin(o, name)]
        free = [c for c in self.draft.concepts if not any(s <= c.start and c.end <= e for s, e in kin)]
        weights = [(self.weight(key), any(alike(key, c.key) >= 1.0 for c in free)) for key in told]
        total = sum(w for w, _ in weights)
        return bool(total) and sum(w for w, found in weights if found) >= 0.7 * total

    def _placed(self, name: Named) -> bool:
        """Whether the sentence has the places that are part of a name: another valley's exhibition centre is another one."""
        told = [key for key in keys(self._said(name)) if key in self.places]
        return all(any(key == c.key for c in self.draft.concepts) for key in told)

    @staticmethod
    def _said(name: Named) -> str:
        return name.entity.en if name.entity is not None and name.entity.en else name.name

    def _told(self, name: Named, gloss: Gloss) -> bool:
        """Whether the gloss, or the claim's Chinese, says the name in other words."""
        if name.entity is not None:
            texts = (gloss.claim.statement, gloss.claim.by)
            if any(form in text for form in name.entity.names for text in texts):
                return True
        told = keys(self._said(name))
        return bool(told) and all(any(alike(key, c.key) >= 1.0 for c in gloss.concepts) for key in told)


def noun_phrase(reading: Reading, at: int) -> int:
    """Where the noun phrase ends that a figure ending at an offset begins; hours of machine time is one, 78,000 are patents too."""
    last, joined = at, False
    for word in reading.words:
        if word.start < at:
            continue
        if last == at and not joined and word.form in _NP_JOIN and reading.low[at : word.start].isspace():
            joined = True
            continue
        gap = reading.low[max(last, word.start - 2) : word.start]
        if word.form in _NP_BREAK or any(c in ",;:.!?()" for c in gap) or word.form[0].isdigit():
            break
        last = word.end
    return last


def _verbal(reading: Reading, concept: Concept) -> bool:
    return reading.low[concept.start : concept.end].endswith(("ed", "ing"))


def _daily(mention: Mention) -> bool:
    return isinstance(mention.value, TimeSpan) and mention.value.first.day is not None


def _role(mention: Mention) -> str:
    return mention.value.role if isinstance(mention.value, TimeSpan) else ""


def _kin(one: Named, other: Named) -> bool:
    groups = ({"organisation", "facility"}, {"product", "programme", "facility"}, {"event", "document"})
    return one.kind == other.kind or any({one.kind, other.kind} <= group for group in groups)


def _like(value: Quantity, source: Quantity) -> Quantity:
    """The English figure in the Chinese one's counter; a fold or a rate without direction takes the claim's."""
    if (
        value.unit != source.unit
        and unit_agrees(value.unit, source.unit)
        and not {value.unit, source.unit} & {"元", "%", "pp", "倍", "小时", "天", "秒", "分钟"}
    ):
        value = replace(value, unit=source.unit)
    return value


def _comparable(value: Quantity, source: Quantity | None) -> bool:
    if source is None or not unit_agrees(value.unit, source.unit):
        return False
    if "ratio" in (value.form, source.form):
        return value.form == source.form or "%" in (value.unit, source.unit)
    return True


def _rankable(value: Rank, source: Rank | None) -> bool:
    if source is None:
        return False
    return value.best == value.worst == source.best == source.worst == 1 or bool(value.word) == bool(source.word)


__all__ = ["Draft", "Held", "Match", "Matcher", "denies", "draft"]
