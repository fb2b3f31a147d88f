"""Corrections: only what is certain, in the manuscript's hand, and proven by reading the sentence again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from zgccheck import Checker, manuscripts
from zgccheck.fix import fixes, unsettled
from zgccheck.model import Dispute, Finding, Report, Tally
from zgccheck.scan import checked

MANUSCRIPTS = Path(__file__).parent / "data" / "manuscripts"


def mended(text: str, checker: Checker, path: str = "a.md") -> str:
    manuscript = manuscripts.read(text.encode(), path)
    found = [
        fix
        for sentence, report in checked(manuscript, checker, Tally())
        for fix in fixes(manuscript, sentence, report, checker, unsettled(checker.base))
    ]
    return manuscripts.edit(text.encode(), manuscript, [(fix.start, fix.end, fix.new) for fix in found]).decode()


@pytest.fixture
def library_checker(library: Path) -> Checker:
    return Checker.load(library)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("青溪市图书馆藏书量达421万册。", "青溪市图书馆藏书量达412万册。"),
        ("青溪市图书馆藏书量达4,210,000册。", "青溪市图书馆藏书量达4,120,000册。"),
        ("青溪市图书馆藏书量达４２１万册。", "青溪市图书馆藏书量达４１２万册。"),
        ("青溪市图书馆藏书量达四百二十一万册。", "青溪市图书馆藏书量达四百一十二万册。"),
        ("青溪市图书馆藏书量达**421**万册。", "青溪市图书馆藏书量达**412**万册。"),
        ("青溪市图书馆新馆拟于2034年6月开放。", "青溪市图书馆新馆拟于2033年6月开放。"),
        ("| 机构 | 藏书量 |\n| --- | --- |\n| 青溪市图书馆 | 421万册 |\n", "| 机构 | 藏书量 |\n| --- | --- |\n| 青溪市图书馆 | 412万册 |\n"),
    ],
)  # fmt: skip
def test_a_wrong_value_becomes_the_sources_in_the_manuscripts_hand(
    wrong: str, right: str, library_checker: Checker
) -> None:
    assert mended(wrong, library_checker) == right
    assert mended(right, library_checker) == right


@pytest.mark.parametrize(
    "text",
    [
        "青溪市图书馆藏书量达412万册。",
        "青溪市图书馆新馆已于2033年6月开放。",  # told as done
        "青溪市图书馆今年办了12场讲座。",  # nothing speaks to it
        "```\n青溪市图书馆藏书量达421万册。\n```\n",
    ],
)
def test_what_is_not_certain_stays(text: str, library_checker: Checker) -> None:
    assert mended(text, library_checker) == text


class Told:
    """A checker that says what it is told of a text, and agrees with any other."""

    def __init__(self, told: dict[str, tuple[Finding, ...]], other: Callable[[str], tuple[Finding, ...]]) -> None:
        self.told, self.other = told, other

    def check(self, sentence: str, *, before: Sequence[str] = (), headings: Sequence[str] = ()) -> Report:
        findings = self.told.get(sentence, ()) or self.other(sentence)
        worst = "conflict" if any(one.verdict == "conflict" for one in findings) else "supported"
        return Report(sentence, worst, True, findings)  # type: ignore[arg-type]


WRONG = Finding("conflict", 1, 3, "3件", "quantity", "quantity-mismatch", {"zh": "x"}, "c", "4件")
RIGHT = Finding("supported", 0, 3, "共4件", "quantity", "agrees", {"zh": "x"}, "c", "4件")


def proposed(*found: Finding, after: tuple[Finding, ...] = (RIGHT,), held: frozenset[str] = frozenset()) -> list[str]:
    manuscript = manuscripts.read("共3件。".encode(), "a.md")
    checker = Told({"共3件。": found}, lambda text: after)
    [(sentence, report)] = checked(manuscript, checker, Tally())
    return [fix.new for fix in fixes(manuscript, sentence, report, checker, held)]


def test_a_certain_finding_is_mended() -> None:
    assert proposed(WRONG) == ["4件"]


@pytest.mark.parametrize(
    "finding",
    [
        replace(WRONG, curated=False),
        replace(WRONG, expected=None),
        replace(WRONG, expected="共有4件左右的东西"),
        replace(WRONG, reason="direction-mismatch"),
        replace(WRONG, slot="place"),
        replace(WRONG, verdict="unverified"),
    ],
)
def test_an_uncertain_finding_is_not(finding: Finding) -> None:
    assert proposed(finding) == []


def test_two_conflicts_at_one_place_settle_nothing() -> None:
    assert proposed(WRONG, replace(WRONG, claim="d", expected="5件")) == []


def test_a_disputed_claim_mends_nothing(library_checker: Checker) -> None:
    assert proposed(WRONG, held=frozenset({"c"})) == []
    base = library_checker.base
    disputed = replace(base, disputes={"d": Dispute("d", ("library-holdings", "library-readers-2031"), "x")})
    assert "library-holdings" in unsettled(disputed)


def test_a_misprinted_passage_mends_nothing(library_checker: Checker) -> None:
    base = library_checker.base
    claim = base.claims["library-holdings"]
    for kind, held in (("probable-misprint", True), ("misprint", True), ("layout", False)):
        claims = {**base.claims, claim.id: replace(claim, note={"kind": kind})}
        assert (claim.id in unsettled(replace(base, claims=claims))) is held


def test_a_fix_that_does_not_read_back_is_not_made() -> None:
    assert proposed(WRONG, after=(replace(WRONG, text="4件"),)) == []
    assert proposed(WRONG, after=(replace(RIGHT, claim="d"),)) == []
    assert proposed(WRONG, after=(replace(RIGHT, verdict="unverified"),)) == []


@pytest.mark.parametrize("name", ["m1.md", "m2.txt"])
def test_corrected_manuscripts_have_as_many_conflicts_fewer(name: str, checker: Checker) -> None:
    data = (MANUSCRIPTS / name).read_bytes()
    manuscript = manuscripts.read(data, name)
    pairs = list(checked(manuscript, checker, Tally()))
    found = [fix for one, report in pairs for fix in fixes(manuscript, one, report, checker, unsettled(checker.base))]
    assert found
    again = manuscripts.read(manuscripts.edit(data, manuscript, [(fix.start, fix.end, fix.new) for fix in found]), name)
    left = [finding for _, report in checked(again, checker, Tally()) for finding in report.findings]
    before = [finding for _, report in pairs for finding in report.findings]
    assert conflicts(left) == conflicts(before) - len(found)


def conflicts(found: list[Finding]) -> int:
    return sum(finding.verdict == "conflict" for finding in found)
