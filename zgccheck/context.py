"""What stands before a sentence, and what it adds to a report: a subject, a year, an occasion that the sentence takes from there.

A sentence is checked by itself first. What that leaves open is asked again with the text before it, and an answer is taken
only where the sentence leans on that text; a carried word is named in a note. Where the carry is doubtful, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zgccheck import places
from zgccheck.along import together
from zgccheck.evaluation import Slot
from zgccheck.fact import Term
from zgccheck.finding import ordered, worst
from zgccheck.model import Finding, Report
from zgccheck.reading import Lead, Reading
from zgccheck.text import normalise
from zgccheck.verdict import Ruling, specific

SENTENCES = 6
"""How many sentences before it a sentence leans on, beside the paragraph's first."""
SLIGHT = 4.5
"""Weight of a key word that identifies nothing by itself: 现场, 举办."""
COMMON = 4.0
"""Weight of a word that most texts have: 企业, 全国."""
SHORT = 40
"""Code points of a sentence that has no room for another subject."""
LONGEST = 600
"""Code points of the text before a sentence that are read."""

ABOUT = 0.6
"""Share of a claim's key that a sentence has by itself, from which the text before may complete it."""
HALF_TOLD = 0.5
"""Share of a claim's key from which a sentence with the claim's value may be about it."""
OWN_FACT = 0.75
"""Share of a claim's key from which a sentence speaks of that claim."""
OWN = 0.5
"""Share of a claim that a sentence has by itself, from which it is borne out whatever it leans on."""
OPENING = 1
"""Characters before a sentence's first word of a claim that can hold no subject of its own."""
FRESH = 2
"""Ends of sentences since a name for which it still is what is spoken of."""
FOLLOWED = 0.85
"""Coverage of a wording, but for the wrong word, from which a sentence without its subject is called wrong."""

_HEADS = "中心 研究院 学院 医院 大学 公司 集团 联盟 论坛 大会 大赛 装置 工程 光源 望远镜 平台 基金 指数 报告 产业园 园区 实验室 机器人 示范区".split()
"""Nouns that by themselves stand for a name that ends with them."""
_PREDICATE = "的已将还也都在有共拥设每累现招开聚从由为与是不正曾又能可把被让给吸入获取达占建成举发首今去全两三各院负"
"""What may follow a noun that is a subject by itself: 学院招收…, and not 学院食堂."""
_STOP = re.compile("[。!?]")
_LINK = re.compile(
    "[,、]|此外|同时|另外|而且?|并且?|据介绍|据悉|目前|截至目前|其中|当年|同一?年|这一年|同一?时?期|这一时期|单是|仅|还|也|已|共|累计|每年|全年|今年|去年|全市|全省|本市|这里可?"
)
"""Words before a subject, or without one."""
_LEANS = re.compile(
    r"^(?:[“‘]|目前|截至目前|此外|同时|另外|而|并且?|据介绍|据悉)*[,，]?"
    r"(?:其(?![他它余实])|它|他|她|该|此次|此|这|那|上述|前述|当年|当天|当日|同年|同比|同期|同日|全市|全省|本市|本届|本次|会上|会议|论坛上|年会|大会)"
)
"""How a sentence begins that speaks of what was named before it."""
_ANAPHOR = re.compile(
    "该(?!如何)|其(?![他它余实])|它们?|上述|这一|这个|这些|这座|这项|此次|本届|当年|同比|同期|全市|本市|(?<!论坛)年会"
)

_NAMES = re.compile(
    "该(?!如何)|其(?![他它余实次])|它们?|上述|前述|^[这那][里儿]|(?<=在)[这那][里儿]|^那些|^那批|这(?:[个座项些款台套家种批位名群类所份部件届场支颗枚条期轮艘辆架]|一(?![年天次刻时月日点])|[0-9一二两三四五六七八九十]+[个座项家套款台种批位名所条支])|后者|前者"
)
"""Words that stand for something named before, and not for a time or place alone."""

_PLAIN = re.compile(r"[^\W\d_的了在有是把就也都已能靠从其该此这那他她它及和与为将由要会]+")
"""Words without any that only bind: a name."""
_OTHERS = re.compile(
    "某|我们|我的|笔者|老家|家乡|同事|邻居|另一[个家座项]|其他城市|其它城市|外省|外地|同类|(?:作为|与之)(?:参照|对照|对比)|相比之下|相形之下"
)
"""Words that speak of something else than what stands before, for comparison."""

