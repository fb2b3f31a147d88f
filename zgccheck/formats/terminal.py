"""For a person: the sentence with its words marked, why, and every quotation with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zgccheck.clean import one_line
from zgccheck.diagnostic import BADGES, path_of
from zgccheck.formats import View
from zgccheck.imprint import describe
from zgccheck.layout import Cell, Line, block, cells, label, paint
from zgccheck.model import Citation, Claim, Finding, Passage, Place, Report, Source, Tally, Verdict
from zgccheck.overview import STYLES, overview
from zgccheck.text import normalise, place, width

MARKS = {"conflict": "^", "disputed": "~", "supported": "=", "unverified": "."}
QUOTES = {"supported": 2}
"""Quotations shown of one finding, if not MANY; the places of the others are listed."""
MANY = 6
CONTEXT = 24
"""Code points of context on each side of a quotation, less where a sentence ends sooner."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "disputed": {"zh": "（来源不一）", "en": " (the sources differ)"},
    "nothing": {"zh": "没有可以核对的内容", "en": "nothing in it can be checked"},
    "suggest": {"zh": "建议：", "en": "suggestion: "},
    "note": {"zh": "说明：", "en": "note: "},
    "also": {"zh": "另见：", "en": "also: "},
    "claim": {"zh": "论断：", "en": "claim: "},
    "near": {"zh": "相近，供人参考，不作依据：", "en": "close by, for a person to look at, no evidence:"},
    "supports": {"zh": "相符", "en": "agrees"},
    "contradicts": {"zh": "不符", "en": "differs"},
    "uncurated": {"zh": "来自未经整理的文档", "en": "from a document that nobody has curated"},
}

_SENTENCE_END = re.compile(r"[。！？!?；;]|\n\s*\n")
_CLAUSE_END = re.compile(r"[,，、]")
_BREAKS = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation as it is shown: its pieces in order, and every place where the document prints it."""

    pieces: tuple[Citation, ...]
    words: list[str]
    """What the verdict turns on: what was expected, or what the claim behind the quotation asserts."""
    places: list[str]


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
        yield paint([*head, *_report(shown, _at(at, view.lang), view), []], colour=view.colour)
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
    if finding.verdict == "conflict" and finding.expected:
        lines += _aside("suggest", f"{finding.text} → {finding.expected}", indent, view, "bold")
    quotes = _quotes(finding, view)
    shown = _chosen(quotes, QUOTES.get(finding.verdict, MANY))
    for quote in shown:
        lines += _quote(quote, indent, view)
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


def _quotes(finding: Finding, view: View) -> list[Quote]:
    """What to show of the citations: the pieces of a sentence that a page cut in two together, and the same words
    printed again in the same document once, with every place."""
    quotes: dict[tuple[str, str, str], Quote] = {}
    left = list(finding.citations)
    while left:
        owner, count = _owner(left, finding, view)
        pieces, left = tuple(left[:count]), left[count:]
        exact = "".join(piece.exact for piece in pieces)
        expected = [finding.expected] if finding.expected and _places(exact, [finding.expected]) else []
        words = expected or (list(owner.value) if owner else [])
        quote = quotes.setdefault((pieces[0].source, exact, pieces[0].stance), Quote(pieces, words, []))
        quote.places.append("…".join(f"{piece.line}:{piece.column}" for piece in pieces))
    return list(quotes.values())


def _owner(citations: Sequence[Citation], finding: Finding, view: View) -> tuple[Claim | None, int]:
    """The claim that the first citations were made for, and how many of them make up its passage.

    The finding's own claim if it can be; else the claim of the longest passage, which is the least likely to be another.
    """
    places = [(citation.source, citation.start, citation.end) for citation in citations]
    own = view.claims.get(finding.claim or "")
    for claims in ([own] if own else [], view.claims.values()):
        best: tuple[Claim | None, int] = (None, 0)
        for claim in claims:
            for said in claim.passages:
                count = len(said.spans)
                if count > best[1] and [(span.source, span.start, span.end) for span in said.spans] == places[:count]:
                    best = claim, count
        if best[0]:
            return best
    return own, 1


def _chosen(quotes: Sequence[Quote], most: int) -> list[Quote]:
    """The first of each document before the second of any, in the order in which they came."""
    seen: dict[str, int] = {}
    ranks = []
    for at, quote in enumerate(quotes):
        source = quote.pieces[0].source
        seen[source] = seen.get(source, 0) + 1
        ranks.append((seen[source], at))
    return [quotes[at] for at in sorted(at for _, at in sorted(ranks)[:most])]


def passage(said: Passage, claim: Claim, view: View) -> list[Line]:
    """One place that says a claim, with the claim's value marked."""
    text = view.sources[said.source].text
    pieces = tuple(
        Citation(said.source, span.start, span.end, span.exact, *place(text, span.start), "supports")
        for span in said.spans
    )
    quote = Quote(pieces, list(claim.value), ["…".join(f"{piece.line}:{piece.column}" for piece in pieces)])
    return _quote(quote, "  ", view, stance=False)


