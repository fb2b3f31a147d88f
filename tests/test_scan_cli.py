"""`zgccheck scan`, `where` and `config` as a process: what comes out, where, and with which status."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
WRONG = "青溪市图书馆藏书量达421万册。"
RIGHT = "青溪市图书馆藏书量达412万册。"


class Desk:
    """A folder with a base, in which the command is run."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder, self.base = folder, base

    def put(self, name: str, text: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def environment(self, **more: str) -> dict[str, str]:
        plain = {
            name: value
            for name, value in os.environ.items()
            if name not in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")
        }
        return {**plain, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "80", **more}

    def run(self, *arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "zgccheck", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            timeout=60,
            env=self.environment(**more),
            check=False,
        )

    def scan(self, *arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        return self.run("scan", "--base", str(self.base), *arguments, stdin=stdin, **more)


@pytest.fixture
def desk(tmp_path: Path, library: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder, library)


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    lines = done.stderr.decode().splitlines()
    assert all(line.startswith("zgccheck: ") for line in lines), lines
    return [line.removeprefix("zgccheck: ") for line in lines]


def test_each_checkable_sentence_is_a_line_with_its_place(desk: Desk) -> None:
    desk.put("a.md", f"# 题\n\n多云。{WRONG}\n")
    done = desk.scan("a.md", "--format", "jsonl")
    [row] = rows(done)
    assert (row["path"], row["line"], row["column"], row["end_line"], row["end_column"]) == ("a.md", 3, 4, 3, 20)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [(RIGHT, "conflict", 0), (WRONG, "conflict", 1), (WRONG, "never", 0), ("今年办了12场讲座。", "unverified", 1)],
)
def test_the_status_says_whether_something_was_found(desk: Desk, text: str, level: str, status: int) -> None:
    desk.put("a.txt", text)
    assert desk.scan("a.txt", "--fail-on", level).returncode == status


def test_an_unreadable_file_does_not_keep_the_others_from_being_read(desk: Desk) -> None:
    desk.put("a.txt", RIGHT)
    desk.put("b.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
    done = desk.scan("nope.txt", "b.txt", "a.txt", "--format", "jsonl")
    assert [row["path"] for row in rows(done)] == ["a.txt"]
    assert [line.split(":")[0] for line in told(done)] == ["nope.txt", "b.txt"]
    assert done.returncode == 2


def test_an_empty_file_has_nothing_wrong_in_it(desk: Desk) -> None:
    desk.put("a.txt", "")
    assert desk.scan("a.txt").returncode == 0


def test_standard_input_has_a_name(desk: Desk) -> None:
    done = desk.scan("-", "--stdin-filename", "drafts/a.md", "--format", "jsonl", stdin=f"`码`\n\n{WRONG}".encode())
    [row] = rows(done)
    assert (row["path"], row["line"]) == ("drafts/a.md", 3)


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_several_processes_give_the_same_bytes(desk: Desk, jobs: str) -> None:
    for number in range(7):
        desk.put(f"{number}.md", f"{WRONG}{RIGHT}\n\n他走了{number + 2}公里。\n" * (number + 1))
    desk.put("bad.docx", b"no zip")
    one, many = (desk.scan(".", "--format", "json", "--jobs", number) for number in ("1", jobs))
    assert one.stdout == many.stdout
    assert one.stderr == many.stderr
    assert one.returncode == many.returncode == 2


def test_several_formats_at_once(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    done = desk.scan("a.md", "--format", "jsonl", "--format", "csv=a.csv", "--format", "json=out.json")
    assert len(rows(done)) == 1
    assert (desk.folder / "a.csv").read_text("utf-8").count("421万册") >= 1
    document = json.loads((desk.folder / "out.json").read_text("utf-8"))
    assert [report["path"] for report in document["reports"]] == ["a.md"]


def test_a_file_takes_the_report_instead_of_standard_output(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    done = desk.scan("a.md", "--format", "jsonl", "-o", "out.jsonl")
    assert done.stdout == b""
    assert json.loads((desk.folder / "out.jsonl").read_text("utf-8"))["verdict"] == "conflict"


def test_a_pipe_is_written_as_it_is(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    assert len(rows(desk.scan("a.md", "--format", "jsonl", "-o", "/dev/stdout"))) == 1
    assert desk.scan("a.md", "--format", "jsonl", "-o", "/dev/null").stdout == b""
    assert Path("/dev/null").is_char_device()


def test_a_link_keeps_being_one(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    real = desk.put("real.json", "old")
    link = desk.folder / "link.json"
    link.symlink_to(real)
    desk.scan("a.md", "--format", "json=link.json")
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["reports"]


@pytest.mark.parametrize("name", ["稿 件.md", "-rf.md", "a\nb\x1b[31m.md", os.fsdecode(b"a\xff.md")])
def test_a_file_may_have_any_name(desk: Desk, name: str) -> None:
    desk.put(name, WRONG)
    shown = desk.scan(".")
    assert shown.returncode == 1 and b"\x1b" not in shown.stdout
    assert [row["path"] for row in rows(desk.scan(".", "--format", "jsonl"))] == [name]
    assert desk.scan("./" + name, "--fix", "--format", "sarif=out.sarif", "--format", "junit=out.xml").returncode == 0
    assert (desk.folder / name).read_text("utf-8") == RIGHT


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["a.md", "-o", "a.md"], "a manuscript that is read"),
        (["a.md", "-o", "link.md"], "a manuscript that is read"),
        (["a.md", "-o", "no/where.json"], "no folder no"),
        (["a.md", "-o", "."], "a folder"),
        (["a.md", "--format", "docs"], "no format 'docs'"),
        (["a.md", "--format", "json", "--format", "csv"], "one format goes to standard output"),
        (["a.md", "--format", "json=x", "--format", "csv=./x"], "two formats go to one file"),
        (["a.md", "--format", "json=x", "-o", "y"], "every format has its file already"),
        (["a.md", "--write-baseline", "a.md"], "a manuscript that is read"),
        (["a.md", "--baseline", "a.md"], "no JSON"),
        (["a.md", "--baseline", "none.json"], "none.json: No such file"),
        (["a.md", "--fix", "--diff"], "one of them"),
        (
            ["a.md", "--write-baseline", "b.json", "--diff-base", "main"],
            "a baseline holds what is found in whole files",
        ),
        ([], "nothing to read"),
        (["-", "-"], "- is given twice"),
        (["-", "--fix"], "--fix writes files"),
        (["a.md", "--diff-base=--output=x"], "no revision"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(desk: Desk, arguments: list[str], what: str) -> None:
    file = desk.put("a.md", WRONG)
    (desk.folder / "link.md").symlink_to(file)
    done = desk.scan(*arguments, stdin=WRONG.encode(), LC_ALL="en_GB.UTF-8")
    [line] = told(done)
    assert what in line
    assert done.returncode == 2
    assert file.read_text("utf-8") == WRONG
    assert sorted(path.name for path in desk.folder.iterdir()) == ["a.md", "link.md"]


def test_a_report_that_fails_leaves_no_half_file(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    old = desk.put("out.json", "old")
    broken = "import zgccheck.formats.json as f\nf.render = lambda *a: (x for x in [1/0])\nfrom zgccheck.cli import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", broken, "scan", "--base", str(desk.base), "a.md", "--format", "json=out.json"],
        cwd=desk.folder, env=desk.environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert old.read_text() == "old"
    assert sorted(path.name for path in desk.folder.iterdir()) == ["a.md", "out.json"]


def test_directives_count_and_what_is_wrong_with_them_is_said(desk: Desk) -> None:
    desk.put(
        "a.md",
        f"{WRONG} <!-- zgccheck: ignore quantity-mismatch because 约定 -->\n\n{WRONG} <!-- zgccheck: ignore date-mismatch because 约定 -->\n\n"
        f"<!-- zgccheck: off -->\n\n{WRONG}\n\n<!-- zgccheck: on -->\n\n{RIGHT}\n",
    )
    done = desk.scan("a.md", "--format", "jsonl")
    assert [(row["line"], row["verdict"]) for row in rows(done)] == [(3, "conflict"), (11, "supported")]
    [line] = told(done)
    assert line.startswith("a.md:3:18: ") and "date-mismatch" in line
    assert done.returncode == 1


def test_an_ignore_without_a_reason_why_is_an_error(desk: Desk) -> None:
    desk.put("a.md", f"{RIGHT} <!-- zgccheck: ignore quantity-mismatch -->\n")
    done = desk.scan("a.md", "--format", "jsonl")
    assert done.returncode == 2
    assert told(done)[0].startswith("a.md:1:18: ") and "because" in told(done)[0]


def test_a_baseline_holds_what_was_there_and_shrinks(desk: Desk) -> None:
    desk.put("a.md", f"{WRONG}\n\n今年办了12场讲座。\n")
    assert desk.scan("a.md", "--write-baseline", "known.json").returncode == 0
    desk.put("a.md", f"题\n===\n\n多云。\n\n{WRONG}\n\n青溪市图书馆藏书量达422万册。\n")
    done = desk.scan("a.md", "--baseline", "known.json", "--format", "jsonl")
    assert [row["line"] for row in rows(done)] == [8]
    assert done.returncode == 1
    assert any("1" in line and "--write-baseline" in line for line in told(done))
    desk.put("a.md", f"{WRONG}\n\n今年办了12场讲座。\n")
    assert desk.scan("a.md", "--baseline", "known.json").returncode == 0


def test_settings_of_a_project(desk: Desk) -> None:
    desk.put("zgccheck.toml", 'fail-on = "never"\nformat = ["jsonl"]\nexclude = ["old/"]\n')
    desk.put("drafts/a.md", WRONG)
    desk.put("drafts/old/b.md", WRONG)
    done = desk.scan("drafts")
    assert [row["path"] for row in rows(done)] == ["drafts/a.md"]
    assert done.returncode == 0
    assert desk.scan("drafts", "--fail-on", "conflict").returncode == 1
    assert desk.scan("drafts", "--isolated").returncode == 1


def test_a_wrong_setting_is_said_with_its_line(desk: Desk) -> None:
    desk.put("zgccheck.toml", 'fail-on = "never"\nfromat = ["jsonl"]\n')
    desk.put("a.md", WRONG)
    done = desk.scan("a.md", LC_ALL="en_GB.UTF-8")
    assert told(done)[0].startswith("zgccheck.toml:2: unknown key 'fromat' (did you mean format?")
    assert (done.returncode, done.stdout) == (2, b"")


def test_config_shows_each_setting_and_its_origin(desk: Desk) -> None:
    desk.put("zgccheck.toml", '[[overrides]]\npaths = ["*.txt"]\nexact = true\n')
    lines = desk.run("config", "x.txt").stdout.decode().splitlines()
    assert next(line for line in lines if line.startswith("exact ")).endswith("# zgccheck.toml:3")
    assert "exact = true" in "".join(lines)
    assert "exact = false" in desk.run("config").stdout.decode()


def test_diff_shows_the_corrections_and_changes_nothing(desk: Desk) -> None:
    file = desk.put("a.md", f"题\r\n\r\n{WRONG}\r\n")
    done = desk.scan("a.md", "--diff")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
    assert file.read_bytes() == f"题\r\n\r\n{WRONG}\r\n".encode()
    subprocess.run(["git", "init", "-q"], cwd=desk.folder, check=True)
    subprocess.run(["git", "apply"], cwd=desk.folder, input=done.stdout, check=True)
    assert file.read_bytes() == f"题\r\n\r\n{RIGHT}\r\n".encode()


def test_fix_writes_the_corrections_and_reports_what_is_left(desk: Desk) -> None:
    file = desk.put("a.txt", f"题\n\n{WRONG}青溪市图书馆新馆已于2033年6月开放。\n".encode("gb18030"))
    file.chmod(0o640)
    done = desk.scan("a.txt", "--fix", "--format", "jsonl")
    assert file.read_bytes().decode("gb18030") == f"题\n\n{RIGHT}青溪市图书馆新馆已于2033年6月开放。\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert any(line.startswith("a.txt:3:11: 421万册 → 412万册") for line in told(done))
    assert [row["verdict"] for row in rows(done)] == ["supported", "conflict"]
    assert desk.scan("a.txt", "--diff").stdout == b""


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_only_changed_lines_are_checked(desk: Desk) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments]
        subprocess.run(command, cwd=desk.folder, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    odd = ":(glob)*-a; b'\n.md"
    desk.put("a.md", f"{WRONG}\n\n{RIGHT}\n")
    desk.put(odd, f"{WRONG}\n")
    desk.put("same.md", WRONG)
    git("add", "-A")
    git("commit", "-qm", "x")
    desk.put("a.md", f"{WRONG}\n\n青溪市图书馆藏书量达422万册。\n")
    desk.put(odd, f"{WRONG}\n\n青溪市图书馆藏书量达423万册。\n")
    desk.put("new.md", WRONG)
    done = desk.scan(".", "--diff-base", "main", "--format", "jsonl")
    assert sorted((row["path"], row["line"]) for row in rows(done)) == [(odd, 3), ("a.md", 3), ("new.md", 1)]
    hooked = desk.scan(".", "--diff-base", "main", "--format", "jsonl", GIT_DIR=".git", GIT_INDEX_FILE="no/where")
    assert hooked.stdout == done.stdout
    gone = desk.scan(".", "--diff-base", "nope", LC_ALL="en_GB.UTF-8")
    assert gone.returncode == 2 and "no revision 'nope'" in told(gone)[0]


def test_diff_base_outside_a_repository_is_said(desk: Desk) -> None:
    desk.put("a.md", WRONG)
    done = desk.scan("a.md", "--diff-base", "main", GIT_CEILING_DIRECTORIES=str(desk.folder.parent))
    assert done.returncode == 2 and "git" in told(done)[0]


def test_where_gives_the_sentences_that_rest_on_a_claim(desk: Desk) -> None:
    desk.put("a.md", f"{WRONG}\n\n{RIGHT}青溪市图书馆2031年接待读者128.6万人次。\n")
    done = desk.run("where", "--base", str(desk.base), "library-holdings", ".", "--format", "jsonl")
    assert [(row["line"], row["verdict"]) for row in rows(done)] == [(1, "conflict"), (3, "supported")]
    assert {finding["claim"] for row in rows(done) for finding in row["findings"]} == {"library-holdings"}
    assert done.returncode == 0
    unknown = desk.run("where", "--base", str(desk.base), "library-holding", ".")
    assert unknown.returncode == 2 and "library-holdings" in told(unknown)[0]


def test_what_is_ignored_rests_on_a_claim_too(desk: Desk) -> None:
    desk.put(
        "a.md",
        f"{WRONG} <!-- zgccheck: ignore quantity-mismatch because 约定 -->\n\n<!-- zgccheck: off -->\n\n{RIGHT}\n",
    )
    done = desk.run("where", "--base", str(desk.base), "library-holdings", "a.md", "--format", "jsonl")
    assert [row["line"] for row in rows(done)] == [1, 5]


def test_hooks_can_hold_to_what_is_excluded(desk: Desk) -> None:
    desk.put("zgccheck.toml", 'exclude = ["old/"]\n')
    desk.put("old/a.md", WRONG)
    desk.put("b.rst", WRONG)
    assert [row["path"] for row in rows(desk.scan("old/a.md", "b.rst", "--format", "jsonl"))] == ["old/a.md", "b.rst"]
    done = desk.scan("old/a.md", "b.rst", "--force-exclude", "--format", "jsonl")
    assert [row["path"] for row in rows(done)] == ["b.rst"]


@pytest.mark.parametrize("command", ["scan", "where", "config"])
@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_no_line_of_the_help_is_cut(desk: Desk, command: str, locale: str) -> None:
    shown = desk.run(command, "--help", LC_ALL=locale).stdout.decode()
    assert "--help" in shown and "…" not in shown


def test_settings_can_be_undone_on_the_command_line(desk: Desk) -> None:
    desk.put("zgccheck.toml", "exact = true\n")
    desk.put("a.md", "青溪市图书馆2031年接待读者129万人次。")
    assert desk.scan("a.md").returncode == 1
    assert desk.scan("a.md", "--rounded").returncode == 0


def test_documents_can_be_the_sources(desk: Desk) -> None:
    desk.put("source.txt", "青溪市图书馆今年办了12场讲座，来了3400人次。\n")
    desk.put("a.md", "青溪市图书馆今年办了12场讲座，来了3400人次。\n")
    done = desk.run("scan", "--source", "source.txt", "a.md", "--format", "jsonl")
    assert [row["verdict"] for row in rows(done)] == ["supported"]


SLOW = """
import os, time
import zgccheck.check
check = zgccheck.check.Checker.check
def slowly(self, *a, **k):
    time.sleep(0.1)
    with open(os.environ["CHECKED"], "a") as file:
        file.write(".")
    return check(self, *a, **k)
zgccheck.check.Checker.check = slowly
from zgccheck.cli import main
main()
"""
"""Takes its time over each sentence, and leaves a mark for it."""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_a_whole_report_of_what_is_done(desk: Desk, jobs: str) -> None:
    marks = desk.folder / "marks"
    for number in range(6):
        desk.put(f"{number}.md", f"{WRONG}\n\n" * 8)
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW, "scan", "--base", str(desk.base), ".", "--format", "json", "--jobs", jobs],
        cwd=desk.folder, env=desk.environment(CHECKED=str(marks)), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background starts deaf to it
    )  # fmt: skip
    while not marks.exists() or marks.stat().st_size < 20:
        assert running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    document = json.loads(out)
    assert 0 < len(document["reports"]) < 48
    assert running.returncode == 130
    assert b"Traceback" not in err


def test_a_long_run_shows_its_progress_on_a_terminal_only(desk: Desk) -> None:
    for number in range(6):
        desk.put(f"{number}.md", f"{WRONG}\n\n" * 3)
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", SLOW, "scan", "--base", str(desk.base), ".", "--format", "jsonl"],
        cwd=desk.folder, env=desk.environment(CHECKED=str(desk.folder / "marks")), stdout=subprocess.PIPE, stderr=follower,
        timeout=60, check=False,
    )  # fmt: skip
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "/6 " in shown and "%" in shown
    assert shown.endswith("\r\x1b[K")
    assert len(done.stdout.splitlines()) == 18