_MEASURE = re.compile(
    "(?<!这一)(?<!这个)(?<!该)(?:规模|金额|产值|增加值|数量|面积|人数|收入|利润|强度|投入|密度|余额|税收|[^\\W\\d_a-z]{2}(?<!总)[量额率])"
    "(?:均|也|仅|都|已|将|则|约|已经|共|达到?|为|是|有|超过?|突破|接近|近|增至|升至|增长|下降)*[0-9一二两三四五六七八九十百千万]"
)
"""A noun that says what the figure after it measures."""


def lead(before: Sequence[str], headings: Sequence[str]) -> Lead:
    """The text that leads up to a sentence: its headings, the paragraph's first sentence, those right before it."""
    near = list(before[-SENTENCES:])
    if len(before) > SENTENCES:
        near.insert(0, before[0])
    heads, told = (_sentences(texts) for texts in (headings, near))
    while heads + told and sum(map(len, heads + told)) > LONGEST:
        (heads or told).pop(0)
    end = sum(map(len, heads))
    return Lead("".join(heads + told), (end - len(heads[-1]), end) if heads else (0, 0))


def _sentences(texts: Sequence[str]) -> list[str]:
    return [text if text[-1] in "。！？!?；;”" else text + "。" for text in (text.strip() for text in texts) if text]


def settled(report: Report, rulings: Sequence[Ruling]) -> bool:
    """Whether nothing is left for a context to decide: all is borne out, and no claim differs that lacks but a place or a date."""
    right = bool(report.findings) and all(finding.verdict in ("supported", "disputed") for finding in report.findings)
    doubtful = any(
        r.evaluation.about >= (ABOUT if r.reason == "key-not-established" else HALF_TOLD)
        and (r.reason == "key-not-established" or _half_told(r))
        for r in rulings
    )
    return right and not doubtful and not leaning(report.text)


def _half_told(ruling: Ruling) -> bool:
    """Whether a claim's value is there and its key is not all."""
    values = [
        slot for slot in ruling.evaluation.of("agrees") if slot.term.role == "value" and slot.term.kind != "modal"
    ]
    return ruling.outcome == "unverified" and bool(values) and bool(ruling.evaluation.missing)


def merged(alone: Report, wide: Report) -> Report:
    """The report on a sentence by itself, completed and corrected by what its context lets one say."""
    leans = leaning(alone.text)
    told = (
        {(f.verdict, f.claim, f.slot, f.text): f for f in wide.findings} if leans else {}
    )  # with what is carried named
    decided = [f for f in alone.findings if f.verdict != "unverified" and not (leans and _overruled(f, wide))]
    decided = [told.get((f.verdict, f.claim, f.slot, f.text), f) for f in decided]
    open_still = {(f.start, f.end) for f in wide.findings if f.verdict == "unverified"}
    still = [f for f in alone.findings if f.verdict == "unverified" and (f.start, f.end) in open_still]
    asked = {(f.start, f.end) for f in alone.findings if f.verdict == "unverified"}
    for finding in wide.findings:
        open_to = (finding.start, finding.end) in asked or not any(_meets(finding, other) for other in decided)
        if finding.verdict != "unverified" and open_to:
            decided.append(finding)
            still = [other for other in still if not _within(other, finding)]
    findings = ordered([*decided, *still])
    return replace(alone, verdict=worst(findings), checkable=bool(findings), findings=tuple(findings))


def borrowed(ruling: Ruling, draft: Reading) -> bool:
    """Whether a ruling rests on words before the sentence that the sentence does not lean on.

    Any sentence may take a place, a time or an occasion from there; what it speaks of only if it stands for it with a word
    (该装置, 其中, or an opening 同比); what it measures only if it names no measure of its own; and nothing where it turns to
    something else for comparison. To be called wrong it must speak of the fact itself, in a word of the key at least.
    """
    if not draft.since:
        return False
    sentence = draft.text[draft.since :]
    names = _NAMES.search(sentence) is not None or sentence.startswith(("同比", "占", "较上年", "比上年"))
    keys = [slot for slot in ruling.evaluation.of("agrees") if slot.term.role == "key"]
    carried = [slot for slot in keys if slot.start < draft.since]
    if _unsaid(ruling, draft):
        return True
    if not carried:
        return False
    if ruling.outcome == "conflict" and ruling.slot is not None and ruling.slot.expected in draft.text[: draft.since]:
        return True  # the text before tells it, and tells it right
    told = [slot for slot in carried if slot.term.weight > SLIGHT and not _setting(slot.term)]
    names = names or _listed(draft) or any(_headed(slot, sentence) for slot in told) or _sectional(told, draft)
    measured = any(slot.term.entity is not None and slot.term.entity.kind == "measure" for slot in carried)
    if _OTHERS.search(sentence) or (measured and _measures(draft, ruling.evaluation.fact.reading.text)):
        return True
    if ruling.outcome == "supported" and _sure(ruling, told, draft):
        return False
    if told and not names and not _continues(ruling, told, draft):
        return True
    agreed = [slot for slot in ruling.evaluation.of("agrees") if slot.start >= draft.since]
    own = [slot for slot in agreed if not _setting(slot.term) and (names or slot.term.role == "key")]
    telling = names or any(slot.term.weight > COMMON for slot in own)
    return ruling.outcome == "conflict" and not (own and telling) and not (names and _bare(ruling, draft))


