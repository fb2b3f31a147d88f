"""From a statement to a footnote: what is cited, how it is quoted, and the lines of the documents themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zgccheck import Checker
from zgccheck.backing import Excerpt, backing, healed
from zgccheck.model import Citation, Claim, Source
from zgccheck.reference import Item
from zgccheck.text import place

ROOT = Path(__file__).parent.parent
READERS = "2031年青溪市图书馆接待读者128.6万人次。"
ARTICLES = (
    '  articles:\n  - title: "图书馆年报"\n    start: 0\n    end: {end}\n    byline: "记者 陆远"\n    newspaper: {newspaper}\n'
    '    date: {date}\n    page: {page}\n    inferred: {{{inferred}}}\n'
)  # fmt: skip


def zgccheck(
    *arguments: str, base: Path | None = None, stdin: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")}
    options = ["--base", str(base)] if base else []
    return subprocess.run(
        [sys.executable, "-m", "zgccheck", *arguments, *options], input=stdin, capture_output=True, text=True, timeout=60,
        check=False, env={**plain, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "80", **env},
    )  # fmt: skip


@pytest.fixture
def papers(library: Path) -> Path:
    """The library's base with what its two documents say of themselves: all of one, little of the other."""
    file = library / "seeds" / "sources.yaml"
    head, north, south = file.read_text("utf-8").split("- id: ")
    told = ARTICLES.format(end=90, newspaper='"青溪日报"', date='"2032-01-05"', page='"3"', inferred="")
    guessed = ARTICLES.format(end=40, newspaper="null", date="null", page="null", inferred='date: "2032-02-01: why"')
    file.write_text(f"{head}- id: {north.rstrip()}\n{told}- id: {south.rstrip()}\n{guessed}", encoding="utf-8")
    return library


# -- what is cited ----------------------------------------------------------------------------------------------------


def test_a_supported_sentence_is_backed_by_every_passage_of_its_claim(library: Path) -> None:
    found = backing(READERS, Checker.load(library))
    assert found.verdict == "supported"
    assert [(one.claim.id, one.source.id, one.stance) for one in found.excerpts] == [
        ("library-readers-2031", "north", "supports"),
        ("library-readers-2031", "south", "supports"),
    ]
    assert found.hints == ()


def test_a_conflict_backs_nothing_and_what_resembles_is_a_hint(library: Path) -> None:
    checker = Checker.load(library)
    for query in ("2031年青溪市图书馆接待读者138.6万人次。", "青溪市图书馆的读者", "青溪市图书馆有88名馆员。"):
        found = backing(query, checker)
        assert found.excerpts == ()
        assert "library-readers-2031" in [claim.id for claim in found.hints]


def test_a_claim_is_named_by_its_id(library: Path) -> None:
    found = backing("library-holdings", Checker.load(library))
    assert found.verdict == "" and [one.quote() for one in found.excerpts] == ["藏书量达412万册"]


def test_where_the_sources_differ_both_sides_are_quoted(checker: Checker) -> None:
    found = backing("怀柔综合性国家科学中心已有17个设施面向全球开放。", checker)
    assert {one.stance for one in found.excerpts} == {"supports", "contradicts"}
    for one in found.excerpts:
        for piece in one.pieces:
            assert one.source.text[piece.start : piece.end] == piece.exact


# -- how it is quoted -------------------------------------------------------------------------------------------------


def excerpt(text: str, *parts: str) -> Excerpt:
    source = Source("s", "s.txt", "", "", len(text), text)
    at, pieces = 0, []
    for part in parts:
        at = text.index(part, at)
        pieces.append(Citation("s", at, at + len(part), part, *place(text, at), "supports"))
        at += len(part)
    return Excerpt(Claim("c", "s", "", (), (), ()), source, tuple(pieces), Item("s"))


@pytest.mark.parametrize(
    ("text", "parts", "quote", "marked"),
    [
        ("甲乙丙丁。", ["乙丙"], "乙丙", "乙丙"),
        ("开放机\n\n时达42.8万", ["开放机\n\n时达42.8万"], "开放机时达42.8万", "开放机⏎时达42.8万"),
        ("open \r\n access", ["open \r\n access"], "open access", "open⏎access"),
        ("子午工程已服务多家,联合探测。", ["子午工程", "联合探测"], "子午工程……联合探测", "子午工程……联合探测"),
        ("开放机\n\n图注一行\n\n时达", ["开放机", "时达"], "开放机……时达", "开放机……时达"),
        ("开放机\n\n时达", ["开放机", "时达"], "开放机时达", "开放机⏎时达"),
        ("悟道3.0”，智源", ["悟道3.0”", "智源"], "悟道3.0”，智源", "悟道3.0”，智源"),
    ],
)
def test_a_quotation_is_the_pages_own_with_its_breaks_healed(
    text: str, parts: list[str], quote: str, marked: str
) -> None:
    made = excerpt(text, *parts)
    assert made.quote() == quote
    assert made.quote("⏎") == marked


