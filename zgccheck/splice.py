"""Changed words put into a file's text without touching its markup."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from zgccheck.decode import offsets
from zgccheck.errors import InputError
from zgccheck.model import Manuscript
from zgccheck.traced import own

Edit = tuple[int, int, str]
"""Start and end in the manuscript's text, and the words that are to be read there."""


def minimal(manuscript: Manuscript, edits: Sequence[Edit]) -> list[Edit]:
    """The edits on the characters that are read, in order; markup between them (a tag, a line's end) stays where it is.

    Of an edit only what differs is replaced: 74.8万件 for 75.8万件 changes one digit. Raises InputError on overlaps.
    """
    read = own(manuscript)
    places = sorted(read)
    done: list[Edit] = []
    last = 0
    for start, end, words in sorted(edits):
        if start < last or not 0 <= start <= end <= len(manuscript.text):
            raise InputError(f"edits overlap at {start}", path=manuscript.path)
        last = end
        here = places[bisect_left(places, start) : bisect_left(places, end)]
        if not here:
            raise InputError(f"nothing is read at {start}", path=manuscript.path)
        done += _changed(here, "".join(read[at] for at in here), words)
    return done


def _changed(here: Sequence[int], old: str, new: str) -> list[Edit]:
    if old == new:
        return []
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = here[head : len(old) - tail]
    words = new[head : len(new) - tail]
    if not middle:  # only more characters: they go after the one before them
        at = here[head - 1] if head else here[0]
        return [(at, at + 1, old[head - 1] + words if head else words + old[0])]
    if len(words) == len(middle):  # character for character, so that a mark between them stays between them
        pairs = zip(middle, old[head:], words, strict=False)
        return [(at, at + 1, char) for at, before, char in pairs if char != before]
    return [(at, at + 1, words if number == 0 else "") for number, at in enumerate(middle)]


def apply(
    data: bytes, manuscript: Manuscript, edits: Sequence[Edit], unit: Callable[[int], int], escape: Callable[[str], str]
) -> bytes:
    """The file with its edits; every byte that no edit names stays. `unit` gives the end of what is written for one character."""
    return replaced(
        data, manuscript, [(start, unit(start), escape(words)) for start, _, words in minimal(manuscript, edits)]
    )


def replaced(data: bytes, manuscript: Manuscript, pieces: Sequence[Edit]) -> bytes:
    """The file with other characters, markup included, for spans of its text, in order; every other byte stays."""
    if not pieces:
        return data
    at = offsets(data, manuscript.encoding)
    if len(at) != len(manuscript.text) + 1:
        raise InputError("the file is no longer what was read", path=manuscript.path, fix="check it again")
    parts: list[bytes] = []
    last = 0
    for start, end, words in pieces:
        try:
            put = words.encode(manuscript.encoding)
        except UnicodeEncodeError as error:
            what = f"{error.object[error.start : error.end]} cannot be written in {manuscript.encoding}"
            raise InputError(what, path=manuscript.path, fix="convert the file to UTF-8") from None
        parts += [data[last : at[start]], put]
        last = at[end]
    return b"".join([*parts, data[last:]])
