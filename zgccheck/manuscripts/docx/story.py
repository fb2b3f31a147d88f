"""A document's text as it is read: paragraphs and table rows, one a line, each character with the bytes it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from zgccheck import table
from zgccheck.manuscripts.docx.bookmarks import stretch
from zgccheck.manuscripts.docx.rows import Rows
from zgccheck.manuscripts.docx.styles import Styles
from zgccheck.manuscripts.docx.xml import Node, choice, level
from zgccheck.manuscripts.plain import titled
from zgccheck.model import Block, Skipped
from zgccheck.traced import Kind, Traced, block

Where = Mapping[str, str]
BREAK = "\v"
"""A line end within a paragraph, as Word writes it; a block has a newline there."""
_GAPS = {"w:tab": "\t", "w:ptab": "\t", "w:br": BREAK, "w:cr": BREAK, "w:noBreakHyphen": "-"}
_AROUND = frozenset("w:hyperlink w:smartTag w:customXml w:fldSimple w:bdo w:dir w:ruby w:rubyBase".split())
"""Elements around runs that change nothing of their text."""
_SKIPPED = {
    "m:oMath": "formula", "m:oMathPara": "formula", "w:rt": "ruby", "w:object": "embedded", "w:altChunk": "embedded",
    "a:blip": "image", "v:imagedata": "image", "chart": "drawing", "relIds": "drawing",
}  # fmt: skip
_CHANGES = {"w:ins": "inserted", "w:moveTo": "inserted", "w:del": "deleted", "w:moveFrom": "deleted"}
"""Tracked changes, and why one is not read: inserted where all are rejected, deleted where all are accepted."""
_PAGE_NUMBER = "0123456789IVXivx-—–·/第页共 \t\n\u3000"


class Source(NamedTuple):
    """Where a character is written: its part, its run and text element there, and its bytes."""

    part: str
    run: Node
    holder: Node
    start: int
    end: int


@dataclass(slots=True)
class Story:
    """The text of a document as it grows, part after part."""

    styles: Styles
    revisions: Literal["accept", "reject"]
    part: str = ""
    text: list[str] = field(default_factory=list)
    sources: list[Source | None] = field(default_factory=list)
    """Of each character; None for what Word writes as no text (a tab, what parts two cells)."""
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    anchors: list[tuple[int, int, int]] = field(default_factory=list)
    """Start and end of text that stands outside the body (a note, a text box), and the byte in the body that it hangs on."""
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The byte after the run that refers to a note, by kind and number."""
    boxes: list[tuple[Node, int]] = field(default_factory=list)
    """Text boxes met since the last block, and the byte of the run that holds each."""
    fields: list[bool] = field(default_factory=list)
    """Of each open field, whether its instruction is over."""
    noteref: int = 0
    """How many fields are open in a cross-reference to a note, with it; 0 outside."""
    begun: int | None = None
    """Where the paragraph began that is being read; it goes on where the mark at its end is deleted."""
    paragraphs: int = 0
    tables: int = 0

    def add(self, words: str, source: Source | None = None) -> None:
        self.text.append(words)
        self.sources.append(source)

    def line(self) -> None:
        if self.text and self.text[-1] != "\n":
            self.add("\n")

    def skip(self, reason: str) -> None:
        self.skipped.append(Skipped(len(self.text), len(self.text), reason))

    def since(self, start: int) -> Traced:
        words = "".join(self.text[start:]).replace(BREAK, "\n")
        return Traced(words, tuple(range(start, len(self.text)))).strip()

    # Blocks

    def body(self, parent: Node, kind: Kind | None = None, where: Where | None = None) -> None:
        """What stands one below the other: in the body, a note, a text box."""
        for node in level(parent):
            if node.name == "w:p":
                self.paragraph(node, kind, where)
            elif node.name == "w:tbl":
                self.table(node)
            elif node.name in _SKIPPED:
                self.skip(_SKIPPED[node.name])
        if self.begun is not None:
            self.close(None, kind, where)

    def paragraph(self, node: Node, kind: Kind | None, where: Where | None) -> None:
        if self.begun is None:
            self.line()
            self.begun = len(self.text)
        self.inline(node)
        properties = node.child("w:pPr")
        mark = properties.child("w:rPr") if properties is not None else None
        gone = ("w:del", "w:moveFrom") if self.revisions == "accept" else ("w:ins", "w:moveTo")
        if mark is None or not any(mark.child(name) is not None for name in gone):
            self.close(node, kind, where)

    def close(self, node: Node | None, kind: Kind | None, where: Where | None) -> None:
        assert self.begun is not None
        traced, self.begun = self.since(self.begun), None
        if traced:
            if where is None:
                self.paragraphs += 1
                where = {"zh": f"第{self.paragraphs}段", "en": f"paragraph {self.paragraphs}"}
            styled, depth = self.styles.kind(node.child("w:pPr") if node is not None else None)
            if styled is None:
                self.skipped.append(Skipped(traced.origin[0], traced.origin[-1] + 1, "contents"))
            else:
                if styled == "paragraph" and node is not None and _stands_out(node) and titled(traced.text):
                    styled, depth = "heading", 1 if self.paragraphs == 1 else 3
                self.blocks.append(block(kind or styled, traced, level=0 if kind else depth, where=where))
        self.unbox()

    def unbox(self) -> None:
        boxes, self.boxes = self.boxes, []
        for box, at in boxes:
            self.line()
            start = len(self.text)
            self.body(box, None, {"zh": "文本框", "en": "text box"})
            self.anchors.append((start, len(self.text), at))

    def note(self, node: Node, kind: Literal["footnote", "endnote"], number: int) -> None:
        names = {"footnote": ("脚注", "footnote"), "endnote": ("尾注", "endnote")}[kind]
        self.line()
        start = len(self.text)
        self.body(node, "note", {"zh": f"{names[0]}{number}", "en": f"{names[1]} {number}"})
        at = self.notes.get((kind, node.attributes.get("w:id", "")), -1)
        self.anchors.append((start, len(self.text), at))

    def margin(self, node: Node, where: Where, seen: set[str]) -> None:
        """A header or a footer: read once, however many sections have it."""
        self.line()
        start, blocks = len(self.text), len(self.blocks)
        self.body(node, "note", where)
        words = "\n".join(one.text for one in self.blocks[blocks:])
        if words in seen or not words.strip(_PAGE_NUMBER):
            del self.blocks[blocks:]
            if words:
                self.skipped.append(Skipped(start, len(self.text), "page-number" if words not in seen else "repeated"))
        seen.add(words)
        self.anchors.append((start, len(self.text), -1))

    # Inside a paragraph

    def inline(self, parent: Node) -> None:
        behind = 0  # a mark of ours
        for at, node in enumerate(parent.children):
            if at < behind:
                continue
            if node.name == "w:bookmarkStart":
                if (end := stretch(parent.children, at)) >= 0:
                    self.skip("note-mark")
                    behind = end + 1
            elif node.name == "w:fldSimple" and "NOTEREF" in node.attributes.get("w:instr", ""):
                self.skip("note-mark")
            elif node.name == "w:r":
                self.read_run(node)
            elif node.name in _CHANGES:
                self.change(node)
            elif node.name == "w:sdt":
                self.control(node)
            elif node.name == "mc:AlternateContent":
                self.inline(choice(node))
            elif node.name in _AROUND:
                self.inline(node)
            elif node.name in _SKIPPED:
                self.skip(_SKIPPED[node.name])

    def change(self, node: Node) -> None:
        if (_CHANGES[node.name] == "inserted") == (self.revisions == "accept"):
            self.inline(node)
        elif any(one.chunks for one in node.walk()):
            self.skip(_CHANGES[node.name])

    def control(self, node: Node) -> None:
        """A content control: what was filled in, not the words that ask for it."""
        properties, content = node.child("w:sdtPr"), node.child("w:sdtContent")
        if properties is not None and properties.on("w:showingPlcHdr"):
            self.skip("placeholder")
        elif content is not None:
            self.inline(content)

    def read_run(self, run: Node) -> None:
        hidden = self.styles.hidden(run)
        if hidden and any(one.chunks for one in run.children):
            self.skip("hidden")
        for node in run.children:
            if node.name == "w:instrText":
                if "NOTEREF" in node.attributes.get("w:instr", ""):
                    self.noteref = len(self.fields)
            elif node.name == "w:fldChar":
                self.field(node.attributes.get("w:fldCharType", ""))
            elif hidden or not all(self.fields):
                continue
            elif node.name in ("w:t", "w:delText"):
                self.words(run, node)
            elif node.name in _GAPS:
                self.add(_GAPS[node.name])
            elif node.name == "w:sym":
                self.symbol(node.attributes.get("w:char", ""))
            elif node.name in ("w:footnoteReference", "w:endnoteReference"):
                kind = node.name[2:].removesuffix("Reference")
                self.notes[kind, node.attributes.get("w:id", "")] = run.end
            elif node.name == "w:ruby":
                self.inline(node)
            else:
                self.drawn(node, run)

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif self.fields and kind == "separate":
            if self.noteref == len(self.fields):  # what follows is a note's number
                self.skip("note-mark")
            else:
                self.fields[-1] = True
        elif self.fields and kind == "end":
            self.noteref = 0 if self.noteref == len(self.fields) else self.noteref
            self.fields.pop()

    def words(self, run: Node, holder: Node) -> None:
        for chunk in holder.chunks:
            at = chunk.start
            single = len(chunk.text) == 1
            for char in chunk.text:
                end = chunk.end if single else at + len(char.encode("utf-8"))
                self.add(" " if char == "\n" else char, Source(self.part, run, holder, at, end))
                at = end

    def symbol(self, code: str) -> None:
        """A character of a named font; of a symbol font's own code page nobody can say what it shows."""
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        if 0x20 <= number < 0xD800:
            self.add(chr(number))
        else:
            self.skip("symbol")

    def drawn(self, node: Node, run: Node) -> None:
        if node.name == "mc:AlternateContent":
            self.drawn(choice(node), run)
        elif node.name == "w:txbxContent":
            self.boxes.append((node, run.start))
        elif node.name in _SKIPPED:
            self.skip(_SKIPPED[node.name])
        else:
            for one in node.children:
                self.drawn(one, run)

    # Tables

    def table(self, node: Node) -> None:
        self.tables += 1
        said = self.blocks[-1] if self.blocks and self.blocks[-1].kind in ("paragraph", "caption") else None
        reading = Rows(self, self.tables)
        for row in level(node):
            if row.name == "w:tr":
                reading.row(row)
        found = table.read(reading.grid(), Traced(said.text, said.origin[:-1]) if said is not None else None)
        blocks = [replace(one, where=reading.where(one.start)) for one in (*reading.apart, *found.blocks)]
        self.blocks += sorted(blocks, key=lambda one: one.start)
        self.skipped += [Skipped(start, end, "table-header") for start, end in found.unread]
        for inner in reading.inner:
            self.table(inner)
        self.unbox()


def _stands_out(node: Node) -> bool:
    """A paragraph set as a heading without a heading's style: centred, or bold throughout."""
    properties = node.child("w:pPr")
    if properties is not None and properties.value("w:jc") == "center":
        return True
    runs = [run for run in node.children if run.name == "w:r" and any(one.chunks for one in run.children)]
    return bool(runs) and all((look := run.child("w:rPr")) is not None and look.on("w:b") for run in runs)
