"""For a person: the sentence with its words marked, why, and every quotation with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zgccheck import quotation
from zgccheck.clean import one_line
from zgccheck.diagnostic import BADGES, path_of
from zgccheck.formats import View
from zgccheck.layout import Cell, Line, block, cells, label, paint
from zgccheck.model import Finding, Place, Report, Tally, Verdict
from zgccheck.overview import STYLES, overview
from zgccheck.text import width

MARKS = {"conflict": "^", "disputed": "~", "supported": "=", "unverified": "."}
QUOTES = {"supported": 2}
"""Quotations shown of one finding, if not MANY; the places of the others are listed."""
MANY = 6

WORDS: Mapping[str, Mapping[str, str]] = {
    "disputed": {"zh": "（来源不一）", "en": " (the sources differ)"},
    "nothing": {"zh": "没有能与来源核对的内容", "en": "the sources speak to nothing in it"},
    "suggest": {"zh": "建议：", "en": "suggestion: "},
    "note": {"zh": "说明：", "en": "note: "},
    "also": {"zh": "另见：", "en": "also: "},
    "claim": {"zh": "论断：", "en": "claim: "},
    "near": {"zh": "相近，供人参考，不作依据：", "en": "close by, for a person to look at, no evidence:"},
    "uncurated": {"zh": "来自未经整理的文档", "en": "from a document that nobody has curated"},
}


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    counts: dict[str, int] = {}
    if view.tally is not None:
        yield from _scan(reports, view.tally, view)
        return
    for report in reports:
        if not report.text.strip():
            continue
        counts[report.verdict] = counts.get(report.verdict, 0) + 1
        yield paint([*_report(report, f"#{sum(counts.values())}", view), *_way(report, view), []], colour=view.colour)
    yield paint([_summary(counts, view)], colour=view.colour)


def _scan(reports: Iterable[Report], tally: Tally, view: View) -> Iterator[str]:
    """By file, what is not plainly supported, each where it stands; then what the scan came to."""
    rows: dict[str, dict[Verdict, int]] = {}
    named = None
    for report in reports:
        if not report.checkable:
            continue
        path, at = path_of(report), report.place
        verdicts = rows.setdefault(path, {})
        verdicts[report.verdict] = verdicts.get(report.verdict, 0) + 1
        shown = report if view.everything else _objections(report)
        if not shown.findings:
            continue
        head: list[Line] = [] if path == named else [[(one_line(path), "bold underline")], []]
        named = path
        yield paint([*head, *_report(shown, _at(at, view.lang), view), *_way(report, view), []], colour=view.colour)
    yield paint(overview(rows, tally, view.lang, view.width), colour=view.colour)


def _objections(report: Report) -> Report:
    """The report with the findings that a person has to look at, without what merely resembles."""
    kept = [at for at, finding in enumerate(report.findings) if finding.verdict != "supported"]
    return replace(
        report,
        findings=tuple(replace(report.findings[at], near=()) for at in kept),
        places=tuple(report.places[at] for at in kept if at < len(report.places)),
    )


def _at(at: Place | None, lang: str) -> str:
    """Line and column, and what the reader of a docx or pdf goes by."""
    if at is None:
        return ""
    where = at.where.get(lang) or at.where.get("zh", "")
    return f"{at.line}:{at.column}" + (f"  {one_line(where)}" if where else "")


def _way(report: Report, view: View) -> list[Line]:
    """How it came to this, where that was asked for."""
    if report.explanation is None:
        return []
    from zgccheck.narrate import narrate
    from zgccheck.trace import Trace

    return narrate(report.explanation, view.lang, view.width) if isinstance(report.explanation, Trace) else []


def _say(word: str, view: View) -> str:
    return WORDS[word][view.lang]


def _report(report: Report, where: str, view: View) -> list[Line]:
    style = STYLES[report.verdict]
    badge = BADGES[report.verdict][view.lang]
    more = WORDS[report.verdict][view.lang] if report.verdict in WORDS else ""
    lines: list[Line] = [
        [(f" {badge} " if view.colour else badge, f"bold reverse {style}"), (f"{more}  {where}", "dim")]
    ]
    order = sorted(range(len(report.findings)), key=lambda at: (report.findings[at].start, report.findings[at].end))
    findings = [report.findings[at] for at in order]
    places = [_at(replace(report.places[at], where={}), view.lang) if report.places else "" for at in order]
    lines += block(_sentence(report.text, findings), view.width, [("  ", "")])
    if not report.checkable:
        return [*lines, [(f"  {_say('nothing', view)}", "dim")]]
    for position, (finding, where) in enumerate(zip(findings, places, strict=True), 1):
        lines += [] if view.tally and not finding.citations and position > 1 else [[]]
        lines += _finding(finding, position if len(findings) > 1 else 0, where, view)
    return lines


def _sentence(text: str, findings: Sequence[Finding]) -> list[Cell]:
    """The sentence with every finding's words styled and marked; the graver and then the narrower finding is on top."""
    row = cells(text)
    order = sorted(
        range(len(findings)),
        key=lambda at: (findings[at].verdict in ("conflict", "disputed"), findings[at].verdict == "conflict",
                        findings[at].start - findings[at].end),
    )  # fmt: skip
    for at in order:
        finding = findings[at]
        style = STYLES[finding.verdict]
        strong = f"bold {style}" if finding.verdict in ("conflict", "disputed") else style
        row[finding.start : finding.end] = cells(text[finding.start : finding.end], strong, MARKS[finding.verdict])
    if len(findings) > 1:
        for at in order:
            if findings[at].start < findings[at].end:
                label(row, findings[at].start, str(at + 1))
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return row[begin:end]


