"""English sentences: what is read, how the glosses agree with the Chinese, and the verdicts on labelled and altered sentences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_cases import Places, Score, score

from zgccheck import Checker, Report
from zgccheck.english.gloss import Gloss, Glosses
from zgccheck.english.reading import read
from zgccheck.english.stems import stem
from zgccheck.english.text import fold, is_english
from zgccheck.english.words import keys
from zgccheck.model import Mention, Quantity, Rank, TimeSpan
from zgccheck.parse import date, number, parse

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent
LEAST = {
    "accuracy": 0.96,
    "conflict precision": 0.99,
    "conflict recall": 0.96,
    "citation recall": 0.96,
    "pin recall": 0.96,
}


# -- readers ------------------------------------------------------------------------------------------------------


def notation(mention: Mention) -> str:
    """A mention in the corpus's notation."""
    value = mention.value
    if isinstance(value, Quantity):
        unit = "" if mention.kind == "range" else value.unit
        words = [mention.kind, f"{number(value.interval.low)}..{number(value.interval.high)}", unit, value.direction]
    elif isinstance(value, TimeSpan):
        words = [mention.kind, f"{date(value.first)}..{date(value.last)}"]
    elif isinstance(value, Rank):
        words = [mention.kind, f"{value.best}-{value.worst}", value.scope, value.word]
    else:
        words = [mention.kind, str(value)]
    return " ".join(word for word in words if word)


def rows() -> Iterator[tuple[str, str]]:
    for row in yaml.safe_load((DATA / "english_forms.yaml").read_text("utf-8")):
        yield from ((row["reads"], form) for form in row["forms"])


@pytest.mark.parametrize(("normal", "form"), list(rows()))
def test_forms_are_read(normal: str, form: str) -> None:
    found = [notation(m) for m in read(form).mentions if m.kind not in ("ordinal",)]
    if normal == "nothing":
        assert found == []
        return
    kind, span, *rest = normal.split(" ")
    if kind == "quantity" and "e" not in span:
        low, high = span.split("..")
        normal = " ".join([kind, f"{number_of(low)}..{number_of(high)}", *rest])
    assert normal in found, found


def number_of(written: str) -> int | float:
    return float(written) if "." in written else int(written)


def test_a_mention_is_a_slice_of_the_sentence() -> None:
    text = "On\u00a0March 25, 2026 “nearly ５,０00” guests — up 12.7 percent — came to Beijing’s forum, ranked No. 4 globally."
    folded = fold(text)
    assert len(folded) == len(text)
    for mention in read(text).mentions:
        assert folded[mention.start : mention.end].lower() == mention.text.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "Beijing held 748,000 valid invention patents at the end of 2025.",
        "Hu Wenhui (胡文辉) spoke at the forum on 25 March.",
        "Beijing ranks third among innovation clusters",
    ],
)
def test_english_is_recognised(sentence: str) -> None:
    assert is_english(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2025年底，北京市有效发明专利量达74.8万件。",
        "AI for Science通用基础平台“四梁”",
        "",
        "12345",
        "HEPS",
        "FlagOS 1.6 发布 in Beijing 北京 的",
        "Moonshot AI Kimi",
    ],
)
def test_other_sentences_are_left_to_the_chinese_readers(sentence: str) -> None:
    assert not is_english(sentence)


@pytest.mark.parametrize(
    ("one", "other"),
    [("company", "companies"), ("standardisation", "standardization"), ("centre", "centers"), ("settled", "settling"), ("enterprise", "enterprises"), ("institute", "institutes")],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gross domestic product", "gross regional product"),
        ("the Chinese capital", "Beijing"),
        ("artificial intelligence firms", "AI companies"),
        ("brain-machine interfaces", "brain-computer interface"),
    ],
)
def test_words_that_say_the_same_are_one_concept(one: str, other: str) -> None:
    assert keys(one) == keys(other)


# -- glosses ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def glosses(checker: Checker) -> Glosses:
    return Glosses(checker.index)


def test_the_glosses_give_the_values_of_the_chinese(checker: Checker, glosses: Glosses) -> None:
    """Nearly every figure, rank and date of a claim is read with the same value in its gloss."""
    slots = [
        (claim, slot) for claim in checker.index.claims for slot in glosses.gloss(checker.index.claims[claim]).slots
    ]
    lost = [f"{claim}: {slot.term.text}" for claim, slot in slots if slot.at < 0]
    assert len(slots) > 550
    assert len(lost) <= 0.05 * len(slots), "\n".join(lost)


# -- verdicts -----------------------------------------------------------------------------------------------------


def load() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "english.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def reports(checker: Checker) -> list[Report]:
    return [checker.check(case["text"]) for case in load()]


