"""BibTeX records, for LaTeX"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zgccheck.citations import Locator, System
from zgccheck.reference import Item, Name

SYSTEMS: tuple[System, ...] = ("numeric",)
RECORDS = True
FRAME = ("", "\n", "")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        '"': r"\textquotedbl{}",
        **{mark: f"\\{mark}" for mark in "#$%&_"},
    }
)
r"""BibTeX counts braces whether or not a \ stands before them, so a brace is written by its name. A straight " is named too."""
_UNSAFE = re.compile(r"""[^!-~]|[\\{}^`"<>|]|%(?![0-9A-Fa-f]{2})""")


def reference(item: Item, system: System, letter: str) -> str:
    kind = "article" if item.container else "misc"
    return record(kind, item, _fields(item))


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    return rf"\cite{optional(item, locator)}{{{item.id}}}"


def heading(item: Item) -> str:
    return item.id


def record(kind: str, item: Item, fields: Iterable[tuple[str, str]]) -> str:
    """One entry; fields without a value are left out."""
    rows = "".join(f"  {name:<12} = {value},\n" for name, value in fields if value)
    return f"@{kind}{{{item.id},\n{rows}}}\n"


def _fields(item: Item) -> Iterable[tuple[str, str]]:
    parts = item.issued.parts if item.issued else ()
    known = "issued" not in item.inferred
    yield "author", authors(item)
    yield "title", braced(item.marked("title", item.title), 2) if item.title else ""
    yield "journal", braced(item.marked("container-title", item.container)) if item.container else ""
    yield "year", braced(item.marked("issued", item.issued.year or item.issued.literal)) if item.issued else ""
    yield "month", _MONTHS[parts[1] - 1] if known and len(parts) > 1 and 1 <= parts[1] <= 12 else ""
    yield "day", braced(str(parts[2])) if known and len(parts) > 2 else ""
    yield "pages", braced(item.marked("page", item.page)) if item.page else ""
    yield "url", f"{{{address(item.url)}}}" if item.url else ""
    yield "note", noted(item, f"date inferred: {item.issued.iso}" if item.issued and not known else "")


def noted(item: Item, text: str) -> str:
    """A note, and the file of what has no other name."""
    told = "; ".join(part for part in (text, f"file: {item.unnamed}" if item.unnamed else "") if part)
    return braced(told) if told else ""


def authors(item: Item) -> str:
    """Each name in braces of its own, so that none is divided into given and family name."""
    return f"{{{' and '.join(_name(name) for name in item.author)}}}" if item.author else ""


def _name(name: Name) -> str:
    if name.literal:
        return braced(name.literal)
    return ", ".join(braced(part) for part in (name.family, name.given) if part)


def braced(text: str, depth: int = 1) -> str:
    """A value that LaTeX prints as it is. In two pairs of braces the case of its letters is kept."""
    return "{" * depth + text.translate(_LATEX) + "}" * depth


def address(url: str) -> str:
    """A URL in which nothing can end the field or be a command; what is encoded already stays."""
    return _UNSAFE.sub(lambda match: _encoded(match[0]), url)


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def optional(item: Item, locator: Locator | None) -> str:
    """The optional argument of \\cite: where in the thing cited."""
    if locator is None:
        return ""
    units = {"line": ("第{}行", "line {}"), "paragraph": ("第{}段", "par. {}"), "page": ("{}", "{}")}
    return f"[{braced(units[locator.kind][not item.chinese].format(locator.value))}]"
