"""What is checked against: the base, or documents as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zgccheck.errors import InputError

if TYPE_CHECKING:
    from zgccheck.check import Checker
    from zgccheck.model import Manuscript


def checker(base: Path | None, documents: Sequence[Path] | None, *, exact: bool = False) -> Checker:
    """A checker for the base, or for the documents where there are any. Raises InputError."""
    from zgccheck.check import Checker

    if not documents:
        return Checker.load(base, exact=exact)
    if base is not None:
        raise InputError("--base and --source together", fix="give one of them: a base, or documents as they are")
    return Checker.from_manuscripts(_named(documents), exact=exact)


def _named(paths: Sequence[Path]) -> dict[str, Manuscript]:
    """The documents by a short id: the file's name without its suffix, numbered where two share it."""
    from zgccheck import manuscripts

    named: dict[str, Manuscript] = {}
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(error.strerror or "unreadable", path=str(path)) from None
        name, number = path.stem, 1
        while name in named:
            number += 1
            name = f"{path.stem}-{number}"
        named[name] = manuscripts.read(data, str(path))
    return named
