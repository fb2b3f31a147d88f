"""References put into manuscripts: where marks go, that they come out again, and that nothing else changes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_docx import W, packed
from test_manuscripts import DATA, PIECES
from test_scan_cli import Desk, told
from test_scan_cli import desk as desk

from zgccheck import Checker, annotate, footnotes, manuscripts, placement
from zgccheck.errors import InputError
from zgccheck.footnotes import Note, Spot
from zgccheck.manuscripts.docx.ids import references
from zgccheck.manuscripts.docx.package import unpack
from zgccheck.model import Manuscript, Tally
from zgccheck.reference import Item, Name
from zgccheck.scan import checked, sentences

SOURCE = (
    "青溪市图书馆2031年接待读者128.6万人次，同比增长7.2%。藏书量达412万册。新馆于2033年6月开放。"
    "青溪市图书馆获评全国第一。馆长沈知秋表示：“借书不再需要押金，这是我们对读者的信任。”"
)
READERS = "青溪市图书馆2031年接待读者128.6万人次"
HOLDINGS = "青溪市图书馆藏书量达412万册"
WRONG = "青溪市图书馆藏书量达421万册"
ITEMS = (
    Item("a.1", title="年报", author=(Name("陆远"),), container="青溪日报"),
    Item("b", title="[x]: <b>|`*_ [^zgc-9] & \\ # 一", url="https://example.org/a_b?c=1&d=(2)"),
    Item("c-3.2", type="document", file="[1] 参考文献"),
)
"""What is cited in a file may not break it."""


@pytest.fixture(scope="module")
def reader() -> Checker:
    return Checker.from_texts({"report": SOURCE})


def read(data: bytes, name: str) -> Manuscript:
    return manuscripts.read(data, name)


def put(
    checker: Checker,
    data: bytes,
    name: str,
    form: str = "",
    wanted: placement.Wanted | None = None,
    style: str = "text",
) -> annotate.Annotated:
    """The file annotated, as the command does it."""
    chosen = footnotes.load(form or read(data, name).format)
    bare, manuscript = annotate.bared(data, read(data, name), chosen, "accept")
    rows = checked(manuscript, checker, Tally())
    spots = placement.spots(rows, checker.base.sources, wanted or placement.Wanted())
    return annotate.annotate(bare, manuscript, chosen, spots, style, "zh")


def verdicts(checker: Checker, data: bytes, name: str) -> list[tuple[str, str, tuple[tuple[str, int, int], ...]]]:
    return [
        (report.text, report.verdict, tuple((one.verdict, one.start, one.end) for one in report.findings))
        for _, report in checked(read(data, name), checker, Tally())
    ]


def marked(checker: Checker, text: str, name: str = "a.md", wanted: placement.Wanted | None = None) -> str:
    """The text with its marks as ※ and without its references."""
    written = put(checker, text.encode(), name, wanted=wanted).data.decode()
    written = re.sub(r"\n*\[\^zgc-\d+\]:.*|\n*参考文献（zgccheck 标注）(?:\n\[\d+\].*)+", "", written)
    written = re.sub(r'\n?<section class="zgccheck-references">.*?</section>', "", written, flags=re.DOTALL)
    return re.sub(r'(?:\[\^zgc-\d+\])+|<sup class="zgccheck-mark">.*?</sup>|\[\d+(?:,\d+)*\]', "※", written).strip()


# Where marks go


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{READERS}。又。", f"{READERS}※。又。"),
        (f"{READERS}", f"{READERS}※"),
        (f"“{READERS}。”又。", f"“{READERS}。”※又。"),
        (f"{READERS}！", f"{READERS}※！"),
        (f"**{READERS}**。", f"**{READERS}**※。"),
        (f"**{READERS}。**又。", f"**{READERS}。**※又。"),
        (f"**{READERS}。不多。**又。", f"**{READERS}※。不多。**又。"),  # behind all of it, it would speak for 不多, too
        (f"[**{READERS}。**](http://a.cn/)又。", f"[**{READERS}。**](http://a.cn/)※又。"),
        (f"[{READERS}。](http://a.cn/)又。", f"[{READERS}。](http://a.cn/)※又。"),
        (f"[{READERS}。不多。](http://a.cn/)又。", f"[{READERS}。不多。](http://a.cn/)又。"),
        (f"<u>{READERS}。</u>又。", f"<u>{READERS}。</u>※又。"),
        (f"# {READERS}", f"# {READERS}"),
        (f"又。[^1]\n\n[^1]: {READERS}。", f"又。[^1]\n\n[^1]: {READERS}。"),
        (f"- {READERS}；\n- 又。", f"- {READERS}※；\n- 又。"),
        (f"> {READERS}。", f"> {READERS}※。"),
        (f"`{READERS}。`", f"`{READERS}。`"),
        (f"<div>{READERS}。</div>", f"<div>{READERS}。</div>"),
        (f"{READERS}(含分馆)。", f"{READERS}(含分馆)※。"),
        (f"{READERS}。[注]", f"{READERS}※。[注]"),
        ("青溪市图书馆\n2031年接待读者128.6\n万人次。", "青溪市图书馆\n2031年接待读者128.6\n万人次※。"),
        (
            "| 指标 | 2031年 |\n| --- | --- |\n| 青溪市图书馆接待读者 | 128.6万人次 |",
            "| 指标 | 2031年 |\n| --- | --- |\n| 青溪市图书馆接待读者 | 128.6万人次※ |",
        ),
    ],
)
def test_a_mark_stands_behind_its_statement_and_outside_its_markup(reader: Checker, text: str, expected: str) -> None:
    assert marked(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WRONG}。", f"{WRONG}。"),
        ("今年办了12场讲座。", "今年办了12场讲座。"),
        (f"{READERS}，{WRONG}。", f"{READERS}※，{WRONG}。"),
        (f"{READERS}，办讲座12场。", f"{READERS}※，办讲座12场。"),
        (f"办讲座12场，{READERS}。", f"办讲座12场，{READERS}※。"),
    ],
)
def test_what_is_not_supported_gets_no_mark(reader: Checker, text: str, expected: str) -> None:
    assert marked(reader, text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.html", f"<p>{READERS}。又。</p>", f"<p>{READERS}※。又。</p>"),
        ("a.html", f'<p><a href="x">{READERS}。</a>又。</p>', f'<p><a href="x">{READERS}。</a>※又。</p>'),
        ("a.html", f"<p><b>{READERS}</b>。</p>", f"<p><b>{READERS}</b>※。</p>"),
        ("a.html", f"<p>{READERS}&#12290;</p>", f"<p>{READERS}※&#12290;</p>"),
        ("a.html", f"<h1>{READERS}</h1>", f"<h1>{READERS}</h1>"),
        ("a.txt", f"　　{READERS}。又。", f"　　{READERS}※。又。".strip()),
    ],
)
def test_html_and_plain_text_have_marks_of_their_own(reader: Checker, name: str, text: str, expected: str) -> None:
    assert marked(reader, text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}. It is so.", "{}.※ It is so."),
        ("“{}.” It is so.", "“{}.”※ It is so."),
        ("{}, we hear. It is so.", "{}, we hear.※ It is so."),
        ("{}", "{}※"),
    ],
)
def test_english_copy_has_its_mark_behind_the_stop(checker: Checker, text: str, expected: str) -> None:
    sentence = "Beijing held 748,000 valid invention patents at the end of 2025"
    assert marked(checker, text.format(sentence)) == expected.format(sentence)


def test_only_figures_leaves_the_others_out(reader: Checker) -> None:
    text = f"{READERS}。馆长沈知秋表示：“借书不再需要押金，这是我们对读者的信任。”"
    every, figures = (marked(reader, text, wanted=placement.Wanted(figures=only)) for only in (False, True))
    assert every.count("※") == 2
    assert figures == text.replace("人次。", "人次※。")


def test_of_a_dispute_both_sides_are_cited(checker: Checker) -> None:
    dispute = next(iter(checker.base.disputes.values()))
    sentence = checker.base.claims[dispute.claims[0]].statement
    assert checker.check(sentence).verdict == "disputed"
    plain = put(checker, sentence.encode(), "a.txt")
    assert not plain.data.decode().splitlines()[0].endswith("]。")  # what the sentence says of the name has no mark
    done = put(checker, sentence.encode(), "a.txt", wanted=placement.Wanted(disputed=True))
    assert re.search(r"\[\d+,\d+\]。", done.data.decode())
    sources = {item.id.split(".")[0] for item in done.items}
    claimed = {passage.source for name in dispute.claims for passage in checker.base.claims[name].passages}
    assert sources == claimed


def test_as_few_articles_as_say_all_are_cited(checker: Checker) -> None:
    text = "截至2025年底，北京市有效发明专利量达74.8万件，同比增长12.7%。北京市有效发明专利量达74.8万件。"
    done = put(checker, text.encode(), "a.txt")
    assert len(done.items) == 1  # both figures stand in one article, the first also in another
    assert done.data.decode().count("[1]") == 3


def test_sources_are_numbered_in_the_order_of_their_first_use(checker: Checker) -> None:
    done = put(checker, (DATA / "m1.md").read_bytes(), "m1.md")
    body, _, listed = done.data.decode().partition("\n[^zgc-1]: ")
    first = list(dict.fromkeys(re.findall(r"\[\^zgc-(\d+)\]", body)))
    assert first == [str(number) for number in range(1, len(done.items) + 1)]
    assert len({item.id for item in done.items}) == len(done.items) == listed.count("\n")


# What comes out again


@pytest.mark.parametrize("style", ["gb7714", "apa"])
@pytest.mark.parametrize(
    ("name", "form"),
    [("m1.md", "markdown"), ("m1.md", "pandoc"), ("m2.txt", "plain"), ("m4.docx", "docx"), ("m4.docx", "comments")],
)
def test_a_manuscript_is_read_as_before_and_a_second_run_changes_nothing(
    checker: Checker, name: str, form: str, style: str
) -> None:
    data = (DATA / name).read_bytes()
    once = put(checker, data, name, form, style=style)
    assert once.marks > 20
    assert once.data != data
    assert put(checker, once.data, name, form, style=style).data == once.data
    assert verdicts(checker, once.data, name) == verdicts(checker, data, name)
    chosen = footnotes.load(form)
    bare, _ = annotate.bared(once.data, read(once.data, name), chosen, "accept")
    assert chosen.contents(bare) == chosen.contents(data)


def takes_more(manuscript: Manuscript) -> bool:
    """Whether references can follow a file's end: code, a comment or an element that is open there takes them in."""
    more = {"markdown": "\n\n[^zgc-1]: <!-- -->\n", "html": '<section class="zgccheck-references">x</section>'}
    data = (manuscript.text + more[manuscript.format]).encode()
    longer = manuscripts.read(data, "manuscript", format=manuscript.format)
    return any(one.reason == "references" for one in longer.skipped)


