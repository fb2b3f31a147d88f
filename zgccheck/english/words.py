"""Content words of English: what is left without function words, in one form for what says the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zgccheck.english.stems import stem
from zgccheck.english.text import Word, words
from zgccheck.model import Mention

STOP = frozenset(
    """a an the this that these those it its they their them he his she her we our us you your i my me who whom whose which what where when
    how why and or but nor so yet if then than as at by for from in into of off on onto out over per to up down upon with within without
    about above across after against along among amid around before behind below between beyond during except inside near since through
    throughout till toward under until via while whereas because although though not no never neither either both each every all any some
    such same other another more most less least many much few several very too also only just even still again already ever once here
    there now be have do will would shall should can could may might must being having let
    self s t d ll re ve one ones so-called etc respectively including include alone altogether together overall further
    total whole combined figure number amount volume level worth value sum record mark
    reach stand hold have own possess boast total amount rise grow increase climb gain expand fall drop decline decrease go get come make take
    give put bring see keep remain stay become show say tell note report reveal announce add accord release indicate exceed surpass top
    expect expected forecast due intend slated scheduled rank ranking place placed placing score league table
    pass hit cross up down run number count account comprise constitute contribute register see post log record book
    lower higher fewer smaller larger greater shorter longer faster slower decline drop increase reduction
    new latest currently present nearly almost approximately roughly already lately recently so far
    mr ms mrs dr official source datum data statistic information figures news press xinhua agency spokesperson spokesman
    year month day time period end beginning start annual yearly annually""".split()
)
"""Words that carry no fact by themselves: they are neither looked for nor held against a sentence."""

LIGHT = frozenset(
    stem(word)
    for word in """related special specialised specialized key main major important high quality core own good excellent known innovative
    operate operating operation typical representative strong various relevant different several regular successful successfully officially
    formally fully jointly independently independent representative whole overall advanced large big great real full formal""".split()
)
"""Modifiers that a writer puts in or leaves out: they weigh little."""
SAME: dict[str, str] = {
    # normal form: its other forms; by stems
    "beijing": "peking",
    "zhongguancun": "zgc",
    "company": "enterpris firm busines corporat corporation maker compani busines outfit player",
    "institute": "institution institut",
    "technology": "technological tech technical technologic scitech technolog",
    "science": "scientific scienc scientif",
    "china": "chines chine national nationwid mainland",
    "global": "world worldwid worldwide international globe",
    "innovation": "innovativ innovat innovator innovative",
    "reside": "inhabit people person population resident inhabitant capita head",
    "open": "opened opening inaugurat unveil launch open",
    "host": "organize held organiz stage organis hosted",
    "sign": "ink conclude clinch sign signed",
    "invest": "investment investor",
    "settle": "locate land base hous hom settl locat",
    "build": "construct establish set found construction creat create form foster build built construct establ construc nurtur cultivat",
    "cluster": "cluster hub",
    "use": "apply application utiliz adopt deploy us",
    "publish": "issu issue publish put-out unveil",
    "researcher": "scientist research-staff",
    "university": "universit colleg college campus",
    "revenue": "turnover sale incom income",
    "profit": "earning",
    "spend": "expenditur spend outlay expenditure spending",
    "share": "proportion percentag portion slice",
    "intensity": "ratio intensit",
    "leading": "top lead foremost leader",
    "list": "index",
    "attend": "take-part participat participate gather draw attract attend join",
    "guest": "participant delegate attendee attende delegat",
    "draft": "formulat draw-up formulate draft",
    "complete": "finish complet",
    "facility": "installation facil",
    "device": "equipment apparatus",
    "hour": "hour",
    "car": "vehicle vehicl automobil",
    "drug": "medicin medicine pharmaceutical pharmaceut",
    "health": "healthcare",
    "deal": "contract agreement transaction deal",
    "trillion": "trillion",
    "branch": "subsidiary branche outlet office",
    "export": "oversea-sale",
    "pupil": "student", "doctoral": "phd doctor doctorate",
    "area": "territory footprint land",
    "licence": "license licenc",
    "award": "prize",
    "standard": "norm",
    "aim": "goal target",
    "plan": "scheme blueprint",
    "well-known": "renowned famous prominent renown known",
    "settled": "settled",
    "first": "maiden debut",
    "million": "million",
    "commercial": "private",
    "machine": "beam",
}  # fmt: skip
PHRASES: dict[str, str] = {
    # words in a row → one concept
    "gross domestic product": "gdp", "gross regional product": "gdp", "economic output": "gdp", "regional gdp": "gdp",
    "artificial intelligence": "ai", "research and development": "rd", "r d": "rd", "intellectual property": "ip",
    "brain computer interface": "bci", "brain computer interfaces": "bci", "brain machine interface": "bci", "bcis": "bci",
    "science and technology": "scitech", "sci tech": "scitech", "scientific and technological": "scitech", "s t": "scitech",
    "technological and scientific": "scitech", "science and tech": "scitech",
    "beijing tianjin hebei": "jingjinji", "beijing tianjin and hebei": "jingjinji", "jing jin ji": "jingjinji", "beijing tianjin hebei region": "jingjinji",
    "the capital": "beijing", "capital city": "beijing", "chinese capital": "beijing", "national capital": "beijing", "china's capital": "beijing",
    "high tech": "hightech", "high technology": "hightech", "hi tech": "hightech", "sci tech service": "scitech service",
    "five year plan": "", "year on year": "", "year over year": "", "from a year earlier": "", "on the year": "", "a year earlier": "",
    "specialized and sophisticated": "", "specialised and sophisticated": "", "foreign funded": "foreign invest", "foreign financed": "foreign invest", "foreign backed": "foreign invest", "united states": "usa", "little giant": "littlegiant", "little giants": "littlegiant", "a day": "daily", "per day": "daily", "each day": "daily",
    "every day": "daily", "at home and abroad": "athomeandabroad", "from china and abroad": "athomeandabroad", "home and abroad": "athomeandabroad",
    "sub center": "subcenter", "sub centre": "subcenter", "full time": "fulltime", "and other": "", "as well as": "", "more than": "",
    "science technology": "scitech", "large city group": "largecitygroup", "group of large cities": "largecitygroup",
    "proof of concept": "proofofconcept", "machine time": "machinetime", "beam time": "machinetime", "machine hours": "machinetime",
    "hours of machine time": "machinetime", "experiment time": "machinetime", "in the world": "", "in china": "", "per capita": "percapita",
    "world leading": "worldleading", "not only": "", "but also": "", "take part": "attend", "took part": "attend", "taking part": "attend",
    "taken part": "attend", "set up": "build", "drawn up": "draft", "drew up": "draft", "draw up": "draft", "went public": "list",
    "publicly traded": "list", "go public": "list", "gone public": "list", "stock exchange": "exchange", "in operation": "operate", "of all": "",
}  # fmt: skip

_CANON = {stem(other): stem(form) for form, others in SAME.items() for other in others.split()}
_CANON |= {other: stem(form) for form, others in SAME.items() for other in others.split()}
_STOP = STOP | {stem(word) for word in STOP}


def canonical(root: str) -> str:
    """One form for a stem and what stands for it."""
    return _CANON.get(root, root)


_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _concept in PHRASES.items():
    _parts = tuple(stem(part) for part in _words.replace("'s", "").split())
    _PHRASES.setdefault(_parts[0], []).append((_parts, " ".join(canonical(stem(word)) for word in _concept.split())))
for _rows in _PHRASES.values():
    _rows.sort(key=lambda row: -len(row[0]))


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word, or a phrase that is one, at its place in a text."""

    start: int
    end: int
    key: str


