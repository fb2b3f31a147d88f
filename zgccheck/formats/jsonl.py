"""One JSON object a line and a sentence, each as soon as it is checked: for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from zgccheck.clean import UNSAFE
from zgccheck.formats import View
from zgccheck.model import Report


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    for report in reports:
        yield dump(report.to_dict(view.lang), view) + "\n"


def dump(value: Any, view: View, indent: int | None = None) -> str:
    """JSON that is also safe to look at: what would steer a terminal or break a line is escaped, never dropped."""
    text = json.dumps(value, ensure_ascii=view.ascii, indent=indent)
    return UNSAFE.sub(lambda match: json.dumps(match.group())[1:-1], text)
