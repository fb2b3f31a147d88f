"""Text as the readers see it, with the way back to the user's own offsets; and places in a text for people."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from zgccheck import traditional
from zgccheck.variants import SPELLED, SPELLINGS

# One character to one character. What is not here keeps its identity (no NFKC: it changes lengths and meanings).
_FOLD = {0x3000: " ", 0x00A0: " "}
_FOLD.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_FOLD.update(
    {ord(a): b for a, b in zip("「」『』﹁﹂﹃﹄〝〞＂", '“”“”“”“”“”"', strict=True)}
    | {ord(a): b for a, b in zip("—–―−─‒〜～﹣·•・‧．｡。、﹑", "-------~~-·····。。、、", strict=False)}
)
_FOLD.update({ord("．"): ".", ord("｡"): "。", ord("。"): "。", ord("、"): "、", ord("﹑"): "、", ord("·"): "·", ord("•"): "·", ord("・"): "·", ord("‧"): "·", ord("〜"): "~", ord("～"): "~", ord("﹣"): "-"})  # fmt: skip
_TRADITIONAL = traditional.pairs()
_FOLD.update({ord(old): new for old, new in _TRADITIONAL.items()})
_PARTICLE = re.compile("(?<![显名原专编译巨论遗土卓昭合])著(?![名作述者书])")
"""著 as traditional text writes 着: 隨著, 決定著, and not 著名, 顯著."""
_WORDS = re.compile("|".join(sorted(traditional.WORDS, key=len, reverse=True)))
_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]")

_SENTENCE_END = re.compile(r"[。！？!?；;]+[”’」』）)\"]*|\n+")

_SPEAKER = re.compile(
    r"[^。！？!?；;“”「」\n]{2,40}?(?:说|表示|介绍|指出|认为|称|强调|坦言|透露|说道|直言|感慨|判断|看来|说法|說|介紹|指出|認為|稱|強調|透露)[。，,！!]"
    r"|(?:说这[句番]?话的人?[，,]?[正就]?[是叫]|这[句番]?话(?:是|出自)|說這[句番]?話的人?[，,]?[正就]?[是叫])[^。！？!?；;“”「」\n]{2,40}[。\n]"
    r"|[^。！？!?；;，,“”「」\n]{2,30}(?:这样|如此|这么|這樣)(?:说|解释|评价|总结|描述|形容|介绍|谈论?|谈[到及]|概括|比喻|写道?|說|解釋|評價|總結|談論?|談[到及]|寫道?)[^。！？!?；;“”「」\n]{0,20}。"
    r"|[^。！？!?；;，,“”「」\n]{2,30}的这[句番]话[^。！？!?；;“”「」\n]{0,20}。"
    r"|[—–―-]{1,3}[^。！？!?；;，,“”「」\n]{2,40}(?=[。\n]|$)"
)
"""Who said it, right after the words: 芯联新执行董事陈伟说。 ——陈伟"""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text without blanks and zero-width characters, in half width, simplified characters and lower case, and each kept character's origin."""

    text: str
    origin: tuple[int, ...]
    """origin[i] is the offset in the original of text[i]; one more entry stands for the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's half-open span of text[start:end]."""
        if start >= end:
            at = self.origin[min(start, len(self.origin) - 1)]
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=4096)
def normalise(original: str) -> Normal:
    """Fold width, traditional characters, spellings, blanks, dashes and quotation marks. Blanks vanish except between two Latin letters or digits."""
    folded = original.translate(_FOLD)
    if not _TRADITIONAL.keys().isdisjoint(original):
        folded = _PARTICLE.sub("着", folded)
        folded = _WORDS.sub(lambda match: traditional.WORDS[match.group()], folded)
    folded = SPELLED.sub(lambda match: SPELLINGS[match.group()], folded)
    kept: list[str] = []
    origin: list[int] = []
    opened = False
    parted = False
    for at, char in enumerate(folded):
        if _DROPPED.match(char):
            parted = parted or char.isspace()
            continue
        if char == '"':
            char = "”" if opened else "“"
            opened = not opened
        if kept and parted and _latin(kept[-1]) and _latin(char):
            kept.append(" ")
            origin.append(at - 1)
        parted = False
        lower = char.lower()
        kept.append(lower if len(lower) == 1 else char)
        origin.append(at)
    return Normal("".join(kept), (*origin, len(original)))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of a text, blanks trimmed; a closing quotation mark stays with its sentence."""
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group()[-1] in "”」" and _SPEAKER.match(text, match.end()):
            continue  # “……。”他说。 is one sentence
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for begin, end in spans:
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            trimmed.append((begin, end))
    return trimmed


def place(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset; lines end at CR LF, LF or CR only, columns count code points."""
    before = text[:offset].replace("\r\n", "\n\n") if "\r" in text else text[:offset]
    if "\r" in text:
        lines = len(re.findall(r"\r\n|\n|\r", text[:offset])) + 1
        last = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
        return lines, offset - last
    return before.count("\n") + 1, offset - before.rfind("\n")


def width(text: str) -> int:
    """Columns that a terminal gives the text: two for wide and full-width characters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
