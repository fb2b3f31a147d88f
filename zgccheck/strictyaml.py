"""YAML as plain data: strings, lists and mappings with their places, and nothing that can surprise.

Reads parser events, so that no tag, anchor, alias, merge key or duplicate key gets through, every scalar stays the
string that was written, and depth and size are bounded before anything is built.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from zgccheck.errors import InputError
from zgccheck.plain import Items, Table, Text

MAX_BYTES = 8_000_000
MAX_DEPTH = 12
MAX_NODES = 400_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_DEEP = re.compile(r"(?:[\[{][\s\-]*){" + str(MAX_DEPTH + 1) + "}")
_FLOW_OPEN = re.compile(r"[\[{]")


def load(data: bytes, path: str) -> Table:
    """The document's top mapping. Raises InputError with line and column for whatever is not plain data."""
    if len(data) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES} bytes", path=path, fix="split the file by subject")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}", path=path, fix="save the file as UTF-8") from None
    if len(_FLOW_OPEN.findall(text)) > MAX_NODES:
        raise InputError(f"more than {MAX_NODES} brackets", path=path, fix="split the file")
    _bound_depth(text, path)
    try:
        return _build(text, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise InputError(f"not YAML: {error.problem or error}", path=path, line=line, column=column) from None
    except yaml.YAMLError as error:
        raise InputError(f"not YAML: {str(error).splitlines()[0]}", path=path) from None


def _bound_depth(text: str, path: str) -> None:
    """Refuse runs of opening brackets before the C parser, which recurses on them, sees the text."""
    deep = _DEEP.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise InputError(f"nested deeper than {MAX_DEPTH}", path=path, line=line, fix="flatten it")


def _build(text: str, path: str) -> Table:
    stack: list[tuple[Any, str | None]] = []
    root: Any = None
    nodes = 0
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(event, path, "a second document", "keep one document a file")
            continue
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            done, key = stack.pop()
            if key is not None:
                raise _refuse(event, path, f"key {key!r} without a value", "give it a value")
            if not stack:
                root = done
            continue
        if isinstance(event, yaml.AliasEvent):
            raise _refuse(event, path, "alias not allowed", "write the value out")
        if not isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            continue
        nodes += 1
        if nodes > MAX_NODES:
            raise _refuse(event, path, f"more than {MAX_NODES} nodes", "split the file")
        if event.anchor is not None:
            raise _refuse(event, path, "anchor not allowed", "write the value out")
        if event.tag is not None:
            raise _refuse(event, path, f"tag {event.tag} not allowed", "write a plain value")
        value: Text | Items | Table
        if isinstance(event, yaml.ScalarEvent):
            unsafe = _UNSAFE.search(event.value)
            if unsafe:
                raise _refuse(event, path, f"control character U+{ord(unsafe.group()):04X}", "remove it")
            value = Text(event.value)
        else:
            value = Items() if isinstance(event, yaml.SequenceStartEvent) else Table()
        mark: Any = event.start_mark
        value.line, value.column = mark.line + 1, mark.column + 1
        if stack:
            _attach(stack, value, event, path)
        if not isinstance(value, Text):
            stack.append((value, None))
            if len(stack) > MAX_DEPTH:
                raise _refuse(event, path, f"nested deeper than {MAX_DEPTH}", "flatten it")
        elif not stack:
            root = value
    if not isinstance(root, Table):
        raise InputError("not a mapping", path=path, line=1, fix="start the file with `schema: …`")
    return root


def _attach(stack: list[tuple[Any, str | None]], value: Text | Items | Table, event: Any, path: str) -> None:
    holder, key = stack[-1]
    if isinstance(holder, Items):
        holder.append(value)
        return
    if key is None:
        if not isinstance(value, Text):
            raise _refuse(event, path, "a key that is not a word", "use a plain key")
        if value == "<<":
            raise _refuse(event, path, "merge key not allowed", "write the values out")
        if value in holder:
            raise _refuse(event, path, f"duplicate key {str(value)!r}", "remove one of the two")
        stack[-1] = (holder, value)
        return
    holder[str(key)] = value
    stack[-1] = (holder, None)


def _refuse(event: Any, path: str, what: str, fix: str) -> InputError:
    mark = event.start_mark
    return InputError(what, path=path, line=mark.line + 1, column=mark.column + 1, fix=fix)
