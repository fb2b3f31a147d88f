"""Where a manuscript's supported statements get their references: after the sentence, or after the part of it that holds.

A mark in Chinese copy stands before the stop that ends its sentence, as the examples of GB/T 7714 have it; after a closing
quotation mark or bracket; and in English copy after the stop. Where not all of a sentence is supported, it stands behind the
clause that is, and in a table's row behind the cell's own words. As few articles are cited as say all that is said there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zgccheck import citations, footnotes, manuscripts
from zgccheck.errors import InputError
from zgccheck.footnotes import Form, Mark, Note, Spot
from zgccheck.manuscripts import Revisions
from zgccheck.model import Block, Finding, Manuscript, Report, Source, Verdict
from zgccheck.reference import Item, cited
from zgccheck.scan import Sentence

FIGURES = frozenset({"quantity", "rank", "ordinal", "score"})
"""Slots that are figures."""
_NEVER = frozenset({"heading", "note"})
"""Blocks that get no marks."""
_STOPS = re.compile(r"[。！？；…!?;.，、：]+$")
_CLAUSE = re.compile(r"[。！？；，、：!?;,]")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements get a reference."""

    disputed: bool = False
    """Also those on which the sources differ: both sides are cited."""
    figures: bool = False
    """Only figures and ranks."""

    def takes(self, finding: Finding) -> bool:
        return self.holds(finding) and (not self.figures or finding.slot in FIGURES)

    def holds(self, finding: Finding) -> bool:
        verdicts: tuple[Verdict, ...] = ("supported", "disputed") if self.disputed else ("supported",)
        return finding.verdict in verdicts


@dataclass(frozen=True, slots=True)
class Annotated:
    """A manuscript with its marks."""

    data: bytes
    items: tuple[Item, ...]
    """What is cited, in the order of first use."""
    marks: int
    left: tuple[Spot, ...]
    """Statements that stand where the file can have no mark."""


def spots(
    checked: Iterable[tuple[Sentence, Report]], sources: Mapping[str, Source], wanted: Wanted
) -> Iterator[tuple[Spot, tuple[Item, ...]]]:
    """Where marks go, and what each cites, in the order of the manuscript's sentences."""
    for sentence, report in checked:
        block = sentence.block
        wrong = [one for one in report.findings if one.verdict in ("conflict", "disputed") and not wanted.holds(one)]
        taken = [
            finding
            for finding in report.findings
            if wanted.takes(finding) and not any(_overlap(finding, one) for one in wrong)
        ]
        if block.kind in _NEVER or not taken:
            continue
        groups: dict[tuple[int, int], list[Finding]] = {}
        for finding in taken:
            if block.kind == "row":
                end = begun = sentence.start + finding.end
            elif all(wanted.holds(one) for one in report.findings):
                end, begun = closed(sentence), sentence.end
            else:
                end, begun = _clause(sentence, report, finding, wanted)
            last = _last(block, sentence.start + (finding.start if block.kind == "row" else 0), end)
            if last >= 0:
                groups.setdefault((last, _next(block, begun)), []).append(finding)
        for (last, limit), findings in groups.items():
            begin = min(finding.start for finding in findings)
            first = _first(block, sentence.start + begin, last)
            yield Spot(first, last, limit), fewest(findings, sources)


def _overlap(one: Finding, other: Finding) -> bool:
    """Whether a mark on the one would seem to speak for the other."""
    return one.start < other.end and other.start < one.end


def closed(sentence: Sentence) -> int:
    """Where in the block a mark on a whole sentence stands: before its stops in Chinese copy, after them in English."""
    text = sentence.text
    stops = _STOPS.search(text) if _HAN.search(text) else None
    return sentence.start + (stops.start() if stops and stops.start() else len(text))


def _clause(sentence: Sentence, report: Report, finding: Finding, wanted: Wanted) -> tuple[int, int]:
    """Where in the block a mark on part of a sentence stands, and where what follows it begins."""
    found = _CLAUSE.search(sentence.text, finding.end)
    stop = found.start() if found else len(sentence.text)
    others = [one for one in report.findings if not wanted.holds(one) and one.end > finding.end]
    if any(one.start < stop for one in others):  # something else stands between: the mark stays with its words
        return sentence.start + finding.end, sentence.start + finding.end
    if found is None or _STOPS.match(sentence.text, stop):
        return max(closed(sentence), sentence.start + finding.end), sentence.end
    return sentence.start + stop, sentence.start + stop + 1


def _own(block: Block, at: int) -> bool:
    return block.start <= block.origin[at] < block.end


