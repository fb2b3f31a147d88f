"""Names in another's place: the draft names something of the claim's kind where the claim's own is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zgccheck import places
from zgccheck.draft import Draft
from zgccheck.evaluation import Evaluation, Slot
from zgccheck.fact import Fact, Term
from zgccheck.forms import shortens
from zgccheck.heads import otherwise_begun
from zgccheck.lexicon import documents
from zgccheck.model import Relation
from zgccheck.reading import bigrams

WEIGHTY = 9.0
"""Weight of a word whose absence makes it another fact."""
NAMING = 3.0
"""Weight of a name from which another in its place is another matter."""
_VENUES = tuple("中心 馆 厅 客厅 所 场 院 校 园 大厦 酒店 主板 科创板 创业板 大学 城 广场 基地 区 市".split())
"""How the names of venues end."""
_LETTERS = re.compile(r"[\W\d_]+")
"""What is no letter of a title: its marks and its years."""
TITLED = 0.5
"""Share of the pairs of characters of a title that another has which stands in its place."""
TOWN = 4
"""Characters of a place's name."""
_SMOOTHLY = "(?:正式|顺利|成功|隆重)?"
_HELD = frozenset("举办 举行 召开 开幕".split())
_GATHERED = "(?:齐聚|相聚|汇聚|走进|移师)([^,;。在]{2,16}?)(?=[,;。]|$)"
"""Where people meet for what is held: 嘉宾齐聚国家会议中心."""

_VENUE = "(?:(?:举办|举行|召开|揭牌|启用|签约|发布)地|会场|会址|地点)点?,?(?:设在|选在|定在|放在|位于|在|是|为)了?([^,;。在]{2,16}?)(?=[,;。]|$)"
"""Where it is, by the word for the place: 举办地是国家会议中心."""
_NEXT = re.compile("下一|下届|另一|另外|其他|其余|上一|上届|分会场|分论坛")
"""Words of another that is held elsewhere: 下一场论坛拟在…举行."""
_BUILT = frozenset("建设 建成 设立 成立 布局 落户 落地 启用 揭牌 运行".split())
_SITED = "(?:落户|落地|[建设]在了?|位于|坐落于|选址)(?:于|在)?([^,;。在的]{2,16}?)(?=[,;。的]|$)"
"""Where a thing is put: 建在了中关村软件园."""
_LISTED = "登[陆录]([^,;。在的]{2,16}?)(?:上市|挂牌)?(?=[,;。]|$)"
"""Where shares are listed: 登陆港交所主板."""
_TRADED = "在([^,;。在]{2,16}?)(?:挂牌|敲钟|交易)"
_ELSEWISE = (
    (_HELD, _GATHERED),
    (_HELD | _BUILT, _VENUE),
    (_BUILT, _SITED),
    (frozenset(["上市"]), _LISTED),
    (frozenset(["上市"]), _TRADED),
)
"""Other ways to say where, by what is done there."""
_FUNCTION = re.compile("[的了在和与及为是由将被把从到对于以等有这该其]")
"""A character that no middle of a name has."""


