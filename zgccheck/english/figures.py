"""English figures as the values of the Chinese readers: 748,000 patents, $2 billion, 5.4 per cent, doubled, a third."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from zgccheck.english import hedges
from zgccheck.english.numerals import Numeral, numerals
from zgccheck.english.stems import stem
from zgccheck.english.text import clauses
from zgccheck.english.units import COUNTERS, MONEY, PREFIX, unit_at
from zgccheck.model import Interval, Mention, Quantity
from zgccheck.slots.hedges import Hedge, interval

_JOIN = re.compile(r"\s?(?:-|to|and|or)\s?")
_RATIO = re.compile(
    r"(?:[ -]?(?:times|x)(?= (?:[a-z]{3,}er than|that|those|the|as|higher|larger|more|bigger|greater|faster|its|what|over|compared|on|up)\b|[,.;]|$)|[- ]?fold\b)"
)
_DOUBLED = re.compile(
    r"\b(?:(?P<hedge>more than|over|nearly|almost|close to|about|around)\s+)?(?:(?P<two>doubl(?:ed|es|ing)|twice|twofold|double(?= (?:that|the|its|what|of|from|since)))|"
    r"(?P<three>tripl(?:ed|es|ing)|trebl(?:ed|es|ing)|threefold)|(?P<four>quadrupl(?:ed|es|ing)|fourfold))\b"
)
_HALVED = re.compile(r"\b(?:halved|halving|cut(?:s|ting)? in half)\b")
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<bottom>"
    + "|".join(sorted(_PARTS, key=len, reverse=True))
    + r")"
    r"(?= (?:of|the|that|its)\b|[.,;]|$)|(?P<half>half)(?= (?:of|the|its|that|their|china)\b)|(?P<ten>one in ten|one tenth|a tenth))"
)
_TOPS = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)} | {
    "a": 1,
    "an": 1,
}
_DOTTED = re.compile(r"[a-z]\"? ?$")
_BEFORE_CODE = re.compile(r"[A-Za-z]-$|\b[A-Z][\w+]*\"? $|\bphase $|\bversion $|\barticle $|\bpage $")
_AFTER_CODE = re.compile(r"\"|'|[,.;:)]|$| (?:is|was|were|has|had|have|of|on|to|took|won|and|in|can|at|with|for)\b")
_BASE = re.compile(r"\b(?:per|every|each)\s(?:one\s)?$")
"""per 10,000 people, for every 100 companies: what a rate is measured on, as 每万人口 is no figure of its own."""
_SCHEMES = re.compile(r"\b(?:985|211)\b(?=(?:,| and| or| \d| program| project| universit|-))")
_FAR = 4
"""Words after a figure among which its counted noun may stand."""


def read(folded: str, low: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Every figure that overlaps nothing in `taken` (dates, ranks)."""
    spots = list(taken)
    ends = clauses(folded)
    for mention in (*_fractions(low), *_multiples(low)):
        if not any(s < mention.end and mention.start < e for s, e in spots):
            spots.append((mention.start, mention.end))
            yield mention
    rows = [
        n
        for n in numerals(low)
        if not any(s < n.end and n.start < e for s, e in spots) and not _BASE.search(low, max(0, n.start - 12), n.start)
    ]
    at = 0
    while at < len(rows):
        clause = max((end for end in ends if end <= rows[at].start), default=0)
        figure, used = _figure(folded, low, rows, at, clause)
        if figure is not None:
            yield figure
        at += used


def _figure(folded: str, low: str, rows: list[Numeral], at: int, clause: int) -> tuple[Mention | None, int]:
    """The figure that a numeral begins, and how many numerals it takes."""
    numeral, used, upper = rows[at], 1, None
    money, start = _money(low, numeral.start)
    hedge, start = hedges.before(low, start)
    second = rows[at + 1] if at + 1 < len(rows) else None
    if second is not None and _shares(low, numeral, second):
        numeral = replace(numeral, value=numeral.value * _scale(second), step=numeral.step * _scale(second))
    if second is not None and _pair(low, numeral, second):
        upper, used = second.value, 2
    last = second if upper is not None and second is not None else numeral
    end, unit, factor = last.end, "", Decimal(1)
    late, hedged = hedges.after(low, end)
    found = unit_at(low, hedged)
    if found is None and second is not None and used == 1 and _TO.fullmatch(low, numeral.end, second.start):
        lent = unit_at(low, second.end)  # from 21.57 to 130.03 billion yuan
        found = (lent[0], lent[1], hedged) if lent is not None else None
    ratio = _RATIO.match(low, hedged)
    if ratio is not None:
        return _ratio(low, start, ratio.end(), numeral, upper, hedge or late, clause), used
    if found is not None and not money:
        unit, factor, end = found
    else:
        end = hedged
        unit = money
        if money and found is not None and found[0] == money:
            end = found[2]
    if not late:
        late, end = hedges.after(low, end)
    if not unit:
        unit = counter(low, end + 4 if numeral.some and low.startswith(" of ", end) else end)
        if _code(folded, low, numeral, last, unit):
            return None, used
    if numeral.some:
        hedge = "some" if hedge != "over" else hedge
    value, step = numeral.value * factor, numeral.step * factor
    top = None if upper is None else upper * factor
    if top is not None and top <= value:
        return None, used
    if unit in ("年", "天") and hedge == "over" and low.startswith("over ", start):
        hedge, start = "", start + 5  # risen over six years
    told: Hedge = hedge or late
    span = interval(value, step, told) if top is None else Interval(value, top)
    direction = hedges.move(low, start, end, clause) if unit in ("%", "pp") else ""
    kind = "range" if top is not None else {"%": "percent", "pp": "point"}.get(unit, "quantity")
    quantity = Quantity(span, value, step, unit, told, "change" if direction else "level", direction, top)
    lasting = unit in ("天", "年") and low.startswith("-", last.end)  # a five-day forum: how long, seldom the matter
    small = numeral.spelled and value < 10 and not money and unit not in ("%", "pp", "元", "美元")
    return Mention(kind, start, end, folded[start:end], quantity, not (lasting or (small and value <= 1))), used


