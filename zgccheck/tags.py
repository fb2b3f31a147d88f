"""HTML cut into tokens with their places, as a browser would cut it; one pass, whatever the file holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from zgccheck.traced import Traced, piece

ENTITY = re.compile(
    r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};"
    r"|(?:nbsp|amp|lt|gt|quot|middot|copy|reg))",
    re.ASCII,
)
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/><]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s=/>"'<][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?""")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
"""Elements whose inside has no tags."""
_MOST = 200
"""Attributes of a tag that are looked at."""


class Token(NamedTuple):
    """A piece of the file: text, a tag, a comment, or something else (a doctype, a processing instruction)."""

    kind: Literal["text", "open", "close", "comment", "other"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = MappingProxyType({})


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a stretch of the file, without gaps."""
    stop = len(text) if end is None else end
    at = begun = start
    while at < stop:
        at = text.find("<", at, stop)
        if at < 0:
            break
        token = _markup(text, at, stop)
        if token is None:  # 3 < 5
            at += 1
            continue
        if begun < at:
            yield Token("text", begun, at)
        yield token
        at = begun = token.end
        if token.kind == "open" and token.name in _RAW:
            close = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE | re.ASCII).search(text, at, stop)
            at = close.start() if close else stop
            if begun < at:
                yield Token("text", begun, at)
            begun = at
    if begun < stop:
        yield Token("text", begun, stop)


def decoded(text: str, start: int, end: int) -> Iterator[Traced]:
    """A text token with its entities as the characters that they stand for, each at the entity's own offset."""
    last = start
    for match in ENTITY.finditer(text, start, end):
        words = html.unescape(match[0])
        if words != match[0]:
            yield piece(text, last, match.start())
            yield Traced(words, (match.start(),) * len(words))
            last = match.end()
    yield piece(text, last, end)


def unit(text: str, at: int) -> int:
    """The end of what is written for the character at an offset: one character, or an entity."""
    match = ENTITY.match(text, at)
    return match.end() if match and html.unescape(match[0]) != match[0] else at + 1


def _markup(text: str, at: int, stop: int) -> Token | None:
    """The tag, comment or declaration that begins at a `<`; None where none does."""
    if match := _NAME.match(text, at, stop):
        return _tag(text, match, stop)
    if text.startswith("<!--", at):
        return _until(text, at, "-->", stop, "comment")
    if text.startswith("<![CDATA[", at):
        return _until(text, at, "]]>", stop, "other")
    if text.startswith(("<!", "<?", "</"), at):
        return _until(text, at, ">", stop, "other")
    return None


def _until(text: str, at: int, close: str, stop: int, kind: Literal["comment", "other"]) -> Token:
    found = text.find(close, at + 2, stop)
    return Token(kind, at, found + len(close) if found >= 0 else stop)


def _tag(text: str, match: re.Match[str], stop: int) -> Token:
    attributes: dict[str, str] = {}
    at = match.end()
    while at < stop and text[at] != ">":
        if found := _ATTRIBUTE.match(text, at, stop):
            if len(attributes) < _MOST:
                value = found[2] or found[3] or found[4] or ""
                attributes.setdefault(found[1].lower(), html.unescape(value))
            at = found.end()
        else:
            at += 1
    return Token("close" if match[1] else "open", match.start(), min(at + 1, stop), match[2].lower(), attributes)
