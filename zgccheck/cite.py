"""Quotations: every place that says a claim, each proven to be the source's own slice."""

from __future__ import annotations

from zgccheck.errors import BrokenQuote
from zgccheck.model import Citation, Claim, Stance
from zgccheck.store import Base
from zgccheck.text import place


class Citer:
    """Cites one base's claims. Lines and columns are worked out once a place."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._places: dict[tuple[str, int], tuple[int, int]] = {}

    def cite(self, claim: Claim, stance: Stance) -> list[Citation]:
        """Every place that says the claim. Raises BrokenQuote where the source doesn't have the quoted text there."""
        citations = []
        for passage in claim.passages:
            source = self._base.sources[passage.source]
            for span in passage.spans:
                if source.text[span.start : span.end] != span.exact:
                    raise BrokenQuote(f"{claim.id}: {source.path} {span.start}-{span.end} is not the quoted text")
                spot = (passage.source, span.start)
                if spot not in self._places:
                    self._places[spot] = place(source.text, span.start)
                line, column = self._places[spot]
                citations.append(Citation(passage.source, span.start, span.end, span.exact, line, column, stance))
        return citations