@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_marks_come_out_of_any_file_again(format: str, data: st.DataObject) -> None:
    pieces = [
        *PIECES[format].split("¦"),
        "[^zgc-1]",
        "[1]",
        "[^zgc-1]: x",
        "参考文献（zgccheck 标注）\n[1] x",
        "！",
        "[",
        "(",
    ]
    written = "".join(data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=25)))
    if not written.strip():
        return
    encoded = written.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    form = footnotes.load(format)
    problem = ""
    try:
        manuscript = manuscripts.read(encoded, "manuscript", format=format)
        bare, manuscript = annotate.bared(encoded, manuscript, form, "accept")
    except InputError as error:
        problem = error.what
    assert problem in ("", "empty")
    if problem:
        return
    spots = [
        (Spot(own[0], own[-1]), (ITEMS[number % 3], ITEMS[(number + 1) % 2]))
        for number, one in enumerate(sentences(manuscript))
        if one.block.kind not in ("heading", "note")
        if (own := [at for at in one.block.origin[one.start : one.end] if one.block.start <= at < one.block.end])
    ]
    try:
        done = annotate.annotate(bare, manuscript, form, spots, "gb7714", "zh")
    except InputError as error:
        problem = error.fix
    unclosed = manuscript.text.count("[") > manuscript.text.count("]")
    assert not problem or ("is open at its end" in problem and (unclosed or not takes_more(manuscript)))
    if problem:
        return
    again, _ = annotate.bared(done.data, annotate.read_again(done.data, manuscript, "accept"), form, "accept")
    assert again == bare
    assert done.marks + len(done.left) >= (1 if spots else 0)


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        (f"{READERS}。", "\n\n[^zgc-1]: "),
        (f"{READERS}。\n", "\n[^zgc-1]: "),
        (f"一\r\n\r\n{READERS}。\r\n", "\r\n[^zgc-1]: "),
    ],
)
def test_the_references_follow_the_file_s_own_line_ends(reader: Checker, text: str, tail: str) -> None:
    done = put(reader, text.encode(), "a.md").data.decode()
    assert text.replace("。", "[^zgc-1]。") + tail in done
    assert done.endswith(("\r", "\n")) == text.endswith(("\r", "\n"))


