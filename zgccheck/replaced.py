"""What stands in a term's place: another name of its kind, or words that the source does not have there."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from zgccheck import people, places
from zgccheck.align import Alignment, Counterpart
from zgccheck.evaluation import Evaluation, sibling
from zgccheck.fact import Fact, Term
from zgccheck.forms import NEGATORS, NUMERALS, ends, hollow, shortens
from zgccheck.lexicon import ACTIONS, canonical, is_deed, same_words
from zgccheck.opposed import Opposed
from zgccheck.outright import Hit
from zgccheck.reading import Reading

_MANNER = re.compile("首次|正式|共同|联合|率先|集中|分别|同时|全面|持续|进一步")
"""How a thing is done, beside what is done."""
_LOOSE_WORDS = re.compile(r"[这那也都就还很更最的了着过]|进入|正在|以及|等")
"""Words that make a counterpart a turn of phrase, not a term in a term's place."""


_CLASS = re.compile(
    "(?:[两三多各几数0-9]+家)?(?:公司|企业|机构|学校|高校|医院|学院|大学|研究院|研究所|单位|中心|团队|集团|园区|平台|装置|设施|项目|基金|论坛|大会|会议|系统|协会|政府|部门)(?:当?中|之中|里|内)?"
)
"""A noun of a whole class, which stands for what was named before: 公司与Zenas…."""
DEMONSTRATIVE = ("这", "该", "那", "此", "其", "同一", "同场", "同次")
"""How words begin that stand for what was named before, and are no other name: 这所学院."""
_JOINS = frozenset("和或与及、")
"""Characters that join: 主席或副主席 is 主席和副主席."""
_GOVERNING = frozenset("把将对由被给让使以是为在于与和同跟")
"""How words end that are no name and no noun: 工作机制把."""
_HELD_AT = re.compile("^[^“”《》]*?[在于]")
"""What leads up to where something was held: 3月25日在年会."""
_AND_OTHERS = re.compile("等(?:单位|机构|部门|企业|高校|院所|地)?$")

_ENDINGS: dict[str, tuple[str, ...]] = {
    kind: tuple(words.split())
    for kind, words in {
        "event": "会 论坛 大赛 活动 展 展览 周 节 仪式 推介 赛",
        "organisation": """部 局 委 院 所 会 公司 集团 大学 中心 银行 基金 联盟 室 厅 办 企业 社 厂 队 政府 机构 科技 智能 制药 汽车 航天
        团队 单位""",
        "document": "》 报告 规划 纲要 办法 措施 计划 方案 意见 指南 指引 标准 白皮书 清单 榜单 指数 政策 文件 公报 条例 进展 共识",
        "facility": "装置 工程 设施 光源 望远镜 系统 平台 中心 园 台 基地 网",
    }.items()
}
"""How names of a kind look."""
_NO_NAME = ("布局", "格局", "全局", "大局", "结局", "开局", "全部", "内部", "总部", "机会", "社会")
"""What only looks like such a name."""


VERBATIM = 0.6
"""Coverage of a wording from which its places are compared with the draft's one by one."""


FOLLOWED = 0.3
"""Coverage below which nothing of a wording is followed."""
FIRM = 8
"""Characters that agree directly beside a word, from which what stands there is in its place."""


