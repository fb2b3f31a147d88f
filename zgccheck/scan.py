"""A manuscript and a checker -> a report for each sentence that can be checked, with its places. Pure, and as it comes.

`sentences` gives each sentence with what stands before it; `checked` asks about them, and `located` says where a report's
words stand in the manuscript. What a person set aside (`Aside`) is left out of the reports and counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from zgccheck import manuscripts, turns
from zgccheck.finding import worst
from zgccheck.model import Block, Manuscript, Place, Report, Tally

LONGEST = 100_000
"""Code points of a sentence; a longer run without an end is no sentence, and is passed over with a note."""
Aside = Callable[[Report, int], str]
"""Why a report's finding (by its number) is set aside: a word for the tally, "" where it is not."""


class Checks(Protocol):
    """What is asked of a checker."""

    def check(self, sentence: str, *, before: Sequence[str] = (), headings: Sequence[str] = ()) -> Report: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a manuscript, and what gives it context."""

    block: Block
    start: int
    end: int
    """In the block's text."""
    before: tuple[str, ...] = ()
    """The sentences before it in its block; of a table or list, those of the paragraph above it too."""
    headings: tuple[str, ...] = ()
    """The headings that it stands under, the title first."""

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


class Lines:
    """The lines of a text: a place for each offset. Lines end at CR LF, LF or CR, as in `text.place`."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.starts = [0]
        for at, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                self.starts.append(at + 1)

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def place(self, start: int, end: int, where: Mapping[str, str] | None = None) -> Place:
        first, last = self.line(start), self.line(end)
        return Place(
            self.path, start, end, first, start - self.starts[first - 1] + 1, last, end - self.starts[last - 1] + 1,
            where or {},
        )  # fmt: skip


def ask(checker: Checks, sentence: Sentence, text: str | None = None) -> Report:
    """The report on a sentence, or on other words in its place and in its context."""
    words = sentence.text if text is None else text
    return checker.check(words, before=sentence.before, headings=sentence.headings)


def sentences(manuscript: Manuscript) -> Iterator[Sentence]:
    """Every sentence in order. A heading stands over what follows until one of its own level or a higher one."""
    over: list[Block] = []
    told: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    speakers = turns.labels(manuscript.blocks)
    last: Block | None = None
    for block in manuscript.blocks:
        if block.kind == "heading":
            over = [heading for heading in over if heading.level < block.level]
        headings = tuple(heading.text for heading in over)
        before = told if block.kind in ("row", "item") else ()  # a table or list goes on from the paragraph above
        if block.kind == "item" and turns.points_back(block):
            before = (*told, *items)
        if turns.goes_on(last, block, speakers):
            before = told
        own = turns.after_label(block, speakers)
        for start, end in manuscripts.sentences(block):
            start = max(start, own) if end > own else start
            yield Sentence(block, start, end, before, headings)
            before = (*before, block.text[start:end])
        items = (*items, block.text) if block.kind == "item" else ()
        if block.kind == "heading":
            over.append(block)
            told = ()
        elif block.kind not in ("row", "item"):
            told = before
        last = block


def span(block: Block, start: int, end: int) -> tuple[int, int]:
    """Where block.text[start:end] stands in the manuscript; words that are borrowed stand where the block does."""
    own = [at for at in block.origin[start:end] if block.start <= at < block.end]
    if own:
        return min(own), max(own) + 1
    if start == end and block.start <= block.origin[start] <= block.end:
        return block.origin[start], block.origin[start]
    return block.start, block.end


def located(sentence: Sentence, report: Report, lines: Lines) -> Report:
    """The report with the places of its sentence and of each finding's words."""

    def at(start: int, end: int) -> Place:
        begin, stop = span(sentence.block, sentence.start + start, sentence.start + end)
        return lines.place(begin, stop, sentence.block.where_at(begin))

    places = tuple(at(finding.start, finding.end) for finding in report.findings)
    return replace(report, place=at(0, len(sentence.text)), places=places)


def checked(
    manuscript: Manuscript,
    checker: Checks,
    tally: Tally,
    *,
    lines: Lines | None = None,
    passed_over: Callable[[Sentence, Place], str] = lambda sentence, place: "",
    aside: Sequence[Aside] = (),
) -> Iterator[tuple[Sentence, Report]]:
    """The checkable sentences with their reports, in order; the tally counts the sentences and what is left out.

    `passed_over` names the reason for which a sentence is not even read; it counts among the parts that are skipped.
    """
    lines = lines or Lines(manuscript.text, manuscript.path)
    tally.files += 1
    for part in manuscript.skipped:
        count(tally.skipped, part.reason)
    tally.notes += [(manuscript.path, note) for note in manuscript.notes]
    for sentence in sentences(manuscript):
        begin, stop = span(sentence.block, sentence.start, sentence.end)
        at = lines.place(begin, stop)
        if reason := passed_over(sentence, at):
            count(tally.skipped, reason)
            continue
        if sentence.end - sentence.start > LONGEST:
            count(tally.skipped, "too-long")
            tally.notes.append((manuscript.path, _too_long(sentence, at)))
            continue
        tally.sentences += 1
        report = ask(checker, sentence)
        if report.checkable:
            kept = sift(located(sentence, report, lines), aside, tally)
            if kept is not None:
                yield sentence, kept


def _too_long(sentence: Sentence, at: Place) -> Mapping[str, str]:
    size = sentence.end - sentence.start
    where = f"{at.line}:{at.column}: "
    return {
        "zh": f"{where}一句有 {size:,} 字，未核对（至多 {LONGEST:,} 字）",
        "en": f"{where}a sentence of {size:,} characters is not checked; {LONGEST:,} are",
    }


def reports(manuscript: Manuscript, checker: Checks, tally: Tally) -> Iterator[Report]:
    """All reports on a manuscript, counted."""
    for _, report in checked(manuscript, checker, tally):
        yield counted(report, tally)


def sift(report: Report, aside: Iterable[Aside], tally: Tally) -> Report | None:
    """The report without the findings that are set aside; None where nothing is left of it."""
    reasons = [next((why for one in aside if (why := one(report, at))), "") for at in range(len(report.findings))]
    if not any(reasons):
        return report
    for reason in filter(None, reasons):
        count(tally.skipped, reason)
    kept = [at for at, reason in enumerate(reasons) if not reason]
    findings = tuple(report.findings[at] for at in kept)
    if not findings:
        return None
    places = tuple(report.places[at] for at in kept) if report.places else ()
    return replace(report, findings=findings, places=places, verdict=worst(findings))


def counted(report: Report, tally: Tally) -> Report:
    """The report, counted among those that are shown."""
    tally.checkable += 1
    tally.verdicts[report.verdict] = tally.verdicts.get(report.verdict, 0) + 1
    return report


def count(counts: dict[str, int], name: str, number: int = 1) -> None:
    counts[name] = counts.get(name, 0) + number


def add(total: Tally, part: Tally) -> None:
    """Put one file's counts to the whole scan's."""
    total.files += part.files
    total.sentences += part.sentences
    total.checkable += part.checkable
    for name, number in part.verdicts.items():
        total.verdicts[name] = total.verdicts.get(name, 0) + number
    for reason, number in part.skipped.items():
        count(total.skipped, reason, number)
    total.unusable += part.unusable
    total.notes += part.notes
