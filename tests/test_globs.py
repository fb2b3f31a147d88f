"""Path patterns: what git itself says of a path, ours says too."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from zgccheck.globs import covers, parse, verdict

CASES = [
    # patterns, path, whether it is taken in
    (["*.md"], "a/b/c.md", True),
    (["/*.md"], "a/c.md", False),
    (["/*.md"], "c.md", True),
    (["a/*.md"], "a/c.md", True),
    (["a/*.md"], "x/a/c.md", False),
    (["build/"], "x/build/c.md", True),
    (["build/"], "x/build", False),
    (["build"], "x/build", True),
    (["**/old/*.txt"], "old/a.txt", True),
    (["**/old/*.txt"], "x/y/old/a.txt", True),
    (["drafts/**"], "drafts/x/y.md", True),
    (["drafts/**"], "drafts", False),
    (["a/**/z.md"], "a/z.md", True),
    (["a/**/z.md"], "a/b/c/z.md", True),
    (["*.md", "!keep.md"], "x/keep.md", False),
    (["!keep.md", "*.md"], "keep.md", True),
    (["old", "!old/keep.md"], "old/keep.md", True),  # nothing is taken back out of a folder
    (["稿*.txt"], "稿一.txt", True),
    (["[ab].txt"], "b.txt", True),
    (["[!ab].txt"], "b.txt", False),
    (["a[/]b"], "a/b", False),
    (["\\#a"], "#a", True),
    (["# a"], "# a", False),
    (["a\\ "], "a ", True),
    (["a  "], "a", True),
    (["\\!a"], "!a", True),
    (["a.md"], "axmd", False),
    (["[z-a]"], "b", False),
]


@pytest.mark.parametrize(("patterns", "path", "wanted"), CASES)
def test_a_path_is_taken_in_or_not(patterns: list[str], path: str, wanted: bool) -> None:
    assert covers(parse(patterns), path) is wanted


@pytest.mark.skipif(shutil.which("git") is None, reason="git gives the answers")
@pytest.mark.parametrize(("patterns", "path", "wanted"), CASES)
def test_git_says_the_same(tmp_path: Path, patterns: list[str], path: str, wanted: bool) -> None:
    def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, check=False)

    git("init", "-q")
    (tmp_path / ".gitignore").write_text("\n".join(patterns) + "\n", encoding="utf-8")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("", encoding="utf-8")
    assert (git("check-ignore", "-q", "--no-index", path).returncode == 0) is wanted


def test_no_pattern_says_nothing() -> None:
    assert verdict(parse(["*.txt"]), "a.md") is None
    assert verdict(parse(["*.md", "!a.md"]), "a.md") is False


def test_a_question_mark_is_one_character() -> None:
    """Git takes it for one byte, which fits no Chinese character."""
    assert covers(parse(["稿?.txt"]), "稿一.txt")
