"""What the stages exchange: frozen values that know nothing of files, terminals or each other's algorithms.

Offsets are 0-based code points, ends exclusive, everywhere. Numbers are `Decimal`, never float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Protocol

Verdict = Literal["supported", "conflict", "disputed", "partial", "unverified"]
Stance = Literal["supports", "contradicts"]
Relation = Literal["agrees", "contradicts", "undecided"]

SEVERITY: tuple[Verdict, ...] = ("unverified", "supported", "partial", "disputed", "conflict")
"""Verdicts from the mildest to the worst; a sentence takes the worst of its findings."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a written figure can stand for: [low, high), or the point low == high."""

    low: Decimal
    high: Decimal
    closed: bool = False
    """Whether `high` belongs to it, as in 约: [v−u/2, v+u/2]."""

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def contains(self, other: Interval) -> bool:
        if other.is_point:
            if self.is_point:
                return other.low == self.low
            return self.low <= other.low < self.high or (self.closed and other.low == self.high)
        return self.low <= other.low and other.high <= self.high

    def disjoint(self, other: Interval) -> bool:
        if self.is_point or other.is_point:
            return not (self.contains(other) or other.contains(self))
        return self.high <= other.low or other.high <= self.low


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as a value: what it counts in, what interval it stands for, and which way it moves.

    `written` and `step` (one unit of the last significant digit written) are in base units, as the interval is:
    74.8万件 has written 748000, step 1000, unit 件. A range a至b has `upper` = b and spans [a, b].
    """

    interval: Interval
    written: Decimal
    step: Decimal
    unit: str
    """Base unit after conversion: 件 家 元 美元 年 小时 …; % for shares and rates; pp for 百分点; 倍 for ratios to a base; "" if none."""
    hedge: Literal["", "over", "near", "under", "about", "some"] = ""
    form: Literal["level", "change", "ratio"] = "level"
    """change: 增长12.7%, 提高3个百分点; ratio: 2倍于, 是…的1.4倍, 翻番 (= 2), 增长1倍 (= 2), all as the ratio to the base."""
    direction: Literal["", "up", "down"] = ""
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar point of which parts may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date or period, both ends included. An unknown year (3月25日) is None at both ends.

    role: `base` is what something is compared with or starts from (较2020年, 从2014年的…, 比上年),
    `until` a state's date (截至…), `main` everything else.
    """

    first: PartialDate
    last: PartialDate
    grain: Literal["day", "month", "quarter", "half", "year", "period"]
    role: Literal["main", "base", "until"] = "main"
    relative: str = ""
    """The word that a clock must resolve (今年, 昨天), where no clock was given; its parts are then None."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: 第四 is 4–4, 前十 is 1–10, 首位 1–1; `first` marks 首个/首次/首家/唯一 and their like."""

    best: int
    worst: int
    scope: str = ""
    """Where the order holds, in one normal form: 全球 (= 世界, 国际 with 首/最), 全国 (= 国内, 我国), or the words as written."""
    word: str = ""
    """For 首个/首款/唯一/最…: the normal form of the word («首», «唯一», «最», «最小» of the lower end, «最短» as written where it may be the better one); empty for a numbered rank."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One typed reading in a text.

    kind: quantity percent point multiple range fraction · rank first ordinal · date period · person title organisation
    place facility event document measure product programme term · polarity status · quotation.
    """

    kind: str
    start: int
    end: int
    text: str
    value: Quantity | TimeSpan | Rank | str
    checkable: bool = True
    """False for what is read but too general to be an assertion by itself (一个, 两大, 今年)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a source says it (W3C TextPositionSelector and TextQuoteSelector in one)."""

    source: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One place that says a claim; two spans where a page layout cut the sentence."""

    source: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.exact for span in self.spans)


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic statement of the sources with every passage that says it.

    `key` (what identifies the fact) and `value` (what is asserted) are substrings of `statement`.
    """

    id: str
    subject: str
    statement: str
    key: tuple[str, ...]
    value: tuple[str, ...]
    passages: tuple[Passage, ...]
    statement_en: str = ""
    by: str = ""
    list: Literal["", "closed", "open"] = ""
    inferred: tuple[Mapping[str, str], ...] = ()
    note: Mapping[str, str] | None = None
    caveat: str = ""
    caveat_en: str = ""
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    curated: bool = True


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims between which the sources differ."""

    id: str
    claims: tuple[str, ...]
    about: str
    why: str = ""
    about_en: str = ""
    why_en: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with names. `variants` are probable misprints of it: accepted, with a note."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    en: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases, *self.variants)


@dataclass(frozen=True, slots=True)
class Article:
    """One piece within a source document; what the page does not say is None."""

    title: str | None
    start: int
    end: int
    byline: str | None = None
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One document: its text is pinned by two hashes."""

    id: str
    path: str
    sha256: str
    text_sha256: str
    length: int
    text: str
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A slice of a source, with the place in the file for a person (1-based line and column)."""

    source: str
    start: int
    end: int
    exact: str
    line: int
    column: int
    stance: Stance

    def to_dict(self) -> dict[str, Any]:
        return {
            "source": self.source, "start": self.start, "end": self.end, "exact": self.exact,
            "line": self.line, "column": self.column, "stance": self.stance,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that resembles an unverified assertion: something to look at, no evidence."""

    claim: str
    score: float
    statement: str


