"""The course of one sentence's check: what each stage came to, from the reading to the report."""

from __future__ import annotations

from dataclasses import dataclass

from zgccheck.contest import Hearing
from zgccheck.counterpart import Sought
from zgccheck.model import Report
from zgccheck.reading import Reading
from zgccheck.retrieve import Candidate
from zgccheck.verdict import Ruling


@dataclass(frozen=True, slots=True)
class Course:
    """The stages' own values, by reference: keeping them costs nothing."""

    draft: Reading
    found: list[Candidate]
    rulings: list[Ruling]
    """One for each candidate, in the order of `found`."""
    hearing: Hearing
    offices: frozenset[str]
    """Claims of which the report says what `titles` found, whatever the contest came to."""
    report: Report
    sought: list[Sought]
    """What documents that are not curated have for each figure that no claim speaks to."""
