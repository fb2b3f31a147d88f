"""HTML: the text that a browser shows, without menus, scripts and what is hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from zgccheck import marking, splice, table
from zgccheck.comment import Comment
from zgccheck.decode import decode
from zgccheck.model import Block, Manuscript, Skipped
from zgccheck.table import Cell
from zgccheck.tags import Token, decoded, tokens, unit
from zgccheck.traced import Kind, Traced, block, forced_lines, inserted, joined

SUFFIXES = (".html", ".htm", ".xhtml")

_CHARSET = re.compile(
    rb"""(?:<meta\b[^>]{0,200}charset|<\?xml\b[^>]{0,100}encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_NOTE_MARK = re.compile(
    r"\s*(?:<a\b[^>]{0,300}>\s*[\[［(（]?|[\[［])\s*(?:\d{1,3}|[*†‡])\s*[\]］)）]?\s*(?:</a>)?\s*</sup>", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_GAP = re.compile(r"\r(?:[^\S\r]*\r)+|\r(?=[^\S\r]*[\u3000\xa0])")
"""Line ends that stand for a paragraph's: two of them, or one before an indent."""
_SKIPPED = {
    "script": "script", "noscript": "script", "style": "style", "template": "template",
    "nav": "navigation", "menu": "navigation", "footer": "footer",
    "code": "code", "kbd": "code", "samp": "code", "xmp": "code",
    "del": "deleted", "s": "deleted", "strike": "deleted", "rt": "ruby", "rp": "ruby",
    "select": "form", "button": "form", "textarea": "form", "datalist": "form",
    "iframe": "embedded", "object": "embedded", "video": "embedded", "audio": "embedded", "canvas": "embedded",
    "noembed": "embedded", "noframes": "embedded", "svg": "image", "math": "formula",
}  # fmt: skip
"""Elements that are not read, and why."""
_MENUS = frozenset("nav navbar navigation menu breadcrumb breadcrumbs".split())
"""Classes of what pages without `nav` have for it."""
_ADS = frozenset("ad ads advert advertisement sponsored".split())
"""Classes of what a page sells between its paragraphs."""
BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section summary"
    " table tbody td tfoot th thead title tr ul".split()
)
"""Elements that text does not run across."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end."""
_KINDS: dict[str, Kind] = {
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "caption": "caption", "figcaption": "caption",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
_KEPT = {*_KINDS, "ul", "ol", "dl", "table", "thead", "tr", "td", "th", "article", "main", "section", "header", "pre"}
"""Elements whose inside is told apart."""
_CLOSES = {
    "li": ("li", ("ul", "ol")), "dt": ("dt dd", ("dl",)), "dd": ("dt dd", ("dl",)),
    "td": ("td th", ("tr", "table")), "th": ("td th", ("tr", "table")), "tr": ("tr td th", ("table",)),
}  # fmt: skip
"""What a start tag ends when the author left the end tag out, and how far out it may look."""


def read(data: bytes, path: str, *, encoding: str | None, revisions: Literal["accept", "reject"]) -> Manuscript:
    charset = _CHARSET.search(data[:4096])
    decoded_file = decode(data, path, encoding, charset[1].decode("ascii") if charset else "")
    text = decoded_file.text
    page = Page(text)
    page.walk()
    page.title()
    return Manuscript(
        path,
        "html",
        text,
        tuple(sorted(page.blocks, key=lambda one: one.start)),
        tuple(sorted(page.skipped, key=lambda one: one.start)),
        tuple(page.comments),
        decoded_file.encoding,
        decoded_file.notes,
    )


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    text = manuscript.text
    return splice.apply(data, manuscript, edits, lambda at: unit(text, at), lambda words: escape(words, quote=False))


@dataclass(slots=True)
class Open:
    """A table that is being read."""

    rows: list[list[Cell]] = field(default_factory=list)
    caption: Traced | None = None
    cell: Token | None = None
    parts: list[tuple[Kind, Traced]] = field(default_factory=list)
    """What the open cell holds so far."""


@dataclass(slots=True)
class Page:
    """The state of a reading: the elements that are open, and the words since the last block began."""

    text: str
    start: int = 0
    end: int | None = None
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    words: list[Traced] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    inside: Counter[str] = field(default_factory=Counter)
    tables: list[Open] = field(default_factory=list)
    titled: tuple[int, int] | None = None
    """The span of <title>."""

    def walk(self) -> None:
        unread: tuple[str, str, int] | None = None  # element, reason, where it began
        depth = 0
        for token in tokens(self.text, self.start, self.end):
            if token.kind == "comment":
                inner = self.text[token.start + 4 : token.end].removesuffix("-->").strip()
                self.comments.append((token.start, token.end, inner))
            elif unread is not None:
                name, reason, begun = unread
                depth += {"open": 1, "close": -1}.get(token.kind, 0) if token.name == name else 0
                paragraph_over = name == "p" and token.name in BLOCKS and token.kind in ("open", "close")
                if depth == 0 or paragraph_over:
                    self.skip(begun, token.start, reason)
                    unread = None
                    if paragraph_over:
                        self.tag(token)
            elif token.kind == "text":
                self.said(token)
            elif token.kind in ("open", "close"):
                if token.kind == "open" and token.name not in VOID and (reason := self.unread(token)):
                    if token.name in BLOCKS:
                        self.flush()
                    unread, depth = (token.name, reason, token.start), 1
                else:
                    self.tag(token)
        if unread is not None:
            self.skip(unread[2], len(self.text) if self.end is None else self.end, unread[1])
        self.flush()
        while self.stack:
            self.pop()

    def unread(self, token: Token) -> str:
        """Why an element is not read; empty if it is."""
        attributes = token.attributes
        if token.name in _SKIPPED:
            return _SKIPPED[token.name]
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
            return "hidden"
        classes = attributes.get("class", "").lower().split()
        if attributes.get("role") == "navigation" or _MENUS.intersection(classes):
            return "navigation"
        if token.name not in ("html", "body") and _ADS.intersection(classes):
            return "advertisement"
        name = attributes.get("class")
        if name == marking.LIST_CLASS:
            return "references"
        if name == marking.MARK_CLASS or (token.name == "sup" and _NOTE_MARK.match(self.text, token.end)):
            return "note-mark"
        return ""

    def skip(self, start: int, end: int, reason: str) -> None:
        said = any(t.kind == "text" and self.text[t.start : t.end].strip() for t in tokens(self.text, start, end))
        if said:
            self.skipped.append(Skipped(start, end, reason))

    def said(self, token: Token) -> None:
        if self.titled == (token.start, token.start):
            self.titled = token.start, token.end
            return
        pieces = decoded(self.text, token.start, token.end)
        if self.inside["pre"]:
            self.words += (part for piece in pieces for part in _verse(piece))
        else:
            self.words += pieces

    def tag(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self.words.append(inserted("\r", token.start))
            return
        if name not in BLOCKS:
            return
        self.flush()
        if name == "title" and token.kind == "open" and self.titled is None:
            self.titled = token.end, token.end
        if name not in _KEPT:
            return
        if token.kind == "close":
            if self.inside[name]:
                while self.pop() != name:
                    pass
            return
        self.imply(name)
        self.stack.append(name)
        self.inside[name] += 1
        if name == "table":
            self.tables.append(Open())
        elif self.tables and name == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and name in ("td", "th"):
            self.tables[-1].cell = token

    def imply(self, name: str) -> None:
        """End what a start tag ends without saying so."""
        ends, walls = _CLOSES.get(name, ("", ()))
        for depth in range(len(self.stack) - 1, max(len(self.stack) - 50, -1), -1):
            if self.stack[depth] in walls:
                return
            if self.stack[depth] in ends.split():
                while len(self.stack) > depth:
                    self.pop()
                return

    def pop(self) -> str:
        name = self.stack.pop()
        self.inside[name] -= 1
        if name in ("td", "th"):
            self.close_cell()
        elif name == "table":
            self.close_table()
        return name

    def flush(self) -> None:
        """End the block that is being read."""
        words, self.words = joined(self.words), []
        start = 0
        for gap in _GAP.finditer(words.text):
            self.emit(forced_lines([words[start : gap.start()]]))
            start = gap.end()
        self.emit(forced_lines([words[start:]]))

    def emit(self, traced: Traced) -> None:
        """Put a block where it belongs: on the page, or in the cell that is open."""
        if not traced:
            return
        name = next((one for one in reversed(self.stack[-12:]) if one in _KINDS or one in ("td", "th", "table")), "")
        kind = _KINDS.get(name, "paragraph")
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].parts.append((kind, traced))
        elif self.tables and name == "caption":
            self.tables[-1].caption = traced
            self.blocks.append(block("caption", traced))
        elif kind == "item" and self.inside["header"] and not self.inside["article"] and not self.inside["main"]:
            self.skip(traced.origin[0], traced.origin[-1] + 1, "navigation")
        else:
            self.blocks.append(block(kind, traced, level=int(name[1]) if kind == "heading" else 0))

    def close_cell(self) -> None:
        if not self.tables or self.tables[-1].cell is None:
            return
        open_table = self.tables[-1]
        token, parts = open_table.cell, open_table.parts
        assert token is not None
        open_table.cell, open_table.parts = None, []
        if len(parts) > 1 and any(
            kind != "paragraph" or part.text.endswith(("。", "！", "？")) for kind, part in parts
        ):
            self.blocks += (block(kind, part, level=6 if kind == "heading" else 0) for kind, part in parts)
            parts = []
        text = joined(
            piece
            for number, (_, part) in enumerate(parts)
            for piece in ([inserted("，", part.origin[0])] if number else []) + [part]
        )
        header = self.inside["thead"] > 0 or (token.name == "th" and token.attributes.get("scope") != "row")
        across, down = (_number(token.attributes.get(name, "")) for name in ("colspan", "rowspan"))
        if not open_table.rows:
            open_table.rows.append([])
        open_table.rows[-1].append(Cell(text, header, across, down))

    def close_table(self) -> None:
        if not self.tables:
            return
        done = self.tables.pop()
        said = done.caption
        if said is None and self.blocks and self.blocks[-1].kind in ("paragraph", "caption"):
            said = Traced(self.blocks[-1].text, self.blocks[-1].origin[:-1])
        found = table.read([row for row in done.rows if row], said)
        self.blocks += found.blocks
        for start, end in found.unread:
            self.skip(start, end, "table-header")

    def title(self) -> None:
        """The page's <title> is read where the page has no first heading of its own."""
        if self.titled is None or not (words := forced_lines(decoded(self.text, *self.titled))):
            return
        if any(one.kind == "heading" and one.level == 1 for one in self.blocks):
            self.skip(*self.titled, "head")
            return
        self.blocks.append(block("heading", words, level=1))


def _verse(piece: Traced) -> list[Traced]:
    """Text whose line ends are the author's own."""
    return [Traced("\r" if char == "\n" else char, (at,)) for char, at in zip(piece.text, piece.origin, strict=True)]


def _number(written: str) -> int:
    return min(max(int(written), 1), 1000) if re.fullmatch(r"[0-9]{1,6}", written.strip()) else 1
