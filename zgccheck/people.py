"""People as a sentence names them (title, name, whether they speak), and what stands in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zgccheck.reading import Reading

ROLES = """党组书记 党委书记 党组副书记 常务副主任 常务副院长 常务副市长 副总经理 副董事长 副理事长 副秘书长 副总裁 副校长 副院长 副所长
副主任 副局长 副市长 副部长 副会长 副总理 副司长 副处长 副教授 副研究员 副主席 副书记 副区长 副经理 联合创始人 首席执行官 首席技术官 首席科学家
首席工程师 首席专家 总工程师 总经理 总裁 董事长 执行董事 董事 理事长 秘书长 创始人 合伙人 院长 所长 校长 主任 局长 市长 部长 会长 司长 处长
主席 书记 区长 常委 教授 研究员 研究员 院士 专家 工程师 公使 经济公使 总理 大使 参赞 负责人 主编 记者 ceo cto cfo""".split()
"""Offices and titles, longest first where one holds another."""

SPEECH = """介绍 表示 说 指出 认为 透露 强调 称 直言 坦言 建议 谈到 告诉 说道 解释 看来 呼吁 回应 总结 补充 期待 提醒 提到 感慨 坦承 断言 打比方 写道 提出 主张 希望 相信 回忆 评价""".split()

_VIEW = "的(?:这[句番]话|看法|判断|观点|体会|话|说法|感受|回答|建议|解释|评价|感言|原话|总结)"
"""A noun for what somebody said."""
_SO = "在会上|现场|进一步|如此|这样|这么|如是|则|也|还|曾|更"
"""Words between a name and its verb of speech."""

_LAST_CHARS = frozenset(role[-1] for role in ROLES) | set("官师家")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An office; a name after one; a verb of speech after a name. Compiled for the first sentence that may need them."""
    offices = "|".join(sorted(set(ROLES), key=lambda r: (-len(r), r))) + r"|首席[^\W\d_a-z]{2,3}?[官师家]"
    speech = "|".join(sorted(SPEECH, key=lambda r: (-len(r), r)))
    return (
        re.compile("(?:" + offices + ")"),
        re.compile(
            "(?:" + offices + ")"
            r"(?P<name>[^\W\d_a-z]{1,8}·[^\W\d_a-z]{1,8}|[^\W\d_a-z]{2,4}?)"
            r"(?=女士|先生|携|率|带领|[与和同]“|一[同起道]|致辞|出席|作主旨|在[^,。]{2,30}(?:表示|介绍|说|指出|称)|(?:"
            + _SO
            + ")?(?:"
            + speech
            + "|"
            + _VIEW
            + r")|[,。:、]|$)"
        ),
        re.compile(
            r"^(?:女士|先生)?(?:在[^,。]{2,30}|" + _SO + "|会上|参会后|向记者)*(?:" + speech + "|" + _VIEW + ")"
        ),
    )


def _offices(text: str) -> list[re.Match[str]]:
    if not _LAST_CHARS & set(text):
        return []
    return [match for match in _patterns()[0].finditer(text) if text[match.end() : match.end() + 1] != "馆"]


FULL_NAME = re.compile(r"[^\W\d_a-z]{2,4}|[^\W\d_a-z]+·[^\W\d_a-z]+")
_QUOTED = re.compile(r"“([^“”]*)”")
_BARE = re.compile(r"[^\w%+.\-]")
_HOLDS = re.compile(r"(?:现|目前|同时)?(?:担任|出任|现任|任|兼任)(?P<office>[^,。;:!?”“]{2,30}?)(?=[,。;!?]|$)")
"""An office told after the name: 彭小波任星际荣耀航天科技集团董事长."""
_APPOSED = re.compile(r",(?P<office>[^,。;:!?”“]{4,24})(?=,)|\((?P<inside>[^()。;:!?”“]{4,24})\)")
"""An office told beside the name: 林剑华，北京市发展改革委副主任，…."""
_SAID = "(?:说这[句番]?话的人?,?[正就]?[是叫]|这[句番]?话(?:是|出自))"
"""Before the name of who said what stands before it."""
_NOT_NAME = re.compile(r"(?:在|的|和|与|等|及|对|为|是|以|从|于|将|也|都|并|就|到|说|称|向)|介绍|表示|认为|负责")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the draft. `office` is the text of the title before the name or after it, `roles` the offices read in it."""

    name: str
    start: int
    end: int
    office_start: int
    office: str
    roles: tuple[str, ...]
    speaks: bool
    variant_of: str = ""


def read(draft: Reading) -> list[Person]:
    """Known people by name, unknown ones between a title and a verb of speech."""
    text = draft.text
    found: list[Person] = []
    for named in draft.names:
        if named.entity.kind == "person":
            found.append(_person(text, text[named.start : named.end], named.start, named.end, named.entity.name))
    for match in _patterns()[1].finditer(text) if _offices(text) else ():
        start, end = match.span("name")
        if (
            any(p.start < end and start < p.end for p in found)
            or _NOT_NAME.search(match["name"])
            or _offices(match["name"])
        ):
            continue
        if any(n.start < end and start < n.end for n in draft.names):
            continue
        found.append(_person(text, match["name"], start, end, ""))
    return sorted(found, key=lambda person: person.start)


def _person(text: str, name: str, start: int, end: int, canonical: str) -> Person:
    office_start = start
    while office_start > 0 and text[office_start - 1] not in ",。;:!?”“‘’":
        office_start -= 1
    office = text[office_start:start]
    lead = re.match(r"-+|" + _SAID + r"|(?:据|记者从|对此|其中|在|而|由|同时|此外|日前|昨日|昨天|今天)+", office)
    if lead:
        office_start += lead.end()
        office = office[lead.end() :]
    ends = _offices(office)
    roles = tuple(match.group() for match in ends)
    if ends and ends[-1].end() < len(office):
        tail = office[ends[-1].end() :]
        if len(tail) > 2:
            roles = ()
    after = _after(text, end) if not roles else None
    if after is not None and (held := _offices(text[slice(*after)])) and held[-1].end() == after[1] - after[0]:
        office_start, office, roles = after[0], text[slice(*after)], tuple(match.group() for match in held)
    elif not roles:
        office_start, office = start, ""
    elif len(office) > 1 and office[-1] in "是为":
        office = office[:-1]  # 首席执行官是…
    signed = re.search(f"”(?:-+|{_SAID})$", text[:office_start]) is not None and text[end : end + 1] in ("", "。", "(")
    signed = signed or text[max(0, office_start - 2) : office_start] in ("。”", "!”", "?”", "……”")
    speaks = signed or bool(_patterns()[2].match(text[end:])) or text.startswith(":“", end)
    return Person(name, start, end, office_start, office, roles, speaks, canonical if canonical != name else "")


def _after(text: str, end: int) -> tuple[int, int] | None:
    """Where an office may be told behind a name."""
    for frame in (_HOLDS, _APPOSED):
        match = frame.match(text, end)
        if match is not None and match.lastgroup is not None:
            return match.span(match.lastgroup)
    return None


def roles(title: str) -> tuple[str, ...]:
    """The offices in a title as printed: 党组书记、局长 has two."""
    return tuple(match.group() for match in _offices(title.lower()))


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans of what stands inside double quotation marks."""
    return [match.span(1) for match in _QUOTED.finditer(text)]


def bare(text: str) -> str:
    """A quotation without punctuation and blanks."""
    return _BARE.sub("", text)
