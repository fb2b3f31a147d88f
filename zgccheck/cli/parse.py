"""`zgccheck parse`: what is read in sentences, before anything is compared."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from zgccheck.cli.inputs import sentences
from zgccheck.cli.options import Base, Colour, Sentences, say
from zgccheck.cli.output import Output

_KNOWN = ("kind", "start", "end", "text")


def parse(
    sentence: Sentences = None,
    format_name: Annotated[
        Literal["terminal", "jsonl"], typer.Option("--format", help=say("输出格式", "How it is written"))
    ] = "terminal",
    base: Base = None,
    colour: Colour = "auto",
) -> None:
    output = Output(colour)
    wanted = iter(list(sentences(sentence)) if format_name == "terminal" else sentences(sentence))

    from zgccheck import index
    from zgccheck.formats import View
    from zgccheck.formats.jsonl import dump
    from zgccheck.parse import parse as read

    lexicon = index.load(base).lexicon
    for text in wanted:
        mentions = read(text, lexicon)
        if format_name == "jsonl":
            output.write(dump({"text": text, "mentions": mentions}, View(ascii=output.ascii)) + "\n")
        elif text.strip():
            output.write(_table(text, mentions, output))


parse.__doc__ = say(
    "显示从句子里读出的数量、日期、位次、名称，不作核对。",
    "Show the figures, dates, ranks and names that are read in sentences; nothing is compared.",
)


def _table(text: str, mentions: list[dict[str, Any]], output: Output) -> str:
    """The sentence with its mentions marked, and a row for each."""
    from zgccheck.layout import Line, block, cells, label, paint
    from zgccheck.text import width

    row = cells(text)
    for number, mention in reversed(list(enumerate(mentions, 1))):
        row[mention["start"] : mention["end"]] = cells(mention["text"], "cyan", "-")
        label(row, mention["start"], str(number))
    lines: list[Line] = block(row, output.width, [("  ", "")])
    kinds = max((width(mention["kind"]) for mention in mentions), default=0)
    words = min(24, max((width(mention["text"]) for mention in mentions), default=0))
    for number, mention in enumerate(mentions, 1):
        margin = f"  {number:>2}  {mention['kind']:<{kinds}}  "
        facts = "  ".join(
            f"{name}={fact}" for name, fact in mention.items() if name not in _KNOWN and fact not in ("", None)
        )
        gap = " " * max(0, words - width(mention["text"]))
        shown = [*cells(mention["text"] + gap, "bold"), *cells(f"  {facts}", "dim")]
        lines += block(shown, output.width, [(margin, "")], [(" " * len(margin), "")])
    if not mentions:
        lines.append(
            [(say("  没有读出数量、日期、位次或名称", "  no figure, date, rank or name is read in it"), "dim")]
        )
    return paint([*lines, []], colour=output.colour)
