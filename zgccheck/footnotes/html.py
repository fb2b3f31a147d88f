"""Raised numbers in HTML, each a link to its reference in a list at the end of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from zgccheck import splice
from zgccheck.clean import one_line
from zgccheck.footnotes import Mark, Note, Spot, Stretches, line_end
from zgccheck.footnotes import contents as contents
from zgccheck.inline import Held
from zgccheck.manuscripts.html import BLOCKS, VOID
from zgccheck.marking import LIST_CLASS, MARK_CLASS
from zgccheck.model import Manuscript
from zgccheck.tags import Token, tokens, unit

_NUMBER = re.compile(r"\d{1,6}")
_LINKS = frozenset({"a", "label", "summary"})
"""Elements that do something when they are clicked: a link inside would do another thing."""
_TITLES = {"zh": "参考文献", "en": "References"}


def bare(data: bytes, manuscript: Manuscript) -> bytes:
    text = manuscript.text
    spans = []
    for one in manuscript.skipped:
        opened = next(tokens(text, one.start, one.end), None)
        name = opened.attributes.get("class") if opened else None
        if one.reason == "references" and name == LIST_CLASS:
            close = text.find("</section>", one.start) + len("</section>")
            mark = line_end(text)
            spans.append((one.start, close + (len(mark) if text.startswith(mark, close) else 0)))
        elif one.reason == "note-mark" and name == MARK_CLASS:
            spans.append((one.start, text.find("</sup>", one.start) + len("</sup>")))
    return splice.replaced(data, manuscript, [(*span, "") for span in spans])


def places(data: bytes, manuscript: Manuscript, spots: Sequence[Spot]) -> list[int]:
    held = Stretches(_held(manuscript.text))
    return [held.outside(unit(manuscript.text, spot.last), spot.limit) for spot in spots]


def _held(text: str) -> Iterator[Held]:
    """What the elements hold that stand inside a line."""
    opened: dict[str, list[Token]] = {}
    for token in tokens(text):
        if token.name in VOID or token.name in BLOCKS:
            continue
        if token.kind == "open":
            opened.setdefault(token.name, []).append(token)
        elif token.kind == "close" and opened.get(token.name):
            yield Held(opened[token.name].pop().start, token.end, token.name in _LINKS)


def put(data: bytes, manuscript: Manuscript, marks: Sequence[Mark], notes: Sequence[Note], lang: str) -> bytes:
    """The marks and the list. Its numbers go on after those that the author's notes have."""
    text, mark_end = manuscript.text, line_end(manuscript.text)
    taken = [
        int(found[0])
        for one in manuscript.skipped
        if one.reason == "note-mark"
        for token in tokens(text, one.start, one.end)
        if token.kind == "text"
        for found in _NUMBER.finditer(text, token.start, token.end)
    ]
    first = max(taken, default=0) + 1
    pieces = [(mark.at, mark.at, _mark([first + number for number in mark.numbers])) for mark in marks]
    rows = [_entry(number, note) for number, note in enumerate(notes, first)]
    lines = [f'<section class="{LIST_CLASS}">', f"<h2>{_TITLES[lang]}</h2>", "<ol>", *rows, "</ol>", "</section>", ""]
    end = _end(text)
    return splice.replaced(data, manuscript, [*pieces, (end, end, mark_end.join(lines))])


def _mark(numbers: Sequence[int]) -> str:
    links = ",".join(f'<a href="#zgccheck-{number}">{number}</a>' for number in numbers)
    return f'<sup class="{MARK_CLASS}">[{links}]</sup>'


def _entry(number: int, note: Note) -> str:
    words = escape(one_line(note.text))
    if note.item.url and (address := escape(note.item.url)) in words:
        words = words.replace(address, f'<a href="{address}">{address}</a>', 1)
    return f'<li id="zgccheck-{number}" value="{number}">{words}</li>'


def _end(text: str) -> int:
    """Where the page's body ends; before a comment that nobody closed."""
    ends: dict[str, int] = {}
    for token in tokens(text):
        if token.kind == "close":
            ends[token.name] = token.start
        elif token.kind in ("comment", "other") and token.end == len(text) and not text.endswith(">"):
            return token.start
    return ends.get("body", ends.get("html", len(text)))
