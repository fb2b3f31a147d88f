"""What other programs read of a scan: each format by its own schema or as its readers parse it, and whatever the text."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from scanned import finds, scan, spot

from zgccheck import formats
from zgccheck.clean import clean, one_line
from zgccheck.diagnostic import NOWHERE, diagnostics
from zgccheck.formats import View, github, markdown, sarif
from zgccheck.model import Article, Block, Citation, Finding, Manuscript, Place, Report, Source, Tally, Verdict
from zgccheck.text import place

SCHEMAS = Path(__file__).parent / "data" / "schemas"
RELEASE = "本报讯\n\n截至2031年底，青溪市图书馆藏书量达412万册。\n"
SOURCE = Source("001", "one two/文件.txt", "", "", len(RELEASE), RELEASE, (Article("年报", 0, len(RELEASE)),))
TEXT = "# 图书馆𠀀\r\n\r\n据𠮷报，馆藏达421万册，居全省第三位。读者有12万人，去年新馆开放。\r\n今年馆藏达421万册。天气很好。\r\n"


def cited(exact: str = "藏书量达412万册", stance: Any = "contradicts") -> Citation:
    start = RELEASE.index(exact)
    return Citation("001", start, start + len(exact), exact, *place(RELEASE, start), stance)


def finding(verdict: Verdict, words: str, reason: str, expected: str | None = None, *citations: Citation) -> Finding:
    message = {"zh": f"稿件 {words}", "en": f"the draft says {words}"}
    return Finding(verdict, 0, 0, words, "quantity", reason, message, "holdings", expected, 0.9, citations)


FINDINGS = (
    finding("conflict", "421万册", "quantity-mismatch", "412万册", cited()),
    finding("disputed", "第三位", "sources-differ", "第三", cited(), cited("412万册", "supports")),
    finding("unverified", "12万人", "no-claim"),
    finding("supported", "新馆开放", "agrees", None, cited("青溪市", "supports")),
)


def scanned(texts: dict[str, str] | None = None, *findings: Finding, lang: str = "zh") -> tuple[list[Report], View]:
    reports, view = scan(texts or {"稿/a b.md": TEXT}, finds(*(findings or FINDINGS)), lang)
    return reports, replace(view, sources={"001": SOURCE})


def written(name: str, reports: list[Report], view: View) -> bytes:
    """A format's output as a file of it has it."""
    pieces = formats.load(name).render(reports, view)
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


# -- sarif ------------------------------------------------------------------------------------------------------------


