"""Reading a base from disk: what is wrong is said with its place, and no path leads out of it."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zgccheck import canon, index, lint, store
from zgccheck.errors import InputError

ROOT = Path(__file__).parent.parent


def refusal(base: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        store.load(base)
    return caught.value


def set_path(base: Path, path: str) -> None:
    """Write another path for the first source. Line 4, column 9 of sources.yaml."""
    file = base / "seeds" / "sources.yaml"
    file.write_text(file.read_text("utf-8").replace('path: "north.txt"', f"path: {path}"), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("../../etc/passwd", "leaves the base"),
        ("../library/seeds/north.txt", "leaves the base"),
        ("/etc/passwd", "leaves the base"),
        ('"C:\\\\x"', "leaves the base"),
        ('"\\\\\\\\srv\\\\x"', "leaves the base"),
        ("a/../../b", "leaves the base"),
        (".", "leaves the base"),
        ('"sources/\\0x"', "control character U+0000"),
        ("nosuch.txt", "no such file"),
        ("~/north.txt", "no such file"),
        ('""', "'path' is missing"),
        pytest.param("x" * 300, "unusable path", id="too long"),
    ],
)
def test_p1_no_path_leads_out_of_the_base(library: Path, path: str, what: str) -> None:
    set_path(library, path)
    error = refusal(library)
    assert (error.path, error.line, error.column) == (str(library / "seeds" / "sources.yaml"), 4, 9)
    assert what in error.what


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../claims/library.yaml", "nothing-there"])
def test_p2_no_link_leads_out_of_the_base(library: Path, target: str) -> None:
    os.symlink(target, library / "seeds" / "link.txt")
    set_path(library, "link.txt")
    error = refusal(library)
    assert (error.line, error.column) == (4, 9)
    assert "leaves the base" in error.what or "no such file" in error.what


def test_p2_a_link_to_itself(library: Path) -> None:
    os.symlink("loop.txt", library / "seeds" / "loop.txt")
    set_path(library, "loop.txt")
    refusal(library)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("kind", ["directory", "pipe"])
def test_p2_only_files_are_opened(library: Path, kind: str) -> None:
    made = library / "seeds" / "made.txt"
    if kind == "directory":
        made.mkdir()
    else:
        os.mkfifo(made)
    set_path(library, "made.txt")
    assert "no such file" in refusal(library).what


def test_p2_no_huge_file_is_read(library: Path) -> None:
    with (library / "seeds" / "big.txt").open("wb") as file:
        file.truncate(store.MAX_SOURCE_BYTES + 1)
    set_path(library, "big.txt")
    assert "larger than" in refusal(library).what


def test_a_changed_document_is_refused(library: Path) -> None:
    with (library / "seeds" / "north.txt").open("a", encoding="utf-8") as file:
        file.write("增补。")
    error = refusal(library)
    assert "not the document that was pinned" in error.what
    assert "reanchor" in error.fix
    with pytest.raises(InputError, match="not the document that was pinned"):
        index.load(library)


CLAIM = """- id: one
  statement: "藏书量达412万册。"
  key: ["藏书量"]
  value: ["412万册"]
  passages:
  - source: south
    spans:
    - exact: "藏书量达412万册"
