"""One wrong slot of a claim -> whether it is a conflict: the rows of the verdict table that ask for it."""

from __future__ import annotations

from typing import NamedTuple

from zgccheck import compare, places
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Term
from zgccheck.lexicon import edition, is_deed
from zgccheck.model import Mention, Quantity
from zgccheck.slots.polarity import PLANNED

# What share of the key's weight the draft must carry (see docs/decisions/0003-thresholds.md for how they were chosen).
ABOUT_SUPPORT = 0.6
ABOUT_CONFLICT = 0.75
ABOUT_CONFLICT_KEY = 0.7
SPECIFIC = 3
"""Significant digits from which a figure by itself points at a fact."""
HEAVY = 9.0
"""Weight of a key word that a conflict cannot do without."""
STANCE = 0.42
"""Coverage or shared wording from which a draft that denies or completes what the claim does not speaks of the claim."""
SLIGHT_KEY = 5.0
"""Weight of a key word, at most, that a fact is known without: its maker beside its name."""
SLIGHT = 4.0
"""Weight below which a word identifies nothing."""
VERBATIM = 0.6
"""Coverage of a wording from which the draft is said to follow it."""
FOLLOWED = 0.5
"""Coverage of a wording from which a name with another number in it is taken for a slip: 众智FlagOS 2.6 for 1.6."""
CLOSE = 0.9
"""Coverage of a wording from which a figure of few digits is its figure, though what it measures is another."""
GRADED = 0.7
"""Coverage of a wording from which another step of a series is wrong, though a key word is left out: 中级职称 for 高级职称."""
NEARLY_ALL = 0.75
"""Coverage of a wording without a figure from which another date is taken for a slip and not for another event."""
ALL_SAID = 0.8
"""Share of a statement's wording, in any order, from which a draft is said to tell all of it but the date."""
RELEASED = 0.6
"""Share of a statement's wording from which a draft tells of the very release of a document."""
ALL_TOLD = 0.95
"""Share of a statement's wording, in any order, from which a draft tells nothing else but when."""
HARDLY = 0.15
"""Coverage or shared wording below which a draft has hardly a word of a claim besides its names."""
BOUND = 4
"""Characters within which an opposite governs the very word that the claim's own does: 抬高了设备操作门槛."""
ENTIRE = 0.85
"""Coverage from which a draft says all of a claim but the word that is wrong."""
WHOLE_KEY = 0.95
"""Share of a key's weight that counts as all of it."""
ANNOUNCING = frozenset({*PLANNED, "将"})
"""Words of what is to come."""


class Row(NamedTuple):
    """A row of the table, and whether what it asks for is there."""

    name: str
    met: bool


def specific(mention: Mention | None) -> bool:
    """Whether a figure has digits enough to point at a fact by itself."""
    return (
        mention is not None and isinstance(mention.value, Quantity) and compare.significant(mention.value) >= SPECIFIC
    )


