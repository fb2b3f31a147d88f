"""Documents as they are as sources, on UHGEval's pairs of a sentence and a news article (github.com/IAAR-Shanghai/UHGEval).

    python benchmarks/uhgeval.py PAIRS.jsonl [--misses N]

One JSON object a line: `claim` (the sentence), `evidence_text` (the article) and `num_label`: SUPPORTS (verbatim in the
article), CONFLICT (the article gives another number) or UNSUPPORTED (it gives none). The floor is the rule that calls a
sentence wrong when a number of it does not stand in the article.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from pathlib import Path
from typing import Any

from zgccheck import Checker
from zgccheck.model import Report

LABELS = ("CONFLICT", "UNSUPPORTED", "SUPPORTS")
NUMBERS = ("quantity", "percent", "rank", "date", "score", "ordinal")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?|[一二两三四五六七八九十百千万亿]+(?=[个名人次位家年月日岁%])")


def floor(sentence: str, article: str) -> bool:
    """Whether a number of the sentence is nowhere in the article."""
    return any(number not in article for number in _NUMERAL.findall(sentence))


def called(report: Report) -> bool:
    """Whether a number is called wrong."""
    return any(finding.verdict == "conflict" and finding.slot in NUMBERS for finding in report.findings)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pairs", type=Path)
    options.add_argument("--misses", type=int, default=0, help="show so many of each label that went wrong")
    given = options.parse_args()
    rows: list[dict[str, Any]] = [json.loads(line) for line in given.pairs.read_text("utf-8").splitlines() if line]
    counts: dict[str, collections.Counter[str]] = {label: collections.Counter() for label in LABELS}
    misses: dict[str, list[str]] = {label: [] for label in LABELS}
    for row in rows:
        label, sentence, article = row["num_label"], row["claim"], row["evidence_text"]
        report = Checker.from_texts({"article": article}).check(sentence)
        wrong = called(report)
        counts[label].update(
            sentences=1, called=wrong, conflict=report.verdict == "conflict", floor=floor(sentence, article)
        )
        if wrong != (label == "CONFLICT"):
            said = "; ".join(f"{f.slot} {f.text} / {f.expected}" for f in report.findings if f.verdict == "conflict")
            misses[label].append(f"{row['id']} {sentence}\n    {said or report.verdict}")
    print(f"{'':12}{'sentences':>10}{'number called wrong':>22}{'verdict conflict':>18}{'floor':>8}")
    for label, count in counts.items():
        total = count["sentences"] or 1
        shares = (f"{count[name] / total:.1%}" for name in ("called", "conflict", "floor"))
        print(f"{label:12}{count['sentences']:>10}" + "{:>22}{:>18}{:>8}".format(*shares))
    for label, lines in misses.items():
        for line in lines[: given.misses]:
            print(f"\n{label} {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
