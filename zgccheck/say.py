"""What is said to a person of a finding, in both languages; one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zgccheck.evaluation import Slot
from zgccheck.model import Claim, Dispute, Mention, Quantity, Rank, TimeSpan
from zgccheck.store import Base

REASONS: dict[str, tuple[str, str]] = {
    "agrees": ("与来源一致", "agrees with the sources"),
    "rounded": ("四舍五入后与来源一致", "agrees once rounded"),
    "coarser-date": ("日期较来源粗略，一致", "a coarser date, agrees"),
    "finer-date": ("日期较来源具体，一致", "a finer date, agrees"),
    "sources-differ": ("各来源说法不一", "the sources differ"),
    "quantity-mismatch": ("数字不符", "the figure differs"),
    "hedge-dropped": ("来源用的是概数，稿件写成确数", "the source hedges the figure, the draft does not"),
    "unit-mismatch": ("单位不符", "the unit differs"),
    "direction-mismatch": ("增减方向相反", "the direction is reversed"),
    "date-mismatch": ("日期不符", "the date differs"),
    "rank-mismatch": ("名次不符", "the rank differs"),
    "ordinal-mismatch": ("序次不符", "the ordinal differs"),
    "scope-mismatch": ("范围不符", "the scope differs"),
    "person-mismatch": ("人名不符", "the person differs"),
    "organisation-mismatch": ("机构不符", "the organisation differs"),
    "place-mismatch": ("地点不符", "the place differs"),
    "event-mismatch": ("活动不符", "the event differs"),
    "document-mismatch": ("文件名不符", "the document differs"),
    "not-in-list": ("来源所列之外", "not in the sources' list"),
    "beyond-open-list": ("来源的列举未尽，无法判定", "beyond a list that the source leaves open"),
    "term-mismatch": ("用词与来源不符", "the words differ"),
    "title-mismatch": ("职务不符", "the title differs"),
    "quotation-altered": ("引语与原话不符", "the quotation differs from the words spoken"),
    "polarity": ("肯定与否定相反", "affirmed against denied"),
    "status": ("进展状态不符（计划与已完成）", "planned against done"),
    "more-precise-than-source": ("比来源更具体，无法判定", "more precise than the source, cannot be decided"),
    "relative-date": ("相对日期，没有可依的时点", "a relative date with no clock to go by"),
    "year-unknown": ("一方没有年份，无法比较", "one side gives no year"),
    "date-overlap": ("时期部分重叠，无法判定", "the periods overlap in part"),
    "unit-unknown": ("单位无法换算，无法判定", "the units do not convert"),
    "level-or-change": ("一个是数量，一个是增减，无法判定", "a level against a change"),
    "rank-other-kind": ("位次的说法不同类，无法比较", "another kind of rank"),
    "no-claim": ("来源未涉及", "the sources do not speak to it"),
    "another-fact": ("像是另一件事", "looks like another fact"),
    "key-not-established": ("无法确认说的是同一件事", "cannot be shown to be the same fact"),
}


def expected(slot: Slot, claim: Claim) -> str:
    """The claim's own words for the slot."""
    if slot.name in ("polarity", "status") and slot.expected == claim.statement:
        return claim.statement
    for text in (*claim.value, *claim.key):
        if slot.expected and slot.expected in text.lower():
            at = text.lower().index(slot.expected)
            return text[at : at + len(slot.expected)]
    return slot.expected


def message(
    verdict: str, reason: str, slot: Slot, claim: Claim, said: str, expects: str, others: Sequence[Claim]
) -> dict[str, str]:
    zh, en = REASONS.get(reason, (reason, reason))
    if verdict == "conflict":
        gap = _gap(slot)
        return {
            "zh": f"{zh}：稿件 {said}，来源 {expects}" + (f"，相差 {gap}" if gap else ""),
            "en": f"{en}: draft {said}, source {expects}" + (f", off by {gap}" if gap else ""),
        }
    if verdict == "disputed":
        others_en = " / ".join(other.statement_en or other.statement for other in others)
        sides = "；".join(other.statement.rstrip("。") for other in others)
        return {
            "zh": f"{zh}：{claim.statement.rstrip('。')}；另一说：{sides}",
            "en": f"{en}: {claim.statement_en or claim.statement} / {others_en}",
        }
    return {"zh": f"{zh}：{claim.statement}", "en": f"{en}: {claim.statement_en or claim.statement}"}


def _gap(slot: Slot) -> str:
    """Relative difference of two bare figures, for a person."""
    source = slot.term.quantity
    if slot.reason != "quantity-mismatch" or source is None or slot.draft is None or source.written == 0:
        return ""
    ratio = (slot.draft.written - source.written) / source.written * 100
    if abs(ratio) >= 1000:
        return f"{slot.draft.written / source.written:.3g} ×"
    digits = Decimal("0.1") if abs(ratio) >= Decimal("0.1") else Decimal("0.001")
    return f"{ratio.quantize(digits):+}%"


