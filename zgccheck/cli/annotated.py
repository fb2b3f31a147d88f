"""What `zgccheck annotate` writes: the manuscript, a bibliography, and what a person has to know of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from zgccheck.cli.options import say
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.annotate import Annotated as Done
    from zgccheck.cli.work import Job, Opened


def write(data: bytes, job: Job, output_file: str | None, *, in_place: bool) -> None:
    from zgccheck.cli import files
    from zgccheck.cli.output import Output

    if in_place:
        if files.read(job.path) != job.data:
            raise InputError("was changed meanwhile; it stays as it is", path=job.path, fix="run it again")
        if data != job.data:
            files.write(job.path, [data])
    elif output_file is not None:
        files.write(output_file, [data])
    else:
        Output("never").write(data)


def write_bibliography(file: str, done: Done) -> None:
    """Write the references. Raises InputError where the file holds others."""
    from zgccheck import citations
    from zgccheck.cli import files
    from zgccheck.footnotes.pandoc import keyed
    from zgccheck.marking import LABEL

    style = "csl-json" if file.lower().endswith(".json") else "biblatex"
    if os.path.exists(file):
        keys = re.findall(
            r'"id": *"([^"]*)"|^@\w+\{([^,\s]+)', files.read(file).decode("utf-8", "replace"), re.MULTILINE
        )
        other = next((key for pair in keys if (key := "".join(pair)) and not key.startswith(LABEL)), None)
        if other is not None:
            raise InputError(f"holds other references ({other})", path=file, fix="give a file of its own")
    entries = citations.render([keyed(item) for item in done.items], style)
    files.write(file, [citations.document(entries, style)])


def report(done: Done, opened: Opened, bibliography: str | None) -> None:
    """On standard error: what was set, what could not be, and what the references lack."""
    from zgccheck.cli.conclude import tell

    path = opened.manuscript.path
    lines = [
        say(
            f"{path}：{done.marks} 处标注，{len(done.items)} 条文献",
            f"{path}: {done.marks} marks, {len(done.items)} references",
        )
    ]
    for spot in done.left:
        why = say("得到支持，但此处不能加注", "supported, but no mark can stand here")
        lines.append(f"{path}:{_where(opened, spot.last)}: {why}")
    names = {"title": say("题名", "title"), "container-title": say("报名", "newspaper"), "issued": say("日期", "date")}
    lacking: dict[tuple[str, ...], list[str]] = {}
    for number, item in enumerate(done.items, 1):
        if item.missing:
            lacking.setdefault(item.missing, []).append(str(number))
    for missing, numbers in lacking.items():
        what = say("、", ", ").join(names[name] for name in missing)
        which = ", ".join(numbers)
        lines.append(say(f"文献 {which}：来源未载{what}", f"reference {which}: the source does not say {what}"))
    if any(item.inferred for item in done.items):
        lines.append(say("方括号内为推定，原文未载", "what stands in square brackets is inferred, not printed"))
    if bibliography is not None:
        lines.append(f"pandoc --citeproc --bibliography {bibliography}")
    tell(lines)


def _where(opened: Opened, at: int) -> str:
    """A place for a person: line and column, or what the format has instead of lines."""
    blocks = (block for block in opened.manuscript.blocks if block.where and block.start <= at < block.end)
    if (block := next(blocks, None)) is not None:
        return say(block.where["zh"], block.where.get("en", block.where["zh"]))
    place = opened.lines.place(at, at + 1)
    return f"{place.line}:{place.column}"
