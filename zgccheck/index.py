"""The compiled base: claims ready to be found, written beside the YAML and used only while proven fresh.

The file is a cache of what `store.load` says plus posting lists; with no file, or a stale one, the same index is made
in memory. Nothing in it is trusted for quotations: those are sliced from the pinned sources at run time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

from zgccheck import __version__, store
from zgccheck.errors import InputError
from zgccheck.lexicon import Lexicon
from zgccheck.model import Article, Claim, Dispute, Entity, Passage, Source, Span
from zgccheck.reading import bigrams, mask
from zgccheck.text import normalise

GATHERED = 5
"""Events told together with one that make it their occasion."""
FORMAT = 6
NAME = "index.json"


class Claims(Mapping[str, Claim]):
    """Claims by id, each parsed and built when first asked for. A row is the id and the claim as JSON."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self._rows = rows
        self._at = {row[0]: i for i, row in enumerate(rows)}
        self._built: dict[str, Claim] = {}

    @classmethod
    def of(cls, claims: Mapping[str, Claim]) -> Claims:
        """Claims that are built already."""
        made = cls([(name, "") for name in claims])
        made._built.update(claims)
        return made

    def __getitem__(self, name: str) -> Claim:
        if name not in self._built:
            self._built[name] = _unpack(json.loads(self._rows[self._at[name]][1]))
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._rows)

    def rows_with(self, names: Sequence[str]) -> list[str]:
        """The rows, as text, of the claims that hold one of the names."""
        rows = (row or self._built[name].statement for name, row in self._rows)
        return [row for row in rows if any(name in row for name in names)]

    def by_number(self, number: int) -> Claim:
        return self[self._rows[number][0]]


class Index:
    """A base with what retrieval needs: posting lists of bigrams, and the lexicon of its names."""

    def __init__(self, base: store.Base, claims: Claims, postings: Mapping[str, list[int]]) -> None:
        self.base = base
        self.claims = claims
        self.postings = postings
        self.lexicon = Lexicon(base.entities)
        self._all = max(len(claims), 1)
        self._rarities: dict[str, float] = {}
        self._masses: dict[int, float] = {}
        self._gathering: dict[str, bool] = {}
        self.disputed: dict[str, list[Dispute]] = {}
        for dispute in base.disputes.values():
            for claim in dispute.claims:
                self.disputed.setdefault(claim, []).append(dispute)

    def rarity(self, bigram: str) -> float:
        """Inverse document frequency over the claims; unseen pairs count as the rarest."""
        known = self._rarities.get(bigram)
        if known is None:
            known = self._rarities[bigram] = log((self._all + 1) / (len(self.postings.get(bigram, ())) + 0.5))
        return known

    def gathers(self, entity: Entity) -> bool:
        """Whether an event is the occasion of several others: the claims name it together with them."""
        if entity.name not in self._gathering:
            rows = self.claims.rows_with(entity.names)
            others = [o for o in self.base.entities if o.kind == entity.kind and o.name != entity.name]
            told = [o for o in others if any(name in row for row in rows for name in o.names)]
            self._gathering[entity.name] = len(told) >= GATHERED
        return self._gathering[entity.name]

    def mass(self, number: int) -> float:
        """The weight of a statement's wording: the rarities of its pairs of characters."""
        if number not in self._masses:
            pairs = dict.fromkeys(bigrams(normalise(self.claims.by_number(number).statement).text))
            self._masses[number] = sum(map(self.rarity, pairs)) or 1.0
        return self._masses[number]


def load(path: Path | None = None) -> Index:
    """The index of a base: from its compiled file where that is fresh, else made in memory."""
    root = path or store.default_path()
    compiled = store.claims_dir(root) / NAME
    if compiled.is_file():
        try:
            data = json.loads(compiled.read_bytes())
        except ValueError:
            data = None
        if isinstance(data, dict) and all(data.get(name) == value for name, value in _made_of(root).items()):
            return _from_data(data, root)
    return build(store.load(root))


