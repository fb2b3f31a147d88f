"""One thing missing where all else of a claim agrees, and another of its kind in the draft: that stands in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zgccheck import bodies, places
from zgccheck.evaluation import Evaluation, sibling
from zgccheck.fact import Fact, Term
from zgccheck.forms import ends, shortens
from zgccheck.heads import TELLING, otherwise_begun
from zgccheck.lexicon import KINDS
from zgccheck.rivals import NAMING, WEIGHTY, Rivals, slot_name

_WITH = ("与", "和", "同", "跟")
"""Before the name of a partner, who does it too."""
_KINDS = tuple("医院 大学 学院 有限公司 公司 集团 研究院 研究所 所 银行 协会 联盟 交易所 实验室".split())
"""How bodies end that are told from others by their names."""
_CALLED = r"(?!还有|有|包括|括|出自|自)(?:协和|和平|[^\W\d_a-z的了在由与和及是将把被从为于对到向该这各]){2,14}?"
_GENERIC = re.compile("[一几多两三各每某全首家所个]|国内|全国|我国|全球|世界|国际|相关|其他|高水平|三级|三甲")
"""How words begin that are no name of a body."""
_BEFORE_KIND = re.compile(".*[上里年月日内届]")
"""What leads up to a name of a kind: 投资北京大会上医药健康赛道."""
_PARTNER = (
    r"[与和同跟](?!会|其|他|她|它|该|国|境|海|多|各|相关|来自)"
    r"([a-z][a-z0-9 .&-]+|[^\W\d_a-z的了在由与和及是将把被从为于对到向该这各]{2,8}?)(?=就|达成|签署|签订|签约|联合|共同|合作|共建|携手)"
)
"""With whom a thing is done."""
HEADED = 0.6
"""Share of the rest of a claim's wording from which its one missing word is looked for."""
_ANYBODY = re.compile(".*(?:企业|公司|机构|高校|院所|单位|团队|政府|[方者们界家国市省区])$")


