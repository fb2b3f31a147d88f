"""Figures with what they count in: 近75万件, 超500项, 5.4%, 7.8个百分点, 近2倍, 三分之一, 100至150颗."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, cast

from zgccheck.model import Interval, Mention, PartialDate, Quantity
from zgccheck.slots.hedges import Hedge, after, before, interval
from zgccheck.slots.moves import move
from zgccheck.slots.number import Numeral, numerals, read_at
from zgccheck.slots.units import COUNTED, TIMED, UNIT, UNITS

_JOIN = re.compile("[-~至到]|--")
_TENTHS = re.compile("成([一二三四五六七八九1-9])?(?![为立果功员就本熟长效都型交绩分套品像人千百形语对片群因千])")
_SIGN = re.compile("[%‰]")
_POINTS = re.compile("个?百分点")
_SHARES = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_HALF = frozenset({"年", "倍", "天", "个月", "个小时"})
_YEARLIKE = re.compile(r"(?:19|20)\d\d$")
_LOOSE = frozenset({"年", "天", "小时", "个小时", "个月", "倍", "岁", "公里", "米", "吨", "元", "个", "人", "亩"})
_NAME_BEFORE = re.compile(r"[a-z][- ]?$|[a-z]\.$|\.$|[@#/]$")
ORDER = 50
"""Settles ties with other readers: lower wins."""
VAGUE = frozenset({"地", "强"})
"""Units that count nothing to check: 三地, 500强."""


def _scaled(numeral: Numeral, factor: Decimal) -> tuple[Decimal, Decimal, Decimal | None]:
    upper = None if numeral.upper is None else numeral.upper * factor
    return numeral.value * factor, numeral.step * factor, upper


def _pair(text: str, first: Numeral, at: int, word: str) -> Numeral | None:
    """The second numeral of a至b, where one follows the first (and the first's own unit, if it has one)."""
    join = _JOIN.match(text, at)
    if join is None:
        return None
    second = read_at(text, join.end())
    if second is None or second.bare or second.hedge or second.upper is not None:
        return None
    following = UNIT.match(text, second.end)
    if word and (following is None or following[0] != word):
        return None
    return second


def _same_scale(text: str, first: Numeral, second: Numeral) -> tuple[Decimal, Decimal]:
    """The lower end of a range with the magnitude that only the upper end writes: 10-20万 is 100000 to 200000."""
    written = text[second.start : second.end]
    tail = len(written) - len(written.rstrip("万亿"))
    if not tail or text[first.end - 1] in "万亿":
        return first.value, first.step
    scale = Decimal(1)
    for char in written[-tail:]:
        scale *= 10**4 if char == "万" else 10**8
    fits = first.value < second.value / scale
    return (first.value * scale, first.step * scale) if fits else (first.value, first.step)


def _figure(text: str, numeral: Numeral, found: list[Numeral]) -> Mention | None:
    """The figure that a numeral begins, or None where it counts nothing."""
    end, kind, unit, factor, word = numeral.end, "quantity", "", Decimal(1), ""
    low_step: tuple[Decimal, Decimal] | None = None
    upper: Numeral | None = None
    if share := _share(text, numeral):
        return share
    if _SIGN.match(text, end):
        kind, unit, factor, end = "percent", "%", Decimal(1) if text[end] == "%" else Decimal("0.1"), end + 1
        if second := _pair(text, numeral, end, ""):
            if _SIGN.match(text, second.end):
                upper, end = second, second.end + 1
    elif points := _POINTS.match(text, end):
        kind, unit, end = "point", "pp", points.end()
    elif text.startswith("成", end) and 0 < numeral.value <= 10 and (tenths := _TENTHS.match(text, end)):
        return _tenths(text, numeral, tenths)
    elif text.startswith("倍", end):
        kind, unit, word, end = "multiple", "倍", "倍", end + 1
    elif matched := UNIT.match(text, end):
        word = matched[0]
        (unit, factor), end = UNITS[word], matched.end()
    if not unit or kind in ("quantity", "percent", "point") and upper is None:
        second = _pair(text, numeral, numeral.end if not unit else end, word if unit and kind == "quantity" else "")
        if second and (not unit or kind == "quantity"):
            rest = _figure(text, second, found)
            if rest and isinstance(rest.value, Quantity) and rest.value.upper is None and not rest.value.hedge:
                if rest.kind in ("percent", "quantity", "point"):
                    divided = UNITS[word][1] if word else Decimal(1)
                    return _range(text, numeral, second, rest, divided)
    if numeral.bare and before(text, numeral.start)[0] == "":
        return None
    if text.startswith("级", end) and numeral.bare:
        return None
    hedge, start = _outer(text, numeral)
    if not unit and not numeral.arabic and not (hedge and len(text[numeral.start : numeral.end]) > 1):
        scaled = any(char in "百千万亿" for char in text[numeral.start : numeral.end])
        if not (scaled and numeral.end - numeral.start >= 3) or numeral.bare:
            return None
    if word in _HALF and text.startswith("半", end) and not numeral.hedge:
        numeral = Numeral(
            numeral.start, numeral.end, numeral.value + Decimal("0.5"), Decimal("0.5"), "", None, numeral.arabic
        )
        end += 1
    late: Hedge
    late, end = ("over", end) if "多" in word else after(text, end, word in _LOOSE)
    if hedge == "" or (late and hedge == "about"):
        hedge = late or hedge
    value, step, pair = _scaled(numeral, factor)
    if upper is not None:
        pair = upper.value * factor
    checkable = not (
        (not hedge and unit in COUNTED | TIMED and not numeral.arabic and numeral.value <= 2 and word != "大" or word in VAGUE)
        or (word == "大" and numeral.value <= 2)
    )
    if kind == "multiple":
        return _multiple(text, start, end, value, step, hedge, pair)
    return _mention(text, kind, start, end, value, step, unit, hedge, pair, checkable)


def _outer(text: str, numeral: Numeral) -> tuple[Hedge, int]:
    """The hedge before a numeral, or its own; and where the figure starts."""
    hedge, start = before(text, numeral.start)
    own = cast(Hedge, numeral.hedge)
    return (own if own and hedge in ("", "about", "over") else hedge), start


def _range(text: str, first: Numeral, second: Numeral, rest: Mention, factor: Decimal) -> Mention:
    """The mention of a至b: an interval that is compared as a pair."""
    assert isinstance(rest.value, Quantity)
    tail = rest.value
    scale = tail.written / second.value if second.value else Decimal(1)
    low, step = _same_scale(text, first, second)
    hedge, start = before(text, first.start)
    if text[first.start - 1 : first.start] == "从":
        start = first.start
    moved = move(text, start, rest.end, compared=tail.unit == "pp")
    return Mention(
        "range", start, rest.end, text[start : rest.end],
        Quantity(
            Interval(low * scale, tail.written), low * scale, min(step * scale, tail.step), tail.unit, hedge,
            "change" if moved else "level", moved.direction if moved else "", tail.written,
        ),
    )  # fmt: skip


def _share(text: str, numeral: Numeral) -> Mention | None:
    """百分之三十, 千分之五, 三分之一, 1/3: a share, in per cent."""
    kind, factor = "fraction", None
    if text.startswith("分之", numeral.end):
        top = read_at(text, numeral.end + 2)
        if top is None or (top.bare and text[top.start : top.end] != "百"):
            return None
        written = text[numeral.start : numeral.end]
        if written in _SHARES:
            kind, factor = "percent", _SHARES[written]
    elif numeral.arabic and text.startswith("/", numeral.end):
        top = read_at(text, numeral.end + 1)
        if top is None or not top.arabic or not 0 < numeral.value < top.value <= 1000 or text[top.end : top.end + 1] == "/":
            return None
        numeral, top = top, numeral
    else:
        return None
    if not numeral.value:
        return None
    first, last = min(numeral.start, top.start), max(numeral.end, top.end)
    hedge, start = before(text, first)
    if factor is not None:
        value, step = top.value * factor, top.step * factor
        pair = None if top.upper is None else top.upper * factor
        join = _JOIN.match(text, last)
        if join and pair is None:
            at = join.end() + (3 if text.startswith("百分之", join.end()) else 0)
            second = read_at(text, at)
            if second and not second.bare:
                pair, last = second.value * factor, second.end
    else:
        value = 100 * top.value / numeral.value
        step, pair = 20 / numeral.value, None  # a fraction has no last digit: a fifth of its unit stands for one
    late, last = after(text, last, True)
    own = cast(Hedge, top.hedge)
    return _mention(text, kind, start, last, value, step, "%", hedge or own or late, pair, True)


def _tenths(text: str, numeral: Numeral, match: re.Match[str]) -> Mention:
    """七成, 七成五, 超4成: shares in steps of ten per cent, or of one where a second digit stands."""
    value, step, pair = _scaled(numeral, Decimal(10))
    end = match.end()
    if match[1] and (digit := read_at(match[1], 0)):
        value, step = value + digit.value, Decimal(1)
    hedge, start = _outer(text, numeral)
    late, end = after(text, end, True)
    return _mention(text, "percent", start, end, value, step, "%", hedge or late, pair, True)


def _mention(
    text: str, kind: str, start: int, end: int, value: Decimal, step: Decimal, unit: str, hedge: Hedge,
    upper: Decimal | None, checkable: bool,
) -> Mention:  # fmt: skip
    moved = move(text, start, end, compared=unit == "pp")
    span = interval(value, step, hedge) if upper is None else Interval(value, upper)
    form: Literal["level", "change"] = "change" if moved else "level"
    if upper is not None:
        kind = "range"
    quantity = Quantity(span, value, step, unit, hedge, form, moved.direction if moved else "", upper)
    return Mention(kind, start, end, text[start:end], quantity, checkable)


def _multiple(
    text: str, start: int, end: int, value: Decimal, step: Decimal, hedge: Hedge, upper: Decimal | None
) -> Mention:
    """近2倍, 1.4倍, 2倍于: the ratio to the base, one more than what is written after a verb of growth."""
    moved = move(text, start, end)
    grown = Decimal(1) if moved and moved.direction == "up" else Decimal(0)
    span = interval(value, step, hedge) if upper is None else Interval(value, upper)
    span = Interval(span.low + grown, span.high + grown)
    quantity = Quantity(
        span, value + grown, step, "倍", hedge, "ratio", "down" if moved and not grown else "",
        None if upper is None else upper + grown,
    )  # fmt: skip
    return Mention("multiple" if upper is None else "range", start, end, text[start:end], quantity)


_DOUBLED = re.compile("翻了?(近|约|超过|超)?(一|两|二|三|四|五|[1-5])?(?:番|倍)(多|有余|以上)?|翻番|翻倍")
_HALVED = re.compile("(超过|超|近|约|不足|不到|接近)?(?:一半|半数)(以上|左右|多)?|(过)半(?![年天个小程路])|减半")
_PREFIXED = {word: hedge for hedge, words in (("over", "超过 超 过 多 有余 以上"), ("near", "近 接近"), ("about", "约 左右"), ("under", "不足 不到")) for word in words.split()}  # fmt: skip


def _doublings(text: str) -> Iterator[Mention]:
    for match in _DOUBLED.finditer(text):
        digit = read_at(match[2], 0) if match[2] else None
        times = int(digit.value) if digit else 1
        value = Decimal(2**times) if "番" in match[0] else Decimal(times + 1)
        hedge = cast(Hedge, _PREFIXED.get(match[1] or match[3] or "", ""))
        step = Decimal(1)
        yield Mention(
            "multiple", match.start(), match.end(), match[0],
            Quantity(interval(value, step, hedge), value, step, "倍", hedge, "ratio"),
        )  # fmt: skip


def _halves(text: str) -> Iterator[Mention]:
    for match in _HALVED.finditer(text):
        hedge = cast(Hedge, _PREFIXED.get(match[1] or match[2] or match[3] or "", ""))
        value, step = Decimal(50), Decimal(10)
        if match[0] == "减半":
            quantity = Quantity(Interval(value, value), value, step, "%", "", "change", "down")
            yield Mention("fraction", match.start(), match.end(), match[0], quantity)
        else:
            yield _mention(text, "fraction", match.start(), match.end(), value, step, "%", hedge, None, True)


def _named(text: str, numeral: Numeral) -> bool:
    """Whether the digits are part of a name or a code (c919, aes100, sqx-3, 5g) rather than a number."""
    start, end = numeral.start, numeral.end
    head = text[max(0, start - 2) : start]
    scaled = text[end - 1] in "万亿千百" or text[end : end + 1] in ("%", "‰", "元") or text.startswith("个百分点", end)
    if head and head[-1] in "-_" and len(head) > 1 and head[0].isascii() and head[0].isalpha():
        return True
    if _NAME_BEFORE.search(head) and not scaled and not (UNIT.match(text, end) and head[-1] != "-"):
        return True
    following = text[end : end + 1]
    if following.isascii() and following.isalpha() and not text.startswith("ai", end):
        return UNIT.match(text, end) is None
    return following in "_@#" and bool(following)


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every figure of a normalised text; the clock is not used."""
    found = list(numerals(text))
    for numeral in found:
        if numeral.arabic and _named(text, numeral):
            continue
        if mention := _figure(text, numeral, found):
            yield mention
    if "翻" in text:
        yield from _doublings(text)
    if "半" in text:
        yield from _halves(text)
