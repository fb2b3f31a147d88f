"""Spans and their places: `describe` makes a span from offsets, `locate` finds it again when a source has changed.

A quotation is never moved onto other words: only an identical passage in an identical context moves by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from zgccheck.model import Span
from zgccheck.text import normalise

CONTEXT = 32
"""Code points of prefix and suffix."""

State = Literal["ok", "moved", "moved-context", "ambiguous", "variant", "stale"]


@dataclass(frozen=True, slots=True)
class Located:
    """Where a span's words are now. `span` is the proposal (None when stale or ambiguous), `hint` what to look at."""

    state: State
    span: Span | None
    hint: str = ""


def describe(source: str, text: str, start: int, end: int) -> Span:
    """The span of text[start:end] with its context. Inverse of `locate` on the same text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}-{end} outside a text of {len(text)}")
    return Span(source, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def holds(span: Span, text: str) -> bool:
    """Whether the span is exactly the source's slice, context included."""
    return (
        describe(span.source, text, span.start, span.end) == span if 0 <= span.start < span.end <= len(text) else False
    )


def occurrences(exact: str, text: str) -> list[int]:
    """Every start of `exact` in `text`, overlapping ones too."""
    found = []
    at = text.find(exact)
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def locate(span: Span, text: str) -> Located:
    """Follow a span into a text that may have changed."""
    if holds(span, text):
        return Located("ok", span)
    framed = occurrences(span.prefix + span.exact + span.suffix, text)
    if len(framed) == 1:
        start = framed[0] + len(span.prefix)
        return Located("moved", describe(span.source, text, start, start + len(span.exact)))
    places = occurrences(span.exact, text)
    if len(places) == 1:
        return Located("moved-context", describe(span.source, text, places[0], places[0] + len(span.exact)))
    if places:
        listed = ", ".join(str(place) for place in places[:8])
        return Located("ambiguous", None, f"found at {listed}")
    return _variant(span, text)


def _variant(span: Span, text: str) -> Located:
    """The same words in another width, blank or line break; never other digits or other words."""
    whole, needle = normalise(text), normalise(span.exact).text
    places = occurrences(needle, whole.text) if needle else []
    if len(places) == 1:
        start, end = whole.span(places[0], places[0] + len(needle))
        return Located("variant", describe(span.source, text, start, end))
    if places:
        return Located("ambiguous", None, f"{len(places)} variants")
    from rapidfuzz import fuzz

    if len(needle) > 2000 or len(whole.text) > 400_000:
        return Located("stale", None)
    best = fuzz.partial_ratio_alignment(needle, whole.text, score_cutoff=60)
    if best is None:
        return Located("stale", None)
    start, end = whole.span(best.dest_start, best.dest_end)
    return Located("stale", None, f"nearest: {text[start:end]!r}")


def follow(span: Span, text: str, *, accept: bool) -> tuple[Located, Span]:
    """`locate`, and the span to write: moved ones always, changed contexts and variants only when accepted."""
    found = locate(span, text)
    if found.span is not None and (found.state in ("ok", "moved") or accept):
        return found, replace(found.span)
    return found, span
