"""Words that are written in two ways, as long as each other: the one that stands for both. `text` folds with it.

Only words whose characters hardly ever meet by chance: 年青, 定单 or 部份 also stand in 2031年青溪市, 规定单位, 内部份额.
"""

from __future__ import annotations

import re

_SPELLED = """
纪录=记录 座落=坐落 其它=其他 惟一=唯一 惟有=唯有 想像=想象 图象=图像 录象=录像 给与=给予 执著=执着 制订=制定 参予=参与 思惟=思维 辞汇=词汇 宏扬=弘扬
交待=交代 帐户=账户 帐号=账号 帐目=账目 帐本=账本 帐款=账款
"""
SPELLINGS = dict(pair.split("=") for pair in _SPELLED.split())
"""The other spelling and the usual one."""

_NOT_BEFORE = {"纪录": "片制取用音像", "座落": "幕地户实", "制订": "购单阅货票制"}
"""What shows that the characters belong to other words: 纪录片, 讲座落幕, 强制订购."""
SPELLED = re.compile(
    "|".join(word + (f"(?![{_NOT_BEFORE[word]}])" if word in _NOT_BEFORE else "") for word in SPELLINGS)
)
