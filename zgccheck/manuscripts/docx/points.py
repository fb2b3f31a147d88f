"""Places of a document's body between two characters, as bytes; and which of them a mark can take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.story import Source, Story
from zgccheck.manuscripts.docx.xml import Node

_HELD = frozenset("w:hyperlink w:fldSimple w:sdt w:ruby".split())
"""Elements in a line that a mark does not stand inside of."""
_GONE = frozenset({"w:del", "w:moveFrom"})


class Point(NamedTuple):
    """A place in the body's bytes; inside a run where a character of it is given."""

    at: int
    inside: Source | None = None


def behind(package: Package, story: Story, root: Node, last: int, limit: int) -> Point | None:
    """Where a mark behind a character stands; None where a document can have none: in a note, a margin, a text box."""
    source = story.sources[last]
    if source is None or source.part != package.main or any(begin <= last < end for begin, end, _ in story.anchors):
        return None
    path = list(_path(root, source.start))
    paragraph = next((node for node in reversed(path) if node.name == "w:p"), None)
    if paragraph is None or any(node.name in _GONE for node in path):
        return None
    holding = [(node.start, node.end) for node in path if node.name in _HELD and node.start > paragraph.start]
    holding += [(start, end) for start, end in _fields(paragraph) if start < source.start < end]
    if not holding:
        return after(source)
    end = max(end for _, end in holding)
    for at in range(last + 1, len(story.sources)):
        one = story.sources[at]
        if one is not None and (one.part != package.main or one.start >= end):
            break
        if one is not None and at >= limit:
            return None
    return Point(end)


def after(source: Source) -> Point:
    run, holder = source.run, source.holder
    whole = holder is run.children[-1] and source.end == holder.chunks[-1].end
    return Point(run.end) if whole else Point(source.end, source)


def before(source: Source) -> Point:
    run, holder = source.run, source.holder
    first = next((one for one in run.children if one.name != "w:rPr"), None)
    whole = holder is first and source.start == holder.chunks[0].start
    return Point(run.start) if whole else Point(source.start, source)


def _path(root: Node, at: int) -> Iterator[Node]:
    """The elements around a byte, the outermost first."""
    node: Node | None = root
    while node is not None:
        yield node
        number = bisect_right(node.children, at, key=lambda one: one.start) - 1
        node = node.children[number] if number >= 0 and at < node.children[number].end else None


def _fields(paragraph: Node) -> Iterator[tuple[int, int]]:
    """The fields of a paragraph: from the run that begins one to the run that ends it."""
    begun: list[int] = []
    for run in paragraph.walk():
        for node in run.children if run.name == "w:r" else ():
            kind = node.attributes.get("w:fldCharType") if node.name == "w:fldChar" else None
            if kind == "begin":
                begun.append(run.start)
            elif kind == "end" and begun:
                yield begun.pop(), run.end
