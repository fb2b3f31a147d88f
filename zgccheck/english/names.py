"""English names: the base's entities by their English and Latin names, and places of the world that stand in another's stead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zgccheck.english.text import Word, fold, words
from zgccheck.model import Entity

_BRACKET = re.compile(r"\s*\([^)]*\)")
_LEAD = re.compile(r"^(?:the|a|an|20\d\d)\s+", re.IGNORECASE)
_CHAIN = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+){2,}$")
"""Beijing-Tianjin-Hebei: also Beijing, Tianjin and Hebei."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .+&'-]+$")

PLACES = """Shanghai Tianjin Chongqing Hebei Shanxi Liaoning Jilin Heilongjiang Jiangsu Zhejiang Anhui Fujian Jiangxi Shandong Henan Hubei
Hunan Guangdong Hainan Sichuan Guizhou Yunnan Shaanxi Gansu Qinghai Taiwan Guangxi Tibet Ningxia Xinjiang Macao Macau Shenzhen Guangzhou Hangzhou
Suzhou Nanjing Wuhan Chengdu Xi'an Hefei Changsha Qingdao Ningbo Dalian Xiamen Fuzhou Jinan Zhengzhou Kunming Shenyang Harbin Changchun Shijiazhuang
Tangshan Baoding Langfang Xiong'an Xiongan Wuxi Changzhou Dongguan Foshan Zhuhai Yangzhou Nantong Urumqi Lhasa Guiyang Nanchang Nanning Haikou Taiyuan
Tokyo Seoul London Paris Berlin Munich Singapore Boston Bangalore Bengaluru Delhi Mumbai Sydney Melbourne Toronto Geneva Zurich Stockholm Copenhagen
Moscow Dubai Amsterdam Vienna Madrid Barcelona Rome Milan Brussels Helsinki Oslo Dublin Lisbon Warsaw Prague Budapest Chicago Houston Seattle Osaka
Yokohama Kyoto Taipei Bangkok Jakarta Hanoi Manila Cairo Lagos Nairobi Istanbul Haidian Chaoyang Yizhuang Tongzhou Huairou Changping Fengtai Shunyi
Japan Germany France Britain England Scotland India Russia Brazil Canada Australia Italy Spain Sweden Switzerland Netherlands Korea Israel Finland Norway
Denmark Austria Belgium Ireland Poland Portugal Greece Turkey Mexico Indonesia Malaysia Thailand Vietnam Philippines Egypt Nigeria Kenya Pakistan Iran
Europe Africa Asia America California Texas Bavaria Argentina Chile Hungary Ukraine Kazakhstan Estonia Luxembourg Qatar Africa""".split()
PLACE_PHRASES = (
    "Hong Kong", "Inner Mongolia", "South Korea", "North Korea", "United States", "United Kingdom", "New York", "Silicon Valley", "San Francisco",
    "Los Angeles", "New Zealand", "South Africa", "Saudi Arabia", "European Union", "Yangtze River Delta", "Greater Bay Area", "Pearl River Delta",
    "New Delhi", "Latin America", "Southeast Asia", "Middle East", "Tel Aviv", "Ho Chi Minh City", "Kuala Lumpur",
)  # fmt: skip
"""Names only, no logic: what is not an entity of the base is at least known to be a place."""
PEOPLES = {
    "japanese": "Japan", "german": "Germany", "french": "France", "british": "Britain", "indian": "India", "russian": "Russia", "american": "America",
    "korean": "Korea", "israeli": "Israel", "italian": "Italy", "dutch": "Netherlands", "swiss": "Switzerland", "european": "Europe",
}  # fmt: skip


def plain(form: str) -> str:
    """A form without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Named:
    """A name in an English text: the entity, or the place that no entity of the base is."""

    start: int
    end: int
    kind: str
    name: str
    """The entity's Chinese name, or the place's English one."""
    entity: Entity | None = None


def forms(entity: Entity) -> list[str]:
    """The English names of an entity: its gloss without additions, its shorter forms, and its Latin aliases."""
    found: list[str] = []
    whole = fold(entity.en)
    told = _BRACKET.sub("", whole).strip()
    if told:
        found.append(told)
        found += [part.strip() for part in re.findall(r"\(([^)]*)\)", whole) if _short(part.strip())]
        bare = _LEAD.sub("", told)
        found.append(bare)
        if ", " in bare and entity.kind == "organisation":
            found.append(bare.split(", ")[0])
        if _CHAIN.match(bare):
            *first, last = bare.split("-")
            found.append(" ".join(first) + " and " + last)  # commas are no words
        if entity.kind == "event":
            found += [re.sub(r"\s+annual conference$", "", form, flags=re.IGNORECASE) for form in (told, bare)]
        if bare.startswith("Beijing Municipal "):
            found.append("Beijing " + bare.removeprefix("Beijing Municipal "))
        if entity.kind == "person" and len(parts := bare.split()) == 2:
            found.append(f"{parts[1]} {parts[0]}")
    found += [name for name in entity.names if _LATIN.match(name) and len(name) >= 2]
    found += [form.replace("Zhongguancun", "ZGC") for form in found if "Zhongguancun" in form]
    return list(dict.fromkeys(form for form in found if len(form) >= 3))


def _short(part: str) -> bool:
    """An abbreviation in brackets (HEPS, BAAI), no remark."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9+-]{1,12}", part)) and sum(c.isupper() for c in part) >= 2


def _key(form: str) -> tuple[str, ...]:
    return tuple(plain(word.stem) for word in words(fold(form)))


@cache
def _places() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in (*PLACES, *PLACE_PHRASES):
        key = _key(name)
        table.setdefault(key[0], []).append((key, name))
    return table


class Names:
    """The base's entities, and places, found by longest match of words."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], str, str, Entity | None]]] = {}
        self.places: set[str] = set()
        """Names of places that are one word, as concepts."""
        for entity in entities:
            if entity.kind in ("measure", "term"):
                continue
            for form in forms(entity):
                key = _key(form)
                if key and (len(key) > 1 or len(key[0]) >= 3):
                    self._table.setdefault(key[0], []).append((key, entity.kind, entity.name, entity))
                    if entity.kind == "place" and len(key) == 1:
                        self.places.add(key[0])
        for first, rows in _places().items():
            for key, name in rows:
                if not any(row[0] == key for row in self._table.get(first, ())):
                    self._table.setdefault(first, []).append((key, "place", name, None))
        for found in self._table.values():
            found.sort(key=lambda row: -len(row[0]))

    def read(self, row: Sequence[Word]) -> list[Named]:
        """Names in order, none inside another. A name begins with a capital unless it is a description of several words."""
        stems = [plain(word.stem) for word in row]
        found: list[Named] = []
        at = 0
        while at < len(row):
            for key, kind, name, entity in self._table.get(stems[at], ()):
                if tuple(stems[at : at + len(key)]) == key and (len(key) > 2 or row[at].capital):
                    found.append(Named(row[at].start, row[at + len(key) - 1].end, kind, name, entity))
                    at += len(key) - 1
                    break
            else:
                if row[at].form in PEOPLES:
                    found.append(Named(row[at].start, row[at].end, "place", PEOPLES[row[at].form]))
            at += 1
        return found
