"""What several tests share: the shipped base, and a small base of another subject in a directory of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import settings

from zgccheck import Checker, lint

NORTH = (
    "青溪市图书馆年报\n\n本报讯(记者 陆远)青溪市图书馆2031年接待读者128.6万人次,同比增长7.2%,居全省第三位。"
    "馆长沈知秋表示:“借书不再需要押金,这是我们对读者的信任。”\n\n新馆拟于2033年6月开放。\n"
)
SOUTH = "青溪晚报\n\n2031年,青溪市图书馆接待读者近130万人次,藏书量达412万册。\n"
CLAIMS = """schema: zgccheck/claims@1
subject: library
claims:
- id: library-readers-2031
  statement: "青溪市图书馆2031年接待读者128.6万人次。"
  key: ["青溪市图书馆", "2031年", "接待读者"]
  value: ["128.6万人次"]
  passages:
  - source: north
    spans:
    - exact: "青溪市图书馆2031年接待读者128.6万人次"
  - source: south
    spans:
    - exact: "2031年,青溪市图书馆接待读者近130万人次"
- id: library-new-building-2033
  statement: "青溪市图书馆新馆拟于2033年6月开放。"
  key: ["青溪市图书馆", "新馆"]
  value: ["拟", "2033年6月", "开放"]
  passages:
  - source: north
    spans:
    - exact: "新馆拟于2033年6月开放"
- id: library-holdings
  statement: "青溪市图书馆藏书量达412万册。"
  key: ["青溪市图书馆", "藏书量"]
  value: ["412万册"]
  passages:
  - source: south
    spans:
    - exact: "藏书量达412万册"
"""
ENTITIES = """schema: zgccheck/entities@1
entities:
- kind: organisation
  name: "青溪市图书馆"
- kind: place
  name: "青溪市"
"""

settings.register_profile("same", derandomize=True)
settings.load_profile("same")
"""The same examples in each run; `pytest --hypothesis-profile default` tries others."""


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker of the base that ships with the package."""
    return Checker.load()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A base with two documents and three claims, in canonical form and with its index."""
    root = tmp_path / "library"
    (root / "seeds").mkdir(parents=True)
    (root / "claims").mkdir()
    rows = []
    for name, text in (("north", NORTH), ("south", SOUTH)):
        data = text.encode()
        (root / "seeds" / f"{name}.txt").write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        rows.append(
            f"- id: {name}\n  path: {name}.txt\n  sha256: {digest}\n  text_sha256: {digest}\n  length: {len(text)}\n"
        )
    sources = "schema: zgccheck/sources@1\nsources:\n" + "".join(rows)
    (root / "seeds" / "sources.yaml").write_text(sources, encoding="utf-8")
    (root / "claims" / "library.yaml").write_text(CLAIMS, encoding="utf-8")
    (root / "claims" / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    for file, written in lint.canonical_files(root):
        file.write_bytes(written.encode())
    return root
