"""Figures: which of the draft's a claim speaks of, by what stands around it, and how the two relate."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rapidfuzz import fuzz

from zgccheck import compare, people
from zgccheck.align import Alignment
from zgccheck.draft import Draft
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.lexicon import KINDS, canonical
from zgccheck.model import Mention, Quantity, Rank, Relation
from zgccheck.outright import Hit

_TO = re.compile(r"[到至达](?:了|约|近|超过?)?$")
_FROM = re.compile(r"[从由](?:[^,。;]{0,8})$")
_SCALES = frozenset("十百千万亿")
_NOUN = re.compile(
    r"(?![在是为由被将已和与及的了都也均则][^\W\d_a-z]|位于|来自|落[在户地]|属于|入选|分[布别])[^\W\d_a-z]{2,4}"
)
"""What follows a figure directly and may be what it counts."""
FRAME = 3
"""Characters behind a figure that tell what it is of."""
FRAMED = 0.9
"""How much a word of the key counts, at least, for a figure in its claim's own frame."""


KIND = 2
"""Characters of a noun that says of which kind what is counted is."""
_SHARE = re.compile("占[^,。;]{0,12}(?:的|比|比重|比例)(?:达到?|为|约|近|超)*$")
"""What leads up to a share."""
LED = 3
"""Characters before a figure that tell what it is: 工作了20年."""


