"""Plain text: paragraphs by blank lines and indents; hard-wrapped lines are put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from zgccheck import marking, splice
from zgccheck.comment import Comment, apart, comments, masked, within
from zgccheck.decode import decode
from zgccheck.model import Block, Manuscript, Skipped
from zgccheck.text import width
from zgccheck.traced import Traced, block, lines, piece

SUFFIXES = (".txt", ".text")
Measure = Callable[[str], int]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_CLOSED = re.compile(r"[。！？!?…；;：:，,、][”’」』）)\"]*$")
"""A line that ends like this is text, no title."""
_ITEM = re.compile(
    r"(?:[-*•·●○■◆▪]\s|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．]\s|[①-⑳])"
)
_INDENT = re.compile(r"　|\t| {2}")
_TOKEN = re.compile(r"[\x21-\x7e]+|.[，。、；：？！”’）》」』…]*", re.DOTALL)
"""What a line's end may not divide."""
_NARROWEST, _WIDEST = 16, 160
"""Columns that a hard-wrapped text can have."""
_RAGGED = 2
_NEARLY = 0.8
"""Share of the columns that a line in mid-sentence has if it was broken: an editor may count “ and Latin letters otherwise."""
_TITLE = 60
"""Columns of a line by itself that is taken for a heading."""
_BYLINE = re.compile(
    r"[（(]?(?:本[报刊网台]|记者|作者|通讯员|文[/／|｜]|撰文|供稿|来源|编辑)|(?:\d{4}年)?\d{1,2}月\d{1,2}日$|\d{4}-\d\d"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and without the blanks at either side."""

    text: Traced
    indent: str

    @property
    def indented(self) -> bool:
        return _INDENT.match(self.indent) is not None

    def long(self, measure: Measure) -> int:
        return measure(self.indent + self.text.text)


@dataclass(frozen=True, slots=True)
class Wrap:
    """Where lines were broken: in columns of a terminal, or in characters."""

    measure: Measure
    limit: int

    def filled(self, one: Line, two: Line) -> bool:
        """Whether the next line's first word would not have fitted, or a line of nearly all the columns ends in mid-sentence."""
        token = _TOKEN.match(two.text.text)
        assert token is not None
        long = one.long(self.measure)
        unfinished = not _CLOSED.search(one.text.text)
        return long + self.measure(token[0]) > self.limit - _RAGGED or (unfinished and long >= _NEARLY * self.limit)


def read(data: bytes, path: str, *, encoding: str | None, revisions: Literal["accept", "reject"]) -> Manuscript:
    decoded = decode(data, path, encoding)
    text = decoded.text
    found = comments(text)
    passed = _passed(masked(text, found))
    aside = apart([*found, *((one.start, one.end, one.reason) for one in passed)])
    groups = list(_groups(text, aside))
    wrap = _wrapped(groups)
    blocks = tuple(_blocks(groups, wrap))
    return Manuscript(path, "plain", text, blocks, passed, tuple(found), decoded.encoding, decoded.notes)


def _passed(text: str) -> tuple[Skipped, ...]:
    """The references that `annotate` set, and their marks: measured as if they were not there."""
    ours = marking.plain(text)
    if ours is None:
        return ()
    marks = (Skipped(start, end, "note-mark") for start, end in ours.marks)
    return (*marks, Skipped(ours.start, ours.end, "references"))


def edit(data: bytes, manuscript: Manuscript, edits: Sequence[tuple[int, int, str]]) -> bytes:
    return splice.apply(data, manuscript, edits, lambda at: at + 1, str)


def _groups(text: str, found: list[Comment]) -> Iterator[list[Line]]:
    """Lines between blank ones."""
    group: list[Line] = []
    for match in _LINE.finditer(masked(text, found)):
        words = match[0].strip()
        if words:
            indent = match[0][: len(match[0]) - len(match[0].lstrip())]
            start = match.start() + len(indent)
            end = start + len(words)
            group.append(Line(piece(text, start, end).without(within(found, start, end)), indent))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrapped(groups: Sequence[Sequence[Line]]) -> Wrap | None:
    """How the text was wrapped; None if each line is a paragraph.

    A line was wrapped if the next one's first word would not have fitted. That must hold for most of the lines that another
    follows without an indent, and some must end within a sentence.
    """
    pairs = [(one, two) for group in groups for one, two in pairwise(group) if not two.indented]
    inside = sum(1 for one, _ in pairs if not _CLOSED.search(one.text.text))
    if not pairs or 3 * inside < len(pairs):
        return None
    best, held = None, 0.7
    for measure in (width, len):
        for limit in sorted({one.long(measure) for one, _ in pairs}, reverse=True):
            wrap = Wrap(measure, limit)
            fitting = [(one, two) for one, two in pairs if one.long(measure) <= limit]
            if not _NARROWEST <= limit <= _WIDEST or len(fitting) < 0.9 * len(pairs):
                continue
            share = sum(1 for one, two in fitting if wrap.filled(one, two)) / len(fitting)
            if share > held:
                best, held = wrap, share
    return best


def _blocks(groups: Sequence[Sequence[Line]], wrap: Wrap | None) -> Iterator[Block]:
    for group in groups:
        paragraph: list[Line] = []
        for line in group:
            if paragraph and _starts(paragraph[-1], line, wrap):
                yield _block(paragraph, len(group) == 1, first=paragraph[0] is groups[0][0])
                paragraph = []
            paragraph.append(line)
        yield _block(paragraph, len(paragraph) == len(group), first=paragraph[0] is groups[0][0])


def _starts(one: Line, two: Line, wrap: Wrap | None) -> bool:
    if wrap is None or two.indented or _ITEM.match(two.text.text):
        return True
    return not wrap.filled(one, two)


def _block(paragraph: Sequence[Line], alone: bool, *, first: bool) -> Block:
    traced = lines([line.text for line in paragraph], broken=True)
    title = len(paragraph) == 1 and (alone or first) and not paragraph[0].indented and titled(traced.text)
    if title:
        return block("heading", traced, level=1 if first else 2)
    return block("item" if _ITEM.match(traced.text) else "paragraph", traced)


def titled(words: str) -> bool:
    """Whether a line by itself is taken for a heading: short, open at its end, no byline."""
    return width(words) <= _TITLE and not _CLOSED.search(words) and not _BYLINE.match(words)