class Replaced(Opposed):
    """Finds what stands in the place of a claim's word or name."""

    def _displaced(self, term: Term, hit: Hit, near: list[Alignment], result: Evaluation) -> tuple[int, int] | None:
        """Another name in the place of the claim's, though the draft has that elsewhere too: 上海市布局…北京市重点实验室."""
        if term.entity is None:
            return None
        if term.entity.kind == "place" and (there := self._beside_figure(term, hit, result)) is not None:
            return there
        own = [(n.start, n.end) for n in self.draft.names if n.entity.name == term.entity.name and not n.foreign]
        if term.entity.kind == "place" and term.role == "key" and self._within_name(hit):
            for alignment in near:
                if alignment.coverage >= VERBATIM and (rival := self._rival(term, result)) is not None:
                    return rival
        for alignment in near:
            if alignment.coverage < VERBATIM:
                continue
            for start, end in _occurrences(term, alignment.wording):
                if alignment.maps(start, end) is None and (other := alignment.counterpart(start, end)) is not None:
                    if any(a < other.end and other.start < b for a, b in own) or self._told_with(other, term, result):
                        continue
                    if self._is_such(other, term) and self._contradicts(term, other, result.fact):
                        return other.start, other.end
        return None

    def _told_with(self, other: Counterpart, term: Term, result: Evaluation) -> bool:
        """Whether what stands there is told together with the term, in whatever order: “北脑二号”和“北脑一号”."""
        both = [t for t in result.fact.terms if t.role == term.role and t.entity is not None]
        return any(t is not term and t.text == other.text for t in both)

    def _beside_figure(self, term: Term, hit: Hit, result: Evaluation) -> tuple[int, int] | None:
        """Another place in the figure's own half of the sentence, where the claim's stands in the other: 46家来自上海；…11家在北京."""
        figure = result.figure
        if figure is None or hit.start < self.draft.since or self._runs_on(*sorted((hit.start, figure.start))):
            return None
        here = [
            (start, end, name)
            for start, end, name in places.read(self.draft.text)
            if start >= self.draft.since and self._runs_on(*sorted((start, figure.start)))
        ]
        if any(places.alike(term.text, name) for *_, name in here):
            return None
        other = [(start, end) for start, end, name in here if (start, end, name) in self._places]
        return other[0] if len(other) == 1 and here[0][2] not in places.SCOPES else None

    def _within_name(self, hit: Hit) -> bool:
        """Whether the words stand in a longer name, a title or a quotation only."""
        return any(
            n.start <= hit.start and hit.end <= n.end and n.end - n.start > hit.end - hit.start
            for n in self.draft.names
        ) or any(start <= hit.start and hit.end <= end for start, end in self._apart)

    def _is_such(self, other: Counterpart, term: Term) -> bool:
        """Whether the counterpart is a known name of the term's kind, whole."""
        assert term.entity is not None
        if term.entity.kind == "place" and any(
            (a, b) == (other.start, other.end) and name not in places.SCOPES for a, b, name in self._places
        ):
            return True
        return any(
            (n.start, n.end) == (other.start, other.end)
            and n.entity.kind == term.entity.kind
            and (n.foreign or n.entity.name != term.entity.name)
            for n in self.draft.names
        )

    def _elsewhere(self, hit: Hit, term: Term, fact: Fact) -> bool:
        """Whether the draft's form of an altered term stands in one of the claim's own wordings, or leaves out a part of one.

        拥有火箭回收船 is 拥有运载火箭回收船 without 运载.
        """
        said = self.draft.text[hit.start : hit.end]
        cut = min((at for at in range(1, len(said)) if term.text.endswith(said[at:])), default=0)
        return any(
            said in wording.text or (cut and said[:cut] + term.text in wording.text) for wording in fact.wordings
        )

    def _says_another(self, said: str, term: Term, fact: Fact) -> bool:
        """Whether what stands there is told by another word of the claim: 选择月球基地参考 for 月球基地选址."""
        head, tail = ends(said, term.text)
        changed = said[head : len(said) - tail]
        return len(changed) > 1 and any(t is not term and t.text == changed for t in fact.terms)

    def _another(self, hit: Hit, term: Term) -> bool:
        """Whether the altered words are the name of something else: “北脑一号” for “北脑二号”."""
        return term.entity is not None and any(
            n.start <= hit.start and hit.end <= n.end and n.entity.name != term.entity.name and not n.foreign
            for n in self.draft.names
        )

    def _replaced(self, term: Term, near: list[Alignment], fact: Fact) -> Counterpart | None:
        """What stands in the term's place in a draft that follows a wording closely."""
        for alignment in near:
            at = alignment.wording.text.find(term.text)
            if at < 0 or alignment.coverage < FOLLOWED:
                continue
            other = alignment.counterpart(at, at + len(term.text))
            close = alignment.coverage >= (0.45 if term.entity is not None else 0.6)
            firm = term.entity is None and not fact.claim.list and not places.is_place(term.text)
            if other is None or not (close or (firm and other.anchors >= FIRM)):
                continue
            if self._contradicts(term, other, fact):
                return other
        return None

    def _names_own(self, other: Counterpart, term: Term, fact: Fact) -> bool:
        """Whether what stands there has another name of the claim in it, in whatever form: 投资北京大会现场 for 经开区."""
        own = {t.entity.name for t in fact.terms if t.entity is not None and t is not term}
        return any(
            other.start <= n.start and n.end <= other.end and n.entity.name in own and not n.foreign
            for n in self.draft.names
        )

    def _names_event(self, other: Counterpart) -> bool:
        """Whether what stands there begins a known event's name, which says when and where and is no other thing."""
        return any(n.entity.kind == "event" and other.start <= n.start < other.end for n in self.draft.names)

    def _contradicts(self, term: Term, other: Counterpart, fact: Fact) -> bool:
        said = _AND_OTHERS.sub("", other.text.strip("“”‘’《》()、的了"))
        if term.entity is not None and term.entity.kind == "event":
            said = _HELD_AT.sub("", said)
        if term.text.startswith("“") and self._in_quotes(other.start, other.end):
            return people.bare(said) != people.bare(term.text) and len(said) >= 2
        if (
            term.entity is not None
            and term.entity.kind != "place"
            and any(said == name for *_, name in places.read(said))
        ):
            return False
        if (
            said in places.DEICTIC
            or _CLASS.fullmatch(said)
            or said.startswith(DEMONSTRATIVE)
            or (
                other.text.startswith("了")
                and term.entity is not None
                and term.entity.kind in ("document", "organisation")
            )
            or len(said) < 2
            or said[-1] in _GOVERNING
            or hollow(said)
            or not said[0].isalnum()
            or len(said) > 2 * len(term.text) + 4
            or same_words(said, term.text)
        ):
            return False
        if any(said in wording.text for wording in fact.wordings):
            return _negated(said, term.text)
        if term.entity is not None and term.entity.kind == "place":
            found = [name for start, end, name in places.read(said) if (start, end) == (0, len(said))]
            if places.is_place(term.text) and not places.is_place(said):
                return False
            if any(said.startswith(n) and places.holds(n, term.text) for _, _, n in places.read(said)) or any(
                places.holds(name, term.text) for name in found
            ):
                return False
        numbered = any(char in "一二三四五六七八九十0123456789" for char in term.text)
        if not numbered and any(m.start < other.end and other.start < m.end for m in self._quantities + self._times):
            return False
        if said in term.text or term.text in said:
            return _negated(said, term.text)
        if 3 <= len(said) < len(term.text) and shortens(said, term.text):
            return False
        if any(
            t is not term
            and t.kind != "modal"
            and ((t.text in said and t.text not in term.text) or (len(said) >= 2 and said in t.text))
            for t in fact.terms
        ):
            return False
        if self._names_own(other, term, fact) or (term.entity is None and self._names_event(other)):
            return False
        if len(said) > 2 and len(term.text) > 3 and said.startswith(term.text[-2:]):
            return False  # 指数涨到 for 协同创新指数: the noun alone, and what is said of it
        if term.kind == "words" and canonical(term.text) in self.draft.canonical:
            return False  # 人工智能学者 for AI学者, though the words beside it were laid along it
        if "“" in said[1:]:
            return False  # 提出构建“两廊四带”: a name with what leads up to it
        if term.kind == "words":
            if self._misplaced(said, term, fact) or any(
                m.start < other.end and other.start < m.end for m in self._ranks
            ):
                return False
            alike = fuzz.ratio(said, term.text) >= 60 or 2 * len(set(said) & set(term.text)) >= len(term.text)
            if alike and not _one_off(said, term.text) and not sibling(said, term.text):
                return False
            if self._as_noun(other):  # 以加工制造为特色: what is done elsewhere is a thing here
                return len(said) == len(term.text)
            if term.text in ACTIONS or _LOOSE_WORDS.search(said) or not 0.5 <= len(said) / len(term.text) <= 1.7:
                return False
            within = other.start > 0 and self.draft.text[other.start - 1].isalnum()
            if done(said, term.text) or (other.text.endswith("、") and (within or not fact.claim.list)):
                return False  # a part of an item, and no item
            if abs(len(said) - len(term.text)) <= 3 and sibling(said, term.text):
                return True
            if abs(len(said) - len(term.text)) > 2:
                return False
            if len(said) != len(term.text) and (term.role == "key" or set(said) & set(term.text)):
                return False
        elif term.entity is not None and not self._names_such(said, other, term.entity.kind, len(term.text)):
            return False
        return True

    def _as_noun(self, other: Counterpart) -> bool:
        """Whether the words stand in the frame of a noun: 以…为."""
        return (
            self.draft.text[other.start - 1 : other.start] == "以"
            and self.draft.text[other.end : other.end + 1] == "为"
        )

    def _misplaced(self, said: str, term: Term, fact: Fact) -> bool:
        """Whether words were laid beside the term that the claim has elsewhere: 学院设有 for “天偏怪才”."""
        elsewhere = fact.reading.text[: term.start] + " " + fact.reading.text[term.end :]
        pairs = {said[at : at + 2] for at in range(len(said) - 1)}
        return any(pair in elsewhere and pair not in term.text for pair in pairs if pair.isalpha())

    def _names_such(self, said: str, other: Counterpart, kind: str, least: int) -> bool:
        """Whether the words can be a name of the kind: 科技部 names an organisation, 落在 names nothing.

        `least` is the length of the claim's own: a name of no such kind must be half as long.
        """
        if kind == "person":
            return bool(people.FULL_NAME.fullmatch(said))
        endings = _ENDINGS.get(kind)
        if endings is None and 2 * len(said) < least:
            return False
        latin = kind == "organisation" and any(char.isascii() and char.isalpha() for char in said)
        return (
            endings is None
            or (said.endswith(endings) and not said.endswith(_NO_NAME))
            or latin
            or (other.text.endswith(endings) and not other.text.endswith(_NO_NAME))
            or any(
                n.entity.kind == kind and (said in n.forms or (n.start, n.end) == (other.start, other.end))
                for n in self.draft.names
            )
        )

    def _in_quotes(self, start: int, end: int) -> bool:
        return any(s - 1 <= start and end <= e + 1 for s, e in people.quoted(self.draft.text))


