"""Another of its kind in a thing's place, phrases turned round, and what only looks like either."""

from __future__ import annotations

import pytest

from zgccheck import Checker
from zgccheck.directed import read as phrases
from zgccheck.directed import turned
from zgccheck.heads import otherwise_begun
from zgccheck.quoted import misquoted, unquoted


def wrong_words(checker: Checker, sentence: str) -> str:
    return "、".join(f.text for f in checker.check(sentence).findings if f.verdict == "conflict")


@pytest.mark.parametrize(
    ("term", "text", "said"),
    [
        ("超导量子芯片", "完成540比特规模的光量子芯片制备", "光量子芯片"),
        ("物质科学客户", "是深势科技服务的生命科学客户", "生命科学客户"),
        ("b细胞淋巴瘤", "国内首个覆盖三大t细胞淋巴瘤的抑制剂", "t细胞淋巴瘤"),
        ("商业健康保险", "将费用纳入基本医疗保险责任范围", "基本医疗保险"),
        ("海外知识产权保护", "针对的是国内知识产权保护", "国内知识产权保护"),
        ("中央经济工作会议", "是中央农村工作会议提出的", "中央农村工作会议"),
        # What says no other kind: more, less, a verb before it, a place, a number, a bare noun.
        ("超导量子芯片", "制备超导的量子芯片", None),
        ("重点产业集群", "培育一批重大产业集群", None),
        ("行业龙头企业", "鼓励龙头企业牵头", None),
        ("区域经济总量", "京津冀经济总量", None),
        ("100亿元以上", "百亿元以上", None),
        ("京津冀协同创新和产业协作重大示范项目", "首批联合攻关项目", None),
    ],
)
def test_two_of_a_kind_are_told_apart_by_how_they_begin(term: str, text: str, said: str | None) -> None:
    spot = next(otherwise_begun(term, text), None)
    assert (text[slice(*spot)] if spot else None) == said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("“蓝马甲”blue1000计划", "技术经理人“红马甲”blue1000计划启动", "“红马甲”blue1000计划"),
        ("中关村“火花”系列活动", "举办中关村“星火”系列活动", "中关村“星火”系列活动"),
        ("“先使用后付费”", "推广“先付费后使用”", "“先付费后使用”"),
        ("“工业和信息化部特色产业集群”", "入选“科技部特色产业集群”", "“科技部特色产业集群”"),
        ("“智能制造”展区", "在智能制造展区", None),
        ("“智能制造”展区", "“未来产业”展区旁的“智能制造”展区", None),
        ("“鸿鹄”专项", "为专项提供保障", None),
    ],
)
def test_other_words_in_a_names_quotation_marks(name: str, text: str, said: str | None) -> None:
    spot = misquoted(name, text)
    assert (text[slice(*spot)] if spot else None) == said


def test_a_name_without_its_quoted_words_is_not_there() -> None:
    assert unquoted("“鸿鹄”专项", "为重大专项提供保障")
    assert not unquoted("“鸿鹄”专项", "为鸿鹄专项提供保障")


