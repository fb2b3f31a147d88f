"""Named periods and words that only a clock resolves, each with what it spans."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from zgccheck.model import PartialDate, TimeSpan
from zgccheck.slots.number import parse

PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""A five-year plan and its first year. 十五 (the tenth plan) counts only inside quotation marks."""

YEARS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "明天": 1, "明日": 1, "后天": 2}
MONTHS = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
ANAPHORS = ("上年", "上一年", "上年度", "当年", "同年", "次年", "翌年", "当月", "当日", "当天", "次日")
"""They point at a date in the text, not at the clock."""
PARTED = "探说证表声查"
"""明天 is cut out of a longer word after these: 探明天然气."""
VAGUE = (
    "近年来", "近年", "近几年来", "近几年", "近些年", "近日", "日前", "近期", "近来", "最近", "不久前", "目前", "当前", "眼下", "如今", "现在",
)  # fmt: skip
WINDOWS = re.compile(
    "(过去|最近|近|这|前|未来|今后|接下来)(?:的)?([一二两三四五六七八九十]{1,3}|[0-9]{1,2})(?:多|余)?(?:个?(?<!前.)(?<!前..)(月)|(年)(?![级度代]))(?:来|间|里|内|中)?|"
    "(?<![第前后每连续达超过近约满长年。\\d])([一二两三四五六七八九十]{1,3}|[0-9]{1,2})年(?:来|之?间)"
)
_AHEAD = frozenset({"未来", "今后", "接下来"})


def plan(word: str) -> TimeSpan:
    first = PLANS[word]
    return TimeSpan(PartialDate(first), PartialDate(first + 4), "period")


def shift(clock: PartialDate, months: int) -> PartialDate | None:
    """The month so many months from the clock's, None if the clock has no month."""
    if clock.year is None or clock.month is None:
        return None
    total = clock.year * 12 + clock.month - 1 + months
    return PartialDate(total // 12, total % 12 + 1)


def relative(word: str, clock: PartialDate | None) -> TimeSpan:
    """What 今年, 昨天 or 上月 spans seen from the clock; with `relative` set where that cannot be told."""
    unknown = PartialDate()
    if word in YEARS:
        if clock is None or clock.year is None:
            return TimeSpan(unknown, unknown, "year", relative=word)
        point = PartialDate(clock.year + YEARS[word])
        return TimeSpan(point, point, "year")
    if word in MONTHS:
        point_or_none = shift(clock, MONTHS[word]) if clock else None
        return TimeSpan(
            point_or_none or unknown, point_or_none or unknown, "month", relative="" if point_or_none else word
        )
    if word in DAYS:
        if clock is None or clock.year is None or clock.month is None or clock.day is None:
            return TimeSpan(unknown, unknown, "day", relative=word)
        day = date(clock.year, clock.month, clock.day) + timedelta(DAYS[word])
        point = PartialDate(day.year, day.month, day.day)
        return TimeSpan(point, point, "day")
    grain = "year" if word.endswith(("年", "年度")) else "month" if word.endswith("月") else "day"
    return TimeSpan(unknown, unknown, "period" if word in VAGUE else grain, relative=word)  # type: ignore[arg-type]


def window(match: re.Match[str], clock: PartialDate | None) -> TimeSpan:
    """过去五年, 近5年, 未来三年: whole years before (or from) the clock's; from October on the running year counts as past."""
    word, digits, unit = match[1] or "近", match[2] or match[5], match[3] or "年"
    unknown = TimeSpan(PartialDate(), PartialDate(), "period", relative=match[0])
    numeral = parse(digits)
    if numeral is None or clock is None or clock.year is None:
        return unknown
    count = int(numeral.value)
    late = clock.month is not None and clock.month >= 10
    if unit == "月":
        first, last = (
            (shift(clock, 0), shift(clock, count - 1)) if word in _AHEAD else (shift(clock, -count), shift(clock, -1))
        )
        return replace(unknown, first=first, last=last, relative="") if first and last else unknown
    if word in _AHEAD:
        start = clock.year + (1 if late else 0)
        return TimeSpan(PartialDate(start), PartialDate(start + count - 1), "period")
    end = clock.year - (0 if late else 1)
    return TimeSpan(PartialDate(end - count + 1), PartialDate(end), "period")
