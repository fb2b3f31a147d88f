"""A by-line -> the names in it: «本报记者 张三 李四» are 张三 and 李四."""

from __future__ import annotations

import re

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿𠀀-𯿿]")
_MARKS = re.compile(r"^[\s■●◆▲★□○◎◇△※•·|｜/／-]+")
_BRACKETS = str.maketrans(dict.fromkeys("()（）[]【】〔〕", " "))
_ROLE = re.compile(
    r"[^\s、,，;；:：/／]*?(?:记者|通讯员|撰稿人?|撰文|作者|编译|特派员)[:：]?"
    r"|(?:文|图文|文图|文字)\s*[/／|｜:：]|^[Bb]y\b:?"
)
"""What stands before a name, with the paper it is said of: 新华社记者, 特约通讯员, 文/."""
_PICTURES = re.compile(r"(?:图|摄影|制图|图片)\s*[/／:：].*$|\s+(?:摄影?|制图|报道|文)$|(?<=[一-鿿])[/／]摄$")
_BETWEEN = re.compile(r"[\s、,，;；/／]+")
_LATIN_BETWEEN = re.compile(r"\s*[,;，；]\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_OFFICE = re.compile(
    r"评论员|编辑部|课题组|编写组|研究院|研究所|委员会|通讯社|新华社|中新社|办公室|中心|集团|公司|大学"
)


def names(byline: str | None) -> list[str]:
    """The names in their order, without offices and marks; a body that signs (本报评论员) stays whole."""
    words = _MARKS.sub("", " ".join((byline or "").split()))
    if not words:
        return []
    if not _HAN.search(words):
        words = re.sub(r"^[Bb]y:?\s+", "", words)
        return [name for name in _LATIN_BETWEEN.split(words) if name]
    if _OFFICE.search(words) and not _ROLE.search(words):
        return [words]
    rest = _PICTURES.sub("", _ROLE.sub(" ", words.translate(_BRACKETS)).strip())
    return _whole([name for name in _BETWEEN.split(rest) if name]) or [words]


def _whole(parts: list[str]) -> list[str]:
    """Names of two characters are often set with a blank between them: 张 伟 is 张伟."""
    found: list[str] = []
    half = ""
    for part in parts:
        if len(part) == 1 and _HAN.match(part):
            found, half = ([*found, half + part], "") if half else (found, part)
        else:
            found, half = [*found, *([half] if half else []), part], ""
    return [*found, half] if half else found
