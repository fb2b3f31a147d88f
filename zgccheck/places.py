"""Places that a draft may name instead of the claim's: provinces, larger cities, countries. Names only, no logic.

A base's own places are in its entities; this table lets a foreign one be recognised as a place at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

PROVINCES = """北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西
甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门""".split()
AREAS = "京津冀 长三角 粤港澳大湾区 珠三角 大湾区 成渝 东北 西北 华北 华东 华南 华中 西南 中部 西部 东部".split()
REGIONS = """全国 我国 中国 全球 世界 国内
国际 全市 全省 亚洲 欧洲 非洲 北美 东盟 中东 拉美 南极 北极""".split()
SCOPES = frozenset({"全球", "世界", "国内", "国际"})
"""Words of reach that stand beside a place and not in its stead."""
DEICTIC = frozenset({"全市", "全省"})
"""The place that is spoken of already: in nobody's stead."""
NATION = frozenset({"我国", "全国", "中国"})
"""In a place's stead only as the subject: 我国有效发明专利量…, not 占全国…, 在全国率先…."""
CITIES = """石家庄 唐山 秦皇岛 邯郸 保定 廊坊 沧州 张家口 承德 雄安 太原 大同 呼和浩特 包头 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 常州 徐州
南通 连云港 扬州 镇江 盐城 泰州 杭州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 合肥 芜湖 蚌埠 福州 厦门 泉州 漳州 南昌 赣州 济南 青岛 烟台 潍坊 威海
淄博 郑州 洛阳 武汉 宜昌 襄阳 长沙 株洲 湘潭 广州 深圳 珠海 佛山 东莞 惠州 中山 汕头 南宁 桂林 柳州 海口 三亚 成都 绵阳 贵阳 昆明 拉萨 西安
宝鸡 咸阳 兰州 西宁 银川 乌鲁木齐 文昌 酒泉 太仓 昆山 义乌 海南""".split()
DISTRICTS = """海淀 朝阳 东城 西城 丰台 石景山 通州 顺义 昌平 大兴 房山 门头沟 怀柔 密云 平谷 延庆 亦庄 浦东 张江 滨海新区 临港""".split()
COUNTRIES = """美国 英国 德国 法国 意大利 西班牙 荷兰 瑞士 瑞典 芬兰 挪威 丹麦 比利时 奥地利 葡萄牙 希腊 俄罗斯 乌克兰 波兰 捷克 匈牙利 日本
韩国 朝鲜 蒙古 印度 巴基斯坦 泰国 越南 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 缅甸 柬埔寨 老挝 哈萨克斯坦 以色列 沙特 阿联酋 伊朗 土耳其
埃及 南非 尼日利亚 肯尼亚 巴西 阿根廷 智利 墨西哥 加拿大 澳大利亚 新西兰 爱尔兰 冰岛""".split()

ABROAD = """纽约 华盛顿 波士顿 旧金山 硅谷 洛杉矶 西雅图 芝加哥 多伦多 伦敦 剑桥 曼彻斯特 巴黎 柏林 慕尼黑 阿姆斯特丹 苏黎世 日内瓦 斯德哥尔摩
哥本哈根 赫尔辛基 都柏林 马德里 巴塞罗那 罗马 米兰 维也纳 布鲁塞尔 莫斯科 东京 大阪 横滨 首尔 曼谷 吉隆坡 雅加达 孟买 班加罗尔 新德里 迪拜 特拉维夫 悉尼
墨尔本 圣保罗""".split()

WITHIN = {
    outer: tuple(inner.split())
    for outer, inner in {
        "北京": "海淀 朝阳 东城 西城 丰台 石景山 通州 顺义 昌平 大兴 房山 门头沟 怀柔 密云 平谷 延庆 亦庄 中关村",
        "上海": "浦东 张江 临港", "天津": "滨海新区", "河北": "石家庄 唐山 秦皇岛 邯郸 保定 廊坊 沧州 张家口 承德 雄安",
        "山西": "太原 大同", "内蒙古": "呼和浩特 包头", "辽宁": "沈阳 大连", "吉林": "长春", "黑龙江": "哈尔滨",
        "江苏": "南京 苏州 无锡 常州 徐州 南通 连云港 扬州 镇江 盐城 泰州 太仓 昆山",
        "浙江": "杭州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 义乌", "安徽": "合肥 芜湖 蚌埠", "福建": "福州 厦门 泉州 漳州",
        "江西": "南昌 赣州", "山东": "济南 青岛 烟台 潍坊 威海 淄博", "河南": "郑州 洛阳", "湖北": "武汉 宜昌 襄阳",
        "湖南": "长沙 株洲 湘潭", "广东": "广州 深圳 珠海 佛山 东莞 惠州 中山 汕头", "广西": "南宁 桂林 柳州",
        "海南": "海口 三亚 文昌", "四川": "成都 绵阳", "贵州": "贵阳", "云南": "昆明", "西藏": "拉萨", "陕西": "西安 宝鸡 咸阳",
        "甘肃": "兰州 酒泉", "青海": "西宁", "新疆": "乌鲁木齐", "京津冀": "北京 天津 河北", "长三角": "上海 江苏 浙江 安徽",
    }.items()
}  # fmt: skip
"""What lies in what: a city told for its district is coarse, not wrong."""

