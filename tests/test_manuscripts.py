"""What is read of a manuscript, that nothing of it is lost, and the way back to its bytes."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgccheck import manuscripts
from zgccheck.diagnostic import UNREAD
from zgccheck.errors import InputError
from zgccheck.model import Manuscript
from zgccheck.tags import unit
from zgccheck.traced import own

DATA = Path(__file__).parent / "data" / "manuscripts"
FILES = sorted(path for path in DATA.iterdir() if path.suffix in manuscripts.suffixes())
WRITTEN = re.compile(r"[\u4e00-\u9fff]")
"""Characters that no format uses as a mark."""
MADE = set("，：为年第 \n")
"""What a block may put between the file's own characters."""

PIECES = {
    "plain": "北京¦74.8万件¦，¦。¦ ¦\n¦\n\n¦\r\n¦\r¦　　¦一、¦- ¦2025年¦<!--¦-->¦“¦”¦\t¦1. ¦（一）",
    "markdown": (
        "北京¦74.8万件¦，¦。¦*¦**¦_¦`¦``¦```¦~~¦~~~¦==¦\n¦\n\n¦\r\n¦    ¦> ¦>¦- ¦1. ¦# ¦#¦|¦|--|--|\n¦|指标|2025年|\n¦[¦](http://a/b)¦!["
        "¦<b>¦</b>¦<br>¦<!--¦-->¦&nbsp;¦&amp;¦&¦\\¦\n===\n¦---¦\n---\n¦\t¦[^1]¦[^1]: ¦{{¦}}¦http://a.cn/¦<div>¦</div>"
        "¦<table><tr><td>¦</table>¦<del>¦</del>¦title: ¦:::¦  \n¦ "
    ),
    "html": (
        "北京¦74.8万件¦，¦。¦\n¦<p>¦</p>¦<b>¦</b>¦<br>¦<!--¦-->¦&nbsp;¦&#20140;¦&lt;¦&¦<¦>¦<h1>¦</h1>¦<ul>¦<li>¦</ul>¦<table>"
        "¦<tr>¦<td>¦<th>¦</td>¦</tr>¦</table>¦<caption>¦<nav>¦</nav>¦<script>¦</script>¦<div>¦</div>¦<blockquote>¦<del>"
        "¦</del>¦<sup>¦</sup>¦<pre>¦</pre>¦<title>¦</title>¦<header>¦</header>¦<td rowspan=2>¦<p hidden>¦ "
    ),
}
"""What manuscripts of a format are made of."""


def read(path: Path) -> Manuscript:
    return manuscripts.read(path.read_bytes(), path.name)


def text_of(written: str, format: str) -> Manuscript:
    return manuscripts.read(written.encode(), "manuscript", format=format)


def said(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


def skipped(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(one.reason, manuscript.text[one.start : one.end]) for one in manuscript.skipped]


def assert_faithful(manuscript: Manuscript) -> None:
    """Each character of a block is the one at its offset, or an entity's, or put between two; none is read twice."""
    assert {one.reason for one in manuscript.skipped} <= UNREAD.keys()  # each can be told in words
    times: Counter[int] = Counter()
    for block in manuscript.blocks:
        assert len(block.origin) == len(block.text) + 1
        assert 0 <= block.start < block.end <= len(manuscript.text)
        for char, at in zip(block.text, block.origin, strict=False):
            written = manuscript.text[at : unit(manuscript.text, at)]
            assert (
                written[0] == char or char in html.unescape(written) or char in MADE or (written, char) == ("\v", "\n")
            )
            if block.start <= at < block.end and written == char and char not in MADE:
                times[at] += 1
    assert all(count == 1 for count in times.values())


def assert_nothing_lost(manuscript: Manuscript) -> None:
    known = {at for block in manuscript.blocks for at in block.origin[:-1]}
    for start, end in [(one.start, one.end) for one in manuscript.skipped] + [c[:2] for c in manuscript.comments]:
        known.update(range(start, end))
    lost = [match.start() for match in WRITTEN.finditer(manuscript.text) if match.start() not in known]
    assert not lost, manuscript.text[max(lost[0] - 20, 0) : lost[0] + 20]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_a_manuscript_is_lost(path: Path) -> None:
    if path.name in ("locked.pdf", "scan.pdf"):
        with pytest.raises(InputError, match=r"password|no text"):
            read(path)
        return
    manuscript = read(path)
    assert_faithful(manuscript)
    assert_nothing_lost(manuscript)


@pytest.mark.parametrize("format", PIECES)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_nothing_is_lost_whatever_the_marks(format: str, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(st.sampled_from(PIECES[format].split("¦")), max_size=30))
    written = "北京" + "".join(drawn)
    manuscript = text_of(written, format)
    assert manuscript.text == written
    assert_faithful(manuscript)
    assert_nothing_lost(manuscript)
    characters = own(manuscript)
    same = [(at, at + 1, char) for at, char in characters.items()]
    assert manuscripts.edit(written.encode(), manuscript, same) == written.encode()


@pytest.mark.parametrize("format", ["plain", "markdown", "html", "docx", "pdf"])
@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=300),
    head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_refused_in_one_line(format: str, data: bytes, head: bytes) -> None:
    try:
        manuscript = manuscripts.read(head + data, "x", format=format)
    except InputError as error:
        line = str(error)
    else:
        line = ""
        assert_faithful(manuscript)
    assert "\n" not in line


