"""A sentence with its faults put right: what of the rest the sources then bear out, and what else speaks against the faults.

Beside a wrong name most claims are of something else, and would bear nothing out: one fault would hide all that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from zgccheck import say
from zgccheck.course import Course
from zgccheck.finding import ordered
from zgccheck.model import Citation, Claim, Finding, Report, Stance
from zgccheck.verdict import Ruling

Cite = Callable[[Claim, Stance], list[Citation]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Wrong words of a sentence, and where what is right stands in the amended one; offsets are code points of either."""

    finding: Finding
    start: int
    end: int

    @property
    def shift(self) -> int:
        """What comes behind it stands so much further on in the amended sentence."""
        return self.end - self.finding.end


@dataclass(frozen=True, slots=True)
class Amended:
    """A sentence with what can stand in the place of its wrong words."""

    text: str
    faults: tuple[Fault, ...]

    def met(self, start: int, end: int) -> bool:
        """Whether words of the amended sentence are what was put right, or hold it."""
        return any(start < fault.end and fault.start < end for fault in self.faults)

    def original(self, offset: int) -> int:
        """The offset in the sentence as it was; one within what was put right is that of the fault's end."""
        shift = 0
        for fault in self.faults:
            if offset >= fault.end:
                shift = fault.shift
            elif offset > fault.start:
                return fault.finding.end
        return offset - shift


def amend(report: Report) -> Amended | None:
    """The sentence of a report with every fault put right that has a right word for it; None without one."""
    text, at, faults = "", 0, []
    for finding in sorted(report.findings, key=lambda f: (f.start, f.end)):
        if finding.instead is None or finding.start < at:
            continue
        text += report.text[at : finding.start]
        faults.append(Fault(finding, len(text), len(text) + len(finding.instead)))
        text, at = text + finding.instead, finding.end
    return Amended(text + report.text[at:], tuple(faults)) if faults else None


def completed(report: Report, amended: Amended, course: Course, cite: Cite) -> Report:
    """The report with what the amended sentence's course bears out beside the faults, and all that speaks against them."""
    told = {finding.claim for finding in report.findings}
    decided = {(finding.claim, finding.slot, finding.text) for finding in report.findings}
    borne = {r.evaluation.fact.claim.id: r for r in course.hearing.standing if r.outcome == "supported"}
    kept = []
    for finding in course.report.findings:
        ruling = borne.get(finding.claim or "")
        if finding.verdict not in ("supported", "disputed") or ruling is None:
            continue
        if finding.claim in told and finding.slot not in ("quantity", "rank", "date"):
            continue
        if finding.slot == "title" and amended.met(finding.start, finding.end):
            continue  # he does not hold it
        moved = _moved(finding, report, amended)
        if _beside(ruling, amended, course) and (moved.claim, moved.slot, moved.text) not in decided:
            kept.append(moved)
    here = [(finding.start, finding.end) for finding in kept]
    findings = [
        _backed(finding, amended, borne.values(), course, cite)
        for finding in report.findings
        if finding.verdict != "unverified" or not any(s <= finding.start and finding.end <= e for s, e in here)
    ]
    return replace(report, findings=tuple(ordered([*findings, *kept])))


def _backed(finding: Finding, amended: Amended, borne: Iterable[Ruling], course: Course, cite: Cite) -> Finding:
    """A fault with the citations of every other claim that has what is right there."""
    fault = next((fault for fault in amended.faults if fault.finding is finding), None)
    if fault is None:
        return finding
    citations = list(finding.citations)
    for ruling in borne:
        slot, claim = ruling.slot, ruling.evaluation.fact.claim
        if slot is None or claim.id == finding.claim or slot.start < course.draft.since:
            continue
        start, end = course.draft.span(slot.start, slot.end)
        if fault.start <= start and end <= fault.end:
            citations += [citation for citation in cite(claim, "contradicts") if citation not in citations]
    return replace(finding, citations=tuple(citations))


def _beside(ruling: Ruling, amended: Amended, course: Course) -> bool:
    """Whether what decides for a claim stands in the sentence itself, and no fault has a part in it."""
    slot = ruling.slot
    if slot is None or slot.start < course.draft.since:
        return False
    return not amended.met(*course.draft.span(slot.start, slot.end))


def _moved(finding: Finding, report: Report, amended: Amended) -> Finding:
    """The finding at its place in the sentence as it was, with a note that says under which condition it holds."""
    start, end = amended.original(finding.start), amended.original(finding.end)
    rights = [fault.finding.instead or "" for fault in amended.faults]
    return replace(
        finding, start=start, end=end, text=report.text[start:end], notes=(say.amended(rights), *finding.notes)
    )
