"""Documents as they are as the sources: the same verdicts, with nothing curated."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from zgccheck import Checker
from zgccheck.errors import InputError

RELEASE = """临江市建成城市算力中心

临江市科技局4月8日发布消息，城市算力中心一期工程已投入使用。中心总投资12.6亿元，占地86亩，
安装服务器3200台，可为400余家企业提供算力。

据市科技局局长周明介绍，2025年全市软件业务收入318.4亿元，同比增长14.2%，居全省第三位。
“算力要像自来水一样随取随用。”他说。

在昨晚的邀请赛决赛中，临江队以3比1战胜江北队。
"""


ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zgccheck", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.from_texts({"release": RELEASE})


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("中心总投资12.6亿元，占地86亩。", "supported"),
        ("2025年全市软件业务收入318.4亿元，同比增长14.2%。", "supported"),
        ("去年，全市软件业务收入318.4亿元。", "supported"),
        ("临江市城市算力中心总投资为126000万元。", "supported"),
        ("中心总投资16.2亿元，占地86亩。", "conflict"),
        ("2025年全市软件业务收入318.4亿元，同比下降14.2%。", "conflict"),
        ("2025年全市软件业务收入居全省第二位。", "conflict"),
        ("算力中心装有2300台服务器，能服务400余家企业。", "conflict"),
        ("决赛中，临江队以3比2战胜江北队。", "conflict"),
        ("上海市软件业务收入1.2万亿元，同比增长9.8%。", "unverified"),
        ("2023年全市软件业务收入251.7亿元。", "unverified"),
        ("全市拥有博物馆47座。", "unverified"),
        ("我们对此充满信心。", "unverified"),
    ],
)
def test_verdicts_are_those_of_a_curated_base(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict


def test_every_finding_says_that_nothing_was_curated_and_quotes_the_document(checker: Checker) -> None:
    for sentence in ("中心总投资16.2亿元。", "安装服务器3200台。", "全市拥有博物馆47座。"):
        findings = checker.check(sentence).to_dict()["findings"]
        assert findings
        for finding in findings:
            assert finding["curated"] is False
            for citation in finding["citations"]:
                assert citation["source"] == "release"
                assert RELEASE[citation["start"] : citation["end"]] == citation["exact"]


def test_a_wrong_figure_is_pinned_with_the_documents_own(checker: Checker) -> None:
    sentence = "算力中心装有2300台服务器，能服务400余家企业。"
    wrong = [finding for finding in checker.check(sentence).findings if finding.verdict == "conflict"]
    assert [(sentence[f.start : f.end], f.expected) for f in wrong] == [("2300台", "3200台")]


def test_every_sentence_of_a_document_is_supported_by_it(checker: Checker) -> None:
    for sentence in RELEASE.replace("，\n", "，").splitlines():
        if sentence:
            assert checker.check(sentence).verdict in ("supported", "unverified"), sentence


def test_an_empty_document_is_an_error() -> None:
    with pytest.raises(InputError):
        Checker.from_texts({"release": "  \n"})


def test_the_command_takes_documents(tmp_path: Path) -> None:
    note = tmp_path / "release.md"
    note.write_text("# 数据\n\n| 指标 | 2025年 |\n| --- | --- |\n| 软件业务收入 | **318.4**亿元 |\n", "utf-8")
    done = run("check", "--source", str(note), "--format", "jsonl", "2025年软件业务收入381.4亿元。")
    assert done.returncode == 1, done.stderr
    finding = json.loads(done.stdout)["findings"][0]
    assert (finding["text"], finding["expected"], finding["curated"]) == ("381.4亿元", "318.4亿元", False)
    text = note.read_text("utf-8")
    assert all(text[c["start"] : c["end"]] == c["exact"] for c in finding["citations"])


def test_a_base_and_a_document_together_are_refused(tmp_path: Path) -> None:
    note = tmp_path / "a.txt"
    note.write_text("中心总投资12.6亿元。", "utf-8")
    done = run("check", "--source", str(note), "--base", str(tmp_path), "总投资12.6亿元")
    assert done.returncode == 2
    assert "--base" in done.stderr


def test_a_missing_document_is_one_line(tmp_path: Path) -> None:
    done = run("check", "--source", str(tmp_path / "none.txt"), "总投资12.6亿元")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