def test_a_format_is_a_file_of_its_name() -> None:
    assert manuscripts.names() == ["docx", "html", "markdown", "pdf", "plain"]
    for name in manuscripts.names():
        module = manuscripts.load(name)
        assert module.__doc__ and "\n" not in module.__doc__.strip()
        assert all(manuscripts.suffixes()[suffix] == name for suffix in module.SUFFIXES)
    with pytest.raises(KeyError):
        manuscripts.load("odt")


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("稿件.MD", b"# a", "markdown"),
        ("a.b/稿件", b"a", "plain"),
        ("稿件", b"\n<!DOCTYPE html><p>a", "html"),
        ("稿件.log", b"a", "plain"),
        ("稿件", (DATA / "m4.docx").read_bytes(), "docx"),
        ("稿件.bak", (DATA / "columns.pdf").read_bytes(), "pdf"),
    ],
)
def test_a_format_is_known_by_its_suffix_or_by_what_the_file_looks_like(name: str, data: bytes, format: str) -> None:
    assert manuscripts.read(data, name).format == format


def test_a_sentence_of_a_paragraph_keeps_its_quotation_mark_and_a_row_is_one() -> None:
    paragraph, row = text_of("他说：“不停。”又说。\n\n|a|b|\n|--|--|\n|甲；乙。丙|5家|", "markdown").blocks[:2]
    assert [paragraph.text[s:e] for s, e in manuscripts.sentences(paragraph)] == ["他说：“不停。”", "又说。"]
    heading = text_of("# 一；二", "markdown").blocks[0]
    assert manuscripts.sentences(heading) == [(0, 3)]
    assert row.kind in ("paragraph", "row")


def test_words_of_a_row_stand_where_the_row_has_them() -> None:
    text = "| 指标 | 2024年 |\n|--|--|\n| 专利 | 66.4万件 |"
    row = text_of(text, "markdown").blocks[0]
    assert row.text == "专利，2024年为66.4万件"
    at = row.text.index("2024")
    start, end = manuscripts.span(row, at, len(row.text))  # with the borrowed year: the row's own words
    assert text[start:end] == "66.4万件"
    start, end = manuscripts.span(row, at, at + 5)  # only borrowed: the header
    assert text[start:end] == "2024年"


# The way back


@pytest.mark.parametrize(
    ("format", "before", "old", "new", "after"),
    [
        ("plain", "有专利748\r\n万件。\n\n完", "748", "758", "有专利758\r\n万件。\n\n完"),
        ("markdown", "达**74**.8万件", "74.8万件", "75.9万件", "达**75**.9万件"),
        ("markdown", "为5家", "5家", "*5*家", "为\\*5\\*家"),
        ("html", "<p>达<b>74</b>.8&#19975;件", "74.8万件", "75.9亿件", "<p>达<b>75</b>.9亿件"),
        ("html", "<p>A&amp;B公司", "A&B", "A<B", "<p>A&lt;B公司"),
        ("html", "<p>共1&nbsp;299项", "1\xa0299", "1299", "<p>共1299项"),
    ],
)
def test_an_edit_changes_what_is_read_and_no_mark(format: str, before: str, old: str, new: str, after: str) -> None:
    manuscript = text_of(before, format)
    block = next(block for block in manuscript.blocks if old in block.text)
    at = block.text.index(old)
    span = manuscripts.span(block, at, at + len(old))
    assert manuscripts.edit(before.encode(), manuscript, [(*span, new)]).decode() == after
    changed = text_of(after, format)
    assert new in "".join(said(changed))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le"])
def test_an_edit_keeps_the_encoding_and_every_other_byte(encoding: str) -> None:
    text = "北京市去年有效專利\r\n　　達到748件。\r此外無他，共有二十家公司參與其中。"
    data = text.encode(encoding)
    manuscript = manuscripts.read(data, "a.txt")
    at = manuscript.text.index("748")
    edited = manuscripts.edit(data, manuscript, [(at, at + 3, "758")])
    assert edited == text.replace("748", "758").encode(encoding)
    assert manuscripts.edit(data, manuscript, []) == data


