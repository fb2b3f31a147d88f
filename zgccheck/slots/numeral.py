"""What a numeral is, and the arithmetic of reading one from left to right: 1亿2300万, 三万五, 3.5千亿."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    char: Decimal(n) for chars in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖") for n, char in enumerate(chars)
}
DIGITS |= {"两": Decimal(2), "兩": Decimal(2), "貳": Decimal(2), "參": Decimal(3), "陸": Decimal(6)}
SMALL = {
    "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "拾": Decimal(10), "佰": Decimal(100), "仟": Decimal(1000),
}  # fmt: skip
LARGE = {"万": Decimal(10**4), "萬": Decimal(10**4), "亿": Decimal(10**8), "億": Decimal(10**8)}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text: what it says, how finely, and whether it says so by itself."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    """One unit of the last significant digit written; a whole number's trailing zeros are not significant."""
    hedge: str = ""
    """over: 十余, 上百, 千多, 十几; some: 数百, 几十 (then `value` is the lower bound, twice the step)."""
    upper: Decimal | None = None
    """The other end of an approximate pair: 五六十 is 50 with upper 60."""
    arabic: bool = False
    bare: bool = False
    """Only a magnitude (百, 千万): a number only when hedged (近百, 超千)."""


@dataclass(slots=True)
class Reading:
    """The state of a reading: a pending coefficient, the section it is in, and what stands above 万 and 亿.

    Each method takes on one piece and says whether it fits; one that does not fit ends the numeral before it.
    """

    high: Decimal = Decimal(0)
    mid: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    pending: Decimal | None = None
    step: Decimal = Decimal(1)
    spread: Decimal = Decimal(0)
    """The distance to the upper end of an approximate pair (五六十)."""
    unit: Decimal = Decimal(0)
    """The last magnitude read, 0 where none."""
    limit: Decimal = Decimal("Infinity")
    """Magnitudes below 万 fall: the next one is below this."""
    full: bool = False
    """No place is implied any more: after 零, a point or Arabic digits (一百零五, unlike 一百五)."""
    arabic: bool = False
    broken: bool = False
    """Digits stand side by side that make no numeral (一三)."""

    def digit(self, value: Decimal, adjacent: bool) -> bool:
        """A Chinese digit; one directly after another digit makes an approximate pair with it."""
        if self.pending is None:
            self.pending, self.step, self.spread = value, Decimal(1), Decimal(0)
            return True
        if not adjacent or self.full or self.spread:
            return False
        gap = value - self.pending
        self.broken = not self.pending or not (gap == 1 or (gap == 2 and value == 5))
        self.spread = gap
        return not self.broken

    def zero(self) -> bool:
        """A 零 between magnitudes."""
        if self.pending is not None:
            return False
        self.full = True
        return True

    def number(self, digits: str) -> bool:
        """A run of Arabic digits."""
        if self.pending is not None:
            return False
        self.pending, self.step = Decimal(digits), significance(digits)
        self.arabic = self.full = True
        return True

    def decimals(self, digits: str) -> bool:
        """点 and the digits after it."""
        if self.arabic or self.spread or (self.pending is None and not self.section):
            return False
        self.pending = self.section + (self.pending or 0) + Decimal("0." + digits)
        self.section, self.step, self.full = Decimal(0), Decimal(1).scaleb(-len(digits)), True
        return True

    def small(self, unit: Decimal) -> bool:
        """十, 百 or 千."""
        lone = self.pending is None
        if unit >= self.limit or (lone and unit > 10 and (self.section or self.mid or self.high)):
            return False
        coefficient, step = (Decimal(1), Decimal(1)) if self.pending is None else (self.pending, self.step)
        self.section += coefficient * unit
        self.step, self.spread, self.pending = step * unit, self.spread * unit, None
        self.unit = self.limit = unit
        self.full = False
        return True

    def large(self, unit: Decimal) -> bool:
        """万 or 亿."""
        below = self.section + (self.pending or 0)
        if unit == 10**8:
            if below or self.mid:
                self.high += (self.mid + below) * unit
            else:
                self.high = (self.high or Decimal(1)) * unit
            self.mid = Decimal(0)
        elif self.mid or (self.high and not below):
            return False
        else:
            self.mid = (below or Decimal(1)) * unit
        self.step, self.spread = self.step * unit, self.spread * unit
        self.section, self.pending = Decimal(0), None
        self.unit, self.limit, self.full = unit, Decimal("Infinity"), False
        return True

    def close(self, on_digit: bool) -> tuple[Decimal, Decimal, Decimal]:
        """Value, step and spread; a last digit without magnitude takes the next place: 一百二 is 120, 三万五 35000."""
        if self.pending is not None and self.unit > 10 and not self.full and on_digit:
            place = self.unit / 10
            self.pending, self.step, self.spread = self.pending * place, place, self.spread * place
        return self.high + self.mid + self.section + (self.pending or 0), self.step, self.spread


def significance(digits: str) -> Decimal:
    """The step of an Arabic numeral as written: 180.66 → 0.01, 120 → 10, 1000 → 1000, 9865.0 → 0.1."""
    whole, _, fraction = digits.partition(".")
    if fraction:
        return Decimal(1).scaleb(-len(fraction))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(10) ** (zeros if zeros < len(whole) else 0)
