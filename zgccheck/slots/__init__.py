"""Slots: typed readings of a normalised text. One reader a module; adding a module with `read` and `ORDER` adds a reader.

`read(text, clock)` gives every mention in order. Mentions do not overlap (the longest wins, then the reader's order), but a
quotation contains what is read inside it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from zgccheck.model import Mention, PartialDate

Reader = Callable[[str, PartialDate | None], Iterable[Mention]]


@cache
def readers() -> tuple[tuple[str, Reader], ...]:
    """The reader modules of this package by name, in the order that settles ties."""
    found: list[tuple[int, str, Reader]] = []
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "ORDER"):
            found.append((module.ORDER, info.name, module.read))
    return tuple((name, reader) for _, name, reader in sorted(found, key=lambda row: row[:2]))


@lru_cache(maxsize=16384)
def read(text: str, clock: PartialDate | None = None) -> tuple[Mention, ...]:
    """All mentions of a normalised text, sorted by place. The clock resolves 今年, 昨天 and their like."""
    candidates: list[tuple[int, int, int, Mention]] = []
    quotations: list[Mention] = []
    for order, (_, reader) in enumerate(readers()):
        for mention in reader(text, clock):
            if mention.kind == "quotation":
                quotations.append(mention)
            else:
                candidates.append((mention.start - mention.end, order, mention.start, mention))
    candidates.sort(key=lambda row: row[:3])
    kept: list[Mention] = []
    taken = bytearray(len(text))
    for *_, mention in candidates:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return tuple(sorted(kept + quotations, key=lambda mention: (mention.start, mention.end)))
