"""The command as a process: what comes out, where, and with which status. The engine is a stand-in."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Answers by the sentence's own words, so that every verdict can be had without a base.
STAND_IN = """
import sys, types
from zgccheck.errors import BrokenQuote, InputError
from zgccheck.model import Finding, Report

class Base:
    sources, claims, disputes, entities = {}, {}, {}, ()

class Checker:
    base = Base
    @classmethod
    def load(cls, path=None, *, exact=False):
        if path is not None and not path.is_dir():
            raise InputError("no such directory", path=str(path), fix="give another")
        return cls()
    def check(self, text):
        if "broken" in text:
            raise BrokenQuote("002:3-9")
        if "crash" in text:
            raise RuntimeError("bad\\x1b[2J\\nnews")
        if "stop" in text:
            raise KeyboardInterrupt
        if "slow" in text:
            import time; time.sleep(30)
        verdict = next((v for v in ("conflict", "disputed", "partial", "supported") if v in text), "unverified")
        found = "unverified" if verdict == "partial" else verdict
        finding = Finding(found, 0, 1, text[:1], "term", "r", {"zh": "\\u56e0", "en": "because"})
        checkable = "nothing" not in text
        return Report(text, verdict, checkable, (finding,) if checkable else ())

module = types.ModuleType("zgccheck.check")
module.Checker = Checker
sys.modules["zgccheck.check"] = module
from zgccheck.cli import main
main()
"""


ENGLISH = {"LC_ALL": "en_GB.UTF-8"}


def run(
    *arguments: str | bytes, stdin: bytes = b"", env: dict[str, str] | None = None, command: str = STAND_IN
) -> subprocess.CompletedProcess[bytes]:
    plain = {
        name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS")
    }
    return subprocess.run(
        [sys.executable, "-c", command, *arguments],
        input=stdin, capture_output=True, timeout=60, check=False,
        env={**plain, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "", "LC_ALL": "C.UTF-8", "COLUMNS": "80", **(env or {})},
    )  # fmt: skip


def jsonl(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error: one clean line of ours."""
    text = done.stderr.decode()
    assert text.startswith("zgccheck: "), text
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text


# -- inputs -----------------------------------------------------------------------------------------------------------


def test_arguments_and_standard_input_in_order() -> None:
    done = run("check", "--format", "jsonl", "甲", "-", "丁", stdin="\ufeff乙\r\n丙\n".encode())
    assert [report["text"] for report in jsonl(done)] == ["甲", "乙", "丙", "丁"]
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    done = run("check", "--format", "jsonl", "-", stdin=f"甲{end}{end}乙\u2028乙\x85乙{end}".encode())
    assert [report["text"] for report in jsonl(done)] == ["甲", "", "乙\u2028乙\x85乙"]


def test_a_sentence_that_begins_with_a_dash() -> None:
    assert [report["text"] for report in jsonl(run("check", "--format", "jsonl", "--", "-5℃"))] == ["-5℃"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["check"], b"", "nothing to read"),
        (["check", "-", "-"], b"x\n", "- is given twice"),
        (["check", "-"], b"", "standard input: empty"),
        (["check", " "], b"", "argument 1: empty (give a sentence)"),
        (["check", "-"], b"\xff\xfea\0", "standard input:1: not UTF-8 at byte 0"),
        (["check", "-"], b"a\0b\n", "standard input:1: NUL at byte 1"),
        (["check", "a" * 100_001], b"", "argument 1: a sentence of 100,001 characters"),
        (["check", b"a\xff"], b"", "argument 1: not UTF-8 at byte 1"),
        (["check", "--base", "/no/such", "甲"], b"", "/no/such: no such directory (give another)"),
        (["check", "--format", "[/b]", "甲"], b"", "'[/b]' is not one of"),
        (["check", "--fail-on", "all", "甲"], b"", "--fail-on"),
        (["chekc"], b"", "No such command"),
        (["\x1b[2J"], b"", "U+001B"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_one_line(arguments: list[str | bytes], stdin: bytes, words: str) -> None:
    done = run(*arguments, stdin=stdin, env=ENGLISH)
    assert words in said(done) or words.replace("U+001B", "\\x1b") in said(done)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_closed_standard_input_is_said_in_one_line() -> None:
    command = f"'{sys.executable}' -m zgccheck check - <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env={**os.environ, **ENGLISH})
    assert "standard input: closed" in said(done)
    assert (done.returncode, done.stdout) == (2, b"")


def test_what_was_readable_is_still_reported() -> None:
    stdin = "conflict\n好\n".encode() + b"\xe4\xb8\n"
    done = run("check", "--format", "json", "-", stdin=stdin, env=ENGLISH)
    assert "standard input:3: not UTF-8 at byte 13" in said(done)
    assert done.returncode == 2
    assert json.loads(done.stdout)["summary"]["sentences"] == 2


def test_too_much_input_is_refused() -> None:
    done = run("check", "--format", "jsonl", "-", stdin=(b"a" * 99_999 + b"\n") * 201, env=ENGLISH)
    assert "more than 20,000,000 bytes" in said(done)
    assert done.returncode == 2


# -- status -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        ("conflict", {"conflict"}),
        ("disputed", {"conflict", "disputed"}),
        ("partial", {"conflict", "disputed", "partial"}),
        ("unverified", {"conflict", "disputed", "partial", "unverified"}),
        ("never", set()),
    ],
)
def test_the_level_sets_the_status(level: str, failing: set[str]) -> None:
    for verdict in ("conflict", "disputed", "partial", "unverified", "supported", "nothing to check"):
        done = run("check", "--format", "jsonl", "--fail-on", level, verdict)
        assert done.returncode == int(verdict in failing), verdict


