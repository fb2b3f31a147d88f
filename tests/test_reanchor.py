"""`zgccheck base reanchor` on a base whose documents have changed: what it says, what it writes, what it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zgccheck import Checker, lint, store
from zgccheck.errors import InputError

ROOT = Path(__file__).parent.parent


def reanchor(base: Path, *options: str) -> tuple[int, list[str]]:
    """Exit status and the lines of the command."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    run = [sys.executable, "-m", "zgccheck", "base", "reanchor", "--base", str(base), *options]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60, env=env)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def edit(base: Path, change: Callable[[str], str], document: str = "north") -> None:
    file = base / "seeds" / f"{document}.txt"
    file.write_text(change(file.read_text("utf-8")), encoding="utf-8")


def files(base: Path) -> dict[str, bytes]:
    return {str(file.relative_to(base)): file.read_bytes() for file in sorted(base.rglob("*.yaml"))}


def test_nothing_changed(library: Path) -> None:
    before = files(library)
    assert reanchor(library, "--write") == (0, [])
    assert files(library) == before


def test_moved(library: Path) -> None:
    edit(library, lambda text: "更正:序言一段。\n\n" + text)
    with pytest.raises(InputError, match="reanchor"):
        store.load(library)
    before = files(library)
    status, lines = reanchor(library)
    assert status == 0
    assert [line.split(":")[0] for line in lines] == ["moved", "moved"]
    assert files(library) == before, "without --write nothing is written"

    status, lines = reanchor(library, "--write")
    assert (status, len(lines)) == (0, 2)
    assert lint.lint(library) == []
    source = store.load(library).sources["north"]
    assert source.length == len(source.text)
    assert reanchor(library) == (0, [])
    report = Checker.load(library).check("青溪市图书馆2031年接待读者128.6万人次。")
    assert report.verdict == "supported", "the stale index is not used"


@pytest.mark.parametrize(
    ("old", "new"), [("128.6", "126.8"), ("接待", "未接待"), ("拟于", "已于"), ("2033年", "2035年")]
)
def test_altered_words_are_never_written(library: Path, old: str, new: str) -> None:
    edit(library, lambda text: text.replace(old, new))
    before = files(library)
    for options in ((), ("--write",), ("--write", "--accept")):
        status, lines = reanchor(library, *options)
        assert status == 1
        assert "stale" in {line.split(":")[0] for line in lines}
        assert files(library) == before, "neither the quotation nor the pinned hash"
    with pytest.raises(InputError, match="not the document that was pinned"):
        store.load(library)


def test_one_stale_quotation_holds_back_the_moved_ones(library: Path) -> None:
    edit(library, lambda text: "序。\n" + text.replace("2033年", "2035年"))
    before = files(library)
    status, lines = reanchor(library, "--write")
    assert (status, sorted(line.split(":")[0] for line in lines)) == (1, ["moved", "stale"])
    assert files(library) == before


def test_a_variant_is_written_when_accepted(library: Path) -> None:
    edit(library, lambda text: text.replace("412万册", "４１２ 万册"), "south")
    before = files(library)
    status, lines = reanchor(library, "--write")
    assert status == 1
    assert [line.split(":")[0] for line in lines if "holdings" in line] == ["variant"]
    assert files(library) == before

    status, _ = reanchor(library, "--write", "--accept")
    assert status == 0
    assert lint.lint(library) == []
    claim = store.load(library).claims["library-holdings"]
    assert claim.passages[0].text == "藏书量达４１２ 万册"


def test_a_changed_context_is_written_when_accepted(library: Path) -> None:
    edit(library, lambda text: text.replace("本报讯(记者 陆远)", "本报讯(通讯员 陆远)"))
    status, lines = reanchor(library, "--write")
    assert (status, [line.split(":")[0] for line in lines]) == (1, ["moved-context", "moved"])
    assert reanchor(library, "--write", "--accept")[0] == 0
    assert lint.lint(library) == []


def test_said_twice_is_ambiguous(library: Path) -> None:
    edit(library, lambda text: text.replace("新馆拟于", "另:新馆拟于") + "附录:新馆拟于2033年6月开放。\n")
    status, lines = reanchor(library, "--write", "--accept")
    assert status == 1
    (line,) = (line for line in lines if "new-building" in line)
    assert line.startswith("ambiguous: ")
    assert "found at" in line
