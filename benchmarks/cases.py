"""How the labelled sentences of `benchmarks/cases/` come out: verdicts, citations and pins, set by set.

    python benchmarks/cases.py [CASES.jsonl …] [--base DIR] [--misses]

Each set goes through one part of the sources, passage by passage, takes a bit of everything (`mixed-…`), or holds what must
raise no alarm (`no-alarm-…`), in the form of `tests/data/dev.jsonl`. They are labelled by careful readers, who at times
disagree: a figure here is for comparison, no bar.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from zgccheck import Checker

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from test_cases import Places, score  # noqa: E402  # one scorer for all labelled sentences

SETS = sorted((ROOT / "benchmarks" / "cases").glob("*.jsonl"))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path, nargs="*", default=SETS)
    options.add_argument("--base", type=Path)
    options.add_argument("--misses", action="store_true")
    given = options.parse_args()
    checker = Checker.load(given.base)
    places = Places({source.id: source.text for source in checker.base.sources.values()})
    width = max(len(path.stem) for path in given.cases)
    for path in given.cases:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        total = score(rows, [checker.check(row["text"]) for row in rows], places)
        figures = "  ".join(f"{name} {value:.3f}" for name, value in total.figures.items())
        print(f"{path.stem:{width}}  {len(rows):4}  {figures}")
        if given.misses:
            print(*total.misses, sep="\n\n", end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
