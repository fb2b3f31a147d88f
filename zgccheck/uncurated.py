"""Documents as they are -> a base: each value of each sentence becomes a claim, with its key read from the words around it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from zgccheck import manuscripts
from zgccheck.lexicon import ACTIONS, SYNONYMS, Lexicon
from zgccheck.model import Block, Claim, Manuscript, Passage, Quantity, Rank, Source, Span, TimeSpan
from zgccheck.reading import Reading, read
from zgccheck.store import Base

_KEPT = frozenset("我国 中国 国内 全球 世界 国际 用户 单位 企业 公司 嘉宾 冠军 人工智能".split())
"""Synonyms that name something: they belong to a key."""
_FUNCTION = (
    "的 了 在 于 为 是 将 已 从 到 对 与 和 及 由 把 被 等 其 中 并 也 都 该 此 这 那 达 超 近 约 共 有 以".split()
)
_SUBJECTS = 2
"""Runs of words at a sentence's start that count as what it is about."""


def base(documents: Mapping[str, Manuscript]) -> Base:
    """A base of uncurated claims; the keys of `documents` are the sources' ids."""
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    for name, document in documents.items():
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        sources[name] = Source(name, document.path, digest, digest, len(document.text), document.text)
        claims.update((claim.id, claim) for claim in _claims(name, document))
    return Base(Path(), sources, claims, {}, (), curated=False)


def _claims(name: str, document: Manuscript) -> Iterator[Claim]:
    nothing = Lexicon(())
    number = 0
    for block in document.blocks:
        for start, end in manuscripts.sentences(block):
            number += 1
            statement = block.text[start:end]
            passage = _passage(name, document.text, block, start, end)
            for place, (key, value) in enumerate(_facts(read(statement, nothing), statement), 1):
                yield Claim(f"{name}-{number}-{place}", name, statement, key, value, (passage,), curated=False)


def _passage(name: str, text: str, block: Block, start: int, end: int) -> Passage:
    """Where the sentence stands in the document; words that a table's row borrows from its header stand elsewhere."""
    own = [at for at in block.origin[start:end] if block.start <= at < block.end]
    first, last = (min(own), max(own) + 1) if own else (block.start, block.end)
    return Passage(name, (Span(name, first, last, text[first:last]),))


def _facts(reading: Reading, statement: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Key and value of each thing that the sentence says: a figure or rank each; one of words where it has neither."""
    taken = [(m.start, m.end) for m in reading.slots if m.kind != "quotation"]
    runs = list(_runs(reading.text, taken))
    values = [m for m in reading.slots if isinstance(m.value, Quantity | Rank) and m.checkable]
    times = [m for m in reading.slots if isinstance(m.value, TimeSpan)]

    def said(spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(statement[slice(*reading.normal.span(*span))] for span in spans))

    for value in values:
        about = [run for run in runs if reading.distance(run[0], value.start) == 0]
        subject = [run for run in runs[:_SUBJECTS] if run not in about]
        when = [(m.start, m.end) for m in times if m.end <= value.start][-1:]
        if about or subject:
            yield said([*subject, *about, *when]), said([(value.start, value.end)])
    if not values and runs:
        half = max(1, len(runs) // 2)
        yield said(runs[:half]), said(runs[half:] or runs[:1])


def _runs(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of words between punctuation, figures, particles and the trade's verbs."""
    chars = list(text)
    for start, end in taken:
        chars[start:end] = " " * (end - start)
    line = "".join(chars)
    at = 0
    for match in _cuts().finditer(line):
        if match.start() - at >= 2:
            yield at, match.start()
        at = match.end()
    if len(line) - at >= 2:
        yield at, len(line)


@cache
def _cuts() -> re.Pattern[str]:
    verbs = {*ACTIONS, *(word for group in SYNONYMS for word in group)} - _KEPT
    words = sorted({*verbs, *_FUNCTION}, key=lambda word: (-len(word), word))
    return re.compile(r"[^\w]+|[0-9.%]+|" + "|".join(words))
