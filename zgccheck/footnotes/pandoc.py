"""Citations for Pandoc: [@zgc-000.2] behind the statement; the references are in a bibliography of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zgccheck import splice
from zgccheck.footnotes import Mark, Note
from zgccheck.footnotes.markdown import bare as bare
from zgccheck.footnotes.markdown import contents as contents
from zgccheck.footnotes.markdown import places as places
from zgccheck.marking import LABEL
from zgccheck.model import Manuscript
from zgccheck.reference import Item


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    keys = [f"@{keyed(note.item).id}" for note in notes]
    pieces = [(mark.at, mark.at, f"[{'; '.join(keys[number] for number in mark.numbers)}]") for mark in marks]
    return splice.replaced(data, manuscript, pieces)


def keyed(item: Item) -> Item:
    """The item under the key that it has in the text."""
    return replace(item, id=LABEL + item.id)
