"""What happened on a date, as a kind of event: 成立于1928年 and 1928年创立 are of one kind, 开幕 and 闭幕 are not.

Most things begin, end, open and are born once, so two dates of one kind of event, of one thing, cannot both be right. Which
thing is meant is told by the words around (`counterpart`).
"""

from __future__ import annotations

import re
from functools import cache

from zgccheck.model import Mention, TimeSpan
from zgccheck.reading import Reading

EVENTS = (
    "成立 组建 设立 创立 创办 创建 建立 始建 建于 始于 诞生 问世 创刊 建校 建馆 启动 发起",
    "出生 生于 降生 诞生 诞下 产下 出世",
    "逝世 去世 病逝 离世 辞世 身亡 死亡 遇难 死于",
    "开始 始于 启动 开赛 开幕 启幕 揭幕 开工 动工 开建 开馆 开课 开学 开庭 开盘 开播 拉开帷幕 拉开序幕",
    "结束 闭幕 落幕 收官 截止 竣工 完工 建成 闭馆 收盘 告终",
    "持续 延续",
    "举行 举办 召开 上演",
    "发布 公布 印发 出台 发表 颁布 宣布 对外公布",
    "报道 消息 报告说",
    "签署 签订 签约 达成 缔结",
    "抵达 到达 运抵",
    "返回 启程 前往 离开 赴 出发",
    "发射 升空 飞越",
    "开通 通车 投运 投产 投入使用 启用 运营 通航",
    "上市 上映 推出 面世 出版 首映 首演 首播 发行",
    "冠军 夺冠 战胜 击败 夺得 摘得 赢得 不敌 负于 比赛 决赛 半决赛 预赛 争夺战 对阵 迎战",
    "发生 爆发 引发",
    "生效 实施 执行 施行",
    "当选 就任 上任 任命 就职 出任 担任 获任 起任 升任 接任 调任 兼任 委任 晋升 擢升 履新",
    "收购 并购 出售",
    "开除 免职 撤职 罢免 辞职 卸任 退休",
    "逮捕 抓获 落网 被捕 拘留 刑拘 通缉",
    "起诉 开庭 受审 庭审 再审 再讯 宣判 判处 获刑",
    "加入 入职 进入 入选 毕业",
    "植入 手术 移植",
    "通过 批准 表决",
    "创造 刷新 打破",
)
"""Words for one kind of event, a kind a line; the first three make or end a thing."""
_ONCE = frozenset({0, 1, 2})

_FROM = re.compile("[自从]$")
_LINK = re.compile(
    r"[\W\d]|[将已曾于在自从至到由是的了也都还]|计划|预计|预定|定于|原定|正式|今年|明年|去年|本届|本次|此次|当地时间|时间"
)
_COMPARED = re.compile("(?:较|比|同|相比)[之于起]?$")
"""较2020年 is of no event."""
_EDITION = re.compile(
    r"《|[^\W\d]{0,14}?(?:大会|论坛|年会|峰会|博览会|交易会|展览会|锦标赛|联赛|公开赛|世界杯|奥运会|运动会|十大|榜|报告|白皮书)"
)
"""2026年投资北京大会: the year is part of a name, and another year another edition."""
_START = re.compile("起?开始|起")


@cache
def _events() -> tuple[dict[str, frozenset[int]], re.Pattern[str]]:
    """The kinds of each word, and where one stands (被执行人 is nothing that happened); made for the first document."""
    kinds: dict[str, frozenset[int]] = {}
    for kind, words in enumerate(EVENTS):
        for word in words.split():
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    return kinds, re.compile("(?:" + "|".join(longest) + ")(?!人)")


def kinds(reading: Reading, date: Mention) -> frozenset[int] | None:
    """The kinds of the event that a date is of: what it is joined to, what follows or stands before it in its clause, the next clause's.

    None for a date of nothing that happened: what something is compared with, a name's, a figure's (截至8月3日).
    """
    text, (start, end) = reading.text, reading.clause_span(date.start)
    if isinstance(date.value, TimeSpan) and date.value.role == "until":
        return None
    if _COMPARED.search(text, start, date.start) or _EDITION.match(text, date.end, end):
        return None
    known, event = _events()
    before, after = list(event.finditer(text, start, date.start)), date.end
    frame = _FROM.search(text, start, date.start) and _START.match(text, after)
    if frame:
        after = frame.end()
    joined = [word for word in before if text[word.end() : date.start] in ("", "于", "到", "至", "在")]
    following = list(event.finditer(text, after, end))
    if not (joined or following) and text[end - 1 : end] == ",":
        following = [*before[-1:], *event.finditer(text, end, reading.clause_span(end)[1])]
    found = [*joined, *following, *before[-1:]]
    begun = known["开始"] if frame else frozenset[int]()
    return begun | (known[found[0].group()] if found else frozenset())


def once(reading: Reading, date: Mention) -> bool:
    """Whether the event is one that makes or ends a thing: it is founded, born or dies."""
    return bool((kinds(reading, date) or frozenset()) & _ONCE)


def subject(reading: Reading, date: Mention) -> str:
    """What stands before a date and its event in their clause: 附属中学 of «附属中学建于1956年»; empty where nothing does."""
    before = reading.text[reading.clause_span(date.start)[0] : date.start]
    runs = [run for run in _LINK.split(_events()[1].sub(" ", before)) if run]
    return runs[-1] if runs else ""
