"""One web page without a script: the manuscript with the findings marked in it, their quotations beside it, a filter."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zgccheck.clean import clean
from zgccheck.diagnostic import BADGES, NOWHERE, attributed, path_of, placed, unread
from zgccheck.formats import View
from zgccheck.marked import Mark, Marked, gaps, marked, stretches
from zgccheck.model import Block, Citation, Finding, Manuscript, Place, Report, Verdict
from zgccheck.overview import headline, remarks
from zgccheck.quotation import after, before
from zgccheck.stylesheet import CSS

KINDS: tuple[Verdict, ...] = ("conflict", "disputed", "unverified", "supported")
ELEMENTS = {"item": "li", "quote": "blockquote", "caption": "p", "note": "p", "row": "p", "paragraph": "p"}

WORDS = {
    "open": {"zh": "待处理", "en": "to look at"},
    "all": {"zh": "全部", "en": "all"},
    "quotes": {"zh": "来源原文", "en": "what the sources say"},
    "unread": {"zh": "未读", "en": "not read"},
    "elsewhere": {"zh": "其他位置", "en": "elsewhere"},
    "show": {"zh": "显示", "en": "show"},
    "note": {"zh": "来自未经整理的文档", "en": "from a document that nobody has curated"},
}


def render(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    counts: Counter[Verdict] = Counter()
    sections: list[str] = []
    files: list[str] = []
    seen = set()
    sentences = 0
    for path, group in groupby(reports, path_of):
        marks, texts = [], []
        for report in group:
            sentences += 1
            texts.append(report.text)
            for finding, at in placed(report, sentences) if report.checkable else ():
                counts[finding.verdict] += 1
                kept = counts[finding.verdict] if finding.verdict == "supported" else 0
                label = f"✓{kept}" if kept else str(counts.total() - counts["supported"])
                marks.append(Mark(label, finding, at))
        whole = view.manuscripts.get(path) or _of_sentences(path, texts)
        if path not in view.manuscripts:
            marks = _side_by_side(marks, sentences - len(texts), texts)
        seen.add(path)
        files.append(_file(path, len(sections), Counter(mark.finding.verdict for mark in marks), view))
        sections.append(_section(whole, marks, len(sections), view))
    for path, whole in view.manuscripts.items():
        if path not in seen:
            sections.append(_section(whole, [], len(sections), view))
    yield _head(counts, files if len(files) > 1 else [], view).encode()
    for section in sections:
        yield section.encode()
    yield b"</main>\n</body>\n</html>\n"


def _of_sentences(path: str, texts: Sequence[str]) -> Manuscript:
    """Sentences that come from no file, a paragraph each."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block("paragraph", text, tuple(range(at, at + len(text) + 1)), at, at + len(text)))
        at += len(text) + 1
    return Manuscript(path, "plain", "\n".join(texts), tuple(blocks))


def _side_by_side(marks: Sequence[Mark], before: int, texts: Sequence[str]) -> list[Mark]:
    """The findings of such sentences at offsets of them all together."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    moved = []
    for mark in marks:
        at = mark.place
        base = starts[at.line - before - 1] if at.path == NOWHERE else 0
        place = Place(at.path, base + at.start, base + at.end, at.line, at.column, at.end_line, at.end_column)
        moved.append(Mark(mark.label, mark.finding, place))
    return moved


def _head(counts: Counter[Verdict], files: Sequence[str], view: View) -> str:
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(CSS.encode()).digest()).decode()
    told = headline(view.tally, view.lang) if view.tally else ""
    notes = remarks(view.tally, view.lang) if view.tally else []
    numbers = [counts.total() - counts["supported"], *(counts[kind] for kind in KINDS), counts.total()]
    shown = dict(zip(("open", *KINDS, "all"), numbers, strict=True))
    inputs = "".join(
        f'<input type="radio" name="show" id="show-{name}"{" checked" if name == "open" else ""}>' for name in shown
    )
    labels = "".join(
        f'<label for="show-{name}" class="{name}">{_name(name, view)} <b>{count}</b></label>'
        for name, count in shown.items()
    )
    return f"""<!doctype html>
