"""The commands, and how they are run."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from zgccheck.cli.options import say

COMMANDS = ("check", "scan", "where", "cite", "annotate", "source", "parse", "show", "explain", "config", "base")
"""Each a module of this package with a function of its name, or with commands below it in `app`. In the order of the help."""


def build(names: Iterable[str]) -> typer.Typer:
    """The command line with these commands. Reading all their options takes longer than checking a sentence does."""
    app = typer.Typer(
        name="zgccheck",
        help=say(
            "核对中文句子和稿件：来源支持还是与来源冲突，错在哪个词，原文在哪一行。",
            "Check Chinese sentences and manuscripts: do the sources support them or conflict, on which word, and where "
            "do they say it?",
        ),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for name in names:
        module = importlib.import_module(f"zgccheck.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("zgccheck")
        except PackageNotFoundError:
            number = "(run from its sources, not installed)"
        sys.stdout.write(f"zgccheck {number}\n")
        raise typer.Exit


def options(
    _show_version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=say("显示版本", "Show the version and leave")),
    ] = False,
) -> None:
    """What stands before a command."""


def run(arguments: list[str]) -> int:
    """Run a command line; its exit status. Errors are raised, not printed."""
    plain = arguments[:1] and arguments[0] in COMMANDS and "_ZGCCHECK_COMPLETE" not in os.environ
    app = build(arguments[:1] if plain else COMMANDS)
    status = app(arguments, prog_name="zgccheck", standalone_mode=False)
    return status if isinstance(status, int) else 0
