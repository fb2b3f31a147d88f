"""A manuscript with references: what it had from before is taken out, the marks are put in, and that is proven to be all.

With them the same is read of the file, and without them again it is what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from zgccheck import citations, manuscripts
from zgccheck.errors import InputError
from zgccheck.footnotes import Form, Mark, Note, Spot
from zgccheck.manuscripts import Revisions
from zgccheck.model import Block, Manuscript
from zgccheck.reference import Item


@dataclass(frozen=True, slots=True)
class Annotated:
    """A manuscript with its marks."""

    data: bytes
    items: tuple[Item, ...]
    """What is cited, in the order of first use."""
    marks: int
    left: tuple[Spot, ...]
    """Statements that stand where the file can have no mark."""


def annotate(
    data: bytes,
    manuscript: Manuscript,
    form: Form,
    wanted: Iterable[tuple[Spot, tuple[Item, ...]]],
    style: str,
    lang: str,
    revisions: Revisions = "accept",
) -> Annotated:
    """The manuscript with a mark at each spot and its references. `manuscript` is what was read of `data`, without marks.

    Raises InputError where the marks would change what is read of the file, or could not be told from its text again.
    """
    rows = list(wanted)
    places = form.places(data, manuscript, [spot for spot, _ in rows])
    at: dict[int, tuple[Spot, dict[str, Item]]] = {}
    left = []
    for place, (spot, items) in zip(places, rows, strict=True):
        if place < 0:
            left.append(spot)
        else:
            at.setdefault(place, (spot, {}))[1].update({item.id: item for item in items})
    numbers: dict[str, int] = {}
    known: dict[str, Item] = {}
    marks = []
    for place, (spot, cited_here) in sorted(at.items()):
        for key, item in cited_here.items():
            numbers.setdefault(key, len(numbers))
            known.setdefault(key, item)
        marks.append(Mark(spot, place, tuple(sorted(numbers[key] for key in cited_here))))
    used = [known[key] for key in numbers]
    texts = citations.render(used, style)
    notes = [Note(item, text) for item, text in zip(used, texts, strict=True)]
    done = form.put(data, manuscript, marks, notes, lang) if marks else data
    _prove(data, manuscript, done, form, revisions)
    return Annotated(done, tuple(used), len(marks), tuple(left))


def read_again(data: bytes, manuscript: Manuscript, revisions: Revisions) -> Manuscript:
    """The file read the way that the manuscript was."""
    encoding = manuscript.encoding if manuscript.format != "docx" else None
    return manuscripts.read(
        data, manuscript.path, format=manuscript.format, encoding=encoding, revisions=revisions
    )  # fmt: skip


def bared(data: bytes, manuscript: Manuscript, form: Form, revisions: Revisions) -> tuple[bytes, Manuscript]:
    """The file without the marks that it has from before."""
    while (bare := form.bare(data, manuscript)) != data:
        data = bare
        manuscript = read_again(data, manuscript, revisions)
    return data, manuscript


def _prove(data: bytes, manuscript: Manuscript, done: bytes, form: Form, revisions: Revisions) -> None:
    """The marks come out again and leave the file as it was, and with them the same is read of it."""
    again = read_again(done, manuscript, revisions)
    bare, _ = bared(done, again, form, revisions)
    if _said(again) != _said(manuscript) or form.contents(bare) != form.contents(data):
        what = "with marks, something else would be read of the file; it stays as it is"
        fix = "perhaps code, a comment or an element is open at its end: close it; else please report it"
        raise InputError(what, path=manuscript.path, fix=fix)


def _said(manuscript: Manuscript) -> list[Block]:
    return [replace(block, origin=(), start=0, end=0) for block in manuscript.blocks]
