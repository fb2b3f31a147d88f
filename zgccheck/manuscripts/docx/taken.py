"""A document without what `zgccheck annotate` put into it: its marks, its footnotes or comments, and the parts made for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zgccheck.manuscripts.docx.bookmarks import NAME, stretch
from zgccheck.manuscripts.docx.notes import closing, opening
from zgccheck.manuscripts.docx.package import Package, packed
from zgccheck.manuscripts.docx.parts import EMPTY, ours, relations, removed, without
from zgccheck.manuscripts.docx.xml import Node
from zgccheck.marking import STYLE

Spans = list[tuple[int, int]]


def bared(package: Package) -> bytes:
    """The archive without them; the very same where there are none."""
    told = {kind: name for kind, name in reversed(package.related(package.main)) if name in package.members}
    body, root = package.part(package.main), package.tree(package.main)
    marks = list(_marks(root))
    changed: dict[str, bytes] = {}
    gone: set[str] = set()

    def leave(kind: str, elements: Iterable[Node], empty: bool) -> None:
        if spans := [(one.start, one.end) for one in elements]:
            changed[told[kind]] = without(package.part(told[kind]), spans)
            if empty and ours(package, told[kind]):
                gone.add(told[kind])

    notes = [one for one in _children(package, told.get("footnotes")) if noted(one)]
    drawn = [one for one in _children(package, told.get("footnotes")) if "w:type" in one.attributes]
    leave("footnotes", notes, len(notes) + len(drawn) == len(_children(package, told.get("footnotes"))))
    numbers = {
        node.attributes.get("w:id")
        for parent, start, end in marks
        for one in parent.children[start:end]
        for node in one.walk()
        if node.name == "w:commentReference"
    }
    remarks = [one for one in _children(package, told.get("comments")) if one.attributes.get("w:id") in numbers]
    leave("comments", remarks, len(remarks) == len(_children(package, told.get("comments"))))
    leave(
        "styles",
        [one for one in _children(package, told.get("styles")) if one.attributes.get("w:styleId") == STYLE],
        empty=False,
    )
    spans = [span for parent, start, end in marks for span in [_span(body, parent, start, end)]]
    spans += _references(root, {one.attributes.get("w:id") for one in notes})
    if spans:
        changed[package.main] = without(body, spans)
    changed |= removed(package, gone)
    if changed.get(relations(package)) == EMPTY:
        gone.add(relations(package))
    return packed(package, changed, gone) if changed else package.data


def noted(note: Node) -> bool:
    """Whether a footnote is ours: its paragraphs have our style."""
    paragraph = note.child("w:p")
    properties = paragraph.child("w:pPr") if paragraph is not None else None
    return properties is not None and properties.value("w:pStyle") == STYLE


def _children(package: Package, name: str | None) -> list[Node]:
    return package.tree(name).children if name else []


def _marks(root: Node) -> Iterator[tuple[Node, int, int]]:
    """The marks: where each begins and ends among the children of an element."""
    for node in root.walk():
        at = 0
        while at < len(node.children):
            if (end := stretch(node.children, at)) >= 0:
                yield node, at, end
                at = end
            at += 1


def _span(body: bytes, parent: Node, start: int, end: int) -> tuple[int, int]:
    """The bytes of a mark, and the seam of the run that was divided for it."""
    first, last = parent.children[start].start, parent.children[end].end
    name = NAME.fullmatch(parent.children[start].attributes["w:name"])
    run = parent.children[start - 1] if start else None
    if name and name[1] and run is not None and run.name == "w:r" and run.end == first and run.children:
        close, again = closing(body, run, run.children[-1]), opening(body, run, run.children[-1])
        if body.endswith(close, 0, first) and body.startswith(again, last):
            return first - len(close), last + len(again)
    return first, last


def _references(root: Node, numbers: set[str | None]) -> Iterator[tuple[int, int]]:
    """What still refers to a footnote that goes: somebody copied or moved the mark."""
    for run in root.walk():
        refers = [
            one
            for one in run.children
            if one.name == "w:footnoteReference" and one.attributes.get("w:id") in numbers
        ]
        if refers and all(one in refers or one.name == "w:rPr" for one in run.children):
            yield run.start, run.end
        else:
            yield from ((one.start, one.end) for one in refers)
