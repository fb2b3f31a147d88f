"""A span and its place are inverses; a quotation follows its words into a changed source, and nothing but its words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zgccheck.anchor import CONTEXT, State, describe, follow, holds, locate, occurrences
from zgccheck.model import Span
from zgccheck.text import normalise

TEXT = (
    "本报讯。昨日,记者从市统计局获悉,上半年全市共有规模以上企业三百二十家,同比增长5.2%,其中新增企业18家。\n\n"
    "市图书馆接待读者128.6万人次,居全省第三位。"
)
QUOTE = "规模以上企业三百二十家,同比增长5.2%"


def quote(exact: str = QUOTE, text: str = TEXT) -> Span:
    start = text.index(exact)
    return describe("s", text, start, start + len(exact))


# What was done to the source, the source now, what is said, what the proposal reads (None: there is no proposal).
STATES: list[tuple[str, str, State, str | None]] = [
    ("nothing", TEXT, "ok", QUOTE),
    ("a paragraph inserted before", "来论。新的一段。\n\n" + TEXT, "moved", QUOTE),
    ("a paragraph added behind", TEXT + "\n\n新的一段。", "ok", QUOTE),
    ("the words around it changed", TEXT.replace("全市共有", "全市有"), "moved-context", QUOTE),
    ("a figure altered", TEXT.replace("5.2%", "2.5%"), "stale", None),
    ("a figure altered, and moved", "新段。" + TEXT.replace("三百二十", "三百一十"), "stale", None),
    ("a digit more", TEXT.replace("5.2%", "15.2%"), "stale", None),
    ("the direction altered", TEXT.replace("增长", "下降"), "stale", None),
    ("denied", TEXT.replace("同比增长", "同比未增长"), "stale", None),
    ("the sentence deleted", TEXT.replace(QUOTE, ""), "stale", None),
    ("another text", "与此无关的一段话。", "stale", None),
    ("nothing left", "", "stale", None),
    ("in full width", TEXT.replace("5.2%", "５．２％"), "variant", QUOTE.replace("5.2%", "５．２％")),
    ("blanks set in", TEXT.replace("企业三百", "企业 三百"), "variant", QUOTE.replace("企业三百", "企业 三百")),
    (
        "broken over a line",
        TEXT.replace("二十家,同比", "二十家,\n\n同比"),
        "variant",
        QUOTE.replace(",同比", ",\n\n同比"),
    ),
    ("said twice, elsewhere", TEXT.replace("共有", "有") + QUOTE, "ambiguous", None),
    (
        "said twice in other writings",
        "".join(TEXT.replace("5.2%", mark) for mark in ("５.2%", "5.2％")),
        "ambiguous",
        None,
    ),
]


@pytest.mark.parametrize(("text", "state", "reads"), [row[1:] for row in STATES], ids=[row[0] for row in STATES])
def test_what_became_of_a_quotation(text: str, state: State, reads: str | None) -> None:
    found = locate(quote(), text)
    assert found.state == state
    assert (found.span.exact if found.span else None) == reads
    if found.span is not None:
        assert holds(found.span, text)


def test_a_stale_quotation_shows_the_nearest_words() -> None:
    assert "同比增长2.5%" in locate(quote(), TEXT.replace("5.2%", "2.5%")).hint


def test_only_an_unchanged_passage_moves_by_itself() -> None:
    for _, text, state, reads in STATES:
        _, kept = follow(quote(), text, accept=False)
        assert (kept != quote()) == (state == "moved")
        _, taken = follow(quote(), text, accept=True)
        assert (taken.exact if reads is not None else None) == reads
        assert taken == quote() or holds(taken, text)


def test_what_was_said_twice_from_the_start_keeps_its_place() -> None:
    twice = "甲馆读者5万人。" + "其间一段。" * 20 + "乙馆读者5万人。"
    second = describe("s", twice, twice.rindex("读者5万人"), len(twice) - 1)
    assert locate(second, twice).state == "ok"
    found = locate(second, "序。" + twice)
    assert found.state == "moved"
    assert found.span is not None and found.span.start == second.start + 2


TEXTS = st.text("读者128.6万％, 。\n增长ab", min_size=1, max_size=80)


def span_of(text: str, data: st.DataObject) -> Span:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    return describe("s", text, start, end)


@given(TEXTS | st.text(min_size=1, max_size=80), st.data())
def test_describe_and_locate_are_inverses(text: str, data: st.DataObject) -> None:
    span = span_of(text, data)
    assert text[span.start : span.end] == span.exact
    assert text.startswith(span.prefix + span.exact + span.suffix, span.start - len(span.prefix))
    assert len(span.prefix) == min(CONTEXT, span.start)
    assert len(span.suffix) == min(CONTEXT, len(text) - span.end)
    assert holds(span, text)
    found = locate(span, text)
    assert (found.state, found.span) == ("ok", span)


@given(TEXTS, TEXTS, st.data())
def test_what_moved_reads_the_same(text: str, before: str, data: st.DataObject) -> None:
    span = span_of(text, data)
    now = before + text
    found = locate(span, now)
    assert found.state != "stale"
    if found.state == "moved" and len(occurrences(span.exact, now)) == 1:
        assert found.span is not None and found.span.start == span.start + len(before)


@given(TEXTS, TEXTS, st.data())
def test_a_proposal_never_has_other_words(text: str, now: str, data: st.DataObject) -> None:
    span = span_of(text, data)
    found = locate(span, now)
    if found.span is not None:
        assert holds(found.span, now)
        assert normalise(found.span.exact).text == normalise(span.exact).text
        assert found.state == "variant" or found.span.exact == span.exact
    else:
        assert found.state in ("stale", "ambiguous")


@given(TEXTS, st.integers(-5, 90), st.integers(-5, 90))
def test_describe_refuses_what_is_no_span(text: str, start: int, end: int) -> None:
    assume(not 0 <= start < end <= len(text))
    with pytest.raises(ValueError, match="outside a text"):
        describe("s", text, start, end)
    assert not holds(Span("s", start, end, text[max(start, 0) : max(end, 0)]), text)


def test_occurrences_overlap() -> None:
    assert occurrences("aa", "aaaa") == [0, 1, 2]
