"""The web page of a report: every finding at its words, no script, nothing that is loaded, whatever the text."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scanned import finds, manuscript, scan
from test_outputs import ANY, FINDINGS, hostile, scanned, written

from zgccheck.clean import clean
from zgccheck.formats import View
from zgccheck.marked import Mark, Marked, gaps, marked, stretches
from zgccheck.model import Block, Manuscript, Place, Report, Skipped, Tally

VOID = {"meta", "input", "br"}


@dataclass
class Page(HTMLParser):
    """A page as a browser would take it: elements in their order, and the text that each verdict's links cover."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag not in VOID:
            self.open.append((tag, given))
        if tag == "a" and "title" in given:
            self.links.append((given["class"], ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, given = self.open[-1] if self.open else ("", {})
        if tag == "style":
            self.style += data
        within = {name for name, _ in self.open}
        if "main" not in within or "aside" in within or given.get("class", "").startswith("n "):
            return
        self.said += data
        if "title" in given:
            kind, words = self.links[-1]
            self.links[-1] = kind, words + data


def page(reports: list[Report], view: View) -> Page:
    parsed = Page()
    parsed.feed(written("html", reports, view).decode())
    parsed.close()
    assert parsed.open == []
    return parsed


def test_the_words_are_marked_where_they_stand() -> None:
    shown = page(*scanned())
    assert shown.links == [
        ("conflict", "421万册"), ("disputed", "第三位"), ("unverified", "12万人"), ("supported", "新馆开放"),
        ("conflict", "421万册"),
    ]  # fmt: skip
    assert "据𠮷报，馆藏达421万册，居全省第三位。" in shown.said


def test_every_finding_has_its_card_and_every_link_its_target() -> None:
    shown = page(*scanned())
    ids = [given["id"] for _, given in shown.elements if "id" in given]
    assert len(ids) == len(set(ids))
    assert {given["href"].removeprefix("#") for tag, given in shown.elements if tag == "a"} <= set(ids)
    assert [given["class"] for tag, given in shown.elements if tag == "article"] == [
        "conflict", "disputed", "unverified", "supported", "conflict"
    ]  # fmt: skip


def test_the_page_runs_and_loads_nothing() -> None:
    shown = page(*scanned())
    names = {tag for tag, _ in shown.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    assert not [
        name for _, given in shown.elements for name in given if name.startswith("on") or name in ("style", "src")
    ]
    digest = b64encode(sha256(shown.style.encode()).digest()).decode()
    (policy,) = [given["content"] for _, given in shown.elements if "http-equiv" in given]
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'"
    ]  # fmt: skip


def test_each_verdict_can_be_shown_alone_without_a_script() -> None:
    shown = page(*scanned())
    radios = [given["id"] for tag, given in shown.elements if tag == "input" and given["type"] == "radio"]
    assert radios == ["show-open", "show-conflict", "show-disputed", "show-unverified", "show-supported", "show-all"]
    assert [given["for"] for tag, given in shown.elements if tag == "label"] == radios
    assert "#show-conflict:checked~main article.supported:not(:target)" in shown.style
    assert "#show-all:checked~main article" not in shown.style


def test_parts_that_are_not_read_are_there_and_say_why() -> None:
    text = "正文一。\n```\nx = 1\n```\n正文二。\n"
    whole = manuscript("a.md", text, [Skipped(text.index("```"), text.rindex("```") + 3, "code")])
    output = written("html", [], View(manuscripts={"a.md": whole}, tally=Tally())).decode()
    assert "<summary>未读: 代码</summary><pre>```&#10;x = 1&#10;```</pre>" in output
    assert output.index("正文一") < output.index("x = 1") < output.index("正文二")


def test_sentences_from_no_file_are_a_page_too() -> None:
    check = finds(*FINDINGS)
    shown = page([check("天气很好。"), check("馆藏达421万册。"), check("421万册。")], View())
    assert shown.links == [("conflict", "421万册")] * 2
    assert "天气很好。馆藏达421万册。421万册。" in shown.said.replace("\n", "")


def test_findings_that_overlap_are_all_there_and_the_gravest_on_top() -> None:
    long, short = replace(FINDINGS[3], text="馆藏达421万册，居全省"), FINDINGS[0]
    shown = page(*scanned({"a.md": "馆藏达421万册，居全省第三。"}, long, short))
    assert shown.links == [("supported", "馆藏达"), ("conflict", "421万册"), ("supported", "，居全省")]
    assert len([tag for tag, _ in shown.elements if tag == "article"]) == 2


def test_a_row_shows_which_words_are_not_its_own() -> None:
    text = "|指标|数值|\n|馆藏|421万册|\n"
    at = text.index("馆藏")
    said, origin = "馆藏数值421万册", (at, at + 1, 4, 4, *range(at + 3, at + 9))
    block = Block("row", said, origin, at, len(text) - 1)
    number = Place("a.md", at + 3, at + 8, 2, 5, 2, 10)
    whole = Manuscript("a.md", "markdown", text, (block,))
    (home,), elsewhere = marked(whole, [Mark("1", FINDINGS[0], number)])
    assert elsewhere == []
    pieces = list(stretches(home, text))
    assert [(piece.text, piece.borrowed, len(piece.marks)) for piece in pieces] == [
        ("馆藏", False, 0), ("数值", True, 0), ("421万册", False, 1)
    ]  # fmt: skip


def test_a_finding_outside_every_block_is_not_lost() -> None:
    reports, view = scanned({"a.md": "馆藏达421万册。"})
    bare = {path: replace(whole, blocks=()) for path, whole in view.manuscripts.items()}
    shown = page(reports, replace(view, manuscripts=bare))
    assert [given["class"] for tag, given in shown.elements if tag == "article"] == ["conflict"]


def test_a_quotation_stands_in_its_sentence() -> None:
    output = written("html", *scanned()).decode()
    assert '<i class="joint">截至2031年底，青溪市图书馆</i>藏书量达412万册<i class="joint">。</i><cite>不符' in output


def test_each_of_several_manuscripts_can_be_gone_to() -> None:
    reports, view = scanned({"a.md": "馆藏达421万册。", "b.md": "有12万人。"})
    shown = page(reports, view)
    assert [given["id"] for tag, given in shown.elements if tag == "section"] == ["m0", "m1"]
    assert [given["href"] for tag, given in shown.elements if tag == "a"][:2] == ["#m0", "#m1"]


@settings(max_examples=60, deadline=None)
@given(ANY.filter(bool), ANY, ANY)
def test_the_text_is_all_there_and_nothing_but_text(path: str, words: str, other: str) -> None:
    reports, view = hostile(path, words, other)
    shown = page(reports, view)
    assert {tag for tag, _ in shown.elements} <= {
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "b", "input", "nav", "label",
        "main", "section", "div", "aside", "article", "a", "span", "sup", "details", "summary", "blockquote", "cite",
        "del", "ins", "pre", "i",
    }  # fmt: skip
    for block in view.manuscripts[path].blocks:
        assert clean(block.text) in shown.said


@given(st.text("甲乙丙丁", min_size=1, max_size=12), st.data())
def test_stretches_put_together_are_the_text(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=4))
    one = Marked(Block("paragraph", text, tuple(range(len(text) + 1)), 0, len(text)))
    one.marks += [
        Mark(str(at), FINDINGS[0], Place("", start, end, 1, 1, 1, 1)) for at, (start, end) in enumerate(spans)
    ]
    pieces = list(stretches(one, text))
    assert "".join(piece.text for piece in pieces) == text
    for at, (start, end) in enumerate(spans):
        covered = "".join(piece.text for piece in pieces if str(at) in [mark.label for mark in piece.marks])
        assert covered == text[start:end]
        assert sum(str(at) in [mark.label for mark in piece.ends] for piece in pieces) == (start < end)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_speaks_the_readers_language(lang: str) -> None:
    output = written("html", *scan({"a.md": "馆藏达421万册。"}, finds(*FINDINGS), lang)).decode()
    assert ("稿件 421万册" in output) == (lang == "zh")
    assert re.search(r'<html lang="(zh-CN|en)">', output)
    assert gaps(manuscript("a", "b"), []) == {}
