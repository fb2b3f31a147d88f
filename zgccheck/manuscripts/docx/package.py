"""The zip archive that a Word document is: its parts, read within limits, and the archive again with some of them changed."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from zgccheck.errors import InputError
from zgccheck.manuscripts.docx.xml import Node, parse

MAX_MEMBERS = 2_000
MAX_UNPACKED = 60_000_000
"""Bytes of all members together."""
MAX_PART = 20_000_000
"""Bytes of one part that is read."""
MAX_RATIO = 200
"""Of unpacked to packed; text packs thirtyfold."""
_RELATIONS = ".rels"


@dataclass(slots=True)
class Package:
    """A document's members by name."""

    data: bytes
    path: str
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    main: str = ""
    """The part that holds the text."""

    def part(self, name: str) -> bytes:
        """A member's bytes; empty if there is none of that name."""
        info = self.members.get(name)
        if info is None:
            return b""
        if info.file_size > MAX_PART:
            raise InputError(f"{name} has {info.file_size:,} bytes; {MAX_PART:,} are read", path=self.path)
        return _unpacked(self.data, info, self.path)

    def content(self, name: str) -> bytes:
        """A member's bytes, whatever it is."""
        return _unpacked(self.data, self.members[name], self.path)

    def tree(self, name: str) -> Node:
        return parse(self.part(name), f"{self.path}:{name}")

    def related(self, name: str) -> list[tuple[str, str]]:
        """What a part refers to: the last word of the relation's kind (footnotes, header, …) and the member's name."""
        folder, base = posixpath.split(name)
        where = posixpath.join(folder, "_rels", base + _RELATIONS)
        if where not in self.members:
            return []
        found = []
        for one in self.tree(where).children:
            if one.attributes.get("TargetMode") != "External":
                target = one.attributes.get("Target", "")
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.append((one.attributes.get("Type", "").rpartition("/")[2], target))
        return found


def unpack(data: bytes, path: str) -> Package:
    """The document in a file's bytes. Raises InputError on what is no Word document, is encrypted, damaged or a bomb."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            "an old .doc, or protected by a password", path=path, fix="save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError):
        raise InputError("not a .docx: no zip archive, or damaged", path=path, fix="save it again in Word") from None
    size = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or size > MAX_UNPACKED or (size > 1_000_000 and size > MAX_RATIO * len(data)):
        what = f"unpacks to {size:,} bytes in {len(infos):,} members: more than a manuscript has"
        raise InputError(what, path=path, fix="save it again in Word")
    package = Package(data, path)
    for info in infos:
        if info.flag_bits & 1:
            raise InputError("protected by a password", path=path, fix="save it without one")
        if info.filename in package.members:
            raise InputError(f"two members are named {info.filename}", path=path, fix="save it again in Word")
        package.members[info.filename] = info
    package.main = next((target for kind, target in package.related("") if kind == "officeDocument"), "")
    if package.main not in package.members:
        package.main = "word/document.xml"
    if package.main not in package.members or not package.main.startswith("word/"):
        raise InputError("no Word document in it", path=path, fix="save it as .docx")
    return package


def packed(package: Package, changed: Mapping[str, bytes], gone: Container[str] = ()) -> bytes:
    """The archive with other contents for some members, without those that are gone, new ones at the end; all else as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, info in package.members.items():
            if name in gone:
                continue
            content = changed[name] if name in changed else package.content(name)
            archive.writestr(_as_before(info), content)
        for name in sorted(changed.keys() - package.members.keys()):
            archive.writestr(zipfile.ZipInfo(name), changed[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _as_before(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    same = zipfile.ZipInfo(info.filename, info.date_time)
    same.compress_type, same.external_attr, same.create_system = (
        info.compress_type,
        info.external_attr,
        info.create_system,
    )
    same.comment, same.extra = info.comment, info.extra
    return same


def _unpacked(data: bytes, info: zipfile.ZipInfo, path: str) -> bytes:
    """A member's bytes, never more than it says it has."""
    at = info.header_offset
    broken = InputError(f"{info.filename} is damaged", path=path, fix="save it again in Word")
    if data[at : at + 4] != b"PK\x03\x04" or len(data) < at + 30:
        raise broken
    name, extra = struct.unpack("<HH", data[at + 26 : at + 30])
    begin = at + 30 + name + extra
    raw = data[begin : begin + info.compress_size]
    if info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            raw = zlib.decompressobj(-15).decompress(raw, info.file_size + 1)
        except zlib.error:
            raise broken from None
    elif info.compress_type != zipfile.ZIP_STORED:
        raise broken
    if len(raw) != info.file_size or zlib.crc32(raw) != info.CRC:
        raise broken
    return raw