<html lang="{"zh-CN" if view.lang == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>zgccheck</title>
<style>{CSS}</style>
</head>
<body>
<header><h1>zgccheck</h1><p>{text(told)}</p>{"".join(f"<p><b>{text(title)}</b> {text(note)}</p>" for title, note in notes)}{"".join(files)}</header>
{inputs}<nav aria-label="{_say("show", view)}">{labels}</nav>
<main>
"""


def _file(path: str, number: int, counts: Counter[Verdict], view: View) -> str:
    """A way to a manuscript, with its numbers."""
    told = "".join(
        f' <b class="{kind}">{BADGES[kind][view.lang].capitalize()} {counts[kind]}</b>'
        for kind in KINDS
        if counts[kind]
    )
    return f'<p><a href="#m{number}">{text(path)}</a>{told}</p>'


def _name(name: str, view: View) -> str:
    return _say(name, view) if name in WORDS else BADGES[name][view.lang].capitalize()  # type: ignore[index]


def _say(word: str, view: View) -> str:
    return WORDS[word][view.lang]


def _section(whole: Manuscript, marks: Sequence[Mark], number: int, view: View) -> str:
    blocks, elsewhere = marked(whole, marks)
    skipped = gaps(whole, blocks)
    parts = [f'<section id="m{number}"><h2>{text(whole.path)}</h2>\n']
    for at, one in enumerate(blocks):
        parts += [_unread(reason, left, view) for reason, left in skipped.get(at, ())]
        parts.append(_pair(_block(one, whole.text, view), one.marks, view))
    parts += [_unread(reason, left, view) for reason, left in skipped.get(len(blocks), ())]
    if elsewhere:
        parts.append(_pair(f"<p>{_say('elsewhere', view)}</p>", elsewhere, view))
    return "".join((*parts, "</section>\n"))


def _pair(shown: str, marks: Sequence[Mark], view: View) -> str:
    cards = "".join(_card(mark, view) for mark in sorted(marks, key=lambda mark: mark.place.start))
    return f'<div class="pair"><div class="said">{shown}</div><aside>{cards}</aside></div>\n'


def _block(one: Marked, whole: str, view: View) -> str:
    block = one.block
    element = f"h{min(6, block.level + 2)}" if block.kind == "heading" else ELEMENTS[block.kind]
    inner = []
    for piece in stretches(one, whole):
        inner += [f'<span id="w{mark.label}"></span>' for mark in piece.begins]
        shown = text(piece.text)
        if piece.marks:
            top = piece.marks[0]
            told = text("\n".join(_message(mark.finding, view) for mark in piece.marks))
            shown = f'<a class="{top.finding.verdict}" href="#f{top.label}" title="{told}">{shown}</a>'
        inner.append(f'<i class="joint">{shown}</i>' if piece.borrowed else shown)
        inner += [f'<a class="n {mark.finding.verdict}" href="#f{mark.label}">{mark.label}</a>' for mark in piece.ends]
    return f'<{element} class="{block.kind}">{"".join(inner)}</{element}>'


def _unread(reason: str, left: str, view: View) -> str:
    return f'<details class="unread"><summary>{_say("unread", view)}: {text(unread(reason, view.lang))}</summary><pre>{text(left)}</pre></details>\n'


def _card(mark: Mark, view: View) -> str:
    finding, at = mark.finding, mark.place
    where = at.where.get(view.lang) or at.where.get("zh", "")
    parts = [
        f'<p class="top"><a href="#w{mark.label}">{mark.label}</a> <b>{BADGES[finding.verdict][view.lang]}</b> '
        f"<span>{at.line}:{at.column} {text(where)}</span></p><p>{text(_message(finding, view))}</p>"
    ]
    if finding.instead:
        parts.append(f"<p><del>{text(finding.text)}</del> → <ins>{text(finding.instead)}</ins></p>")
    if finding.citations:
        parts.append(_quotes(finding, view))
    notes = [note.get(view.lang) or note.get("zh", "") for note in finding.notes]
    notes += [] if finding.curated else [_say("note", view)]
    parts += [f'<p class="note">{text(note)}</p>' for note in notes]
    return f'<article class="{finding.verdict}" id="f{mark.label}">{"".join(parts)}</article>'


def _message(finding: Finding, view: View) -> str:
    return finding.message.get(view.lang) or finding.message.get("zh", "")


def _quotes(finding: Finding, view: View) -> str:
    quotes = "".join(
        f"<blockquote>{_in_context(cited, view)}<cite>{text(attributed(cited, view.sources, view.lang))}</cite></blockquote>"
        for cited in finding.citations
    )
    opened = " open" if finding.verdict in ("conflict", "disputed") else ""
    return f"<details{opened}><summary>{_say('quotes', view)} ({len(finding.citations)})</summary>{quotes}</details>"


def _in_context(cited: Citation, view: View) -> str:
    """The quotation between what stands before and after it in its document."""
    source = view.sources.get(cited.source)
    around = (before(source.text, cited.start), after(source.text, cited.end)) if source else ("", "")
    ahead, behind = (f'<i class="joint">{text(words)}</i>' if words else "" for words in around)
    return f"{ahead}{text(cited.exact)}{behind}"


def text(words: str) -> str:
    """Text in an element or an attribute. No line of the page begins with what a manuscript says."""
    return html.escape(clean(words)).replace("\n", "&#10;")
