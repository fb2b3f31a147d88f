"""What must not get through the YAML loader, each with the place that is named; and that nothing else goes wrong."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck import strictyaml
from zgccheck.errors import InputError
from zgccheck.plain import Items, Table, Text

ALIASES = "a: &a0 [x, x]\n" + "".join(f"k{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
MERGES = "m0: {a: b}\n" + "".join(f"m{i}: {{<<: [{', '.join([f'*m{i - 1}'] * 9)}]}}\n" for i in range(1, 9))

# What is attacked, the document, the place (0: none can be named), words of the message.
REFUSED = [
    ("Y1 a tag that runs code", 'a: !!python/object/apply:os.system ["id"]\n', 1, 4, "tag"),
    ("Y1 a tag of YAML's own", "a: b\nc: !!str d\n", 2, 4, "tag"),
    ("Y1 a local tag", "a: !here b\n", 1, 4, "tag"),
    ("Y1 a tag through a directive", "%TAG ! tag:x,2000:\n---\na: !b c\n", 3, 4, "tag"),
    ("Y2 the alias bomb", ALIASES, 1, 4, "anchor"),
    ("Y2 an anchor alone", "a: b\nc: [d, &e f]\n", 2, 8, "anchor"),
    ("Y2 an alias alone", "a: b\nc: *a\n", 2, 4, "alias"),
    ("Y3 the merge bomb", MERGES, 2, 6, "merge key"),
    ("Y3 a merge key in a block", "a: b\nc:\n  <<: {d: e}\n", 3, 3, "merge key"),
    ("Y4 a hundred thousand brackets", "[" * 100_000, 1, 0, "nested deeper"),
    ("Y4 a hundred thousand braces", "a: b\nc: " + "{" * 100_000, 2, 0, "nested deeper"),
    ("Y4 brackets with words between", "a: " + "[b, " * 100_000, 1, 48, "nested deeper"),
    ("Y4 lists in lists in a block", "- " * 100_000, 1, 25, "nested deeper"),
    ("Y4 mappings in mappings", "".join("  " * i + "a:\n" for i in range(100)), 13, 25, "nested deeper"),
    ("Y5 a key twice in a block", "id: C1\ntext: x\nid: C2\n", 3, 1, "duplicate key 'id'"),
    ("Y5 a key twice in braces", "{a: b, a: c}", 1, 8, "duplicate key 'a'"),
    ("Y5 a key twice, differently written", "a: b\n'a': c\n", 2, 1, "duplicate key 'a'"),
    ("Y7 too many bytes", "a: " + "b" * strictyaml.MAX_BYTES, 0, 0, "larger than"),
    ("Y7 too many nodes", "a:\n" + "- b\n" * strictyaml.MAX_NODES, strictyaml.MAX_NODES - 1, 3, "nodes"),
    ("Y7 too many brackets", "a: [" + "[]," * strictyaml.MAX_NODES + "]", 0, 0, "brackets"),
    ("Y8 an escaped ESC", 'a: b\nc: "x\\e[2J"\n', 2, 4, "control character U+001B"),
    ("Y8 an escaped link", 'a: "\\x1b]8;;x"\n', 1, 4, "control character U+001B"),
    ("Y8 an escaped turn", 'a: "\\u202e"\n', 1, 4, "control character U+202E"),
    ("Y8 an escaped NUL", 'a: "\\0"\n', 1, 4, "control character U+0000"),
    ("Y8 an escaped C1", 'a: "\\x9b31m"\n', 1, 4, "control character U+009B"),
    ("Y8 an escaped half of a pair", 'a: b\nc: "\\uD800"\n', 2, 7, "invalid Unicode"),
    ("Y8 in a key", 'a: b\n"\\e": c\n', 2, 1, "control character U+001B"),
    ("Y8 a raw turn", "a: b\nc: x\u202ey\n", 2, 4, "control character U+202E"),
    ("Y8 a raw line separator", 'a: "x\u2028y"\n', 1, 4, "control character U+2028"),
    ("Y8 a raw ESC", "a: b\nc: x\x1b[2J\n", 0, 0, "control characters"),
    ("Y8 a raw NUL", "a: b\0\n", 0, 0, "control characters"),
    ("Y9 two documents", "a: b\n---\nc: d\n", 2, 1, "a second document"),
    ("Y9 nothing", "", 1, 0, "not a mapping"),
    ("Y9 a comment only", "# nothing\n", 1, 0, "not a mapping"),
    ("Y9 a word only", "a\n", 1, 0, "not a mapping"),
    ("Y9 a list at the top", "- a\n", 1, 0, "not a mapping"),
    ("Y9 a tab as indent", "a:\n\tb: c\n", 2, 1, "not YAML"),
    ("Y9 a list as key", "a: b\n? [c, d]\n: e\n", 2, 3, "a key that is not a word"),
    ("Y9 a mapping as key", "{{a: b}: c}", 1, 2, "a key that is not a word"),
    ("Y9 two colons", "a: b: c\n", 1, 5, "not YAML"),
    ("a place counts characters, not bytes", "中𠮷: &a b\n", 1, 5, "anchor"),
    ("CR LF ends one line", "a: b\r\nc: &a d\r\n", 2, 4, "anchor"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "line", "column", "what"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refused(document: str, line: int, column: int, what: str) -> None:
    before = time.perf_counter()
    with pytest.raises(InputError) as caught:
        strictyaml.load(document.encode(), "claims.yaml")
    error = caught.value
    assert (error.path, error.line, error.column) == ("claims.yaml", line, column)
    assert what in error.what
    where = ":".join(["claims.yaml", *(str(part) for part in (line, column) if part)])
    assert str(error).startswith(f"{where}: ")
    assert time.perf_counter() - before < 5, "refused before it costs anything"


@pytest.mark.parametrize("data", [b"a: \xff\n", b"\xc0\xafa: b", "a: b".encode("utf-16"), b"a: \xe4\xb8"])
def test_only_utf_8(data: bytes) -> None:
    with pytest.raises(InputError, match="not UTF-8 at byte"):
        strictyaml.load(data, "claims.yaml")


def test_y6_every_scalar_is_the_text_that_was_written() -> None:
    written = [
        "07",
        "12:30",
        "no",
        "2024-05-01",
        "0123456",
        "1.10",
        "~",
        "null",
        ".inf",
        "0x1F",
        "1e3",
        "true",
        "1_000",
    ]
    document = "".join(f"k{i}: {word}\n" for i, word in enumerate(written))
    assert list(strictyaml.load(document.encode(), "").values()) == written
    assert all(type(value) is Text for value in strictyaml.load(document.encode(), "").values())


def test_y9_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert strictyaml.load(b"\xef\xbb\xbfa: b\n", "") == {"a": "b"}


def test_every_value_knows_its_place() -> None:
    table = strictyaml.load("甲: 乙\n丙:\n  - 丁\n  - {戊: 己}\n".encode(), "")
    places = {str(value): (value.line, value.column) for value in (table["甲"], table["丙"][0], table["丙"][1]["戊"])}
    assert places == {"乙": (1, 4), "丁": (3, 5), "己": (4, 9)}
    assert (table["丙"].line, table["丙"][1].line, table["丙"][1].column) == (3, 4, 5)


PIECES = st.sampled_from(
    [*"abc中𠮷 \n\t:-?[]{},#&*!|>'\"%@`\\~=<", "\r\n", "\0", "\x1b", "\u202e", "\ufeff", "\u2028", "\x85", "<<: ", "---\n",
     "...\n", "!!str ", "&a ", "*a ", '"\\e"', '"\\uD800"', "? ", ": ", "- ", "|+2\n", "%YAML 9.9\n", "a: b\n"]
)  # fmt: skip


def loads_or_refuses(data: bytes) -> None:
    with suppress(InputError):
        assert plain(strictyaml.load(data, "f.yaml"))


def plain(value: object) -> bool:
    if isinstance(value, Table):
        return all(isinstance(key, str) and plain(item) for key, item in value.items())
    return isinstance(value, Text) or (isinstance(value, Items) and all(map(plain, value)))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_but_plain_data_or_input_error(text: str) -> None:
    loads_or_refuses(text.encode())


@given(st.binary(max_size=60))
def test_bytes_are_data_or_input_error(data: bytes) -> None:
    loads_or_refuses(data)
