"""Wrong words: denials, plans told as results, members of lists, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.told import Maker, Mutant, Pool, Told
from zgccheck.fact import MODALS
from zgccheck.lexicon import ACTIONS

_DENIED = (
    ("已经", "尚未"), ("已", "尚未"), ("正式", "尚未"), ("允许", "不允许"), ("成功", "未能成功"), ("达到", "未达到"), ("实现", "未能实现"),
    ("位居", "未能位居"), ("跻身", "未能跻身"), ("成为", "未能成为"), ("获得", "未获得"),
)  # fmt: skip


def negation(told: Told, pool: Pool) -> Iterator[Mutant]:
    """One denial, in a clause of the claim's own words. Not of what somebody thinks or demands, nor where the claim itself denies
    or announces; nor of a deed that is only mentioned beside the fact (昨日举行的…论坛, 开幕式上发布的…, 随着…已运营)."""
    own = told.reading.slots
    if told.claim.by or any(m.kind == "polarity" or (m.kind == "status" and m.value == "planned") for m in own):
        return
    spots = [told.spots(t) for t in told.fact.terms if t.role == "value" or t.text in ACTIONS]
    clauses = {told.reading.clause(_normal(told, start)) for found in spots for start, _ in found}
    for word, denied in _DENIED:
        at = told.text.find(word)
        if at >= 0 and "“" not in told.text[:at] and told.reading.clause(_normal(told, at)) in clauses:
            yield told.put(at, at + len(word), denied)
            return
    for term in told.fact.terms:
        if term.text in ACTIONS and term.kind == "words":
            for start, end in told.spots(term)[:1]:
                if told.text[end : end + 1] != "的":
                    yield told.put(start, end, "没有" + told.text[start:end])
            return


def _normal(told: Told, at: int) -> int:
    """An offset of the sentence in its normalised text."""
    return next((i for i, origin in enumerate(told.reading.normal.origin) if origin >= at), len(told.reading.text))


_JOINT = "、和与及"


def list_member(told: Told, pool: Pool) -> Iterator[Mutant]:
    """An item of a closed list replaced by one of another list that shares no character with the sentence.

    Not names, which have their own classes, nor what is no item (a figure, the verb of the list).
    """
    if told.claim.list != "closed" or len(told.claim.value) < 3:
        return
    known = {term.text for term in told.fact.terms if term.entity is not None}
    for seed, item in enumerate(told.claim.value):
        at = next((m.start() for m in re.finditer(re.escape(item), told.text) if _listed(told, m.start(), m.end())), -1)
        end = at + len(item)
        if at < 0 or item in known or item in MODALS or any(char.isdigit() for char in item):
            continue
        if told.text[at - 1 : at] not in _JOINT and told.text[end : end + 1] not in _JOINT:
            continue
        picks = (pool.items[(seed + k * 11 + len(told.claim.id)) % len(pool.items)] for k in range(len(pool.items)))
        pick = next((p for p in picks if not set(p) & set(told.text) and abs(len(p) - len(item)) <= 3), None)
        if pick is not None:
            yield told.put(at, end, pick)


def _listed(told: Told, start: int, end: int) -> bool:
    """Whether words stand by themselves, and not in a longer term (科技 in 科技与产业创新融合)."""
    return not any(a <= start and end <= b and b - a > end - start for t in told.fact.terms for a, b in told.spots(t))


_FUTURE = re.compile(
    "将(?=在|于|正式|进一步|继续|持续|落地|落成|发布|推出|签署|设置|分享|建设|打造|构建|推动|畅通|聚焦|深化|保持|全力|成为|揭晓|逐步)"
)


def status(told: Told, pool: Pool) -> Iterator[Mutant]:
    """已 for 将 and for 预计, 拟 for 已."""
    if (match := re.search("预计将?", told.text)) or (match := _FUTURE.search(told.text)):
        yield told.put(match.start(), match.end(), "已")
    elif match := re.search("(?<!早)已(?!经)", told.text):
        yield told.put(match.start(), match.end(), "拟")


def quotation(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Two characters inside quotation marks exchanged."""
    for value in told.claim.value:
        at = told.text.find(value)
        if value.startswith("“") and len(value) >= 14 and at >= 0:
            for middle in sorted({len(value) // 4, len(value) // 2, 3 * len(value) // 4}):
                if value[middle : middle + 2].isalnum():
                    yield told.put(at + middle, at + middle + 2, "绝对")


MAKERS: dict[str, Maker] = {
    "negation": negation, "list-member": list_member, "status": status, "quotation": quotation,
}  # fmt: skip
