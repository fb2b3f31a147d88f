"""Mutation score: every single-slot error and every harmless change that a claim's statement allows, and what is said of them.

    python benchmarks/mutate.py [--base DIR] [--class NAME …] [--every N] [--misses N]

A wrong mutant is caught when the sentence is a `conflict`; a harmless one is flagged when it is. The statements are the
claims' own, so this measures the slots, not retrieval from free wording.
"""

from __future__ import annotations

import argparse
import collections
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from zgccheck import places
from zgccheck.check import Checker
from zgccheck.fact import Fact
from zgccheck.model import Entity

Mutant = tuple[str, str]
Maker = Callable[[Fact, "Pool"], Iterator[str]]


class Pool:
    """What may stand in for something else: the base's names by kind, and items of its lists."""

    def __init__(self, checker: Checker) -> None:
        self.by_kind: dict[str, list[Entity]] = collections.defaultdict(list)
        for entity in checker.base.entities:
            self.by_kind[entity.kind].append(entity)
        self.items = [v for c in checker.base.claims.values() if c.list for v in c.value if 2 <= len(v) <= 8]

    def other(self, entity: Entity, text: str, seed: int) -> str | None:
        """Another entity of the kind whose names are not in the text, about as long."""
        pool = [e for e in self.by_kind[entity.kind] if e is not entity and abs(len(e.name) - len(entity.name)) <= 3]
        for step in range(len(pool)):
            candidate = pool[(seed + step * 7) % len(pool)]
            if not any(n in candidate.name for n in entity.names) and not any(n in text for n in candidate.names):
                return candidate.name
        return None


def _value_spans(fact: Fact) -> list[tuple[int, int, str]]:
    """Spans, in the original statement, of the figures that the claim asserts."""
    spans = []
    for term in fact.values:
        if term.kind == "quantity" and term.mention is not None:
            start, end = fact.reading.normal.span(term.mention.start, term.mention.end)
            spans.append((start, end, fact.claim.statement[start:end]))
    return spans


