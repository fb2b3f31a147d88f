"""Every format: the right words at the right columns, and nothing that steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgccheck import formats
from zgccheck.formats import View
from zgccheck.layout import block, cells, paint
from zgccheck.model import Article, Citation, Claim, Finding, Near, Passage, Report, Source, Span, Stance, Verdict
from zgccheck.text import place, width

TEXT = (
    "本报讯\n\n记者从论坛现场获悉,截至2025年年底,北京市有效发明专利量达74.8万件,居全国首位。基金由中国银行等共同出资,中\n\n\n"
    "照片说明。\n\n金资本运营有限公司担任管理人。"
)
SOURCE = Source(
    "002", "002.txt", "", "", len(TEXT), TEXT,
    (Article("专利量居首位", 0, len(TEXT), newspaper="人民日报", date="2026-03-31", page="13"),),
)  # fmt: skip
QUOTE = "北京市有效发明专利量达74.8万件"
SENTENCE = "截至2025年底，北京市有效发明专利量达75.8万件，居全国首位，增长99%。"
SGR = re.compile(r"\x1b\[[0-9;]*m")

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


def cite(exact: str, stance: Stance = "contradicts") -> Citation:
    start = TEXT.index(exact)
    line, column = place(TEXT, start)
    return Citation("002", start, start + len(exact), exact, line, column, stance)


def finding(
    verdict: Verdict, words: str, text: str = SENTENCE, expected: str | None = None, *citations: Citation
) -> Finding:
    start = text.index(words)
    message = {"zh": f"稿件 {words}", "en": f"the draft says {words}"}
    claim = "patents" if citations else None
    return Finding(verdict, start, start + len(words), words, "quantity", "r", message, claim, expected, 0.9, citations)


def report() -> Report:
    near = (Near("growth", 0.5, "同比增长12.7%。"),)
    unverified = finding("unverified", "增长99%")
    return Report(
        SENTENCE, "conflict", True,
        (
            finding("conflict", "75.8万件", SENTENCE, "74.8万件", cite(QUOTE)),
            finding("supported", "居全国首位", SENTENCE, None, cite("居全国首位", "supports")),
            Finding(unverified.verdict, unverified.start, unverified.end, unverified.text, "percent", "no-claim",
                    unverified.message, near=near),
        ),
    )  # fmt: skip


def shown(
    reports: list[Report], lang: str = "zh", columns: int = 80, *, colour: bool = False, name: str = "terminal"
) -> str:
    claims = {
        "manager": Claim(
            "manager", "funds", "管理人是中金资本运营有限公司", (), ("中金资本运营有限公司",),
            (Passage("002", (_span("共同出资,中"), _span("金资本运营有限公司担任管理人"))),),
        )
    }  # fmt: skip
    view = View(lang=lang, width=columns, colour=colour, sources={"002": SOURCE}, claims=claims)
    return written(name, reports, view).decode("utf-8")


def written(name: str, reports: Iterable[Report], view: View) -> bytes:
    """A format's output as a file of it has it."""
    pieces = formats.load(name).render(reports, view)
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def _span(exact: str) -> Span:
    return Span("002", TEXT.index(exact), TEXT.index(exact) + len(exact), exact)


def column_of(line: str, words: str) -> int:
    return width(line[: line.index(words)])


# -- terminal ---------------------------------------------------------------------------------------------------------


def test_a_conflict_at_a_glance() -> None:
    lines = shown([report()]).splitlines()
    assert lines[0] == "冲突  #1"
    assert "建议：75.8万件 → 74.8万件" in "\n".join(lines)
    assert "  1 冲突  稿件 75.8万件" in lines
    assert any("002 「专利量居首位」《人民日报》2026年3月31日第13版, 3:21" in line for line in lines)
    assert "    相近，供人参考，不作依据：" in lines
    assert lines[-1] == "共 1 句：冲突 1"


def test_marks_stand_under_their_words() -> None:
    lines = shown([report()]).splitlines()
    sentence, beneath = lines[1], lines[2]
    assert column_of(beneath, "1^^^^^^^") == column_of(sentence, "75.8万件")
    assert column_of(beneath, "2=========") == column_of(sentence, "居全国首位")
    assert column_of(beneath, "3......") == column_of(sentence, "增长99%")
    at = next(number for number, line in enumerate(lines) if "│" in line and "74.8万件" in line)
    assert column_of(lines[at + 1], "^^^^^^^^") == column_of(lines[at], "74.8万件")
    assert column_of(lines[at + 1], "---") == column_of(lines[at], QUOTE)


def test_what_supports_is_quoted_briefly_and_listed_whole() -> None:
    exacts = ("截至2025年年底", "北京市", "有效发明专利量", "居全国首位")
    made = finding("supported", "居全国首位", SENTENCE, None, *(cite(exact, "supports") for exact in exacts))
    out = shown([Report(SENTENCE, "supported", True, (made,))])
    assert out.count("┌") == 2
    assert "= 另见：002 3:24；002 3:39" in out


def test_a_single_finding_has_no_number() -> None:
    only = Report(SENTENCE, "conflict", True, report().findings[:1])
    assert "^^^^^^^^" in shown([only])
    assert "1^" not in shown([only])


def test_a_sentence_that_the_page_cut_is_quoted_whole() -> None:
    text = "管理人是中投公司。"
    made = finding(
        "conflict", "中投公司", text, "中金资本运营有限公司", cite("共同出资,中"), cite("金资本运营有限公司担任管理人")
    )
    made = Finding(made.verdict, made.start, made.end, made.text, "organisation", "r", made.message, "manager",
                   made.expected, 1.0, made.citations)  # fmt: skip
    out = shown([Report(text, "conflict", True, (made,))])
    assert "共同出资,中 ⏎ … ⏎ 金资本运营有限公司担任管理人" in out
    assert out.count("┌") == 1
    assert "^^       ^^^^^^^^^^^^^^^^^^" in out


