"""The way to one report, as data: what was read, the candidates, every relation, the table's row, the contest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from zgccheck.model import Relation, Report, Verdict

Fate = Literal["stands", "aside", "none"]
"""Of a ruling in the contest: it stands, it was set aside, or there was nothing to decide (it was unverified)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One of a claim's terms and the draft's words that it was laid beside; offsets are the user's own."""

    role: str
    """key, value or context."""
    term: str
    slot: str
    relation: Relation | Literal["absent"]
    reason: str
    weight: float
    start: int | None = None
    end: int | None = None
    said: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "role": self.role, "term": self.term, "slot": self.slot, "relation": self.relation, "reason": self.reason or None,
            "weight": round(self.weight, 2), "start": self.start, "end": self.end, "text": self.said or None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tried:
    """One candidate held against the sentence. Measures are shares from 0 to 1."""

    claim: str
    statement: str
    similarity: float
    """What retrieval gave it; it decides nothing."""
    about: float
    identified: float
    coverage: float
    shared: float
    fit: float | None
    """How well the figure that it was laid beside fits its surroundings; None without a figure."""
    terms: tuple[Compared, ...]
    outcome: Verdict
    row: str
    """The row of the verdict table that gave the outcome, or the one that what is there fell short of."""
    gives: Verdict
    """The row's own outcome; another `outcome` means that the row was not met."""
    needs: Mapping[str, str]
    """What the row asks for, by language."""
    reason: str
    score: float
    fate: Fate = "none"
    why: str = ""
    told: Mapping[str, str] | None = None
    """Why it was set aside, by language."""
    by: str | None = None
    """The claim in whose favour."""

    def to_dict(self, lang: str) -> dict[str, Any]:
        measures = {
            "about": self.about,
            "identified": self.identified,
            "coverage": self.coverage,
            "shared": self.shared,
        }
        data: dict[str, Any] = {
            "claim": self.claim, "statement": self.statement, "similarity": round(self.similarity, 4),
            **{name: round(share, 4) for name, share in measures.items()},
            "fit": None if self.fit is None else round(self.fit, 4),
            "terms": [term.to_dict() for term in self.terms],
            "outcome": self.outcome, "row": self.row, "met": self.outcome == self.gives, "needs": self.needs[lang], "reason": self.reason,
            "score": round(self.score, 4), "contest": self.fate,
        }  # fmt: skip
        if self.fate == "aside":
            data |= {"why": self.why, "because": (self.told or {}).get(lang, self.why), "by": self.by}
        return data


@dataclass(frozen=True, slots=True)
class Beside:
    """A document's figure or date held against the draft's, by the words around both."""

    claim: str
    text: str
    context: str
    """The words around it in its sentence."""
    relation: Relation
    reason: str
    likeness: float
    enough: float
    """The likeness from which it speaks for the draft's."""
    decides: bool

    def to_dict(self) -> dict[str, Any]:
        return {
            "claim": self.claim, "text": self.text, "context": self.context, "relation": self.relation, "reason": self.reason,
            "likeness": round(self.likeness, 4), "enough": self.enough, "decides": self.decides,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure or date of the draft that no claim speaks to, with what a document that is not curated has in its place."""

    start: int
    end: int
    text: str
    beside: tuple[Beside, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "start": self.start, "end": self.end, "text": self.text, "candidates": [one.to_dict() for one in self.beside],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole way to `report`."""

    report: Report
    clauses: tuple[tuple[int, int], ...]
    read: tuple[Mapping[str, Any], ...]
    """Slots and names as `zgccheck parse` tells them."""
    tried: tuple[Tried, ...]
    """The candidates, in the order in which retrieval found them."""
    weighed: tuple[Weighed, ...] = ()
    """Of documents that are not curated."""

    @property
    def decisive(self) -> tuple[int, ...]:
        """Numbers, from 0, of the findings that make the sentence's verdict."""
        kinds = {"partial": ("supported", "unverified")}.get(self.report.verdict, (self.report.verdict,))
        return tuple(at for at, finding in enumerate(self.report.findings) if finding.verdict in kinds)

    @property
    def explained(self) -> Report:
        """The report with this explanation in it."""
        return replace(self.report, explanation=self)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        text = self.report.text
        return {
            "clauses": [{"start": start, "end": end, "text": text[start:end]} for start, end in self.clauses],
            "read": [dict(mention) for mention in self.read],
            "candidates": [tried.to_dict(lang) for tried in self.tried],
            "counterparts": [weighed.to_dict() for weighed in self.weighed],
            "decided_by": list(self.decisive),
        }
