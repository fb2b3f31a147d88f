"""The rows of the verdict table and the contest's grounds in words, for an explanation: what each asks for."""

from __future__ import annotations

from zgccheck.conflicts import (
    ABOUT_CONFLICT,
    ABOUT_CONFLICT_KEY,
    ABOUT_SUPPORT,
    HEAVY,
    NEARLY_ALL,
    SPECIFIC,
    STANCE,
    VERBATIM,
    WHOLE_KEY,
)
from zgccheck.model import Verdict
from zgccheck.verdict import ABOUT_COUNT, ABOUT_SUPPORT_SPECIFIC, WORDS_SHARED


def _percent(share: float) -> str:
    return f"{share:.0%}"


_ABOUT, _SPECIFIC, _COUNT = _percent(ABOUT_SUPPORT), _percent(ABOUT_SUPPORT_SPECIFIC), _percent(ABOUT_COUNT)
_SURE, _KEY, _WHOLE = _percent(ABOUT_CONFLICT), _percent(ABOUT_CONFLICT_KEY), _percent(WHOLE_KEY)
_ALONG, _NEARLY, _SHARED = _percent(VERBATIM), _percent(NEARLY_ALL), _percent(WORDS_SHARED)
_STANCE = _percent(STANCE)

ROWS: dict[str, tuple[Verdict, str, str]] = {
    # nothing contradicts
    "followed": (
        "supported",
        "稿件照着来源的行文（行文 ≥ 80%）",
        "the draft follows the source's wording (followed ≥ 80%)",
    ),
    "reworded": (
        "supported",
        f"用词大多相同（用词 ≥ {_ABOUT}，要件 ≥ 50%）",
        f"most of the wording is shared (shared ≥ {_ABOUT}, key ≥ 50%)",
    ),
    "carried": (
        "supported",
        "没有数字，要件和内容的分量有 65% 在稿件里，或清单各项俱全",
        "no figure, and 65% of the weight of key and value is in the draft, or every item of a list",
    ),
    "key-carried": (
        "supported",
        f"数值相符，要件 ≥ {_ABOUT}（数字有 {SPECIFIC} 位有效数字时 ≥ {_SPECIFIC}）",
        f"the value agrees and key ≥ {_ABOUT} (≥ {_SPECIFIC} for a figure of {SPECIFIC} significant digits)",
    ),
    "key-figure": (
        "supported",
        f"稿件只写了认定事实的那个数字，相符，要件 ≥ {_COUNT}",
        f"the draft gives only the figure that identifies the fact; it agrees, and key ≥ {_COUNT}",
    ),
    "no-value": (
        "unverified",
        "支持须至少有一项内容相符，这里没有",
        "support needs one value that agrees; there is none",
    ),
    "no-figure": (
        "unverified",
        "论断有数字，稿件里没有相符的数字",
        "the claim has a figure, and none in the draft agrees with it",
    ),
    "few-values": (
        "unverified",
        f"没有数字时，内容须有四成、用词或行文须有 {_SHARED}，这里不够",
        f"without a figure, 40% of the value and {_SHARED} of the wording must be there; they are not",
    ),
    "undecided": ("unverified", "有一项无法判定", "one slot cannot be decided"),
    # something contradicts
    "several-off": (
        "unverified",
        "有两项以上不同：是另一件事，不算冲突",
        "two or more slots differ: another fact, and no conflict",
    ),
    "key-missing": (
        "unverified",
        f"要判冲突，分量重的要件（权重 ≥ {HEAVY:g}）不能缺",
        f"a conflict cannot do without a weighty key word (weight ≥ {HEAVY:g}); one is absent",
    ),
    "wrong-figure": (
        "conflict",
        f"只有数字或位次不同，认定 ≥ {_SURE}",
        f"the figure or rank alone differs, identified ≥ {_SURE}",
    ),
    "wrong-date": (
        "conflict",
        f"只有所述日期不同，认定 ≥ {_KEY}，另有一项内容相符或行文 ≥ {_ALONG}",
        f"the date asserted alone differs, identified ≥ {_KEY}, and another value agrees or followed ≥ {_ALONG}",
    ),
    "wrong-key-date": (
        "conflict",
        f"只有认定事实的日期不同，内容相符，认定 ≥ {_KEY}，数字有 {SPECIFIC} 位有效数字或行文 ≥ {_ALONG}（无数字 {_NEARLY}），或要件俱全、数字完全相符",
        f"the date of the fact alone differs, a value agrees, identified ≥ {_KEY}, and the figure has {SPECIFIC} "
        f"significant digits or followed ≥ {_ALONG} ({_NEARLY} without a figure), or all of the key is there and the figure is exact",
    ),
    "wrong-ordinal": (
        "conflict",
        f"只有序次不同，认定 ≥ {_SURE}",
        f"the ordinal alone differs, identified ≥ {_SURE}",
    ),
    "wrong-stance": (
        "conflict",
        f"一个否定或写成已完成，一个不是；内容相符，认定 ≥ {_KEY}，行文或用词 ≥ {_STANCE}",
        f"denied or done on one side only; a value agrees, identified ≥ {_KEY}, followed or shared ≥ {_STANCE}",
    ),
    "wrong-quotation": (
        "conflict",
        "引号内的话有改动，认定 ≥ 30%",
        "words within quotation marks were changed, identified ≥ 30%",
    ),
    "wrong-report": (
        "conflict",
        f"转述的话意思相反，要件 ≥ {_SURE}",
        f"what was said is reported as its opposite, key ≥ {_SURE}",
    ),
    "wrong-member": (
        "conflict",
        f"列举有一项在来源之外，另有至少两项相符，认定 ≥ {_ABOUT}（四项相符时 45%）",
        f"one item is beyond the list, two or more others agree, identified ≥ {_ABOUT} (45% with four that agree)",
    ),
    "wrong-key-word": (
        "conflict",
        f"认定事实的一个词不同；有数字时数字须有 {SPECIFIC} 位有效数字且相符、认定 ≥ {_KEY}，没有数字时其余全部相符、认定 ≥ {_SURE}、其余行文 ≥ 70%（同类的另一个 {_ALONG}）",
        f"a word of the key differs; a figure of {SPECIFIC} significant digits agrees and identified ≥ {_KEY}, or without "
        f"figures all values are there, identified ≥ {_SURE} and the rest is followed ≥ 70% ({_ALONG} for another of its kind)",
    ),
    "wrong-place": (
        "conflict",
        f"地点不同而其余内容俱在，认定 ≥ {_KEY}（说的是位次时要件 ≥ {_WHOLE}，且不涉及别的日期），其余行文 ≥ 90%（要件俱全且有特别的词时 {_ALONG}）",
        f"the place differs and every value is there, identified ≥ {_KEY} (of a rank, key ≥ {_WHOLE} and no other date), the rest followed ≥ 90% ({_ALONG} where all of the key is there with a telling word)",
    ),
    "wrong-key-name": (
        "conflict",
        f"认定事实的一个名称不同，内容相符，认定 ≥ {_KEY}，其余行文 ≥ 85%（内容特别时 {_ALONG}）",
        f"a name of the key differs, a value agrees, identified ≥ {_KEY}, the rest followed ≥ 85% "
        f"({_ALONG} where the value is a telling one)",
    ),
    "wrong-word": (
        "conflict",
        f"所述内容的一个词不同，认定 ≥ {_SURE}，其余行文 ≥ 70%",
        f"a word of the value differs, identified ≥ {_SURE}, the rest followed ≥ 70%",
    ),
    "wrong-name": (
        "conflict",
        f"所述内容的一个名称不同，认定 ≥ {_SURE}，行文 ≥ 45% 或与相符的词直接相连；只有引号内不同的名称，其余能认定即可",
        f"a name of the value differs, identified ≥ {_SURE}, and followed ≥ 45% or it stands directly beside words that agree; or it differs in its quotation marks alone, beside what tells the fact",
    ),
    # from outside the table
    "office": (
        "unverified",
        "谁任何职另行核对，这条不判冲突",
        "who holds which office is judged apart; this claim alone makes no conflict",
    ),
    "usurped": (
        "unverified",
        "认定事实的名称稿件没写，却写了同类的另一个，可能说的是另一件事",
        "a name of the key is left out, and another of its kind stands there: it may be another matter",
    ),
    "told-of-another": (
        "conflict",
        "两项以上的事实（或一项内容俱全的）都属同一名称，稿件却写在同类的另一个名下",
        "two or more facts of one name, or all of one, told of another of its kind",
    ),
    "borne-along": (
        "supported",
        "数字完全相符，同一篇里另有一条得到支持",
        "the figure agrees exactly, beside another fact of the same article that the draft bears out",
    ),
    "crossed": (
        "conflict",
        "两条论断的内容都在稿件里，但互相写到了对方的位置上",
        "the values of two claims are both there, each in the other's place",
    ),
    "wrong-along": (
        "conflict",
        "只有数字不同，像是笔误，或同一段里另有一条得到支持",
        "the figure alone differs, as by a slip, or beside another fact of the same passage that is borne out",
    ),
}
"""Row -> the outcome that it gives, and what it asks for in Chinese and English. `key`, `identified`, `followed`, `shared` are the measures of a trace."""

