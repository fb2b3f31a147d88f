"""Words that speak against a claim's own: an opposite, a denial, another reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zgccheck import places
from zgccheck.align import Alignment
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.lexicon import opposites
from zgccheck.model import Mention
from zgccheck.rivals import Rivals, beside

_REACH = (
    ("全球", "世界", "国际"),
    ("亚太地区", "亚太", "亚洲", "东亚", "东南亚", "东盟", "欧洲", "欧美", "非洲", "金砖国家"),
    ("我国", "全国", "中国", "国内"),
    ("全市", "本市"),
)

LONG = 4
"""Characters of a word that points at its claim."""
FOLLOWED = 0.85
"""Coverage of a wording from which a word of the key, too, is denied by its opposite."""
_LEVEL = re.compile("达到?|为|是|有|共")
"""Between a measure and its figure, where it may be left out: 净亏损6.4亿元 for 净利润达6.4亿元."""
_LEVELS = re.compile("(?:额|达到?|为|是|有|共|了|约|近|超过?)*")
"""What stands between a measure and its figure."""
_OBJECT = re.compile(r"[了着]?([^\W\d_a-z]{3,4})")
"""What a verb governs: the words right after it."""


_WHOLE = re.compile(
    r"(全球|世界|全国|我国|全市|本市|北京市?)(?:总量|总数|[^\W\d_a-z]{2,5}总[量数额])?的?(?:比重|份额)?[为约近超达占]*$"
)
"""What a share right behind it is a share of."""


def _group(word: str) -> int:
    """The number of a word's group of reach; a place's own name is that of 全市."""
    return next((at for at, group in enumerate(_REACH) if word in group), len(_REACH) - 1)


class Opposed(Rivals):
    """Finds what speaks against a word that the draft does not give."""

    def _opposite(self, term: Term, near: list[Alignment]) -> tuple[int, int] | None:
        """A word that denies the term, where a closely followed wording has the term."""
        pairs = opposites(term.text)
        if not pairs:
            return None
        for alignment in near:
            at = alignment.wording.text.find(term.text)
            if at < 0:
                continue
            bound = self._bound_opposite(alignment.wording.text[at + len(term.text) :], pairs)
            if bound is not None:
                return bound
            if alignment.coverage < 0.5:
                continue
            end = at + len(term.text)
            verb = _LEVEL.match(alignment.wording.text, end)
            other = alignment.counterpart(at, end) or (alignment.counterpart(at, verb.end()) if verb else None)
            if other is None:
                continue
            for _, against in pairs:
                spot = self.draft.text.find(against, other.start, other.end)
                if spot >= 0:
                    return spot, spot + len(against)
        return None

    def _bound_opposite(self, following: str, pairs: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
        """A word that denies before the very object of the claim's: 降低了生产效率 for 提高了生产效率."""
        match = _OBJECT.match(following)
        if match is None:
            return None
        for _, against in pairs:
            for spot in re.finditer(f"{re.escape(against)}[了着]?(?:{re.escape(match[1])})", self.draft.text):
                return spot.start(), spot.start() + len(against)
        return None

    def _reach(self, term: Term, near: list[Alignment], result: Evaluation) -> tuple[int, int] | None:
        """Another reach in the place of the claim's: 全球 where the source has 我国, with the same words beside it, or of a
        superlative of the claim's."""
        local = _REACH[-1] if places.is_place(term.text) else None
        own = next((group for group in _REACH if term.text.removesuffix("上") in group), local)
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
                    titled = any(low <= spot and end <= high for low, high in self._titles)
                    if not titled and beside(wording, at, at + len(term.text), text, spot, end):
                        return spot, end
                    spot = text.find(word, spot + 1)
        if term.role != "value":
            return None
        others = [word for group in _REACH if group is not own for word in group]
        firsts = (slot for slot in result.of("agrees") if slot.term.kind == "rank")
        return next(
            ((s.start, s.start + len(word)) for s in firsts for word in others if s.said.startswith(word)), None
        )

    def _whole(self, term: Term, mention: Mention, fact: Fact) -> Slot | None:
        """Where the draft takes a share of another whole: 全国约三分之一的GDP for 全市约1/3的GDP."""
        if term.quantity is None or term.quantity.unit != "%" or term.quantity.form != "level":
            return None
        said = _WHOLE.search(self.draft.text, 0, mention.start)
        if said is None:
            return None
        theirs = {
            _group(own[1]): own[1]
            for wording in fact.wordings
            for other in wording.slots
            if other.value == term.quantity and (own := _WHOLE.search(wording.text, 0, other.start))
        }
        if not theirs or _group(said[1]) in theirs:
            return None
        slot = self._slot(term, "contradicts", "scope-mismatch", *said.span(1))
        return replace(slot, name="scope", expected=next(iter(theirs.values())))

    def _denied(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """A word that denies a missing value, in a clause that has other words of the claim."""
        pairs = opposites(term.text)
        if not pairs or term.kind == "modal":
            return None
        if term.role != "value" and result.coverage < FOLLOWED:
            return self._measured(pairs, result)
        if max(result.coverage, result.shared) < 0.5:
            return None
        clauses = {self.draft.clause(s.start) for s in result.slots if s.relation == "agrees" and s.name != "date"}
        for _, against in pairs:
            at = self.draft.text.find(against)
            if at >= 0 and (self.draft.clause(at) in clauses or self._told(at, term, result.fact)):
                return at, at + len(against)
        return None

    def _measured(self, pairs: Sequence[tuple[str, str]], result: Evaluation) -> tuple[int, int] | None:
        """The opposite of a measure, right before its very figure: 净亏损6.4亿元 for 净利润6.4亿元."""
        exact = any(slot.exact and slot.relation == "agrees" for slot in result.slots)
        end = result.figure.start if result.figure is not None and exact else 0
        for _, against in pairs:
            at = self.draft.text.rfind(against, 0, end)
            if at >= 0 and _LEVELS.fullmatch(self.draft.text, at + len(against), end):
                return at, at + len(against)
        return None

    def _told(self, at: int, term: Term, fact: Fact) -> bool:
        """Whether the clause at the offset has another value of the claim: 与全国平均水平持平."""
        clause = self.draft.text[slice(*self.draft.clause_span(at))]
        return any(other is not term and len(other.text) >= LONG and other.text in clause for other in fact.values)