class StandIns(Rivals):
    """Finds what stands in for the one thing of a claim that the draft does not have."""

    def _stand_in(self, fact: Fact, result: Evaluation) -> None:
        """One name missing where all else agrees, and another of its kind in the same clause: that stands in its place."""
        if result.of("contradicts") or result.speaker is not None:
            return
        agreed = [s for s in result.of("agrees") if s.term.kind != "modal" and s.name != "date"]
        lacking = [t for t in result.missing if t.kind in ("entity", "words", "quantity", "rank") and t.weight >= 4]
        lacking = [t for t in lacking if not t.occasion]
        names = [
            t
            for t in lacking
            if t.entity is not None and t.entity.kind in ("place", "organisation", "person", "event", "document")
        ]
        clauses = {self.draft.clause(slot.start) for slot in agreed}
        if len(agreed) > 1 and self._other_body(lacking, fact, result, clauses):
            return
        if len(agreed) > 2 and (self._other_partner(lacking, fact, result) or self._other_such(lacking, fact, result)):
            return
        if len(agreed) > 1 and self._other_head(lacking, fact, result):
            return
        if fact.claim.list or max(result.coverage, result.shared) < 0.45:
            return
        if len(agreed) > 1 and self._other_of_its_kind(lacking, fact, result):
            return
        if len(lacking) != 1 or len(names) != 1 or len(agreed) < 2 or names[0].entity is None:
            return
        term, own = names[0], "#".join(wording.text for wording in fact.wordings)
        kind = names[0].entity.kind
        spots = [
            (n.start, n.end) for n in self.draft.names if n.entity.kind == kind and not n.variant and not n.foreign
        ]
        if kind == "place" and places.is_place(term.text):
            spots = [(a, b) for a, b, n in self._places if n not in places.SCOPES and not places.holds(n, term.text)]
        for start, end in self._elsewhere_of(term, spots) if kind == "place" else spots:
            inside = any(slot.start <= start and end <= slot.end for slot in agreed)
            speaks = any(p.office_start <= start < p.end for p in self.people)
            partner = self.draft.text[start - 1 : start] in _WITH and kind == "organisation"
            speaks = speaks or (partner and not any(f"{word}{term.text}" in own for word in _WITH))
            if (
                self.draft.clause(start) in clauses
                and self._runs_on(*sorted((start, result.at)))
                and not inside
                and not speaks
                and self.draft.text[start:end] not in own
            ):
                result.missing.remove(term)
                result.slots.append(self._slot(term, "contradicts", f"{slot_name(term)}-mismatch", start, end))
                return

    def _other_body(self, lacking: Sequence[Term], fact: Fact, result: Evaluation, clauses: set[int]) -> bool:
        """A body that nobody knows in the very part that the claim's plays: 与新加坡企业发展局签署 for 与新加坡知识产权局签署."""
        missed = [term for term in lacking if _is_body(term)]
        others = [term for term in lacking if term not in missed]
        whole = not any(term.role == "key" for term in lacking)
        if (
            len(missed) != 1
            or any(term.weight >= WEIGHTY and term.role == "key" for term in others)
            or result.beside(lacking) < (0.45 if whole else 0.6)
        ):
            return False
        term, own = missed[0], "#".join(wording.text for wording in fact.wordings)
        parts = {
            body.part
            for wording in fact.wordings
            for body in bodies.read(wording.text)
            if term.text in wording.text[body.start : body.end]
        }
        for body in bodies.read(self.draft.text):
            text = self.draft.text[body.start : body.end]
            near = any(abs(self.draft.clause(body.start) - clause) <= 1 for clause in clauses)
            if near and body.part in parts and text not in own:
                result.missing.remove(term)
                result.slots.append(self._slot(term, "contradicts", "organisation-mismatch", body.start, body.end))
                return True
        return False

    def _other_partner(self, lacking: Sequence[Term], fact: Fact, result: Evaluation) -> bool:
        """A partner that nobody knows where the claim's alone is missing: 与诺华就…达成授权许可协议 for 与Zenas."""
        missed = [term for term in lacking if term.weight >= NAMING]
        own = "#".join(wording.text for wording in fact.wordings)
        if len(missed) != 1 or not _is_body(missed[0]) or not any(f"{word}{missed[0].text}" in own for word in _WITH):
            return False
        for match in re.finditer(_PARTNER, self.draft.text[self.draft.since :]):
            if match[1] in own or _ANYBODY.match(match[1]) or _GENERIC.match(match[1]) or places.is_place(match[1]):
                continue
            start, end = (self.draft.since + at for at in match.span(1))
            result.missing.remove(missed[0])
            result.slots.append(
                self._slot(missed[0], "contradicts", "organisation-mismatch", start, end, "organisation")
            )
            return True
        return False

    def _other_such(self, lacking: Sequence[Term], fact: Fact, result: Evaluation) -> bool:
        """Another of a kind where the claim's alone is missing: 医药健康赛道 for 科技服务赛道."""
        missed = [term for term in lacking if term.weight >= NAMING]
        if (
            len(missed) != 1
            or missed[0].kind != "words"
            or not any(s.term.role == "value" for s in result.of("agrees"))
        ):
            return False
        term, own = missed[0], "#".join(wording.text for wording in fact.wordings)
        kind = max((noun for noun in KINDS if term.text.endswith(noun)), key=len, default="")
        for match in re.finditer(_CALLED + kind, self.draft.text) if kind else ():
            lead = _BEFORE_KIND.match(match[0][: -len(kind)])
            start = match.start() + (lead.end() if lead else 0)
            said = self.draft.text[start : match.end()]
            taken = any(slot.start < match.end() and start < slot.end for slot in result.of("agrees"))
            if taken or said in own or not sibling(said, term.text) or _GENERIC.match(said) or start < self.draft.since:
                continue
            result.missing.remove(term)
            result.slots.append(self._slot(term, "contradicts", "term-mismatch", start, match.end()))
            return True
        return False

    def _other_head(self, lacking: Sequence[Term], fact: Fact, result: Evaluation) -> bool:
        """The claim's only missing word with another beginning: 光量子芯片 for 超导量子芯片, 生命科学客户 for 物质科学客户."""
        missed = [term for term in lacking if term.weight >= NAMING]
        if len(missed) != 1 or missed[0].kind not in ("words", "entity") or result.beside(lacking) < HEADED:
            return False
        term, own = missed[0], "#".join(wording.text for wording in fact.wordings)
        if term.entity is not None and term.entity.kind in ("person", "document"):
            return False
        for start, end in otherwise_begun(term.text, self.draft.text, self.draft.since):
            said = self.draft.text[start:end]
            taken = any(slot.start < end and start < slot.end for slot in result.of("agrees"))
            short = _is_body(term) and ends(said, term.text)[1] < TELLING  # 上市公司 for a company
            if taken or short or said in own:
                continue
            result.missing.remove(term)
            result.slots.append(self._slot(term, "contradicts", f"{slot_name(term)}-mismatch", start, end))
            return True
        return False

    def _other_of_its_kind(self, lacking: Sequence[Term], fact: Fact, result: Evaluation) -> bool:
        """A body named like the claim's where that alone is missing: 北京协和医院 for 清华长庚医院."""
        own = "#".join(wording.text for wording in fact.wordings)
        missed = [term for term in lacking if term.weight >= WEIGHTY]
        missed = [term for term in missed if not any(other.text + term.text in own for other in missed)]
        if len(missed) != 1 or not _is_body(missed[0]):
            return False
        term = missed[0]
        kind = next((kind for kind in _KINDS if term.text.endswith(kind)), "")
        names = {form for named in self.draft.names for form in named.forms if named.entity == term.entity}
        for match in re.finditer(_CALLED + kind, self.draft.text) if kind else ():
            said = match[0]
            if match.start() < self.draft.since or said in names or shortens(said, term.text):
                continue
            if said[1 - len(term.text) :] in own:
                continue  # all but the first character is as the sources have it
            if _GENERIC.match(said) or any(p.office_start <= match.start() < p.end for p in self.people):
                continue
            result.missing.remove(term)
            result.slots.append(self._slot(term, "contradicts", "organisation-mismatch", *match.span()))
            return True
        return False


def _is_body(term: Term) -> bool:
    if term.entity is not None:
        return term.entity.kind == "organisation"
    return term.kind == "words" and bodies.ENDING.fullmatch(term.text) is not None
