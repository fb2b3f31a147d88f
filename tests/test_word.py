"""The manuscript that comes back from Word's format: every finding a comment on its words, the text as it was."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.sax.saxutils import escape

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from scanned import finds, reports
from test_outputs import ANY, FINDINGS, SOURCE

from zgccheck import formats, manuscripts
from zgccheck.clean import UNSAFE
from zgccheck.errors import InputError
from zgccheck.formats import View
from zgccheck.model import Report, Tally

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(*paragraphs: tuple[str, ...]) -> bytes:
    """A .docx whose paragraphs are divided into these runs."""
    body = "".join(
        "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs) + "</w:p>"
        for runs in paragraphs
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
    return out.getvalue()


def scanned(data: bytes, path: str = "a.docx") -> tuple[list[Report], View]:
    whole = manuscripts.read(data, path)
    tally = Tally()
    made = list(reports(whole, finds(*FINDINGS), tally))
    return made, View(sources={"001": SOURCE}, manuscripts={path: whole}, tally=tally, originals={path: data})


def word(made: list[Report], view: View) -> bytes:
    return b"".join(bytes(piece) for piece in formats.load("docx").render(made, view))  # type: ignore[arg-type]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def commented(read: Document) -> list[str]:
    """The words under each comment, as Word would mark them."""
    words: dict[str, str] = {}
    inside: list[str] = []
    for node in read.element.body.iter():
        name, number = node.tag.removeprefix(f"{{{WORD}}}"), node.get(f"{{{WORD}}}id")
        if name == "commentRangeStart":
            inside.append(number)
            words[number] = ""
        elif name == "commentRangeEnd":
            inside.remove(number)
        elif name == "t":
            for one in inside:
                words[one] += node.text or ""
    assert not inside
    return [words[number] for number in sorted(words, key=int)]


def test_every_finding_is_a_comment_on_its_words() -> None:
    data = document(("据报，馆藏达42", "1万", "册，居全省第三位。"), ("读者有12万人，去年新馆开放。",))
    read = opened(word(*scanned(data)))
    assert commented(read) == ["421万册", "第三位", "12万人"]
    told = list(read.comments)
    assert [comment.author for comment in told] == ["zgccheck"] * 3
    assert told[0].text == "冲突 稿件 421万册\n不符 001 「年报」, 3:16: “藏书量达412万册”"


def test_the_text_is_as_it_was_and_reads_again_as_the_same_manuscript() -> None:
    data = document(
        (
            "馆藏达4",
            "21万册 & <更多>",
        ),
        (" 有12万人。 ",),
    )
    output = word(*scanned(data))
    assert [one.text for one in opened(output).paragraphs] == [one.text for one in opened(data).paragraphs]
    assert manuscripts.read(output, "a.docx") == manuscripts.read(data, "a.docx")


def test_a_document_without_findings_comes_back_without_comments() -> None:
    assert commented(opened(word(*scanned(document(("天气很好。",)))))) == []


def test_a_manuscript_read_without_its_tracked_changes_is_commented_where_it_was_read() -> None:
    data = document(("馆藏达", "421万册。"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    added = '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>新增的一句。</w:t></w:r></w:ins><w:r>'.encode()
    parts["word/document.xml"] = body.replace(b"<w:p><w:r>", added, 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    whole = manuscripts.read(out.getvalue(), "a.docx", revisions="reject")
    made = list(reports(whole, finds(*FINDINGS), Tally()))
    view = View(manuscripts={"a.docx": whole}, tally=Tally(), originals={"a.docx": out.getvalue()})
    assert commented(opened(word(made, view))) == ["421万册"]


def test_what_cannot_have_comments_is_said() -> None:
    made, view = scanned(document(("馆藏达421万册。",)))
    plain = replace(view, manuscripts={"a.md": manuscripts.read("馆藏。".encode(), "a.md")})
    with pytest.raises(InputError, match=r"a\.md: not a \.docx"):
        word(made, plain)
    with pytest.raises(InputError, match="one manuscript, not 0"):
        word([], View())


@settings(max_examples=30, deadline=None)
@given(ANY)
def test_whatever_a_finding_says_the_document_opens(other: str) -> None:
    made, view = scanned(document(("馆藏达421万册。",)))
    findings = tuple(replace(one, message={"zh": other}, notes=({"zh": other},)) for one in made[0].findings)
    read = opened(word([replace(made[0], findings=findings)], view))
    assert commented(read) == ["421万册"]
    assert not UNSAFE.search(next(iter(read.comments)).text.replace("\r", ""))
