"""A claim made comparable: its key and value words as typed terms, each with its weight and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from zgccheck import places
from zgccheck.index import Index
from zgccheck.lexicon import Named, has_edition, is_deed
from zgccheck.model import Claim, Entity, Mention, Quantity, Rank, TimeSpan
from zgccheck.reading import MASKED_KINDS, Reading, bigrams, read
from zgccheck.text import normalise

_CUE = re.compile(r"^(?:将|已经|已|拟|预计|计划|正式|正在|筹备|筹建)+")
"""Status words are read from the statement as a whole, not as part of a term."""

Role = Literal["key", "value", "context"]
Kind = Literal["quantity", "time", "rank", "ordinal", "entity", "quotation", "modal", "words"]

MODALS = (
    "允许", "支持", "鼓励", "探索", "推动", "推进", "引导", "深化", "开展", "建立", "完善", "健全", "优化", "提升", "扩大", "实施",
    "将", "拟", "计划", "预计", "已", "可", "提出", "要", "应", "促进", "加强", "加快", "聚焦", "坚持", "发挥", "强化",
)  # fmt: skip
"""Verbs that open a measure. As a term of their own they carry stance and status, hardly identity."""

SENTENCE_LIKE = 12
"""Characters from which words in quotation marks are somebody's wording (a theme, a motto) and no mere name."""

_AFFIX = re.compile(
    r"^(?:不到|不足|超过|接近|同比|比上年|年均|增长|下降|增加|减少|提升|提高|降低|上升|缩短|增幅|达|为|的|共|约|是|了|在|于|至|到)+|(?:的|了|以来|时期|期间)+$"
)


@dataclass(frozen=True)
class Term:
    """One key or value word of a claim."""

    role: Role
    kind: Kind
    text: str
    """Normalised."""
    start: int
    end: int
    """In the normalised statement."""
    weight: float
    mention: Mention | None = None
    entity: Entity | None = None
    printed: bool = True
    """Whether the sources' own sentences have it; else its curator inferred it."""

    @property
    def occasion(self) -> bool:
        """Whether it is an event at which something was told or done, and no edition of one that comes each year."""
        return self.entity is not None and self.entity.kind == "event" and not has_edition(self.entity)

    @property
    def quantity(self) -> Quantity | None:
        return self.mention.value if self.mention and isinstance(self.mention.value, Quantity) else None

    @property
    def time(self) -> TimeSpan | None:
        return self.mention.value if self.mention and isinstance(self.mention.value, TimeSpan) else None

    @property
    def rank(self) -> Rank | None:
        return self.mention.value if self.mention and isinstance(self.mention.value, Rank) else None


@dataclass(frozen=True)
class Fact:
    """A claim with everything that comparison needs."""

    claim: Claim
    reading: Reading
    terms: tuple[Term, ...]
    wordings: tuple[Reading, ...]
    """The statement and each distinct passage, as read."""
    masses: tuple[float, ...]
    """The weight of each wording's pairs of characters."""

    @cached_property
    def keys(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.role == "key")

    @cached_property
    def values(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.role == "value")

    @cached_property
    def figures(self) -> tuple[Term, ...]:
        return tuple(term for term in self.values if term.kind in ("quantity", "rank"))


def build(claim: Claim, index: Index) -> Fact:
    """Compile a claim. Terms that hold a slot become that slot; what is left of them stays a term of words."""
    reading = read(claim.statement, index.lexicon)
    terms: list[Term] = []
    for role, texts in (("key", claim.key), ("value", claim.value)):
        for text in texts:
            terms += _terms(text, role, reading, index)  # type: ignore[arg-type]
    guessed = {normalise(entry.get("words", "")).text for entry in claim.inferred}
    terms = [_unprinted(term) if term.role == "key" and term.text in guessed else term for term in terms]
    seen: dict[str, Reading] = {reading.text: reading}
    terms = _keep_subject([_lighter(term, reading, terms) for term in terms], terms)
    for passage in claim.passages if claim.curated else ():  # an uncurated statement is its passage, without markup
        worded = read(passage.text, index.lexicon)
        seen.setdefault(worded.text, worded)
    masses = tuple(sum(map(index.rarity, wording.bigrams)) or 1.0 for wording in seen.values())
    return Fact(claim, reading, tuple(terms), tuple(seen.values()), masses)


def _unprinted(term: Term) -> Term:
    """A key that a source's own sentence does not have: a draft need not have it either."""
    if term.kind == "time":
        return replace(term, role="context")
    return replace(term, weight=term.weight * 0.25, printed=False)


def _spoken(statement: str, start: int) -> bool:
    """Whether the quotation marks at `start` hold speech (…表示:“…”), not a name."""
    return statement[max(0, start - 1) : start] in (":", ",")


def _keep_subject(lighter: list[Term], terms: list[Term]) -> list[Term]:
    """At least one name of the key keeps its weight: something must say what the fact is about."""
    kinds = {i: t.entity.kind for i, t in enumerate(terms) if t.role == "key" and t.entity is not None}
    named = [i for i, kind in kinds.items() if kind not in ("measure", "term", "document")]
    subjects = [i for i, kind in kinds.items() if kind not in ("measure", "term")]
    if named and not any(lighter[i].weight == terms[i].weight for i in subjects):
        first = max(named, key=lambda i: (lighter[i].weight, -i))
        lighter[first] = terms[first]
    return lighter


