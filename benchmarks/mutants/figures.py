"""Wrong figures, dates, ranks, hedges and directions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.told import Maker, Mutant, Pool, Told
from zgccheck import compare
from zgccheck.model import Quantity
from zgccheck.reading import read

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _off(told: Told, pool: Pool, step: int) -> Iterator[Mutant]:
    """The last significant digit one up or down. Not where the contract's table lets the new figure stand for the claim's (220天
    for 221天 is rounded, 2000余个 holds 2001个), nor where the sources differ and another one has it."""
    for start, end, text in told.figures:
        match = _NUMBER.search(text)
        if match is None:
            continue
        digits = match.group()
        last = max(i for i, c in enumerate(digits) if c.isdigit() and (c != "0" or i == 0 or "." in digits[:i]))
        turned = digits[:last] + str((int(digits[last]) + step) % 10) + digits[last + 1 :]
        if float(turned) == 0:
            continue  # nothing at all is another statement
        mutant = told.put(start, end, text[: match.start()] + turned + text[match.end() :])
        if not _true(told, pool, mutant):
            yield mutant


def _true(told: Told, pool: Pool, mutant: Mutant) -> bool:
    reading = read(mutant.text, pool.lexicon)
    said = [
        m.value
        for m in reading.slots
        if isinstance(m.value, Quantity) and reading.normal.span(m.start, m.end)[0] < mutant.end
        and mutant.start < reading.normal.span(m.start, m.end)[1]
    ]  # fmt: skip
    own = [t.quantity for fact in (told.fact, *pool.disputed.get(told.claim.id, ())) for t in fact.values if t.quantity]
    return any(
        compare.commensurable(a, b) and compare.quantity(a, b).relation != "contradicts" for a in said for b in own
    )


def figure_up(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield from _off(told, pool, 1)


def figure_down(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield from _off(told, pool, -1)


def digits_swapped(told: Told, pool: Pool) -> Iterator[Mutant]:
    """Each pair of unlike digits that stand side by side."""
    for start, end, text in told.figures:
        for match in re.finditer(r"(?=([1-9])([1-9]))", text):
            if match[1] != match[2]:
                at = match.start()
                yield told.put(start, end, text[:at] + match[2] + match[1] + text[at + 2 :])


def magnitude(told: Told, pool: Pool) -> Iterator[Mutant]:
    """万 for 亿 and the other way round."""
    for start, end, text in told.figures:
        for a, b in (("万亿", "亿"), ("亿", "万"), ("万", "亿")):
            if re.search(r"\d" + a, text):
                yield told.put(start, end, text.replace(a, b, 1))
                break


def _year(told: Told, step: int) -> Iterator[Mutant]:
    """Not of what a period is compared with (较2020年): that is often left open."""
    for term in told.fact.terms:
        if term.time is None or term.time.role == "base" or term.role == "context":
            continue
        for start, end in told.spots(term):
            text = told.text[start:end]
            if match := re.search(r"20\d\d", text):
                yield told.put(start, end, text.replace(match.group(), str(int(match.group()) + step)))


def year_before(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield from _year(told, -1)


def year_after(told: Told, pool: Pool) -> Iterator[Mutant]:
    yield from _year(told, 1)


def day_off(told: Told, pool: Pool) -> Iterator[Mutant]:
    for term in told.fact.values:
        for start, end in told.spots(term) if term.time is not None else ():
            text = told.text[start:end]
            if match := re.search(r"(\d{1,2})日", text):
                day = int(match.group(1))
                yield told.put(start, end, text.replace(match.group(), f"{day + 1 if day < 28 else day - 1}日", 1))


_RANKS = (
    (r"(首位|榜首)", ("第二位",)), (r"第一(?=位|名|$)", ("第二",)), (r"第二", ("第一", "第三")), (r"第三", ("第二", "第四")),
    (r"第四", ("第三", "第五")), (r"第五", ("第四", "第六")), (r"前三位?", ("第五",)), (r"前十位?", ("第十二",)),
)  # fmt: skip


def rank_off(told: Told, pool: Pool) -> Iterator[Mutant]:
    """One place up or down; out of the leading group. Not from 前十 to 前五, which may be true."""
    for term in told.fact.values:
        if term.rank is None or term.rank.word:
            continue
        for start, end in told.spots(term):
            text = told.text[start:end]
            for pattern, others in _RANKS:
                if match := re.search(pattern, text):
                    for other in others:
                        yield told.put(start, end, text[: match.start()] + other + text[match.end() :])
                    break


def first_off(told: Told, pool: Pool) -> Iterator[Mutant]:
    """第二个 for 首个."""
    for term in told.fact.values:
        if term.rank is None or not term.rank.word:
            continue
        for start, end in told.spots(term):
            text = told.text[start:end]
            if match := re.search(r"首(?=[个家款枚台套次例项颗只座所条种])", text):
                yield told.put(start, end, text[: match.start()] + "第二" + text[match.end() :])


_HEDGE = re.compile(r"超过|突破|接近|不足|不到|超|逾|近|约|余|以上|左右|多(?=[家个名项人万亿位所场款种条件年])")


def hedge_dropped(told: Told, pool: Pool) -> Iterator[Mutant]:
    for start, end, text in told.figures:
        bare = _HEDGE.sub("", text)
        if bare != text and re.match(r"\d", bare):
            yield told.put(start, end, bare)


def hedge_reversed(told: Told, pool: Pool) -> Iterator[Mutant]:
    """不足 for 超, 超 for 近. Not of what was already hedged twice."""
    for start, end, text in told.figures:
        hedges = _HEDGE.findall(text)
        bare = _HEDGE.sub("", text)
        if len(hedges) == 1 and hedges[0] not in ("约", "左右") and re.match(r"\d", bare):
            yield told.put(start, end, ("超" if hedges[0] in ("接近", "不足", "不到", "近") else "不足") + bare)


_WAYS = (
    ("增长", "下降"), ("下降", "增长"), ("提升", "降低"), ("提高", "降低"), ("缩短", "延长"), ("降低", "提升"), ("增加", "减少"),
    ("减少", "增加"), ("上升", "下降"),
)  # fmt: skip


def direction(told: Told, pool: Pool) -> Iterator[Mutant]:
    """增长 for 下降, up to four characters before a change that the claim asserts, or within it. 增加值 is no change."""
    for start, end, text in told.figures:
        low = max(0, start - 4)
        for a, b in _WAYS:
            at = told.text.rfind(a, low, start + len(text))
            if at >= 0 and not told.text.startswith("增加值", at):
                mutant = told.put(at, at + len(a), b)
                yield Mutant(mutant.text, mutant.start, max(mutant.end, end))  # a direction is pinned with its figure
                break


MAKERS: dict[str, Maker] = {
    "figure-up": figure_up, "figure-down": figure_down, "digits-swapped": digits_swapped, "magnitude": magnitude,
    "year-before": year_before, "year-after": year_after, "day-off": day_off, "rank-off": rank_off, "first-off": first_off,
    "hedge-dropped": hedge_dropped, "hedge-reversed": hedge_reversed, "direction": direction,
}  # fmt: skip
