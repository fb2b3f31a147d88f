"""A document as it is -> its sentences, each with the story around it and what the document has lists of.

A document of up to sixty sentences tells one story; of a longer one, or of several, the story is what stands around a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zgccheck.index import Index
from zgccheck.likeness import HOLLOW
from zgccheck.model import Claim, Mention
from zgccheck.reading import Reading

STORY = 60
"""Sentences of a document that tells one story; a longer one tells several."""
REACH = 10
"""Sentences on either side that belong to a sentence's story."""
ABOUT = 0.5
"""Share of the draft's rare wording that its story must have where there are several."""
ALONE = 0.15
"""Share of all its wording that the document must have where there is one, which tells one story."""
MODIFIER = 5
"""Characters that tell a thing from others of its kind, at most."""
SEVERAL = 8
"""Things of a kind that make a list."""

_ITEM = re.compile("[;:。]")
_WORD = re.compile(r"[\W0-9]+")


@dataclass(frozen=True)
class Told:
    """A sentence of a document as read, one of the claims made of it, and the story around it."""

    reading: Reading
    claim: Claim
    story: str
    pairs: frozenset[str]
    """Pairs of characters of the story."""
    kinds: frozenset[str]
    """What the document has lists of."""
    alone: bool
    """Whether the story is the whole document."""


def tell(sentences: Sequence[tuple[Reading, Claim]], *, only: bool) -> list[Told]:
    """The sentences of one document, in order, each with its story; `only` if there is no other document."""
    alone = only and len(sentences) <= STORY
    kinds = _kinds("\n".join(reading.text for reading, _ in sentences))
    told = []
    for place, (reading, claim) in enumerate(sentences):
        around = [other for other, _ in sentences[max(0, place - REACH) : place + REACH + 1]]
        pairs = frozenset().union(*(other.bigrams for other in around))
        told.append(Told(reading, claim, "\n".join(other.text for other in around), pairs, kinds, alone))
    return told


def speaks(draft: Reading, told: Told, index: Index) -> bool:
    """Whether the sentence shares any wording with the draft, in a story that does so too."""
    if not draft.bigrams & told.reading.bigrams:
        return False
    solid = [pair for pair in draft.bigrams if HOLLOW.isdisjoint(pair)]
    if told.alone:
        return sum(pair in told.pairs for pair in solid) >= ALONE * len(solid)
    total = sum(index.rarity(pair) for pair in solid)
    return sum(index.rarity(pair) for pair in solid if pair in told.pairs) >= ABOUT * total


def kin(draft: Reading, mention: Mention, told: Told, other: Mention) -> bool | None:
    """Of things of a kind of which the document lists several: whether two figures are of the same (沪铜期货, 铜期货) or of another
    (锌期货, 铝期货); None where they are of no such kind."""
    if not told.kinds:
        return None
    mine, theirs = _named(before(draft, mention)), _named(before(told.reading, other))
    same = [bool(set(mine[word]) & set(theirs[word])) for word in told.kinds & mine.keys() & theirs.keys()]
    return all(same) if same else None


def before(reading: Reading, mention: Mention) -> str:
    """What the item that holds a figure says before it."""
    start = max((m.end() for m in _ITEM.finditer(reading.text, 0, mention.start)), default=0)
    return reading.text[start : mention.start]


def _kinds(text: str) -> frozenset[str]:
    """Words that begin many a clause, each time with another short word before them: what a list is of."""
    before: dict[str, set[str]] = {}
    for run in _WORD.split(text):
        for word, modifier in _modifiers(run):
            before.setdefault(word, set()).add(modifier)
    return frozenset(word for word, several in before.items() if len(several) >= SEVERAL)


def _named(text: str) -> dict[str, str]:
    return dict(pair for run in _WORD.split(text) for pair in _modifiers(run))


def _modifiers(run: str) -> Iterator[tuple[str, str]]:
    """Each pair of characters near the start of a run of words, and the few before it: 锌期货 -> 期货, 锌."""
    return ((run[at : at + 2], run[:at]) for at in range(1, min(len(run) - 1, MODIFIER + 1)))
