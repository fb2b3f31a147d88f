"""English ranks and firsts: ranked fourth, No. 4, top ten, first in the world, the world's largest, the only; and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck.english.numerals import TENS, UNITS
from zgccheck.model import Mention, Rank

_SMALL = {word: int(value) for word, value in (*UNITS.items(), *TENS.items())}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ORDINAL = r"(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,3}(?:st|nd|rd|th))"
_SUPER = (
    "largest|biggest|highest|greatest|most|longest|fastest|strongest|leading|best|brightest|deepest|smallest|newest|widest|heaviest|busiest|"
    "earliest|densest|shortest|thinnest|lightest|youngest|broadest|richest|lowest"
)
_NUMBERED = re.compile(
    rf"\b(?P<verb>rank(?:s|ed|ing)?|place[ds]?|placing|stand(?:s|ing)?|stood|come|comes|came|coming|finish(?:ed|es)?|sit(?:s|ting)?|remain(?:s|ed|ing)?|"
    rf"position(?:ed)?|in|at|take[sn]?|took|taking|holds?|held|into|to|occup(?:y|ies|ied))(?: (?:a|the|its|joint|still|overall|again|up|number|in))*[ -](?P<n>{_ORDINAL})(?P<pl>[ -](?:place|position|spot|rank))?\b"
)
_SCOPED = re.compile(
    rf"\b(?P<n>{_ORDINAL})(?: place| position| spot)?(?: overall)?,?(?= (?:in the (?:world|country|nation|capital|large|global)|globally|worldwide|nationwide|nationally|in china\b|among|of all))"
)
_NUMBER = re.compile(
    r"\b(?:(?:no\.?|#)\s?(?P<n>\d{1,3})|number\s(?P<w>" + "|".join(list(_SMALL)[1:11]) + r"))\b(?! of\b)(?=(?: (?:in|on|among|worldwide|globally|nationwide|spot|place|position|rank|for|by|overall)\b|[,.;)]|$))"
)  # fmt: skip
_TOP = re.compile(r"\btop[- ](?P<n>\d{1,4}|" + "|".join(list(_SMALL)[2:]) + r"|hundred)(?![\w%]| (?:percent|per cent|advances|breakthroughs|results))")  # fmt: skip
_HEAD = re.compile(
    r"\b(?:top(?:s|ped|ping) (?:the|all|china|its|every|other)|tops\b|lead(?:s|ing)? (?:the (?:world|country|nation)|china|all|globally)\b|"
    r"led the (?:world|country|nation)|(?:at )?the top of the|heads the|(?:has|have) headed the|headed the (?:list|ranking|table|index|nature)|(?:in|into|takes?|took|holds?) (?:the )?(?:top|first) (?:place|spot|position|rank)|"
    r"(?:ranks?|ranked|ranking|is|was|came) (?:at the )?top\b)"
)
_FIRST = re.compile(
    rf"(?P<whose>(?:the )?(?:world|china|country|nation|capital|humanity|city)'s )?(?:\b(?P<only>the only|only one|sole)\b|\b(?P<only2>(?<='s )only)\b|"
    rf"\b(?P<ord>(?:second|third|fourth|fifth)[- ])?(?P<super>{_SUPER})\b|(?P<first>(?<![\w-])first(?:-ever)?\b(?! (?:half|quarter|three|two|time|place|five|ten|in\b)))|(?P<time>for the first time|first time))"
)
_SCOPES = re.compile(
    r"(?P<全球>\b(?:in the (?:whole )?world|world's|worldwide|globally|global(?!ly)|internationally|on earth|humanity's|anywhere|of all countries|of its kind in the world)\b)|"
    r"(?P<全国>\b(?:in (?:mainland )?china|nationwide|nationally|in the (?:country|nation)|china's|country's|nation's|chinese cities|the (?:nation|country)(?!')|national|domestic(?:ally)?|across china|china\b)(?! news))|"
    r"(?P<亚洲>\b(?:in asia|asia's|asian)\b)|(?P<大城市组>\b(?:large[- ]city group|large cities|group of large cities)\b)"
)
_AFTER = 56
_BEFORE = 24
_STRONG = re.compile(r"[;:!?]|\.(?:\s|$)")
_RANKED = frozenset(
    {"in", "at", "to", "into", "come", "comes", "came", "coming", "hold", "holds", "held", "stand", "stands"}
)


def number(word: str) -> int:
    if word in ORDINALS:
        return ORDINALS[word]
    if word == "hundred":
        return 100
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _SMALL[word]


def scope(low: str, start: int, end: int) -> str:
    """Where the order holds, from the words next to the rank: behind it first, then before it."""
    after = _STRONG.split(low[end : end + _AFTER])[0]
    before = _STRONG.split(low[max(0, start - _BEFORE) : end])[-1]
    inside = _SCOPES.search(low[start:end])
    for match in (inside, _SCOPES.search(after), next(iter(list(_SCOPES.finditer(before))[::-1]), None)):
        if match is not None and match.lastgroup is not None:
            return match.lastgroup
    return ""


def read(folded: str, low: str) -> Iterator[Mention]:
    """Every rank, first, superlative and ordinal."""
    taken: list[tuple[int, int]] = []
    for mention in (*_ranks(folded, low), *_firsts(folded, low), *_ordinals(folded, low)):
        if not any(s < mention.end and mention.start < e for s, e in taken):
            taken.append((mention.start, mention.end))
            yield mention


def _rank(folded: str, low: str, start: int, end: int, best: int, worst: int) -> Mention:
    return Mention("rank", start, end, folded[start:end], Rank(best, worst, scope(low, start, end)))


def _ranks(folded: str, low: str) -> Iterator[Mention]:
    for match in _NUMBERED.finditer(low):
        if match["verb"] in _RANKED and not match["pl"] and not _SCOPED.match(low, match.start("n")):
            if not re.match(r"[,.;]|$| (?:in|among|on|for|behind|after|with|overall)\b", low[match.end() :]) or match[
                "verb"
            ] in ("in", "to", "at"):
                continue
        if re.match(r"[ -](?:generation|stage|phase|half|quarter|time|day|year|session|edition)", low[match.end() :]):
            continue
        value = number(match["n"])
        yield _rank(folded, low, match.start("n"), match.end(), value, value)
    for match in _SCOPED.finditer(low):
        value = number(match["n"])
        yield _rank(folded, low, match.start(), match.end("n"), value, value)
    for match in _NUMBER.finditer(low):
        value = number(match["n"] or match["w"])
        yield _rank(folded, low, match.start(), match.end(), value, value)
    for match in _TOP.finditer(low):
        yield _rank(folded, low, match.start(), match.end(), 1, number(match["n"]))
    for match in _HEAD.finditer(low):
        yield _rank(folded, low, match.start(), match.end(), 1, 1)


def _firsts(folded: str, low: str) -> Iterator[Mention]:
    for match in _FIRST.finditer(low):
        start, end = match.start(), match.end()
        ordinal = match["ord"]
        if match["super"]:
            if match["super"] in ("most", "leading", "best") and not match["whose"] and not ordinal:
                near = low[end : end + 60]
                if not re.search(r"\b(?:in the world|in china|worldwide|in the country|globally)\b", near):
                    continue
            if low.startswith("at ", max(0, start - 3)) or low[:start].endswith("at the "):
                continue
            if ordinal:
                value = ORDINALS[ordinal[:-1]]
                yield _rank(folded, low, start, end, value, value)
                continue
            word = "最"
        else:
            word = "唯一" if match["only"] or match["only2"] else "首"
        where = scope(low, start, end)
        yield Mention("first", start, end, folded[start:end], Rank(1, 1, where, word), where != "")


def _ordinals(folded: str, low: str) -> Iterator[Mention]:
    for match in re.finditer(rf"(?<![\w-]){_ORDINAL}(?=[ -][a-z])", low):
        if match[0] != "first" and not low.startswith((" five-year", "-five", " five year"), match.end()):
            yield Mention(
                "ordinal", match.start(), match.end(), folded[match.start() : match.end()], str(number(match[0]))
            )
