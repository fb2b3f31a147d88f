"""A sentence -> a report: read, retrieve, evaluate, contest, say. Pure: no file, clock or terminal below `load`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from zgccheck import fact as facts
from zgccheck import index as indexes
from zgccheck import lists, say, titles
from zgccheck.contest import contest
from zgccheck.english.text import is_english
from zgccheck.errors import BrokenQuote
from zgccheck.evaluation import Evaluation
from zgccheck.fact import Fact
from zgccheck.index import Index
from zgccheck.judge import Judge
from zgccheck.model import SEVERITY, Citation, Claim, Finding, Mention, Near, Quantity, Report, Stance, Verdict
from zgccheck.people import Person, bare
from zgccheck.reading import Reading, read
from zgccheck.retrieve import Candidate, candidates
from zgccheck.store import Base
from zgccheck.text import normalise, place
from zgccheck.verdict import Ruling, rule

if TYPE_CHECKING:
    from zgccheck.english.check import English


class Checker:
    """Checks sentences against one base."""

    def __init__(self, index: Index, *, exact: bool = False) -> None:
        self.index = index
        self.exact = exact
        self._facts: dict[str, Fact] = {}
        self._offices: Mapping[str, list[Claim]] | None = None
        self._places: dict[tuple[str, int], tuple[int, int]] = {}

    @classmethod
    def load(cls, path: Path | str | None = None, *, exact: bool = False) -> Checker:
        """The base that ships with the package, or the one at `path`. Raises InputError if it is unusable."""
        return cls(indexes.load(Path(path) if path is not None else None), exact=exact)

    @property
    def base(self) -> Base:
        return self.index.base

    def fact(self, claim: Claim) -> Fact:
        if claim.id not in self._facts:
            self._facts[claim.id] = facts.build(claim, self.index)
        return self._facts[claim.id]

    def check(self, sentence: str) -> Report:
        """Report on one sentence. Offsets are code points of `sentence` as given."""
        if is_english(sentence):
            english = _ordered(_distinct(self._english.findings(sentence)))
            return Report(sentence, _worst(english), bool(english), tuple(english))
        draft = read(sentence, self.index.lexicon)
        judge = Judge(draft, self.index.rarity, exact=self.exact)
        found = candidates(draft, self.index)
        rulings = self._rulings(judge, [self.fact(self.index.claims.by_number(c.number)) for c in found])
        standing = contest(
            rulings, [m for m in draft.slots if m.kind in ("quantity", "percent", "rank") and m.checkable]
        )
        findings = [finding for ruling in standing for finding in self._findings(ruling, judge, draft, sentence)]
        findings += self._speakers(standing, draft, sentence)
        offices = self._titles(judge, draft, sentence)
        told = {office.claim for office in offices}
        findings = [finding for finding in findings if finding.claim not in told] + offices
        open_ended = self._uncovered(draft, standing, rulings, found, sentence, judge, findings)
        findings = [_misprint(finding, draft, self.index) for finding in _ordered(_distinct(findings) + open_ended)]
        checkable = bool(findings)
        return Report(sentence, _worst(findings), checkable, tuple(findings))

    @cached_property
    def _english(self) -> English:
        """Made when the first English sentence comes: without one nothing of it is loaded."""
        from zgccheck.english.check import English

        return English(self.index, self.cite, exact=self.exact)

    # -- findings -----------------------------------------------------------------------------------------------

    def _rulings(self, judge: Judge, candidates: list[Fact]) -> list[Ruling]:
        """Rule on every candidate; then again, without the figures that other facts bear out, on those that misread them."""
        rulings = [self._unofficial(rule(judge.evaluate(fact))) for fact in candidates]
        borne: dict[Mention, set[str]] = {}
        for ruling in rulings:
            if (
                ruling.outcome == "supported"
                and ruling.slot is not None
                and ruling.slot.exact
                and ruling.evaluation.figure is not None
            ):
                borne.setdefault(ruling.evaluation.figure, set()).add(ruling.evaluation.fact.claim.id)
        again = []
        for ruling in rulings:
            figure = ruling.evaluation.figure
            if ruling.outcome != "supported" and figure in borne:
                other = self._unofficial(rule(judge.evaluate(ruling.evaluation.fact, frozenset(borne))))
                ruling = other if other.evaluation.figure is not None else ruling
            again.append(ruling)
        return again

    def _unofficial(self, ruling: Ruling) -> Ruling:
        """Who holds which office is judged by `titles` alone: many people are 院士."""
        if ruling.outcome == "conflict" and ruling.evaluation.fact.claim.id in self.office_claims:
            return replace(ruling, outcome="unverified", slot=None, reason="key-not-established")
        return ruling

    @cached_property
    def office_claims(self) -> frozenset[str]:
        return frozenset(claim.id for claims in self.offices.values() for claim in claims)

    def _findings(self, ruling: Ruling, judge: Judge, draft: Reading, sentence: str) -> list[Finding]:
        """The ruling's finding; beside a wrong value, one more for the other values of the same claim that are right."""
        found = [self._finding(ruling, judge, draft, sentence)]
        wrong = ruling.slot
        if ruling.outcome == "conflict" and wrong is not None and wrong.name not in ("polarity", "status"):
            right = [
                s
                for s in ruling.evaluation.of("agrees")
                if s.term.role == "value" and s.term.kind != "modal" and s.term is not wrong.term
            ]
            if wrong.term.role == "key":
                right = [s for s in right if wrong.name == "date" and s.term.kind in ("words", "entity")]
            if right:
                found.append(
                    self._finding(
                        replace(ruling, outcome="supported", slot=right[0], reason=right[0].reason),
                        judge,
                        draft,
                        sentence,
                    )
                )
        return found

    def _finding(self, ruling: Ruling, judge: Judge, draft: Reading, sentence: str) -> Finding:
        evaluation, slot = ruling.evaluation, ruling.slot
        assert slot is not None
        claim = evaluation.fact.claim
        others = self._other_sides(claim, judge) if ruling.outcome == "supported" else []
        if others:
            citations = self.cite(claim, "supports")
            for other in others:
                citations += self.cite(other, "contradicts")
            verdict: Verdict = "disputed"
            reason = "sources-differ"
        else:
            verdict = "supported" if ruling.outcome == "supported" else "conflict"
            citations = self.cite(claim, "supports" if verdict == "supported" else "contradicts")
            reason = ruling.reason
        start, end = (slot.start, slot.end) if verdict == "conflict" else self._assertion(evaluation, draft)
        start, end = draft.normal.span(start, end)
        expected = say.expected(slot, claim)
        return Finding(
            verdict, start, end, sentence[start:end], slot.name, reason,
            say.message(verdict, reason, slot, claim, sentence[slice(*draft.normal.span(slot.start, slot.end))], expected, others),
            claim.id, expected, round(ruling.score, 4), tuple(citations), notes=say.notes(claim, self.base, others),
            curated=claim.curated,
        )  # fmt: skip

    def _other_sides(self, claim: Claim, judge: Judge) -> list[Claim]:
        """Claims of the same dispute that the draft contradicts."""
        sides = []
        for dispute in self.index.disputed.get(claim.id, ()):
            for name in dispute.claims:
                if name != claim.id:
                    other = self.fact(self.index.claims[name])
                    evaluation = judge.evaluate(other)
                    agreed = {slot.term for slot in evaluation.of("agrees")}
                    differs = any(slot.term.role == "value" for slot in evaluation.of("contradicts"))
                    lacking = not other.claim.list and not all(
                        term in agreed for term in other.values if term.kind != "modal"
                    )
                    if differs or lacking:
                        sides.append(other.claim)
        return sides

    def _assertion(self, evaluation: Evaluation, draft: Reading) -> tuple[int, int]:
        """The clause or clauses in which the assertion stands."""
        if evaluation.figure is not None:
            mention = evaluation.figure
            return draft.clause_span(mention.start)[0], max(mention.end, evaluation.at)
        start, end = evaluation.span
        return start, min(end, len(draft.text))

    def _speakers(self, standing: list[Ruling], draft: Reading, sentence: str) -> list[Finding]:
        """A conflict for each speaker whom the draft credits with what the sources give to another."""
        told: dict[tuple[int, int], Finding] = {}
        for ruling in standing:
            slot = ruling.evaluation.speaker
            if slot is None or ruling.outcome != "supported" or ruling.evaluation.about < 0.7:
                continue
            claim = ruling.evaluation.fact.claim
            start, end = draft.normal.span(slot.start, slot.end)
            citations = [c for office in self.offices.get(slot.expected, []) for c in self.cite(office, "contradicts")]
            told.setdefault(
                (start, end),
                Finding(
                    "conflict", start, end, sentence[start:end], "person", "person-mismatch",
                    say.message("conflict", "person-mismatch", slot, claim, sentence[start:end], claim.by, []),
                    claim.id, claim.by, round(ruling.score, 4), tuple(citations + self.cite(claim, "contradicts")),
                    notes=say.notes(claim, self.base, []), curated=claim.curated,
                ),
            )  # fmt: skip
        return list(told.values())

    @property
    def offices(self) -> Mapping[str, list[Claim]]:
        if self._offices is None:
            self._offices = titles.offices(self.index)
        return self._offices

    def _titles(self, judge: Judge, draft: Reading, sentence: str) -> list[Finding]:
        if not any(person.roles for person in judge.people):
            return []
        findings = []
        for person in judge.people:
            claims = self.offices.get(person.variant_of or person.name, [])
            office = titles.check(person, claims, draft, self.index) if claims else None
            if office is None or office.relation != "agrees":
                held = titles.holder(person, dict(self.offices), draft, self.index)
                if held is not None:
                    findings.append(self._misnamed(person, *held, draft, sentence))
                    continue
            if office is None or office.relation == "undecided":
                continue
            verdict: Verdict = "supported" if office.relation == "agrees" else "conflict"
            start, end = draft.normal.span(office.start, person.end if verdict == "supported" else office.end)
            said = sentence[start:end]
            stance: Stance = "supports" if verdict == "supported" else "contradicts"
            reason = "agrees" if verdict == "supported" else "title-mismatch"
            findings.append(
                Finding(
                    verdict, start, end, said, "title", reason, say.title(verdict, said, office.expected, person.name),
                    office.claim.id, office.expected, 1.0, tuple(self.cite(office.claim, stance)),
                    notes=say.notes(office.claim, self.base, []), curated=office.claim.curated,
                )
            )  # fmt: skip
        return findings

    def _misnamed(self, person: Person, name: str, claim: Claim, draft: Reading, sentence: str) -> Finding:
        """An office given to a name that the sources don't have there."""
        start, end = draft.normal.span(person.start, person.end)
        said = sentence[start:end]
        return Finding(
            "conflict", start, end, said, "person", "person-mismatch", say.holder(said, name, claim), claim.id, name, 0.9,
            tuple(self.cite(claim, "contradicts")), notes=say.notes(claim, self.base, []), curated=claim.curated,
        )  # fmt: skip

    def _uncovered(
        self,
        draft: Reading,
        standing: list[Ruling],
        rulings: list[Ruling],
        found: list[Candidate],
        sentence: str,
        judge: Judge,
        findings: list[Finding],
    ) -> list[Finding]:
        """An unverified finding for each checkable reading that no finding speaks to."""
        rows = []
        for mention in draft.slots:
            if (
                not self._assertive(mention, draft)
                or _named(mention, draft)
                or _counts_list(mention, draft)
                or _spoken(mention, standing, draft, findings)
            ):
                continue
            if (
                mention.kind == "quotation"
                and (told := self._quoted(mention, found, draft, sentence, judge)) is not None
            ):
                rows.append(told)
                continue
            reason, near = "no-claim", []
            for ruling in rulings:
                if (
                    ruling.evaluation.figure is mention
                    and ruling.reason == "more-precise-than-source"
                    and ruling.evaluation.about >= 0.6
                ):
                    reason = "more-precise-than-source"
                    near.append(ruling)
            ranked = near or sorted((r for r in rulings if r.evaluation.figure is mention), key=lambda r: -r.score)
            hints = [(r.evaluation.fact.claim, r.score) for r in ranked[:3] if r.score > 0.2]
            hints = hints or [(self.index.claims.by_number(c.number), c.score) for c in found[:3] if c.score > 0.2]
            start, end = draft.normal.span(mention.start, mention.end)
            rows.append(
                Finding(
                    "unverified",
                    start,
                    end,
                    sentence[start:end],
                    say.slot_of(mention),
                    reason,
                    say.unverified(reason, sentence[start:end], hints),
                    None,
                    None,
                    0.0,
                    near=tuple(Near(c.id, round(s, 4), c.statement) for c, s in hints),
                )
            )
        return rows

    def _quoted(
        self, mention: Mention, found: list[Candidate], draft: Reading, sentence: str, judge: Judge
    ) -> Finding | None:
        """Support for a quotation whose words stand, one for one, in a passage of a candidate that its speaker said."""
        wanted = bare(mention.text)
        if len(wanted) < 8:
            return None
        for candidate in found:
            claim = self.index.claims.by_number(candidate.number)
            if claim.by and normalise(claim.by).text not in draft.text and any(p.speaks for p in judge.people):
                continue
            if any(wanted in bare(wording.text) for wording in self.fact(claim).wordings):
                start, end = draft.normal.span(mention.start, mention.end)
                return Finding(
                    "supported", start, end, sentence[start:end], "quotation", "agrees", say.quoted(claim), claim.id, None, 0.9,
                    tuple(self.cite(claim, "supports")), notes=say.notes(claim, self.base, []), curated=claim.curated,
                )  # fmt: skip
        return None

    @staticmethod
    def _assertive(mention: Mention, draft: Reading) -> bool:
        following = draft.text[mention.end : mention.end + 1]
        if mention.text.endswith("年") and isinstance(mention.value, Quantity) and following in ("来", "间", "内"):
            return False  # 五年来, 十年间: when, not how much
        return mention.checkable and mention.kind not in ("date", "period", "polarity", "status", "ordinal", "first")

    # -- quotations ---------------------------------------------------------------------------------------------

    def cite(self, claim: Claim, stance: Stance) -> list[Citation]:
        """Every place that says the claim, each proven to be the source's own slice."""
        citations = []
        for passage in claim.passages:
            source = self.base.sources[passage.source]
            for span in passage.spans:
                if source.text[span.start : span.end] != span.exact:
                    raise BrokenQuote(f"{claim.id}: {source.path} {span.start}-{span.end} is not the quoted text")
                spot = (passage.source, span.start)
                if spot not in self._places:
                    self._places[spot] = place(source.text, span.start)
                line, column = self._places[spot]
                citations.append(Citation(passage.source, span.start, span.end, span.exact, line, column, stance))
        return citations


