"""Markdown: what a reader of the page sees; code, addresses and marks are masked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from zgccheck import marking, splice, table
from zgccheck.decode import decode
from zgccheck.inline import Inline
from zgccheck.manuscripts import html
from zgccheck.model import Block, Manuscript
from zgccheck.table import Cell
from zgccheck.tags import unit
from zgccheck.traced import Kind, Traced, block

SUFFIXES = (".md", ".markdown")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(.*?)^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"""^(\w[\w-]*)[ \t]*[:=][ \t]*(["']?)(.*?)\2[ \t]*\r?$""", re.MULTILINE)
_READ_KEYS = {"title": 1, "标题": 1, "subtitle": 2, "副标题": 2}
"""Keys of front matter that a page shows, and the level of the heading that they make."""
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_DIVISION = re.compile(r""" {0,3}:{3,}[\w {}.#="-]*$""", re.ASCII)
"""Pandoc's and others' marks around a part of the page."""
_CALLOUT = re.compile(r"\[![A-Za-z]+\][+-]?")
_ELEMENT = re.compile(r" {0,3}</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
_WHOLE = frozenset("table script style pre textarea svg nav ul ol dl template".split())
"""Elements that go on over blank lines, up to their end tag."""
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_INTERRUPTS = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
"""A list's item that may follow a paragraph without an empty line."""
_INDENTED = re.compile(r"(?: {4}|\t| {1,3}\t)")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S+")
_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:[ \t]*")
_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of a line once the marks of the quotes and lists that hold it are taken off."""

    start: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    def after(self, chars: int) -> Line:
        return Line(self.start + chars, self.text[chars:])


def read(data: bytes, path: str, *, encoding: str | None, revisions: Literal["accept", "reject"]) -> Manuscript:
    decoded = decode(data, path, encoding)
    page = paged(decoded.text)
    code = [(one.start, one.end) for one in page.inline.skipped if one.reason == "code"]
    comments = [one for one in page.inline.comments if not any(start <= one[0] < end for start, end in code)]
    page.blocks.sort(key=lambda one: one.start)
    return Manuscript(
        path,
        "markdown",
        decoded.text,
        tuple(page.blocks),
        tuple(sorted(page.inline.skipped, key=lambda one: one.start)),
        tuple(comments),
        decoded.encoding,
        decoded.notes,
    )


def paged(text: str) -> Page:
    """A page's blocks, and what was met on the way to them."""
    page = Page(Inline(text))
    at = page.front()
    page.walk([Line(m.start(), m[0].rstrip("\r\n")) for m in _LINE.finditer(page.inline.masked, at) if m[0]])
    return page


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    return splice.apply(data, manuscript, edits, lambda at: written(manuscript.text, at), _escaped)


def _fenced(line: Line, fence: str) -> str:
    """The fence that is open after a line; empty if none is."""
    mark = _FENCE.match(line.text)
    if mark is None or (fence and not mark[1].startswith(fence)):
        return fence
    return "" if fence else mark[1]


def _goes_on(last: Line) -> bool:
    """Whether a paragraph may go on after a line without the marks of what holds it."""
    return not (last.blank or _ATX.match(last.text) or _FENCE.match(last.text) or _RULE.match(last.text))


def written(text: str, at: int) -> int:
    """The end of what is written for the character at an offset: itself, what a backslash escapes, an entity."""
    return at + 1 if text[at - 1 : at] == "\\" else unit(text, at)


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_<|\[\]])", r"\\\1", words)


