"""Which way a figure moves: 增长12.7%, 下降19.5%, 12.7%的增长; 增至 and 提升到 lead to a level and move nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

VERBS: dict[Literal["up", "down"], str] = {
    "up": (
        "增长 增加 增多 递增 增 提升 提高 上升 上涨 上浮 上扬 扩大 涨 升 攀升 跃升 抬升 升高 拉高 走高 回升 延长 加快 提速 多出 高出 拉长 "
        "放大 扩容 净增 新增长 改善 优于 高于 快于 多于 超出 同比增 累计增 年均增"
    ),
    "down": (
        "负增长 下降 降低 减少 递减 缩短 缩减 下跌 下滑 回落 降 减 跌 压缩 削减 收窄 收缩 缩小 减小 下调 下浮 减弱 少于 低于 慢于 放缓"
    ),
}  # fmt: skip
NOUNS: dict[Literal["up", "down"], str] = {
    "up": "增幅 增速 涨幅 升幅 增长率 增长幅度 增长速度 提升幅度 提高幅度 上涨幅度 增量 增加值增速 复合增长率",
    "down": "降幅 跌幅 减幅 下降幅度 降低幅度 缩减幅度 下降率",
}  # fmt: skip
COMPARED = frozenset("高于 快于 多于 低于 少于 慢于 优于 超出".split())
"""Verbs that compare: they move a figure only in percentage points or 倍 (高于全国2个百分点), elsewhere they hedge."""
ADJECTIVES = {"高": "up", "快": "up", "多": "up", "低": "down", "慢": "down", "少": "down"}
"""高1.2个百分点: a move, in percentage points only."""


@dataclass(frozen=True, slots=True)
class Move:
    """The direction of a change and the offsets of the word that says it."""

    direction: Literal["up", "down"]
    start: int
    end: int
    word: str


_DIRECTION: dict[str, Literal["up", "down"]] = {
    word: way for table in (VERBS, NOUNS) for way, words in table.items() for word in words.split()
}
_LINK = "(?:了|约|大约|达|超|近|逾|幅度达|幅度为|近乎)?"


def _any(words: list[str]) -> str:
    """An alternation, the longest first; 新增55家 counts what is new and moves nothing."""
    return "|".join(word if len(word) > 1 else f"(?<!新){word}" for word in sorted(words, key=len, reverse=True))


_BEFORE = re.compile(
    f"(?:({_any(' '.join(VERBS.values()).split())}){_LINK}"
    f"|({_any(' '.join(NOUNS.values()).split())})(?:均|也|仅|都|已|将|则|分别)?(?:达到了|达到|高达|达|约为|为|约|在|保持在|超过|是|有|仅)?)$"
)
_AFTER = re.compile(f"的(?:年均|同比|平均|复合|高速|较快)?(?:速度)?({_any([*_DIRECTION])})(?!到|至|率先|点|极|引擎)")
_ADJECTIVE = re.compile(f"([{''.join(ADJECTIVES)}])(?:出|了)?$")
_OVER = re.compile("(高于|高出|快于|优于|低于|慢于)[^,。;:0-9]{1,12}?(?:约|近|超)?$")
"""高于全国2个百分点: a comparison with its object in between, in percentage points only."""
_LAST = re.compile("[长加多增升高涨大快速出善于超降低少短减跌滑落缩窄调浮弱省约缓率幅量度达为了在是有仅过到近逾乎]")


def move(text: str, start: int, end: int, *, compared: bool = False) -> Move | None:
    """The move of the figure text[start:end] (hedge included), or None for a level."""
    if start and _LAST.match(text, start - 1):
        match = _BEFORE.search(text, max(0, start - 12), start)
        if match:
            group = 1 if match[1] else 2
            word = match[group]
            if word not in COMPARED or compared:
                return Move(_DIRECTION[word], match.start(group), match.end(group), word)
        if compared and (match := _ADJECTIVE.search(text, max(0, start - 3), start)):
            way: Literal["up", "down"] = "up" if ADJECTIVES[match[1]] == "up" else "down"
            return Move(way, match.start(), match.end(), match[1])
    if compared and (match := _OVER.search(text, max(0, start - 14), start)):
        return Move(_DIRECTION[match[1]], match.start(1), match.end(1), match[1])
    if text.startswith("的", end) and (match := _AFTER.match(text, end)):
        return Move(_DIRECTION[match[1]], match.start(1), match.end(1), match[1])
    return None
