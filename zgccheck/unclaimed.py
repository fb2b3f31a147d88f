"""What stays unverified: a draft's checkable readings that no standing ruling speaks to, and items beyond open lists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from zgccheck import lists
from zgccheck.compare import FINER, dated
from zgccheck.conflicts import ABOUT_SUPPORT
from zgccheck.evaluation import Slot
from zgccheck.model import Claim, Finding, Mention, Quantity, TimeSpan
from zgccheck.reading import Reading
from zgccheck.verdict import Ruling

HINTS = 3
"""Claims that resemble what stays unverified, at most."""


def unclaimed(
    draft: Reading, standing: Sequence[Ruling], findings: Sequence[Finding], dates: Collection[Mention] = ()
) -> list[Mention]:
    """Readings, in order, that assert something by themselves and that nothing found speaks to; of dates, those given."""
    return [
        mention
        for mention in draft.slots
        if mention.start >= draft.since
        and (_assertive(mention, draft) or mention in dates)
        and not _named(mention, draft)
        and not _counts_list(mention, draft)
        and not _counts_members(mention, draft, standing)
        and not _counts_characters(mention, draft)
        and not _spoken(mention, standing, draft, findings)
    ]


def announced(draft: Reading, standing: Sequence[Ruling]) -> list[Mention]:
    """Dates of what is to come, in a clause without a figure in which no standing ruling has a word: 计划2028年量产, 自5月1日起施行."""
    told = {draft.clause(slot.start) for ruling in standing for slot in ruling.evaluation.slots}
    told |= {draft.clause(m.start) for m in draft.slots if isinstance(m.value, Quantity) and m.checkable}
    return [
        mention
        for mention in draft.slots
        if isinstance(mention.value, TimeSpan)
        and dated(mention.value)
        and draft.clause(mention.start) not in told
        and _TO_COME.search(draft.text, *draft.clause_span(mention.start))
    ]


_TO_COME = re.compile("计划|拟于|拟在|将[在于]|力争|预计|起(?:正式)?(?:施行|实施|执行|生效|启用)")


def beyond(standing: Sequence[Ruling]) -> list[tuple[Slot, Ruling]]:
    """Items that a supported claim's open list does not have, and that no other claim bears out."""
    return [
        (slot, ruling)
        for ruling in standing
        if ruling.outcome == "supported"
        for slot in ruling.evaluation.of("undecided")
        if slot.name == "list"
        and not any(
            agreed.start < slot.end and slot.start < agreed.end
            for other in standing
            for agreed in other.evaluation.of("agrees")
        )
    ]


def _assertive(mention: Mention, draft: Reading) -> bool:
    following = draft.text[mention.end : mention.end + 2]
    if isinstance(mention.value, Quantity) and (
        (mention.text.endswith("年") and (following.startswith(_WHEN) or _PLAN.search(draft.text, 0, mention.start)))
        or (mention.text.endswith("天") and following.startswith(("里", "间", "来")))
    ):
        return False  # when, not how much
    return mention.checkable and mention.kind not in ("date", "period", "polarity", "status", "ordinal", "first")


_PLAN = re.compile("十[一二三四五六]五”?(?:时期|期间)?[这的]?$")
"""What a five years' plan's own years come after: “十四五”五年."""
_WHEN = ("来", "间", "内", "里", "后", "前", "之后", "之前", "以后", "以前", "以来")
"""After 十年: a time, as in 十年间 and 十年之后."""


def _named(mention: Mention, draft: Reading) -> bool:
    """A name in quotation marks is no quotation."""
    return mention.kind == "quotation" and any(
        n.start <= mention.start + 1 and mention.end - 1 <= n.end for n in draft.names
    )


def _counts_list(mention: Mention, draft: Reading) -> bool:
    """苏州、常州、绍兴三座城市: a count of what has just been listed says nothing more."""
    value = mention.value
    if not isinstance(value, Quantity) or value.hedge or value.written > 20:
        return False
    told = [items for items in lists.read(draft.text) if len(items) == value.written]
    return any(
        items[-1].start < mention.start <= items[-1].end
        or (items[0].start <= mention.start and _ARE.match(draft.text, mention.end, items[0].end) is not None)
        for items in told
    )


_ARE = re.compile(r"[^\W\d_]{0,6}?(?:分别)?(?:是|为|:|即|包括|有)")
"""Between a count and the list of what it counts: 三个支点是…."""


def _counts_members(mention: Mention, draft: Reading, standing: Iterable[Ruling]) -> bool:
    """由科技部、国家发展改革委等八家单位主办: a count behind 等 that is the count of the claim's whole list."""
    value = mention.value
    if not isinstance(value, Quantity) or value.hedge or not draft.text.endswith("等", 0, mention.start):
        return False
    whole = (r for r in standing if r.outcome == "supported" and r.evaluation.fact.claim.list == "closed")
    return any(len([t for t in r.evaluation.fact.values if t.kind != "modal"]) == value.written for r in whole)


def _counts_characters(mention: Mention, draft: Reading) -> bool:
    """“元启未来”四个字: a count of the characters that have just been quoted."""
    said = _QUOTED.search(draft.text, 0, mention.start)
    value = mention.value
    spelled = draft.text.startswith(("字", "大字"), mention.end)
    return spelled and said is not None and isinstance(value, Quantity) and value.written == len(said[1])


_QUOTED = re.compile("“([^“”]+)”(?:这|的|是)?$")


def _spoken(mention: Mention, standing: Iterable[Ruling], draft: Reading, findings: Iterable[Finding]) -> bool:
    for ruling in standing:
        for slot in ruling.evaluation.slots:
            if slot.start < mention.end and mention.start < slot.end and slot.relation != "undecided":
                return True
        for start, end in ruling.evaluation.hits:
            if start <= mention.start and mention.end <= end:
                return True
        for wording in ruling.evaluation.fact.wordings:
            if any(own.value == mention.value and own.kind == mention.kind for own in wording.slots):
                return True
    start, end = draft.span(mention.start, mention.end)
    return any(
        (f.slot in ("title", "quotation") and f.start < end and start < f.end) or (f.start, f.end) == (start, end)
        for f in findings
    )


def finer(draft: Reading, rulings: Sequence[Ruling]) -> dict[Mention, list[tuple[Claim, float]]]:
    """Dates too fine for what the claims say of their fact, each with those claims and their scores, best first."""
    found: dict[Mention, list[tuple[Claim, float]]] = {}
    for ruling in sorted(rulings, key=lambda ruling: -ruling.score):
        spans = {
            (slot.start, slot.end)
            for slot in ruling.evaluation.of("undecided")
            if slot.reason == FINER and slot.term.kind == "time" and ruling.evaluation.about >= ABOUT_SUPPORT
        }
        for mention in draft.slots:
            if mention.start >= draft.since and (mention.start, mention.end) in spans:
                found.setdefault(mention, []).append((ruling.evaluation.fact.claim, ruling.score))
    return {mention: hints[:HINTS] for mention, hints in found.items()}
