"""Word: read from the document's XML, so that tracked changes, text boxes, notes and content controls are not lost."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

from zgccheck.errors import InputError
from zgccheck.manuscripts.docx.comments import commented
from zgccheck.manuscripts.docx.notes import noted
from zgccheck.manuscripts.docx.package import Package, packed, unpack
from zgccheck.manuscripts.docx.points import behind
from zgccheck.manuscripts.docx.remarks import remarked
from zgccheck.manuscripts.docx.story import Story
from zgccheck.manuscripts.docx.styles import styles
from zgccheck.manuscripts.docx.taken import bared
from zgccheck.manuscripts.docx.taken import noted as set_by_us
from zgccheck.model import Manuscript
from zgccheck.splice import minimal

SUFFIXES = (".docx",)

_MARGINS = {
    "header": {"zh": "页眉", "en": "page header"},
    "footer": {"zh": "页脚", "en": "page footer"},
}


def read(data: bytes, path: str, *, encoding: str | None, revisions: Literal["accept", "reject"]) -> Manuscript:
    return _manuscript(_story(unpack(data, path), revisions), path)


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """The document with other words in its runs; each part that has none, and all formatting, stays as it is."""
    package = unpack(data, manuscript.path)
    story = _as_read(package, manuscript)
    changes: dict[str, list[tuple[int, int, bytes]]] = {}
    for start, _, words in minimal(manuscript, edits):
        source = story.sources[start]
        if source is None:
            raise InputError(f"no text that can be changed at {start}", path=manuscript.path)
        changes.setdefault(source.part, []).append((source.start, source.end, escape(words, quote=False).encode()))
    if not changes:
        return data
    return packed(package, {name: _replaced(_by_bytes(package, name), found) for name, found in changes.items()})


def comment(
    data: bytes, notes: Sequence[tuple[int, int, str]], author: str, manuscript: Manuscript | None = None
) -> bytes:
    """The document with a Word comment on each span of its text (as `read` gives it); its words stay as they are.

    The spans are of `manuscript` where it is given, of the text with all tracked changes otherwise.
    """
    package = unpack(data, manuscript.path if manuscript else "docx")
    _by_bytes(package, package.main)
    story = _as_read(package, manuscript) if manuscript else _story(package, "accept")
    return packed(package, commented(package, story, notes, author))


def footnote(
    data: bytes, manuscript: Manuscript, marks: Sequence[tuple[int, int, tuple[int, ...]]], texts: Sequence[str]
) -> bytes:
    """The document with footnotes. A mark: behind which character it stands, where the text goes on that it may not pass, and
    which of the texts it cites. `bare` takes them out again."""
    package = unpack(data, manuscript.path)
    story, root = _as_read(package, manuscript), package.tree(package.main)
    found = [(behind(package, story, root, last, limit), numbers) for last, limit, numbers in marks]
    return packed(package, noted(package, root, [(point, numbers) for point, numbers in found if point], texts))


def remark(data: bytes, manuscript: Manuscript, notes: Sequence[tuple[int, int, str]]) -> bytes:
    """The document with a comment on each stretch of its text, first and last character given. `bare` takes them out again."""
    package = unpack(data, manuscript.path)
    story, root = _as_read(package, manuscript), package.tree(package.main)
    return packed(package, remarked(package, story, root, notes))


def takes(data: bytes, manuscript: Manuscript, spots: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether a footnote can stand behind a character without passing a place in the text."""
    package = unpack(data, manuscript.path)
    story, root = _as_read(package, manuscript), package.tree(package.main)
    return [behind(package, story, root, last, limit) is not None for last, limit in spots]


def bare(data: bytes, manuscript: Manuscript) -> bytes:
    """The document without what `footnote` and `remark` put into it; the same bytes where that is nothing."""
    return bared(unpack(data, manuscript.path))


def members(data: bytes) -> list[tuple[str, bytes]]:
    """What the archive holds."""
    package = unpack(data, "docx")
    return [(name, package.content(name)) for name in package.members]


def _story(package: Package, revisions: Literal["accept", "reject"]) -> Story:
    related = package.related(package.main)
    told = {kind: target for kind, target in reversed(related) if target in package.members}
    story = Story(styles(package.tree(told["styles"]) if "styles" in told else None), revisions, package.main)
    body = package.tree(package.main).child("w:body")
    if body is None:
        raise InputError("no text in the document", path=package.path)
    story.body(body)
    for kind in ("footnote", "endnote"):
        if part := told.get(kind + "s"):
            story.part = part
            every = [one for one in package.tree(part).children if one.attributes.get("w:type", "normal") == "normal"]
            notes = [one for one in every if not set_by_us(one)]
            if len(notes) < len(every):
                story.skip("references")
            for number, one in enumerate(notes, 1):
                story.note(one, "footnote" if kind == "footnote" else "endnote", number)
    seen: set[str] = set()
    for kind, part in sorted((kind, part) for kind, part in related if kind in _MARGINS and part in package.members):
        story.part = part
        story.margin(package.tree(part), _MARGINS[kind], seen)
    return story


def _manuscript(story: Story, path: str) -> Manuscript:
    blocks = tuple(sorted(story.blocks, key=lambda one: one.start))
    skipped = tuple(sorted(story.skipped, key=lambda one: one.start))
    return Manuscript(path, "docx", "".join(story.text), blocks, skipped)


def _as_read(package: Package, manuscript: Manuscript) -> Story:
    """The document read again the way the manuscript was: with its tracked changes, or without."""
    for revisions in ("accept", "reject"):
        story = _story(package, "accept" if revisions == "accept" else "reject")
        if "".join(story.text) == manuscript.text:
            return story
    raise InputError("the file is no longer what was read", path=manuscript.path, fix="check it again")


def _by_bytes(package: Package, name: str) -> bytes:
    """A part in which the places of characters are places of UTF-8; one in UTF-16 is read, but not changed."""
    part = package.part(name)
    if b"\0" in part[:200]:
        raise InputError(f"{name} is in UTF-16 and cannot be changed", path=package.path, fix="save it again in Word")
    return part


def _replaced(part: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    pieces: list[bytes] = []
    last = 0
    for start, end, words in sorted(changes):
        pieces += [part[last:start], words]
        last = end
    return b"".join([*pieces, part[last:]])
