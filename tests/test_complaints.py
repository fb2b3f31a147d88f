"""What is wrong is said in the reader's language: the table of messages holds every message that the package can raise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zgccheck.cli import chinese, complaint
from zgccheck.errors import InputError

PACKAGE = Path(__file__).parents[1] / "zgccheck"
RAISERS = {"InputError", "BadParameter", "wrong", "refuse", "_refuse", "_error"}
"""What is called to make an error of input. All but the first hand their arguments on to it."""
AS_THEY_ARE = re.compile(r"[-\[{'\"].*|.*=.*|[a-z]+|references\.json|utf-8, .*|python -m .*", re.DOTALL)
"""Options, values and commands to copy."""


def _wordings(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """What an expression can say; a part that is computed stands as «·»."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "·" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _wordings(node.body, names)
        yield from _wordings(node.orelse, names)
    elif isinstance(node, ast.BinOp):
        yield from (left + right for left in _wordings(node.left, names) for right in _wordings(node.right, names))
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, ()):
            yield from _wordings(value, {})


def _said() -> list[tuple[str, str]]:
    """Each message or advice of each error of input, with where it is made."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            names: dict[str, list[ast.expr]] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    names.setdefault(node.targets[0].id, []).append(node.value)
            for node in ast.walk(function):
                if not isinstance(node, ast.Call):
                    continue
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called not in RAISERS:
                    continue
                given = [*node.args, *(word.value for word in node.keywords if word.arg == "fix")]
                for wording in (text for one in given for text in _wordings(one, names)):
                    if re.search("[a-z]", wording) and not AS_THEY_ARE.fullmatch(wording):
                        found.append((f"{file.relative_to(PACKAGE)}:{node.lineno}", wording))
    return sorted(set(found))


SAID = _said()


def test_messages_are_found() -> None:
    assert len(SAID) > 150


@pytest.mark.parametrize(("where", "wording"), SAID, ids=lambda one: one)
def test_a_message_has_its_chinese(where: str, wording: str) -> None:
    chinese_wording = chinese.message(wording)
    assert re.search("[一-鿿]", chinese_wording), where
    assert chinese_wording.count("·") == wording.count("·")


@pytest.mark.parametrize(("english", "wording"), chinese.MESSAGES.items())
def test_both_wordings_have_the_same_parts(english: str, wording: str) -> None:
    parts = len(re.findall(r"\{\*?\}", english))
    assert len(re.findall(r"\{\d?\}", wording)) == parts or wording == "{1} 不存在。"
    assert wording.format(*"·" * parts)


def test_a_part_keeps_its_place() -> None:
    assert chinese.message("no revision 'v1' in /a") == "/a 中没有版本 'v1'"
    assert chinese.message("'claims/a.yaml' is not UTF-8 at byte 7") == "'claims/a.yaml' 在第 7 字节起不是 UTF-8"


def test_a_part_that_is_a_message_is_one() -> None:
    assert chinese.message("not text but a picture") == "不是文本，而是图片"
    assert chinese.message("git: fatal: bad object") == "git 报告：fatal: bad object"


def test_a_message_that_is_not_known_stays() -> None:
    assert chinese.message("Input/output error") == "Input/output error"


@pytest.mark.parametrize(
    ("arguments", "locale", "expected"),
    [
        ([], "zh_CN.UTF-8", "zh"),
        ([], "en_GB.UTF-8", "en"),
        (["check", "--lang", "zh"], "en_GB.UTF-8", "zh"),
        (["check", "--lang=en"], "zh_CN.UTF-8", "en"),
        (["check", "--", "--lang", "zh"], "en_GB.UTF-8", "en"),
        (["check", "--lang"], "en_GB.UTF-8", "en"),
    ],
)
def test_the_language_is_that_of_the_command_line(
    arguments: list[str], locale: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["zgccheck", *arguments])
    monkeypatch.setenv("LC_ALL", locale)
    assert complaint.language() == expected


def test_an_error_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["zgccheck", "--lang", "zh"])
    error = InputError("not UTF-8 at byte 3", path="稿.txt", line=2, fix="name its encoding: --encoding")
    assert complaint.worded(error) == "稿.txt:2: 第 3 字节起不是 UTF-8（请用 --encoding 指明编码）"
    monkeypatch.setattr("sys.argv", ["zgccheck", "--lang", "en"])
    assert complaint.worded(error) == "稿.txt:2: not UTF-8 at byte 3 (name its encoding: --encoding)"
