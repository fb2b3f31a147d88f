"""`zgccheck config`: which settings hold for a manuscript, and where each was made."""

from __future__ import annotations

from typing import Annotated

import typer

from zgccheck.cli.options import say


def config(
    path: Annotated[
        str,
        typer.Argument(metavar="[PATH]", help=say("稿件或文件夹", "A manuscript or a folder"), show_default=False),
    ] = ".",
) -> None:
    import os

    from zgccheck.clean import one_line
    from zgccheck.cli.output import Output
    from zgccheck.cli.settings import Settings
    from zgccheck.config import KEYS
    from zgccheck.stricttoml import dump
    from zgccheck.text import width

    settings = Settings([path])
    values = settings.at(os.path.join(path, "*") if os.path.isdir(path) else path)
    rows = [(f"{name} = {dump(values[name].value)}", values[name].origin or say("默认", "default")) for name in KEYS]
    column = min(48, max(width(row) for row, _ in rows)) + 2
    output = Output()
    for row, origin in rows:
        output.write(one_line(row + " " * max(2, column - width(row)) + f"# {origin}") + "\n")


config.__doc__ = say(
    "显示对某稿件生效的设置及其出处。", "Show the settings that hold for a manuscript, and their origins."
)
