"""The newspaper's own manner in one sentence: 张伟：《题名》，《报名》2026年3月31日第13版。"""

from __future__ import annotations

from zgccheck.citations import Locator, System
from zgccheck.reference import Date, Item, Name

SYSTEMS: tuple[System, ...] = ("numeric",)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def reference(item: Item, system: System, letter: str) -> str:
    return _chinese(item) if item.chinese else _english(item)


def marker(item: Item, system: System, letter: str, number: int, locator: Locator | None) -> str:
    if locator is None:
        return f"[{number}]"
    unit = {"line": ("行", "line"), "paragraph": ("段", "paragraph"), "page": ("版", "page")}[locator.kind]
    at = f"第{locator.value}{unit[0]}" if item.chinese else f"{unit[1]} {locator.value}"
    return f"[{number}，{at}]" if item.chinese else f"[{number}, {at}]"


def heading(item: Item) -> str:
    return "、".join(named(name) for name in item.author) or item.title or ""


def _chinese(item: Item) -> str:
    authors = item.marked("author", heading(item)) if item.author else ""
    title = (
        f"《{item.title.translate(_INNER)}》"
        if item.title
        else f"题名不详（{item.unnamed}）"
        if item.unnamed
        else "题名不详"
    )
    paper = item.marked("container-title", f"《{item.container}》") if item.container else ""
    date = item.marked("issued", day_zh(item.issued)) if item.issued else ""
    page = item.marked("page", f"第{item.page}版") if item.page else ""
    parts = [item.marked("title", title), paper + date + page, item.url or ""]
    return f"{authors}：{'，'.join(filter(None, parts))}。" if authors else f"{'，'.join(filter(None, parts))}。"


def _english(item: Item) -> str:
    authors = item.marked("author", ", ".join(named(name) for name in item.author)) if item.author else ""
    title = f"“{inner(item.title)}”" if item.title else f"untitled ({item.unnamed})" if item.unnamed else "untitled"
    parts = [
        authors,
        item.marked("title", title),
        item.marked("container-title", item.container) if item.container else "",
        item.marked("issued", day_en(item.issued)) if item.issued else "",
        item.marked("page", f"p. {item.page}") if item.page else "",
        item.url or "",
    ]
    return ", ".join(part for part in parts if part) + "."


_INNER = str.maketrans("《》", "〈〉")
_MARKS = str.maketrans("“”‘’", "‘’“”")


def inner(title: str) -> str:
    """A title that will stand in quotation marks: those within it turn single."""
    return title.translate(_MARKS)


def named(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.family) if part)


def day_zh(date: Date) -> str:
    """2026年3月31日, or as much of it as there is."""
    return "".join(f"{part}{unit}" for part, unit in zip(date.parts, "年月日", strict=False)) or date.literal


def day_en(date: Date) -> str:
    """31 March 2026, or as much of it as there is."""
    year, *rest = date.parts or (0,)
    words = [*(str(day) for day in rest[1:]), *(MONTHS[month - 1] for month in rest[:1] if 1 <= month <= 12), str(year)]
    return " ".join(words) if date.parts else date.literal
