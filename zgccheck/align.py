"""One wording of a claim laid along the draft, character by character, and what stands there in a term's place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from zgccheck.forms import EMPTY
from zgccheck.reading import Reading

_PUNCTUATION = re.compile(r"[^\w]")
_BOUND = frozenset(",;:。!?、“”‘’()《》")
_LED = re.compile("还有|包括|其中|以及|[正就]是")
"""Words that lead up to a name."""
_LEADING = frozenset(",、的已在于由被将从对与和及为是以")


@dataclass(frozen=True)
class Counterpart:
    """What stands in the draft where the claim has a term."""

    text: str
    start: int
    end: int
    anchors: int
    """Characters that agree directly before and after it."""


QUOTED = 3
"""Characters around a title or a quotation that tell, both sides together, what stands for it: 以“…”为主题."""


class Alignment:
    """One wording of a claim laid along the draft."""

    def __init__(self, wording: Reading, draft: Reading) -> None:
        self.wording, self.draft = wording, draft
        blocks = Indel.opcodes(wording.text, draft.text)
        self._equal = [
            (op.src_start, op.src_end, op.dest_start)
            for op in blocks
            if op.tag == "equal" and op.src_end - op.src_start >= 2
        ]
        self._starts = [block[0] for block in self._equal]

    @cached_property
    def coverage(self) -> float:
        """Share of the wording's characters (punctuation and figures aside) that the draft carries in order."""
        solid = [not _PUNCTUATION.match(char) for char in self.wording.text]
        total = sum(solid)
        carried = sum(sum(solid[start:end]) for start, end, _ in self._equal)
        return carried / total if total else 0.0

    def counterpart(self, start: int, end: int) -> Counterpart | None:
        """What the draft has for wording[start:end], if what surrounds it agrees closely enough to tell."""
        left = self._before(start)
        right = self._after(end)
        draft, wording = self.draft.text, self.wording.text
        if left is None:
            at, left_run = (0, 0) if start == 0 else (-1, 0)
        else:
            at, left_run = left
        if right is None:
            to, right_run = -1, 0
        else:
            to, right_run = right
        if to >= 2 and draft[to - 2] in _OPENING and draft[to - 1] in ",:":
            to -= 1
        head = start
        while head > 0 and wording[head - 1] in _LEADING and wording[head - 1] not in _BOUND:
            head -= 1
        left_bound = head == 0 or wording[head - 1] in _BOUND
        right_bound = end == len(wording) or wording[end] in _BOUND
        if right is None and left is not None and right_bound:
            to = _next_bound(draft, at)
        if left is None and right is not None and left_bound:
            at = _previous_bound(draft, to)
        if at < 0 or to < 0 or to <= at:
            return None
        strong = (
            (left_run >= 2 and right_run >= 2 and left_run + right_run >= 5)
            or (left_run >= 4 and (right_bound or right_run >= 1) and _ends(draft, to))
            or (right_run >= 4 and (left_bound or left_run >= 1) and _begins(draft, at))
        )
        while at < to and draft[at] in _LEADING:
            at += 1
        if led := _LED.match(draft, at, to):
            at = led.end()
        text = draft[at:to]
        enclosed = wording[start : start + 1] == text[:1] and _CLOSING.get(text[:1]) == text[-1:]
        strong = strong or (enclosed and min(left_run, right_run) > 0 and left_run + right_run >= QUOTED)
        if not text or not strong or any(char in ",;:。!?" for char in text):
            return None
        return Counterpart(text, at, to, left_run + right_run)

    def _before(self, start: int) -> tuple[int, int] | None:
        """The draft offset matching wording offset `start` from the left, and the length of the agreeing run before it."""
        index = bisect_right(self._starts, max(start - 1, 0)) - 1
        if index < 0:
            return None
        a, b, d = self._equal[index]
        if a < start <= b:
            return d + (start - a), start - a
        skipped = self.wording.text[b:start]
        if b < start and EMPTY.match(skipped):
            return d + (b - a), b - a
        return None

    def _after(self, end: int) -> tuple[int, int] | None:
        index = bisect_right(self._starts, end) - 1
        if index >= 0:
            a, b, d = self._equal[index]
            if a <= end < b:
                return d + (end - a), b - end
        if index + 1 < len(self._equal):
            a, b, d = self._equal[index + 1]
            if EMPTY.match(self.wording.text[end:a]):
                return d, b - a
        return None

    def maps(self, start: int, end: int) -> tuple[int, int] | None:
        """The draft offsets that wording[start:end] equals, if it is carried whole."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0:
            a, b, d = self._equal[index]
            if a <= start and end <= b:
                return d + start - a, d + end - a
        return None


_CLOSING = {"《": "》", "“": "”"}
_OPENING = {"》": "《", "”": "“"}


def _next_bound(text: str, at: int) -> int:
    """The end of the clause; of the title or quotation, if one begins here."""
    closing = text.find(_CLOSING[text[at]], at) if text[at : at + 1] in _CLOSING else -1
    if closing >= 0:
        return closing + 1
    while at < len(text) and text[at] not in _BOUND:
        at += 1
    return at


def _previous_bound(text: str, at: int) -> int:
    """The beginning of the clause; of the title or quotation, if one ends here."""
    opening = text.rfind(_OPENING[text[at - 1]], 0, at) if text[at - 1 : at] in _OPENING else -1
    if opening >= 0:
        return opening
    while at > 0 and text[at - 1] not in _BOUND:
        at -= 1
    return at


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in _BOUND


def _begins(text: str, at: int) -> bool:
    return at <= 0 or text[at - 1] in _BOUND
