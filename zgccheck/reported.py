"""What somebody said, told without quotation marks: a clause of theirs that the draft follows, and turns round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.align import Alignment
from zgccheck.lexicon import Lexicon, opposites
from zgccheck.reading import Reading, read

FOLLOWED = 0.6
"""Share of one clause that the other must have, in order, to be about the same."""
SHORTEST = 6
"""Characters of a clause that says something by itself."""

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
