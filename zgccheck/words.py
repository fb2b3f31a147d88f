"""Words and names: found, exchanged, denied, or replaced by something that the source does not say."""

from __future__ import annotations

import re

from zgccheck import people, places
from zgccheck.align import Alignment
from zgccheck.evaluation import Evaluation
from zgccheck.fact import Fact, Term
from zgccheck.forms import ends, in_order, permuted, prefixed
from zgccheck.lexicon import ACTIONS, HONOURS, RATES, TOTALS, graded, rated, synonyms
from zgccheck.outright import FOUND, Hit
from zgccheck.replaced import DEMONSTRATIVE, VERBATIM, Replaced, done, renumbered
from zgccheck.rivals import slot_name

QUOTED = 8
"""Characters of quoted words that can be told by half of them."""
FOLLOWING = 4
"""Characters behind a word that tell what it is said of."""


THEME = 4
"""Characters of a theme."""
_MEETS = re.compile("论坛|大会|会议|活动|研讨|展|赛|期间")
"""Words of another meeting, at the one that is named before it."""
_THEMES = re.compile("主题[^,。;“”]{0,6}“([^“”]+)”"), re.compile("以“([^“”]+)”为[^,。;“”]{0,4}主题")
_OFTEN = re.compile("|".join(sorted({*RATES, *TOTALS})))
"""How often, or in all."""


