"""Word documents: what is read of their XML, edits and comments in it, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgccheck import manuscripts
from zgccheck.diagnostic import UNREAD
from zgccheck.errors import InputError
from zgccheck.manuscripts import docx
from zgccheck.model import Manuscript

DATA = Path(__file__).parent / "data" / "manuscripts"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relations(**targets: str) -> str:
    inside = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}" xmlns:mc="{MC}">{inside}</w:{name}>'


def packed(body: str, others: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A document of a body's XML and of other parts, each the inside of its root."""
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
        **{
            f"word/{kind}.xml": root({"header": "hdr", "footer": "ftr"}.get(kind, kind), xml)
            for kind, xml in parts.items()
        },
        **(others or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def run(words: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}<w:t>{words}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cells(*words: str, look: str = "") -> str:
    properties = f"<w:tcPr>{look}</w:tcPr>" if look else ""
    return "".join(f"<w:tc>{properties}{paragraph(run(one))}</w:tc>" for one in words)


def read(body: str, revisions: manuscripts.Revisions = "accept", **parts: str) -> Manuscript:
    return manuscripts.read(packed(body, None, **parts), "a.docx", revisions=revisions)


def said(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


def reasons(manuscript: Manuscript) -> list[str]:
    assert {one.reason for one in manuscript.skipped} <= UNREAD.keys()
    return [one.reason for one in manuscript.skipped]


TRACKED = paragraph(
    run("共有"),
    f'<w:del w:id="1" w:author="a">{run("三百")}</w:del>'.replace("w:t>", "w:delText>"),
    f'<w:ins w:id="2" w:author="a">{run("五百")}</w:ins>',
    run("人"),
)


def test_tracked_changes_are_accepted_or_rejected() -> None:
    assert said(read(TRACKED)) == ["共有五百人"] and reasons(read(TRACKED)) == ["deleted"]
    assert said(read(TRACKED, "reject")) == ["共有三百人"] and reasons(read(TRACKED, "reject")) == ["inserted"]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_is_gone() -> None:
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>' + run("前半") + "</w:p>"
    assert said(read(mark + paragraph(run("后半")))) == ["前半后半"]
    assert said(read(mark + paragraph(run("后半")), "reject")) == ["前半", "后半"]
    assert said(read(mark)) == ["前半"]
    rows = table(
        cells("指标", "数值"),
        cells("甲", "5家"),
        '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>' + cells("乙", "6家"),
    )
    assert said(read(rows)) == ["甲5家"] and "deleted" in reasons(read(rows))
    assert said(read(rows, "reject")) == ["甲5家", "乙6家"]


def test_what_wraps_words_does_not_hide_them() -> None:
    body = paragraph(
        f"<w:sdt><w:sdtContent>{run('内容控件')}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>',
        f'<w:smartTag w:element="x">{run("标记")}</w:smartTag>',
        f'<w:moveTo w:id="3" w:author="a">{run("移来")}</w:moveTo>',
        f'<w:fldSimple w:instr="REF x">{run("域")}</w:fldSimple>',
        "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )
    assert said(read(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")) == ["内容控件链接标记移来域拼"]


def test_what_a_reader_does_not_see_is_skipped_and_told() -> None:
    body = paragraph(
        run("共"),
        run("藏", look="<w:vanish/>"),
        run("现", look='<w:vanish w:val="0"/>'),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击此处") + "</w:sdtContent></w:sdt>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 9</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("8") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="2103"/></w:r>',
    )
    manuscript = read(body)
    assert said(manuscript) == ["共现8℃"]
    assert sorted(reasons(manuscript)) == ["hidden", "placeholder", "symbol"]


def test_breaks_tabs_and_hyphens_are_characters() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:softHyphen/></w:r></w:p>"
    manuscript = read(body)
    assert said(manuscript) == ["甲\t乙\n丙-丁"]
    assert "\n" not in manuscript.text.rstrip("\n")  # one paragraph, one line


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('框中20家。'))}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    manuscript = read(paragraph(run("正文"), drawn, run("继续。")) + paragraph(run("下段。")))
    assert said(manuscript) == ["正文继续。", "框中20家。", "下段。"]
    assert manuscript.blocks[1].where == {"zh": "文本框", "en": "text box"}


def test_notes_and_margins_are_read_and_page_numbers_are_not() -> None:
    note = "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote><w:footnote w:id='1'>{}</w:footnote>"
    manuscript = read(
        paragraph(run("正文。"), "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        footnotes=note.format(paragraph(run("脚注20家。"))),
        header=paragraph(run("内部稿")),
        footer=paragraph(run("第3页")),
    )
    assert [(one.kind, one.text, one.where["en"]) for one in manuscript.blocks] == [
        ("paragraph", "正文。", "paragraph 1"),
        ("note", "脚注20家。", "footnote 1"),
        ("note", "内部稿", "page header"),
    ]
    assert reasons(manuscript) == ["page-number"]


STYLES = (
    '<w:style w:styleId="a0"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="a2"><w:name w:val="own"/><w:basedOn w:val="a1"/></w:style>'
    '<w:style w:styleId="a3"><w:name w:val="own too"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="a4"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="a5"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="a6"><w:name w:val="loop"/><w:basedOn w:val="a6"/></w:style>'
    '<w:style w:styleId="a7"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_headings_lists_and_contents_are_told_by_their_styles() -> None:
    body = "".join(paragraph(run(f"段{number}，完。"), style=f"a{number}") for number in range(8))
    manuscript = read(body, styles=STYLES)
    assert [(one.kind, one.level) for one in manuscript.blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 2), ("heading", 4), ("quote", 0), ("paragraph", 0), ("item", 0),
    ]  # fmt: skip
    assert reasons(manuscript) == ["contents"]


def test_a_bold_line_by_itself_is_a_heading() -> None:
    manuscript = read(paragraph(run("一、家底", look="<w:b/>")) + paragraph(run("全文，", look="<w:b/>"), run("完。")))
    assert [one.kind for one in manuscript.blocks] == ["heading", "paragraph"]


def test_a_table_reads_by_rows_with_merged_and_nested_cells() -> None:
    merged = "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + paragraph(run("北京")) + "</w:tc>"
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    nested = "<w:tc>" + table(cells("内", "3家"), cells("里", "4家")) + "<w:p/></w:tc>"
    manuscript = read(
        table(
            cells("城市") + cells("指标") + cells("2025年（家）"),
            merged + cells("企业", "5"),
            below + cells("机构", "6") + nested,
        )
    )
    assert said(manuscript) == ["城市：北京，企业，2025年为5家", "城市：北京，机构，2025年为6家", "内3家", "里4家"]
    assert manuscript.blocks[1].where == {"zh": "表1第3行", "en": "table 1, row 3"}
    assert manuscript.text.splitlines()[1] == "北京 | 企业 | 5"


def test_a_cell_of_several_paragraphs_is_no_row() -> None:
    layout = "<w:tc>" + paragraph(run("左栏一。")) + paragraph(run("左栏二。")) + "</w:tc>"
    assert said(read(table(layout + cells("右栏。")))) == ["左栏一。", "左栏二。", "右栏。"]


# Edits and comments


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_edit_changes_its_run_and_no_other_member() -> None:
    data = (DATA / "m4.docx").read_bytes()
    manuscript = manuscripts.read(data, "m4.docx")
    at = manuscript.text.index("338.0亿" if "338.0亿" in manuscript.text else "338.0")
    edited = manuscripts.edit(data, manuscript, [(at, at + 5, "388.0")])
    before, after = members(data), members(edited)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert list(before) == list(after)
    assert len(after["word/document.xml"]) == len(before["word/document.xml"])
    assert manuscripts.read(edited, "m4.docx").text == manuscript.text.replace("338.0", "388.0")
    assert manuscripts.edit(data, manuscript, [(at, at + 5, "338.0")]) == data


def test_an_edit_goes_to_the_text_that_was_read() -> None:
    data = packed(TRACKED + paragraph(run("A&amp;B"), run("公司")))
    rejected = manuscripts.read(data, "a.docx", revisions="reject")
    at = rejected.text.index("三百")
    edited = manuscripts.edit(data, rejected, [(at, at + 2, "四百")])
    assert said(manuscripts.read(edited, "a.docx", revisions="reject"))[0] == "共有四百人"
    assert said(manuscripts.read(edited, "a.docx"))[0] == "共有五百人"
    at = rejected.text.index("&")
    edited = manuscripts.edit(data, rejected, [(at, at + 1, "<")])
    assert "A<B公司" in manuscripts.read(edited, "a.docx").text
    with pytest.raises(InputError, match="no longer what was read"):
        manuscripts.edit(packed(paragraph(run("别的"))), rejected, [(0, 1, "a")])


def commented(data: bytes, *words: str) -> bytes:
    text = manuscripts.read(data, "a.docx").text
    notes = [(text.index(one), text.index(one) + len(one), f"评「{one}」<&>\n第二行") for one in words]
    return docx.comment(data, notes, "zgccheck & co")


def ranges(data: bytes) -> list[str]:
    """What each comment covers, told by another reader of Word's XML."""
    document = python_docx.Document(io.BytesIO(data))
    names = {f"{{{W}}}{name}": name for name in ("commentRangeStart", "commentRangeEnd", "t", "commentReference")}
    opened: dict[str, str] = {}
    done: dict[str, str] = {}
    for one in document.element.body.iter():
        name, number = names.get(one.tag), one.get(f"{{{W}}}id")
        if name == "commentRangeStart":
            opened[number] = ""
        elif name == "commentRangeEnd":
            done[number] = opened.pop(number)
        elif name == "t":
            opened = {key: words + (one.text or "") for key, words in opened.items()}
        elif name == "commentReference":
            assert number in done
    assert [str(one.comment_id) for one in document.comments] == sorted(done, key=int)
    return [done[key] for key in sorted(done, key=int)]


def test_comments_stand_on_the_very_words_and_change_none() -> None:
    data = (DATA / "m4.docx").read_bytes()
    words = (
        "969.1亿元",
        "已突破",
        "182项",
        "100增长到338.0，年均",
        "338.0",
        "338.0，",
        "同题共答：京津冀协同创新里的中关村",
    )
    out = commented(data, *words)
    assert sorted(ranges(out)) == sorted(words)
    before, after = manuscripts.read(data, "a.docx"), manuscripts.read(out, "a.docx")
    assert (before.text, before.blocks) == (after.text, after.blocks)
    same = members(data).keys() - {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert all(members(out)[name] == members(data)[name] for name in same)
    comment = next(iter(python_docx.Document(io.BytesIO(out)).comments))
    assert comment.author == "zgccheck & co"
    assert [one.text for one in comment.paragraphs][1] == "第二行"
    assert comment.paragraphs[0].text.endswith("<&>")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1270), st.integers(1, 60)), min_size=1, max_size=6))
def test_any_comments_leave_the_words_as_they_are(places: list[tuple[int, int]]) -> None:
    data = (DATA / "m4.docx").read_bytes()
    text = manuscripts.read(data, "a.docx").text
    spans = sorted((start, min(start + length, len(text))) for start, length in places)
    spans = [(start, end) for start, end in spans if text[start:end].strip(" |\n")]
    out = docx.comment(data, [(start, end, "评") for start, end in spans], "a")
    assert manuscripts.read(out, "a.docx").text == text
    assert ranges(out) == [text[start:end].replace(" | ", "").replace("\n", "").strip(" |") for start, end in spans]


def test_a_run_keeps_its_look_blanks_and_breaks_where_it_is_divided() -> None:
    data = packed(
        "<w:p><w:ins w:id='7' w:author='a'><w:r><w:rPr><w:b/></w:rPr><w:t>a b</w:t><w:br/><w:t>甲乙丙</w:t></w:r></w:ins></w:p>"
    )
    out = commented(data, "b", "乙")
    assert ranges(out) == ["b", "乙"]
    assert manuscripts.read(out, "a.docx").text == manuscripts.read(data, "a.docx").text
    xml = members(out)["word/document.xml"].decode()
    assert xml.count("<w:b/>") == xml.count("<w:r>") == 5
    assert xml.count("<w:t>") == 0  # each part of a divided text keeps its blanks


def test_comments_are_added_to_those_that_are_there() -> None:
    data = commented(packed(paragraph(run("共有五百人"))), "五百")
    out = commented(data, "共有", "人")
    assert ranges(out) == ["五百", "共有", "人"]
    assert members(out)["[Content_Types].xml"].count(b"comments.xml") == 1


def test_a_comment_on_a_note_or_a_text_box_hangs_where_word_can_show_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('框中'))}</w:txbxContent></w:pict></w:r>"
    data = packed(
        paragraph(run("正文"), box, "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        footnotes=f"<w:footnote w:id='1'>{paragraph(run('脚注'))}</w:footnote>",
        header=paragraph(run("页眉")),
    )
    out = commented(data, "框中", "脚注", "页眉")
    assert ranges(out) == ["", "", ""]
    assert manuscripts.read(out, "a.docx").text == manuscripts.read(data, "a.docx").text


def test_a_comment_without_words_of_its_own_stands_on_the_nearest() -> None:
    data = packed(table(cells("甲", "5家")) + paragraph(run("共有")))
    text = manuscripts.read(data, "a.docx").text
    at = text.index(" | ")
    assert ranges(docx.comment(data, [(at, at + 3, "隔"), (text.index("共"), text.index("共"), "空")], "a")) == [
        "甲",
        "共",
    ]


def test_a_part_in_utf16_is_read_but_not_changed() -> None:
    xml = root("document", f"<w:body>{paragraph(run('共有五百人'))}</w:body>").replace("UTF-8", "UTF-16")
    data = packed("", {"_rels/.rels": relations(officeDocument="word/wide.xml")})
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/wide.xml", xml.encode("utf-16"))
    data = out.getvalue()
    manuscript = manuscripts.read(data, "a.docx")
    assert said(manuscript) == ["共有五百人"]
    with pytest.raises(InputError, match="UTF-16"):
        manuscripts.edit(data, manuscript, [(2, 4, "六百")])
    with pytest.raises(InputError, match="UTF-16"):
        docx.comment(data, [(2, 4, "评")], "a")


# What is refused


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def with_document(xml: str) -> bytes:
    return packed("", {"word/document.xml": xml})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(word__document=b" " * 59_000_000), "unpacks to"),
        (zipped(word__document=b"<a/>", **{f"m{n}": b"" for n in range(2100)}), "2,101 members"),
        (with_document(f'<!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]><a>&l9;</a>'), "document type"),
        (with_document('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "document type"),
        (with_document(root("document", "<w:body>" + "<w:sdt>" * 1000)), "nested more than"),
        (with_document(root("document", "<w:body><w:p>")), "broken XML at line 1"),
        (with_document('<?xml version="1.0" encoding="gbk"?><a/>'), "encoding"),
        (with_document('<?xml version="1.0" encoding="klingon"?><a/>'), "encoding"),
        (with_document(root("document", "")), "no text in the document"),
        (zipped(xl__workbook=b"<a/>"), "no Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (b"PK\x03\x04" + b"\0" * 60, "no zip archive, or damaged"),
        ((DATA / "m4.docx").read_bytes()[:-30], "no zip archive, or damaged"),
        (b"just words", "no zip archive"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        manuscripts.read(data, "a.docx")
    assert str(refused.value).startswith("a.docx") and "\n" not in str(refused.value)


def test_a_member_that_says_it_is_small_is_read_no_further() -> None:
    data = bytearray(zipped(word__document=b" " * 50_000_000))
    for at in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(InputError, match="damaged"):
        manuscripts.read(bytes(data), "a.docx")
