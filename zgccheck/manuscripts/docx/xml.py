"""The XML of a document's part as a tree that knows at which byte each piece stands; nothing outside is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from zgccheck.errors import InputError

MAX_DEPTH = 150
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""Whatever letters a file gives them, names are told by these; others go by their last part alone."""


class Chunk(NamedTuple):
    """Characters of an element, with the bytes that they are written in; an entity is a chunk by itself."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """An element: its bytes from `start` on, its attributes, what is in it."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    children: list[Node] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        return next((one for one in self.children if one.name == name), None)

    def value(self, *path: str) -> str | None:
        """The w:val of what a path leads to; empty where it has none, None where nothing is there."""
        node: Node | None = self
        for name in path:
            node = node.child(name) if node is not None else None
        return None if node is None else node.attributes.get("w:val", "")

    def on(self, *path: str) -> bool:
        """Whether a switch (w:b, w:vanish, …) is there and not off."""
        return self.value(*path) not in (None, "0", "false", "off")

    def walk(self) -> Iterator[Node]:
        yield self
        for one in self.children:
            yield from one.walk()


def parse(data: bytes, path: str) -> Node:
    """The root of a part. Raises InputError on what is no XML, declares entities, or is nested beyond all use."""
    root = Node("", {}, 0)
    stack = [root]
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False

    def refuse(*_: object) -> None:
        raise InputError("a document type in the XML: no Word document has one", path=path)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAX_DEPTH:
            raise InputError(f"elements nested more than {MAX_DEPTH} deep", path=path, fix="save it again in Word")
        named = {_short(key): value for key, value in attributes.items()}
        node = Node(_short(name), named, parser.CurrentByteIndex)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_: str) -> None:
        node, at = stack.pop(), parser.CurrentByteIndex
        empty = data[at - 2 : at] == b"/>" and data.find(b"<", node.start + 1, at) < 0  # then `at` is behind it
        node.end = at if empty else data.find(b">", at) + 1

    def said(text: str) -> None:
        at = parser.CurrentByteIndex
        if stack[-1].name in ("w:t", "w:delText"):
            stack[-1].chunks.append(Chunk(text, at, _written(data, at, text)))
        elif stack[-1].name == "w:instrText":
            stack[-1].attributes["w:instr"] = stack[-1].attributes.get("w:instr", "") + text

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = f"broken XML at line {error.lineno}: {expat.ErrorString(error.code)}"
        raise InputError(what, path=path, fix="save it again in Word") from None
    except (ValueError, LookupError):  # an encoding that expat does not have
        raise InputError("XML in an encoding that Word does not use", path=path, fix="save it again in Word") from None
    return root.children[0]


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return _PREFIXES.get(space, "") + local


def _written(data: bytes, at: int, text: str) -> int:
    """Where the bytes of some characters end: an entity's at its semicolon."""
    if data[at : at + 1] == b"&":
        return data.index(b";", at) + 1
    if text == "\n":
        return at + (2 if data[at : at + 2] == b"\r\n" else 1)
    return at + len(text.encode("utf-8"))


def level(parent: Node) -> Iterator[Node]:
    """The children of a container, and those of what only wraps them."""
    for node in parent.children:
        if node.name == "w:sdt":
            if (content := node.child("w:sdtContent")) is not None:
                yield from level(content)
        elif node.name in ("w:customXml", "w:ins", "w:moveTo"):
            yield from level(node)
        elif node.name == "mc:AlternateContent":
            yield from level(choice(node))
        else:
            yield node


def choice(node: Node) -> Node:
    """Of the same thing told for new and old programs, one."""
    return node.child("mc:Choice") or node.child("mc:Fallback") or Node("", {}, 0)
