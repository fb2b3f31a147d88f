"""What comments tell the checker: they count where they say, and what is wrong or idle in them is said."""

from __future__ import annotations

import pytest

from zgccheck import directives, manuscripts, scan
from zgccheck.model import Finding, Report
from zgccheck.say import REASONS


def read(text: str, path: str = "a.md") -> tuple[directives.Directives, scan.Lines, str]:
    manuscript = manuscripts.read(text.encode(), path)
    lines = scan.Lines(manuscript.text, path)
    return directives.read(manuscript, lines, REASONS), lines, manuscript.text


def finding(text: str, words: str, lines: scan.Lines, reason: str = "quantity-mismatch") -> Report:
    start = text.index(words)
    found = Finding("conflict", 0, len(words), words, "quantity", reason, {"zh": "x"})
    at = lines.place(start, start + len(words))
    return Report(words, "conflict", True, (found,), at, (at,))


def ignored(text: str, words: str, reason: str = "quantity-mismatch", path: str = "a.md") -> bool:
    found, lines, text = read(text, path)
    return found.aside(finding(text, words, lines, reason), 0) == "ignored"


def messages(text: str) -> list[tuple[str, bool]]:
    found, *_ = read(text)
    return [(problem.message["en"], problem.error) for problem in found.problems]


def test_an_ignore_counts_for_its_line() -> None:
    text = "共3件。 <!-- zgccheck: ignore quantity-mismatch because 约定 -->\n\n共4件。\n"
    assert ignored(text, "共3件")
    assert not ignored(text, "共4件")


def test_an_ignore_by_itself_counts_for_the_next_block() -> None:
    text = "共2件。\n\n<!-- zgccheck: ignore quantity-mismatch because 约定 -->\n\n共3件，\n共4件。\n\n共5件。\n"
    assert [ignored(text, words) for words in ("共2件", "共3件", "共4件", "共5件")] == [False, True, True, False]


def test_an_ignore_counts_for_the_reasons_that_it_names() -> None:
    text = "共3件。 <!-- zgccheck: ignore date-mismatch, rank-mismatch because 约定 -->\n"
    assert ignored(text, "共3件", "rank-mismatch")
    assert not ignored(text, "共3件")


@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.html"])
def test_comments_are_read_in_each_format(path: str) -> None:
    text = "<p>共3件。 <!-- zgccheck: ignore quantity-mismatch 因为 约定 --></p>\n"
    assert ignored(text, "共3件", path=path)


def test_nothing_is_checked_between_off_and_on() -> None:
    text = "共2件。\n\n<!-- zgccheck: off -->\n\n共3件。\n\n<!-- zgccheck: on -->\n\n共4件。\n"
    found, _, text = read(text)
    silent = [found.silent(text.index(words), text.index(words) + 3) for words in ("共2件", "共3件", "共4件")]
    assert silent == [False, True, False]
    assert list(found.unused()) == []


def test_off_without_on_holds_to_the_end() -> None:
    found, _, text = read("<!-- zgccheck: off -->\n\n共3件。\n")
    assert found.silent(text.index("共3件"), len(text))


@pytest.mark.parametrize(
    ("comment", "told", "error"),
    [
        ("ignore quantity-mismatch", "without because", True),
        ("ignore quantity-mismatch because", "without because", True),
        ("ignore quantity-mismatch because …", "without because", True),
        ("ignore because 约定", "without REASON", True),
        ("ignore quantity-mismatsh because 约定", "did you mean quantity-mismatch?", False),
        ("ignored", "unknown directive 'ignored'", False),
        ("on", "on where it is on already", False),
    ],
)
def test_what_is_wrong_is_said(comment: str, told: str, error: bool) -> None:
    [(message, is_error)] = messages(f"共3件。 <!-- zgccheck: {comment} -->\n")
    assert told in message
    assert is_error is error


def test_an_ignore_without_a_because_has_no_effect() -> None:
    assert not ignored("共3件。 <!-- zgccheck: ignore quantity-mismatch -->\n", "共3件")


def test_other_comments_say_nothing() -> None:
    assert messages("<!-- 值班编辑：请核对 -->\n共3件。\n") == []


def test_what_is_not_used_is_said() -> None:
    found, lines, text = read(
        "共3件。 <!-- zgccheck: ignore quantity-mismatch, date-mismatch because 约定 -->\n\n<!-- zgccheck: off -->\n"
    )
    found.aside(finding(text, "共3件", lines), 0)
    told = [problem.message["en"] for problem in found.unused()]
    assert told == ["unused: ignore date-mismatch", "off passes over no sentence"]


def test_what_is_supported_is_not_ignored() -> None:
    found, lines, text = read("共3件。 <!-- zgccheck: ignore agrees because 约定 -->\n")
    report = finding(text, "共3件", lines, "agrees")
    supported = Finding("supported", 0, 3, "共3件", "quantity", "agrees", {"zh": "x"})
    assert found.aside(Report("共3件", "supported", True, (supported,), report.place, report.places), 0) == ""