ASIDE: dict[str, tuple[str, str]] = {
    "overshadowed": ("另一条与这个数字的上下文贴合得多", "another claim fits the figure's surroundings clearly better"),
    "undated": ("论断有日期而稿件没写，数字又不完全相同", "the claim has a date that the draft leaves out, and the figure is not exactly its"),
    "explained": ("这些词另一条论断认为没错，错在别处", "another claim has these words right and finds another fault"),
    "several": ("这样的事物来源里不止一个", "the sources have several such things"),
    "outdone": ("同样的词句有另一条论断支持", "another claim bears the same words out"),
    "unplaced": ("论断的时间或地点稿件没写，可能说的是别的年份或地方", "the draft leaves out the claim's time or place: it may speak of another"),
    "part": ("说的是其中一部分", "it is of a part of what the claim counts"),
    "other-edition": ("像是另一届的事，不是届次写错", "it looks like another edition, not a slip in its number"),
    "before": ("说的是前文的内容", "it is about the text before the sentence"),
    "astride": ("错处与相符之处分在分号两边，说的不是一件事", "what differs and what agrees stand in different halves of the sentence"),
    "elsewhen": ("稿件说的年份不是文章所说的时候", "the sentence tells it of a year that the article does not speak of"),
    "elsewhere": ("稿件说的地方文章从没提到", "the sentence tells it of a town or province that the article never names"),
    "occasion": ("稿件写的是包含它的活动，只是较粗略", "the sentence names the occasion that the event was part of"),
    "astray": ("未经整理的文档里，这句说的是别的年份或地方", "the document's sentence is of another year or place"),
    "office": ("谁任何职另行核对，结论里是那里核对的结果", "who holds which office is judged apart, and the finding says what came of that"),
    "clash": ("同样的词句另有更确定的冲突", "a surer conflict stands on the same words"),
}  # fmt: skip
"""Why the contest set a ruling aside."""
