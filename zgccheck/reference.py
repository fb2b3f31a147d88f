"""A document as it is cited: what a source says of itself, in the variables of CSL-JSON.

What the page does not say is None, and nothing is put in its place. What a curator worked out is in `inferred`, by the name
of its variable; every style marks it. Texts are single lines that are safe to show, whatever the base holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from zgccheck.byline import names
from zgccheck.clean import one_line
from zgccheck.imprint import article_at
from zgccheck.model import Article, Source

Type = Literal["article-newspaper", "webpage", "document"]

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿𠀀-𯿿]")
_REPORTED = re.compile(r"记者|通讯员|本报|讯")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_VARIABLES = {"title": "title", "byline": "author", "newspaper": "container-title", "date": "issued", "page": "page"}
"""A curator's words for an article's fields, and CSL's."""


def _clean(value: object, fields: tuple[str, ...]) -> None:
    """Make each text of a new value one line that is safe to show, blanks single."""
    for name in fields:
        text = getattr(value, name)
        if text is not None:
            object.__setattr__(value, name, one_line(" ".join(text.split())))


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a body. Chinese names are `literal`: of family and given, processors print a blank between them."""

    literal: str = ""
    family: str = ""
    given: str = ""

    def __post_init__(self) -> None:
        _clean(self, ("literal", "family", "given"))

    def csl(self) -> dict[str, str]:
        return {"literal": self.literal} if self.literal else {"family": self.family, "given": self.given}


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date as far as it is known, or the words for it where they are no date."""

    parts: tuple[int, ...] = ()
    literal: str = ""

    def __post_init__(self) -> None:
        _clean(self, ("literal",))

    @property
    def year(self) -> str:
        return str(self.parts[0]) if self.parts else ""

    @property
    def iso(self) -> str:
        """2026-03-31, or as much of it as there is."""
        return "-".join(f"{part:0{4 if not at else 2}}" for at, part in enumerate(self.parts)) or self.literal

    def csl(self) -> dict[str, Any]:
        return {"date-parts": [list(self.parts)]} if self.parts else {"literal": self.literal}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to cite. `id` is a key that BibTeX, Pandoc and HTML take: letters, digits, - and one dot."""

    id: str
    type: Type = "article-newspaper"
    title: str | None = None
    author: tuple[Name, ...] = ()
    container: str | None = None
    """The newspaper."""
    issued: Date | None = None
    page: str | None = None
    url: str | None = None
    accessed: Date | None = None
    language: str = "zh"
    inferred: frozenset[str] = frozenset()
    """Variables, by CSL's names, that were worked out and are not printed."""
    file: str = ""
    """The document's name, which tells apart what has no other name."""

    def __post_init__(self) -> None:
        _clean(self, ("title", "container", "page", "url", "file", "language"))
        if self.url and not re.match(r"https?://", self.url, re.IGNORECASE):
            object.__setattr__(self, "url", None)  # nothing that a reader can follow, and perhaps a script

    @property
    def chinese(self) -> bool:
        return self.language.startswith("zh")

    @property
    def missing(self) -> tuple[str, ...]:
        """What a reference should have and the page does not say: title, container-title, issued."""
        wanted = {"title": self.title, "container-title": self.container or self.url, "issued": self.issued}
        return tuple(name for name, value in wanted.items() if not value)

    @property
    def unnamed(self) -> str:
        """The file's name, where neither title nor newspaper nor address says what it is."""
        return "" if self.title or self.container or self.url else self.file

    def csl(self) -> dict[str, Any]:
        """CSL-JSON. An inferred paper is in square brackets and an inferred date is `circa`, so no processor prints them as found."""
        data: dict[str, Any] = {"id": self.id, "type": self.type}
        if self.title:
            data["title"] = self.marked("title", self.title)
        if self.author:
            data["author"] = [name.csl() for name in self.author]
        if self.container:
            data["container-title"] = self.marked("container-title", self.container)
        if self.issued:
            data["issued"] = {**self.issued.csl(), **({"circa": True} if "issued" in self.inferred else {})}
        if self.page:
            data["page"] = self.marked("page", self.page)
        if self.url:
            data["URL"] = self.url
        if self.accessed:
            data["accessed"] = self.accessed.csl()
        data["language"] = self.language
        custom = {"file": self.file, "inferred": sorted(self.inferred)}
        if any(custom.values()):
            data["custom"] = {name: value for name, value in custom.items() if value}
        return data

    def marked(self, variable: str, text: str) -> str:
        """The text, in square brackets where it was worked out."""
        return f"[{text}]" if variable in self.inferred else text