class Words(Replaced):
    """Relates a claim's key and value words to the draft."""

    def _words(self, term: Term, hit: Hit, near: list[Alignment], result: Evaluation) -> None:
        if hit.altered and not self._elsewhere(hit, term, result.fact):
            said = self.draft.text[hit.start : hit.end]
            number = renumbered(term.text, said)
            if self._says_another(said, term, result.fact):
                result.missing.append(term)
                return
            plain = term.kind == "words" and not term.text.startswith("“")
            if said.startswith(DEMONSTRATIVE) or (not number and plain and done(said, term.text)):
                result.missing.append(term)
                return
            told = graded(said, term.text)
            if number or (
                result.beside([term]) >= (0.5 if told or term.entity is not None or term.text.startswith("“") else 0.75)
                and term.text not in ACTIONS
            ):
                self._wrong(term, hit.start, hit.end, result)
                return
            result.missing.append(term)
            return
        if hit.altered and self._another(hit, term):
            result.missing.append(term)
            return
        alone = not any(other.text == term.text[1:] for other in result.fact.terms)
        if alone and (bare := self._unprefixed(term, result.fact, close=result.coverage >= 0.45)) is not None:
            self._wrong(term, *bare, result)
            return
        if (abroad := self._abroad(term, hit)) is not None:
            result.slots.append(self._slot(term, "contradicts", "place-mismatch", *abroad, name="place"))
            return
        if hit.quality >= FOUND:
            displaced = self._displaced(term, hit, near, result)
            if displaced is not None:
                self._wrong(term, *displaced, result)
                return
            result.slots.append(self._slot(term, "agrees", "agrees", hit.start, hit.end))
            return
        other = prefixed(term.text, self.draft.text) if term.kind == "words" and result.coverage >= VERBATIM else None
        if other is not None and not any(t.text[1:] == term.text for t in result.fact.terms):
            self._wrong(term, other - 1, other + len(term.text), result)
            return
        named = term.entity is not None and term.entity.kind in ("person", "place")
        turned = None if named else permuted(term.text, self.draft.text)
        turned = turned or in_order(term.text, self.draft.text, turned=True)
        if turned is not None and result.coverage >= 0.4:
            self._wrong(term, *turned, result)
            return
        against = self._opposite(term, near) or self._denied(term, result)
        if against is not None and self.draft.text[slice(*against)] in HONOURS:
            self._wrong(term, *against, result)
            return
        if against is not None:
            result.slots.append(self._slot(term, "contradicts", "polarity", *against, name="polarity"))
            return
        reach = self._reach(term, near, result)
        if reach is not None:
            result.slots.append(self._slot(term, "contradicts", "scope-mismatch", *reach, name="scope"))
            return
        if term.kind == "modal":
            result.missing.append(term)
            return
        replaced = None if places.seat(term.text) else self._replaced(term, near, result.fact)
        if replaced is not None:
            self._wrong(term, replaced.start + replaced.text.startswith("了"), replaced.end, result)
            return
        altered = self._altered_quote(term, result.fact) or self._other_theme(term, result.fact)
        if altered is not None:
            result.slots.append(self._slot(term, "contradicts", "quotation-altered", *altered, name="quotation"))
            return
        often = self._other_rate(term, result)
        if often is not None:
            self._wrong(term, *often, result)
            return
        rival = self._rival(term, result)
        if rival is not None:
            name = slot_name(term)
            result.slots.append(self._slot(term, "contradicts", f"{name}-mismatch", *rival, name=name))
            return
        result.missing.append(term)

    def _abroad(self, term: Term, hit: Hit) -> tuple[int, int] | None:
        """Another place before the words where the claim's are said to be somewhere: 浙江省各类社会团体 for 在京各类社会团体."""
        seat = places.begins_in(term.text)
        if (
            not seat
            or hit.quality < FOUND
            or any(places.alike(seat, name) for *_, name in places.read(self.draft.text))
        ):
            return None
        others = [(a, b) for a, b, name in self._places if b <= hit.start + 1 and name not in places.SCOPES]
        return others[-1] if others else None

    def _altered_quote(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """What is other in the draft's quotation of words that the source has in quotation marks: a theme, a slogan."""
        wanted = term.text.strip("“”")
        if len(wanted) < QUOTED or term.kind != "words" or not any(f"“{wanted}”" in w.text for w in fact.wordings):
            return None
        for start, end in people.quoted(self.draft.text):
            said = self.draft.text[start:end]
            head, tail = ends(said, wanted)
            if said != wanted and abs(len(said) - len(wanted)) <= 2 and 2 * (head + tail) >= len(wanted):
                return start + head, max(end - tail, start + head + 1)
        return None

    def _other_theme(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """Another theme in quotation marks where the claim's is the theme of something."""
        wanted = term.text.strip("“”")
        themed = any("主题" in wording.text and f"“{wanted}”" in wording.text for wording in fact.wordings)
        events = [term.entity for term in fact.keys if term.entity is not None and term.entity.kind == "event"]
        named = {named.entity.name: named.end for named in self.draft.names if not named.foreign}
        told = themed and len(wanted) >= THEME and all(event.name in named for event in events)
        for frame in _THEMES if told else ():
            match = frame.search(self.draft.text, self.draft.since)
            if match is None or any(match[1] in wording.text for wording in fact.wordings):
                continue
            if not any(_MEETS.search(self.draft.text, named[event.name], match.start()) for event in events):
                return match.span(1)
        return None

    def _other_rate(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """Where the figure's clause tells how often it is, and not as the claim does: 每天解答1200万个 for 年均解答1200万个."""
        figure = result.figure
        if figure is None or not any(word in RATES for word in (term.text, *synonyms(term.text))):
            return None
        start = self.draft.clause_span(figure.start)[0]
        said = list(_OFTEN.finditer(self.draft.text, start, figure.start))
        yearly = any(match[0] in RATES for match in said)
        return next((m.span() for m in said if rated(m[0], term.text) and (m[0] in RATES or not yearly)), None)

    def _unprefixed(self, term: Term, fact: Fact, *, close: bool) -> tuple[int, int] | None:
        """Where the draft has a word without the prefix that makes the claim's of it: 侵入式 for 半侵入式.

        Where it follows no wording closely, it must be said of what the claim's is: 侵入式的“北脑一号” for 半侵入式“北脑一号”.
        """
        if term.kind != "words" or term.text[0] not in "非半副" or len(term.text) < 3 or term.text in self.draft.text:
            return None
        for match in re.finditer(re.escape(term.text[1:]) + "的?", self.draft.text):
            after = self.draft.text[match.end() : match.end() + FOLLOWING]
            same = len(after) == FOLLOWING and any(
                term.text + after in wording.text.replace(term.text + "的", term.text) for wording in fact.wordings
            )
            if same or close:
                return match.start(), match.start() + len(term.text) - 1
        return None

    def _wrong(self, term: Term, start: int, end: int, result: Evaluation) -> None:
        quoted = (
            term.text.startswith("“") and term.entity is None and term.role == "value" and self._in_quotes(start, end)
        )
        name, reason = (
            ("quotation", "quotation-altered") if quoted else (slot_name(term), f"{slot_name(term)}-mismatch")
        )
        result.slots.append(self._slot(term, "contradicts", reason, start, end, name=name))
