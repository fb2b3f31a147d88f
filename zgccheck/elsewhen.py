"""What is told of another year than the claim can be of: 2023年覆盖9个国家, 2024年论坛以…为主题, where an article of 2026 gives no year."""

from __future__ import annotations

import re
from collections import Counter

from zgccheck.model import Article, Claim, Mention, Source, TimeSpan
from zgccheck.reading import Reading
from zgccheck.store import Base
from zgccheck.verdict import Ruling

LATE = 1
"""Years that an article's figures may be older than itself, where it gives none."""

_LEAD = re.compile(r"\W*(?:到|至|截至|在|早在)?")
_YEAR = re.compile(r"20\d\d")


def elsewhen(ruling: Ruling, draft: Reading, base: Base) -> bool:
    """Whether a figure that differs, or anything of an event, is told of a year in which no undated claim of the article is."""
    slot = ruling.slot
    if ruling.outcome != "conflict" or slot is None:
        return False
    fact = ruling.evaluation.fact
    yearly = any(term.role == "key" and term.entity is not None and term.entity.kind == "event" for term in fact.terms)
    if slot.term.kind not in ("quantity", "rank") and not yearly:
        return False
    if any(term.time is not None for term in fact.terms):
        return False
    told = next((years for mention in _before(draft, slot.start) if (years := _years(mention))), set())
    if not told:
        return False
    known = written(fact.claim, base) | {y for wording in fact.wordings for m in wording.slots for y in _years(m)}
    return bool(known) and not any(0 <= year - one <= LATE for year in known for one in told)


def _before(draft: Reading, at: int) -> list[Mention]:
    """The dates before a figure that begin a clause and so are of what follows, the nearest first."""
    return [
        mention
        for mention in reversed(draft.slots)
        if draft.since <= mention.start < at
        and isinstance(mention.value, TimeSpan)
        and _LEAD.fullmatch(draft.text, draft.clause_span(mention.start)[0], mention.start)
    ]


def _years(mention: Mention) -> set[int]:
    """The first and the last year of a time that is no mere base of comparison."""
    span = mention.value
    if not isinstance(span, TimeSpan) or span.role == "base":
        return set()
    return {year for year in (span.first.year, span.last.year) if year is not None}


def written(claim: Claim, base: Base) -> frozenset[int]:
    """The years of the articles that say the claim: their dates', or else those that they and their document name most."""
    return frozenset().union(
        *(
            _dated(base.sources[passage.source], article)
            for passage in claim.passages
            for span in passage.spans
            for article in base.sources[passage.source].articles
            if article.start <= span.start < article.end
        )
    )


def _dated(source: Source, article: Article) -> frozenset[int]:
    date = article.date or article.inferred.get("date", "")
    if date[:4].isdigit():
        return frozenset({int(date[:4])})
    named = [
        Counter(_YEAR.findall(text)).most_common(1) for text in (source.text, source.text[article.start : article.end])
    ]
    return frozenset(int(year) for row in named for year, _ in row)