def conflicts(evaluation: Evaluation, wrong: Slot, agreed: list[Slot]) -> Row:
    near = evaluation.coverage
    others = [slot for slot in agreed if slot is not wrong]
    if wrong.term.kind == "quotation" and wrong.name == "polarity":
        return Row("wrong-report", evaluation.about >= ABOUT_CONFLICT)
    if wrong.name == "quotation":
        return Row("wrong-quotation", evaluation.identified >= 0.3)
    if wrong.name == "list":
        known = evaluation.identified >= ABOUT_SUPPORT or (len(agreed) >= 4 and evaluation.identified >= 0.45)
        return Row("wrong-member", len(agreed) >= 2 and known)
    if wrong.name in ("status", "polarity") and wrong.bound and _out(evaluation, wrong):
        return Row("wrong-stance", True)
    denied = wrong.name == "polarity" and not evaluation.fact.figures and evaluation.about >= ABOUT_CONFLICT
    graded = wrong.graded and wrong.term.role == "value" and near >= GRADED and evaluation.identified >= ABOUT_SUPPORT
    if wrong.slipped and near >= VERBATIM:
        return Row("wrong-name", True)
    if wrong.renumbered and wrong.name == "document" and near >= VERBATIM and others and _only_occasion(evaluation):
        return Row("wrong-key-name", True)
    if not _named(evaluation) and not graded and not (denied and sum(map(_telling, others)) > 1):
        return Row("key-missing", False)
    if wrong.renumbered and wrong.name == "document" and near >= ALL_SAID:
        return Row("wrong-key-name", True) if wrong.term.role == "key" else Row("wrong-name", True)
    if wrong.misquoted and _identified_beside(evaluation, wrong):
        return Row("wrong-name", True)
    if wrong.name == "ordinal":
        asserted = wrong.term.role == "value" or bool(others)
        return Row("wrong-ordinal", asserted and evaluation.identified >= ABOUT_CONFLICT)
    if wrong.name in ("polarity", "status"):
        opposed = wrong.term.role == "value" and wrong.expected == wrong.term.text and evaluation.about >= 0.9
        bound = opposed and any(0 <= slot.start - wrong.end <= BOUND for slot in agreed)
        keys = [slot for slot in evaluation.of("agrees") if slot.term.role == "key" and _telling(slot)]
        told = near >= NEARLY_ALL or (len(keys) > 1 and near >= FOLLOWED and not _lacking(evaluation))
        denies = wrong.name == "polarity" and evaluation.about >= WHOLE_KEY and told
        slight = [term for term in evaluation.missing if term.weight < SLIGHT]
        met = (
            (bool(agreed) or opposed or denies)
            and evaluation.identified >= ABOUT_CONFLICT_KEY
            and (max(evaluation.beside(slight), evaluation.shared) >= STANCE or bound)
        )
        return Row("wrong-stance", met)
    if wrong.term.kind in ("quantity", "rank"):
        told = any(s.exact and s.draft is not None and compare.significant(s.draft) >= SPECIFIC for s in others)
        told_of = max(near, evaluation.shared) >= HARDLY
        return Row("wrong-figure", told_of and evaluation.identified >= (ABOUT_SUPPORT if told else ABOUT_CONFLICT))
    if wrong.term.kind == "time":
        if wrong.term.role == "value":
            followed = evaluation.beside([wrong.term]) >= VERBATIM and near >= FOLLOWED
            told = bool(others) or followed or (evaluation.about >= WHOLE_KEY and evaluation.shared >= ALL_SAID)
            told = (told or wrong.bound) and not _lacking(evaluation)
            return Row("wrong-date", evaluation.identified >= ABOUT_CONFLICT_KEY and told)
        whole = evaluation.about >= WHOLE_KEY and evaluation.shared >= ALL_SAID and not evaluation.missing
        followed = near >= (VERBATIM if evaluation.fact.figures else NEARLY_ALL)
        alone = not any(term.role == "value" or term.weight >= SLIGHT_KEY for term in evaluation.missing)
        sure = specific(evaluation.figure) or followed or whole or (alone and any(map(_telling, agreed)))
        told = any(slot.exact and slot.draft is not None for slot in agreed)
        sure = sure or (told and not evaluation.missing and evaluation.about >= WHOLE_KEY and near >= HARDLY)
        compared = wrong.term.time is not None and wrong.term.time.role == "base" and specific(evaluation.figure)
        known = evaluation.identified >= (ABOUT_SUPPORT if compared else ABOUT_CONFLICT_KEY)
        return Row("wrong-key-date", bool(agreed) and known and sure)
    if wrong.term.role == "key":
        return _conflicts_on_key(evaluation, wrong, others)
    if wrong.name == "term" and not wrong.said.startswith("“"):
        followed = evaluation.about >= 0.45 and evaluation.coverage >= ALL_SAID
        enough = VERBATIM if evaluation.fact.claim.list else 0.7
        sure = wrong.prefixed and evaluation.about >= WHOLE_KEY
        sure = sure or (
            wrong.graded and evaluation.identified >= ABOUT_SUPPORT and evaluation.beside([wrong.term]) >= 0.5
        )
        met = sure or (
            (evaluation.identified >= ABOUT_CONFLICT or followed) and evaluation.beside([wrong.term]) >= enough
        )
        return Row("wrong-word", met)
    near = evaluation.beside([wrong.term])
    if wrong.name == "place" and evaluation.about >= WHOLE_KEY:  # an event is told with its place alone
        near = evaluation.beside([wrong.term, *(term for term in evaluation.missing if term.role == "value")])
    if evaluation.fact.claim.list:  # what a draft leaves out of a list does not make it less like the rest
        near = evaluation.beside(term for term in evaluation.missing if term.role == "value")
    known = evaluation.identified >= (ABOUT_SUPPORT if wrong.akin else ABOUT_CONFLICT)
    met = known and (near >= 0.45 or _does(evaluation, wrong, evaluation.of("agrees")))
    if wrong.name == "event" and not others and any(term.role == "key" for term in evaluation.missing):
        met = False  # nothing says what is told of the event
    if wrong.name == "place" and any(t.role == "value" and t.kind == "rank" for t in evaluation.missing):
        met = False  # nothing says that it is the first there
    return Row("wrong-name", met)


