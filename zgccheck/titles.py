"""A person's office in the draft against the offices that the base's claims give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from zgccheck import bodies, people, places
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


def check(person: Person, claims: list[Claim], draft: Reading, index: Index) -> list[Office]:
    """Nothing where the draft gives no office or the claims cannot decide it.

    A draft may give several offices (中国工程院院士、…主任); each must be one of the person's, and those that are not are wrong.
    """
    if not person.roles:
        return []
    for claim in claims:
        given = _parts([normalise(value).text for value in claim.value])
        if not given:
            continue
        expected = "、".join(claim.value)
        spans = _spans(person)
        wrong: list[Office] = []
        right: list[Office] = []
        sure = True
        for start, end, said in spans:
            relation = _relate(said, given, index)
            if relation == "undecided" and _one_for_another(said, [other for *_, other in spans], given, index):
                relation = "contradicts"
            if relation == "contradicts":
                office = Office(claim, "contradicts", start, end, draft.text[start:end], expected)
                wrong.append(_narrowed(office, given, index))
            elif relation == "agrees":
                right.append(Office(claim, "agrees", start, end, draft.text[start:end], expected))
            else:
                sure = False
        if wrong:
            told = [office for office in wrong if people.roles(office.said)]
            return told or wrong  # 北京市科委、中关村管委会主任: the one 主任 is wrong of both
        if sure:
            end = person.office_start + len(person.office)
            return [Office(claim, "agrees", person.office_start, end, person.office, expected)]
        if right:
            return right[:1]
    return []


def _narrowed(office: Office, given: list[str], index: Index) -> Office:
    """The office alone where the body is the right one: 副司长 of 联合国教科文组织…司副司长."""
    roles = people.roles(office.said)
    if len(roles) != 1 or not office.said.endswith(roles[0]) or not _house(office.said):
        return office
    theirs = {role for title in given if _same_house(office.said, [title], index) for role in people.roles(title)}
    turned = {role for role in theirs if role.lstrip("副") == roles[0].lstrip("副")}
    held = turned if len(turned) == 1 else theirs
    if len(held) != 1:
        return office
    return replace(office, start=office.end - len(roles[0]), said=roles[0], expected=next(iter(held)))


def holder(person: Person, offices: dict[str, list[Claim]], draft: Reading, index: Index) -> tuple[str, Claim] | None:
    """Whose office the draft gives to somebody the base does not know: the name that the sources have there."""
    if not person.roles or person.office_start > person.start:
        return None
    said = person.office
    if len(_house(said)) < 4 or _ANOTHER.search(said) or set(person.roles) <= _MANY:
        return None
    parts = _parts([said])
    for name, claims in offices.items():
        if name in (person.name, person.variant_of):
            continue
        for claim in claims:
            given = _parts([normalise(value).text for value in claim.value])
            if parts and all(any(_very(part, title, index) for title in given) for part in parts):
                return name, claim
    return None


def _very(said: str, title: str, index: Index) -> bool:
    """The same office beyond doubt: same role, and an organisation named alike."""
    house, theirs = _house(said), _house(title)
    if not any(_same_role(a, b) for a in people.roles(said) for b in people.roles(title)):
        return False
    if not house or not theirs:
        return not house and not theirs
    names = {n.entity.name for n in index.lexicon.read(house)} & {n.entity.name for n in index.lexicon.read(theirs)}
    return (
        house == theirs
        or (min(len(house), len(theirs)) >= 4 and (house in theirs or theirs in house))
        or (bool(names) and fuzz.ratio(house, theirs) >= 60)
    )


def _spans(person: Person) -> list[tuple[int, int, str]]:
    """The offices before the name, one by one, with what each says: a body without one (…监督管理局、…局长) has the next one's."""
    spans: list[tuple[int, int, str]] = []
    pieces = re.split("([、兼和])", person.office)
    for place, part in enumerate(pieces):
        at = person.office_start + sum(map(len, pieces[:place]))
        roles = people.roles(part)
        if len(pieces) > 1 and roles and roles[-1] in _BESIDE and part.endswith("的" + roles[-1]):
            continue  # 参与起草白皮书的专家、…教授: what one did, and no office
        following = people.roles("".join(pieces[place + 1 : place + 3]))
        if roles:
            spans.append((at, at + len(part), part))
        elif following and bodies.ENDING.fullmatch(part):
            spans.append((at, at + len(part), part + following[0]))
    return spans


def _parts(titles: list[str]) -> list[str]:
    """Titles split at 、 and 兼. One without a body has the one before it (党组书记、局长), a body without one the next's."""
    parts: list[str] = []
    house = ""
    for title in titles:
        pieces = re.split("[、兼]", title)
        for part, following in zip(pieces, [*pieces[1:], ""], strict=True):
            roles = people.roles(part)
            house = _house(part) or house
            parts += [house + role for role in roles or people.roles(following)[:1]]
    return parts


def _relate(said: str, given: list[str], index: Index) -> Relation:
    roles = people.roles(said)
    alike = [title for title in given if any(_same_role(role, own) for role in roles for own in people.roles(title))]
    if alike:
        if any(_same_house(said, [title], index) for title in alike):
            return "agrees"
        return "contradicts" if _other_house(said, alike, index) else "undecided"
    turned = [
        t for t in given if any(role.lstrip("副") == own.lstrip("副") for role in roles for own in people.roles(t))
    ]
    if turned and any(_same_house(said, [title], index) for title in turned):
        return "contradicts"
    houses = {_house(title) for title in given}
    if (
        _house(said) in houses
        and len(_house(said)) >= 4
        and any({role, own} == {"院士", "院长"} for role in roles for title in given for own in people.roles(title))
    ):
        return "contradicts"
    chiefs = [t for t in given if any(_CHIEF.fullmatch(own) for own in people.roles(t))]
    if any(_CHIEF.fullmatch(role) for role in roles) and any(_same_house(said, [title], index) for title in chiefs):
        return "contradicts"
    if (
        _house(said)
        and not set(roles) & _BESIDE
        and any(_very_house(said, title, index) and not set(people.roles(title)) & _BESIDE for title in given)
    ):
        return "contradicts"
    return "undecided"


