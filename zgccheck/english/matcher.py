"""One gloss held against one English sentence: words, names, figures and dates, each with its relation."""

from __future__ import annotations

from dataclasses import replace

from zgccheck import compare
from zgccheck.english.gloss import Gloss, Slot, says, unit_agrees
from zgccheck.english.match import Held, Match
from zgccheck.english.naming import Naming
from zgccheck.english.times import Times
from zgccheck.english.wording import Wording
from zgccheck.model import Mention, Quantity, Rank


class Matcher(Wording, Naming, Times):
    """Holds one sentence against glosses."""

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
            agrees = says(mention, term)
            outcome = compare.Outcome("agrees" if agrees else "contradicts", "agrees" if agrees else "ordinal-mismatch")
        return Held(slot, name, outcome.relation, outcome.reason, mention.start, mention.end, mention, outcome.exact)


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
