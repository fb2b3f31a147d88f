"""The language of what is said to a person: `zh` or `en`."""

from __future__ import annotations

from collections.abc import Mapping

LANGS = ("zh", "en")


def choose(wanted: str, environ: Mapping[str, str]) -> str:
    """`zh` or `en` from the option and, for `auto`, from the locale.

    A locale that names no language (unset, C, POSIX) gives Chinese: so are the sentences that are checked.
    """
    if wanted in LANGS:
        return wanted
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    language = locale.split(".")[0].split("_")[0].split("-")[0].lower()
    return "zh" if language in ("", "c", "posix", "zh") else "en"
