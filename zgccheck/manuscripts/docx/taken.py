"""A document without what `zgccheck annotate` put into it: its marks, its footnotes or comments, and the parts made for them."""

from __future__ import annotations

from collections.abc import Iterator

from zgccheck.manuscripts.docx import ids
from zgccheck.manuscripts.docx.bookmarks import EVERY, NAME, stretch
from zgccheck.manuscripts.docx.notes import closing, opening
from zgccheck.manuscripts.docx.package import Package, packed
from zgccheck.manuscripts.docx.parts import EMPTY, closed, put_in, relations, removed, spliced
from zgccheck.manuscripts.docx.remarks import AUTHOR
from zgccheck.manuscripts.docx.xml import Node
from zgccheck.marking import BOOKMARK, STYLE


def bared(package: Package) -> bytes:
    """The archive without them; the very same where there are none."""
    told = {kind: name for kind, name in reversed(package.related(package.main)) if name in package.members}
    every: dict[str, list[Node]] = {
        kind: package.tree(told[kind]).children for kind in ("footnotes", "comments", "styles") if kind in told
    }
    body, root = package.part(package.main), package.tree(package.main)
    marks = list(_marks(root))
    ours: dict[str, list[Node]] = {
        "footnotes": [one for one in every.get("footnotes", ()) if noted(one)],
        "comments": [one for one in every.get("comments", ()) if one.attributes.get("w:author") == AUTHOR],
        "styles": [one for one in every.get("styles", ()) if one.attributes.get("w:styleId") == STYLE],
    }
    back = ids.back(every.get("footnotes", ()), ours["footnotes"])
    changed: dict[str, bytes] = {}
    gone: set[str] = set()
    for kind, elements in ours.items():
        if elements:
            name = told[kind]
            pieces = [(one.start, one.end, b"") for one in elements]
            if kind == "footnotes":
                pieces += ids.renumbered(package.part(name), every[kind], back)
            changed[name] = closed(spliced(package.part(name), pieces))
            if put_in(package, name) and not any(one not in elements and ids.normal(one) for one in every[kind]):
                gone.add(name)
    pieces = [(*_span(body, *mark), b"") for mark in marks]
    numbers = {kind: {one.attributes.get("w:id") for one in ours[kind]} for kind in ("footnotes", "comments")}
    pieces += [(*span, b"") for span in _left(root, numbers["footnotes"], numbers["comments"])]
    pieces += ids.renumbered(body, ids.references(root), back)
    if pieces:
        changed[package.main] = spliced(body, pieces)
    changed |= removed(package, gone)
    if changed.get(relations(package)) == EMPTY:
        gone.add(relations(package))
    return packed(package, changed, gone) if changed else package.data


def noted(note: Node) -> bool:
    """Whether a footnote is ours: its paragraphs have our style."""
    paragraph = note.child("w:p")
    properties = paragraph.child("w:pPr") if paragraph is not None else None
    return properties is not None and properties.value("w:pStyle") == STYLE


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


def _left(root: Node, notes: set[str | None], remarks: set[str | None]) -> Iterator[tuple[int, int]]:
    """What belongs to them outside their marks: another program has moved it, or somebody copied it."""
    nodes = list(root.walk())
    named = {
        node.attributes.get("w:id")
        for node in nodes
        if node.name == "w:bookmarkStart" and EVERY.fullmatch(node.attributes.get("w:name", ""))
    }
    for node in nodes:
        number = node.attributes.get("w:id")
        if (
            (node.name in ("w:bookmarkStart", "w:bookmarkEnd") and number in named)
            or (node.name in ("w:commentRangeStart", "w:commentRangeEnd") and number in remarks)
            or (node.name == "w:fldSimple" and _leads(node))
        ):
            yield node.start, node.end
        yield from _fields(node)
        refers = [
            one
            for one in node.children
            if (one.name == "w:footnoteReference" and one.attributes.get("w:id") in notes)
            or (one.name == "w:commentReference" and one.attributes.get("w:id") in remarks)
        ]
        if refers and node.name == "w:r" and all(one in refers or one.name == "w:rPr" for one in node.children):
            yield node.start, node.end
        else:
            yield from ((one.start, one.end) for one in refers)


def _leads(node: Node) -> bool:
    """Whether a field is a cross-reference to a footnote of ours."""
    return f"NOTEREF {BOOKMARK}n" in node.attributes.get("w:instr", "")


def _fields(parent: Node) -> Iterator[tuple[int, int]]:
    """The fields among an element's runs that are cross-references of ours: from the run that begins one to its last."""
    begun: list[tuple[int, bool]] = []
    for run in parent.children if any(one.name == "w:r" for one in parent.children) else ():
        for one in run.children if run.name == "w:r" else ():
            kind = one.attributes.get("w:fldCharType")
            if kind == "begin":
                begun.append((run.start, False))
            elif one.name == "w:instrText" and begun:
                begun[-1] = (begun[-1][0], begun[-1][1] or _leads(one))
            elif kind == "end" and begun:
                start, leads = begun.pop()
                if leads:
                    yield start, run.end
