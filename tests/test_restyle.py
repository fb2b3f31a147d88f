"""A value in another's writing style: what is written reads as the source's value, in the manuscript's hand."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck.restyle import SLOTS, date, figure, rank, restyle
from zgccheck.restyle.numeral import Style, chinese, style, write
from zgccheck.slots.number import parse

FIGURES = [
    # the source's words, the manuscript's, what replaces them
    ("74.8万件", "75.8万件", "74.8万件"),
    ("74.8万件", "758,000件", "748,000件"),
    ("74.8万件", "７５．８万件", "７４．８万件"),
    ("74.8万件", "75.8 万件", "74.8 万件"),
    ("34个", "38 个", "34 个"),
    ("748000件", "七十五万八千件", "七十四万八千件"),
    ("74.8万件", "七十五点八万件", "七十四点八万件"),
    ("34个", "三十八个", "三十四个"),
    ("超3800件", "3800件", "超3800件"),
    ("74.8万件", "近80万件", "74.8万件"),
    ("6000余项", "7000多项", "6000多项"),
    ("近3000项", "两千多项", "近三千项"),
    ("16万余件", "十余万件", "十六万余件"),
    ("1.2万亿元", "1200亿元", "1.2万亿元"),
    ("1.56亿元", "15.6亿元", "1.56亿元"),
    ("4.8亿元", "48亿美元", "4.8亿元"),
    ("388.0", "338.0", "388.0"),
    ("7.8%", "８．７％", "７．８％"),
    ("7.8%", "百分之八点七", "百分之七点八"),
    ("12.7%", "一成", "12.7%"),
    ("52073.4亿元", "5万亿元", "52073.4亿元"),
    ("50阿秒以下", "50飞秒以下", "50阿秒以下"),
    ("3公里", "五千米", "三千米"),
    ("3公里", "800米", "3000米"),
    ("翻番", "两倍", None),
    ("74.8万件", "75.8萬件", "74.8萬件"),
    ("2.1亿元", "三億元", "二億一千萬元"),
    ("6000余项", "八千餘項", "六千餘項"),
    ("3000万元", "兩千萬元", "三千萬元"),
]
RANKS = [
    ("第三", "第二", "第三"),
    ("第四位", "第一", "第四"),
    ("榜首", "第2位", "第1位"),
    ("第三", "首位", "第三位"),
    ("第四", "全国第一", "全国第四"),
    ("前十", "前5", "前10"),
    ("第四", "第１位", "第４位"),
]
DATES = [
    ("2019年", "2018年", "2019年"),
    ("2019年", "二〇一八年", "二〇一九年"),
    ("2025年11月16日", "12月16日", "11月16日"),
    ("11月16日", "2025年12月16日", "2025年11月16日"),
    ("2025年11月16日", "2025-12-06", "2025-11-16"),
    ("3月25日至29日", "3月24日至28日", "3月25日至29日"),
    ("2013年至2024年", "2014-2023年", "2013-2024年"),
    ("2025年年底", "2024底", None),
]


@pytest.mark.parametrize(("expected", "like", "written"), FIGURES)
def test_a_figure_keeps_the_manuscripts_hand(expected: str, like: str, written: str | None) -> None:
    assert restyle(expected, like, "quantity") == written


@pytest.mark.parametrize(("expected", "like", "written"), RANKS)
def test_a_rank_keeps_the_manuscripts_hand(expected: str, like: str, written: str) -> None:
    assert restyle(expected, like, "rank") == written


@pytest.mark.parametrize(("expected", "like", "written"), DATES)
def test_a_date_keeps_the_manuscripts_hand(expected: str, like: str, written: str | None) -> None:
    assert restyle(expected, like, "date") == written


@pytest.mark.parametrize(
    ("expected", "like", "slot"),
    [
        ("北京市有效发明专利量达74.8万件", "75.8万件", "quantity"),  # a sentence
        ("74.8万件、180.66件", "75.8万件", "quantity"),  # two figures
        ("首个", "第二", "rank"),
        ("去年", "2018年", "date"),
        ("局长表示，将继续推进", "局长", "title"),
        ("祁连山", "天山", "place"),
    ],
)
def test_what_is_no_clean_value_replaces_nothing(expected: str, like: str, slot: str) -> None:
    assert restyle(expected, like, slot) is None


def test_a_title_is_the_sources_own() -> None:
    assert restyle("党委书记、董事长", "总经理", "title") == "党委书记、董事长"


amounts = st.builds(
    lambda digits, places, scale: f"{Decimal(digits).scaleb(-places):f}{scale}",
    st.integers(1, 99_999),
    st.integers(0, 2),
    st.sampled_from(["", "万", "亿", "万亿"]),
)
hedged = st.sampled_from(["{}件", "超{}件", "近{}件", "约{}件", "{}余件", "{}件以上", "不足{}件"])
hands = st.sampled_from(
    "75.8万件 758,000件 ７５．８万件 ７５８，０００件 七十五万八千件 七十五点八万件 38件 三十八件 近80万件 75.8萬件 七十五萬件 十余万件 3000多万件 1亿2300万件 数百件".split()
)


@given(amounts, hedged, hands)
def test_what_is_written_reads_as_the_sources_value(amount: str, frame: str, like: str) -> None:
    expected = frame.format(amount)
    value = figure.read(expected)
    written = restyle(expected, like, "quantity")
    if value is None:
        assert written is None
    else:
        assert written is not None and figure.same(written, value)


@given(st.integers(1, 999), st.sampled_from(["第二", "第2位", "第１", "首位", "全国第五", "前十"]))
def test_what_is_written_reads_as_the_sources_rank(place: int, like: str) -> None:
    written = restyle(f"第{place}", like, "rank")
    read = rank.read(written or "")
    assert read is not None and (read.best, read.worst) == (place, place)


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["2025年12月16日", "2025-12-06", "12月16日", "二〇二五年十二月六日"]),
)
def test_what_is_written_reads_as_the_sources_date(day: datetime.date, like: str) -> None:
    written = restyle(f"{day.year}年{day.month}月{day.day}日", like, "date")
    read = date.read(written or "")
    assert read is not None
    assert (read.first.month, read.first.day) == (day.month, day.day)
    assert read.first.year == (None if like.startswith("12") else day.year)


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    numeral = parse(chinese(str(number)))
    assert numeral is not None and numeral.value == number


def test_a_number_that_would_read_badly_is_not_written() -> None:
    assert write(Decimal(3800), Decimal(100), Style(scale="亿")) is None
    assert write(Decimal(12 * 10**11), Decimal(10**11), Style(scale="亿")) is None
    assert style("1亿2300万", "1亿2300万") is None


def test_every_slot_that_is_restyled_is_known() -> None:
    assert {"quantity", "rank", "date", "title"} <= SLOTS
