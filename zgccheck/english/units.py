"""What English figures count in, in the base units of the Chinese readers: measures with their factor, money, counted things."""

from __future__ import annotations

import re
from decimal import Decimal

MEASURES: dict[str, str] = {
    # base unit: forms, «form=factor» where the factor is not 1; _ stands for a blank
    "%": "% percent per_cent pct", "pp": "percentage_points percentage_point percent_points pp ppts",
    "元": "yuan rmb renminbi cny chinese_yuan yuan_rmb", "美元": "us_dollars us_dollar u.s._dollars u.s._dollar dollars dollar usd",
    "欧元": "euros euro eur", "英镑": "pounds sterling gbp", "日元": "yen jpy", "港元": "hong_kong_dollars hk_dollars hkd", "韩元": "won krw",
    "年": "years year months=1/12 month=1/12 decades=10 decade=10", "天": "days day weeks=7 week=7", "小时": "hours hour hrs",
    "分钟": "minutes minute mins", "岁": "years_old year_old years_of_age",
    "秒": "seconds second milliseconds=1e-3 microseconds=1e-6 nanoseconds=1e-9 picoseconds=1e-12 femtoseconds=1e-15 "
          "attoseconds=1e-18 attosecond=1e-18",
    "米": "meters metres meter metre m kilometers=1000 kilometres=1000 kilometer=1000 kilometre=1000 km=1000 kms=1000 centimeters=1e-2 "
          "centimetres=1e-2 cm=1e-2 millimeters=1e-3 millimetres=1e-3 mm=1e-3 micrometers=1e-6 microns=1e-6 nanometers=1e-9 "
          "nanometres=1e-9 nanometer=1e-9 nanometre=1e-9 nm=1e-9 miles=1609.344",
    "平方米": "square_meters square_metres square_meter square_metre sq_m m2 sqm square_kilometers=1e6 square_kilometres=1e6 sq_km=1e6 "
             "km2=1e6 square_kilometer=1e6 square_kilometre=1e6 hectares=1e4 hectare=1e4 ha=1e4",
    "亩": "mu", "克": "grams kilograms=1000 kilogrammes=1000 kg=1000 milligrams=1e-3 mg=1e-3", "吨": "tons tonnes ton tonne",
    "瓦": "watts kilowatts=1000 kw=1000 megawatts=1e6 mw=1e6 gigawatts=1e9 gw=1e9", "千瓦时": "kilowatt_hours kwh",
    "赫兹": "hertz hz kilohertz=1e3 megahertz=1e6 mhz=1e6 gigahertz=1e9 ghz=1e9 terahertz=1e12 thz=1e12",
    "度": "degrees degree", "摄氏度": "degrees_celsius °c", "像素": "pixels megapixels=1e6", "字节": "gb=1e9 tb=1e12 pb=1e15",
    "比特": "qubits qubit bits", "核": "cores core",
}  # fmt: skip
COUNTED: dict[str, str] = {
    # the counter that a Chinese writer would use, for what is read to be shown; any counter is compared with any other
    "件": "patent invention application item declaration", "家": "company enterprise firm business startup institution institute university hospital "
    "laboratory lab incubator bank unicorn corporation organization agency participant employer",
    "人": "people person researcher scientist expert scholar academician guest student talent worker employee engineer user patient craftsman "
    "delegate visitor speaker child resident doctor author technician inhabitant founder subject",
    "项": "project result achievement standard technology contract measure reform policy breakthrough task advance product service outcome",
    "个": "country city region park cluster forum facility platform sector field area district village team system group centre center "
    "scenario indicator dimension branch secretariat pilot fund pathway",
    "所": "college school", "场": "event activity session competition match", "次": "time visit", "篇": "paper article", "辆": "vehicle car bus",
    "颗": "satellite", "台": "robot machine device", "款": "drug model", "条": "road line route",
}  # fmt: skip


def _factor(written: str) -> Decimal:
    top, _, bottom = written.partition("/")
    return Decimal(top or 1) / Decimal(bottom or 1)


UNITS: dict[str, tuple[str, Decimal]] = {}
"""A measure as written → base unit and factor."""
for _base, _forms in MEASURES.items():
    for _form in _forms.split():
        _word, _, _written = _form.partition("=")
        UNITS[_word.replace("_", " ")] = (_base, _factor(_written))
COUNTERS = {noun: counter for counter, nouns in COUNTED.items() for noun in nouns.split()}
MONEY = {
    "¥": "元",
    "rmb": "元",
    "cny": "元",
    "yuan": "元",
    "us$": "美元",
    "usd": "美元",
    "$": "美元",
    "hk$": "港元",
    "€": "欧元",
    "£": "英镑",
}

UNIT = re.compile(
    r"(?:[ -]?)(?P<unit>" + "|".join(re.escape(u).replace(r"\ ", "[ -]") for u in sorted(UNITS, key=len, reverse=True)) + r")(?![\w])"
)  # fmt: skip
PREFIX = re.compile(r"(?:(?<![\w])(?P<name>rmb|cny|usd|yuan)\s?|(?P<sign>us\$|hk\$|[$¥€£])\s?)$")


def unit_at(low: str, at: int) -> tuple[str, Decimal, int] | None:
    """The measure that follows at an offset: its base unit, its factor and its end."""
    match = UNIT.match(low, at)
    if match is None:
        return None
    written = match["unit"].replace("-", " ")
    if written in ("m", "second", "mu", "won", "ha", "sterling") and (
        low[at : at + 1] == "-" or written in ("second", "won")
    ):
        return None
    base, factor = UNITS[written]
    return base, factor, match.end()
