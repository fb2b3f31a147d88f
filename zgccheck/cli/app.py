"""The commands, and how they are run."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from zgccheck.cli import base, check, explain, parse, show
from zgccheck.cli.options import say

app = typer.Typer(
    name="zgccheck",
    help=say(
        "核对中文句子：来源支持还是与来源冲突，错在哪个词，原文在哪一行。",
        "Check Chinese sentences: do the sources support them or conflict, on which word, and where do they say it?",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("parse")(parse.parse)
app.command("show")(show.show)
app.command("explain")(explain.explain)
app.add_typer(base.app, name="base")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("zgccheck")
        except PackageNotFoundError:
            number = "(run from its sources, not installed)"
        sys.stdout.write(f"zgccheck {number}\n")
        raise typer.Exit


@app.callback()
def options(
    _show_version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=say("显示版本", "Show the version and leave")),
    ] = False,
) -> None:
    """What stands before a command."""


def run(arguments: list[str]) -> int:
    """Run a command line; its exit status. Errors are raised, not printed."""
    status = app(arguments, prog_name="zgccheck", standalone_mode=False)
    return status if isinstance(status, int) else 0
