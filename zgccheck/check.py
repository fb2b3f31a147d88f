"""A sentence -> a report: read, retrieve, evaluate, contest, say. Pure: no file, clock or terminal below `load`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from zgccheck import carry, context, titles, usurped
from zgccheck import fact as facts
from zgccheck import index as indexes
from zgccheck.amended import amend, completed
from zgccheck.apart import astray
from zgccheck.cite import Citer
from zgccheck.compare import FINER
from zgccheck.contest import Aside, Hearing, contest
from zgccheck.counterpart import Sought, figures, new_dates, seek
from zgccheck.course import Course
from zgccheck.elsewhen import elsewhen, elsewhere
from zgccheck.english.text import is_english
from zgccheck.evaluation import Slot
from zgccheck.fact import Fact
from zgccheck.finding import Findings, distinct, ordered, parts, worst
from zgccheck.index import Index
from zgccheck.judge import Judge
from zgccheck.lexicon import edition
from zgccheck.model import Citation, Claim, Finding, Manuscript, Mention, Passage, Report, Stance
from zgccheck.people import bare
from zgccheck.reading import NO_LEAD, Lead, Reading, read
from zgccheck.retrieve import Candidate, candidates
from zgccheck.store import Base
from zgccheck.story import Told, tell
from zgccheck.text import normalise
from zgccheck.unclaimed import HINTS, announced, beyond, finer, unclaimed
from zgccheck.verdict import Ruling, rule

if TYPE_CHECKING:
    from zgccheck.english.check import English
    from zgccheck.trace import Trace

SPOKEN = 10
"""Characters of a quotation, without punctuation, from which it can only be the words of the one who said them."""


class Checker:
    """Checks sentences against one base."""

    def __init__(self, index: Index, *, exact: bool = False) -> None:
        self.index = index
        self.exact = exact
        self._facts: dict[str, Fact] = {}
        self._citer = Citer(index.base)

    @classmethod
    def load(cls, path: Path | str | None = None, *, exact: bool = False) -> Checker:
        """The base that ships with the package, or the one at `path`. Raises InputError if it is unusable."""
        return cls(indexes.load(Path(path) if path is not None else None), exact=exact)

    @classmethod
    def from_texts(cls, texts: Mapping[str, str], *, exact: bool = False) -> Checker:
        """Documents as the sources, with nothing curated: texts by the name that citations give. Raises InputError."""
        from zgccheck import manuscripts

        return cls.from_manuscripts(
            {name: manuscripts.from_text(text, name) for name, text in texts.items()}, exact=exact
        )

    @classmethod
    def from_manuscripts(cls, documents: Mapping[str, Manuscript], *, exact: bool = False) -> Checker:
        """Manuscripts as the sources, with nothing curated, by the id that citations give."""
        from zgccheck import uncurated

        return cls(indexes.build(uncurated.base(documents)), exact=exact)

    @property
    def base(self) -> Base:
        return self.index.base

    def fact(self, claim: Claim) -> Fact:
        if claim.id not in self._facts:
            self._facts[claim.id] = facts.build(claim, self.index)
        return self._facts[claim.id]

    def cite(self, claim: Claim, stance: Stance) -> list[Citation]:
        """Every place that says the claim, each proven to be the source's own slice."""
        return self._citer.cite(claim, stance)

    def check(self, sentence: str, *, before: Sequence[str] = (), headings: Sequence[str] = ()) -> Report:
        """Report on one sentence. Offsets are code points of `sentence` as given.

        `before` are the sentences before it in its paragraph, `headings` those that it stands under, the title first: it may
        take its subject, year or occasion from them.
        """
        if self._speaks_english(sentence):
            english = ordered(distinct(self._english.findings(sentence)))
            return Report(sentence, worst(english), bool(english), tuple(english))
        course = self._follow(sentence)
        lead = context.lead(before, headings)
        if not lead.text or context.settled(course.report, course.rulings):
            return self._completed(course.report)
        return self._completed(context.merged(course.report, self._follow(sentence, lead, course).report), lead)

    def explain(self, sentence: str) -> Trace:
        """The same report with the whole way to it: what was read, the candidates, the relations, the contest."""
        from zgccheck.explain import english, explain

        if self._speaks_english(sentence):
            return english(self.check(sentence), self.index.lexicon)
        course = self._follow(sentence)
        return explain(replace(course, report=self._completed(course.report)))

    def _speaks_english(self, sentence: str) -> bool:
        """Documents as they are have no glosses: there a sentence is held against their own words."""
        return self.base.curated and is_english(sentence)

    @cached_property
    def _english(self) -> English:
        """Made when the first English sentence comes: without one nothing of it is loaded."""
        from zgccheck.english.check import English

        return English(self.index, self.cite, exact=self.exact)

    def _completed(self, report: Report, lead: Lead = NO_LEAD) -> Report:
        """The report with what is borne out beside its faults."""
        amended = amend(report)
        return completed(report, amended, self._follow(amended.text, lead), self.cite) if amended else report

    def _follow(self, sentence: str, lead: Lead = NO_LEAD, alone: Course | None = None) -> Course:
        """The way to a report; with a lead, what the sentence `alone` was found to speak of is a candidate again."""
        draft = read(sentence, self.index.lexicon, lead)
        judge = Judge(draft, self.index.rarity, exact=self.exact)
        found = candidates(draft, self.index)
        if alone is not None:
            decided = {finding.claim for finding in alone.report.findings}
            there = {candidate.number for candidate in found}
            found += [
                c for c in alone.found if c.number not in there and self.index.claims.by_number(c.number).id in decided
            ]
        rulings = self._rulings(judge, [self.fact(self.index.claims.by_number(c.number)) for c in found])
        counted = [
            m
            for m in draft.slots
            if m.start >= draft.since and m.kind in ("quantity", "percent", "rank") and m.checkable
        ]
        lent = [Aside(ruling, "before") for ruling in rulings if self._lent(ruling, rulings, draft)]
        lent += [Aside(ruling, "astride") for ruling in rulings if carry.astride(ruling, draft)]
        lent += [Aside(ruling, "elsewhen") for ruling in rulings if elsewhen(ruling, draft, self.base)]
        lent += [Aside(ruling, "elsewhere") for ruling in rulings if elsewhere(ruling, draft, self.base)]
        own = [ruling for ruling in rulings if not any(ruling is aside.ruling for aside in lent)]
        heard = contest(own, draft.text, counted, draft.clause)
        hearing = self._within(Hearing(heard.standing, [*heard.aside, *lent]), draft)
        write = Findings(sentence, draft, self.base, self._citer)
        offices = self._titles(judge, write)
        sought = self._sought(hearing.standing, draft)
        findings = self._findings(write, judge, found, rulings, hearing.standing, offices, sought)
        report = Report(sentence, worst(findings), bool(findings), tuple(findings))
        told = frozenset(office.claim for office in offices if office.claim is not None)
        return Course(draft, found, rulings, hearing, told, report, sought)

    # -- rulings ------------------------------------------------------------------------------------------------

    def _rulings(self, judge: Judge, candidates: list[Fact]) -> list[Ruling]:
        """Rule on every candidate; then again, without the figures that other facts bear out, on those that misread them."""
        rulings = [self._unofficial(rule(judge.evaluate(fact)), judge) for fact in candidates]
        borne: frozenset[Mention] = frozenset()
        while (more := _borne(rulings)) - borne:
            borne |= more
            rulings = [self._without(borne, ruling, judge) for ruling in rulings]
        return usurped.settled(rulings, self._usurps)

    def _without(self, borne: frozenset[Mention], ruling: Ruling, judge: Judge) -> Ruling:
        """The ruling, or what it is without the figures that other facts bear out if it took one of them for its own."""
        if ruling.outcome == "supported" or ruling.evaluation.figure not in borne:
            return ruling
        other = self._unofficial(rule(judge.evaluate(ruling.evaluation.fact, borne)), judge)
        return other if other.evaluation.figure is not None else ruling

    def _unofficial(self, ruling: Ruling, judge: Judge) -> Ruling:
        """Who holds which office is judged by `titles`: a conflict by it alone, for many people are 院士; and support, where the
        draft gives the person an office."""
        if ruling.evaluation.fact.claim.id not in self.office_claims or ruling.outcome == "unverified":
            return ruling
        given = {person.variant_of or person.name for person in judge.people if person.roles}
        keys = {normalise(key).text for key in ruling.evaluation.fact.claim.key}
        if ruling.outcome == "conflict" or given & keys:
            return replace(ruling, outcome="unverified", slot=None, reason="key-not-established", row="office")
        return ruling

    def _usurps(self, slot: Slot) -> bool:
        """Whether a name may stand in another's place; the occasion of several events does not."""
        if slot.term.entity is None or slot.term.entity.kind != "event":
            return True
        own = slot.term.entity.name
        said = self.index.lexicon.by_name.get(slot.said)
        return said is None or edition(said.name, own) or not self.index.gathers(said)

    def _lent(self, ruling: Ruling, rulings: Sequence[Ruling], draft: Reading) -> bool:
        """Whether a ruling is of the text before the sentence and stands in no other's way: a figure that is exactly its own does."""
        slot = ruling.slot
        if slot is None or ruling.outcome == "unverified":
            return False
        if ruling.outcome == "supported" and slot.exact:
            return any(carry.outspoken(ruling, other, draft) for other in rulings)
        return (ruling.outcome == "conflict" and slot.start < draft.since) or carry.borrowed(ruling, draft)

    def _within(self, hearing: Hearing, draft: Reading) -> Hearing:
        """The hearing without the rulings that go astray."""
        within = Hearing([], list(hearing.aside))
        for ruling in hearing.standing:
            if ruling.slot is not None and (ruling.slot.start < draft.since or carry.borrowed(ruling, draft)):
                within.aside.append(Aside(ruling, "before"))
            elif self._gathering(ruling, draft):
                within.aside.append(Aside(ruling, "occasion"))
            elif self._astray(ruling, draft):
                within.aside.append(Aside(ruling, "astray"))
            else:
                within.standing.append(ruling)
        told = [ruling for ruling in within.standing if ruling.outcome == "supported"]
        for aside in [aside for aside in within.aside if aside.why == "before"]:
            if any(carry.shared(aside.ruling, ruling, draft) for ruling in told):
                within.aside.remove(aside)
                within.standing.append(aside.ruling)
        return within

    def _gathering(self, ruling: Ruling, draft: Reading) -> bool:
        """Whether the draft names the occasion of several events where the claim names one of them: that is coarse, not wrong."""
        slot = ruling.slot
        if ruling.outcome != "conflict" or slot is None or slot.name != "event" or slot.term.entity is None:
            return False
        if not draft.text.startswith(("期间", "上", "中", "现场", "开幕", "闭幕", "以来"), slot.end):
            return False
        said = [n for n in draft.names if n.start <= slot.start and slot.end <= n.end and not n.foreign]
        return any(n.entity.name != slot.term.entity.name and self.index.gathers(n.entity) for n in said)

    def _astray(self, ruling: Ruling, draft: Reading) -> bool:
        """Whether a figure is held against an uncurated sentence of another year or place: its key is not all in its words."""
        claim, slot = ruling.evaluation.fact.claim, ruling.slot
        if claim.curated or ruling.outcome != "conflict" or slot is None or slot.term.kind not in ("quantity", "rank"):
            return False
        figure = next(
            (m for m in draft.slots if m.start < slot.end and slot.start < m.end and m.kind != "quotation"), None
        )
        return astray(draft, self.document[claim.passages[0]], figure)

    @cached_property
    def offices(self) -> Mapping[str, list[Claim]]:
        return titles.offices(self.index)

    @cached_property
    def office_claims(self) -> frozenset[str]:
        return frozenset(claim.id for claims in self.offices.values() for claim in claims)

    # -- findings -----------------------------------------------------------------------------------------------

    def _findings(
        self,
        write: Findings,
        judge: Judge,
        found: Sequence[Candidate],
        rulings: list[Ruling],
        standing: list[Ruling],
        offices: list[Finding],
        sought: Sequence[Sought],
    ) -> list[Finding]:
        """What stands, who is said to have said it, who holds which office, and what nothing speaks to."""
        counted = self._counted(standing, rulings)
        told_of = [ruling for ruling in standing if ruling not in counted]
        findings = [write.ruled(part, self._other_sides(part, judge)) for ruling in told_of for part in parts(ruling)]
        findings += self._speakers(standing, rulings, found, judge, write)
        told = {office.claim for office in offices}
        findings = [finding for finding in findings if finding.claim not in told] + offices
        findings += [write.counterpart(one.mention, one.best) for one in sought if one.best is not None]
        unsaid = [write.beyond(slot, ruling.evaluation.fact.claim, ruling.score) for slot, ruling in beyond(standing)]
        new = announced(write.draft, standing) if self.base.curated else new_dates(write.draft, self.document.values())
        for mention in unclaimed(write.draft, standing, findings, new):
            claim = self._quoted(mention, found, judge) if mention.kind == "quotation" else None
            if claim is not None:
                unsaid.append(write.quoted(mention, claim))
            else:
                unsaid.append(write.unverified(mention, *self._nearest(mention, found, rulings)))
        if not findings and not unsaid:
            unsaid = [write.unverified(mention, FINER, hints) for mention, hints in finer(write.draft, rulings).items()]
        return ordered(distinct(findings) + unsaid)

    def _counted(self, standing: Sequence[Ruling], rulings: Sequence[Ruling]) -> list[Ruling]:
        """Support for a figure that only says of what another is told, which is too precise: 64家产业园持有基金108只."""
        coarse = [
            ruling
            for ruling in rulings
            if ruling.reason == FINER and ruling.evaluation.about >= 0.6 and _counting(ruling)
        ]
        subjects = {
            slot.start for ruling in coarse for slot in ruling.evaluation.of("agrees") if slot.term.role == "key"
        }
        return [
            ruling
            for ruling in standing
            if ruling.outcome == "supported" and _counting(ruling) and ruling.slot and ruling.slot.end in subjects
        ]

    @cached_property
    def document(self) -> Mapping[Passage, Told]:
        """The sentences of documents that are sources as they are."""
        sentences = {claim.passages[0]: claim for claim in self.index.claims.values() if not claim.curated}
        sources: dict[str, list[tuple[Reading, Claim]]] = {}
        for claim in sentences.values():
            sources.setdefault(claim.subject, []).append((self.fact(claim).reading, claim))
        return {
            told.claim.passages[0]: told for inside in sources.values() for told in tell(inside, only=len(sources) == 1)
        }

    def _sought(self, standing: Sequence[Ruling], draft: Reading) -> list[Sought]:
        """For each figure that no claim speaks to, what an uncurated document says in its place."""
        if self.base.curated:
            return []
        told = list(self.document.values())
        return [seek(draft, mention, told, self.index, exact=self.exact) for mention in figures(draft, standing)]

    def _other_sides(self, ruling: Ruling, judge: Judge) -> list[Claim]:
        """Claims of the same dispute that a draft contradicts which the ruling supports."""
        sides: list[Claim] = []
        if ruling.outcome != "supported":
            return sides
        claim = ruling.evaluation.fact.claim
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

    def _speakers(
        self,
        standing: Sequence[Ruling],
        rulings: Sequence[Ruling],
        found: Sequence[Candidate],
        judge: Judge,
        write: Findings,
    ) -> list[Finding]:
        """A conflict for each speaker whom the draft credits with what the sources give to another, all of it or a part."""
        whole = [r for r in standing if r.outcome == "supported" and r.evaluation.about >= 0.7]
        part = [r for r in rulings if r.evaluation.speaker is not None and self._in_part(r, found, judge)]
        told: dict[tuple[int, int], Finding] = {}
        for ruling in (*whole, *part):
            slot = ruling.evaluation.speaker
            if slot is None or slot.start < write.draft.since:
                continue
            claim = ruling.evaluation.fact.claim
            if (slot.start, slot.end) not in told:
                finding = write.speaker(slot, claim, ruling.score, self.offices.get(slot.expected, []))
                told[slot.start, slot.end] = finding
        return list(told.values())

    def _titles(self, judge: Judge, write: Findings) -> list[Finding]:
        """A finding for each person to whom the draft gives an office that the base knows."""
        if not any(person.roles for person in judge.people):
            return []
        findings = []
        for person in judge.people:
            if person.start < write.draft.since:
                continue
            claims = self.offices.get(person.variant_of or person.name, [])
            offices = titles.check(person, claims, write.draft, self.index)
            if not any(office.relation == "agrees" for office in offices):
                held = titles.holder(person, dict(self.offices), write.draft, self.index)
                if held is not None:
                    findings.append(write.misnamed(person, *held))
                    continue
            findings += [write.office(office, person) for office in offices]
        return findings

    def _in_part(self, ruling: Ruling, found: Sequence[Candidate], judge: Judge) -> bool:
        """Whether the draft's one quotation stands, word for word, in this claim, and in nothing that its own speaker said."""
        quotations = [m for m in judge.draft.slots if m.kind == "quotation" and m.start >= judge.draft.since]
        speakers = [person for person in judge.people if person.speaks]
        if len(quotations) != 1 or len(speakers) != 1 or len(wanted := bare(quotations[0].text)) < SPOKEN:
            return False
        told = any(wanted in bare(wording.text) for wording in ruling.evaluation.fact.wordings)
        return told and self._quoted(quotations[0], found, judge) is None

    def _quoted(self, mention: Mention, found: Sequence[Candidate], judge: Judge) -> Claim | None:
        """The candidate, of the draft's speaker, in a passage of which a quotation's words stand one for one."""
        wanted = bare(mention.text)
        if len(wanted) < 8:
            return None
        for candidate in found:
            claim = self.index.claims.by_number(candidate.number)
            if claim.by and normalise(claim.by).text not in judge.draft.text and any(p.speaks for p in judge.people):
                continue
            if any(wanted in bare(wording.text) for wording in self.fact(claim).wordings):
                return claim
        return None

    def _nearest(
        self, mention: Mention, found: Sequence[Candidate], rulings: list[Ruling]
    ) -> tuple[str, list[tuple[Claim, float]]]:
        """Why a reading stays unverified, and the claims that resemble what it says."""
        own = [ruling for ruling in rulings if ruling.evaluation.figure is mention]
        coarse = [r for r in own if r.reason == FINER and r.evaluation.about >= 0.6]
        ranked = coarse or sorted(own, key=lambda r: -r.score)
        hints = [(r.evaluation.fact.claim, r.score) for r in ranked[:HINTS] if r.score > 0.2]
        hints = hints or [(self.index.claims.by_number(c.number), c.score) for c in found[:HINTS] if c.score > 0.2]
        return FINER if coarse else "no-claim", hints


def _counting(ruling: Ruling) -> bool:
    return ruling.slot is not None and ruling.slot.term.kind in ("quantity", "rank")


def _borne(rulings: Sequence[Ruling]) -> frozenset[Mention]:
    """The figures that facts bear out, as they are or rounded."""
    return frozenset(
        ruling.evaluation.figure
        for ruling in rulings
        if ruling.outcome == "supported"
        and ruling.slot is not None
        and ruling.evaluation.figure is not None
        and (ruling.slot.exact or ruling.slot.reason == "rounded")
    )
