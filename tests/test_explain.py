"""How a verdict was come to: the trace is the check's own values, and a person can read it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from zgccheck import Checker, formats
from zgccheck.formats import View
from zgccheck.narrate import narrate
from zgccheck.rows import ASIDE, ROWS
from zgccheck.text import width
from zgccheck.trace import Trace, Tried

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "report-schema.md").read_text("utf-8")
WRONG = "截至2025年底，北京市有效发明专利量达75.8万件。"
TWO = "雄安新区中关村科技园累计吸引255家企业落地，中关村企业在津冀累计设立分支机构超1万家。"
SENTENCES = (
    WRONG,
    TWO,
    "天津市有效发明专利量达6.2万件。",
    "2025年，京津冀三地经济总量达到11.83万亿元。",
    "国家知识产权局局长胡文辉表示，北京正全力打造知识产权强国建设的首善之区。",
    "“真正的协同不是简单的物理叠加，而是创新要素的共生共荣。”李妍说。",
    "深势科技服务的物质科学客户包括宁德时代、恒瑞医药、比亚迪等。",
    "今天天气很好。",
    "。",
)
TERM = {
    "role": {"enum": ["key", "value", "context"]}, "term": {"type": "string"}, "slot": {"type": "string"},
    "relation": {"enum": ["agrees", "contradicts", "undecided", "absent"]}, "reason": {"type": ["string", "null"]},
    "weight": {"type": "number"}, "start": {"type": ["integer", "null"]}, "end": {"type": ["integer", "null"]},
    "text": {"type": ["string", "null"]},
}  # fmt: skip
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
CANDIDATE = {
    "claim": {"type": "string"}, "statement": {"type": "string"}, "similarity": SHARE, "about": SHARE, "identified": SHARE,
    "coverage": SHARE, "shared": SHARE, "fit": {"type": ["number", "null"]},
    "terms": {"items": {"properties": TERM, "required": list(TERM), "additionalProperties": False}},
    "outcome": {"enum": ["supported", "conflict", "unverified"]}, "row": {"enum": list(ROWS)}, "met": {"type": "boolean"},
    "needs": {"type": "string"}, "reason": {"type": "string"}, "score": SHARE, "contest": {"enum": ["stands", "aside", "none"]},
    "why": {"enum": list(ASIDE)}, "because": {"type": "string"}, "by": {"type": ["string", "null"]},
}  # fmt: skip
BESIDE = {
    "claim": {"type": "string"}, "text": {"type": "string"}, "context": {"type": "string"},
    "relation": {"enum": ["agrees", "contradicts", "undecided"]}, "reason": {"type": "string"}, "likeness": SHARE,
    "enough": SHARE, "decides": {"type": "boolean"},
}  # fmt: skip
WEIGHED = {
    "start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"},
    "candidates": {"items": {"properties": BESIDE, "required": list(BESIDE), "additionalProperties": False}},
}  # fmt: skip
EXPLANATION = {
    "required": ["clauses", "read", "candidates", "counterparts", "decided_by"],
    "additionalProperties": False,
    "properties": {
        "clauses": {"type": "array"},
        "read": {"type": "array"},
        "decided_by": {"items": {"type": "integer"}},
        "candidates": {"items": {"properties": CANDIDATE, "additionalProperties": False}},
        "counterparts": {"items": {"properties": WEIGHED, "required": list(WEIGHED), "additionalProperties": False}},
    },
}


def run(*arguments: str, columns: int = 80) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "COLUMNS": str(columns), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "zgccheck", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env)


def tried(trace: Trace, claim: str) -> Tried:
    return next(tried for tried in trace.tried if tried.claim == claim)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_explained_report_is_the_report(sentence: str, checker: Checker) -> None:
    assert checker.explain(sentence).report == checker.check(sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_data_keeps_its_schema_and_its_offsets(sentence: str, checker: Checker) -> None:
    trace = checker.explain(sentence)
    for lang in ("zh", "en"):
        data = json.loads(json.dumps(trace.to_dict(lang)))
        jsonschema.validate(data, EXPLANATION)
        for part in (*data["clauses"], *data["read"], *(t for c in data["candidates"] for t in c["terms"])):
            if part["start"] is not None:
                assert sentence[part["start"] : part["end"]] == part["text"]
        assert "".join(clause["text"] for clause in data["clauses"]).strip() == sentence.strip()


def test_a_documents_figure_is_shown_with_its_likeness() -> None:
    checker = Checker.from_texts({"note": "展览4月3日在临江美术馆开幕，展出版画126件，展期两个月，观众已有2.4万人次。"})
    trace = checker.explain("临江美术馆的版画展5月3日开幕，共有162件作品。")
    data = trace.to_dict()
    jsonschema.validate(data, EXPLANATION)
    weighed = {one["text"]: one["candidates"] for one in data["counterparts"]}
    for said, right in (("5月3日", "4月3日"), ("162件", "126件")):
        first = weighed[said][0]
        assert (first["text"], first["relation"], first["decides"]) == (right, "contradicts", True)
        assert first["likeness"] >= first["enough"] > 0
        assert right in first["context"]
    shown = "".join(text for line in narrate(trace, "zh", 100) for text, _ in line)
    assert "126件" in shown and "按上下文对应" in shown


def test_a_curated_base_has_no_counterparts(checker: Checker) -> None:
    assert checker.explain(WRONG).to_dict()["counterparts"] == []


def test_a_wrong_figure_is_led_to_its_row(checker: Checker) -> None:
    trace = checker.explain(WRONG)
    first = trace.tried[0]
    assert (first.outcome, first.row, first.fate, first.gives) == ("conflict", "wrong-figure", "stands", "conflict")
    assert [(t.role, t.said, t.relation) for t in first.terms] == [
        ("key", "北京市", "agrees"),
        ("key", "有效发明专利量", "agrees"),
        ("key", "2025年底", "agrees"),
        ("value", "75.8万件", "contradicts"),
    ]
    assert first.claim == trace.report.findings[0].claim
    assert first.score == pytest.approx(trace.report.findings[0].score, abs=1e-4)
    assert trace.decisive == (0,)


def test_what_gives_way_says_to_which_claim(checker: Checker) -> None:
    trace = checker.explain(TWO)
    kept = "zgc-branches-tianjin-hebei-10000"
    assert tried(trace, kept).fate == "stands"
    aside = [other for other in trace.tried if other.fate == "aside"]
    assert {other.why for other in aside} == {"overshadowed", "outdone"}
    assert {other.by for other in aside} == {kept}
    assert not {other.claim for other in aside} & {finding.claim for finding in trace.report.findings}


def test_every_claim_of_a_finding_of_the_contest_stands(checker: Checker) -> None:
    for sentence in SENTENCES:
        trace = checker.explain(sentence)
        standing = {candidate.claim for candidate in trace.tried if candidate.fate == "stands"}
        told = {f.claim for f in trace.report.findings if f.claim and f.slot not in ("title", "quotation")}
        assert told <= standing


def test_an_office_is_told_apart_from_the_contest(checker: Checker) -> None:
    trace = checker.explain("国家知识产权局局长胡文辉表示，北京正全力打造知识产权强国建设的首善之区。")
    finding = next(finding for finding in trace.report.findings if finding.slot == "title")
    assert finding.verdict == "conflict"
    claim = tried(trace, finding.claim or "")
    assert (claim.fate, claim.why, claim.by) == ("aside", "office", None)


def test_terms_are_shown_in_the_claims_own_writing(checker: Checker) -> None:
    for sentence in SENTENCES:
        for candidate in checker.explain(sentence).tried:
            assert all(
                t.term in candidate.statement for t in candidate.terms if t.slot not in ("status", "list", "person")
            )


def test_a_row_that_falls_short_is_told_as_such(checker: Checker) -> None:
    trace = checker.explain("发明专利量达75.8万件。")
    short = [candidate for candidate in trace.tried if candidate.gives != candidate.outcome]
    assert short
    assert all(candidate.outcome == "unverified" and candidate.fate != "stands" for candidate in short)
    assert not any(candidate.to_dict("en")["met"] for candidate in short)


def test_partial_is_decided_by_both_kinds_of_finding(checker: Checker) -> None:
    trace = checker.explain("深势科技服务的物质科学客户包括宁德时代、恒瑞医药、比亚迪等。")
    assert trace.report.verdict == "partial"
    assert {trace.report.findings[at].verdict for at in trace.decisive} == {"supported", "unverified"}


# -- for a person ---------------------------------------------------------------------------------------------------


def render(trace: Trace, lang: str, columns: int) -> str:
    return "".join(map(str, formats.load("terminal").render([trace.explained], View(lang=lang, width=columns))))


@pytest.mark.parametrize("columns", [44, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_lines_fit_the_terminal(lang: str, columns: int, checker: Checker) -> None:
    for sentence in SENTENCES:
        for line in render(checker.explain(sentence), lang, columns).splitlines():
            assert width(line) <= columns, line


def test_a_person_reads_each_stage_in_order(checker: Checker) -> None:
    text = render(checker.explain(TWO), "zh", 80)
    heads = ["读出", "候选（", "候选 1", "依据", "竞争", "让位：", "  结论  "]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "超1万家" in text
    assert "[10,000, 20,000)" in text
    english = render(checker.explain(TWO), "en", 80)
    assert "in favour of candidate 1 zgc-branches-tianjin-hebei-10000" in " ".join(english.split())


def test_a_plain_report_has_nothing_of_it(checker: Checker) -> None:
    assert "explanation" not in checker.check(WRONG).to_dict()
    code = "import sys, zgccheck.check as c; c.Checker.load().check('北京'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    asked_for = {f"zgccheck.{name}" for name in ("explain", "trace", "rows", "narrate", "reasons", "parse")}
    assert not asked_for & set(done.stdout.split())


# -- the command ----------------------------------------------------------------------------------------------------


def test_json_has_the_explanation_beside_the_report() -> None:
    done = run("check", "--explain", "--format", "jsonl", "--lang", "en", WRONG)
    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert data["verdict"] == "conflict"
    assert data["explanation"]["candidates"][0]["needs"].startswith("the figure or rank alone differs")
    document = json.loads(run("check", "--explain", "--format", "json", WRONG).stdout)
    assert document["reports"][0]["explanation"]["decided_by"] == [0]


def test_explain_lists_pages_and_refuses() -> None:
    listed = run("explain", "--lang", "en")
    assert listed.returncode == 0
    assert "hedge-dropped" in listed.stdout
    page = run("explain", "hedge-dropped", "--lang", "zh")
    assert "怎么办" in page.stdout
    assert "^^^^^" in page.stdout
    assert run("explain", "来源用的是概数，稿件写成确数", "--lang", "zh").stdout == page.stdout
    wrong = run("explain", "hedge-droped", "--lang", "en")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("zgccheck: no reason 'hedge-droped' (perhaps hedge-dropped")
    assert wrong.stderr.count("\n") == 1


# -- the pages about it ---------------------------------------------------------------------------------------------


def test_the_page_of_reasons_is_fresh() -> None:
    written = (ROOT / "docs" / "reasons.md").read_text("utf-8")
    assert written == run("explain", "--format", "markdown").stdout, "make reasons"


def test_the_rows_are_those_of_the_table_and_of_the_page() -> None:
    given = set()
    for name in ("verdict", "conflicts", "contest", "along", "crossed", "usurped", "check"):
        for node in ast.walk(ast.parse((ROOT / "zgccheck" / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", "")
                at = {"Row": 0, "Ruling": 5}.get(called, len(node.args))  # and `replace(ruling, row=…)`
                told = [*node.args[at : at + 1], *(k.value for k in node.keywords if k.arg == "row")]
                given |= {c.value for value in told for c in ast.walk(value) if isinstance(c, ast.Constant)}
    assert given == set(ROWS)
    for name, (gives, _, en) in ROWS.items():
        assert f"| `{name}` | {gives}: {en} |" in PAGE
    for name, (_, en) in ASIDE.items():
        assert f"| `{name}` | {en} |" in PAGE


def test_the_page_names_every_field() -> None:
    for field in (*TERM, *CANDIDATE, *EXPLANATION["properties"]):  # type: ignore[misc]
        assert f"`{field}`" in PAGE, field


# -- documents as they are ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    ["青溪市图书馆2031年接待读者138.6万人次。", "青溪市图书馆2029年接待读者138.6万人次。", "馆藏书412万册。"],
)
def test_documents_without_a_curator_are_explained_too(sentence: str) -> None:
    checker = Checker.from_texts(
        {"news": "青溪市图书馆2031年接待读者128.6万人次，同比增长7.2%，居全省第三位。\n\n藏书量达412万册。"}
    )
    trace = checker.explain(sentence)
    assert trace.report == checker.check(sentence)
    jsonschema.validate(trace.to_dict(), EXPLANATION)
    assert all(width(line) <= 80 for line in render(trace, "zh", 80).splitlines())
