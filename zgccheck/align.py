"""Where a claim's words stand in a draft: found outright, in other words, or replaced by something else.

Two ways to look: `find` asks for a term anywhere in the draft; `Alignment` lays one wording of the claim along the
draft, character by character, and tells what stands in a term's place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from zgccheck import places
from zgccheck.fact import Term
from zgccheck.lexicon import Named, canonical, documents, graded, has_edition, same_words, synonyms
from zgccheck.reading import Reading, bigrams
from zgccheck.text import normalise

NEAR = 6
"""Characters after a word within which the rest of it may stand."""
SHORTENED = 6
"""Characters of a name that is cut short in speech."""
FOUND = 0.7
"""Quality from which a term counts as present."""

_YEARS = re.compile(r"20\d\d")
_PUNCTUATION = re.compile(r"[^\w]")
_BOUND = frozenset(",;:。!?、“”‘’()《》")
NEGATORS = ("副", "非", "半", "未", "次", "准", "不", "特")
"""A prefix that makes another thing of what follows: 副局长 is no 局长, 半侵入式 is not 侵入式."""

HEADED = ("organisation", "facility", "place", "event", "document", "programme")
"""Kinds whose names tell their like apart by how they begin: 合肥综合性国家科学中心 is no likeness of 怀柔…."""

_LEADING = frozenset(",、的已在于由被将从对与和及为是以")
_EMPTY = re.compile(
    r"^(?:[的了着过地得等也都还又就是在于与和及并为以从由对将被把其这那该各所其中\W]|目前|已经|分别|同时|此外|其中|顺利|成功|正式|圆满|全面|首次|率先|共同|现场|重大|重要|一批|所有|全部|均|共|约)*$"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in the draft: quality 0…1 and the place. `altered` where a part of it has been exchanged for another."""

    quality: float
    start: int = -1
    end: int = -1
    altered: bool = False


MISSING = Hit(0.0)


def find(term: Term, draft: Reading, rarity: Callable[[str], float]) -> Hit:
    """The best place of a term of words or a name in the draft."""
    if term.entity is not None:
        for named in draft.names:
            if named.entity.name == term.entity.name and not named.foreign and not _moved(named, term.text, draft):
                return Hit(1.0, named.start, named.end)
        if (
            (term.entity.kind in ("person", "place") and len(term.text) <= 4)
            or has_edition(term.entity)
            or any(n.foreign and n.entity.name == term.entity.name for n in draft.names)
        ):
            return _exact(term, draft) or MISSING
    other = next((named for named in draft.names if named.foreign and term.text in named.forms), None)
    if other is not None and term.text not in draft.text:
        return Hit(0.8, other.start, other.end, altered=True)  # 2023…论坛 for 2026…年会
    exact = _exact(term, draft) or _unadorned(term, draft) or _through_names(term, draft) or _untitled(term, draft)
    if exact is not None:
        return exact
    hit = _loose(term, draft, rarity)
    return MISSING if not hit.altered and term.entity is None and _otherwhen(term, draft) else hit


def _otherwhen(term: Term, draft: Reading) -> bool:
    """Whether the term begins with a year and the draft has another one only."""
    year = _YEARS.match(term.text)
    return year is not None and year[0] not in draft.text and _YEARS.search(draft.text) is not None


def _moved(named: Named, term: str, draft: Reading) -> bool:
    """Whether a name that begins with a place stands, in a short form, after another place: 瑞士史太白… for 德国史太白…."""
    full = normalise(named.entity.name).text
    head = next((name for text in (term, full) for start, _, name in places.read(text) if start == 0), "")
    if not head or (draft.text.startswith(full, named.start) and full == term):
        return False
    before = next((name for _, end, name in places.read(draft.text) if end == named.start), "")
    return bool(before) and before != head and before not in places.SCOPES


def _exact(term: Term, draft: Reading) -> Hit | None:
    at = draft.text.find(term.text)
    while at >= 0:
        end = at + len(term.text)
        before = draft.text[at - 1 : at] if at else ""
        denied = term.kind == "words" and bool(before) and before in NEGATORS and len(term.text) >= 2
        if denied or (term.text[0] in _NUMERALS and before and before in _NUMERALS):
            at = draft.text.find(term.text, at + 1)
            continue
        if not any(n.start <= at and end <= n.end and (n.end - n.start) > len(term.text) for n in draft.names):
            return Hit(1.0, at, end)
        inside = next(n for n in draft.names if n.start <= at and end <= n.end)
        if term.entity is None or inside.entity.kind != term.entity.kind:
            return Hit(0.95, at, end)
        at = draft.text.find(term.text, at + 1)
    return None


_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿")
"""亿元企业 is no part of 千亿元企业."""


_ADORNED = re.compile(
    "(?:累计|合计|总计|先后|陆续|正式|成功|顺利|全面|深入|大力|积极|持续|不断|取得|进行|开展|作出)(?=..)"
)


