"""Places in an order: 第四位, 排名第一, 居首位, 前十; and ordinals that rank nothing: 第九届, 第三代."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate, Rank
from zgccheck.slots import first
from zgccheck.slots.number import read_at
from zgccheck.slots.scopes import PLACES, scope

ORDER = 20
"""Ranks settle ties against figures and firsts."""

_NUMBERED = re.compile("(?:倒数)?第([0-9零〇一二两三四五六七八九十百]+)")
_FRONT = re.compile(
    "(?<![以之目从提超空当日年月史])前([一二两三四五六七八九十]{1,3}|[0-9]{1,4}|百|五百)(?!大学)(?:大|名|位|强|甲)?"
    "(?![0-9个人年月天日季次轮期周届款段步沿面后端排者条项场站页篇章部分几余多来万千百提%‰~至到-])"
)
_TOP = re.compile("top ?([0-9]{1,4})")
_HEAD = re.compile(
    "榜首|首位|头名|(?<=[地国球市省区])之首|居首(?![都位])|(?<=[居列排])首(?=[,。;]|$)|第一把交椅|头把交椅|魁首|鳌头|拔得头筹|冠绝(?=全球|世界|全国|全市|[,。;]|$)"
)
_STANDING = re.compile(
    "(?:居|列|名|排|位|占|获|获得|身|身于|升至|升到|至|到|在|跃至|评为|排行|排名|保持|为|是|拿下|稳坐|登上|总分|总量|规模|数量|均)"
    "(?:第|了|于|在|中|稳)?“?$"
)
"""A word of standing directly before the rank: 第四 is one then, whatever follows."""
_PRIORITY = re.compile("(?:(?:放|摆|置)|[把将][^,。;:!?]*排)(?:在|到|于)$")
"""摆在首位, 把安全排在第一位: a priority, no rank; 北京排在第二位 is one."""
_GROUPS = ("方阵", "梯队", "阵营", "军团", "集团军")
"""全球第一方阵 is the leading group, and no first place."""
_PLACE = re.compile("[位名](?![于称义额])")
_COUNTED = re.compile(
    "届|代|条|章|款|项|版|次|期|批|号|节|阶段|轮|场|个|家|台|艘|颗|座|架|枚|年|天|日|部|卷|册|回|集|步|页|学期|例|套|支|种|类|件|"
    "只|段|篇|组|辆|列|层|级|周|口(?!岸)|站|所|季(?!度)|"
    "分钟|秒|小时|赛段|局|盘|粒|球|圈|棒|跳|枪|杆|洞"
)
"""Counter words that make 第N an ordinal."""
_CLOSED = re.compile("[,。、;:!?)(“”》《的且并和与及]|$")
"""What may follow a bare 第四."""
_OPEN = frozenset(",。、;:!?(“《#")
"""At the start of a sentence or a clause, 第二, numbers a point of the speech."""


def _rank(text: str, start: int, end: int, best: int, worst: int) -> Mention:
    where, begin = scope(text, start)
    return Mention("rank", begin, end, text[begin:end], Rank(best, worst, where))


def _stands(text: str, at: int) -> bool:
    return bool(_STANDING.search(text, max(0, at - 6), at))


def _numbered(text: str) -> Iterator[Mention]:
    for match in _NUMBERED.finditer(text):
        numeral = read_at(text, match.start(1))
        if numeral is None or numeral.end != match.end(1) or numeral.upper is not None or not numeral.value:
            continue
        start, end, number = match.start(), match.end(), int(numeral.value)
        where, begin = scope(text, start)
        scoped, standing = begin < start and where not in PLACES, _stands(text, start)
        if text.startswith(_GROUPS, match.end()):
            continue
        if _PRIORITY.search(text, max(0, start - 20), start) and not _COUNTED.match(text, end):
            continue
        if match[0].startswith("倒数"):
            place = _PLACE.match(text, end)
            yield _rank(text, start, place.end() if place else end, -number, -number)
        elif place := _PLACE.match(text, end):
            if number == 1 and not standing and not scoped and not _CLOSED.match(text, place.end()):
                yield first.mention(text, start, place.end(), "首")
            elif standing or scoped or _CLOSED.match(text, place.end()):
                yield _rank(text, start, place.end(), number, number)
            else:
                yield Mention("ordinal", start, place.end(), text[start : place.end()], f"{number}位")
        elif text.startswith("大", end) and not standing and (scoped or not text.startswith("大学", end)):
            yield _rank(text, start, end + 1, number, number)
        elif counter := _COUNTED.match(text, end):
            if number == 1 and counter[0] in first.ITEMS and counter[0] not in "条种":
                yield first.mention(text, start, counter.end(), "首")
            else:
                yield Mention("ordinal", start, counter.end(), text[start : counter.end()], f"{number}{counter[0]}")
        elif (
            standing
            or scoped
            or (_CLOSED.match(text, end) and (text[start - 1] not in _OPEN if start else end == len(text)))
        ):
            yield _rank(text, start, end, number, number)


def _fronts(text: str) -> Iterator[Mention]:
    for match in _FRONT.finditer(text):
        numeral = read_at(text, match.start(1))
        if numeral is not None and numeral.end == match.end(1) and numeral.value >= 2:
            yield _rank(text, match.start(), match.end(), 1, int(numeral.value))
    if "top" in text:
        for match in _TOP.finditer(text):
            yield _rank(text, match.start(), match.end(), 1, int(match[1]))


def _heads(text: str) -> Iterator[Mention]:
    for match in _HEAD.finditer(text):
        start = match.start()
        if match[0] == "首位":
            begin = scope(text, start)[1]
            standing = _stands(text, begin)
            if _PRIORITY.search(text, max(0, start - 20), start) or not (standing or begin < start):
                continue
            if not standing and not _CLOSED.match(text, match.end()):
                continue  # 全球首位受试者 is a first
        yield _rank(text, start, match.end(), 1, 1)


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every rank and ordinal of a normalised text; the clock is not used."""
    if "第" in text:
        yield from _numbered(text)
    if "前" in text or "top" in text:
        yield from _fronts(text)
    if "首" in text or "头名" in text:
        yield from _heads(text)