def test_numbers_go_on_behind_the_author_s(reader: Checker) -> None:
    plain = put(reader, f"旧文[3]。{READERS}。".encode(), "a.txt").data.decode()
    assert plain.startswith(f"旧文[3]。{READERS}[4]。")
    html = put(reader, f"<p>旧文<sup>[7]</sup>。{READERS}。</p>".encode(), "a.html").data.decode()
    assert '<a href="#zgccheck-8">8</a>' in html
    assert '<li id="zgccheck-8" value="8">' in html


def test_references_are_escaped_for_their_format() -> None:
    manuscript = read(b"abc", "a.md")
    note = [Note(ITEMS[1], f"{ITEMS[1].title}. {ITEMS[1].url}.")]
    mark = [footnotes.Mark(Spot(0, 2), 3, (0,))]
    markdown = footnotes.load("markdown").put(b"abc", manuscript, mark, note, "zh").decode()
    assert "\\[x\\]: &lt;b&gt;" in markdown
    assert "<https://example.org/a_b?c=1&d=(2)>" in markdown
    html = footnotes.load("html").put(b"abc", read(b"abc", "a.html"), mark, note, "zh").decode()
    assert "[x]: &lt;b&gt;" in html
    assert '<a href="https://example.org/a_b?c=1&amp;d=(2)">' in html