def test_an_edit_that_cannot_be_made_is_refused() -> None:
    manuscript = manuscripts.read("共五家。".encode("gb18030"), "a.txt", encoding="big5")
    with pytest.raises(InputError, match="cannot be written in big5"):
        manuscripts.edit("共五家。".encode("gb18030"), manuscript, [(0, 1, "👍")])
    manuscript = text_of("共五家。", "plain")
    with pytest.raises(InputError, match="overlap"):
        manuscripts.edit("共五家。".encode(), manuscript, [(0, 2, "a"), (1, 3, "b")])
    with pytest.raises(InputError, match="no longer"):
        manuscripts.edit("共五家".encode(), manuscript, [(0, 2, "a")])


# Encodings

ARTICLE = "三月二十五日，北京市发布了新的行动计划，全市已有三百二十家企业参与其中。"
TRADITIONAL = "三月二十五日，臺北市發布了新的行動計畫，全市已有三百二十家企業參與其中。"


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        (ARTICLE, "utf-8", "utf-8"),
        (ARTICLE, "utf-8-sig", "utf-8"),
        (ARTICLE, "gb18030", "gb18030"),
        (ARTICLE[:7], "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (ARTICLE, "utf-16", "utf-16-le"),
        (ARTICLE + "320\n", "utf-16-be", "utf-16-be"),
        (ARTICLE, "utf-16-le", "utf-16-le"),
        (ARTICLE, "utf-32", "utf-32-le"),
    ],
)
def test_an_encoding_is_found_and_a_guess_is_told(text: str, encoding: str, read_as: str) -> None:
    manuscript = manuscripts.read(text.encode(encoding), "a.txt")
    assert (manuscript.text, manuscript.encoding) == (text, read_as)
    told = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert [set(note) for note in manuscript.notes] == ([] if told else [{"zh", "en"}])


def test_a_page_that_says_its_encoding_is_no_guess() -> None:
    for head in (
        '<meta http-equiv="Content-Type" content="text/html; charset=Big5">',
        '<?xml version="1.0" encoding="big5"?>',
    ):
        manuscript = manuscripts.read((head + "<p>共").encode("big5"), "a.html")
        assert (manuscript.blocks[0].text, manuscript.encoding, manuscript.notes) == ("共", "big5hkscs", ())


def test_the_users_word_on_the_encoding_stands() -> None:
    assert manuscripts.read("共有".encode("big5"), "a.txt", encoding="Big5").text == "共有"
    assert manuscripts.read("共有".encode("gbk"), "a.txt", encoding="gb2312").notes == ()
    with pytest.raises(InputError, match="not utf-8 at byte 0"):
        manuscripts.read("共有".encode("gbk"), "a.txt", encoding="utf-8")
    with pytest.raises(InputError, match="no such encoding: klingon"):
        manuscripts.read(b"a", "a.txt", encoding="klingon")
    with pytest.raises(InputError, match="no such encoding: rot13"):
        manuscripts.read(b"a", "a.txt", encoding="rot13")


@pytest.mark.parametrize("declared", ["gbk", "GB2312", "utf-8", "iso-8859-1", "utf-16", "nonsense"])
def test_a_page_may_be_wrong_about_its_encoding(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{ARTICLE}'
    assert manuscripts.read(page.encode("utf-8"), "a.html").encoding == "utf-8"
    assert manuscripts.read(page.encode("gb18030"), "a.html").blocks[0].text == ARTICLE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"a\0b", "NUL at byte 1"),
        ("共有五百人参加了会议。".encode()[:-1], "not UTF-8 at byte"),
        (b"caf\xe9 cr\xe8me br\xfbl\xe9e", "not UTF-8 at byte 3"),
        (bytes(range(128, 256)) * 4, "not UTF-8 at byte 0"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1 a}", "RTF"),
        (b"PK\x03\x04zzzz", "zip archive"),
        (b"\x89PNG\r\n", "picture"),
        (b"a" * (manuscripts.MAX_BYTES + 1), "20,000,000 are read"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        manuscripts.read(data, "a.txt")
    assert str(refused.value).startswith("a.txt: ") and "\n" not in str(refused.value)


@pytest.mark.parametrize("comment", ["<!---->", "<!-- 北京 -->"])
def test_a_comment_within_the_references_that_were_set_is_none_of_the_text(comment: str) -> None:
    text = f"正文在前。\n\n参考文献（zgccheck 标注）\n[1] x{comment}北京\n"
    found = manuscripts.read(text.encode(), "a.txt")
    assert [block.text for block in found.blocks] == ["正文在前。"]
