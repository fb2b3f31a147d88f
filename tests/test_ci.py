"""What is told of continuous integration runs: the action's steps, the hook, and every command of the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
WRONG = "截至2025年底，北京市有效发明专利量达75.8万件。\n"
RIGHT = "截至2025年底，北京市有效发明专利量达74.8万件。\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with a manuscript, and `zgccheck` where the action installs it."""
    folder = tmp_path / "repo"
    (folder / "manuscripts").mkdir(parents=True)
    (folder / "manuscripts" / "a b.md").write_text(RIGHT, "utf-8")
    tool = tmp_path / "runner" / "zgccheck" / "bin" / "zgccheck"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m zgccheck "$@"\n')
    tool.chmod(0o755)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def run(script: str, place: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """A script as a runner starts it: bash that stops at the first command that fails."""
    runner = place.parent / "runner"
    env = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")}
    env |= {
        "PATH": f"{runner / 'zgccheck' / 'bin'}:{os.environ['PATH']}", "RUNNER_TEMP": str(runner), "LC_ALL": "C.UTF-8",
        "GITHUB_STEP_SUMMARY": str(place.parent / "summary.md"), **environ,
    }  # fmt: skip
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=place, capture_output=True, text=True, env=env, check=False, timeout=120)


def action(**inputs: str) -> tuple[str, dict[str, str]]:
    """The action's last step, with its environment as the inputs make it."""
    told = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert set(inputs) <= set(told["inputs"])
    step = told["runs"]["steps"][-1]
    given = {name: inputs.get(name, one["default"]) for name, one in told["inputs"].items()}
    environ = {name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
               for name, value in step["env"].items()}  # fmt: skip
    return step["run"], environ


def test_the_action_annotates_sums_up_and_fails(place: Path) -> None:
    (place / "manuscripts" / "a b.md").write_text(RIGHT + WRONG, "utf-8")
    script, environ = action(paths="manuscripts\n", sarif="out.sarif")
    done = run(script, place, GITHUB_ACTIONS="true", **environ)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=manuscripts/a b.md,line=2,endLine=2,col=21,endColumn=27,")
    assert "75.8万件" in (place.parent / "summary.md").read_text("utf-8")
    assert '"columnKind": "unicodeCodePoints"' in (place / "out.sarif").read_text("utf-8")


def test_the_action_tells_only_of_changed_lines_when_asked(place: Path) -> None:
    script, environ = action(**{"paths": "manuscripts", "diff-base": "HEAD"})
    (place / "manuscripts" / "a b.md").write_text(RIGHT + "\n天气很好。\n", "utf-8")
    assert run(script, place, **environ).returncode == 0
    (place / "manuscripts" / "a b.md").write_text(RIGHT + "\n" + WRONG, "utf-8")
    done = run(script, place, **environ)
    assert done.returncode == 1 and "line=3" in done.stdout


def test_no_input_of_the_action_becomes_a_command(place: Path) -> None:
    hostile = '$(touch owned) `touch owned`; touch owned "'
    names = ("base", "baseline", "diff-base", "sarif", "lang", "fail-on", "paths")
    script, environ = action(**dict.fromkeys(names, hostile))
    assert run(script, place, **environ).returncode == 2
    script, environ = action(sarif=hostile, paths="manuscripts")
    assert run(script, place, **environ).returncode == 0
    assert (place / hostile).is_file()
    assert not (place / "owned").exists()
    told = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert all("${{" not in step.get("run", "") for step in told["runs"]["steps"])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_every_shell_command_of_the_page_runs(place: Path) -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    gitlab: dict[str, Any] = next(data for data in map(yaml.safe_load, blocks("yaml")) if "manuscripts" in data)
    lines += [line for line in gitlab["manuscripts"]["script"] if not line.startswith("pip ")]
    assert len(lines) > 8
    for line in lines:
        done = run(line, place)
        assert done.returncode == 0, (line, done.stderr)
    for name in ("report.html", "zgccheck.sarif", "gl-code-quality-report.json", "junit.xml", "checkstyle.xml"):
        assert (place / name).stat().st_size, name


def test_a_baseline_keeps_what_was_there_and_tells_what_is_new(place: Path) -> None:
    write, read = blocks("sh")[0].splitlines()
    (place / "manuscripts" / "a b.md").write_text(WRONG, "utf-8")
    assert run(write, place).returncode == 0
    assert run(read, place).returncode == 0
    (place / "manuscripts" / "new.md").write_text(WRONG, "utf-8")
    assert run(read, place).returncode == 1


def test_the_pages_examples_name_what_there_is() -> None:
    github, gitlab, hooks = map(yaml.safe_load, blocks("yaml"))
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    used = next(step for step in github["jobs"]["manuscripts"]["steps"] if step["uses"] == "ZGCCHECK")["with"]
    assert set(used) <= set(inputs)
    assert set(gitlab["manuscripts"]["artifacts"]["reports"]) == {"codequality", "junit"}
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == [hook["id"] for hook in offered]


def test_the_hook_takes_every_kind_of_manuscript_by_name_and_runs(place: Path) -> None:
    from zgccheck import manuscripts

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for suffix in manuscripts.suffixes():
        assert re.search(hook["files"], f"稿件/a{suffix}"), suffix
    assert not re.search(hook["files"], "a.py")
    assert "types" not in hook and hook["require_serial"]
    assert run(f"{hook['entry']} --fail-on=conflict 'manuscripts/a b.md'", place).returncode == 0
