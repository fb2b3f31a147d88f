"""What holding one claim against one draft yields: a relation for each slot, before any verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from zgccheck import bodies
from zgccheck.fact import Fact, Term
from zgccheck.forms import ends
from zgccheck.heads import otherwise_begun
from zgccheck.lexicon import DEEDS, KINDS, OWN, graded, rated
from zgccheck.model import Mention, Quantity, Relation
from zgccheck.quoted import misquoted


@dataclass(frozen=True)
class Slot:
    """One of the claim's slots in the draft."""

    term: Term
    name: str
    relation: Relation
    reason: str
    start: int
    end: int
    said: str
    expected: str
    draft: Quantity | None = None
    exact: bool = False
    """Agreement of value and value, without hedge or rounding."""
    bound: bool = False
    """Whether the draft's own verb ties it to what the claim is about: 年会于3月26日开幕."""

    @property
    def renumbered(self) -> bool:
        """Whether the draft has the claim's own name with another number in it: 第八届…, 2024年…, 悟道4.0."""
        said, own = (text.strip("《》“”").replace(" ", "") for text in (self.said, self.expected))
        return said != own and _NUMERALS.sub("#", said) == _NUMERALS.sub("#", own)

    @property
    def slipped(self) -> bool:
        """Whether one of several numbers in a title is another: （2026—2035年） for （2026—2030年）."""
        if self.name != "document":
            return False
        said, own = (re.findall("[0-9]+", text) for text in (self.said, self.expected))
        return self.renumbered and len(said) == len(own) > 1 and any(a == b for a, b in zip(said, own, strict=True))

    @property
    def graded(self) -> bool:
        """Whether they differ by one of a series: 小型卫星 for 中型卫星, 每天 for 年均."""
        return graded(self.said, self.expected) or rated(self.said, self.expected)

    @property
    def misquoted(self) -> bool:
        """Whether they are names that differ in what stands in their quotation marks (“红马甲”BLUE1000计划 for “蓝马甲”BLUE1000计划), or in its order."""
        mixed = len(self.expected) >= LONG and self.said != self.expected and sorted(self.said) == sorted(self.expected)
        return mixed or misquoted(self.expected, self.said) is not None

    @property
    def lettered(self) -> bool:
        """Whether they differ in Latin letters: ISO和ITU for ISO和IEC."""
        head, tail = ends(self.said, self.expected)
        changed = [text[head : len(text) - tail] for text in (self.said, self.expected)]
        return all(text.isascii() and text.isalpha() for text in changed)

    @property
    def sibling(self) -> bool:
        """Whether they are two of one kind, told apart by how they begin: 脑机接口产业 for 人工智能产业; or two bodies."""
        if bodies.ENDING.fullmatch(self.said) and bodies.ENDING.fullmatch(self.expected):
            return True
        return self.apart or sibling(self.said, self.expected)

    @property
    def apart(self) -> bool:
        """Whether they end alike and tell by how they begin which of a kind is meant: 光量子芯片 for 超导量子芯片."""
        return (0, len(self.said)) in otherwise_begun(self.expected, self.said)

    @property
    def akin(self) -> bool:
        """Whether a wrong name begins and ends as the right one: 新西兰知识产权局国际事务机构 for 新加坡知识产权局国际事务机构."""
        head, tail = ends(self.said, self.expected)
        return len(self.expected) >= LONG and head + tail >= ALIKE * len(self.expected)

    def crosses(self, other: Slot) -> bool:
        """Whether two wrong names have each other's beginning: 英国史太白…、德国P4… for 德国史太白…、英国P4…."""
        one, two = (ends(slot.said, slot.expected)[1] for slot in (self, other))
        heads = [text[: len(text) - one] for text in (self.said, self.expected)]
        theirs = [text[: len(text) - two] for text in (other.said, other.expected)]
        return all(heads) and heads == theirs[::-1]

    @property
    def prefixed(self) -> bool:
        """Whether one is the other with a prefix that makes another thing of it: 特大城市组, 半侵入式."""
        return self.said[1:] == self.expected or self.expected[1:] == self.said


