"""Word comments on the very words of a document: runs are divided where a comment begins or ends, nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from zgccheck.clean import clean
from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.parts import added, namespace, tag, within
from zgccheck.manuscripts.docx.story import Source, Story
from zgccheck.manuscripts.docx.xml import Node

Note = tuple[int, int, str]

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
        return tag(self.body, node)


def commented(package: Package, story: Story, notes: Sequence[Note], author: str) -> dict[str, bytes]:
    """The parts that change when the notes become comments."""
    body = package.part(package.main)
    space = namespace(body)
    existing = next((target for kind, target in package.related(package.main) if kind == "comments"), "")
    used = [
        int(number)
        for one in (package.tree(existing).children if existing in package.members else [])
        if (number := one.attributes.get("w:id", "")).isdecimal()
    ]
    marks = Marks(body)
    told = []
    for at, (start, end, words) in enumerate(sorted(notes), max(used, default=-1) + 1):
        _mark(marks, story, package.main, start, end, at, space)
        told.append(written(at, words, author, space))
    changed = {package.main: marks.written()}
    if existing in package.members:
        return changed | {existing: within(package.part(existing), "".join(told))}
    part = f'<w:comments xmlns:w="{space}">{"".join(told)}</w:comments>'
    return added(package, "comments", part, changed)


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


def written(number: int, words: str, author: str, space: str) -> str:
    """A comment; each line of its words is a paragraph."""
    who = escape(clean(author))
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(clean(line), quote=False)}</w:t></w:r></w:p>'
        for line in words.split("\n")
    )
    return f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{who}" w:initials="{who[:2]}">{lines}</w:comment>'
