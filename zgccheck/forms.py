"""How one word stands to another in a text: cut short, told in two, in another order, with a part exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from zgccheck.lexicon import OWN, SERIES, canonical, graded, same_words
from zgccheck.slots.number import parse

STEPS = 30
"""Characters after 先 within which both steps are told."""
NEAR = 6
"""Characters after a word within which the rest of it may stand."""
TAIL = 5
"""Characters of a term that are enough of it to see that it begins otherwise."""
SHORTENED = 6
"""Characters of a name that is cut short in speech."""
NEGATORS = ("副", "非", "半", "未", "次", "准", "不", "特")
"""A prefix that makes another thing of what follows: 副局长 is no 局长, 半侵入式 is not 侵入式."""
DENYING = "不未没无非"
"""Characters of denials."""
EMPTY = re.compile(
    r"^(?:[的了着过地得等也都还又就是在于与和及并为以从由对将被把其这那该各所其中\W]|目前|当今|已经|分别|同时|此外|其中|顺利|成功|正式|圆满|全面|首次|率先|共同|现场|重大|重要|一批|所有|全部|均|共|约)*$"
)
NUMERALS = frozenset("0123456789一二两三四五六七八九十百千万亿")
"""亿元企业 is no part of 千亿元企业."""


def shortened(term: str, text: str) -> tuple[int, int] | None:
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


def series_member(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has the term with another word of a series in it: 国家级标准化试点 for 市级标准化试点."""
    for series in SERIES:
        for word in (word for word in series if word in term and len(term) > len(word)):
            for other in (other for other in series if other != word and other not in term and word not in other):
                said = term.replace(word, other)
                at = text.find(said)
                if at >= 0:
                    return at, at + len(said)
    return None


_SEQUENCE = re.compile("先([^后再]{1,4})后([^后再]{1,4})")
"""先使用后付费."""


def in_order(term: str, text: str, *, turned: bool = False) -> tuple[int, int] | None:
    """Where the text tells the two steps of a term in their order, in words of its own: 先用起来,再付费 for 先使用后付费.

    `turned` asks for the other order.
    """
    steps = _SEQUENCE.search(term)
    one, two = (set(steps[2 if turned else 1]), set(steps[1 if turned else 2])) if steps else (set(), set())
    for first in re.finditer("先", text) if steps else ():
        window = text[first.end() : first.end() + STEPS]
        then = re.search("之后|以后|然后|后|再", window)
        if then is None:
            continue
        before, after = window[: then.start()], window[then.end() :]
        if one & set(before) and two & set(after) and not two & set(before):
            return first.start(), first.end() + then.end()
    return None


def parted(term: str, span: tuple[int, int], text: str) -> bool:
    """Whether what a word lacks follows soon, so that it is told in two: 直接参加高级职称评审 for 直接参评."""
    said = text[slice(*span)]
    lacking = {a for a, b in zip(term, said, strict=False) if a != b}
    return not graded(said, term) and lacking <= set(text[span[1] : span[1] + NEAR]) and not lacking & NUMERALS


def hollow(words: str) -> bool:
    """Whether words name nothing: 并以, 目前."""
    return EMPTY.match(words) is not None


def shortens(short: str, long: str) -> bool:
    """Whether the characters of `short` all stand in `long` in order: 新药研发指引 for 《新药研发产业知识产权保护指引》."""
    rest = iter(long)
    return all(char in rest for char in short)


def prefixed(term: str, text: str) -> int | None:
    """Where the text first has the term, if each time behind a prefix that makes another thing of it: 特大城市组 for 大城市组."""
    starts = [match.start() for match in re.finditer(re.escape(term), text)]
    return starts[0] if starts and all(at and text[at - 1] in "非半副特" for at in starts) else None


_NEUTRAL = re.compile(r"^(?:研究|有限|股份|责任|科技|技术|市|省|区|的|了)*$")


def widened(name: str, text: str) -> bool:
    """Whether the text has the name with a telling word put in: 中国科学院高能物理所 is not 中国科学院物理所."""
    name, text = name.replace("研究所", "所"), text.replace("研究所", "所")
    start = text.find(name[:2])
    while start >= 0:
        for extra in range(1, 5):
            window = text[start : start + len(name) + extra]
            head = next((i for i in range(len(name)) if window[i : i + 1] != name[i]), len(name))
            if 2 <= head < len(name) - 1 and window.endswith(name[head:]) and len(window) == len(name) + extra:
                return not _NEUTRAL.match(window[head : head + extra])
        start = text.find(name[:2], start + 1)
    return False


_BINDS = re.compile("[的了在由与和及是将把以从为于对]")
BODY = 6
"""Characters of a body's name, at least, of which another has the beginning and the end."""


