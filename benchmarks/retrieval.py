"""Candidate finding: how often the claim that a labelled sentence is about is among the first candidates.

    python benchmarks/retrieval.py [CASES.jsonl …] [--base DIR] [--first N] [--misses]

Each expected quotation of each case (`tests/data/dev.jsonl` unless others are named) counts once: it is reached when one of the
first N candidates has a passage that overlaps it. Blanks and line breaks are left out of account.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from zgccheck import Checker
from zgccheck.model import Claim
from zgccheck.reading import read
from zgccheck.retrieve import candidates

CASES = Path(__file__).parent.parent / "tests" / "data" / "dev.jsonl"


class Sources:
    """The base's documents without blanks, and where each kept character stood."""

    def __init__(self, checker: Checker) -> None:
        self.flat: dict[str, str] = {}
        self.at: dict[str, list[int]] = {}
        for source in checker.base.sources.values():
            kept = [(i, char) for i, char in enumerate(source.text) if not char.isspace()]
            self.flat[source.id] = "".join(char for _, char in kept)
            self.at[source.id] = [i for i, _ in kept]

    def spots(self, quote: str) -> list[tuple[str, int, int]]:
        wanted = "".join(quote.split())
        found = []
        for source, text in self.flat.items():
            start = text.find(wanted)
            while wanted and start >= 0:
                found.append((source, self.at[source][start], self.at[source][start + len(wanted) - 1] + 1))
                start = text.find(wanted, start + 1)
        return found


def speaks(claim: Claim, spots: list[tuple[str, int, int]]) -> bool:
    """Whether a passage of the claim overlaps one of the places."""
    return any(
        span.source == source and span.start < end and start < span.end
        for passage in claim.passages
        for span in passage.spans
        for source, start, end in spots
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path, nargs="*", default=[CASES])
    options.add_argument("--base", type=Path)
    options.add_argument("--first", type=int, default=10, help="how many candidates count")
    options.add_argument("--misses", action="store_true")
    given = options.parse_args()
    checker = Checker.load(given.base)
    sources = Sources(checker)
    rows: list[dict[str, Any]] = [
        json.loads(line) for path in given.cases for line in path.read_text("utf-8").splitlines() if line
    ]
    wanted = reached = 0
    ranks: list[int] = []
    for row in rows:
        found = candidates(read(row["text"], checker.index.lexicon), checker.index)
        claims = [checker.index.claims.by_number(candidate.number) for candidate in found]
        for expected in row.get("expect", ()):
            spots = [spot for quote in expected.get("quotes", ()) for spot in sources.spots(quote)]
            if not spots:
                continue
            rank = next((i for i, claim in enumerate(claims, start=1) if speaks(claim, spots)), 0)
            wanted += 1
            reached += 0 < rank <= given.first
            ranks.append(rank)
            if given.misses and not 0 < rank <= given.first:
                print(f"{row['id']} rank {rank or '-'} of {len(claims)}: {row['text']}\n    {expected['quotes'][0]}")
    print(f"{len(rows)} cases, {wanted} expected quotations")
    for first in sorted({1, 3, given.first}):
        print(f"among the first {first:2}: {sum(0 < rank <= first for rank in ranks) / (wanted or 1):.2%}")
    print(f"a candidate at all: {sum(rank > 0 for rank in ranks) / (wanted or 1):.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