class Figures(Draft):
    """Relates a claim's figures, ranks and ordinals to the draft's."""

    def _figures(
        self, fact: Fact, hits: dict[Term, Hit], near: list[Alignment], elsewhere: frozenset[Mention]
    ) -> list[tuple[Term, Mention | None, float]]:
        """Each figure of the claim's value with the draft's figure whose surroundings fit it best."""
        taken: set[Mention] = set(elsewhere)
        rows: list[tuple[Term, Mention | None, float]] = []
        for term in fact.figures:
            vague = term.mention is not None and not term.mention.checkable
            pool = self._ranks if term.kind == "rank" else self._counted if vague else self._quantities
            if term.rank is not None and term.rank.word == "首":
                pool = pool + [m for m in self._later if _behind(m, term)]
            best: tuple[float, Mention] | None = None
            others = [mention for mention in pool if not self._identifies(mention, fact)]
            for mention in others if any(_comparable(mention, term) for mention in others) else pool:
                if mention in taken or not _comparable(mention, term) or self._other_count(fact, term, mention):
                    continue
                fit = self._fit(fact, term, mention, hits, near)
                if best is None or fit > best[0] + 1e-9:
                    best = (fit, mention)
            if best is not None:
                best = self._named_count(fact, term, best, pool, hits, near, taken)
            if best is None or best[0] < 0.3:
                rows.append((term, None, 0.0))
            else:
                taken.add(best[1])
                rows.append((term, best[1], best[0]))
        return self._exchanged(rows, fact)

    def _identifies(self, mention: Mention, fact: Fact) -> bool:
        """Whether a figure is one of the key: the 4% of 以不到全市4%的土地贡献了约1/3的GDP."""
        keys = (term for term in fact.keys if term.quantity is not None)
        return any(
            _comparable(mention, term) and _relate(mention, term, self.exact).relation == "agrees" for term in keys
        )

    def _moved(self, rows: list[tuple[Term, Mention | None, float]], i: int, j: int) -> bool:
        """Whether a figure that contradicts one value is the other's, which has none; then it goes there."""
        (one, a, fit), (two, b, _) = rows[i], rows[j]
        if a is None or b is not None or not _comparable(a, two):
            return False
        if _relate(a, one, self.exact).relation != "contradicts" or _relate(a, two, self.exact).relation != "agrees":
            return False
        rows[i], rows[j] = (one, None, 0.0), (two, a, fit)
        return True

    def _named_count(
        self,
        fact: Fact,
        term: Term,
        best: tuple[float, Mention],
        pool: Sequence[Mention],
        hits: dict[Term, Hit],
        near: list[Alignment],
        taken: set[Mention],
    ) -> tuple[float, Mention]:
        """The figure of the claim's own counter and noun, where the one that fits best has neither: 16个国家 before 11家."""
        if _unit(best[1]) == _unit(term.mention) or _NOUN.match(self.draft.text[best[1].end : best[1].end + 2]):
            return best
        named = [m for m in self._counting(term, fact) if m not in taken and m in pool]
        return (self._fit(fact, term, named[0], hits, near), named[0]) if len(named) == 1 else best

    def _exchanged(
        self, rows: list[tuple[Term, Mention | None, float]], fact: Fact
    ) -> list[tuple[Term, Mention | None, float]]:
        """The rows with two figures in each other's place where that makes one of the two right: 从21.57亿元到1300.3亿元."""
        for i, (one, a, fit_a) in enumerate(rows):
            for j, (two, b, fit_b) in enumerate(rows[:i]):
                if self._moved(rows, i, j) or self._moved(rows, j, i):
                    break
                if a is None or b is None or not _comparable(b, one) or not _comparable(a, two):
                    continue
                text, said = fact.reading.text, self.draft.text
                if _from_to(text, two.start, one.start) and _from_to(said, a.start, b.start):
                    rows[i], rows[j] = (
                        (one, b, fit_b),
                        (two, a, fit_a),
                    )  # from one to the other: the order is the draft's
                    continue
                held = {_relate(a, one, self.exact).relation, _relate(b, two, self.exact).relation}
                crossed = [_relate(b, one, self.exact).relation, _relate(a, two, self.exact).relation]
                if held == {"contradicts"} and sorted(crossed) == ["agrees", "contradicts"]:
                    rows[i], rows[j] = (one, b, fit_b), (two, a, fit_a)
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
                local += weight * hit.quality * self._decay(hit, mention, fact) * side
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
        noun = _NOUN.match(after)
        moved = (
            agree and noun is not None and noun[0] in fact.reading.text
        )  # 24项先行先试改革措施 for 先行先试24项改革措施
        other_noun = 0.25 if not moved and self._counts_other(fact, term, after, mention.start) else 0.0
        return 0.6 * locality + 0.27 * around + unit + agree - other_noun

    def _other_count(self, fact: Fact, term: Term, mention: Mention) -> bool:
        """47个城市 is no count of 115家企业: neither the counter nor the noun is the claim's. Nor is 267家 one of 18个国家."""
        moved = term.quantity is not None and term.quantity.form == "change"
        if moved and _SHARE.search(self.draft.text, 0, mention.start):
            return True  # 占收入的41.2% is no growth
        same = _unit(mention) == _unit(term.mention)
        agrees = _relate(mention, term, self.exact).relation == "agrees"
        if same and (agrees or _unit(mention) != "个" or _NOUN.match(self.draft.text, mention.end)):
            return False
        nouns = {
            other.text[-2:] for other in fact.terms if other.start == term.end and other.kind in ("words", "entity")
        }
        nouns = nouns or {
            noun[0][at : at + 2]
            for wording in fact.wordings[:4]
            for own in wording.slots
            if _same_value(own, term) and (noun := _NOUN.match(wording.text, own.end))
            for at in range(len(noun[0]) - 1)
        }
        unnamed = bool(nouns) and not any(canonical(noun) in self.draft.canonical for noun in nouns)
        return unnamed or (
            not same and self._counts_other(fact, term, self.draft.text[mention.end : mention.end + 8], mention.start)
        )

    def _counts_before(self, fact: Fact, at: int) -> bool:
        """企业17家 is no count of 7个项目: another noun of a kind stands right before the figure."""
        noun = self.draft.text[max(at - KIND, 0) : at]
        return noun in KINDS and not any(noun in wording.text for wording in fact.wordings)

    def _counts_other(self, fact: Fact, term: Term, after: str, at: int) -> bool:
        """46家概念验证平台 is no count of 145家全国重点实验室: another noun follows the figure directly."""
        noun = _NOUN.match(after)
        if noun is None or term.quantity is None:
            return noun is None and term.quantity is not None and self._counts_before(fact, at)
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
        if follows and mine[0] in _SCALES and all(text[:1] in _SCALES and text[:2] != mine[:2] for text in follows):
            return True  # 3个千亿元级 is no count of 万亿元级
        return bool(follows) and not any(pair in text for pair in pairs for text in follows)

    def _in_frame(self, mention: Mention, fact: Fact) -> bool:
        """Whether a figure stands between the very words that the claim's stands between: 以三年为周期 for 以两年为周期."""
        before, after = self.draft.text[: mention.start][-1:], self.draft.text[mention.end :][:FRAME]
        return (before + after).isalnum() and len(after) == FRAME and any(
            term.mention is not None and f"{before}{term.mention.text}{after}" in wording.text
            for term in fact.figures
            for wording in fact.wordings
        )  # fmt: skip

    def _decay(self, hit: Hit, mention: Mention, fact: Fact) -> float:
        since = self.draft.since  # what a sentence takes from the text before, it has where it begins
        distance = self.draft.distance(max(hit.start, since), mention.start)
        low, high = (mention.end, hit.start) if hit.start >= mention.end else (max(hit.end, since), mention.start)
        crowd = 0.9 ** min(_between(self._figure_starts, self._figure_ends, low, high), 4)
        if hit.start >= mention.end:
            return (1.0, 0.75, 0.6, 0.5)[min(distance, 3)] * crowd
        other = _between(self._measure_starts, self._measure_ends, low, high) > 0 and any(
            low <= n.start and n.end <= high and self.draft.text[n.start : n.end] not in fact.reading.text
            for n in self.draft.names
            if n.entity.kind == "measure"
        )
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
        counting = self._counting(term, result.fact)
        if len(counting) == 1:
            result.slots.append(self._figure(term, counting[0]))
        else:
            result.missing.append(term)

    def _counting(self, term: Term, fact: Fact) -> list[Mention]:
        """The draft's figures right before the noun that the key counts (八大板块 for 六大板块), or in its very place."""
        noun = _NOUN.match(fact.reading.text[term.end : term.end + 2])
        lead = fact.reading.text[max(term.start - LED, 0) : term.start]
        alike = [m for m in self._quantities if _comparable(m, term) and _unit(m) == _unit(term.mention)]
        if term.quantity is None:
            return []
        counted = [m for m in alike if noun is not None and self.draft.text.startswith(noun[0], m.end)]
        placed = [
            m for m in alike if len(lead) == LED and lead.isalpha() and self.draft.text.endswith(lead, 0, m.start)
        ]
        return counted or placed

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


