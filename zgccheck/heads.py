"""Words for two of one kind, which end alike and are told apart by how they begin: 光量子芯片, 超导量子芯片."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zgccheck import places
from zgccheck.forms import NUMERALS, ends, hollow, shortens
from zgccheck.lexicon import DEEDS, KINDS, OWN, is_deed, same_words

TELLING = 3
"""Characters that two words end with, from which they name things of one kind."""
_REACHES = frozenset("国内 国际 海外 境外 境内 国外 全国 全球 世界".split())
"""How far a thing reaches: 国内知识产权保护 is no 海外知识产权保护."""
SHARE = 5
"""How many times as long as its last words a name may be."""
_JOINED = re.compile(r"[\W_和或与及]")
"""Two things in one word: 主席和副主席."""
LONGEST = 6
"""Characters before a noun that say of which kind it is."""
DEED = 2
"""Characters of most verbs: what a sentence does with the thing stands before its name."""
_GRAMMAR = "的了在由与和及是将把被从为于对到向该这各以有等"
_HEAD = rf"(?<![^\W\d_a-z{_GRAMMAR}])[^\W\d_{_GRAMMAR}]{{1,16}}"
"""What can stand before a noun and say of which kind it is, behind a word of grammar or at the beginning of a clause."""
_RANKED = re.compile(
    ".*(?:国内|国际|全球|全国|我国)?(?:首[个款家次颗批项例]|第[一二三四五六七八九十][个款家代]?|[一二三四五六七八九十]大)"
)
"""Words before a thing that rank it or count it."""
_GENERIC = re.compile(
    "[一几多两三各每某全首家所个]|国内|全国|我国|全球|世界|国际|相关|其他|高水平|高质量|重大|重要|重点|核心|关键|主要|新型|三级|三甲"
)
"""How words begin that tell none of a kind from the others."""


_URGES = frozenset(
    "鼓励 支持 推动 推进 允许 引导 促进 加快 加强 深化 强化 聚焦 坚持 发挥 提出 探索 要求 服务 通过 经由 依托 利用 深耕 专注 布局 发展 壮大 主攻 从事 获准 申请".split()
)


def _verb(word: str) -> bool:
    return word in _URGES or is_deed(word)


def _placed(said: str, head: str) -> bool:
    """Whether the words say where, and those in their place don't, or say the same: 京津冀经济总量 for 区域经济总量."""
    if not places.is_place(said) or {said, head} <= _REACHES:
        return False
    theirs = [name for *_, name in places.read(head)]
    return not theirs or any(places.alike(said, name) for name in theirs)


def otherwise_begun(term: str, text: str, since: int = 0) -> Iterator[tuple[int, int]]:
    """Where a text has the term's last words behind others than its first, none of them in the term."""
    size = next((size for size in range(len(term) - 1, 1, -1) if term[-size:] in text[since:]), 0)
    head, tail = term[: len(term) - size], term[len(term) - size :]
    kind = (size >= TELLING or tail in KINDS) and SHARE * size >= len(term)
    for match in re.finditer(_HEAD + re.escape(tail), text) if kind and _tells(head) else ():
        start, end = _led(text, match.start(), match.end() - size), match.end() - size
        if start >= since and _another(text[start:end], head):
            yield start, match.end()


def _tells(head: str) -> bool:
    """Whether the words before a noun can say which of a kind it is: no verb, no number, and not two things."""
    return _JOINED.search(head) is None and not _verb(head) and not NUMERALS.issuperset(head)


def _led(text: str, start: int, end: int) -> int:
    """Where what says which of a kind it is begins, behind what is done with it and how it ranks."""
    lead = _RANKED.match(text, start, end)
    start = lead.end() if lead else start
    verbs = (at for at in range(end - DEED, start - 1, -1) if _verb(text[at : at + DEED]))
    return next((at + DEED for at in verbs if at + DEED < end), start)


def _another(said: str, head: str) -> bool:
    """Whether the words say that it is another of the kind, and not less of the same, or where it is."""
    if (
        not said
        or len(said) > LONGEST
        or not _tells(said)
        or said in OWN | DEEDS
        or hollow(said)
        or _placed(said, head)
    ):
        return False
    if (_GENERIC.match(said) or _GENERIC.match(head)) and not {said, head} <= _REACHES:
        return False
    if same_words(said, head) or shortens(said, head) or shortens(head, said):
        return False
    alike, _ = ends(said, head)
    said, head = (word[alike if alike >= DEED else 0 :] for word in (said, head))
    return bool(said and head) and 3 * len(set(said) & set(head)) <= min(len(said), len(head))
