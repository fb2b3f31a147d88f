"""Hedges: the words before and after a figure that make it an interval, and the interval each makes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from zgccheck.model import Interval

Hedge = Literal["", "over", "near", "under", "about", "some"]

BEFORE: dict[Hedge, str] = {
    "over": (
        "刚刚过 刚过 超过了 超过 超出 超 逾 突破了 突破 越过了 越过 跨过了 跨过 迈过了 迈过 破 多于 大于 高于 不少于 不低于 不小于 不下 至少 最少 起码"
    ),
    "near": "近乎 接近 将近 近 逼近 直逼",
    "under": "未达到 没达到 不及 不足 不到 不满 未满 未达 未到 少于 小于 低于 不超过 不超 不高于 不大于 不多于 至多 最多 尚不足",
    "about": "约为 约达 约有 约占 约合 约 大约 大概 大致 估计 左右",
}  # fmt: skip
AFTER: dict[Hedge, str] = {
    "over": "以上 之上 开外 多 余 有余",
    "under": "以下 之下 以内 之内 不到",
    "about": "左右 上下 前后",
}  # fmt: skip
NOT_AFTER: dict[str, str] = {
    # the hedge's character ends another word after one of these: 附近, 最近, 赶超, 契约 …
    "近": "附最邻远靠亲临贴毗就相新", "超": "赶反", "破": "打攻爆", "约": "契合节条公签预大制邀履违纽", "左右": "*",
}  # fmt: skip

MANIFOLD = frozenset("样元种模维边核方语态")
"""多样, 多元, 多模态 … are words: the 多 before these is no hedge."""

_BY_LAST: dict[str, list[tuple[str, Hedge]]] = {}
for _hedge, _words in BEFORE.items():
    for _word in _words.split():
        _BY_LAST.setdefault(_word[-1], []).append((_word, _hedge))
for _rows in _BY_LAST.values():
    _rows.sort(key=lambda row: -len(row[0]))

_AFTER_WORDS = {word: hedge for hedge, words in AFTER.items() for word in words.split()}
_AFTER = re.compile("|".join(sorted(_AFTER_WORDS, key=len, reverse=True)))
_ROUGHLY = re.compile(r"(?:约占|约(?:为|是|相当于|等于)[^,。;:、()“”0-9]{1,10}的)[^,。;:、()“”0-9]{0,12}$")
"""约占全国…, 约为全市的…: a hedge parted from its figure by what the figure is a part of."""

_COMPARING = frozenset("高于 低于 大于 小于 多于 少于 不高于 不低于 超出".split())
"""Words that compare with the whole: 高于全国7.8个百分点 is 7.8."""
_WHOLE = re.compile("(?:全市|全国|全省|全球|世界|总量|总数|总额)的?$")
"""不到全市4%: a hedge parted from its figure by the whole that it is a share of."""


def before(text: str, start: int) -> tuple[Hedge, int]:
    """The hedge that ends where a figure starts, and the offset where the hedge starts."""
    for word, hedge in _BY_LAST.get(text[start - 1 : start], ()):
        at = start - len(word)
        if text.startswith(word, at) and at >= 0:
            barred = NOT_AFTER.get(word, "")
            if "*" in barred or (at and text[at - 1] in barred):
                continue
            return hedge, at
    whole = _WHOLE.search(text, max(0, start - 8), start)
    if whole is not None and not text.endswith("约", 0, whole.start()):
        hedge, at = before(text, whole.start())
        if not hedge or text[at : whole.start()] in _COMPARING:
            return "", start
        return hedge, start if hedge == "about" else at
    if "约" in text and _ROUGHLY.search(text, max(0, start - 16), start):
        return "about", start
    return "", start


def after(text: str, end: int, loose: bool) -> tuple[Hedge, int]:
    """The hedge that starts where a figure ends, and where it ends. 多 and 余 count only when `loose` (两年多)."""
    match = _AFTER.match(text, end)
    if match is None or (match[0] in "多余" and (not loose or text[match.end() : match.end() + 1] in MANIFOLD)):
        return "", end
    return _AFTER_WORDS[match[0]], match.end()


def interval(value: Decimal, step: Decimal, hedge: Hedge) -> Interval:
    """The numbers a figure stands for, by the contract's table."""
    if hedge == "over":
        return Interval(value, value + step)
    if hedge == "near":
        return Interval(value - min(step, value / 10), value)
    if hedge == "under":
        return Interval(value - step, value)
    if hedge == "about":
        half = max(step / 2, value / 20)
        return Interval(value - half, value + half, closed=True)
    if hedge == "some":
        return Interval(value, value * 5)
    return Interval(value, value)
