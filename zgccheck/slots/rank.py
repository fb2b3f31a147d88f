"""Places in an order: 第四位, 排名第一, 居首位, 前十; firsts: 首个, 唯一, 全球最大; and ordinals that rank nothing: 第九届."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate, Rank
from zgccheck.slots.number import DIGITS, read_at

ORDER = 20
"""Ranks settle ties against figures."""

SCOPES = {
    "全球": "全球", "世界": "全球", "全世界": "全球", "国际上": "全球", "国际": "全球", "人类": "全球",
    "全国": "全国", "国内": "全国", "我国": "全国", "中国": "全国", "全国各城市": "全国", "全国城市": "全国", "国家": "全国",
    "亚洲": "亚洲", "亚太": "亚太", "欧洲": "欧洲", "东亚": "东亚", "京津冀": "京津冀", "华北": "华北", "长三角": "长三角",
    "全市": "全市", "本市": "全市", "北京": "北京", "北京市": "北京", "全省": "全省", "全区": "全区", "行业": "行业", "业内": "行业",
    "大城市组": "大城市组", "特大城市组": "特大城市组", "超大城市组": "超大城市组", "中等城市组": "中等城市组", "全球城市": "全球",
}  # fmt: skip
"""A scope as written → its normal form. 国际, 国内 and 国家 count only directly before the rank."""
_FAR = frozenset({"全球", "世界", "全世界", "全国", "亚洲", "亚太", "京津冀", "大城市组", "特大城市组", "超大城市组", "中等城市组"})
"""Scopes that hold also from some words before (在全球创新集群排名中居第四位)."""
_PLACES = frozenset({"北京", "行业", "京津冀", "华北", "长三角"})
"""Scopes that also begin names: 北京第二外国语学院."""
ADJECTIVES = (
    "大 小 高 低 多 少 强 弱 快 慢 早 晚 长 短 广 深 厚 薄 重 轻 新 先进 完整 齐全 集中 密集 集聚 丰富 活跃 完备 全 亮 热 冷 优 好 严 精 远 近 权威"
).split()
"""最… is a superlative before these only: 最近, 最终, 最后, 最新 (a date), 最打动人 are not."""
_NOT_SUPERLATIVE = re.compile("最(?:近|后|终|新(?:型|数据|消息|发布|研究|成果|版|进展|公布|排名|一|的|报告|动态)|高(?:人民|检|法|院|级)|(?:少|多)(?=[0-9一二三四五六七八九十两可能需只要])|佳|初|大(?:限度|程度|化|公约|效用|努力|底气)|小(?:化|限度)|全(?!的|，|,|。)|好|先(?!进)|优|近的)")
"""Words that begin like a superlative and are none; 最多, 最少 hedge a figure."""

_ITEM = "个次款套家艘台座条颗项例部位种架枚列单只支名所本张幅辆首笔批粒株期份名处"
_FIRST = re.compile(
    "首(?:个|次|款|套|家|艘|台套|台|座|条|颗|项|例|部|位|种|架|枚|列|单|只|支|名|所|本|张|幅|辆|创(?![投新业])|度(?=[在公举亮披])|发(?![展言射布])(?=于|的)|开先河|屈一指)|唯一"
)
_SEVENTH = re.compile("(?:倒数)?第([0-9零〇一二两三四五六七八九十百]+)")
_FRONT = re.compile("前([一二两三四五六七八九十]{1,3}|[0-9]{1,4}|百|五百)(?:大|名|位|强|甲)?(?![0-9个年月天日季次轮期周届款段步\\-~至到%‰%沿面后期端排者条项场站页篇章部分几余多来万千百提])")
_TOP = re.compile("top ?([0-9]{1,4})")
_HEAD = re.compile("榜首|首位|首席位置|头名|居首(?![都位])|(?<=[居列排])首(?=[,。;]|$)|第一把交椅|魁首|冠绝")
_STANDING = re.compile("(?:居|列|名|排|位|占|获|获得|身|身于|升至|升到|至|到|在|跃至|评为|排行|排名|保持|为|是|拿下|稳坐|登上|总分|总量|规模|数量|均)(?:第|了|于|在|中|稳)?“?$")
_PLACE = re.compile("[位名](?![于称义额])")
_COUNTED = re.compile(
    "届|代|条|章|款|项|版|次|期|批|号|节|阶段|轮|场|个|家|台|艘|颗|座|架|枚|年|天|日|部|卷|册|回|集|步|页|学期|例|套|支|种|类|件|只|条|段|篇|组|辆|列|层|级|季(?!度)|周|口|座|名|位|站|所"
)
_STOP = re.compile("[,。、;:!?)(“”》《的地得了且并和与及,]|$|,")
_BREAK = re.compile("[,。;:!?、]")


def _scope(text: str, at: int) -> tuple[str, int]:
    """The scope that ends directly before an offset and where it starts; else the nearest one before in the clause."""
    for length in range(5, 1, -1):
        word = text[max(0, at - length) : at]
        if len(word) == length and word in SCOPES:
            return SCOPES[word], at - length
    clause = text[max(0, at - 24) : at]
    parts = _BREAK.split(clause)
    clause = parts[-1]
    best, found = -1, ""
    for word in _FAR:
        place = clause.rfind(word)
        if place > best or (place == best and len(word) > len(found) and place >= 0):
            best, found = place, word
    return (SCOPES[found] if found else ""), at


def _mention(text: str, kind: str, start: int, end: int, best: int, worst: int, word: str = "", check: bool = True) -> Mention:
    scope, begin = _scope(text, start)
    return Mention(kind, begin, end, text[begin:end], Rank(best, worst, scope, word), check)


def _numbered(text: str) -> Iterator[Mention]:
    for match in _SEVENTH.finditer(text):
        numeral = read_at(text, match.start(1))
        if numeral is None or numeral.end != match.end(1) or numeral.upper is not None or not numeral.value:
            continue
        number, end = int(numeral.value), match.end()
        standing = bool(_STANDING.search(text, max(0, match.start() - 6), match.start()))
        scope, begin = _scope(text, match.start())
        scoped = begin < match.start() and scope not in _PLACES
        from_below = match[0].startswith("倒数")
        if place := _PLACE.match(text, end):
            if number == 1 and not standing and not scoped and not _STOP.match(text, place.end()):
                yield _mention(text, "first", match.start(), place.end(), 1, 1, "首")
            else:
                end = place.end()
                yield _mention(text, "rank", match.start(), end, -number if from_below else number, -number if from_below else number)
        elif from_below:
            yield _mention(text, "rank", match.start(), end, -number, -number)
        elif text.startswith("大", end) and not standing and (scoped or not text.startswith("大学", end)):
            yield _mention(text, "rank", match.start(), end + 1, number, number)
        elif counter := _COUNTED.match(text, end):
            if number == 1 and counter[0] in _ITEM and counter[0] not in "次批期项条款部种份处":
                yield _mention(text, "first", match.start(), counter.end(), 1, 1, "首")
            else:
                yield Mention("ordinal", match.start(), counter.end(), text[match.start() : counter.end()], f"{number}{counter[0]}")
        elif standing or _STOP.match(text, end) or scoped:
            yield _mention(text, "rank", match.start(), end, number, number)


def _fronts(text: str) -> Iterator[Mention]:
    for match in _FRONT.finditer(text):
        if text[match.start() - 1 : match.start()] in ("以", "之", "目", "从", "提", "超", "空", "当", "日", "年", "月", "史") and match.start():
            continue
        numeral = read_at(text, match.start(1))
        if numeral is None or numeral.end != match.end(1) or numeral.value < 2:
            continue
        yield _mention(text, "rank", match.start(), match.end(), 1, int(numeral.value))
    if "top" in text:
        for match in _TOP.finditer(text):
            yield _mention(text, "rank", match.start(), match.end(), 1, int(match[1]))


def _heads(text: str) -> Iterator[Mention]:
    for match in _HEAD.finditer(text):
        start = match.start()
        if match[0] == "首位":
            scoped = _scope(text, start)[1] < start
            if text[max(0, start - 1) : start] in ("在", "于") or (not scoped and not _STANDING.search(text, max(0, start - 6), start)):
                continue
            if not _STOP.match(text, match.end()) and not _STANDING.search(text, max(0, start - 6), _scope(text, start)[1]):
                continue
        yield _mention(text, "rank", start, match.end(), 1, 1)


def _firsts(text: str) -> Iterator[Mention]:
    for match in _FIRST.finditer(text):
        if match[0] == "唯一":
            end = match.end() + (2 if text[match.end() : match.end() + 1] == "一" and text[match.end() + 1 : match.end() + 2] in _ITEM else 0)
            yield _mention(text, "first", match.start(), end, 1, 1, "唯一")
        elif match[0] == "首位" and text[match.start() - 1 : match.start()] in ("居", "列", "在", "占", "据", "于"):
            continue
        else:
            yield _mention(text, "first", match.start(), match.end(), 1, 1, "首")
    if text.startswith("首届") or "首届" in text:
        for match in re.finditer("首届", text):
            yield Mention("ordinal", match.start(), match.end(), match[0], "1届")


_SUPERLATIVE = re.compile("最(?:" + "|".join(sorted(ADJECTIVES, key=len, reverse=True)) + ")(?:之一)?")


def _superlatives(text: str) -> Iterator[Mention]:
    for match in _SUPERLATIVE.finditer(text):
        if _NOT_SUPERLATIVE.match(text, match.start()):
            continue
        mention = _mention(text, "first", match.start(), match.end(), 1, 1, "最")
        rank = mention.value
        yield mention if isinstance(rank, Rank) and rank.scope else Mention(*_parts(mention), checkable=False)


def _parts(mention: Mention) -> tuple[str, int, int, str, Rank]:
    assert isinstance(mention.value, Rank)
    return mention.kind, mention.start, mention.end, mention.text, mention.value


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every rank, first and ordinal of a normalised text; the clock is not used."""
    if "第" in text:
        yield from _numbered(text)
    if "前" in text or "top" in text:
        yield from _fronts(text)
    if "首" in text or "唯" in text or "头名" in text or "交椅" in text:
        yield from _heads(text)
        yield from _firsts(text)
    if "最" in text:
        yield from _superlatives(text)
