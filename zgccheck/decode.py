"""Bytes as text, without a guess that is not told: BOM, strict UTF-8, UTF-16, then GB18030 against Big5."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from zgccheck.errors import InputError

# UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF", "name it .pdf"),
    (b"PK\x03\x04", "a zip archive (a .docx?)", "name it .docx if Word wrote it"),
    (b"\xd0\xcf\x11\xe0", "an old Word file, or an encrypted one", "save it as .docx without a password"),
    (b"{\\rtf", "rich text (RTF)", "save it as .docx or as plain text"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"\x1f\x8b", "compressed", "unpack it"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
"""Labels that files carry, and the superset that browsers read them with."""
_EASTERN = _WIDER | {name: name for name in ("gb18030", "big5hkscs", "shift_jis", "euc_jp", "euc_kr")}
"""What a file may say of itself and be believed: under a Western label pages hold whatever their author had."""
_LIKELY = 0.6
"""The share of common characters below which a legacy encoding is not believed: text in one has 0.9 and more, noise 0.4."""
_SAMPLE = 200_000
"""Bytes that a guess looks at."""
_PUNCTUATION = re.compile(r"[\s\u3000-\u301f\uff01-\uff5e\u2010-\u2026\u00b7%]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark."""

    text: str
    encoding: str
    notes: tuple[Mapping[str, str], ...] = ()


def decode(data: bytes, path: str, encoding: str | None = None, declared: str = "") -> Decoded:
    """The text of a file. `encoding` is the user's word, `declared` the file's own (a charset in HTML), which may be wrong."""
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if encoding is not None:
        name = _codec(encoding, path)
        return Decoded(_strict(data[len(mark) if marked == name else 0 :], name, path), name)
    if marked:
        return Decoded(_strict(data[len(mark) :], marked, path), marked)
    for magic, what, fix in _BINARY:
        if data.startswith(magic):
            raise InputError(f"not text but {what}", path=path, fix=fix)
    if b"\0" in data:
        return _wide(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, path, error, declared)


def offsets(data: bytes, encoding: str) -> list[int]:
    """The byte at which each character of the text begins, and the end: what `decode` gave, backwards."""
    mark = next((mark for mark, name in _MARKS if name == encoding and data.startswith(mark)), b"")
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    starts: list[int] = []
    begun = len(mark)
    for at in range(len(mark), len(data)):
        if out := decoder.decode(data[at : at + 1]):
            starts += [begun] * len(out)
            begun = at + 1
    return [*starts, len(data)]


def _codec(label: str, path: str) -> str:
    name = label.strip().lower().replace("_", "-")
    try:
        name = codecs.lookup(_WIDER.get(name, name)).name
        "".encode(name)
    except (LookupError, ValueError):
        raise InputError(f"no such encoding: {label}", path=path, fix="utf-8, gb18030, big5, utf-16") from None
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name, name)


def _strict(data: bytes, name: str, path: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(f"not {name} at byte {error.start}", path=path, fix="name its encoding: --encoding") from None
    if (at := text.find("\0")) >= 0:
        raise InputError(f"NUL at character {at}: binary, not text", path=path)
    return text


def _wide(data: bytes, path: str) -> Decoded:
    """NULs: UTF-16 without its mark, or nothing that can be read."""
    at = data.index(0)
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _common(text[:_SAMPLE], name) >= 0.9:
            return Decoded(text, name, (_guessed(name),))
    raise InputError(f"NUL at byte {at}: binary, not text", path=path, fix="or UTF-16: name it, --encoding utf-16-le")


def _legacy(data: bytes, path: str, broken: UnicodeDecodeError, declared: str) -> Decoded:
    loose = data[:_SAMPLE].decode("utf-8", "replace")
    bad = loose.count("\ufffd")
    if sum(char > "\u07ff" for char in loose) - bad > 3 * bad:  # UTF-8 with a wound, not another encoding
        raise InputError(f"not UTF-8 at byte {broken.start}", path=path, fix="name its encoding: --encoding")
    if (name := _EASTERN.get(declared.strip().lower().replace("-", "_"), "")) != "":
        try:
            return Decoded(_strict(data, name, path), name)
        except InputError:
            pass  # the file is not what it says it is: it is judged by its bytes
    best, share = "", 0.0
    for name in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"):
        try:
            sample = codecs.getincrementaldecoder(name)().decode(data[:_SAMPLE])
        except UnicodeDecodeError:
            continue
        if (found := _common(sample, name)) > share:
            best, share = name, found
    if share < _LIKELY:
        what = f"not UTF-8 at byte {broken.start}, and no other encoding fits"
        raise InputError(what, path=path, fix="name its encoding: --encoding")
    return Decoded(_strict(data, best, path), best, (_guessed(best),))


def _common(text: str, name: str) -> float:
    """The share of what is not ASCII that is common: the first level of GB 2312 or of Big5, or punctuation."""
    others = [char for char in text if char > "\x7f"]
    levels = {"gb18030": ("gb2312",), "big5hkscs": ("big5",)}.get(name, ("gb2312", "big5"))
    good = sum(1 for char in others if _PUNCTUATION.match(char) or any(_first_level(char, level) for level in levels))
    plain = sum(1 for char in text if char <= "\x7f" and (char.isprintable() or char.isspace()))
    if not others:
        return plain / len(text) if text else 0.0
    return good / len(others)


def _first_level(char: str, codec: str) -> bool:
    try:
        lead = char.encode(codec)[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7 if codec == "gb2312" else 0xA4 <= lead <= 0xC6


def _guessed(name: str) -> Mapping[str, str]:
    return {"zh": f"编码为推测：{name}", "en": f"encoding guessed: {name}"}
