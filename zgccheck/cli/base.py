"""`zgccheck base`: the claims base itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from zgccheck.cli import FOUND
from zgccheck.cli.options import Base, say
from zgccheck.cli.output import Output

app = typer.Typer(
    help=say("论断库：检查、统计、查看、重新定位、整理。", "The claims base: prove, count, list, re-anchor, tidy."),
    no_args_is_help=True,
)


def _root(base: Path | None) -> Path:
    from zgccheck import store

    return base or store.default_path()


@app.command(help=say("逐条证明引文、关键词、别名与引用都成立。", "Prove every quotation, key, alias and reference."))
def lint(base: Base = None) -> None:
    from zgccheck import lint as rules
    from zgccheck.clean import one_line

    output = Output()
    problems = rules.lint(_root(base))
    for problem in problems:
        output.write(one_line(str(problem)) + "\n")
    if problems:
        raise typer.Exit(FOUND)


@app.command(
    help=say(
        "输出 JSON Schema，供编辑器补全与校验。", "Print the JSON Schema with which editors complete and validate."
    )
)
def schema() -> None:
    from zgccheck import store

    Output().write(json.dumps(store.schema(), ensure_ascii=False, indent=2) + "\n")


@app.command(help=say("论断、来源、争议、名称各有多少。", "Count claims, sources, disputes and names."))
def stats(base: Base = None) -> None:
    from collections import Counter

    from zgccheck import census, store
    from zgccheck.clean import one_line
    from zgccheck.text import width

    loaded = store.load(_root(base))
    subjects = Counter(claim.subject for claim in loaded.claims.values())
    kinds = census.kinds(loaded)
    cited = Counter(passage.source for claim in loaded.claims.values() for passage in claim.passages)
    rows = [
        (say("论断", "claims"), len(loaded.claims)),
        (say("原文", "passages"), sum(cited.values())),
        *((f"  {name}", cited[name]) for name in sorted(loaded.sources)),
        (say("来源", "sources"), len(loaded.sources)),
        (say("来源不一", "disputes"), len(loaded.disputes)),
        (say("名称", "entities"), len(loaded.entities)),
        (say("所述", "kinds"), len(kinds)),
        *((f"  {name}", count) for name, count in sorted(kinds.items())),
        (say("题目", "subjects"), len(subjects)),
        *((f"  {name}", count) for name, count in sorted(subjects.items())),
    ]
    column = max(width(name) for name, _ in rows) + 2
    Output().write("".join(f"{one_line(name)}{' ' * (column - width(name))}{count:>6}\n" for name, count in rows))


@app.command(
    help=say(
        "列出来源中可核对而无论断、也未注明略去的内容。",
        "List what could be checked in the sources and is neither claimed nor left out on purpose.",
    )
)
def coverage(
    base: Base = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help=say(
                "另写一个网页：来源着色，每处链到论断", "Also write a page: sources in colour, linked to their claims"
            ),
        ),
    ] = None,
) -> None:
    from zgccheck import coverage as reach
    from zgccheck import store
    from zgccheck.clean import one_line
    from zgccheck.cli.page import headings, page, rows
    from zgccheck.text import width

    loaded = store.load(_root(base))
    covered = reach.coverage(loaded)
    output = Output()
    folder = store.sources_file(loaded.path).parent
    missing = [(one.source, place) for one in covered for place in one.places if place.state == "uncovered"]
    for source, at in missing:
        where = f"{folder / source.path}:{at.line}:{at.column}"
        output.write(one_line(f"{where}: {at.kind} «{at.text}» …{at.before}{at.text}{at.after}…") + "\n")
    figures = [(name or say("合计", "all"), *map(str, row)) for name, row in rows(covered)]
    table = [headings(), *((one_line(name), *row) for name, *row in figures)]
    columns = [max(width(row[at]) for row in table) for at in range(len(table[0]))]
    for row in table:
        first, *rest = (" " * (room - width(cell)) for cell, room in zip(row, columns, strict=True))
        line = row[0] + first + "".join(f"  {gap}{cell}" for gap, cell in zip(rest, row[1:], strict=True))
        output.write(line + "\n")
    if html is not None:
        _write(html, page(loaded, covered))
    if missing:
        raise typer.Exit(FOUND)


def _write(file: Path, text: str) -> None:
    from zgccheck.errors import InputError

    try:
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(error.strerror or str(error), path=str(file), fix="give a file that can be written") from None


@app.command(help=say("列出论断：编号与陈述。", "List claims: id and statement."))
def show(
    words: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORDS]",
            help=say("编号或陈述中含有的文字", "What the id or the statement holds"),
            show_default=False,
        ),
    ] = None,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="NAME", help=say("只列这个题目", "This subject only"))
    ] = None,
    base: Base = None,
) -> None:
    from zgccheck import index
    from zgccheck.clean import one_line

    output = Output()
    for claim in index.load(_root(base)).base.claims.values():
        if subject in (None, claim.subject) and (not words or words in claim.id or words in claim.statement):
            output.write(one_line(f"{claim.id}  {claim.statement}") + "\n")


@app.command(
    help=say(
        "来源改动后重新定位引文；绝不移到别的数字或方向上。",
        "Follow quotations into changed sources; never onto other figures or directions.",
    )
)
def reanchor(
    base: Base = None,
    accept: Annotated[
        bool,
        typer.Option("--accept", help=say("也接受上下文或写法有变的引文", "Take changed contexts and variants too")),
    ] = False,
    write: Annotated[bool, typer.Option("--write", help=say("写回文件", "Write the files"))] = False,
) -> None:
    from zgccheck import reanchor as follow
    from zgccheck.clean import one_line

    output = Output()
    unsettled = False
    for step in follow.reanchor(_root(base), accept=accept, write=write):
        output.write(one_line(str(step)) + "\n")
        unsettled = unsettled or not step.settled
    if unsettled:
        raise typer.Exit(FOUND)


@app.command(
    "format",
    help=say(
        "把 YAML 写成统一的样子，并重做编译的索引。", "Bring the YAML into its one written form, and compile the index."
    ),
)
def format_(
    base: Base = None,
    check: Annotated[
        bool, typer.Option("--check", help=say("只说哪些会改，不写", "Only say what would change"))
    ] = False,
) -> None:
    from zgccheck import lint as rules
    from zgccheck.clean import one_line

    output = Output()
    changed = 0
    for file, text in rules.canonical_files(_root(base)):
        data = text.encode("utf-8")
        if file.is_file() and file.read_bytes() == data:
            continue
        changed += 1
        output.write(one_line(str(file)) + "\n")
        if not check:
            file.write_bytes(data)
    if check and changed:
        raise typer.Exit(FOUND)