@dataclass(slots=True)
class Page:
    """The blocks of a page as they are found, one container inside another."""

    inline: Inline
    blocks: list[Block] = field(default_factory=list)
    elements: list[tuple[int, int]] = field(default_factory=list)
    """Where the page is written in HTML."""

    def front(self) -> int:
        """Read the front matter; where the page begins after it."""
        match = _FRONT.match(self.inline.text)
        if match is None:
            return 0
        last = 0
        for key in _KEY.finditer(match[2]):
            start, end = key.start(3) + match.start(2), key.end(3) + match.start(2)
            if key[1].lower() in _READ_KEYS and start < end:
                self.inline.skip(last, start, "front-matter")
                self.emit("heading", [Line(start, self.inline.text[start:end])], level=_READ_KEYS[key[1].lower()])
                last = end
        self.inline.skip(last, match.end(), "front-matter")
        return match.end()

    def emit(self, kind: Kind, lines: Sequence[Line], level: int = 0) -> None:
        traced = self.inline.read([(line.start, line.start + len(line.text)) for line in lines])
        if traced:
            self.blocks.append(block(kind, traced, level=level))

    def walk(self, lines: Sequence[Line], kind: Kind = "paragraph", depth: int = 0) -> None:
        """The blocks among the lines of one container."""
        at = 0
        while at < len(lines):
            at = self.one(lines, at, kind, depth)

    def one(self, lines: Sequence[Line], at: int, kind: Kind, depth: int) -> int:
        """The block that begins at a line; the line after it."""
        line = lines[at]
        if line.blank or _RULE.match(line.text) or _DIVISION.match(line.text):
            return at + 1
        if depth == 0 and (tag := _ELEMENT.match(line.text)) and tag[1].lower() in html.BLOCKS | _WHOLE:
            return self.element(lines, at, tag[1].lower())
        if fence := _FENCE.match(line.text):
            return self.fenced(lines, at, fence[1])
        if _INDENTED.match(line.text) and kind != "item":
            end = at + 1
            while end < len(lines) and (_INDENTED.match(lines[end].text) or lines[end].blank):
                end += 1
            self.inline.skip(line.start, lines[end - 1].start + len(lines[end - 1].text), "code")
            return end
        if heading := _ATX.match(line.text):
            words = line.text[heading.end() :].rstrip()
            closed = words.rstrip("#")
            if closed[-1:] in ("", " ", "\t"):
                words = closed
            self.emit("heading", [Line(line.start + heading.end(), words)], len(heading[1]))
            return at + 1
        if depth < 50 and (mark := _QUOTE.match(line.text)):
            return self.contained(lines, at, mark, depth)
        if depth < 50 and (mark := _ITEM.match(line.text)):
            return self.contained(lines, at, mark, depth)
        if _DEFINITION.match(line.text):
            self.inline.skip(line.start, line.start + len(line.text), "link")
            return at + 1
        if note := _NOTE.match(line.text):
            if marking.DEFINITION.match(line.text):
                end = next(
                    (end for end in range(at, len(lines)) if not marking.DEFINITION.match(lines[end].text)), len(lines)
                )
                self.inline.skip(line.start, lines[end - 1].start + len(lines[end - 1].text), "references")
                return end
            end = self.lazy(lines, at + 1)
            self.inline.skip(line.start, line.start + note.end(), "note-mark")
            self.emit("note", [line.after(note.end()), *lines[at + 1 : end]])
            return end
        if "|" in line.text and at + 1 < len(lines) and _DELIMITER.match(lines[at + 1].text):
            return self.table(lines, at)
        return self.paragraph(lines, at, kind)

    def fenced(self, lines: Sequence[Line], at: int, mark: str) -> int:
        end = at + 1
        while end < len(lines) and not re.match(rf" {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", lines[end].text):
            end += 1
        last = lines[min(end, len(lines) - 1)]
        self.inline.skip(lines[at].start, last.start + len(last.text), "code")
        return end + 1

    def element(self, lines: Sequence[Line], at: int, name: str) -> int:
        """A part of the page that is written in HTML."""
        end = at
        if name in _WHOLE and (close := re.compile(f"</{name}", re.I).search(self.inline.masked, lines[at].start)):
            while end + 1 < len(lines) and lines[end].start + len(lines[end].text) <= close.start():
                end += 1
        while end + 1 < len(lines) and not lines[end + 1].blank:
            end += 1
        page = html.Page(self.inline.masked, lines[at].start, lines[end].start + len(lines[end].text))
        page.walk()
        self.elements.append((page.start, lines[end].start + len(lines[end].text)))
        self.blocks += page.blocks
        self.inline.skipped += page.skipped
        return end + 1

    def contained(self, lines: Sequence[Line], at: int, mark: re.Match[str], depth: int) -> int:
        """A block quote or a list's item, and what is in it."""
        quote = ">" in mark[0]
        indent = mark.end() if mark.end() < len(lines[at].text) else len(mark[0].rstrip()) + 1
        inner = [lines[at].after(mark.end())]
        if quote and (callout := _CALLOUT.match(inner[0].text)):
            inner[0] = inner[0].after(callout.end())
        end, fence = at + 1, _fenced(inner[0], "")
        while end < len(lines):
            line = lines[end]
            deeper = _QUOTE.match(line.text) if quote else re.match(rf"[ \t]{{{min(indent, 2)},{indent}}}", line.text)
            if deeper and not (not quote and line.blank):
                inner.append(line.after(deeper.end()))
            elif line.blank:
                if quote or end + 1 == len(lines) or not re.match(r"[ \t]{2}", lines[end + 1].text):
                    break
                inner.append(line)
            elif fence or not _goes_on(inner[-1]) or self.begins(lines, end, "quote" if quote else "item"):
                break
            else:
                inner.append(line)  # a paragraph that goes on without its mark
            fence = _fenced(inner[-1], fence)
            end += 1
        self.walk(inner, "quote" if quote else "item", depth + 1)
        return end

    def begins(self, lines: Sequence[Line], at: int, kind: Kind = "paragraph") -> bool:
        """Whether a line ends the paragraph before it; in a list any item does."""
        text = lines[at].text
        return bool(
            not text.strip()
            or _FENCE.match(text)
            or _ATX.match(text)
            or _QUOTE.match(text)
            or (_ITEM if kind == "item" else _INTERRUPTS).match(text)
            or _RULE.match(text)
            or _DIVISION.match(text)
            or _NOTE.match(text)
            or _DEFINITION.match(text)
            or ("|" in text and at + 1 < len(lines) and _DELIMITER.match(lines[at + 1].text))
        )

    def lazy(self, lines: Sequence[Line], at: int) -> int:
        while at < len(lines) and not self.begins(lines, at):
            at += 1
        return at

    def paragraph(self, lines: Sequence[Line], at: int, kind: Kind) -> int:
        end = at + 1
        while end < len(lines):
            if (under := _SETEXT.match(lines[end].text)) and kind == "paragraph":
                self.emit("heading", lines[at:end], 1 if under[1][0] == "=" else 2)
                return end + 1
            if self.begins(lines, end, kind):
                break
            end += 1
        self.emit(kind, lines[at:end])
        return end

    def table(self, lines: Sequence[Line], at: int) -> int:
        end = at + 2
        while end < len(lines) and not lines[end].blank and not self.begins(lines, end):
            end += 1
        grid = [self.cells(line, header=number == 0) for number, line in enumerate([lines[at], *lines[at + 2 : end]])]
        said = self.blocks[-1] if self.blocks else None
        found = table.read(grid, Traced(said.text, said.origin[:-1]) if said is not None else None)
        self.blocks += found.blocks
        for start, stop in found.unread:
            self.inline.skip(start, stop, "table-header")
        return end

    def cells(self, line: Line, *, header: bool) -> list[Cell]:
        found: list[tuple[int, int]] = []
        begin = 0
        for bar in re.finditer(r"(?<!\\)\||$", line.text):
            found.append((line.start + begin, line.start + bar.start()))
            begin = bar.end()
        if found and not self.inline.text[slice(*found[0])].strip():
            found = found[1:]
        if found and not self.inline.text[slice(*found[-1])].strip():
            found = found[:-1]
        return [Cell(self.inline.read([span]), header=header) for span in found]