def _only_occasion(evaluation: Evaluation) -> bool:
    """Whether a draft leaves out of the key nothing but the event at which it was done."""
    return all(t.entity is not None and t.entity.kind == "event" for t in evaluation.missing if t.role == "key")


def _coarser(slot: Slot) -> bool:
    """Whether a place in an order agrees that is not the source's own: 前十 for 前三."""
    return slot.term.rank is not None and not slot.term.rank.word and not slot.exact


def _identified_beside(evaluation: Evaluation, wrong: Slot) -> bool:
    """Whether the rest of the claim tells what the draft speaks of, by its key or by its own words."""
    around = evaluation.beside([wrong.term])
    if evaluation.about >= ABOUT_CONFLICT_KEY:
        return around >= FOLLOWED and bool(evaluation.of("agrees"))
    return around >= GRADED and any(map(_telling, evaluation.of("agrees")))


OWN_WORDS = 4
"""Characters from which a word tells one event from others."""


def _conflicts_on_key(evaluation: Evaluation, wrong: Slot, others: list[Slot]) -> Row:
    """A name or word that identifies the fact is another, and all else agrees."""
    around = evaluation.beside([wrong.term])
    if wrong.akin:  # the name itself tells what is spoken of, so that what else is left out counts for nothing
        around = evaluation.beside([wrong.term, *(term for term in evaluation.missing if term.role == "value")])
    known = evaluation.identified >= ABOUT_CONFLICT_KEY
    unsaid = [term for term in evaluation.missing if term.role == "value" and term.kind != "modal"]
    listed = evaluation.fact.claim.list is not None and wrong.name == "place"
    whole = not unsaid or listed
    if listed:  # what a draft leaves out of a list does not make it less like the rest
        around = evaluation.beside([wrong.term, *unsaid])
    if wrong.renumbered and wrong.name == "term" and (len(others) > 1 or (others and evaluation.coverage >= VERBATIM)):
        beside = evaluation.beside([wrong.term, *unsaid])
        return Row("wrong-key-word", evaluation.identified >= ABOUT_CONFLICT and beside >= FOLLOWED)
    if wrong.name == "term":
        if evaluation.fact.figures:
            measured = wrong.term.entity is not None and evaluation.coverage >= CLOSE  # 其中国际标准110项 for 国家标准
            sure = specific(evaluation.figure) or measured or wrong.prefixed or wrong.graded or wrong.lettered
            sure = sure or (wrong.sibling and around >= (VERBATIM if wrong.apart else 0.7))
            return Row("wrong-key-word", sure and bool(others) and known)
        if wrong.sibling and not evaluation.missing and around >= ENTIRE:
            return Row("wrong-key-word", True)
        telling = any(_telling(slot) for slot in others)
        whole_else = all(term.kind == "modal" for term in evaluation.missing)
        told = around >= (VERBATIM if wrong.apart or (wrong.sibling and whole_else) else 0.7)
        told = told or (wrong.sibling and not evaluation.missing and evaluation.shared >= 0.7)
        met = whole and telling and evaluation.identified >= ABOUT_CONFLICT and told
        return Row("wrong-key-word", met)
    if wrong.name == "place" and any(_coarser(s) for s in others):
        return Row("wrong-place", False)  # 深圳居前十 for 北京居前三: another place, and another rank
    if wrong.name == "place" and not specific(evaluation.figure):
        if any(slot.term.kind == "rank" for slot in others):
            known = evaluation.about >= WHOLE_KEY and not evaluation.elsewhen
        keys = [slot for slot in evaluation.of("agrees") if slot.term.role == "key"]
        ranked = any(slot.term.kind == "rank" for slot in others) and any(map(_telling, keys))
        all_said = not evaluation.missing and (ranked or any(map(_telling, others)))
        return Row("wrong-place", whole and bool(others) and known and around >= (VERBATIM if all_said else 0.9))
    telling = specific(evaluation.figure) or wrong.name == "scope" or any(_telling(slot) for slot in others)
    known = known or (around >= VERBATIM and sum(_telling(slot) for slot in others) > 1)
    met = bool(others) and known and (((telling or _alone(evaluation)) and around >= VERBATIM) or around >= 0.85)
    another = not wrong.akin or edition(wrong.said, wrong.expected) or wrong.said.startswith(wrong.expected)
    if wrong.name == "event" and another and not any(map(_its_own, others)):
        met = False
    return Row("wrong-key-name", met)