class Rivals(Draft):
    """Finds what stands in for a name that the draft does not give."""

    def _slot(self, term: Term, relation: Relation, reason: str, start: int, end: int, name: str = "") -> Slot:
        said = self.draft.text[start:end]
        return Slot(term, name or slot_name(term), relation, reason, start, end, said, term.text)

    def _rival(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """Another thing of the same kind where the claim's own is not named: 上海市 for 北京市."""
        moved = self._other_seat(term, result.fact)
        if moved is not None:
            return moved
        seat = places.seat(term.text)
        if seat and term.role == "key":
            clause = self.draft.clause(result.at)
            for start, end, name in self._places:
                if self.draft.clause(start) <= clause and name != seat and name not in places.SCOPES:
                    return start, end
        framed = self._framed(term, result.fact)
        if framed is not None:
            return framed
        if term.entity is None:
            return self._other_place(term, result.fact) if places.is_place(term.text) else None
        for named in self.draft.names:
            if named.foreign and named.entity.name == term.entity.name:
                return named.start, named.end
        if term.entity.kind == "place" and term.role == "key":
            own = " ".join(wording.text for wording in result.fact.wordings)
            clause = self.draft.clause(result.at)
            for start, end, name in self._places:
                if (
                    self.draft.clause(start) <= clause
                    and self._runs_on(start, result.at)
                    and name not in own
                    and name not in places.SCOPES
                    and not places.holds(name, term.text)
                    and not places.holds(term.text, name)
                ):
                    return start, end
        return self._counterpart_name(term, result.fact) or self._namesake(term, result)

    def _framed(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """Another venue in the very frame of the claim's: 在上海证券交易所主板上市 for 在香港交易所主板上市."""
        placed = places.is_place(term.text) or (term.entity is not None and term.entity.kind == "place")
        placed = placed or sum(end - start for start, end, _ in places.read(term.text)) == len(term.text)  # 北京海淀
        if term.role != "value" or not (placed or term.text.endswith(_VENUES)):
            return None
        own = " ".join(wording.text for wording in fact.wordings)
        frames = dict.fromkeys(frame for wording in fact.wordings for frame in _frames(wording.text, term.text))
        for match in (match for frame in frames for match in re.finditer(frame, self.draft.text)):
            named = placed and len(match[1]) <= TOWN and _FUNCTION.search(match[1]) is None
            if not (named or match[1].endswith(_VENUES)) or match[1] in own or shortens(match[1], term.text):
                continue
            if places.holds(term.text.removesuffix("市"), match[1]):
                continue  # a venue in the claim's town
            if _NEXT.search(self.draft.text, self.draft.clause_span(match.start())[0], match.start()):
                continue
            venue = match[1].endswith(_VENUES) and not places.is_place(match[1])
            if venue or not any(places.holds(name, term.text) for *_, name in places.read(match[1])):
                return match.span(1)
        return None

    def _namesake(self, term: Term, result: Evaluation) -> tuple[int, int] | None:
        """A name made as the claim's, with another middle: 北京天坛医院 for 北京小汤山医院, in a clause that has two of its words."""
        if term.entity is None or term.role != "value" or term.entity.kind not in ("organisation", "facility", "place"):
            return None
        head, tail = term.text[:2], term.text[-2:]
        if len(term.text) < 5 or not term.text.isalnum():
            return None
        clauses = [self.draft.clause(slot.start) for slot in result.of("agrees")]
        own = " ".join(wording.text for wording in result.fact.wordings)
        for match in re.finditer(f"{head}([^\\W\\d_a-z]{{1,6}}?){tail}", self.draft.text):
            known = any(n.start <= match.start() and match.end() <= n.end for n in self.draft.names)
            plain = match[0] in own or _FUNCTION.search(match[1]) is not None
            if not known and not plain and clauses.count(self.draft.clause(match.start())) >= 2:
                return match.span()
        return None

    def _other_place(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """Another place before the same words: 华东五省市 for 华北五省市."""
        own = " ".join(wording.text for wording in fact.wordings)
        for wording in fact.wordings:
            at = wording.text.find(term.text)
            for start, end, name in self._places if at >= 0 else ():
                if name not in own and name not in places.SCOPES:
                    if beside(wording.text, at, at + len(term.text), self.draft.text, start, end):
                        return start, end
        return None

    def _runs_on(self, start: int, end: int) -> bool:
        """Whether no sentence or half-sentence ends between the two places: a subject holds up to there."""
        return not any(char in ";。!?" for char in self.draft.text[start:end])

    def _other_seat(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """The same office of another place: 天津市知识产权局 for 北京市知识产权局."""
        head = next((p for p in places.read(term.text) if p[0] == 0 and p[1] < len(term.text)), None)
        if head is None or len(term.text) - head[1] < 3:
            return None
        rest = term.text[head[1] :]
        at = self.draft.text.find(rest)
        while at >= 0:
            for start, end, name in self._places:
                said = self.draft.text[start : at + len(rest)]
                if end == at and name != head[2] and not any(said in wording.text for wording in fact.wordings):
                    return start, at + len(rest)
            at = self.draft.text.find(rest, at + 1)
        return None

    def _counterpart_name(self, term: Term, fact: Fact) -> tuple[int, int] | None:
        """Another name of the term's kind with the same words beside it: 由北京大学团队研发 for 复旦大学团队研发."""
        assert term.entity is not None
        own = " ".join(wording.text for wording in fact.wordings)
        spots = [
            (n.start, n.end)
            for n in self.draft.names
            if n.entity.kind == term.entity.kind and n.entity.name != term.entity.name and not n.foreign
        ]
        if term.entity.kind == "place":
            spots = [] if places.is_place(term.text) else self._elsewhere_of(term, spots)
            spots += [(a, b) for a, b, n in self._places if n not in places.SCOPES and not places.holds(n, term.text)]
        if term.entity.kind == "organisation" and f"{term.text}团队" in own:
            spots += [match.span(1) for match in _TEAM.finditer(self.draft.text, self.draft.since)]
        if term.entity.kind == "organisation" and (doer := next(self._subjects(term, fact, own), None)) is not None:
            return doer
        for start, end in spots:
            if self.draft.text[start:end] in own:
                continue
            for wording in fact.wordings:
                for named in wording.names:
                    if named.entity.name == term.entity.name and beside(
                        wording.text, named.start, named.end, self.draft.text, start, end
                    ):
                        return start, end
        return None

    def _subjects(self, term: Term, fact: Fact, own: str) -> Iterator[tuple[int, int]]:
        """Names that nobody knows right before the claim's deed and its figure: 礼来投资25亿美元 for 阿斯利康投资25亿美元."""
        for wording in fact.wordings:
            at = wording.text.find(term.text) + len(term.text)
            deed = wording.text[at : at + DEED] if at >= len(term.text) else ""
            if not deed.isalnum() or len(deed) < DEED or not any(char.isdecimal() for char in deed):
                continue
            for match in re.finditer(rf"(?:^|(?<=[,。;:]))({_SUBJECT}){re.escape(deed)}", self.draft.text):
                placed = any(True for _ in places.read(match[1]))
                if match.start(1) >= self.draft.since and match[1] + deed not in own and not placed:
                    yield match.span(1)

    def _elsewhere_of(self, term: Term, spots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The places that the term's does not lie in."""
        return [
            (start, end)
            for start, end in spots
            if not any(places.holds(name, term.text) for *_, name in places.read(self.draft.text[start:end]))
        ]

    def _usurped(self, fact: Fact, result: Evaluation) -> Slot | None:
        """Another name of its kind where a name of the key is not said: what is told may be that one's, and bears nothing out."""
        if result.of("contradicts") or result.speaker is not None:
            return None
        own = "#".join(wording.text for wording in fact.wordings)
        beside = [s.start for s in result.of("agrees") if s.start >= self.draft.since]
        clauses = {self.draft.clause(start) for start in beside}
        for term in [t for t in result.missing if t.role == "key" and t.weight >= NAMING]:
            for start, end in self._such(term, own):
                office = any(p.office_start <= start < p.end for p in self.people)
                near = any(abs(self.draft.clause(start) - clause) <= 1 for clause in clauses)
                halved = beside and not self._runs_on(*sorted((start, min(beside))))
                if near and not office and not halved and start >= self.draft.since:
                    bound = self.draft.text.endswith("是", 0, start) and self.draft.text[end : end + 1] in (
                        "",
                        "。",
                        ",",
                    )
                    slot = self._slot(term, "contradicts", f"{slot_name(term)}-mismatch", start, end)
                    return replace(slot, bound=bound)
        return None

    def _such(self, term: Term, own: str) -> list[tuple[int, int]]:
        """Names in the draft of the term's kind that are not its own, nor any of the claim's."""
        if places.is_place(term.text) or (term.entity is not None and term.entity.kind == "place"):
            outside = [(a, b) for a, b, name in self._places if name not in places.SCOPES and name not in own]
            said = [name for *_, name in places.read(self.draft.text)]
            told = any(places.alike(term.text, name) for name in said)
            return [] if told else [(a, b) for a, b in outside if not places.alike(term.text, self.draft.text[a:b])]
        if term.entity is None or term.entity.kind not in _TOLD_APART:
            others = otherwise_begun(term.text, self.draft.text, self.draft.since)
            return [(a, b) for a, b in others if term.weight >= WEIGHTY and self.draft.text[a:b] not in own]
        kin = [n for n in self.draft.names if n.entity.kind == term.entity.kind]
        if term.entity.kind == "document" and (other := self._other_title(term, own)):
            return other
        return [
            (n.start, n.end)
            for n in kin
            if (n.foreign if n.entity.name == term.entity.name else not any(form in own for form in n.forms))
        ]

    def _other_title(self, term: Term, own: str) -> list[tuple[int, int]]:
        """Titles that nobody knows and that are much like the claim's: 《开放科学国际合作倡议》 for 《…行动计划》."""
        wanted = set(bigrams(_LETTERS.sub("", term.text)))
        found = []
        for start, end in documents(self.draft.text):
            said = self.draft.text[start:end].strip("《》")
            known = any(n.start < end and start < n.end for n in self.draft.names) or said in own
            shared = len(wanted.intersection(bigrams(_LETTERS.sub("", said)))) / (len(wanted) or 1)
            if not known and start >= self.draft.since and shared >= TITLED and not shortens(said, term.text):
                found.append((start, end))
        return found


DEED = 4
"""Characters behind a name that tell what it does, and how much: 投资25."""
_SUBJECT = (
    r"(?!.*(?:企|公司|机构|集团|巨头|双方|前者|后者|团队|[者们方])$)"
    r"(?!累计|合计|共计|总共|计划|宣布|决定|持续|追加|新增|直接|联合|正式|率先|先后|再次|最终|随后|同时|目前|此前|近日|日前|今年|去年|当年|其中|已经|还将|将|拟|已|共|总)"
    r"[^\W\d_a-z的了在由与和及是将把被从为于对到向该这各其并也都还又就等]{2,6}?"
)
"""A word that can be the name of who does something."""
_TEAM = re.compile(
    r"(?:(?<=[由为是于自的、,。;:])|^)"
    r"(?!它|其|出自|来自|源自|还有|有|科研|研发|研究|创新|专[业家]|青年|核心|技术|管理|国[际家内]|我国|[他我]们|[该这那一两多各其])([^\W\d_a-z的]{3,12}?)团队"
)
"""Whose team it is, whoever that is: 出自中国商飞团队之手."""
_TOLD_APART = ("event", "document", "organisation", "facility", "programme")
"""Kinds of names of which another is another matter."""


def _frames(wording: str, place: str) -> list[str]:
    """How a draft may say where the wording's deed was done, or its thing is: 在X召开, 举办地是X; 总部设在X."""
    if f"位于{place}" in wording:
        return [_SITED]
    at = wording.find("在" + place)
    deed = re.sub(f"^{_SMOOTHLY}", "", wording[at + 1 + len(place) :])[:2] if at >= 0 else ""
    if len(deed) < 2 or not deed.isalpha():
        return []
    alike = "|".join(sorted(_HELD)) if deed in _HELD else deed
    return [f"在([^,;。在]{{2,16}}?){_SMOOTHLY}(?:{alike})", *(frame for deeds, frame in _ELSEWISE if deed in deeds)]


def slot_name(term: Term) -> str:
    if term.entity is not None:
        return {
            "organisation": "organisation",
            "person": "person",
            "place": "place",
            "event": "event",
            "document": "document",
        }.get(term.entity.kind, "term")
    return "place" if places.is_place(term.text) else "term"


def beside(source: str, a: int, b: int, draft: str, c: int, d: int) -> bool:
    """Whether the two places share at least two characters of words directly after them, or three before."""
    if draft[d : d + 1] == "的" != source[b : b + 1]:
        d += 1
    after = next(
        (
            i
            for i in range(4)
            if source[b + i : b + i + 1] != draft[d + i : d + i + 1] or not source[b + i : b + i + 1].isalnum()
        ),
        4,
    )
    before = (
        next(
            (
                i
                for i in range(1, 5)
                if source[a - i : a - i + 1] != draft[c - i : c - i + 1] or not source[a - i : a - i + 1].isalnum()
            ),
            5,
        )
        - 1
    )
    return after >= 2 or before >= 3
