"""Texts in quotation marks: speech and phrases are checkable, names («北脑一号», «三城一区») are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate

ORDER = 90
SHORT, LONG = 4, 14
"""A quotation shorter than the first is a name; from the second on it is a phrase also without a sign of speech or grammar."""
_SPEECH_BEFORE = re.compile(
    "(?:说|说道|称|表示|指出|认为|强调|介绍|坦言|直言|谈到|提到|透露|告诉记者|感慨|感叹|回忆|回答|提出|写道|道|问|呼吁|建议|总结|评价|形容|看来|提供了|誉为|比作|喻为|称为|称之为|比喻为)[,:]?$|:$"
)
_SPEECH_AFTER = re.compile(
    "[,。]?(?:[^,。;“”]{0,40}?(?:说|表示|指出|认为|强调|介绍|坦言|直言|称|透露|感慨|感叹|告诉记者|谈到|如是说|回忆道?|写道|道|总结|呼吁)(?:[,。:]|$|道))"
)
_NAME_AFTER = re.compile(
    "(?:行动|计划|工程|专项|指数|报告|榜单|论坛|平台|项目|系统|芯片|机器人|号|模型|企业|建设|格局|模式|产业|时期|规划|期间|政策|机制|大赛|中心|展区|大会|服务港|品牌|战略|装置|卫星|火箭|倡议|称号|名单|基金|协议|意见|的意见)"
)
_NAME_END = re.compile(
    "(?:指数|计划|行动|工程|论坛|大赛|榜|榜单|报告|平台|系统|中心|项目|装置|网络?|企业|奖|基地|模型|芯片|工程\\)|\\)|号|[0-9.]+|模式|格局)$"
)
_PHRASE = re.compile("[的了是要就都也把被让着]")
"""A word of grammar inside: a phrase, not a name (丰厚的土壤)."""
_SENTENCE = re.compile("[,。!?;，]")
_MARK = re.compile("[“”]")


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the outermost quotations, marks included."""
    depth, start = 0, 0
    for match in _MARK.finditer(text):
        if match[0] == "“":
            if depth == 0:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, match.end()
    if depth:
        yield start, len(text)


def _spoken(text: str, start: int, end: int) -> bool:
    """Whether a verb of speech or a colon stands next to the quotation."""
    return bool(_SPEECH_BEFORE.search(text, max(0, start - 8), start) or _SPEECH_AFTER.match(text, end))


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every outermost quotation; its value is the text inside. An unclosed one runs to the end."""
    if "“" not in text:
        return
    for start, end in _pairs(text):
        inside = text[start + 1 : end - (text[end - 1] == "”")]
        if not inside:
            continue
        sentence = bool(_SENTENCE.search(inside))
        named = not sentence and bool(_NAME_AFTER.match(text, end) or _NAME_END.search(inside))
        worded = bool(_PHRASE.search(inside)) and len(inside) >= SHORT
        spoken = len(inside) >= SHORT and _spoken(text, start, end)
        checkable = sentence or (not named and (worded or spoken or len(inside) >= LONG))
        yield Mention("quotation", start, end, text[start:end], inside, checkable)
