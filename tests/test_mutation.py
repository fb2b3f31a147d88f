"""The mutation score, on every fortieth claim; benchmarks/mutate.py measures the whole base."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "mutate.py"
CAUGHT, FLAGGED = 97.0, 0.5
"""Per cent: at least, at most."""


def test_errors_are_caught_and_harmless_changes_are_not() -> None:
    command = [sys.executable, str(SCRIPT), "--every", "40"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=300)
    totals = {name: float(share) for name, share in re.findall(r"^(\w+): \d+/\d+ = ([\d.]+)%", done.stdout, re.M)}
    assert totals["caught"] >= CAUGHT, done.stdout
    assert totals["flagged"] <= FLAGGED, done.stdout
