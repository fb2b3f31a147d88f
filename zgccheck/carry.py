"""Whether a ruling may rest on words of the text before its sentence: what the sentence takes from there, and what it says itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from zgccheck import places
from zgccheck.along import together
from zgccheck.conflicts import specific
from zgccheck.evaluation import Slot
from zgccheck.fact import Term
from zgccheck.reading import Reading
from zgccheck.verdict import Ruling

SLIGHT = 4.5
"""Weight of a key word that identifies nothing by itself: 现场, 举办."""
COMMON = 4.0
"""Weight of a word that most texts have: 企业, 全国."""
SHORT = 40
"""Code points of a sentence that has no room for another subject."""
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
_KINDS = "指数 榜单 报告 论坛 大会 大赛 基金".split()
"""Nouns of things that no other noun stands for."""
_POINTED = re.compile(
    f"(?:该|这[一个项座款家套])({'|'.join([*_HEADS, '系统', '模型', '芯片', '企业', '机构', '榜单'])})"
)
"""A noun that points at a name before it."""
_PREDICATE = "的已将还也都在有共拥设每累现招开聚从由为与是不正曾又能可把被让给吸入获取达占建成举发首今去全两三各院负"
"""What may follow a noun that is a subject by itself: 学院招收…, and not 学院食堂."""
_OWNED = "收入|净利|利润|营收|毛利|产值|市值|总部|员工"
"""What a company has, right after it."""
_STOP = re.compile("[。!?]")
_HALF = re.compile(";")
_LINK = re.compile(
    "[,、]|此外|同时|另外|而且?|并且?|据介绍|据悉|目前|截至目前|其中|当年|同一?年|这一年|同一?时?期|这一时期|单是|仅|还|也|已|共|累计|每年|全年|今年|去年|全市|全省|本市|这里可?"
)
"""Words before a subject, or without one."""
_NAMES = re.compile(
    "该(?!如何)|其(?![他它余实次])|它们?|上述|前述|^[这那][里儿]|(?<=在)[这那][里儿]|^那些|^那批|这(?:[个座项些款台套家种批位名群类所份部件届场支颗枚条期轮艘辆架]|一(?![年天次刻时月日点])|[0-9一二两三四五六七八九十]+[个座项家套款台种批位名所条支])|后者|前者|^同样|^同批|^由此"
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
    told = _taken(ruling, draft)
    if ruling.outcome == "conflict" and _another(told, sentence):
        return True
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


def astride(ruling: Ruling, draft: Reading) -> bool:
    """Whether a wrong word stands in another half of the sentence than what the claim has right of it.

    A figure may: its subject is often left out in the second half.
    """
    slot = ruling.slot
    if (
        ruling.outcome != "conflict"
        or slot is None
        or slot.term.kind in ("quantity", "rank")
        or slot.name == "quotation"
    ):
        return False
    ends = [match.end() for match in _HALF.finditer(draft.text, draft.since)]
    if not ends:
        return False
    right: dict[int, float] = {}
    here = [s for s in ruling.evaluation.of("agrees") if s.start >= draft.since and s.term.kind != "time"]
    for agreed in [s for s in here if not _setting(s.term)] or here:
        half = bisect_right(ends, agreed.start)
        right[half] = right.get(half, 0.0) + agreed.term.weight
    return bool(right) and right.get(bisect_right(ends, slot.start), 0.0) < max(right.values())


def _unsaid(ruling: Ruling, draft: Reading) -> bool:
    """Whether a sentence with another name would be wrong of what it does not say: a value that stands before it."""
    slot = ruling.slot
    if ruling.outcome != "conflict" or slot is None or slot.name == "polarity":
        return False
    if slot.name == "status":
        before = [s for s in ruling.evaluation.of("agrees") if s.term.role == "value" and s.start < draft.since]
        return bool(before) or any(term.role == "value" for term in ruling.evaluation.missing)
    if slot.term.role != "key" or slot.name == "term":
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
    names = [slot.term.text, *(slot.term.entity.names if slot.term.entity is not None else ())]
    heads = {word for word in _HEADS for name in names if name.endswith(word) and len(name) > len(word) + 2}
    alone = "(?:^|[,;:，])(?:目前|如今|同时|此外|而|同期|当年|[，,])*({})(?=[{}]|{}|$)"
    noun = "|".join(sorted(heads, key=lambda word: (-len(word), word)))
    return bool(noun) and re.search(alone.format(noun, _PREDICATE, _OWNED), sentence) is not None


def _another(told: Sequence[Slot], sentence: str) -> bool:
    """Whether the sentence points at a thing of another kind than what it would take from before: 该系统 is no 指数."""
    pointed = _POINTED.search(sentence)
    kinds = {word for slot in told for word in _KINDS if slot.term.text.rstrip("”》").endswith(word)}
    if pointed is None or not told or pointed[1] in kinds:
        return False
    return bool(kinds) or pointed[1] in _KINDS


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
    return (
        slot is not None
        and slot.name in ("date", "quantity", "rank", "place")
        and len(draft.text) - draft.since <= SHORT
    )


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