@pytest.mark.parametrize(
    ("told", "said", "round_"),
    [
        ("从数字世界拓展至物理世界", "从物理世界拓展至数字世界", True),
        ("以“标准化”引领“产业创新”", "以“产业创新”引领“标准化”", True),
        ("北京芯智达公司由脑科学研究所牵头成立", "脑科学研究所由北京芯智达公司牵头成立", True),
        ("从数字世界拓展至物理世界", "从数字世界走向物理世界", False),
        ("从数字世界拓展至物理世界", "从实验室走向产业化", False),
    ],
)
def test_a_phrase_is_turned_where_its_ends_are_exchanged(told: str, said: str, round_: bool) -> None:
    assert any(turned(one, two) for one in phrases(told) for two in phrases(said)) is round_


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # A town that the article never names is another matter; without one the figure is wrong.
        ("苏州每年对300对名师带徒给予资金支持。", ""),
        ("职工创新助推计划每年对300对名师带徒给予资金支持。", "300对"),
        # Which way it goes.
        ("津冀流向北京的技术合同成交额，2025年是996.1亿元。", "津冀流向北京"),
        ("2025年，北京流向津冀的技术合同成交额是996.1亿元。", ""),
        ("2025年，北京流向河北的技术合同成交额为612.4亿元。", ""),
        # Who leads whom, and from where to where.
        ("推动更多创新成果从企业走向科研院所。", "从企业走向科研院所"),
        ("推动更多创新成果由科研院所流向企业。", ""),
        # One value in another's place.
        ("北京（京津冀）国际科技创新中心以中关村为主平台，以北京“三城一区”为主阵地。", "中关村、“三城一区”"),
        ("北京（京津冀）国际科技创新中心以北京“三城一区”为主平台，以中关村为主阵地。", ""),
        # A list is closed; what is beside a member of it is none.
        ("北京脑机接口企业呈现出侵入式产品、介入式产品、辅助设备多元化研发态势。", "介入式产品"),
        ("北京脑机接口企业的产品，既有侵入式产品、非侵入式产品，也有辅助设备。", ""),
        ("杭州、上海、南京、广州等城市位列城市健康指数大城市组前十名。", "广州"),
        ("杭州、上海、南京等城市位列城市健康指数大城市组前十名。", ""),
        # Another stretch of years, another edition, another end of a range.
        ("罗敏敏表示，未来二十年，更小电极、更强算力、更低能耗的脑机系统将与AI深度耦合。", "未来二十年"),
        ("罗敏敏表示，未来10年，更小电极、更强算力、更低能耗的脑机系统将与AI深度耦合。", ""),
        ("“天工3.0”在第二届世界人形机器人运动会上以21.50秒夺得百米冠军。", "第二届"),
        ("多模态跨尺度生物医学成像设施可在从埃到千米、从微秒到小时的尺度上研究生命科学问题。", "从埃到千米"),
        # In all, and for each year.
        ("“十四五”以来，中关村累计新设科技型企业约4万家。", "累计"),
        ("“十四五”以来，中关村每年平均新设科技型企业约4万家。", ""),
        # More or less than a share of the whole.
        ("中关村以超过全市4%的土地，贡献了全市约三分之一的GDP。", "超过全市4%"),
        ("中关村用不足全市4%的土地，贡献了全市约三分之一的GDP。", ""),
        # Who published it, and a title that nobody knows.
        ("据世界经济论坛发布的《2025年全球创新指数报告》，我国有24个全球百强创新集群。", "世界经济论坛"),
        ("《开放科学国际合作倡议》面向全球开放共享10项重大科研基础设施。", "《开放科学国际合作倡议》"),
        ("《开放科学合作行动计划》面向全球开放共享10项重大科研基础设施。", ""),
        # One fact told of another town.
        ("连续9年稳居“全球科研城市”排名榜首的，是上海。", "上海"),
        ("深圳连续3年独角兽企业数量居全球前十。", ""),
        # An aim told as reached; what is to come.
        ("北京已实现培养造就30名大国工匠的目标。", "已"),
        ("到2035年，北京要实现培养造就30名大国工匠的目标。", ""),
        ("“十五五”期间，怀柔科学城将新开工5个大科学装置。", ""),
        # A status told in a clause of its own.
        ("行业龙头企业联合高等院校、科研院所共建的产业创新中心，已在北京建成。", "已"),
        # A place in an order by its own words.
        ("2024年，北京协同创新指数的增幅居三地之首。", ""),
        ("论独角兽企业数量，北京在全国各城市中拔得头筹。", ""),
        # Letters and a character of a short name.
        ("在京单位承担国际标准组织（ISO和ITU）技术机构秘书处54个。", "ISO和ITU"),
        ("支持政策提出，深化“新医科”建设。", ""),
        # What another noun counts.
        ("截至2025年6月，北京中关村学院孵化企业17家。", ""),
        # A part of a longer name is none of it.
        ("中关村全球高端智库联盟计划明年将成员扩大到150家。", ""),
        ("2023年8月，工信部等五部门印发《元宇宙产业创新发展三年行动计划》。", ""),
        # A theme is an edition's own.
        ("2026中关村论坛年会的年度主题是“新质生产力与全球科技合作”。", "新质生产力与全球科技合作"),
        ("2025中关村论坛年会以“新质生产力与全球科技合作”为主题。", ""),
    ],
)
def test_what_stands_in_a_things_place(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # Offices: each wrong one, one told behind the name, a body by its short name; beside another it may be held too.
        ("北京中关村学院理事长、中关村人工智能研究院院长刘铁岩表示。", "理事长、院长"),
        ("林剑华，北京市科委副主任，谈到了产业协同。", "北京市科委副主任"),
        ("智源研究院理事长王仲远介绍了悟界系列。", "理事长"),
        ("智源研究院院长王仲远介绍了悟界系列。", ""),
        ("欧洲科学院院长伊万·博佐维奇作主旨演讲。", "院长"),
        ("北京市科委、中关村管委会主任杨璞介绍了情况。", "主任"),
    ],
)
def test_offices(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "据刘铁岩介绍，学院的三条赛道分别叫传统AI、AI交叉和“天偏怪才”。",
        "这场元宇宙论坛把目光投向关键标准、核心技术、国际交流与生态合作四大方面。",
        "京城增材推出的工业级砂型3D打印机让生产周期大幅缩短。",
        "今年的中关村论坛年会从3月25日一直开到29日。",
        "年会期间，有120余位中外院士嘉宾发表演讲。",
        "北京已备案的大模型有209款，数量领先全国。",
        "我国干细胞药物实现从无到有的突破，靠的是国内首个干细胞疗法产品获批上市。",
    ],
)
def test_told_in_other_words(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "supported"


def test_a_subject_alone_bears_nothing_out(checker: Checker) -> None:
    report = checker.check("元宇宙创新发展论坛吸引了来自20个国家的600余名代表参加。")
    assert report.verdict == "unverified"


@pytest.mark.parametrize(
    "sentence",
    [
        # Another fund of the same name, another deputy, another professor, a city abroad, a year behind the subject, a field.
        "国家创业投资引导基金粤港澳大湾区基金首期规模约450亿元。",
        "国家知识产权局另一位副局长芮文彪介绍，全国登记入库的存量专利达134.9万件。",
        "北京第二外国语学院教授厉新建认为，入境游市场还需要两年才能恢复。",
        "旧金山—圣何塞在《国际科技创新中心指数》榜单上蝉联第一。",
        "怀柔科学城2021年时集聚科研人员约1.7万人。",
        "投资北京大会上，生物医药领域的签约金额为72亿元。",
    ],
)
def test_what_is_another_matter_is_no_conflict(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "unverified"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # A share of a thing is none of its growth; a claim's own word of a plan is no plan against it; with whom, and how many.
        ("2025年，诺诚健华实现收入23.7亿元，研发投入占收入的41.2%。", "partial"),
        ("截至2025年6月，北京中关村学院另有7个项目启动筹建。", "supported"),
        (
            "北京市知识产权局牵手在京高校、行业协会、专业机构和创新主体，开始共建首都知识产权人才协同培养合作网络。",
            "supported",
        ),
        ("55名首都专家在国际标准组织技术机构里当上了主席或副主席。", "supported"),
        ("进入“十四五”后，中关村年均新设科技型企业约4万家，相当于“十三五”年均水平的1.4倍。", "supported"),
        ("在北京，一天之内就有300多家科技企业诞生。", "supported"),
    ],
)
def test_what_is_said_otherwise_is_no_conflict(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict
