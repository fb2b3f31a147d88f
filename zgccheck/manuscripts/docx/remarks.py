"""References as Word comments on the statements themselves, where footnotes are not wanted."""

from __future__ import annotations

from collections.abc import Sequence

from zgccheck.manuscripts.docx.comments import written
from zgccheck.manuscripts.docx.notes import Insertion, put
from zgccheck.manuscripts.docx.package import Package
from zgccheck.manuscripts.docx.parts import added, namespace, within
from zgccheck.manuscripts.docx.points import after, before
from zgccheck.manuscripts.docx.story import Story
from zgccheck.manuscripts.docx.xml import Node

AUTHOR = "zgccheck annotate"


def remarked(package: Package, story: Story, root: Node, notes: Sequence[tuple[int, int, str]]) -> dict[str, bytes]:
    """The parts that change when each text becomes a comment on a statement: its first character and its last."""
    body = package.part(package.main)
    space = namespace(body)
    existing = next((target for kind, target in package.related(package.main) if kind == "comments"), "")
    existing = existing if existing in package.members else ""
    used = [
        int(given)
        for one in (package.tree(existing).children if existing else [])
        if (given := one.attributes.get("w:id", "")).isdecimal()
    ]
    insertions: list[Insertion] = []
    told = []
    for number, (first, last, text) in enumerate(notes, max(used, default=-1) + 1):
        start, end = story.sources[first], story.sources[last]
        assert end is not None
        opened = f'<w:commentRangeStart xmlns:w="{space}" w:id="{number}"/>'
        closed = f'<w:commentRangeEnd xmlns:w="{space}" w:id="{number}"/>'
        refers = f'<w:r xmlns:w="{space}"><w:commentReference w:id="{number}"/></w:r>'
        inside = start is not None and start.part == package.main and start.start <= end.start
        insertions.append(Insertion(before(start if inside and start is not None else end), opened))
        insertions.append(Insertion(after(end), closed + refers))
        told.append(written(number, text, AUTHOR, space))
    changed = {package.main: put(body, root, insertions, space)}
    if existing:
        return changed | {existing: within(package.part(existing), "".join(told))}
    return added(package, "comments", f'<w:comments xmlns:w="{space}">{"".join(told)}</w:comments>', changed)
