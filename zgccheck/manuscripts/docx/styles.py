"""What a document's styles say of its paragraphs and runs: headings, lists, quotations, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zgccheck.manuscripts.docx.xml import Node
from zgccheck.traced import Kind

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_CONTENTS = re.compile(r"toc\s*\d|(?:table of )?(?:contents|figures)|目录\s*\d*")
_QUOTE = re.compile(r"(?:intense )?quote|block text|(?:明显)?引用|文本块")
_MOST = 20
"""Styles that one rests on."""


@dataclass(slots=True)
class Styles:
    """The styles by their ids."""

    nodes: dict[str, Node] = field(default_factory=dict)

    def chain(self, style: str | None) -> list[Node]:
        """A style and what it is based on."""
        found: list[Node] = []
        while style and style in self.nodes and len(found) < _MOST:
            found.append(self.nodes[style])
            style = self.nodes[style].value("w:basedOn")
        return found

    def kind(self, properties: Node | None) -> tuple[Kind | None, int]:
        """A paragraph's kind and, of a heading, its level: the title is 1, 标题 1 is 2. None is a table of contents."""
        if properties is None:
            return "paragraph", 0
        chain = self.chain(properties.value("w:pStyle"))
        for one in [properties, *(inner for style in chain if (inner := style.child("w:pPr")) is not None)]:
            outline = one.value("w:outlineLvl")
            if outline is not None and outline.isdecimal() and int(outline) < 9:
                return "heading", int(outline) + 2
        for name in ((style.value("w:name") or "").strip().lower() for style in chain):
            if name in ("title", "标题"):
                return "heading", 1
            if name in ("subtitle", "副标题"):
                return "heading", 2
            if match := _HEADING.fullmatch(name):
                return "heading", int(match[1]) + 1
            if _CONTENTS.fullmatch(name):
                return None, 0
            if _QUOTE.fullmatch(name):
                return "quote", 0
            if name in ("caption", "题注"):
                return "caption", 0
        numbered = [properties, *(inner for style in chain if (inner := style.child("w:pPr")) is not None)]
        number = next((value for one in numbered if (value := one.value("w:numPr", "w:numId")) is not None), None)
        return ("item" if number not in (None, "0") else "paragraph"), 0

    def hidden(self, run: Node) -> bool:
        """Whether a run is hidden text, by itself or by its style."""
        properties = run.child("w:rPr")
        if properties is None:
            return False
        if properties.child("w:vanish") is not None:
            return properties.on("w:vanish")
        return any(style.on("w:rPr", "w:vanish") for style in self.chain(properties.value("w:rStyle")))


def styles(root: Node | None) -> Styles:
    nodes = [] if root is None else [one for one in root.children if one.name == "w:style"]
    return Styles({one.attributes.get("w:styleId", ""): one for one in nodes})
