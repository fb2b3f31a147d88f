"""`zgccheck where`: which sentences of manuscripts rest on a claim, for when it has been corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from zgccheck.cli.conclude import report, status, targets
from zgccheck.cli.manuscript_options import (
    KNOWN,
    Encoding,
    Exclude,
    Formats,
    Include,
    Isolated,
    Jobs,
    OutputFile,
    Paths,
    Revisions,
    SomeColour,
    SomeLang,
    StdinName,
)  # fmt: skip
from zgccheck.cli.options import Base, say
from zgccheck.cli.prepare import prepared
from zgccheck.cli.show import known

if TYPE_CHECKING:
    from zgccheck.model import Claim, Finding, Report


def where(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help=say("论断的编号", "A claim's id"))],
    path: Paths = None,
    format_name: Formats = None,
    output_file: OutputFile = None,
    base: Base = None,
    lang: SomeLang = None,
    colour: SomeColour = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    revisions: Revisions = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    isolated: Isolated = False,
) -> None:
    given = {
        "format": format_name or ["terminal"], "fail-on": "never", "base": str(base) if base else None, "lang": lang,
        "color": colour, "encoding": encoding, "revisions": revisions, "include": include, "exclude": exclude, "jobs": jobs,
    }  # fmt: skip
    settings, run = prepared(path, given, stdin_filename, isolated=isolated)
    found = targets(run, settings, output_file)
    wanted = known(claim, run.worker.checker.base)
    run.jobs = [replace(job, heeding=False, ignore=()) for job in run.jobs]  # what is ignored rests on the claim, too
    run.keep = lambda one: resting(one, wanted)
    report(run, settings, found, everything=True)
    raise typer.Exit(status(run))


where.__doc__ = (
    say(
        "论断更正之后：稿件中哪些句子依据它（支持、冲突或存疑），各在哪一行。",
        "After a correction: which sentences of the manuscripts rest on a claim (supported, conflicting or disputed by it), and where.",
    )
    + f"\n\n{KNOWN}"
)


def resting(report: Report, claim: Claim) -> Report | None:
    """The report with the findings that rest on the claim; None where there is none."""
    from zgccheck.finding import worst

    kept = [at for at, finding in enumerate(report.findings) if _rests(finding, claim)]
    findings = tuple(report.findings[at] for at in kept)
    places = tuple(report.places[at] for at in kept)
    return replace(report, findings=findings, places=places, verdict=worst(findings)) if kept else None


def _rests(finding: Finding, claim: Claim) -> bool:
    """Whether the finding is the claim's own, or the claim is another side of its dispute."""
    if finding.claim == claim.id:
        return True
    spans = {(span.source, span.start, span.end) for passage in claim.passages for span in passage.spans}
    cited = {(cited.source, cited.start, cited.end) for cited in finding.citations}
    return finding.verdict == "disputed" and bool(spans & cited)