def concepts(row: Sequence[Word], mentions: Iterable[Mention] = ()) -> list[Concept]:
    """The content words of a text; what stands in a figure, a date or a numbered rank is none."""
    spans = sorted((m.start, m.end) for m in mentions if m.kind not in ("first", "ordinal"))
    starts = [s for s, _ in spans]
    found: list[Concept] = []
    at = 0
    while at < len(row):
        word = row[at]
        place = bisect_right(starts, word.start) - 1
        if place >= 0 and word.start < spans[place][1]:
            at += 1
            continue
        parts, key = _phrase(row, at)
        if parts:
            found += [Concept(word.start, row[at + parts - 1].end, one) for one in key.split()]
            at += parts
            continue
        root = word.stem
        if root not in _STOP and word.form not in _STOP and not word.form.isdecimal() and len(root) > 1:
            key = "china" if word.form in ("country", "nation") else canonical(root)
            found.append(Concept(word.start, word.end, key))
        at += 1
    return found


def _phrase(row: Sequence[Word], at: int) -> tuple[int, str]:
    for parts, concept in _PHRASES.get(row[at].stem, ()):
        if tuple(word.stem for word in row[at : at + len(parts)]) == parts:
            return len(parts), concept
    return 0, ""


def keys(text: str) -> list[str]:
    """The concepts of a name or a phrase."""
    return [concept.key for concept in concepts(words(text))]


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """1 for the same concept, less for words of one family (standard, standardisation), 0 otherwise."""
    if one == other:
        return 1.0
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return 0.8 if shared >= 5 and shared >= 0.6 * max(len(one), len(other)) else 0.0