ABBREVIATIONS = dict(
    zip(
        "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台",
        """北京 天津 上海 重庆 河北 河南 云南 辽宁 黑龙江 湖南 安徽 山东 江苏 浙江 江西 湖北 广西 甘肃 山西 内蒙古 陕西 吉林 福建 贵州 广东 青海
        西藏 四川 宁夏 海南 香港 澳门 台湾""".split(),
        strict=True,
    )
)
"""One-character names of provinces, as in 在京单位, 驻沪机构."""

_STAYS = re.compile(r"(?:在|驻|来)([沪渝冀豫辽湘皖鲁苏浙赣鄂桂晋陕闽粤川琼])(?![^\W\d_a-z]?[江山河湖])")
_CAPITAL = re.compile("(?:在|驻|来|赴|抵|离)(京(?![津沪杭广九哈沈台港藏雄东剧城戏味派韵张])|津(?![冀巴门津液]))")
_SEAT = "(?:在|驻)([京津沪渝冀豫辽湘皖鲁苏浙赣鄂桂晋陕闽粤川琼])"
_SEATED = re.compile(f"^{_SEAT}(?:单位|机构|企业|高校|院所)?$")
_BEGINS_IN = re.compile(_SEAT + r"(?=[^\W\d]{2})")
_ALL = sorted(
    {*PROVINCES, *AREAS, *REGIONS, *CITIES, *DISTRICTS, *COUNTRIES, *ABROAD}, key=lambda name: (-len(name), name)
)
_PLACE = re.compile("(?<![其集])(" + "|".join(_ALL) + ")(?:市|省|县|区|自治区|新区)?")


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[tuple[int, int, str], ...]:
    """Spans of place names with their bare names (北京市 → 北京)."""
    found = [(m.start(), m.end(), m.group(1)) for m in _PLACE.finditer(text)]
    found += [(m.start(1), m.end(1), ABBREVIATIONS[m.group(1)]) for m in _STAYS.finditer(text)]
    found += [(m.start(1), m.end(1), ABBREVIATIONS[m.group(1)]) for m in _CAPITAL.finditer(text)]
    return tuple(sorted(found))


def seat(term: str) -> str:
    """The place that 在京单位 and its like speak of, or an empty text."""
    match = _SEATED.match(term)
    return ABBREVIATIONS[match.group(1)] if match else ""


def begins_in(term: str) -> str:
    """The place in which a word says that its things are, or an empty text: 北京 of 在京各类社会团体."""
    match = _BEGINS_IN.match(term)
    return ABBREVIATIONS[match.group(1)] if match else ""


def holds(outer: str, text: str) -> bool:
    """Whether a place that the text begins with lies in the other: 北京, and 中关村 or 海淀区; 津冀两地, and 天津."""
    short = outer.removesuffix("两地").removesuffix("三地")
    inside = [ABBREVIATIONS[char] for char in short] if len(short) > 1 and set(short) <= ABBREVIATIONS.keys() else ()
    return any(text.startswith(inner) for inner in (*WITHIN.get(outer, ()), *inside))


def alike(one: str, other: str) -> bool:
    """Whether two places are one, or one lies in the other: 北京 and 北京市, 北京 and 海淀区."""
    return one.removesuffix("市") == other.removesuffix("市") or holds(one, other) or holds(other, one)


def is_place(term: str) -> bool:
    """Whether the whole term names a place or places (津冀, 在京单位, 深圳)."""
    if seat(term) or (1 < len(term) <= 4 and all(char in ABBREVIATIONS for char in term)):
        return True
    return any((start, end) == (0, len(term)) for start, end, _ in read(term))
