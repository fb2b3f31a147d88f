"""The one way a value, its hedge and its words become the mention of a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, cast

from zgccheck.model import Interval, Mention, Quantity
from zgccheck.slots.hedges import Hedge, before, interval
from zgccheck.slots.moves import Move, move
from zgccheck.slots.number import read_at
from zgccheck.slots.numeral import Numeral

JOIN = re.compile("-{1,2}|[~至到]")
"""What stands between the ends of a range."""


_CODE = re.compile("0[0-9]")
"""07-20, 010-8519: digits with a leading zero are a date or a code."""

_SIGNLESS = re.compile("[a-z0-9%‰)]")
"""Before these - joins or ranges: 5%-8%, sqx-3."""
_MINUS = re.compile("(?<![担肩背自胜正抱辜欺减不])负$")
"""增速为负5.4%, and not 肩负3项任务, 正负5%."""


def opened(text: str, numeral: Numeral) -> tuple[Hedge, int]:
    """The hedge before a numeral, or its own; and where the figure starts."""
    hedge, start = before(text, numeral.start)
    own = cast(Hedge, numeral.hedge)
    return (own if own and hedge in ("", "about", "over") else hedge), start


def second_end(text: str, first: Numeral, at: int) -> Numeral | None:
    """The numeral of the upper end that a joint at this offset leads to; None for codes and telephone numbers."""
    join = JOIN.match(text, at)
    if join is None or _CODE.match(text, first.start) or (first.start and text[first.start - 1] == "-"):
        return None
    second = read_at(text, join.end())
    if second is None or second.bare or second.hedge or second.upper is not None:
        return None
    if text[second.end : second.end + 1] == "-" or _CODE.match(text, second.start):
        return None
    return second


def _sign(text: str, start: int, unit: str) -> Literal["", "+", "-"]:
    """The sign before a figure: + and - only before shares, elsewhere a dash parts words."""
    if _MINUS.search(text, max(0, start - 2), start):
        return "-"
    plain = unit == "%" and start > 0 and text[start - 1] in "+-" and not _SIGNLESS.match(text, max(0, start - 2))
    return cast(Literal["+", "-"], text[start - 1]) if plain else ""


def measured(
    text: str, kind: str, start: int, end: int, value: Decimal, step: Decimal, unit: str, hedge: Hedge,
    upper: Decimal | None = None, checkable: bool = True,
) -> Mention:  # fmt: skip
    """A figure with a unit: its interval, and the move that the words around it give it."""
    span = interval(value, step, hedge) if upper is None else Interval(value, upper)
    kind = "range" if upper is not None else kind
    sign = _sign(text, start, unit)
    start -= len(sign)
    if sign == "-" and unit != "%" and upper is None:
        value, span = -value, Interval(-span.high, -span.low)
    if sign and unit == "%":
        direction: Literal["", "up", "down"] = "up" if sign == "+" else "down"
    else:
        moved = move(text, start, end, compared=unit == "pp")
        direction = moved.direction if moved else ""
    form: Literal["level", "change"] = "change" if direction else "level"
    return Mention(
        kind, start, end, text[start:end], Quantity(span, value, step, unit, hedge, form, direction, upper), checkable
    )


def ratio(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    step: Decimal,
    hedge: Hedge,
    upper: Decimal | None,
    moved: Move | None,
) -> Mention:
    """A ratio to the base: one more than what is written after a verb of growth."""
    grown = Decimal(1) if moved and moved.direction == "up" else Decimal(0)
    span = interval(value, step, hedge) if upper is None else Interval(value, upper)
    span = Interval(span.low + grown, span.high + grown)
    direction: Literal["", "down"] = "down" if moved and not grown else ""
    top = None if upper is None else upper + grown
    quantity = Quantity(span, value + grown, step, "倍", hedge, "ratio", direction, top)
    return Mention("multiple" if upper is None else "range", start, end, text[start:end], quantity)
