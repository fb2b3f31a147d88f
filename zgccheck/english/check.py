"""An English sentence -> findings: read, find claims by their glosses, match, rule, contest, say; the quotations are Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from zgccheck import compare, say, titles
from zgccheck.english import roles
from zgccheck.english.contest import contest
from zgccheck.english.draft import Draft, draft
from zgccheck.english.gloss import Gloss, Glosses
from zgccheck.english.match import Match
from zgccheck.english.matcher import Matcher
from zgccheck.english.reading import read
from zgccheck.english.verdict import Ruling, rule
from zgccheck.evaluation import Slot as Compared
from zgccheck.index import Index
from zgccheck.model import Citation, Claim, Finding, Mention, Near, Quantity, Stance, Verdict

Cite = Callable[[Claim, Stance], list[Citation]]


class English:
    """Checks English sentences against one base. Made when the first one comes: the base loads no slower without."""

    def __init__(self, index: Index, cite: Cite, *, exact: bool = False) -> None:
        self.index = index
        self.cite = cite
        self.exact = exact
        self.glosses = Glosses(index)

    @cached_property
    def offices(self) -> Mapping[str, list[Claim]]:
        return titles.offices(self.index)

    @cached_property
    def _office_claims(self) -> frozenset[str]:
        return frozenset(claim.id for claims in self.offices.values() for claim in claims)

    def findings(self, sentence: str) -> list[Finding]:
        """What the base says of the sentence. Offsets are its own code points."""
        told = draft(read(sentence), self.glosses, exact=self.exact)
        matcher = Matcher(told, self.glosses)
        found = self.glosses.candidates(told.reading)
        glosses = [self.glosses.gloss(self.index.claims.by_number(number)) for number, _ in found]
        rulings = self._rulings(glosses, matcher, told)
        standing = contest(rulings)
        rows = [self._finding(ruling, sentence, matcher) for ruling in standing]
        offices = [
            self._office(office, sentence)
            for office in roles.check(told, self.glosses, self.offices)
            if office.relation != "undecided"
        ]
        spoken = {f.claim for f in offices}
        rows = [f for f in rows if f.claim not in spoken] + offices
        return rows + self._open(told, standing, rulings, found, sentence)

    def _rulings(self, glosses: Sequence[Gloss], matcher: Matcher, told: Draft) -> list[Ruling]:
        """Rule on each; then again, without the figures that others bear out, on those that misread them."""
        rulings = [self._unofficial(rule(matcher.match(gloss), told), told) for gloss in glosses]
        borne = frozenset(
            r.match.figure
            for r in rulings
            if r.outcome == "supported" and r.match.figure is not None and r.held is not None and r.held.exact
        )
        again = []
        for ruling in rulings:
            if ruling.outcome != "supported" and ruling.match.figure in borne and len(told.figures) > 1:
                other = self._unofficial(rule(matcher.match(ruling.match.gloss, borne), told), told)
                ruling = other if other.match.figure is not None else ruling
            again.append(ruling)
        return again

    def _unofficial(self, ruling: Ruling, told: Draft) -> Ruling:
        """Who holds which office is judged by `roles` alone."""
        gloss = ruling.match.gloss
        if (
            ruling.outcome == "supported" and gloss.claim.id in self._office_claims and roles.other_office(told, gloss)
        ) or (
            ruling.outcome == "conflict"
            and ruling.match.gloss.claim.id in self._office_claims
            and ruling.slot not in ("person", "polarity")
        ):
            return Ruling(
                ruling.match, "unverified", "key-not-established", ruling.slot, ruling.score, ruling.start, ruling.end
            )
        return ruling

    def _finding(self, ruling: Ruling, sentence: str, matcher: Matcher) -> Finding:
        claim = ruling.match.gloss.claim
        others = self._other_sides(claim, ruling, matcher) if ruling.outcome == "supported" else []
        verdict: Verdict = "conflict" if ruling.outcome == "conflict" else "disputed" if others else "supported"
        reason = "sources-differ" if others else ruling.reason
        citations = self.cite(claim, "contradicts" if verdict == "conflict" else "supports")
        for other in others:
            citations += self.cite(other, "contradicts")
        start, end = (ruling.start, ruling.end) if verdict == "conflict" else _assertion(ruling)
        said = sentence[start:end]
        slot = _compared(ruling, said)
        chinese = ruling.expected or (say.expected(slot, claim) if ruling.held is not None else claim.statement)
        english = _expected(ruling, chinese)
        told = {
            "zh": say.message(verdict, reason, slot, claim, said, chinese, others)["zh"],
            "en": say.message(verdict, reason, slot, claim, said, english, others)["en"],
        }
        notes = say.notes(claim, self.index.base, others)
        if verdict == "conflict":
            notes = (say.note("gloss", claim.statement_en), *notes)
        return Finding(
            verdict, start, end, said, ruling.slot, reason, told, claim.id, english, ruling.score, tuple(citations),
            notes=notes, curated=claim.curated,
        )  # fmt: skip

    def _other_sides(self, claim: Claim, ruling: Ruling, matcher: Matcher) -> list[Claim]:
        """Claims of the same dispute that the sentence does not bear out."""
        sides = []
        for dispute in self.index.disputed.get(claim.id, ()):
            for name in dispute.claims:
                if name != claim.id:
                    match = matcher.match(self.glosses.gloss(self.index.claims[name]))
                    if not any(held.slot.term.role == "value" for held in match.of("agrees")):
                        sides.append(match.gloss.claim)
        return sides

    def _office(self, office: roles.Told, sentence: str) -> Finding:
        claim = office.claim
        supported = office.relation == "agrees"
        said, verdict = sentence[office.start : office.end], "supported" if supported else "conflict"
        told = {
            "zh": say.title(verdict, said, "、".join(claim.value), "、".join(claim.key))["zh"],
            "en": say.agreed_title(claim)
            if supported
            else say.title(verdict, said, office.expected, claim.statement_en)["en"],
        }
        return Finding(
            "supported" if supported else "conflict", office.start, office.end, said, "title", office.reason, told, claim.id,
            office.expected, 1.0,
            tuple(self.cite(claim, "supports" if supported else "contradicts")), notes=say.notes(claim, self.index.base, []),
            curated=claim.curated,
        )  # fmt: skip

    def _open(
        self,
        told: Draft,
        standing: Sequence[Ruling],
        rulings: Sequence[Ruling],
        found: Sequence[tuple[int, float]],
        sentence: str,
    ) -> list[Finding]:
        """An unverified finding for each checkable figure or rank that no finding speaks to."""
        rows = []
        for mention in told.figures:
            if not mention.checkable or mention.kind == "first" or _spoken(mention, standing):
                continue
            reason = "no-claim"
            near = sorted((r for r in rulings if r.match.figure is mention and r.score > 0.3), key=lambda r: -r.score)
            if any(r.reason == "more-precise-than-source" and r.match.core >= 0.6 for r in near):
                reason = "more-precise-than-source"
            hints = [(r.match.gloss.claim, r.score) for r in near[:3]]
            hints = hints or [
                (self.index.claims.by_number(number), score) for number, score in found[:3] if score > 0.2
            ]
            said = sentence[mention.start : mention.end]
            rows.append(
                Finding(
                    "unverified", mention.start, mention.end, said, say.slot_of(mention), reason, say.unverified(reason, said, hints),
                    near=tuple(Near(claim.id, round(score, 4), claim.statement) for claim, score in hints),
                )
            )  # fmt: skip
        return rows


def _assertion(ruling: Ruling) -> tuple[int, int]:
    """From the first to the last word that the claim shares in the figure's neighbourhood."""
    start, end = ruling.match.span
    figure = ruling.match.figure
    if figure is not None:
        start, end = min(start, figure.start), max(end, figure.end)
    return start, end


