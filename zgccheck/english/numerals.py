"""English numerals as exact values: 748,000; 0.748 million; $2bn; twenty-one; half a million; dozens; tens of thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

UNITS = {
    word: Decimal(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen".split()
    )
}
TENS = {
    word: Decimal(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}  # fmt: skip
SHORT = {
    "k": Decimal(1000), "m": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6), "bn": Decimal(10**9), "b": Decimal(10**9),
    "bln": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12),
}  # fmt: skip
SOME = {"dozens": Decimal(20), "scores": Decimal(20), "hundreds": Decimal(200), "thousands": Decimal(2000), "millions": Decimal(2 * 10**6)}  # fmt: skip
"""Lower bounds, each two of its kind."""

_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
_DIGITS = re.compile(
    r"(?:(?<![\w.,])|(?<=\brmb)|(?<=\bcny)|(?<=\busd))(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d])"
    rf"(?:\s?(?P<short>(?:mn|mln|bn|bln|tn|trn)\b|(?<=\d)[kmb]\b)|(?P<scales>(?:-(?:{_SCALE})\b|\s(?:{_SCALE})\b(?!(?:-\w+)?-(?:yuan|dollar)))+))?"
)
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<half>half (?:a|an) (?:{_SCALE}|dozen))|(?P<a>an? (?:{_SCALE}|dozen)(?: (?:{_SCALE}))*)|"
    rf"(?P<some>(?:(?:tens|hundreds|thousands) of (?:thousands|millions|billions)|{'|'.join(SOME)})(?= of|\b))|"
    rf"(?P<words>(?:{_SMALL})(?:(?:-|\s+and\s+|\s+)(?:{_SMALL}|{_SCALE}|dozen)(?!(?:-\w+)?-(?:yuan|dollar)))*)|(?P<bare>(?:{_SCALE}|dozen)(?!-)))(?![\w]|-(?:{_SMALL}))"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text. `step` is one unit of the last significant digit written."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    spelled: bool = False
    some: bool = False
    """dozens, hundreds: `value` is the lower bound."""


def step_of(value: Decimal) -> Decimal:
    """One unit of the last digit that is not a trailing zero of a whole number."""
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** (zeros if zeros < len(digits) else 0)


def numerals(low: str) -> list[Numeral]:
    """Every numeral of a folded text in lower case, in order."""
    found = [_digits(match) for match in _DIGITS.finditer(low)]
    for match in _WORDS.finditer(low):
        told = _spelled(match)
        if told is not None and not any(n.start < told.end and told.start < n.end for n in found):
            found.append(told)
    return sorted(found, key=lambda numeral: numeral.start)


def _digits(match: re.Match[str]) -> Numeral:
    digits = match["digits"].replace(",", "")
    whole, _, fraction = digits.partition(".")
    value = Decimal(digits)
    step = Decimal(1).scaleb(-len(fraction)) if fraction else step_of(Decimal(whole))
    factor = Decimal(1)
    if match["short"]:
        factor = SHORT[match["short"]]
    for scale in re.findall(r"[a-z]+", match["scales"] or ""):
        factor *= SCALES[scale]
    return Numeral(match.start(), match.end(), value * factor, step * factor)


def _spelled(match: re.Match[str]) -> Numeral | None:
    start, end, text = match.start(), match.end(), match[0]
    names = re.findall(r"[a-z]+", text)
    if match["half"]:
        value = (Decimal(12) if names[-1] == "dozen" else SCALES[names[-1]]) / 2
        return Numeral(start, end, value, step_of(value), True)
    if match["some"]:
        factor = Decimal(1) if len(names) == 1 else {"tens": Decimal(10), "hundreds": Decimal(100), "thousands": Decimal(1000)}[names[0]]  # fmt: skip
        value = factor * 2 * SCALES[names[2][:-1]] if len(names) == 3 else SOME[names[0]]
        return Numeral(start, end, value, value / 2, True, True)
    total = section = Decimal(0)
    seen = False
    for name in names:
        if name in ("a", "an", "and"):
            continue
        if name in UNITS or name in TENS:
            if seen and (section % 10 or (name in TENS and section % 100)) and name not in SCALES:
                return None  # two three: no numeral
            section += UNITS.get(name, Decimal(0)) + TENS.get(name, Decimal(0))
        elif name == "dozen":
            section = (section or Decimal(1)) * 12
        elif name == "hundred":
            section = (section or Decimal(1)) * 100
        else:
            total = (total + (section or (Decimal(1) if not total else Decimal(0)))) * SCALES[name] if total < SCALES[name] else total + section * SCALES[name]  # fmt: skip
            section = Decimal(0)
        seen = True
    value = total + section
    return Numeral(start, end, value, step_of(value) if value else Decimal(1), True)
