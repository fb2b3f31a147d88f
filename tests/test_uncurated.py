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


def told_otherwise(checker: Checker, sentence: str) -> list[tuple[str, str | None]]:
    """What of a sentence is wrong, each with what the document has for it."""
    found = [finding for finding in checker.check(sentence).findings if finding.verdict == "conflict"]
    return [(sentence[f.start : f.end], f.expected) for f in found]


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
    assert told_otherwise(checker, sentence) == [("2300台", "3200台")]


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


STORY = """临江大学建校七十周年

据介绍，临江大学1953年由三所专科学校合并创办，现有在校生2.3万人。著名数学家沈若川1931年出生于临江，2008年逝世。

临江大学第二届校友论坛10月7日在图书馆开幕，10月9日闭幕，共有来自31个国家的420余名校友参加，其中海外校友96人。
开幕式上午9时30分开始。校友赵宁在长跑赛中以1小时12分38秒的成绩夺冠。在校际邀请赛上，临江大学队以86:79战胜江北师大队。

全校上半年科研经费4.1亿元，比上年同期增长12%；新增专利358件。远望三号实验舱今年开放120天。
"""


@pytest.fixture(scope="module")
def story() -> Checker:
    return Checker.from_texts({"story": STORY})


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("临江大学成立于1956年，是省内最早的高校之一。", "1956年", "1953年"),
        ("沈若川生于1937年，是一位数学家。", "1937年", "1931年"),
        ("本届校友论坛将于10月12日落幕。", "10月12日", "10月9日"),
        ("校友论坛于10月5日启幕。", "10月5日", "10月7日"),
        ("校友论坛开幕式于上午9时50分开始。", "上午9时50分", "上午9时30分"),
        ("赵宁以1小时21分38秒的成绩拿下长跑冠军。", "1小时21分38秒", "1小时12分38秒"),
        ("临江大学队最终以89比76击败江北师大队。", "89比76", "86:79"),
        ("临江大学第三届校友论坛在图书馆举行。", "第三届", "第二届"),
        ("临江大学办学多年，成立于1953年，目前有在校学生3.2万人。", "3.2万人", "2.3万人"),
    ],
)
def test_what_the_story_tells_otherwise(story: Checker, sentence: str, wrong: str, right: str) -> None:
    assert told_otherwise(story, sentence) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "临江大学附属中学建于1956年。",
        "临江大学今年11月12日举行新生运动会。",
        "2019年，沈若川纪念馆在临江开放。",
        "论坛期间，其中省内高校代表52人。",
        "远望五号实验舱今年开放45天。",
        "全校前三季度科研经费5.6亿元。",
        "北山队以86:81战胜江北师大队。",
        "2018年校友论坛吸引了上百人。",
        "开幕式于9时30分开始。",
    ],
)
def test_what_the_story_does_not_tell_is_no_conflict(story: Checker, sentence: str) -> None:
    assert story.check(sentence).verdict != "conflict"


def test_a_date_that_the_story_does_not_have_is_told(story: Checker) -> None:
    report = story.check("2020年，临江大学有在校生2.3万人。")
    assert [finding.text for finding in report.findings if finding.verdict == "unverified"] == ["2020年"]


def test_of_several_documents_each_tells_its_own_story() -> None:
    several = Checker.from_texts({"story": STORY, "release": RELEASE})
    assert several.check("临江大学现有在校生3.2万人。").verdict == "conflict"
    assert several.check("北山市图书馆共有读者3.2万人。").verdict == "unverified"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("下午5时30分", "supported"), ("17时30分", "supported"), ("5时30分", "supported"), ("上午5时30分", "conflict")],
)
def test_an_hour_may_leave_out_its_half_of_the_day(said: str, verdict: str) -> None:
    checker = Checker.from_texts({"note": "临江美术馆版画展的开幕式下午5时30分开始。"})
    assert checker.check(f"临江美术馆版画展的开幕式{said}开始。").verdict == verdict


def test_a_curated_base_is_never_read_as_documents() -> None:
    checker = Checker.load()
    checker.check("截至2025年年底，北京市有效发明专利量达74.8万件。")
    assert "document" not in vars(checker)


CLUB = """临江田径队

赵宁2016年1月起任临江市体育局副局长，今年36岁，12岁开始练长跑。老教练周远山2021年12月逝世，享年88岁。

临江队目前以两分之差落后第三名北山队，积分与第五位的海东队持平，暂列第四位。在对阵海东队的比赛中，第35分钟，陈放首开纪录。
今年的公开赛吸引了来自英国、法国、日本等15个国家的200余名选手参加，地点在临江。据俱乐部介绍，办理参赛证平均用时从约2.8天缩短到1.5天。
《田径之友》2024年特刊已经出版。
"""


@pytest.fixture(scope="module")
def club() -> Checker:
    return Checker.from_texts({"club": CLUB})


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("赵宁从2016年2月起担任体育局副局长。", "2016年2月", "2016年1月"),
        ("临江队的排名下滑到了第五位。", "第五位", "第四位"),
        ("过去办理参赛证至少要15天，如今只用1.5天。", "15天", "约2.8天"),
        ("对阵海东队，陈放在第27分钟首开纪录。", "第27分钟", "第35分钟"),
        ("现年38岁的赵宁曾是长跑运动员。", "38岁", "36岁"),
        ("赵宁11岁时开始练习长跑。", "11岁", "12岁"),
        ("临江公开赛有120名跑步爱好者参加。", "120名", "200余名"),
    ],
)
def test_what_tells_one_figure_from_another(club: Checker, sentence: str, wrong: str, right: str) -> None:
    assert told_otherwise(club, sentence) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "周远山78岁时仍坚持每天到场指导。",
        "赵宁28岁时退役。",
        "北山队与临江队的队长相差五岁。",
        "2009年《田径之友》创刊号出版。",
        "2018年，临江队有队员38人。",
    ],
)
def test_a_figure_of_another_sort_is_no_conflict(club: Checker, sentence: str) -> None:
    assert club.check(sentence).verdict != "conflict"
