"""Options that the commands which cite share, and what is said of references that lack something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from zgccheck import citations
from zgccheck.cli.options import say
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.reference import Item

_LACKS = {
    "title": ("题名", "title"),
    "container-title": ("报名", "newspaper"),
    "issued": ("日期", "date"),
    "page": ("版次", "printed page"),
}


def known_style(name: str) -> str:
    if name not in citations.names():
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(citations.names())}")
    return name


Style = Annotated[
    str,
    typer.Option(
        "--style",
        metavar="NAME",
        callback=known_style,
        autocompletion=citations.names,
        help=say("著录格式：", "The style of the references: ") + ", ".join(citations.names()),
    ),
]
System = Annotated[
    Literal["numeric", "author-date"] | None,
    typer.Option(
        "--system",
        help=say(
            "顺序编码制，或著者-出版年制 （默认随格式）", "By number, or by author and date; by default the style's own"
        ),
        show_default=False,
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help=say("题名、报名或日期不详即为错误", "A title, newspaper or date that is unknown is an error")
    ),
]


def system_of(style: str, wanted: str | None) -> citations.System:
    """The system that is meant, as an error of the command line where the style does not have it."""
    try:
        return citations.system_of(style, wanted or "")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def warn(items: Sequence[Item], lang: str, *, strict: bool, page: bool = False) -> None:
    """Say on standard error what references lack and what in them is inferred. Raises InputError if that is not to be."""
    from zgccheck.cli.complaint import complain

    zh = lang == "zh"
    lacking = 0
    for item in items:
        names = [*item.missing, *(["page"] if page and not item.page else [])]
        lacking += bool(names)
        if names:
            parts = [_LACKS[name][not zh] for name in names]
            what = f"{'、'.join(parts)}不详，未著录" if zh else f"unknown and left out: {', '.join(parts)}"
            complain(f"{item.id}{f' “{item.title}”' if item.title else ''}{'：' if zh else ': '}{what}")
    if any(item.inferred for item in items):
        complain("方括号内为推定，原文未载" if zh else "what stands in square brackets is inferred, not printed")
    if strict and lacking:
        fix = "complete seeds/sources.yaml, or leave out --strict"
        raise InputError(f"incomplete references: {lacking}", fix=fix)
