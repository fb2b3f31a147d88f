"""The coverage as one HTML file: every source with its passages in colour, each led to the claims that hold it.

The page has no script and loads nothing. Whatever comes from a base is escaped; what hides or steers is shown as ‹U+XXXX›.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from zgccheck.clean import clean
from zgccheck.cli.options import say
from zgccheck.coverage import STATES, Coverage, Piece
from zgccheck.model import Claim
from zgccheck.store import Base

_STYLE = """
:root{color-scheme:light dark;--paper:#fcfbf8;--ink:#1f1d1a;--faint:#6d675e;--rule:#dcd6ca;--panel:#fff;
--claim:#e3efe4;--claim-line:#4f8a5b;--left:#ecebe7;--left-line:#a29c91;--open:#fbe3c4;--open-line:#b86e00;--miss:#b3261e;--link:#1f5f8b}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#e6e2da;--faint:#a09a8e;--rule:#3a3731;--panel:#211f1c;
--claim:#1f3325;--claim-line:#6fae7c;--left:#2a2825;--left-line:#76716a;--open:#47320f;--open-line:#e0a040;--miss:#ff8a80;--link:#8ec5ec}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem 40vh}
@media(min-width:76rem){main{margin:0 24rem 0 max(2rem,calc((100vw - 72rem)/2));padding-bottom:6rem}}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .5rem}h2{font-size:1.15rem;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--rule)}
h2 .path{font-weight:400}h3{font-size:1rem;margin:2rem 0 .5rem}a{color:var(--link)}small,.path{color:var(--faint);font-size:.85rem}
table{border-collapse:collapse;width:100%;margin:1.25rem 0;font-variant-numeric:tabular-nums;font-size:.92rem}
th,td{padding:.3rem .5rem;text-align:right;border-bottom:1px solid var(--rule)}th:first-child,td:first-child{text-align:left}
thead th{font-weight:500;color:var(--faint)}td.miss{color:var(--miss);font-weight:600}
.text{white-space:pre-wrap;overflow-wrap:anywhere;font:1.06rem/2.05 "Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif}
.c,.o,.u{padding:.12em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.c{background:var(--claim);box-shadow:inset 0 -2px var(--claim-line);cursor:pointer}.o{background:var(--left);color:var(--faint);box-shadow:inset 0 -1px var(--left-line)}
.u{background:var(--open);box-shadow:inset 0 -2px var(--open-line)}mark{background:none;color:var(--miss);font-weight:700;text-decoration:underline wavy;text-underline-offset:.3em}
.c:hover,.c:focus-within,.c:focus{outline:2px solid var(--claim-line)}.o:hover,.o:focus{outline:2px solid var(--left-line)}
.c:target,.o:target,.u:target,li:target{outline:3px solid var(--link);outline-offset:2px}
.tip{display:none;position:fixed;z-index:2;left:0;right:0;bottom:0;max-height:36vh;overflow:auto;margin:0;padding:.8rem 1.25rem;
background:var(--panel);color:var(--ink);border-top:2px solid var(--claim-line);font:400 .88rem/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;white-space:normal}
.c:hover>.tip,.c:focus-within>.tip,.o:hover>.tip,.o:focus>.tip{display:block}.c:hover>.tip,.o:hover>.tip{z-index:3}
.tip>*{display:block;margin:0 0 .7rem}.tip b{display:block;font-weight:600;color:var(--faint)}
@media(min-width:76rem){.tip{left:auto;right:1.5rem;top:1.5rem;bottom:auto;width:21rem;max-height:calc(100vh - 3rem);border:1px solid var(--rule);border-top:3px solid var(--claim-line);border-radius:4px}}
.key span{padding:.1em .4em;margin-right:.6rem}ol,ul{padding-left:1.2rem}li{margin:.5rem 0}code{font:.85em ui-monospace,Menlo,Consolas,monospace}
@media print{.tip{display:none!important}}
"""  # the tip is fixed, so that no passage is hidden under it: at the foot of a narrow window, beside the text in a wide one

_EDGES = " \t\r\n,，.。;；:：、!！?？…—#"
"""What is left uncoloured at the ends of an uncovered piece."""


def page(base: Base, covered: Sequence[Coverage]) -> str:
    """The whole file."""
    title = say("论断库覆盖情况", "What of the sources the base speaks of")
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{say("zh-CN", "en")}">\n<head>\n<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            _key(),
            _table(covered),
            *(part for one in covered for part in _source(one, base)),
            *_claims(base, covered),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _key() -> str:
    rows = (
        ("c", say("有论断", "claimed"), ""),
        ("o", say("有意略去", "left out on purpose"), ""),
        ("u", say("未覆盖", "not covered"), ""),
        ("u", say("未覆盖且可核对", "not covered, checkable"), "mark"),
    )
    swatches = (f'<span class="{css}">{f"<{tag}>{name}</{tag}>" if tag else name}</span>' for css, name, tag in rows)
    hint = say("指向或点选一处，看有哪些论断。", "Point at a passage, or choose it, to see its claims.")
    return f'<p class="key">{"".join(swatches)}<br><small>{hint}</small></p>'


def _table(covered: Sequence[Coverage]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in headings())
    lines = []
    for name, figures in rows(covered):
        cells = [
            f"<td{' class=miss' if at == 3 and figure else ''}>{figure:,}</td>" for at, figure in enumerate(figures)
        ]
        link = f'<a href="#s-{_text(name)}">{_text(name)}</a>' if name else say("合计", "all")
        lines.append(f"<tr><td>{link}</td>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def headings() -> tuple[str, ...]:
    """The columns of the table of figures: mentions, then characters."""
    return (
        say("来源", "source"), say("可核对", "mentions"), say("有论断", "covered"), say("略去", "omitted"), say("未覆盖", "uncovered"),
        say("字：有论断", "chars: covered"), say("略去", "omitted"), say("未覆盖", "uncovered"),
    )  # fmt: skip


def rows(covered: Sequence[Coverage]) -> list[tuple[str, list[int]]]:
    """The figures of each source, by its id, and under an empty name their sums."""
    table = [
        (one.source.id, [len(one.places), *map(one.mentions, STATES), *map(one.characters, STATES)]) for one in covered
    ]
    return [*table, ("", [sum(column) for column in zip(*(figures for _, figures in table), strict=True)])]


def _source(one: Coverage, base: Base) -> Iterator[str]:
    source = one.source
    yield f'<h2 id="s-{_text(source.id)}">{_text(source.id)} <span class="path">{_text(source.path)}</span></h2>'
    yield '<div class="text">' + "".join(_piece(piece, one, base) for piece in one.pieces).strip() + "</div>"


def _piece(piece: Piece, one: Coverage, base: Base) -> str:
    text, mark = one.source.text[piece.start : piece.end], f"{_text(one.source.id)}-{piece.start}"
    if piece.claims:
        tip = "".join(_tip(base.claims[name]) for name in piece.claims)
        return f'<span class="c" id="{mark}" tabindex="0">{_text(text)}<span class="tip">{tip}</span></span>'
    if piece.reasons:
        tip = "".join(f"<span><b>{say('略去', 'left out')}</b>{_text(reason)}</span>" for reason in piece.reasons)
        return f'<span class="o" id="{mark}" tabindex="0">{_text(text)}<span class="tip">{tip}</span></span>'
    if not any(char.isalnum() for char in text):
        return _text(text)
    words = text.strip(_EDGES)
    start = piece.start + text.index(words)
    before, after = text[: start - piece.start], text[start - piece.start + len(words) :]
    inner = _marked(start, start + len(words), one)
    return f'{_text(before)}<span class="u" id="{mark}">{inner}</span>{_text(after)}'


def _marked(first: int, last: int, one: Coverage) -> str:
    """The words of an uncovered piece, with what is checkable in it marked."""
    open_ = [place for place in one.places if place.state == "uncovered"]
    cuts = {cut for place in open_ for cut in (place.start, place.end) if first < cut < last}
    edges = [first, *sorted(cuts), last]
    parts = []
    for start, end in pairwise(edges):
        words = _text(one.source.text[start:end])
        parts.append(f"<mark>{words}</mark>" if any(p.start <= start and end <= p.end for p in open_) else words)
    return "".join(parts)


def _tip(claim: Claim) -> str:
    return f'<span><a href="#c-{_text(claim.id)}">{_text(claim.id)}</a><br>{_text(claim.statement)}</span>'


def _claims(base: Base, covered: Sequence[Coverage]) -> Iterator[str]:
    """Every claim under its subject, with the way back to its passages."""
    anchors = {one.source.id: {cut for piece in one.pieces for cut in (piece.start,)} for one in covered}
    yield f"<h2>{say('论断', 'Claims')}</h2>"
    for subject in sorted({claim.subject for claim in base.claims.values()}):
        yield f"<h3>{_text(subject)}</h3>\n<ul>"
        for claim in base.claims.values():
            if claim.subject != subject:
                continue
            links = " ".join(
                f'<a href="#{_text(span.source)}-{span.start}">{_text(span.source)}:{span.start}</a>'
                for passage in claim.passages
                for span in passage.spans
                if span.start in anchors.get(span.source, ())
            )
            gloss = f"<br><small>{_text(claim.statement_en)}</small>" if claim.statement_en else ""
            yield f'<li id="c-{_text(claim.id)}"><code>{_text(claim.id)}</code> {_text(claim.statement)}{gloss}<br><small>{links}</small></li>'
        yield "</ul>"


def _text(words: str) -> str:
    return escape(clean(words))
