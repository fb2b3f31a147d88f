"""A figure of the draft × a document -> the figure that the document gives for the same thing, whether it agrees or not.

For documents as they are, with nothing curated: there is no key that says what a figure is of, but there is one story, and
a figure's counterpart is sought by the words around both. A curated claim has its key and is never read so
(docs/decisions/0005-documents-as-sources.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zgccheck import compare, likeness, occasion, places
from zgccheck.compare import Outcome
from zgccheck.index import Index
from zgccheck.likeness import DIGITS, HOLLOW, fit
from zgccheck.model import Claim, Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.verdict import Ruling

SAME = 0.36
"""Fit from which the document's figure is taken to be of the same thing: a little less than half of the signals."""
DATED = 0.3
"""The same for dates of one kind of event and for results of matches, of which a story has few."""
SHARED = 0.46
"""The same for percentages, of which a story has many, and of anything."""
FINER = "more-precise-than-source"
OWN = 3
"""Digits from which a figure that stands in the document is no other thing's by chance."""
AMONG = 0.55
"""The same for all in a document that tells several stories."""
MARGIN = 0.18
"""How much better a contradicting figure must fit than one that agrees."""
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
KIN = 0.15
"""What it adds that two figures are of the same thing in a list."""
SEVERAL = 8
"""Things of a kind that make a list."""

_WHEN = ("于", "自")
_ITEM = re.compile("[;:。]")
_PART = re.compile(r"其中[,:]?([^\W\d]{2})")
_TEAM = re.compile(r"([^\W\d的了在与和对被以由不击战胜负克]{2,6})队(?![员伍长友])")
_SERIES = re.compile(r"([^\W\d一二三四五六七八九十]{2})([0-9]{1,3}|[一二三四五六七八九十]{1,3})号")
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


@dataclass(frozen=True)
class Counterpart:
    """What the document has in the place of a draft's figure. `fit` is how well the words around the two match (0…1)."""

    told: Told
    mention: Mention
    outcome: Outcome
    fit: float


def tell(sentences: Sequence[tuple[Reading, Claim]], *, only: bool = True) -> list[Told]:
    """The sentences of one document, in order, each with its story; `only` if there is no other document."""
    alone = only and len(sentences) <= STORY
    kinds = _kinds("\n".join(reading.text for reading, _ in sentences))
    told = []
    for place, (reading, claim) in enumerate(sentences):
        around = [other for other, _ in sentences[max(0, place - REACH) : place + REACH + 1]]
        pairs = frozenset().union(*(other.bigrams for other in around))
        told.append(Told(reading, claim, "\n".join(other.text for other in around), pairs, kinds, alone))
    return told


def astray(draft: Reading, told: Told, mention: Mention | None = None) -> bool:
    """Whether the draft tells a figure of a year or a place that the story does not have where it tells of the figure."""
    years, theirs = _years(draft, mention), _years(told.reading)
    if years and theirs and not any(a[0] <= b[1] and b[0] <= a[1] for a in years for b in theirs):
        return True
    if years and not theirs and not any(str(year) in told.story for span in years for year in span):
        return True
    end = draft.clause_span(mention.start)[1] if mention else len(draft.text)
    named, here = _places(draft.text[:end]), _places(told.reading.text)
    if all(name in told.reading.text for name in named):
        return False
    return (bool(here) and not named & here) or not all(name in told.story for name in named)


def _places(text: str) -> set[str]:
    return {name for *_, name in places.read(text)} - places.SCOPES


def _years(reading: Reading, mention: Mention | None = None) -> list[tuple[int, int]]:
    """The years that are named; those that a figure is told of, where one is given."""
    times = [other for other in reading.slots if isinstance(other.value, TimeSpan)]
    if mention is not None:
        times = [other for other in times if _governs(reading, other, mention)]
    spans = [other.value for other in times if isinstance(other.value, TimeSpan)]
    return [(s.first.year, s.last.year) for s in spans if s.first.year is not None and s.last.year is not None]


def _governs(reading: Reading, time: Mention, mention: Mention) -> bool:
    """Whether a figure may be of a date: not one that is told after it, or of when something else was (成立于1948年)."""
    if reading.clause(time.start) == reading.clause(mention.start):
        return True
    return time.start < mention.start and not reading.text.endswith(_WHEN, 0, time.start)


