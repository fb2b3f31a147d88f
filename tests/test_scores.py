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


@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.name)
def test_a_labelled_manuscript(labels: Path, scoring: ModuleType, checker: Checker) -> None:
    score = scoring.score(labels, checker)
    assert score.adds_up, score.misses
    assert score.false <= scoring.FALSE, score.misses
    assert score.found >= 0.7 * score.errors, score.misses
    assert score.supported >= 0.85 * score.true, score.misses