def sarif_run(reports: list[Report], view: View) -> dict[str, Any]:
    log = json.loads(written("sarif", reports, view))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_is_valid_and_points_at_the_words_in_code_points() -> None:
    run = sarif_run(*scanned())
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines_of(TEXT)[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_rules_say_what_the_reason_means_and_what_to_do() -> None:
    rules = sarif_run(*scanned(lang="en"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-claim", "quantity-mismatch", "sources-differ"]
    assert rules[1]["shortDescription"]["text"] == "the figure differs"
    assert rules[1]["help"]["text"].endswith("Write the source's figure, or give the other source that the copy has.")


def test_sarif_offers_only_what_can_stand_for_the_words() -> None:
    reports, view = scanned()
    first, second, *_ = sarif_run(reports, view)["results"]
    (change,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"]["text"] == "412万册"
    assert change["deletedRegion"]["startColumn"] == 8
    assert "fixes" not in second
    marked = {path: replace(one, text=one.text.replace("421万册", "42*万册")) for path, one in view.manuscripts.items()}
    result = sarif_run(reports, replace(view, manuscripts=marked))["results"][0]
    assert "fixes" not in result
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "42*万册"


def test_sarif_quotes_the_source_at_its_place() -> None:
    result = sarif_run(*scanned())["results"][0]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "one%20two/%E6%96%87%E4%BB%B6.txt"
    assert related["physicalLocation"]["region"]["startLine"] == 3
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "藏书量达412万册"


def test_sarif_says_which_files_could_not_be_read() -> None:
    reports, view = scanned()
    assert view.tally
    view.tally.unusable.append(("b.docx", "b.docx: not a docx file"))
    (invocation,) = sarif_run(reports, view)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.docx: not a docx file"
    assert sarif_run([], View(tally=Tally()))["results"] == []


def test_fingerprints_follow_the_words_not_the_lines() -> None:
    before = [one.fingerprint for one in diagnostics(scanned()[0])]
    after = [one.fingerprint for one in diagnostics(scanned({"稿/a b.md": "卷首。\n\n" + TEXT})[0])]
    assert before == after
    assert len(set(before)) == len(before)
    twice = scanned({"a.md": "馆藏达421万册。\n" * 2})[0]
    assert len({one.fingerprint for one in diagnostics(twice)}) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [("{0} {a}", "{{0}} {a}"), ("[a](http://x)", r"\[a\](http://x)"), ("[a] (b)", "[a] (b)"), ("", "-")],
)
def test_sarif_messages_hold_no_placeholder_and_no_link(words: str, told: str) -> None:
    assert sarif.message(words) == {"text": told}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("稿 1.md", "%E7%A8%BF%201.md"),
        ("./a/b.md", "a/b.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("/tmp/50%.md", "file:///tmp/50%25.md"),
        ("x\\y.md", "x/y.md"),
        ("caf\udce9.md", "caf%E9.md"),
    ],
)
def test_paths_become_uri_references(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


# -- github -----------------------------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")


def commands(output: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Commands as a runner reads them: a line each; `%` codes undone, in properties also those of : and ,."""
    found = []
    for line in output.decode().splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        given = dict(pair.split("=", 1) for pair in match[2].split(","))
        properties = {key: decoded(value.replace("%3A", ":").replace("%2C", ",")) for key, value in given.items()}
        found.append((match[1], properties, decoded(match[3])))
    return found


def decoded(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_annotates_the_words() -> None:
    kind, properties, message = commands(written("github", *scanned()))[0]
    assert kind == "error"
    assert properties == {
        "file": "稿/a b.md", "line": "3", "endLine": "3", "col": "8", "endColumn": "13", "title": "冲突 quantity-mismatch"
    }  # fmt: skip
    assert message == "稿件 421万册\n不符 001 「年报」, 3:16: “藏书量达412万册”"


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("%:,0AD25\n\r"))
def test_github_reads_what_was_meant(words: str) -> None:
    made = Finding("conflict", 0, 1, "x", "", "", {"zh": "-"}, notes=({"zh": words},))
    report = Report("x", "conflict", True, (made,), places=(Place(words or "p", 0, 1, 1, 1, 1, 2),))
    _, properties, message = commands(written("github", [report], View()))[0]
    assert properties["file"] == clean(words or "p")
    assert message == f"-\n{one_line(words)}"


def test_github_takes_no_more_than_a_step_may_annotate_and_says_so() -> None:
    output = commands(written("github", *scanned({"a.md": "馆藏达421万册，居第三位，有12万人。\n" * 30}, lang="en")))
    assert [kind for kind, _, _ in output] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert output[-1][2].endswith("conflict 30, disputed 30, unverified 30, 61 more without an annotation")


def test_github_leaves_out_columns_over_several_lines_and_says_what_could_not_be_read() -> None:
    words = "421万册，\n居全省"
    _, view = scanned({"a:b,c%.md": f"馆藏达{words}。"})
    made = replace(FINDINGS[0], text=words)
    report = Report(words, "conflict", True, (made,), places=(spot(view.manuscripts["a:b,c%.md"], 3, 12),))
    assert view.tally
    view.tally.unusable.append(("x.pdf", "x.pdf: encrypted"))
    unread, found, _ = commands(written("github", [report], view))
    assert unread == ("error", {"file": "x.pdf"}, "x.pdf: encrypted")
    assert found[1]["file"] == "a:b,c%.md"
    assert (found[1]["line"], found[1]["endLine"]) == ("1", "2")
    assert "col" not in found[1]


def test_github_gets_through_where_other_output_is_disarmed() -> None:
    run = [sys.executable, "-m", "zgccheck", "check", "--fail-on", "never", "--lang", "en"]
    sentence = "::error::截至2025年底，北京市有效发明专利量达75.8万件。"
    environ = {**os.environ, "GITHUB_ACTIONS": "true"}
    done = subprocess.run([*run, "--format", "github", sentence], capture_output=True, check=True, env=environ)
    assert commands(done.stdout)[0][0] == "error"
    assert commands(done.stdout)[0][1]["file"] == NOWHERE
    for name in ("terminal", "junit", "html", "csv", "markdown"):
        done = subprocess.run([*run, "--format", name, sentence], capture_output=True, check=True, env=environ)
        assert not re.search(rb"(?m)^\s*::|##\[", done.stdout), name


# -- gitlab, reviewdog ------------------------------------------------------------------------------------------------


def test_gitlab_has_what_its_widget_needs() -> None:
    entries = json.loads(written("gitlab", *scanned()))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "major"]
    assert entries[0]["location"] == {"path": "稿/a b.md", "lines": {"begin": 3, "end": 3}}
    assert entries[0]["description"].startswith("quantity-mismatch: 稿件 421万册")
    assert len({entry["fingerprint"] for entry in entries}) == 4
    assert json.loads(written("gitlab", [], View())) == []


POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line", "column"],
    "additionalProperties": False,
}
RANGE = {
    "type": "object",
    "properties": {"start": POSITION, "end": POSITION},
    "required": ["start", "end"],
    "additionalProperties": False,
}
SUGGESTION = {
    "type": "object",
    "properties": {"range": RANGE, "text": {"type": "string"}},
    "required": ["range", "text"],
    "additionalProperties": False,
}
DIAGNOSTIC = {
    "type": "object",
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "properties": {"path": {"type": "string"}, "range": RANGE},
            "required": ["path", "range"],
            "additionalProperties": False,
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "properties": {"name": {"const": "zgccheck"}}, "additionalProperties": False},
        "code": {"type": "object", "properties": {"value": {"type": "string"}}, "additionalProperties": False},
        "suggestions": {"type": "array", "items": SUGGESTION, "minItems": 1},
    },
    "required": ["message", "location", "severity"],
    "additionalProperties": False,
}
"""The fields of reviewdog.rdf.Diagnostic that are used, and no other: its reader takes unknown ones for an error."""


def test_rdjsonl_counts_columns_in_bytes() -> None:
    lines = [line.encode() for line in lines_of(TEXT)]
    found = [json.loads(line) for line in written("rdjsonl", *scanned()).splitlines()]
    words = []
    for one in found:
        jsonschema.validate(one, DIAGNOSTIC)
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        words.append(lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode())
    assert words == ["421万册", "第三位", "12万人", "421万册"]
    assert found[0]["suggestions"][0]["text"] == "412万册"
    assert found[0]["location"]["range"]["start"] == {"line": 3, "column": 23}


def test_rdjsonl_of_bare_sentences_has_their_number_for_a_line() -> None:
    check = finds(*FINDINGS)
    (one,) = map(json.loads, written("rdjsonl", [check("天气很好。"), check("𠮷馆藏达421万册。")], View()).splitlines())
    assert one["location"]["path"] == NOWHERE
    assert one["location"]["range"]["start"] == {"line": 2, "column": 14}


# -- junit, checkstyle ------------------------------------------------------------------------------------------------


def test_junit_has_a_test_for_each_checkable_sentence() -> None:
    reports, view = scanned()
    assert view.tally
    view.tally.unusable.append(("b.docx", "b.docx: not a docx file"))
    output = written("junit", reports, view)
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(io.BytesIO(output))
    root = ElementTree.fromstring(output)
    cases = root.findall("testsuite/testcase")
    assert [len(list(case)) and case[0].tag for case in cases] == ["failure", "skipped", "failure", "error"]
    assert cases[0].get("name", "").startswith("3:1 据𠮷报，馆藏达421万册")
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "4", "failures": "2", "errors": "1"
    }  # fmt: skip
    for suite in root:
        counted = {kind: str(len(suite.findall(f"testcase/{kind}"))) for kind in ("failure", "error", "skipped")}
        named = {"failure": "failures", "error": "errors", "skipped": "skipped"}
        assert all(suite.get(named[kind]) == number for kind, number in counted.items())


def test_junit_of_nothing_is_a_suite_that_passed() -> None:
    root = ElementTree.fromstring(written("junit", [], View(tally=Tally())))
    assert root.get("tests") == "1" and root.get("failures") == "0"


def test_checkstyle_groups_by_file() -> None:
    texts = {"a.md": "馆藏达421万册。", "b.md": "馆藏达421万册，有12万人。"}
    root = ElementTree.fromstring(written("checkstyle", *scanned(texts)))
    assert [(file.get("name"), [error.get("severity") for error in file]) for file in root] == [
        ("a.md", ["error"]), ("b.md", ["error", "info"])
    ]  # fmt: skip
    error = root[0][0]
    assert (error.get("line"), error.get("column")) == ("1", "4")
    assert error.get("source") == "zgccheck.quantity-mismatch"
    assert "\n不符 001" in error.get("message", "")


# -- csv, markdown ----------------------------------------------------------------------------------------------------


def rows_of(output: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_finding_and_opens_in_excel() -> None:
    output = written("csv", *scanned())
    assert output.startswith(b"\xef\xbb\xbf")
    rows = rows_of(output)
    assert [row["verdict"] for row in rows] == ["conflict", "disputed", "unverified", "supported", "conflict"]
    assert rows[0]["text"] == "421万册" and rows[0]["expected"] == "412万册" and rows[0]["line"] == "3"


@pytest.mark.parametrize(
    "words", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", " =1", "\t=1", "＝1", "\r=1", "\u200b=1"]
)
def test_csv_holds_no_formula(words: str) -> None:
    made = replace(finding("conflict", words, "quantity-mismatch", words), claim=words)
    rows = rows_of(written("csv", [Report(words, "conflict", True, (made,))], View()))
    for value in (value for row in rows for value in row.values()):
        assert not value.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_markdown_sums_up() -> None:
    reports, view = scanned(lang="en")
    page = written("markdown", reports, view).decode()
    assert page.startswith("### zgccheck: 1 file, 5 sentences, 3 checkable\n")
    assert "| 稿/a b.md | 2 | 0 | 0 | 1 | 0 |" in page
    assert page.index("❌") < page.index("⚠️") < page.index("❔")


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.text("\\`*_[]()<>|~&@#$!:+-=.12/wa ", max_size=30)
)
def test_markdown_says_the_words_as_they_are(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {markdown.escape(words)}")
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "text_special", "html_inline"}
    assert all(child.content == "<!-- -->" for child in inline if child.type == "html_inline")
    said = "".join(child.content for child in inline if child.type != "html_inline")
    assert said.split() == one_line(words).split()
    assert {token.type for token in tokens} <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "escaped"),
    [("$x$", r"\$x\$"), ("31:100:", r"31\:100:"), ("@all", r"\@<!-- -->all"), ("http://x", "http:<!-- -->//x")],
)
def test_markdown_makes_no_formula_emoji_mention_or_address(words: str, escaped: str) -> None:
    assert markdown.escape(words) == escaped


def test_json_of_a_scan_says_what_was_read_and_what_was_not() -> None:
    reports, view = scanned(lang="en")
    assert view.tally
    view.tally.skipped["code"] = 2
    view.tally.unusable.append(("b.docx", "b.docx: broken"))
    summary = json.loads(written("json", reports, view))["summary"]
    assert (summary["files"], summary["sentences"], summary["checkable"]) == (1, 5, 3)
    assert summary["conflict"] + summary["unverified"] + summary["supported"] == summary["checkable"]
    assert summary["skipped"] == {"code": 2}
    assert summary["unusable"] == [{"path": "b.docx", "message": "b.docx: broken"}]


# -- whatever the text ------------------------------------------------------------------------------------------------

HOSTILE = (
    "]]>", "</script>", "<script>", "</style>", "<!--", "-->", "&amp;", '"', "'", "::error::x", "\n::error::x", "##[error]",
    "\r\n", "\n", "\r", "\t", "\0", "\x1b[31m", "\x07", "\x85", "\u2028", "\ufeff", "\u202e", "\ud800", "\udfff", "\uffff",
    "=cmd|' /C calc'!A0", "@x", "%0A", "%", ",", ":", "|", "`", "**", "[a](http://x)", "{0}", "𠀀", "京", "e\u0301", "\U000e0041",
)  # fmt: skip
ANY = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=()), max_size=3), max_size=8).map(
    "".join
)


def hostile(path: str, words: str, other: str) -> tuple[list[Report], View]:
    """Reports that have hostile text wherever there is text."""
    words = words or "x"
    source = Source(
        "s", other, "", "", len(other), other, (Article(other, 0, max(1, len(other)), other, other, other),)
    )
    quotes = (Citation("s", 0, len(other), other, 1, 1, "contradicts"),) if other else ()
    text = f"{words} {words}"
    whole = Manuscript(path, "plain", text, (Block("paragraph", text, tuple(range(len(text) + 1)), 0, len(text)),))
    where = replace(spot(whole, 0, len(words)), where={"zh": other})
    told: tuple[tuple[Verdict, str], ...] = ("conflict", "quantity-mismatch"), ("disputed", other), ("supported", other)
    made = tuple(
        Finding(verdict, 0, len(words), words, other, reason, {"zh": other}, other, other, 1.0, quotes,
                notes=({"zh": other},), curated=False)
        for verdict, reason in told
    )  # fmt: skip
    report = Report(text, "conflict", True, made, replace(where, end=len(text)), (where,) * 3)
    tally = Tally(1, 1, 1, {"conflict": 1}, {other: 1}, [(other, other)], [(other, {"zh": other})])
    return [report], View(sources={"s": source}, manuscripts={path: whole}, tally=tally)


def read_back(name: str, output: bytes) -> Iterator[str]:
    """What the reader of a format takes from it; fails where it cannot read it."""
    if name == "sarif":
        yield json.loads(output)["runs"][0]["columnKind"]
    elif name in ("json", "gitlab", "claimreview", "webannotation"):
        yield str(json.loads(output))
    elif name in ("jsonl", "rdjsonl"):
        yield from (str(json.loads(line)) for line in output.decode().split("\n") if line)
    elif name in ("junit", "checkstyle"):
        yield ElementTree.fromstring(output).tag
    elif name == "csv":
        yield from (str(row) for row in rows_of(output))
    elif name == "github":
        yield from (message for _, _, message in commands(output))
    else:
        yield output.decode()


@settings(max_examples=200, deadline=None)
@given(ANY.filter(bool), ANY, ANY, st.sampled_from([name for name in formats.names() if name != "docx"]))
def test_no_text_breaks_a_format(path: str, words: str, other: str, name: str) -> None:
    output = written(name, *hostile(path, words, other))
    assert list(read_back(name, output))
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", output.decode())
    if name == "sarif":
        sarif_run(*hostile(path, words, other))
    if name != "terminal" and name != "markdown":
        assert name == "github" or not re.search(rb"(?m)^\s*::", output)


def test_outputs_are_the_same_each_time() -> None:
    for name in formats.names():
        if name != "docx":
            assert written(name, *scanned()) == written(name, *scanned()), name


def test_the_cap_counts_what_cannot_be_read() -> None:
    reports, view = scanned({"a.md": "馆藏达421万册。\n" * 12})
    assert view.tally
    view.tally.unusable += [(f"{number}.pdf", "encrypted") for number in range(3)]
    kinds = [kind for kind, _, _ in commands(written("github", reports, view))]
    assert kinds.count("error") == github.MOST["error"]
