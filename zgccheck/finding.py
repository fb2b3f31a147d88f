"""What is found in one sentence, made into findings: the user's own offsets, a line for a person, notes and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zgccheck import say
from zgccheck.cite import Citer
from zgccheck.counterpart import Counterpart
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.model import SEVERITY, Citation, Claim, Finding, Mention, Near, Stance, Verdict
from zgccheck.people import Person
from zgccheck.reading import Reading
from zgccheck.slots import moves
from zgccheck.store import Base
from zgccheck.text import normalise
from zgccheck.titles import Office
from zgccheck.verdict import Ruling


class Findings:
    """Writes the findings of one sentence. What it is given is decided; nothing is weighed here."""

    def __init__(self, sentence: str, draft: Reading, base: Base, citer: Citer) -> None:
        self.sentence = sentence
        self.draft = draft
        self.base = base
        self.citer = citer

    def said(self, start: int, end: int) -> tuple[int, int, str]:
        """Offsets of the reading as the user's own, and the words there."""
        start, end = self.draft.span(start, end)
        return start, end, self.sentence[start:end]

    def ruled(self, ruling: Ruling, sides: Sequence[Claim] = ()) -> Finding:
        """A ruling's finding. `sides` are the claims that say otherwise of what the draft has right: then it is disputed."""
        evaluation, slot = ruling.evaluation, ruling.slot
        assert slot is not None
        claim = evaluation.fact.claim
        carried = self._carried(evaluation)
        if ruling.outcome == "conflict":
            return self._conflict(slot, claim, ruling.reason, ruling.score, carried)
        verdict: Verdict = "disputed" if sides else "supported"
        reason = "sources-differ" if sides else ruling.reason
        citations = self.citer.cite(claim, "supports")
        for other in sides:
            citations += self.citer.cite(other, "contradicts")
        expected = say.expected(slot, claim)
        words = self.said(slot.start, slot.end)[2]
        message = say.message(verdict, reason, slot, claim, words, expected, sides)
        span = _assertion(evaluation, self.draft)
        return self._finding(
            verdict,
            span,
            slot.name,
            reason,
            message,
            claim,
            expected,
            ruling.score,
            citations,
            sides=sides,
            carried=carried,
        )

    def _carried(self, evaluation: Evaluation) -> tuple[str, ...]:
        """The words of the claim's key that only the text before the sentence has."""
        carried = [
            slot for slot in evaluation.of("agrees") if slot.start < self.draft.since and slot.term.role == "key"
        ]
        return tuple(dict.fromkeys(slot.said for slot in carried))

    def _conflict(self, slot: Slot, claim: Claim, reason: str, score: float, carried: tuple[str, ...]) -> Finding:
        expected = say.expected(slot, claim)
        span = (slot.start, slot.end)
        if reason == "direction-mismatch":
            span = _moved(self.draft.text, *span)
            expected = _told(claim, expected)
        message = say.message("conflict", reason, slot, claim, self.said(*span)[2], expected, [])
        citations = self.citer.cite(claim, "contradicts")
        return self._finding(
            "conflict", span, slot.name, reason, message, claim, expected, score, citations, carried=carried
        )

    def speaker(self, slot: Slot, claim: Claim, score: float, offices: Sequence[Claim]) -> Finding:
        """Words that the sources give to another; `offices` are the claims on who that is."""
        span = (slot.start, slot.end)
        message = say.message("conflict", "person-mismatch", slot, claim, self.said(*span)[2], claim.by, [])
        citations = [citation for told in (*offices, claim) for citation in self.citer.cite(told, "contradicts")]
        return self._finding("conflict", span, "person", "person-mismatch", message, claim, claim.by, score, citations)

    def office(self, office: Office, person: Person) -> Finding:
        """An office that the person holds, or doesn't."""
        right = office.relation == "agrees"
        verdict: Verdict = "supported" if right else "conflict"
        stance: Stance = "supports" if right else "contradicts"
        span = (min(office.start, person.start), max(office.end, person.end)) if right else (office.start, office.end)
        message = say.title(verdict, self.said(*span)[2], office.expected, person.name)
        reason = "agrees" if right else "title-mismatch"
        citations = self.citer.cite(office.claim, stance)
        return self._finding(verdict, span, "title", reason, message, office.claim, office.expected, 1.0, citations)

    def misnamed(self, person: Person, name: str, claim: Claim) -> Finding:
        """An office given to a name that the sources don't have there."""
        span = (person.start, person.end)
        message = say.holder(self.said(*span)[2], name, claim)
        citations = self.citer.cite(claim, "contradicts")
        return self._finding("conflict", span, "person", "person-mismatch", message, claim, name, 0.9, citations)

    def quoted(self, mention: Mention, claim: Claim) -> Finding:
        """A quotation whose words stand, one for one, in a passage of the claim."""
        citations = self.citer.cite(claim, "supports")
        span = (mention.start, mention.end)
        return self._finding("supported", span, "quotation", "agrees", say.quoted(claim), claim, None, 0.9, citations)

    def counterpart(self, mention: Mention, found: Counterpart) -> Finding:
        """A figure held against the one that an uncurated document has in its place."""
        claim, agrees = found.told.claim, found.outcome.relation == "agrees"
        span = (mention.start, mention.end)
        other = found.told.reading.normal.span(found.mention.start, found.mention.end)
        expected = claim.statement[slice(*other)]
        verdict: Verdict = "supported" if agrees else "conflict"
        message = say.counterpart(verdict, found.outcome.reason, self.said(*span)[2], expected, claim)
        citations = self.citer.cite(claim, "supports" if agrees else "contradicts")
        slot = say.slot_of(mention)
        return self._finding(verdict, span, slot, found.outcome.reason, message, claim, expected, found.fit, citations)

    def unverified(self, mention: Mention, reason: str, hints: Sequence[tuple[Claim, float]]) -> Finding:
        """A checkable reading that no claim speaks to, with the claims that resemble it."""
        return self._open(mention.start, mention.end, say.slot_of(mention), reason, hints)

    def beyond(self, slot: Slot, claim: Claim, score: float) -> Finding:
        """An item that a list which the source leaves open does not have."""
        return self._open(slot.start, slot.end, slot.name, slot.reason, [(claim, score)])

    def _open(self, start: int, end: int, slot: str, reason: str, hints: Sequence[tuple[Claim, float]]) -> Finding:
        start, end, said = self.said(start, end)
        near = tuple(Near(claim.id, round(score, 4), claim.statement) for claim, score in hints)
        message = say.unverified(reason, said, hints)
        return Finding("unverified", start, end, said, slot, reason, message, near=near, curated=self.base.curated)

    def _finding(
        self,
        verdict: Verdict,
        span: tuple[int, int],
        slot: str,
        reason: str,
        message: dict[str, str],
        claim: Claim,
        expected: str | None,
        score: float,
        citations: Sequence[Citation],
        *,
        sides: Sequence[Claim] = (),
        carried: tuple[str, ...] = (),
    ) -> Finding:
        start, end, said = self.said(*span)
        notes = (*say.notes(claim, self.base, sides), *self._misprints(claim))
        if carried:
            notes = (say.carried(carried), *notes)
        return Finding(
            verdict, start, end, said, slot, reason, message, claim.id, expected, round(score, 4), tuple(citations),
            notes=notes, curated=claim.curated,
        )  # fmt: skip

    def _misprints(self, claim: Claim) -> list[dict[str, str]]:
        """A note where the draft writes a name otherwise than the source probably misprints it."""
        if (claim.note or {}).get("kind") == "probable-misprint":
            return []
        return [
            say.printed(
                {
                    "kind": "probable-misprint",
                    "printed": named.entity.name,
                    "right": self.draft.text[named.start : named.end],
                }
            )
            for named in self.draft.names
            if named.variant and (named.entity.name in claim.statement or named.entity.name == claim.by)
        ]


