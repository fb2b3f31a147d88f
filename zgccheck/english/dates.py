"""English dates and periods as the Chinese readers give them: March 25, 2026; the end of 2025; 2021-2025; since 2020."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zgccheck.english.numerals import TENS, UNITS
from zgccheck.model import Mention, PartialDate, TimeSpan

MONTHS = {
    name: number
    for number, names in enumerate(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov "
        "december|dec".split(),
        1,
    )
    for name in names.split("|")
}
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|to|until|till|and|through)\s?(?:the\s)?"
_OF = r"(?:,?\s(?:of\s)?)"
_PLANS = {
    **{f"{n}th": first for n, first in ((10, 2001), (11, 2006), (12, 2011), (13, 2016), (14, 2021), (15, 2026), (16, 2031))},
    "tenth": 2001, "eleventh": 2006, "twelfth": 2011, "thirteenth": 2016, "fourteenth": 2021, "fifteenth": 2026, "sixteenth": 2031,
}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SMALL = "|".join((*list(UNITS)[2:], "ten", *TENS))

_DAYS_MONTH = re.compile(
    rf"(?<![\w.,])(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s(?:of\s)?(?P<m>{_MONTH})(?:{_OF}(?P<y>{_YEAR})(?!\d))?"
)
_MONTH_DAYS = re.compile(
    rf"\b(?P<m>{_MONTH})\s(?P<d1>{_DAY})(?![\d,]\d)(?:{_TO}(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY})(?!\d|,\d))?(?:{_OF}(?P<y>{_YEAR})(?!\d))?"
)
_END = re.compile(
    rf"(?:\b(?:the\s)?(?:end|close)[ -](?:of\s)?(?:(?P<m>{_MONTH})\s(?:of\s)?)?(?:the year\s)?(?P<y>{_YEAR})|\byear[- ]end\s(?P<y2>{_YEAR})|"
    rf"(?<!\d)(?P<y3>{_YEAR})\s?year[- ]end)(?!\d)"
)
_MONTH_YEAR = re.compile(rf"\b(?:(?:early|mid|late)[ -])?(?P<m>{_MONTH}),?\s(?:of\s)?(?P<y>{_YEAR})(?!\d)")
_BARE_MONTH = re.compile(rf"\b(?:in|since|by|until|of|late|early|mid|last|from|during)[ -](?P<m>{_MONTH})(?!\s?\d)")
_YEARS = re.compile(
    rf"(?<![\w.,$¥€£])(?P<y1>{_YEAR})(?:\s?(?:-|to|through|until)\s?)(?P<y2>{_YEAR}|\d\d(?=[\s,.)]|$))(?![\d%])|\bbetween\s(?P<b1>{_YEAR})\sand\s(?P<b2>{_YEAR})(?!\d)"
)
_PART = re.compile(
    rf"\b(?:the\s)?(?:(?P<half>first|second)\shalf|(?P<q>first|second|third|fourth|last)\squarter|first\s(?P<n>two|three)\squarters|"
    rf"(?P<hq>[hq])(?P<hn>[1-4]))(?:{_OF}(?P<y>{_YEAR})(?!\d))?"
)
_PLAN = re.compile(
    r"\b(?:the\s)?\"?(?P<p>"
    + "|".join(_PLANS)
    + r")[ -]five[- ]year[- ]plan(?:ning)?\"?(?:[ -](?:period|years|era))?(?:\s\(?(?P<y1>20\d\d)(?:-|\sto\s)(?P<y2>20\d\d)\)?)?"
)
_OTHER_PLAN = re.compile(
    r"\b(?:over|than in|of|in|during|since|from) the (?P<p>1[0-6]th)(?![ -][a-z]*[ -]?(?:year|forum|edition|meeting|congress|century))\b"
)
"""over the 13th: a plan without its name, where another has it."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}\s$")
"""AI 2000: a name, no year."""
_PLAIN = re.compile(
    rf"(?<![\w.,$¥€£-])(?:(?P<part>early|mid|late)[ -])?(?P<y>{_YEAR})(?![\d%]|[.,]\d|-[a-z]|\s?(?:yuan|percent|per cent|patents|companies|people))"
)
_WINDOW = re.compile(
    rf"\b(?:the\s)?(?P<when>past|last|previous|recent|next|coming)\s(?P<n>\d{{1,2}}|{_SMALL})\s(?P<u>years?|months?|decades?)"
)
_RELATIVE = re.compile(
    r"\b(?:last|this|next|previous|same|current) (?:year|month|week|quarter)\b|\byesterday\b|\btoday\b|\btomorrow\b|"
    r"\b(?:\d{1,3}|[a-z]+) (?:years?|months?|weeks?|days?) (?:ago|earlier|later|before)\b|\b(?:in )?recent years\b|\b(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\ba year earlier\b|\ba year ago\b"
)
_BASE_BEFORE = re.compile(
    r"\b(?:since|than in|than at|that (?:of|in)|those (?:of|in)|compared (?:with|to)|versus|against|relative to|level of|levels of|over|from|on)\s(?:the\s)?$"
)
_FROM = re.compile(r"\bfrom\s(?:the\s)?$")
_UNTIL_BEFORE = re.compile(r"\b(?:as of|by|until|till|up to|as at)\s(?:the\s)?$")
_CAPITAL_ONLY = frozenset({"may", "march", "mar", "sept", "dec", "jan", "jun", "sep"})