@pytest.fixture(scope="module")
def scored(checker: Checker, reports: list[Report]) -> Score:
    texts = {source.id: source.text for source in checker.base.sources.values()}
    return score(load(), reports, Places(texts))


@pytest.mark.parametrize("measure", LEAST)
def test_the_labelled_sentences(scored: Score, measure: str) -> None:
    figures = ", ".join(f"{name} {figure:.3f}" for name, figure in scored.figures.items())
    assert scored.figures[measure] >= LEAST[measure], figures + "\n\n" + "\n\n".join(scored.misses)


def test_every_finding_is_proven_and_has_its_place(checker: Checker, reports: list[Report]) -> None:
    texts = {source.id: source.text for source in checker.base.sources.values()}
    for report in reports:
        for finding in report.findings:
            assert report.text[finding.start : finding.end] == finding.text != ""
            assert finding.message["zh"] and finding.message["en"]
            assert bool(finding.citations) == (finding.verdict != "unverified")
            for citation in finding.citations:
                assert texts[citation.source][citation.start : citation.end] == citation.exact


def test_sentences_on_other_subjects_conflict_with_nothing(checker: Checker) -> None:
    sentences = (DATA / "english_other.txt").read_text("utf-8").splitlines()
    assert len(sentences) >= 60
    assert [s for s in sentences if checker.check(s).verdict not in ("unverified",)] == []


def some(checker: Checker, glosses: Glosses, every: int) -> list[Gloss]:
    """Every n-th claim's gloss."""
    return [glosses.gloss(checker.index.claims[name]) for name in list(checker.index.claims)[::every]]


def test_a_gloss_is_borne_out_by_its_own_claim(checker: Checker, glosses: Glosses) -> None:
    sample = some(checker, glosses, 8)
    lost = []
    for gloss in sample:
        report = checker.check(gloss.claim.statement_en)
        own = [f for f in report.findings if f.claim == gloss.claim.id and f.verdict in ("supported", "disputed")]
        if not own or report.verdict == "conflict":
            lost.append(f"{report.verdict} {gloss.claim.id}: {gloss.claim.statement_en}")
    assert len(lost) <= 0.03 * len(sample), "\n".join(lost)


def altered(gloss: Gloss) -> Iterator[str]:
    """The gloss with one figure's last digit, one hedge, or one year changed."""
    text = gloss.claim.statement_en
    for slot in gloss.slots:
        if slot.at < 0 or slot.term.role != "value" or slot.term.kind != "quantity":
            continue
        said = text[slot.at : slot.end]
        digits = re.search(r"\d[\d,.]*\d", said)
        if digits is not None:
            last = max(at for at, char in enumerate(digits[0]) if char.isdigit() and char != "0")
            other = digits[0][:last] + str((int(digits[0][last]) + 1) % 9 + 1) + digits[0][last + 1 :]
            yield text[: slot.at] + said.replace(digits[0], other, 1) + text[slot.end :]
        if said.startswith("more than "):
            yield text[: slot.at] + said.removeprefix("more than ") + text[slot.end :]
            yield text[: slot.at] + said.replace("more than", "nearly", 1) + text[slot.end :]


def test_an_altered_figure_is_a_conflict(checker: Checker, glosses: Glosses) -> None:
    sentences = [text for gloss in some(checker, glosses, 5) for text in altered(gloss)]
    missed = [text for text in sentences if checker.check(text).verdict != "conflict"]
    assert len(sentences) >= 60
    assert len(missed) <= 0.08 * len(sentences), "\n".join(missed)


def two_off(gloss: Gloss) -> Iterator[str]:
    """The gloss with its figure and, besides, its year or its city changed: another fact."""
    text = gloss.claim.statement_en
    figure = next(
        (s for s in gloss.of("quantity", role="value") if s.at >= 0 and text[s.at : s.end][-1].isdigit()), None
    )
    if figure is None:
        return
    other = text[: figure.at] + "68.3" + text[figure.end :]
    if other.count("Beijing") == 1 and "Beijing" in text:
        yield other.replace("Beijing", "Shanghai")
    if other.count("2025") == 1:
        yield other.replace("2025", "2019")


def test_two_things_off_is_another_fact(checker: Checker, glosses: Glosses) -> None:
    sentences = [text for gloss in some(checker, glosses, 2) for text in two_off(gloss)]
    assert len(sentences) >= 30
    assert [text for text in sentences if checker.check(text).verdict == "conflict"] == []


def renamed(gloss: Gloss) -> Iterator[str]:
    """The gloss with another person, or another city, in the place of its own."""
    text = gloss.claim.statement_en
    for name in gloss.names:
        said = text[name.start : name.end]
        if name.kind == "person" and text.count(said) == 1:
            yield text.replace(said, "Peng Xiaobo" if "Peng" not in said else "Luo Minmin")
    if text.startswith("Beijing ") and text.count("Beijing") == 1:
        yield text.replace("Beijing", "Shenzhen")


