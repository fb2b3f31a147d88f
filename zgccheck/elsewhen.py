"""What is told of another year or place than the claim can be of: 2023年覆盖9个国家, where an article of 2026 gives no year;
上海每年资助500项…, where an article on Beijing gives no place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zgccheck import places
from zgccheck.model import Article, Claim, Mention, Source, TimeSpan
from zgccheck.reading import Reading
from zgccheck.store import Base
from zgccheck.verdict import Ruling

LATE = 1
"""Years that an article's figures may be older than itself, where it gives none."""

_LEAD = re.compile(r"\W*(?:到|至|截至|在|早在)?")
_YEAR = re.compile(r"20\d\d")
_THEN = re.compile("时|底|末|年?(?:时|底|末|期间)")
"""Behind a date that is of all that follows, wherever it stands: 怀柔科学城2021年时集聚…."""
_TOWNS = frozenset({*places.PROVINCES, *places.CITIES})


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
    if known and len(told) > 1 and max(told) > max(known) and min(told) >= max(known):
        return True  # “十五五”期间将新开工5个: to come
    return bool(known) and not any(0 <= year - one <= LATE for year in known for one in told)


def elsewhere(ruling: Ruling, draft: Reading, base: Base) -> bool:
    """Whether the clause is of a town or province that no article of a claim without a place ever names."""
    slot, fact = ruling.slot, ruling.evaluation.fact
    if ruling.outcome == "unverified" or slot is None or any(places.read(wording.text) for wording in fact.wordings):
        return False
    told = _town(draft, slot.start)
    if told is None:
        return False
    texts = [source.text[article.start : article.end] for source, article in _articles(fact.claim, base)]
    named = {place for text in texts for _, _, place in places.read(text)}
    return bool(texts) and not any(places.alike(told, place) for place in named)


def _town(draft: Reading, at: int) -> str | None:
    """The town or province with which the sentence's nearest clause before a place begins: 上海每年…, 在深圳，…."""
    for start, end, place in reversed(places.read(draft.text)):
        if draft.since <= start < at and place in _TOWNS:
            inside = any(named.start <= start and end < named.end for named in draft.names)
            leads = _LEAD.fullmatch(draft.text, draft.clause_span(start)[0], start)
            if leads and not inside:
                return place
    return None


def _before(draft: Reading, at: int) -> list[Mention]:
    """The dates before a figure that begin a clause and so are of what follows, the nearest first."""
    return [
        mention
        for mention in reversed(draft.slots)
        if draft.since <= mention.start < at
        and isinstance(mention.value, TimeSpan)
        and (
            _LEAD.fullmatch(draft.text, draft.clause_span(mention.start)[0], mention.start)
            or _THEN.match(draft.text, mention.end)
        )
    ]


def _years(mention: Mention) -> set[int]:
    """The first and the last year of a time that is no mere base of comparison."""
    span = mention.value
    if not isinstance(span, TimeSpan) or span.role == "base":
        return set()
    return {year for year in (span.first.year, span.last.year) if year is not None}


def written(claim: Claim, base: Base) -> frozenset[int]:
    """The years of the articles that say the claim: their dates', or else those that they and their document name most."""
    return frozenset().union(*(_dated(source, article) for source, article in _articles(claim, base)))


def _articles(claim: Claim, base: Base) -> Iterator[tuple[Source, Article]]:
    """Where the claim is said, once for each of its spans."""
    for passage in claim.passages:
        source = base.sources[passage.source]
        for span in passage.spans:
            yield from ((source, article) for article in source.articles if article.start <= span.start < article.end)


def _dated(source: Source, article: Article) -> frozenset[int]:
    date = article.date or article.inferred.get("date", "")
    if date[:4].isdigit():
        return frozenset({int(date[:4])})
    named = [
        Counter(_YEAR.findall(text)).most_common(1) for text in (source.text, source.text[article.start : article.end])
    ]
    return frozenset(int(year) for row in named for year, _ in row)
