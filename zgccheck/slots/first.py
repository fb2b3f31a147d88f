"""Firsts: 首个, 首次, 第一家, 唯一, and superlatives: 全球最大. 首批, 首都, 最近, 最终 are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate, Rank
from zgccheck.slots.scopes import scope

ORDER = 21
ITEMS = "个款套家艘台座条颗例位种架枚列单只支名所本张幅辆"
"""Counter words after which 首 and 第一 say that nothing was there before; 首批 and 第一次 say no such thing."""
ADJECTIVES = "大 小 高 低 多 少 强 弱 快 慢 早 晚 长 短 广 深 厚 薄 重 轻 新 先进 完整 齐全 集中 密集 集聚 丰富 活跃 完备 全 亮 热 冷 优 严 精 权威"
"""最 is a superlative before these only: 最近, 最终, 最佳, 最打动人 are not."""
NOT_SUPERLATIVE = re.compile(
    "最(?:新(?:型|数据|消息|发布|研究|成果|版|进展|公布|排名|一|的|报告|动态|修订|规定)|高(?:人民|检|法|院|级|兴|效|端)|"
    "(?:少|多)(?=[0-9一二三四五六七八九十两可能需只要])|大(?:限度|程度|化|公约|效用|努力|底气)|小(?:化|限度)|重要|严[重格厉]|"
    "长[寿久]|深[刻处切]|优化|多见|全面|优[异秀质惠先势]|精彩|热门|热烈|先(?!进))"
)
"""Words that only begin like a superlative; 最多, 最少 before a number hedge it."""

_FIRST = re.compile(
    f"首(?:台套|[{ITEMS}次项部]|创(?![投新业])|度(?=[在公举亮披面设])|屈一指)|头一[{ITEMS}回次遭份]|唯一(?:一[{ITEMS}处项次部份])?|首届|"
    f"独一无二|仅此一[{ITEMS}处项]|[只仅]有的?一[{ITEMS}处项]|[只仅]有(?=[^,。;]{{2,14}}[这仅]?一[{ITEMS}处项](?![{ITEMS}]))"
)
_ONLY = frozenset("唯独仅只")
"""How words begin that say that there is one."""
_HINT = re.compile("[首头唯独仅只]")
_SUPERLATIVE = re.compile("最(?:" + "|".join(sorted(ADJECTIVES.split(), key=len, reverse=True)) + ")(?:之一)?")
_OF_ALL = re.compile("之最")
"""全球之最: a superlative behind its scope."""
LEAST = "最小"
"""What a superlative of the lower end is called: 最小, 最少, 最低. It is the contrary of 最."""
_LOW = frozenset("小低少弱慢")
_FINE = frozenset("短薄轻")
"""Of these the lower end may be the better one: 最薄 is no contrary of 最强."""
_STANDING = frozenset("居列在占据于第")


def mention(text: str, start: int, end: int, word: str) -> Mention:
    """A first with the scope before it; a superlative without a scope is too general to check."""
    where, begin = scope(text, start, listed=word.startswith("最"))
    return Mention(
        "first", begin, end, text[begin:end], Rank(1, 1, where, word), not word.startswith("最") or where != ""
    )


def _called(adjective: str) -> str:
    if adjective in _FINE:
        return f"最{adjective}"
    return LEAST if adjective in _LOW else "最"


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every first and superlative but 第一个, which `rank` reads; the clock is not used."""
    if _HINT.search(text):
        for match in _FIRST.finditer(text):
            if match[0] == "首届":
                yield Mention("ordinal", match.start(), match.end(), match[0], "1届")
            elif match[0] != "首位" or match.start() == 0 or text[match.start() - 1] not in _STANDING:
                yield mention(text, match.start(), match.end(), "唯一" if match[0][0] in _ONLY else "首")
    if "最" in text:
        for match in _OF_ALL.finditer(text):
            yield mention(text, match.start(), match.end(), "最")
        for match in _SUPERLATIVE.finditer(text):
            if not NOT_SUPERLATIVE.match(text, match.start()):
                yield mention(text, match.start(), match.end(), _called(match[0][1]))
