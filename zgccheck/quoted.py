"""Names with words in quotation marks, and other words in them: “红马甲”BLUE1000计划 for “蓝马甲”BLUE1000计划."""

from __future__ import annotations

import re
from typing import NamedTuple

from zgccheck.lexicon import canonical

BESIDE = 2
"""Characters before or behind the quotation marks that tell which name it is."""
SHORT = 8
"""Characters of quoted words that are a name; longer ones are somebody's wording, and told loosely."""
TAIL = 4
"""Characters at the end of a name that stands whole in quotation marks, from which another one is of its kind."""

_NAME = re.compile("([^“”]*)“([^“”]+)”([^“”]*)")


class Quoted(NamedTuple):
    """A name's parts: what stands before, in and behind its quotation marks."""

    before: str
    inside: str
    behind: str


def parts(name: str) -> Quoted | None:
    """The parts of a name that has one pair of quotation marks."""
    match = _NAME.fullmatch(name)
    return Quoted(*match.groups()) if match else None


def misquoted(name: str, text: str) -> tuple[int, int] | None:
    """Where the text has the name with other words in its quotation marks."""
    told = parts(name)
    if told is None or name in text:
        return None
    before, inside, behind = told
    if len(behind) >= BESIDE:
        frame = f"“([^“”]{{1,{len(inside) + 4}}})”{re.escape(behind)}"
    elif len(before) >= BESIDE and not behind:
        frame = f"{re.escape(before)}“([^“”]{{1,{len(inside) + 4}}})”"
    elif not before and not behind and len(inside) >= 2 * TAIL:
        frame = f"“([^“”]{{1,{len(inside)}}}{re.escape(inside[-len(inside) // 2 :])})”"
    elif not before and not behind:
        frame = f"“([{re.escape(inside)}]{{{len(inside)}}})”"
    else:
        return None
    if any(bare + behind in text and before in text for bare in (inside, f"“{inside}”")):
        return None
    for match in re.finditer(frame, text):
        said = match[1]
        mixed = len(inside) >= 2 * TAIL or before or behind or sorted(said) == sorted(inside)
        if mixed and said not in inside and inside not in said and canonical(said) != canonical(inside):
            led = len(before) if text.endswith(before, 0, match.start()) and len(behind) >= BESIDE else 0
            return match.start() - led, match.end()
    return None


def unquoted(name: str, text: str) -> bool:
    """Whether the words that a name has in quotation marks, and that tell it from others, are nowhere in the text."""
    told = parts(name)
    if told is None or not (told.before or told.behind) or len(told.inside) >= SHORT:
        return False
    return told.inside not in text and canonical(told.inside) not in canonical(text)
