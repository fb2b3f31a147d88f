"""The claims base that ships with the package: proven against its sources, and against the checker itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from zgccheck import Checker, Report, index, lint, store
from zgccheck.model import Passage
from zgccheck.say import REASONS

ROOT = Path(__file__).parent.parent

# Claims whose own statement the checker cannot bear out, by id, each with the reason.
SILENT: dict[str, str] = {}

# Of the examples that curators wrote: which share is told right, by label. A supported one that draws a conflict is a false
# alarm, and counts apart.
EXAMPLES_RIGHT = {"supported": 0.97, "conflict": 0.78, "unverified": 0.9}
EXAMPLES_FALSE_ALARMS = 1


@dataclass(frozen=True)
class Answers:
    """What the checker says of every statement (by claim) and of every passage (by claim and number)."""

    statements: Mapping[str, Report]
    passages: Mapping[tuple[str, int], Report]


@pytest.fixture(scope="module")
def answers(checker: Checker) -> Answers:
    claims = checker.base.claims.values()
    said: dict[str, Report] = {}
    for text in (text for claim in claims for text in (claim.statement, *(p.text for p in claim.passages))):
        if text not in said:
            said[text] = checker.check(text)
    return Answers(
        {claim.id: said[claim.statement] for claim in claims},
        {(claim.id, i): said[passage.text] for claim in claims for i, passage in enumerate(claim.passages)},
    )


def told(report: Report) -> str:
    """The findings of a report, one a line."""
    rows = [
        f"{f.verdict} {f.slot} {f.reason} «{f.text}» claim={f.claim} expected={f.expected}" for f in report.findings
    ]
    return "\n    ".join([f"{report.verdict}: {report.text}", *rows])


def test_lint_has_no_problem() -> None:
    assert [str(problem) for problem in lint.lint(ROOT)] == []


def test_the_files_are_in_their_written_form() -> None:
    stale = [file.name for file, text in lint.canonical_files(ROOT) if file.read_bytes() != text.encode()]
    assert not stale, "run `make claims`"


def test_the_index_says_what_the_yaml_says(checker: Checker) -> None:
    """All but the context of the spans, which serves re-anchoring alone, and stays in the YAML."""
    assert index.is_fresh(ROOT)
    written = store.load(ROOT).claims
    assert list(checker.index.claims) == list(written)
    for name, claim in checker.index.claims.items():
        assert replace(claim, passages=()) == replace(written[name], passages=())
        assert [placed(passage) for passage in claim.passages] == [
            placed(passage) for passage in written[name].passages
        ]


def placed(passage: Passage) -> list[tuple[str, int, int, str]]:
    return [(span.source, span.start, span.end, span.exact) for span in passage.spans]


def test_no_file_is_left_over() -> None:
    written = {file for file, _ in lint.canonical_files(ROOT)}
    assert set((ROOT / "claims").iterdir()) == {file for file in written if file.parent.name == "claims"}


def test_every_span_is_its_sources_slice() -> None:
    base = store.load(ROOT)
    spans = 0
    for claim in base.claims.values():
        for passage in claim.passages:
            text = base.sources[passage.source].text
            for span in passage.spans:
                assert text[span.start : span.end] == span.exact, claim.id
                assert text[: span.start].endswith(span.prefix), claim.id
                assert text[span.end :].startswith(span.suffix), claim.id
                spans += 1
    assert spans >= len(base.claims) > 0


def test_every_source_speaks_and_every_file_is_listed(checker: Checker) -> None:
    cited = {passage.source for claim in checker.base.claims.values() for passage in claim.passages}
    assert cited == set(checker.base.sources)
    documents = {file.name for file in (ROOT / "seeds").glob("*.txt")}
    assert documents == {source.path for source in checker.base.sources.values()}


def test_key_and_value_are_apart() -> None:
    for claim in store.load(ROOT).claims.values():
        assert set(claim.key).isdisjoint(claim.value), claim.id
        assert claim.statement_en, claim.id


def test_a_claims_statement_is_borne_out_by_itself(answers: Answers) -> None:
    silent = {
        name: report
        for name, report in answers.statements.items()
        if not any(f.claim == name and f.verdict in ("supported", "disputed") for f in report.findings)
    }
    new = [f"{name}: {told(report)}" for name, report in silent.items() if name not in SILENT]
    assert not new, "\n".join(new)
    assert set(SILENT) <= set(silent), f"borne out by now, take them out of SILENT: {set(SILENT) - set(silent)}"


def test_no_claim_conflicts_with_the_base(answers: Answers) -> None:
    wrong = [f"{name}: {told(report)}" for name, report in answers.statements.items() if report.verdict == "conflict"]
    assert not wrong, "\n".join(wrong)


def test_no_passage_conflicts_with_the_base(answers: Answers) -> None:
    wrong = {report.text: report for report in answers.passages.values() if report.verdict == "conflict"}
    assert not wrong, "\n".join(map(told, wrong.values()))


def test_every_reason_is_on_the_list(answers: Answers) -> None:
    reports = [*answers.statements.values(), *answers.passages.values()]
    assert {finding.reason for report in reports for finding in report.findings} <= set(REASONS)


def test_most_examples_come_out_as_they_are_labelled(checker: Checker) -> None:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong, alarms = [], []
    for claim in checker.base.claims.values():
        for label, texts in claim.examples.items():
            for text in texts:
                report = checker.check(text)
                own = any(f.verdict == label and f.claim == claim.id for f in report.findings)
                told_right = report.verdict == label if label == "unverified" else own
                total[label] += 1
                right[label] += told_right
                if not told_right:
                    wrong.append(f"{claim.id}, {label}: {told(report)}")
                if label != "conflict" and report.verdict == "conflict":
                    alarms.append(f"{claim.id}, {label}: {told(report)}")
    assert len(alarms) <= EXAMPLES_FALSE_ALARMS, "\n".join(alarms)
    assert all(right[label] >= EXAMPLES_RIGHT[label] * total[label] for label in total), "\n".join(wrong)
