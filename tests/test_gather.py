"""Which files a scan reads, held against what git takes for ignored."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from zgccheck.cli.gather import Missing, gather


def found(*paths: str) -> list[str]:
    return [
        one.path if isinstance(one, Missing) else one
        for one in gather(paths or (".",), lambda path, folder: folder or path.endswith(".md"))
    ]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        ".gitignore": "build/\n*.bak.md\n!keep.bak.md\n/root.md\n",
        "root.md": "", "a.md": "", "b.txt": "", "x.bak.md": "", "keep.bak.md": "", "~$a.md": "",
        "build/b.md": "", ".git/c.md": "", ".hidden/d.md": "", ".e.md": "",
        "sub/root.md": "", "sub/.gitignore": "*.md\n!y.md\n", "sub/y.md": "", "sub/deep/z.md": "", "sub/deep/y.md": "",
        "空 格/稿 件.md": "", "-rf.md": "",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ALL = ["-rf.md", "a.md", "keep.bak.md", "sub/deep/y.md", "sub/y.md", "空 格/稿 件.md"]


def test_a_folder_gives_its_manuscripts_in_order(tree: Path) -> None:
    assert found() == ALL


@pytest.mark.skipif(shutil.which("git") is None, reason="git gives the answers")
def test_git_ignores_the_same(tree: Path) -> None:
    shutil.rmtree(tree / ".git")
    subprocess.run(["git", "init", "-q"], check=True)
    listed = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files", "-zco", "--exclude-standard"], capture_output=True, check=True
    )
    names = listed.stdout.decode().split("\0")
    visible = [name for name in names if name.endswith(".md") and not os.path.basename(name).startswith((".", "~$"))]
    assert found() == sorted(name for name in visible if not name.startswith("."))


def test_a_folder_within_knows_the_ignore_files_above(tree: Path) -> None:
    (tree / "sub" / "extra.bak.md").write_text("")
    (tree / "sub" / ".gitignore").unlink()
    assert found("sub") == ["sub/deep/y.md", "sub/deep/z.md", "sub/root.md", "sub/y.md"]


def test_a_named_file_is_always_read(tree: Path) -> None:
    assert found("x.bak.md", "b.txt", ".hidden/d.md") == ["x.bak.md", "b.txt", ".hidden/d.md"]
    left = list(gather(["x.bak.md", "b.txt"], lambda path, folder: True, lambda path: path == "b.txt"))
    assert left == ["x.bak.md"]


def test_each_file_is_read_once(tree: Path) -> None:
    assert found("a.md", ".", "./a.md") == ["a.md", *[name for name in ALL if name != "a.md"]]


def test_what_is_missing_is_said_where_it_stands(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr("sys.argv", ["zgccheck"])
    assert list(gather(["nope.md", "a.md"], lambda path, folder: True)) == [
        Missing("nope.md", "没有这个文件或文件夹"),
        "a.md",
    ]


def test_a_link_to_a_folder_is_not_followed(tree: Path) -> None:
    (tree / "空 格" / "loop").symlink_to(tree)
    assert found() == ALL
