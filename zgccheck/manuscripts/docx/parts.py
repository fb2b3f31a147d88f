"""Parts that are put into a document's archive with their relation and type, and taken out of it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.xml import Node

Piece = tuple[int, int, bytes]
"""Start and end in a part, and the bytes that come there."""
TYPES = "[Content_Types].xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY = f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
"""Relations where a document had none."""
_OURS = "zgc"
"""Begins the ids of relations that were put in."""
_TAG = re.compile(rb"<([^\s/>]+)")
_EMPTIED = re.compile(rb"(<[^/!?<>][^<>]*)></[^\s<>]+>(?=\s*\Z)")


def namespace(part: bytes) -> str:
    """Word's namespace, as a part of the document has it."""
    return _WORD_STRICT if _WORD_STRICT.encode() in part[:4096] else _WORD


def tag(part: bytes, node: Node) -> bytes:
    """An element's name with the letters that the file gives its namespace."""
    match = _TAG.match(part, node.start)
    assert match is not None
    return match[1]


def within(part: bytes, words: str) -> bytes:
    """An XML part with more at the end of its root."""
    if (at := part.rfind(b"</")) < 0 or not part[at:].rstrip().endswith(b">"):
        start = part.rindex(b"/>")  # an empty root
        name = _TAG.search(part, part.rindex(b"<", 0, start))
        assert name is not None
        return part[:start] + b">" + words.encode() + b"</" + name[1] + b">" + part[start + 2 :]
    return part[:at] + words.encode() + part[at:]


def relations(package: Package) -> str:
    """The part that tells what the text refers to."""
    folder, _, base = package.main.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def added(package: Package, kind: str, part: str, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """A new part of a kind (comments, footnotes, styles) beside what is changed already."""
    name = f"word/{kind}.xml"
    name = name if name not in package.members else f"word/zgccheck-{kind}.xml"
    where = relations(package)
    old = changed.get(where) or package.part(where) or EMPTY
    number = 1
    while f'"{_OURS}{number}"'.encode() in old:
        number += 1
    relation = f'<Relationship xmlns="{_RELATIONS}" Id="{_OURS}{number}" Type="{_RELATION}{kind}" Target="/{name}"/>'
    override = f'<Override xmlns="{_KINDS}" PartName="/{name}" ContentType="{_TYPE}{kind}+xml"/>'
    return {
        **changed,
        name: (_HEAD + part).encode(),
        where: within(old, relation),
        TYPES: within(changed.get(TYPES) or package.part(TYPES), override),
    }


def removed(package: Package, names: Iterable[str]) -> dict[str, bytes]:
    """The relations and types without those of some parts, where they were put in; else nothing."""
    gone = {f"/{name}" for name in names}
    if not gone:
        return {}
    where = relations(package)
    ours = [
        one
        for one in package.tree(where).children
        if one.attributes.get("Id", "").startswith(_OURS) and one.attributes.get("Target") in gone
    ]
    typed = [one for one in package.tree(TYPES).children if one.attributes.get("PartName") in gone]
    return {
        where: spliced(package.part(where), [(one.start, one.end, b"") for one in ours]),
        TYPES: spliced(package.part(TYPES), [(one.start, one.end, b"") for one in typed]),
    }


def put_in(package: Package, name: str) -> bool:
    """Whether a part was put in: its relation's id says so."""
    where = relations(package)
    return where in package.members and any(
        one.attributes.get("Id", "").startswith(_OURS) and one.attributes.get("Target") == f"/{name}"
        for one in package.tree(where).children
    )


def spliced(part: bytes, pieces: Iterable[Piece]) -> bytes:
    """A part with other bytes for some spans; what lies in a span that goes, goes with it."""
    done = []
    last = 0
    for start, end, words in sorted(pieces, key=lambda one: (one[0], -one[1])):
        if start >= last:
            done += [part[last:start], words]
            last = end
    return b"".join([*done, part[last:]])


def closed(part: bytes) -> bytes:
    """A part whose root is one tag again where nothing is left in it, as it was before `within`."""
    return _EMPTIED.sub(rb"\1/>", part)
