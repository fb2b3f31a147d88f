"""What a manuscript's comments tell the checker: `zgccheck: ignore REASON because …`, `zgccheck: off`, `zgccheck: on`.

An ignore counts for the line that it stands on, or for the next block where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from zgccheck.model import Manuscript, Report
from zgccheck.scan import Lines

_DIRECTIVE = re.compile(r"zgccheck\s*[:：]\s*([\w-]*)\s*(.*)", re.DOTALL | re.IGNORECASE)
_WHY = re.compile(r"(?:^|[\s,，])(?:because[\s:：]+|因为[\s:：]*)(?=[^\s…])", re.IGNORECASE)
_BARE = re.compile(r"(?:^|[\s,，])(?:because|因为)[\s:：…]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a directive that a person has to know, by language; an error where it has no effect for that."""

    offset: int
    message: Mapping[str, str]
    error: bool = False


@dataclass(slots=True)
class Ignore:
    """One ignore: which reasons, and where it counts. `used` once it has set a finding aside."""

    offset: int
    reasons: tuple[str, ...]
    start: int
    end: int
    """What it counts for: a span of the manuscript's text."""
    used: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Directives:
    """The directives of one manuscript; as an `Aside` they name the findings that are ignored."""

    ignores: list[Ignore] = field(default_factory=list)
    off: list[tuple[int, int]] = field(default_factory=list)
    """Spans that are not checked."""
    problems: list[Problem] = field(default_factory=list)
    passed: set[int] = field(default_factory=set)
    """The `off` spans (by number) in which a sentence was passed over."""

    def silent(self, start: int, end: int) -> bool:
        """Whether a sentence lies where checking is off."""
        for number, (begin, stop) in enumerate(self.off):
            if begin <= start and end <= stop:
                self.passed.add(number)
                return True
        return False

    def aside(self, report: Report, at: int) -> str:
        """`ignored` where a directive sets the finding aside."""
        finding, place = report.findings[at], report.places[at]
        if finding.verdict == "supported":
            return ""
        for ignore in self.ignores:
            if finding.reason in ignore.reasons and place.start < ignore.end and ignore.start < place.end:
                ignore.used.add(finding.reason)
                return "ignored"
        return ""

    def unused(self) -> Iterator[Problem]:
        """What has had no effect, once the manuscript has been read to its end."""
        for ignore in self.ignores:
            for reason in ignore.reasons:
                if reason not in ignore.used:
                    yield _problem(ignore.offset, f"ignore {reason} 没有用到，可以删去", f"unused: ignore {reason}")
        for number, (begin, _) in enumerate(self.off):
            if number not in self.passed:
                yield _problem(begin, "off 之后没有可略过的句子", "off passes over no sentence")


def read(manuscript: Manuscript, lines: Lines, known: Collection[str]) -> Directives:
    """The directives of a manuscript; `known` are the reasons that findings can have."""
    found = Directives()
    opened: int | None = None
    for start, end, words in manuscript.comments:
        match = _DIRECTIVE.match(words.strip())
        if match is None:
            continue
        name, rest = match[1].lower(), match[2].strip()
        if name == "ignore":
            _ignore(found, manuscript, lines, (start, end), rest, known)
        elif name == "off" and opened is None:
            opened = end
        elif name == "on" and opened is not None:
            found.off.append((opened, start))
            opened = None
        elif name in ("off", "on"):
            found.problems.append(_problem(start, f"多余的 {name}", f"{name} where it is {name} already"))
        else:
            zh = f"不认识的指令“{match[1]}”；可用 ignore、off、on"
            found.problems.append(_problem(start, zh, f"unknown directive {match[1]!r}; known: ignore, off, on"))
    if opened is not None:
        found.off.append((opened, len(manuscript.text)))
    return found


def _ignore(
    found: Directives, manuscript: Manuscript, lines: Lines, at: tuple[int, int], rest: str, known: Collection[str]
) -> None:
    why = _WHY.search(rest)
    named = rest[: why.start()] if why else _BARE.sub("", rest)
    reasons = [word for word in re.split(r"[\s,，、]+", named) if word]
    if why is None or not reasons:
        lacking = "because …" if reasons else "REASON"
        zh = f"ignore 缺少 {lacking}，不起作用；写作 zgccheck: ignore REASON because 原因"
        en = f"an ignore without {lacking} has no effect; write zgccheck: ignore REASON because …"
        found.problems.append(_problem(at[0], zh, en, error=True))
        return
    for reason in reasons:
        if reason not in known:
            close = get_close_matches(reason, known, n=1)
            hint = (f"，是否 {close[0]}", f"; did you mean {close[0]}?") if close else ("", "")
            zh, en = f"ignore 不认识的理由 {reason}{hint[0]}", f"ignore of an unknown reason {reason}{hint[1]}"
            found.problems.append(_problem(at[0], zh, en))
    if usable := tuple(dict.fromkeys(reason for reason in reasons if reason in known)):
        found.ignores.append(Ignore(at[0], usable, *_reach(manuscript, lines, at)))


def _reach(manuscript: Manuscript, lines: Lines, at: tuple[int, int]) -> tuple[int, int]:
    """The lines of the comment; the next block where nothing else stands on them."""
    first, last = lines.line(at[0]), lines.line(at[1] - 1)
    begin = lines.starts[first - 1]
    stop = lines.starts[last] if last < len(lines.starts) else len(manuscript.text)
    around = manuscript.text[begin : at[0]] + manuscript.text[at[1] : stop]
    if around.strip():
        return begin, stop
    following = [block for block in manuscript.blocks if block.end > at[1]]
    if not following:
        return at
    block = min(following, key=lambda one: (one.start, one.end))
    return max(block.start, at[1]), block.end


def _problem(offset: int, zh: str, en: str, *, error: bool = False) -> Problem:
    return Problem(offset, {"zh": zh, "en": en}, error)