def _misprint(finding: Finding, draft: Reading, index: Index) -> Finding:
    """The finding with a note where the draft writes a name otherwise than the source probably misprints it."""
    claim = index.claims.get(finding.claim or "")
    if claim is None or (claim.note or {}).get("kind") == "probable-misprint":
        return finding
    told = [
        say.printed(
            {
                "kind": "probable-misprint",
                "printed": named.entity.name,
                "right": draft.text[named.start : named.end],
            }
        )
        for named in draft.names
        if named.variant and (named.entity.name in claim.statement or named.entity.name == claim.by)
    ]
    return replace(finding, notes=(*finding.notes, *told)) if told else finding


def _named(mention: Mention, draft: Reading) -> bool:
    """A name in quotation marks is no quotation."""
    return mention.kind == "quotation" and any(
        n.start <= mention.start + 1 and mention.end - 1 <= n.end for n in draft.names
    )


def _counts_list(mention: Mention, draft: Reading) -> bool:
    """苏州、常州、绍兴三座城市: a count of what has just been listed says nothing more."""
    value = mention.value
    if not isinstance(value, Quantity) or value.hedge or value.written > 20:
        return False
    return any(
        len(items) == value.written and items[-1].start < mention.start <= items[-1].end
        for items in lists.read(draft.text)
    )


