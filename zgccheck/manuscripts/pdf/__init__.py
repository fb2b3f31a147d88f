"""PDF: printed lines put together to paragraphs, page by page; needs the extra `pdf`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from zgccheck.errors import InputError
from zgccheck.manuscripts.pdf.glyphs import pages
from zgccheck.manuscripts.pdf.paragraphs import Sheet
from zgccheck.model import Manuscript, Skipped

SUFFIXES = (".pdf",)


def read(data: bytes, path: str, *, encoding: str | None, revisions: Literal["accept", "reject"]) -> Manuscript:
    found = pages(data, path)
    glyphs = sum(len(page.glyphs) for page in found)
    if not glyphs:
        raise InputError("no text in it: a scan, or pictures only", path=path, fix="run it through OCR first")
    if 3 * sum(page.unmapped for page in found) > glyphs:
        raise InputError("its fonts do not say which characters they show", path=path, fix="run it through OCR")
    sheet = Sheet(found)
    sheet.read()
    bare = [page.number for page in found if not page.glyphs]
    notes = []
    if bare:
        listed = ", ".join(map(str, bare[:20])) + (", …" if len(bare) > 20 else "")
        notes.append({"zh": f"没有文字的页：{listed}", "en": f"pages without text: {listed}"})
    skipped = sorted(
        [*sheet.skipped, *(Skipped(0, 0, "turned") for page in found if page.turned)], key=lambda one: one.start
    )
    return Manuscript(path, "pdf", sheet.text, tuple(sheet.blocks), tuple(skipped), notes=tuple(notes))


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    raise InputError("a PDF cannot be changed", path=manuscript.path, fix="change the file that it was made from")
