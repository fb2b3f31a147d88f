"""English: how often a gloss is borne out by its own claim, and how often an altered one is a conflict, class by class.

    python benchmarks/english.py [CLASS …]

Classes of one thing changed (each should be a conflict): figure, digits, scale, hedge, points, direction, year, rank, negation, and
a name of each kind for another of the base. `two off` changes the figure and the city or year: it should never be one.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from zgccheck import Checker
from zgccheck.english.gloss import Gloss, Glosses
from zgccheck.english.names import forms
from zgccheck.model import Quantity, Rank, TimeSpan

SHOWN = 8
"""Misses shown of each class."""
CHANCE = random.Random(5)


def figures(gloss: Gloss) -> Iterator[tuple[str, str]]:
    """The gloss with one slot changed."""
    text = gloss.claim.statement_en
    for slot in gloss.slots:
        if slot.at < 0:
            continue
        said = text[slot.at : slot.end]
        mention = next(m for m in gloss.reading.mentions if (m.start, m.end) == (slot.at, slot.end))
        for kind, other in changes(said, mention.value, slot.term.role):
            yield kind, text[: slot.at] + other + text[slot.end :]
        if isinstance(mention.value, Quantity) and mention.value.form == "change" and slot.term.role == "value":
            for one, other in (("grew", "fell"), ("rose", "fell"), ("higher", "lower"), ("fell", "rose")):
                if re.search(rf"\b{one}\b", text):
                    yield "direction", re.sub(rf"\b{one}\b", other, text, count=1)
                    break


def changes(said: str, value: object, role: str) -> Iterator[tuple[str, str]]:
    digits = re.search(r"\d[\d,.]*\d|\d", said)
    if isinstance(value, Quantity) and role == "value":
        if digits:
            last = max((at for at, char in enumerate(digits[0]) if char in "123456789"), default=0)
            other = digits[0][:last] + str(int(digits[0][last]) % 9 + 1) + digits[0][last + 1 :]
            yield "figure", said.replace(digits[0], other, 1)
            if len(digits[0]) > 1 and digits[0][:2].isdigit() and digits[0][0] != digits[0][1] != "0":
                yield "digits", said.replace(digits[0], digits[0][1] + digits[0][0] + digits[0][2:], 1)
        for one, other in (("million", "billion"), ("billion", "million"), ("trillion", "billion")):
            if one in said:
                yield "scale", said.replace(one, other, 1)
                break
        hedge = re.match("more than |over |nearly |almost ", said)
        if hedge:
            yield "hedge", said[hedge.end() :]
            yield "hedge", ("nearly " if value.hedge == "over" else "more than ") + said[hedge.end() :]
        if value.unit == "%" and re.search(r"%|per ?cent", said):
            yield "points", re.sub(r" ?%| ?per ?cent", " percentage points", said)
    elif isinstance(value, TimeSpan) and value.role != "base" and (year := re.search(r"20\d\d", said)):
        yield "year", said.replace(year[0], str(int(year[0]) - 1))
    elif isinstance(value, Rank) and role == "value" and not value.word:
        for one, other in (("first", "second"), ("fourth", "third"), ("third", "fourth"), ("ten", "five")):
            if one in said:
                yield "rank", said.replace(one, other, 1)
                break


def names(gloss: Gloss, others: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """The gloss with another name of the base in the place of its own."""
    text, statement = gloss.claim.statement_en, gloss.claim.statement
    for name in gloss.names:
        said = text[name.start : name.end]
        if name.entity is not None and text.count(said) == 1 and any(n in statement for n in name.entity.names):
            pool = [form for own, form in others[name.kind] if own not in statement and form not in text]
            yield name.kind, text.replace(said, CHANCE.choice(pool))


def denied(text: str) -> Iterator[tuple[str, str]]:
    for pattern, put in ((r" is ", " is not "), (r" was ", " was not "), (r" has ([a-z]+ed) ", r" has not \1 ")):
        if '"' not in text and re.search(pattern, text):
            yield "negation", re.sub(pattern, put, text, count=1)
            return


def two_off(gloss: Gloss) -> Iterator[tuple[str, str]]:
    text = gloss.claim.statement_en
    slot = next((s for s in gloss.of("quantity", role="value") if s.at >= 0 and text[s.at : s.end][-1].isdigit()), None)
    if slot is not None:
        other = text[: slot.at] + CHANCE.choice(["37", "412", "68.3", "1,520", "94"]) + text[slot.end :]
        if other.count("Beijing") == 1:
            yield "two off", other.replace("Beijing", CHANCE.choice(["Shanghai", "Tianjin", "Hefei", "Tokyo"]))
        if other.count("2025") == 1:
            yield "two off", other.replace("2025", CHANCE.choice(["2017", "2019", "2022"]))


def main() -> None:
    checker = Checker.load()
    glosses = Glosses(checker.index)
    others: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in checker.base.entities:
        others[entity.kind] += [(entity.name, form) for form in forms(entity)[:1]]
    wanted = set(sys.argv[1:])
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for claim in checker.index.claims.values():
        gloss = glosses.gloss(claim)
        text = claim.statement_en
        for kind, said in (
            ("own", text), *figures(gloss), *names(gloss, others), *denied(text), *two_off(gloss),
        ):  # fmt: skip
            if (wanted and kind not in wanted) or (kind != "own" and said == text):
                continue
            report = checker.check(said)
            if kind == "own":
                good = report.verdict != "conflict" and any(
                    f.claim == claim.id and f.verdict in ("supported", "disputed") for f in report.findings
                )
            else:
                good = (report.verdict == "conflict") != (kind == "two off")
            total[kind] += 1
            right[kind] += good
            if not good:
                missed[kind].append(f"{report.verdict} {claim.id}: {said}")
    for kind, count in total.items():
        print(f"{kind:14} {right[kind]:5} of {count:5}  {right[kind] / count:.1%}")
    for kind, rows in missed.items():
        print(f"\n{kind}", *rows[:SHOWN], sep="\n  ")


if __name__ == "__main__":
    main()
