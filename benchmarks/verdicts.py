"""What a change of the engine or of the base does to the verdicts of thousands of sentences.

    python benchmarks/verdicts.py > before.txt     # then change something
    python benchmarks/verdicts.py --against before.txt

The sentences are those of the base (statements, examples, passages), of the labelled manuscripts and of each labelled
set (`tests/data/dev.jsonl`, `benchmarks/cases/*.jsonl`); or of the .jsonl files that are named. One line a sentence:
its verdict, its findings (verdict, claim, reason, words), the sentence, in columns. With `--against`, the lines that moved alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from zgccheck import Checker, Report

ROOT = Path(__file__).parent.parent
LABELLED = [ROOT / "tests" / "data" / "dev.jsonl", *sorted((ROOT / "benchmarks" / "cases").glob("*.jsonl"))]
_ENDS = re.compile(r"[^。!?！？\n]+[。!?！？]?")


def labelled(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]


def of_the_base(checker: Checker) -> Iterator[str]:
    for claim in checker.base.claims.values():
        yield claim.statement
        yield from (sentence for sentences in claim.examples.values() for sentence in sentences)
        for passage in claim.passages:
            yield "".join(span.exact for span in passage.spans)


def of_manuscripts() -> Iterator[str]:
    for path in sorted((ROOT / "tests" / "data" / "manuscripts").glob("*.txt")):
        yield from (match[0].strip() for match in _ENDS.finditer(path.read_text("utf-8")))


def line(report: Report) -> str:
    findings = sorted({f"{f.verdict} {f.claim or '-'} {f.reason or '-'} «{f.text}»" for f in report.findings})
    return "\t".join(" ".join(cell.split()) for cell in (report.verdict, "; ".join(findings), report.text))


_checker: Checker


def _start() -> None:
    global _checker
    _checker = Checker.load()


def _line(text: str) -> str:
    return line(_checker.check(text))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", type=Path, nargs="*")
    options.add_argument("--against", type=Path, help="an earlier report: print what moved")
    options.add_argument("--jobs", type=int, default=2)
    given = options.parse_args()
    texts = labelled(given.cases) if given.cases else (
        text for part in (labelled(LABELLED), of_manuscripts(), of_the_base(Checker.load())) for text in part
    )  # fmt: skip
    wanted = [text for text in dict.fromkeys(" ".join(text.split()) for text in texts) if text]
    with Pool(given.jobs, _start) as pool:
        lines = pool.map(_line, wanted, chunksize=16)
    if given.against is None:
        print("\n".join(lines))
        return 0
    before = {row.split("\t")[-1]: row for row in given.against.read_text("utf-8").splitlines()}
    moved = 0
    for now in lines:
        was = before.get(now.split("\t")[-1])
        if was is not None and was != now:
            moved += 1
            old, new = was.split("\t"), now.split("\t")
            print(f"{new[2]}\n  was {old[0]}: {old[1]}\n  now {new[0]}: {new[1]}")
    print(f"{moved} of {len(lines)} moved", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
