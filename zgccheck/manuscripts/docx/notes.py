"""Footnotes in a document: real ones, which Word numbers beside the author's, and cross-references where one is cited again.

Runs are divided where a mark stands inside one. Each mark is held by a bookmark of ours, by which it comes out again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from zgccheck.clean import clean
from zgccheck.manuscripts.docx import ids
from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.parts import Piece, added, namespace, spliced, tag, within
from zgccheck.manuscripts.docx.points import Point
from zgccheck.manuscripts.docx.story import Source
from zgccheck.manuscripts.docx.styles import styles
from zgccheck.manuscripts.docx.xml import Node
from zgccheck.marking import BOOKMARK, STYLE

_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in enumerate(("separator", "continuationSeparator"), -1)
)
"""What Word draws between the text and its footnotes."""


class Insertion(NamedTuple):
    """What is put at a point."""

    point: Point
    xml: str


def put(body: bytes, root: Node, insertions: Sequence[Insertion], space: str, others: Iterable[Piece] = ()) -> bytes:
    """The body with the insertions, each place in a bookmark; what stands at one place keeps its order. And with other pieces."""
    number = free(root, "w:bookmarkStart")
    places: dict[int, tuple[Point, list[str]]] = {}
    for one in insertions:
        places.setdefault(one.point.at, (one.point, []))[1].append(one.xml)
    pieces = list(others)
    for count, (at, (point, words)) in enumerate(sorted(places.items()), 1):
        name = f"{BOOKMARK}{count}{'d' if point.inside else ''}"
        mark = _bookmarked("".join(words), name, number + count, space).encode()
        pieces.append((at, at, mark if point.inside is None else divided(body, point.inside, mark)))
    return spliced(body, pieces)


def divided(body: bytes, source: Source, mark: bytes) -> bytes:
    """The end of a run, a mark, and the same run again."""
    return closing(body, source.run, source.holder) + mark + opening(body, source.run, source.holder)


def closing(body: bytes, run: Node, holder: Node) -> bytes:
    return b"</%s></%s>" % (tag(body, holder), tag(body, run))


def opening(body: bytes, run: Node, holder: Node) -> bytes:
    look = run.child("w:rPr")
    same = body[look.start : look.end] if look is not None else b""
    return b'<%s>%s<%s xml:space="preserve">' % (tag(body, run), same, tag(body, holder))


def _bookmarked(xml: str, name: str, number: int, space: str) -> str:
    start = f'<w:bookmarkStart xmlns:w="{space}" w:id="{number}" w:name="{name}"/>'
    return f'{start}{xml}<w:bookmarkEnd xmlns:w="{space}" w:id="{number}"/>'


def free(root: Node, name: str) -> int:
    """The highest number that elements of a name have."""
    written = (node.attributes.get("w:id", "") for node in root.walk() if node.name == name)
    return max((int(one) for one in written if one.isdecimal()), default=0)


def noted(
    package: Package, root: Node, marks: Sequence[tuple[Point, tuple[int, ...]]], texts: Sequence[str]
) -> dict[str, bytes]:
    """The parts that change when the texts become footnotes. A mark names those that it cites, by their number from 0."""
    body = package.part(package.main)
    space = namespace(body)
    told = {kind: name for kind, name in reversed(package.related(package.main)) if name in package.members}
    changed, look = _styled(package, told.get("styles", ""), space)
    marks = sorted(marks, key=lambda one: one[0].at)
    first: dict[int, int] = {}
    for point, numbers in marks:
        for number in sorted(numbers):
            first.setdefault(number, point.at)
    notes = package.tree(told["footnotes"]).children if "footnotes" in told else []
    given = ids.given(notes, root, list(first.values()))
    identity = dict(zip(first, given.ours, strict=True))
    insertions = [
        Insertion(point, xml) for point, xml in _marks(marks, _shown(root, first), identity, look, root, space)
    ]
    changed[package.main] = put(body, root, insertions, space, ids.renumbered(body, ids.references(root), given.moved))
    told_notes = [_note(identity[number], texts[number], look, space) for number in first]
    if not notes:
        part = f'<w:footnotes xmlns:w="{space}">{_RULES}{"".join(told_notes)}</w:footnotes>'
        return added(package, "footnotes", part, changed)
    part_before = package.part(told["footnotes"])
    pieces = list(ids.renumbered(part_before, notes, given.moved))
    for at, text in zip(given.before, told_notes, strict=True):
        start = notes[at].start if at < len(notes) else notes[-1].end
        pieces.append((start, start, text.encode()))
    return changed | {told["footnotes"]: spliced(part_before, pieces)}


def _marks(
    marks: Sequence[tuple[Point, tuple[int, ...]]],
    shown: Mapping[int, int],
    identity: Mapping[int, int],
    look: str,
    root: Node,
    space: str,
) -> Iterator[tuple[Point, str]]:
    """What stands at each place: a footnote's number where it is cited first, else a cross-reference to it."""
    apart = look.replace("<w:vertAlign", '<w:spacing w:val="50"/><w:vertAlign')  # a gap that is no text
    taken = free(root, "w:bookmarkStart") + len(marks)
    cited: set[int] = set()
    for point, numbers in marks:
        words = []
        here = sorted(numbers, key=lambda number: shown[number])
        for number in here:
            name, style = f"{BOOKMARK}n{number + 1}", look if number == here[-1] else apart
            if number in cited:
                words.append(_again(shown[number], name, style, space))
            else:
                reference = f'<w:r xmlns:w="{space}">{style}<w:footnoteReference w:id="{identity[number]}"/></w:r>'
                words.append(_bookmarked(reference, name, taken + number + 1, space))
                cited.add(number)
        yield point, "".join(words)