"""
HEAD = "schema: zgccheck/claims@1\nsubject: more\nclaims:\n"

# What is wrong, the claims, the place in the file, words of the message.
WRONG = [
    ("Y5 an id twice", CLAIM + CLAIM, 12, 3, "more.yaml:4"),
    ("Y5 an id of another file", CLAIM.replace("id: one", "id: library-holdings"), 4, 3, "library.yaml:"),
    ("an unknown field", CLAIM + "  weight: 3\n", 12, 11, "unknown field 'weight'"),
    ("no statement", CLAIM.replace("  statement", "  caveat"), 4, 3, "'statement' is missing"),
    ("words that are no list", CLAIM.replace('["藏书量"]', "藏书量"), 6, 8, "'key' is not a list"),
    ("a row that is no mapping", "- one\n", 4, 3, "a row of 'claims'"),
    ("no row at all", "", 3, 8, "'claims' is not a list"),
    ("a list that is neither", CLAIM + "  list: half\n", 12, 9, "'list' is 'half'"),
    ("words that are not there", CLAIM.replace("达412万册\"\n", "达421万册\"\n"), 11, 14, "occurs 0 times"),
    ("words that are there twice", CLAIM.replace('exact: "藏书量达412万册"', 'exact: "青溪"'), 11, 14, "occurs 2 times"),
    ("a source that is not there", CLAIM.replace("source: south", "source: west"), 11, 14, "source 'west'"),
    ("a start below nothing", CLAIM.replace("- exact", "- start: -1\n      end: 3\n      exact"), 11, 14, "whole number"),
    ("a start beyond all files", CLAIM.replace("- exact", "- start: 9999999999\n      end: 3\n      exact"), 11, 14, "whole number"),
    ("a start without an end", CLAIM.replace("- exact", "- start: 1\n      exact"), 11, 7, "'end' is missing"),
    ("a quotation that is a list", CLAIM.replace('exact: "藏书量达412万册"', "exact: [a]"), 11, 14, "'exact' is missing"),
    ("a note that is a word", CLAIM + "  note: x\n", 12, 9, "'note' is not a mapping"),
    ("examples of another kind", CLAIM + "  examples: {maybe: [x]}\n", 12, 21, "unknown field 'maybe'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "line", "column", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_wrong_has_its_place(library: Path, claims: str, line: int, column: int, what: str) -> None:
    file = library / "claims" / "more.yaml"
    file.write_text(HEAD + claims, encoding="utf-8")
    error = refusal(library)
    assert (error.path, error.line, error.column) == (str(file), line, column)
    assert what in error.what


@pytest.mark.parametrize("words", ["abc", "{a: b}"])
def test_an_inferred_that_is_no_list_has_its_place(library: Path, words: str) -> None:
    (library / "claims" / "more.yaml").write_text(HEAD + CLAIM + f"  inferred: {words}\n", encoding="utf-8")
    assert refusal(library).line == 12


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [("schema: zgccheck/claims@2\n", 1, 9), ("schema: [a]\n", 1, 9), ("a: b\n", 1, 1), ("", 1, 0)],
)
def test_a_file_of_no_known_kind(library: Path, content: str, line: int, column: int) -> None:
    (library / "claims" / "more.yaml").write_text(content, encoding="utf-8")
    error = refusal(library)
    assert (error.line, error.column) == (line, column)


def test_a_base_that_is_none(tmp_path: Path) -> None:
    assert "no such directory" in refusal(tmp_path / "nowhere").what
    assert "no sources.yaml" in refusal(tmp_path).what


WORDS = st.sampled_from(
    ["", "one", "青溪", "藏书量达412万册", "south", "north", "0", "7", "999999999", "-1", "~", "null", "closed", "zgccheck/claims@1",
     "../x", "/", "x/y", "a" * 70, "zgccheck/entities@1", "zgccheck/sources@1", "zgccheck/omitted@1", "zgccheck/disputes@1"]
)  # fmt: skip
FIELDS = st.sampled_from(
    [*store.CLAIM_FIELDS, "schema", "subject", "claims", "entities", "sources", "omitted", "disputes", "kind", "name", "spans",
     "source", "start", "end", "exact", "prefix", "suffix", "reason", "about", "why", "path", "sha256", "text_sha256", "length",
     "articles", "title", "supported"]
)  # fmt: skip
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=6), max_leaves=12
)


@pytest.fixture
def scratch(library: Path) -> Path:
    """The library without claims and index: cheap to read again and again."""
    shutil.rmtree(library / "claims")
    (library / "claims").mkdir()
    return library


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(FIELDS, VALUES, max_size=4), st.sampled_from(["claims", "entities", "omitted", "disputes"]))
def test_no_exception_but_input_error(scratch: Path, table: dict[str, object], kind: str) -> None:
    """Any data in the place of a file of the base."""
    table = {"subject": "x", kind: [table], **table, "schema": f"zgccheck/{kind}@1"}
    file = scratch / "claims" / "fuzz.yaml"
    file.write_text(yaml.safe_dump(table, allow_unicode=True, default_style='"'), encoding="utf-8")
    with suppress(InputError):
        store.load(scratch)
        lint.lint(scratch)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([*store.CLAIM_FIELDS, "source", "spans", "start", "end", "exact", "prefix"]), VALUES)
def test_no_exception_but_input_error_from_a_claim(scratch: Path, field: str, value: object) -> None:
    """One field of a claim that is otherwise in order."""
    table = yaml.safe_load(HEAD + CLAIM)
    row = table["claims"][0]
    passage = row["passages"][0]
    place = (
        passage["spans"][0] if field in ("start", "end", "exact", "prefix") else passage if field in passage else row
    )
    place[field] = value
    (scratch / "claims" / "fuzz.yaml").write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    with suppress(InputError):
        store.load(scratch)
        lint.lint(scratch)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(field=st.sampled_from(["id", "path", "sha256", "text_sha256", "length", "encoding", "articles"]), value=VALUES)
def test_no_exception_but_input_error_from_sources(scratch: Path, field: str, value: object) -> None:
    file = scratch / "seeds" / "sources.yaml"
    original = file.read_text("utf-8")
    table = yaml.safe_load(original)
    table["sources"][0][field] = value
    file.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    with suppress(InputError):
        store.load(scratch)
    file.write_text(original, encoding="utf-8")


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=20)


@given(TEXTS | st.sampled_from(['"', "\\", "a\nb", "\t", "a: b", "- a", "#", "'", "{", "~"]))
def test_what_is_written_is_read_back(text: str) -> None:
    from zgccheck import strictyaml

    document = f"a: {canon.quoted(text)}\nb: {canon.flow([text, text])}\n"
    assert strictyaml.load(document.encode(), "") == {"a": text, "b": [text, text]}


def test_canonical_form_is_a_fixed_point(library: Path) -> None:
    for file, text in lint.canonical_files(library):
        assert file.read_bytes() == text.encode()
    assert lint.lint(library) == []


def test_the_index_says_what_the_yaml_says(library: Path) -> None:
    compiled, made = index.load(library), index.build(store.load(library))
    assert dict(compiled.claims) == dict(made.claims)
    assert compiled.postings == made.postings
    assert compiled.base.entities == made.base.entities
    assert index.is_fresh(library)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0}', '{"format": 3, "files": {}}'])
def test_an_index_that_is_not_fresh_is_not_used(library: Path, content: str) -> None:
    (library / "claims" / "index.json").write_text(content, encoding="utf-8")
    assert not index.is_fresh(library)
    assert len(index.load(library).claims) == 3


@pytest.mark.parametrize(
    "file", [*sorted((ROOT / "claims").glob("*.yaml")), ROOT / "seeds" / "sources.yaml"], ids=lambda f: f.name
)
def test_the_schema_takes_the_base(file: Path) -> None:
    schema = store.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    table = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(table, default=str)))
