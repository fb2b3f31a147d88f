"""What tells that a document's figure or date is of another thing than the draft's, however like the words around them are.

Another year, place or stretch of time; another of a list, a series or a match; another thing counted, another event; a part
of what the other is the whole of; or a figure that the draft has told already.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from zgccheck import compare, likeness, occasion, places
from zgccheck.compare import Outcome
from zgccheck.model import Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading
from zgccheck.story import Told, before, kin

_WHEN = ("于", "自")
_PART = re.compile(r"其中[,:]?([^\W\d]{2})")
_TEAM = re.compile(r"([^\W\d的了在与和对被以由不击战胜负克]{2,6})队(?![员伍长友])")
_NAMED = re.compile(r"的([^\W\d]{2})")
_FROM = re.compile("来自[^,。;]*")
_DOING = "when something was done"
_TENSE = frozenset("以起时开始就便曾经还")
_AGES = (
    ("at death", re.compile("(?:享年|终年|卒年)$"), None),
    ("between two", re.compile("(?:相差|大|小|年长|年轻|差)了?$"), None),
    (_DOING, None, re.compile("以?[上下]|起|时|开始|就|那年")),
)
"""Ages that are no one's age now, by what stands before or after them: 享年106岁, 相差五岁, 12岁开始."""
_SERIES = re.compile(r"([^\W\d一二三四五六七八九十]{2})([0-9]{1,3}|[一二三四五六七八九十]{1,3})号")


def of_another(draft: Reading, mention: Mention, told: Told, other: Mention, outcome: Outcome) -> bool:
    """Whether a figure or date that doesn't agree is told of another thing."""
    if isinstance(mention.value, TimeSpan) or mention.kind == "hour":
        return likeness.same_occasion(draft, mention, told.reading, other) is False or _unheard(draft, mention, told)
    if mention.kind == "score" and _other_match(draft.text, told.reading.text):
        return True
    return outcome.relation == "contradicts" and (
        astray(draft, told, mention)
        or kin(draft, mention, told, other) is False
        or (mention.kind != "ordinal" and _namesake(draft.text, told.reading.text))
        or _part(draft, mention, told.reading)
        or _other_age(draft, mention, told.reading, other)
        or likeness.other_noun(draft, mention, told.reading, other)
        or _taken(draft, mention, other)
        or _other_stretch(draft, mention, told.reading, other)
    )


def of_a_named(draft: Reading, source: Reading, other: Mention) -> bool:
    """Whether a rank is told of what is named right after it, and the draft doesn't name that: 排名第八的里尔."""
    named = _NAMED.match(source.text, other.end) if isinstance(other.value, Rank) else None
    return named is not None and named[1] not in draft.text


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
        return compare.AGREES if _same_hour(draft, source) else Outcome("contradicts", "date-mismatch")
    if draft.kind == source.kind == "ordinal":
        if str(a).lstrip(string.digits) != str(b).lstrip(string.digits):
            return None
        return compare.AGREES if a == b else Outcome("contradicts", "ordinal-mismatch")
    if draft.kind == source.kind == "score":
        if (":" in str(a)) != (":" in str(b)):
            return None
        same = a == b or a == ":".join(reversed(str(b).split(":")))
        return compare.AGREES if same else Outcome("contradicts", "quantity-mismatch")
    return None


def _same_hour(draft: Mention, source: Mention) -> bool:
    """Whether two hours are one, where each may leave out which half of the day it is of: 5时30分, 下午5时30分, 17时30分."""
    one, other = (tuple(map(int, str(mention.value).split(":"))) for mention in (draft, source))
    halved = all(mention.text[0].isalpha() or hour > 12 for mention, (hour, _) in ((draft, one), (source, other)))
    return one == other or (not halved and (one[0] % 12, one[1]) == (other[0] % 12, other[1]))


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
    """The places named, but for those that somebody comes from: 来自中国、英国等15个国家."""
    return {name for *_, name in places.read(_FROM.sub("", text))} - places.SCOPES - places.DEICTIC


def _years(reading: Reading, mention: Mention | None = None) -> list[tuple[int, int]]:
    """The years that are named; those that a figure is told of, where one is given."""
    times = [other for other in reading.slots if isinstance(other.value, TimeSpan)]
    if mention is not None:
        times = [other for other in times if _governs(reading, other, mention)]
    spans = [other.value for other in times if isinstance(other.value, TimeSpan)]
    return [(s.first.year, s.last.year) for s in spans if s.first.year is not None and s.last.year is not None]


def _governs(reading: Reading, time: Mention, mention: Mention) -> bool:
    """Whether a figure may be of a date: not one that is told after it, or of when something else was (成立于1948年)."""
    return time.start < mention.start and not reading.text.endswith(_WHEN, 0, time.start)


def _other_stretch(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether both are told of a part of a year, and not of as long a one: 7月, 前7个月."""
    mine, theirs = _stretch(draft, mention), _stretch(source, other)
    return mine is not None and theirs is not None and mine != theirs


def _stretch(reading: Reading, mention: Mention) -> str | None:
    """The length of the time that a figure is told of: month for 7月, period for 前7个月; None for years, days and where none is named."""
    spans = [m.value for m in reading.slots if m.end <= mention.start and isinstance(m.value, TimeSpan)]
    named = [span for span in spans if compare.dated(span) and span.first.month is not None and span.role != "base"]
    return named[-1].grain if named and named[-1].first.day is None else None


def _unheard(draft: Reading, mention: Mention, told: Told) -> bool:
    """Whether a date is told of a thing that the story never names: 附属中学建于1956年."""
    subject = occasion.subject(draft, mention) if occasion.once(draft, mention) else ""
    return bool(subject) and subject[-2:] not in told.story


def _other_match(draft: str, source: str) -> bool:
    """Whether each of two results is of a team that the other is not of."""
    mine, theirs = ([*_TEAM.findall(text), *sorted(_places(text))] for text in (draft, source))
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
    match = _PART.search(before(draft, mention))
    return match is not None and match[1] not in source.text and not _PART.search(source.text)


def _taken(draft: Reading, mention: Mention, other: Mention) -> bool:
    """Whether the document's figure is that of another figure of the draft, with which it agrees."""
    return any(
        (outcome := relate(own, other)) is not None
        and (outcome.relation == "agrees" or outcome.reason == compare.FINER)
        and _unit(own) == _unit(other)
        for own in draft.slots
        if own.end <= mention.start or mention.end <= own.start
    )


def _other_age(draft: Reading, mention: Mention, source: Reading, other: Mention) -> bool:
    """Whether both are ages, and not of one sort; or of two things that somebody did (12岁开始练跑, 28岁时退役)."""
    if "岁" not in mention.text or "岁" not in other.text:
        return False
    sort = _age(draft, mention)
    return sort != _age(source, other) or (sort == _DOING and not _then(draft, mention) & _then(source, other))


def _then(reading: Reading, mention: Mention) -> frozenset[str]:
    """What stands after an age in its clause."""
    return likeness.solid(reading.text[mention.end : reading.clause_span(mention.start)[1]]) - _TENSE


def _age(reading: Reading, mention: Mention) -> str:
    """What an age is: of somebody now, if nothing else is said."""
    text = reading.text
    for sort, before_it, after_it in _AGES:
        if (before_it and before_it.search(text, 0, mention.start)) or (after_it and after_it.match(text, mention.end)):
            return sort
    return "now"


def _unit(mention: Mention) -> str:
    return mention.value.unit if isinstance(mention.value, Quantity) else mention.kind
