"""The one canonical way to write a base's YAML: field order, quoting and line shape, so that diffs show facts only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zgccheck.model import Claim, Dispute, Entity, Source, Span
from zgccheck.store import Omission

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """A double-quoted YAML scalar on one line."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def flow(items: Iterable[str]) -> str:
    return "[" + ", ".join(quoted(item) for item in items) + "]"


def mapping(items: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {quoted(value)}" for name, value in items.items()) + "}"


def _span(span: Span, indent: str) -> list[str]:
    return [
        f"{indent}- start: {span.start}",
        f"{indent}  end: {span.end}",
        f"{indent}  exact: {quoted(span.exact)}",
        f"{indent}  prefix: {quoted(span.prefix)}",
        f"{indent}  suffix: {quoted(span.suffix)}",
    ]


def claim(item: Claim) -> list[str]:
    lines = [f"- id: {item.id}", f"  statement: {quoted(item.statement)}"]
    if item.statement_en:
        lines.append(f"  statement_en: {quoted(item.statement_en)}")
    lines += [f"  key: {flow(item.key)}", f"  value: {flow(item.value)}"]
    if item.by:
        lines.append(f"  by: {quoted(item.by)}")
    if item.list:
        lines.append(f"  list: {item.list}")
    lines.append("  passages:")
    for passage in item.passages:
        lines += [f"  - source: {quoted(passage.source)}", "    spans:"]
        for span in passage.spans:
            lines += _span(span, "    ")
    if item.inferred:
        lines.append("  inferred:")
        lines += [f"  - {mapping(entry)}" for entry in item.inferred]
    if item.note:
        lines.append(f"  note: {mapping(item.note)}")
    if item.caveat:
        lines.append(f"  caveat: {quoted(item.caveat)}")
    if item.caveat_en:
        lines.append(f"  caveat_en: {quoted(item.caveat_en)}")
    kept = {kind: texts for kind, texts in item.examples.items() if texts}
    if kept:
        lines.append("  examples:")
        lines += [f"    {kind}: {flow(kept[kind])}" for kind in ("supported", "conflict", "unverified") if kind in kept]
    return lines


def claims_file(subject: str, claims: Sequence[Claim]) -> str:
    lines = ["schema: zgccheck/claims@1", f"subject: {subject}", "claims:"]
    for item in sorted(claims, key=order):
        lines += claim(item)
    return "\n".join(lines) + "\n"


def order(item: Claim) -> tuple[str, int, str]:
    """Claims stand in the order in which the sources tell them."""
    first = item.passages[0].spans[0]
    return first.source, first.start, item.id


def entities_file(entities: Sequence[Entity]) -> str:
    lines = ["schema: zgccheck/entities@1", "entities:"]
    for item in sorted(entities, key=lambda entity: (entity.kind, entity.name)):
        lines += [f"- kind: {item.kind}", f"  name: {quoted(item.name)}"]
        for field in ("aliases", "variants", "titles"):
            if getattr(item, field):
                lines.append(f"  {field}: {flow(getattr(item, field))}")
        if item.en:
            lines.append(f"  en: {quoted(item.en)}")
    return "\n".join(lines) + "\n"


def disputes_file(disputes: Sequence[Dispute]) -> str:
    lines = ["schema: zgccheck/disputes@1", "disputes:" if disputes else "disputes: []"]
    for item in sorted(disputes, key=lambda dispute: dispute.id):
        lines += [f"- id: {item.id}", f"  claims: {flow(item.claims)}"]
        told = {"about": item.about, "about_en": item.about_en, "why": item.why, "why_en": item.why_en}
        lines += [f"  {name}: {quoted(text)}" for name, text in told.items() if text]
    return "\n".join(lines) + "\n"


def omitted_file(omitted: Sequence[Omission]) -> str:
    lines = ["schema: zgccheck/omitted@1", "omitted:" if omitted else "omitted: []"]
    for item in sorted(omitted, key=lambda entry: (entry.span.source, entry.span.start)):
        lines += [f"- source: {quoted(item.span.source)}", f"  reason: {quoted(item.reason)}"]
        lines += [line.replace("- ", "  ", 1) if "start" in line else line for line in _span(item.span, "")]
    return "\n".join(lines) + "\n"


def sources_file(sources: Sequence[Source]) -> str:
    lines = ["schema: zgccheck/sources@1", "sources:"]
    for item in sorted(sources, key=lambda source: source.id):
        lines += [
            f"- id: {quoted(item.id)}",
            f"  path: {quoted(item.path)}",
            f"  sha256: {item.sha256}",
            f"  text_sha256: {item.text_sha256}",
            f"  length: {item.length}",
            "  encoding: utf-8",
        ]
        if item.articles:
            lines.append("  articles:")
        for article in item.articles:
            title = "null" if article.title is None else quoted(article.title)
            lines += [f"  - title: {title}", f"    start: {article.start}", f"    end: {article.end}"]
            for field in ("byline", "newspaper", "date", "page"):
                value = getattr(article, field)
                lines.append(f"    {field}: {'null' if value is None else quoted(value)}")
            if article.inferred:
                lines.append(f"    inferred: {mapping(article.inferred)}")
    return "\n".join(lines) + "\n"
