"""What the project's pages promise is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]


def commands(readme: Path) -> list[str]:
    """The lines that a reader is told to type."""
    return [line[2:].split("#")[0].strip() for line in readme.read_text("utf-8").splitlines() if line.startswith("$ ")]


def zgccheck(*arguments: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "200", "NO_COLOR": "1"}
    env = {name: value for name, value in env.items() if name not in ("GITHUB_ACTIONS", "FORCE_COLOR", "PY_COLORS")}
    done = subprocess.run(
        [sys.executable, "-m", "zgccheck", *arguments], capture_output=True, check=False, timeout=60, env=env
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_makefile_has_what_the_readme_names(readme: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = [command.split()[1] for command in commands(readme) if command.startswith("make ")]
    assert targets == ["demo", "test"]
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_command_knows_what_the_readme_names(readme: Path) -> None:
    told = [command.split() for command in commands(readme) if command.startswith("zgccheck ")]
    assert told
    for words in told:
        names = words[1:3] if words[1] == "base" else words[1:2]
        shown = zgccheck(*names, "--help")
        for option in (word for word in words if word.startswith("--")):
            assert option in shown, (words, option)


def test_the_two_readmes_tell_the_same_commands() -> None:
    english, chinese = map(commands, READMES)
    assert [command.replace(" --lang en", "") for command in english] == chinese


def test_every_command_is_in_the_readme() -> None:
    listed = re.findall(r"^│ (\w+) ", zgccheck("--help"), re.MULTILINE)
    assert listed
    below = re.findall(r"^│ (\w+) ", zgccheck("base", "--help"), re.MULTILINE)
    for readme in READMES:
        text = readme.read_text("utf-8")
        for name in [*listed, *(f"base {name}" for name in below)]:
            assert f"zgccheck {name} " in text or f"zgccheck {name}`" in text or f"zgccheck {name}\n" in text, name


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_example_is_what_is_printed(readme: Path) -> None:
    text = readme.read_text("utf-8")
    match = re.search(r"^\$ zgccheck check (?P<words>[^\n]+件)\n(?P<output>.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert match
    printed = zgccheck("check", *match["words"].split(), *(() if "--lang" in match["words"] else ("--lang", "zh")))
    flat = re.sub(r"[\s│^-]", "", printed)
    for line in match["output"].splitlines():
        if line.strip() != "…":
            assert re.sub(r"[\s│^-]", "", line).removesuffix("…") in flat, line


def test_no_printing_outside_the_command() -> None:
    for file in (ROOT / "zgccheck").rglob("*.py"):
        source = file.read_text("utf-8")
        assert "from_markup" not in source, file
        if file.parent.name != "cli":
            assert not re.search(r"sys\.(stdout|stderr)|^\s*print\(", source, re.MULTILINE), file
