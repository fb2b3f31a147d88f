"""English hedges: the words before and after a figure that make it an interval, and words of growth and decline."""

from __future__ import annotations

import re
from typing import Literal

from zgccheck.slots.hedges import Hedge

BEFORE: dict[Hedge, str] = {
    "over": (
        "more than|greater than|larger than|higher than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|"
        r"upwards? of|in excess of|at least|no (?:fewer|less) than|not less than|past|pass(?:es|ed|ing)|crossed|beyond|pass(?=\s)|"
        "broke through|broken through|well over|a little over|just over|slightly over|slightly more than|just above|a minimum of"
    ),
    "near": "nearly|almost|close to|approaching|just (?:under|below|short of|shy of)|nearing|verging on|not quite|approach(?:es|ed)",
    "under": (
        "less than|fewer than|lower than|under|below|no more than|not more than|no fewer|at most|up to|not exceeding|within|"
        "shorter than|smaller than|younger than|thinner than|a maximum of"
    ),
    "about": "about|around|roughly|approximately|approx\\.?|some|circa|an? estimated|estimated at|in the region of|or so|~|more or less",
}  # fmt: skip
AFTER: dict[Hedge, str] = {
    "over": r"\+|[- ]plus\b| or more\b| and (?:above|over|more|up)\b|-odd\b",
    "under": r" or (?:less|fewer)\b| and (?:below|under)\b",
    "about": r" or (?:so|thereabouts)\b| or thereabouts\b",
}
_BEFORE = re.compile(
    "(?<![\\w-])(?<!spread )(?:" + "|".join(f"(?P<{hedge}>{words})" for hedge, words in BEFORE.items()) + r")\s+(?:(?:the|a total of|the mark of)\s+)?$|(?P<tilde>~)\s?$"
)  # fmt: skip
_AFTER = re.compile("|".join(f"(?P<{hedge}>{words})" for hedge, words in AFTER.items()))

UP = (
    "gr[oe]w(?:s|th|ing|n)?|ris(?:e|es|ing|en)|rose|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|"
    "jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|up|add(?:s|ed|ing)|advanc(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|"
    "boost(?:s|ed|ing)?|improv(?:e|es|ed|ing|ement)|accelerat(?:e|es|ed|ing)|swell(?:s|ed|ing)?|higher|leap(?:s|ed|t)?"
)
DOWN = (
    "f[ae]ll(?:s|ing|en)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|reduc(?:e|es|ed|ing|tion)|"
    "cut(?:s|ting)?|down|slip(?:s|ped)?|plung(?:e|es|ed|ing)|shorten(?:s|ed|ing)?|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|tumbl(?:e|es|ed)|"
    "contract(?:s|ed|ing)|trim(?:s|med|ming)?|slid(?:e|es)?"
)
_MODIFIER = r"(?:\s+(?:by|of|at|a|an|the|rate|further|steadily|sharply|year[- ]on[- ]year|annually|on average|about|another|even|yearly))*\s*$"
_LEAD = re.compile(
    rf"(?<!make )(?<!makes )(?<!made )(?<!making )(?<!set )\b(?:(?P<up>{UP})|(?P<down>{DOWN})){_MODIFIER}"
)
_BY = re.compile(r"\bby\s*$")
_VERB = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b")
_TAIL = re.compile(
    r"(?:[ -](?:year[- ]on[- ]year|annual|yearly|yoy|overall))*[ -](?:(?P<up>increase|growth|rise|jump|gain|expansion|surge|more|higher|up|"
    r"faster|larger|greater|uptick|year-on-year growth)|(?P<down>decrease|decline|drop|fall|reduction|cut|lower|less|fewer|down|shorter|"
    r"smaller|slower))\b(?! than \d)"
)


def before(low: str, at: int) -> tuple[Hedge, int]:
    """The hedge that ends where a figure starts, and where it starts."""
    match = _BEFORE.search(low, max(0, at - 40), at)
    if match is None:
        return "", at
    if match["tilde"]:
        return "about", match.start()
    return next((hedge, match.start()) for hedge in BEFORE if match[hedge])


def after(low: str, at: int) -> tuple[Hedge, int]:
    """The hedge that starts where a figure ends, and where it ends."""
    match = _AFTER.match(low, at)
    if match is None:
        return "", at
    return next((hedge, match.end()) for hedge in AFTER if match[hedge])


def move(low: str, start: int, end: int, clause: int) -> Literal["", "up", "down"]:
    """Which way the words around a figure move it; `clause` is where its clause begins."""
    match = _LEAD.search(low, max(clause, start - 60), start)
    if match is None:
        match = _TAIL.match(low, end)
    if match is None and _BY.search(low, max(clause, start - 4), start):
        match = next(iter(list(_VERB.finditer(low, clause, start))[::-1]), None)
    if match is None:
        return ""
    return "up" if match["up"] else "down"