def ends(one: str, two: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginnings, and at their ends."""
    shorter = min(len(one), len(two))
    head = next((i for i in range(shorter) if one[i] != two[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != two[-1 - i]), shorter - head)
    return head, tail


def alike(name: str, text: str) -> tuple[int, int] | None:
    """Where the text has a name that begins and ends as this one and is not it: 北京理工大学 for 北京工业大学."""
    if len(name) < BODY or not name.isalnum() or name in text:
        return None
    for match in re.finditer(re.escape(name[:2]), text):
        said = text[match.start() : match.start() + len(name)]
        if not said.endswith(name[-2:]) or not said.isalnum() or _BINDS.search(said):
            continue
        if sum(map(said.count, set(name))) >= len(name) - 1:
            return match.start(), match.start() + len(name)
    return None


def exchanged(term: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the text has the term with one part replaced by as many other characters: 外籍硕士 for 外籍博士.

    Left-out and added characters are no exchange; nor is a synonym, nor a term of which less than half is left.
    """
    window = text[start:end]
    ops = [op for op in Levenshtein.opcodes(term, window) if op.tag != "equal"]
    if len(ops) != 1 or ops[0].tag != "replace":
        return None
    a, b = term[ops[0].src_start : ops[0].src_end], window[ops[0].dest_start : ops[0].dest_end]
    if _LOOSELY.fullmatch(a) or _LOOSELY.fullmatch(b):
        return None
    if any(map(str.isdecimal, b)) and not any(map(str.isdecimal, a)):
        return None
    if len(a) != len(b) or len(a) > 3 or len(a) * 2 > len(term) or not (a.isalnum() and b.isalnum()):
        return None
    if any(part[0] in _FUNCTION and part[:2] not in _CONTENT for part in (a, b)) or any(
        char in _FUNCTION for char in a[1:] + b[1:]
    ):
        return None
    if same_words(a, b) or {a, b} <= OWN:
        return None
    if canonical(term) == canonical(window) or {a, b} <= _MATTERS or _one_number(a, b):
        return None
    return start, end


def _one_number(a: str, b: str) -> bool:
    """Whether two runs of characters are one number in other digits: 18 and 十八."""
    one, two = (parse(text) if NUMERALS.issuperset(text) else None for text in (a, b))
    return one is not None and two is not None and one.value == two.value


_LOOSELY = re.compile("[一多几数两][所家个批项位名]|牵手|携手|联合|联手|会同")
"""How many, and with whom: 多所在京高校, 牵手在京高校."""
_CONTENT = frozenset("经济 经营 经费 经验 和平 共享 超算 超导 达标 将来 以色 等级 对外 对口".split())
"""Words that begin with a character of grammar."""
_MATTERS = frozenset("协议 合作 合同 项目 工作 活动".split())
"""What one comes to with another, by one word or the other: 授权许可协议, 授权许可合作."""


def reheaded(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has a long term with another beginning: 肿瘤小分子药物领域 for 自免小分子药物领域."""
    for size in (2, 3):
        head, tail = term[:size], term[size:]
        at = text.find(tail) if len(tail) >= TAIL else -1
        said = text[at - size : at] if at >= size else ""
        if not said.isalnum() or head == said or any(char in _FUNCTION | _VERBAL | NUMERALS for char in head + said):
            continue
        if not set(head) & set(said) and not same_words(head, said) and not hollow(said):
            return at - size, at + len(tail)
    return None


_VERBAL = frozenset("到至站处来去向进出成得让使")
"""Characters of verbs that govern what follows: 站到世界领先水平."""
_FUNCTION = frozenset("的了和与及等在于为是以将已并也经过由对从共达超")


def permuted(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has the term's words in another order: 先付费后使用 for 先使用后付费."""
    return next(((at, at + len(term)) for at in _reordered(term, text)), None)


def swapped(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has the term with two parts in each other's place: 从“有质”到“有量” for 从“有量”到“有质”."""
    for at in _reordered(term, text) if len(term) >= SHORTENED else ():
        window = text[at : at + len(term)]
        apart = [i for i, (a, b) in enumerate(zip(term, window, strict=True)) if a != b]
        parts = [i for i in apart if i - 1 not in apart]
        if len(parts) == 2 and len(apart) % 2 == 0:
            one, two = (slice(i, i + len(apart) // 2) for i in parts)
            if (term[one], term[two]) == (window[two], window[one]):
                return at, at + len(term)
    return None


def _reordered(term: str, text: str) -> Iterator[int]:
    """Where the text has all of the term's characters, and no others, in another order."""
    if len(term) < 4 or term in text or any(char not in text for char in term):
        return
    wanted = sorted(term)
    for at in range(len(text) - len(term) + 1):
        if text[at] in term and sorted(text[at : at + len(term)]) == wanted:
            yield at


def turned_round(term: str, text: str) -> tuple[int, int] | None:
    """Where the text has a word of four characters as a deed before its thing: 备案的模型 for 模型备案."""
    match = re.search(f"{re.escape(term[2:])}的?{re.escape(term[:2])}", text) if len(term) == 4 else None
    return match.span() if match else None


def in_pieces(term: str, text: str) -> bool:
    """Whether the term falls into two or more words of at least two characters that the text has: 签约项目 in 项目…签约."""
    if not 4 <= len(term) <= 12:
        return False
    whole = [True] + [False] * len(term)
    for end in range(2, len(term) + 1):
        whole[end] = any(whole[start] and term[start:end] in text for start in range(max(0, end - 6), end - 1))
    return whole[len(term)]
