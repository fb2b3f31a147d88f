"""Mutation score: every single-slot error and every harmless change that the base's sentences allow, and what is said of them.

    python benchmarks/mutate.py [--base DIR] [--class NAME …] [--of statement|passage] [--every N] [--misses N]

The sentences are the claims' statements and, for wrong changes, the passages that name all that identifies their claim; harmless
changes are made to every passage. A wrong mutant is caught when the sentence is a `conflict`, and pinned when a conflict's words
touch the changed ones; a harmless one is flagged when it is a `conflict`. This measures the slots, not retrieval from free
wording. The classes, with what they leave out and why, are in `mutants/`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from mutants import HARMLESS, WRONG, Maker, Mutant, Pool, Told
from mutants.told import sentences

from zgccheck import Report
from zgccheck.check import Checker


class Answers:
    """What the checker says, each sentence asked once."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self._told: dict[str, Report] = {}

    def of(self, text: str) -> Report:
        if text not in self._told:
            self._told[text] = self.checker.check(text)
        return self._told[text]


def mutants(maker: Maker, told: list[Told], pool: Pool, *, unchanged: bool) -> Iterator[tuple[Told, Mutant]]:
    """Each mutant once, though several claims may be told in one passage."""
    seen: set[str] = set()
    for sentence in told:
        for mutant in maker(sentence, pool):
            if mutant.text not in seen and (unchanged or mutant.text != sentence.text):
                seen.add(mutant.text)
                yield sentence, mutant


def pinned(report: Report, mutant: Mutant) -> bool:
    return any(f.verdict == "conflict" and f.start < mutant.end and mutant.start < f.end for f in report.findings)


def shown(told: Told, mutant: Mutant, report: Report) -> str:
    line = f"    {report.verdict:10} {told.claim.id}: {mutant.text}"
    found = next((f for f in report.findings if f.verdict == "conflict"), None)
    return line + (f"  [{found.reason} «{found.text}» {found.claim}]" if found is not None else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--class", dest="classes", action="append", default=[], choices=sorted({*WRONG, *HARMLESS}))
    parser.add_argument("--of", choices=("statement", "passage"), help="statements or passages only")
    parser.add_argument("--every", type=int, default=1, help="take every Nth claim")
    parser.add_argument("--misses", type=int, default=0, help="show up to N misses of each class")
    args = parser.parse_args()
    checker = Checker.load(args.base)
    pool, answers = Pool(checker), Answers(checker)
    claims = list(checker.base.claims.values())[:: args.every]
    told = [(sort, t) for claim in claims for sort, t in sentences(checker, claim) if args.of in (None, sort)]
    whole = [t for sort, t in told if sort == "statement" or t.complete]
    print(
        f"{len(claims)} claims, {len(told)} sentences, of which {len(told) - len(whole)} passages leave out what identifies their claim"
    )
    for verdict, makers, sources in (("caught", WRONG, whole), ("flagged", HARMLESS, [t for _, t in told])):
        made = hits = pins = 0
        for name, maker in makers.items():
            if args.classes and name not in args.classes:
                continue
            count = hit = pin = 0
            misses: list[str] = []
            for sentence, mutant in mutants(maker, sources, pool, unchanged=name == "verbatim"):
                report = answers.of(mutant.text)
                flagged = report.verdict == "conflict"
                count, hit, pin = count + 1, hit + flagged, pin + pinned(report, mutant)
                if flagged != (verdict == "caught"):
                    misses.append(shown(sentence, mutant, report))
            made, hits, pins = made + count, hits + hit, pins + pin
            if count:
                told_pins = f"  pinned {pin / count:7.1%}" if verdict == "caught" else ""
                print(f"{verdict:8} {name:15} {hit:5}/{count:<5} {hit / count:7.1%}{told_pins}")
            print("\n".join(misses[: args.misses]) + "\n" if misses[: args.misses] else "", end="")
        if made:
            print(
                f"{verdict}: {hits}/{made} = {hits / made:.2%}"
                + (f", pinned {pins / made:.2%}" if verdict == "caught" else "")
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
