"""The inside of a paragraph of Markdown: which characters are read, and which are its marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgccheck.comment import comments, masked, within
from zgccheck.model import Skipped
from zgccheck.traced import Traced, forced_lines, inserted, joined, piece

# Every repetition is bounded or stops at its own first character: time grows with the text's length, no faster.
_ADDRESS = r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,3}\)"
_MARKS = re.compile(
    rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<ticks>`+)
    |(?P<image>!\[[^\]\[\n]{{0,1000}}\](?:{_ADDRESS}|\[(?![\^@])[^\]\[\n]{{0,200}}\])?)
    |(?P<note>\[\^[^\]\[\s]{{1,100}}\]:?|\[-?@[A-Za-z0-9_][^\]\[\n]{{0,200}}\](?![(\[]))
    |(?P<target>\](?:{_ADDRESS}|\[(?![\^@])[^\]\[\n]{{0,200}}\]))
    |(?P<address><(?:https?|ftp|mailto):[^<>\s]*>|(?:https?://|www\.)[\w\-./?%&=\#:;~+@!$*]+)
    |(?P<tag></?[A-Za-z][^<>]*>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    |(?P<template>\{{\{{[^{{}}]{{0,500}}\}}\}}|\{{%[^{{}}]{{0,500}}%\}})
    |(?P<emphasis>\*+|_+|~~|==)
    |(?P<open>\[)
    |(?P<hard>(?:(?<!\ )\ {{2,}}|\\)\n)
    """,
    re.VERBOSE | re.ASCII,
)
_HOLE = "\0"
"""Stands for a comment while marks are looked for; no text has it."""
_DEFINED = re.compile(r"^[ >]{0,12}\[(?!\^)([^\]\[\n]{1,200})\]:", re.MULTILINE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_STRUCK = re.compile(r"<(/?)(?:del|s|strike)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_REASONS = {"image": "image", "note": "note-mark", "target": "link", "address": "link", "template": "template"}


class Held(NamedTuple):
    """A stretch of the file that belongs together: emphasis or a link, its marks included."""

    start: int
    end: int
    link: bool


def _label(written: str) -> str:
    return " ".join(written.casefold().split())


class Inline:
    """A page's text, what of it is not read, and what its marks hold together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.skipped: list[Skipped] = []
        self.held: list[Held] = []
        self.comments = comments(text)
        self.masked = masked(text, self.comments)
        self.labels = {_label(match[1]) for match in _DEFINED.finditer(self.masked)}

    def skip(self, start: int, end: int, reason: str) -> None:
        if self.text[start:end].strip():
            self.skipped.append(Skipped(start, end, reason))

    def read(self, spans: Sequence[tuple[int, int]]) -> Traced:
        """What is read of the lines of one paragraph, a line of the result for each line that the author forced."""
        parts = []
        for start, end in spans:
            last = start
            for begin, stop in within(self.comments, start, end):
                parts += [piece(self.text, last, max(begin, last)), inserted(_HOLE, max(begin, last))]
                last = min(stop, end)
            parts += [piece(self.text, last, end), inserted("\n", end)]
        traced = joined(parts[:-1])
        return forced_lines(_whole(part) for part in self._kept(traced.text, traced.origin))

    def refers(self, words: str, token: re.Match[str]) -> bool:
        """Whether a link or an image by a label has its definition on the page; without it, its brackets are text."""
        if token.lastgroup not in ("target", "image") or token[0].endswith(")"):
            return True
        label = token[0].rpartition("[")[2][:-1]
        if not label:  # [text][]
            label = words[
                words.rfind("[", 0, token.start() + token[0].index("]")) + 1 : token.start() + token[0].index("]")
            ]
        return _label(label) in self.labels

    def _kept(self, words: str, origin: Sequence[int]) -> Iterator[Traced]:
        """The characters that are read, in order; \\r stands for a forced line end."""
        tokens = [token for token in _MARKS.finditer(words) if self.refers(words, token)]
        dropped, held = _paired(words, tokens)
        self.held += (Held(origin[one.start], origin[one.end - 1] + 1, one.link) for one in held)
        last = skip_to = 0
        for token in tokens:
            if token.start() < skip_to:
                continue
            kind, start, end = token.lastgroup or "", token.start(), token.end()
            if kind == "ticks":
                close = dropped.get(start)
                if close is None:
                    continue
                yield Traced(words[last:start], tuple(origin[last:start]))
                self.skip(origin[start], origin[close - 1] + 1, "code")
                last = skip_to = close
                continue
            if kind in ("emphasis", "open", "target") and start not in dropped:
                continue
            struck = kind in ("tag", "emphasis") and dropped.get(start, end) > end
            yield Traced(words[last:start], tuple(origin[last:start]))
            last = skip_to = dropped[start] if struck else end
            if struck:
                self.skip(origin[start], origin[last - 1] + 1, "deleted")
            elif kind == "escape":
                yield Traced(words[start + 1], (origin[start + 1],))
            elif kind == "entity":
                char = html.unescape(token[0])
                yield Traced(char, (origin[start],) * len(char))
            elif kind == "hard" or (kind == "tag" and _BREAK.match(token[0])):
                yield inserted("\r", origin[start])
            elif kind in _REASONS:
                self.skip(origin[start], origin[end - 1] + 1, _REASONS[kind])
        yield Traced(words[last:], tuple(origin[last : len(words)]))


def _whole(part: Traced) -> Traced:
    """Without the holes that comments leave."""
    return joined(part[start:end] for start, end in _runs(part.text)) if _HOLE in part.text else part


def _runs(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (at := words.find(_HOLE, start)) >= 0:
        yield start, at
        start = at + 1
    yield start, len(words)


def _paired(words: str, tokens: Sequence[re.Match[str]]) -> tuple[dict[int, int], list[Held]]:
    """Where marks that have their counterpart begin, and how far what they take away reaches; and what the pairs hold.

    For code and for struck-out text that is the counterpart's end, for other marks their own.
    """
    dropped: dict[int, int] = {}
    held: list[Held] = []
    opened: dict[str, list[re.Match[str]]] = {}
    ticks = _ticks(tokens)
    code_end = 0
    for token in tokens:
        if token.start() < code_end:
            continue
        kind, mark = token.lastgroup or "", token[0]
        if kind == "ticks" and token.start() in ticks:
            dropped[token.start()] = code_end = ticks[token.start()]
        elif kind == "open":
            opened.setdefault("[", []).append(token)
        elif kind == "target":
            if opened.get("["):
                begun = opened["["].pop().start()
                dropped[begun] = dropped[token.start()] = 0
                held.append(Held(begun, token.end(), link=True))
        elif kind == "tag" and (struck := _STRUCK.match(mark)):
            if not struck[1]:
                opened.setdefault("<", []).append(token)
            elif opened.get("<"):
                dropped[opened["<"].pop().start()] = token.end()
        elif kind == "tag" and (tag := _TAG.match(mark)):
            name = f"<{tag[2].lower()}"
            if not tag[1]:
                opened.setdefault(name, []).append(token)
            elif opened.get(name):
                held.append(Held(opened[name].pop().start(), token.end(), link=name == "<a"))
        elif kind == "emphasis" and (begun := _emphasis(words, token, opened, dropped)) >= 0:
            held.append(Held(begun, token.end(), link=False))
    return dropped, held


def _emphasis(words: str, token: re.Match[str], opened: dict[str, list[re.Match[str]]], dropped: dict[int, int]) -> int:
    """Pair a mark of emphasis with one before it: where that begins, -1 where there is none."""
    before = words[token.start() - 1] if token.start() else " "
    after = words[token.end()] if token.end() < len(words) else " "
    inside_word = token[0][0] == "_"
    closes = not before.isspace() and not (inside_word and after.isalnum())
    opens = not after.isspace() and not (inside_word and before.isalnum())
    key = token[0][0]
    if closes and opened.get(key):
        begun = opened[key].pop()
        dropped[begun.start()] = token.end() if token[0] == "~~" else 0
        dropped[token.start()] = 0
        return begun.start()
    if opens:
        opened.setdefault(key, []).append(token)
    return -1


def _ticks(tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """Where code begins and ends: a run of backticks and the next run of the same length."""
    runs = [token for token in tokens if token.lastgroup == "ticks"]
    following: dict[int, re.Match[str]] = {}
    found = {}
    for token in reversed(runs):
        if (close := following.get(len(token[0]))) is not None:
            found[token.start()] = close.end()
        following[len(token[0])] = token
    return found
