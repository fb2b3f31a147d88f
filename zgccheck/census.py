"""What a base holds, counted: claims by what they assert."""

from __future__ import annotations

from collections import Counter

from zgccheck import slots
from zgccheck.model import Claim, Quantity, Rank, TimeSpan
from zgccheck.store import Base
from zgccheck.text import normalise


def kinds(base: Base) -> Counter[str]:
    """Claims by the kind of their value: quotation, list, office, figure, rank, date or words."""
    return Counter(_kind(claim) for claim in base.claims.values())


def _kind(claim: Claim) -> str:
    if claim.id.startswith("title-"):
        return "office"
    if claim.list:
        return "list"
    if any(value.startswith("“") and value.endswith("”") and len(value) >= 10 for value in claim.value):
        return "quotation"
    read = [mention.value for value in claim.value for mention in slots.read(normalise(value).text)]
    for kind, sort in (("figure", Quantity), ("rank", Rank), ("date", TimeSpan)):
        if any(isinstance(value, sort) for value in read):
            return kind
    return "words"
