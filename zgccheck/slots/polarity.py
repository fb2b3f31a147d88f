"""Denials and states of completion: 尚未 and 并非 deny; 将, 拟, 预计 announce; 已, 完成了 report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.model import Mention, PartialDate

ORDER = 60
"""A hedge that holds a denial's character (不足13%) is the figure's."""

DENIALS = (
    "没能够 没能 迟迟未 仍未能 还未能 至今未 尚未能 并未能 未能够 未能 尚未 从未 并未 仍未 还未 未曾 未有 没有 并没有 尚没有 仍没有 尚无 并不 绝不 并无 毫无 暂无 从无 并非 绝非 不再 不是 不会 不能 "
    "不得 不可 不予 不允许 暂不允许 暂不 不许 不准 不必 不需 不用 不经 不存在 不包括 不包含 不涉及 不含 不支持 不具备 不属于 不愿 不肯 无法 无需 无须 无缘 "
    "未 非 无 不"
).split()
"""Words that turn what follows; the bare characters are judged by the words below."""

NOT_DENIALS: dict[str, tuple[str, ...]] = {
    "the character is part of a word that denies nothing": (
        "并不仅", "并不只", "并不止", "并不单", "并不少", "并不乏", "未来", "未知", "未免", "未必", "未尝", "未央", "未名", "未成年", "未有效", "未遂", "不断", "不仅", "不同", "不少", "不只", "不久", "不光", "不单", "不但", "不管", "不论",
        "不然", "不过", "不惜", "不懈", "不凡", "不菲", "不俗", "不错", "不一", "不已", "不止", "不妨", "不禁", "不料", "不乏", "不外乎", "不言而喻", "不约而同",
        "不可或缺", "必不可少", "不可替代", "不可估量", "不可分割", "不得不", "不能不", "不会不", "无不", "不变价", "不锈钢", "不等", "不限", "不见", "不失",
        "不愧", "不忘", "不朽", "不屈", "不舍", "不负", "不遗余力", "不畏", "不动产", "不计其数", "不胜", "不够", "不易", "不难", "不起眼", "不由", "不经意", "不容", "不必要", "不可避免", "无一利", "并非法",
        "源源不断", "络绎不绝", "层出不穷", "生生不息", "前所未有", "方兴未艾", "闻所未闻", "不仅仅", "无论", "无数", "无疑", "无比", "无限", "无穷", "无人", "无线", "无锡",
        "无障碍", "无缝", "无感", "无创", "无形", "无偿", "无菌", "无声", "无关", "无机", "无损", "无极", "无私", "无畏", "无愧", "无尽", "无垠", "独一无二", "史无前例",
        "无源", "无纸化", "无废", "无忧", "无时无刻", "无微不至", "毫无疑问", "非常", "非凡", "非共识", "非遗", "非洲", "非营利", "非公", "非线性", "非接触", "非侵入", "非首都", "非物质",
        "除非", "莫非", "是非", "南非", "非但", "北非", "非金属", "非标", "无所不", "不无", "没有不", "不可不", "不合理", "不对称", "不确定", "不稳定", "不良", "不平", "不利", "不便", "不安",
        "不幸", "不足之处", "不可逆", "不可思议", "不可阻挡", "不落", "不敢", "差不多", "了不起", "对不起", "能不能", "是不是", "会不会", "要不要", "好不好", "有没有", "不如", "不日", "不时", "不啻", "不谋而合",
        "不拘一格", "不折不扣", "不吝", "不像", "不大", "不小", "不多", "不高", "不低", "不是唯一", "不是终点", "不简单", "不等于", "不倒", "不灭", "不眠", "不惑", "不夜", "看不见", "不到位", "不可磨灭", "不能忽视",
        "永不", "不服", "不透明", "不健全", "不完善", "不充分", "不平衡", "不规则", "不发达", "不活跃", "不适",
    ),
    "hedges of a figure": ("不足", "不到", "不满", "未满", "未达(?=到?[0-9零一二两三四五六七八九十百千万亿数])", "不超", "不少于", "不低于", "不高于", "不下", "不大于", "不小于", "不多于", "不止"),
}  # fmt: skip
BARE = frozenset("未非无不")
"""Single characters deny only before one of these (未 before any word that is not in the table above)."""
AFTER_BARE = {
    "不": re.compile("(?=[允许准予得再含属具支接承纳列计享设收需必用参向鼓])|(?=(?:通过|采用|采纳|实施|实行|涉及|公开|开放|提供|存在|构成|适用|对外|进行|作为|占))"),
    "无": re.compile("(?=(?:任何|权|证|条件|实体|此|该|须))"),
    "非": re.compile("(?=(?:上市|官方|首次|本市|公开))"),
    "未": re.compile(""),
}  # fmt: skip

PLANNED = (
    "即将 将要 行将 或将 预计将 有望 拟于 拟 计划于 计划在 计划到 计划今年 计划明年 计划建 计划推 计划上线 计划发 计划设 计划投 计划年 计划用 计划新 计划再 预计 力争 争取 筹建 "
    "筹备 征求意见稿 公开征求意见 征集意见 待批 待建 未来将 尚在起草 仍在起草 正在起草 尚在编制 仍在编制 正在编制 尚在制定 仍在制定 正在制定 尚在洽谈 仍在洽谈 正在洽谈"
).split()
"""Words that announce. 计划 counts only as a verb: 《行动计划》, 启研计划 are names."""
NOT_PLANNED = (
    "随即将",
    "斗争取",
    "竞争取",
    "争取提前量",
    "争取到",
    "筹备组",
    "筹建项目",
    "筹建组",
    "筹备会",
    "(?<!规)模拟",
    "虚拟",
    "拟人",
    "草拟",
    "拟定",
    "比拟",
    "拟合",
    "类拟",
    "拟态",
    "拟议",
    "数拟",
)
"""Words that hold 拟 and announce nothing."""
WILL = re.compile(
    "(?<![即必终行或武干老主上名大良麻])将(?:会|要|于|择|近期|尽快|很快|适时|在(?!.{0,12}[纳融转列推])|达|有|是|成为|为(?!主|先|例)|以(?!.{1,10}视)|通过|从|由|与|同|被|让|使|把|对(?!外开放)|围绕|聚焦|面向|迎来|共同|陆续|全面|全力|进一步|继续|"
    "持续|逐步|加快|推动|推出|推进|发布|建(?!设中|筑)|开(?!源)|实现|实施|落|举|启|坚持|签|分享|重塑|构筑|畅通|协同|紧扣|形成|打造|带动|支持|设置|设立|完成|投|新增|突破|超|提供|展|上线|"
    "亮相|获|正式|首次|再|每年|出台|依托|深化|强化|更|助力|引领|布局|建设|入|组织|承担|牵头|参|安排|达成|惠及|覆盖|服务|培育|促|重点|率先|积极|大力|始终|不再|不|暂|优先|"
    "(?:20|今年|明年|下|\\d))"
)
"""将 announces before a verb or an adverb; 将X纳入… (disposal), 将军, 将近 do not."""
DISPOSAL = re.compile(
    "将(?!逐步|持续|进一步|全面|加快|继续|陆续|更|深度)[^,。;:]{2,30}?(?:纳入|融入|转化为|转为|列为|列入|推向|推至|作为|定义为|视同|投入到|引入|应用于|用于|带入|突破到|压缩到|缩短到|提升至|提升到|提高到|降至|降到|叠加|分为|打造成|变成|变为)"
)
"""将 as the mark of the object: 成功将超短激光脉冲宽度突破到…, 将实验室技术转化为…."""
DONE = re.compile("(?<![而不])已经?(?!知|故|久|然)")
"""已 reports, also in 业已 and 早已; 而已, 不已 do not."""
COMPLETED = re.compile(
    "(?:落成|建成|发布|完成|达成|启动|实现|推出|通过|上线|落地|投用|揭牌|获批|签署|签订|成立|设立|突破|投产|开通|开幕|闭幕|竣工|验收|入选|取得|获得|创造|建立|形成|打破|刷新|超过|引进|出台|印发|发射|下水|交付)了(?!解)"
)
"""了 reports only behind a verb of completion."""

_NOT_DENIAL = "|".join(sorted((word for row in NOT_DENIALS.values() for word in row), key=len, reverse=True))
_DENIAL = re.compile(f"(?P<no>{_NOT_DENIAL})|(?P<yes>{'|'.join(sorted(DENIALS, key=len, reverse=True))})")
_PLANNED = re.compile(f"(?P<no>{'|'.join(NOT_PLANNED)})|(?P<yes>{'|'.join(sorted(PLANNED, key=len, reverse=True))})")
_ANY_DENIAL = re.compile("[不未没非无]")


def _denials(text: str) -> Iterator[Mention]:
    for match in _DENIAL.finditer(text):
        word = match["yes"]
        if word is None:
            continue
        if word in BARE and not AFTER_BARE[word].match(text, match.end()):
            continue
        yield Mention("polarity", match.start(), match.end(), word, "not")


def _states(text: str) -> Iterator[Mention]:
    for match in _PLANNED.finditer(text):
        if match["yes"]:
            end = match.start() + 2 if match[0].startswith("计划") else match.end()
            yield Mention("status", match.start(), end, text[match.start() : end], "planned")
    if "将" in text:
        for match in WILL.finditer(text):
            if DISPOSAL.match(text, match.start()) and not re.match("将(?:于|在|会|要|为|通过|以)", match[0]):
                continue
            yield Mention("status", match.start(), match.start() + 1, "将", "planned")
    if "已" in text:
        for match in DONE.finditer(text):
            yield Mention("status", match.start(), match.end(), match[0], "done")
    if "了" in text:
        for match in COMPLETED.finditer(text):
            yield Mention("status", match.start(), match.end(), match[0], "done")


def read(text: str, clock: PartialDate | None = None) -> Iterator[Mention]:
    """Every denial and every word of completion or announcement; none of them is an assertion by itself."""
    if _ANY_DENIAL.search(text):
        for mention in _denials(text):
            yield Mention(mention.kind, mention.start, mention.end, mention.text, mention.value, checkable=False)
    for mention in _states(text):
        yield Mention(mention.kind, mention.start, mention.end, mention.text, mention.value, checkable=False)
