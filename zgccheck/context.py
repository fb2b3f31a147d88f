"""What stands before a sentence, and what it adds to a report: a subject, a year, an occasion that the sentence takes from there.

A sentence is checked by itself first. What that leaves open is asked again with the text before it, and an answer is taken
only where the sentence leans on that text (`carry`); a carried word is named in a note. Where the carry is doubtful, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zgccheck.finding import ordered, worst
from zgccheck.model import Finding, Report
from zgccheck.reading import Lead
from zgccheck.text import normalise
from zgccheck.verdict import Ruling

SENTENCES = 6
"""How many sentences before it a sentence leans on, beside the paragraph's first."""
LONGEST = 600
"""Code points of the text before a sentence that are read."""
ABOUT = 0.6
"""Share of a claim's key that a sentence has by itself, from which the text before may complete it."""
HALF_TOLD = 0.5
"""Share of a claim's key from which a sentence with the claim's value may be about it."""
_LEANS = re.compile(
    r"^(?:[“‘]|目前|截至目前|此外|同时|另外|而|并且?|据介绍|据悉)*[,，]?"
    r"(?:由此|同样|一同|一并|同批|还有|其(?![他它余实])|它|他|她|该|此次|此|这|那|上述|前述|当年|当天|当日|同年|同比|同期|同日|全市|全省|本市|本届|本次|会上|会议|论坛上|年会|大会)"
)
"""How a sentence begins that speaks of what was named before it."""
_ANAPHOR = re.compile(
    "该(?!如何)|其(?![他它余实])|它们?|上述|这一|这个|这些|这座|这项|此次|本届|当年|同比|同期|全市|本市|(?<!论坛)年会"
)


def lead(before: Sequence[str], headings: Sequence[str]) -> Lead:
    """The text that leads up to a sentence: its headings, the paragraph's first sentence, those right before it."""
    near = list(before[-SENTENCES:])
    if len(before) > SENTENCES:
        near.insert(0, before[0])
    heads, told = (_sentences(texts) for texts in (headings, near))
    while heads + told and sum(map(len, heads + told)) > LONGEST:
        (heads or told).pop(0)
    end = sum(map(len, heads))
    return Lead("".join(heads + told), (end - len(heads[-1]), end) if heads else (0, 0))


def _sentences(texts: Sequence[str]) -> list[str]:
    return [text if text[-1] in "。！？!?；;”" else text + "。" for text in (text.strip() for text in texts) if text]


def settled(report: Report, rulings: Sequence[Ruling]) -> bool:
    """Whether nothing is left for a context to decide: all is borne out, and no claim differs that lacks but a place or a date."""
    right = bool(report.findings) and all(finding.verdict in ("supported", "disputed") for finding in report.findings)
    doubtful = any(
        r.evaluation.about >= (ABOUT if r.reason == "key-not-established" else HALF_TOLD)
        and (r.reason == "key-not-established" or _half_told(r))
        for r in rulings
    )
    return right and not doubtful and not leaning(report.text)


def _half_told(ruling: Ruling) -> bool:
    """Whether a claim's value is there and its key is not all."""
    values = [
        slot for slot in ruling.evaluation.of("agrees") if slot.term.role == "value" and slot.term.kind != "modal"
    ]
    return ruling.outcome == "unverified" and bool(values) and bool(ruling.evaluation.missing)


def merged(alone: Report, wide: Report) -> Report:
    """The report on a sentence by itself, completed and corrected by what its context lets one say."""
    leans = leaning(alone.text)
    told = (
        {(f.verdict, f.claim, f.slot, f.text): f for f in wide.findings} if leans else {}
    )  # with what is carried named
    decided = [f for f in alone.findings if f.verdict != "unverified" and not (leans and _overruled(f, wide))]
    decided = [told.get((f.verdict, f.claim, f.slot, f.text), f) for f in decided]
    open_still = {(f.start, f.end) for f in wide.findings if f.verdict == "unverified"}
    still = [f for f in alone.findings if f.verdict == "unverified" and (f.start, f.end) in open_still]
    asked = {(f.start, f.end) for f in alone.findings if f.verdict == "unverified"}
    for finding in wide.findings:
        open_to = (finding.start, finding.end) in asked or not any(_meets(finding, other) for other in decided)
        if finding.verdict != "unverified" and open_to:
            decided.append(finding)
            still = [other for other in still if not _within(other, finding)]
    findings = ordered([*decided, *still])
    return replace(alone, verdict=worst(findings), checkable=bool(findings), findings=tuple(findings))


def leaning(sentence: str) -> bool:
    """Whether a sentence takes its subject or its time from what stands before it."""
    text = normalise(sentence).text
    return _LEANS.match(text) is not None or _ANAPHOR.search(text) is not None


def _overruled(finding: Finding, wide: Report) -> bool:
    """Whether the context says otherwise: it bears out what the sentence alone has wrong, or names whom 该装置 means."""
    if any((f.verdict, f.claim, f.start) == (finding.verdict, finding.claim, finding.start) for f in wide.findings):
        return False
    if finding.verdict == "supported" and any(
        (f.verdict, f.claim) == ("conflict", finding.claim) for f in wide.findings
    ):
        return True
    there = [other for other in wide.findings if _meets(finding, other)]
    borne = any(other.verdict in ("supported", "disputed") for other in there)
    return borne if finding.verdict == "conflict" else not borne and any(f.verdict == "conflict" for f in there)


def _meets(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end and (one.claim == other.claim or one.slot == other.slot)


def _within(one: Finding, other: Finding) -> bool:
    return other.start <= one.start and one.end <= other.end
