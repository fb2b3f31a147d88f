"""The claims base on disk: `claims/*.yaml` and `seeds/sources.yaml` become values, or an error with its place.

A base is a directory with `claims/` (or the YAML files themselves) and `seeds/sources.yaml` (or `sources.yaml`).
Whatever is wrong is said as file:line:column; nothing is guessed and nothing is repaired here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from zgccheck import anchor
from zgccheck.errors import InputError
from zgccheck.model import Article, Claim, Dispute, Entity, Passage, Source, Span
from zgccheck.plain import Items, Table, Text

CLAIM_FIELDS = (
    "id", "statement", "statement_en", "key", "value", "by", "list", "passages", "inferred", "note", "caveat", "caveat_en", "examples",
)  # fmt: skip
ENTITY_KINDS = (
    "person", "organisation", "place", "facility", "event", "document", "measure", "product", "programme", "term",
)  # fmt: skip
MAX_SOURCE_BYTES = 20_000_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Base:
    """Everything that a check may speak from. `places` maps an id to the file and line that define it."""

    path: Path
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    disputes: Mapping[str, Dispute]
    entities: tuple[Entity, ...]
    omitted: tuple[Omission, ...] = ()
    curated: bool = True
    """False for documents as they are: every sentence is a claim."""
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Omission:
    """A checkable-looking place in a source that is deliberately no claim."""

    span: Span
    reason: str


def default_path() -> Path:
    """The base that ships with the package: its data directory, or the checkout around it."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def claims_dir(base: Path) -> Path:
    return base / "claims" if (base / "claims").is_dir() else base


def sources_file(base: Path) -> Path:
    inner = base / "seeds" / "sources.yaml"
    return inner if inner.is_file() else base / "sources.yaml"


def yaml_files(base: Path) -> list[Path]:
    """Every YAML file of the base, in one fixed order."""
    if not base.is_dir():
        raise InputError("no such directory", path=str(base), fix="give --base a directory with claims/ and seeds/")
    listed = [sources_file(base), *sorted(claims_dir(base).glob("*.yaml"))]
    files = list(dict.fromkeys(path for path in listed if path.is_file()))
    if not sources_file(base).is_file():
        raise InputError("no sources.yaml", path=str(base), fix="list the documents in seeds/sources.yaml")
    return files


def load(base: Path | None = None, *, pinned: bool = True) -> Base:
    """Read and check the base's YAML files. Raises InputError at the first thing that is wrong.

    With `pinned=False` a source may have changed since it was pinned: what re-anchoring starts from.
    """
    from zgccheck.strictyaml import load as load_yaml  # not needed where the compiled index is fresh

    root = base or default_path()
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    disputes: dict[str, Dispute] = {}
    entities: list[Entity] = []
    omitted: list[Omission] = []
    places: dict[str, tuple[str, int]] = {}
    for file in yaml_files(root):
        name = str(file)
        table = load_yaml(_bytes(file), name)
        reader = _Reader(name, pinned, sources)
        schema = reader.text(table, "schema")
        if schema == "zgccheck/sources@1":
            for row in reader.rows(table, "sources"):
                _once(sources, (source := reader.source(row, file.parent)).id, source, row, name, places)
        elif schema == "zgccheck/claims@1":
            subject = reader.text(table, "subject")
            for row in reader.rows(table, "claims"):
                _once(claims, (claim := reader.claim(row, subject)).id, claim, row, name, places)
        elif schema == "zgccheck/entities@1":
            entities += (reader.entity(row) for row in reader.rows(table, "entities"))
        elif schema == "zgccheck/disputes@1":
            for row in reader.rows(table, "disputes"):
                _once(disputes, (dispute := reader.dispute(row)).id, dispute, row, name, places)
        elif schema == "zgccheck/omitted@1":
            omitted += (
                Omission(reader.span(row, reader.text(row, "source")), reader.text(row, "reason"))
                for row in reader.rows(table, "omitted", extra=("source", "reason"))
            )
        else:
            raise reader.wrong(
                table["schema"], f"unknown schema {schema!r}", "use zgccheck/claims@1 or another of ours"
            )
    if not sources:
        raise InputError("no source listed", path=str(sources_file(root)), fix="add one under `sources:`")
    return Base(root, sources, claims, disputes, tuple(entities), tuple(omitted), places=places)