def _between(starts: list[int], ends: list[int], low: int, high: int) -> int:
    """How many of some spans in order, none inside another, lie between two offsets."""
    return max(0, bisect_right(ends, high) - bisect_left(starts, low))


def _from_to(text: str, one: int, two: int) -> bool:
    """Whether a text goes from the figure at one offset to the figure at the other: 从215.7亿元跃升至1300.3亿元."""
    return one < two and _FROM.search(text, max(0, one - 10), one) is not None and _TO.search(text, 0, two) is not None


def _comparable(mention: Mention, term: Term) -> bool:
    if isinstance(mention.value, Quantity) and term.quantity is not None:
        if mention.kind == "fraction" and term.quantity.form != mention.value.form:
            return False  # 三分之一 is a share, and no growth
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


def _behind(later: Mention, first: Term) -> bool:
    """Whether 第二款 counts in the same order as 首款: the same things, within the same bounds (中国首艘 may be 世界第五艘)."""
    assert isinstance(later.value, Rank) and first.rank is not None
    return later.text[-1] == first.text[-1] and later.value.scope == first.rank.scope


def _same_value(mention: Mention, term: Term) -> bool:
    return term.mention is not None and mention.value == term.mention.value


def _unit(mention: Mention | None) -> str:
    return mention.value.unit if mention is not None and isinstance(mention.value, Quantity) else ""


def _hedge(mention: Mention | None) -> str:
    return mention.value.hedge if mention is not None and isinstance(mention.value, Quantity) else ""
