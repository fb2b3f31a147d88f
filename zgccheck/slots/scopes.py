"""Where an order holds: 全球, 全国, 大城市组 …, in one normal form each."""

from __future__ import annotations

import re

from zgccheck.places import AREAS, CITIES, PROVINCES

_NAMED = {
    **{name: name for name in AREAS},
    **{name + end: name for name in (*PROVINCES, *CITIES) for end in ("", "市", "省")},
}
SCOPES = {
    **_NAMED,
    "全球": "全球", "世界": "全球", "全世界": "全球", "国际上": "全球", "国际": "全球", "人类": "全球", "全球城市": "全球",
    "全国": "全国", "国内": "全国", "我国": "全国", "中国": "全国", "全国各城市": "全国", "全国城市": "全国",
    "亚洲": "亚洲", "亚太": "亚太", "欧洲": "欧洲", "东亚": "东亚",
    "全市": "全市", "本市": "全市", "全省": "全省", "全区": "全区", "行业": "行业", "业内": "行业",
    "大城市组": "大城市组", "特大城市组": "特大城市组", "超大城市组": "超大城市组", "中等城市组": "中等城市组", "中小城市组": "中小城市组", "小城市组": "小城市组",
}  # fmt: skip
"""A scope as written directly before the rank → its normal form."""
FAR = (
    "特大城市组", "超大城市组", "中等城市组", "中小城市组", "大城市组", "小城市组", "国际上", "全世界", "全球", "世界", "全国", "亚洲", "亚太", *AREAS,
)  # fmt: skip
"""Scopes that hold also from some words before, in the clause (在全球创新集群排名中居第四位)."""
PLACES = frozenset({*_NAMED.values(), "行业"})
"""Scopes that also begin names: 北京第二外国语学院."""
REACH = 24
"""How many characters before the rank a far scope may stand."""
_LONGEST = max(map(len, SCOPES))
_BREAK = re.compile("[,。;:!?、]")
_BREAK_OF_LIST = re.compile("[,。;:!?]")


def scope(text: str, at: int, listed: bool = False) -> tuple[str, int]:
    """The scope that ends directly before an offset and where it starts; else the nearest far one, with the offset itself.

    In a list of superlatives (国际上覆盖区域最广、探测手段最多) a far scope reaches over 、.
    """
    for length in range(_LONGEST, 1, -1):
        word = text[max(0, at - length) : at]
        if len(word) == length and word in SCOPES:
            return SCOPES[word], at - length
    clause = (_BREAK_OF_LIST if listed else _BREAK).split(text[max(0, at - REACH) : at])[-1]
    ends = [(clause.rfind(word) + len(word), len(word), word) for word in FAR if word in clause]
    return SCOPES[max(ends)[2]] if ends else "", at
