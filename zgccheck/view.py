"""For whom and on what reports are written: language, width, colour, and what a report refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zgccheck.model import Claim, Manuscript, Source, Tally


@dataclass(frozen=True, slots=True)
class View:
    """For whom and on what the reports are written."""

    lang: str = "zh"
    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
    ascii: bool = False
    """The output cannot carry every character: a format that has escapes of its own uses them."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By id, for a quotation's context and for what is known of the document."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """By id, for the words that a quotation turns on, and for caveats."""
    manuscripts: Mapping[str, Manuscript] = field(default_factory=dict)
    """By path, of a scan: each is there before the first of its reports."""
    tally: Tally | None = None
    """Of a scan: complete after the last report."""
    originals: Mapping[str, bytes] = field(default_factory=dict)
    """By path, of a scan: the files as they were read, for a format that gives one back with remarks."""
    everything: bool = False
    """Show to a person also what is plainly supported in a manuscript."""
