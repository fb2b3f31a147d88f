"""Wrong names: of people, organisations, events, documents, places; wrong offices, editions and scopes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.told import Maker, Mutant, Pool, Told, telling, whole
from zgccheck import places


def _office(told: Told) -> bool:
    """Claims on who holds which office: many people are 院士, so another name is no error by itself."""
    return told.claim.id.startswith("title-")


def _named(kind: str, *roles: str) -> Maker:
    def make(told: Told, pool: Pool) -> Iterator[Mutant]:
        """Another name of the base. Not in an open list's items (beyond it is unverified), nor where what is left of the
        claim fits other facts as well (see `telling`), nor where the base says the same of the other, nor a name that is part
        of a longer one or that the sentence gives again in short (以下简称)."""
        for seed, term in enumerate(told.fact.terms):
            if term.entity is None or term.entity.kind != kind or term.role not in roles or _office(told):
                continue
            if told.claim.list == "open" and term.role == "value":
                continue
            if kind != "person" and not telling(told.fact, term):
                continue
            other = pool.other(told, term, seed + len(told.claim.id))
            for start, end in told.spots(term)[:1] if other is not None else ():
                if "以下简称" not in told.text[end : end + 6] and whole(told, start, end):
                    yield told.put(start, end, other)  # type: ignore[arg-type]

    return make


def place(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Another city, at the first mention. Not where what is left fits other facts as well: each city has events each day."""
    for term in told.fact.terms:
        if term.entity is None or term.entity.kind != "place" or len(term.text) > 5 or not places.read(term.text):
            continue
        if not telling(told.fact, term):
            continue
        other = next((p for p in ("上海市", "深圳市", "杭州市") if p[:2] not in told.text), None)
        for start, end in told.spots(term)[:1] if other is not None else ():
            yield told.put(start, end, other)  # type: ignore[arg-type]


def edition(told: Told, pool: Pool) -> Iterator[Mutant]:
    """The year or number in a name one up or down."""
    for term in told.fact.terms:
        if term.entity is None or term.entity.kind not in ("event", "document") or term.role == "context":
            continue
        for start, end in told.spots(term)[:1]:
            text = told.text[start:end]
            if (match := re.match("《?(20[0-9]{2})", text)) and not re.match("20[0-9]{2}[-—]", text[match.start(1) :]):
                for step in (-1, 1):
                    yield told.put(start, end, text.replace(match[1], str(int(match[1]) + step), 1))


def scope(told: Told, pool: Pool) -> Iterator[Mutant]:
    """全国 for 全球 and the other way round. Not 全国前三 for 全球前三, which follows from it."""
    for term in told.fact.values:
        if term.rank is None:
            continue
        for start, end in told.spots(term):
            text = told.text[start:end]
            for a, b in (
                ("全国", "全球"), ("国内", "全球"), ("全球", "全国"), ("中国", "全球"), ("国际", "国内"), ("世界", "全国"),
            ):  # fmt: skip
                if a in text:
                    if not (term.rank.worst > 1 and b in ("全国", "国内") and term.rank.best != term.rank.worst):
                        yield told.put(start, end, text.replace(a, b, 1))
                    break


_HEAD = re.compile(r"(主任|局长|院长|理事长|所长|市长|董事长|总经理|秘书长|司长|校长|部长|会长|总裁|主席)$")


def deputy(told: Told, pool: Pool) -> Iterator[Mutant]:
    """副 dropped or added, in a sentence of its own and in the passage."""
    if not _office(told):
        return
    name = told.claim.key[0]
    for value in told.claim.value:
        turned = value.replace("副", "", 1) if "副" in value else _HEAD.sub(r"副\1", value)
        if turned == value:
            continue
        if told.text == told.claim.statement:
            yield Mutant(f"{turned}{name}表示，将继续努力。", 0, len(turned))
        elif (at := told.text.find(value + name)) >= 0:
            yield told.put(at, at + len(value), turned)


MAKERS: dict[str, Maker] = {
    "scope": scope, "deputy": deputy, "person": _named("person", "key", "value"),
    "organisation": _named("organisation", "key", "value"), "event": _named("event", "key"),
    "document": _named("document", "key", "value"), "edition": edition, "place": place,
}  # fmt: skip
