"""Untrusted text made safe to look at: what steers a terminal or hides from the eye becomes visible."""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1: terminal commands
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufeff\uffa0"  # invisible
    "\u2028\u2029\u202a-\u202e"  # foreign line ends; what turns the reading direction
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"  # halves of pairs, annotation marks, non-characters
    "\U000e0000-\U000e007f"  # tags
    "]"
)
"""Every character that does not reach a terminal as itself. U+2060–206F takes in the bidi isolates."""


def clean(text: str) -> str:
    """The text with each unsafe character as ‹U+XXXX›. Works character by character: clean(a + b) = clean(a) + clean(b)."""
    return UNSAFE.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)


def one_line(text: str) -> str:
    """`clean` for a place that holds one line: tabs and line breaks become blanks, one for one."""
    return clean(text).translate({9: " ", 10: " "})
