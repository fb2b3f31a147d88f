"""Where a claim's term stands in a draft in a form of its own: outright, told in two, without its marks, by its place or number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zgccheck import places
from zgccheck.fact import Term
from zgccheck.forms import NEGATORS, NUMERALS
from zgccheck.lexicon import Named
from zgccheck.places import DISTRICTS
from zgccheck.reading import Reading
from zgccheck.text import normalise

HALF = 0.65
"""Quality of a name of which only the district stands there."""
FOUND = 0.7
"""Quality from which a term counts as present."""
PARTED = 6
"""Characters of a name that is known with a 的 in it."""
LOOSENED = 4
"""The same of other words: 企业的总收入."""
_YEARS = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in the draft: quality 0…1 and the place. `altered` where a part of it has been exchanged for another."""

    quality: float
    start: int = -1
    end: int = -1
    altered: bool = False


MISSING = Hit(0.0)


def abbreviated(term: Term, draft: Reading) -> Hit | None:
    """A province by its one character: 北京 in 外资在京."""
    for start, end, name in places.read(draft.text):
        if end - start == 1 and term.text.removesuffix("市") == name:
            return Hit(0.95, start, end)
    return None


_MEETING = re.compile(
    "(?:^|[,。;:在])(?:此次|本次|本届|今年的?|这次|这届)?(年会(?:[开闭]幕式)?)(?=期间|上|中|现场|[,。;]|[开闭]幕|发布|$)"
)


def meeting(term: Term, draft: Reading) -> Hit | None:
    """A yearly meeting by what it is alone: 年会期间."""
    if term.entity is not None and term.entity.kind != "event":
        return None
    spots = (match.span(1) for match in _MEETING.finditer(draft.text))
    return next((Hit(0.8, *spot) for spot in spots if term.text.endswith(draft.text[slice(*spot)])), None)


_PLACES = re.compile("(?:^|[,。;:“说称示于])([两三]地)")


def several(term: Term, draft: Reading) -> Hit | None:
    """Several places by their number alone: 三地 for 京津冀三地."""
    match = _PLACES.search(draft.text) if term.text.endswith(("两地", "三地")) else None
    return Hit(0.85, *match.span(1)) if match and term.text.endswith(match[1]) else None


def flipped(term: Term, draft: Reading) -> Hit | None:
    """Two countries by their short names in the other order: 韩中 for 中韩."""
    at = draft.text.find(term.text[::-1]) if len(term.text) == 2 and _COUNTRIES.issuperset(term.text) else -1
    return Hit(0.9, at, at + 2) if at >= 0 else None


_COUNTRIES = frozenset("中美日韩俄英法德意印巴澳加新")


def loosened(term: Term, draft: Reading) -> Hit | None:
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


def apart(term: Term, draft: Reading) -> Hit | None:
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


def by_place(term: Term, draft: Reading) -> Hit | None:
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


def otherwhen(term: Term, draft: Reading) -> bool:
    """Whether the term begins with a year and the draft has another one only."""
    year = _YEARS.match(term.text)
    return year is not None and year[0] not in draft.text and _YEARS.search(draft.text) is not None


def moved(named: Named, term: str, draft: Reading) -> bool:
    """Whether a name that begins with a place stands, in a short form, after another place: 瑞士史太白… for 德国史太白…."""
    full = normalise(named.entity.name).text
    head = next((name for text in (term, full) for start, _, name in places.read(text) if start == 0), "")
    if not head or (draft.text.startswith(full, named.start) and full == term):
        return False
    before = next((name for _, end, name in places.read(draft.text) if end == named.start), "")
    return bool(before) and before != head and before not in places.SCOPES


def exact(term: Term, draft: Reading) -> Hit | None:
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


def unadorned(term: Term, draft: Reading) -> Hit | None:
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


def bracketed(term: Term, draft: Reading) -> Hit | None:
    """A name by itself or its abbreviation alone, where the claim gives both: AGI基座模型 for 通用人工智能（AGI）基座模型."""
    parts = _BRACKETED.fullmatch(term.text)
    for name in (parts[1] + parts[3], parts[2] + parts[3]) if parts else ():
        at = draft.text.find(name)
        if at >= 0 and not (at and draft.text[at - 1].isascii() and draft.text[at - 1].isalnum()):
            return Hit(0.95, at, at + len(name))
    return None


def untitled(term: Term, draft: Reading) -> Hit | None:
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
