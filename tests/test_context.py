"""A sentence takes its subject, year or occasion from what stands before it, and nothing more."""

from __future__ import annotations

import pytest

from zgccheck import Checker, context
from zgccheck.model import Report


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


def said(report: Report) -> list[tuple[str, str, str | None]]:
    return [(f.verdict, f.text, f.expected) for f in report.findings]


@pytest.mark.parametrize(
    ("sentence", "before", "headings", "verdict"),
    [
        # 该装置 is what was named before, and its figure is that one's.
        ("截至目前，该装置累计服务381家单位。", ["综合极端条件实验装置一直对外开放。"], [], "supported"),
        ("截至目前，该装置累计服务267家单位。", ["综合极端条件实验装置一直对外开放。"], [], "conflict"),
        # A place may come from the heading or the sentence before.
        ("有效发明专利量达74.8万件。", ["截至2025年底，北京的家底更厚了。"], [], "supported"),
        ("其中，有效发明专利量达75.8万件。", ["截至2025年底，北京的家底更厚了。"], [], "conflict"),
        # Another place before is another fact.
        ("每万人口高价值发明专利拥有量达57.9件。", ["上海的数据同样亮眼。"], [], "unverified"),
        # What a sentence speaks of does not come from a text that it does not lean on.
        (
            "有62%的受访者把它排在第一位。",
            ["《京津冀协同创新指数（2026）》显示，2024年创新效能增幅最大。"],
            [],
            "unverified",
        ),
        # A measure of its own is no other's.
        (
            "同期，其万人发明专利拥有量为342.6件，同比增长12.7%。",
            ["截至2025年底，北京市有效发明专利量达74.8万件，同比增长12.7%。"],
            [],
            "conflict",
        ),
        (
            "这一年，全市咖啡馆营业收入已达5000亿元。",
            ["2015年，北京认定登记技术合同成交额为3452.6亿元。"],
            [],
            "unverified",
        ),
        (
            "作为参照，南方某省会同期的有效发明专利量是21.3万件。",
            ["2025年，北京市有效发明专利量达74.8万件。"],
            [],
            "unverified",
        ),
        ("从送检到签单只用了47天，全国第一。", ["北京技术合同成交额增长很快。"], [], "unverified"),
        # A sentence that leaves its subject out goes on about what was just named.
        ("净利润也站上了6.4亿元。", ["2025年，诺诚健华实现收入23.7亿元。"], [], "supported"),
        ("净利润也站上了64亿元。", ["2025年，诺诚健华实现收入23.7亿元。"], [], "conflict"),
        ("净利润达64亿元。", ["2025年，诺诚健华实现收入23.7亿元。", "智谱华章则刚刚上市。"], [], "unverified"),
        ("净利润6.4亿元，毛利率91%。", ["2025年，诺诚健华实现收入23.7亿元。"], [], "conflict"),
        ("百济神州净利润6.4亿元，毛利率91%。", ["2025年，诺诚健华实现收入23.7亿元。"], [], "unverified"),
        # 学院 is the academy that was named, and 三地 the region.
        ("到2025年6月，学院招收的博士生已有600名。", ["北京中关村学院的培养方式很不一样。"], [], "supported"),
        ("到2025年6月，学院招收的博士生已有800名。", ["北京中关村学院的培养方式很不一样。"], [], "conflict"),
        ("国家级先进制造业集群则从2021年的2个增加到2025年的7个。", ["京津冀三地的底盘越来越稳。"], [], "conflict"),
        ("学院食堂的窗口，从6个加到了9个。", ["北京中关村学院的培养方式很不一样。"], [], "unverified"),
        # An item goes on about what announces it.
        ("名师带徒：200对；", ["按照职工创新助推计划，每年给予资金支持的有："], [], "supported"),
        ("名师带徒：100对；", ["按照职工创新助推计划，每年给予资金支持的有："], [], "conflict"),
        # What one figure takes from the text before, the figure beside it takes too.
        (
            "夺冠项目是从全球68个国家和地区的2100个项目里脱颖而出的。",
            ["3月26日，第九届中关村国际前沿科技大赛总决赛打响。"],
            [],
            "conflict",
        ),
        # What the text before tells, and tells right, the sentence does not get wrong.
        (
            "到2025年6月，其招收的博士生已有600名。",
            ["2024年9月，教育部、北京市共同成立了北京中关村学院。"],
            [],
            "supported",
        ),
        # 今年 takes no year from the text before.
        (
            "今年1月5日，该院正式发布面向多种AI芯片的系统软件栈众智FlagOS 2.6。",
            ["2021年，智源研究院拿出了首个超大规模中文预训练模型“悟道1.0”。"],
            [],
            "conflict",
        ),
    ],
)
def test_what_is_carried(checker: Checker, sentence: str, before: list[str], headings: list[str], verdict: str) -> None:
    report = checker.check(sentence, before=before, headings=headings)
    assert report.verdict == verdict, said(report)
    for finding in report.findings:
        assert sentence[finding.start : finding.end] == finding.text


