"""A finding at its place, in the terms of the tools that gather what checkers find: level, rule, one line, a fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from zgccheck.clean import one_line
from zgccheck.imprint import STANCES, describe
from zgccheck.model import SEVERITY, Citation, Finding, Manuscript, Place, Report, Source, Verdict

Level = Literal["error", "warning", "note"]

LEVELS: Mapping[Verdict, Level] = {"conflict": "error", "disputed": "warning", "unverified": "note"}
"""What a person has to look at, and how urgently; what is supported is no diagnostic."""

BADGES: Mapping[Verdict, Mapping[str, str]] = {
    "conflict": {"zh": "冲突", "en": "CONFLICT"},
    "disputed": {"zh": "存疑", "en": "DISPUTED"},
    "partial": {"zh": "部分核实", "en": "PARTIAL"},
    "supported": {"zh": "支持", "en": "SUPPORTED"},
    "unverified": {"zh": "未核实", "en": "UNVERIFIED"},
}

UNREAD: Mapping[str, tuple[str, str]] = {
    "address": ("地址栏", "addresses"),
    "baseline": ("基线已有", "in the baseline"),
    "code": ("代码", "code"),
    "comment": ("注释", "comments"),
    "contents": ("目录", "tables of contents"),
    "deleted": ("已删除的文字", "deleted text"),
    "drawing": ("图表与图形", "charts and drawings"),
    "embedded": ("嵌入内容", "embedded content"),
    "footer": ("页脚", "page footers"),
    "form": ("表单", "forms"),
    "formula": ("公式", "formulas"),
    "front-matter": ("文首元数据", "front matter"),
    "head": ("页面标题", "page titles"),
    "hidden": ("隐藏的文字", "hidden text"),
    "ignored": ("按指令略去", "ignored by a directive"),
    "image": ("图片", "pictures"),
    "inserted": ("修订中插入的文字", "inserted text"),
    "link": ("链接地址", "link addresses"),
    "navigation": ("导航", "navigation"),
    "advertisement": ("广告", "advertisement"),
    "note-mark": ("注释号", "note marks"),
    "off": ("指令关闭的部分", "sentences where checking is off"),
    "page-number": ("页码", "page numbers"),
    "placeholder": ("占位文字", "placeholders"),
    "references": ("zgccheck 标注的参考文献", "references set by zgccheck"),
    "repeated": ("重复的页眉页脚", "repeated headers and footers"),
    "ruby": ("注音", "ruby"),
    "running-head": ("书眉", "running heads"),
    "script": ("脚本", "scripts"),
    "style": ("样式", "styles"),
    "symbol": ("符号", "symbols"),
    "table-header": ("表头", "table headers"),
    "template": ("模板标记", "template marks"),
    "too-long": ("过长的句子", "overlong sentences"),
    "turned": ("横置或斜置的文字", "turned text"),
    "unchanged": ("未改动的行", "unchanged lines"),
    "unrelated": ("与该论断无关的句子", "sentences that do not rest on the claim"),
}
"""Why a part of a manuscript was not read or a finding set aside, in words; another reason stands for itself."""

NOWHERE = "<sentences>"
"""The path of sentences that come from no file; the number of a sentence is then its line."""

_REPLACED = frozenset(
    "quantity-mismatch hedge-dropped unit-mismatch date-mismatch rank-mismatch ordinal-mismatch scope-mismatch "
    "person-mismatch title-mismatch place-mismatch".split()
)
"""Reasons for which `expected` can stand where the wrong words stand; elsewhere it is the claim's sentence, or a list."""

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding that a person has to look at."""

    finding: Finding
    place: Place
    sentence: str
    fingerprint: str
    """Of path, reason, words and sentence, counted where they are the same: lines that shift leave it alone."""

    @property
    def level(self) -> Level:
        return LEVELS[self.finding.verdict]

    def message(self, lang: str) -> str:
        """One line, safe to show."""
        return one_line(self.finding.message.get(lang) or self.finding.message.get("zh", "")) or self.finding.reason


def placed(report: Report, number: int) -> Iterator[tuple[Finding, Place]]:
    """Each finding of a report with the place of its words."""
    for at, finding in enumerate(report.findings):
        if at < len(report.places):
            yield finding, report.places[at]
        else:
            yield finding, _stand_in(finding, report, number)


def _stand_in(finding: Finding, report: Report, number: int) -> Place:
    if report.place:
        return report.place
    start, end = finding.start, finding.end
    return Place(NOWHERE, start, end, number, start + 1, number, end + 1)


def path_of(report: Report) -> str:
    return report.place.path if report.place else NOWHERE


def diagnostics(reports: Iterable[Report], first: int = 1) -> Iterator[Diagnostic]:
    """What a person has to look at, in the reports' order; `first` is the number of the first sentence."""
    seen: Counter[str] = Counter()
    for number, report in enumerate(reports, first):
        for finding, at in placed(report, number) if report.checkable else ():
            if finding.verdict in LEVELS:
                same = "\0".join((at.path, finding.reason, finding.text, report.text))
                seen[same] += 1
                yield Diagnostic(finding, at, report.text, _digest(f"{same}\0{seen[same]}"))


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def gravest_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """For outputs that show only so many: errors, then warnings, then notes, each in its order."""
    return sorted(found, key=lambda one: -SEVERITY.index(one.finding.verdict))