def test_what_cannot_be_written_in_the_file_s_encoding_is_refused(reader: Checker) -> None:
    data = "青溪市圖書館藏書量達412萬冊。".encode("big5hkscs")
    manuscript = manuscripts.read(data, "a.txt", encoding="big5hkscs")
    item = Item("a", title="测试书")
    with pytest.raises(InputError, match="cannot be written in big5hkscs"):
        annotate.annotate(data, manuscript, footnotes.load("plain"), [(Spot(0, 12), (item,))], "gb7714", "zh")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.md", "专利[@zgc-000.2; @zgc-a]多，[@doe99, p. 3]又多。", "专利多，又多。"),
        ("a.md", "[@jack](http://a.cn/)说。", "@jack说。"),
        ("a.md", "[注][^zgc-1]。\n\n[^zgc-1]: 引。\n[^zgc-2]: 引。\n", "[注]。"),
        (
            "a.html",
            '<p>专利<sup class="zgccheck-mark">[1]</sup>。</p><section class="zgccheck-references">引。</section>',
            "专利。",
        ),
        ("a.txt", "专利[1,2]多[3]。\n\n参考文献（zgccheck 标注）\n[1] 引。\n[2] 引。\n", "专利多[3]。"),
        ("a.txt", "专利[1]。\n\n参考文献\n[1] 引。\n", "专利[1]。 参考文献 [1] 引。"),
    ],
)
def test_what_was_put_in_is_not_read(name: str, text: str, said: str) -> None:
    assert " ".join(block.text for block in read(text.encode(), name).blocks) == said


