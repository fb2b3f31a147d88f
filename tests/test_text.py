"""Normalised text leads back to the user's own; sentences and places are what an editor shows."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck import traditional, variants
from zgccheck.text import normalise, place, sentences, width

# Without the straight quotation mark, which opens and closes by turns, so that a slice of the text is read as the text is.
ANY = st.text(st.characters(exclude_characters='"＂'), max_size=60)
MIXED = st.text("北京市有效发明专利量达74.8万件aBc ，。　７４．８％“”「」—–\u200b\u202e\n\t\xa0", max_size=60)


@pytest.mark.parametrize(
    ("original", "normal"),
    [
        ("７４．８万件", "74.8万件"),
        ("74.8 万件，\n增长　12.7％", "74.8万件,增长12.7%"),
        ('「甲」『乙』＂丙＂"丁"', "“甲”“乙”“丙”“丁”"),
        ("2021—2025年", "2021-2025年"),
        ("2021–2025 2026", "2021-2025 2026"),
        ("AI 2000  榜", "ai 2000榜"),
        ("AI　Agent", "ai agent"),
        ("艾巴•伦德・甲‧乙·丙", "艾巴·伦德·甲·乙·丙"),
        ("北\u202e京\u200b市\ufeff", "北京市"),
        ("㎡ ⅓ ⑩ 葛", "㎡⅓⑩葛"),
        ("", ""),
        (" 　\n", ""),
    ],
)
def test_normalised(original: str, normal: str) -> None:
    assert normalise(original).text == normal


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\ufe0f"])
def test_a_hidden_character_parts_no_figure(hidden: str) -> None:
    assert normalise(f"3{hidden}20家").text == "320家"


def test_lower_case_keeps_the_length() -> None:
    normal = normalise("İ北京74.8万件")
    assert len(normal.origin) == len(normal.text) + 1


@given(ANY | MIXED)
def test_every_character_knows_where_it_comes_from(original: str) -> None:
    normal = normalise(original)
    assert len(normal.origin) == len(normal.text) + 1
    assert normal.origin[-1] == len(original)
    assert all(a < b for a, b in pairwise(normal.origin[:-1]))
    for char, at in zip(normal.text, normal.origin, strict=False):
        if not char.isspace():
            assert normalise(original[at]).text == char


@given(ANY | MIXED, st.data())
def test_a_span_of_the_normal_text_is_a_span_of_the_original(original: str, data: st.DataObject) -> None:
    normal = normalise(original)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    first, last = normal.span(start, end)
    assert 0 <= first <= last <= len(original)
    piece = normal.text[start:end]
    assert normalise(original[first:last]).text == piece.strip()
    if piece and not piece[0].isspace() and not piece[-1].isspace():
        edge = original[first] + original[last - 1]
        assert all(normalise(char).text for char in edge), "no blank or hidden character at either end"


@given(MIXED)
def test_normalising_twice_changes_nothing(original: str) -> None:
    once = normalise(original).text
    assert normalise(once).text == once


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("“好。”——厂长王强\n散会。", ["“好。”——厂长王强", "散会。"]),
        ("“好。”——他说完，走了。", ["“好。”", "——他说完，走了。"]),
        ("甲（乙。）丙", ["甲（乙。）", "丙"]),
        ("甲?!乙", ["甲?!", "乙"]),
        ("标题\n\n　　正文。\n", ["标题", "正文。"]),
        ("增长12.7%，达1.5亿元。", ["增长12.7%，达1.5亿元。"]),
        ("甲……乙", ["甲……乙"]),
        (" 　\n", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text("甲乙。！？；”）\n 　\t“74.8", max_size=40))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = sentences(text)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    covered = set().union(*(range(start, end) for start, end in spans))
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@given(data=st.data(), lines=st.lists(st.text("甲𠮷a\t\v\x85\u2028", max_size=6), min_size=1, max_size=6))
def test_place(end: str, data: st.DataObject, lines: list[str]) -> None:
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    offset = sum(len(text) + len(end) for text in lines[: line - 1]) + column - 1
    assert place(end.join(lines), offset) == (line, column)


def test_place_with_mixed_line_ends() -> None:
    text = "一\r\n二\r三\n四"
    assert [place(text, text.index(char)) for char in "一二三四"] == [(1, 1), (2, 1), (3, 1), (4, 1)]


@given(ANY)
def test_width_is_between_nothing_and_two_columns_a_character(text: str) -> None:
    assert 0 <= width(text) <= 2 * len(text)
    assert width(text) + width("甲a") == width(text + "甲a") == width(text) + 3
    marks = re.sub("[^\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    assert width(text + marks) == width(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("截至2025年年底，北京市有效發明專利量達74.8萬件", "截至2025年年底,北京市有效发明专利量达74.8万件"),
        ("「臺灣」與後續的裏程", "“台湾”与后续的里程"),
        ("隨著技術進步，顯著提高，著名學者有著作", "随着技术进步,显著提高,著名学者有著作"),
        ("首屆人形機械人賽事，刷新授權紀錄", "首届人形机器人赛事,刷新授权记录"),
        ("机械人和纪录片", "机械人和纪录片"),
        ("醫療衞生機構敍述", "医疗卫生机构叙述"),
        ("乾隆与沈阳、著者", "乾隆与沈阳、著者"),
    ],
)
def test_traditional_characters_are_read_as_simplified_ones(written: str, read: str) -> None:
    normal = normalise(written)
    assert normal.text == read
    assert normal.span(0, len(normal.text)) == (0, len(written))


def test_words_written_two_ways_are_read_as_one() -> None:
    assert normalise("刷新纪录，座落于其它城市").text == "刷新记录,坐落于其他城市"
    for apart in ("2031年青溪市", "讲座落幕", "规定单位", "强制订购", "纪录片"):
        assert normalise(apart).text == apart
    assert all(len(other) == len(usual) for other, usual in variants.SPELLINGS.items())
    assert not variants.SPELLINGS.keys() & set(variants.SPELLINGS.values())


def test_the_table_of_traditional_characters_leaves_simplified_text_alone() -> None:
    table = traditional.pairs()
    assert all(len(old) == len(new) == 1 for old, new in table.items())
    assert not table.keys() & set(table.values())
    assert all(len(there) == len(here) for there, here in traditional.WORDS.items())
    seeds = "".join(path.read_text("utf-8") for path in (Path(__file__).parent.parent / "seeds").glob("*.txt"))
    assert not table.keys() & set(seeds)


def test_who_said_it_stays_with_the_words() -> None:
    text = "“融合是关键方向。”芯联新执行董事陈伟说。会场响起掌声。“好。”又说。“很好。”他走了。"
    assert [text[a:b] for a, b in sentences(text)] == [
        "“融合是关键方向。”芯联新执行董事陈伟说。", "会场响起掌声。", "“好。”", "又说。", "“很好。”", "他走了。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“这套体系很开放。”说这话的是北京市副市长唐文弘。他还谈到人才。", 2),
        ("“这套体系很开放。”刘铁岩的这句话让全场安静下来。散会了。", 2),
        ("“这套体系很开放。”复旦大学周鹏这样解释入选成果。散会了。", 2),
        ("“你好。”这是一个好天气。", 2),
    ],
)
def test_who_said_it_may_be_told_behind_the_words(text: str, count: int) -> None:
    assert len(sentences(text)) == count
