"""Follow a base's spans into sources that have changed, and pin the sources anew once every span has its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zgccheck import anchor, lint, store
from zgccheck.model import Claim, Passage, Source, Span
from zgccheck.store import Base, Omission

SETTLED = ("ok", "moved")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one span. `settled` is False where a person must look."""

    owner: str
    span: Span
    found: anchor.Located
    settled: bool

    def __str__(self) -> str:
        now = f" -> {self.found.span.start}-{self.found.span.end}" if self.found.span else ""
        hint = f"; {self.found.hint}" if self.found.hint else ""
        quote = f" {self.span.exact!r}" if not self.settled else ""
        return (
            f"{self.found.state}: {self.owner} {self.span.source} {self.span.start}-{self.span.end}{now}{quote}{hint}"
        )


def reanchor(path: Path | None = None, *, accept: bool = False, write: bool = False) -> Iterator[Step]:
    """Yield a step for every span that is not simply in place. With `write`, rewrite the YAML if all are settled.

    A stale or ambiguous span is never rewritten, and while one is left the pinned hashes stay as they are.
    """
    base = store.load(path, pinned=False)
    steps: list[Step] = []

    def follow(span: Span, owner: str) -> Span:
        source = base.sources.get(span.source)
        found, kept = (
            anchor.follow(span, source.text, accept=accept) if source else (anchor.Located("stale", None), span)
        )
        settled = found.state in SETTLED or (accept and found.span is not None)
        steps.append(Step(owner, span, found, settled))
        return kept

    claims = {name: _moved(claim, follow) for name, claim in base.claims.items()}
    omitted = tuple(Omission(follow(entry.span, "omitted"), entry.reason) for entry in base.omitted)
    if write and all(step.settled for step in steps):
        _write(
            Base(
                base.path,
                {k: _pinned(s) for k, s in base.sources.items()},
                claims,
                base.disputes,
                base.entities,
                omitted,
            )
        )
    yield from (step for step in steps if step.found.state != "ok")


def _moved(claim: Claim, follow: object) -> Claim:
    assert callable(follow)
    passages = tuple(Passage(p.source, tuple(follow(span, claim.id) for span in p.spans)) for p in claim.passages)
    return replace(claim, passages=passages)


def _pinned(source: Source) -> Source:
    """The source with the hashes and length of its text as it is now."""
    data = source.text.encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    articles = tuple(a for a in source.articles if a.end <= len(source.text))
    return replace(source, sha256=digest, text_sha256=digest, length=len(source.text), articles=articles)


def _write(base: Base) -> None:
    for file, text in lint.canonical(base).items():
        file.write_text(text, encoding="utf-8", newline="\n")
