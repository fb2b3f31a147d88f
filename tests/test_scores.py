"""The labelled manuscripts, scored: whatever the engine finds, places are right, counts add up, and nothing masked is read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from zgccheck import Checker

ROOT = Path(__file__).parent.parent
LABELS = sorted((ROOT / "tests" / "data" / "manuscripts").glob("*.labels.json"))


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manuscripts_scored", ROOT / "benchmarks" / "manuscripts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_labelled_manuscripts_meet_the_thresholds(scoring: ModuleType, checker: Checker) -> None:
    total = scoring.Score()
    for labels in LABELS:
        score = scoring.score(labels, checker)
        assert score.adds_up, score.misses
        total.add(score)
    assert total.errors > 20
    assert total.passes, total
