"""What is read in one sentence, before anything is compared: every slot and name as plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zgccheck.english.text import is_english
from zgccheck.lexicon import Lexicon
from zgccheck.model import Mention, PartialDate, Quantity, Rank, TimeSpan
from zgccheck.reading import Reading, read


def parse(sentence: str, lexicon: Lexicon) -> list[dict[str, Any]]:
    """The mentions in order; `start`, `end` and `text` are the sentence's own."""
    if is_english(sentence):
        return _english(sentence, lexicon)
    return mentions(read(sentence, lexicon), sentence)


def mentions(reading: Reading, sentence: str) -> list[dict[str, Any]]:
    """What a reading of the sentence holds."""
    named = [Mention(n.entity.kind, n.start, n.end, "", n.entity.name) for n in reading.names]
    found = []
    for mention in sorted((*reading.slots, *named), key=lambda mention: (mention.start, -mention.end)):
        start, end = reading.normal.span(mention.start, mention.end)
        found.append({"kind": mention.kind, "start": start, "end": end, "text": sentence[start:end], **value(mention)})
    return found


def _english(sentence: str, lexicon: Lexicon) -> list[dict[str, Any]]:
    """The same of an English sentence, whose names stand for the entities that the base calls so in English."""
    from zgccheck.english.names import Names
    from zgccheck.english.reading import read as read_english

    reading = read_english(sentence)
    entities = dict.fromkeys(lexicon.by_name.values())
    named = [Mention(n.kind, n.start, n.end, "", n.name) for n in Names(entities).read(reading.words)]
    rows = sorted((*reading.mentions, *named), key=lambda mention: (mention.start, -mention.end))
    return [
        {"kind": m.kind, "start": m.start, "end": m.end, "text": sentence[m.start : m.end], **value(m)} for m in rows
    ]


def value(mention: Mention) -> dict[str, Any]:
    """What a mention stands for. Dates are ISO 8601 as far as they are known, with -- for a missing year."""
    worth = mention.value
    data: dict[str, Any]
    if isinstance(worth, Quantity):
        data = {
            "value": number(worth.written), "unit": worth.unit, "hedge": worth.hedge,
            "low": number(worth.interval.low), "high": number(worth.interval.high),
        }  # fmt: skip
        if worth.form != "level":
            data["form"] = worth.form
        if worth.direction:
            data["direction"] = worth.direction
        if worth.upper is not None:
            data["upper"] = number(worth.upper)
    elif isinstance(worth, TimeSpan):
        data = {"value": date(worth.first), "last": date(worth.last), "grain": worth.grain}
        if worth.role != "main":
            data["role"] = worth.role
        if worth.relative:
            data["relative"] = worth.relative
    elif isinstance(worth, Rank):
        data = {"value": worth.best, "low": worth.best, "high": worth.worst, "scope": worth.scope}
        if worth.word:
            data["word"] = worth.word
    else:
        data = {"value": worth}
    return data if mention.checkable else {**data, "checkable": False}


def number(exact: Decimal) -> int | float:
    """A JSON number: whole where the value is whole."""
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def date(point: PartialDate) -> str | None:
    """2025, 2025-12, 2025-12-31, --03-25; None when nothing is known."""
    if point.year is None and point.month is None:
        return None
    parts = [f"{point.year:04d}" if point.year is not None else "-"]
    parts += [f"{part:02d}" for part in (point.month, point.day) if part is not None]
    return "-".join(parts)
