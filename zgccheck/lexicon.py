"""Names and the words of the trade: longest match over the base's entities, and one normal form for synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zgccheck.model import Entity, Mention
from zgccheck.text import normalise

_EDITION = re.compile(r"(20\d\d|第[0-9一二三四五六七八九十]+届)")
_OTHER_TIME = re.compile(r"(?:上一?届|上上届|往届|前一届|下一?届|历届|首届|去年的?|前年的?)$")
_EDITION_BEFORE = re.compile(r"(20\d\d|第[0-9一二三四五六七八九十]+届)年?度?的?$")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十]+(?=[级期号代批类等])")
_OPENING, _CLOSING = frozenset("《“"), frozenset("》”")
_DOCUMENT = re.compile(r"《[^《》]{2,60}》")

# Verbs and nouns that say the same in this trade's sentences. The first is the normal form. Only words that can stand
# for each other without changing a fact: no direction, no degree, no status.
SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("举办", "举行", "召开", "举办了", "召开了", "揭幕", "开幕"),
    ("发布", "公布", "推出", "亮相", "发表", "印发", "出台", "揭晓", "对外公布"),
    ("落户", "入驻", "落地", "进驻"),
    ("介绍", "表示", "说", "指出", "认为", "透露", "称", "强调", "说道", "谈到", "直言", "坦言"),
    ("牵头", "领衔", "主导"),
    ("成立", "组建", "设立", "创立", "创办"),
    ("达到", "达", "为", "增至", "增加到", "增长到", "增长至", "提高到", "升至", "攀升至", "实现"),
    ("占比", "比重", "占", "份额"),
    ("研发", "研制", "开发", "研究"),
    ("获得", "获", "取得", "拿到", "斩获", "夺得", "捧得", "赢得", "摘得"),
    ("冠军", "总冠军", "总决赛冠军", "桂冠", "夺冠", "折桂", "摘冠"),
    ("建设", "建成", "建立", "共建", "打造"),
    ("数量", "总数", "总量", "数目", "规模"),
    ("在线", "线上", "网上", "上网"),
    ("签署", "签订", "签约", "签下"),
    ("企业", "公司"),
    ("参加", "参与", "出席"),
    ("嘉宾", "与会者", "来宾"),
    ("集聚", "聚集", "汇聚", "集中", "云集", "汇集"),
    ("展示", "展出", "亮相"),
    ("共有", "拥有", "共计", "总计"),
    ("管理人", "基金管理人"),
    ("目前", "截至目前", "眼下", "当前", "现在"),
    ("累计", "总共", "合计"),
    ("应用", "使用", "运用"),
    ("我国", "中国", "国内"),
    ("全球", "世界", "国际"),
    ("共同", "联合", "携手", "联手", "一道"),
    ("用户", "单位"),
    ("自主", "自己", "自行"),
    ("平均每年", "年均", "每年平均"),
    ("日均", "每天", "每日", "平均每天"),
    ("促成", "推动", "推进", "促进"),
    ("突破", "超过", "超", "逾", "越过", "跨过", "迈过"),
    ("质量", "品质"),
    ("试运营", "试运行"),
    ("首位", "榜首", "第一"),
    ("位列", "位居", "名列", "排在", "排名", "居于"),
    ("提出", "明确", "明确提出"),
    ("人工智能", "ai"),
    ("启用", "投用", "启动使用"),
    ("核心业务", "主营业务", "主业"),
    ("上市", "挂牌上市", "挂牌"),
    ("增长", "增速", "增幅", "涨幅", "增长率", "提升", "提高", "上升"),
    ("预计", "预计将", "有望"),
    ("连续多年", "一直", "多年来", "始终"),
    ("之一", "之列", "行列"),
    ("领先", "领跑"),
    ("便利", "方便"),
    ("零的突破", "从无到有的突破", "从无到有"),
    ("走向", "流向"),
)

ACTIONS = frozenset(
    """研发 研制 开发 研究 发布 公布 推出 建设 建成 建立 打造 成立 设立 组建 举办 举行 召开 开展 实现 获得 取得 形成 提供 覆盖 聚焦 汇聚 集聚
    聚集 承担 担任 出任 牵头 制定 展示 签约 签署 签订 引进 吸引 落户 入驻 落地 介绍 表示 参加 参与 揭晓 揭牌 亮相 主办 发起 服务 培育 培养
    宣布 共建 联合研发 联合发布 启动 启用 推进 推动 应用 使用 认定 直接认定 分配 开展实验 加快转化 登上 讲述 贡献 助力 构建 构筑 布局 累计
    位列 位居 名列 居于 组织 遴选 选拔 支持 探索 拥有 达成 发射 完成 设计 制造 生产 运行 转化 发射 推广 出台 印发 集中展示 牵头建设 牵头制定 共同出资 协同推出""".split()
)
"""What is done, as a term of its own: another verb in its place is another way to say it, unless it denies it."""
_VERBS = "|".join(
    sorted(
        {
            *ACTIONS,
            *"造就 登记 签订 参股 持有 发表 演讲 开工 分析 合作 赋能 共享 发放 考察 慰问 治疗 实施 造成 开放 开启 出席 致辞 发言 主持 登场 面世 上线 启幕 投运 入选 纳入 列入 给予 予以 可获 可获得 可得到 可享 可享受 享受 享有 得到".split(),
        }
    )
)
_DEED = re.compile(f"(?:{_VERBS})(?:[和或与并、]?(?:{_VERBS}))*")


def is_deed(text: str) -> bool:
    """Whether a term says what is done and nothing more: 培养造就, 遴选培育, 制定并实施."""
    return _DEED.fullmatch(text) is not None


KINDS = frozenset(
    """企业 公司 机构 产业 行业 基金 领域 医院 银行 高校 院校 学院 大学 专业 学科 集群 园区 平台 装置 设施 标准 专利 商标 证书 职称 职务 学位 人才 技术 药物 新药
    疾病 芯片 模型 卫星 火箭 部件 机器人 汽车 飞机 能源 材料 设备 保险 债券 贷款 税收 项目 课题 奖项 赛道 环节 疗法 细胞 展区 部门 管线 人口 会议 论坛 大会 展会 指数 榜单 报告 计划 工程 政策 制度 市场
    研究生 博士生 硕士生 本科生 教授 研究员 工程师 技师 工匠 科学家 企业家 投资者 患者 用户 客户 居民 城市 国家 地区 省份""".split()
)
"""Nouns that say of what kind a thing is: what stands before them tells it from others of the kind."""

OWN = frozenset(
    "本市 全市 本省 全省 我市 我省 我国 本地 当地 首都 相关 有关 上述 这些 各类 各个 所有 全部 其他 其它 首批".split()
)
"""Words before a kind that say whose a thing is, or which by pointing at it."""

DEEDS = ACTIONS | frozenset(
    "发表 作出 进行 登台 登场 上台 作 做 提出 通过 完成 正式 成功 顺利 重点 主要 重要 重大 核心 关键 优秀 首批 大批".split()
)
"""Words before a noun that say what is done with it, or how much it counts, and not which it is."""


# Words of which one denies the other. A draft that has one where the source has the other contradicts it.
_PRIZES = (
    (("冠军", "夺冠", "桂冠", "金奖", "金牌"), ("亚军", "季军", "银奖", "铜奖", "银牌", "铜牌", "优胜奖")),
    (("一等奖", "特等奖"), ("二等奖", "三等奖")),
)
HONOURS = frozenset(word for pair in _PRIZES for side in pair for word in side)
"""Prizes, of which one is no contrary of another but another prize."""
ANTONYMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("允许", "可以", "支持", "鼓励", "准许"), ("禁止", "不得", "严禁", "限制", "不允许", "反对", "叫停", "取消")),
    (("引导", "鼓励", "自愿"), ("强制", "强令")),
    (("扩大", "拓宽", "扩展"), ("缩小", "收窄", "压缩", "缩减", "收紧")),
    (
        ("提升", "提高", "上升", "增长", "增加", "增强", "升高", "抬高", "推高", "拉高", "走高"),
        ("下降", "降低", "减少", "减弱", "下滑", "回落", "拉低", "走低", "萎缩"),
    ),
    (
        ("免于", "免除", "豁免", "免予"),
        ("照常", "仍需", "仍须", "继续接受", "严格", "加强", "强化", "接受", "纳入", "实行"),
    ),
    (("上限", "最大值", "最高值"), ("下限", "最小值", "最低值")),
    (("放宽", "放松"), ("收紧", "从严")),
    (("下放",), ("上收", "收回")),
    (("减免", "减征", "免征"), ("征收", "加征", "开征")),
    (("线上",), ("线下",)),
    (("盈利", "利润", "净利润"), ("亏损", "净亏损")),
    (("领先", "领跑"), ("落后", "垫底")),
    (("顺差",), ("逆差",)),
    (("有偿",), ("无偿", "免费")),
    (("夺冠", "冠军", "摘得桂冠"), ("亚军", "季军")),
    (("一定额度内", "额度内"), ("不受额度限制", "不限额度", "无额度限制", "不设额度")),
    (("加快", "加速"), ("放缓", "减缓", "暂缓")),
    (("缩短", "压缩"), ("延长", "拉长")),
    (("长于", "快于"), ("短于", "慢于")),
    (("新增", "增设"), ("撤销", "裁撤", "减少")),
    (("开放",), ("封闭", "关闭")),
    (("成功",), ("失败", "失利")),
    (("通过", "获批"), ("否决", "驳回", "未通过")),
    (("优化", "改善"), ("恶化",)),
    *_PRIZES,
    (("首次",), ("再次", "再度", "第二次")),
    (("正面",), ("负面",)),
    (("进口",), ("出口",)),
    (("流入", "引进来"), ("流出", "走出去")),
    (("境内", "国内"), ("境外", "海外", "国外")),
    (("高于", "超过"), ("低于", "不及", "持平")),
    (("低于",), ("持平",)),
    (("自主研发", "自主"), ("引进", "进口")),
    (("长期",), ("短期", "临时")),
    (("参加", "参与"), ("退出", "缺席")),
    (("征求意见稿", "草案", "讨论稿"), ("正式稿", "正式文本", "正式版", "定稿", "终稿")),
    (("一定额度内", "一定限度内", "限额内"), ("不限额度", "不设上限", "无上限", "不限额")),
)


SERIES = tuple(
    tuple(words.split())
    for words in """大型 中型 小型 微型 巨型
