"""A sentence × an index -> the claims worth comparing. Similarity ends here: it proposes and never decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz

from zgccheck.index import Index
from zgccheck.reading import Reading, bigrams
from zgccheck.text import normalise

POOL = 80
PER_CLAUSE = 8
FLOOR = 16
ALWAYS = 6
LOWEST = 0.14
"""A claim that shares less than this is of something else; what stood in any labelled case had 0.19 or more."""
RELATIVE = 0.38
"""Beyond the first six, a candidate must have this share of the best one's score (docs/decisions/0003-thresholds.md)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim's number in the index and how much of the sentence's rare wording it shares (0…1)."""

    number: int
    score: float


def candidates(reading: Reading, index: Index) -> list[Candidate]:
    """The best claims for a sentence, best first: shared rare pairs of characters, then RapidFuzz on masked text."""
    pairs = dict.fromkeys(bigrams(reading.masked))
    for named in reading.names:
        pairs.update(dict.fromkeys(bigrams(normalise(named.entity.name).text)))
    shared: dict[int, float] = defaultdict(float)
    total = 0.0
    common = max(len(index.claims) // 3, 8)
    for pair in pairs:
        numbers = index.postings.get(pair)
        weight = index.rarity(pair)
        total += weight
        if numbers and len(numbers) <= common:
            for number in numbers:
                shared[number] += weight
    if not shared:
        return []
    pool = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:POOL]
    scored = []
    for number, weight in pool:
        statement = normalise(index.claims.by_number(number).statement).text
        ratio = fuzz.partial_ratio(statement, reading.text) / 100 if len(reading.text) < 2000 else 0.0
        scored.append(
            Candidate(
                number, 0.5 * min(weight / index.mass(number), 1.0) + 0.3 * ratio + 0.2 * min(weight / total, 1.0)
            )
        )
    scored.sort(key=lambda candidate: (-candidate.score, candidate.number))
    scored = [candidate for candidate in scored if candidate.score >= LOWEST]
    if not scored:
        return []
    kept = scored[: FLOOR + PER_CLAUSE * (len(reading.breaks) + 1)]
    enough = RELATIVE * kept[0].score
    return [candidate for place, candidate in enumerate(kept) if place < ALWAYS or candidate.score >= enough]
