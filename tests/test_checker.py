"""The Python interface, on the base in the package and on a base of the user's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgccheck import Checker, Report, index
from zgccheck.errors import BrokenQuote, InputError
from zgccheck.say import REASONS

DOCS = Path(__file__).parent.parent / "docs"

WRONG = "截至2025年底，北京市有效发明专利量达75.8万件。"

REPORT: dict[str, Any] = {
    "type": "object",
    "required": ["text", "verdict", "checkable", "findings"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string"},
        "verdict": {"enum": ["supported", "conflict", "disputed", "partial", "unverified"]},
        "checkable": {"type": "boolean"},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    "verdict", "start", "end", "text", "slot", "reason", "expected", "claim", "score", "message", "citations",
                ],
                "additionalProperties": False,
                "properties": {
                    "verdict": {"enum": ["supported", "conflict", "disputed", "unverified"]},
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 1},
                    "text": {"type": "string", "minLength": 1},
                    "slot": {"type": "string"},
                    "reason": {"enum": list(REASONS)},
                    "expected": {"type": ["string", "null"]},
                    "claim": {"type": ["string", "null"]},
                    "score": {"type": "number", "minimum": 0, "maximum": 1},
                    "message": {"type": "string", "pattern": "^[^\n]+$"},
                    "citations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["source", "start", "end", "exact", "line", "column", "stance"],
                            "additionalProperties": False,
                            "properties": {
                                "source": {"type": "string"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                                "exact": {"type": "string", "minLength": 1},
                                "line": {"type": "integer", "minimum": 1},
                                "column": {"type": "integer", "minimum": 1},
                                "stance": {"enum": ["supports", "contradicts"]},
                            },
                        },
                    },
                    "notes": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                    "near": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["claim", "score", "statement"],
                            "additionalProperties": False,
                            "properties": {
                                "claim": {"type": "string"}, "score": {"type": "number"}, "statement": {"type": "string"},
                            },
                        },
                    },
                    "curated": {"const": False},
                },
            },
        },
    },
}  # fmt: skip

SENTENCES = [
    WRONG,
    "截至2025年底，北京市有效发明专利量超过74万件，在全球创新集群中排第四。",
    "怀柔综合性国家科学中心已有17个设施面向全球开放。",
    "截至2025年底，北京市有效发明专利量达74.8万件，拥有图书馆120座。",
    "昨日售出咖啡350杯。",
    "春天来了。",
    "",
]


def facts(report: Report) -> list[tuple[str, str, str, str | None]]:
    return [(f.verdict, f.text, f.reason, f.claim) for f in report.findings]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_as_data(checker: Checker, sentence: str, lang: str) -> None:
    report = checker.check(sentence)
    data = report.to_dict(lang)
    jsonschema.Draft202012Validator(REPORT).validate(data)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data, "plain data, no Decimal or tuple"
    assert list(data) == ["text", "verdict", "checkable", "findings"]
    for finding in data["findings"]:
        assert sentence[finding["start"] : finding["end"]] == finding["text"]
        for citation in finding["citations"]:
            text = checker.base.sources[citation["source"]].text
            assert text[citation["start"] : citation["end"]] == citation["exact"]


def test_a_conflict_names_the_wrong_words(checker: Checker) -> None:
    report = checker.check(WRONG)
    assert report.verdict == "conflict"
    finding = report.findings[0]
    assert (finding.text, finding.slot, finding.reason) == ("75.8万件", "quantity", "quantity-mismatch")
    assert (finding.expected, finding.claim) == ("74.8万件", "bj-valid-invention-patents-2025")
    assert {citation.source for citation in finding.citations} == {"000", "003"}
    assert {citation.stance for citation in finding.citations} == {"contradicts"}
    assert set(finding.message) == {"zh", "en"}
    assert "+1.3%" in finding.message["zh"]


def test_a_dispute_quotes_both_sides(checker: Checker) -> None:
    report = checker.check("怀柔综合性国家科学中心已有17个设施面向全球开放。")
    assert report.verdict == "disputed"
    disputed = next(f for f in report.findings if f.verdict == "disputed")
    assert {citation.stance for citation in disputed.citations} == {"supports", "contradicts"}


def test_the_worst_finding_is_the_sentences(checker: Checker) -> None:
    expected = ["conflict", "supported", "disputed", "partial", "unverified", "unverified", "unverified"]
    reports = [checker.check(sentence) for sentence in SENTENCES]
    assert [report.verdict for report in reports] == expected
    assert [report.checkable for report in reports] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("截至２０２５年底，北京市有效发明专利量达７５．８万件。", "７５．８万件"),
        ("截至 2025 年底，　北京市有效发明专利量达 75.8 万件。", "75.8 万件"),
        ("截至2025年底，\n北京市有效发明专利量达75.\n8万件。", "75.\n8万件"),
        ("𠮷𠮷，截至2025年底，北京市有效发明专利量达75.8万件。", "75.8万件"),
        ("　　截至2025年底,北京市有效发明专利量达七十五万八千件。　", "七十五万八千件"),
    ],
)
def test_offsets_are_the_users(checker: Checker, sentence: str, wrong: str) -> None:
    report = checker.check(sentence)
    assert report.text == sentence
    (finding,) = (f for f in report.findings if f.verdict == "conflict")
    assert (finding.start, finding.text) == (sentence.index(wrong), wrong)


def test_offsets_behind_a_letter_that_grows(checker: Checker) -> None:
    (finding,) = (f for f in checker.check("İ" + WRONG).findings if f.verdict == "conflict")
    assert finding.text == "75.8万件"


def test_a_hidden_character_hides_no_conflict(checker: Checker) -> None:
    (finding,) = (f for f in checker.check(WRONG.replace("75.8", "7\u200b5.8")).findings if f.verdict == "conflict")
    assert finding.text == "7\u200b5.8万件"


NOISE = st.text("北京市有效发明专利量达74.8万件，。　“”《》、２０２５年底增长下降未将第一近超%", max_size=60)


@settings(deadline=None, max_examples=60)
@given(NOISE | st.text(max_size=40))
def test_any_text_gets_a_report(text: str) -> None:
    checker = shipped()
    report = checker.check(text)
    assert report == checker.check(text)
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text != ""


def shipped() -> Checker:
    """The shipped base's checker, made once for property tests."""
    if not _SHIPPED:
        _SHIPPED.append(Checker.load())
    return _SHIPPED[0]


