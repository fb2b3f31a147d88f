"""Rules between a draft and a claim, each by sentences of its class: what is wrong is pinned, and its neighbours are left in peace."""

from __future__ import annotations

import pytest

from zgccheck import Checker, Report


def pins(report: Report) -> list[str]:
    return [finding.text for finding in report.findings if finding.verdict == "conflict"]


WRONG = {
    "another name in the place of one that the sentence has elsewhere too": [
        ("上海市布局脑机接口领域北京市重点实验室。", "上海市"),
        ("上海市的新型研发机构为科技体制改革提供了“北京样本”。", "上海市"),
        ("2025年3月，深圳市正式上线“北京科技成果转化智能服务平台”。", "深圳市"),
    ],
    "a title in another title's place": [
        ("《自然指数-科研城市》和“十五五”规划纲要都明确强调，要加快科技成果的高效转化运用。", "《自然指数-科研城市》"),
        ("《北京市标准化办法》、2026年政府工作报告中明确提出，要“培育壮大新兴产业和未来产业”。", "《北京市标准化办法》"),
        ("《培育北京大工匠人才若干措施》，提出进一步完善高技能人才培养、使用、评价、激励联动推进机制。", "《培育北京大工匠人才若干措施》"),
    ],
    "a rank or a first told of another place": [
        ("杭州市稳居城市健康指数大城市组综合榜首。", "杭州市"),
        ("深圳市独角兽企业数量居全国各城市首位。", "深圳市"),
        ("上海市涌现出全球首枚入轨飞行的液氧甲烷运载火箭。", "上海市"),
    ],
    "a later one told for the first": [
        ("复旦大学团队研发出全球第二款二维-硅基混合架构芯片。", "第二款"),
        ("北京成为全国第三个医药健康产业破万亿元的城市。", "第三个"),
        ("2026中关村论坛年会第二次设立科技服务业高质量发展论坛。", "第二次"),
    ],
    "a denial before the deed, or of a level reached": [
        ("中国科学院大气物理研究所的地球系统数值模拟装置，没有研发“IAP天气—气候一体化预报系统万象GAP”。", "没有"),
        ("围绕人工智能、具身智能、生物医药等前沿领域，京津冀三地没有共建协同创新平台。", "没有"),
        ("机载冰川三维透视雷达综合性能未达到国际领先水平。", "未"),
    ],
    "a plan told as a result and a result as a plan, in words that follow": [
        ("京津冀三地已深化协同创新和产业协作，全力打造世界级创新城市群。", "已"),
        ("随着政策支持持续加码、核心技术不断突破、应用场景持续拓展，元宇宙已逐步融入千行百业。", "已"),
        ("2026年，脑机接口拟完成医疗器械取证。", "拟"),
    ],
    "a name that another claim bears out, but not for this": [
        ("北京中关村学院担任国家创业投资引导基金京津冀基金的管理人。", "北京中关村学院"),
        ("中关村全球高端智库联盟刷新了我国自免小分子药物领域的对外授权记录。", "中关村全球高端智库联盟"),
        ("来现余表示，京津冀三地需将北京的科技创新策源优势、天津的金融优势与河北省的产业承载优势更紧密地结合起来。", "金融优势"),
    ],
    "the first item of a list": [
        ("在以知识产权高效运用促进科技与产业创新融合方面，北京将畅通金融、科技、人才良性循环。", "金融"),
        ("聂祥仁建议，构建协会、企业、政府协同转化的生态。", "协会"),
        ("北京脑机接口企业呈现出可穿戴产品、非侵入式产品、辅助设备多元化研发态势。", "可穿戴产品"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "wrong"), [row for rows in WRONG.values() for row in rows])
def test_the_wrong_words_are_a_conflict(checker: Checker, sentence: str, wrong: str) -> None:
    found = pins(checker.check(sentence))
    assert len(found) == 1, found
    assert wrong in found[0] or found[0] in wrong


PEACEFUL = [
    "北京、天津、河北将深化协同创新和产业协作，全力打造世界级创新城市群。",  # 京津冀三地 by its members
    "国家创业投资引导基金京津冀基金通过金融赋能，助力北京、天津、河北战略性新兴产业和未来产业发展。",
    "据世界知识产权组织发布的《2025年全球创新指数报告》，创新集群数量排名全球第一。",  # 全球 in a title is no scope
    "石家庄高新技术产业开发区管委会副主任丁飞燕作了发言。",  # an organisation that begins with a place's other name
    "“星际归航”号是世界第五艘海上运载火箭回收船。",  # the first in China may be the fifth in the world
    "第二批元宇宙行业标准征求意见稿发布。",  # what comes by turns is another each time
    "在新一批国家专精特新“小巨人”企业名单中，广东企业入榜较多，累计培育数量升至全国第一。",
    "2023年，上海独角兽企业数量居全国各城市首位。",  # another year's, and another place's: another fact
    "截至2022年底，上海技术合同成交额全国第一。",
    "2019年，深圳国家高新技术企业数量全国第一。",
    "独角兽企业数量居全球前三，R&D经费投入强度保持在6%左右。",  # a rank beside a figure of another fact
    "2025年全市有效发明专利量74.8万件，同比增长12.7%。",  # 全市 is no other place
    "“十四五”以来，中关村平均每年新设科技型企业数量是“十三五”时期年均量的一点四倍。",
    "首都产业一线科技人才规模已达225万人。",
]


@pytest.mark.parametrize("sentence", PEACEFUL)
def test_what_only_looks_like_it_is_none(checker: Checker, sentence: str) -> None:
    assert not pins(checker.check(sentence))


def test_words_that_two_terms_miss_are_one_error(checker: Checker) -> None:
    """The years in a title's brackets are a term of their own, and not a second error beside the title."""
    said = "《关于共同推进京津冀自然科学基金的合作协议（2026—2035年）》"
    assert pins(checker.check(f"京津冀三地将签署{said}。")) == [said]
