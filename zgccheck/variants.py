"""Words that are written in two ways, as long as each other: the one that stands for both. `text` folds with it."""

from __future__ import annotations

import re

_SPELLED = """
纪录=记录 部份=部分 成份=成分 身分=身份 座落=坐落 其它=其他 惟一=唯一 惟有=唯有 报导=报道 定单=订单 定购=订购 定货=订货 制订=制定 想像=想象 图象=图像
录象=录像 联接=连接 给与=给予 年青=年轻 执著=执着 人材=人才 精采=精彩 倍受=备受 起航=启航 起程=启程 帐户=账户 帐号=账号 帐目=账目 帐本=账本 帐款=账款
当做=当作 看做=看作 叫作=叫做 交待=交代 思惟=思维 重迭=重叠 勾划=勾画 辞汇=词汇 宏扬=弘扬 参予=参与
"""
SPELLINGS = dict(pair.split("=") for pair in _SPELLED.split())
"""The other spelling and the usual one."""

_FILM = "(?!片)"
"""纪录片 has one spelling."""
SPELLED = re.compile("|".join(word + _FILM * (word == "纪录") for word in SPELLINGS))