_SHIPPED: list[Checker] = []


def test_exact_figures_only() -> None:
    rounded = "截至2025年底，北京市有效发明专利量达75万件。"
    assert facts(shipped().check(rounded))[0][:3:2] == ("supported", "rounded")
    report = Checker.load(exact=True).check(rounded)
    assert facts(report)[0][:3] == ("conflict", "75万件", "quantity-mismatch")


# -- a base of one's own --------------------------------------------------------------------------------------------


@pytest.fixture
def own(library: Path) -> Checker:
    return Checker.load(library)


def test_a_base_of_ones_own(own: Checker) -> None:
    rows = {
        "2031年青溪市图书馆接待读者128.6万人次。": ("supported", "agrees", "library-readers-2031"),
        "青溪市图书馆2031年接待读者近130万人次。": ("supported", "agrees", "library-readers-2031"),
        "青溪市图书馆2031年接待读者129万人次。": ("supported", "rounded", "library-readers-2031"),
        "青溪市图书馆2031年接待读者126.8万人次。": ("conflict", "quantity-mismatch", "library-readers-2031"),
        "青溪市图书馆2030年接待读者128.6万人次。": ("conflict", "date-mismatch", "library-readers-2031"),
        "青溪市图书馆新馆拟于2033年6月开放。": ("supported", "agrees", "library-new-building-2033"),
        "青溪市图书馆新馆已于2033年6月开放。": ("conflict", "status", "library-new-building-2033"),
        "青溪市图书馆藏书量达412万册。": ("supported", "agrees", "library-holdings"),
        "杭州市图书馆藏书量达380万册。": ("unverified", "no-claim", None),
    }
    for sentence, (verdict, reason, claim) in rows.items():
        report = own.check(sentence)
        assert report.verdict == verdict, (sentence, facts(report))
        assert (verdict, reason, claim) in [(v, r, c) for v, _, r, c in facts(report)], (sentence, facts(report))


