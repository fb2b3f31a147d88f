"""The closed list of reasons: what the code can say, what is documented of it, and the examples, which are run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from zgccheck import Checker, compare, reasons, slots
from zgccheck.model import Quantity, Rank, TimeSpan
from zgccheck.reasons import Example
from zgccheck.say import REASONS
from zgccheck.trace import Trace

PACKAGE = Path(__file__).parent.parent / "zgccheck"
REASON_AT = {"Outcome": 1, "Slot": 3, "_slot": 2, "_cue": 2, "Ruling": 3, "_finding": 3}
"""Where calls that carry a reason carry it."""


def words(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can come to; of an f-string, what it ends in behind an asterisk."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from words(value.body)
        yield from words(value.orelse)
    elif isinstance(value, ast.Tuple):
        for part in value.elts:
            yield from words(part)
    elif isinstance(value, ast.JoinedStr) and isinstance(last := value.values[-1], ast.Constant):
        yield f"*{last.value!s}"


def said() -> dict[str, str]:
    """Every reason that the engine's source can give, with a place that gives it."""
    found: dict[str, str] = {}
    for file in sorted(PACKAGE.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            given: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                at = REASON_AT.get(name, len(node.args))
                given = [*node.args[at : at + 1], *(k.value for k in node.keywords if k.arg == "reason")]
            elif isinstance(node, ast.Assign) and any("reason" in ast.unparse(target) for target in node.targets):
                given = [node.value]
            elif isinstance(node, ast.Return) and file.name == "check.py" and isinstance(node.value, ast.Tuple):
                given = [node.value.elts[0]]
            for value in given:
                found |= dict.fromkeys(words(value), f"{file.name}:{value.lineno}")
    return found


def test_the_code_gives_listed_reasons_only_and_every_listed_one() -> None:
    found = said()
    assert {"quantity-mismatch", "no-claim", "more-precise-than-source", "status", "*-mismatch"} <= set(found)
    names = {name for name in found if "-" in name and not name.startswith("*")} | {
        "agrees",
        "rounded",
        "polarity",
        "status",
    }
    assert names <= set(REASONS), {name: found[name] for name in names - set(REASONS)}
    made = {name for name in REASONS if name.endswith("-mismatch")}
    assert set(REASONS) - names <= made


def test_every_name_of_a_slot_that_can_differ_is_listed() -> None:
    from zgccheck import rivals

    function = next(
        node
        for node in ast.walk(ast.parse(Path(rivals.__file__).read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name == "slot_name"
    )
    table = next(node for node in ast.walk(function) if isinstance(node, ast.Dict))
    kinds = {ast.literal_eval(value) for value in table.values if value is not None} | {"term", "place"}
    assert {f"{kind}-mismatch" for kind in kinds} <= set(REASONS)


def test_a_page_for_each_reason_and_none_besides() -> None:
    files = {file.stem for file in (PACKAGE / "reasons").glob("*.yaml")}
    assert files == set(REASONS)
    for name in reasons.names():
        page = reasons.load(name)
        assert page.shown in ("finding", "explanation")
        assert page.examples, name
        assert any(example.reason == name for example in page.examples) or page.shown == "explanation"
        for told in (page.title, page.meaning, page.advice):
            assert told["zh"] and told["en"] and told["zh"] != told["en"]


EXAMPLES = [(name, example) for name in reasons.names() for example in reasons.load(name).examples]


def example_id(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "sentence", "") or getattr(value, "draft", "")


@pytest.mark.parametrize(("name", "example"), [e for e in EXAMPLES if e[1].sentence], ids=example_id)
def test_an_example_gets_its_verdict_and_reason(name: str, example: Example, checker: Checker) -> None:
    trace = checker.explain(example.sentence)
    report = trace.report
    assert report.verdict == example.verdict
    if reasons.load(name).shown == "explanation":
        assert name in considered(trace)
        assert name not in {finding.reason for finding in report.findings}
        if example.reason == name:
            return
    found = [finding.text for finding in report.findings if finding.reason == example.reason]
    assert found
    assert not example.words or example.words in found


def considered(trace: Trace) -> set[str]:
    return {term.reason for tried in trace.tried for term in tried.terms} | {tried.reason for tried in trace.tried}


@pytest.mark.parametrize(("name", "example"), [e for e in EXAMPLES if e[1].draft], ids=example_id)
def test_two_wordings_relate_as_their_example_says(name: str, example: Example) -> None:
    draft, source = (slots.read(text)[0].value for text in (example.draft, example.source))
    if isinstance(draft, Quantity) and isinstance(source, Quantity):
        outcome = compare.quantity(draft, source)
    elif isinstance(draft, TimeSpan) and isinstance(source, TimeSpan):
        outcome = compare.time(draft, source)
    else:
        assert isinstance(draft, Rank)
        assert isinstance(source, Rank)
        outcome = compare.rank(draft, source)
    assert (outcome.relation, outcome.reason) == (example.relation, name)
