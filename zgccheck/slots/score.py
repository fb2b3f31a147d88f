"""Results of a match: 110比102, 以3:1, 2-0战胜; the value is "3:1", in the order in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate

ORDER = 5
_RESULT = re.compile(r"(?<![\d.:/\-])(\d{1,3})(?:比|:|-)(\d{1,3})(?![\d.%年月日时分个家万亿]|:\d)")
_LED = re.compile(
    r"(?:以|比分|总比分|局分|将比分|[、/和,])(?:总?比分)?(?:[锁固]定|定格|改写|扳|追|拉开|扩大|缩小)?[为是定在至到成]?(?:大)?$"
)
_RECORD = re.compile(r"(?<!\d)(\d{1,3})胜(?:(\d{1,3})平)?(\d{1,3})负(?!\d)")
"""40胜8负, 4胜3平1负."""
_FOLLOWED = re.compile(
    r"(?:的?(?:总?比分|大比分|成绩|优势|战绩))?(?:[再又也]?(?:完|大|小|险|横|惜|轻|力|惨|双)?"
    r"(?:战?胜|击败|击退|负|败|扫|取|克|逆转|领先|落后|战平|平局|握手|不敌|淘汰|送走|告负|拿下|赢|输|晋级|夺冠|逼平))"
)


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every result that a word of winning, losing or 比分 stands beside; the clock is not used.

    Of results in a row (6:4、5:7、6:3) the words beside the first or last serve all.
    """
    for match in _RECORD.finditer(text) if "胜" in text else ():
        yield Mention("score", match.start(), match.end(), match.group(), match.group())
    found = list(_RESULT.finditer(text))
    for place, match in enumerate(found):
        rest = match.end()
        for other in found[place + 1 :]:
            if text[rest : other.start()] not in ("、", "/", "和", ","):
                break
            rest = other.end()
        lead = match.start()
        for other in reversed(found[:place]):
            if text[other.end() : lead] not in ("、", "/", "和", ","):
                break
            lead = other.start()
        before = _LED.search(text[max(0, lead - 8) : lead])
        told = before is not None and before.group()[0] not in "、/和,"
        if told or _FOLLOWED.match(text, rest):
            value = f"{int(match[1])}:{int(match[2])}"
            yield Mention("score", match.start(), match.end(), match.group(), value)