def _put(fact: Fact, start: int, end: int, text: str) -> str:
    return fact.claim.statement[:start] + text + fact.claim.statement[end:]


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def figure_off(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        if match := _NUMBER.search(text):
            digits = match.group()
            last = max(i for i, c in enumerate(digits) if c.isdigit() and (c != "0" or i == 0 or "." in digits[:i]))
            turned = str((int(digits[last]) + 1) % 10 or 1)
            yield _put(
                fact,
                start,
                end,
                text[: match.start()] + digits[:last] + turned + digits[last + 1 :] + text[match.end() :],
            )


def digits_swapped(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        if (match := re.search(r"([1-9])([1-9])", text)) and match.group(1) != match.group(2):
            yield _put(fact, start, end, text[: match.start()] + match.group(2) + match.group(1) + text[match.end() :])


def magnitude(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        for a, b in (("万亿", "亿"), ("亿", "万"), ("万", "亿")):
            if a in text and re.search(r"\d" + a, text):
                yield _put(fact, start, end, text.replace(a, b, 1))
                break


def year_off(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.terms:
        if term.time is not None and term.mention is not None and term.time.role != "base":
            start, end = fact.reading.normal.span(term.mention.start, term.mention.end)
            text = fact.claim.statement[start:end]
            if match := re.search(r"20\d\d", text):
                yield _put(fact, start, end, text.replace(match.group(), str(int(match.group()) - 1)))


def day_off(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.values:
        if term.time is not None and term.mention is not None:
            start, end = fact.reading.normal.span(term.mention.start, term.mention.end)
            text = fact.claim.statement[start:end]
            if match := re.search(r"(\d{1,2})日", text):
                day = int(match.group(1))
                yield _put(fact, start, end, text.replace(match.group(), f"{day + 1 if day < 28 else day - 1}日", 1))


def rank_off(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.values:
        if term.rank is not None and not term.rank.word and term.mention is not None:
            start, end = fact.reading.normal.span(term.mention.start, term.mention.end)
            text = fact.claim.statement[start:end]
            for a, b in (
                ("第一", "第二"),
                ("首位", "第二位"),
                ("榜首", "第三位"),
                ("第三", "第四"),
                ("第四", "第三"),
                ("前三", "前一"),
                ("前十", "前五"),
            ):
                if a in text and b != "前五":
                    yield _put(fact, start, end, text.replace(a, b, 1))
                    break


def hedge_dropped(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        bare = re.sub(r"超过|突破|接近|预计|超|逾|近|余|多(?=[家个名项人万亿位所场款])", "", text)
        if bare != text and re.match(r"\d", bare):
            yield _put(fact, start, end, bare)


def hedge_reversed(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        for a, b in (("超过", "不足"), ("超", "不足"), ("近", "超"), ("突破", "不足")):
            if text.startswith(a):
                yield _put(fact, start, end, b + text[len(a) :])
                break


def direction(fact: Fact, pool: Pool) -> Iterator[str]:
    statement = fact.claim.statement
    for a, b in (
        ("增长", "下降"),
        ("下降", "上升"),
        ("提升", "降低"),
        ("缩短", "延长"),
        ("降低", "提升"),
        ("增加", "减少"),
    ):
        for start, _, _ in _value_spans(fact):
            if statement[max(0, start - len(a)) : start] == a:
                yield statement[: start - len(a)] + b + statement[start:]


def scope(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.values:
        if term.rank is not None and term.mention is not None:
            start, end = fact.reading.normal.span(term.mention.start, term.mention.end)
            text = fact.claim.statement[start:end]
            for a, b in (
                ("全国", "全球"),
                ("国内", "全球"),
                ("全球", "全国"),
                ("中国", "全球"),
                ("国际", "国内"),
                ("世界", "全国"),
            ):
                if a in text:
                    yield _put(fact, start, end, text.replace(a, b, 1))
                    break


def deputy(fact: Fact, pool: Pool) -> Iterator[str]:
    statement = fact.claim.statement
    if not fact.claim.id.startswith("title-"):
        return
    name = fact.claim.key[0]
    for value in fact.claim.value:
        if "副" in value:
            yield f"{value.replace('副', '', 1)}{name}表示，将继续努力。"
        else:
            turned = re.sub(r"(主任|局长|院长|理事长|所长|市长|董事长|总经理|秘书长|司长)$", r"副\1", value)
            if turned != value:
                yield f"{turned}{name}表示，将继续努力。"
    assert statement


def _entities(kind: str, *roles: str) -> Maker:
    def make(fact: Fact, pool: Pool) -> Iterator[str]:
        for seed, term in enumerate(fact.terms):
            if (
                term.entity is None
                or term.entity.kind != kind
                or term.role not in roles
                or fact.claim.id.startswith("title-")
            ):
                continue
            if fact.claim.list == "open" and term.role == "value":
                continue  # beyond an open list is unverified
            start, end = fact.reading.normal.span(term.start, term.end)
            other = pool.other(term.entity, fact.claim.statement, seed + len(fact.claim.id))
            if other is not None:
                yield _put(fact, start, end, other)

    return make


def place(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.terms:
        if term.entity is not None and term.entity.kind == "place" and len(term.text) <= 5:
            start, end = fact.reading.normal.span(term.start, term.end)
            other = next((p for p in ("上海市", "深圳市", "杭州市") if p[:2] not in fact.claim.statement), None)
            if other is not None and places.read(term.text):
                yield _put(fact, start, end, other)


def negation(fact: Fact, pool: Pool) -> Iterator[str]:
    statement = fact.claim.statement
    for a, b in (
        ("已经", "尚未"),
        ("已", "尚未"),
        ("正式", "尚未"),
        ("允许", "不允许"),
        ("成功", "未能成功"),
        ("达到", "未达到"),
        ("实现", "未能实现"),
    ):
        if a in statement and not fact.claim.by:
            yield statement.replace(a, b, 1)
            return


def list_member(fact: Fact, pool: Pool) -> Iterator[str]:
    if fact.claim.list != "closed" or len(fact.claim.value) < 3:
        return
    items = [v for v in fact.claim.value if f"、{v}、" in fact.claim.statement]
    for seed, item in enumerate(items[:1]):
        pick = next(
            (
                o
                for k in range(len(pool.items))
                if not set(o := pool.items[(seed + k * 11 + len(fact.claim.id)) % len(pool.items)])
                & set(fact.claim.statement)
            ),
            None,
        )
        if pick is not None:
            yield fact.claim.statement.replace(item, pick, 1)


_FUTURE = re.compile(
    "将(?=在|于|正式|进一步|继续|持续|落地|落成|发布|推出|签署|设置|分享|建设|打造|构建|推动|畅通|聚焦|深化|保持|全力|成为|揭晓|逐步)"
)


def status(fact: Fact, pool: Pool) -> Iterator[str]:
    statement = fact.claim.statement
    if _FUTURE.search(statement) and "预计" not in statement:
        yield _FUTURE.sub("已", statement, count=1)
    elif "已" in statement and "已经" not in statement and "早已" not in statement:
        yield statement.replace("已", "拟", 1)


def quotation(fact: Fact, pool: Pool) -> Iterator[str]:
    for value in fact.claim.value:
        if value.startswith("“") and len(value) >= 14:
            middle = len(value) // 2
            yield fact.claim.statement.replace(value, value[:middle] + "绝对" + value[middle + 2 :])


# -- harmless -----------------------------------------------------------------------------------------------------


def numeral_form(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        if match := re.search(r"\d+(?:\.\d+)?(?=[万亿]?[\u4e00-\u9fff])", text):
            yield _put(fact, start, end, text[: match.start()] + chinese(match.group()) + text[match.end() :])


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


def full_width(fact: Fact, pool: Pool) -> Iterator[str]:
    turned = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c == "%" else c for c in fact.claim.statement)
    if turned != fact.claim.statement:
        yield turned


def scaled(fact: Fact, pool: Pool) -> Iterator[str]:
    for start, end, text in _value_spans(fact):
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)(万)?(亿元|件|人|家|项|万元)", text):
            number, wan, unit = match.groups()
            if unit == "亿元" and not wan:
                whole = float(number) * 10000
                yield (
                    _put(fact, start, end, f"{whole:.0f}万元")
                    if abs(whole - round(whole)) < 1e-6
                    else fact.claim.statement
                )
            elif wan and unit in ("件", "人", "家", "项"):
                yield _put(fact, start, end, f"{float(number) * 10000:.0f}{unit}")


def alias(fact: Fact, pool: Pool) -> Iterator[str]:
    for term in fact.terms:
        if term.entity is not None and term.entity.aliases:
            start, end = fact.reading.normal.span(term.start, term.end)
            said = fact.claim.statement[start:end]
            other = next((a for a in term.entity.aliases if a != said and said not in a and len(a) > 1), None)
            if other is not None:
                yield _put(fact, start, end, other)


def introduced(fact: Fact, pool: Pool) -> Iterator[str]:
    yield "记者了解到，" + fact.claim.statement


def verbatim(fact: Fact, pool: Pool) -> Iterator[str]:
    for passage in fact.claim.passages[:3]:
        text = passage.text.replace("\n", "")
        if len(text) > 6:
            yield text


WRONG: dict[str, Maker] = {
    "figure-off": figure_off, "digits-swapped": digits_swapped, "magnitude": magnitude, "year-off": year_off, "day-off": day_off,
    "rank-off": rank_off, "hedge-dropped": hedge_dropped, "hedge-reversed": hedge_reversed, "direction": direction, "scope": scope,
    "deputy": deputy, "person": _entities("person", "key", "value"), "organisation": _entities("organisation", "key", "value"),
    "event": _entities("event", "key"), "document": _entities("document", "key", "value"), "place": place, "negation": negation,
    "list-member": list_member, "status": status, "quotation": quotation,
}  # fmt: skip
HARMLESS: dict[str, Maker] = {
    "numeral-form": numeral_form, "full-width": full_width, "scaled": scaled, "alias": alias, "introduced": introduced,
    "passage-verbatim": verbatim,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--class", dest="classes", action="append", default=[])
    parser.add_argument("--every", type=int, default=1, help="take every Nth claim")
    parser.add_argument("--misses", type=int, default=0, help="show up to N misses of each class")
    args = parser.parse_args()
    checker = Checker.load(args.base)
    pool = Pool(checker)
    facts = [checker.fact(claim) for claim in list(checker.base.claims.values())[:: args.every]]
    totals = {"wrong": [0, 0], "harmless": [0, 0]}
    for sort, makers in (("wrong", WRONG), ("harmless", HARMLESS)):
        for name, maker in makers.items():
            if args.classes and name not in args.classes:
                continue
            made = hit = 0
            shown: list[str] = []
            for fact in facts:
                for text in dict.fromkeys(maker(fact, pool)):
                    if text == fact.claim.statement and name != "passage-verbatim":
                        continue
                    made += 1
                    report = checker.check(text)
                    flagged = report.verdict == "conflict"
                    hit += flagged
                    if flagged != (sort == "wrong"):
                        shown.append(f"    {report.verdict:10} {fact.claim.id}: {text}")
                        if flagged:
                            found = next(f for f in report.findings if f.verdict == "conflict")
                            shown[-1] += f"  [{found.reason} «{found.text}» {found.claim}]"
            totals[sort][0] += made
            totals[sort][1] += hit
            if made:
                print(f"{sort:9} {name:18} {hit:5}/{made:<5} {hit / made:7.1%}")
            print("\n".join(shown[: args.misses]) + "\n" if shown[: args.misses] else "", end="")
    for sort, (made, hit) in totals.items():
        if made:
            print(f"{sort}: {hit}/{made} = {hit / made:.2%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
