"""The sources as manuscripts: every sentence of every source, checked against the base that was made of them.

    python benchmarks/seeds_scan.py [--base DIR] [--source ID …] [--misses N]

A checkable sentence should be `supported` or `disputed`; `partial` and `unverified` are misses, a `conflict` is a fault.
A sentence in which the base claims nothing (`claims/omitted.yaml` says why) is counted apart, unless it is a `conflict`.
`--misses N` lists up to N of each, with what the findings say.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Iterator
from pathlib import Path

from zgccheck import store
from zgccheck.check import Checker
from zgccheck.coverage import coverage, paragraphs
from zgccheck.model import Report
from zgccheck.text import place, sentences

UNSEEN = "\u200b"
"""Stands for a line break while the sentences are found, so that offsets stay."""
COLUMNS = ("supported", "disputed", "partial", "unverified", "conflict", "omitted")


def scan(checker: Checker, text: str) -> Iterator[tuple[int, int, Report]]:
    """Start and end of each sentence, and the report on it. Sentences are read across the page's line breaks."""
    for begin, stop in paragraphs(text):
        joined = text[begin:stop].replace("\n", UNSEEN)
        for start, end in sentences(joined):
            yield begin + start, begin + end, checker.check(joined[start:end].replace(UNSEEN, ""))


def explain(report: Report) -> Iterator[str]:
    """The findings that made the sentence a miss."""
    for finding in report.findings:
        if finding.verdict == "conflict":
            yield f"      {finding.slot} «{finding.text}» expected {finding.expected!r}: {finding.reason}, {finding.claim}"
        elif finding.verdict == "unverified":
            yield f"      {finding.slot} «{finding.text}»: {finding.reason}, near {[near.claim for near in finding.near]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--source", action="append", help="only this source; may be given again")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="list up to N conflicts, N partial and N unverified"
    )
    options = parser.parse_args()
    checker = Checker.load(options.base)
    counts: dict[str, collections.Counter[str]] = {}
    misses: dict[str, list[str]] = collections.defaultdict(list)
    for one in coverage(store.load(options.base)):
        name, text = one.source.id, one.source.text
        if options.source and name not in options.source:
            continue
        tally = counts.setdefault(name, collections.Counter())
        for start, end, report in scan(checker, text):
            tally["sentences"] += 1
            if not report.checkable:
                continue
            claimed = any(piece.claims and piece.start < end and start < piece.end for piece in one.pieces)
            verdict = report.verdict if claimed or report.verdict == "conflict" else "omitted"
            tally["checkable"] += verdict != "omitted"
            tally[verdict] += 1
            if verdict in ("conflict", "partial", "unverified"):
                line, column = place(text, start)
                misses[verdict].append("\n".join([f"{name}:{line}:{column} {report.text}", *explain(report)]))
    print(
        f"{'source':<8}{'sentences':>10}{'checkable':>10}"
        + "".join(f"{column:>12}" for column in COLUMNS)
        + f"{'share':>8}"
    )
    total: collections.Counter[str] = collections.Counter()
    for name, tally in [*counts.items(), ("all", total)]:
        total.update(tally if tally is not total else {})
        good = (tally["supported"] + tally["disputed"]) / (tally["checkable"] or 1)
        figures = "".join(f"{tally[column]:>12}" for column in COLUMNS)
        print(f"{name:<8}{tally['sentences']:>10}{tally['checkable']:>10}{figures}{good:>8.1%}")
    for verdict in ("conflict", "partial", "unverified"):
        for miss in misses[verdict][: options.misses]:
            print(f"\n{verdict}  {miss}")
    return int(bool(misses["conflict"]))


if __name__ == "__main__":
    sys.exit(main())
