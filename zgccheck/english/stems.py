"""Stems of English words: plural, -ed, -ing and -ly taken off, British spelling made American."""

from __future__ import annotations

import re
from functools import lru_cache

IRREGULAR = {
    # what the rules would cut wrongly, or not at all
    "people": "people", "men": "man", "women": "woman", "children": "child", "data": "data", "series": "series", "species": "species",
    "has": "have", "had": "have", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "does": "do", "did": "do",
    "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "held": "hold", "built": "build",
    "made": "make", "led": "lead", "took": "take", "taken": "take", "began": "begin", "begun": "begin", "won": "win", "stood": "stand",
    "drew": "draw", "drawn": "draw", "brought": "bring", "went": "go", "gone": "go", "gave": "give", "given": "give", "set": "set",
    "came": "come", "saw": "see", "seen": "see", "told": "tell", "said": "say", "spent": "spend", "sent": "send", "ran": "run",
    "drove": "drive", "driven": "drive", "became": "become", "got": "get", "left": "leave", "kept": "keep", "met": "meet",
    "wrote": "write", "written": "write", "chose": "choose", "chosen": "choose", "sold": "sell", "bought": "buy", "lay": "lie",
    "drawing": "draw", "spring": "spring", "string": "string", "beijing": "beijing", "nanjing": "nanjing", "king": "king", "bring": "bring",
    "thing": "thing", "ring": "ring", "sing": "sing", "wing": "wing", "during": "during", "need": "need", "seed": "seed", "speed": "speed",
    "feed": "feed", "red": "red", "bed": "bed", "news": "news", "physics": "physics", "this": "this", "its": "its", "gas": "gas", "bus": "bus",
    "us": "us", "plus": "plus", "campus": "campus", "status": "status", "analysis": "analysis", "analyses": "analysis", "basis": "basis",
    "emphasis": "emphasis", "always": "always", "less": "less", "united": "united", "hundred": "hundred", "only": "only", "supply": "supply",
    "family": "family", "early": "early", "assembly": "assembly", "apply": "apply", "applied": "apply", "anomaly": "anomaly",
    "indices": "index", "indexes": "index", "headquarters": "headquarters", "humanities": "humanity", "building": "building",
    "used": "use", "using": "use", "overseas": "overseas", "sciences": "science", "exceed": "exceed", "succeed": "succeed",
    "proceed": "proceed", "further": "further", "meeting": "meeting", "licence": "license", "licences": "license",
    "center": "center", "centre": "center", "centres": "center", "programme": "program", "programmes": "program", "metre": "meter",
    "metres": "meter", "fibre": "fiber", "grey": "gray", "defence": "defense", "labour": "labor", "colour": "color", "catalogue": "catalog",
    "tonne": "ton", "tonnes": "ton", "artefact": "artifact", "moulds": "mold", "mould": "mold", "enrol": "enroll", "skilful": "skillful",
}  # fmt: skip
_BRITISH = re.compile(
    r"(?<!enterpr)(?<!exerc)(?<!prom)(?<!expert)(?<!superv)(?<!rev)(?<!adv)(?<!surpr)(?<!prec)(?<!dev)(?<!franch)(?<!otherw)is(ation|ations|e|ed|es|ing|er|ers)$"
)
_VOWEL = re.compile("[aeiouy]")


@lru_cache(maxsize=16384)
def stem(form: str) -> str:
    """The stem of a word in lower case. Short words and words with digits stay as they are."""
    if form in IRREGULAR:
        return IRREGULAR[form]
    if len(form) <= 3 or not form.isalpha():
        return form
    if len(form) > 6:
        form = _BRITISH.sub(r"iz\1", form)
    if form.endswith("ies") and len(form) > 4:
        form = form[:-3] + "y"
    elif form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        form = form[:-2]
    elif form.endswith("s") and not form.endswith(("ss", "us", "is")):
        form = form[:-1]
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and _VOWEL.search(form[: -len(ending)]):
            form = form[: -len(ending)]
            if form[-1] == form[-2] and form[-1] not in "lsz":
                form = form[:-1]
            elif form.endswith("i"):
                form = form[:-1] + "y"
            break
    if form.endswith("ly") and len(form) > 5:
        form = form[:-2]
    if form.endswith("e") and len(form) > 4:
        form = form[:-1]
    return form
