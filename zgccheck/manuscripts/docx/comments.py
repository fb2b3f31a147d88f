"""Word comments on the very words of a document: runs are divided where a comment begins or ends, nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from zgccheck.clean import clean
from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.story import Source, Story
from zgccheck.manuscripts.docx.xml import Node

Note = tuple[int, int, str]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TAG = re.compile(rb"<([^\s/>]+)")
_ENDS, _STARTS, _BOTH = 0, 1, 2
"""Of several marks at one place, those that end go first."""


@dataclass(slots=True)
class Marks:
    """What is to be put into the body, by byte."""

    body: bytes
    found: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    divided: dict[int, Source] = field(default_factory=dict)
    """Places inside a run, with the character beside each."""

    def before(self, source: Source, mark: str) -> None:
        first = next((one for one in source.run.children if one.name != "w:rPr"), None)
        at = source.start
        if source.holder is first and at == source.holder.chunks[0].start:
            at = source.run.start
        else:
            self.divided[at] = source
        self.put(at, _STARTS, mark)

    def after(self, source: Source, mark: str) -> None:
        at = source.end
        if source.holder is source.run.children[-1] and at == source.holder.chunks[-1].end:
            at = source.run.end
        else:
            self.divided[at] = source
        self.put(at, _ENDS, mark)

    def put(self, at: int, order: int, mark: str) -> None:
        self.found.setdefault(at, []).append((order, mark))

    def written(self) -> bytes:
        """The body with its marks."""
        inserts = {}
        for at, marks in self.found.items():
            words = "".join(mark for _, mark in sorted(marks, key=lambda one: one[0])).encode()
            source = self.divided.get(at)
            inserts[at] = self.divide(source, words) if source is not None else words
        for source in self.divided.values():  # a blank at the cut must not be lost
            if "xml:space" not in source.holder.attributes:
                inserts[source.holder.start + 1 + len(self.name(source.holder))] = b' xml:space="preserve"'
        pieces = []
        last = 0
        for at in sorted(inserts):
            pieces += [self.body[last:at], inserts[at]]
            last = at
        return b"".join([*pieces, self.body[last:]])

    def divide(self, source: Source, words: bytes) -> bytes:
        """The end of a run, the marks, and the same run again."""
        run, holder = self.name(source.run), self.name(source.holder)
        look = source.run.child("w:rPr")
        same = self.body[look.start : look.end] if look is not None else b""
        close = b"</%s></%s>" % (holder, run)
        return close + words + b'<%s>%s<%s xml:space="preserve">' % (run, same, holder)

    def name(self, node: Node) -> bytes:
        match = _TAG.match(self.body, node.start)
        assert match is not None
        return match[1]


def commented(package: Package, story: Story, notes: Sequence[Note], author: str) -> dict[str, bytes]:
    """The parts that change when the notes become comments."""
    body = package.part(package.main)
    space = _WORD_STRICT if _WORD_STRICT.encode() in body[:4096] else _WORD
    existing = next((target for kind, target in package.related(package.main) if kind == "comments"), "")
    used = [
        int(written)
        for one in (package.tree(existing).children if existing in package.members else [])
        if (written := one.attributes.get("w:id", "")).isdecimal()
    ]
    marks = Marks(body)
    told = []
    for number, (start, end, words) in enumerate(sorted(notes), max(used, default=-1) + 1):
        _mark(marks, story, package.main, start, end, number, space)
        told.append(_comment(number, words, author, space))
    changed = {package.main: marks.written()}
    if existing in package.members:
        return changed | {existing: _within(package.part(existing), "".join(told))}
    return changed | _new_part(package, "".join(told), space)


def _mark(marks: Marks, story: Story, main: str, start: int, end: int, number: int, space: str) -> None:
    opened = f'<w:commentRangeStart xmlns:w="{space}" w:id="{number}"/>'
    closed = f'<w:commentRangeEnd xmlns:w="{space}" w:id="{number}"/>'
    refers = f'<w:r xmlns:w="{space}"><w:commentReference w:id="{number}"/></w:r>'
    hung = next((at for begin, stop, at in story.anchors if begin <= start < stop), None)
    here = story.sources[start : max(end, start + 1)]
    inside = [one for one in here if one is not None and one.part == main]
    if not inside:  # between two cells, or at a paragraph's end
        inside = [one for one in reversed(story.sources[:start]) if one is not None and one.part == main][:1]
    if hung is None and inside:
        marks.before(inside[0], opened)
        marks.after(inside[-1], closed + refers)
        return
    # Word has no comments in margins and text boxes: they hang on the run that holds the box, the note's reference, or
    # the first words of the document.
    first = next((one for one in story.sources if one is not None and one.part == main), None)
    at = hung if hung is not None and hung >= 0 else first.run.start if first is not None else -1
    if at < 0:
        at = marks.body.rindex(b"<", 0, marks.body.rindex(b"</", 0, marks.body.rindex(b"</")))
    marks.put(at, _BOTH, opened + closed + refers)


def _comment(number: int, words: str, author: str, space: str) -> str:
    who = escape(clean(author))
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(clean(line), quote=False)}</w:t></w:r></w:p>'
        for line in words.split("\n")
    )
    return f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{who}" w:initials="{who[:2]}">{lines}</w:comment>'


def _new_part(package: Package, told: str, space: str) -> dict[str, bytes]:
    name = "word/zgccheck-comments.xml" if "word/comments.xml" in package.members else "word/comments.xml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part = f'{head}<w:comments xmlns:w="{space}">{told}</w:comments>'
    folder, _, base = package.main.rpartition("/")
    relations = f"{folder}/_rels/{base}.rels"
    old = package.part(relations) or f'{head}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    number = 1
    while f'"zgc{number}"'.encode() in old:
        number += 1
    relation = f'<Relationship xmlns="{_RELATIONS}" Id="zgc{number}" Type="{_RELATION}" Target="/{name}"/>'
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    override = f'<Override xmlns="{kinds}" PartName="/{name}" ContentType="{_TYPE}"/>'
    return {
        name: part.encode(),
        relations: _within(old, relation),
        _TYPES: _within(package.part(_TYPES), override),
    }


def _within(part: bytes, words: str) -> bytes:
    """An XML part with more at the end of its root."""
    if (at := part.rfind(b"</")) < 0 or not part[at:].rstrip().endswith(b">"):
        start = part.rindex(b"/>")  # an empty root
        name = _TAG.search(part, part.rindex(b"<", 0, start))
        assert name is not None
        return part[:start] + b">" + words.encode() + b"</" + name[1] + b">" + part[start + 2 :]
    return part[:at] + words.encode() + part[at:]