def _quote(quote: Quote, indent: str, view: View, *, stance: bool = True) -> list[Line]:
    first = quote.pieces[0]
    style = "red" if first.stance == "contradicts" else "green"
    source = view.sources.get(first.source)
    head = [
        *cells(f"{_say(first.stance, view)} " if stance else "", style),
        *cells(f"{describe(first, source, view.lang)}, "),
        *cells("、".join(quote.places) if view.lang == "zh" else ", ".join(quote.places), "bold"),
    ]
    bar = f"{indent}│ "
    lines = block(head, view.width, [(f"{indent}┌ ", style)], [(f"{bar}  ", style)])
    return lines + block(_cells(quote, source, style), view.width, [(bar, style)])


def _cells(quote: Quote, source: Source | None, style: str) -> list[Cell]:
    """The quotation in its context: dashes beneath what is quoted, the words that it turns on marked."""
    pieces = quote.pieces
    exact = "".join(piece.exact for piece in pieces)
    row = cells(exact, "", "-")
    for start, end in _places(exact, quote.words):
        row[start:end] = cells(exact[start:end], f"bold {style}", "^" if pieces[0].stance == "contradicts" else "=")
    shown: list[Cell] = []
    done = 0
    for at, piece in enumerate(pieces):
        if at:
            gap = source.text[pieces[at - 1].end : piece.start] if source else ""
            shown += cells(" ⏎ … ⏎ " if "\n" in gap else " … ", "dim")
        shown += _joined(row[done : done + len(piece.exact)], piece.exact)
        done += len(piece.exact)
    before = _before(source.text, pieces[0].start) if source else ""
    after = _after(source.text, pieces[-1].end) if source else ""
    return [*cells(before, "dim"), *shown, *cells(after, "dim")]


def _joined(row: list[Cell], exact: str) -> list[Cell]:
    """Line breaks of the page, shown as ⏎ once however many blank lines there are."""
    shown: list[Cell] = []
    at = 0
    for match in _BREAKS.finditer(exact):
        shown += [*row[at : match.start()], *cells("⏎", "dim", "-")]
        at = match.end()
    return shown + row[at:]


def _before(text: str, start: int) -> str:
    """What stands before a quotation: from the start of its sentence, or of a clause not far off."""
    window = text[max(0, start - CONTEXT) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if ends:
        window = window[ends[-1] :]
    elif start > CONTEXT:
        clause = _CLAUSE_END.search(window, 0, max(0, len(window) - 6))
        window = "…" + window[clause.end() if clause else 0 :]
    return _BREAKS.sub("⏎", window.lstrip())


def _after(text: str, end: int) -> str:
    """What follows a quotation: to the end of its sentence, or of a clause not far off."""
    if _SENTENCE_END.match(text[end - 1 : end]):
        return ""
    window = text[end : end + CONTEXT]
    stop = _SENTENCE_END.search(window)
    if stop:
        window = window[: stop.end()]
    elif end + CONTEXT < len(text):
        clauses = [match.end() for match in _CLAUSE_END.finditer(window, 6)]
        window = window[: clauses[-1] if clauses else len(window)] + "…"
    return _BREAKS.sub("⏎", window.rstrip())


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, whatever their width and blanks; never a part of a longer figure."""
    whole = normalise(text)
    found = []
    for word in words:
        needle = normalise(word).text
        at = whole.text.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            if not (_figure(whole.text[at - 1 : at], needle[0]) or _figure(whole.text[end : end + 1], needle[-1])):
                found.append(whole.span(at, end))
            at = whole.text.find(needle, at + 1)
    return found


def _figure(neighbour: str, edge: str) -> bool:
    return bool(neighbour) and neighbour in "0123456789." and edge.isdigit()


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