OPPOSITES: tuple[tuple[str, str], ...] = (
    ("allow permit support encourage enable", "ban prohibit forbid oppose discourage restrict"),
    ("rise increase grow climb gain raise improve expand boost", "fall decrease decline drop shrink reduce worsen cut"),
    ("accelerate speed quicken", "slow delay"), ("shorten shorter", "lengthen longer prolong"), ("open", "close shut"),
    ("success successful successfully succeed", "fail failure unsuccessful unsuccessfully"), ("pass", "fail"), ("import", "export"),
    ("invasive", "semi-invasive non-invasive"), ("inflow", "outflow"), ("strengthen", "weaken"), ("domestic", "foreign"), ("above", "below"),
    ("profit", "loss"), ("surplus", "deficit"), ("join", "quit leave"), ("approve", "reject"), ("long-term", "short-term"), ("public", "private"), ("north", "south"), ("east", "west"),
)  # fmt: skip
_AGAINST: dict[str, set[str]] = {}
for _one, _other in OPPOSITES:
    for _a, _b in ((_one, _other), (_other, _one)):
        for _word in _a.split():
            _AGAINST.setdefault(stem(_word), set()).update(stem(w) for w in _b.split())


def denies(root: str) -> frozenset[str]:
    """Stems that say the opposite of this one."""
    return frozenset(_AGAINST.get(root, ()))


NEGATION = frozenset(
    "not never no nobody none neither without fail failed fails failing cannot hardly denied refused".split()
)
FUTURE = frozenset("will shall plans plan planned planning expected expects aims aim aiming intends intend hopes hope due set slated scheduled would projected forecast".split())  # fmt: skip
_UNDENIED = frozenset("only more fewer less longer later doubt just matter".split())
"""Words before which a negation denies nothing: not only, no fewer than."""


def stance(row: Sequence[Word]) -> Iterator[tuple[str, Word]]:
    """Words that deny or put off what a sentence says."""
    for at, word in enumerate(row):
        following = row[at + 1].form if at + 1 < len(row) else ""
        if word.form == "no" and following.isdecimal():
            continue  # No. 4
        denied = word.form in NEGATION and following not in _UNDENIED
        if denied or word.form.endswith("n't") or (word.form == "no" and following == "longer"):
            yield "denied", word
        elif word.form in ("will", "shall", "goal", "target") or (word.form in FUTURE and following == "to"):
            yield "planned", word
        elif word.form == "already":
            yield "done", word