def written(one: Diagnostic, manuscripts: Mapping[str, Manuscript]) -> str:
    """What stands at the place in the manuscript itself, with the marks that a reader does not see."""
    at = one.place
    return manuscripts[at.path].text[at.start : at.end] if at.path in manuscripts else one.finding.text


def replacement(one: Diagnostic, manuscripts: Mapping[str, Manuscript]) -> str | None:
    """The sources' words for the wrong ones, in the manuscript's writing style, where they can stand in its text as it is."""
    from zgccheck.restyle import SLOTS, restyle

    finding = one.finding
    words = written(one, manuscripts)
    fits = finding.verdict == "conflict" and finding.reason in _REPLACED and words == finding.text
    new = restyle(finding.expected or "", words, finding.slot) if finding.slot in SLOTS else finding.expected
    return new if fits and new and new != words and one_line(new) == new else None


def byte_columns(at: Place, text: str | None) -> tuple[int, int]:
    """The place's columns in UTF-8 bytes; `text` is the manuscript's, or the sentence with the line's start at 0."""
    if text is None:
        return at.column, at.end_column
    first, last = text[at.start - at.column + 1 : at.start], text[at.end - at.end_column + 1 : at.end]
    return len(first.encode("utf-8", "surrogatepass")) + 1, len(last.encode("utf-8", "surrogatepass")) + 1


def attributed(citation: Citation, sources: Mapping[str, Source], lang: str) -> str:
    """Who says it and where, in one line: «不符 000 《…》2026年3月30日第1版, 31:25»."""
    stance = STANCES[citation.stance][lang]
    return f"{stance} {describe(citation, sources.get(citation.source), lang)}, {citation.line}:{citation.column}"


def detail(one: Diagnostic, sources: Mapping[str, Source], lang: str) -> list[str]:
    """The message and, a line each, the quotations that bear it and the notes."""
    finding = one.finding
    lines = [one.message(lang)]
    lines += [
        f"{attributed(cited, sources, lang)}: {quoted(cited.exact, lang)}" for cited in finding.citations[:MOST_QUOTES]
    ]
    lines += [one_line(note.get(lang) or note.get("zh", "")) for note in finding.notes]
    return lines


def quoted(exact: str, lang: str) -> str:
    """A quotation on one line, in the language's marks, cut where it is long."""
    words = one_line(" ".join(exact.split()))
    words = words if len(words) <= 200 else words[:199] + "…"
    return f"“{words}”"


def unread(reason: str, lang: str) -> str:
    told = UNREAD.get(reason)
    return told[lang == "en"] if told else one_line(reason)
