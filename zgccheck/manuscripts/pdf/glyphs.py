"""A PDF's pages as characters with their places, or one line that says why there are none."""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from zgccheck.errors import InputError

MAX_PAGES = 500
MAX_UNPACKED = 300_000_000
"""Bytes of all streams together."""
_SIMPLE = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Fonts give some characters as radicals: they look the same and are others. Those of U+2F00 go by Unicode's own table."""
_RULE = 6
"""Points from which on an upright line parts what stands beside it."""
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page; the page's origin is at the bottom left, sizes are in points."""

    char: str
    left: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return self.bottom + self.size / 2

    @property
    def middle_x(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Page:
    """What stands on a page, in the order of the file."""

    number: int
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    """Upright lines, as between the cells of a table: how far to the right, and from where to where in height."""
    turned: bool = False
    """Whether there is text that does not run from left to right (a watermark, a column set on its side)."""
    unmapped: int = 0
    """Characters of which the font does not say what they are."""


def pages(data: bytes, path: str) -> list[Page]:
    """Every page of a file. Raises InputError on what cannot be read."""
    try:
        from pdfminer import psparser
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
        from pdfminer.pdfpage import PDFPage
    except ImportError:
        raise InputError("PDF needs one package more", path=path, fix="python -m pip install 'zgccheck[pdf]'") from None
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise InputError("not a PDF", path=path)
    _refuse_bomb(data, path)
    psparser.log.manager.getLogger("pdfminer").setLevel("CRITICAL")  # it tells of every oddity of every font
    found: list[Page] = []
    try:
        resources = PDFResourceManager()
        device = PDFPageAggregator(resources, laparams=None)
        interpreter = PDFPageInterpreter(resources, device)
        for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data)), 1):
            if number > MAX_PAGES:
                raise InputError(f"more than {MAX_PAGES} pages", path=path, fix="divide it")
            interpreter.process_page(page)
            found.append(_page(number, device.get_result()))
    except InputError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise InputError("protected by a password", path=path, fix="save it without one") from None
    except Exception as error:  # a broken file fails anywhere in the parser, with whatever its depths raise
        what = f"a damaged PDF: {type(error).__name__}"
        raise InputError(what, path=path, fix="print it to a new PDF") from None
    return found


def _refuse_bomb(data: bytes, path: str) -> None:
    total = 0
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        try:
            total += len(zlib.decompressobj().decompress(data[match.end() : end], MAX_UNPACKED - total + 1))
        except zlib.error:
            continue
        if total > MAX_UNPACKED:
            raise InputError(f"unpacks to more than {MAX_UNPACKED:,} bytes", path=path, fix="print it to a new PDF")


def _page(number: int, layout: Iterable[Any]) -> Page:
    from pdfminer.layout import LTChar, LTLine, LTRect

    page = Page(number)
    seen: set[tuple[str, int, int]] = set()
    for one in _flat(layout):
        if isinstance(one, (LTLine, LTRect)) and one.y1 - one.y0 > _RULE:
            page.rules += ((x, one.y0, one.y1) for x in {one.x0, one.x1})
        if not isinstance(one, LTChar):
            continue
        a, b, c, d = one.matrix[:4]
        if abs(b) > abs(a) / 10 or abs(c) > abs(d) / 2 or a <= 0:
            page.turned = page.turned or bool(one.get_text().strip())
            continue
        words = one.get_text()
        if words.startswith("(cid:") or "\ufffd" in words:
            page.unmapped += 1
            words = "\ufffd"
        size = max(one.y1 - one.y0, 0.1)
        for number_, char in enumerate(words):
            if char.isspace() or char < " ":
                continue
            step = (one.x1 - one.x0) / len(words)
            left = one.x0 + number_ * step
            place = (char, round(left / size * 4), round(one.y0 / size * 4))
            if place not in seen:  # bold print is at times the same letter twice
                seen.add(place)
                page.glyphs.append(Glyph(_plain(char), left, left + step, one.y0, size))
    return page


def _flat(layout: Iterable[Any]) -> Iterator[Any]:
    waiting = [iter(layout)]
    while waiting:
        for one in waiting[-1]:
            if hasattr(one, "__iter__"):
                waiting.append(iter(one))
                break
            yield one
        else:
            waiting.pop()


def _plain(char: str) -> str:
    if "\u2f00" <= char <= "\u2fd5":
        return unicodedata.normalize("NFKC", char)
    return _SIMPLE.get(char, char)
