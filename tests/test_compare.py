"""The relation of two written forms, as a table of (draft, source, relation, reason), read as the checker reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck import compare, slots
from zgccheck.model import Interval, Quantity, Rank, TimeSpan
from zgccheck.text import normalise

Row = tuple[str, str, str, str]


def value(text: str) -> Quantity | TimeSpan | Rank:
    """The one value that is read in a text."""
    found = [m.value for m in slots.read(normalise(text).text) if not isinstance(m.value, str)]
    assert len(found) == 1, f"{text} is read as {found}"
    return found[0]


def quantity(text: str) -> Quantity:
    found = value(text)
    assert isinstance(found, Quantity)
    return found


def table(text: str) -> list[Row]:
    """Rows of draft, source, relation, and the reason where it is not the relation's own."""
    rows = []
    for line in text.strip().splitlines():
        if line and not line.startswith("#"):
            draft, source, relation, *reason = (cell.strip() for cell in line.split("|"))
            rows.append((draft, source, relation, *(reason or ["agrees"])))
    return rows  # type: ignore[return-value]


AGREES = """
# the same number in any writing
74.8万件 | 74.8万件 | agrees
748000件 | 74.8万件 | agrees
748,000 件 | 74.8万件 | agrees
７４．８万件 | 74.8万件 | agrees
七十四万八千件 | 74.8万件 | agrees
1604.20亿元 | 1604.2亿元 | agrees
100万元 | 0.01亿元 | agrees
1亿元 | 10000万元 | agrees
百分之五 | 5% | agrees
一成 | 10% | agrees
三分之一 | 1/3 | agrees
五分之一 | 20% | agrees
2小时 | 120分钟 | agrees
# over: [v, v+u)
超74万件 | 74.8万件 | agrees
逾74万件 | 74.8万件 | agrees
突破74万件 | 74.8万件 | agrees
74万余件 | 74.8万件 | agrees
74万多件 | 74.8万件 | agrees
74万件以上 | 74.8万件 | agrees
200多家 | 267家 | agrees
千余人 | 1200人 | agrees
超500项 | 500项 | agrees
超1000家 | 1999家 | agrees
超1600亿元 | 1604.2亿元 | agrees
# near: [v - min(u, v/10), v)
近75万件 | 74.8万件 | agrees
接近75万件 | 74.8万件 | agrees
将近75万件 | 74.8万件 | agrees
近100家 | 90家 | agrees
近千家 | 980家 | agrees
# under: [v-u, v)
不足75万件 | 74.8万件 | agrees
不到75万件 | 74.8万件 | agrees
75万件以下 | 74.8万件 | agrees
不足100家 | 50家 | agrees
# about: v ± u/2, or 5 % where that is more
约75万件 | 74.8万件 | agrees
75万件左右 | 74.8万件 | agrees
75万件上下 | 74.8万件 | agrees
约75万件 | 78.7万件 | agrees
约500家 | 450家 | agrees
约500家 | 550家 | agrees
约70万件 | 75万件 | agrees
约三成 | 31% | agrees
约1/3 | 33% | agrees
# some
数百家 | 300家 | agrees
上千家 | 1200家 | agrees
数十家 | 45家 | agrees
# a source's own hedge
超500项 | 超500项 | agrees
1.1万余家 | 1.1万余家 | agrees
超1万家 | 1.1万余家 | agrees
# pairs
3至5年 | 3至5年 | agrees
3-5年 | 3至5年 | agrees
3至5年 | 4年 | agrees
# direction and ratio
增长5% | 增长5% | agrees
提升5% | 增长5% | agrees
下降近5% | 下降4.8% | agrees
翻番 | 增长1倍 | agrees
翻一番 | 增长100% | agrees
翻两番 | 增长300% | agrees
3倍 | 增长2倍 | agrees
# counters that a writer may swap
12家 | 12所 | agrees
34个 | 34项 | agrees
"""

ROUNDED = """
75万件 | 74.8万件 | agrees | rounded
5.2万亿元 | 52073.4亿元 | agrees | rounded
5.21万亿元 | 52073.4亿元 | agrees | rounded
1600亿元 | 1604.2亿元 | agrees | rounded
181件 | 180.66件 | agrees | rounded
180件 | 180.66件 | agrees | rounded
180.7件 | 180.66件 | agrees | rounded
"""