def _first(block: Block, start: int, last: int) -> int:
    """The first character from an index on that stands in the file at its own place."""
    return next((block.origin[at] for at in range(start, len(block.text)) if _own(block, at)), last)


def _last(block: Block, start: int, end: int) -> int:
    """The offset of the last character of a stretch of the block that stands in the file at its own place; -1 for none."""
    return next((block.origin[at] for at in range(end - 1, start - 1, -1) if _own(block, at)), -1)


def _next(block: Block, start: int) -> int:
    """Where the block's text goes on; beyond all text where it does not."""
    return next((block.origin[at] for at in range(start, len(block.text)) if _own(block, at)), footnotes.OPEN)


def fewest(findings: Sequence[Finding], sources: Mapping[str, Source]) -> tuple[Item, ...]:
    """The fewest articles found that together say what each finding says, rather those that tell who they are; of a dispute, all."""
    chosen: dict[str, Item] = {}
    open_: list[dict[str, Item]] = []
    for finding in findings:
        items = {item.id: item for one in finding.citations for item in [cited(sources[one.source], one.start)]}
        if finding.verdict == "disputed":
            chosen |= items
        else:
            open_.append(items)
    while open_ := [items for items in open_ if not items.keys() & chosen.keys()]:
        every = {key: item for items in reversed(open_) for key, item in items.items()}
        order = list(dict.fromkeys(key for items in open_ for key in items))
        best = min(
            every, key=lambda key: (-sum(key in items for items in open_), len(every[key].missing), order.index(key))
        )
        chosen[best] = every[best]
    return tuple(chosen.values())


def annotate(
    data: bytes,
    manuscript: Manuscript,
    form: Form,
    wanted: Iterable[tuple[Spot, tuple[Item, ...]]],
    style: str,
    lang: str,
    revisions: Revisions = "accept",
) -> Annotated:
    """The manuscript with a mark at each spot and its references. `manuscript` is what was read of `data`, without marks.

    Raises InputError where the marks would change what is read of the file, or could not be told from its text again.
    """
    rows = list(wanted)
    places = form.places(data, manuscript, [spot for spot, _ in rows])
    at: dict[int, tuple[Spot, dict[str, Item]]] = {}
    left = []
    for place, (spot, items) in zip(places, rows, strict=True):
        if place < 0:
            left.append(spot)
        else:
            at.setdefault(place, (spot, {}))[1].update({item.id: item for item in items})
    numbers: dict[str, int] = {}
    known: dict[str, Item] = {}
    marks = []
    for place, (spot, cited_here) in sorted(at.items()):
        for key, item in cited_here.items():
            numbers.setdefault(key, len(numbers))
            known.setdefault(key, item)
        marks.append(Mark(spot, place, tuple(sorted(numbers[key] for key in cited_here))))
    used = [known[key] for key in numbers]
    texts = citations.render(used, style)
    notes = [Note(item, text) for item, text in zip(used, texts, strict=True)]
    done = form.put(data, manuscript, marks, notes, lang) if marks else data
    _prove(data, manuscript, done, form, revisions)
    return Annotated(done, tuple(used), len(marks), tuple(left))


def read_again(data: bytes, manuscript: Manuscript, revisions: Revisions) -> Manuscript:
    """The file read the way that the manuscript was."""
    encoding = manuscript.encoding if manuscript.format != "docx" else None
    return manuscripts.read(
        data, manuscript.path, format=manuscript.format, encoding=encoding, revisions=revisions
    )  # fmt: skip


def bared(data: bytes, manuscript: Manuscript, form: Form, revisions: Revisions) -> tuple[bytes, Manuscript]:
    """The file without the marks that it has from before."""
    while (bare := form.bare(data, manuscript)) != data:
        data = bare
        manuscript = read_again(data, manuscript, revisions)
    return data, manuscript


def _prove(data: bytes, manuscript: Manuscript, done: bytes, form: Form, revisions: Revisions) -> None:
    """The marks come out again and leave the file as it was, and with them the same is read of it."""
    again = read_again(done, manuscript, revisions)
    bare, _ = bared(done, again, form, revisions)
    if _said(again) != _said(manuscript) or form.contents(bare) != form.contents(data):
        what = "with marks, something else would be read of the file; it stays as it is"
        fix = "perhaps code, a comment or an element is open at its end: close it; else please report it"
        raise InputError(what, path=manuscript.path, fix=fix)


def _said(manuscript: Manuscript) -> list[Block]:
    return [replace(block, origin=(), start=0, end=0) for block in manuscript.blocks]
