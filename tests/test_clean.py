"""No untrusted character steers a terminal, and none is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgccheck.clean import UNSAFE, clean, one_line

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J", "‹U+001B›[2J"),
        ("\x1b]8;;https://evil.example\x07官网", "‹U+001B›]8;;https://evil.example‹U+0007›官网"),
        ("\x9b31m", "‹U+009B›31m"),
        ("\r覆盖", "‹U+000D›覆盖"),
        ("\x7f\x00", "‹U+007F›‹U+0000›"),
        ("3\u200b20家", "3‹U+200B›20家"),
        ("\u202e倒写\u2066", "‹U+202E›倒写‹U+2066›"),
        ("a\u2028b\u2029c", "a‹U+2028›b‹U+2029›c"),
        ("\ufeff\u00ad\u061c", "‹U+FEFF›‹U+00AD›‹U+061C›"),
        ("\ud800", "‹U+D800›"),
        ("\U000e0041", "‹U+E0041›"),
        ("[bold]x[/b] :smile: \\[", "[bold]x[/b] :smile: \\["),
        ("葛\U000e0100城、𠮷野家", "葛\U000e0100城、𠮷野家"),
        ("一\t二\n三", "一\t二\n三"),
    ],
)
def test_what_is_shown(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@given(ANY_TEXT)
def test_nothing_unsafe_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not UNSAFE.search(cleaned)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cleaned)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


@given(ANY_TEXT, ANY_TEXT)
def test_character_by_character(a: str, b: str) -> None:
    assert clean(a + b) == clean(a) + clean(b)


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
