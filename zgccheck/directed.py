"""Phrases with a direction, and their two ends: 从数字世界拓展至物理世界, 以“标准化”引领“产业创新”, 由…牵头成立."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zgccheck.reading import bigrams

ALIKE = 0.6
"""Share of the pairs of characters of one end that the other phrase's end has."""
HEAD = 6
"""Characters at the beginning of an end that tell what it is."""
_END = "[^,。;从由以将把]"
_STOP = "(?=[,。;的]|$)"
_TOWARDS = (
    "走向|流向|转向|迈向|走到|拓展[到至]|延伸[到至]|扩展[到至]|推广[到至]|升级[到为]|转变[到为]|变[成为]|[到至向]"
)
_DRIVES = "引领|推动|带动|促进|驱动|赋能|支撑|牵引"
_BRINGS = "引入|引进到?|应用[到于]|用[到于]|转化为|移植到"
_MAKES = "牵头|发起|出资|投资|孵化|共同|联合"
_MADE = "成立|设立|创办|组建|创立|建立|培育|孵化"
_PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?:从|由)({_END}{{2,14}}?)(?:{_TOWARDS})({_END}{{2,14}}?){_STOP}",
        f"以({_END}{{2,12}}?)(?:{_DRIVES})({_END}{{2,12}}?){_STOP}",
        f"(?:将|把)({_END}{{2,30}}?)(?:{_BRINGS})({_END}{{2,14}}?){_STOP}",
        f"在({_END}{{2,14}}?)的?(?:指导|领导|组织|支持)下,?(?:由)?({_END}{{2,14}}?)(?:设计|研制|研发|制定|编制|建设|完成|形成|牵头)",
        f"(?<![^,。;])({_END}{{4,24}}?)由({_END}{{4,24}}?)(?:{_MAKES})*(?:{_MADE})",
    )
)


class Directed(NamedTuple):
    """A phrase and its ends, of the form of its number."""

    form: int
    one: str
    other: str
    start: int
    end: int


def read(text: str) -> Iterator[Directed]:
    """Every phrase that leads from one end to another."""
    for form, phrase in enumerate(_PHRASES):
        for match in phrase.finditer(text):
            yield Directed(form, match[1], match[2], *match.span())


def turned(told: Directed, said: Directed) -> bool:
    """Whether two phrases have the same ends, each in the other's place."""
    if told.form != said.form or told.one == told.other:
        return False
    crossed = min(_alike(told.one, said.other), _alike(told.other, said.one))
    straight = max(_alike(told.one, said.one), _alike(told.other, said.other))
    return crossed >= ALIKE and straight < crossed


def _alike(one: str, other: str) -> float:
    mine, theirs = set(bigrams(one[:HEAD])), set(bigrams(other[:HEAD]))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