def _once(into: dict[str, T], key: str, value: T, row: Table, file: str, places: dict[str, tuple[str, int]]) -> None:
    if key in into:
        other, line = places[key]
        raise InputError(
            f"id {key!r} is taken by {other}:{line}", path=file, line=row.line, column=row.column, fix="rename one"
        )
    into[key] = value
    places[key] = (file, row.line)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error), path=str(file)) from None


class _Reader:
    """Turns strict YAML tables of one file into model values."""

    def __init__(self, file: str, pinned: bool, sources: Mapping[str, Source]) -> None:
        self.file, self.pinned, self.sources = file, pinned, sources

    def wrong(self, at: Any, what: str, fix: str = "") -> InputError:
        return InputError(what, path=self.file, line=getattr(at, "line", 0), column=getattr(at, "column", 0), fix=fix)

    def only(self, table: Table, allowed: tuple[str, ...]) -> None:
        for name in table:
            if name not in allowed:
                raise self.wrong(table[name], f"unknown field {name!r}", f"known here: {', '.join(allowed)}")

    def rows(self, table: Table, name: str, extra: tuple[str, ...] = ()) -> Iterator[Table]:
        rows = table.get(name)
        if not isinstance(rows, Items):
            raise self.wrong(
                rows if rows is not None else table, f"{name!r} is not a list", f"write `{name}:` and `- …` rows"
            )
        for row in rows:
            if not isinstance(row, Table):
                raise self.wrong(row, f"a row of {name!r} is not a mapping")
            yield row

    def text(self, table: Table, name: str, default: str | None = None) -> str:
        value = table.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, Text) or not value.strip():
            raise self.wrong(
                value if value is not None else table, f"{name!r} is missing or not text", f"write `{name}: …`"
            )
        return str(value)

    def nullable(self, table: Table, name: str) -> str | None:
        value = table.get(name)
        return None if value is None or value in ("null", "~", "") else self.text(table, name)

    def number(self, table: Table, name: str) -> int:
        value = self.text(table, name)
        if not value.isdecimal() or len(value) > 9:
            raise self.wrong(table[name], f"{name!r} is not a whole number: {value!r}")
        return int(value)

    def texts(self, table: Table, name: str) -> tuple[str, ...]:
        value = table.get(name, Items())
        if not isinstance(value, Items) or not all(isinstance(item, Text) for item in value):
            raise self.wrong(value, f"{name!r} is not a list of texts", f'write `{name}: ["…", "…"]`')
        return tuple(str(item) for item in value)

    def mapping(self, value: Any, name: str) -> dict[str, str]:
        if not isinstance(value, Table) or not all(isinstance(item, Text) for item in value.values()):
            raise self.wrong(value, f"{name!r} is not a mapping of texts")
        return {key: str(item) for key, item in value.items()}

    def choice(self, table: Table, name: str, options: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(table, name, default)
        if value not in options and value != default:
            raise self.wrong(table[name], f"{name!r} is {value!r}", f"one of {', '.join(options)}")
        return value

    def span(self, row: Table, source: str) -> Span:
        self.only(row, ("start", "end", "exact", "prefix", "suffix", "source", "reason"))
        exact = row.get("exact")
        if not isinstance(exact, Text) or not exact:
            raise self.wrong(exact if exact is not None else row, "'exact' is missing")
        if "start" not in row:
            return self.found(exact, source)
        prefix, suffix = (str(row.get(side, "")) for side in ("prefix", "suffix"))
        return Span(source, self.number(row, "start"), self.number(row, "end"), str(exact), prefix, suffix)

    def found(self, exact: Text, source: str) -> Span:
        """The span of a quotation given by its words alone, as an author writes it; `base format` writes the rest."""
        text = self.sources[source].text if source in self.sources else ""
        places = anchor.occurrences(str(exact), text)
        if len(places) != 1:
            what = f"{str(exact)!r} occurs {len(places)} times in source {source!r}"
            raise self.wrong(
                exact, what, "copy it as it stands, or give start and end" if not places else "give start and end"
            )
        return anchor.describe(source, text, places[0], places[0] + len(exact))

    def claim(self, row: Table, subject: str) -> Claim:
        self.only(row, CLAIM_FIELDS)
        statement = self.text(row, "statement")
        passages = []
        for passage in self.rows(row, "passages"):
            self.only(passage, ("source", "spans"))
            source = self.text(passage, "source")
            passages.append(Passage(source, tuple(self.span(span, source) for span in self.rows(passage, "spans"))))
        examples = row.get("examples", Table())
        if not isinstance(examples, Table):
            raise self.wrong(examples, "'examples' is not a mapping")
        self.only(examples, ("supported", "conflict", "unverified"))
        key, value = self.texts(row, "key"), self.texts(row, "value")
        return Claim(
            id=self.text(row, "id"),
            subject=subject,
            statement=statement,
            key=key,
            value=value,
            passages=tuple(passages),
            statement_en=self.text(row, "statement_en", ""),
            by=self.text(row, "by", ""),
            list=self.choice(row, "list", ("closed", "open"), ""),  # type: ignore[arg-type]
            inferred=tuple(self.mapping(item, "inferred") for item in self.rows(row, "inferred"))
            if "inferred" in row
            else (),
            note=self.mapping(row["note"], "note") if "note" in row else None,
            caveat=self.text(row, "caveat", ""),
            caveat_en=self.text(row, "caveat_en", ""),
            examples={str(kind): self.texts(examples, kind) for kind in examples},
        )

    def entity(self, row: Table) -> Entity:
        self.only(row, ("kind", "name", "aliases", "variants", "titles", "en"))
        lists = {name: self.texts(row, name) for name in ("aliases", "variants", "titles")}
        return Entity(
            kind=self.choice(row, "kind", ENTITY_KINDS),
            name=self.text(row, "name"),
            en=self.text(row, "en", ""),
            **lists,
        )

    def dispute(self, row: Table) -> Dispute:
        self.only(row, ("id", "claims", "about", "about_en", "why", "why_en"))
        return Dispute(
            self.text(row, "id"),
            self.texts(row, "claims"),
            self.text(row, "about"),
            self.nullable(row, "why") or "",
            self.text(row, "about_en", ""),
            self.nullable(row, "why_en") or "",
        )

    def article(self, row: Table) -> Article:
        self.only(row, ("title", "start", "end", "byline", "newspaper", "date", "page", "inferred"))
        return Article(
            title=self.nullable(row, "title"),
            start=self.number(row, "start"),
            end=self.number(row, "end"),
            byline=self.nullable(row, "byline"),
            newspaper=self.nullable(row, "newspaper"),
            date=self.nullable(row, "date"),
            page=self.nullable(row, "page"),
            inferred=self.mapping(row["inferred"], "inferred") if "inferred" in row else {},
        )

    def source(self, row: Table, folder: Path) -> Source:
        self.only(row, ("id", "path", "sha256", "text_sha256", "length", "encoding", "articles"))
        path = self.text(row, "path")
        try:
            file = (folder / path).resolve()
            present = file.is_file()
        except (OSError, RuntimeError, ValueError) as error:  # a name too long, a link to itself, a NUL
            raise self.wrong(row["path"], f"unusable path: {error}", "give a file beside sources.yaml") from None
        if ".." in Path(path).parts or Path(path).is_absolute() or "\\" in path or folder.resolve() not in file.parents:
            raise self.wrong(row["path"], f"path {path!r} leaves the base", "give a file beside sources.yaml")
        if not present:
            raise self.wrong(row["path"], f"no such file: {path}", "add the document or correct the path")
        if file.stat().st_size > MAX_SOURCE_BYTES:
            raise self.wrong(row["path"], f"{path} is larger than {MAX_SOURCE_BYTES} bytes")
        articles = tuple(self.article(item) for item in self.rows(row, "articles")) if "articles" in row else ()
        return read_source(
            folder, self.text(row, "id"), path, self.text(row, "sha256"), self.text(row, "text_sha256"),
            self.number(row, "length"), articles, refuse=lambda what, fix: self.wrong(row["path"], what, fix), pinned=self.pinned,
        )  # fmt: skip


def read_source(
    folder: Path,
    name: str,
    path: str,
    sha256: str,
    text_sha256: str,
    length: int,
    articles: tuple[Article, ...],
    *,
    refuse: Callable[[str, str], InputError] | None = None,
    pinned: bool = True,
) -> Source:
    """The document with its text, proven against its pinned hash."""
    refuse = refuse or (lambda what, fix: InputError(what, path=str(folder / path), fix=fix))
    data = _bytes(folder / path)
    if pinned and hashlib.sha256(data).hexdigest() != sha256:
        raise refuse(f"{path} is not the document that was pinned", "restore it, or run `zgccheck base reanchor`")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(f"{path} is not UTF-8 at byte {error.start}", "save the document as UTF-8") from None
    if pinned and len(text) != length:
        raise refuse(f"{path} has {len(text)} characters, {length} are pinned", "run `zgccheck base reanchor`")
    return Source(name, path, sha256, text_sha256, length, text, articles)


def schema() -> dict[str, Any]:
    """The JSON Schema of the base's YAML files (draft 2020-12), for editors. Scalars are what the loader reads as text."""
    text = {"type": ["string", "number", "boolean"]}
    nullable = {"type": ["string", "number", "null"]}
    texts = {"type": "array", "items": text}
    whole = {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$"}
    table = {"type": "object", "additionalProperties": {"type": "string"}}

    def rows(required: tuple[str, ...], **fields: Any) -> dict[str, Any]:
        row = {"type": "object", "required": list(required), "properties": fields, "additionalProperties": False}
        return {"type": "array", "items": row}

    place = {"start": whole, "end": whole, "exact": text, "prefix": {"type": "string"}, "suffix": {"type": "string"}}
    spans = rows(("start", "end", "exact"), **place)
    examples = {
        "type": "object",
        "properties": dict.fromkeys(("supported", "conflict", "unverified"), texts),
        "additionalProperties": False,
    }
    files = {
        "claims": {
            "subject": text,
            "claims": rows(
                ("id", "statement", "key", "value", "passages"),
                id={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, statement=text, statement_en=text, key=texts, value=texts,
                by=text, list={"enum": ["closed", "open"]}, passages=rows(("source", "spans"), source=text, spans=spans),
                inferred={"type": "array", "items": table}, note=table, caveat=text, caveat_en=text, examples=examples,
            ),
        },
        "entities": {
            "entities": rows(
                ("kind", "name"), kind={"enum": list(ENTITY_KINDS)}, name=text, aliases=texts, variants=texts, titles=texts, en=text
            )
        },
        "disputes": {"disputes": rows(("id", "claims", "about"), id=text, claims=texts, about=text, about_en=text, why=nullable, why_en=nullable)},
        "omitted": {"omitted": rows(("source", "reason", "start", "end", "exact"), source=text, reason=text, **place)},
        "sources": {
            "sources": rows(
                ("id", "path", "sha256", "text_sha256", "length"),
                id=text, path=text, sha256=text, text_sha256=text, length=whole, encoding=text,
                articles=rows(
                    ("title", "start", "end"), title=nullable, start=whole, end=whole, byline=nullable, newspaper=nullable,
                    date=nullable, page=nullable, inferred=table,
                ),
            )
        },
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zgccheck base",
        "oneOf": [
            {
                "type": "object",
                "required": ["schema", *fields],
                "properties": {"schema": {"const": f"zgccheck/{name}@1"}, **fields},
                "additionalProperties": False,
            }
            for name, fields in files.items()
        ],
    }
