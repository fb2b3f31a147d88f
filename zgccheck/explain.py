"""The course of a check, told as a trace. Nothing is decided here: every value is the pipeline's own."""

from __future__ import annotations

from zgccheck.contest import Aside
from zgccheck.counterpart import Sought
from zgccheck.course import Course
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Term
from zgccheck.lexicon import Lexicon
from zgccheck.model import Report
from zgccheck.parse import mentions, parse
from zgccheck.reading import Reading
from zgccheck.rows import ASIDE, ROWS
from zgccheck.trace import Beside, Compared, Fate, Trace, Tried, Weighed
from zgccheck.verdict import Ruling

AROUND = 12
"""Characters shown on either side of a document's figure."""
_KINDS = {"time": "date", "words": "term", "modal": "term", "entity": "term"}
"""How a claim's kinds of term are called in a report, where the term has no slot of its own there."""


def explain(course: Course) -> Trace:
    """The trace of one sentence's check."""
    draft, sentence = course.draft, course.report.text
    standing = {id(ruling.evaluation): ruling for ruling in course.hearing.standing}
    aside = {id(told.ruling.evaluation): told for told in course.hearing.aside}
    tried = []
    for candidate, ruling in zip(course.found, course.rulings, strict=True):
        mark = id(ruling.evaluation)
        final, against = standing.get(mark), None
        if final is not None and final.evaluation.fact.claim.id in course.offices:
            against = Aside(final, "office")
        elif final is None and (against := aside.get(mark)) is not None:
            final = against.ruling
        elif final is None and ruling.row == "office" and ruling.evaluation.fact.claim.id in course.offices:
            against = Aside(ruling, "office")
        fate: Fate = "aside" if against else "stands" if final else "none"
        tried.append(_tried(candidate.score, final or ruling, fate, against, draft, sentence))
    weighed = tuple(_weighed(sought, draft, sentence) for sought in course.sought)
    return Trace(course.report, _clauses(draft), tuple(mentions(draft, sentence)), tuple(tried), weighed)


def english(report: Report, lexicon: Lexicon) -> Trace:
    """The trace of an English sentence: what was read in it and what came of it; its claims are weighed elsewhere."""
    return Trace(report, ((0, len(report.text)),), tuple(parse(report.text, lexicon)), ())


def _clauses(draft: Reading) -> tuple[tuple[int, int], ...]:
    """The clauses at the user's own offsets."""
    ends = [*draft.breaks, len(draft.text)]
    spans = zip([0, *draft.breaks], ends, strict=True)
    return tuple(draft.normal.span(start, end) for start, end in spans if draft.text[start:end].strip())


def _weighed(sought: Sought, draft: Reading, sentence: str) -> Weighed:
    start, end = draft.normal.span(sought.mention.start, sought.mention.end)
    beside = []
    for one in sought.likely:
        claim = one.told.claim
        first, last = one.told.reading.normal.span(one.mention.start, one.mention.end)
        lead, rest = claim.statement[max(0, first - AROUND) : first], claim.statement[last : last + AROUND]
        said = claim.statement[first:last]
        context = (
            f"{'…' if first > AROUND else ''}{lead}{said}{rest}{'…' if len(claim.statement) > last + AROUND else ''}"
        )
        relation, reason = one.outcome.relation, one.outcome.reason
        beside.append(Beside(claim.id, said, context, relation, reason, one.fit, one.enough, one is sought.best))
    return Weighed(start, end, sentence[start:end], tuple(beside))


def _tried(
    similarity: float, ruling: Ruling, fate: Fate, against: Aside | None, draft: Reading, sentence: str
) -> Tried:
    evaluation = ruling.evaluation
    claim = evaluation.fact.claim
    gives, zh, en = ROWS[ruling.row]
    why = against.why if against else ""
    return Tried(
        claim.id,
        claim.statement,
        similarity,
        evaluation.about,
        evaluation.identified,
        evaluation.coverage,
        evaluation.shared,
        evaluation.fit if evaluation.figure is not None else None,
        tuple(_compared(evaluation, draft, sentence)),
        ruling.outcome,
        ruling.row,
        gives,
        {"zh": zh, "en": en},
        ruling.reason,
        ruling.score,
        fate,
        why,
        dict(zip(("zh", "en"), ASIDE[why], strict=True)) if why else None,
        against.by.evaluation.fact.claim.id if against and against.by else None,
    )


def _compared(evaluation: Evaluation, draft: Reading, sentence: str) -> list[Compared]:
    """Each of the claim's terms in its order, with what was found for it; a term may have several relations."""
    slots = [*evaluation.slots, *evaluation.unsettled, *([evaluation.speaker] if evaluation.speaker else [])]
    fact = evaluation.fact
    told = []
    for term in fact.terms:
        start, end = fact.reading.normal.span(term.start, term.end)
        words = fact.claim.statement[start:end]
        own = [slot for slot in slots if slot.term is term]
        told += [_related(slot, words, draft, sentence) for slot in own]
        if not own and term.role != "context":
            told.append(Compared(term.role, words, _slot(term), "absent", "", term.weight))
    return told + [_related(slot, slot.expected, draft, sentence) for slot in slots if slot.term not in fact.terms]


def _related(slot: Slot, words: str, draft: Reading, sentence: str) -> Compared:
    start, end = draft.normal.span(slot.start, slot.end)
    term = slot.expected if slot.name in ("polarity", "status", "list") else words
    return Compared(
        slot.term.role, term, slot.name, slot.relation, slot.reason, slot.term.weight, start, end, sentence[start:end]
    )


def _slot(term: Term) -> str:
    return _KINDS.get(term.kind, term.kind)