def _unsaid(ruling: Ruling, draft: Reading) -> bool:
    """Whether a sentence with another name would be wrong of what it does not say: a value that stands before it."""
    slot = ruling.slot
    if ruling.outcome == "conflict" and slot is not None and slot.name in ("status", "polarity"):
        before = [s for s in ruling.evaluation.of("agrees") if s.term.role == "value" and s.start < draft.since]
        missing = [term for term in ruling.evaluation.missing if term.role == "value"]
        return slot.name == "status" and bool(before or missing)
    if ruling.outcome != "conflict" or slot is None or slot.term.role != "key" or slot.name == "term":
        return False
    values = [
        slot for slot in ruling.evaluation.of("agrees") if slot.term.role == "value" and slot.term.kind != "modal"
    ]
    return any(slot.start < draft.since and not _setting(slot.term) for slot in values)


def _sectional(told: Sequence[Slot], draft: Reading) -> bool:
    """Whether the sentence's heading names what it would take from before it, and the sentence nothing else of the kind."""
    start, end = draft.section
    kinds = {slot.term.entity.kind if slot.term.entity is not None else "" for slot in told}
    own = {named.entity.kind for named in draft.names if named.start >= draft.since}
    return bool(told) and all(start <= slot.start and slot.end <= end for slot in told) and not kinds & own


def _sure(ruling: Ruling, told: Sequence[Slot], draft: Reading) -> bool:
    """Whether support needs no word that leans: by a figure of many digits, by most of the claim, or by what the headings name."""
    agreed = [slot for slot in ruling.evaluation.of("agrees") if slot.start >= draft.since]
    if not agreed or _of_another(ruling, min(slot.start for slot in agreed), draft):
        return False
    if any(slot.exact and specific(ruling.evaluation.figure) for slot in agreed):
        return True
    terms = [t for t in ruling.evaluation.fact.terms if t.kind != "modal" and t.role != "context"]
    own = sum(slot.term.weight for slot in agreed)
    if own >= OWN * sum(term.weight for term in terms):
        return True
    return all(slot.end <= draft.section[1] for slot in told)


def _of_another(ruling: Ruling, first: int, draft: Reading) -> bool:
    """Whether the clause begins with a subject of its own right before the first word of the claim: 百济神州净利润6.4亿元."""
    start = max(draft.since, draft.clause_span(first)[0])
    opening = _LINK.sub("", draft.text[start:first])
    return (
        len(opening) > OPENING
        and _PLAIN.fullmatch(opening) is not None
        and opening not in ruling.evaluation.fact.reading.text
    )


def outspoken(ruling: Ruling, other: Ruling, draft: Reading) -> bool:
    """Whether support takes its subject from before, and the sentence itself names what another claim has its figure wrong of."""
    if (
        other.outcome != "conflict"
        or ruling.slot is None
        or other.slot is None
        or ruling.slot.name != "quantity"
        or other.slot.start != ruling.slot.start
    ):
        return False
    return bool(_taken(ruling, draft)) and not _taken(other, draft) and other.evaluation.about >= OWN_FACT


def _taken(ruling: Ruling, draft: Reading) -> list[Slot]:
    """What of the key stands before the sentence alone, but for its place and time."""
    agreed = ruling.evaluation.of("agrees")
    return [
        s
        for s in agreed
        if s.term.role == "key" and s.start < draft.since and s.term.weight > SLIGHT and not _setting(s.term)
    ]


def shared(ruling: Ruling, other: Ruling, draft: Reading) -> bool:
    """Whether a conflict rests on no more of the text before than a fact beside it that the sentence bears out.

    夺冠项目是从68个国家的2100个项目里脱颖而出的: where the countries are the contest's, so are the projects.
    """
    slot = ruling.slot
    if ruling.outcome != "conflict" or slot is None or slot.start < draft.since:
        return False
    if slot.name in ("status", "polarity", "quotation", "date"):
        return False
    if slot.expected in draft.text[: draft.since] or ruling.evaluation.beside([slot.term]) < FOLLOWED:
        return False
    carried, theirs = (
        {s.term.text for s in one.evaluation.of("agrees") if s.start < draft.since and s.term.role == "key"}
        for one in (ruling, other)
    )
    return bool(carried) and carried <= theirs and together(ruling, other)


