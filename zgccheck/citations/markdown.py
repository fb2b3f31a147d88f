"""Markdown footnotes, the reference as in `text`"""

from __future__ import annotations

from zgccheck.citations import Locator, System, text
from zgccheck.citations.bibtex import address
from zgccheck.citations.text import SYSTEMS as SYSTEMS
from zgccheck.citations.text import heading as heading
from zgccheck.formats.markdown import escape
from zgccheck.reference import Item

FRAME = ("", "\n\n", "\n")


def reference(item: Item, system: System, letter: str) -> str:
    return f"[^{item.id}]: {marked(text.reference(item, 'numeric', ''), item)}"


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return f"[^{item.id}]"


def quotation(text: str, marker: str) -> str:
    """A quoted block, which needs no quotation marks."""
    return f"> {escape(text)}{marker}\n"


def marked(line: str, item: Item) -> str:
    """A reference in any style as Markdown that renders to the same words; a web address becomes a link."""
    if not item.url or not item.url.lower().startswith(("http://", "https://")) or item.url not in line:
        return escape(line)
    before, _, after = line.rpartition(item.url)
    return f"{escape(before)}{' ' if before.endswith(' ') else ''}<{address(item.url)}>{escape(after)}"