def test_another_name_in_its_place_is_a_conflict(checker: Checker, glosses: Glosses) -> None:
    sentences = [text for gloss in some(checker, glosses, 5) for text in renamed(gloss)]
    missed = [text for text in sentences if checker.check(text).verdict != "conflict"]
    assert len(sentences) >= 30
    assert len(missed) <= 0.1 * len(sentences), "\n".join(missed)


@pytest.mark.parametrize(
    ("sentence", "verdict", "words"),
    [
        ("Hu Wenhui, deputy director of the CNIPA, spoke.", "supported", ""),
        ("Wenhui Hu, deputy commissioner of the China National Intellectual Property Administration, spoke.", "supported", ""),
        ("CNIPA deputy commissioner Hu Wenhui addressed the forum.", "supported", ""),
        ("Hu Wenhui, director of the CNIPA, spoke.", "conflict", "director"),
        ("Tang Wenhong, vice mayor of Beijing, spoke.", "supported", ""),
        ("Mayor Tang Wenhong of Beijing took the floor.", "conflict", "Mayor"),
        ("Hu Wenhui is not a deputy commissioner of the China National Intellectual Property Administration.", "conflict", "not"),
    ],
)  # fmt: skip
def test_offices(checker: Checker, sentence: str, verdict: str, words: str) -> None:
    report = checker.check(sentence)
    assert report.verdict == verdict, report.findings
    assert not words or words in [finding.text for finding in report.findings]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Beijing's GDP was about 5.2 trillion yuan in 2025.", "supported"),
        ("Beijing's GDP was 5.2 trillion yuan in 2025.", "supported"),
        ("Beijing's GDP exceeded 5.2 trillion yuan in 2025.", "supported"),
        ("Beijing's GDP was nearly 5.3 trillion yuan in 2025.", "supported"),
        ("Beijing's GDP was less than 5.2 trillion yuan in 2025.", "conflict"),
        ("Beijing's GDP was 5 trillion yuan in 2025.", "conflict"),
        ("Beijing's GDP was 5.3 trillion yuan in 2025.", "conflict"),
        ("Beijing's GDP was 5.2 billion yuan in 2025.", "conflict"),
        ("Beijing's GDP was 5.2 trillion US dollars in 2025.", "conflict"),
        ("Beijing's GDP was 4.9 trillion yuan in 2024.", "unverified"),
        ("Tianjin's GDP was 1.9 trillion yuan in 2025.", "unverified"),
    ],
)
def test_a_figure_is_an_interval(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict


def test_exact_figures_only(checker: Checker) -> None:
    exact = Checker(checker.index, exact=True)
    assert exact.check("Beijing's GDP was 5.2 trillion yuan in 2025.").verdict == "conflict"


def test_a_conflict_speaks_both_languages_and_suggests_english(checker: Checker) -> None:
    (finding,) = checker.check("Beijing held 758,000 valid invention patents at the end of 2025.").findings
    assert (finding.text, finding.expected) == ("758,000", "748,000")
    assert "74.8万件" in finding.message["zh"]
    assert "748,000" in finding.message["en"]
    assert any("At the end of 2025 Beijing held 748,000" in note["en"] for note in finding.notes)
    assert all("北京" in citation.exact for citation in finding.citations)


# -- the command --------------------------------------------------------------------------------------------------


def test_what_is_read_is_shown(checker: Checker) -> None:
    text = "Hu Wenhui said Beijing held nearly 748,000 valid patents."
    rows = parse(text, checker.index.lexicon)
    assert [(row["kind"], row["text"]) for row in rows] == [
        ("person", "Hu Wenhui"),
        ("place", "Beijing"),
        ("quantity", "nearly 748,000"),
    ]
    assert rows[0]["value"] == "胡文辉"
    assert (rows[2]["unit"], rows[2]["high"]) == ("件", 748000)


def test_chinese_sentences_load_nothing_english() -> None:
    code = (
        "import sys; from zgccheck import Checker; Checker.load().check('截至2025年底，北京市有效发明专利量达75.8万件');"
        "print(*(m for m in sys.modules if m.startswith('zgccheck.english.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(done.stdout.split()) <= {"zgccheck.english.text", "zgccheck.english.stems"}


def test_a_base_without_glosses_says_nothing_of_english(library: Path) -> None:
    report = Checker.load(library).check("The Qingxi library received 1.286 million readers in 2031.")
    assert report.verdict == "unverified"


def test_a_long_sentence_is_checked_in_time(checker: Checker) -> None:
    text = "Beijing held 748,000 valid invention patents at the end of 2025, and 180.66 per 10,000 people, " * 60
    assert checker.check(text).text == text