def _lighter(term: Term, reading: Reading, terms: list[Term]) -> Term:
    """A key word in another clause than every value (an occasion), or before 的 and another key word, identifies less."""
    values = [other for other in terms if other.role == "value" and other.kind != "modal"]
    if term.role == "key" and term.entity is not None:
        rest = reading.text[term.end :]
        start = term.end + len(rest) - len(rest.lstrip("的“《(平行论坛"))
        following = [o for o in terms if o.role == "key" and term.end <= o.start <= start]
        if any(
            rest.startswith("的") or (o.entity is not None and o.entity.kind == term.entity.kind) for o in following
        ):
            return replace(term, weight=term.weight * 0.4)
    if (
        term.role == "key"
        and term.entity is not None
        and term.entity.kind == "event"
        and len(values)
        and _occasion(reading.text, term)
    ):
        return replace(term, weight=term.weight * 0.4)
    if term.role == "key" and term.entity is None and term.text.endswith(_CONDITION):
        return replace(term, weight=term.weight * 0.4)
    if all(v.kind == "time" for v in values):  # 3月27日,…发布: a date before its sentence is no clause of its own
        return term
    told = {reading.clause(v.start) for v in values}
    beside = any(other.role == "key" and reading.clause(other.start) in told for other in terms)
    if term.role != "key" or not values or not beside or reading.clause(term.start) in told:
        return term
    return replace(term, weight=term.weight * 0.25)


_CONDITION = ("内", "下", "前提", "条件")
"""How conditions end (一定额度内, 风险可控的前提下): drafts leave them out."""


def _occasion(text: str, term: Term) -> bool:
    """在…论坛上, …期间: where it was said or done, which drafts leave out."""
    after = text[term.end : term.end + 4]
    before = text[max(0, term.start - 5) : term.start]
    return ("在" in before or term.start == 0) and any(
        after.startswith(word) for word in ("上", "期间", "现场", "开幕式", "”论坛", "”上", "论坛上")
    )


def _place(form: str, reading: Reading) -> int:
    """Where a statement has a term: by itself rather than within a longer name (北京大工匠 of 《培育北京大工匠人才若干措施》)."""
    inside = [(n.start, n.end) for n in reading.names if n.end - n.start > len(form)]
    starts = [match.start() for match in re.finditer(re.escape(form), reading.text)]
    own = (at for at in starts if not any(low <= at and at + len(form) <= high for low, high in inside))
    return next(own, starts[0] if starts else -1)


def _terms(text: str, role: Role, reading: Reading, index: Index) -> list[Term]:
    form = normalise(text).text
    start = _place(form, reading)
    if start < 0 or not form:
        return []
    end = start + len(form)
    if (
        role == "value"
        and form.startswith("“")
        and form.endswith("”")
        and len(form) >= 8
        and (len(form) >= SENTENCE_LIKE or _spoken(reading.text, start))
    ):
        return [_term(role, "quotation", form, start, end, index)]
    inside = [
        m
        for m in reading.slots
        if start <= m.start and m.end <= end and m.kind not in ("polarity", "status", "quotation")
    ]
    named = next((n for n in reading.names if n.start <= start and end <= n.end), None)
    whole = next((n for n in reading.names if (n.start, n.end) == (start, end)), None)
    if whole is not None and not any((m.start, m.end) == (start, end) for m in inside):
        return [_term(role, "entity", form, start, end, index, named=whole)]
    found: list[Term] = []
    at = start
    for mention in inside:
        kind: Kind | None = _kind(mention)
        if kind is None:
            continue
        found += _rest(reading.text[at : mention.start], role, at, index)
        found.append(_term(role, kind, mention.text, mention.start, mention.end, index, mention=mention))
        at = mention.end
    if at == start:
        cue = _CUE.match(form)
        if cue and len(form) - cue.end() >= 2 and named is None:
            form, start = form[cue.end() :], start + cue.end()
        if form in MODALS:
            return [_term(role, "modal", form, start, end, index)]
        entity = named if named is not None and len(form) >= 0.6 * (named.end - named.start) else None
        return [_term(role, "entity" if entity else "words", form, start, end, index, named=entity)]
    return found + _rest(reading.text[at:end], role, at, index)


def _kind(mention: Mention) -> Kind | None:
    if mention.kind in MASKED_KINDS:
        return "time" if isinstance(mention.value, TimeSpan) else "quantity"
    if mention.kind == "ordinal":
        return "ordinal"
    return "rank" if isinstance(mention.value, Rank) else None


def _rest(text: str, role: Role, at: int, index: Index) -> list[Term]:
    """What a term says beside its slot: words of context if they are words at all."""
    bare = _AFFIX.sub("", text)
    if len(bare) < 2 or not bigrams(bare):
        return []
    start = at + text.index(bare)
    asserted = role == "value" and places.is_place(bare)  # 华北五省市: which, and not only how many
    return [
        _term(
            "value" if asserted else "key" if role == "key" else "context",
            "words",
            bare,
            start,
            start + len(bare),
            index,
        )
    ]


def _term(
    role: Role,
    kind: Kind,
    text: str,
    start: int,
    end: int,
    index: Index,
    *,
    mention: Mention | None = None,
    named: Named | None = None,
) -> Term:
    weight = min(max(sum(index.rarity(pair) for pair in bigrams(text)), 4.0), 12.0)
    if kind == "modal":
        weight = 0.5
    elif named is None and is_deed(text):
        weight = min(weight, 4.0)
    return Term(role, kind, text, start, end, weight, mention, named.entity if named else None)
