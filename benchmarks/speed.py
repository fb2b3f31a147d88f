"""What a user waits for: the start of the command, the base, one sentence read, one sentence checked.

    python benchmarks/speed.py [--rounds N]

Times are the best of N rounds, so that a busy machine disturbs them least. The start is compared with importing the
dependencies alone, which nothing here can make faster.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable

from zgccheck import Checker, slots
from zgccheck.text import normalise

SENTENCE = "截至2025年年底，北京市有效发明专利量达74.8万件，同比增长12.7%，在全球创新集群排名中居第四位。"
REPEATED = ("1", "2025", "一", "五六", "十", "“", "将", "3-", "1,000", "3月25日至", "约占", "全球第一、")
"""What a reader could stumble over."""
IMPORTS = "import typer, rich.console, rich.table, rapidfuzz.fuzz, yaml"


def best(action: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def reader(text: str) -> Callable[[], object]:
    return lambda: slots.read(text)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    fresh = iter(range(1_000_000))

    def variant() -> str:
        return SENTENCE.replace("74.8", f"{next(fresh)}.7")  # never the same text twice: readings are cached

    def command(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], check=False, capture_output=True)

    imports = best(command("-c", IMPORTS), rounds)
    start = best(command("-m", "zgccheck", "check", "--fail-on", "never", SENTENCE), rounds)
    checker = Checker.load()
    checker.check(SENTENCE)
    rows = [
        ("import the dependencies", imports),
        ("check one sentence, cold", start),
        ("load the base", best(Checker.load, rounds)),
        ("read one sentence", best(lambda: slots.read(normalise(variant()).text), rounds * 20)),
        ("check one sentence, warm", best(lambda: checker.check(variant()), rounds * 20)),
    ]
    for name, seconds in rows:
        print(f"{name:28}{1000 * seconds:9.2f} ms")
    print(f"cold start / dependencies   {start / imports:9.2f}")
    print("reading 16,000 characters / 2,000 (8 is linear):")
    for unit in REPEATED:
        short, long = (best(reader(unit * (size // len(unit))), 1) for size in (2000, 16000))
        print(f"  {unit:26}{long / short:9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