LONG = 6
"""Characters of a name that can be told by most of them."""
KIND = 2
"""Characters of a noun that says of which kind a thing is, and of what tells it from its like."""
_GOVERNS = frozenset("占有达为是在从由把将被让都也还均就又")
"""How words begin that are no name of a thing."""
ALIKE = 0.7
"""Share of a name from which its beginning and its end are most of it."""


def sibling(said: str, wanted: str) -> bool:
    """Whether two words end alike and are told apart by how they begin, or by what stands before that: 液氧煤油火箭 for 液氧甲烷火箭."""
    said, wanted = (_COURSE.sub("", text) for text in (said, wanted))
    head, tail = ends(said, wanted)
    one, two = said[: len(said) - tail], wanted[: len(wanted) - tail]
    if min(len(one), len(two)) - head >= KIND:
        one, two = one[head:], two[head:]
    apart = len(set(one) & set(two)) * 4 <= min(len(one), len(two))
    kind = any(wanted.endswith(noun) and tail >= len(noun) for noun in KINDS)
    told = min(len(one), len(two)) >= KIND and one[0] not in _GOVERNS
    return kind and told and apart and not {one, two} & (DEEDS | OWN)


_COURSE = re.compile("(?:发展|建设|创新|合作|服务|应用)$")
"""What is done with a thing, behind its name: 人工智能产业发展."""


_NUMERALS = re.compile("[0-9一二三四五六七八九十.]+")


@dataclass
class Evaluation:
    """A claim's reading of the draft. `about` is the share of the key's weight that the draft carries near `at`."""

    fact: Fact
    about: float = 0.0
    coverage: float = 0.0
    at: int = 0
    figure: Mention | None = None
    shared: float = 0.0
    """Share of the statement's rare wording found in the draft in any order."""
    fit: float = 0.0
    """How well the figure's surroundings fit, for the contest between claims."""
    slots: list[Slot] = field(default_factory=list)
    missing: list[Term] = field(default_factory=list)
    hits: list[tuple[int, int]] = field(default_factory=list)
    unsettled: list[Slot] = field(default_factory=list)
    """Dates that cannot be compared with the draft's, for an explanation; their terms count as missing."""
    elsewhen: bool = False
    """Whether the draft gives a date and none that is the claim's: its rank may be another year's."""
    speaker: Slot | None = None
    """Who the draft says said it, where that is not who the source says."""

    usurper: Slot | None = None
    """Another name of its kind in the place of a name that identifies the claim, where it is not sure that it is wrong."""

    def of(self, relation: Relation) -> list[Slot]:
        return [slot for slot in self.slots if slot.relation == relation]

    @property
    def attached(self) -> set[Term]:
        """Missing words that belong to a name and go with it: 神经康复科 of 北京小汤山医院神经康复科."""
        names = [slot.term for slot in self.slots if slot.term.entity is not None and slot.name == "organisation"]
        names += [slot.term for slot in self.of("contradicts") if slot.term.entity is not None]
        wordings = [wording.text for wording in self.fact.wordings]
        parts = [t for t in self.missing if t.entity is None or t.entity.kind != "measure"]
        return {t for t in parts for name in names if any(name.text + t.text in text for text in wordings)}

    @property
    def identified(self) -> float:
        """How surely the draft speaks of this fact: its key, or key and wording together."""
        return max(self.about, (self.about + self.coverage) / 2)

    def beside(self, terms: Iterable[Term]) -> float:
        """Coverage of the wording that is left without the given terms, and without what a short form of a name leaves out."""
        solid = sum(char.isalnum() for char in self.fact.reading.text) or 1
        named = [slot for slot in self.of("agrees") if slot.term.entity is not None]
        unsaid = sum(max(0, len(slot.term.text) - len(slot.said)) for slot in named)
        taken = (sum(len(term.text) for term in terms) + unsaid) / solid
        return min(1.0, self.coverage / max(1.0 - taken, 0.2))

    @property
    def values(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.term.role == "value"]

    @property
    def span(self) -> tuple[int, int]:
        spans = self.hits or [(self.at, self.at + 1)]
        return min(s for s, _ in spans), max(e for _, e in spans)