def test_the_same_words_printed_twice_are_quoted_once() -> None:
    twice = cite(QUOTE), Citation("002", 0, 18, QUOTE, 9, 1, "contradicts")
    out = shown([Report(SENTENCE, "conflict", True, (finding("conflict", "75.8万件", SENTENCE, "74.8万件", *twice),))])
    assert "3:21、9:1" in out
    assert out.count("┌") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(lang: str, columns: int) -> None:
    assert max(width(line) for line in shown([report()] * 2, lang, columns).splitlines()) <= columns


def test_words_of_the_other_language_stay_away() -> None:
    assert not re.search("冲突|建议|不符|共 ", shown([report()], "en"))
    assert "CONFLICT" not in shown([report()], "zh")


@pytest.mark.parametrize("verdict", ["supported", "conflict", "disputed", "partial", "unverified"])
def test_every_verdict_has_its_badge(verdict: Verdict) -> None:
    assert shown([Report("甲。", verdict, True, ())], "en").startswith(verdict.upper())


def test_nothing_to_check_says_so() -> None:
    assert "没有能与来源核对的内容" in shown([Report("春天来了。", "unverified", False, ())])
    assert shown([Report("  ", "unverified", False, ())]) == "共 0 句\n"


def test_colour_is_ours_and_changes_nothing_else() -> None:
    hostile = Report("\x1b[31m[red]甲\x9b\u202e乙[/b]", "unverified", True, ())
    plain, coloured = shown([report(), hostile]), shown([report(), hostile], colour=True)
    assert "\x1b" not in plain
    stripped = SGR.sub("", coloured)
    assert "\x1b" not in stripped
    assert stripped.replace(" 冲突   #1", "冲突  #1").replace(" 未核实   #2", "未核实  #2") == plain
    assert "[red]甲" in plain


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, ANY_TEXT, st.data(), st.booleans(), st.sampled_from(["terminal", "json", "jsonl"]))
def test_no_text_steers_the_terminal(text: str, other: str, data: st.DataObject, colour: bool, name: str) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source(
        "x", other, "", "", len(other), other, (Article(other, 0, max(1, len(other)), other, other, other, other),)
    )
    citations = (Citation("x", 0, len(other), other, 1, 1, "contradicts"),) if other else ()
    made = Finding("conflict", start, end, text[start:end], other, other, {"zh": other}, other, other, 1.0, citations,
                   (Near(other, 1.0, other),), ({"zh": other},), False)  # fmt: skip
    claim = Claim(other, other, other, (), (other,), (), caveat=other)
    view = View(colour=colour, sources={"x": source}, claims={other: claim})
    out = written(name, [Report(text, "conflict", True, (made,))], view).decode()
    out = SGR.sub("", out) if colour and name == "terminal" else out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out)


@settings(deadline=None)
@given(st.text("北京市京7４.8万,件，。abc 、《》“”…", min_size=1, max_size=80), st.data(), st.integers(8, 60))
def test_marks_align_whatever_the_wrapping(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    row = [*cells(text[:start]), *cells(text[start:end], "", "^"), *cells(text[end:])]
    lines = paint(block(row, columns, []), colour=False).splitlines()
    under = ""
    while lines:
        sentence = lines.pop(0)
        marks = lines.pop(0) if lines and set(lines[0]) <= {" ", "^"} and "^" in lines[0] else ""
        for char in sentence:
            under += char if marks[: width(char)] == "^" * width(char) else ""
            marks = marks[width(char) :]
    assert under.replace(" ", "") == text[start:end].replace(" ", "")


# -- json and jsonl ---------------------------------------------------------------------------------------------------


def test_jsonl_is_the_contract() -> None:
    (line,) = shown([report()], name="jsonl").splitlines()
    assert json.loads(line) == report().to_dict("zh")
    assert list(json.loads(line)) == ["text", "verdict", "checkable", "findings"]


def test_json_is_one_document() -> None:
    document = json.loads(shown([report(), report()], "en", name="json"))
    assert document["schema"] == "zgccheck/report@1"
    assert document["reports"] == [report().to_dict("en")] * 2
    assert document["summary"]["sentences"] == document["summary"]["conflict"] == 2
    assert json.loads(shown([], name="json"))["reports"] == []


def test_escapes_give_the_text_back() -> None:
    text = "甲\x1b\x9b\u2028\u202e\U000e0041\x7f乙"
    made = Report(text, "unverified", False, ())
    for ascii_only in (False, True):
        (line,) = formats.load("jsonl").render([made], View(ascii=ascii_only))
        assert json.loads(line)["text"] == text
        assert len(line.splitlines()) == 1


@pytest.mark.parametrize("name", ["terminal", "json", "jsonl"])
def test_every_format_streams(name: str) -> None:
    asked = 0

    def reports() -> Iterator[Report]:
        nonlocal asked
        for _ in range(3):
            asked += 1
            yield report()

    pieces = formats.load(name).render(reports(), View())
    while "75.8" not in next(pieces):
        pass
    assert asked == 1


def test_formats_are_found_by_their_files() -> None:
    assert {"terminal", "json", "jsonl"} <= set(formats.names())
    for name in formats.names():
        assert (formats.load(name).__doc__ or "").strip(), name
    with pytest.raises(KeyError):
        formats.load("../clean")