_THEIR = re.compile(
    "^(?:这[家所个]|该|其|本|我们?|上述|前述|同一家?|后者|前者)?的?(?:公司|企业|学院|研究院|机构|单位|团队|校|院|所)?的?$"
)
"""A house that is named elsewhere: 这家公司的联合创始人."""
_CHIEF = re.compile("首席.{2,3}[官师家]|c[etfoi]o")
"""Offices of which one has one: 首席科学官 is no 首席执行官."""


_ANOTHER = re.compile("另一|另外|其他|原|前任|时任|新任")
"""Of several who hold an office, or who held it: 另一位副局长."""
_MANY = frozenset("院士 教授 副教授 研究员 副研究员 专家 工程师 记者 委员".split())
"""Offices that many hold of one body."""
_BESIDE = frozenset(
    "院士 教授 副教授 研究员 专家 委员 常委 书记 党组书记 党委书记 党组副书记 联合创始人 创始人 董事 合伙人".split()
)
"""Offices that one holds beside another: having one says nothing against having the other."""


def _very_house(said: str, title: str, index: Index) -> bool:
    house, theirs = _house(said), _house(title)
    if len(theirs) >= 4 and (house in theirs or theirs in house):
        return True
    named = [n for n in index.lexicon.read(house) if (n.start, n.end) == (0, len(house))]  # 智源研究院, by another name
    return any(normalise(name).text == theirs for n in named for name in n.entity.names)


def _one_for_another(said: str, all_said: list[str], given: list[str], index: Index) -> bool:
    """Whether a draft that gives as many offices as the source has all but this one right: 党委书记、总经理 for 党委书记、董事长."""
    if len(all_said) < 2 or len(all_said) != len(given) or set(people.roles(said)) & _BESIDE:
        return False
    return all(_relate(other, given, index) == "agrees" for other in all_said if other is not said)


def _same_role(a: str, b: str) -> bool:
    return canonical(a) == canonical(b) or {a, b} in ({"首席执行官", "ceo"}, {"首席技术官", "cto"})


def _house(title: str) -> str:
    """The title without its offices: whose office it is."""
    rest = title
    for role in sorted(people.roles(title), key=len, reverse=True):
        rest = rest.replace(role, "")
    return _THEIR.sub("", rest.strip("、,和兼 "))


def _same_house(said: str, given: list[str], index: Index) -> bool:
    house = _house(said)
    if not house:
        return True
    names = {
        n.entity.name
        for n in index.lexicon.read(said)
        if n.entity.kind in ("organisation", "place", "document", "facility")
    }
    formal = _formal(house, index)
    for title in given:
        theirs = _house(title)
        if _elsewhere(house, theirs) or _apart(house, theirs, index):
            continue
        if not theirs or house in theirs or theirs in house or fuzz.partial_ratio(house, theirs) >= 80:
            return True
        if theirs in formal:
            return True
        if names & {n.entity.name for n in index.lexicon.read(title)}:
            return True
    return False


def _formal(house: str, index: Index) -> str:
    """The house with each name in it as the base has it: 石家庄高新技术产业开发区管委会 is 石家庄高新区管委会."""
    for named in reversed(index.lexicon.read(house)):
        house = house[: named.start] + normalise(named.entity.name).text + house[named.end :]
    return house


def _other_house(said: str, given: list[str], index: Index) -> bool:
    """A known organisation, or a clearly different name, in the claim's organisation's place."""
    house = _house(said)
    houses = [_house(title) for title in given if _house(title)]
    if len(house) < 4:
        return bool(houses) and all(_elsewhere(house, theirs) for theirs in houses)  # 上海市副市长 for 北京市副市长
    return all(
        fuzz.ratio(house, theirs) < 80 or _elsewhere(house, theirs) or _apart(house, theirs, index) for theirs in houses
    )


def _elsewhere(house: str, theirs: str) -> bool:
    """Whether two houses are of different places: 朝阳区知识产权局 is not 海淀区知识产权局."""
    one, two = _seat(house), _seat(theirs)
    apart = not places.holds(one, two) and not places.holds(two, one)
    return bool(one and two) and one != two and apart and not {one, two} & {*places.SCOPES, *places.DEICTIC}


def _apart(house: str, theirs: str, index: Index) -> bool:
    """Whether two houses belong to bodies of one kind that are not the same: 北京大学IC创新学院 and 复旦大学IC创新学院."""
    one, two = _PARENT.match(house), _PARENT.match(theirs)
    if not one or not two or one["kind"] != two["kind"] or one[0] in two[0] or two[0] in one[0]:
        return False
    names = [{named.entity.name for named in index.lexicon.read(parent[0])} for parent in (one, two)]
    return not names[0] & names[1]


_PARENT = re.compile("[^、,]{2,}?(?P<kind>大学|科学院|公司|集团|医院|研究院)(?=.)")
"""The body that a part of it is named with."""


def _seat(house: str) -> str:
    """The place that a name begins with, the nearest one: 海淀 of 北京市海淀区知识产权局."""
    seat, at = "", 0
    for start, end, name in places.read(house):
        if start == at:
            seat, at = name, end
    return seat
