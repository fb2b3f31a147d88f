"""Settings: strictly read, with a place for every mistake; the nearest file counts, and what an override says of a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zgccheck.cli.settings import Settings
from zgccheck.config import KEYS, load
from zgccheck.errors import InputError
from zgccheck.stricttoml import dump


def said(text: str, path: str = "zgccheck.toml") -> str:
    with pytest.raises(InputError) as error:
        load(text, path)
    return str(error.value)


def test_settings_are_read_with_their_lines() -> None:
    config = load('# x\nfail-on = "disputed"\nexact = true\n', "zgccheck.toml")
    assert config is not None
    assert (config.values["fail-on"].value, config.values["fail-on"].origin) == ("disputed", "zgccheck.toml:2")
    assert config.values["exact"].origin == "zgccheck.toml:3"


def test_pyproject_has_a_table_of_ours() -> None:
    config = load('[project]\nname = "x"\n[tool.zgccheck]\njobs = 2\n', "pyproject.toml")
    assert config is not None and config.values["jobs"].origin == "pyproject.toml:4"
    assert load('[project]\nname = "x"\n', "pyproject.toml") is None
    assert load("[tool.zgccheck-other]\n", "pyproject.toml") is None


def test_an_override_holds_for_its_paths_and_the_last_one_counts() -> None:
    config = load(
        'exact = true\n[[overrides]]\npaths = ["旧稿/", "*.txt"]\nexact = false\n[[overrides]]\npaths = ["旧稿/新.txt"]\n'
        'fail-on = "never"\nignore = ["hedge-dropped"]\n',
        "zgccheck.toml",
    )
    assert config is not None
    assert config.at("稿.md")["exact"].value is True
    assert config.at("旧稿/稿.md")["exact"].value is False
    assert config.at("旧稿/稿.md")["exact"].origin == "zgccheck.toml:4"
    assert config.at("旧稿/新.txt")["fail-on"].value == "never"
    assert config.at("旧稿/新.txt")["ignore"].value == ["hedge-dropped"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nfail_on = "never"\n', "zgccheck.toml:2: unknown key 'fail_on' (did you mean fail-on? known: base, format"),
        ('fail-on = "bad"', 'zgccheck.toml:1: fail-on: "bad" is not one of conflict, disputed'),
        ("exact = 1", "zgccheck.toml:1: exact: 1 is not true or false"),
        ("jobs = -1", "zgccheck.toml:1: jobs: -1 is not a number, 0 or more"),
        ("jobs = true", "zgccheck.toml:1: jobs: true is not a number"),
        ('include = "*.md"', 'zgccheck.toml:1: include: "*.md" is not a list of strings'),
        ('ignore = ["nonsense"]', "zgccheck.toml:1: ignore:"),
        ("base = 3", "zgccheck.toml:1: base: 3 is not a string"),
        ("a = ", "zgccheck.toml:1: no TOML"),
        ("a = [1 2]", "zgccheck.toml:1:8: no TOML"),
        ("[[overrides]]\nexact = true\n", "zgccheck.toml:1: an override says for which paths"),
        ('[[overrides]]\npaths = ["*"]\njobs = 2\n', "zgccheck.toml:3: jobs holds for all paths"),
        (
            '[[overrides]]\npaths = ["*"]\n\n[[overrides]]\npaths = ["*"]\nexakt = true\n',
            "zgccheck.toml:6: unknown key",
        ),
        ("overrides = 3", "zgccheck.toml:1: overrides is a list of tables"),
    ],
)
def test_a_mistake_has_its_place(text: str, told: str) -> None:
    assert told in said(text)


def test_a_mistake_in_pyproject_has_its_place() -> None:
    text = '[tool.other]\nexakt = 1\n[tool.zgccheck]\nexakt = 1\n[[tool.zgccheck.overrides]]\npaths = ["*"]\n'
    assert said(text, "pyproject.toml").startswith("pyproject.toml:4: unknown key 'exakt'")


@pytest.mark.parametrize("value", [True, 3, "a", '"\\\n', ["a", "b"], []])
def test_values_are_shown_as_toml_writes_them(value: object) -> None:
    import tomllib

    assert tomllib.loads(f"x = {dump(value)}")["x"] == value


def test_every_default_is_a_value_that_would_be_accepted() -> None:
    lines = "".join(f"{name} = {dump(key.default)}\n" for name, key in KEYS.items())
    config = load(lines, "zgccheck.toml")
    assert config is not None and {name: value.value for name, value in config.values.items()} == {
        name: key.default for name, key in KEYS.items()
    }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drafts" / "old").mkdir(parents=True)
    (tmp_path / "zgccheck.toml").write_text(
        'base = "library"\nexact = true\nexclude = ["old/*.txt"]\n[[overrides]]\npaths = ["drafts/a.md"]\nfail-on = "never"\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_settings_are_found_upward(project: Path) -> None:
    values = Settings(["drafts/a.md"]).at("drafts/a.md")
    assert (values["exact"].value, values["exact"].origin) == (True, "zgccheck.toml:2")
    assert values["fail-on"].value == "never"
    assert Settings(["drafts/b.md"]).at("drafts/b.md")["fail-on"].value == "conflict"


def test_the_command_line_beats_the_file(project: Path) -> None:
    values = Settings(["drafts/a.md"], {"fail-on": "disputed", "exact": False}).at("drafts/a.md")
    assert (values["fail-on"].value, values["fail-on"].origin) == ("disputed", "--fail-on")
    assert values["exact"].value is False


def test_a_file_of_settings_can_be_left_aside(project: Path) -> None:
    assert Settings(["drafts/a.md"], isolated=True).at("drafts/a.md")["exact"].value is False


def test_a_path_counts_from_the_file_that_has_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "drafts")
    assert os.path.realpath(Settings(["a.md"]).path("base")) == str((project / "library").resolve())
    assert Settings(["a.md"], {"base": "mine"}).path("base") == "mine"


def test_the_nearest_file_counts_for_a_manuscript(project: Path) -> None:
    (project / "drafts" / "zgccheck.toml").write_text('revisions = "reject"\njobs = 4\n')
    settings = Settings(["drafts/a.md", "b.md"])
    values = settings.at("drafts/a.md")
    assert (values["revisions"].value, values["exact"].value) == ("reject", False)
    assert values["jobs"].value == 1
    assert list(settings.aside) == [os.path.join("drafts", "zgccheck.toml")]


def test_globs_leave_out_and_take_in(project: Path) -> None:
    settings = Settings(["."])
    assert settings.takes("drafts/a.md", False)
    assert not settings.takes("drafts/a.rst", False)
    assert not settings.takes("old/a.txt", False)
    mine = Settings(["."], {"include": ["*.rst"], "exclude": ["drafts/old"]})
    assert mine.takes("a.rst", False)
    assert not mine.takes("a.md", False)
    assert not mine.takes("drafts/old", True)
