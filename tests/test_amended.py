"""What is right beside a fault: the sentence is read once more with the fault put right."""

from __future__ import annotations

import pytest

from zgccheck import Checker
from zgccheck.amended import amend
from zgccheck.model import Finding


def beside(checker: Checker, sentence: str) -> list[Finding]:
    """The findings that hold once the faults are put right."""
    findings = checker.check(sentence).findings
    return [finding for finding in findings if any("更正后核对" in note["zh"] for note in finding.notes)]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("诺诚健华与Prolium的合作总金额超过20亿美元。", "innocare-zenas-amount"),
        ("《2024年全球创新指数报告》显示，我国拥有24个全球百强创新集群。", "gii-2025-china-top-100-clusters"),
        ("上海市有效发明专利量达74.8万件。", "bj-valid-invention-patents-2025"),
        ("2025年，北京市有效发明专利量达74.8万件。", ""),
        ("2025年，北京市有效发明专利量达84.7万件。", ""),
    ],
)
def test_the_rest_of_a_sentence_is_borne_out_beside_a_wrong_name(checker: Checker, sentence: str, claim: str) -> None:
    assert {finding.claim for finding in beside(checker, sentence)} == ({claim} if claim else set())


def test_a_finding_beside_a_fault_stands_in_the_sentence_as_it_was(checker: Checker) -> None:
    sentence = "《2024年全球创新指数报告》显示，我国拥有24个全球百强创新集群。"
    (found,) = beside(checker, sentence)
    assert (found.verdict, sentence[found.start : found.end]) == ("supported", found.text)
    assert found.text == "我国拥有24个"


def test_a_fault_is_told_once_with_all_that_speaks_against_it(checker: Checker) -> None:
    sentence = "新里程中科技术有限公司总经理任小刚说，京津冀协同发展为企业技术落地和产业化提供重要支撑。"
    wrong = [finding for finding in checker.check(sentence).findings if finding.verdict == "conflict"]
    assert [(finding.text, finding.expected) for finding in wrong] == [("任小刚", "任晓刚")]
    cited = [(citation.source, citation.start, citation.end) for citation in wrong[0].citations]
    assert len(set(cited)) == len(cited) > 1


def test_an_office_is_not_borne_out_for_the_one_who_does_not_hold_it(checker: Checker) -> None:
    findings = checker.check("新里程中科技术有限公司总经理任小刚说，这项技术前景广阔。").findings
    assert [finding.verdict for finding in findings] == ["conflict"]


def test_what_is_put_right_is_the_suggestion_itself(checker: Checker) -> None:
    report = checker.check("截至2025年年底，北京市有效发明专利量达84.7万件。")
    amended = amend(report)
    assert amended is not None and amended.text == "截至2025年年底，北京市有效发明专利量达74.8万件。"
    assert [amended.original(at) for at in (0, 21, 23, 27, 28)] == [0, 21, 27, 27, 28]


def test_a_right_sentence_is_read_once(checker: Checker) -> None:
    assert amend(checker.check("截至2025年年底，北京市有效发明专利量达74.8万件。")) is None
