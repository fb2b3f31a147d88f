"""Changes that leave the facts as they are: other forms of a number, of a character, of a name; another order of clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from mutants.told import Maker, Mutant, Pool, Told, whole
from zgccheck.model import TimeSpan


def numeral_form(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Chinese numerals, and thousands parted by commas."""
    for start, end, text in told.figures:
        if match := re.search(r"\d+(?:\.\d+)?(?=[万亿]?[\u4e00-\u9fff])", text):
            forms = {chinese(match.group()), f"{Decimal(match.group()):,}"} - {match.group()}
            for form in sorted(forms):
                yield told.put(start, end, text[: match.start()] + form + text[match.end() :])


def chinese(number: str) -> str:
    """An Arabic number below a hundred million in Chinese numerals."""
    whole, _, fraction = number.partition(".")
    text = ""
    for high, name in ((int(whole) // 10000, "万"), (int(whole) % 10000, "")):
        part, zero = "", False
        for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = high // power % 10
            if digit:
                part += ("零" if zero and (part or text) else "") + _DIGITS[digit] + unit
                zero = False
            else:
                zero = True
        text += part + name if part else ""
    text = re.sub("^一十", "十", text) or "零"
    return text + ("点" + "".join(_DIGITS[int(digit)] for digit in fraction) if fraction else "")


_DIGITS = "零一二三四五六七八九"


def full_width(told: Told, pool: Pool) -> Iterator[Mutant]:
    turned = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c in "%+" else c for c in told.text)
    if turned != told.text:
        yield Mutant(turned)


def scaled(told: Told, pool: Pool) -> Iterator[Mutant]:
    """亿元, 万元 and 元; 万件 and 件. Bare figures only: the width of 超5亿元 is that of its last digit, and 超500000000元's too,
    but nobody writes that."""
    for start, end, text in told.figures:
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)(万亿|亿|万)?(元|件|人|家|项|篇|个|册|人次)", text):
            number, scale, unit = match.groups()
            worth = (
                Decimal(number) * {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4), None: 1}[scale]
            )
            forms = [(Decimal(10**8), "亿"), (Decimal(10**4), "万")] + ([(Decimal(1), "")] if worth < 10**12 else [])
            for factor, name in forms:
                shown = worth / factor
                if name != (scale or "") and shown >= 1 and -shown.as_tuple().exponent <= 4:  # type: ignore[operator]
                    yield told.put(start, end, f"{shown.normalize():f}{name}{unit}")


def alias(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Another name of the same. Not behind a digit, where the name has its year before it; not inside quotation marks, where each
    word counts; not where the name is part of a longer one (北京市政府) or of another term (北京经验), or would run together with what follows (AES100 21项)."""
    for term in told.fact.terms:
        if term.entity is None or not term.entity.aliases:
            continue
        for start, end in told.spots(term)[:1]:
            said = told.text[start:end]
            if told.text[start - 1 : start].isdigit() or re.search(r"20\d\d年?$", told.text[:start]):
                continue
            before = told.text[:start]
            if (
                before.count("“") > before.count("”")
                or not whole(told, start, end)
                or told.text[end : end + 1].isdigit()
            ):
                continue
            held = [spot for other in told.fact.terms if other is not term for spot in told.spots(other)]
            if told.text[end : end + 1] == "市" or any(a <= start and end <= b for a, b in held):
                continue
            for other in (a for a in term.entity.aliases if a != said and said not in a and len(a) > 1):
                yield told.put(start, end, other)


def introduced(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield Mutant("记者了解到，" + told.text)


def clause_order(told: Told, pool: Pool) -> Iterator[Mutant]:
    """The date behind the subject, and who says it behind what is said."""
    ends = told.text[-1:] if told.text[-1:] in "。！？" else ""
    bare = told.text[: len(told.text) - len(ends)]
    if match := re.match("([^，。：“”]{2,20}(?:表示|认为|介绍|指出|说))，([^，。：“”]+)$", bare):
        yield Mutant(f"{match[2]}，{match[1]}{ends}")
    head, comma, rest = bare.partition("，")
    dated = any(isinstance(m.value, TimeSpan) and (m.start, m.end) == (0, len(head)) for m in told.reading.slots)
    if comma and dated:
        named = next((n for n in told.reading.names if n.start == len(head) + 1), None)
        if named is not None:
            subject = rest[: named.end - named.start]
            yield Mutant(f"{subject}{head}{rest[len(subject) :]}{ends}")


@cache
def _traditional() -> Callable[[str], str] | None:
    """OpenCC's conversion, where it is installed (pip install opencc-python-reimplemented)."""
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def traditional(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Traditional characters; nothing without OpenCC."""
    convert = _traditional()
    if convert is not None:
        yield Mutant(convert(told.text))


def verbatim(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield Mutant(told.text)


MAKERS: dict[str, Maker] = {
    "numeral-form": numeral_form, "full-width": full_width, "traditional": traditional, "scaled": scaled, "alias": alias,
    "introduced": introduced, "clause-order": clause_order, "verbatim": verbatim,
}  # fmt: skip