def _expected(ruling: Ruling, chinese: str) -> str:
    """The claim's words for the slot in English, as the gloss has them; the Chinese where it has none."""
    gloss, held = ruling.match.gloss, ruling.held
    if held is not None:
        return gloss.claim.statement_en[held.slot.at : held.slot.end] if held.slot.at >= 0 else chinese
    if ruling.match.swapped and ruling.outcome == "conflict":
        name = ruling.match.swapped[0][0]
        return gloss.claim.statement_en[name.start : name.end]
    return gloss.claim.statement_en


def _compared(ruling: Ruling, said: str) -> Compared:
    """The slot as the messages of `say` take it."""
    held = ruling.held
    terms = ruling.match.gloss.fact.terms
    term = held.slot.term if held is not None else terms[0]
    value = held.mention.value if held is not None and held.mention is not None else None
    quantity = (
        value
        if isinstance(value, Quantity) and term.quantity is not None and value.unit == term.quantity.unit
        else None
    )
    return Compared(term, ruling.slot, "agrees", ruling.reason, ruling.start, ruling.end, said, term.text, quantity)


def _spoken(mention: Mention, standing: Sequence[Ruling]) -> bool:
    """Whether a finding rests on the figure, or its claim's text has the very same one."""
    for ruling in standing:
        match: Match = ruling.match
        if any(h.mention is mention for h in match.held if h.relation != "undecided"):
            return True
        for own in match.gloss.reading.mentions:
            if own.value == mention.value and ruling.outcome == "supported":
                return True
        if isinstance(mention.value, Quantity):
            for wording in match.gloss.fact.wordings[:1]:
                for other in wording.slots:
                    if isinstance(other.value, Quantity) and compare.commensurable(mention.value, other.value):
                        if other.value.interval == mention.value.interval:
                            return True
    return False
