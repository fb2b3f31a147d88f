"""What the web reads of a check: schema.org ClaimReview and W3C Web Annotation, by the terms of their own vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from scanned import scan

from zgccheck import Checker, formats
from zgccheck.formats import View
from zgccheck.model import Article, Report

DRAFT = "# 图书馆\n\n2031年，青溪市图书馆接待读者138.6万人次。天气很好。\n青溪市图书馆藏书量达412万册。青溪市图书馆有88名馆员。\n"

# Of each type that is used, its own properties and what they may hold: schema.org's domains and ranges.
VOCABULARY: dict[str, dict[str, tuple[str, ...]]] = {
    "ClaimReview": {
        "claimReviewed": ("Text",), "itemReviewed": ("Claim",), "reviewRating": ("Rating",), "reviewBody": ("Text",),
        "inLanguage": ("Text",), "citation": ("CreativeWork", "NewsArticle"),
    },
    "Claim": {"text": ("Text",), "appearance": ("CreativeWork",)},
    "Rating": {"ratingValue": ("Number",), "bestRating": ("Number",), "worstRating": ("Number",), "alternateName": ("Text",)},
    "CreativeWork": {
        "url": ("Text",), "position": ("Text",), "identifier": ("Text",), "headline": ("Text",), "author": ("Person",),
        "isPartOf": ("Newspaper",), "datePublished": ("Text",), "text": ("Text",), "description": ("Text",),
    },
    "Newspaper": {"name": ("Text",)},
    "Person": {"name": ("Text",)},
}  # fmt: skip
VOCABULARY["NewsArticle"] = {**VOCABULARY["CreativeWork"], "pagination": ("Text",)}

# The model's MUSTs for what is used of it (https://www.w3.org/TR/annotation-model/).
IRI = {"type": "string", "minLength": 1, "pattern": r"^[!-~]+$"}
SELECTORS = {
    "type": "array",
    "minItems": 2,
    "items": {
        "oneOf": [
            {
                "type": "object", "required": ["type", "start", "end"], "additionalProperties": False,
                "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
                               "end": {"type": "integer", "minimum": 0}},
            },
            {
                "type": "object", "required": ["type", "exact"], "additionalProperties": False,
                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"},
                               "prefix": {"type": "string"}, "suffix": {"type": "string"}},
            },
        ]
    },
}  # fmt: skip
SPECIFIC = {
    "type": "object", "required": ["type", "source", "selector"], "additionalProperties": False,
    "properties": {"type": {"const": "SpecificResource"}, "source": IRI, "selector": SELECTORS,
                   "purpose": {"enum": ["linking", "questioning"]}},
}  # fmt: skip
TEXTUAL = {
    "type": "object", "required": ["type", "value"], "additionalProperties": False,
    "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1}, "format": {"const": "text/plain"},
                   "language": {"enum": ["zh-Hans", "en"]}, "purpose": {"enum": ["assessing", "tagging"]}},
}  # fmt: skip
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "additionalProperties": False,
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": {"const": "assessing"},
                    "body": {"type": "array", "items": {"oneOf": [SPECIFIC, TEXTUAL]}},
                    "target": SPECIFIC,
                },
            },
        },
    },
}


@pytest.fixture
def engine(library: Path) -> Checker:
    return Checker.load(library)


def scanned(engine: Checker, text: str = DRAFT) -> tuple[list[Report], View]:
    """The draft against the library, of whose first document something is printed and something inferred."""
    reports, view = scan({"稿/a b.md": text}, engine.check)
    known = Article(
        "年报", 0, 10_000, "记者 陆远", "青溪日报", None, "3", {"date": "2032-01-05: why", "newspaper": "by-line"}
    )
    sources = {id: replace(source, articles=(known,)) for id, source in engine.base.sources.items()}
    return reports, replace(view, sources=sources)


def written(name: str, reports: list[Report], view: View) -> Any:
    return json.loads("".join(str(piece) for piece in formats.load(name).render(reports, view)))


# -- claimreview ------------------------------------------------------------------------------------------------------


def kind(value: Any) -> str:
    return str(value["@type"]) if isinstance(value, dict) else "Text" if isinstance(value, str) else "Number"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from nodes(inner)


def test_reviews_use_schema_orgs_terms_as_they_are_meant(engine: Checker) -> None:
    data = written("claimreview", *scanned(engine))
    assert data["@context"] == "https://schema.org"
    assert {node["@type"] for node in nodes(data["@graph"])} == set(VOCABULARY) - {"Newspaper"}
    assert not [(node["@type"], name) for node in nodes(data["@graph"]) for name in node if not _fits(node, name)]


def _fits(node: dict[str, Any], name: str) -> bool:
    """Whether the type has the property, and the property may hold what it holds."""
    values = node[name] if isinstance(node[name], list) else [node[name]]
    return name in ("@type", "@id") or all(kind(one) in VOCABULARY[node["@type"]].get(name, ()) for one in values)


def test_a_review_is_of_each_sentence_that_the_sources_speak_to(engine: Checker) -> None:
    first, second = written("claimreview", *scanned(engine))["@graph"]
    assert first["claimReviewed"] == "2031年，青溪市图书馆接待读者138.6万人次。"
    assert first["reviewRating"] == {
        "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "冲突",
    }  # fmt: skip
    assert first["itemReviewed"]["appearance"] == {
        "@type": "CreativeWork", "url": "%E7%A8%BF/a%20b.md", "position": "3:1",
    }  # fmt: skip
    assert second["reviewRating"]["ratingValue"] == 5


def test_a_review_is_not_dated_and_takes_nothing_inferred_for_printed(engine: Checker) -> None:
    graph = written("claimreview", *scanned(engine))["@graph"]
    assert not [
        node for node in nodes(graph) if "datePublished" in node or ("isPartOf" in node and node["@type"] == "Claim")
    ]
    work = graph[0]["citation"][0]
    assert work["author"] == [{"@type": "Person", "name": "陆远"}]
    assert work["pagination"] == "3" and "isPartOf" not in work
    assert work["description"] == "container-title inferred: 青溪日报; issued inferred: 2032-01-05"
    reports, view = scanned(engine)
    printed = {
        id: replace(s, articles=(Article("年报", 0, 10_000, None, "青溪日报", "2032-01-05"),))
        for id, s in view.sources.items()
    }
    graph = written("claimreview", reports, replace(view, sources=printed))["@graph"]
    assert not [name for node in nodes(graph) for name in node if not _fits(node, name)]
    work = graph[0]["citation"][0]
    assert work["isPartOf"] == {"@type": "Newspaper", "name": "青溪日报"} and work["datePublished"] == "2032-01-05"


# -- webannotation ----------------------------------------------------------------------------------------------------


def test_annotations_are_of_the_model(engine: Checker) -> None:
    for text in (DRAFT, "今天。\n"):
        jsonschema.Draft202012Validator(ANNOTATIONS).validate(written("webannotation", *scanned(engine, text)))


def test_both_selectors_find_the_words(engine: Checker) -> None:
    reports, view = scanned(engine)
    texts = {"%E7%A8%BF/a%20b.md": DRAFT, **{source.path: source.text for source in view.sources.values()}}
    page = written("webannotation", reports, view)
    verdicts = [
        next(body["value"] for body in one["body"] if body.get("purpose") == "tagging") for one in page["items"]
    ]
    assert verdicts == ["conflict", "supported", "unverified"]
    resources = [node for node in nodes(page["items"]) if node["type"] == "SpecificResource"]
    assert len(resources) > len(page["items"])
    for node in resources:
        position, quote = node["selector"]
        text = texts[node["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(
            quote["suffix"]
        )
    assert page["items"][0]["target"]["selector"][1]["exact"] == "138.6万人次"


def test_what_contradicts_puts_the_words_in_question(engine: Checker) -> None:
    first, second, _ = written("webannotation", *scanned(engine))["items"]
    assert {body["purpose"] for body in first["body"] if body["type"] == "SpecificResource"} == {"questioning"}
    assert {body["purpose"] for body in second["body"] if body["type"] == "SpecificResource"} == {"linking"}


def test_a_sentence_from_no_file_is_its_own_target(engine: Checker) -> None:
    report = engine.check("青溪市图书馆藏书量达412万册。")
    (one,) = written("webannotation", [report], View(sources=engine.base.sources))["items"]
    assert one["target"]["source"].startswith("urn:uuid:")
    (finding,) = report.findings
    assert one["target"]["selector"][0]["start"] == finding.start


# -- both -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["claimreview", "webannotation"])
def test_names_are_the_same_in_every_run_and_for_no_two_things(name: str, engine: Checker) -> None:
    once = written(name, *scanned(engine, DRAFT + DRAFT))
    assert once == written(name, *scanned(engine, DRAFT + DRAFT))
    ids = [one.get("id") or one.get("@id") for one in once.get("items") or once["@graph"]]
    assert len(set(ids)) == len(ids) > 3
    assert all(one.startswith("urn:uuid:") for one in ids)
    if name == "webannotation":
        assert once["id"] != written(name, *scanned(engine))["id"]


@pytest.mark.parametrize("name", ["claimreview", "webannotation"])
def test_a_script_that_holds_it_is_not_ended_by_it(name: str, engine: Checker) -> None:
    reports, view = scanned(engine, "青溪市图书馆藏书量达421万册</script><script>alert(1)</script>。\n")
    text = "".join(str(piece) for piece in formats.load(name).render(reports, view))
    assert "<" not in text and ">" not in text
    assert "</script>" in str(json.loads(text))
