"""What is read of plain text, Markdown and HTML, and how a table's rows are put."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zgccheck import manuscripts
from zgccheck.model import Manuscript
from zgccheck.text import width

DATA = Path(__file__).parent / "data" / "manuscripts"


def read(written: str, format: str = "markdown") -> Manuscript:
    return manuscripts.read(written.encode(), "manuscript", format=format)


def said(written: str, format: str = "markdown") -> list[str]:
    return [block.text for block in read(written, format).blocks]


def kinds(written: str, format: str = "markdown") -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(written, format).blocks]


def skipped(written: str, format: str = "markdown") -> list[tuple[str, str]]:
    manuscript = read(written, format)
    return [(one.reason, manuscript.text[one.start : one.end]) for one in manuscript.skipped]


# Plain text


def test_hard_wrapped_lines_are_put_together() -> None:
    manuscript = manuscripts.read((DATA / "m2.txt").read_bytes(), "m2.txt")
    assert [block.kind for block in manuscript.blocks] == ["heading", *["paragraph"] * 8]
    whole = "2025年3月，该光源启动带光联调，当年10月29日通过国家工艺专家组验收。"
    assert whole in manuscript.blocks[2].text
    last = manuscript.blocks[-1]
    at = last.text.index("产业空间达1400万")
    assert manuscript.text[last.origin[at - 1] : last.origin[at] + 1] == "的\n产"


WRAPPED = (
    "The synchrotron in Huairou was built by the Institute of High Energy\nPhysics and opened in 2025. It serves users from"
    " thirty countries and\nregions, and its light is the brightest in the world of its kind at\nthis time.\n"
)


def test_a_blank_stays_between_words_of_a_wrapped_text() -> None:
    assert said(WRAPPED, "plain") == [" ".join(WRAPPED.split())]


@pytest.mark.parametrize(
    "text",
    [
        "第一段很长，有许多字，写在一行里面，一直写到段落结束为止。\n第二段短。\n第三段又是很长的一行，一直写到最后也没有换行，直到句号。",
        "标题一行\n作者甲\n2025年，设施开放。\n共16个。",
        "专利 74.8万件\n合同 9865亿元\n企业 6600多家\n平台 13个",
        "　　第一段有缩进，写得很长很长很长很长。\n　　第二段也有缩进，写得也是很长很长很长。",
    ],
)
def test_a_text_of_one_paragraph_a_line_is_not_put_together(text: str) -> None:
    assert said(text, "plain") == [line.strip() for line in text.split("\n")]


def test_a_line_by_itself_is_a_heading_unless_it_is_a_byline_or_a_sentence() -> None:
    text = "科学城里的账本\n本刊记者　周遥\n\n一、设施\n\n只有一句。\n\n3月25日\n\n正文第一段。\n正文第二段。"
    assert [kind[:2] for kind in kinds(text, "plain")] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_comments_of_a_plain_text_are_kept_apart() -> None:
    manuscript = read("达7<!-- zgccheck: off -->4.8万件。", "plain")
    assert [block.text for block in manuscript.blocks] == ["达74.8万件。"]
    assert [(start, says) for start, _, says in manuscript.comments] == [(2, "zgccheck: off")]
    assert said("a <!-- b", "plain") == ["a <!-- b"]


# Markdown


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("达**74.8**万件", "达74.8万件"),
        ("达 _74.8_ 万件", "达 74.8 万件"),
        ("**“引语”**说", "“引语”说"),
        ("2*3，5 * 6 * 7", "2*3，5 * 6 * 7"),
        ("a_b_c", "a_b_c"),
        (r"5\*3\*2", "5*3*2"),
        ("达==74.8==万件", "达74.8万件"),
        ("约3~5家，又~6家", "约3~5家，又~6家"),
        ('[链接](http://a/(b) "题")与[脚注][1]', "链接与脚注"),
        ("[方括号]与[^1]", "[方括号]与"),
        ("[链接][a]与[b][c]", "链接与[b][c]"),
        ("2025年\n10. 不是列表", "2025年10. 不是列表"),
        ("A&amp;B&nbsp;&#20140;&foo;", "A&B\xa0京&foo;"),
        ("达<b>74.8</b><br/>万件", "达74.8\n万件"),
        ("行一\n行二", "行一行二"),
        ("one\ntwo", "one two"),
        ("行一  \n行二\\\n行三", "行一\n行二\n行三"),
        ("3 < 5 且 7 > 6", "3 < 5 且 7 > 6"),
        ("``a`b``后`c", "后`c"),
    ],
)
def test_the_marks_of_a_paragraph_are_not_read(written: str, read_as: str) -> None:
    assert said(written + "\n\n[1]: http://a\n[A]: b") == [read_as]


@pytest.mark.parametrize(
    ("written", "reason", "part"),
    [
        ("达`74.8`万件", "code", "`74.8`"),
        ("~~66.4~~74.8", "deleted", "~~66.4~~"),
        ("<del>66.4</del>74.8", "deleted", "<del>66.4</del>"),
        ("看![图](a.png)", "image", "![图](a.png)"),
        ("见https://a.cn/5。", "link", "https://a.cn/5"),
        ("见<http://a.cn>", "link", "<http://a.cn>"),
        ("{{< figure 5 >}}后", "template", "{{< figure 5 >}}"),
        ("后[^1]", "note-mark", "[^1]"),
        ("```\n码\n```\n后", "code", "```\n码\n```"),
        ("~~~~\n码\n~~~\n还是码", "code", "~~~~\n码\n~~~\n还是码"),
        ("前\n\n    码", "code", "    码"),
        ("前\n\n[1]: http://a.cn", "link", "[1]: http://a.cn"),
        ("<script>\n\n码\n</script>", "script", "<script>\n\n码\n"),
    ],
)
def test_what_is_no_text_is_skipped_and_told(written: str, reason: str, part: str) -> None:
    assert skipped(written) == [(reason, part)]


def test_front_matter_is_skipped_but_for_the_titles() -> None:
    written = '---\ntitle: "题为：五"\ndate: 2026-04-02\ntags: [a]\n---\n正文'
    assert kinds(written) == [("heading", 1, "题为：五"), ("paragraph", 0, "正文")]
    assert [reason for reason, _ in skipped(written)] == ["front-matter", "front-matter"]
    assert said("---\n正文\n") == ["正文"]


def test_blocks_of_markdown() -> None:
    written = "# 一 #\n二\n===\n三\n---\n#不是标题\n\n- 甲\n  续\n  - 乙\n\n    丙\n1. [x] 丁\n\n> 引\n续\n> > 深\n\n[^1]: 注\n\n> [!NOTE]\n> 提示\n"
    assert kinds(written) == [
        ("heading", 1, "一"), ("heading", 1, "二"), ("heading", 2, "三"), ("paragraph", 0, "#不是标题"), ("item", 0, "甲续"),
        ("item", 0, "乙"), ("item", 0, "丙"), ("item", 0, "丁"), ("quote", 0, "引续"), ("quote", 0, "深"), ("note", 0, "注"),
        ("quote", 0, "提示"),
    ]  # fmt: skip


def test_code_in_a_quote_ends_with_the_quote() -> None:
    assert kinds("> ```\n> 码\n文\n\n- # 题\n文") == [
        ("paragraph", 0, "文"),
        ("heading", 1, "题"),
        ("paragraph", 0, "文"),
    ]


def test_markdown_reads_as_the_page_that_it_makes() -> None:
    from markdown_it import MarkdownIt

    written = (DATA / "m1.md").read_text("utf-8")
    written = written[written.index("\n# ") :]
    page = MarkdownIt("commonmark").enable(["table"]).render(written)
    assert kinds(written) == kinds(page, "html")


@pytest.mark.parametrize("columns", [20, 38, 60])
@pytest.mark.parametrize("measure", [len, width])
@pytest.mark.parametrize(("indent", "between"), [("", "\n\n"), ("　　", "\n"), ("　　", "\r\n\r\n")])
def test_a_text_reads_as_before_it_was_wrapped(
    columns: int, measure: Callable[[str], int], indent: str, between: str
) -> None:
    manuscript = manuscripts.read((DATA / "m1.md").read_bytes(), "m1.md")
    paragraphs = [block.text for block in manuscript.blocks if block.kind == "paragraph" and len(block.text) > 70]
    wrapped = []
    for words in paragraphs:
        lines = [""]
        for char in indent + words:
            if measure(lines[-1] + char) > columns and char not in "，。、；：”》":
                lines.append("")
            lines[-1] += char
        wrapped.append("\n".join(lines))
    assert said(between.join(wrapped), "plain") == paragraphs


def test_html_within_markdown_is_read_as_html() -> None:
    written = "前\n\n<table>\n<tr><th>指标<th>2025年</tr>\n\n<tr><td>专利<td><b>74</b>.8万件</tr></table>\n\n<div hidden>藏</div>\n\n后"
    assert said(written) == ["前", "专利，2025年为74.8万件", "后"]
    assert ("hidden", "<div hidden>藏") in skipped(written)


def test_comments_of_markdown_are_kept_also_within_a_figure() -> None:
    manuscript = read("达7<!-- 值班 -->4.8万件\n<!-- zgccheck: ignore -->\n后")
    assert [block.text for block in manuscript.blocks] == ["达74.8万件", "后"]
    assert [says for *_, says in manuscript.comments] == ["值班", "zgccheck: ignore"]


def test_a_comment_within_code_is_code() -> None:
    manuscript = read("```\n<!-- zgccheck: off -->\n```\n见`<!-- zgccheck: on -->`<!-- 留 -->")
    assert [says for *_, says in manuscript.comments] == ["留"]
    assert [one.reason for one in manuscript.skipped] == ["code", "code"]


# HTML


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("<p>达<b>74</b>.<i>8</i>万件", ["达74.8万件"]),
        ("<p>一<p>二</p>三", ["一", "二", "三"]),
        ("<p>行一\n   行二<br>行三", ["行一行二\n行三"]),
        ("<p>A&amp;B&nbsp;&#20140;&#x4eac;&nbsp5&foo;", ["A&B\xa0京京\xa05&foo;"]),
        ("<p>3 < 5 <> 6", ["3 < 5 <> 6"]),
        ("<p a='>' b=\">\">七</p >八", ["七", "八"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("<p>面积10m<sup>2</sup>，见<sup><a href='#1'>3</a></sup>与<sup>[4]</sup>", ["面积10m2，见与"]),
        ("<pre>一\n二</pre>", ["一\n二"]),
        ("<div>　　一<br>&nbsp;<br>　　二<br/>　　三<br>续</div>", ["一", "二", "三\n续"]),
        ("<header><h1>题</h1><ul><li>首页</ul></header><article><header><ul><li>目</ul></header></article>", ["题", "目"]),
        ("<title>页题</title><p>文", ["页题", "文"]),
        ("<title>页题</title><h1>题</h1>", ["题"]),
        ("<title>&nbsp;</title>文", ["文"]),
        ("<![CDATA[x]]><?php 5 ?><!doctype html>文", ["文"]),
        ("文<!-- 未完 <p>藏", ["文"]),
        ("<ruby>北<rp>(</rp><rt>běi</rt></ruby>京", ["北京"]),
    ],
)  # fmt: skip
def test_the_text_of_a_page(written: str, read_as: list[str]) -> None:
    assert said(written, "html") == read_as


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("<script>if (a<b) {'5家'}</script>", "script"), ("<style>a{b:5}</style>", "style"), ("<nav><p>菜单</nav>", "navigation"),
        ("<div role=navigation><div>菜单</div></div>", "navigation"), ("<footer>版权</footer>", "footer"), ("<div class='top Nav'><a>首页</a></div>", "navigation"),
        ("<div class=ad>满3000减400</div>", "advertisement"), ("<aside class='box Advert'><p>八折</p></aside>", "advertisement"),
        ("<template><p>样</template>", "template"), ("<p hidden>藏<p>文", "hidden"), ("<div style='display: none'>藏</div>", "hidden"),
        ("<del>旧</del>", "deleted"), ("<code>码</code>", "code"), ("<select><option>项</select>", "form"),
        ("<svg><text>图</text></svg>", "image"), ("<textarea><p>5</textarea>", "form"), ("<nav>没有关", "navigation"),
    ],
)  # fmt: skip
def test_what_a_page_does_not_show_as_text_is_skipped(written: str, reason: str) -> None:
    assert [told for told, _ in skipped(written + "<p>文", "html")] == [reason]
    if "没有关" not in written:
        assert said(written + "<p>文", "html") == ["文"] * written.count("文") + ["文"]


def test_kinds_and_places_of_a_page() -> None:
    written = (
        "<h2>题<span>目</span></h2><blockquote><p>引</blockquote><figcaption>图说</figcaption><dl><dt>词<dd>义</dl>"
    )
    assert kinds(written, "html") == [
        ("heading", 2, "题目"), ("quote", 0, "引"), ("caption", 0, "图说"), ("item", 0, "词"), ("item", 0, "义"),
    ]  # fmt: skip
    block = read(written, "html").blocks[0]
    assert [written[at] for at in block.origin[:-1]] == ["题", "目"]


@pytest.mark.parametrize(
    "flood",
    ["<div>", "<b", '<a x="', "<!--", "</", "<table><tr><td>", "&#1", "<p hidden>", "<ul></dl>", "<td colspan=1000 rowspan=60000>a",
     "<![CDATA[", "<sup><a ", "> ", "- ", "[", "![[", "`", "``` `", "*a ", "_", "{{", "](", "\\\n", "- a\n", "[^a]: b\n", "  ",
     "http://", "# a #", "|"],
)  # fmt: skip
@pytest.mark.parametrize("format", ["html", "markdown", "plain"])
def test_no_flood_of_marks_takes_long(flood: str, format: str) -> None:
    from time import process_time

    begun = process_time()
    read("文" + flood * (100_000 // len(flood)), format)
    assert process_time() - begun < 8


# Tables


def table(*rows: str) -> list[str]:
    head, *body = (f"|{row}|\n" for row in rows)
    dashes = "|" + "--|" * (rows[0].count("|") + 1) + "\n"
    return [block.text for block in read(head + dashes + "".join(body)).blocks]


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        (
            ["北京市指标（2025年）|数值|同比增长", "有效发明专利量|74.8万件|12.7%"],
            ["北京市指标（2025年）：有效发明专利量74.8万件，同比增长12.7%"],
        ),
        (["事项|进展|备注", "赋权|128项|12家试点单位"], ["赋权128项，12家试点单位"]),
        (["指标|数值（万件）|增长（%）", "专利|74.8|12.7"], ["专利74.8万件，增长12.7%"]),
        (["指标|金额/亿元", "合同|超9,865"], ["合同，金额超9,865亿元"]),
        (["指标|2024年|2025", "专利（万件）|66.4|74.8"], ["专利，2024年为66.4万件", "专利，2025年为74.8万件"]),
        (["指标|2025年|增速", "专利|74.8万件|12.7%"], ["专利，2025年为74.8万件，增速12.7%"]),
        (["城市|指标|2025年", "北京|专利|74.8万件"], ["城市：北京，专利，2025年为74.8万件"]),
        (["年份|专利（万件）|排名", "2024|66.4|3"], ["2024年，专利66.4万件，排名第3"]),
        (["序号|指标|单位|数值", "1|专利|万件|74.8", "2|企业|家|500余"], ["专利74.8万件", "企业500余家"]),
        (["指标（单位：万件）|2024年|2025年", "专利|66.4|74.8"], ["专利，2024年为66.4万件", "专利，2025年为74.8万件"]),
        (["项目|主办单位", "论坛|北京市科委"], ["论坛，主办单位：北京市科委"]),
        (["指標|數值（萬件）", "專利|74.8"], ["專利74.8萬件"]),
        (["指标|数值", "专利|—", "企业|5家"], ["专利", "企业5家"]),
        (["指标|说明", "专利|共74.8万件。另有5项。"], ["共74.8万件。另有5项。", "专利"]),
        (["a|b", "一|二|三", "四"], ["a：一，b：二，三", "四"]),
        ([r"指标|数值", r"甲\|乙|5家"], ["甲|乙5家"]),
    ],
)  # fmt: skip
def test_a_row_reads_as_a_sentence(rows: list[str], read_as: list[str]) -> None:
    assert sorted(table(*rows)) == sorted(read_as)


def html_table(inside: str) -> list[str]:
    return said(f"<table>{inside}</table>", "html")


def test_tables_of_a_page_with_merged_cells_and_without_marked_headers() -> None:
    assert html_table("<caption>单位：亿元</caption><tr><td>指标<td>数值<tr><td>合同<td>9865") == [
        "单位：亿元",
        "合同9865亿元",
    ]
    assert html_table("<tr><td>主办<td>北京市<tr><td>规模<td>5家") == ["主办：北京市", "规模5家"]
    assert html_table("<tr><th>地区<th>指标<th>数值<tr><td rowspan=2>北京<td>甲<td>5家<tr><td>乙<td>6家") == [
        "地区：北京，甲，5家", "地区：北京，乙，6家",
    ]  # fmt: skip
    assert html_table(
        "<tr><td rowspan=2>指标<td colspan=2>北京<tr><td>专利（件）<td>企业（家）<tr><td>2025年<td>7<td>8"
    ) == ["2025年，北京专利7件，北京企业8家"]
    assert html_table("<tr><th scope=row>甲<td>5家<tr><th scope=row>乙<td>6家") == ["甲5家", "乙6家"]


def test_a_table_for_layout_reads_as_paragraphs() -> None:
    assert html_table("<tr><td><p>一段。</p><p>二段。</p><td>旁栏一段。另一句。") == [
        "一段。",
        "二段。",
        "旁栏一段。另一句。",
    ]


def test_a_tables_title_row_is_a_caption() -> None:
    inside = "<tr><td colspan=2>表1<tr><td>指标<td>数值<tr><td colspan=2>其中<tr><td>专利<td>5件"
    assert [kind[::2] for kind in kinds(f"<table>{inside}</table>", "html")] == [
        ("caption", "表1"), ("caption", "其中"), ("row", "专利5件"),
    ]  # fmt: skip