def _occurrences(term: Term, wording: Reading) -> list[tuple[int, int]]:
    """Where a wording names the term's entity; a place also where it begins no longer name."""
    assert term.entity is not None
    return [(n.start, n.end) for n in wording.names if n.entity.name == term.entity.name]


def _negated(said: str, wanted: str) -> bool:
    return any(said == prefix + wanted or wanted == prefix + said for prefix in NEGATORS)


def renumbered(term: str, said: str) -> bool:
    """Whether only a number was exchanged: 第八届… for 第九届…."""
    if term[0] == "首" and said[0] == "第" and said[-1] == term[-1]:
        return True  # 第二届 for 首届
    changed = {(a, b) for a, b in zip(term, said, strict=False) if a != b}
    return bool(changed) and all({a, b} <= NUMERALS for a, b in changed)


def done(said: str, wanted: str) -> bool:
    """Whether words differ by what is done (重装开放 for 重装亮相), or say so where a thing is told (开幕式上发布 for 平行论坛)."""
    head, tail = ends(said, wanted)
    if all(is_deed(word[head : len(word) - tail]) for word in (said, wanted)):
        return True
    if len(said) > 3 and is_deed(said[:2]) and head == tail == 0:
        return True  # 纳入行动计划 for 全面对外开放: one may be as true as the other
    thing = not is_deed(wanted) and wanted[-2:] not in ACTIONS
    return thing and (is_deed(_MANNER.sub("", said)) or (len(said) > 3 and said[-2:] in ACTIONS))


def _one_off(a: str, b: str) -> bool:
    changed = {char for x, y in zip(a, b, strict=False) if x != y for char in (x, y)}
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 2 and not changed <= _JOINS
