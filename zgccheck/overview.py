"""What a scan came to, for the end of its report: a row for each file, what was not read and why, what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from zgccheck.diagnostic import BADGES, unread
from zgccheck.layout import Line, block, cells
from zgccheck.model import Tally, Verdict
from zgccheck.text import width

STYLES: Mapping[Verdict, str] = {
    "conflict": "red",
    "disputed": "yellow",
    "partial": "cyan",
    "supported": "green",
    "unverified": "default",
}
COLUMNS: tuple[Verdict, ...] = ("conflict", "disputed", "partial", "unverified", "supported")
MOST_FILES = 40
NARROWEST = 12
"""Columns that a path needs beside the numbers."""

Rows = Mapping[str, Mapping[Verdict, int]]
"""By path: how many of its checkable sentences have each verdict."""


def overview(rows: Rows, tally: Tally, lang: str, columns: int) -> list[Line]:
    zh = lang == "zh"
    lines: list[Line] = [[(headline(tally, lang), "bold")]]
    if rows:
        lines += [[], *_table(rows, lang, columns)]
    told_of = remarks(tally, lang)
    lines += [[]] if told_of else []
    for title, told in told_of:
        lines += block(cells(f"{title}{'：' if zh else ': '}{told}"), columns, [], [("  ", "")])
    return lines


def headline(tally: Tally, lang: str) -> str:
    """How much was read: «3 个文件，共 120 句，其中 80 句可核对»."""
    if lang == "zh":
        return f"{tally.files} 个文件，共 {tally.sentences} 句，其中 {tally.checkable} 句可核对"
    files = f"{tally.files} file{'' if tally.files == 1 else 's'}"
    return f"{files}, {tally.sentences} sentence{'' if tally.sentences == 1 else 's'}, {tally.checkable} checkable"


def remarks(tally: Tally, lang: str) -> list[tuple[str, str]]:
    """What a person has to know of the reading, each as a title and what is said: parts not read, files not read, notes."""
    zh = lang == "zh"
    found = []
    if tally.skipped:
        parts = [f"{unread(reason, lang)} {count}" for reason, count in sorted(tally.skipped.items())]
        found.append(("未核对的部分" if zh else "set aside", ("、" if zh else ", ").join(parts)))
    found += [("未能读取" if zh else "unreadable", _named(path, why)) for path, why in tally.unusable]
    found += [
        ("说明" if zh else "note", _named(path, note.get(lang) or note.get("zh", ""))) for path, note in tally.notes
    ]
    return found


def _named(path: str, told: str) -> str:
    """With the path in front, joined to a line and column if it begins with them."""
    if told.startswith(path):
        return told
    return f"{path}:{told}" if told[:1].isdigit() else f"{path}: {told}"


def _table(rows: Rows, lang: str, columns: int) -> list[Line]:
    """A row a file and one for all; on a narrow terminal a line of its own for each file's numbers."""
    body, total = _chosen(rows, lang)
    heads = [BADGES[verdict][lang].capitalize() for verdict in COLUMNS]
    sizes = [max(width(head), len(str(total[verdict]))) + 2 for head, verdict in zip(heads, COLUMNS, strict=True)]
    if columns - sum(sizes) < NARROWEST:
        return [line for name, verdicts in body for line in _stacked(name, verdicts, lang, columns)]
    first = "文件" if lang == "zh" else "File"
    names = [first, *(name for name, _ in body)]
    room = min(max(sum(cell.width for cell in cells(name)) for name in names), columns - sum(sizes))
    named = zip(heads, sizes, strict=True)
    lines: list[Line] = [[(_fit(first, room), "dim"), *((_right(head, size), "dim") for head, size in named)]]
    lines.append([("─" * (room + sum(sizes)), "dim")])
    for name, verdicts in body:
        row: Line = [(_fit(name, room), "")]
        for verdict, size in zip(COLUMNS, sizes, strict=True):
            count = verdicts.get(verdict, 0)
            row.append((_right(str(count), size), STYLES[verdict] if count else "dim"))
        lines.append(row)
    return lines


def _chosen(rows: Rows, lang: str) -> tuple[list[tuple[str, Mapping[Verdict, int]]], Counter[Verdict]]:
    """The rows that are shown, the worst where there are too many, the rest as one, all as one; and all."""
    zh = lang == "zh"
    total: Counter[Verdict] = Counter()
    for verdicts in rows.values():
        total.update(verdicts)
    paths = list(rows)
    if len(paths) > MOST_FILES:
        paths = sorted(paths, key=lambda path: [-rows[path].get(verdict, 0) for verdict in COLUMNS])[:MOST_FILES]
    body: list[tuple[str, Mapping[Verdict, int]]] = [(path, rows[path]) for path in paths]
    if rest := len(rows) - len(paths):
        left = total - sum((Counter(rows[path]) for path in paths), Counter())
        body.append((f"… {rest} 个文件" if zh else f"… {rest} files", left))
    if len(rows) > 1:
        body.append(("合计" if zh else "All", total))
    return body, total


def _stacked(name: str, verdicts: Mapping[Verdict, int], lang: str, columns: int) -> list[Line]:
    told = [f"{BADGES[verdict][lang].capitalize()} {verdicts[verdict]}" for verdict in COLUMNS if verdicts.get(verdict)]
    numbers = ("、" if lang == "zh" else ", ").join(told)
    return [[(_fit(name, columns), "")], *block(cells(numbers), columns, [("  ", "")])]


def _right(text: str, columns: int) -> str:
    return " " * (columns - width(text)) + text


def _fit(text: str, columns: int) -> str:
    """The text in exactly so many columns: filled up, or shortened in front, where paths differ least."""
    row = cells(text)
    used = sum(cell.width for cell in row)
    at = 0
    while used > columns - (1 if at else 0) and at < len(row):
        used -= row[at].width
        at += 1
    shown = ("…" if at else "") + "".join(cell.text for cell in row[at:])
    return shown + " " * (columns - width(shown))
