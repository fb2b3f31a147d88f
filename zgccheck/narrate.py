"""A trace for a person: lines for a terminal that lead from what was read to the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zgccheck.layout import Cell, Line, block, cells, table
from zgccheck.say import REASONS
from zgccheck.text import width
from zgccheck.trace import Compared, Trace, Tried
from zgccheck.wording import KINDS, OUTCOMES, RELATIONS, ROLES, WORDS

DETAILED = 5
"""Candidates shown term by term: what stands or was set aside first, then the likeliest. JSON has all of them."""
LISTED = 12
"""Candidates listed."""
LIKELY = 0.5
"""How surely the sentence speaks of a claim from which a relation that decided nothing is worth a look."""

_HEDGES = {"over": "≥", "near": "<≈", "under": "<", "about": "≈", "some": "~"}


def narrate(trace: Trace, lang: str, columns: int) -> list[Line]:
    """The whole way, in the order in which it was gone."""
    return _Narrator(trace, lang, columns).lines()


class _Narrator:
    def __init__(self, trace: Trace, lang: str, columns: int) -> None:
        self.trace, self.columns = trace, columns
        self.pick = 0 if lang == "zh" else 1
        self.lang = lang
        self.colon = "：" if lang == "zh" else ": "

    def say(self, word: str) -> str:
        return WORDS[word][self.pick]

    def lines(self) -> list[Line]:
        shown = self._shown()
        lines = [[], *self._read(), [], *self._candidates()]
        for number, tried in shown:
            lines += [[], *self._compared(number, tried)]
        if self.trace.weighed:
            lines += [[], *self._counterparts()]
        return [*lines, [], *self._verdict()]

    def _head(self, text: str) -> list[Line]:
        return block(cells(text, "bold"), self.columns, [("  ", "")])

    def _rows(self, head: Iterable[str], rows: Iterable[Iterable[list[Cell]]], firm: frozenset[int]) -> list[Line]:
        titles = [cells(self.say(word) if word else "", "dim") for word in head]
        return table([titles, *(list(row) for row in rows)], self.columns, "    ", firm)

    # -- what was read ------------------------------------------------------------------------------------------

    def _read(self) -> list[Line]:
        lines = self._head(self.say("read"))
        rows = [
            [
                cells(KINDS.get(mention["kind"], mention["kind"]) if self.pick == 0 else mention["kind"], "dim"),
                cells(mention["text"], "bold"),
                cells(worth(mention)),
            ]
            for mention in self.trace.read
        ]
        lines += table(rows, self.columns, "    ") if rows else [[(f"    {self.say('none')}", "dim")]]
        parts = " │ ".join(self.trace.report.text[start:end].strip() for start, end in self.trace.clauses)
        margin = f"    {self.say('clauses')}  "
        return lines + block(cells(parts), self.columns, [(margin, "dim")], [(" " * width(margin), "")])

    # -- candidates ---------------------------------------------------------------------------------------------

    def _candidates(self) -> list[Line]:
        lines = self._head(self.say("candidates"))
        if not self.trace.tried:
            return [*lines, [(f"    {self.say('none')}", "dim")]]
        rows = []
        for number, tried in enumerate(self.trace.tried[:LISTED], 1):
            zh, en, style = OUTCOMES[tried.outcome]
            outcome = (zh, en)[self.pick]
            if tried.fate == "aside":
                outcome, style = (
                    f"{outcome}·{self.say('aside')}" if self.pick == 0 else f"{outcome}, {self.say('aside')}",
                    "dim",
                )
            rows.append(
                [cells(f"{number:>2}"), cells(f"{tried.similarity:.2f}"), cells(outcome, style), cells(tried.statement)]
            )
        lines += self._rows(("", "similar", "outcome", "claim"), rows, frozenset((0, 1, 2)))
        left = len(self.trace.tried) - LISTED
        return [*lines, [(f"    {self.say('more').format(left)}", "dim")]] if left > 0 else lines

    def _shown(self) -> list[tuple[int, Tried]]:
        """Those worth a table: in the contest first, then those with a contradiction or something undecided."""
        numbered = list(enumerate(self.trace.tried, 1))
        contested = [pair for pair in numbered if pair[1].fate != "none"]
        telling = [
            pair
            for pair in numbered
            if pair[1].fate == "none"
            and pair[1].identified >= LIKELY
            and any(t.relation in ("contradicts", "undecided") for t in pair[1].terms)
        ]
        rest = sorted(telling, key=lambda pair: -pair[1].identified)
        return sorted((contested + rest or numbered)[:DETAILED] if contested + rest else numbered[:1])

    # -- one candidate ------------------------------------------------------------------------------------------

    def _compared(self, number: int, tried: Tried) -> list[Line]:
        lines = block(
            cells(tried.statement, "bold"), self.columns, [(f"  {self.say('candidate')} {number}  ", "bold")],
            [(" " * (width(self.say("candidate")) + len(str(number)) + 5), "")],
        )  # fmt: skip
        for text in (tried.claim, self._measures(tried)):
            lines += block(cells(text, "dim"), self.columns, [("    ", "")])
        heads = ("part", "source", "draft", "relation", "reason")
        lines += self._rows(heads, map(self._term, tried.terms), frozenset((0, 3, 4)))
        lines += self._line("table", self._ruling(tried))
        if tried.fate == "stands":
            lines += self._line("contest", cells(self.say("stands")))
        elif tried.fate == "aside":
            text = f"{self.say('aside')}{self.colon}{(tried.told or {}).get(self.lang, tried.why)}  ({tried.why})"
            favoured = f"  {self.say('favour')} {self._number(tried.by)}{tried.by}" if tried.by else ""
            lines += self._line("contest", cells(text + favoured))
        return lines

    def _ruling(self, tried: Tried) -> list[Cell]:
        """What the row asks for, and whether that is there: a row that gives `unverified` says so by itself."""
        outcome, style = OUTCOMES[tried.outcome][self.pick], OUTCOMES[tried.outcome][2]
        needs, name = tried.needs[self.lang], cells(f"  ({tried.row})", "dim")
        if tried.gives == tried.outcome:
            return [*cells(f"{outcome}{self.colon}", style), *cells(needs), *name]
        wanted = f"{self.say('short')}{OUTCOMES[tried.gives][self.pick]}{self.colon}{needs}"
        return [*cells(wanted), *name, *cells(f" → {outcome}", style)]

    def _number(self, claim: str | None) -> str:
        at = next((at for at, tried in enumerate(self.trace.tried, 1) if tried.claim == claim), 0)
        return f"{self.say('candidate')} {at} " if at else ""

    def _line(self, word: str, text: list[Cell]) -> list[Line]:
        margin = f"    {self.say(word)}  "
        return block(text, self.columns, [(margin, "dim")], [(" " * width(margin), "")])

    def _measures(self, tried: Tried) -> str:
        shares = [("about", tried.about), ("identified", tried.identified), ("coverage", tried.coverage)]
        shares += [("shared", tried.shared), *([("fit", tried.fit)] if tried.fit is not None else [])]
        return "  ".join(f"{self.say(word)} {share:.0%}" for word, share in shares)

    def _term(self, term: Compared) -> list[list[Cell]]:
        zh, en, style = RELATIONS[term.relation]
        reason = "" if term.reason == "agrees" else term.reason
        if self.pick == 0:  # in English the reason's own name says it, and in Chinese its title
            reason = REASONS.get(reason, ("", ""))[0]
        strong = f"bold {style}" if term.relation == "contradicts" else ""
        return [
            cells(ROLES[term.role][self.pick], "dim"),
            cells(term.term),
            cells(term.said or "—", strong),
            cells((zh, en)[self.pick], style),
            cells(reason),
        ]

    # -- documents that are not curated --------------------------------------------------------------------------

    def _counterparts(self) -> list[Line]:
        rows = []
        for weighed in self.trace.weighed:
            for at, one in enumerate(weighed.beside):
                zh, en, style = RELATIONS[one.relation]
                rows.append(
                    [
                        cells("" if at else weighed.text, "bold"),
                        cells(one.text, f"bold {style}" if one.decides else ""),
                        cells((zh, en)[self.pick], style if one.decides else "dim"),
                        cells(f"{one.likeness:.2f}", "" if one.decides else "dim"),
                        cells(f"{one.enough:.2f}", "dim"),
                        cells(one.context),
                    ]
                )
            if not weighed.beside:
                rows.append([cells(weighed.text, "bold"), cells("—"), *([cells("")] * 4)])
        heads = ("draft", "source", "relation", "likeness", "enough", "told")
        return self._head(self.say("counterparts")) + self._rows(heads, rows, frozenset((0, 1, 2, 3, 4)))

    # -- the end ------------------------------------------------------------------------------------------------

    def _verdict(self) -> list[Line]:
        report = self.trace.report
        zh, en, style = OUTCOMES[report.verdict]
        lines: list[Line] = [[(f"  {self.say('verdict')}  ", "bold"), ((zh, en)[self.pick], f"bold {style}".strip())]]
        if not report.findings:
            return [*lines, [(f"    {self.say('nothing')}", "dim")]]
        standing = {tried.claim for tried in self.trace.tried if tried.fate == "stands"}
        beside = {(w.start, w.end) for w in self.trace.weighed if any(one.decides for one in w.beside)}
        for at in self.trace.decisive:
            finding = report.findings[at]
            zh, en, style = OUTCOMES[finding.verdict]
            margin: Line = [(f"    {(zh, en)[self.pick]}  ", style)]
            why = f"{REASONS.get(finding.reason, ('', ''))[self.pick]} ({finding.reason})"
            text = [*cells(finding.text, "bold"), *cells(f"  {why}"), *cells(f"  {finding.claim or ''}", "dim")]
            if (finding.start, finding.end) in beside:
                text += cells(f"  {self.say('beside')}", "dim")
            elif finding.claim and finding.claim not in standing:
                text += cells(f"  {self.say('apart')}", "dim")
            lines += block(text, self.columns, margin, [(" " * width(margin[0][0]), "")])
        return lines


def worth(mention: Mapping[str, Any]) -> str:
    """What a mention stands for, on one line: a value with its interval, a date as far as it is known, a name."""
    value = mention.get("value")
    kind = mention["kind"]
    if "hedge" in mention:
        low, high = mention["low"], mention["high"]
        shown = f"{value:,} {mention['unit']}".strip()
        if low != high:
            shown = f"{_HEDGES.get(mention['hedge'], '')} {shown}  [{low:,}, {high:,})".strip()
        more = [str(mention[name]) for name in ("form", "direction") if name in mention]
        upper = f" … {mention['upper']:,}" if "upper" in mention else ""
        return shown + upper + (f"  {' '.join(more)}" if more else "")
    if "grain" in mention:
        shown = str(mention.get("relative") or value or "?")
        last = mention.get("last")
        return f"{shown} … {last}" if last not in (value, None) else shown
    if "scope" in mention:
        span = str(mention["low"]) if mention["low"] == mention["high"] else f"{mention['low']} … {mention['high']}"
        return "  ".join(part for part in (mention.get("word") or f"#{span}", mention["scope"]) if part)
    return "" if value == mention["text"] or kind == "quotation" else str(value)