def _spoken(mention: Mention, standing: list[Ruling], draft: Reading, findings: Iterable[Finding]) -> bool:
    for ruling in standing:
        for slot in ruling.evaluation.slots:
            if slot.start < mention.end and mention.start < slot.end and slot.relation != "undecided":
                return True
        for start, end in ruling.evaluation.hits:
            if start <= mention.start and mention.end <= end:
                return True
        for wording in ruling.evaluation.fact.wordings:
            if any(own.value == mention.value and own.kind == mention.kind for own in wording.slots):
                return True
    start, end = draft.normal.span(mention.start, mention.end)
    return any(f.slot in ("title", "quotation") and f.start < end and start < f.end for f in findings)


def _distinct(findings: list[Finding]) -> list[Finding]:
    """One finding a claim; a disputed pair told once."""
    seen: set[tuple[str | None, ...]] = set()
    kept = []
    for finding in findings:
        sides = tuple(sorted({f"{c.source}:{c.start}" for c in finding.citations}))
        mark = (finding.verdict, finding.slot, *(sides if finding.verdict == "disputed" else (finding.claim,)))
        if mark not in seen:
            seen.add(mark)
            kept.append(finding)
    return kept


def _ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (-SEVERITY.index(f.verdict), f.start, f.end, f.claim or ""))


def _worst(findings: list[Finding]) -> Verdict:
    verdicts = {finding.verdict for finding in findings}
    for verdict in ("conflict", "disputed"):
        if verdict in verdicts:
            return verdict
    if "supported" in verdicts:
        return "partial" if "unverified" in verdicts else "supported"
    return "unverified"