def test_a_carried_word_is_named(checker: Checker) -> None:
    report = checker.check("该装置累计服务381家单位。", before=["综合极端条件实验装置一直对外开放。"])
    notes = [note["zh"] for finding in report.findings for note in finding.notes]
    assert any("承上文" in note and "综合极端条件实验装置" in note for note in notes)
    alone = checker.check("综合极端条件实验装置累计服务381家单位。", before=["论坛在北京举办。"])
    assert not any("承上文" in note["zh"] for finding in alone.findings for note in finding.notes)


def test_what_the_sentence_says_by_itself_stands(checker: Checker) -> None:
    sentence = "子午工程已累计服务381家单位。"
    before = ["综合极端条件实验装置累计服务381家单位。"]
    alone, wide = checker.check(sentence), checker.check(sentence, before=before)
    assert alone.verdict == wide.verdict == "conflict"
    assert said(alone) == said(wide)


def test_figures_before_the_sentence_are_not_its_own(checker: Checker) -> None:
    report = checker.check("这令人振奋。", before=["截至2025年底，北京市有效发明专利量达75.8万件。"])
    assert not report.checkable


def test_only_the_nearest_sentences_lead_up_to_one() -> None:
    before = [f"第{n}句。" for n in range(9)]
    lead = context.lead(before, ["标题"]).text
    assert lead == "标题。第0句。第3句。第4句。第5句。第6句。第7句。第8句。"
    assert len(context.lead(["长" * 500 + "。"] * 4, []).text) <= context.LONGEST + 1


def test_a_year_that_stands_before(checker: Checker) -> None:
    before = ["高能同步辐射光源是2019年开工建设的。", "2025年3月，该装置启动带光联调。"]
    right = checker.check("当年10月29日，它通过了国家工艺专家组验收。", before=before)
    wrong = checker.check("当年11月29日，它通过了国家工艺专家组验收。", before=before)
    assert right.verdict == "supported"
    assert [f.text for f in wrong.findings if f.verdict == "conflict"] == ["当年11月29日"]


def test_what_a_sentence_has_by_itself_its_context_does_not_lose(checker: Checker) -> None:
    before = [
        "大家都清楚，中关村用不到全市4%的土地，贡献了全国约三分之一的GDP。",
        "2024年，其企业总收入近10万亿元，约占国家高新区的六分之一。",
        "当年，中关村每万名从业人员发明专利授权量达174.7件，是2020年的1.8倍。",
    ]
    report = checker.check("同年，该区域的上市企业有532家，收入超千亿元的企业有11家。", before=before)
    assert report.verdict == "supported"


def test_a_time_compared_with_is_not_the_time_told(checker: Checker) -> None:
    before = ["“十四五”时期，北京流向津冀技术合同成交额累计2533.5亿元。"]
    assert checker.check("比起“十三五”时期，这一规模增长了1.7倍。", before=before).verdict != "conflict"


