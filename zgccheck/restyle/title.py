"""Offices: the source's own words, where they are a title and no more."""

from __future__ import annotations

import re

_TITLE = re.compile(r"[\w·、]{2,40}")


def restyle(expected: str, like: str) -> str | None:
    """The source's title; None where it or what it replaces is more than a title."""
    whole = _TITLE.fullmatch(expected) and _TITLE.fullmatch(like)
    return expected if whole and not any(char.isdigit() for char in expected) else None
