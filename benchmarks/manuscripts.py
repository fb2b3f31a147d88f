"""Manuscripts with planted errors, scored by their labels.

    python benchmarks/manuscripts.py [--base DIR] [--misses] [FILE.labels.json …]

A label file names its manuscript (`path`) and says which of its sentences hold an error (`errors`: the wrong words, the right
ones, the line), which are true, which no source speaks to (`unspoken`), and which text is not to be read at all (`ignored`).
Found is an error whose words a `conflict` marks on the right line; in a docx, in the right sentence. A `conflict` on anything
else is false. The exit status is 1 if a threshold is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zgccheck import manuscripts, scan
from zgccheck.check import Checker
from zgccheck.model import Finding, Place, Report, Tally
from zgccheck.text import normalise

FOUND, SUPPORTED, FALSE = 0.90, 0.85, 1
"""Least share of the errors, least share of the true statements, most conflicts that are false in all manuscripts."""
DEFAULT = Path(__file__).parent.parent / "tests" / "data" / "manuscripts"


@dataclass(slots=True)
class Score:
    """What one manuscript came to; `misses` say what went wrong."""

    errors: int = 0
    found: int = 0
    true: int = 0
    supported: int = 0
    false: int = 0
    unspoken: int = 0
    silent: int = 0
    """Unspoken statements that nothing is said of but that nobody speaks to them."""
    adds_up: bool = True
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("errors", "found", "true", "supported", "false", "unspoken", "silent"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.adds_up = self.adds_up and other.adds_up
        self.misses += other.misses

    @property
    def passes(self) -> bool:
        enough = self.found >= FOUND * self.errors and self.supported >= SUPPORTED * self.true
        return enough and self.false <= FALSE and self.adds_up


def bare(text: str) -> str:
    return "".join(char for char in normalise(text).text if char.isalnum() or char in ".%")


def speaks_of(report: Report, sentence: str) -> bool:
    """Whether a report is on a label's sentence. A table's row is labelled by its cells."""
    if " | " in sentence:
        return all(bare(cell) in bare(report.text) for cell in sentence.split(" | "))
    one, two = bare(report.text), bare(sentence)
    return one in two or two in one


def marks(finding: Finding, at: Place, error: dict[str, Any]) -> bool:
    """Whether a finding marks an error's words, on its line where it has one."""
    if error["wrong_line"] is not None and not at.line <= error["wrong_line"] <= at.end_line:
        return False
    said, wrong = bare(finding.text), bare(error["wrong"])
    return said in wrong or wrong in said


def score(file: Path, checker: Checker) -> Score:
    labels = json.loads(file.read_text("utf-8"))
    path = file.parent / labels["path"]
    tally = Tally()
    found = list(scan.reports(manuscripts.read(path.read_bytes(), path.name), checker, tally))
    result = Score(len(labels["errors"]), true=len(labels["true"]), unspoken=len(labels["unspoken"]))
    result.adds_up = len(found) == tally.checkable == sum(tally.verdicts.values()) <= tally.sentences
    conflicts = [
        (report, finding, at)
        for report in found
        for finding, at in zip(report.findings, report.places, strict=True)
        if finding.verdict == "conflict"
    ]
    due = set()
    for error in labels["errors"]:
        hits = [
            number
            for number, (report, finding, at) in enumerate(conflicts)
            if speaks_of(report, error["sentence"]) and marks(finding, at, error)
        ]
        due.update(hits)
        result.found += bool(hits)
        if not hits:
            result.misses.append(f"missed: {error['wrong']} (for {error['right']}) in {error['sentence']}")
    for number, (report, finding, at) in enumerate(conflicts):
        if number not in due:
            result.false += 1
            told = f"{at.line}:{at.column} {finding.text} → {finding.expected} ({finding.claim}, {finding.reason})"
            result.misses.append(f"false conflict: {told} in {report.text}")
    for sentence in labels["true"]:
        verdicts = [report.verdict for report in found if speaks_of(report, sentence["sentence"])]
        result.supported += set(verdicts) == {"supported"}
        if set(verdicts) != {"supported"}:
            result.misses.append(f"true, but {'/'.join(verdicts) or 'not checkable'}: {sentence['sentence']}")
    for sentence in labels["unspoken"]:
        verdicts = [report.verdict for report in found if speaks_of(report, sentence)]
        result.silent += set(verdicts) <= {"unverified"}
        if not set(verdicts) <= {"unverified"}:
            result.misses.append(f"unspoken, but {'/'.join(verdicts)}: {sentence}")
    for words in labels.get("ignored", []):
        if any(bare(words) in bare(report.text) for report in found):
            result.adds_up = False
            result.misses.append(f"read, though not to be read: {words}")
    return result


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", nargs="*", type=Path, default=sorted(DEFAULT.glob("*.labels.json")))
    options.add_argument("--base", type=Path)
    options.add_argument("--misses", action="store_true", help="say what went wrong")
    given = options.parse_args()
    checker = Checker.load(given.base)
    total = Score()
    print(
        f"{'manuscript':<16}{'errors found':>14}{'true supported':>16}{'false conflicts':>17}{'unspoken':>10}  counts"
    )
    for file in given.labels:
        one = score(file, checker)
        total.add(one)
        print(row(file.name.removesuffix(".labels.json"), one))
        for miss in one.misses if given.misses else ():
            print(f"    {miss}")
    print(row("all", total))
    return 0 if total.passes else 1


def row(name: str, one: Score) -> str:
    counts = "add up" if one.adds_up else "DO NOT ADD UP"
    return (
        f"{name:<16}{f'{one.found}/{one.errors}':>14}{f'{one.supported}/{one.true}':>16}{one.false:>17}"
        f"{f'{one.silent}/{one.unspoken}':>10}  {counts}"
    )


if __name__ == "__main__":
    sys.exit(main())
