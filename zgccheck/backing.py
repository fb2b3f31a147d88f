"""What backs a statement: the claims that support it, each passage as it is quoted, and what it is cited as."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zgccheck.check import Checker
from zgccheck.cite import Citer
from zgccheck.model import Citation, Claim, Finding, Source, Stance
from zgccheck.reading import read
from zgccheck.reference import Item, cited
from zgccheck.retrieve import candidates
from zgccheck.store import Base
from zgccheck.text import place

MOST_HINTS = 5

_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)\s*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One passage that says a claim; its pieces follow each other where a layout or a clause between cut it."""

    claim: Claim
    source: Source
    pieces: tuple[Citation, ...]
    item: Item

    @property
    def stance(self) -> Stance:
        return self.pieces[0].stance

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last line of the file that it stands on."""
        return self.pieces[0].line, place(self.source.text, self.pieces[-1].end - 1)[0]

    @property
    def paragraphs(self) -> tuple[int, int]:
        """The same, counting the lines that hold anything."""
        text = self.source.text
        first, last = (_paragraph(text, at) for at in (self.pieces[0].start, self.pieces[-1].end - 1))
        return first, last

    def quote(self, mark: str = "", ellipsis: str = "……") -> str:
        """The words as the page has them. Line breaks are healed, with `mark` in their place; what is left out is an ellipsis."""
        text = self.source.text
        said = healed(self.pieces[0].exact, mark)
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            gap = text[before.end : piece.start]
            if _WORD.search(gap):
                said += ellipsis + healed(piece.exact, mark)
            else:  # the page's own comma or line break, with nothing left out
                said = healed(said + gap + piece.exact, mark)
        return said


@dataclass(frozen=True, slots=True)
class Backing:
    """What was found for one statement, or for a claim that was named."""

    query: str
    excerpts: tuple[Excerpt, ...]
    verdict: str = ""
    """Of the statement; empty where a claim was named."""
    findings: tuple[Finding, ...] = ()
    """What of the statement is not simply supported."""
    hints: tuple[Claim, ...] = ()
    """Claims that resemble a statement without support: for a person to look at, no evidence."""


def healed(text: str, mark: str = "") -> str:
    """The text on one line: a break of the page is nothing between Chinese characters, a blank between Latin words."""

    def joint(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        letters = before.isalpha() or after.isalpha()
        return mark or (" " if letters and before.isascii() and after.isascii() else "")

    return _BREAK.sub(joint, text)


def named(claim: Claim, base: Base, stance: Stance = "supports") -> list[Excerpt]:
    """Every passage that says a claim, each proven to be the source's own slice."""
    return _excerpts(claim, Citer(base), base.sources, stance)


def backing(query: str, checker: Checker) -> Backing:
    """What supports a statement. A conflict supports nothing; what merely resembles is a hint."""
    base = checker.base
    if query in base.claims:
        return Backing(query, tuple(named(base.claims[query], base)))
    report = checker.check(query)
    found: dict[tuple[str, str], list[Excerpt]] = {}
    for finding in report.findings:
        for claim, stance in _claims(finding, base):
            found.setdefault((claim.id, stance), named(claim, base, stance))
    excerpts = tuple(excerpt for several in found.values() for excerpt in several)
    others = tuple(finding for finding in report.findings if finding.verdict != "supported")
    hints = () if excerpts else tuple(_hints(query, report.findings, checker))
    return Backing(query, excerpts, report.verdict, others, hints)


def _claims(finding: Finding, base: Base) -> list[tuple[Claim, Stance]]:
    """The finding's claim where it supports the statement, and where the sources differ the other sides too."""
    own = base.claims.get(finding.claim or "")
    if own is None or finding.verdict not in ("supported", "disputed"):
        return []
    against = {(c.source, c.start, c.end) for c in finding.citations if c.stance == "contradicts"}
    others = {
        name: base.claims[name]
        for dispute in base.disputes.values()
        if own.id in dispute.claims
        for name in dispute.claims
        if name != own.id and _spans(base.claims[name]) <= against
    }
    return [(own, "supports"), *((claim, "contradicts") for claim in others.values() if finding.verdict == "disputed")]


def _spans(claim: Claim) -> set[tuple[str, int, int]]:
    return {(span.source, span.start, span.end) for passage in claim.passages for span in passage.spans}


def _hints(query: str, findings: Sequence[Finding], checker: Checker) -> list[Claim]:
    """The claims that a conflict speaks of, then those that are nearest."""
    ids = [finding.claim for finding in findings if finding.claim]
    ids += [near.claim for finding in findings for near in finding.near]
    found = candidates(read(query, checker.index.lexicon), checker.index)
    ids += [checker.index.claims.by_number(candidate.number).id for candidate in found]
    return [checker.base.claims[name] for name in list(dict.fromkeys(ids))[:MOST_HINTS]]


def _excerpts(claim: Claim, citer: Citer, sources: Mapping[str, Source], stance: Stance) -> list[Excerpt]:
    left = citer.cite(claim, stance)
    excerpts = []
    for passage in claim.passages:
        pieces, left = tuple(left[: len(passage.spans)]), left[len(passage.spans) :]
        source = sources[passage.source]
        excerpts.append(Excerpt(claim, source, pieces, cited(source, pieces[0].start)))
    return excerpts


def _paragraph(text: str, offset: int) -> int:
    return sum(1 for line in re.split(r"\r\n|\n|\r", text[: offset + 1]) if line.strip())
