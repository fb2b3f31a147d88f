"""The package's shape: imports point one way, each third-party package has one home, the core touches nothing outside."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "zgccheck"

# A part (a module, or a package taken as one) imports only from parts of the rows above its own.
ORDER = (
    (
        "model",
        "bodies",
        "errors",
        "plain",
        "traditional",
        "variants",
    ),  # values; the one error that a person can mend; data with its place; tables
    (
        "text",
        "clean",
        "lang",
        "places",
        "lists",
        "decode",
        "comment",
        "traced",
        "marking",
    ),  # text and tables; they know no claims
    ("trace", "wording"),  # of an explanation
    ("inline", "splice", "tags"),  # what is read of a manuscript, and the way back to its bytes
    ("slots", "lexicon", "compare", "strictyaml", "stricttoml", "anchor"),  # readings, names, relations; YAML; spans
    (
        "reading",
        "store",
        "column",
        "restyle",
        "globs",
        "quoted",
    ),  # a sentence read; a base read; a value in another's hand
    ("table", "index", "cite", "people", "canon", "census"),
    ("manuscripts", "fact", "retrieve", "titles", "lint", "coverage", "draft"),  # both sides, made comparable
    ("forms", "directed"),
    ("heads",),  # two of one kind
    ("evaluation", "reanchor", "outright"),
    ("find", "align"),
    ("figures", "times", "rivals", "members", "reported"),  # one claim's slots in one draft, kind by kind
    ("opposed", "speech", "standins", "bound"),
    ("replaced", "conflicts"),  # what stands in a word's place; which wrong slots are conflicts
    ("words",),
    ("judge", "verdict", "say", "uncurated"),  # all of one claim; its outcome; what is said of it
    ("occasion",),  # what happened on a date
    ("likeness",),  # how like the words around two figures are
    ("story",),  # a document as it is
    ("apart",),  # what parts two figures
    # what a document without a curator says in a figure's place; a claim that speaks for it; two exchanged; told in one breath;
    # of another year or place
    ("counterpart", "outdone", "crossed", "along", "usurped", "elsewhen"),
    ("faults",),  # one is enough
    ("contest", "finding", "unclaimed", "rows", "english"),  # all claims against each other; what is found; English
    ("course", "reasons", "parse"),  # of one sentence; what is documented; what is read
    ("explain", "context", "carry", "amended"),
    ("check", "config", "turns"),
    ("scan",),
    ("directives", "baseline", "changes", "fix"),  # what a person settles about a scan
    (
        "layout",
        "imprint",
        "marked",
        "stylesheet",
        "view",
    ),  # lines of a terminal; a source by name; a text with its findings
    ("byline",),
    ("reference",),  # a document as it is cited
    ("diagnostic", "quotation", "narrate"),  # a finding as other tools take it; how it came to a report, for a person
    ("overview",),
    ("formats",),
    ("citations", "backing"),  # references in the styles that editors ask for; what backs a statement
    ("footnotes",),  # how they stand in a manuscript
    ("placement", "annotate"),  # where references go; a manuscript with them
    ("cli",),
    ("__main__",),
)
RANK = {part: row for row, parts in enumerate(ORDER) for part in parts}

HOMES = {
    "rapidfuzz": {
        "retrieve",
        "align",
        "find",
        "forms",
        "figures",
        "members",
        "replaced",
        "speech",
        "reported",
        "titles",
        "anchor",
    },
    "yaml": {"strictyaml"},
    "typer": {"cli"},
    "rich": {"layout"},
    "pdfminer": {"manuscripts"},
}
SHOWING = {
    "layout",
    "imprint",
    "marked",
    "stylesheet",
    "diagnostic",
    "overview",
    "quotation",
    "view",
    "trace",
    "wording",
    "narrate",
    "byline",
    "reference",
    "citations",
    "formats",
}
PRESENTATION = {"model", "errors", "text", "clean", "say", "reasons", "restyle", "manuscripts"} | SHOWING
"""All that a format may know: what is shown, in which words, and how."""

FILES = {"store", "index", "reanchor", "reasons", "cli"}
"""Parts that open files: the base is read in `store` and `index`, and written again by `reanchor` and the command; `reasons`
reads its own pages."""
PATHS = FILES | {"lint", "check", "uncurated"}
"""Parts that may hand a path on."""
OUTSIDE = {
    "asyncio", "fcntl", "glob", "http", "logging", "multiprocessing", "os", "pickle", "random", "secrets", "select",
    "shelve", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
"""Of the standard library: clocks, files, processes, networks, chance, and state that is not plain data. `datetime` also
does the calendar's sums, so there it is the calls that are looked for."""