上游 中游 下游
国家级 省级 市级 区级 县级
甲等 乙等 丙等
高级 中级 初级
高端 中端 低端
线上 线下
海上 陆上 空中
室内 室外
国有 民营 外资
公立 私立
东部 中部 西部
进口 出口
博士 硕士 本科
侵入式 半侵入式 非侵入式
年度 季度 月度
院士 教授 研究员
发明专利 实用新型 外观设计
发明 实用新型 外观设计
职称证书 学历证书 学位证书
职称证 学历证 学位证
推荐性 强制性
全球 全国 全市 全省 全区
公益性 经营性
冠军 亚军 季军
金奖 银奖 铜奖
一等奖 二等奖 三等奖
开幕式 闭幕式
市场化 行政化
部属 省(市)属 省属 市属 校属""".splitlines()
)
"""Words of which one excludes the others: a name or a measure that has another of them is another thing."""


_RATES = tuple(
    map(frozenset, ("年均 每年 一年".split(), "月均 每月".split(), "周均 每周".split(), "日均 每天 每日".split()))
)


TOTALS = frozenset("累计 总计 合计 总共".split())
"""Words that tell of all, and not of a year."""
RATES = tuple(sorted(word for words in _RATES for word in words))
"""Words that tell how often."""
FLOWS = ("流向", "流入", "输往")
"""From one place to another: what goes there is a part of all, and a key word with another end is another fact's."""


