"""Where a manuscript's supported statements get their references: after the sentence, or after the part of it that holds.

A mark in Chinese copy stands before the stop that ends its sentence, as the examples of GB/T 7714 have it; after a closing
quotation mark or bracket; and in English copy after the stop. Where not all of a sentence is supported, it stands behind the
clause that is, and in a table's row behind the cell's own words. As few articles are cited as say all that is said there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zgccheck.footnotes import OPEN, Spot
from zgccheck.model import Block, Finding, Report, Source, Verdict
from zgccheck.reference import Item, cited
from zgccheck.scan import Sentence

FIGURES = frozenset({"quantity", "rank", "ordinal", "score"})
"""Slots that are figures."""
_NEVER = frozenset({"heading", "note"})
"""Blocks that get no marks."""
_STOPS = re.compile(r"[。！？；…!?;.，、：]+$")
_CLAUSE = re.compile(r"[。！？；，、：!?;,]")
_FULL_STOP = re.compile(r"[.!?]+[\"'”’)]*(?=\s+[A-Z0-9“\"']|\s*$)")
"""Where a sentence of English copy ends; what is read as one sentence may hold several."""
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
            elif _HAN.search(sentence.text) and all(wanted.holds(one) for one in report.findings):
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
    """Where in the block a mark on a whole sentence of Chinese copy stands: before its stops."""
    stops = _STOPS.search(sentence.text)
    return sentence.start + (stops.start() if stops and stops.start() else len(sentence.text))


def _clause(sentence: Sentence, report: Report, finding: Finding, wanted: Wanted) -> tuple[int, int]:
    """Where in the block a mark on part of a sentence stands, and where what follows it begins."""
    if not _HAN.search(sentence.text):
        over = _FULL_STOP.search(sentence.text, max(0, finding.end - 1))
        end = sentence.start + (over.end() if over else len(sentence.text))
        return end, end
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
    return next((block.origin[at] for at in range(start, len(block.text)) if _own(block, at)), OPEN)


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
