"""Which findings are certain enough to mend, and with which words: the source's own value in the manuscript's hand.

A fix is proposed only for one wrong figure, rank, date or title at a place, by a curated claim that no other source disputes;
and only if the sentence, read again with the new words, agrees with that claim and conflicts with no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zgccheck.model import Finding, Manuscript, Report
from zgccheck.restyle import SLOTS, restyle
from zgccheck.scan import Checks, Sentence, ask, span
from zgccheck.store import Base

REASONS = frozenset(
    {"quantity-mismatch", "hedge-dropped", "unit-mismatch", "rank-mismatch", "date-mismatch", "title-mismatch"}
)
"""Conflicts that other words at the same place settle. A wrong direction or scope stands elsewhere in the sentence."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Other words for a span of a manuscript's text."""

    start: int
    end: int
    old: str
    new: str
    finding: Finding


def unsettled(base: Base) -> frozenset[str]:
    """Claims that mend nothing: the sources differ on them, or their passage is misprinted."""
    disputed = {name for dispute in base.disputes.values() for name in dispute.claims}
    misprinted = {claim.id for claim in base.claims.values() if "misprint" in (claim.note or {}).get("kind", "")}
    return frozenset(disputed | misprinted)


def fixes(
    manuscript: Manuscript, sentence: Sentence, report: Report, checker: Checks, unsettled: frozenset[str]
) -> Iterator[Fix]:
    """The fixes of one sentence, in order; each holds beside those before it."""
    text, shift, wrong = report.text, 0, _conflicts(report)
    for finding in sorted(report.findings, key=lambda one: (one.start, one.end)):
        start, end = finding.start, finding.end
        if finding.claim in unsettled or not _certain(finding, report):
            continue
        if not _own(manuscript, sentence, start, end):
            continue
        new = restyle(finding.expected or "", finding.text, finding.slot)
        if new is None or new == finding.text:
            continue
        written = text[: start + shift] + new + text[end + shift :]
        again = ask(checker, sentence, written)
        if _conflicts(again) >= wrong or not _agrees(again, finding):
            continue
        text, shift, wrong = written, shift + len(new) - (end - start), _conflicts(again)
        first, last = span(sentence.block, sentence.start + start, sentence.start + end)
        yield Fix(first, last, finding.text, new, finding)


def _certain(finding: Finding, report: Report) -> bool:
    if finding.verdict != "conflict" or finding.reason not in REASONS or finding.slot not in SLOTS:
        return False
    if not finding.curated or not finding.expected or finding.start >= finding.end:
        return False
    others = [one for one in report.findings if one is not finding and one.verdict in ("conflict", "disputed")]
    return not any(one.start < finding.end and finding.start < one.end for one in others)


def _own(manuscript: Manuscript, sentence: Sentence, start: int, end: int) -> bool:
    """Whether each of the words stands in the file at that place: not borrowed, not written as an entity."""
    block = sentence.block
    places = range(sentence.start + start, sentence.start + end)
    return all(
        block.start <= block.origin[at] < block.end and manuscript.text[block.origin[at]] == block.text[at]
        for at in places
    )


def _conflicts(report: Report) -> int:
    return sum(finding.verdict == "conflict" for finding in report.findings)


def _agrees(report: Report, mended: Finding) -> bool:
    return any(finding.verdict == "supported" and finding.claim == mended.claim for finding in report.findings)
