"""Where a sentence denies what a claim affirms, plans what is done, or tells as done what is planned."""

from __future__ import annotations

import re

from zgccheck.english.draft import Draft
from zgccheck.english.match import Match
from zgccheck.english.words import denies
from zgccheck.model import Quantity

_PLANNED = re.compile("预计|将|拟|计划|目标")
_PAST = re.compile(
    r"\b(?:has|have|had|was|were|did|already|[a-z]{3,}ed|rose|grew|fell|held|won|built|became|drew|stood)\b"
)


def stances_of(match: Match, draft: Draft) -> list[tuple[str, int, int]]:
    """Where the sentence denies what the claim affirms, plans what is done, or tells as done what is planned."""
    own = match.gloss.stances
    found = []
    statement = match.gloss.claim.statement
    negative = any(mention.kind == "polarity" for mention in match.gloss.fact.reading.slots)
    for kind, start, end in draft.stances:
        if kind == "denied" and "denied" not in own and not negative:
            found.append(("polarity", start, end))
        elif (
            kind == "planned"
            and not {"planned"} & own
            and not _PLANNED.search(statement)
            and not re.search("目标|到20|应|要|可", statement)
        ):
            found.append(("status", start, end))
    told = {kind for kind, _, _ in draft.stances}
    if "planned" in own and _PLANNED.search(statement) and "planned" not in told:
        past = _PAST.search(draft.reading.low)
        if past is not None:
            found.append(("status", past.start(), past.end()))
    for word in draft.reading.words:
        against = denies(word.stem)
        if against and word.stem not in {w.stem for w in match.gloss.reading.words}:
            hit = [w for w in match.gloss.reading.words if w.stem in against]
            if (
                hit
                and not any(w.stem == h.stem for h in hit for w in draft.reading.words)
                and not _moved(match, draft, word.start)
            ):
                found.append(("polarity", word.start, word.end))
    return found[:2] if len({kind for kind, _, _ in found}) > 1 else found[:1]


def _moved(match: Match, draft: Draft, at: int) -> bool:
    """Whether the word is the move of a figure, which is compared with the figure."""
    return any(
        isinstance(m.value, Quantity)
        and m.value.form != "level"
        and draft.reading.clause(m.start) == draft.reading.clause(at)
        for m in draft.figures
    )
