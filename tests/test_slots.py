"""The readers of typed mentions, held against corpora of surface forms, their inverses, and a clock for speed."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zgccheck.model import Mention, PartialDate, Quantity, Rank, TimeSpan
from zgccheck.slots import read, readers
from zgccheck.slots.number import parse
from zgccheck.slots.numeral import significance
from zgccheck.text import normalise

CORPORA = Path(__file__).parent / "corpora"
CLOCK = PartialDate(2026, 3, 26)


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros; what does not end is cut after four places."""
    if len(value.as_tuple().digits) > 20 and value != value.to_integral_value():
        value = value.quantize(Decimal("0.0001"))
    written = format(value, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def point(day: PartialDate) -> str:
    parts = [day.year, day.month, day.day]
    while parts[-1] is None and len(parts) > 1:
        parts.pop()
    return "-".join("?" if part is None else str(part) for part in parts)


def normal(mention: Mention) -> str:
    """A mention's value in the corpora's notation."""
    value = mention.value
    if isinstance(value, Quantity):
        low, high = plain(value.interval.low), plain(value.interval.high)
        span = low if value.interval.is_point else f"{low}~{high}" if value.upper is not None else f"[{low},{high})"
        if value.form == "ratio":
            return f"ratio {span}"
        return f"{span} {value.unit} {value.direction}".rstrip() if value.direction else f"{span} {value.unit}"
    if isinstance(value, TimeSpan):
        role = "" if value.role == "main" else f" {value.role}"
        return f"{point(value.first)}..{point(value.last)} {value.grain}{role} {value.relative}".rstrip()
    if isinstance(value, Rank):
        return f"{value.word or f'{value.best}-{value.worst}'} {value.scope}".rstrip()
    if mention.kind == "quotation":
        return "checkable" if mention.checkable else "name"
    return value


def rows() -> list[Any]:
    found = []
    for path in sorted(CORPORA.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for row in table["rows"]:
            for form in row["forms"]:
                expected = None if "none" in row else str(row["normal"])
                found.append(pytest.param(table["kind"], str(form), expected, id=f"{table['kind']}:{form}"))
    return found


@pytest.mark.parametrize(("kind", "form", "expected"), rows())
def test_corpus(kind: str, form: str, expected: str | None) -> None:
    marked = normalise(form).text
    start, end = marked.find("«"), marked.find("»") - 1
    text = marked.replace("«", "").replace("»", "")
    if start < 0:
        start, end = 0, len(text)
    if kind == "number":
        numeral = parse(text)
        seen = None
        if numeral is not None:
            upper = f"~{plain(numeral.upper)}" if numeral.upper is not None else ""
            seen = f"{plain(numeral.value)}/{plain(numeral.step)}{upper} {numeral.hedge}".rstrip()
        assert seen == expected
        return
    mentions = read(text, CLOCK if kind == "clock" else None)
    if kind == "clock":
        assert [normal(m) for m in mentions if (m.start, m.end) == (start, end)] == [expected]
    elif expected is None:
        wrong = [m.text for m in mentions if m.kind == kind and (m.checkable or kind in ("polarity", "status"))]
        assert not wrong
    else:
        found = [normal(m).rstrip() for m in mentions if m.kind == kind and (m.start, m.end) == (start, end)]
        assert found == [expected.rstrip()], [(m.kind, m.text, normal(m)) for m in mentions]


def test_corpora_are_wide_enough() -> None:
    assert sum(param.values[2] is not None for param in rows()) >= 200
    assert sum(param.values[2] is None for param in rows()) >= 100


def test_every_reader_is_found() -> None:
    assert {"date", "polarity", "quantity", "quotation", "rank"} <= {name for name, _ in readers()}


TEXTS = st.text(
    alphabet="一二三五十百千万亿零两0123456789.,%个年月日第首前近超约至到“”将未分之倍增长a-/成半", max_size=40
)


@given(TEXTS)
def test_mentions_index_the_text_and_do_not_overlap(text: str) -> None:
    mentions = read(text)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    apart = [m for m in mentions if m.kind != "quotation"]
    for before, after in pairwise(apart):
        assert before.end <= after.start


NUMERALS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The number in full Chinese writing: 1012 is 一千零一十二."""
    if number == 0:
        return "零"
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            head, rest = divmod(number, unit)
            gap = "零" if 0 < rest < unit // 10 else ""
            return chinese(head) + name + gap + (chinese(rest) if rest else "")
    return NUMERALS[number]


@given(st.integers(0, 10**15))
def test_a_number_reads_the_same_in_arabic_and_chinese(number: int) -> None:
    for written in (str(number), f"{number:,}", chinese(number)):
        numeral = parse(written)
        assert numeral is not None and numeral.value == number, written


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_mixed_writing_adds_up(high: int, mid: int, low: int) -> None:
    numeral = parse(f"{high}亿{mid}万")
    assert numeral is not None and numeral.value == high * 10**8 + mid * 10**4
    numeral = parse(f"{mid}万{low}")
    assert numeral is not None and numeral.value == mid * 10**4 + low


@given(st.decimals(Decimal("0.01"), Decimal(99999), places=2), st.sampled_from(["", "万", "亿", "万亿", "千亿"]))
def test_decimals_scale_exactly(number: Decimal, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "千亿": 10**11}[scale]
    numeral = parse(f"{number}{scale}")
    assert numeral is not None
    assert (numeral.value, numeral.step) == (number * factor, significance(str(number)) * factor)


@given(st.integers(1, 10**9), st.sampled_from(["家", "项", "件", "个", "所", "亿元"]))
def test_a_hedged_figure_holds_what_it_hedges(number: int, unit: str) -> None:
    for written, inside in ((f"超{number}{unit}", True), (f"近{number}{unit}", False), (f"约{number}{unit}", True)):
        (mention,) = read(written)
        value = mention.value
        assert mention.text == written and isinstance(value, Quantity)
        assert (value.interval.low <= value.written < value.interval.high) is inside
        assert value.interval.low < value.interval.high


@given(st.dates().filter(lambda day: 1900 <= day.year <= 2099))
def test_a_date_reads_the_same_in_any_writing(day: Any) -> None:
    spoken = "".join("〇" if digit == "0" else NUMERALS[int(digit)] for digit in str(day.year))
    month, number = (chinese(n).removeprefix("一") if 10 <= n < 20 else chinese(n) for n in (day.month, day.day))
    for written in (f"{day.year}年{day.month}月{day.day}日", f"{spoken}年{month}月{number}日", day.isoformat()):
        (mention,) = read(written)
        assert isinstance(mention.value, TimeSpan)
        assert mention.value.first == mention.value.last == PartialDate(day.year, day.month, day.day)


@given(st.integers(1, 99))
def test_a_rank_reads_the_same_in_any_writing(place: int) -> None:
    spoken = chinese(place).removeprefix("一") if 10 <= place < 20 else chinese(place)
    for written in (f"居第{place}位", f"居第{spoken}位", f"排名第{spoken}", f"位列第{place}"):
        (mention,) = read(written)
        assert mention.value == Rank(place, place), written


def test_what_is_too_general_is_not_checkable() -> None:
    for text in ("一个", "一种", "一批", "两大", "三地", "两地", "今年", "近年来", "近日", "两个", "一家"):
        assert [m.checkable for m in read(text)] == [False], text
    for text in ("四大", "3个", "1个", "超一倍", "过去五年"):
        clock = CLOCK if text == "过去五年" else None
        assert [m.checkable for m in read(text, clock)] == [True], text