def parts(ruling: Ruling) -> list[Ruling]:
    """What a ruling says: beside a wrong value, that the other values of the same claim are right."""
    wrong = ruling.slot
    if ruling.outcome != "conflict" or wrong is None or wrong.name in ("polarity", "status"):
        return [ruling]
    right = [
        slot
        for slot in ruling.evaluation.of("agrees")
        if slot.term.role == "value"
        and slot.term.kind != "modal"
        and slot.term is not wrong.term
        and not (slot.start <= wrong.start and wrong.end <= slot.end)
    ]
    if wrong.term.role == "key":
        right = [slot for slot in right if wrong.name == "date" and slot.term.kind in ("words", "entity")]
    if not right:
        return [ruling]
    return [ruling, replace(ruling, outcome="supported", slot=right[0], reason=right[0].reason)]


def _moved(text: str, start: int, end: int) -> tuple[int, int]:
    """The figure with the word that says which way it moves: 减少39.5%, 39.5%的降幅."""
    move = moves.move(text, start, end, compared=True)
    return (min(start, move.start), max(end, move.end)) if move else (start, end)


def _told(claim: Claim, figure: str) -> str:
    """The claim's own words for a figure with its direction."""
    normal = normalise(claim.statement)
    at = normal.text.find(normalise(figure).text)
    if at < 0:
        return figure
    return claim.statement[slice(*normal.span(*_moved(normal.text, at, at + len(normalise(figure).text))))]


def _assertion(evaluation: Evaluation, draft: Reading) -> tuple[int, int]:
    """The clause or clauses in which the assertion stands."""
    if evaluation.figure is not None:
        mention = evaluation.figure
        return draft.clause_span(mention.start)[0], max(mention.end, evaluation.at)
    start, end = evaluation.span
    return start, min(end, len(draft.text))


def distinct(findings: Sequence[Finding]) -> list[Finding]:
    """One finding a claim; a disputed pair told once, and a fault once, with all that speaks against it."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        sides: tuple[object, ...] = (finding.claim,)
        if finding.verdict == "disputed":
            sides = tuple(sorted({f"{c.source}:{c.start}" for c in finding.citations}))
        elif finding.verdict == "conflict":
            sides = (finding.start, finding.end, finding.expected)
        mark = (finding.verdict, finding.slot, *sides)
        if mark not in kept:
            kept[mark] = finding
        elif finding.verdict == "conflict":
            told = kept[mark]
            more = tuple(citation for citation in finding.citations if citation not in told.citations)
            kept[mark] = replace(told, citations=told.citations + more)
    return list(kept.values())


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Worst first, then by place."""
    return sorted(findings, key=lambda f: (-SEVERITY.index(f.verdict), f.start, f.end, f.claim or ""))


def worst(findings: Sequence[Finding]) -> Verdict:
    """The sentence's verdict; `partial` is supported beside unverified."""
    verdicts = {finding.verdict for finding in findings}
    for verdict in ("conflict", "disputed"):
        if verdict in verdicts:
            return verdict
    if "supported" in verdicts:
        return "partial" if "unverified" in verdicts else "supported"
    return "unverified"
