"""Bodies that a text names in a part: who does a thing (由…牵头), with whom (与…签署), under whom (在…指导下)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

JOINED = "发展和改革|经济和信息化|工业和信息化|住房和城乡建设|规划和自然资源|人力资源和社会保障|文化和旅游"
"""Words of offices that hold a 和."""
_ENDS = "局|委|部|厅|办公室|科技办|网信办|研究院|学院|法院|医院|科学院|工程院|研究所|公司|集团|大学|协会|学会|联合会|联盟|中心|银行|基金会|实验室|委员会|管委会|机构|组织|天文台|气象台|电视台|植物园|博物馆"
_BODY = rf"(?:{JOINED}|[^\W\d_a-z的了在由与和及是将把被等为]){{1,16}}"
_ONE = f"{_BODY}?(?:{_ENDS})"
_NAME = f"(?:{_ONE}、)*{_ONE}"
_DOES = "(?:牵头|主导|领衔|负责|承担|主办|承办|建设|研发|研制|开发|设计|运营|发起|组织|编制|起草|制定|发布|出资|投资|研究|完成|打造|自主|联合|共同|独立)"
_FRAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (part, re.compile(pattern))
    for part, pattern in (
        ("doer", f"由({_NAME})(?=(?:\\([^()]*\\)|的[^,。;的]{{2,16}}?)?{_DOES})"),
        ("doer", f"由({_ONE})(?=[、和与及][^\\W\\d_a-z]{{1,3}}[省市区]{_DOES})"),
        ("doer", f"(?:的|者|方|单位),?(?:就)?是({_NAME})(?=[,。;]|$)"),
        ("doer", f"(?:^|[,。;:])({_NAME})(?=(?:\\([^()]*\\))?(?:[0-9年月日号]{{0,12}}(?:正式|率先|首次)?){_DOES})"),
        (
            "doer",
            f"(?:^|[,。;:])(?:据|根据|按照|按|在)?({_BODY})(?=(?:联合|共同|近日|日前|最新)?(?:发布|印发|出台|公布|编制|编写|撰写)的《)",
        ),
        ("doer", f"出自({_NAME})(?=[,。;之]|$)"),
        ("partner", f"[与和同跟]({_NAME})(?=签|达成|联合|共同|合作|携手|共建|联手|一道)"),
        ("partner", f"(?:携手|联手|联合|牵手)({_NAME})(?=[,。;、]|$|{_DOES})"),
        ("guide", f"在({_NAME})(?=(?:的)?(?:指导|支持|组织|领导|统筹|推动)下)"),
    )
)


class Body(NamedTuple):
    """A body in a text, and the part that it plays there."""

    start: int
    end: int
    part: str


NAMED = re.compile(f"{_BODY}(?:{_ENDS})")
"""A name of a body wherever it stands, with all that belongs to it: 中国科学院半导体研究所."""
ENDING = re.compile(f"(?:{_ONE}、)*{_ONE}$")
"""How the name of a body looks."""


def read(text: str) -> Iterator[Body]:
    """Every body that a text gives a part to, by how its name ends; a name that the frames cut short is none."""
    for part, frame in _FRAMES:
        for match in frame.finditer(text):
            yield Body(match.start(1), match.end(1), part)
