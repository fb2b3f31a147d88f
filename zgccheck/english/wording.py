"""Words: which of a gloss's the sentence carries near its figure, and what stands in the place of the others."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.english.draft import HeldAgainst
from zgccheck.english.gloss import Gloss, Slot
from zgccheck.english.match import Match
from zgccheck.english.reading import Reading
from zgccheck.english.words import Concept, alike
from zgccheck.model import Mention

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


class Wording(HeldAgainst):
    """Relates a gloss's content words to the sentence's."""

    _matched: tuple[Gloss, list[tuple[Concept, list[tuple[Concept, float]]]]] | None = None

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
