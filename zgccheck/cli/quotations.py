"""What `cite` found, written for a person, for a file of references, for a program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zgccheck import citations

if TYPE_CHECKING:
    from zgccheck.backing import Backing, Excerpt
    from zgccheck.layout import Line
    from zgccheck.model import Claim
    from zgccheck.reference import Item

SCHEMA = "zgccheck/citations@1"


def supporting(backed: Sequence[Backing], lang: str) -> list[Backing]:
    """The same without the other sides of a dispute, which a file of references could not tell apart; they are said."""
    from zgccheck.cli.complaint import complain

    kept = []
    for one in backed:
        for excerpt in one.excerpts:
            if excerpt.stance == "contradicts":
                where = f"{excerpt.source.id}:{_range(excerpt.lines)}  {excerpt.claim.statement}"
                complain(f"来源不一，未收入：{where}" if lang == "zh" else f"the sources differ, left out: {where}")
        kept.append(replace(one, excerpts=tuple(e for e in one.excerpts if e.stance == "supports")))
    return kept


class Quotations:
    """What backs several statements, with the references in one list."""

    def __init__(
        self,
        backed: Sequence[Backing],
        items: Sequence[Item],
        style: str,
        system: citations.System,
        locator: str | None,
        lang: str,
    ) -> None:
        self.backed, self.items, self.style, self.system, self.lang = backed, items, style, system, lang
        self.locator = locator
        self.references = citations.render(items, style, system)
        self.order = {item.id: at for at, item in enumerate(items)}

    def marker(self, excerpt: Excerpt) -> str:
        """What stands after the quotation; the item keeps its number and letter, whatever the place in it."""
        at = self.order[excerpt.item.id]
        places = [_locator(excerpt, self.locator) if at == other else None for other in range(len(self.items))]
        return citations.markers(self.items, self.style, self.system, places)[at]

    def quoted(self, excerpt: Excerpt, mark: str = "") -> str:
        """The page's own words; its quotation marks stay as they are."""
        return excerpt.quote(mark, "……" if excerpt.item.chinese else " … ")

    # -- a person ---------------------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        from zgccheck.layout import cells, merge

        lines: list[Line] = []
        for one in self.backed:
            lines += [*self._of(one), []]
        for number, reference in enumerate(self.references, 1):
            label = f"[{number}] " if self.system == "numeric" else ""
            lines.append([(label, "bold"), *merge((cell.text, cell.style) for cell in cells(reference))])
        return lines if self.items else lines[:-1]

    def _of(self, one: Backing) -> list[Line]:
        zh = self.lang == "zh"
        lines: list[Line] = []
        shown = None
        for excerpt in one.excerpts:
            if (excerpt.claim.id, excerpt.stance) != shown:
                shown = (excerpt.claim.id, excerpt.stance)
                lines.append(_line((self._statement(excerpt.claim), "bold"), (f"  {excerpt.claim.id}", "dim")))
                if excerpt.stance == "contradicts":
                    lines.append(
                        [
                            (
                                "  来源不一，此处与句子不符：" if zh else "  the sources differ; this one contradicts:",
                                "yellow",
                            )
                        ]
                    )
            lines.append(
                _line(("  │ ", "green"), *_broken(self.quoted(excerpt, "⏎")), (_apart(self.marker(excerpt)), "bold"))
            )
            at = excerpt.pieces[0]
            lines.append(_line((f"    zgccheck source {at.source}:{_range(excerpt.lines)}", "dim")))
        return [*lines, *([_line((text, style)) for text, style in self._remarks(one)])]

    def _statement(self, claim: Claim) -> str:
        return claim.statement if self.lang == "zh" else claim.statement_en or claim.statement

    def _remarks(self, one: Backing) -> list[tuple[str, str]]:
        """What of a statement nothing backs, and what to look at instead."""
        zh = self.lang == "zh"
        told: list[tuple[str, str]] = []
        if not one.excerpts:
            told.append((one.query, "bold"))
            told.append(("  没有找到依据" if zh else "  nothing backs it", "yellow"))
        for finding in one.findings:
            if finding.verdict in ("conflict", "unverified"):
                message = finding.message.get(self.lang) or finding.message["zh"]
                told.append((f"  {message}", "red" if finding.verdict == "conflict" else "dim"))
        if one.hints:
            told.append(("  相近的论断，供人参考，不作依据：" if zh else "  close by, to look at, no evidence:", "dim"))
            told += [(f"    {claim.id}  {self._statement(claim)}", "dim") for claim in one.hints]
        return told

    # -- a file -----------------------------------------------------------------------------------------------------

    def file(self) -> str:
        """The references; where the style has a syntax for quotations, after those that they are for."""
        quotes = [
            citations.quotation(self.style, self.quoted(excerpt), self.marker(excerpt))
            for one in self.backed
            for excerpt in one.excerpts
        ]
        return "".join(f"{quote}\n" for quote in quotes if quote) + citations.document(self.references, self.style)

    def remarks(self) -> None:
        """On standard error, where standard output is a file for another program."""
        from zgccheck.cli.complaint import complain

        for one in self.backed:
            for text, _ in self._remarks(one):
                complain(text.strip())

    # -- a program --------------------------------------------------------------------------------------------------

    def data(self) -> dict[str, Any]:
        rows = zip(self.items, self.references, strict=True)
        return {
            "schema": SCHEMA,
            "style": self.style,
            "system": self.system,
            "results": [self._result(one) for one in self.backed],
            "references": [
                {"number": number, "id": item.id, "text": text, "missing": list(item.missing), "csl": item.csl()}
                for number, (item, text) in enumerate(rows, 1)
            ],
        }

    def _result(self, one: Backing) -> dict[str, Any]:
        data: dict[str, Any] = {"query": one.query, "verdict": one.verdict or None}
        data["quotations"] = [
            {
                "claim": excerpt.claim.id,
                "statement": excerpt.claim.statement,
                "stance": excerpt.stance,
                "quote": self.quoted(excerpt),
                "marker": self.marker(excerpt),
                "reference": self.order[excerpt.item.id] + 1,
                "spans": [piece.to_dict() for piece in excerpt.pieces],
            }
            for excerpt in one.excerpts
        ]
        data["unbacked"] = [finding.to_dict(self.lang) for finding in one.findings if finding.verdict != "disputed"]
        data["near"] = [{"claim": claim.id, "statement": claim.statement} for claim in one.hints]
        return data


def _locator(excerpt: Excerpt, kind: str | None) -> citations.Locator | None:
    if kind == "line":
        return citations.Locator("line", _range(excerpt.lines))
    if kind == "paragraph":
        return citations.Locator("paragraph", _range(excerpt.paragraphs))
    return citations.Locator("page", excerpt.item.page) if kind == "page" and excerpt.item.page else None


def _apart(marker: str) -> str:
    """A marker in half-width brackets does not stand against the words."""
    return f" {marker}" if marker.startswith("(") else marker


def _range(ends: tuple[int, int]) -> str:
    first, last = ends
    return str(first) if first == last else f"{first}-{last}"


def _line(*segments: tuple[str, str]) -> Line:
    """A line that is left as long as it is, for a person to copy; safe to show."""
    from zgccheck.layout import cells, merge

    return merge((cell.text, style) for text, style in segments for cell in cells(text))


def _broken(text: str) -> list[tuple[str, str]]:
    """The text with its healed line breaks faint."""
    return [(part, "dim" if part == "⏎" else "") for part in re.split("(⏎)", text) if part]
