"""Where a claim's term stands in a draft: outright, in other words, or with a part exchanged for another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from zgccheck import bodies, places
from zgccheck.fact import Term
from zgccheck.forms import (
    BODY,
    DENYING,
    NEGATORS,
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
from zgccheck.lexicon import KINDS, Named, canonical, documents, graded, has_edition, synonyms
from zgccheck.places import DISTRICTS
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
HALF = 0.65
"""Quality of a name of which only the district stands there."""
FOUND = 0.7
"""Quality from which a term counts as present."""
PARTED = 6
"""Characters of a name that is known with a 的 in it."""
OFFICERS = frozenset("士长员授师任理事记")
"""How the names of offices and ranks end."""
STANDINGS = ("前列", "前茅", "首位", "榜首")
"""Words for a place in an order."""
LOOSENED = 4
"""The same of other words: 企业的总收入."""
_YEARS = re.compile(r"20\d\d")
HEADED = ("organisation", "facility", "place", "event", "document", "programme")
"""Kinds whose names tell their like apart by how they begin: 合肥综合性国家科学中心 is no likeness of 怀柔…."""


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
    if (spot := misquoted(term.text, draft.text)) is not None:
        return Hit(0.8, *spot, altered=True)
    if term.entity is not None:
        for named in draft.own_first:
            if named.entity.name == term.entity.name and not named.foreign and not _moved(named, term.text, draft):
                return Hit(1.0, named.start, named.end)
        if (
            (term.entity.kind in ("person", "place") and len(term.text) <= 4)
            or has_edition(term.entity)
            or any(n.foreign and n.entity.name == term.entity.name for n in draft.names)
        ):
            return _exact(term, draft) or _abbreviated(term, draft) or _meeting(term, draft) or MISSING
    other = next((named for named in draft.names if named.foreign and term.text in named.forms), None)
    if other is not None and term.text not in draft.text:
        return Hit(0.8, other.start, other.end, altered=True)  # 2023…论坛 for 2026…年会
    if term.text not in draft.text and (spot := series_member(term.text, draft.text)) is not None:
        return Hit(0.8, *spot, altered=True)
    exact = (
        _exact(term, draft)
        or _loosened(term, draft)
        or _apart(term, draft)
        or _unadorned(term, draft)
        or _bracketed(term, draft)
        or _through_names(term, draft)
        or _untitled(term, draft)
        or _several(term, draft)
        or _meeting(term, draft)
        or _flipped(term, draft)
    )
    if exact is not None:
        return exact
    if (spot := _longer_number(term, draft) or _reheaded(term, draft)) is not None:
        return Hit(0.8, *spot, altered=True)
    if unquoted(term.text, draft.text):
        return MISSING
    hit = _loose(term, draft, rarity)
    if hit.quality < FOUND and (steps := in_order(term.text, draft.text)) is not None:
        return Hit(0.85, *steps)
    if hit is MISSING and term.entity is not None:
        return _by_place(term, draft) or MISSING
    return MISSING if not hit.altered and term.entity is None and _otherwhen(term, draft) else hit


def _longer_number(term: Term, draft: Reading) -> tuple[int, int] | None:
    """Where a word that begins with a number stands with a longer one alone: 四百米 for 百米; or one with another: 未来二十年."""
    if term.entity is None and (lead := _LED_NUMBER.fullmatch(term.text)) is not None:
        for match in re.finditer(f"{lead[1]}([{_DIGITS}]+){lead[3]}", draft.text):
            one, two = parse(match[1]), parse(lead[2])
            if one is not None and two is not None and one.value != two.value:
                return match.span()
    if term.text in _FIRST and term.text not in draft.text:
        numbered = re.search(f"第[{_DIGITS}]+{term.text[1:]}", draft.text)
        if numbered is not None and numbered[0] != f"第一{term.text[1:]}":
            return numbered.span()
    if _RANGE.fullmatch(term.text) and len(term.text) <= SHORT_RANGE and term.text not in draft.text:
        first, last = term.text[1:].split("到", 1)
        for match in _SHORT_RANGE.finditer(draft.text):
            if (match[1] == first) != (match[2] == last):
                return match.span()
    at = draft.text.find(term.text)
    if term.entity is not None or at <= 0 or term.text[0] not in NUMERALS or term.text[0] in "万亿":
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


def _abbreviated(term: Term, draft: Reading) -> Hit | None:
    """A province by its one character: 北京 in 外资在京."""
    for start, end, name in places.read(draft.text):
        if end - start == 1 and term.text.removesuffix("市") == name:
            return Hit(0.95, start, end)
    return None


_MEETING = re.compile(
    "(?:^|[,。;:在])(?:此次|本次|本届|今年的?|这次|这届)?(年会(?:[开闭]幕式)?)(?=期间|上|中|现场|[,。;]|[开闭]幕|发布|$)"
)


def _meeting(term: Term, draft: Reading) -> Hit | None:
    """A yearly meeting by what it is alone: 年会期间."""
    if term.entity is not None and term.entity.kind != "event":
        return None
    spots = (match.span(1) for match in _MEETING.finditer(draft.text))
    return next((Hit(0.8, *spot) for spot in spots if term.text.endswith(draft.text[slice(*spot)])), None)


_PLACES = re.compile("(?:^|[,。;:“说称示于])([两三]地)")


def _several(term: Term, draft: Reading) -> Hit | None:
    """Several places by their number alone: 三地 for 京津冀三地."""
    match = _PLACES.search(draft.text) if term.text.endswith(("两地", "三地")) else None
    return Hit(0.85, *match.span(1)) if match and term.text.endswith(match[1]) else None


def _flipped(term: Term, draft: Reading) -> Hit | None:
    """Two countries by their short names in the other order: 韩中 for 中韩."""
    at = draft.text.find(term.text[::-1]) if len(term.text) == 2 and _COUNTRIES.issuperset(term.text) else -1
    return Hit(0.9, at, at + 2) if at >= 0 else None


_COUNTRIES = frozenset("中美日韩俄英法德意印巴澳加新")


def _loosened(term: Term, draft: Reading) -> Hit | None:
    """A long name with a 的 put in: 研发经费的投入强度 for 研发经费投入强度."""
    if "的" not in draft.text:
        return None
    text, kept = draft.tightened
    least = LOOSENED if term.entity is None or term.entity.kind == "measure" else PARTED
    names = [term.text] if term.entity is None else [normalise(name).text for name in term.entity.names]
    for form in names:
        at = text.find(form) if len(form) >= least else -1
        if at >= 0 and "的" not in form:
            return Hit(0.95, kept[at], kept[at + len(form) - 1] + 1)
    return None


def _apart(term: Term, draft: Reading) -> Hit | None:
    """A long name told in two: its end by itself, its beginning elsewhere: 围绕脑机接口…设立了产业专项孵化基金."""
    if term.entity is None or term.entity.kind in ("person", "document") or not term.text.isalnum():
        return None
    for cut in range(3, len(term.text) - 3):
        head, tail = term.text[:cut], term.text[cut:]
        at = draft.text.find(tail, draft.since)
        free = (
            at == 0
            or at in draft.ends
            or (at > 0 and (not draft.text[at - 1].isalnum() or draft.text[at - 1] in "的了是有为些等该"))
        )
        if free and head in draft.text:
            return Hit(0.85, at, at + len(tail))
    return None


def _by_place(term: Term, draft: Reading) -> Hit | None:
    """The district that a body's name begins with, by itself: 怀柔 for 怀柔综合性国家科学中心. It says half of the name."""
    if term.entity is None or term.entity.kind not in ("organisation", "facility", "place"):
        return None
    head = next((name for start, _, name in places.read(term.text) if start == 0), "")
    if not head or head not in DISTRICTS:
        return None
    for start, end, name in places.read(draft.text):
        alone = not any(n.start <= start and end <= n.end and n.end - n.start > end - start for n in draft.names)
        if name == head and alone:
            return Hit(HALF, start, end)
    return None


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
    return (_exact_from(term, draft, draft.since) if draft.since else None) or _exact_from(term, draft, 0)


