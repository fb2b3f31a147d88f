"""zgccheck: sentences checked against a curated base of claims, with the sources' own words.

The pipeline, in order:

- `text`      a sentence, normalised, with the way back to the user's offsets
- `slots`     typed readings: figures, dates, ranks, polarity, quotations
- `lexicon`   names by longest match; `reading` puts slots, names and clauses together
- `store`     the YAML base, strictly read; `index` compiles it for retrieval
- `retrieve`  the claims worth comparing (similarity proposes and never decides)
- `fact`      a claim as typed key and value terms
- `align`     where a claim's words stand in the draft; `compare` relates two values of one slot
- `draft`     the sentence under check; `figures`, `times`, `words` (`rivals`), `members`, `speech` relate a claim's slots to it
- `judge`     all of these for one claim and one draft -> `evaluation`; `titles` judges who holds which office
- `verdict`   the table from one claim's relations to an outcome; `contest` weighs the claims against each other
- `cite`      quotations, proven; `finding` what is found, for a person; `unclaimed` what nothing speaks to
- `uncurated` documents as they are as a base; `counterpart` what their `story` gives in a figure's place
- `check`     all of it: `Checker.check(sentence) -> Report`
- `scan`      a manuscript's sentences, each with its report and its places; `fix` and `restyle` propose corrections
- `course`    what the stages came to; `explain` tells it as a `trace`, with the table's `rows` in words: `Checker.explain`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zgccheck.check import Checker
    from zgccheck.model import Report

__version__ = "0.1.0"
__all__ = ["Checker", "Report", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the engine when it is first asked for: `zgccheck --version` needs none of it."""
    if name == "Checker":
        from zgccheck.check import Checker

        return Checker
    if name == "Report":
        from zgccheck.model import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
