"""What somebody said, told without quotation marks: a clause of theirs that the draft follows, and turns round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Indel

from zgccheck.align import Alignment
from zgccheck.forms import DENYING, hollow
from zgccheck.lexicon import Lexicon, opposites, same_words
from zgccheck.reading import Reading, read

FOLLOWED = 0.6
"""Share of one clause that the other must have, in order, to be about the same."""
SHORTEST = 6
"""Characters of a clause that says something by itself."""

REPEATED = 8
"""Characters of a clause that nobody says by chance."""
LONGEST_WORD = 4
"""Characters of a word that stands in another's place."""
ADDED = 3
"""Characters that a draft may put into words that it repeats: 以此次扩围为契机 for 以此次为契机."""

_CLAUSE = re.compile("[^,。;:!?“”]+")
_NOBODY = Lexicon(())


def clauses(text: str) -> Iterator[tuple[int, Reading]]:
    """The clauses of a text that say something by themselves, each with its offset."""
    for match in _CLAUSE.finditer(text):
        if len(match[0]) >= SHORTEST:
            yield match.start(), read(match[0], _NOBODY)


def turned(said: Reading, told: Reading) -> tuple[int, int] | None:
    """Where a draft's clause has what was said with an opposite for one of its words, or a denial before what it affirms."""
    alignment = Alignment(said, told)
    if max(alignment.coverage, Alignment(told, said).coverage) < FOLLOWED:
        return None
    for word, against in opposites(said.text):
        at = said.text.find(word)
        other = alignment.counterpart(at, at + len(word))
        spot = told.text.find(against, other.start, other.end) if other is not None else -1
        if spot >= 0:
            return spot, spot + len(against)
    if alignment.coverage < FOLLOWED or any(mention.value == "not" for mention in said.slots):
        return None
    for denial in told.slots:
        behind = told.text[denial.end : denial.end + 2]
        if denial.value == "not" and len(behind) == 2 and behind in said.text:
            return denial.start, denial.end
    return None


def repeated(said: str, told: Reading) -> bool:
    """Whether a draft's clause has nothing but what was said, in the same words and order; a word put in changes little,
    one in another's place may change all."""
    solid = sum(char.isalnum() for char in told.text)
    added = 0
    steps = list(Indel.opcodes(said, told.text))
    for at, step in enumerate(steps):
        words = told.text[step.dest_start : step.dest_end]
        if step.tag == "delete" and any(denial in said[step.src_start : step.src_end] for denial in DENYING):
            return False
        if step.tag != "insert" or hollow(words):
            continue
        before, after = steps[at - 1 : at], steps[at + 1 : at + 2]
        inside = before and after and before[0].tag == after[0].tag == "equal"
        added += sum(char.isalnum() for char in words)
        if not inside:
            return False
    return solid >= REPEATED and added <= min(ADDED, solid // 5)


def altered(said: str, told: Reading) -> bool:
    """Whether a clause that follows what was said has another word in the place of one: 生产成本大幅缩短 for 生产周期大幅缩短."""
    steps = list(Indel.opcodes(said, told.text))
    kept = [step for step in steps if step.tag == "equal" and step.src_end - step.src_start > 1]
    for one, two in pairwise(kept):
        was, now = said[one.src_end : two.src_start], told.text[one.dest_end : two.dest_start]
        if 1 < len(was) <= LONGEST_WORD and 1 < len(now) <= LONGEST_WORD and was.isalpha() and now.isalpha():
            if not (hollow(was) or hollow(now) or same_words(was, now) or was in now or now in was):
                return True
    if kept and kept[-1].dest_end < len(told.text):
        rest = _CLAUSE.match(said, kept[-1].src_end)
        was, now = rest[0] if rest else "", told.text[kept[-1].dest_end :]
        return 1 < len(now) <= LONGEST_WORD and len(was) == len(now) and not same_words(was, now)
    return False
