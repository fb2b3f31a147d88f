"""A text that is one reading and nothing else: what a value must be before it can stand in another's place."""

from __future__ import annotations

from zgccheck import slots
from zgccheck.model import Mention
from zgccheck.text import normalise


def alone(text: str) -> Mention | None:
    """The one mention that a text is from end to end, or None."""
    whole = normalise(text).text
    mentions = slots.read(whole)
    if len(mentions) != 1 or (mentions[0].start, mentions[0].end) != (0, len(whole)):
        return None
    return mentions[0]
