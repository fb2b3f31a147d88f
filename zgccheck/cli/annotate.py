"""`zgccheck annotate`: a manuscript with a reference behind each statement that the sources support."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from zgccheck.cli.manuscript_options import Encoding, Isolated, OutputFile, Revisions, SomeLang, StdinName
from zgccheck.cli.options import Base, Source, say
from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.cli.run import Run
    from zgccheck.cli.work import Job, Opened
    from zgccheck.model import Report
    from zgccheck.scan import Sentence

STYLE = "gb7714"


def _styles() -> list[str]:
    """The styles that are lines for people, footnotes without their own marks."""
    from zgccheck import citations

    return [name for name in citations.names() if not citations.records(name) and name != "markdown"]


def annotate(
    manuscript: Annotated[
        str,
        typer.Argument(metavar="MANUSCRIPT", help=say("稿件；- 表示标准输入", "A manuscript; - is standard input")),
    ],
    output_file: OutputFile = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help=say("写回稿件本身", "Write the manuscript itself"))
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help=say("只去掉以前加的标注", "Only take out what was set before"))
    ] = False,
    style: Annotated[
        str,
        typer.Option(
            "--style", metavar="NAME", autocompletion=_styles, help=say("著录格式", "How the references are written")
        ),
    ] = STYLE,
    only_figures: Annotated[
        bool, typer.Option("--only-figures", help=say("只标注数字与名次", "Only figures and ranks"))
    ] = False,
    disputed: Annotated[
        bool,
        typer.Option(
            "--disputed", help=say("来源不一的也标注，列出各方", "Also what the sources differ on; all sides are cited")
        ),
    ] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help=say("docx：用批注，不用脚注", "docx: comments, not footnotes"))
    ] = False,
    bibliography: Annotated[
        str | None,
        typer.Option(
            "--bibliography",
            "--pandoc",
            metavar="FILE",
            help=say(
                "md：用 Pandoc 的引用 @key，文献写入此文件（.json 或 .bib）",
                "md: Pandoc's citations, @key, and the references in this file (.json or .bib)",
            ),
        ),
    ] = None,
    base: Base = None,
    source: Source = None,
    exact: Annotated[
        bool | None, typer.Option("--exact/--rounded", help=say("是否接受四舍五入", "Refuse or accept rounded figures"))
    ] = None,
    lang: SomeLang = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    revisions: Revisions = None,
    isolated: Isolated = False,
) -> None:
    from zgccheck.cli.prepare import prepared

    _usable(manuscript, output_file, bibliography, style, in_place=in_place)
    given = {
        "base": str(base) if base else None, "exact": exact, "lang": lang, "encoding": encoding, "revisions": revisions,
    }  # fmt: skip
    _, run = prepared([manuscript], given, stdin_filename, source, isolated=isolated)
    job, opened = _opened(run)
    form = _form(opened, bibliography, comments=comments)
    from zgccheck import annotate as putting
    from zgccheck import footnotes, placement
    from zgccheck.cli.annotated import report, write, write_bibliography

    chosen = footnotes.load(form)
    bare, whole = putting.bared(opened.data, opened.manuscript, chosen, job.revisions)
    if remove:
        done = putting.Annotated(bare, (), 0, ())
    else:
        opened = run.worker.open(replace(job, encoding=_encoding(whole.encoding, job)), bare)
        wanted = placement.Wanted(disputed, only_figures)
        spots = placement.spots(_checked(run, job, opened), run.worker.checker.base.sources, wanted)
        copy = lang if lang in ("zh", "en") else "zh" if re.search(r"[一-鿿]", whole.text) else "en"
        done = putting.annotate(bare, opened.manuscript, chosen, spots, style, copy, job.revisions)
        if bibliography is not None:
            write_bibliography(bibliography, done)
    write(done.data, job, output_file, in_place=in_place)
    if not remove:
        report(done, opened, bibliography)


annotate.__doc__ = say(
    "给稿件中得到来源支持的句子加上注码和参考文献，正文不动：md 用脚注，html 用上标与文献表，docx 用真正的脚注，txt 用方括号"
    "编号。再运行一次，结果不变。\n\n退出状态：0 已写出，2 文件或命令行不可用。",
    "Put a reference behind each statement that the sources support, and leave the text as it is: footnotes in Markdown, raised "
    "numbers and a list in HTML, real footnotes in docx, numbers in brackets in plain text. Running it again changes nothing."
    "\n\nExit status: 0 written, 2 a file or the command line is unusable.",
)


def _usable(path: str, output: str | None, bibliography: str | None, style: str, *, in_place: bool) -> None:
    """Raises InputError where the command line cannot be followed, before anything is read."""
    from zgccheck.cli import files

    if style not in (known := _styles()):
        raise InputError(f"no style for footnotes: {style!r}", path="--style", fix=", ".join(known))
    if os.path.isdir(path):
        raise InputError("a folder", path=path, fix="give one manuscript")
    if in_place and (path == "-" or output is not None):
        raise InputError(f"with {'standard input' if path == '-' else '-o'}", path="--in-place", fix="use one of them")
    read = os.path.realpath(path)
    for name, file in (("-o", output), ("--bibliography", bibliography)):
        if file is not None:
            if path != "-" and os.path.realpath(file) == read:
                fix = "--in-place writes it" if name == "-o" else "give another file"
                raise InputError("this is the manuscript", path=file, fix=fix)
            files.writable(file)
    if bibliography is not None:
        if output is not None and os.path.realpath(bibliography) == os.path.realpath(output):
            raise InputError("the manuscript goes there", path=bibliography, fix="give another file")
        if not bibliography.lower().endswith((".json", ".bib")):
            raise InputError("neither .json nor .bib", path=bibliography, fix="references.json")
    if in_place:
        files.writable(path)


def _opened(run: Run) -> tuple[Job, Opened]:
    from zgccheck.cli import files
    from zgccheck.cli.conclude import tell

    if run.tally.unusable:
        tell(why for _, why in run.tally.unusable)
        raise typer.Exit(2)
    (job,) = run.jobs
    job = replace(job, data=job.data if job.data is not None else files.read(job.path))
    assert job.data is not None
    if job.data.startswith(b"%PDF-") or job.path.lower().endswith(".pdf"):
        raise InputError("a PDF is read, not written", path=job.path, fix="annotate the file that it was made from")
    return job, run.worker.open(job)


def _encoding(found: str, job: Job) -> str | None:
    """How the file is decoded once more: as it was."""
    return job.encoding or (None if job.path.lower().endswith(".docx") else found)


def _form(opened: Opened, bibliography: str | None, *, comments: bool) -> str:
    """The form of the references in this manuscript. Raises InputError where it has none of that kind."""
    kind = opened.manuscript.format
    for wanted, option, needed in ((bibliography, "--bibliography", "markdown"), (comments, "--comments", "docx")):
        if wanted and kind != needed:
            raise InputError(f"{option} is for {needed}, not {kind}", path=opened.manuscript.path, fix="leave it out")
    return "pandoc" if bibliography else "comments" if comments else kind


def _checked(run: Run, job: Job, opened: Opened) -> Iterator[tuple[Sentence, Report]]:
    """The sentences with their reports, and on standard error what has to be known of the reading."""
    from zgccheck.cli.conclude import tell
    from zgccheck.model import Tally

    tally = Tally()
    length = max(1, len(opened.manuscript.text))
    for sentence, report in run.worker.checked(job, opened, tally):
        run.progress.step(job.path, report.place.end / length if report.place else 0)
        yield sentence, report
    run.progress.clear()
    tell(f"{path}: {say(note['zh'], note.get('en', note['zh']))}" for path, note in tally.notes)
    if tally.unusable:
        tell(why for _, why in tally.unusable)
        raise typer.Exit(2)