CONTRADICTS = """
75.8万件 | 74.8万件 | contradicts | quantity-mismatch
4.28万小时 | 42.8万小时 | contradicts | quantity-mismatch
# not half-up, or rounded to one digit without a hedge
74万件 | 74.8万件 | contradicts | quantity-mismatch
70万件 | 74.8万件 | contradicts | quantity-mismatch
5.3万亿元 | 52073.4亿元 | contradicts | quantity-mismatch
5万亿元 | 52073.4亿元 | contradicts | quantity-mismatch
2000亿元 | 1604.2亿元 | contradicts | quantity-mismatch
# ends of the intervals
超75万件 | 74.8万件 | contradicts | quantity-mismatch
超73万件 | 74.8万件 | contradicts | quantity-mismatch
超1000家 | 2000家 | contradicts | quantity-mismatch
近74万件 | 74.8万件 | contradicts | quantity-mismatch
近76万件 | 74.8万件 | contradicts | quantity-mismatch
近100家 | 100家 | contradicts | quantity-mismatch
近100家 | 89家 | contradicts | quantity-mismatch
约75万件 | 78.8万件 | contradicts | quantity-mismatch
约500家 | 449家 | contradicts | quantity-mismatch
约500家 | 551家 | contradicts | quantity-mismatch
约80万件 | 74.8万件 | contradicts | quantity-mismatch
数百家 | 1000家 | contradicts | quantity-mismatch
上千家 | 2000家 | contradicts | quantity-mismatch
# a source's own hedge
500项 | 超500项 | contradicts | hedge-dropped
1.1万家 | 1.1万余家 | contradicts | hedge-dropped
75万件 | 近75万件 | contradicts | hedge-dropped
1.2万家 | 1.1万余家 | contradicts | quantity-mismatch
超600项 | 超500项 | contradicts | quantity-mismatch
近500项 | 超500项 | contradicts | quantity-mismatch
# pairs
3至6年 | 3至5年 | contradicts | quantity-mismatch
6年 | 3至5年 | contradicts | quantity-mismatch
# units
100亿美元 | 100亿元 | contradicts | unit-mismatch
2小时 | 2天 | contradicts | unit-mismatch
增长5% | 增长5个百分点 | contradicts | unit-mismatch
3% | 3个百分点 | contradicts | unit-mismatch
占50% | 达到1.5倍 | undecided | unit-unknown
5年 | 5个月 | contradicts | quantity-mismatch
# direction and ratio
下降5% | 增长5% | contradicts | direction-mismatch
减少10% | 增长10% | contradicts | direction-mismatch
提高3个百分点 | 降低3个百分点 | contradicts | direction-mismatch
缩短3天 | 延长3天 | contradicts | direction-mismatch
增长近2倍 | 增长近1倍 | contradicts | quantity-mismatch
增长1倍 | 增长2倍 | contradicts | quantity-mismatch
增长12.8% | 增长12.7% | contradicts | quantity-mismatch
"""

UNDECIDED = """
1.15万家 | 1.1万余家 | undecided | more-precise-than-source
520项 | 超500项 | undecided | more-precise-than-source
4年 | 3至5年 | undecided | more-precise-than-source
超520项 | 超500项 | undecided | more-precise-than-source
"""


@pytest.mark.parametrize(
    ("draft", "source", "relation", "reason"),
    [
        *table(AGREES), *table(ROUNDED), *table(CONTRADICTS), *table(UNDECIDED),
    ],
)  # fmt: skip
def test_quantities(draft: str, source: str, relation: str, reason: str) -> None:
    outcome = compare.quantity(quantity(draft), quantity(source))
    assert (outcome.relation, outcome.reason) == (relation, reason)


@pytest.mark.parametrize(("draft", "source"), [row[:2] for row in table(ROUNDED)])
def test_exact_figures_only(draft: str, source: str) -> None:
    outcome = compare.quantity(quantity(draft), quantity(source), exact=True)
    assert (outcome.relation, outcome.reason) == ("contradicts", "quantity-mismatch")


@pytest.mark.parametrize(("draft", "source", "relation", "reason"), [*table(AGREES), *table(CONTRADICTS)])
def test_exactness_concerns_rounding_alone(draft: str, source: str, relation: str, reason: str) -> None:
    outcome = compare.quantity(quantity(draft), quantity(source), exact=True)
    assert (outcome.relation, outcome.reason) == (relation, reason)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("12家", "12所", True),
        ("12项", "12件", True),
        ("34位", "34名", True),
        ("100亿元", "100亿美元", True),
        ("2小时", "2天", True),
        ("增长5%", "增长5个百分点", True),
        ("12家", "12项", False),
        ("12家", "12年", False),
        ("5%", "5亿元", False),
        ("3人", "3天", False),
        ("3%", "3个百分点", False),
    ],
)
def test_what_can_be_held_together(one: str, other: str, together: bool) -> None:
    assert compare.commensurable(quantity(one), quantity(other)) is together
    assert compare.commensurable(quantity(other), quantity(one)) is together