def rated(said: str, wanted: str) -> bool:
    """Whether two words tell how often, and not the same: 每天 for 年均; or in all: 累计 for 平均每年."""
    one, other = _rate(said), _rate(wanted)
    return one != other and min(one, other) >= 0


def _rate(text: str) -> int:
    """The number of the words that tell how often, to which a word belongs, or -1."""
    own = {text, *synonyms(text)}
    return next((at for at, words in enumerate((*_RATES, TOTALS)) if own & words), -1)


def graded(said: str, wanted: str) -> bool:
    """Whether two words differ by a member of a series alone: 小型卫星 for 中型卫星."""
    return any(
        wanted.replace(one, other) == said
        for series in SERIES
        for one in series
        if one in wanted
        for other in series
        if other != one
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, and the entity that it names."""

    start: int
    end: int
    entity: Entity
    variant: bool = False
    """Read under a name that the base records as a probable misprint (or the right form of one)."""
    foreign: bool = False
    """Another edition of the entity (2024…年会 for 2026…年会, 第八届 for 第九届): not it, but in its place."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The entity's names, normalised."""
        return tuple(normalise(name).text for name in self.entity.names)


class Lexicon:
    """The entities of a base, found by longest match in normalised text."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, list[tuple[str, Entity, bool]]] = {}
        self.by_name: dict[str, Entity] = {}
        self._numbered: list[tuple[str, re.Pattern[str], Entity]] = []
        for entity in entities:
            for name in dict.fromkeys(entity.names):
                form = normalise(name).text
                if len(form) < 2:
                    continue
                self.by_name.setdefault(form, entity)
                self._names.setdefault(form[:2], []).append((form, entity, name in entity.variants))
                if _NUMBER.search(form):
                    self._numbered.append(_numbered(form, entity))
        for bucket in self._names.values():
            bucket.sort(key=lambda item: (-len(item[0]), item[0], item[1].name))

    def read(self, text: str) -> list[Named]:
        """Names in order, none inside another. An edition other than the entity's own (2024…年会) is not it."""
        found: list[Named] = []
        at = 0
        while at < len(text) - 1:
            for form, entity, variant in self._names.get(text[at : at + 2], ()):
                if text.startswith(form, at) and not _split(text, at, len(form)):
                    said = _edition(text, at, form, entity)
                    found.append(Named(at - said, at + len(form), entity, variant, said > 0))
                    at += len(form) - 1
                    break
            at += 1
        others = self._other_editions(text, found)
        return [named for named in found if not any(overlapping(named.start, named.end, [o]) for o in others)] + others

    def _other_editions(self, text: str, found: Sequence[Named]) -> list[Named]:
        """《2024年…报告》 where the base has that of 2025, 悟道4.0 where it has 3.0, with the names that they hold."""
        others: list[Named] = []
        for literal, pattern, entity in self._numbered if _NUMBER.search(text) else ():
            for match in pattern.finditer(text) if literal in text else ():
                start, end = match.span()
                if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
                    start, end = start - 1, end + 1
                known = match[0] in self.by_name or text[start:end] in self.by_name
                part = any(n.start < start or end < n.end for n in found if overlapping(start, end, [n]))
                if not known and not part and not overlapping(start, end, others):
                    others.append(Named(start, end, entity, foreign=True))
        return others


def _numbered(form: str, entity: Entity) -> tuple[str, re.Pattern[str], Entity]:
    """The longest fixed piece of a name that has a number, and a pattern of the name with any number."""
    pieces = _NUMBER.split(form.strip("《》“”"))
    fixed = (re.escape(piece).replace("\\ ", " ?") for piece in pieces)
    number = "(?:[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十]+)"
    pattern = "(?<![0-9.])" + number.join(fixed) + "(?!\\.?[0-9])"
    return max(pieces, key=len).strip(), re.compile(pattern), entity


def _split(text: str, at: int, length: int) -> bool:
    """A Latin name must not be part of a longer Latin word."""
    before, first = text[at - 1 : at], text[at]
    last, after = text[at + length - 1], text[at + length : at + length + 1]
    glued = before.isascii() and before.isalnum() and first.isascii() and first.isalnum()
    return (
        glued
        or (last.isascii() and last.isalnum() and after.isascii() and after.isalpha())
        or (last.isdigit() and after.isdigit())
    )


def _edition(text: str, at: int, form: str, entity: Entity) -> int:
    """Length of the edition before the name (2024年, 第八届) if it is another than the entity's own, else 0."""
    if (
        entity.kind == "event"
        and (elsewhen := _OTHER_TIME.search(text, max(0, at - 5), at))
        and elsewhen.group()[:2] not in entity.name
    ):
        return len(elsewhen.group())
    own = _EDITION.search(normalise(entity.name).text)
    if own is None or _EDITION.search(form):
        return 0
    said = _EDITION_BEFORE.search(text, max(0, at - 8), at)
    if said is None or said.group(1)[:2].isdigit() != own.group(1)[:2].isdigit():
        return 0
    return len(said.group()) if said.group(1) != own.group(1) else 0


def has_edition(entity: Entity) -> bool:
    """Whether the entity is one of a series (2026…年会, 第九届…): a likeness of its name is then another edition."""
    return entity.kind in ("event", "document") and _EDITION.search(normalise(entity.name).text) is not None


@cache
def edition(one: str, other: str) -> bool:
    """Whether two names differ by their numbers alone: 2025中关村论坛年会 and 2026中关村论坛年会."""
    return one != other and _NUMBER.search(one) is not None and _NUMBER.sub("#", one) == _NUMBER.sub("#", other)


def documents(text: str) -> list[tuple[int, int]]:
    """Spans of 《…》."""
    return [match.span() for match in _DOCUMENT.finditer(text)]


_CANON: dict[str, str] = {}
for _group in SYNONYMS:
    for _word in _group:
        _CANON.setdefault(_word, _group[0])
_SYNONYM = re.compile("|".join(sorted(map(re.escape, _CANON), key=lambda word: (-len(word), word))))


def same_words(a: str, b: str) -> bool:
    """Whether two runs of words differ by synonyms only."""
    return a == b or canonical(a) == canonical(b)


def canonical(text: str) -> str:
    """The text with each synonym in its group's normal form. Offsets are lost."""
    return _SYNONYM.sub(lambda match: _CANON[match.group()], text)


def synonyms(word: str) -> tuple[str, ...]:
    """The group of a word, or nothing."""
    form = _CANON.get(word, word)
    return next((group for group in SYNONYMS if group[0] == form), ())


@cache
def opposites(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs (word of the text, a word that denies it)."""
    pairs = []
    for one, other in ANTONYMS:
        for mine, theirs in ((one, other), (other, one)):
            pairs += [(word, against) for word in mine if word in text for against in theirs if against not in text]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


def overlapping(start: int, end: int, spans: Sequence[Mention | Named]) -> bool:
    return any(span.start < end and start < span.end for span in spans)