def relate(draft: Mention, source: Mention, *, exact: bool = False) -> Outcome | None:
    """How two readings relate; None where kind or unit forbids that one stands for the other."""
    a, b = draft.value, source.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        found = compare.quantity(a, b, exact=exact) if compare.commensurable(a, b) else None
        return None if found is not None and found.reason == "hedge-dropped" else found
    if isinstance(a, Rank) and isinstance(b, Rank):
        return compare.rank(a, b)
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return compare.time(a, b) if compare.dated(a) and compare.dated(b) else None
    if draft.kind == source.kind == "hour":
        return compare.AGREES if a == b else Outcome("contradicts", "date-mismatch")
    if draft.kind == source.kind == "ordinal":
        if str(a).lstrip(DIGITS) != str(b).lstrip(DIGITS):
            return None
        return compare.AGREES if a == b else Outcome("contradicts", "ordinal-mismatch")
    if draft.kind == source.kind == "score":
        if (":" in str(a)) != (":" in str(b)):
            return None
        same = a == b or a == ":".join(reversed(str(b).split(":")))
        return compare.AGREES if same else Outcome("contradicts", "quantity-mismatch")
    return None


def figures(draft: Reading, standing: Sequence[Ruling]) -> list[Mention]:
    """The draft's figures and results that no standing ruling speaks to; another date alone may be another event's."""
    spoken = [
        (slot.start, slot.end)
        for ruling in standing
        for slot in ruling.evaluation.slots
        if slot.relation != "undecided"
    ]
    return [
        mention
        for mention in draft.slots
        if mention.start >= draft.since
        and (
            isinstance(mention.value, Quantity | Rank)
            or mention.kind in ("score", "hour", "ordinal")
            or (isinstance(mention.value, TimeSpan) and compare.dated(mention.value))
        )
        and not any(start < mention.end and mention.start < end for start, end in spoken)
    ]


def seek(
    draft: Reading, mention: Mention, document: Sequence[Told], index: Index, *, exact: bool = False
) -> Counterpart | None:
    """What a document gives for the same thing, if it can be told: a value that agrees before one that contradicts."""
    found = [
        Counterpart(
            told,
            other,
            outcome,
            min(
                1.0, fit(draft, mention, told.reading, other, index) + KIN * _same_of_kind(draft, mention, told, other)
            ),
        )
        for told in document
        for other in told.reading.slots
        if (outcome := relate(mention, other, exact=exact)) is not None
        and (
            outcome.relation == "agrees"
            or (_speaks(draft, told, index) and not _of_another(draft, mention, told, other, outcome))
        )
    ]
    vague = max((c.fit for c in found if c.outcome.relation == "undecided"), default=0.0)
    agreeing = max((c for c in found if c.outcome.relation == "agrees"), key=_by_fit, default=None)
    contrary = max((c for c in found if c.outcome.relation == "contradicts"), key=_by_fit, default=None)
    if contrary is not None and (contrary.fit <= vague or _stands(mention, contrary.mention, document)):
        contrary = None
    best = agreeing or contrary
    if agreeing is not None and contrary is not None and contrary.fit > agreeing.fit + MARGIN:
        best = contrary
    if best is None or best.fit < _enough(mention, best.told) or (best is agreeing and _aside(draft, mention, best)):
        return None
    return best


def _aside(draft: Reading, mention: Mention, found: Counterpart) -> bool:
    """Whether a date that the document has is of no one event: 2025年 stands beside many a thing."""
    if not isinstance(mention.value, TimeSpan) and mention.kind != "hour":
        return False
    return not likeness.same_occasion(draft, mention, found.told.reading, found.mention)


def new_dates(draft: Reading, document: Iterable[Told]) -> list[Mention]:
    """Dates of the draft that stand nowhere in documents that are not curated; none where there are no such documents."""
    spans = [m.value for told in document for m in told.reading.slots if isinstance(m.value, TimeSpan)]
    return [
        mention
        for mention in draft.slots
        if spans and mention.checkable and isinstance(mention.value, TimeSpan) and not mention.value.relative
        if mention.value.role != "base"
        if not any(compare.time(mention.value, span).relation == "agrees" for span in spans)
    ]


def _stands(mention: Mention, other: Mention, document: Sequence[Told]) -> bool:
    """Whether the document has a figure of so many digits itself, and not just the `other`, which moves another way."""
    value, theirs = mention.value, other.value
    if not isinstance(value, Quantity) or compare.significant(value) < OWN:
        return False
    if isinstance(theirs, Quantity) and theirs.written == value.written:
        return False
    return any(
        other.value.written == value.written and compare.commensurable(value, other.value)
        if isinstance(other.value, Quantity)
        else other.kind == "ordinal" and str(other.value).rstrip(value.unit) == str(value.written)
        for told in document
        for other in told.reading.slots
    )


def _enough(mention: Mention, told: Told) -> float:
    """The fit from which a figure or date of this kind is of the same thing."""
    if not told.alone:
        return AMONG
    if isinstance(mention.value, TimeSpan) or mention.kind in ("hour", "score"):
        return DATED
    return SHARED if isinstance(mention.value, Quantity) and mention.value.unit == "%" else SAME


