"""A manuscript and a checker: each sentence's report stands where its words stand, and the counts add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from zgccheck import Checker, manuscripts, scan
from zgccheck.model import Block, Manuscript, Report, Tally
from zgccheck.scan import Lines, checked, reports, sentences, sift, span
from zgccheck.text import place


@pytest.fixture
def library_checker(library: Path) -> Checker:
    return Checker.load(library)


def read(text: str, path: str = "稿.md") -> Manuscript:
    return manuscripts.read(text.encode(), path)


def scanned(text: str, checker: Checker, path: str = "稿.md") -> tuple[list[Report], Tally]:
    tally = Tally()
    return list(reports(read(text, path), checker, tally)), tally


def words(text: str, report: Report) -> list[str]:
    return [text[at.start : at.end] for at in report.places]


def test_a_finding_stands_where_its_words_do(library_checker: Checker) -> None:
    text = "# 年报\n\n多云。青溪市图书馆藏书量达**42**1万册。\n"
    [report], _ = scanned(text, library_checker)
    assert report.text == "青溪市图书馆藏书量达421万册。"
    assert report.place is not None and (report.place.line, report.place.column) == (3, 4)
    conflicts = [at for at, finding in enumerate(report.findings) if finding.verdict == "conflict"]
    assert [words(text, report)[at] for at in conflicts] == ["42**1万册"]


def test_words_over_a_line_end_stand_on_both_lines(library_checker: Checker) -> None:
    text = "青溪市图书馆藏书量达421\n万册。\n"
    found, _ = scanned(text, library_checker)
    [at] = [
        place
        for report in found
        for finding, place in zip(report.findings, report.places, strict=True)
        if finding.verdict == "conflict"
    ]
    assert (at.line, at.end_line) == (1, 2)
    assert text[at.start : at.end] == "421\n万册"


def test_a_table_cell_is_marked_in_its_own_row(library_checker: Checker) -> None:
    text = "| 机构 | 藏书量 |\n| --- | --- |\n| 青溪市图书馆 | 421万册 |\n"
    [report], _ = scanned(text, library_checker)
    assert "421万册" in words(text, report)
    assert {at.line for at in report.places} == {3}


def test_borrowed_words_stand_where_their_block_does() -> None:
    row = Block("row", "藏书量421万册", (2, 3, 4, *range(20, 25), 25), 20, 25)
    assert span(row, 0, 3) == (20, 25)
    assert span(row, 0, 8) == (20, 25)
    assert span(row, 3, 5) == (20, 22)


@pytest.mark.parametrize("text", ["", "a", "一\n二\r\n三\r四", "\n\n", "\r\n\r\n", "𠮷\n𠮷x"])
def test_lines_agree_with_the_text_stage(text: str) -> None:
    lines = Lines(text, "x")
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            at = lines.place(offset, offset)
            assert (at.line, at.column) == place(text, offset)


def test_a_sentence_knows_what_stands_before_it() -> None:
    found = list(sentences(read("# 题\n\n甲一。甲二。\n\n## 一\n\n乙。\n\n### 小\n\n丙。\n\n## 二\n\n丁。丁二。\n")))
    context = {one.text: (one.before, one.headings) for one in found}
    assert context["甲二。"] == (("甲一。",), ("题",))
    assert context["乙。"] == ((), ("题", "一"))
    assert context["丙。"] == ((), ("题", "一", "小"))
    assert context["丁二。"] == (("丁。",), ("题", "二"))
    assert context["二"] == ((), ("题",))


def test_what_stands_before_a_sentence_is_handed_on() -> None:
    class Listener:
        heard: ClassVar[list[tuple[str, Sequence[str], Sequence[str]]]] = []

        def check(self, sentence: str, *, before: Sequence[str] = (), headings: Sequence[str] = ()) -> Report:
            self.heard.append((sentence, before, headings))
            return Report(sentence, "unverified", False, ())

    list(reports(read("# 题\n\n甲一。甲二。\n"), Listener(), Tally()))
    assert Listener.heard == [("题", (), ()), ("甲一。", (), ("题",)), ("甲二。", ("甲一。",), ("题",))]


def test_the_counts_add_up(library_checker: Checker) -> None:
    text = "青溪市图书馆藏书量达412万册。青溪市图书馆藏书量达421万册。今天多云。他走了3公里。\n\n`代码`\n"
    found, tally = scanned(text, library_checker)
    assert tally.files == 1
    assert tally.sentences == 4
    assert tally.checkable == len(found) == sum(tally.verdicts.values()) == 3
    assert tally.verdicts == {"supported": 1, "conflict": 1, "unverified": 1}
    assert tally.skipped == {"code": 1}


def test_what_is_passed_over_is_counted_and_not_checked(library_checker: Checker) -> None:
    tally = Tally()
    manuscript = read("青溪市图书馆藏书量达421万册。青溪市图书馆藏书量达422万册。")
    pairs = list(
        checked(manuscript, library_checker, tally, passed_over=lambda one, at: "old" if at.column == 1 else "")
    )
    assert [sentence.text for sentence, _ in pairs] == ["青溪市图书馆藏书量达422万册。"]
    assert (tally.sentences, tally.skipped) == (1, {"old": 1})


def test_a_run_without_an_end_is_no_sentence(library_checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "LONGEST", 20)
    found, tally = scanned(f"{'啊' * 21}。\n\n青溪市图书馆藏书量达421万册。\n", library_checker)
    assert len(found) == tally.sentences == 1
    assert tally.skipped == {"too-long": 1}
    [(path, note)] = tally.notes
    assert path == "稿.md" and note["en"].startswith("1:1: a sentence of 22 characters")


def test_what_is_set_aside_changes_the_verdict(library_checker: Checker) -> None:
    [report], _ = scanned("青溪市图书馆2031年接待读者128.6万人次，藏书量达421万册。", library_checker)
    assert report.verdict == "conflict"

    def wrong(report: Report, at: int) -> str:
        return "known" if report.findings[at].verdict == "conflict" else ""

    tally = Tally()
    kept = sift(report, [wrong], tally)
    assert kept is not None and kept.verdict == "supported"
    assert len(kept.findings) == len(kept.places) == len(report.findings) - 1
    assert tally.skipped == {"known": 1}


def test_a_report_of_which_nothing_is_left_is_gone(library_checker: Checker) -> None:
    [report], _ = scanned("青溪市图书馆藏书量达421万册。", library_checker)
    tally = Tally()
    assert sift(replace(report), [lambda report, at: "all"], tally) is None
    assert tally.skipped == {"all": len(report.findings)}


def test_places_are_written_with_a_finding(library_checker: Checker) -> None:
    [report], _ = scanned("青溪市图书馆藏书量达421万册。", library_checker)
    data = report.to_dict()
    assert (data["path"], data["line"], data["column"], data["end_line"], data["end_column"]) == ("稿.md", 1, 1, 1, 17)
    wrong = next(finding for finding in data["findings"] if finding["verdict"] == "conflict")
    assert (wrong["line"], wrong["column"], wrong["end_column"]) == (1, 11, 16)
    assert data["text"][wrong["start"] : wrong["end"]] == wrong["text"] == "421万册"


def test_every_file_is_added_to_the_whole() -> None:
    total = Tally()
    parts: Sequence[Tally] = (
        Tally(1, 3, 2, {"conflict": 2}, {"code": 1}, [("a", "x")], []),
        Tally(1, 4, 1, {"conflict": 1}, {"code": 2, "url": 1}, [], [("b", {"zh": "注"})]),
    )
    for part in parts:
        scan.add(total, part)
    assert total == Tally(2, 7, 3, {"conflict": 3}, {"code": 3, "url": 1}, [("a", "x")], [("b", {"zh": "注"})])


CONVERSATION = """甲：先说青溪市图书馆。
乙：它建成于2019年。

