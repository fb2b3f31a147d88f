"""The words of an explanation, Chinese and English: its heads, measures, outcomes and relations."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "read": ("读出", "read"),
    "clauses": ("分句", "clauses"),
    "candidates": ("候选（检索按相似取来，相似不作判断）", "candidates (found by similarity, which decides nothing)"),
    "none": ("没有", "none"),
    "more": ("另有 {} 条", "{} more"),
    "verdict": ("结论", "verdict"),
    "nothing": ("没有能与来源核对的内容", "the sources speak to nothing in it"),
    "candidate": ("候选", "candidate"),
    "similar": ("相似", "similar"),
    "claim": ("论断", "claim"),
    "outcome": ("结果", "outcome"),
    "source": ("来源", "source"),
    "draft": ("稿件", "draft"),
    "relation": ("关系", "relation"),
    "reason": ("理由", "reason"),
    "part": ("部分", "part"),
    "about": ("要件", "key"),
    "identified": ("认定", "identified"),
    "coverage": ("行文", "followed"),
    "shared": ("用词", "shared"),
    "fit": ("贴合", "figure fits"),
    "table": ("依据", "table"),
    "contest": ("竞争", "contest"),
    "apart": ("（职务、说话人、引语等另行核对）", "(judged apart from the candidates, as offices and quotations are)"),
    "beside": ("（按上下文对应）", "(by the words around both)"),
    "counterparts": (
        "对应（未经整理的文档：看上下文是否说同一件事，过门槛才作判断）",
        "counterparts (documents as they are: by the words around both, and only where they are like enough)",
    ),
    "likeness": ("相似", "alike"),
    "enough": ("门槛", "enough"),
    "told": ("出处", "told in"),
    "short": ("不足以判", "falls short of "),
    "stands": ("成立", "stands"),
    "aside": ("让位", "set aside"),
    "favour": ("让给", "in favour of"),
}
OUTCOMES: Mapping[str, tuple[str, str, str]] = {
    "conflict": ("冲突", "conflict", "red"),
    "supported": ("支持", "supported", "green"),
    "unverified": ("未核实", "unverified", ""),
    "disputed": ("存疑", "disputed", "yellow"),
    "partial": ("部分核实", "partial", "cyan"),
}
RELATIONS: Mapping[str, tuple[str, str, str]] = {
    "agrees": ("一致", "agrees", "green"),
    "contradicts": ("不符", "contradicts", "red"),
    "undecided": ("不能判定", "undecided", "yellow"),
    "absent": ("稿件未写", "absent", "dim"),
}
KINDS: Mapping[str, str] = {
    "quantity": "数量", "percent": "百分比", "point": "百分点", "multiple": "倍数", "range": "范围", "fraction": "分数",
    "rank": "位次", "first": "首位", "ordinal": "序次", "date": "日期", "period": "时期", "person": "人名", "title": "职务",
    "organisation": "机构", "place": "地点", "facility": "设施", "event": "活动", "document": "文件", "measure": "指标",
    "score": "比分", "hour": "时刻", "product": "产品", "programme": "计划", "term": "名称", "polarity": "否定", "status": "进展", "quotation": "引语",
}  # fmt: skip
"""What `zgccheck parse` calls by its English name."""
ROLES: Mapping[str, tuple[str, str]] = {
    "key": ("要件", "key"),
    "value": ("内容", "value"),
    "context": ("背景", "context"),
}
