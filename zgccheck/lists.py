"""Enumerations: A、B和C as items with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zgccheck.bodies import JOINED

_RUN = re.compile(r"[^,;:。!?]+")
_COUNT = re.compile("(?<=[^\\W\\d_a-z]{2})[0-9一二两三四五六七八九十]+(?:个|家|座|项|大|类|种|款|所|位|名|条|支|城)")
_SEPARATOR = re.compile(f"(?:{JOINED})|(?P<cut>、|以及|和|与|及)")


@dataclass(frozen=True, slots=True)
class Item:
    """One member of an enumeration. `inner` when separators stand on both sides, so that its ends are certain."""

    start: int
    end: int
    inner: bool


def read(text: str) -> list[list[Item]]:
    """Each run of two or more items joined by 、 (和, 与, 及 join too, once a 、 has shown it to be a list)."""
    found = []
    for run in _RUN.finditer(text):
        if "、" not in run.group():
            continue
        cuts = [(run.start(), run.start())]
        cuts += [
            (run.start() + m.start(), run.start() + m.end())
            for m in _SEPARATOR.finditer(run.group())
            if m["cut"] and _outside(run.group(), m.start())
        ]
        cuts.append((run.end(), run.end()))
        items = [
            Item(cuts[i][1], cuts[i + 1][0], 0 < i < len(cuts) - 2)
            for i in range(len(cuts) - 1)
            if cuts[i][1] < cuts[i + 1][0]
        ]
        found += [part for part in _parted(text, items) if len(part) > 1]
    return found


def _parted(text: str, items: list[Item]) -> list[list[Item]]:
    """The items in lists of their own: a count (…、医药健康3个万亿级) closes the one that it counts."""
    parts: list[list[Item]] = [[]]
    for item in items:
        parts[-1].append(item)
        if len(parts[-1]) > 1 and _COUNT.search(text, item.start, item.end):
            parts[-1][-1] = Item(item.start, item.end, False)
            parts.append([])
    return parts


def _outside(text: str, at: int) -> bool:
    """Not inside brackets or quotation marks opened before."""
    before = text[:at]
    return all(before.count(a) <= before.count(b) for a, b in ("()", "“”", "《》"))
