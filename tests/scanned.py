"""Reports as a scan makes them, from texts of one paragraph a line: for tests of what is done with reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from zgccheck.formats import View
from zgccheck.model import Block, Finding, Manuscript, Place, Report, Skipped, Tally, Verdict
from zgccheck.text import place, sentences


def manuscript(path: str, text: str, skipped: Sequence[Skipped] = ()) -> Manuscript:
    """A plain text whose lines are its paragraphs; a line that begins with # is a heading."""
    blocks = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        if words.strip() and not any(part.start <= at < part.end for part in skipped):
            lead = 2 if words.startswith("# ") else 0
            origin = tuple(range(at + lead, at + len(words) + 1))
            kind = "heading" if lead else "paragraph"
            blocks.append(
                Block(kind, words[lead:], origin, at, at + len(words), level=1 if lead else 0)  # type: ignore[arg-type]
            )
        at += len(line)
    return Manuscript(path, "plain", text, tuple(blocks), tuple(skipped))


def spot(whole: Manuscript, start: int, end: int, where: Mapping[str, str] | None = None) -> Place:
    line, column = place(whole.text, start)
    end_line, end_column = place(whole.text, end)
    return Place(whole.path, start, end, line, column, end_line, end_column, where or {})


def reports(whole: Manuscript, check: Callable[[str], Report], tally: Tally) -> Iterator[Report]:
    """A report for each sentence of each block, at its place."""
    tally.files += 1
    for block in whole.blocks:
        for start, end in sentences(block.text):
            made = check(block.text[start:end])
            tally.sentences += 1
            if not made.checkable:
                continue
            tally.checkable += 1
            tally.verdicts[made.verdict] = tally.verdicts.get(made.verdict, 0) + 1
            base = block.origin[start]
            places = tuple(spot(whole, base + one.start, base + one.end) for one in made.findings)
            yield replace(made, place=spot(whole, base, base + end - start), places=places)


def scan(
    texts: Mapping[str, str], check: Callable[[str], Report], lang: str = "zh", columns: int = 80
) -> tuple[list[Report], View]:
    """The reports of several manuscripts and the view that goes with them."""
    tally = Tally()
    whole = {path: manuscript(path, text) for path, text in texts.items()}
    made = [report for one in whole.values() for report in reports(one, check, tally)]
    originals = {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()}
    return made, View(lang=lang, width=columns, manuscripts=whole, tally=tally, originals=originals)


def finds(*findings: Finding) -> Callable[[str], Report]:
    """A checker that finds the same words wherever they stand."""

    def check(text: str) -> Report:
        here = tuple(
            replace(one, start=text.index(one.text), end=text.index(one.text) + len(one.text))
            for one in findings
            if one.text in text
        )
        order: tuple[Verdict, ...] = ("conflict", "disputed", "unverified", "supported")
        worst = min((one.verdict for one in here), key=order.index, default=order[2])
        return Report(text, worst, bool(here), here)

    return check
