"""A scan as a person sees it in a terminal: by file, what is not plainly supported, and what it all came to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scanned import finds, manuscript, reports, scan, spot
from test_outputs import FINDINGS, SOURCE, written

from zgccheck.formats import View
from zgccheck.layout import paint
from zgccheck.model import Report, Tally, Verdict
from zgccheck.overview import overview
from zgccheck.text import width

TEXTS = {"稿/a.md": "馆藏达421万册。去年新馆开放。天气很好。\n有12万人。\n", "b.txt": "去年新馆开放。\n"}


def shown(texts: dict[str, str], lang: str = "zh", columns: int = 80, *, everything: bool = False) -> str:
    made, view = scan(texts, finds(*FINDINGS), lang, columns)
    return written("terminal", made, replace(view, sources={"001": SOURCE}, everything=everything)).decode()


def test_findings_stand_under_their_file_with_line_and_column() -> None:
    lines = shown(TEXTS).splitlines()
    assert lines[:5] == ["稿/a.md", "", "冲突  1:1", "  馆藏达421万册。", "        ^^^^^^^"]
    assert "  冲突  1:4  稿件 421万册" in lines
    assert "未核实  2:1" in lines
    assert "b.txt" not in lines


def test_what_is_supported_or_says_nothing_is_left_out_unless_asked_for() -> None:
    assert "新馆开放" not in shown(TEXTS)
    assert "天气很好" not in shown(TEXTS, everything=True)
    assert shown(TEXTS, everything=True).count("支持  1:10\n") == 1


def test_a_supported_finding_beside_a_conflict_is_left_out() -> None:
    output = shown({"a.md": "馆藏达421万册，去年新馆开放。"})
    assert "支持  " not in output
    assert "====" not in output
    assert "  冲突  1:4  稿件 421万册" in output


def test_the_table_has_a_row_a_file_and_adds_up() -> None:
    lines = shown(TEXTS).splitlines()
    table = lines[lines.index("2 个文件，共 5 句，其中 4 句可核对") + 2 :]
    assert [line.split() for line in table if "─" not in line] == [
        ["文件", "冲突", "存疑", "部分核实", "未核实", "支持"],
        ["稿/a.md", "1", "0", "0", "1", "1"],
        ["b.txt", "0", "0", "0", "0", "1"],
        ["合计", "1", "0", "0", "1", "2"],
    ]


def test_what_was_not_read_is_said_with_the_reason() -> None:
    tally = Tally(2, 9, 4, skipped={"code": 2, "baseline": 1, "某种": 1}, unusable=[("b.docx", "b.docx:1:2: broken")])
    tally.notes.append(("c.txt", {"zh": "按 GB18030 读", "en": "read as GB18030"}))
    lines = paint(overview({}, tally, "zh", 80), colour=False).splitlines()
    assert lines == [
        "2 个文件，共 9 句，其中 4 句可核对", "", "未核对的部分：基线已有 1、代码 2、某种 1",
        "未能读取：b.docx:1:2: broken", "说明：c.txt: 按 GB18030 读",
    ]  # fmt: skip
    english = paint(overview({}, Tally(1, 1, 0, notes=tally.notes), "en", 80), colour=False)
    assert english == "1 file, 1 sentence, 0 checkable\n\nnote: c.txt: read as GB18030\n"


def test_pages_and_paragraphs_are_named_beside_the_line() -> None:
    whole = manuscript("a.pdf", "馆藏达421万册。")
    (report,) = reports(whole, finds(*FINDINGS), Tally())
    report = replace(report, place=spot(whole, 0, 9, {"zh": "第3页", "en": "page 3"}))
    output = written("terminal", [report], View(lang="en", tally=Tally())).decode()
    assert "CONFLICT  1:1  page 3" in output


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(lang: str, columns: int) -> None:
    path = "一个很长的文件夹/" * 9 + "稿件.md"
    lines = shown({path: TEXTS["稿/a.md"], "b.md": "馆藏达421万册。"}, lang, columns).splitlines()
    assert max(width(line) for line in lines if path not in line) <= columns
    assert len([line for line in lines if "…" in line and "稿件.md" in line]) == 1


def test_many_files_are_summed_up() -> None:
    rows: dict[str, dict[Verdict, int]] = {f"{number:03}.md": {"supported": 1} for number in range(100)}
    rows["070.md"] = {"conflict": 2}
    text = paint(overview(rows, Tally(100, 101, 101), "en", 80), colour=False)
    assert "070.md" in text and "099.md" not in text
    assert re.search(r"… 60 files +0 +0 +0 +0 +60\n", text)
    assert re.search(r"All +2 +0 +0 +0 +99\n", text)


@given(st.lists(st.sampled_from(FINDINGS), min_size=1, max_size=6))
def test_no_objection_is_lost(drawn: list[object]) -> None:
    words = [one.text for one in FINDINGS if one in drawn]
    text = "，".join(words) + "。"
    made: list[Report]
    made, view = scan({"a.md": text}, finds(*FINDINGS))
    output = written("terminal", made, view).decode()
    for one in FINDINGS:
        assert (one.message["zh"] in output) == (one.text in words and one.verdict != "supported")
