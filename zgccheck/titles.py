"""A person's office in the draft against the offices that the base's claims give them."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from zgccheck import people
from zgccheck.index import Index
from zgccheck.lexicon import canonical
from zgccheck.model import Claim, Relation
from zgccheck.people import Person
from zgccheck.reading import Reading
from zgccheck.text import normalise


@dataclass(frozen=True, slots=True)
class Office:
    """How the draft's office for a person relates to the base's."""

    claim: Claim
    relation: Relation
    start: int
    end: int
    said: str
    expected: str


def offices(index: Index) -> dict[str, list[Claim]]:
    """Claims that give a person's office, by the person's name."""
    found: dict[str, list[Claim]] = {}
    for entity in index.base.entities:
        if entity.kind == "person":
            found.setdefault(normalise(entity.name).text, [])
    for name in index.claims:
        if not name.startswith("title-"):
            continue
        claim = index.claims[name]
        for key in claim.key:
            form = normalise(key).text
            if form in found:
                found[form].append(claim)
    return found


def check(person: Person, claims: list[Claim], draft: Reading, index: Index) -> Office | None:
    """None where the draft gives no office or the claims cannot decide it."""
    if not person.roles:
        return None
    start = person.office_start
    said = person.office
    best: Office | None = None
    for claim in claims:
        given = [normalise(value).text for value in claim.value]
        known = tuple(role for title in given for role in people.roles(title))
        if not known:
            continue
        expected = "、".join(claim.value)
        wrong = [role for role in person.roles if role not in known and not any(_same_role(role, k) for k in known)]
        if wrong:
            if not any(role.lstrip("副") == k.lstrip("副") for role in wrong for k in known) and len(person.roles) > len(wrong):
                continue
            relation: Relation = "contradicts" if _same_house(said, given, index) else "undecided"
        else:
            relation = "agrees" if _same_house(said, given, index) else "contradicts" if _other_house(said, given, index) else "undecided"
        office = Office(claim, relation, start, person.start, said, expected)
        if relation == "agrees":
            return office
        if best is None or (best.relation == "undecided" and relation == "contradicts"):
            best = office
    return best


def _same_role(a: str, b: str) -> bool:
    return canonical(a) == canonical(b) or {a, b} in ({"首席执行官", "ceo"}, {"首席技术官", "cto"})


def _house(title: str) -> str:
    """The title without its offices: whose office it is."""
    rest = title
    for role in sorted(people.roles(title), key=len, reverse=True):
        rest = rest.replace(role, "")
    return rest.strip("、,和兼 ")


def _same_house(said: str, given: list[str], index: Index) -> bool:
    house = _house(said)
    if not house:
        return True
    names = {n.entity.name for n in index.lexicon.read(said) if n.entity.kind in ("organisation", "place", "document", "facility")}
    for title in given:
        theirs = _house(title)
        if not theirs or house in theirs or theirs in house or fuzz.partial_ratio(house, theirs) >= 80:
            return True
        if names & {n.entity.name for n in index.lexicon.read(title)}:
            return True
    return False


def _other_house(said: str, given: list[str], index: Index) -> bool:
    """A known organisation, or a clearly different name, in the claim's organisation's place."""
    house = _house(said)
    if len(house) < 4:
        return False
    return all(fuzz.ratio(house, _house(title)) < 80 for title in given if _house(title))
