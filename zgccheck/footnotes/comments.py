"""Comments in Word, on the statement itself, with the references."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.footnotes import Mark, Note
from zgccheck.footnotes.docx import bare as bare
from zgccheck.footnotes.docx import contents as contents
from zgccheck.footnotes.docx import places as places
from zgccheck.manuscripts import docx
from zgccheck.model import Manuscript


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    told = [
        (mark.spot.first, mark.spot.last, "\n".join(f"[{number + 1}] {notes[number].text}" for number in mark.numbers))
        for mark in marks
    ]
    return docx.remark(data, manuscript, told)