def test_a_share_of_the_subject_that_a_pronoun_stands_for(checker: Checker) -> None:
    told = "它用不到全市百分之四的土地，贡献了全市约{}的GDP。"
    assert checker.check(told.format("三分之一"), before=["再说中关村。"]).verdict == "supported"
    assert checker.check(told.format("四分之一"), before=["再说中关村。"]).verdict == "conflict"


def test_a_growth_beside_the_number_that_it_is_of(checker: Checker) -> None:
    before = [
        "出城往北，就到了怀柔。",
        "怀柔综合性国家科学中心布局的六个核心大科学装置，已有四个正式运行。",
        "这里目前集聚了诺奖级科学家33名。",
    ]
    told = "科研人员有2.6万人，数量每年还在以{}的速度增长。"
    assert checker.check(told.format("10%"), before=before).verdict == "supported"
    assert checker.check(told.format("20%"), before=before).verdict == "conflict"


def test_here_stands_for_the_place_before(checker: Checker) -> None:
    before = ["怀柔综合性国家科学中心布局的六个核心大科学装置，已有四个正式运行。"]
    report = checker.check("每年在这里诞生的重大科技成果，超过150项。", before=before)
    assert report.verdict == "supported"


@pytest.mark.parametrize(
    ("headings", "before", "sentence", "wrong"),
    [
        (["周讯", "智谱"], [], "2026年1月8日在上海证券交易所主板上市。", "上海证券交易所主板"),
        (["周讯", "诺诚健华"], [], "当年净亏损6.4亿元。", "净亏损"),
        (["周讯", "外资在京"], [], "2025年，新设外资企业数量增长9.5%。", "9.5%"),
        (
            [],
            ["2025年12月1日，“北脑一号”的首例植入患者小锐告别了北京小汤山医院。"],
            "在那里，212天见证了科技与康复的力量。",
            "212天",
        ),
    ],
)
def test_what_a_section_is_of_is_its_sentences_subject(
    checker: Checker, headings: list[str], before: list[str], sentence: str, wrong: str
) -> None:
    report = checker.check(sentence, before=before, headings=headings)
    assert [finding.text for finding in report.findings if finding.verdict == "conflict"] == [wrong]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (["综合极端条件实验装置的开放机时，已经达到42.8万小时。"], "单是2025年这一年，批复的就有14.6万小时。"),
        (
            ["北京中关村学院院长刘铁岩说，科技创新是“点燃火种”。"],
            "他的学院每年从31所共建高校里挑出330名博士生，专业多达48个。",
        ),
    ],
)
def test_support_may_rest_on_the_text_before(checker: Checker, before: list[str], sentence: str) -> None:
    assert checker.check(sentence, before=before).verdict == "supported"


def test_a_name_is_not_wrong_of_what_only_a_heading_says(checker: Checker) -> None:
    sentence = "3月25日，2026中关村论坛年会“全球知识产权保护与创新论坛”在京举办。"
    report = checker.check(sentence, headings=["平行论坛释放“出海”信号"])
    assert report.verdict == "supported"


def test_two_figures_exchanged_beside_one_that_is_right(checker: Checker) -> None:
    before = ["据北京中关村学院院长刘铁岩介绍，学院设置了传统AI、AI交叉、“天偏怪才”三条赛道。"]
    report = checker.check("该院每年从48所共建高校中遴选330名优秀博士生，他们来自31个不同专业。", before=before)
    assert [f.text for f in report.findings if f.verdict == "conflict"] == ["48所", "31个"]


def test_the_former_and_the_latter_are_the_last_two_names(checker: Checker) -> None:
    before = ["罗敏敏介绍，研究所研制了“北脑一号”和“北脑二号”。"]
    right, wrong = (
        checker.check(words, before=before)
        for words in ("前者是半侵入式的，后者是侵入式的。", "前者是侵入式的，后者是半侵入式的。")
    )
    assert right.verdict == "supported"
    assert [f.text for f in wrong.findings if f.verdict == "conflict"] == ["侵入式", "半侵入式"]
