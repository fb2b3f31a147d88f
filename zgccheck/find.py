"""Where a claim's term stands in a draft: outright, in other words, or with a part exchanged for another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from zgccheck import bodies, outright, places
from zgccheck.fact import Term
from zgccheck.forms import (
    BODY,
    DENYING,
    NUMERALS,
    alike,
    ends,
    exchanged,
    in_order,
    in_pieces,
    parted,
    prefixed,
    reheaded,
    series_member,
    shortened,
    shortens,
    swapped,
    turned_round,
    widened,
)
from zgccheck.heads import otherwise_begun
from zgccheck.lexicon import KINDS, canonical, documents, graded, has_edition, synonyms
from zgccheck.outright import FOUND, MISSING, Hit
from zgccheck.quoted import misquoted, unquoted
from zgccheck.reading import Reading, bigrams
from zgccheck.slots.number import parse
from zgccheck.text import normalise

_PUNCTUATION = re.compile(r"[^\w]")
_DIGITS = "0-9一二两三四五六七八九十百千"
_LED_NUMBER = re.compile(f"([^\\W{_DIGITS}]{{2,}})([{_DIGITS}]+)([年月天周])")
"""A stretch of time behind a word: 未来十年."""
_RANGE = re.compile("从.+到.+")
"""From one end to the other, in words."""
_FIRST = frozenset(["首届", "首批", "首期", "首场"])
"""The first of what comes again and again; another one's number tells another one."""
SHORT_RANGE = 10
"""Characters of a range whose ends are units and the like: 从埃到米."""
_SHORT_RANGE = re.compile(r"从([^\W\d_到]{1,6})(?:一直)?到([^\W\d_到]{1,6}?)(?=[,。;、的]|$)")
OFFICERS = frozenset("士长员授师任理事记")
"""How the names of offices and ranks end."""
STANDINGS = ("前列", "前茅", "首位", "榜首")
"""Words for a place in an order."""
HEADED = ("organisation", "facility", "place", "event", "document", "programme")
"""Kinds whose names tell their like apart by how they begin: 合肥综合性国家科学中心 is no likeness of 怀柔…."""


def find(term: Term, draft: Reading, rarity: Callable[[str], float]) -> Hit:
    """The best place of a term of words or a name in the draft."""
    if (spot := misquoted(term.text, draft.text)) is not None:
        return Hit(0.8, *spot, altered=True)
    if term.entity is not None:
        for named in draft.own_first:
            if (
                named.entity.name == term.entity.name
                and not named.foreign
                and not outright.moved(named, term.text, draft)
            ):
                return Hit(1.0, named.start, named.end)
        if (
            (term.entity.kind in ("person", "place") and len(term.text) <= 4)
            or has_edition(term.entity)
            or any(n.foreign and n.entity.name == term.entity.name for n in draft.names)
        ):
            return (
                outright.exact(term, draft)
                or outright.abbreviated(term, draft)
                or outright.meeting(term, draft)
                or MISSING
            )
    other = next((named for named in draft.names if named.foreign and term.text in named.forms), None)
    if other is not None and term.text not in draft.text:
        return Hit(0.8, other.start, other.end, altered=True)  # 2023…论坛 for 2026…年会
    if term.text not in draft.text and (spot := series_member(term.text, draft.text)) is not None:
        return Hit(0.8, *spot, altered=True)
    exact = (
        outright.exact(term, draft)
        or outright.loosened(term, draft)
        or outright.apart(term, draft)
        or outright.unadorned(term, draft)
        or outright.bracketed(term, draft)
        or _through_names(term, draft)
        or outright.untitled(term, draft)
        or outright.several(term, draft)
        or outright.meeting(term, draft)
        or outright.flipped(term, draft)
    )
    if exact is not None:
        return exact
    if (spot := _renumbered(term, draft) or _reheaded(term, draft)) is not None:
        return Hit(0.8, *spot, altered=True)
    if unquoted(term.text, draft.text):
        return MISSING
    hit = _loose(term, draft, rarity)
    if hit.quality < FOUND and (steps := in_order(term.text, draft.text)) is not None:
        return Hit(0.85, *steps)
    if hit is MISSING and term.entity is not None:
        return outright.by_place(term, draft) or MISSING
    return MISSING if not hit.altered and term.entity is None and outright.otherwhen(term, draft) else hit


