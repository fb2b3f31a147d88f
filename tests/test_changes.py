"""Lines that a change touches, from a diff without context."""

from __future__ import annotations

from zgccheck.changes import changed, touched

DIFF = """diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -2 +2 @@ 题
-旧
+新
@@ -5,0 +6,2 @@
+@@ -1 +90,9 @@ 这一行是正文
+加
@@ -9,3 +11,0 @@
-去
-去
-去
"""


def test_lines_that_are_new_or_altered() -> None:
    assert changed(DIFF) == [(2, 2), (6, 7), (11, 11)]


def test_nothing_changed() -> None:
    assert changed("") == []


def test_a_sentence_is_touched_where_its_lines_meet_a_change() -> None:
    spans = [(2, 2), (6, 7)]
    assert touched(spans, 1, 2)
    assert touched(spans, 7, 9)
    assert not touched(spans, 3, 5)
    assert not touched([], 1, 9)
