"""A finding's quotations in their context, for a terminal: the words that decide are marked, and every place is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zgccheck.imprint import STANCES, describe
from zgccheck.layout import Cell, Line, block, cells
from zgccheck.model import Citation, Claim, Finding, Passage, Source
from zgccheck.text import normalise, place
from zgccheck.view import View

CONTEXT = 24
"""Code points of context on each side of a quotation, less where a sentence ends sooner."""

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


def quotes(finding: Finding, view: View) -> list[Quote]:
    """What to show of the citations: the pieces of a sentence that a page cut in two together, and the same words
    printed again in the same document once, with every place."""
    found: dict[tuple[str, str, str], Quote] = {}
    left = list(finding.citations)
    while left:
        owner, count = _owner(left, finding, view)
        pieces, left = tuple(left[:count]), left[count:]
        exact = "".join(piece.exact for piece in pieces)
        expected = [finding.expected] if finding.expected and _places(exact, [finding.expected]) else []
        words = expected or (list(owner.value) if owner else [])
        quote = found.setdefault((pieces[0].source, exact, pieces[0].stance), Quote(pieces, words, []))
        quote.places.append("…".join(f"{piece.line}:{piece.column}" for piece in pieces))
    return list(found.values())


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


def chosen(quotes: Sequence[Quote], most: int) -> list[Quote]:
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
    return shown(quote, "  ", view, stance=False)


def shown(quote: Quote, indent: str, view: View, *, stance: bool = True) -> list[Line]:
    first = quote.pieces[0]
    style = "red" if first.stance == "contradicts" else "green"
    source = view.sources.get(first.source)
    head = [
        *cells(f"{STANCES[first.stance][view.lang]} " if stance else "", style),
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
    line: list[Cell] = []
    done = 0
    for at, piece in enumerate(pieces):
        if at:
            gap = source.text[pieces[at - 1].end : piece.start] if source else ""
            line += cells(" ⏎ … ⏎ " if "\n" in gap else " … ", "dim")
        line += _joined(row[done : done + len(piece.exact)], piece.exact)
        done += len(piece.exact)
    ahead = before(source.text, pieces[0].start) if source else ""
    behind = after(source.text, pieces[-1].end) if source else ""
    return [*cells(ahead, "dim"), *line, *cells(behind, "dim")]


def _joined(row: list[Cell], exact: str) -> list[Cell]:
    """Line breaks of the page, shown as ⏎ once however many blank lines there are."""
    shown: list[Cell] = []
    at = 0
    for match in _BREAKS.finditer(exact):
        shown += [*row[at : match.start()], *cells("⏎", "dim", "-")]
        at = match.end()
    return shown + row[at:]


def before(text: str, start: int) -> str:
    """What stands before a quotation: from the start of its sentence, or of a clause not far off."""
    window = text[max(0, start - CONTEXT) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if ends:
        window = window[ends[-1] :]
    elif start > CONTEXT:
        clause = _CLAUSE_END.search(window, 0, max(0, len(window) - 6))
        window = "…" + window[clause.end() if clause else 0 :]
    return _BREAKS.sub("⏎", window.lstrip())


def after(text: str, end: int) -> str:
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