def test_nothing_is_known_but_the_base(own: Checker) -> None:
    """The shipped base's facts, right and wrong, are nothing to another base."""
    for sentence in SENTENCES[:4]:
        report = own.check(sentence)
        assert report.verdict == "unverified"
        assert not any(finding.citations for finding in report.findings)


def test_every_passage_is_cited(own: Checker) -> None:
    (finding,) = own.check("青溪市图书馆2031年接待读者126.8万人次。").findings
    quotes = {(c.source, c.line, c.column, c.exact) for c in finding.citations}
    assert quotes == {
        ("north", 3, 11, "青溪市图书馆2031年接待读者128.6万人次"),
        ("south", 3, 1, "2031年,青溪市图书馆接待读者近130万人次"),
    }


def test_with_and_without_the_index(library: Path, own: Checker) -> None:
    (library / "claims" / index.NAME).unlink()
    made = Checker.load(library)
    for sentence in ("青溪市图书馆藏书量达421万册。", "2031年青溪市图书馆接待读者128.6万人次。", WRONG):
        assert made.check(sentence) == own.check(sentence)


def test_a_source_changed_behind_the_index(library: Path) -> None:
    """The pinned hash stops a document that was edited, before any sentence is read."""
    file = library / "seeds" / "south.txt"
    file.write_text(file.read_text("utf-8").replace("412", "421"), encoding="utf-8")
    with pytest.raises(InputError, match="not the document that was pinned"):
        Checker.load(library)


@pytest.mark.parametrize("file", ["library.yaml", index.NAME])
def test_a_quotation_that_is_not_its_sources_slice_is_never_printed(library: Path, file: str) -> None:
    """A base or an index altered by hand and not proven again: the claim is believed to be found, never to be quoted."""
    altered = library / "claims" / file
    text = altered.read_text("utf-8")
    assert "藏书量达412万册" in text
    altered.write_text(text.replace("412万册", "421万册"), encoding="utf-8")
    checker = Checker.load(library)
    assert "421" in checker.index.claims["library-holdings"].statement
    with pytest.raises(BrokenQuote, match=r"library-holdings: south\.txt 30-39"):
        checker.check("青溪市图书馆藏书量达421万册。")
    assert checker.check("2031年青溪市图书馆接待读者128.6万人次。").verdict == "supported", "the others stand"


def test_a_base_that_is_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", str(tmp_path)):
        with pytest.raises(InputError):
            Checker.load(path)


# -- the pages about it ---------------------------------------------------------------------------------------------


def test_the_schema_page_lists_every_field_and_reason() -> None:
    page = (DOCS / "report-schema.md").read_text("utf-8")
    listed = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    reasons = [name for name in listed if name in REASONS]
    assert sorted(reasons) == sorted(REASONS)
    fields = REPORT["properties"]["findings"]["items"]["properties"]
    below = [fields[name]["items"]["properties"] for name in ("citations", "near")]
    assert {*REPORT["properties"], *fields, *below[0], *below[1]} <= set(listed)


@pytest.mark.parametrize(
    "sentence",
    [
        "全市制定发布地方标准1299项，较“十三五”时期增长39.5%。",
        "2025年，全市认定登记技术合同成交额9865亿元。",
        "截至2025年底，全市有效发明专利量达74.8万件。",
    ],
)
def test_the_city_that_is_spoken_of_stands_in_no_citys_stead(sentence: str) -> None:
    assert Checker.load().check(sentence).verdict in ("supported", "partial", "unverified")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("北京市市场监督管理局党组书记、局长高东念在论坛上介绍了首都标准化工作成果。", "conflict"),
        ("北京市市场监督管理局局长高东念介绍了情况。", "conflict"),
        ("天津市市场监督管理局党组书记、局长高东念介绍了情况。", "unverified"),
    ],
)
def test_an_office_of_several_parts_given_to_another_name(sentence: str, verdict: str) -> None:
    report = Checker.load().check(sentence)
    assert report.verdict == verdict
    assert [f.text for f in report.findings if f.verdict == "conflict"] == (["高东念"] if verdict == "conflict" else [])