def _of_another(draft: Reading, mention: Mention, told: Told, other: Mention, outcome: Outcome) -> bool:
    """Whether a figure or date that doesn't agree is told of another thing."""
    if isinstance(mention.value, TimeSpan) or mention.kind == "hour":
        return not likeness.same_occasion(draft, mention, told.reading, other) or _unheard(draft, mention, told)
    if mention.kind == "score" and _other_match(draft.text, told.reading.text):
        return True
    return outcome.relation == "contradicts" and (
        astray(draft, told, mention)
        or _siblings(draft, mention, told, other)
        or _namesake(draft.text, told.reading.text)
        or _part(draft, mention, told.reading)
        or likeness.other_noun(draft, mention, told.reading, other)
        or _taken(draft, mention, other)
        or _stretch(draft, mention) not in (None, _stretch(told.reading, other) or _stretch(draft, mention))
    )


def _stretch(reading: Reading, mention: Mention) -> str | None:
    """The length of the time that a figure is told of: month for 7月, period for 前7个月; None for years and where none is named."""
    spans = [m.value for m in reading.slots if m.end <= mention.start and isinstance(m.value, TimeSpan)]
    named = [span for span in spans if compare.dated(span) and span.first.month is not None and span.role != "base"]
    return named[-1].grain if named else None


def _unheard(draft: Reading, mention: Mention, told: Told) -> bool:
    """Whether a date is told of a thing that the story never names: 附属中学建于1956年."""
    subject = occasion.subject(draft, mention) if occasion.once(draft, mention) else ""
    return bool(subject) and subject[-2:] not in told.story


def _other_match(draft: str, source: str) -> bool:
    """Whether each of two results is of a team that the other is not of."""
    mine, theirs = _TEAM.findall(draft), _TEAM.findall(source)
    return _strange(mine, theirs) and _strange(theirs, mine)


def _strange(teams: Sequence[str], others: Sequence[str]) -> bool:
    return bool(others) and any(
        all(team[:2] != other[:2] and team[-2:] != other[-2:] for other in others) for team in teams
    )


def _namesake(draft: str, source: str) -> bool:
    """Whether both name one of a series, and not the same (远望三号, 远望五号)."""
    mine, theirs = _series(draft), _series(source)
    return any(not mine[name] & theirs[name] for name in mine.keys() & theirs.keys())


def _series(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _SERIES.finditer(text):
        found.setdefault(match[1], set()).add(match[2])
    return found


def _part(draft: Reading, mention: Mention, source: Reading) -> bool:
    """Whether a figure is told of a part that the other's sentence does not speak of: 其中在线购物…."""
    match = _PART.search(_before(draft, mention))
    return match is not None and match[1] not in source.text


def _taken(draft: Reading, mention: Mention, other: Mention) -> bool:
    """Whether the document's figure is that of another figure of the draft, with which it agrees."""
    return any(
        (outcome := relate(own, other)) is not None
        and (outcome.relation == "agrees" or outcome.reason == FINER)
        and _unit(own) == _unit(other)
        for own in draft.slots
        if own.end <= mention.start or mention.end <= own.start
    )


def _unit(mention: Mention) -> str:
    return mention.value.unit if isinstance(mention.value, Quantity) else mention.kind


def _speaks(draft: Reading, told: Told, index: Index) -> bool:
    """Whether the sentence shares any wording with the draft, in a story that does so too."""
    if not draft.bigrams & told.reading.bigrams:
        return False
    solid = [pair for pair in draft.bigrams if HOLLOW.isdisjoint(pair)]
    if told.alone:
        return sum(pair in told.pairs for pair in solid) >= ALONE * len(solid)
    total = sum(index.rarity(pair) for pair in solid)
    return sum(index.rarity(pair) for pair in solid if pair in told.pairs) >= ABOUT * total


def _siblings(draft: Reading, mention: Mention, told: Told, other: Mention) -> bool:
    """Whether the two are of things of one kind, of which the document lists several (锌期货…；铝期货…)."""
    mine, theirs = _named(_before(draft, mention)), _named(_before(told.reading, other))
    return any(not set(mine[word]) & set(theirs[word]) for word in told.kinds & mine.keys() & theirs.keys())


def _same_of_kind(draft: Reading, mention: Mention, told: Told, other: Mention) -> bool:
    """Whether the two are of one thing of a kind of which the document lists several (沪铜期货, 铜期货)."""
    mine, theirs = _named(_before(draft, mention)), _named(_before(told.reading, other))
    return any(set(mine[word]) & set(theirs[word]) for word in told.kinds & mine.keys() & theirs.keys())


def _before(reading: Reading, mention: Mention) -> str:
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


def _by_fit(found: Counterpart) -> float:
    return found.fit
