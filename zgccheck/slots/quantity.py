"""Figures with what they count in: 近75万件, 超500项, 5.4%, 7.8个百分点, 近2倍, 100至150颗."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from zgccheck.model import Interval, Mention, PartialDate, Quantity
from zgccheck.slots.figure import JOIN, measured, opened, ratio, second_end
from zgccheck.slots.hedges import Hedge, after, before
from zgccheck.slots.moves import move
from zgccheck.slots.number import numerals
from zgccheck.slots.numeral import Numeral
from zgccheck.slots.share import share
from zgccheck.slots.units import COUNTED, TIMED, UNITS, unit_at

ORDER = 50
"""Settles ties with other readers: lower wins."""
VAGUE = frozenset({"地", "强"})
"""Units that count nothing to check: 三地, 500强."""
HALVED = frozenset({"年", "倍", "天", "个月", "个小时"})
"""Units after which 半 adds a half: 两年半."""
LOOSE = frozenset({"年", "天", "小时", "个小时", "个月", "倍", "岁", "公里", "米", "吨", "元", "个", "人", "亩"})
"""Units after which 多 hedges: 一年多, 3倍多."""
_POINTS = re.compile("个?(多|余)?百分点")
_ERA = "公元前"
"""公元前221年 is no stretch of time."""
_NAME_BEFORE = re.compile(r"[a-z][- ]?$|[a-z]\.$|\.$|[@#/]$")
_CODE_AFTER = "_@#号"
"""海淀大街3号, 1# are names."""
_CODE = re.compile("[0-9]{11,}(?![万亿%元])")
"""Telephone and identity numbers."""
_SLASHED = re.compile("/[0-9]")
"""62/198, where it is no share."""
_YEAR = re.compile("(?:19|20)[0-9]{2}年(?!间)")
"""2025年 is a date, also where `date` reads it as part of more."""
_VERSION = re.compile(r"\d\.0$")
"""天工3.0: a name where no unit follows."""
_LIST = re.compile("[、和与及,]|以及")
"""Between figures of one list: 分别增长24.9%和65.1%."""


def _unit(text: str, numeral: Numeral) -> tuple[str, str, Decimal, str, int]:
    """Kind, base unit, factor, the unit as written, and where the figure ends."""
    end = numeral.end
    if text.startswith("%", end):
        return "percent", "%", Decimal(1), "%", end + 1
    if text.startswith("‰", end):
        return "percent", "%", Decimal("0.1"), "‰", end + 1
    if points := _POINTS.match(text, end):
        return "point", "pp", Decimal(1), points[0], points.end()
    if text.startswith("倍", end):
        return "multiple", "倍", Decimal(1), "倍", end + 1
    if word := unit_at(text, end):
        base, factor = UNITS[word]
        return "quantity", base, factor, word, end + len(word)
    return "quantity", "", Decimal(1), "", end


def _figure(text: str, numeral: Numeral) -> Mention | None:
    """The figure that a numeral begins, or None where it counts nothing."""
    if part := share(text, numeral):
        return part
    kind, unit, factor, word, end = _unit(text, numeral)
    if numeral.upper is None and not numeral.hedge and (found := _range(text, numeral, word, end)):
        return found
    hedge, start = opened(text, numeral)
    if not _counts(text, numeral, kind, unit, hedge, end):
        return None
    value, step = numeral.value, numeral.step
    if word in HALVED and text.startswith("半", end) and not numeral.hedge:
        value, step, end = value + Decimal("0.5"), Decimal("0.5"), end + 1
    late: Hedge
    late, end = ("over", end) if "多" in word or "余" in word else after(text, end, word in LOOSE)
    if hedge == "" or (late and hedge == "about"):
        hedge = late or hedge
    upper = None if numeral.upper is None else numeral.upper * factor
    if kind == "multiple":
        moved = None if text.startswith("于", end) else move(text, start, end)  # 三倍于 is three times as much
        return ratio(text, start, end, value, step, hedge, upper, moved)
    few = not numeral.arabic and value <= 2 and (unit in COUNTED or unit in TIMED)
    single = value == 1 and hedge == "about" and unit in COUNTED  # 约为一根头发丝的…
    within = value == 1 and hedge == "under" and unit in TIMED  # 一天之内有…
    checkable = word not in VAGUE and not (few and (not hedge or word == "大" or single or within))
    return measured(text, kind, start, end, value * factor, step * factor, unit, hedge, upper, checkable)