def test_the_worst_sentence_decides_wherever_it_stands() -> None:
    assert run("check", "supported", "conflict", "supported").returncode == 1


def test_a_broken_quotation_stops_everything() -> None:
    done = run("check", "broken", env=ENGLISH)
    assert "does not match its source" in said(done)
    assert (done.returncode, done.stdout) == (3, b"")


def test_a_fault_of_ours_is_one_clean_line() -> None:
    done = run("check", "crash", env=ENGLISH)
    assert "internal error: RuntimeError: bad‹U+001B›[2J news at <string>:" in said(done)
    assert done.returncode == 3


def test_interrupted() -> None:
    done = run("check", "stop")
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_signal_while_working() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STAND_IN, "check", "--format", "jsonl", "甲", "slow"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background starts deaf to it
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline()  # the first report is out while the second is being made
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"")


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
@pytest.mark.parametrize("arguments", [["check", "--format", "jsonl", *["甲"] * 3000], ["--help"]])
def test_a_reader_that_goes_away(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-c", STAND_IN, *arguments],
            stdout=closed, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", STAND_IN, "check", "甲"],
            stdout=full, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1


# -- output -----------------------------------------------------------------------------------------------------------


def test_a_report_is_written_as_soon_as_it_is_made() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STAND_IN, "check", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    for text in ("甲", "乙"):
        process.stdin.write(f"{text}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["text"] == text
    process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("env", "flag", "coloured"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": ""}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colour(env: dict[str, str], flag: str, coloured: bool) -> None:
    assert (b"\x1b[" in run("check", "--color", flag, "conflict", env=env).stdout) is coloured


@pytest.mark.parametrize(
    ("locale", "option", "badge"),
    [
        ("zh_CN.UTF-8", "auto", "冲突"),
        ("en_GB.UTF-8", "auto", "CONFLICT"),
        ("C.UTF-8", "auto", "冲突"),
        ("en_GB.UTF-8", "zh", "冲突"),
        ("zh_CN.UTF-8", "en", "CONFLICT"),
    ],
)
def test_language(locale: str, option: str, badge: str) -> None:
    assert run("check", "--lang", option, "conflict", env={"LC_ALL": locale}).stdout.decode().startswith(badge)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_narrow_encodings(encoding: str) -> None:
    done = run("check", "--format", "jsonl", "𠮷冲突", env={"PYTHONIOENCODING": encoding})
    assert json.loads(done.stdout)["text"] == "𠮷冲突"
    done = run("check", "𠮷冲突", env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\U00020bb7" in done.stdout


def test_a_locale_that_is_not_utf8_still_reads_utf8_arguments() -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("check", "--format", "jsonl", "北京".encode(), env=env)
    assert json.loads(done.stdout)["text"] == "北京"


def test_a_runner_sees_no_command() -> None:
    done = run("check", "##[error]甲", "::error::乙", env={"GITHUB_ACTIONS": "true"})
    assert b"##[" not in done.stdout
    assert not [line for line in done.stdout.splitlines() if line.strip().startswith(b"::")]


def test_version_and_help() -> None:
    done = run("--version")
    assert done.stdout.startswith(b"zgccheck ")
    assert done.returncode == 0
    for command in ("check", "parse", "show", "base"):
        assert run(command, "--help").returncode == 0
