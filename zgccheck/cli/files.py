"""Files read whole and written whole: what was there stays until the new is complete."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from typing import BinaryIO

from zgccheck.errors import InputError
from zgccheck.manuscripts import MAX_BYTES


def read(path: str) -> bytes:
    """A file's bytes, or a pipe's. Raises InputError."""
    try:
        with open(path, "rb") as file:
            return bounded(file, path)
    except IsADirectoryError:
        raise InputError("a folder", path=path) from None
    except OSError as error:
        raise InputError(error.strerror or str(error), path=path) from None


def bounded(stream: BinaryIO, path: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes", path=path, fix="divide it")
    return data


def writable(path: str) -> None:
    """Raises InputError unless a file can be written there; folders are not made."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise InputError("a folder", path=path, fix="name a file in it")
    if not os.path.isdir(folder):
        raise InputError(f"no folder {folder}", path=path, fix="make it first")
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise InputError("may not be written", path=path)


def write(path: str, pieces: Iterable[str | bytes]) -> None:
    """Write a file in one step. A device or a pipe is written as it is; a link's target is replaced, not the link."""
    try:
        if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "wb") as stream:
                stream.writelines(map(_bytes, pieces))
            return
        _replace(os.path.realpath(path), pieces)
    except OSError as error:
        raise InputError(error.strerror or str(error), path=path, fix="give a file that can be written") from None


def _replace(target: str, pieces: Iterable[str | bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=".zgccheck-", dir=os.path.dirname(target) or ".")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(map(_bytes, pieces))
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _mode(target: str) -> int:
    """The permissions that the file has, or that a new one would have."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