def test_a_healed_text_says_what_it_said() -> None:
    assert healed("一\n二") == "一二"
    assert healed("AI\nLab") == "AI Lab"
    assert healed("第 3 期") == "第 3 期"
    assert healed("增长5.4%,\n2025年") == "增长5.4%,2025年"
    assert healed("open,\naccess") == "open, access"


def test_lines_and_paragraphs_are_those_of_the_file() -> None:
    made = excerpt("题\n\n\n一段。\n\n二段甲\n\n二段乙。\n", "甲\n\n二段乙")
    assert made.lines == (6, 8)
    assert made.paragraphs == (3, 4)


def test_every_claim_of_the_base_can_be_quoted(checker: Checker) -> None:
    for claim in checker.base.claims.values():
        for one in backing(claim.id, checker).excerpts:
            assert "\n" not in one.quote() and one.quote()
            pieces = "".join(piece.exact for piece in one.pieces)
            assert sorted(set("".join(pieces.split())) - set(one.quote())) == []


# -- the command ------------------------------------------------------------------------------------------------------


def test_cite_prints_quotation_and_reference(papers: Path) -> None:
    done = zgccheck("cite", READERS, base=papers)
    assert done.returncode == 0
    assert done.stdout == (
        "青溪市图书馆2031年接待读者128.6万人次。  library-readers-2031\n"
        "  │ 青溪市图书馆2031年接待读者128.6万人次[1]\n    zgccheck source north:3\n"
        "  │ 2031年,青溪市图书馆接待读者近130万人次[2]\n    zgccheck source south:3\n\n"
        "[1] 陆远. 图书馆年报[N]. 青溪日报，2032-01-05（3）.\n"
        "[2] 陆远. 图书馆年报[N]. [2032-02-01].\n"
    )
    assert "south.1 “图书馆年报”：报名不详，未著录" in done.stderr
    assert "north" not in done.stderr


def test_cite_by_author_and_date_with_places(papers: Path) -> None:
    done = zgccheck("cite", READERS, "--system", "author-date", "--locator", "line", "--lang", "en", base=papers)
    assert "人次（陆远，2032a）第3行\n" in done.stdout
    assert done.stdout.endswith(
        "陆远，2032a. 图书馆年报[N]. 青溪日报，2032-01-05（3）.\n陆远，[2032b]. 图书馆年报[N]. [2032-02-01].\n"
    )
    assert "south.1 “图书馆年报”: unknown and left out: newspaper" in done.stderr


def test_strict_takes_no_incomplete_reference(papers: Path) -> None:
    done = zgccheck("cite", "library-new-building-2033", "--strict", base=papers)
    assert (done.returncode, done.stdout) == (2, "")
    assert "title" in zgccheck("cite", "library-new-building-2033", "--lang", "en", base=papers).stderr
    assert zgccheck("cite", "library-readers-2031", "--strict", base=papers).returncode == 2
    page = zgccheck("cite", "library-readers-2031", "--locator", "page", "--lang", "en", base=papers)
    assert "unknown and left out: newspaper, printed page" in page.stderr
    assert "[1]3\n" in page.stdout


def test_nothing_to_cite_is_said_and_is_a_status_of_its_own(papers: Path) -> None:
    done = zgccheck("cite", "2031年青溪市图书馆接待读者138.6万人次。", base=papers)
    assert done.returncode == 1
    assert "没有找到依据" in done.stdout and "数字不符" in done.stdout
    assert "不作依据" in done.stdout and "[1]" not in done.stdout
    missing = zgccheck("cite", "library-reader-2031", base=papers, LC_ALL="en_GB.UTF-8")
    assert missing.returncode == 2
    assert "perhaps library-readers-2031" in missing.stderr


def test_json_has_the_spans_and_the_csl_of_each_reference(papers: Path) -> None:
    done = zgccheck("cite", READERS, "青溪市图书馆有88名馆员。", "--format", "json", base=papers)
    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert (data["schema"], data["style"], data["system"]) == ("zgccheck/citations@1", "gb7714", "numeric")
    first, second = data["results"]
    assert [(one["quote"], one["marker"], one["reference"]) for one in first["quotations"]] == [
        ("青溪市图书馆2031年接待读者128.6万人次", "[1]", 1),
        ("2031年,青溪市图书馆接待读者近130万人次", "[2]", 2),
    ]
    span = first["quotations"][0]["spans"][0]
    text = (papers / "seeds" / "north.txt").read_text("utf-8")
    assert text[span["start"] : span["end"]] == span["exact"]
    assert second["quotations"] == [] and second["near"] and second["unbacked"]
    assert [one["missing"] for one in data["references"]] == [[], ["container-title"]]
    assert data["references"][1]["csl"]["issued"] == {"date-parts": [[2032, 2, 1]], "circa": True}


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "markdown"])
def test_records_are_a_file_and_nothing_else(papers: Path, style: str) -> None:
    done = zgccheck("cite", READERS, "没有的事有88件。", "--style", style, base=papers)
    assert "zgccheck source" not in done.stdout and "没有" not in done.stdout
    assert "没有找到依据" in done.stderr
    starts = {"bibtex": "@article{north.1,\n", "ris": "TY  - NEWS\n", "csl-json": "[\n{", "markdown": "> 青溪市"}
    assert done.stdout.startswith(starts[style])
    if style == "markdown":
        assert "人次[^north.1]\n\n" in done.stdout
        assert "\n[^north.1]: 陆远：《图书馆年报》，《青溪日报》2032年1月5日第3版。\n" in done.stdout


