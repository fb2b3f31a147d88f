"""Short paragraphs that go on from one another: the turns of a conversation, a script's lines, a paragraph that opens with 该."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zgccheck.model import Block

_LABEL = re.compile(r"\s*((?:[^\W\d_]|[·A-Za-z ]){1,10})[：:]\s*")
"""Who speaks, before what is said: 主持人：, 问：."""
_ASIDE = re.compile(r"\s*[（(【\[].*[）)】\]]\s*")
"""A direction by itself: （转场音效）."""
_THIS = "[该該](?!如何)|它[们們]?|[这這][一个個项項座些款家种種]"
_POINTS = re.compile(_THIS)
_OPENS = re.compile(f"{_THIS}|[其他她]|此|上述|前述|[当當]年|同年")
"""How a paragraph begins that is about what stands before it."""
TURNS = 4
"""Turns from which a word before a colon is a speaker's."""
SPEAKERS = 12
"""Speakers of a conversation, at most."""
SHORT = 80
"""Code points of a paragraph that is a line of a script."""


def labels(blocks: Sequence[Block]) -> frozenset[str]:
    """The words that name the speakers of a conversation; none where the text is no conversation."""
    said = Counter(match[1] for block in blocks if block.kind == "paragraph" and (match := _LABEL.match(block.text)))
    often = {word for word, times in said.items() if times >= 2}
    conversation = sum(said[word] for word in often) >= TURNS and len(often) <= SPEAKERS
    return frozenset(often) if conversation else frozenset()


def after_label(block: Block, speakers: frozenset[str]) -> int:
    """Where a turn's own words begin."""
    match = _LABEL.match(block.text) if speakers else None
    return match.end() if match is not None and match[1] in speakers else 0


def points_back(item: Block) -> bool:
    """Whether an item of a list has a word that points at an item before it."""
    return _POINTS.search(item.text) is not None


def goes_on(before: Block | None, block: Block, speakers: frozenset[str]) -> bool:
    """Whether a paragraph goes on from the one before it."""
    if before is None or before.kind != "paragraph" or block.kind != "paragraph" or _ASIDE.fullmatch(before.text):
        return False
    if _OPENS.match(block.text, after_label(block, speakers)):
        return True
    turns = after_label(before, speakers) > 0 and after_label(block, speakers) > 0
    return turns and max(len(before.text), len(block.text)) <= SHORT