def build(base: store.Base) -> Index:
    rows = Claims([_pack(claim) for claim in base.claims.values()])
    return Index(base, rows if base.curated else Claims.of(base.claims), postings(base))


def _made_of(root: Path) -> dict[str, Any]:
    """What a compiled file depends on: its own form, the readers, and the YAML."""
    return {"format": FORMAT, "zgccheck": __version__, "files": fingerprints(root)}


def fingerprints(root: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in store.yaml_files(root)}


def dump(root: Path) -> str:
    """The compiled file's text. Deterministic: same YAML, same bytes."""
    base = store.load(root)
    data = {
        **_made_of(root),
        "sources": [
            [s.id, s.path, s.sha256, s.text_sha256, s.length,
             [[a.title, a.start, a.end, a.byline, a.newspaper, a.date, a.page, dict(a.inferred)] for a in s.articles]]
            for s in base.sources.values()
        ],
        "claims": [_pack(claim) for claim in base.claims.values()],
        "disputes": [[d.id, d.claims, d.about, d.why, d.about_en, d.why_en] for d in base.disputes.values()],
        "entities": [[e.kind, e.name, e.aliases, e.variants, e.titles, e.en] for e in base.entities],
        "postings": postings(base),
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def postings(base: store.Base) -> dict[str, list[int]]:
    """For each pair of characters, the numbers of the claims whose statement or passages hold it."""
    from zgccheck import slots

    lists: dict[str, list[int]] = {}
    for number, claim in enumerate(base.claims.values()):
        seen: dict[str, None] = {}
        for text in (claim.statement, *(passage.text for passage in claim.passages if claim.curated)):
            normal = normalise(text).text
            seen.update(dict.fromkeys(bigrams(mask(normal, slots.read(normal)))))
        for pair in seen:
            lists.setdefault(pair, []).append(number)
    return dict(sorted(lists.items()))


def _from_data(data: dict[str, Any], root: Path) -> Index:
    folder = store.sources_file(root).parent
    sources: dict[str, Source] = {}
    for name, path, sha, text_sha, length, articles in data["sources"]:
        sources[name] = store.read_source(
            folder, name, path, sha, text_sha, length, tuple(Article(*article) for article in articles)
        )
    claims = Claims(data["claims"])
    base = store.Base(
        root,
        sources,
        claims,
        {row[0]: Dispute(row[0], tuple(row[1]), *row[2:]) for row in data["disputes"]},
        tuple(Entity(k, n, tuple(a), tuple(v), tuple(t), en) for k, n, a, v, t, en in data["entities"]),
    )
    return Index(base, claims, data["postings"])


def _pack(claim: Claim) -> tuple[str, str]:
    passages = [[passage.source, [[s.start, s.end, s.exact] for s in passage.spans]] for passage in claim.passages]
    row = [
        claim.id, claim.subject, claim.statement, claim.key, claim.value, passages, claim.statement_en, claim.by, claim.list,
        [dict(entry) for entry in claim.inferred], dict(claim.note) if claim.note else None, claim.caveat, claim.caveat_en,
        {kind: list(texts) for kind, texts in claim.examples.items()},
    ]  # fmt: skip
    return claim.id, json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _unpack(row: list[Any]) -> Claim:
    passages = tuple(Passage(source, tuple(Span(source, *span) for span in spans)) for source, spans in row[5])
    return Claim(
        row[0], row[1], row[2], tuple(row[3]), tuple(row[4]), passages, row[6], row[7], row[8],
        tuple(row[9]), row[10], row[11], row[12], {kind: tuple(texts) for kind, texts in row[13].items()},
    )  # fmt: skip


def is_fresh(root: Path) -> bool:
    compiled = store.claims_dir(root) / NAME
    return compiled.is_file() and compiled.read_text(encoding="utf-8") == dump(root)


__all__ = ["Claims", "Index", "InputError", "build", "dump", "is_fresh", "load"]