def _shown(root: Node, first: Mapping[int, int]) -> dict[int, int]:
    """The number that Word will print for each footnote: by its first mark, among those that are there."""
    there = sorted(node.start for node in ids.references(root) if not _marked_otherwise(node))
    return {number: bisect_left(there, at) + count for count, (number, at) in enumerate(first.items(), 1)}


def _marked_otherwise(node: Node) -> bool:
    """Whether the author gave a footnote a mark of its own; Word does not count it then."""
    return node.attributes.get("w:customMarkFollows", "0") not in ("0", "false", "off")


def _again(shown: int, name: str, look: str, space: str) -> str:
    """A cross-reference to a footnote; Word works its number out anew when it prints."""
    words = f"<w:r>{look}<w:t>{shown}</w:t></w:r>"
    return f'<w:fldSimple xmlns:w="{space}" w:instr=" NOTEREF {name} \\f \\h ">{words}</w:fldSimple>'


def _note(number: int, text: str, look: str, space: str) -> str:
    words = escape(clean(text), quote=False)
    return (
        f'<w:footnote xmlns:w="{space}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{STYLE}"/></w:pPr>'
        f'<w:r>{look}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
    )


def _styled(package: Package, part: str, space: str) -> tuple[dict[str, bytes], str]:
    """The styles with one for our footnotes, resting on the document's own; and how a mark looks."""
    raised = '<w:vertAlign w:val="superscript"/>'
    if part not in package.members:
        return {}, f"<w:rPr>{raised}</w:rPr>"
    named: Mapping[str, str] = {
        (node.value("w:name") or "").lower(): name for name, node in styles(package.tree(part)).nodes.items()
    }
    text, reference = named.get("footnote text"), named.get("footnote reference")
    rest = f'<w:basedOn w:val="{escape(text)}"/>' if text else '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
    style = (
        f'<w:style xmlns:w="{space}" w:type="paragraph" w:customStyle="1" w:styleId="{STYLE}">'
        f'<w:name w:val="{STYLE}"/>{rest}</w:style>'
    )
    look = f'<w:rStyle w:val="{escape(reference)}"/>' if reference else ""
    return {part: within(package.part(part), style)}, f"<w:rPr>{look}{raised}</w:rPr>"
