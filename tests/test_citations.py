"""References: every style against a table made by hand, as records that read back, and whatever a title holds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zgccheck import Checker, citations
from zgccheck.byline import names
from zgccheck.citations import Locator
from zgccheck.citations.bibtex import address
from zgccheck.model import Article, Source
from zgccheck.reference import Date, Item, Name, cited, from_csl, items, key

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "citations.yaml").read_text("utf-8"))
STANDARD = [
    (row["csl"], name, text) for row in TABLE["standard"] for name, text in row.items() if name not in ("csl", "cited")
]
CITED = [(row["csl"], name, text) for row in TABLE["standard"] for name, text in row.get("cited", {}).items()]


@pytest.fixture(scope="module")
def articles(checker: Checker) -> dict[str, Item]:
    return {item.id: item for source in checker.base.sources.values() for item in items(source)}


def column(name: str) -> tuple[str, str]:
    style, _, system = name.partition(" ")
    return style, system


# -- the table --------------------------------------------------------------------------------------------------------


def test_the_table_has_every_article_and_every_style(articles: dict[str, Item]) -> None:
    assert list(TABLE["articles"]) == list(articles)
    prose = {
        f"{style} {system}" if at else style
        for style in citations.names()
        if not citations.records(style)
        for at, system in enumerate(citations.load(style).SYSTEMS)
    }
    assert all(set(row) == prose for row in TABLE["articles"].values())
    records = {style for style in citations.names() if citations.records(style)}
    assert all(set(row) == records for row in TABLE["records"].values())


def test_every_article_in_every_style(articles: dict[str, Item]) -> None:
    for name in next(iter(TABLE["articles"].values())):
        written = citations.render(list(articles.values()), *column(name))
        assert dict(zip(articles, written, strict=True)) == {id: row[name] for id, row in TABLE["articles"].items()}, (
            name
        )


@pytest.mark.parametrize("id", TABLE["records"])
def test_records_of_articles(id: str, articles: dict[str, Item]) -> None:
    for style, wanted in TABLE["records"][id].items():
        assert citations.render([articles[id]], style)[0].strip() == wanted.strip(), style


@pytest.mark.parametrize(("csl", "name", "wanted"), STANDARD)
def test_the_standards_own_forms(csl: dict[str, Any], name: str, wanted: str) -> None:
    assert citations.render([from_csl(csl)], *column(name)) == [wanted]


@pytest.mark.parametrize(("csl", "name", "wanted"), CITED)
def test_what_stands_in_the_text(csl: dict[str, Any], name: str, wanted: str) -> None:
    assert citations.markers([from_csl(csl)], *column(name)) == [wanted]


@pytest.mark.parametrize(
    ("style", "system", "line", "page"),
    [
        ("gb7714", "numeric", "[1]第33行", "[1]13"),
        ("gb7714", "author-date", "（丁文详，2000）第33行", "（丁文详，2000）13"),
        ("apa", "", "(丁文详, 2000, line 33)", "(丁文详, 2000, p. 13)"),
        ("mla", "", "(丁文详, line 33)", "(丁文详 13)"),
        ("chicago", "author-date", "(丁文详 2000, line 33)", "(丁文详 2000, 13)"),
        ("text", "", "[1，第33行]", "[1，第13版]"),
        ("bibtex", "", r"\cite[{第33行}]{paper}", r"\cite[{13}]{paper}"),
        ("biblatex", "", r"\autocite[{第33行}]{paper}", r"\autocite[{13}]{paper}"),
        ("csl-json", "", "[@paper, line 33]", "[@paper, p. 13]"),
        ("markdown", "", "[^paper]", "[^paper]"),
    ],
)
def test_a_place_in_what_is_cited(style: str, system: str, line: str, page: str) -> None:
    item = from_csl(TABLE["standard"][0]["csl"])
    assert citations.markers([item], style, system, [Locator("line", "33")]) == [line]
    assert citations.markers([item], style, system, [Locator("page", "13")]) == [page]


def test_styles_are_found_by_their_files() -> None:
    folder = Path(citations.__file__).parent
    assert citations.names() == sorted(f.stem.replace("_", "-") for f in folder.glob("*.py") if f.stem != "__init__")
    for name in citations.names():
        assert (citations.load(name).__doc__ or "").strip().count("\n") == 0, name
    with pytest.raises(KeyError):
        citations.load("none")
    with pytest.raises(ValueError, match="apa has no numeric system, only author-date"):
        citations.system_of("apa", "numeric")


# -- nothing invented -------------------------------------------------------------------------------------------------


def article(**known: Any) -> Item:
    inferred = known.pop("inferred", {})
    (item,) = items(
        Source("s", "s.txt", "", "", 9, "x" * 9, (Article(known.pop("title", "题"), 0, 9, inferred=inferred, **known),))
    )
    return item


@pytest.mark.parametrize("style", citations.names())
def test_what_the_page_does_not_say_is_in_no_reference(style: str) -> None:
    written = citations.render([article(byline="记者 张三")], style)[0]
    assert "张三" in written and "题" in written
    assert not re.search(r"不详|[Ss]\.\s?[ln]\.|s\.n|Unknown|None|null|\b(1|2)\d{3}\b|报》|\[\]|\(\)|（）", written)


@pytest.mark.parametrize("style", citations.names())
def test_what_is_inferred_is_never_as_what_is_printed(style: str) -> None:
    printed = citations.render([article(newspaper="某报", date="2031-05-06")], style)[0]
    inferred = citations.render(
        [article(newspaper="某报", inferred={"newspaper": "why", "date": "2031-05-06: why"})], style
    )[0]
    assert printed != inferred
    assert re.search(r"\[《?某报》?\\?\]", inferred)
    marks = {"biblatex": "2031-05-06?", "ris": "2031/05/06/inferred", "csl-json": '"circa": true', "bibtex": "[2031]"}
    assert marks.get(style, "[") in inferred
    if not citations.records(style):
        dates = re.sub(r"\[[^\]]*2031[^\]]*\]", "", inferred)
        assert "2031" not in dates


def test_an_inference_without_a_value_gives_none() -> None:
    item = article(inferred={"publisher": "«某委特别策划»", "newspaper": "«讯»"})
    assert item.container is None and not item.inferred
    assert item.missing == ("container-title", "issued")


def test_what_stands_in_no_article_is_cited_as_the_document() -> None:
    source = Source("s", "s.txt", "", "", 9, "版面说明。正文在此。", (Article("题", 5, 9),))
    assert cited(source, 6).title == "题"
    assert citations.render([cited(source, 1)], "gb7714") == ["[题名不详：s.txt][Z]."]
    assert [item.id for item in items(Source("s", "s.txt", "", "", 1, "x"))] == ["s"]


def test_one_author_in_one_year_has_letters() -> None:
    several = [from_csl({"id": id, "title": id, "author": [{"literal": who}], "issued": {"date-parts": [[2026]]}, "language": "zh"})
               for id, who in (("x", "甲"), ("y", "甲"), ("z", "乙"))]  # fmt: skip
    assert citations.markers(several, "gb7714", "author-date") == ["（甲，2026a）", "（甲，2026b）", "（乙，2026）"]
    assert [entry[:7] for entry in citations.render(several, "gb7714", "author-date")] == [
        "甲，2026a",
        "甲，2026b",
        "乙，2026.",
    ]
    assert citations.render([several[0], several[2]], "gb7714", "author-date")[0].startswith("甲，2026.")


def test_a_list_by_author_has_chinese_first_and_in_the_order_of_pinyin() -> None:
    rows = [("1", "Smith", "en"), ("2", "张伟", "zh"), ("3", "白云", "zh"), ("4", "李明", "zh"), ("5", "Adams", "en")]
    several = [Item(id, title="t", author=(Name(who),), language=lang) for id, who, lang in rows]
    assert [item.id for item in citations.ordered(several, "gb7714", "author-date")] == ["3", "4", "2", "5", "1"]
    assert [item.id for item in citations.ordered([*several, several[0]], "gb7714")] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("byline", "wanted"),
    [
        ("记者 张伟", ["张伟"]),
        ("本报记者 关一文", ["关一文"]),
        ("北京商报记者 魏蔚", ["魏蔚"]),
        ("■ 新华社记者 张三 李四 摄", ["张三", "李四"]),
        ("胡健 王昊男 王洲 潘俊强", ["胡健", "王昊男", "王洲", "潘俊强"]),
        ("本报记者 王五 通讯员 赵六", ["王五", "赵六"]),
        ("（记者王五、赵六）", ["王五", "赵六"]),
        ("文/钱七 图/孙八", ["钱七"]),
        ("记者 张 伟", ["张伟"]),
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
        ("本报评论员", ["本报评论员"]),
        ("中国科学院物理研究所", ["中国科学院物理研究所"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("", []),
        (None, []),
    ],
)
def test_names_of_a_byline(byline: str | None, wanted: list[str]) -> None:
    assert names(byline) == wanted


# -- records ----------------------------------------------------------------------------------------------------------


def bibtex(text: str) -> list[dict[str, str]]:
    """Entries as BibTeX reads them: braces are counted, a backslash before one or not."""
    entries = []
    at = 0
    while (at := text.find("@", at)) >= 0:
        opened = text.index("{", at)
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        name, _, body = text[opened + 1 : end - 1].partition(",")
        rows = re.findall(r"\n  (\w+) += (.*),(?=\n)", body)
        entries.append({"id": name, "type": text[at + 1 : opened], **dict(rows)})
        at = end
    return entries


def ris(text: str) -> list[list[tuple[str, str]]]:
    """Records by the rule of the format: a tag, two blanks, a hyphen, a blank; ER ends one."""
    found: list[list[tuple[str, str]]] = [[]]
    for line in text.split("\n"):
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - ?(.*)", line)
        assert match or not line, line
        if match and match[1] == "ER":
            found.append([])
        elif match:
            found[-1].append((match[1], match[2]))
    return found[:-1]


def test_records_of_every_article_read_back(articles: dict[str, Item]) -> None:
    every = list(articles.values())
    data = json.loads(citations.document(citations.render(every, "csl-json"), "csl-json"))
    assert [from_csl(one) for one in data] == every
    for style in ("bibtex", "biblatex"):
        entries = bibtex(citations.document(citations.render(every, style), style))
        assert [entry["id"] for entry in entries] == list(articles)
        assert [entry.get("title", "") for entry in entries] == [
            f"{{{{{item.title}}}}}" if item.title else "" for item in every
        ]
    records = [dict(record) for record in ris(citations.document(citations.render(every, "ris"), "ris"))]
    assert [record["ID"] for record in records] == list(articles)
    assert [record.get("TI") for record in records] == [item.title for item in every]
    assert citations.document([], "csl-json").split() == ["[", "]"]
    assert citations.document([], "ris") == ""


def test_a_bodys_name_is_not_divided_into_family_and_given() -> None:
    body = Item("x", title="t", author=(Name("Doe, Roe and Sons"), Name(family="Doe", given="Jane")), language="en")
    assert [value for tag, value in ris(citations.render([body], "ris")[0])[0] if tag == "AU"] == [
        "Doe， Roe and Sons",
        "Doe, Jane",
    ]
    assert "{{Doe, Roe and Sons} and {Doe}, {Jane}}" in citations.render([body], "bibtex")[0]


def test_keys_are_taken_by_every_format_and_told_apart() -> None:
    ids = ["000", "a b", "a/b", "a}b", "文件", "文", "", "a.2", "a-2"]
    keys = [key(id) for id in ids]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in keys)
    assert len(set(keys)) == len(ids)
    assert key("000") == "000" and key("a.2", numbered=True) == "a.2"


# -- whatever a title holds -------------------------------------------------------------------------------------------

PIECES = (
    "}", "{", "\\input{/etc/passwd}", "\\", "%", "#", "$x$", "&", "_", "^", "~", '"', "@book{a,", "\nER  - \nTY  - BOOK\n", "\r\nAU  - x",
    "\u2028TI  - x", "\x85", "\x0b", "[^1]: x", "](javascript:alert(1))", "![a](http://x/i.png)", "<script>", "<img src=x onerror=1>",
    "&lt;", "`code`", "**b**", "| a |", "\n\n# h", "\n> q", "---", "$$", "www.x.com", "http://x.com", "@me", ":smile:",
    "\x1b[2J", "\x1b]8;;http://x\x07", "\u202e", "\ufeff", "\0", "\ud800", "京", "”", "“", "》", "《", ".", "and", ",", " ",
)  # fmt: skip
ANY = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=()), max_size=3), max_size=6).map(
    "".join
)
ITEMS = st.builds(
    Item,
    id=ANY.map(key),
    type=st.sampled_from(["article-newspaper", "webpage", "document"]),
    title=ANY | st.none(),
    author=st.lists(st.builds(Name, ANY) | st.builds(Name, st.just(""), ANY, ANY), max_size=4).map(tuple),
    container=ANY | st.none(),
    issued=st.builds(Date, st.sampled_from([(), (2026,), (2026, 3), (2026, 3, 31)]), ANY) | st.none(),
    page=ANY | st.none(),
    url=ANY.map("https://x/{}".format) | ANY | st.none(),
    language=st.sampled_from(["zh", "en"]),
    inferred=st.frozensets(st.sampled_from(["title", "container-title", "issued", "page"])),
    file=ANY,
)
UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")


@settings(max_examples=300, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=3, unique_by=lambda item: item.id))
def test_no_text_breaks_out_of_a_reference(several: list[Item]) -> None:
    for style in citations.names():
        for system in citations.load(style).SYSTEMS:
            entries = citations.render(several, style, system)
            marks = citations.markers(several, style, system, [Locator("page", "1")] * len(several))
            assert not UNSAFE.search("".join([*entries, *marks]))
            if not citations.records(style):
                assert not [entry for entry in entries if "\n" in entry or "\r" in entry]
    files = {style: citations.document(citations.render(several, style), style) for style in citations.names()}
    for style in ("bibtex", "biblatex"):
        assert [entry["id"] for entry in bibtex(files[style])] == [item.id for item in several]
        assert not re.search(r"(?<!\\textbackslash)\\(?!text[a-z]+\{\}|[#$%&_])", files[style])
    assert [dict(record)["ID"] for record in ris(files["ris"])] == [item.id for item in several]
    assert [one["id"] for one in json.loads(files["csl-json"])] == [item.id for item in several]


@settings(max_examples=200, deadline=None)
@given(ITEMS)
def test_markdown_renders_a_reference_to_its_own_words(item: Item) -> None:
    reference = citations.render([item], "markdown")[0]
    label = f"[^{item.id}]: "
    assert reference.startswith(label)
    tokens = MarkdownIt("commonmark", {"linkify": False}).parse(reference.removeprefix(label) + "\n")
    kinds = [token.type for token in tokens]
    assert kinds in (["paragraph_open", "inline", "paragraph_close"], []), kinds
    wanted, url = citations.render([item], "text")[0], address(item.url or "")
    for token in tokens[1:2]:
        inner = [child for child in token.children or [] if child.type not in ("text", "text_special")]
        links = [child for child in inner if child.type.startswith("link_")]
        assert all(child.content == "<!-- -->" for child in inner if child not in links)
        assert [unquote(str(child.attrs["href"])) for child in links if child.type == "link_open"] in (
            [],
            [unquote(url)],
        )
        said = "".join(child.content for child in token.children or [] if child.type in ("text", "text_special"))
        assert unquote(said).replace(" ", "") == unquote(wanted.replace(item.url or "\0", url)).replace(" ", "")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\thttp://x", "//x", ""]
)
def test_only_an_address_on_the_web_is_one(url: str) -> None:
    item = Item("x", title="t", url=url)
    assert item.url in (None, "", "http://x")
    for style in citations.names():
        assert "alert" not in citations.render([item], style)[0]