def _money(low: str, at: int) -> tuple[str, int]:
    match = PREFIX.search(low, max(0, at - 6), at)
    if match is None:
        return "", at
    return MONEY[match["name"] or match["sign"]], match.start()


def _pair(low: str, first: Numeral, second: Numeral) -> bool:
    """5 to 6, five or six, between 5 and 6; from 5 to 6 is a change and no range."""
    join = _JOIN.fullmatch(low, first.end, second.start)
    if join is None or first.value >= second.value:
        return False
    word = join[0].strip()
    if word == "and":
        return low[: first.start].rstrip().endswith("between")
    if word == "or":
        return second.value - first.value <= first.value
    return word != "to" or not re.search(r"\bfrom\s+$", low[: first.start])


_TO = re.compile(r"\s(?:to|and)\s(?:(?:over|nearly|about|more than|almost|around)\s)?")


def _shares(low: str, first: Numeral, second: Numeral) -> bool:
    """from 21.57 to 130.03 billion: the first has the second's scale."""
    joined = _JOIN.fullmatch(low, first.end, second.start) or _TO.fullmatch(low, first.end, second.start)
    return (
        bool(joined)
        and first.value < 1000 <= second.value
        and second.step >= 1000 * first.step
        and _scaled(low, second)
    )


def _scaled(low: str, numeral: Numeral) -> bool:
    return re.search(r"(?:thousand|million|billion|trillion|[mbt]n)$", low[numeral.start : numeral.end]) is not None


def _scale(numeral: Numeral) -> Decimal:
    scale = Decimal(1)
    while scale * 1000 <= numeral.value:
        scale *= 1000
    return scale


def _ratio(
    low: str, start: int, end: int, numeral: Numeral, upper: Decimal | None, hedge: Hedge, clause: int
) -> Mention:
    """1.4 times that of 2020; a fivefold increase is five times the base, to grow by 1.7 times is 2.7 times the base."""
    span = interval(numeral.value, numeral.step, hedge) if upper is None else Interval(numeral.value, upper)
    more = Decimal(1 if re.search(r"\bby\s$", low[:start]) and hedges.move(low, start, end, clause) == "up" else 0)
    span = Interval(span.low + more, span.high + more, span.closed)
    top = None if upper is None else upper + more
    quantity = Quantity(span, numeral.value + more, numeral.step, "倍", hedge, "ratio", "", top)
    return Mention("multiple", start, end, low[start:end], quantity)


def _multiples(low: str) -> Iterator[Mention]:
    for match in _DOUBLED.finditer(low):
        value = Decimal(2 if match["two"] else 3 if match["three"] else 4)
        hedge: Hedge = ""
        if match["hedge"]:
            hedge = hedges.before(low, match.start() + len(match["hedge"]) + 1)[0]
        quantity = Quantity(interval(value, Decimal(1), hedge), value, Decimal(1), "倍", hedge, "ratio")
        yield Mention("multiple", match.start(), match.end(), match[0], quantity)
    for match in _HALVED.finditer(low):
        half = Decimal(50)
        yield Mention("fraction", match.start(), match.end(), match[0], Quantity(Interval(half, half), half, Decimal(10), "%", "", "change", "down"))  # fmt: skip


def _fractions(low: str) -> Iterator[Mention]:
    for match in _FRACTION.finditer(low):
        top = _TOPS[match["top"]] if match["top"] else 1
        bottom = 2 if match["half"] else 10 if match["ten"] else _PARTS[match["bottom"]]
        if top >= bottom or (bottom == 2 and low.startswith(" a", match.end())):
            continue
        value, step = Decimal(100) * top / bottom, Decimal(20) / bottom
        if bottom in (2, 10):
            step = Decimal(10)
        hedge, start = hedges.before(low, match.start())
        quantity = Quantity(interval(value, step, hedge), value, step, "%", hedge)
        yield Mention("fraction", start, match.end(), low[start : match.end()], quantity)


_STOPS = frozenset("and of in to for by from at on with that per a an the or were was are have had".split())
"""Words that end the noun phrase of a figure."""


def counter(low: str, at: int) -> str:
    """The counter of the noun that is counted, among the next words; empty where none is known."""
    for place, match in enumerate(re.finditer(r"[^\W\d_]+|[.;:(),]", low[at : at + 90])):
        word = match[0]
        if not word.isalpha() or word in _STOPS or place > _FAR:
            return ""
        root = stem(word)
        if (word != root or root in ("people", "personnel", "staff")) and root in COUNTERS:
            return COUNTERS[root]
    return ""


def _code(folded: str, low: str, numeral: Numeral, last: Numeral, unit: str) -> bool:
    """Wu Dao 2.0, SQX-3, Chang'e-6, phase 2, 5G: a number that belongs to a name."""
    if low[last.end : last.end + 1].isalpha() or _SCHEMES.match(low, numeral.start):
        return True
    if numeral.spelled:
        return False
    before, following = folded[max(0, numeral.start - 24) : numeral.start], low[last.end : last.end + 8]
    if before.endswith("-") and re.search(r"[^\W\d_]-$", before):
        return True
    if re.match(r"-[a-z]", following) and not unit:
        return False
    named = _BEFORE_CODE.search(before) is not None
    plain = "," not in low[numeral.start : numeral.end] and numeral.value < 1000
    return named and plain and not unit and _AFTER_CODE.match(following) is not None