def _counts(text: str, numeral: Numeral, kind: str, unit: str, hedge: Hedge, end: int) -> bool:
    """Whether the numeral with this unit and hedge is a figure, not a class word, a name or a morpheme."""
    written = text[numeral.start : numeral.end]
    if numeral.bare and kind != "multiple":
        return before(text, numeral.start)[0] != "" and not text.startswith("级", end)
    if unit:
        return True
    if numeral.arabic:
        return not _VERSION.match(written) and not _SLASHED.match(text, end)
    return len(written) > 1 and (bool(hedge) or (len(written) > 2 and any(char in "百千万亿" for char in written)))


def _range(text: str, first: Numeral, word: str, end: int) -> Mention | None:
    """a至b, an interval that is compared as a pair; the lower end may leave its unit and magnitude to the upper."""
    if not JOIN.match(text, end):
        return None
    second = second_end(text, first, end)
    if second is None or share(text, second):
        tenths = share(text, second) if second else None
        if tenths is None or second is None or "成" not in tenths.text or word:
            return None
        kind, unit, factor, tail = "percent", "%", Decimal(10), tenths.end
    else:
        kind, unit, factor, last, tail = _unit(text, second)
        if (word and word != last) or kind == "multiple" or (not unit and not first.arabic):
            return None
    low, step = _same_scale(text, first, second)
    if low >= second.value:
        return None
    hedge, start = before(text, first.start)
    found = measured(
        text, "range", start, tail, low * factor, min(step, second.step) * factor, unit, hedge, second.value * factor
    )
    return found if isinstance(found.value, Quantity) else None


def _same_scale(text: str, first: Numeral, second: Numeral) -> tuple[Decimal, Decimal]:
    """The lower end with the magnitude that only the upper end writes: 10-20万 is 100000 to 200000."""
    written = text[second.start : second.end]
    tail = written[len(written.rstrip("万亿")) :]
    if not tail or text[first.end - 1] in "万亿":
        return first.value, first.step
    scale = Decimal(1)
    for char in tail:
        scale *= 10**4 if char == "万" else 10**8
    fits = first.value < second.value / scale
    return (first.value * scale, first.step * scale) if fits else (first.value, first.step)


def _named(text: str, numeral: Numeral) -> bool:
    """Whether the digits are part of a name or a code (c919, aes100, sqx-3, 5g) rather than a number."""
    start, end = numeral.start, numeral.end
    if _CODE.match(text, start) or _YEAR.match(text, start) or text.endswith(_ERA, 0, start):
        return True
    head = text[max(0, start - 2) : start]
    following = text[end : end + 1]
    if len(head) > 1 and head[1] in "-_" and head[0].isascii() and head[0].isalpha():
        return True
    scaled = text[end - 1] in "万亿千百" or following in ("%", "‰", "元") or text.startswith("个百分点", end)
    if _NAME_BEFORE.search(head) and not scaled and (head[-1] == "-" or unit_at(text, end) is None):
        return True
    if following.isascii() and following.isalpha() and not text.startswith("ai", end):
        return unit_at(text, end) is None
    return bool(following) and following in _CODE_AFTER


def _continued(text: str, last: Mention | None, mention: Mention) -> Mention:
    """The mention with the move of the figure before it in a list: 分别增长6.6倍、19倍."""
    if last is None or not isinstance(last.value, Quantity) or not isinstance(mention.value, Quantity):
        return mention
    one, two = last.value, mention.value
    if one.unit != two.unit or not _LIST.fullmatch(text, last.end, mention.start):
        return mention
    if one.form == "change" and two.form == "level":
        return replace(mention, value=replace(two, form=one.form, direction=one.direction))
    if one.form == "ratio" and two.upper is None and move(text, last.start, last.end) and not two.direction:
        grown = replace(two, interval=Interval(two.interval.low + 1, two.interval.high + 1), written=two.written + 1)
        return replace(mention, value=grown)
    return mention


_LABEL = re.compile(r"(?:^|(?<=[。;!?]))[(（]?[0-9]{1,2}(?:[)）]|[.、)）])(?![0-9])")
"""The number of an item before its words: 2.地方标准."""


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every figure that a numeral begins, in a normalised text; the clock is not used."""
    last: Mention | None = None
    end = 0
    labels = [match.span() for match in _LABEL.finditer(text)]
    for numeral in numerals(text):
        if any(start <= numeral.start < stop for start, stop in labels):
            continue
        if numeral.start < end or (numeral.start and text[numeral.start - 1] == "第"):
            continue
        if numeral.arabic and _named(text, numeral):
            continue
        if mention := _figure(text, numeral):
            last = _continued(text, last, mention)
            end = mention.end
            yield last
