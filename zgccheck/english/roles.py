"""Offices in English: deputy director Hu Wenhui; Hu Wenhui, deputy director of …; held against the claims that give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zgccheck.english.draft import Draft
from zgccheck.english.gloss import Gloss, Glosses
from zgccheck.english.names import Named
from zgccheck.model import Claim, Relation

_GROUPS = (
    "director|director-general|director general|commissioner|head|chief|administrator", "president|dean", "chairman|chairwoman|chairperson|chair",
    "mayor", "minister", "secretary-general|secretary general", "party secretary|party chief", "founder", "ceo|chief executive officer|chief executive",
    "cto|chief technology officer", "general manager", "prime minister|premier", "professor", "academician", "researcher", "manager", "chief engineer",
    "chief scientist", "governor", "chancellor", "rector", "editor", "reporter",
)  # fmt: skip
"""Words for one office each; between groups nothing is decided."""
_CLASS = {word: number for number, words in enumerate(_GROUPS) for word in words.split("|")}
_MODS = "deputy|vice|vice-|executive|associate|assistant|honorary|acting|former|standing|permanent|co-|senior"
ROLE = re.compile(
    rf"(?<![\w-])(?P<mods>(?:(?:{_MODS})[ -]?)*)(?P<head>"
    + "|".join(sorted((w for g in _GROUPS for w in g.split("|")), key=len, reverse=True))
    + r")(?![\w-])"
)
_APART = re.compile(
    r"\s*,?\s*(?:who is |who serves as |serves as |is |was |the |an? |as |\()*(?:party secretary and |founder and |chairman and )?$"
)
_JOINED = re.compile(r"(?:\s*(?:,|and|of|at|for|the|with|'s)\s*|[\w&'-]+\s*)*$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written: its class and what stands before it, at its place."""

    start: int
    end: int
    group: int
    deputy: bool
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """How the sentence's office for a person relates to the claims'."""

    claim: Claim
    relation: Relation
    reason: str
    start: int
    end: int
    expected: str
    """The office as the gloss has it."""


def offices(text: str) -> list[Office]:
    found = []
    for match in ROLE.finditer(text):
        mods = set(re.findall(r"[a-z]+", match["mods"]))
        deputy = bool(mods & {"deputy", "vice", "associate", "assistant"})
        found.append(
            Office(
                match.start(),
                match.end(),
                _CLASS[match["head"]],
                deputy,
                frozenset(mods & {"honorary", "former", "co"}),
            )
        )
    return found


def check(draft: Draft, glosses: Glosses, held: Mapping[str, list[Claim]]) -> Iterator[Told]:
    """Each person of the base to whom the sentence gives an office."""
    for named in draft.names:
        if named.kind != "person" or named.entity is None:
            continue
        claims = held.get(named.name.lower(), [])
        given = _given(draft, named)
        if given and claims:
            told = _relate(given, named, claims, draft, glosses)
            if told is not None:
                yield told


def other_office(draft: Draft, gloss: Gloss) -> bool:
    """Whether the sentence gives an office and the gloss gives none of its class: head of …, for president of …."""
    own, said = offices(gloss.reading.low), offices(draft.reading.low)
    return bool(own) and bool(said) and not {o.group for o in own} & {o.group for o in said}


def _given(draft: Draft, named: Named) -> list[Office]:
    """The offices that stand next to a name: before it (deputy director Hu Wenhui), or after a comma or is."""
    low = draft.reading.low
    found = offices(low)
    after = [o for o in found if o.start >= named.end and _APART.fullmatch(low[named.end : o.start])]
    if after:
        first = after[0]
        more = [
            o
            for o in found
            if first.end <= o.start <= first.end + 6 and low[first.end : o.start].strip() in (",", "and", ", and", "&")
        ]
        return [first, *more]
    before = [o for o in found if o.end <= named.start and _before(low[o.end : named.start], draft, o, named)]
    return before[-1:]


def _before(between: str, draft: Draft, office: Office, named: Named) -> bool:
    """director Hu Wenhui; the director of the CNIPA, Hu Wenhui; CNIPA deputy director Hu Wenhui."""
    if not between.strip():
        return True
    return (
        len(between) < 90
        and re.match(r" (?:of|at|for) ", between) is not None
        and re.search(r"[.;:!?()]| (?:said|told|and) ", between) is None
        and between.count(",") <= 1
        and not any(n.kind == "person" and office.end <= n.start < named.start for n in draft.names)
    )


def _relate(given: list[Office], named: Named, claims: list[Claim], draft: Draft, glosses: Glosses) -> Told | None:
    start, end = min(o.start for o in given), max(o.end for o in given)
    for claim in claims:
        gloss = glosses.gloss(claim)
        own = offices(gloss.reading.low)
        houses = {n.name for n in gloss.names if n.kind in ("organisation", "place", "facility")}
        said = [
            n
            for n in draft.names
            if n.kind == "organisation" and n.entity is not None and _belongs(n, named, given, draft)
        ]
        for office in given:
            alike = [o for o in own if o.group == office.group]
            if not alike:
                break
            if not any(o.deputy == office.deputy for o in alike):
                right = claim.statement_en[alike[0].start : alike[0].end]
                return Told(claim, "contradicts", "title-mismatch", office.start, office.end, right)
        else:
            own_houses = {n for c in claims for g in [glosses.gloss(c)] for n in (x.name for x in g.names)}
            other = [n for n in said if n.name not in own_houses and not any(n.name in c.statement for c in claims)]
            if other and houses and not any(n.name in houses for n in said):
                right = next((n.entity.en for n in gloss.names if n.name in houses and n.entity is not None), "")
                return Told(claim, "contradicts", "title-mismatch", other[0].start, other[0].end, right)
            if not said and houses and not _worded(gloss.claim, draft, glosses):
                return Told(claim, "undecided", "key-not-established", start, end, "")
            return Told(claim, "agrees", "agrees", min(start, named.start), max(end, named.end), claim.statement_en)
    return None


def _belongs(house: Named, person: Named, given: list[Office], draft: Draft) -> bool:
    """An organisation next to the office, before any verb of speech."""
    low, high = min(house.start, person.start, given[0].start), max(house.end, person.end, given[-1].end)
    between = draft.reading.low[low:high]
    return high - low < 160 and re.search(r"[.;:!?]| said | told | at the ", between) is None


def _worded(claim: Claim, draft: Draft, glosses: Glosses) -> bool:
    """Whether the sentence speaks of the office's house in any of its words."""
    gloss = glosses.gloss(claim)
    own = [c for c in gloss.concepts if glosses.weight(c.key) >= 3.0]
    person = {w for n in gloss.names if n.kind == "person" for w in gloss.reading.low[n.start : n.end].split()}
    told = {c.key for c in draft.concepts}
    return any(c.key in told for c in own if c.key not in person)