def _unadorned(term: Term, draft: Reading) -> Hit | None:
    """A deed without the adverb or the empty verb that says no more of it: 服务过 for 累计服务, 成功 for 取得成功."""
    adverb = _ADORNED.match(term.text) if term.kind == "words" else None
    if adverb is None:
        return None
    at = draft.text.find(term.text[adverb.end() :])
    return Hit(0.9, at, at + len(term.text) - adverb.end()) if at >= 0 else None


def _untitled(term: Term, draft: Reading) -> Hit | None:
    """A document named without its marks or without the place it begins with."""
    if term.entity is None or term.entity.kind != "document":
        return None
    bare = term.text.strip("《》“”")
    head = next((end for start, end, _ in places.read(bare) if start == 0), 0)
    for name in (bare, bare[head:]):
        at = draft.text.find(name) if len(name) >= 6 else -1
        if at >= 0:
            return Hit(0.95, at, at + len(name))
    return None


def _through_names(term: Term, draft: Reading) -> Hit | None:
    """A term that another name of something in the draft holds (总金额 in 签约总额, which is 签约项目总金额), or its place."""
    if len(term.text) < 2 or term.entity is not None:
        return None
    if _otherwhen(term, draft):
        return None  # 2023…期间: 重大成果专场发布会 is that year's
    for named in draft.names:
        if not named.foreign and any(term.text in name for name in named.forms):
            return Hit(0.9, named.start, named.end)
    seat = places.seat(term.text)
    if seat:
        for start, end, name in places.read(draft.text):
            if name == seat:
                return Hit(0.85, start, end)
        for named in draft.names:
            if named.entity.kind == "place" and seat in named.entity.name:
                return Hit(0.85, named.start, named.end)
    return None


def _loose(term: Term, draft: Reading, rarity: Callable[[str], float]) -> Hit:
    if term.kind == "words" and term.text[0] in "非半副" and len(term.text) > 2 and term.text[1:] in draft.text:
        return MISSING  # 侵入式 is not 半侵入式
    if (
        len(term.text) < 2
        or len(draft.text) < 2
        or (term.kind == "words" and prefixed(term.text, draft.text) is not None)
    ):
        return MISSING
    pairs = bigrams(term.text)
    weight = sum(map(rarity, pairs))
    covered = sum(rarity(pair) for pair in pairs if pair in draft.bigrams) / weight if weight else 0.0
    window = fuzz.partial_ratio_alignment(term.text, draft.text)
    if window is None:
        return MISSING
    start, end = window.dest_start, window.dest_end
    if term.entity is not None and term.entity.kind == "document" and _other_title(term, draft.text, start, end):
        return MISSING
    if term.entity is not None and term.entity.kind == "measure" and _other_name(term, draft, start, end):
        return MISSING
    if term.entity is not None and term.entity.kind in HEADED:
        if draft.text.find(term.text[:2], max(start - 2, 0), end) < 0 or _widened(term.text, draft.text):
            return MISSING
    quality = max(
        0.95 * covered if covered >= 0.5 else 0.0,
        0.95 * window.score / 100 if window.score >= 72 and len(term.text) >= 4 else 0.0,
    )
    if quality < 0.8 and term.entity is None and _in_pieces(term.text, draft.text):
        quality = 0.8
    if quality < FOUND and canonical(term.text) in canonical(draft.text):
        group = synonyms(term.text)
        spot = next((at for word in group for at in _outside_names(word, draft)), None)
        if spot is not None or not group:
            quality = 0.85
            start, end = spot or (start, end)
    seated = term.entity is None and any(start == 0 for start, *_ in places.read(term.text))
    if seated and quality < FOUND and (short := _shortened(term.text, draft.text)) is not None:
        return Hit(0.8, *short)
    if quality < 0.45:
        return MISSING
    if quality < 0.95 and window.score >= 50:
        changed = exchanged(term.text, draft.text, start, end)
        early = draft.text[start - 1 : end - 1] if start else ""  # 一级… for 二级…: the window began late
        if changed is None and early and ({term.text[0], early[0]} <= _NUMERALS or graded(early, term.text)):
            changed = exchanged(term.text, draft.text, start - 1, end - 1)
        if changed is not None and not _cuts(changed, draft):
            return Hit(quality, *changed, altered=not _parted(term.text, changed, draft.text))
    return Hit(quality, start, end)


