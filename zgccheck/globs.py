"""Path patterns as .gitignore has them: the last pattern that fits decides, ! takes back, a/ is a folder, **/ any depth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line: `regex` is for the path from the folder that the pattern belongs to, with / between the names."""

    regex: re.Pattern[str]
    negated: bool
    folder: bool
    """Whether it fits folders only."""


def parse(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of a .gitignore's lines, or of a list of globs; blank lines and comments give none."""
    return tuple(pattern for line in lines if (pattern := _pattern(line)) is not None)


def verdict(patterns: Iterable[Pattern], path: str, *, folder: bool = False) -> bool | None:
    """Whether the last pattern that fits a path takes it in; None where none fits."""
    found = None
    for pattern in patterns:
        if (folder or not pattern.folder) and pattern.regex.fullmatch(path):
            found = not pattern.negated
    return found


def covers(patterns: tuple[Pattern, ...], path: str) -> bool:
    """Whether the patterns take in a file, by itself or with a folder that it lies in."""
    names = path.split("/")
    for depth in range(1, len(names)):
        if verdict(patterns, "/".join(names[:depth]), folder=True):
            return True
    return verdict(patterns, path) is True


@lru_cache(maxsize=1024)
def _pattern(line: str) -> Pattern | None:
    line = line.rstrip("\r\n")
    while line.endswith(" ") and not line.endswith("\\ "):
        line = line[:-1]
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    line = line[negated:]
    folder = line.endswith("/")
    line = line.removesuffix("/").removeprefix("./")
    anchored = "/" in line
    line = line.removeprefix("/")
    if not line:
        return None
    try:
        regex = re.compile(("" if anchored else "(?:.*/)?") + _translate(line), re.DOTALL)
    except re.error:
        return None  # [z-a] fits nothing, as in git
    return Pattern(regex, negated, folder)


def _translate(glob: str) -> str:
    """A glob as a regular expression; * and ? stay within one name."""
    parts, at = [], 0
    while at < len(glob):
        char = glob[at]
        if glob.startswith("**/", at) and (at == 0 or glob[at - 1] == "/"):
            parts.append("(?:.*/)?")
            at += 3
        elif glob.startswith("/**", at) and at + 3 == len(glob):
            parts.append("/.*")
            at += 3
        elif char == "*":
            parts.append("[^/]*")
            at += 1
        elif char == "?":
            parts.append("[^/]")
            at += 1
        elif char == "[" and (end := _class_end(glob, at)):
            parts.append(_class(glob[at + 1 : end]))
            at = end + 1
        else:
            at += char == "\\" and at + 1 < len(glob)
            parts.append(re.escape(glob[at]))
            at += 1
    return "".join(parts)


def _class_end(glob: str, at: int) -> int:
    """Where the ] of a class is, 0 where there is none."""
    start = at + 2 if glob[at + 1 : at + 2] in ("!", "^") else at + 1
    return max(0, glob.find("]", start + 1))


def _class(inside: str) -> str:
    negated = inside[:1] in ("!", "^")
    body = inside[negated:].replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("^", "\\^")
    body = body.replace("&&", "&\\&").replace("||", "|\\|").replace("~~", "~\\~")
    return f"(?!/)[{'^' if negated else ''}{body}]"