def part(file: Path) -> str:
    inside = file.relative_to(PACKAGE).parts
    return inside[0].removesuffix(".py")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        if "data" not in file.relative_to(PACKAGE).parts[:-1]:
            yield file, ast.parse(file.read_text("utf-8"), str(file))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Dotted names of everything that is imported anywhere in a module: `from a import b` gives a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def inside(name: str) -> str | None:
    """The part of this package that a dotted name belongs to; the package's own names (Checker) have none."""
    words = name.split(".")
    if words[0] != "zgccheck" or len(words) == 1:
        return None
    own = (PACKAGE / f"{words[1]}.py").is_file() or (PACKAGE / words[1]).is_dir()
    return words[1] if own else None


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part(file) for file, _ in sources()} - {"__init__"} == set(RANK)
    assert len(RANK) == sum(map(len, ORDER))


def test_imports_point_one_way() -> None:
    wrong = []
    for file, tree in sources():
        here = part(file)
        if here == "__init__":
            continue
        for line, name in imported(tree):
            there = inside(name)
            if there in RANK and there != here and RANK[there] >= RANK.get(here, len(ORDER)):
                wrong.append(f"{file}:{line}: {here} imports {there}")
    assert not wrong, "\n".join(wrong)


def test_a_format_knows_only_what_is_shown() -> None:
    for file, tree in sources():
        if part(file) in SHOWING:
            known = {there for _, name in imported(tree) if (there := inside(name)) is not None}
            assert known <= PRESENTATION, file


def test_the_package_loads_its_engine_when_asked() -> None:
    code = "import sys, zgccheck; print(*(m for m in sys.modules if m.startswith('zgccheck.') or m in ('yaml', 'rapidfuzz')))"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.split() == []


def test_each_third_party_package_has_one_home() -> None:
    found: dict[str, set[str]] = {}
    for file, tree in sources():
        for _, name in imported(tree):
            top = name.split(".")[0]
            if top != "zgccheck" and top not in sys.stdlib_module_names:
                found.setdefault(top, set()).add(part(file))
    assert found == HOMES


def test_the_homes_are_the_dependencies() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    requirements = project["dependencies"] + [one for extra in extras.keys() - {"dev"} for one in extras[extra]]
    names = {requirement.split(">")[0].split("<")[0].split("=")[0] for requirement in requirements}
    assert names == {{"yaml": "pyyaml", "pdfminer": "pdfminer.six"}.get(name, name) for name in HOMES}


@pytest.mark.parametrize("rules", ["modules", "calls"])
def test_only_a_few_parts_reach_outside(rules: str) -> None:
    """No file, clock, terminal, process or chance in what decides; what reads the base has no clock or terminal either."""
    wrong = []
    for file, tree in sources():
        here = part(file)
        if here in ("cli", "__main__"):
            continue
        if rules == "modules":
            for line, name in imported(tree):
                top = name.split(".")[0]
                if top in OUTSIDE or (top == "pathlib" and here not in PATHS):
                    wrong.append(f"{file}:{line}: imports {top}")
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and reaches(node.func, here):
                wrong.append(f"{file}:{node.lineno}: {ast.unparse(node.func)}()")
    assert not wrong, "\n".join(wrong)


def reaches(called: ast.expr, here: str) -> bool:
    if isinstance(called, ast.Name):
        return called.id in ("print", "input", "breakpoint", "eval", "exec", "open")
    if not isinstance(called, ast.Attribute):
        return False
    clock = ("now", "utcnow", "today", "fromtimestamp")
    moved = ("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "rename", "mkdir", "touch")
    return called.attr in clock or (called.attr in moved and here not in FILES)


def test_numbers_that_are_compared_are_decimal() -> None:
    for file, tree in sources():
        if part(file) in ("slots", "compare"):
            for node in ast.walk(tree):
                literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
                made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
                assert not literal and not made, f"{file}:{getattr(node, 'lineno', 0)}"
