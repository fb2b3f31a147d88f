"""What figures count in: measures with their factor to a base unit, money, and counter words.

A unit that is not in the tables is read as none ("") after an Arabic numeral and bars a Chinese one (三维, 一流).
"""

from __future__ import annotations

from decimal import Decimal

MEASURES: dict[str, str] = {
    # base unit: its forms, «form=factor» where the factor is not 1
    "元": "元 元人民币 人民币 块钱 rmb 元钱",
    "美元": "美元 美金", "欧元": "欧元", "日元": "日元", "英镑": "英镑", "港元": "港元 港币", "韩元": "韩元", "卢布": "卢布",
    "澳元": "澳元", "加元": "加元 加拿大元", "新加坡元": "新加坡元 新元", "新台币": "元新台币 新台币", "瑞士法郎": "瑞士法郎 瑞郎", "卢比": "卢比", "泰铢": "泰铢", "雷亚尔": "雷亚尔", "里拉": "里拉", "兰特": "兰特",
    "年": "年 个年头 周年 载 个月=1/12 个整月=1/12 个多月=1/12",
    "天": "天 个工作日 工作日 周=7 个星期=7 个昼夜 昼夜",
    "小时": "小时 个小时 个钟头 个多小时", "分钟": "分钟",
    "秒": "秒 秒钟 毫秒=1e-3 微秒=1e-6 纳秒=1e-9 皮秒=1e-12 飞秒=1e-15 阿秒=1e-18 ms=1e-3 ns=1e-9 fs=1e-15",
    "岁": "岁 周岁",
    "米": "米 公里=1000 千米=1000 厘米=1e-2 毫米=1e-3 微米=1e-6 纳米=1e-9 埃=1e-10 km=1000 cm=1e-2 mm=1e-3 nm=1e-9 海里=1852 英里=1609.344 英尺=0.3048 英寸=0.0254",
    "光年": "光年",
    "平方米": "平方米 平米 平方公里=1e6 平方千米=1e6 公顷=1e4 平方厘米=1e-4",
    "亩": "亩", "立方米": "立方米 立方厘米=1e-6", "升": "升 毫升=1e-3 ml=1e-3",
    "克": "克 千克=1000 公斤=1000 毫克=1e-3 微克=1e-6 kg=1000 mg=1e-3 斤=500 磅=453.59237 盎司=28.349523125",
    "吨": "吨 吨标准煤 吨标煤",
    "瓦": "瓦 千瓦=1e3 兆瓦=1e6 吉瓦=1e9 kw=1e3 mw=1e6 gw=1e9",
    "千瓦时": "千瓦时 度电 kwh", "伏": "伏 千伏=1000 kv=1000",
    "摄氏度": "摄氏度 ℃ °c", "度": "度", "特斯拉": "特斯拉", "开尔文": "开尔文 毫开=1e-3",
    "赫兹": "赫兹 千赫=1e3 兆赫=1e6 吉赫=1e9 太赫兹=1e12 hz mhz=1e6 ghz=1e9 thz=1e12",
    "电子伏特": "电子伏特 gev=1e9 mev=1e6",
    "字节": "字节 gb=1e9 tb=1e12 pb=1e15 mb=1e6 kb=1e3",
    "比特": "比特 量子比特 个量子比特 位量子比特", "比特/秒": "bps gbps=1e9 mbps=1e6", "像素": "像素", "词元": "token tokens 个token 词元",
    "flops": "flops eflops=1e18 pflops=1e15", "tops": "tops", "帕": "帕 千帕=1e3 兆帕=1e6 吉帕=1e9",
    "公里/小时": "公里/小时 km/h 公里每小时", "米/秒": "米/秒 米每秒",
    "人": "人 名 位 人士", "人次": "人次", "人日": "人日", "架次": "架次", "车次": "车次", "班次": "班次", "场次": "场次", "标箱": "标箱 teu",
    "强": "强", "分": "分", "核": "核", "桶": "桶",
}  # fmt: skip
"""小时, 分钟 and 秒 stay apart, as 年 and 天 do: a writer who changes between them speaks of another measure."""

COUNTERS = (
    "件 项 款 只 种 类 座 台 套 所 支 条 艘 枚 颗 株 粒 辆 架 列 幅 张 份 篇 册 章 集 场 轮 批 批次 期 届 户 席 口 处 栋 幢 间 段 起 例 "
    "笔 宗 单 把 匹 根 盏 组 层 级 档 步 趟 回 次 声 节 课时 学分 本 部 片 块 头 门 对 道 队 股 车 校 院 站 企 镇 村 行 卷 字 票 箱 瓶 "
    "袋 盒 包 束 排 双 棵 首 面 代 家 语种 卡 台套 件套 台次"
).split()
"""Counter words that are their own base unit."""

