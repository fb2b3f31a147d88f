"""PDF: lines to paragraphs over columns and pages, and what is refused.

`columns.pdf` is `columns.html` printed by Chromium; `m4.pdf` is `m4.docx` printed by LibreOffice, which writes quotation
marks apart from their lines; `locked.pdf` has a password, `scan.pdf` a drawing and no text.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from zgccheck import manuscripts
from zgccheck.errors import InputError
from zgccheck.manuscripts.pdf.glyphs import Glyph, Page
from zgccheck.manuscripts.pdf.lines import ordered, rows
from zgccheck.manuscripts.pdf.paragraphs import Sheet
from zgccheck.model import Manuscript

DATA = Path(__file__).parent / "data" / "manuscripts"


def read(name: str) -> Manuscript:
    return manuscripts.read((DATA / name).read_bytes(), name)


def squeezed(manuscript: Manuscript) -> list[str]:
    return [re.sub(r"\s", "", block.text) for block in manuscript.blocks]


@pytest.mark.parametrize(("printed", "written"), [("columns.pdf", "columns.html"), ("m4.pdf", "m4.docx")])
def test_a_printed_manuscript_reads_as_the_one_it_was_printed_from(printed: str, written: str) -> None:
    assert squeezed(read(printed)) == squeezed(read(written))


def test_headings_and_places_of_a_printed_manuscript() -> None:
    manuscript = read("columns.pdf")
    assert [(block.text, block.level) for block in manuscript.blocks if block.kind == "heading"] == [
        ("科学城里的账本", 1),
        ("一、设施", 2),
    ]
    row = next(block for block in manuscript.blocks if block.kind == "row")
    assert row.where["en"].startswith("page 2, line ")
    assert [one.reason for one in manuscript.skipped].count("page-number") == 2
    assert [one.reason for one in manuscript.skipped].count("running-head") == 2


def test_each_printed_line_of_a_paragraph_has_its_own_place() -> None:
    block = next(block for block in read("m4.pdf").blocks if len(block.lines) > 2)
    told = [block.where_at(at)["en"] for at in block.origin[:-1]]
    numbers = [int(re.findall("[0-9]+", where)[-1]) for where in told]
    assert numbers == sorted(numbers) and len(set(numbers)) == len(block.lines)
    assert told[0] == block.where["en"]


def test_the_offsets_of_a_printed_manuscript_index_its_lines() -> None:
    manuscript = read("m4.pdf")
    block = next(block for block in manuscript.blocks if "338.0" in block.text)
    at = block.text.index("338.0")
    start, end = manuscripts.span(block, at, at + 5)
    assert manuscript.text[start:end] == "338.0"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((DATA / "locked.pdf").read_bytes(), "protected by a password"),
        ((DATA / "scan.pdf").read_bytes(), "no text in it: a scan"),
        ((DATA / "columns.pdf").read_bytes()[:3000], "damaged|no text"),
        (b"%PDF-1.4\n" + b"0" * 3000, "damaged|no text"),
        (b"words", "not a PDF"),
        (
            b"%PDF-1.4\n" + (b"stream\n" + zlib.compress(b"\0" * 60_000_000) + b"\nendstream\n") * 6,
            "unpacks to more than 300,000,000",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        manuscripts.read(data, "a.pdf")
    assert str(refused.value).startswith("a.pdf: ") and "\n" not in str(refused.value)


def test_a_pdf_is_not_edited() -> None:
    with pytest.raises(InputError, match="cannot be changed"):
        manuscripts.edit(b"", read("m4.pdf"), [(0, 1, "a")])


def test_nothing_of_the_parser_is_loaded_before_a_pdf_is_read_and_its_lack_is_told() -> None:
    code = (
        "import sys; sys.modules['pdfminer'] = None\n"
        "from zgccheck import errors, manuscripts\n"
        "manuscripts.read('共五家。'.encode(), 'a.txt')\n"
        "try: manuscripts.read(b'%PDF-1.4', 'a.pdf')\n"
        "except errors.InputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "a.pdf: PDF needs one package more (python -m pip install 'zgccheck[pdf]')\n"


# Pages made of characters


def line(words: str, left: float, bottom: float, size: float = 10) -> list[Glyph]:
    return [Glyph(char, left + i * size, left + (i + 1) * size, bottom, size) for i, char in enumerate(words)]


def page(*lines: list[Glyph], number: int = 1) -> Page:
    return Page(number, [glyph for one in lines for glyph in one])


def blocks(*pages: Page) -> list[str]:
    sheet = Sheet(pages)
    sheet.read()
    return [block.text for block in sheet.blocks]


def test_columns_are_read_one_after_another_below_what_runs_over_both() -> None:
    left, right = "左栏的文字写到边上", "右栏的文字写到边上"
    columns = [line(words, x, 80 - 14 * i) for i in range(4) for words, x in ((left, 10), (right, 130))]
    found = ordered(rows(page(line("横跨两栏的一个题目在最上面写得很长很长", 10, 110), *columns)))
    assert ["".join(one.text for row in region for one in row) for region in found] == [
        "横跨两栏的一个题目在最上面写得很长很长",
        left * 4,
        right * 4,
    ]


def test_the_cells_of_a_table_are_no_columns() -> None:
    cells = [
        line(words, x, 100 - 14 * i)
        for i, row in enumerate((("指标", "数值"), ("专利", "7件"), ("企业", "8家")))
        for words, x in zip(row, (10, 150), strict=True)
    ]
    assert blocks(page(*cells)) == ["专利7件", "企业8家"]


def test_a_paragraph_goes_on_over_a_pages_end_and_ends_at_an_indent_or_a_short_line() -> None:
    first = page(line("　　一二三四五六七八"[2:], 30, 50), line("九十一二三四五六七八", 10, 36))
    second = page(line("还是同一段话写到行末", 10, 50), line("止。", 10, 36), line("新段一。", 30, 22), number=2)
    assert blocks(first, second) == ["一二三四五六七八九十一二三四五六七八还是同一段话写到行末止。", "新段一。"]


def test_a_line_that_broke_before_a_long_figure_goes_on() -> None:
    assert blocks(page(line("增加到二零二五年的", 10, 50), line("969.1亿元那么多钱", 10, 36), line("。", 10, 22)))[
        0
    ].startswith("增加到二零二五年的969.1亿元")


def test_a_first_line_that_is_set_as_if_indented_twice_goes_on() -> None:
    rest = [line("中首发首展的前沿技术有一百四十五项", 10, 36), line("之多。", 10, 22)]
    assert len(blocks(page(line("二零二五年集中展示的产品其", 30, 50), *rest))) == 1
    assert len(blocks(page(line("二零二五年集中展示产品。", 30, 50), *rest))) == 2
    assert len(blocks(page(line("一个很短的行", 30, 50), *rest))) == 2


def test_raised_figures_stay_on_their_line_and_latin_words_apart() -> None:
    raised = [Glyph("2", 60, 64, 54, 6)]
    assert blocks(page(line("面积十米整", 10, 50), raised, line("共有", 64, 50))) == ["面积十米整2共有"]
    words = [*line("ab", 10, 50), *line("cd", 34, 50)]
    assert blocks(page(words)) == ["ab cd"]
