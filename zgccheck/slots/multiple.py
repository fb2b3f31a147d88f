"""Doublings as the ratio to the base: 翻番 and 翻一番 are 2, 翻两番 is 4, 翻倍 is 2. Figures in 倍 begin at their numeral."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zgccheck.model import Mention, PartialDate
from zgccheck.slots.figure import ratio
from zgccheck.slots.hedges import Hedge
from zgccheck.slots.number import read_at

ORDER = 49
"""翻一倍 is one word, not 一倍."""
_DOUBLED = re.compile("翻了?(近|约|超过|超)?(一|两|二|三|四|五|[1-5])?(?:番|倍)(多|有余|以上)?")
_HEDGES: dict[str, Hedge] = {
    "近": "near",
    "约": "about",
    "超过": "over",
    "超": "over",
    "多": "over",
    "有余": "over",
    "以上": "over",
}


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every 翻…番 of a normalised text; the clock is not used. 翻3倍 is taken as 增长3倍."""
    if "翻" not in text:
        return
    for match in _DOUBLED.finditer(text):
        digit = read_at(match[2], 0) if match[2] else None
        times = int(digit.value) if digit else 1
        value = Decimal(2**times) if "番" in match[0] else Decimal(times + 1)
        hedge = _HEDGES.get(match[1] or match[3] or "", "")
        yield ratio(text, match.start(), match.end(), value, Decimal(1), hedge, None, None)
