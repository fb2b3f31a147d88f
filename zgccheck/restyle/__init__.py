"""A value in another's writing style: the source's 748,000件 where the manuscript writes ７５．８万件 is ７４．８万件.

One module a kind of slot, each with `restyle(expected, like) -> str | None`: what stands for the value of `expected` in the
place of `like`, read back and found equal, or None where `expected` is no clean value of that kind. Where the style cannot
say the value (一成 for 12.7%) it is the source's own words.
"""

from __future__ import annotations

from zgccheck.restyle import date, figure, rank, title

_KINDS = {
    "quantity": figure.restyle,
    "percent": figure.restyle,
    "rank": rank.restyle,
    "date": date.restyle,
    "title": title.restyle,
}
SLOTS = frozenset(_KINDS)
"""The slots whose values can be written in another's style."""


def restyle(expected: str, like: str, slot: str) -> str | None:
    """What to write in the place of `like`; None where that is not certain."""
    kind = _KINDS.get(slot)
    return kind(expected, like) if kind else None
