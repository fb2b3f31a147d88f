"""Options of the commands that read manuscripts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from zgccheck import formats
from zgccheck.cli.options import say

READ = say("读什么", "What is read")
SHOWN = say("报告", "The report")
SETTLED = say("基线与设置", "Baseline and settings")
MENDED = say("改正", "Corrections")
"""Panels of the help. Each has columns of its own, so that no line of it is cut."""

KNOWN = say("格式：", "Formats: ") + ", ".join(formats.names())

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help=say("稿件或文件夹；- 表示标准输入", "Manuscripts or folders; - is standard input"),
        show_default=False,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="F|F=FILE",
        autocompletion=formats.names,
        help=say(
            "输出格式，可多次给出； F=FILE 写入文件",
            "How the report is written, several times if need be; F=FILE writes a file",
        ),
        rich_help_panel=SHOWN,
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=say("写入文件，不写到标准输出", "Write a file instead"),
        rich_help_panel=SHOWN,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help=say("标准输入的文件名： 格式与设置随它", "Name of standard input, for its format and its settings"),
        rich_help_panel=READ,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help=say("稿件编码，不加则自动判断", "Encoding, guessed otherwise"),
        rich_help_panel=READ,
    ),
]
Revisions = Annotated[
    Literal["accept", "reject"] | None,
    typer.Option(
        "--revisions",
        help=say("修订：全部接受或全部拒绝", "Tracked changes: all of them or none"),
        rich_help_panel=READ,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="GLOB",
        help=say("文件夹中只读这些文件，不问后缀", "Of folders, these files alone"),
        rich_help_panel=READ,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="GLOB", help=say("文件夹中略去这些", "Of folders, leave these out"), rich_help_panel=READ
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        metavar="N",
        show_default=False,
        help=say("进程数；0 与处理器同数", "Processes; 0 for one a processor"),
        rich_help_panel=READ,
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help=say("不读任何设置文件", "Read no settings file"), rich_help_panel=SETTLED)
]
SomeLang = Annotated[
    Literal["auto", "zh", "en"] | None,
    typer.Option("--lang", help=say("说明文字的语言", "Language of the explanations"), rich_help_panel=SHOWN),
]
SomeColour = Annotated[
    Literal["auto", "always", "never"] | None,
    typer.Option("--color", help=say("颜色", "Colour"), rich_help_panel=SHOWN),
]
Everything = Annotated[
    bool, typer.Option("--all", help=say("也显示得到支持的句子", "Show what is supported too"), rich_help_panel=SHOWN)
]