def title(verdict: str, said: str, expects: str, name: str) -> dict[str, str]:
    if verdict == "supported":
        return {"zh": f"职务与来源一致：{name}，{expects}", "en": f"title agrees: {name}, {expects}"}
    return {
        "zh": f"职务不符：稿件 {said}，来源 {expects}（{name}）",
        "en": f"the title differs: draft {said}, source {expects} ({name})",
    }


def agreed_title(claim: Claim) -> str:
    return f"title agrees: {claim.statement_en or claim.statement}"


def holder(said: str, name: str, claim: Claim) -> dict[str, str]:
    return {
        "zh": f"人名不符：稿件 {said}，来源 {name}（{claim.statement}）",
        "en": f"the person differs: draft {said}, source {name} ({claim.statement_en or claim.statement})",
    }


def quoted(claim: Claim) -> dict[str, str]:
    return {
        "zh": f"引语与原文一致：{claim.statement}",
        "en": f"the quotation is the source's: {claim.statement_en or claim.statement}",
    }


def counterpart(verdict: str, reason: str, said: str, expects: str, claim: Claim) -> dict[str, str]:
    zh, en = REASONS.get(reason, (reason, reason))
    if verdict == "conflict":
        return {"zh": f"{zh}：稿件 {said}，来源 {expects}", "en": f"{en}: draft {said}, source {expects}"}
    return {"zh": f"{zh}：{claim.statement}", "en": f"{en}: {claim.statement_en or claim.statement}"}


def unverified(reason: str, said: str, hints: Sequence[tuple[Claim, float]]) -> dict[str, str]:
    zh, en = REASONS.get(reason, (reason, reason))
    return {"zh": f"{zh}：{said}", "en": f"{en}: {said}"}


NOTE_KINDS: dict[str, tuple[str, str]] = {
    "probable-misprint": ("疑似误排", "probable misprint"),
    "misprint": ("误排", "misprint"),
    "layout": ("版面", "layout"),
    "caveat": ("注意", "caveat"),
    "inferred": ("推定", "inferred"),
    "carried": ("承上文", "from the text before"),
    "amended": ("更正后核对", "once put right"),
    "dispute": ("来源不一", "the sources differ"),
    "gloss": ("论断英文", "the claim in English"),
}


def note(kind: str, zh: str, en: str = "") -> dict[str, str]:
    """A note by language; a base that gives no English is read in the language that it has."""
    label = NOTE_KINDS.get(kind, (kind, kind))
    return {"zh": f"{label[0]}：{zh}", "en": f"{label[1]}: {en or zh}"}


def carried(words: Sequence[str]) -> dict[str, str]:
    return note("carried", "、".join(words), ", ".join(words))


def amended(words: Sequence[str]) -> dict[str, str]:
    return note("amended", "、".join(words), ", ".join(words))


def inferred(entry: Mapping[str, str]) -> dict[str, str]:
    words, why = entry.get("words", ""), entry.get("why", "")
    return note("inferred", f"{words}（{why}）", f"{words} ({entry.get('why_en') or why})")


def printed(told: Mapping[str, str]) -> dict[str, str]:
    """What the page prints, what stands for it, and why."""
    page, right, why = told.get("printed", ""), told.get("right", ""), told.get("evidence", "")
    return note(
        told.get("kind", "note"),
        f"来源印作“{page}”，当作“{right}”" + (f"（{why}）" if why else ""),
        f"the source prints “{page}” for “{right}”" + (f" ({told.get('evidence_en') or why})" if why else ""),
    )


def dispute(told: Dispute) -> dict[str, str]:
    zh = told.about + (f"（{told.why}）" if told.why else "")
    why = told.why_en or told.why
    return note("dispute", zh, (told.about_en or told.about) + (f" ({why})" if why else ""))


def notes(claim: Claim, base: Base, others: Sequence[Claim]) -> tuple[Mapping[str, str], ...]:
    """What the claim's curator wrote beside it: a misprint, a caveat, what is inferred, a dispute with `others`."""
    found = [printed(claim.note)] if claim.note else []
    if claim.caveat:
        found.append(note("caveat", claim.caveat, claim.caveat_en))
    found += [inferred(entry) for entry in claim.inferred]
    if others:
        names = {claim.id, *(other.id for other in others)}
        found += [dispute(told) for told in base.disputes.values() if names <= set(told.claims)]
    return tuple(found)


def slot_of(mention: Mention) -> str:
    if isinstance(mention.value, Quantity):
        return "quantity"
    if isinstance(mention.value, Rank):
        return "rank"
    return "date" if isinstance(mention.value, TimeSpan) else mention.kind