def _continues(ruling: Ruling, told: Sequence[Slot], draft: Reading) -> bool:
    """Whether the sentence goes on about what was just named and leaves its subject out: 净利润也站上了6.4亿元.

    It opens with a word of the claim, and nothing else of the subject's kind has been named since.
    """
    here = [slot for slot in ruling.evaluation.slots if slot.start >= draft.since]
    own = [slot for slot in here if slot.term.role == "key" and slot.relation == "agrees" and not _setting(slot.term)]
    opening = draft.text[_measured(draft) : min((slot.start for slot in here), default=len(draft.text))]
    opening = _LINK.sub("", opening).rstrip("的")
    if not own or (len(opening) > OPENING and opening not in ruling.evaluation.fact.reading.text):
        return False
    wrong = [ruling.slot.term] if ruling.outcome == "conflict" and ruling.slot is not None else []
    if wrong and ruling.evaluation.beside(wrong) < FOLLOWED:
        return False
    return all(_fresh(slot, draft) for slot in told)


def _listed(draft: Reading) -> bool:
    """Whether the sentence is an item of what the text before announces: 按照…计划,每年给予资金支持的有:."""
    return draft.text[: draft.since].rstrip("。").endswith(":")


def _measured(draft: Reading) -> int:
    """Where the sentence goes on behind clauses that open with what they measure: 净利润6.4亿元,毛利率92%."""
    at = draft.since
    measures = {named.start for named in draft.names if named.entity.kind == "measure"}
    while at < len(draft.text) and (at in measures or _MEASURE.match(draft.text, at)):
        at = draft.clause_span(at)[1]
    return at


def _headed(slot: Slot, sentence: str) -> bool:
    """Whether the sentence's subject is the last noun of a carried name, by itself: 学院 for 北京中关村学院."""
    noun = next((word for word in _HEADS if slot.term.text.endswith(word) and len(slot.term.text) > len(word) + 2), "")
    alone = f"(?:^|[,;:，])(?:目前|如今|同时|此外|而|同期|当年|[，,])*{noun}(?=[{_PREDICATE}]|$)"
    return bool(noun) and re.search(alone, sentence) is not None


def _fresh(slot: Slot, draft: Reading) -> bool:
    """Whether a carried name was the last of its kind to be named, not long before."""
    entity = slot.term.entity
    same = [n for n in draft.names if entity is not None and n.entity.name == entity.name and n.end <= draft.since]
    last = max([named.end for named in same] + [slot.end])
    between = draft.text[last : draft.since]
    others = [n for n in draft.names if last <= n.start < draft.since and entity is not None]
    rival = any(n.entity.kind == entity.kind and n.entity.name != entity.name for n in others if entity is not None)
    return not rival and len(_STOP.findall(between)) <= FRESH


def _bare(ruling: Ruling, draft: Reading) -> bool:
    """Whether the sentence gives next to nothing but what is wrong, so that it can only speak of what stands before."""
    slot = ruling.slot
    return slot is not None and slot.name in ("date", "quantity", "place") and len(draft.text) - draft.since <= SHORT


def _measures(draft: Reading, claim: str) -> bool:
    """Whether the sentence says itself what it measures, and it is nothing of the claim's."""
    for named in draft.names:
        if named.entity.kind == "measure" and named.start >= draft.since:
            if not any(form in claim for form in named.forms):
                return True
    return _MEASURE.search(draft.text, draft.since) is not None


def _setting(term: Term) -> bool:
    kind = term.entity.kind if term.entity is not None else ""
    return term.kind == "time" or kind in ("place", "event") or places.is_place(term.text)


def leaning(sentence: str) -> bool:
    """Whether a sentence takes its subject or its time from what stands before it."""
    text = normalise(sentence).text
    return _LEANS.match(text) is not None or _ANAPHOR.search(text) is not None


def _overruled(finding: Finding, wide: Report) -> bool:
    """Whether the context says otherwise: it bears out what the sentence alone has wrong, or names whom 该装置 means."""
    if any((f.verdict, f.claim, f.start) == (finding.verdict, finding.claim, finding.start) for f in wide.findings):
        return False
    if finding.verdict == "supported" and any(
        (f.verdict, f.claim) == ("conflict", finding.claim) for f in wide.findings
    ):
        return True
    there = [other for other in wide.findings if _meets(finding, other)]
    borne = any(other.verdict in ("supported", "disputed") for other in there)
    return borne if finding.verdict == "conflict" else not borne and any(f.verdict == "conflict" for f in there)


def _meets(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end and (one.claim == other.claim or one.slot == other.slot)


def _within(one: Finding, other: Finding) -> bool:
    return other.start <= one.start and one.end <= other.end
