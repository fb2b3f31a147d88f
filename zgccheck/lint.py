"""What must hold of a base beyond its form: every span, key, alias and reference is proven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zgccheck import anchor, canon, store
from zgccheck.model import Claim
from zgccheck.store import Base

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, with its place and what to do."""

    path: str
    line: int
    column: int
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.what}" + (f" ({self.fix})" if self.fix else "")


def lint(path: Path | None = None) -> list[Problem]:
    """Everything wrong with the base at `path`. Raises InputError where it can't even be read."""
    base = store.load(path)
    problems = [*_claims(base), *_disputes(base), *_omitted(base), *_entities(base), *_articles(base)]
    return sorted(problems, key=lambda p: (p.path, p.line, p.column, p.what))


def canonical_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the base as it should be, the compiled index last: by then the YAML may have been written."""
    from zgccheck import index

    yield from sorted(canonical(store.load(root)).items())
    yield store.claims_dir(root) / index.NAME, index.dump(root)


def canonical(base: Base) -> dict[Path, str]:
    """The whole base as canonical YAML, by file. Each claim stays in its subject's file."""
    folder = store.claims_dir(base.path)
    subjects: dict[str, list[Claim]] = {}
    for claim in base.claims.values():
        subjects.setdefault(claim.subject, []).append(claim)
    files = {folder / f"{subject}.yaml": canon.claims_file(subject, claims) for subject, claims in subjects.items()}
    files[store.sources_file(base.path)] = canon.sources_file(list(base.sources.values()))
    if base.entities:
        files[folder / "entities.yaml"] = canon.entities_file(base.entities)
    if base.disputes:
        files[folder / "disputes.yaml"] = canon.disputes_file(list(base.disputes.values()))
    if base.omitted:
        files[folder / "omitted.yaml"] = canon.omitted_file(base.omitted)
    return files


def _problem(base: Base, name: str, what: str, fix: str = "") -> Problem:
    path, line = base.places.get(name, (str(base.path), 1))
    return Problem(path, line, 1, f"{name}: {what}", fix)


def _claims(base: Base) -> Iterator[Problem]:
    statements: dict[str, str] = {}
    speakers = {name for entity in base.entities for name in entity.names}
    for claim in base.claims.values():
        if not _SLUG.fullmatch(claim.id):
            yield _problem(base, claim.id, "the id is not a slug", "use a-z, 0-9 and single hyphens")
        for role, words in (("key", claim.key), ("value", claim.value)):
            if not words:
                yield _problem(base, claim.id, f"no {role}", f"list the words of the statement that are its {role}")
            for word in words:
                if word not in claim.statement:
                    yield _problem(base, claim.id, f"{role} {word!r} is not in the statement", "copy it from there")
        if claim.statement in statements:
            yield _problem(
                base, claim.id, f"says the same as {statements[claim.statement]}", "keep one, with both passages"
            )
        statements[claim.statement] = claim.id
        if (
            claim.by
            and claim.by not in speakers
            and not any(claim.by in source.text for source in base.sources.values())
        ):
            yield _problem(
                base, claim.id, f"speaker {claim.by!r} is no entity and in no source", "use the name as printed"
            )
        if not claim.passages:
            yield _problem(base, claim.id, "no passage", "quote where a source says it")
        for passage in claim.passages:
            source = base.sources.get(passage.source)
            if source is None:
                yield _problem(base, claim.id, f"no source {passage.source!r}", "list it in sources.yaml")
                continue
            for span in passage.spans:
                if not anchor.holds(span, source.text):
                    found = source.text[span.start : span.end]
                    what = f"source {source.id} {span.start}-{span.end} reads {found!r}, not {span.exact!r}"
                    if found == span.exact:
                        what = f"source {source.id} {span.start}-{span.end}: prefix or suffix is not the text around it"
                    yield _problem(base, claim.id, what, "run `zgccheck base reanchor`")


def _disputes(base: Base) -> Iterator[Problem]:
    for dispute in base.disputes.values():
        if len(dispute.claims) < 2:
            yield _problem(base, dispute.id, "a dispute needs two claims")
        for name in dispute.claims:
            if name not in base.claims:
                yield _problem(base, dispute.id, f"no claim {name!r}", "correct the id")


def _omitted(base: Base) -> Iterator[Problem]:
    file = str(store.claims_dir(base.path) / "omitted.yaml")
    for omission in base.omitted:
        source = base.sources.get(omission.span.source)
        if source is None or not anchor.holds(omission.span, source.text):
            what = f"omitted {omission.span.exact!r} is not at {omission.span.source} {omission.span.start}"
            yield Problem(file, 1, 1, what, "run `zgccheck base reanchor`")


def _entities(base: Base) -> Iterator[Problem]:
    file = str(store.claims_dir(base.path) / "entities.yaml")
    owners: dict[str, str] = {}
    for entity in base.entities:
        for name in dict.fromkeys(entity.names):
            if owners.setdefault(name, entity.name) != entity.name:
                yield Problem(file, 1, 1, f"{name!r} names both {owners[name]} and {entity.name}", "keep it for one")


def _articles(base: Base) -> Iterator[Problem]:
    file = str(store.sources_file(base.path))
    for source in base.sources.values():
        at = 0
        for article in source.articles:
            if not at <= article.start < article.end <= source.length:
                yield Problem(
                    file,
                    1,
                    1,
                    f"source {source.id}: article {article.title!r} is not in order",
                    "correct start and end",
                )
            at = article.end