def test_a_file_of_references_has_one_side_and_the_other_is_said() -> None:
    query = "怀柔综合性国家科学中心已有17个设施面向全球开放。"
    shown, filed = zgccheck("cite", query), zgccheck("cite", query, "--style", "markdown")
    assert "来源不一，此处与句子不符" in shown.stdout and "16个设施" in shown.stdout
    assert "16个设施" not in filed.stdout and "17个设施平台" in filed.stdout
    assert "来源不一，未收入：004:" in filed.stderr


def test_an_unusable_command_line_is_one_clean_line(papers: Path) -> None:
    for arguments in (("--style", "none", "x"), ("--style", "apa", "--system", "numeric", "library-holdings"), ()):
        done = zgccheck("cite", *arguments, base=papers)
        assert done.returncode == 2 and done.stdout == ""
        assert done.stderr.startswith("zgccheck: ") and done.stderr.count("\n") == 1


def test_queries_come_one_a_line_and_output_is_the_same_each_time(papers: Path) -> None:
    runs = [
        zgccheck(
            "cite", "-", "--format", "json", base=papers, stdin=f"{READERS}\n\nlibrary-holdings\n", PYTHONHASHSEED=seed
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert [one["query"] for one in json.loads(runs[0].stdout)["results"]] == [READERS, "library-holdings"]


# -- the documents ----------------------------------------------------------------------------------------------------


def test_documents_are_listed_with_what_they_say_of_themselves(papers: Path) -> None:
    lines = zgccheck("source", "list", base=papers).stdout.splitlines()
    assert lines[0].startswith("north  north.txt  5 行，")
    assert lines[1] == "  1-3  图书馆年报  记者 陆远  青溪日报  2032-01-05  第3版"
    assert lines[3].endswith("图书馆年报  记者 陆远  [2032-02-01]")
    assert "    推定 date: 2032-02-01: why" in zgccheck("source", "south", base=papers).stdout


def test_lines_are_shown_with_what_stands_around_them(library: Path) -> None:
    shown = zgccheck("source", "north:3:1-5", base=library).stdout.splitlines()
    assert shown[1] == "  1 │ 青溪市图书馆年报"
    assert shown[2].startswith("▶ 3 │ 本报讯(记者 陆远)")
    assert shown[3] == "    │ ^^^^^^^^^"
    assert shown[-1] == "  5 │ 新馆拟于2033年6月开放。"
    alone = zgccheck("source", "north:4-5", "--context", "0", base=library).stdout.splitlines()
    assert alone[1:] == ["▶ 4 │", "▶ 5 │ 新馆拟于2033年6月开放。"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("north:0", "north:0: the document has lines 1 to 5"),
        ("north:6", "north:6: the document has lines 1 to 5"),
        ("north:5-3", "north:5-3: ends before it begins"),
        ("north:1:99", "north:1:99: line 1 has 8 characters"),
        ("north:1:5-2", "line 1 has columns 5 to 8 from there"),
        ("north:x", "'north:x' is no place"),
        ("east:1", "no document 'east'"),
        ("north:\x1b[2J", "is no place"),
        ("", "'' is no place"),
    ],
)
def test_a_place_that_is_not_there_is_one_clear_line(library: Path, where: str, told: str) -> None:
    done = zgccheck("source", where, base=library, LC_ALL="en_GB.UTF-8")
    assert done.returncode == 2 and done.stdout == ""
    assert told in done.stderr and done.stderr.count("\n") == 1 and "\x1b" not in done.stderr


def test_a_documents_own_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    import hashlib

    text = "第一行\x1b[2J\u202e\n第二行\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = f"- id: a\n  path: a.txt\n  sha256: {digest}\n  text_sha256: {digest}\n  length: {len(text)}\n"
    (tmp_path / "sources.yaml").write_text(f"schema: zgccheck/sources@1\nsources:\n{row}", encoding="utf-8")
    for arguments in (("source", "a:1", "--color", "never"), ("source", "list")):
        done = zgccheck(*arguments, base=tmp_path)
        assert done.returncode == 0 and "\x1b" not in done.stdout and "\u202e" not in done.stdout


def test_commands_say_what_they_do(papers: Path) -> None:
    shown: dict[str, Any] = {name: zgccheck(name, "--help").stdout for name in ("cite", "source")}
    assert "gb7714-2015" in shown["cite"] and "000:31" in shown["source"]