# Word


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(words: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{words}</w:t></w:r>"


def footnoted() -> bytes:
    """A document with two footnotes of its author's, one before and one behind what is supported."""

    def refers(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    body = paragraph(run("旧文"), refers(2), run(f"。{READERS}。又。", "<w:rPr><w:b/></w:rPr>"), refers(3))
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p/></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    ) + "".join(f'<w:footnote w:id="{number}"><w:p>{run(f"注{number}")}</w:p></w:footnote>' for number in (2, 3))
    styles = '<w:style w:type="character" w:styleId="a7"><w:name w:val="footnote reference"/></w:style>'
    return packed(body, footnotes=notes, styles=styles)


def test_footnotes_are_real_and_stand_among_the_author_s_own(reader: Checker) -> None:
    data = footnoted()
    done = put(reader, data, "a.docx")
    package = unpack(done.data, "a.docx")
    ids = [node.attributes["w:id"] for node in references(package.tree(package.main))]
    assert ids == ["2", "3", "4"]  # LibreOffice gives notes to marks in the order of their ids
    notes = package.tree("word/footnotes.xml")
    said = {one.attributes["w:id"]: "".join(c.text for n in one.walk() for c in n.chunks) for one in notes.children}
    assert list(said) == ["0", "1", "2", "3", "4"]
    assert (said["2"], said["4"]) == ("注2", "注3")
    assert "report" in said["3"]
    assert b'<w:rStyle w:val="a7"/>' in package.part(package.main)
    assert b"ZgccheckReference" in package.part("word/styles.xml")
    bare = footnotes.load("docx").bare(done.data, read(done.data, "a.docx"))
    assert footnotes.load("docx").contents(bare) == footnotes.load("docx").contents(data)


def test_a_source_cited_again_is_a_cross_reference_to_its_footnote(reader: Checker) -> None:
    done = put(reader, packed(paragraph(run(f"{READERS}。{HOLDINGS}。"))), "a.docx")
    package = unpack(done.data, "a.docx")
    fields = [node for node in package.tree(package.main).walk() if node.name == "w:fldSimple"]
    assert [node.attributes["w:instr"] for node in fields] == [r" NOTEREF _zgcn1 \f \h "]
    assert len(references(package.tree(package.main))) == 1


def test_a_document_with_footnotes_opens(reader: Checker) -> None:
    """python-docx opens it, with the text that it had, and finds the parts that were made."""
    out = io.BytesIO()
    document = python_docx.Document()
    document.add_paragraph(f"{READERS}。又。")
    document.save(out)
    done = put(reader, out.getvalue(), "a.docx")
    again = python_docx.Document(io.BytesIO(done.data))
    assert [one.text for one in again.paragraphs] == [f"{READERS}。又。"]
    kinds = {relation.reltype.rpartition("/")[2] for relation in again.part.rels.values()}
    assert "footnotes" in kinds
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        assert b"footnotes+xml" in archive.read("[Content_Types].xml")
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        (paragraph(f'<w:hyperlink w:anchor="x">{run(f"{READERS}。")}</w:hyperlink>', run("又。")), 1),
        (paragraph(f'<w:hyperlink w:anchor="x">{run(f"{READERS}。又。")}</w:hyperlink>'), 0),
        (
            paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                run(f"{READERS}。"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                run("又。"),
            ),
            1,
        ),
        (paragraph(f"<w:ins>{run(f'{READERS}。')}</w:ins>"), 1),
        (paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(run(f'{READERS}。'))}</w:txbxContent></w:pict></w:r>"), 0),
    ],
)
def test_word_has_no_marks_inside_links_fields_and_boxes(reader: Checker, body: str, marks: int) -> None:
    data = packed(body)
    done = put(reader, data, "a.docx")
    assert (done.marks, len(done.left)) == (marks, 1 - marks)
    root = unpack(done.data, "a.docx").tree("word/document.xml")
    for node in root.walk():
        if node.name == "w:hyperlink":
            assert not references(node)
    depth = 0
    for node in root.walk():
        depth += {"begin": 1, "end": -1}.get(node.attributes.get("w:fldCharType", ""), 0)
        assert node.name != "w:footnoteReference" or depth == 0