def _renumbered(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Where a word stands with another number in it, or with another end of what it spans."""
    if term.entity is not None or (term.text in draft.text and term.text[0] not in NUMERALS):
        return None
    return _other_stretch(term, draft) or _other_first(term, draft) or _other_range(term, draft) or _longer(term, draft)


def _other_stretch(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Another stretch of time behind a word: 未来二十年 for 未来十年."""
    lead = _LED_NUMBER.fullmatch(term.text)
    for match in re.finditer(f"{lead[1]}([{_DIGITS}]+){lead[3]}", draft.text) if lead else ():
        one, two = parse(match[1]), parse(lead[2]) if lead else None
        if one is not None and two is not None and one.value != two.value:
            return match.span()
    return None


def _other_first(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Another number of what comes again and again: 第二届 for 首届."""
    match = re.search(f"第[{_DIGITS}]+{term.text[1:]}", draft.text) if term.text in _FIRST else None
    return match.span() if match is not None and match[0] != f"第一{term.text[1:]}" else None


def _other_range(term: Term, draft: Reading) -> tuple[int, int] | None:
    """One end of a range exchanged for another: 从埃到千米 for 从埃到米."""
    if not _RANGE.fullmatch(term.text) or len(term.text) > SHORT_RANGE:
        return None
    first, last = term.text[1:].split("到", 1)
    ends = _SHORT_RANGE.finditer(draft.text)
    return next((match.span() for match in ends if (match[1] == first) != (match[2] == last)), None)


def _longer(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Where a word that begins with a number stands with a longer one alone: 四百米 for 百米."""
    at = draft.text.find(term.text)
    if at <= 0 or term.text[0] not in NUMERALS or term.text[0] in "万亿":
        return None
    start = at
    while start > 0 and draft.text[start - 1] in NUMERALS:
        start -= 1
    return (start, at + len(term.text)) if start < at else None


def _reheaded(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Where a word begins otherwise, and no name ends there: 肿瘤小分子药物领域 for 自免小分子药物领域."""
    if term.entity is not None or term.kind != "words" or any(start == 0 for start, *_ in places.read(term.text)):
        return None
    spot = reheaded(term.text, draft.text)
    return None if spot is None or _cuts(spot, draft) else spot


def _begun_otherwise(term: Term, draft: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Another of the term's kind at the place that is like it: 基因疗法产品 for 干细胞疗法产品."""
    if places.begins_in(term.text) or any(at == 0 for at, *_ in places.read(term.text)):
        return None
    for spot in otherwise_begun(term.text, draft.text, draft.since):
        tail = ends(draft.text[slice(*spot)], term.text)[1]
        if spot[0] < end and start < spot[1] and 2 * tail >= len(term.text) and tail > 2 and not _cuts(spot, draft):
            return spot
    return None


def _through_names(term: Term, draft: Reading) -> Hit | None:
    """A term that another name of something in the draft holds (总金额 in 签约总额, which is 签约项目总金额), or its place."""
    if len(term.text) < 2 or term.entity is not None or term.text in KINDS:
        return None  # 企业 is no part of 研发准备金制度, though that is also called 企业研发准备金制度
    if _begun_otherwise(term, draft, 0, len(draft.text)) is not None:
        return None  # 国内知识产权保护 beside a name that has 海外知识产权保护 in it
    if outright.otherwhen(term, draft):
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
    if any(term.text.endswith(word) and canonical(word) not in draft.canonical for word in STANDINGS):
        return MISSING  # 全球创新城市第二 is more precise than 全球创新城市前列
    pairs = bigrams(term.text)
    weight = sum(map(rarity, pairs))
    covered = sum(rarity(pair) for pair in pairs if pair in draft.bigrams) / weight if weight else 0.0
    window = fuzz.partial_ratio_alignment(term.text, draft.text)
    if window is None:
        return MISSING
    start, end = window.dest_start, window.dest_end
    if term.entity is not None and term.text not in draft.text and _part_of_another(term, draft, start, end):
        return MISSING
    if term.entity is not None and term.entity.kind == "document" and _other_title(term, draft.text, start, end):
        return MISSING
    said = canonical(term.text) in draft.canonical
    if term.entity is not None and term.entity.kind == "measure" and not said and _other_name(term, draft, start, end):
        return MISSING
    if term.entity is not None and term.entity.kind == "event" and _of_another(term, draft, start, end):
        return MISSING
    if term.entity is not None and term.entity.kind in HEADED:
        if draft.text.find(term.text[:2], max(start - 2, 0), end) < 0 or widened(term.text, draft.text):
            return MISSING
        body = term.entity.kind == "organisation"
        there = draft.text[start:end]
        lacking = any(char not in there for char in term.text)
        if body and lacking and (len(term.text) < BODY or _another_body(term, draft, start, end)):
            return MISSING  # 中国航天… is not 中国航发
        if body and (spot := alike(term.text, draft.text)) is not None:
            return Hit(0.8, *spot, altered=True)
    quality = max(
        0.95 * covered if covered >= 0.5 else 0.0,
        0.95 * window.score / 100 if window.score >= 72 and len(term.text) >= 4 else 0.0,
    )
    if quality < 0.8 and term.entity is None and in_pieces(term.text, _unnamed(term, draft)):
        quality = 0.8
    if quality < 0.8 and (spot := turned_round(term.text, draft.text)) is not None:
        return Hit(0.85, *spot)
    if quality < FOUND and said:
        group = synonyms(term.text)
        spot = next((at for word in group for at in _outside_names(word, draft)), None)
        if spot is not None or not group:
            quality = 0.85
            start, end = spot or (start, end)
    seated = term.entity is None and any(start == 0 for start, *_ in places.read(term.text))
    if seated and quality < FOUND and (short := shortened(term.text, draft.text)) is not None:
        return Hit(0.8, *short)
    if quality < 0.45:
        return MISSING
    if any(denial in draft.text[start:end] and denial not in term.text for denial in DENYING):
        return MISSING
    if window.score >= 50 and not said:
        changed = swapped(term.text, draft.text) or exchanged(term.text, draft.text, start, end)
        if changed is None:  # 一级… for 二级…: the window began late, or ended early
            changed = _shifted(term, draft, start, end)
        at = draft.text.find(term.text[:2], start, end) if _RANGE.fullmatch(term.text) else -1
        if changed is None and at > start:  # 从微秒到分钟 for 从微秒到小时: the window began early
            changed = exchanged(term.text, draft.text, at, at + len(term.text))
        if changed is not None and not _cuts(changed, draft):
            return Hit(quality, *changed, altered=not parted(term.text, changed, draft.text))
    if (
        (term.kind == "words" or term.entity is not None)
        and not said
        and (spot := _begun_otherwise(term, draft, start, end)) is not None
    ):
        return Hit(quality, *spot, altered=True)
    while start < end - 1 and draft.text[start] in "。,;:、!?":
        start += 1
    return Hit(quality, start, end)


def _part_of_another(term: Term, draft: Reading, start: int, end: int) -> bool:
    """Whether what is like the name is only a part of another: 中关村 of 中关村全球高端智库联盟 is no 中关村论坛; nor is it in a
    title that nobody knows."""
    for named in draft.names:
        if named.start <= start and end <= named.end and end - start < max(named.end - named.start, len(term.text)):
            return named.entity != term.entity
    titled = term.entity is not None and term.entity.kind != "document"
    return titled and any(low <= start and end <= high for low, high in documents(draft.text))


def _another_body(term: Term, draft: Reading, start: int, end: int) -> bool:
    """Whether the words are, or hold, the name of a body with a word that none of the term's forms has: 中国科学院半导体研究所."""
    assert term.entity is not None
    forms = [normalise(name).text for name in term.entity.names]
    for match in bodies.NAMED.finditer(draft.text):
        if match.start() < end and start < match.end():
            return not any(set(match[0]) <= set(form) for form in forms)
    return False


def _shifted(term: Term, draft: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The place with a character before it or after it that was exchanged: 泽布替尼 for 奥布替尼, 院长 for 院士."""
    size, text = len(term.text), draft.text
    for at in sorted({start - 1, end - size} - {start}):
        early = text[at : at + size] if at >= 0 else ""
        sure = early and (term.entity is not None or {term.text[0], early[0]} <= NUMERALS or graded(early, term.text))
        if sure and early[0] != term.text[0] and (spot := exchanged(term.text, text, at, at + size)):
            return spot
    for at in sorted({start, start + 1}):
        late = text[at : at + size]
        if len(late) == size and {term.text[-1], late[-1]} <= OFFICERS:
            if spot := exchanged(term.text, text, at, at + size):
                return spot
    return None


def _unnamed(term: Term, draft: Reading) -> str:
    """The draft's text without names of documents that do not hold the term: AI and 学者 of AI 2000全球最具影响力学者榜单 are no AI学者."""
    parts, at = [], 0
    for named in draft.names:
        if named.entity.kind == "document" and not any(term.text in form for form in named.forms):
            parts += [draft.text[at : named.start], "#"]
            at = named.end
    return "".join([*parts, draft.text[at:]])


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


def _outside_names(word: str, draft: Reading) -> Iterator[tuple[int, int]]:
    """Places of a word that are no part of a longer name."""
    at = draft.text.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(n.start <= at and end <= n.end and n.end - n.start > len(word) for n in draft.names):
            yield at, end
        at = draft.text.find(word, at + 1)


def _of_another(term: Term, draft: Reading, start: int, end: int) -> bool:
    """Whether most of the place belongs to the name of something else: 产业一线科技人才 of a white paper is no forum."""
    assert term.entity is not None
    others = (n for n in draft.names if n.entity.name != term.entity.name and n.entity.kind == "document")
    return any(2 * (min(n.end, end) - max(n.start, start)) > end - start for n in others)


def _other_name(term: Term, draft: Reading, start: int, end: int) -> bool:
    return any(
        n.entity.kind == "measure" and n.start < end and start < n.end and n.entity is not term.entity
        for n in draft.names
    )
