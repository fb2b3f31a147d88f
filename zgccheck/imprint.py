"""What a source says of itself, for a person: title, newspaper, date, page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zgccheck.clean import one_line
from zgccheck.model import Article, Citation, Source, Stance

STANCES: Mapping[Stance, Mapping[str, str]] = {
    "supports": {"zh": "相符", "en": "agrees"},
    "contradicts": {"zh": "不符", "en": "differs"},
}

_BREAKS = re.compile(r"\s*[\r\n]\s*")


def describe(citation: Citation, source: Source | None, lang: str) -> str:
    """The document for a person: its id and what it says of itself, «002 《人民日报》2026年3月31日第13版»."""
    article = article_at(source, citation.start)
    if article is None:
        return citation.source
    title = _BREAKS.sub(" ", article.title or "")
    inferred = article.inferred.get("date", "").split(":")[0] if not article.date else ""
    date = article.date or inferred
    if lang == "zh":
        parts = [f"「{title}」" if title else "", f"《{article.newspaper.strip('《》')}》" if article.newspaper else ""]
        parts += [f"（推定{_date(date)}）" if inferred else _date(date), f"第{article.page}版" if article.page else ""]
        return one_line(" ".join(part for part in (citation.source, "".join(parts)) if part))
    parts = [f"“{title}”" if title else "", article.newspaper or "", f"({date}, inferred)" if inferred else date]
    parts.append(f"p. {article.page}" if article.page else "")
    return one_line(" ".join([citation.source, ", ".join(part for part in parts if part)]).strip())


def article_at(source: Source | None, offset: int) -> Article | None:
    """The article of a document that an offset lies in."""
    articles = source.articles if source else ()
    return next((article for article in articles if article.start <= offset < article.end), None)


def _date(date: str) -> str:
    """An ISO date as a newspaper prints it; anything else as it stands."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", date)
    if not match:
        return date
    year, month, day = match.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