def _exact_from(term: Term, draft: Reading, start: int) -> Hit | None:
    at = draft.text.find(term.text, start)
    while at >= 0:
        end = at + len(term.text)
        before = draft.text[at - 1 : at] if at else ""
        denied = term.kind == "words" and bool(before) and before in NEGATORS and len(term.text) >= 2
        if denied or (term.text[0] in NUMERALS and before and before in NUMERALS):
            at = draft.text.find(term.text, at + 1)
            continue
        if not any(n.start <= at and end <= n.end and (n.end - n.start) > len(term.text) for n in draft.names):
            return Hit(1.0, at, end)
        inside = next(n for n in draft.names if n.start <= at and end <= n.end)
        if term.entity is None or inside.entity.kind != term.entity.kind:
            return Hit(0.95, at, end)
        at = draft.text.find(term.text, at + 1)
    return None


_ADORNED = re.compile(
    "(?:累计|合计|总计|先后|陆续|正式|成功|顺利|全面|深入|大力|积极|持续|不断|取得|进行|开展|作出)(?=..)"
)


def _unadorned(term: Term, draft: Reading) -> Hit | None:
    """A word without what says no more of it: 服务过 for 累计服务, 成功 for 取得成功, 典型案例 for 典型案例之一."""
    base = term.text.removesuffix("之一")
    if base == term.text and len(base) > LOOSENED and term.kind == "words":
        base = term.text.removesuffix("服务")
    if base != term.text and len(base) > 2 and (at := draft.text.find(base)) >= 0:
        return Hit(0.9, at, at + len(base))
    adverb = _ADORNED.match(term.text) if term.kind == "words" else None
    if adverb is None:
        return None
    at = draft.text.find(term.text[adverb.end() :])
    return Hit(0.9, at, at + len(term.text) - adverb.end()) if at >= 0 else None


_BRACKETED = re.compile(r"([^\W_]{2,16})\(([a-z][a-z0-9&+.-]+)\)([^\W_]*)")


def _bracketed(term: Term, draft: Reading) -> Hit | None:
    """A name by itself or its abbreviation alone, where the claim gives both: AGI基座模型 for 通用人工智能（AGI）基座模型."""
    parts = _BRACKETED.fullmatch(term.text)
    for name in (parts[1] + parts[3], parts[2] + parts[3]) if parts else ():
        at = draft.text.find(name)
        if at >= 0 and not (at and draft.text[at - 1].isascii() and draft.text[at - 1].isalnum()):
            return Hit(0.95, at, at + len(name))
    return None


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
    if len(term.text) < 2 or term.entity is not None or term.text in KINDS:
        return None  # 企业 is no part of 研发准备金制度, though that is also called 企业研发准备金制度
    if _begun_otherwise(term, draft, 0, len(draft.text)) is not None:
        return None  # 国内知识产权保护 beside a name that has 海外知识产权保护 in it
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
        if named.start <= start and end <= named.end and end - start < named.end - named.start:
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