def _finding(finding: Finding, number: int, where: str, view: View) -> list[Line]:
    style = STYLES[finding.verdict]
    head: Line = [
        (f"  {number} " if number else "  ", style),
        (BADGES[finding.verdict][view.lang], f"bold {style}"),
        (f"  {where}" if where else "", "dim"),
        ("  ", ""),
    ]
    indent = "    " if number else "  "
    message = finding.message.get(view.lang) or finding.message.get("zh", "")
    lines = block(cells(message, "bold"), view.width, head, [(" " * sum(width(text) for text, _ in head), "")])
    if finding.instead:
        lines += _aside("suggest", f"{finding.text} → {finding.instead}", indent, view, "bold")
    quotes = quotation.quotes(finding, view)
    shown = quotation.chosen(quotes, QUOTES.get(finding.verdict, MANY))
    for quote in shown:
        lines += quotation.shown(quote, indent, view)
    if rest := [quote for quote in quotes if quote not in shown]:
        listed = ("；" if view.lang == "zh" else "; ").join(
            f"{quote.pieces[0].source} {', '.join(quote.places)}" for quote in rest
        )
        lines += _aside("also", listed, indent, view)
    for note in finding.notes:
        lines += _aside("", note.get(view.lang) or note["zh"], indent, view)
    if not finding.curated and finding.citations:
        lines += _aside("note", _say("uncurated", view), indent, view)
    if finding.claim and finding.citations and finding.curated:
        lines += _aside("claim", finding.claim, indent, view, "dim")
    if finding.near:
        lines += block(cells(_say("near", view), "dim"), view.width, [(indent, "")])
        for near in finding.near:
            hint = cells(f"{near.statement}  ({near.claim}, {near.score:.2f})", "dim")
            lines += block(hint, view.width, [(f"{indent}· ", "dim")], [(f"{indent}  ", "")])
    return lines


def _aside(word: str, text: str, indent: str, view: View, style: str = "") -> list[Line]:
    lead = f"{indent}= "
    named = [*(cells(_say(word, view), "dim") if word else []), *cells(text, style)]
    return block(named, view.width, [(lead, "dim")], [(" " * len(lead), "")])


def _summary(counts: Mapping[str, int], view: View) -> Line:
    total = sum(counts.values())
    kinds: list[Verdict] = [
        kind for kind in ("conflict", "disputed", "partial", "supported", "unverified") if counts.get(kind)
    ]
    if view.lang == "zh":
        line: Line = [(f"共 {total} 句" + ("：" if total else ""), "bold")]
        words = [(f"{BADGES[kind]['zh']} {counts[kind]}", STYLES[kind]) for kind in kinds]
    else:
        line = [(f"{total} sentence{'' if total == 1 else 's'}" + (": " if total else ""), "bold")]
        words = [(f"{counts[kind]} {kind}", STYLES[kind]) for kind in kinds]
    for position, word in enumerate(words):
        line += [("，" if view.lang == "zh" else ", ", ""), word] if position else [word]
    return line
