"""What the base speaks of: each checkable mention is covered, omitted or uncovered, on the command line and on the page."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck import store
from zgccheck.coverage import Coverage, coverage, paragraphs

ROOT = Path(__file__).parent.parent
TEXT = (
    "青溪市图书馆年报<b>\n\n2031年,青溪市图书馆接待读者128.6万\n\n人次,同比增长7.2%。\n\n"
    "院长沈知秋说:“书架&展柜都向读者开放。”\n\n《青溪晚报》2032年1月3日第13版\n"
)
CLAIM = """schema: zgccheck/claims@1
subject: "reading<i>"
claims:
- id: readers-2031
  statement: "青溪市图书馆2031年接待读者128.6万人次，<script>alert(1)</script>。"
  key: ["青溪市图书馆", "2031年"]
  value: ["128.6万人次"]
  passages:
  - source: "n"
    spans:
    - exact: "2031年,青溪市图书馆接待读者128.6万"
    - exact: "人次"
"""
OMITTED = """schema: zgccheck/omitted@1
omitted:
- source: "n"
  reason: "page mark \\"><img src=x>"
  exact: "《青溪晚报》2032年1月3日第13版"
"""
ENTITIES = 'schema: zgccheck/entities@1\nentities:\n- {kind: "person", name: "沈知秋"}\n'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A base of one document, of which one sentence is claimed, one left out and the others forgotten."""
    data = TEXT.encode()
    digest = hashlib.sha256(data).hexdigest()
    rows = f'- {{id: "n", path: "n.txt", sha256: {digest}, text_sha256: {digest}, length: {len(TEXT)}}}\n'
    for name, text in {
        "seeds/n.txt": TEXT,
        "seeds/sources.yaml": f"schema: zgccheck/sources@1\nsources:\n{rows}",
        "claims/reading.yaml": CLAIM,
        "claims/omitted.yaml": OMITTED,
        "claims/entities.yaml": ENTITIES,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def one(base: Path) -> Coverage:
    (only,) = coverage(store.load(base))
    return only


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "zgccheck", "base", "coverage", *map(str, arguments)],
        capture_output=True, timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip


def test_every_mention_is_in_one_state(small: Path) -> None:
    told = {(place.kind, place.text): place.state for place in one(small).places}
    assert told == {
        ("date", "2031年"): "covered",
        ("quantity", "128.6万\n\n人次"): "covered",
        ("percent", "7.2%"): "uncovered",
        ("person", "院长沈知秋"): "uncovered",
        ("quotation", "“书架&展柜都向读者开放。”"): "uncovered",
        ("date", "2032年1月3日"): "omitted",
        ("ordinal", "第13版"): "omitted",
    }


def test_a_place_is_the_sources_own(small: Path) -> None:
    for place in one(small).places:
        assert TEXT[place.start : place.end] == place.text
        assert TEXT.split("\n")[place.line - 1][place.column - 1 :].startswith(place.text.split("\n")[0])
    assert {place.line for place in one(small).places if place.kind == "percent"} == {5}


def test_a_mention_is_held_only_when_all_of_it_is(small: Path) -> None:
    file = small / "claims" / "reading.yaml"
    file.write_text(CLAIM.replace('    - exact: "人次"\n', ""), encoding="utf-8")
    assert [place.state for place in one(small).places if place.kind == "quantity"] == ["uncovered"]


def test_a_claim_goes_before_an_omission(small: Path) -> None:
    file = small / "claims" / "reading.yaml"
    file.write_text(CLAIM + '    - exact: "2032年1月3日"\n', encoding="utf-8")
    assert [place.state for place in one(small).places if place.kind in ("date", "ordinal")] == [
        "covered",
        "covered",
        "omitted",
    ]


def test_the_pieces_are_the_text(small: Path) -> None:
    covered = one(small)
    assert "".join(TEXT[piece.start : piece.end] for piece in covered.pieces) == TEXT
    counts = [covered.characters(state) for state in ("covered", "omitted", "uncovered")]
    assert sum(counts) == sum(char.isalnum() for char in TEXT)
    assert counts[1] == sum(char.isalnum() for char in "《青溪晚报》2032年1月3日第13版")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("年报,第一。\n\n晚报,第二。\n", 2),
        ("接待读者,共128\n\n万人次。\n", 1),
        ("“这是读者的\n图书馆。”\n", 1),
        ("第十届读书节\n\n2031年,青溪。\n", 2),
        ("# 开放,共享\n\n2031年,青溪。\n", 2),
        ("", 0),
    ],
)
def test_running_text_goes_on_and_a_heading_does_not(text: str, count: int) -> None:
    assert len(list(paragraphs(text))) == count


@given(st.text(alphabet="青溪,。“”#8 \n\r", max_size=40))
def test_the_paragraphs_are_the_text(text: str) -> None:
    spans = list(paragraphs(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


def test_the_command_lists_what_is_uncovered(small: Path) -> None:
    done = run("--base", small)
    lines = done.stdout.decode().splitlines()
    file = small / "seeds" / "n.txt"
    assert lines[0].startswith(f"{file}:5:8: percent «7.2%» …者128.6万  人次,同比增长7.2%。  院长沈知秋说")
    assert [line.split(": ")[1].split(" ")[0] for line in lines[:3]] == ["percent", "person", "quotation"]
    assert lines[-1].split()[1:5] == ["7", "2", "2", "3"]
    assert (done.returncode, done.stderr) == (1, b"")


def test_nothing_uncovered_is_status_0(small: Path) -> None:
    rest = ",同比增长7.2%。\n\n院长沈知秋说:“书架&展柜都向读者开放。”".replace("\n", "\\n")
    (small / "claims" / "omitted.yaml").write_text(
        OMITTED + f'- {{source: "n", reason: "tried", exact: "{rest}"}}\n', encoding="utf-8"
    )
    done = run("--base", small)
    assert done.returncode == 0, done.stdout.decode()
    assert b"\xc2\xab" not in done.stdout


class Page(HTMLParser):
    """The elements of a page: what there is, the links, the anchors and the words in colour."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.anchors: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.links.add(value or "")
            if name == "id":
                self.anchors.append(value or "")


def test_the_page_is_self_contained_and_escaped(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run("--base", small, "--html", file).returncode == 1
    text = file.read_text("utf-8")
    page = Page(text)
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not page.tags & {"script", "img", "i", "link", "iframe", "form", "object"}
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "style")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert page.links == {f"#{anchor}" for anchor in page.anchors if f"#{anchor}" in page.links}
    assert len(page.anchors) == len(set(page.anchors))
    assert {"#c-readers-2031", "#s-n", f"#n-{TEXT.index('2031年')}"} <= page.links
    assert re.findall(r"<mark>(.*?)</mark>", text[text.index('class="text"') :]) == [
        "7.2%", "院长沈知秋", "“书架&amp;展柜都向读者开放。”",
    ]  # fmt: skip


def test_a_page_that_cannot_be_written(small: Path) -> None:
    done = run("--base", small, "--html", small / "no" / "page.html")
    assert done.returncode == 2
    assert "page.html: 没有这个文件或文件夹".encode() in done.stderr


def test_the_shipped_base_covers_its_sources() -> None:
    covered = coverage(store.load(ROOT))
    missing = [
        f"{c.source.id}:{p.line}:{p.column} {p.kind} {p.text}"
        for c in covered
        for p in c.places
        if p.state == "uncovered"
    ]
    assert not missing, "\n".join(missing)
    assert all(c.mentions("covered") > 40 for c in covered)
