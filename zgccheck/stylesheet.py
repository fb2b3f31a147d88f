"""How the web page of a report looks: on a wide screen, on a telephone, in the dark, on paper."""

from __future__ import annotations

_KINDS = ("conflict", "disputed", "unverified", "supported")
_SHOWS = {"open": _KINDS[:3], **{kind: (kind,) for kind in _KINDS}, "all": _KINDS}


def _filter() -> str:
    """What each radio button hides: cards, and the marks of what they say."""
    rules = []
    for name, kinds in _SHOWS.items():
        rules.append(
            f"#show-{name}:checked~nav label[for=show-{name}]{{background:var(--ink);color:var(--page)}}"
            f"#show-{name}:checked~nav label[for=show-{name}] b{{color:inherit}}"
            f"#show-{name}:focus-visible~nav label[for=show-{name}]{{outline:3px solid var(--focus)}}"
        )
        for kind in _KINDS:
            if kind not in kinds:
                rules.append(
                    f"#show-{name}:checked~main article.{kind}:not(:target),#show-{name}:checked~main .n.{kind}{{display:none}}"
                    f"#show-{name}:checked~main .said a.{kind}{{background:none;border-color:transparent}}"
                )
    return "\n".join(rules)


CSS = f"""
:root{{--page:#fff;--ink:#1b1b1b;--dim:#666;--line:#ddd;--card:#f7f7f7;--focus:#2563eb;
--conflict:#c81e1e;--disputed:#a35a00;--unverified:#5b6470;--supported:#19733a;
--conflict-bg:#fde3e3;--disputed-bg:#fdeccc;--unverified-bg:#e9ecf0;--supported-bg:#e3f4e8}}
@media (prefers-color-scheme:dark){{:root{{--page:#16181b;--ink:#e8e8e8;--dim:#a0a5ab;--line:#3a3d42;--card:#202327;--focus:#7ab0ff;
--conflict:#ff8f8f;--disputed:#f2b25c;--unverified:#aeb6c0;--supported:#7fd39b;
--conflict-bg:#4d2224;--disputed-bg:#47351a;--unverified-bg:#30353c;--supported-bg:#1d3a28}}}}
*{{box-sizing:border-box}}
body{{margin:0 auto;max-width:76rem;padding:1rem clamp(.75rem,3vw,2rem) 4rem;background:var(--page);color:var(--ink);
font:16px/1.75 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}}
header h1{{font-size:1.1rem;margin:0}}header p{{margin:.2rem 0;color:var(--dim);font-size:.9rem}}header a{{color:var(--ink)}}
input[name=show]{{position:absolute;opacity:0;pointer-events:none}}
nav{{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.4rem;padding:.6rem 0;background:var(--page);border-bottom:1px solid var(--line)}}
nav label{{padding:.1rem .7rem;border:1px solid var(--line);border-radius:1rem;cursor:pointer;font-size:.85rem}}
section>h2{{margin:2rem 0 .5rem;font-size:1.15rem;border-bottom:2px solid var(--ink)}}
.pair{{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,22rem);gap:0 2rem;align-items:start}}
.said>*{{margin:.35rem 0;white-space:pre-line}}
.said h3{{font-size:1.3rem}}.said h4,.said h5,.said h6{{font-size:1.1rem}}
.said li{{margin-left:1.4rem}}.said blockquote{{padding-left:.9rem;border-left:3px solid var(--line)}}
.said .caption,.said .note{{font-size:.9rem;color:var(--dim)}}.said .row{{padding:.1rem .6rem;background:var(--card)}}
.joint{{font-style:normal;color:var(--dim)}}
.said a{{color:inherit;text-decoration:none;border-bottom:2px solid transparent}}
.said [id]:target+a,article:target{{outline:3px solid var(--focus);outline-offset:2px}}
[id]{{scroll-margin-top:5rem}}a:focus-visible,summary:focus-visible{{outline:3px solid var(--focus)}}
.said a.n{{font-size:.7em;vertical-align:super;border:0;background:none;padding:0 .15em;font-weight:700}}
article{{margin:.35rem 0;padding:.5rem .75rem;border-left:4px solid;border-radius:.25rem;background:var(--card);font-size:.875rem;line-height:1.6}}
article p{{margin:.15rem 0;white-space:pre-line}}article .top span,article .note,cite{{color:var(--dim);font-size:.8rem}}
article .top a{{color:inherit}}article ins{{font-weight:700;text-decoration:none}}
summary{{cursor:pointer;color:var(--dim);font-size:.8rem}}
article blockquote{{margin:.3rem 0;padding-left:.6rem;border-left:2px solid var(--line);white-space:pre-line}}
cite{{display:block;font-style:normal}}
.unread{{margin:.35rem 0;color:var(--dim);font-size:.85rem}}.unread pre{{overflow-x:auto;white-space:pre-wrap}}
{"".join(f"article.{kind}{{border-color:var(--{kind})}}.{kind} .top b,.n.{kind},nav .{kind} b,header .{kind}{{color:var(--{kind})}}.said a.{kind}:not(.n){{background:var(--{kind}-bg);border-color:var(--{kind})}}" for kind in _KINDS)}
{_filter()}
@media (max-width:52rem){{.pair{{display:block}}aside{{margin-left:.75rem}}}}
@media print{{:root{{--page:#fff;--ink:#000;--dim:#444}}body{{max-width:none;padding:0;font-size:10.5pt}}nav{{display:none}}
.pair{{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}article,.said p{{break-inside:avoid}}
details::details-content{{content-visibility:visible;block-size:auto}}.unread{{display:none}}
*{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
"""