def _out(evaluation: Evaluation, wrong: Slot) -> bool:
    """Whether a draft announces the very thing that the claim tells as done, and nothing besides: 《…》拟于近期发布; or denies it."""
    if evaluation.about >= WHOLE_KEY and evaluation.shared >= ALL_TOLD:
        return True
    agreed = evaluation.of("agrees")
    document = any(slot.term.entity is not None and slot.term.entity.kind == "document" for slot in agreed)
    deed = any(is_deed(slot.term.text) for slot in agreed if slot.term.kind == "words")
    if wrong.name == "polarity":
        return document and deed and evaluation.about >= WHOLE_KEY and evaluation.shared >= FOLLOWED
    return wrong.said in ANNOUNCING and document and deed and evaluation.shared >= RELEASED


def _its_own(slot: Slot) -> bool:
    """Whether what agrees is of one event and not of many: no town, no occasion, and no word such as 发布."""
    if slot.term.entity is not None:
        return slot.term.entity.kind not in ("place", "event")
    if slot.term.kind == "words":
        return slot.term.role == "value" and len(slot.said) >= OWN_WORDS and not places.is_place(slot.term.text)
    return slot.term.kind != "modal"


def _alone(evaluation: Evaluation) -> bool:
    """Whether the draft tells of something that there is one of: the first, the only, of a thing that it names."""
    agreed = evaluation.of("agrees")
    first = any(slot.term.rank is not None and slot.term.rank.word for slot in agreed)
    return first and any(slot.term.role == "key" and slot.term.weight >= HEAVY for slot in agreed)


def _does(evaluation: Evaluation, wrong: Slot, agreed: list[Slot]) -> bool:
    """Whether the draft gives the other name the very deed that the claim gives its own: 由科技部主办."""
    text = evaluation.fact.reading.text
    return evaluation.about >= WHOLE_KEY and any(
        (slot.start == wrong.end and wrong.term.text + slot.term.text in text)
        or (slot.end == wrong.start and slot.term.text + wrong.term.text in text)
        for slot in agreed
    )


def _telling(slot: Slot) -> bool:
    """An agreed value that few facts share: not a date or a place, which many events have in common."""
    entity = slot.term.entity
    return (
        slot.term.kind not in ("time", "quantity", "rank")
        and (entity is None or entity.kind != "place")
        and slot.term.weight >= HEAVY
    )


def _named(evaluation: Evaluation) -> bool:
    """No weighty key is missing: without its subject a figure can't be called wrong."""
    return not _lacking(evaluation) or evaluation.coverage >= 0.8


def _lacking(evaluation: Evaluation) -> list[Term]:
    """The weighty keys that the draft doesn't say."""
    attached = evaluation.attached
    sure = [slot for slot in evaluation.of("agrees") if slot.term.entity is not None and slot.term.weight >= HEAVY]
    named = len({slot.term.entity for slot in sure if slot.term.role == "key"}) > 1
    told = [slot for slot in evaluation.of("agrees") if _telling(slot)]
    occasion = ("event",) if len(told) > 1 else ()
    return [
        term
        for term in evaluation.missing
        if term.role == "key"
        and term.kind in (("entity",) if named else ("entity", "words"))
        and term.weight >= HEAVY
        and term not in attached
        and (term.entity is None or term.entity.kind not in occasion)
    ]
