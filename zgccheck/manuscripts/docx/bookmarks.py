"""The bookmarks that hold what `zgccheck annotate` put into a document: a name for what can be passed over and taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zgccheck.manuscripts.docx.xml import Node
from zgccheck.marking import BOOKMARK

NAME = re.compile(rf"{BOOKMARK}\d+(d?)")
"""Of a mark; `d` where a run was divided for it."""
EVERY = re.compile(rf"{BOOKMARK}n?\d+d?")
"""Of a mark, or of a footnote's number that cross-references lead to."""
_NUMBERS = re.compile(r"[\d,]*")


def stretch(children: Sequence[Node], at: int) -> int:
    """The index of the element that ends the mark which begins at an index; -1 where none of ours does.

    What holds other words than numbers is none: somebody has written between. Nor is what holds half a field: another program
    has moved the bookmark.
    """
    begun = children[at]
    if begun.name != "w:bookmarkStart" or not NAME.fullmatch(begun.attributes.get("w:name", "")):
        return -1
    number = begun.attributes.get("w:id")
    fields = 0
    for end in range(at + 1, len(children)):
        if children[end].name == "w:bookmarkEnd" and children[end].attributes.get("w:id") == number:
            return end if fields == 0 else -1
        kinds = [node.attributes.get("w:fldCharType") for node in children[end].walk() if node.name == "w:fldChar"]
        fields += kinds.count("begin") - kinds.count("end")
        if fields < 0:
            return -1
        said = (chunk.text for node in children[end].walk() for chunk in node.chunks)
        if not _NUMBERS.fullmatch("".join(said)):
            return -1
    return -1