（音乐）

甲：再说天气。
乙：今天有雨。
甲：明天放晴。
"""


def before(text: str, words: str, path: str = "稿.txt") -> tuple[str, ...]:
    return next(s.before for s in sentences(read(text, path)) if words in s.text)


def test_a_turn_is_its_own_words_and_goes_on_from_the_turn_before() -> None:
    assert [s.text for s in sentences(read(CONVERSATION, "稿.txt"))][:2] == ["先说青溪市图书馆。", "它建成于2019年。"]
    assert before(CONVERSATION, "2019年") == ("先说青溪市图书馆。",)
    assert before(CONVERSATION, "明天放晴") == ("再说天气。", "今天有雨。")


def test_a_direction_by_itself_ends_a_conversation_s_matter() -> None:
    assert before(CONVERSATION, "再说天气") == ()


def test_words_before_a_colon_are_no_speakers_unless_they_come_back() -> None:
    text = "目标：建成图书馆。\n\n办法：多方筹资。\n"
    assert [s.text for s in sentences(read(text, "稿.txt"))] == ["目标：建成图书馆。", "办法：多方筹资。"]


def test_a_paragraph_that_points_back_goes_on_and_another_begins_anew() -> None:
    text = "青溪市图书馆于2019年建成。\n\n该馆藏书42.1万册。\n\n全市天气晴好。\n"
    assert before(text, "藏书") == ("青溪市图书馆于2019年建成。",)
    assert before(text, "天气") == ()


def test_an_item_that_points_back_goes_on_from_the_items_before_it() -> None:
    text = "看两项。\n\n- 健康指数测评了296个城市；\n- 该指数由青溪大学设计；\n- 图书馆藏书42.1万册。\n"
    assert before(text, "青溪大学", "稿.md") == ("看两项。", "健康指数测评了296个城市；")
    assert before(text, "藏书", "稿.md") == ("看两项。",)
