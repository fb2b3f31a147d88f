"""Options that several commands share, in the reader's language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zgccheck.cli.complaint import language

_LANG = language()


def say(zh: str, en: str) -> str:
    """The wording in the language of this command line."""
    return zh if _LANG == "zh" else en


Sentences = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SENTENCE",
        help=say(
            "要核对的句子；- 表示从标准输入读，每行一句",
            "What to read; - takes one sentence a line from standard input",
        ),
        show_default=False,
    ),
]
Base = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="DIR",
        help=say("另用一个论断库（含 claims/ 与 seeds/）", "Another base: a directory with claims/ and seeds/"),
    ),
]
Source = Annotated[
    list[Path] | None,
    typer.Option(
        "--source",
        metavar="FILE",
        help=say(
            "以这份文件原文为来源，不用论断库 （可重复；txt、md、html、docx、pdf）",
            "Check against this document as it is, with nothing curated (repeatable; txt, md, html, docx, pdf)",
        ),
        show_default=False,
    ),
]
Lang = Annotated[
    Literal["auto", "zh", "en"],
    typer.Option(
        "--lang",
        help=say("说明文字的语言；auto 随系统区域设置", "Language of the explanations; auto follows the locale"),
    ),
]
Colour = Annotated[
    Literal["auto", "always", "never"],
    typer.Option(
        "--color",
        help=say(
            "颜色；auto 看终端、NO_COLOR 与 FORCE_COLOR", "Colour; auto asks the terminal, NO_COLOR and FORCE_COLOR"
        ),
    ),
]