DATES = """
2025年底 | 2025年12月底 | agrees
2025年年底 | 2025年底 | agrees
截至2025年底 | 2025年底 | agrees
2025年 | 2025年底 | agrees | coarser-date
2026年3月 | 2026年3月25日 | agrees | coarser-date
2025年二季度 | 2025年5月 | agrees | coarser-date
2025年底 | 2025年 | agrees | finer-date
3月25日 | 2026年3月25日 | agrees
“十四五”时期 | 2021—2025年 | agrees
过去五年 | 2021—2025年 | agrees
3月25日至29日 | 3月25日至29日 | agrees
2013年至2024年 | 2013至2024年 | agrees
2024年底 | 2025年底 | contradicts | date-mismatch
截至2025年底 | 2024年底 | contradicts | date-mismatch
3月26日 | 2026年3月25日 | contradicts | date-mismatch
2025年7月1日 | 2025年7月2日 | contradicts | date-mismatch
“十五五”时期 | “十四五”时期 | contradicts | date-mismatch
3月25日至28日 | 3月25日至29日 | contradicts | date-mismatch
2013年至2024年 | 2013年至2025年 | contradicts | date-mismatch
2013年至2024年 | 2014年至2024年 | contradicts | date-mismatch
今年 | 2025年 | undecided | relative-date
近3年 | 2021—2025年 | undecided | relative-date
2026年 | 3月25日 | undecided | year-unknown
2024年至2026年 | 2025年 | undecided | date-overlap
29日 | 3月29日 | agrees
28日 | 3月29日 | contradicts | date-mismatch
3月20日至22日 | 14日 | contradicts | date-mismatch
19日 | 10月 | undecided | date-overlap
1968年 | 1984年3月12日 | contradicts | date-mismatch
"""


@pytest.mark.parametrize(("draft", "source", "relation", "reason"), table(DATES))
def test_dates(draft: str, source: str, relation: str, reason: str) -> None:
    one, other = value(draft), value(source)
    assert isinstance(one, TimeSpan) and isinstance(other, TimeSpan)
    outcome = compare.time(one, other)
    assert (outcome.relation, outcome.reason) == (relation, reason)


RANKS = """
居首位 | 排名第一 | agrees
位居榜首 | 居全国首位 | agrees
居全国首位 | 居全国第一 | agrees
位列第2 | 位居第二 | agrees
居第四位 | 居第四位 | agrees
前十 | 第四 | agrees
前十名 | 第四名 | agrees
国内首个 | 全国首个 | agrees
国际首次 | 全球首次 | agrees
世界首台 | 全球首台 | agrees
首个 | 全球首个 | agrees
首个 | 第一 | agrees
第四 | 第三 | contradicts | rank-mismatch
排名前三 | 排名第四 | contradicts | rank-mismatch
全国第一 | 全球第一 | contradicts | scope-mismatch
全国首个 | 全球首个 | contradicts | scope-mismatch
第四 | 前十 | undecided | more-precise-than-source
首个 | 唯一 | undecided | rank-other-kind
"""


@pytest.mark.parametrize(("draft", "source", "relation", "reason"), table(RANKS))
def test_ranks(draft: str, source: str, relation: str, reason: str) -> None:
    one, other = value(draft), value(source)
    assert isinstance(one, Rank) and isinstance(other, Rank)
    outcome = compare.rank(one, other)
    assert (outcome.relation, outcome.reason) == (relation, reason)


@pytest.mark.parametrize("text", ["12345家", "123456家", "12345.6万元"])
def test_a_figure_that_begins_like_a_hotline(text: str) -> None:
    quantity(text)


NUMBERS = st.integers(1, 10**9)
HEDGES = ("{}家", "超{}家", "{}余家", "近{}家", "约{}家", "不足{}家")


@given(st.sampled_from(HEDGES), NUMBERS)
def test_every_form_agrees_with_itself(form: str, number: int) -> None:
    read = quantity(form.format(number))
    assert compare.quantity(read, read) == compare.AGREES


@given(NUMBERS, NUMBERS)
def test_two_bare_figures_agree_when_they_are_equal_or_rounded(draft: int, source: int) -> None:
    outcome = compare.quantity(quantity(f"{draft}家"), quantity(f"{source}家"))
    assert outcome.exact == (draft == source)
    assert outcome.relation == ("agrees" if draft == source or outcome.reason == "rounded" else "contradicts")
    if outcome.reason == "rounded":
        assert abs(Decimal(draft) - source) <= Decimal(source) / 20


@given(st.sampled_from(HEDGES), NUMBERS, st.integers(-20, 120))
def test_a_hedge_stands_for_an_interval(form: str, number: int, percent: int) -> None:
    source = number + number * percent // 100
    read = quantity(form.format(number))
    outcome = compare.quantity(read, quantity(f"{source}家"), exact=True)
    inside = read.interval.contains(Interval(Decimal(source), Decimal(source)))
    assert outcome.relation == ("agrees" if inside else "contradicts")
