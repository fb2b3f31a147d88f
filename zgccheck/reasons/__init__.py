"""What each reason means, what an editor does about it, and examples. One file a reason, and the file's name is the reason's.

`say.REASONS` has their titles, which every report needs; these pages are read when they are asked for. The examples
speak of the base that ships with the package, or hold two wordings together; the tests run them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from zgccheck import strictyaml
from zgccheck.errors import InputError
from zgccheck.say import REASONS


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its verdict and a finding's words and reason, or a draft's wording beside a source's."""

    reason: str
    sentence: str = ""
    verdict: str = ""
    words: str = ""
    """Of the finding; empty where the whole assertion is meant."""
    draft: str = ""
    source: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason's page, by language."""

    name: str
    shown: str
    """finding: a report can show it; explanation: only `--explain` does, of what decided nothing."""
    title: Mapping[str, str]
    meaning: Mapping[str, str]
    advice: Mapping[str, str]
    examples: tuple[Example, ...]


def names() -> list[str]:
    """Every reason, in the order in which they are told."""
    return list(REASONS)


def load(name: str) -> Reason:
    """The page of a reason, given by its name or its title. Raises InputError if there is no such reason."""
    titled = {title: own for own, titles in REASONS.items() for title in titles}
    name = titled.get(name, name)
    if name not in REASONS:
        from difflib import get_close_matches

        close = list(
            dict.fromkeys(titled.get(one, one) for one in get_close_matches(name, [*REASONS, *titled], 4, 0.4))
        )[:3]
        fix = f"perhaps {', '.join(close)}" if close else "zgccheck explain lists them"
        raise InputError(f"no reason {name!r}", fix=fix)
    file = f"{name}.yaml"
    page = strictyaml.load((resources.files(__name__) / file).read_bytes(), file)
    zh, en = REASONS[name]
    return Reason(
        name,
        str(page["shown"]),
        {"zh": zh, "en": en},
        {"zh": str(page["zh"]), "en": str(page["en"])},
        {"zh": str(page["do_zh"]), "en": str(page["do_en"])},
        tuple(
            Example(**{"reason": name, **{key: str(value) for key, value in row.items()}}) for row in page["examples"]
        ),
    )