def _shortened(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has a name cut short, to its end: 港交所主板 for 香港交易所主板."""
    if len(term) < SHORTENED or not term.isalnum():
        return None
    for match in re.finditer(re.escape(term[-2:]), text):
        for size in range(len(term) - 1, 3 * len(term) // 5, -1):
            start = match.end() - size
            said = text[start : match.end()] if start >= 0 else ""
            if said.isalnum() and said[0] in term[:2] and shortens(said, term):
                return start, match.end()
    return None


def _parted(term: str, span: tuple[int, int], text: str) -> bool:
    """Whether what a word lacks follows soon, so that it is told in two: 直接参加高级职称评审 for 直接参评."""
    said = text[slice(*span)]
    lacking = {a for a, b in zip(term, said, strict=False) if a != b}
    return not graded(said, term) and lacking <= set(text[span[1] : span[1] + NEAR]) and not lacking & _NUMERALS


def _cuts(span: tuple[int, int], draft: Reading) -> bool:
    """Whether a place's name is cut in two by the beginning or the end of the words: 京有基础 of 北京有基础研究."""
    return any(start < at < end for at in span for start, end, _ in places.read(draft.text))


def _other_title(term: Term, text: str, start: int, end: int) -> bool:
    """Whether the place is inside the marks of a title that is none of the document's: it may leave words out, not change them."""
    inside = next((text[a:b] for a, b in documents(text) if a < end and start < b), None)
    if inside is None or term.entity is None:
        return False
    title = _PUNCTUATION.sub("", inside)
    forms = [_PUNCTUATION.sub("", normalise(name).text) for name in term.entity.names]
    return not any(shortens(title, form) or shortens(form, title) for form in forms)


def hollow(words: str) -> bool:
    """Whether words name nothing: 并以, 目前."""
    return _EMPTY.match(words) is not None


def shortens(short: str, long: str) -> bool:
    """Whether the characters of `short` all stand in `long` in order: 新药研发指引 for 《新药研发产业知识产权保护指引》."""
    rest = iter(long)
    return all(char in rest for char in short)


def prefixed(term: str, text: str) -> int | None:
    """Where the text first has the term, if each time behind a prefix that makes another thing of it: 特大城市组 for 大城市组."""
    starts = [match.start() for match in re.finditer(re.escape(term), text)]
    return starts[0] if starts and all(at and text[at - 1] in "非半副特" for at in starts) else None


_NEUTRAL = re.compile(r"^(?:研究|有限|股份|责任|科技|技术|市|省|区|的|了)*$")


def _widened(name: str, text: str) -> bool:
    """Whether the text has the name with a telling word put in: 中国科学院高能物理所 is not 中国科学院物理所."""
    start = text.find(name[:2])
    while start >= 0:
        for extra in range(1, 5):
            window = text[start : start + len(name) + extra]
            head = next((i for i in range(len(name)) if window[i : i + 1] != name[i]), len(name))
            if 2 <= head < len(name) - 1 and window.endswith(name[head:]) and len(window) == len(name) + extra:
                return not _NEUTRAL.match(window[head : head + extra])
        start = text.find(name[:2], start + 1)
    return False


def exchanged(term: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the text has the term with one part replaced by as many other characters: 外籍硕士 for 外籍博士.

    Left-out and added characters are no exchange; nor is a synonym, nor a term of which less than half is left.
    """
    window = text[start:end]
    ops = [op for op in Levenshtein.opcodes(term, window) if op.tag != "equal"]
    if len(ops) != 1 or ops[0].tag != "replace":
        return None
    a, b = term[ops[0].src_start : ops[0].src_end], window[ops[0].dest_start : ops[0].dest_end]
    if len(a) != len(b) or len(a) > 3 or len(a) * 2 > len(term) or not (a.isalnum() and b.isalnum()):
        return None
    if any(ch in _FUNCTION for ch in a + b) or same_words(a, b):
        return None
    if canonical(term) == canonical(window):
        return None
    return start, end


_FUNCTION = frozenset("的了和与及等在于为是以将已并也经过由对从共达超")


def _outside_names(word: str, draft: Reading) -> Iterator[tuple[int, int]]:
    """Places of a word that are no part of a longer name."""
    at = draft.text.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(n.start <= at and end <= n.end and n.end - n.start > len(word) for n in draft.names):
            yield at, end
        at = draft.text.find(word, at + 1)


def permuted(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has the term's words in another order: 先付费后使用 for 先使用后付费."""
    if len(term) < 4 or term in text or any(char not in text for char in term):
        return None
    wanted = sorted(term)
    for at in range(len(text) - len(term) + 1):
        window = text[at : at + len(term)]
        if window[0] in term and sorted(window) == wanted:
            return at, at + len(term)
    return None


def _in_pieces(term: str, text: str) -> bool:
    """Whether the term falls into two or more words of at least two characters that the text has: 签约项目 in 项目…签约."""
    if not 4 <= len(term) <= 12:
        return False
    whole = [True] + [False] * len(term)
    for end in range(2, len(term) + 1):
        whole[end] = any(whole[start] and term[start:end] in text for start in range(max(0, end - 6), end - 1))
    return whole[len(term)]


def _other_name(term: Term, draft: Reading, start: int, end: int) -> bool:
    return any(
        n.entity.kind == "measure" and n.start < end and start < n.end and n.entity is not term.entity
        for n in draft.names
    )


@dataclass(frozen=True)
class Counterpart:
    """What stands in the draft where the claim has a term."""

    text: str
    start: int
    end: int
    anchors: int
    """Characters that agree directly before and after it."""


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
        text = draft[at:to]
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
        if b < start and _EMPTY.match(skipped):
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
            if _EMPTY.match(self.wording.text[end:a]):
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