@dataclass(frozen=True, slots=True)
class _Read:
    start: int
    end: int
    span: TimeSpan
    checkable: bool = True


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _point(year: int | None = None, month: int | None = None, day: int | None = None) -> PartialDate:
    return PartialDate(year, month, day)


def _days(match: re.Match[str]) -> TimeSpan:
    year, month = int(match["y"]) if match["y"] else None, _month(match["m"])
    first = last = _point(year, month, _day(match["d1"]))
    if match["d2"]:
        other = match.groupdict().get("m2")
        last = _point(year, _month(other) if other else month, _day(match["d2"]))
    return TimeSpan(first, last, "period" if first != last else "day")


def _found(folded: str, low: str) -> Iterator[_Read]:
    for pattern in (_DAYS_MONTH, _MONTH_DAYS):
        for match in pattern.finditer(low):
            if folded[match.start("m")].isupper():
                yield _Read(match.start(), match.end(), _days(match))
    for match in _END.finditer(low):
        point = _point(int(match["y"] or match["y2"] or match["y3"]), _month(match["m"]) if match["m"] else 12)
        yield _Read(match.start(), match.end(), TimeSpan(point, point, "month"))
    for match in _MONTH_YEAR.finditer(low):
        point = _point(int(match["y"]), _month(match["m"]))
        yield _Read(match.start(), match.end(), TimeSpan(point, point, "month"))
    for match in _BARE_MONTH.finditer(low):
        if folded[match.start("m")].isupper():
            point = _point(None, _month(match["m"]))
            yield _Read(match.start("m"), match.end("m"), TimeSpan(point, point, "month"))
    for match in _YEARS.finditer(low):
        one, two = (match["y1"], match["y2"]) if match["y1"] else (match["b1"], match["b2"])
        first, last = int(one), int(two) if len(two) == 4 else int(one[:2] + two)
        if first < last:
            yield _Read(match.start(), match.end(), TimeSpan(_point(first), _point(last), "period"))
    for match in _PART.finditer(low):
        yield _part(match)
    for match in _PLAN.finditer(low):
        year = _PLANS[match["p"]]
        yield _Read(match.start(), match.end(), TimeSpan(_point(year), _point(year + 4), "period"))
        for other in _OTHER_PLAN.finditer(low):
            first = _PLANS[other["p"]]
            span = TimeSpan(_point(first), _point(first + 4), "period")
            yield _Read(other.start("p"), other.end("p"), span)
    for match in _PLAIN.finditer(low):
        point = _point(int(match["y"]))
        if not _ACRONYM.search(folded, max(0, match.start() - 8), match.start()):
            yield _Read(match.start(), match.end(), TimeSpan(point, point, "year"))
    yield from _relative(low)


def _part(match: re.Match[str]) -> _Read:
    """A half or quarter of a year; without its year it has none to compare."""
    year = int(match["y"]) if match["y"] else None
    if match["half"] or match["hq"] == "h":
        late = match["half"] == "second" or match["hn"] == "2"
        first, last, grain = (7, 12, "half") if late else (1, 6, "half")
    elif match["n"]:
        first, last, grain = 1, 6 if match["n"] == "two" else 9, "period"
    else:
        number = _QUARTERS[match["q"] or match["hn"]]
        first, last, grain = 3 * number - 2, 3 * number, "quarter"
    return _Read(match.start(), match.end(), TimeSpan(_point(year, first), _point(year, last), grain))  # type: ignore[arg-type]


def _relative(low: str) -> Iterator[_Read]:
    unknown = PartialDate()
    for match in _WINDOW.finditer(low):
        number = int(match["n"]) if match["n"].isdecimal() else int({**UNITS, **TENS}[match["n"]])
        number *= 10 if match["u"].startswith("decade") else 1
        back = match["when"] not in ("next", "coming") and not match["u"].startswith("month")
        word = f"过去{number}年" if back else match[0]
        yield _Read(match.start(), match.end(), TimeSpan(unknown, unknown, "period", relative=word), False)
    for match in _RELATIVE.finditer(low):
        yield _Read(match.start(), match.end(), TimeSpan(unknown, unknown, "year", relative=match[0]), False)


def read(folded: str, low: str) -> Iterator[Mention]:
    """Every date and period; the longest wins where two overlap."""
    rows = sorted(_found(folded, low), key=lambda row: (row.start - row.end, row.start))
    taken: list[tuple[int, int]] = []
    for row in rows:
        if any(s < row.end and row.start < e for s, e in taken):
            continue
        taken.append((row.start, row.end))
        span = row.span
        if _UNTIL_BEFORE.search(low, max(0, row.start - 12), row.start):
            span = replace(span, role="until")
        elif (
            span.first == span.last
            and _BASE_BEFORE.search(low, max(0, row.start - 20), row.start)
            and not _on_day(low, row)
        ):
            span = replace(span, role="base")
        kind = "period" if span.grain in ("period", "quarter", "half") else "date"
        yield Mention(kind, row.start, row.end, folded[row.start : row.end], span, row.checkable)


def _on_day(low: str, row: _Read) -> bool:
    """on 25 March, from 25 March: a day is a starting point or a day, no base of comparison."""
    return row.span.grain == "day" or (
        row.span.grain == "month" and re.search(r"\bon\s(?:the\s)?$", low[: row.start]) is not None
    )
