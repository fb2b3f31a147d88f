"""English text as the readers see it: folded one character to one, so that offsets stay the user's own; and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zgccheck.english.stems import stem

_FOLD = {
    ord(a): b for a, b in zip("‘’‛′`“”„″«»–—‑‒−―～\u00a0\u2009\u202f\u3000", '\'\'\'\'\'""""""------~    ', strict=True)
}
_FOLD |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5E)}

WORD = re.compile(
    r"(?:semi|non|anti|quasi)-[^\W\d_]+|(?:Semi|Non|Anti|Quasi)-[^\W\d_]+|[^\W\d_]+(?:\d+[^\W_]*)?(?:'(?!s\b)[^\W\d_]+)?|\d+[a-z]+\d*|\d+(?:[.,]\d+)*"
)
"""A word, a name with digits (AES100, 6G), or a number; a hyphen parts, a possessive is left out."""
_CLAUSE = re.compile(r"(?<!\d),|,(?!\d)|[;:!?()]|\.(?=\s|$|\")|--|\s-\s")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_COMMON = frozenset(
    "the a an of in on at to by for with and or is are was were be been has have had that which from its their this as it than"
    " will not more over per into".split()
)


def fold(original: str) -> str:
    """Half width, straight quotation marks, plain blanks and dashes; as long as the original."""
    return original.translate(_FOLD)


def lower(folded: str) -> str:
    """Lower case, character by character."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def is_english(sentence: str) -> bool:
    """Mostly Latin letters; beside a Chinese name also one of the words that hardly an English sentence lacks."""
    letters = sum(char.isalpha() for char in sentence)
    if not letters or len(_CJK.findall(sentence)) * 8 > letters:
        return False
    words = [word.lower() for word in _LATIN.findall(fold(sentence))]
    latin = sum(map(len, words))
    plain = (
        not _CJK.search(sentence) and len(words) >= 4 and any(word.islower() for word in _LATIN.findall(fold(sentence)))
    )
    return len(words) >= 3 and latin * 5 >= letters * 4 and (plain or any(word in _COMMON for word in words))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, its form in lower case, its stem, and whether it is capitalised."""

    start: int
    end: int
    form: str
    stem: str
    capital: bool


def words(folded: str) -> list[Word]:
    """The words of a folded text, in order."""
    found = []
    for match in WORD.finditer(folded):
        form = lower(match[0])
        found.append(Word(match.start(), match.end(), form, stem(form), match[0][0].isupper()))
    return found


def clauses(folded: str) -> tuple[int, ...]:
    """Ends of the clauses."""
    return tuple(match.end() for match in _CLAUSE.finditer(folded))
