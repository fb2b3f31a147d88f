"""Findings that are lived with: known by their words however they move, as often as they were met."""

from __future__ import annotations

import json

import pytest

from zgccheck.baseline import dumps, loads
from zgccheck.errors import InputError
from zgccheck.model import Finding, Report


def report(text: str, words: str = "3件", verdict: str = "conflict", claim: str | None = "c") -> Report:
    finding = Finding(verdict, 1, 3, words, "quantity", "quantity-mismatch", {"zh": "x"}, claim)  # type: ignore[arg-type]
    return Report(text, finding.verdict, True, (finding,))


def test_what_was_met_is_held_wherever_it_stands() -> None:
    baseline = loads(dumps([("a.md", report("共3件。"))]), "b")
    assert baseline.aside(report("共3件。"), 0) == "baseline"


@pytest.mark.parametrize("other", [report("共有3件。"), report("共3件。", "2件"), report("共3件。", claim="d")])
def test_another_sentence_word_or_claim_is_new(other: Report) -> None:
    assert loads(dumps([("a.md", report("共3件。"))]), "b").aside(other, 0) == ""


def test_it_holds_as_often_as_it_was_met() -> None:
    baseline = loads(dumps([("a.md", report("共3件。")), ("b.md", report("共3件。"))]), "b")
    assert [baseline.aside(report("共3件。"), 0) for _ in range(3)] == ["baseline", "baseline", ""]


def test_what_is_supported_is_not_held() -> None:
    assert json.loads(dumps([("a.md", report("共3件。", verdict="supported"))]))["findings"] == []


def test_what_no_longer_occurs_is_counted_for_the_files_that_were_read() -> None:
    baseline = loads(dumps([("a.md", report("共3件。")), ("b.md", report("共4件。"))]), "b")
    assert baseline.gone(["a.md"]) == 1
    assert baseline.gone(["a.md", "b.md"]) == 2
    baseline.aside(report("共3件。"), 0)
    assert baseline.gone(["a.md"]) == 0


def test_it_is_the_same_text_whatever_the_order() -> None:
    rows = [("a.md", report("共3件。")), ("b.md", report("共4件。", claim=None))]
    assert dumps(rows) == dumps(rows[::-1])


def test_lines_are_no_part_of_it() -> None:
    [row] = json.loads(dumps([("a.md", report("共3件。"))]))["findings"]
    assert set(row) == {"path", "text", "words", "reason", "claim", "count"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "b:1:2: no JSON"),
        ("[]", "b: no zgccheck/baseline@1"),
        ('{"schema": "zgccheck/baseline@2", "findings": []}', "b: no zgccheck/baseline@1"),
        ('{"schema": "zgccheck/baseline@1", "findings": [{}]}', "finding 1 has not exactly"),
        ("[" * 100_000, "b: "),
        (
            '{"schema": "zgccheck/baseline@1", "findings": [{"path": "a", "text": "", "words": "", "reason": "",'
            ' "claim": "", "count": 0}]}',
            "finding 1",
        ),
    ],
)
def test_what_is_no_baseline_is_said(text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        loads(text, "b")
    assert told in str(error.value)