GENERAL = "个 大 国 部门 部委 省市 地 省 市 区 县 领域 维度 板块 要素 赛道 方面 机构 专业 环节 国语言".split()
"""What is counted by the piece, also without 个 (八部门, 十大, 五维度, 三地): base unit 个."""

NOT_BEFORE: dict[str, str] = {
    # a unit's character begins another word before one of these: 大会, 面向, 首都, 级别, 年度 …
    "大": "会学厅型幅小桥楼奖师约道街河江海陆屏众脑湾于", "卡": "口通片位", "国": "家际内有产籍企外道科之民标资画学防庆图语人",
    "地": "方区位铁球面块处标理震质图址点下市产级上平基带名貌形段缘", "省": "级会委长政", "市": "场民级委长政值属内域面", "区": "域间块别级委长分",
    "县": "级委长域", "级": "别联数配", "面": "向对临积板世貌", "首": "都个次款套家艘台批席创发先要脑届例位善", "单": "位一体独价元",
    "部": "分门署委长件", "场": "景所地面馆", "次": "方级要性数元", "起": "来草源到重", "组": "织成合建团", "本": "市报科来土届身质地月年期文",
    "期": "间待望刊货", "回": "收归应报升", "对": "外于接话照比口方应一手", "行": "业动政程驶使长情", "道": "路德理", "车": "企间速均道型", "校": "企园区友内外",
    "院": "士校所长", "站": "点位在长台", "字": "节样", "代": "表替码理价", "股": "份权东", "节": "点能约日", "段": "落", "处": "理于置长罚",
    "口": "径岸碑罩腔", "门": "槛诊店", "户": "外型籍", "双": "方向边创", "队": "伍员友", "家": "庭居具", "步": "入伐", "条": "件例约", "台": "湾风账阶",
    "集": "团成中群聚合", "批": "准复评次", "种": "业", "支": "持撑付出部援", "块": "链", "头": "部脑雁", "间": "隔接", "层": "面次级", "声": "音明誉",
    "张": "家口", "包": "括含容装裹", "镇": "江", "村": "民委", "企": "业图", "片": "区面", "份": "额", "列": "入为出", "把": "握关", "笔": "记试",
    "束": "缚", "席": "位", "例": "如外行", "类": "脑似型别", "年": "度级龄轻均末底初", "天": "津然空气文体坛", "位": "于置居列", "人": "口才工均民类",
    "名": "列称额单誉义", "元": "旦素宵宇器件", "度": "假量过", "周": "边期转", "克": "服隆", "升": "级至到为高值温华", "米": "兰其", "秒": "级针杀",
    "瓦": "解斯房", "埃": "及", "强": "大化调势度劲烈激磁", "载": "体荷", "核": "心电能武酸查定准算", "套": "路餐", "项": "目", "款": "项式", "档": "案次",
    "所": "谓", "座": "谈舱", "排": "名放行队", "票": "据价房", "分": "之为别布子析辨支享配工公校院会店部钟", "只": "有是能要需", "帕": "金", "根": "据本", "卷": "积",
    "章": "程", "袋": "鼠", "吨": "位", "轮": "流胎廓值船", "伏": "笔",
}  # fmt: skip


def _factor(written: str) -> Decimal:
    top, _, bottom = written.partition("/")
    return Decimal(top or 1) / Decimal(bottom or 1)


UNITS: dict[str, tuple[str, Decimal]] = {word: (word, Decimal(1)) for word in COUNTERS}
"""A unit as written → base unit and factor."""
UNITS |= {word: ("个", Decimal(1)) for word in GENERAL}
for _base, _forms in MEASURES.items():
    for _form in _forms.split():
        _word, _, _written = _form.partition("=")
        UNITS[_word] = (_base, _factor(_written))


_LONGEST = max(map(len, UNITS))


def unit_at(text: str, at: int) -> str | None:
    """The longest unit that the text has at an offset, unless it is part of another word there."""
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        word = text[at : at + length]
        if word not in UNITS:
            continue
        following = text[at + length : at + length + 1]
        if word[-1].isascii() and following.isascii() and following.isalnum():
            continue
        if following and following in NOT_BEFORE.get(word, ""):
            continue
        return word
    return None


COUNTED = frozenset(COUNTERS) | {"个", "人"}
"""Base units that are counter words: a writer may change one for another (80家企业, 80个企业)."""
TIMED = frozenset({"年", "天", "小时", "分钟", "秒", "岁"})
