"""SARIF 2.1.0, one run: for code scanning and for editors that show such results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zgccheck import __version__, reasons
from zgccheck.clean import one_line
from zgccheck.diagnostic import Diagnostic, attributed, diagnostics, gravest_first, quoted, replacement, written
from zgccheck.formats import View
from zgccheck.formats.jsonl import dump
from zgccheck.model import Place, Report, Tally

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    found = list(diagnostics(reports))
    kept = gravest_first(found)[:MOST_RESULTS] if len(found) > MOST_RESULTS else found
    rules = {one.finding.reason: one.level for one in kept}
    order = {reason: at for at, reason in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "zgccheck",
                "version": __version__,
                "rules": [_rule(reason, rules[reason], view.lang) for reason in order],
            }
        },
        "language": "zh-CN" if view.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "zgccheck/"},
        "originalUriBaseIds": {"SOURCES": {"description": {"text": "the documents of the claims base"}}},
        "invocations": [_invocation(view, len(found) - len(kept))],
        "results": [_result(one, order[one.finding.reason], view) for one in kept],
    }
    yield dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, view, indent=1) + "\n"


def _rule(reason: str, level: str, lang: str) -> dict[str, Any]:
    """The reason's page, as far as a rule has room for it."""
    title, meaning, advice = reason, reason, reason
    if reason in reasons.names():
        page = reasons.load(reason)
        title, meaning, advice = page.title[lang], page.meaning[lang], page.advice[lang]
    return {
        "id": reason,
        "shortDescription": message(title),
        "fullDescription": message(meaning),
        "help": {"text": f"{meaning}\n\n{advice}"},
        "defaultConfiguration": {"level": level},
    }


def _result(one: Diagnostic, rule: int, view: View) -> dict[str, Any]:
    whole = view.manuscripts
    data: dict[str, Any] = {
        "ruleId": one.finding.reason,
        "ruleIndex": rule,
        "level": one.level,
        "message": message(one.message(view.lang)),
        "locations": [_location(uri(one.place.path), {**_region(one.place), "snippet": {"text": written(one, whole)}})],
        "partialFingerprints": {"zgccheck/v1": one.fingerprint},
    }
    if related := [_related(one, at, view) for at in range(len(one.finding.citations))]:
        data["relatedLocations"] = related
    new = replacement(one, whole)
    if new is not None:
        change = {"deletedRegion": _region(one.place), "insertedContent": {"text": new}}
        changed = {"artifactLocation": {"uri": uri(one.place.path)}, "replacements": [change]}
        data["fixes"] = [{"description": message(f"{one.finding.text} → {new}"), "artifactChanges": [changed]}]
    return data


def _related(one: Diagnostic, at: int, view: View) -> dict[str, Any]:
    """A quotation of the finding, in its document."""
    cited = one.finding.citations[at]
    source = view.sources.get(cited.source)
    told = f"{attributed(cited, view.sources, view.lang)}: {quoted(cited.exact, view.lang)}"
    region = {"startLine": cited.line, "startColumn": cited.column, "snippet": {"text": cited.exact}}
    where = _location(uri(source.path if source else cited.source), region)
    where["physicalLocation"]["artifactLocation"]["uriBaseId"] = "SOURCES"
    return {"id": at + 1, **where, "message": message(told)}


def _location(at: str, region: Mapping[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": at}, "region": dict(region)}}


def _region(at: Place) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _invocation(view: View, left_out: int) -> dict[str, Any]:
    """Whether every file was read; what could not be, and what else there is to know."""
    tally = view.tally or Tally()
    told = [_notification("error", why, path) for path, why in tally.unusable]
    told += [_notification("note", note.get(view.lang) or note.get("zh", ""), path) for path, note in tally.notes]
    if left_out:
        told.append(_notification("warning", f"{left_out} results left out"))
    return {"executionSuccessful": not tally.unusable, "toolExecutionNotifications": told}


def _notification(level: str, text: str, path: str = "") -> dict[str, Any]:
    data: dict[str, Any] = {"level": level, "message": message(text)}
    if path:
        data["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}]
    return data


def message(text: str) -> dict[str, str]:
    """Plain text: what SARIF would take for a placeholder or a link is escaped."""
    words = re.sub(r"\{(?=\d+\})|(?<=\d)\}", lambda match: match[0] * 2, one_line(text) or "-")
    return {"text": re.sub(r"[\[\]\\]", r"\\\g<0>", words) if "](" in words else words}


def uri(path: str) -> str:
    """A path as a URI reference; every byte that is not plain is percent-encoded, a colon too."""
    slashed = path.replace("\\", "/").removeprefix("./")
    try:
        octets = slashed.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = slashed.encode("utf-8", "surrogatepass")
    encoded = "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in octets)
    return f"file://{encoded}" if encoded.startswith("/") else encoded