def from_csl(data: Mapping[str, Any]) -> Item:
    """An item from CSL-JSON, the inverse of `Item.csl`; variables that no style here prints are passed over."""
    kinds: Mapping[str, Type] = {"article-newspaper": "article-newspaper", "webpage": "webpage"}
    custom, issued = data.get("custom") or {}, data.get("issued") or {}
    inferred = frozenset(custom.get("inferred", ())) | frozenset(["issued"] if issued.get("circa") else ())

    def said(variable: str) -> str | None:
        text = _text(data.get(variable))
        bracketed = text and variable in inferred and text[0] + text[-1] == "[]"
        return text[1:-1] if text and bracketed else text

    return Item(
        key(str(data["id"]), numbered=True),
        kinds.get(str(data.get("type")), "document"),
        said("title"),
        tuple(
            Name(*(str(name.get(part) or "") for part in ("literal", "family", "given")))
            for name in data.get("author", ())
        ),
        said("container-title"),
        _date(issued or None),
        said("page"),
        said("URL"),
        _date(data.get("accessed")),
        str(data.get("language") or "zh"),
        inferred,
        str(custom.get("file", "")),
    )


def cited(source: Source, offset: int) -> Item:
    """The item for what stands at an offset: the article there, or the document where there is none."""
    article = article_at(source, offset)
    if article is None:
        return Item(key(source.id), "document", language=_language(source.text[:500]), file=source.path)
    return _item(source, article, source.articles.index(article) + 1)


def items(source: Source) -> list[Item]:
    """An item for each article of a document, in its order; one for the document where it has none."""
    if not source.articles:
        return [cited(source, 0)]
    return [_item(source, article, number) for number, article in enumerate(source.articles, 1)]


def _item(source: Source, article: Article, number: int) -> Item:
    fields = {name: _text(getattr(article, name)) or _worked_out(article, name) for name in _VARIABLES}
    inferred = frozenset(_VARIABLES[name] for name in article.inferred if fields.get(name))
    byline, newspaper = fields["byline"], fields["newspaper"]
    told = newspaper or fields["page"] or _REPORTED.search(byline or "")
    named = " ".join(value for value in (fields["title"], byline, newspaper) if value)
    return Item(
        f"{key(source.id)}.{number}",
        "article-newspaper" if told else "document",
        fields["title"],
        tuple(Name(name) for name in names(byline)),
        newspaper.strip("《》") if newspaper else None,
        _date(fields["date"]),
        fields["page"],
        language=_language(named or source.text[article.start : article.start + 500]),
        inferred=inferred,
        file=source.path,
    )


def _worked_out(article: Article, name: str) -> str | None:
    """What a curator inferred for a field that the page leaves open: the words before the colon of «2026-03-27: why»."""
    value, colon, _ = article.inferred.get(name, "").partition(":")
    return _text(value) if colon else None


def _text(value: object) -> str | None:
    """A text that says something, or None."""
    text = " ".join(str(value).split()) if value is not None else ""
    return text or None


def _date(value: object) -> Date | None:
    """From an ISO date, CSL's date, or whatever words there are."""
    if isinstance(value, Mapping):
        parts = tuple(int(part) for part in (value.get("date-parts") or [[]])[0])
        literal = str(value.get("literal") or value.get("raw") or "")
        return Date(parts, literal) if parts or literal else None
    text = _text(value)
    if text is None:
        return None
    iso = _ISO.fullmatch(text)
    return Date(tuple(int(part) for part in iso.groups() if part)) if iso else Date((), text)


def key(text: str, *, numbered: bool = False) -> str:
    """A citation key: the text itself where every format takes it, else made safe and told apart by a hash.

    Only a `numbered` one may end in a dot and a number: that is how an article of a document is named.
    """
    if re.fullmatch(r"[A-Za-z0-9_-]+(?:\.[0-9]+)?" if numbered else r"[A-Za-z0-9_-]+", text):
        return text
    from hashlib import sha256

    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-")
    return f"{safe or 'source'}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def _language(text: str) -> str:
    return "zh" if _HAN.search(text) else "en"
