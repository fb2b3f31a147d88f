"""Figures: the source's value and hedge in the manuscript's digits, magnitude, unit and spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zgccheck.model import Quantity
from zgccheck.restyle.alone import alone
from zgccheck.restyle.numeral import Style, magnitude, style, traditional, widened, write
from zgccheck.slots.number import numerals
from zgccheck.slots.units import UNITS, unit_at
from zgccheck.text import normalise

_HUNDREDTHS = "百分之"
_POINTS = re.compile("个?百分点")
_INFIX = re.compile("([余餘多])([十百千万亿萬億]*)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure taken apart. `unit` and `gap` are as written; `factor` is what the unit multiplies by."""

    value: Quantity
    before: str
    how: Style
    infix: str
    """余 or 多 within the numeral."""
    inner: bool
    """Whether it stands before the magnitude: 十余万, not 1.1万余."""
    gap: str
    """Blanks between the number and its unit."""
    unit: str
    factor: Decimal
    after: str


def restyle(expected: str, like: str) -> str | None:
    source, said = take_apart(expected), take_apart(like)
    whole = read(expected)
    if whole is None:
        return None
    if source is not None and said is not None:
        for text in _candidates(source, said):
            if text is not None and same(text, whole):
                return text
    return expected if numerals(normalise(expected).text) else None  # 翻番 fits no other figure's sentence


def read(text: str) -> Quantity | None:
    """The figure that a text is from end to end."""
    mention = alone(text)
    return mention.value if mention and isinstance(mention.value, Quantity) else None


def same(text: str, value: Quantity) -> bool:
    """Whether a text reads as that value, hedge, unit and both ends included."""
    other = read(text)
    return other is not None and (other.interval, other.unit, other.hedge, other.upper, other.form) == (
        value.interval, value.unit, value.hedge, value.upper, value.form,
    )  # fmt: skip


def take_apart(text: str) -> Figure | None:
    """The parts of a figure; None for what has no such parts (数百, 三分之一, 100至150)."""
    value = read(text)
    normal = normalise(text)
    found = normal.text.find(_HUNDREDTHS)
    at = 0 if found < 0 else found + len(_HUNDREDTHS)
    numeral = next((one for one in numerals(normal.text) if one.start >= at), None)
    if value is None or value.upper is not None or value.hedge == "some" or numeral is None:
        return None
    before, written = normal.text[: numeral.start], normal.text[numeral.start : numeral.end]
    infix = _INFIX.search(written)
    core = written[: infix.start()] if infix else written
    tail = infix[2] if infix else ""
    start, end = normal.span(numeral.start, numeral.end)
    how = style(core, text[start:end])
    if how is None or (tail and how.scale):
        return None
    unit, factor = _unit(normal.text, numeral.end)
    if numeral.value * factor != value.written or bool(at) != (not unit and value.unit == "%"):
        return None
    after = normal.text[numeral.end + len(unit) :]
    gap, shown = "", unit
    if unit:
        first, last = normal.span(numeral.end, numeral.end + len(unit))
        gap, shown = text[end:first], text[first:last]
    return Figure(
        value, text[: normal.span(0, numeral.start)[1]] if before else "", replace(how, scale=how.scale or tail),
        infix[1] if infix else "", bool(tail), gap, shown, factor, after,
    )  # fmt: skip


def _unit(text: str, at: int) -> tuple[str, Decimal]:
    for mark in ("%", "‰", "倍"):
        if text.startswith(mark, at):
            return mark, Decimal("0.1") if mark == "‰" else Decimal(1)
    if points := _POINTS.match(text, at):
        return points[0], Decimal(1)
    word = unit_at(text, at) or ""
    return word, UNITS[word][1] if word else Decimal(1)


def _candidates(source: Figure, said: Figure) -> Iterator[str | None]:
    """The value in the manuscript's magnitude and unit; else in the source's, still in the manuscript's digits."""
    own = replace(said, unit=source.unit, factor=source.factor)
    for one in (said, own) if said.factor != source.factor else (said,):
        yield _written(source, one, said.how)
        if said.how.scale != source.how.scale:
            yield _written(source, one, replace(said.how, scale=source.how.scale))


def _written(source: Figure, said: Figure, how: Style) -> str | None:
    hundredths = said.before.endswith(_HUNDREDTHS)
    alike = source.value.unit == said.value.unit
    unit = said.unit if alike else source.unit
    factor = said.factor if alike else source.factor
    number = write(source.value.written / factor, source.value.step / factor, how)
    if number is None or (factor != source.factor and source.value.written < factor):  # 50阿秒, not 0.05飞秒
        return None
    before, infix, inner, after = said.before, said.infix, said.inner, said.after
    if source.value.hedge != said.value.hedge:
        before, infix, inner, after = source.before, source.infix, source.inner, source.after
        if hundredths != before.endswith(_HUNDREDTHS):
            before = before.removesuffix(_HUNDREDTHS) + (_HUNDREDTHS if hundredths else "")
    if infix:
        head = number.removesuffix(how.scale) if how.scale else number
        tens = source.value.written / factor / magnitude(how.scale) % 10 == 0
        number = head + infix + how.scale if inner and tens and how.scale else number + infix
    number = traditional(number) if how.traditional else number
    unit = "" if hundredths and unit == "%" else unit
    return before + number + said.gap + (widened(unit) if how.full and unit == "%" else unit) + after