OPPOSITE = 6
"""Characters of an opposite, at most: 下降 for 提升; what is longer is a sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One assertion held against one claim. `start`/`end` index the user's own text."""

    verdict: Verdict
    start: int
    end: int
    text: str
    slot: str
    reason: str
    message: Mapping[str, str]
    """One line for a person, by language: {"zh": …, "en": …}."""
    claim: str | None = None
    expected: str | None = None
    score: float = 0.0
    citations: tuple[Citation, ...] = ()
    near: tuple[Near, ...] = ()
    notes: tuple[Mapping[str, str], ...] = ()
    """What a reader has to know besides, each by language as `message`."""
    curated: bool = True

    @property
    def instead(self) -> str | None:
        """What can stand where the wrong words stand; a denial or a status has the claim's whole sentence against it."""
        whole = self.slot in ("polarity", "status") and len(self.expected or "") > OPPOSITE
        return self.expected if self.verdict == "conflict" and not whole else None

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        data: dict[str, Any] = {
            "verdict": self.verdict, "start": self.start, "end": self.end, "text": self.text, "slot": self.slot,
            "reason": self.reason, "expected": self.expected, "claim": self.claim, "score": round(self.score, 4),
            "message": self.message.get(lang) or self.message.get("zh", ""),
            "citations": [citation.to_dict() for citation in self.citations],
        }  # fmt: skip
        if self.notes:
            data["notes"] = [note.get(lang) or note["zh"] for note in self.notes]
        if self.near:
            data["near"] = [{"claim": n.claim, "score": round(n.score, 4), "statement": n.statement} for n in self.near]
        if not self.curated:
            data["curated"] = False
        return data


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a manuscript that is read together: a paragraph, a heading, a table's row with its header's words between.

    `origin` has one entry for each character of `text`, its offset in the manuscript's text, and one more for the end.
    Characters that the block borrows (a table's header, said again before each cell) have origins outside `start`…`end`.
    """

    kind: Literal["heading", "paragraph", "item", "quote", "row", "caption", "note"]
    text: str
    origin: tuple[int, ...]
    start: int
    end: int
    """What the block occupies in the manuscript's text."""
    level: int = 0
    """Of a heading, 1 being the title."""
    where: Mapping[str, str] = field(default_factory=dict)
    """For a person, by language, where lines say nothing: {"zh": "第3段", "en": "paragraph 3"}."""
    lines: tuple[tuple[int, Mapping[str, str]], ...] = ()
    """The same for each printed line, by the offset at which it begins, where it was put together from several."""

    def where_at(self, offset: int) -> Mapping[str, str]:
        """The place of an offset of the manuscript's text, for a person."""
        return next((where for start, where in reversed(self.lines) if start <= offset), self.where)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a manuscript that is not read, and why: code, front-matter, script, navigation, deleted, hidden, ignored …"""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file as it is read. `text` is the file's own (txt, md, html: decoded, nothing translated) or what was extracted.

    Offsets are code points of `text`. Of docx each paragraph and table row is a line of it, of pdf each printed line.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    comments: tuple[tuple[int, int, str], ...] = ()
    """Comments of the file's own syntax, start and end in `text`, and what they say: directives may be among them."""
    encoding: str = "utf-8"
    notes: tuple[Mapping[str, str], ...] = ()
    """What a person has to know of the reading (a guessed encoding, say), each by language."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a manuscript; lines and columns are 1-based code points, ends exclusive."""

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What a scan has done so far; filled while the reports go by, complete after the last one."""

    files: int = 0
    sentences: int = 0
    checkable: int = 0
    verdicts: dict[Verdict, int] = field(default_factory=dict)
    """Of the checkable sentences."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Parts of manuscripts by the reason for which they were not read, and findings that were set aside (ignored, baseline)."""
    unusable: list[tuple[str, str]] = field(default_factory=list)
    """Files that could not be read, each with one line that says why."""
    notes: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    """By path: what a person has to know of how a file was read."""


class Explanation(Protocol):
    """The way to a report, where it was asked for (`trace.Trace`)."""

    def to_dict(self, lang: str = "zh") -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one sentence."""

    text: str
    verdict: Verdict
    checkable: bool
    findings: tuple[Finding, ...]
    place: Place | None = None
    """Of the sentence in its manuscript, where there is one."""
    places: tuple[Place, ...] = ()
    """Of each finding's words, in the order of `findings`; empty without a manuscript."""
    explanation: Explanation | None = None

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.place is not None:
            at = self.place
            data = {
                "path": at.path, "line": at.line, "column": at.column,
                "end_line": at.end_line, "end_column": at.end_column,
            }  # fmt: skip
            if at.where:
                data["where"] = at.where.get(lang) or at.where.get("zh", "")
        findings = [finding.to_dict(lang) for finding in self.findings]
        for finding, at in zip(findings, self.places, strict=False):
            finding.update({"line": at.line, "column": at.column, "end_line": at.end_line, "end_column": at.end_column})
        data |= {"text": self.text, "verdict": self.verdict, "checkable": self.checkable, "findings": findings}
        if self.explanation is not None:
            data["explanation"] = self.explanation.to_dict(lang)
        return data
