"""Points and stretches of the calendar as written: 2025年底, 3月25日至29日, 2024-2027年, 1-9月, 25日."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zgccheck.model import PartialDate, TimeSpan
from zgccheck.slots.number import parse
from zgccheck.slots.numeral import DIGITS
from zgccheck.slots.periods import relative
from zgccheck.slots.units import unit_at

Grain = Literal["day", "month", "quarter", "half", "year", "period"]

_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_OLD = "1[0-8][0-9]{2}(?=年(?!的?历史|[以之]?前|[以之]来|[之有多余间了内古老]|左右|[岁树]))"
"""1845年 is a year, 1500年历史 and 1200年前 are stretches of time."""
_YEAR = f"(?:(?:19|20)[0-9]{{2}}|(?<![近约超逾达有过计共跨历]){_OLD}|[一二][零〇一二三四五六七八九]{{3}})"
RELATIVE_YEARS = "今年|本年|去年|前年|明年|后年|上一年|上年|当年|同年|次年|翌年"
_PART = (
    f"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>上|下)半年|前(?P<quarters>[二两三23])季度|前(?P<months>{_N})个月|"
    f"(?P<from>[0-9]{{1,2}})月?[-~至到](?P<to>[0-9]{{1,2}})月份?(?![0-9]{{1,2}}日)|(?P<edge>年?底|年?末|年?初|岁末|年中))"
)
_MONTH_DAY = (
    f"(?P<month>{_N})月(?:份|(?P<third>[上中下]旬)|(?P<monthedge>底|末|初)|(?P<day>{_N})[日号](?![线楼院店馆台机])"
    r"|(?P<dayonly>[0-9]{1,2})(?=[-~至到][0-9]{1,2}[日号]))?"
)
_POINT = re.compile(
    f"(?:(?P<year>{_YEAR})年|(?P<relyear>{RELATIVE_YEARS}))(?:度(?!电|假|量))?(?:{_PART}|{_MONTH_DAY})?(?:全年)?"
)
_YEARLESS = re.compile(
    f"{_MONTH_DAY}|前(?P<months>{_N})个月|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上|下)半年|前(?P<quarters>[二两三23])季度|"
    r"(?P<from>[0-9]{1,2})月?[-~至到](?P<to>[0-9]{1,2})月份?(?![0-9]{1,2}日)"
)
_DAY = re.compile(f"(?P<day>{_N})[日号]")
_NUMERIC = re.compile(r"(?P<year>(?:19|20)\d{2})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d.])")
_SPAN = re.compile(
    f"(?P<first>{_YEAR})年?(?:[-~]{{1,2}}|至|到)(?P<last>{_YEAR})年(?:度|间|期间)?(?![0-9一二三四五六七八九十]+月|底|末|初)"
)
_BARE_SPAN = re.compile(r"(?P<first>(?:19|20)\d{2})[-~]{1,2}(?P<last>(?:19|20)\d{2})(?![\d年])")
_BARE = re.compile(
    r"(?<![\d.a-z达到超近约共有逾破计])(?<!(?<!作)为)(?<![a-z] )(?<![a-z]-)(?P<year>(?:19|20)\d{2})(?=[\u4e00-\u9fff)》”“《])"
)
_JOIN = re.compile("[-~]{1,2}|(?:(?:一直)?(?:开|持续|延续|举行|举办))?[至到]")
_START = re.compile(
    f"(?P<year>(?:19|20)[0-9]{{2}}|(?<![近约超逾达有过计共跨历]){_OLD}|[一二][零〇一二三四五六七八九]{{3}}年)|(?P<rel>{RELATIVE_YEARS})|"
    f"(?P<month>{_N}月)|(?P<part>[第前上下一二三四1-4](?=[一二三四1-4]?季度|半年|[二两三23]季度|{_N}个月))|(?P<ninth>[0-9]{{1,2}}[-~至到][0-9]{{1,2}}月)|(?P<day>{_N}[日号])"
)


@dataclass(frozen=True, slots=True)
class Read:
    start: int
    end: int
    span: TimeSpan


def number(written: str) -> int:
    numeral = parse(written)
    return int(numeral.value) if numeral else 0


def _year(written: str) -> int:
    return int("".join(str(DIGITS[char]) if char in DIGITS else char for char in written))


def _span(match: re.Match[str], clock: PartialDate | None) -> TimeSpan | None:
    """The span that a matched point names, None for a month or day that no calendar has."""
    groups = match.groupdict()
    year, tag = (_year(groups["year"]), "") if groups.get("year") else (None, "")
    if groups.get("relyear"):
        seen = relative(groups["relyear"], clock)
        year, tag = seen.first.year, seen.relative and match[0]
    grain: Grain = "month"
    first: tuple[int | None, int | None]
    last: tuple[int | None, int | None]
    if groups.get("quarter"):
        quarter = number(groups["quarter"])
        grain, first, last = "quarter", (quarter * 3 - 2, None), (quarter * 3, None)
    elif groups.get("half"):
        grain, first, last = (
            "half",
            (1 if groups["half"] == "上" else 7, None),
            (6 if groups["half"] == "上" else 12, None),
        )
    elif groups.get("quarters") or groups.get("months"):
        months = number(groups["quarters"]) * 3 if groups.get("quarters") else number(groups["months"])
        grain, first, last = "period", (1, None), (months, None)
    elif groups.get("from"):
        grain, first, last = "period", (int(groups["from"]), None), (int(groups["to"]), None)
    elif groups.get("edge"):
        month = 1 if "初" in groups["edge"] else 6 if "中" in groups["edge"] else 12
        first = last = (month, None)
    elif groups.get("month"):
        month = number(groups["month"])
        day = groups.get("day") or groups.get("dayonly")
        first = last = (month, number(day) if day else None)
        if groups.get("third"):
            ends = {
                "上旬": (1, 10),
                "中旬": (11, 20),
                "下旬": (21, calendar.monthrange(year or 2024, month)[1] if 1 <= month <= 12 else 28),
            }
            grain, first, last = "period", (month, ends[groups["third"]][0]), (month, ends[groups["third"]][1])
        elif day:
            grain = "day"
    else:
        grain, first, last = "year", (None, None), (None, None)
    for month_or_none, day_or_none in (first, last):
        if not (month_or_none is None or 1 <= month_or_none <= 12) or not (
            day_or_none is None or 1 <= day_or_none <= 31
        ):
            return None
    return TimeSpan(PartialDate(year, *first), PartialDate(year, *last), grain, relative=tag)


def _joined(text: str, read: Read, clock: PartialDate | None) -> Read:
    """The point with what follows 至: 3月25日至29日, 2025年10月至2026年3月, 2017年8月至11月."""
    join = _JOIN.match(text, read.end)
    if join is None:
        return read
    at, one = join.end(), read.span
    match = _POINT.match(text, at) or _YEARLESS.match(text, at)
    if match is None:
        match = _DAY.match(text, at)
        if match is None or one.first.day is None:
            return read
        other = TimeSpan(*(PartialDate(one.first.year, one.first.month, number(match["day"])),) * 2, "day")
    else:
        found = _span(match, clock)
        if (
            found is None
            or found.relative
            or (found.grain != one.grain and not {found.grain, one.grain} & {"day", "year"})
        ):
            return read
        other = found if found.last.year else replace(found, last=replace(found.last, year=one.first.year))
    first = (
        one.first
        if one.first.year or match.groupdict().get("year") is None
        else replace(one.first, year=other.last.year)
    )
    return Read(read.start, match.end(), TimeSpan(first, other.last, "period", relative=one.relative))


def points(text: str, clock: PartialDate | None) -> Iterator[Read]:
    at = 0
    while start := _START.search(text, at):
        begin, that_month = start.start(), None
        at = begin + 1
        inside = begin and (text[begin - 1].isdigit() or text[begin - 1] in ".个第") and text[begin].isdigit()
        match = None
        if start["year"]:
            if inside:
                at = start.end()
                continue
            if whole := _SPAN.match(text, begin) or _BARE_SPAN.match(text, begin):
                first, last = _year(whole["first"]), _year(whole["last"])
                if first < last:
                    at = whole.end()
                    yield Read(begin, at, TimeSpan(PartialDate(first), PartialDate(last), "period"))
                    continue
            match = _POINT.match(text, begin) or _NUMERIC.match(text, begin)
            if match is None and (bare := _BARE.match(text, begin)) and not _counted(text, bare.end()):
                match = bare
        elif start["rel"]:
            match = _POINT.match(text, begin)
        elif start["day"]:
            that_month = _THAT_MONTH.search(text, max(0, begin - 3), begin)
            if (
                inside
                or (begin and text[begin - 1] in "月-~至到多余几第" and not that_month)
                or text[start.end() : start.end() + 1] in _NOT_DAY
            ):
                continue
            if text[start.end() - 1] == "号" and not that_month:
                continue
            if not (match := _DAY.match(text, begin)) or not (that_month or _day_alone(text, match)):
                continue
        elif not inside and not (start["part"] and begin and text[begin - 1] in "第前每"):
            match = _YEARLESS.match(text, begin)
        if match is None:
            continue
        month = PartialDate()
        if start["day"] and "month" not in match.groupdict() and that_month:
            begin, month = that_month.start(), relative(that_month[0], clock).first
        span = _span(match, clock) if "month" in match.groupdict() or not start["day"] else _only_day(match, month)
        if span is None:
            continue
        read = _joined(text, Read(begin, match.end(), span), clock)
        at = read.end
        yield read


_THAT_MONTH = re.compile("(?:本|上|下|当|同|次|上个|下个|这个)月$")
"""本月25日: a day of a month that is not named."""


def _counted(text: str, at: int) -> bool:
    """Whether what follows bare digits makes them a figure, not a year: 2000家, 2000万."""
    return unit_at(text, at) is not None or text[at] in "万亿千百余多"


_NOT_DAY = frozenset("前均常报益程志历记内本军元夜游化子光线")
"""日 begins or goes on as another word: 日前, 日均, 日常, 日报 …"""


def _day_alone(text: str, match: re.Match[str]) -> bool:
    return text[match.start()].isdigit() and 1 <= int(match["day"]) <= 31


def _only_day(match: re.Match[str], month: PartialDate) -> TimeSpan | None:
    day = number(match["day"])
    point = PartialDate(month.year, month.month, day)
    return TimeSpan(point, point, "day") if 1 <= day <= 31 else None