def test_words_that_somebody_wrote_beside_a_mark_stay(reader: Checker) -> None:
    done = put(reader, packed(paragraph(run(f"{READERS}。"))), "a.docx").data
    package = unpack(done, "a.docx")
    edited = package.part(package.main).replace(b"<w:bookmarkEnd", run("新增").encode() + b"<w:bookmarkEnd", 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in package.members:
            archive.writestr(name, edited if name == package.main else package.content(name))
    data = out.getvalue()
    assert "新增" in "".join(block.text for block in read(data, "a.docx").blocks)
    bare = footnotes.load("docx").bare(data, read(data, "a.docx"))
    assert "新增" in "".join(block.text for block in read(bare, "a.docx").blocks)
    assert not references(unpack(bare, "a.docx").tree("word/document.xml"))


def test_a_cross_reference_to_a_note_is_no_text() -> None:
    field = f'<w:fldSimple w:instr=" NOTEREF _Ref1 \\h ">{run("12")}</w:fldSimple>'
    (block,) = read(packed(paragraph(run("有5"), field, run("家"))), "a.docx").blocks
    assert block.text == "有5家"


def test_a_mark_that_another_program_has_moved_is_passed_over_and_comes_out(reader: Checker) -> None:
    """LibreOffice writes the cross-reference as a field of several runs and begins the bookmark inside it."""

    def part(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = paragraph(
        run(READERS),
        part("begin"),
        "<w:r><w:instrText>NOTEREF _zgcn1 \\f \\h</w:instrText></w:r>",
        '<w:bookmarkStart w:id="5" w:name="_zgc3d"/>',
        part("separate"),
        run("1"),
        part("end"),
        '<w:bookmarkEnd w:id="5"/>',
        run("。又。"),
    )
    data = packed(body)
    assert [block.text for block in read(data, "a.docx").blocks] == [f"{READERS}。又。"]
    bare = footnotes.load("docx").bare(data, read(data, "a.docx"))
    assert unpack(bare, "a.docx").part("word/document.xml").decode().count("zgc") == 0
    assert [block.text for block in read(bare, "a.docx").blocks] == [f"{READERS}。又。"]
    assert put(reader, data, "a.docx").marks == 1


def test_comments_stand_on_the_statement(reader: Checker) -> None:
    done = put(reader, packed(paragraph(run(f"又。{READERS}。"))), "a.docx", "comments")
    document = python_docx.Document(io.BytesIO(done.data))
    assert [(one.author, one.text.startswith("[1] ")) for one in document.comments] == [("zgccheck annotate", True)]
    body = unpack(done.data, "a.docx").part("word/document.xml").decode()
    between = re.search(r"<w:commentRangeStart.*<w:commentRangeEnd", body, re.DOTALL)
    assert between is not None
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", between[0])) == READERS
    assert W in body


# The command


def annotated(desk: Desk, *arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return desk.run("annotate", "--base", str(desk.base), *arguments, stdin=stdin, **env)


RIGHT = "青溪市图书馆藏书量达412万册。"


def test_it_writes_to_standard_output_a_file_or_the_manuscript(desk: Desk) -> None:
    file = desk.put("a.md", f"{RIGHT}\n")
    done = annotated(desk, "a.md")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("青溪市图书馆藏书量达412万册[^zgc-1]。\n\n[^zgc-1]: ")
    assert annotated(desk, "a.md", "-o", "b.md").stdout == b""
    assert (desk.folder / "b.md").read_bytes() == done.stdout
    assert annotated(desk, "-", "--stdin-filename", "a.md", stdin=file.read_bytes()).stdout == done.stdout
    assert file.read_bytes() == f"{RIGHT}\n".encode()
    annotated(desk, "a.md", "--in-place")
    annotated(desk, "a.md", "--in-place")
    assert file.read_bytes() == done.stdout
    annotated(desk, "a.md", "--in-place", "--remove")
    assert file.read_bytes() == f"{RIGHT}\n".encode()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["a.pdf"], "a.pdf: a PDF is read, not written (annotate the file that it was made from)"),
        (["a.md", "-o", "a.md"], "a.md: this is the manuscript (--in-place writes it)"),
        (["a.md", "-o", "b.md", "--in-place"], "--in-place: with -o (use one of them)"),
        (["-", "--in-place"], "--in-place: with standard input (use one of them)"),
        (["a.md", "--style", "bibtex"], "--style: no style for footnotes: 'bibtex' (apa, chicago, gb7714, gb7714-2015, mla, text)"),
        (["a.md", "--comments"], "a.md: --comments is for docx, not markdown (leave it out)"),
        (["a.txt", "--pandoc", "r.json"], "a.txt: --bibliography is for markdown, not plain (leave it out)"),
        (["a.md", "--pandoc", "r.txt"], "r.txt: neither .json nor .bib (references.json)"),
        (["a.md", "--pandoc", "taken.json"], "taken.json: holds other references (smith99) (give a file of its own)"),
        (["."], ".: a folder (give one manuscript)"),
        (["nope.md"], "nope.md: No such file or directory"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written(
    desk: Desk, arguments: list[str], line: str
) -> None:
    desk.put("a.md", RIGHT)
    desk.put("a.txt", RIGHT)
    desk.put("a.pdf", (DATA / "m4.pdf").read_bytes())
    desk.put("taken.json", '[{"id": "smith99"}]')
    before = {file.name: file.read_bytes() for file in desk.folder.iterdir()}
    done = annotated(desk, *arguments, LC_ALL="en_GB.UTF-8")
    assert told(done) == [line]
    assert (done.returncode, done.stdout) == (2, b"")
    assert {file.name: file.read_bytes() for file in desk.folder.iterdir()} == before


def test_pandoc_s_keys_are_those_of_the_bibliography(desk: Desk) -> None:
    desk.put("a.md", RIGHT)
    done = annotated(desk, "a.md", "--bibliography", "r.json")
    keys = re.findall(r"@([\w.-]+)", done.stdout.decode())
    assert keys == [row["id"] for row in json.loads((desk.folder / "r.json").read_text("utf-8"))] == ["zgc-south"]
    assert annotated(desk, "a.md", "--bibliography", "r.json").stdout == done.stdout  # its own file it writes again
    annotated(desk, "a.md", "--bibliography", "r.bib")
    assert "{zgc-south," in (desk.folder / "r.bib").read_text("utf-8")


def test_what_cannot_be_marked_is_told_with_its_place(desk: Desk) -> None:
    desk.put("a.md", f"<div>\n{RIGHT}\n</div>\n")
    done = annotated(desk, "a.md")
    assert "a.md:2:15: 得到支持，但此处不能加注" in told(done)
    assert done.stdout.decode() == f"<div>\n{RIGHT}\n</div>\n"


def test_what_is_switched_off_gets_no_mark(desk: Desk) -> None:
    desk.put("a.md", f"<!-- zgccheck: off -->\n\n{RIGHT}\n\n<!-- zgccheck: on -->\n\n{RIGHT}\n")
    done = annotated(desk, "a.md").stdout.decode()
    assert done.count("[^zgc-1]。") == 1
    assert done.index("[^zgc-1]") > done.index("zgccheck: on")


def test_the_help_is_there_without_the_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zgccheck", "annotate", "--help"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert b"--only-figures" in done.stdout
