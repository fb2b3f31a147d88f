"""`zgccheck show`: one claim with every passage that says it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from zgccheck.cli.options import Base, Colour, Lang, say
from zgccheck.cli.output import Output
from zgccheck.errors import InputError
from zgccheck.lang import choose

if TYPE_CHECKING:
    from zgccheck.layout import Line
    from zgccheck.model import Claim
    from zgccheck.store import Base as ClaimsBase


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help=say("论断的编号", "A claim's id"))],
    base: Base = None,
    lang: Lang = "auto",
    colour: Colour = "auto",
) -> None:
    from zgccheck import index

    loaded = index.load(base).base
    wanted = known(claim, loaded)
    from zgccheck.layout import paint

    output = Output(colour)
    lines = _lines(wanted, loaded, choose(lang, os.environ), output)
    output.write(paint(lines, colour=output.colour))


show.__doc__ = say("显示一条论断及说到它的每一处原文。", "Show a claim and every passage that says it.")


def known(claim: str, base: ClaimsBase) -> Claim:
    """The claim of that id. Raises InputError, with those that are like it."""
    if claim not in base.claims:
        from difflib import get_close_matches

        close = get_close_matches(claim, base.claims, n=3, cutoff=0.5)
        fix = f"perhaps {', '.join(close)}" if close else "zgccheck base show lists them"
        raise InputError(f"no claim {claim!r}", fix=fix)
    return base.claims[claim]


def _lines(claim: Claim, base: ClaimsBase, lang: str, output: Output) -> list[Line]:
    from zgccheck.formats import View
    from zgccheck.layout import block, cells
    from zgccheck.quotation import passage
    from zgccheck.say import notes
    from zgccheck.text import width

    view = View(lang, output.width, output.colour, output.ascii, base.sources, base.claims)
    zh = lang == "zh"
    mark = "：" if zh else ": "
    lines: list[Line] = [[*((cell.text, "bold") for cell in cells(claim.id)), (f"  {claim.subject}", "dim")]]
    lines += block(cells(claim.statement, "bold"), view.width, [("  ", "")])
    if claim.statement_en:
        lines += block(cells(claim.statement_en), view.width, [("  ", "")])
    rows = [
        ("认定事实" if zh else "key", "、".join(claim.key)),
        ("所述内容" if zh else "value", "、".join(claim.value)),
        ("说话人" if zh else "said by", claim.by),
        ("清单" if zh else "list", claim.list),
        *((told[lang].partition(mark)[0], told[lang].partition(mark)[2]) for told in notes(claim, base, ())),
    ]
    for dispute in base.disputes.values():
        if claim.id in dispute.claims:
            others = "、".join(other for other in dispute.claims if other != claim.id)
            rows.append(
                (
                    "来源不一" if zh else "disputed by",
                    f"{others}: {dispute.about if zh else dispute.about_en or dispute.about}",
                )
            )
    for name, text in rows:
        if text:
            margin = f"  {name}" + " " * max(2, 12 - width(name))
            lines += block(cells(text), view.width, [(margin, "dim")], [(" " * width(margin), "")])
    for place in claim.passages:
        lines += [[], *passage(place, claim, view)]
    return lines
