"""Rules of comparison on the shipped base: what is wrong is found on its words, and its neighbour that is right is left alone."""

from __future__ import annotations

import pytest

from zgccheck import Checker


def wrong_words(checker: Checker, sentence: str) -> str:
    """What the report calls wrong, in its order."""
    return "、".join(f.text for f in checker.check(sentence).findings if f.verdict == "conflict")


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # A venue in the claim's own frame.
        ("2026年1月8日，北京智谱华章科技股份有限公司在上海证券交易所主板上市。", "上海证券交易所主板"),
        ("2026年1月8日，北京智谱华章科技股份有限公司在香港交易所主板上市。", ""),
        # Currencies differ; so do units of area that don't come to the same.
        ("诺诚健华与Zenas的合作总金额超过20亿港元。", "超过20亿港元"),
        ("北京启用24万亩脑科学与脑机接口特色产业园。", "24万亩"),
        ("北京启用360亩脑科学与脑机接口特色产业园。", ""),
        # An opposite before the very object.
        ("京津冀三地地区生产总值同比增速低于全国平均水平。", "低于"),
        ("京津冀三地地区生产总值同比增速高于全国平均水平。", ""),
        ("空间智能一体化影像系统大幅抬高了设备操作门槛。", "抬高"),
        # From one figure to another: the order is part of it.
        ("北京高校院所、医疗卫生机构技术合同成交额近5年从1300.3亿元跃升至215.7亿元。", "1300.3亿元"),
        ("近5年，北京高校院所、医疗卫生机构技术合同成交额从21.57亿元跃升到1300.3亿元。", "21.57亿元"),
        ("近5年，北京高校院所、医疗卫生机构技术合同成交额从215.7亿元跃升到1300.3亿元。", ""),
        # A direction is pinned with its word.
        ("2025年，北京市有效发明专利量同比下降12.7%。", "下降12.7%"),
        # Another place before the same words.
        ("首都标准化委员会的成员，也由京津冀扩展到了华东五省市。", "华东"),
        ("首都标准化委员会的成员，也由京津冀扩展到了华北五省市。", ""),
        # The same number with the hedge reversed.
        ("首都产业一线科技人才的平均年龄在40岁以上。", "40岁以上"),
        # Counts of two scales told together, each with its own noun.
        ("北京培育形成3个万亿元级产业集群和7个千亿元级产业集群。", ""),
        # A year inside a period is no year of its total.
        ("2024年，北京流向津冀技术合同成交额843.7亿元。", ""),
        # A coarser place is not wrong, another figure is.
        ("北京推进职务科技成果赋权改革，12家试点单位已经完成182项成果赋权。", "182项"),
        # A title that changes words is another's; one that leaves words out is not.
        ("《开放科学合作行动计划》在2026中关村论坛年会开幕式上发布。", ""),
        # The first of its kind is one thing: another maker is wrong.
        ("全球首款二维-硅基混合架构芯片，由清华大学团队研发。", "清华大学"),
        # A date that is left behind governs nothing.
        ("2015年，北京认定登记技术合同成交额为3453亿元；十年之后，这个数字变成9865亿元。", ""),
        # Another edition's event is another fact, however the edition is written.
        ("2023中关村论坛期间，重大成果专场发布会集中发布20项成果。", ""),
        ("2024中关村论坛年会的重大成果专场发布会上，共有19项成果亮相。", ""),
        # A figure belongs to the value that it bears out.
        ("北京高校院所、医疗卫生机构技术合同成交额近5年内跃升到1300亿元以上。", ""),
        # 等单位 is no part of a name, 市高院 a short one.
        ("北京市知识产权局会同市高院等单位，发布了海外知识产权保护“小快灵”工作机制。", ""),
        # 这所学院 is no other academy.
        ("截至2025年6月，这所学院已招收博士生600名。", ""),
        ("截至2025年6月，该学院已招收博士生600名。", ""),
        # A name written with its place beside what follows is right.
        ("2025年，诺诚健华与Zenas就奥布替尼等管线达成授权许可协议，合作总金额超过20亿美元。", ""),
        # A name with another number in it is a slip for that name.
        ("北京市已出台并实施《首都标准化发展纲要2030》。", "《首都标准化发展纲要2030》"),
        ("2026中关村论坛年会首次发布《2024年科技服务业年度发展报告》。", "《2024年科技服务业年度发展报告》"),
        (
            "2026年1月5日，智源研究院正式发布面向多种AI芯片的系统软件栈众智FlagOS 2.6。",
            "众智FlagOS 2.6",
        ),
        ("智源研究院推出了众智FlagOS 2.6。", ""),
        # A body that nobody knows, in the part that the claim's plays.
        ("北京市知识产权局当天与新加坡企业发展局签署了合作谅解备忘录。", "新加坡企业发展局"),
        ("清华城市健康指数由清华大学在国家疾控局指导下设计形成。", "国家疾控局"),
        (
            "北京中关村学院成立同期建设的还有中关村人工智能研究院，承担建设任务的是北京市经济和信息化局。",
            "北京市经济和信息化局",
        ),
        ("北京市经济和信息化局有关负责人介绍，北京中关村学院成立同期，还建设了中关村人工智能研究院。", ""),
        # What belongs to a wrong name goes with it.
        ("2025年12月1日，北京天坛医院为“北脑一号”的首例脑机接口植入患者办了一场欢送仪式。", "北京天坛医院"),
        # One body of two, and the place that an office is of.
        ("朝阳区市场监督管理局、区知识产权局局长聂俊杰介绍了情况。", "朝阳区市场监督管理局"),
        ("海淀区市场监督管理局、区知识产权局局长聂俊杰介绍了情况。", ""),
        ("北京市朝阳区知识产权局局长聂俊杰介绍了情况。", "北京市朝阳区知识产权局局长"),
        # A view is somebody's as much as what they say.
        ("中国工程院院士顾晓松的看法是：“终端成熟度，直接决定着6G能否真正地走进市场、惠及产业。”", "顾晓松"),
        # A deed without its adverb; a count of something else.
        ("子午工程迄今服务过的单位接近270家。", ""),
        ("子午工程迄今服务过的单位接近290家。", "接近290家"),
        ("职工创新助推计划支持工匠讲堂，每年数量36场。", ""),
        # 在 after a figure is nothing that it counts.
        ("世界知识产权组织发布的报告显示，全球百强创新集群中有26个在我国。", "26个"),
        # The first item of a list is whole where it is a place.
        ("在“清华城市健康指数”大城市组前十名中，广州、珠海、厦门都占有一席。", "广州"),
        ("在“清华城市健康指数”大城市组前十名中，常州、珠海、厦门都占有一席。", ""),
        # A prefix that makes another thing of a word.
        ("在“清华城市健康指数”特大城市组里，北京稳居综合榜首。", "特大城市组"),
        # What is aimed at is not yet there.
        ("北京已经培养造就300名北京大工匠。", "已经"),
        ("北京要培养造就300名北京大工匠。", ""),
        ("怀柔科学城已有16个科技设施面向全球开放共享。", ""),
        # A denial, though one of the conditions is left out; and what it denies is no other word.
        ("按照支持政策，取得重大基础研究和前沿技术突破的专业人才不得直接参评高级职称。", "不得"),
        ("符合条件的三级甲等医院可以开展干细胞、体细胞临床研究，且无须向国务院有关部门备案。", "无须"),
        ("科技型企业可以不限额度借用外债。", "不限额度"),
        # As many offices as the source has, one of them another.
        ("中关村发展集团党委书记、总经理李妍介绍了情况。", "总经理"),
        ("中关村发展集团党委书记、董事长李妍介绍了情况。", ""),
        ("这家公司的联合创始人、董事长兼首席执行官崔崇松介绍了情况。", ""),
        # A hedge parted from its share.
        ("2024年，中关村增加值约为全市GDP的三分之一。", ""),
        ("2024年，中关村增加值为全市GDP的三分之一。", "三分之一"),
        # A name in a list whose subject is left out, beside two facts that are right.
        (
            "它以中关村为主阵地，以京津、京雄走廊为骨干，并以天津滨海新区、河北雄安新区和唐山为重要支点。",
            "唐山",
        ),
        # Another venue, though the date or the host is left out.
        ("作为年会平行论坛，元宇宙创新发展论坛3月25日在国家会议中心举办。", "国家会议中心"),
        ("嘉宾3月25日齐聚国家会议中心，出席工业和信息化部主办的元宇宙创新发展论坛。", "国家会议中心"),
        ("嘉宾3月25日齐聚中关村国际创新中心，出席工业和信息化部主办的元宇宙创新发展论坛。", ""),
        # What was said, reported as its opposite.
        ("月之暗面创始人杨植麟表示，公司做前沿研究，但不愿意开放技术。", "不愿"),
        ("月之暗面创始人杨植麟表示，公司做前沿研究，也愿意开放技术。", ""),
        ("庞瑞峰坦言，用上这款工业级砂型3D打印机之后，生产周期大幅延长。", "延长"),
        ("庞瑞峰坦言，用上这款工业级砂型3D打印机之后，生产周期大幅缩短。", ""),
        ("还有一句，出自中国工程院院士顾晓松：“终端成熟度，直接决定着6G能否真正地走进市场、惠及产业。”", "顾晓松"),
        # Words of a series exclude each other, and numbers in a name.
        ("银河航天新一代卫星智能制造工厂具备年产100至150颗小型卫星的能力。", "小型卫星"),
        ("新政策允许符合条件的二级甲等医院开展干细胞、体细胞临床研究。", "二级甲等医院"),
        (
            "2025年12月5日，星际荣耀航天科技集团宣布：SQX-3可重复使用运载火箭的一级辅助动力系统试车成功。",
            "一级辅助动力系统",
        ),
        ("首批元宇宙行业标准的正式稿，3月25日在元宇宙创新发展论坛上发布。", "正式稿"),
        ("怀柔科学城的科研人员每年以10%的速度递减。", "10%的速度递减"),
        # A name that is mostly the right one.
        ("北京市知识产权局与新西兰知识产权局国际事务机构，签下了合作谅解备忘录。", "新西兰知识产权局国际事务机构"),
        # A word without the prefix that makes another thing of it; a part that is left out.
        ("“北脑一号”走的是侵入式的路子。", "侵入式"),
        ("“北脑一号”走的是半侵入式的路子。", ""),
        ("我国成为继美国之后全球第二个拥有火箭回收船的国家。", ""),
        # Where a thing is put; one of three that are told.
        ("北京的脑机接口产业集聚区呢，建在了中关村软件园。", "中关村软件园"),
        ("北京在“清华城市健康指数”优势、产业、环境三大维度上都排名第一，稳居大城市组榜首。", "环境"),
        # A word that is told in two.
        ("取得重大基础研究和前沿技术突破、攻克了重大工程技术难题的专业人才，可以直接参加高级职称评审。", ""),
        # A denial of what is named whole; a wrong year beside other facts.
        ("本届中关村论坛年会没有设立科技服务业高质量发展论坛。", "没有"),
        ("北京尚未设立脑机接口产业专项孵化基金。", "尚未"),
        ("智源研究院的“悟道3.0”具备六大多模态能力，至今并未开源。", "并未"),
        ("具备六大多模态能力的“悟道3.0”由智源研究院推出，于2022年全面开源。", "2022年"),
        ("具备六大多模态能力的“悟道3.0”由智源研究院推出，于2023年全面开源。", ""),
        # An office alone is marked where the body is right.
        ("北京市发展改革委主任林剑华介绍了情况。", "主任"),
        ("2026年1月8日，北京智谱华章科技股份有限公司登陆上海证券交易所科创板。", "上海证券交易所科创板"),
        ("2026年1月8日，北京智谱华章科技股份有限公司登陆港交所主板。", ""),
        ("2025年11月1日，北京小汤山医院为“北脑一号”首例脑机接口植入患者小锐办了一场欢送仪式。", "2025年11月1日"),
        # A name cut short; a short quotation that opens as the speaker's own.
        ("2026年1月18日，智谱在港交所主板挂牌。", "2026年1月18日"),
        ("“这场探索刚刚起步。”北京脑科学与类脑研究所所长罗敏敏表示。", "刚刚起步。"),
        ("“这场探索永无止境。”北京脑科学与类脑研究所所长罗敏敏表示。", ""),
        # The last of a list, beside a fact that is right; a member that only ends as one.
        ("在“一平台两廊三支点”的协同创新网络中，重要支点是天津滨海新区、河北雄安新区和唐山。", "唐山"),
        (
            "清华城市健康指数打分的维度共有六个，分别是健康行为、健康产业、健康服务、健康设施、健康效用和健康文化。",
            "健康文化",
        ),
        # The same number without its hedge, though the host is left out.
        ("技术交易大会吸引了300家投资机构参与。", "300家"),
        ("技术交易大会吸引了300多家投资机构参与。", ""),
        # Words that share half of their characters are no error.
        ("“京津研发+河北转化”模式见到成效。", ""),
        # Who was there, with a misspelt name.
        (
            "介绍标准化成效时，北京人形机器人创新中心有限公司CTO唐健与“天工3.0”机器人一同登台。",
            "唐健",
        ),
        # Level with is not above.
        ("2025年，京津冀三地地区生产总值同比增速与全国平均水平持平。", "持平"),
        # Words of a series of any length, in a name that a figure counts.
        ("“十四五”时期，北京市建设完成国家级标准化试点16个。", "16个"),
        ("新一代信息技术、区块链等领域的28项团体标准被首批采信，转化为强制性国家标准。", "强制性国家标准"),
        ("“十四五”以来，中关村年均新设科技型企业约4万家，相当于“十三五”时期年均量的2.4倍。", "2.4倍"),
        # A document of another year beside what is right; a date that nearly all else follows.
        (
            "年会首次设立科技服务业高质量发展论坛，并首次发布《2024年科技服务业年度发展报告》。",
            "《2024年科技服务业年度发展报告》",
        ),
        ("《京津冀三地推进北京（京津冀）国际科技创新中心建设落实举措》是3月26日正式发布的。", "3月26日"),
        ("2024年，诺诚健华实现收入10.1亿元，同比增长36.7%。", ""),
        # Two steps in their order, or turned.
        ("新政推动高校、科研院所把科技成果许可给中小微企业，先用起来，再付费。", ""),
        ("新政推动高校、科研院所把科技成果许可给中小微企业，先付费，再使用。", "先付费，再"),
        # Second of the world and first of the country may both be so.
        ("北京独角兽企业数量位列全球第二。", ""),
        # A rounded figure is borne out as much as an exact one.
        ("近5年间，北京高校院所、医疗卫生机构技术合同成交额由216亿元跃升到1300亿元。", ""),
        # The names of one list are not another's.
        ("子午工程为“神舟”“天和”等重大航天任务提供空间环境保障。", ""),
        # What a policy provides for will be done.
        ("科技创新开放环境改革示范将在企业跨境研发布局、外籍人才境内执业等方面做政策压力测试。", ""),
        # A word that is written two ways.
        ("诺诚健华与Zenas的合作，刷新了我国自免小分子药物领域的对外授权纪录。", ""),
        # What a figure measures, in a sentence that follows the source word for word.
        ("中关村创新联合体牵头或参与制定行业标准超350项，其中国际标准110项。", "国际标准"),
    ],
)
def test_what_is_wrong_is_found_on_its_words(checker: Checker, sentence: str, wrong: str) -> None:
    report = checker.check(sentence)
    conflicts = [finding.text for finding in report.findings if finding.verdict == "conflict"]
    assert conflicts == ([wrong] if wrong else []), [(f.verdict, f.text, f.expected, f.claim) for f in report.findings]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("在京单位承担国际标准组织（ISO和IEC）技术机构秘书处64个、国内标准化技术机构秘书处54个。", ["64个", "54个"]),
        ("在京单位承担国际标准组织（ISO和IEC）技术机构秘书处54个、国内标准化技术机构秘书处64个。", []),
        ("北京研制的智能脑机系统有两套：侵入式“北脑一号”与半侵入式“北脑二号”。", ["侵入式", "半侵入式"]),
        (
            "芯联新（河北雄安）科技有限公司执行董事陈伟说，雄安在高端制造领域底子深厚，天津则拥有丰富的创新应用场景。",
            ["高端制造", "创新应用场景"],
        ),
        ("北京研制的智能脑机系统有两套：半侵入式“北脑一号”与侵入式“北脑二号”。", []),
        ("清华城市健康指数的测评还与全球36个国家的16个国际化大都市展开对标。", ["36个", "16个"]),
    ],
)
def test_values_in_each_others_place_are_both_wrong(checker: Checker, sentence: str, wrong: list[str]) -> None:
    assert [f.text for f in checker.check(sentence).findings if f.verdict == "conflict"] == wrong


def test_a_count_of_what_a_figure_is_told_of_bears_nothing_out(checker: Checker) -> None:
    precise = checker.check("64家中关村特色产业园持有或参股各类产业基金108只。")
    assert [(f.verdict, f.text) for f in precise.findings] == [("unverified", "108只")]
    assert checker.check("64家中关村特色产业园持有或参股各类产业基金100余只。").verdict == "supported"


def test_a_count_of_the_characters_that_are_quoted_asserts_nothing(checker: Checker) -> None:
    told = checker.check("元宇宙创新发展论坛的主题，是“元启未来”四个字。")
    assert told.verdict == "supported"


def test_a_district_by_itself_is_half_of_a_name(checker: Checker) -> None:
    told = checker.check("怀柔的37个科技设施里，向全球开放共享的有16个，服务过的国内外用户达1000余家。")
    assert told.verdict == "disputed" and all(f.verdict != "unverified" for f in told.findings)


def test_a_comparison_with_one_of_a_thing_asserts_no_count(checker: Checker) -> None:
    assert checker.check("4Pi-SIM光机系统分辨率可到100纳米，约为一根头发丝直径的千分之一。").verdict == "supported"


def test_two_steps_told_in_other_words_bear_a_claim_out(checker: Checker) -> None:
    told = checker.check("科技成果可以先许可给中小微企业使用、以后再收费，新政正推动高校和科研院所这样做。")
    assert told.verdict == "supported"


def test_several_exact_figures_of_one_passage_bear_each_other_out(checker: Checker) -> None:
    several = checker.check("平台已汇集科技成果1.4万项、科技人才近4万名、各类科技服务机构1000余家。")
    assert several.verdict == "supported"
    assert checker.check("平台已汇集科技人才近4万名。").verdict == "unverified"


def test_a_part_of_a_quotation_is_given_to_another(checker: Checker) -> None:
    words = "说：“我们共同解决面临的问题，这就是科学的意义所在。”"
    assert checker.check(f"安东尼奥·阿布雷乌{words}").verdict == "supported"
    report = checker.check(f"谈起那届年会，新加坡副总理王瑞杰{words}")
    wrong = [(finding.text, finding.expected) for finding in report.findings if finding.verdict == "conflict"]
    assert wrong == [("王瑞杰", "安东尼奥·阿布雷乌")]


def test_what_one_did_is_no_office(checker: Checker) -> None:
    wrong = checker.check(
        "参与起草白皮书的专家、北京外国语大学教授李朋波说，这份文件阐释了产业一线科技人才的概念内涵。"
    )
    assert [finding.text for finding in wrong.findings if finding.verdict == "conflict"] == ["北京外国语大学教授"]
    right = checker.check(
        "参与起草白皮书的专家、北京第二外国语学院教授李朋波说，这份文件阐释了产业一线科技人才的概念内涵。"
    )
    assert right.verdict == "supported"


def test_an_office_told_with_a_copula(checker: Checker) -> None:
    assert checker.check("公司创始人兼首席执行官是杨植麟。").verdict != "conflict"
    wrong = checker.check("公司首席科学家是杨植麟。")
    assert [finding.text for finding in wrong.findings if finding.verdict == "conflict"] == ["公司首席科学家"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("对研发投入的国有资本，政策提出加强保值增值考核。", "加强"),
        ("对研发投入的国有资本，政策提出免于保值增值考核。", ""),
        ("子午工程与500米口径球面射电望远镜联合探测，确定了月球南极水冰含量的下限。", "下限"),
        ("子午工程与500米口径球面射电望远镜联合探测，确定了月球南极水冰含量的上限。", ""),
    ],
)
def test_a_word_and_its_opposite(checker: Checker, sentence: str, wrong: str) -> None:
    report = checker.check(sentence)
    assert "".join(finding.text for finding in report.findings if finding.verdict == "conflict") == wrong


def test_a_longer_number_is_another_word(checker: Checker) -> None:
    told = "“天工3.0”在首届世界人形机器人运动会上以21.50秒拿下了{}冠军。"
    assert checker.check(told.format("百米")).verdict == "supported"
    assert checker.check(told.format("四百米")).verdict != "supported"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("2025年，北京市有效发明专利量同比负增长12.7%。", "负增长12.7%"),
        ("2025年北京GDP增速为负5.4%。", "增速为负5.4%"),
        ("2025年，诺诚健华净利润达负6.4亿元。", "负6.4亿元"),
        ("2025年，诺诚健华净利润达6.4亿元。", ""),
    ],
)
def test_a_minus_in_words(checker: Checker, sentence: str, wrong: str) -> None:
    report = checker.check(sentence)
    assert "".join(finding.text for finding in report.findings if finding.verdict == "conflict") == wrong


def test_a_fall_by_a_sum_is_not_the_sum(checker: Checker) -> None:
    assert checker.check("2025年，诺诚健华净利润下降6.4亿元。").verdict == "unverified"


def test_a_loss_is_no_profit(checker: Checker) -> None:
    assert checker.check("2025年，诺诚健华净亏损6.4亿元。").verdict == "conflict"
    assert checker.check("2025年，诺诚健华净利润6.4亿元，扭亏为盈。").verdict == "supported"


def test_a_quotation_signed_by_another(checker: Checker) -> None:
    words = "“我们共同解决面临的问题，这就是科学的意义所在。”——"
    assert checker.check(f"{words}安东尼奥·阿布雷乌").verdict == "supported"
    report = checker.check(f"{words}新加坡副总理王瑞杰")
    assert [finding.text for finding in report.findings if finding.verdict == "conflict"] == ["王瑞杰"]


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("北京大学IC创新学院院长周鹏在会上介绍了这款芯片。", "北京大学IC创新学院院长", "复旦大学IC创新学院院长"),
        ("北京工业大学有效的专利总数达87000件，其中实用新型专利78000件。", "实用新型专利", "发明专利"),
        ("2025年，诺诚健华录得净亏损6.4亿元。", "净亏损", "净利润"),
        ("中关村以不到全市4%的土地贡献了全国约1/3的GDP。", "全国", "全市"),
        ("“十四五”时期，在京单位牵头制定国际标准超500项，占全球总量超四成。", "占全球总量", "占全国总量"),
        (
            "诺诚健华与Zenas的合作刷新了我国肿瘤小分子药物领域的对外授权记录。",
            "肿瘤小分子药物领域",
            "自免小分子药物领域",
        ),
        ("2026年1月8日，智谱在上海证券交易所主板上市。", "上海证券交易所主板", "香港交易所主板"),
        ("支持境外资产管理机构以设立证券投资基金方式投资科技创新。", "证券投资基金", "股权投资基金"),
        ("允许制造业企业在一定额度内借用外债。", "制造业企业", "科技型企业"),
        ("在津实施新一轮外籍人才永久居留便利政策。", "津", "在京"),
        ("综合极端条件实验装置由中国科学院高能物理所牵头运行。", "中国科学院高能物理所", "中国科学院物理所"),
        ("2026年，空间智能一体化影像系统全球首个实体应用场景将在北京协和医院落成。", "北京协和医院", "清华长庚医院"),
        ("北京（京津冀）国际科技创新中心建设由科技部和北京市共同牵头的部市共建机制推进。", "科技部", "中央科技办"),
        ("第九届中关村国际前沿科技大赛上，11家企业收到40余家机构的投资邀约。", "11家", "40余家"),
        ("在中关村推广科技成果“先使用后付费”，500余项专利被许可给80余家大型企业。", "大型企业", "中小微企业"),
        ("子午工程建成了国内综合能力最强的空间环境监测网。", "国内", "国际上"),
    ],
)
def test_another_of_the_same_kind_in_its_place(checker: Checker, sentence: str, wrong: str, right: str) -> None:
    told = [(f.text, f.expected) for f in checker.check(sentence).findings if f.verdict == "conflict"]
    assert (wrong, right) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，北京数字经济增加值越过2.2万亿元。",
        "北京全社会研发经费的投入强度保持在6%左右。",
        "北京的人工智能学者总量达到1.5万人，占全国三成。",
        "2026年1月8日，智谱在港交所主板上市。",
        "京东、小米、美团等15家中关村企业登上了2025年财富世界500强榜单。",
        "北京大工匠以两年为周期，遴选培育50名左右。",
        "到2035年，北京要培养出30名大国工匠、300名北京大工匠。",
        "中关村24项先行先试重大改革措施已全面落地，央地累计出台配套政策50余项。",
        "中关村特色产业园企业营业收入增速三倍于示范区平均增速。",
        "北京完成备案的模型有209款。",
    ],
)
def test_the_same_in_other_words(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "supported"


@pytest.mark.parametrize("sentence", ["北京中关村学院食堂每天供应330份套餐。", "某公司2025年净亏损6.4亿元。"])
def test_another_matter_is_none_of_a_claims(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "unverified"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("彭小波现任星际荣耀航天科技集团董事长、总经理。", "supported"),
        ("彭小波任星际荣耀航天科技集团副总经理。", "conflict"),
        ("彭小波曾任某公司职员。", "unverified"),
        ("“星际归航”号于2025年8月5日在舟山下水。", "conflict"),
        ("《2025年全球创新指数报告》由世界贸易组织发布。", "conflict"),
    ],
)
def test_an_office_behind_the_name_a_town_and_a_publisher(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("“北京特别注重体系化创新平台布局。”说这话的是北京市副市长唐文弘。", "唐文弘"),
        ("“北京特别注重体系化创新平台布局。”说这话的是北京市委常委、副市长靳伟。", ""),
        ("“我们既做前沿研究，也愿意开放技术。”刘铁岩的这句话赢得了掌声。", "刘铁岩"),
    ],
)
def test_who_is_said_to_have_said_it_behind_the_words(checker: Checker, sentence: str, wrong: str) -> None:
    found = [finding.text for finding in checker.check(sentence).findings if finding.verdict == "conflict"]
    assert "".join(found) == wrong


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("围绕脑机接口这一领域，北京设立了规模30亿元的产业专项孵化基金。", "conflict"),
        ("围绕脑机接口这一领域，北京设立了规模3亿元的产业专项孵化基金。", "supported"),
        ("AI 2000全球最具影响力学者榜单上，北京有148人入围，占到全国的30%。", "conflict"),
        ("AI 2000全球最具影响力学者榜单上，北京有148人入围，占到全国的四成以上。", "supported"),
        ("高技能人才参加一次评价，可同时取得职业技能等级证书和学历证书。", "conflict"),
        ("在北京经济技术开发区，317个路口每天优化3.5万次。", "supported"),
        ("截至2025年底，本市产业一线科技人才共225万人，平均年龄不足40岁。", "supported"),
        ("由科技部、国家发展改革委等八家单位共同主办的2026中关村论坛年会在京举行。", "supported"),
    ],
)
def test_names_in_two_and_kinds(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("《首都产业一线科技人才白皮书》在京津冀协同创新与高质量发展论坛现场发布。", "京津冀协同创新与高质量发展论坛"),
        ("“清华城市健康指数”最新研究成果在中关村论坛年会元宇宙创新发展论坛上发布。", "元宇宙创新发展论坛"),
        ("北京市发展改革委副主任林建华提出，用“一链一策”推进产业链延伸和协同配套。", "林建华"),
    ],
)
def test_another_forum_and_another_name(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong in [f.text for f in checker.check(sentence).findings if f.verdict == "conflict"]


def test_the_date_beside_the_deed_is_its_date(checker: Checker) -> None:
    report = checker.check("高能同步辐射光源2025年3月启动带光联调，2025年12月29日通过国家工艺专家组验收。")
    assert [f.text for f in report.findings if f.verdict == "conflict"] == ["2025年12月29日"]


def test_what_leads_up_to_an_event_is_none_of_its_name(checker: Checker) -> None:
    sentence = "《北京（京津冀）国际科技创新中心支持政策》3月25日在年会开幕式上发布。"
    assert checker.check(sentence).verdict == "supported"


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("2026中关村论坛年会于3月26日开幕。", "3月26日", "3月25日"),
        ("3月24日，2026中关村论坛年会在北京开幕。", "3月24日", "3月25日"),
        ("2026中关村论坛年会3月28日落下帷幕。", "3月28日", "3月29日"),
    ],
)
def test_a_meeting_opens_on_its_first_day_and_closes_on_its_last(
    checker: Checker, sentence: str, wrong: str, right: str
) -> None:
    wrongs = [(f.text, f.expected) for f in checker.check(sentence).findings if f.verdict == "conflict"]
    assert wrongs == [(wrong, right)]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("2026中关村论坛年会于3月25日在北京开幕。", "supported"),
        ("2026中关村论坛年会3月29日闭幕。", "supported"),
        ("3月26日，2026中关村论坛年会开幕第二天", "unverified"),
        ("3月26日，2026中关村论坛年会平行论坛开幕", "unverified"),
        ("2026中关村论坛年会开幕次日，即3月26日", "unverified"),
    ],
)
def test_another_day_of_a_meeting_is_not_wrong(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict


def test_a_day_that_is_finer_than_the_source_is_told_as_undecided(checker: Checker) -> None:
    report = checker.check("2026中关村论坛年会3月26日举行全体会议。")
    assert [(f.verdict, f.reason, f.text) for f in report.findings] == [
        ("unverified", "more-precise-than-source", "3月26日")
    ]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # What a figure is compared with.
        ("2024年，全市数字经济增加值突破2.2万亿元，同比增长53.1%。", "同比"),
        ("2025年北京市认定登记技术合同成交额9865亿元，较2020年增长7.8%。", "较2020年"),
        ("2025年北京市认定登记技术合同成交额9865亿元，较2024年增长7.8%。", ""),
        # Named fractions are told apart; a figure in its claim's own frame is its.
        ("2024年，中关村企业总收入约占国家高新区的五分之一。", "五分之一"),
        ("以三年为周期，遴选培育50名左右北京大工匠。", "三年"),
        # Another honour, theme, team; a range in words.
        ("“以灵巧手和云端智能为核心的具身智能平台”项目拿下第九届中关村国际前沿科技大赛总决赛亚军。", "亚军"),
        ("元宇宙创新发展论坛3月25日在中关村国际创新中心举办，以“元启世界”为主题。", "“元启世界”"),
        ("打破国外技术垄断的AES100发动机，出自中国商飞团队之手。", "中国商飞"),
        ("AES100发动机由一支年轻的团队研发，打破国外技术垄断。", ""),
        ("多模态跨尺度生物医学成像设施能让用户从埃到米、从微秒到分钟研究生命科学问题。", "从微秒到分钟"),
        # 将 before what a plan gives for good; a deed told by another verb; a class noun for a name.
        ("北京（京津冀）国际科技创新中心将以中关村为主阵地。", ""),
        ("年会期间，中关村展示中心常设展重装开放，展出562项前沿技术产品。", ""),
        ("公司与Zenas的授权许可合作总金额超过20亿美元。", ""),
        # An office whose name holds a 和 is one item of its list.
        ("由科技部、国家发展改革委、工业和信息化部等部门与北京市政府共同主办的2026中关村论坛年会在京举行。", ""),
        # The page's own misprint is no other word.
        ("“星际归航”号，2025年8月5日在扬州顺利吉水。", ""),
        ("“星际归航”号，2025年8月5日在南通顺利吉水。", "南通"),
    ],
)
def test_what_is_compared_and_what_stands_in_its_place(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2025年底，首都产业一线科技人才平均年龄不到40岁；智源研究院的“悟界”系列大模型把人工智能从数字世界拓展至物理世界。",
        "2026年投资北京大会上，600余位嘉宾齐聚；2024年，中关村企业总收入占国家高新区的约1/6。",
        "首都标准化委员会成员由京津冀扩展至华北五省市；市区两级对各类先进标准制定等补助达1.56亿元。",
        "银河航天的卫星形成了完整的产品矩阵，2026年3月25日，胡文辉在全球知识产权保护与创新论坛上表示，知识产权具有重要意义。",
        "王瑞杰认为，北京在科技、人才和科技发展方面都是中国的一个高地；北京京城增材科技有限公司订单已排到2026年第二季度。",
    ],
)
def test_two_facts_in_one_sentence_are_two_facts(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "supported"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # Two facts of one thing told of another; one alone bears nothing out.
        ("世界机器人大会的主办方是工信部，论坛主题为“元启未来”。", "世界机器人大会"),
        ("3月25日举行的国际基础科学大会，在现场设了北京市各区、经开区的17个对接咨询台。", ""),
        ("2025中关村论坛年会上，一百二十余位中外院士嘉宾发表演讲。", ""),
        ("全国第一个医药健康产业规模突破万亿元的城市，是上海市。", ""),
        ("目前，新里程中科技术有限公司自主研制并成功发射的卫星已有三十五颗。", ""),
        # An office of another place; a place in its own half.
        ("据上海市副市长唐文弘介绍，北京市实施专利转化专项行动。", "上海市副市长"),
        ("“2024中国商业航天企业百强”榜单中，46家企业来自北京；市值或估值100亿元以上的21家企业里，11家在上海。", "上海"),
        # How often; one of the years in a title; the date of what is known by its name; who did it, before a date.
        ("玻尔·科学导航每天解答1200万个科学问题。", "每天"),
        (
            "三地还将签署《关于共同推进京津冀自然科学基金的合作协议（2026—2035年）》。",
            "《关于共同推进京津冀自然科学基金的合作协议（2026—2035年）》",
        ),
        ("2022年，具备六大多模态能力的“悟道3.0”全面开源。", "2022年"),
        ("首个“北京国际人才服务港”，2024年10月29日在北京经济技术开发区揭牌。", "2024年10月29日"),
        ("北京大学首都发展研究院2026年1月发布了面向多种AI芯片的系统软件栈众智FlagOS 1.6。", "北京大学首都发展研究院"),
        ("由北京商报指导、清华大学设计的“清华城市健康指数”，给全国296个城市做了一次综合测评。", "北京商报"),
        # Who is named right behind the words said them.
        (
            "“真正改变世界的，是让二者汇聚在一起。”月之暗面公司创始人兼首席执行官杨植麟这样谈论科技创新与产业创新的关系。",
            "杨植麟",
        ),
    ],
)
def test_another_in_its_place(checker: Checker, sentence: str, wrong: str) -> None:
    report = checker.check(sentence)
    assert "、".join(f.text for f in report.findings if f.verdict == "conflict") == wrong
    assert wrong or report.verdict != "supported"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # Who does it, by a name that nobody knows there; what is so already, and what one does.
        ("跨国药企也在加码，礼来投资25亿美元在京建立全球战略研发中心。", "礼来"),
        ("跨国药企也在加码，该公司投资25亿美元在京建立全球战略研发中心。", ""),
        # Words that the source has in quotation marks.
        ("2026中关村论坛年会的年度主题是“科技创新与产业创新协同发展”。", "协同发展"),
        ("2026中关村论坛年会的年度主题是“科技创新与产业创新深度融合”。", ""),
        # A state's date is none of a founding.
        ("截至2025年6月，北京中关村学院的账本上写着一串数字。", ""),
        # A hospital with its department beside it.
        ("2025年12月1日，“北脑一号”首例脑机接口植入患者小锐（化名）的欢送仪式，在北京天坛医院举行。", "北京天坛医院"),
        # The figure of what the clause names, and not of another thing of the same subject.
        ("截至2025年6月，北京中关村学院已建设联合实验室和联合研究中心7个。", "7个"),
    ],
)
def test_who_what_and_whose(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # A body whose name is short is not found in another's.
        ("AES100发动机打破国外技术垄断，它出自中国航天科工团队之手。", "中国航天科工"),
        ("AES100发动机打破国外技术垄断，它出自中国航发团队之手。", ""),
        # Giving told as receiving.
        ("按照职工创新助推计划，每年有200对名师带徒可获资金支持。", ""),
        # The occasion in the place of where a thing stands.
        ("投资北京大会现场有17个对接咨询台。", ""),
        ("投资北京大会现场有27个对接咨询台。", "27个"),
        # The next clause says when.
        ("首个超大规模中文预训练模型“悟道1.0”，是智源研究院2019年推出的。", "2019年"),
        ("首个超大规模中文预训练模型“悟道1.0”，是智源研究院2021年推出的。", ""),
        ("去年11月29日，首个“北京国际人才服务港”在亦庄揭牌。", "去年11月29日"),
        ("去年10月29日，首个“北京国际人才服务港”在亦庄揭牌。", ""),
        # A place in an order, and whose order; what is compared with.
        ("在《国际科技创新中心指数》榜单上，北京已连续4年排在第二位。", "第二位"),
        ("在《国际科技创新中心指数》榜单上，北京已连续4年排在第三位。", ""),
        ("“十四五”以来，中关村年均新设科技型企业约4万家，为“十三五”年均水平的1.4倍。", ""),
        # Many forums are of one meeting.
        ("2026中关村论坛年会全球知识产权保护与创新论坛发布了“小快灵”工作机制。", ""),
        (
            "在2026中关村论坛年会“智慧生命健康·数字引领未来”论坛上，北京诺诚健华作为典型案例登台。",
            "“智慧生命健康·数字引领未来”论坛",
        ),
        ("在2026中关村论坛年会标准化与科技创新发展论坛上，发布了多项标准。", ""),
        ("同一个论坛上，中国科学院大学与北京知识产权运营管理有限公司签约共建实践基地。", ""),
    ],
)
def test_whose_it_is_and_where(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        # What is told of an event, a body or a document and that no source speaks to is no slip of what they tell.
        "2025中关村论坛年会在北京举行。",
        "记者从2025中关村论坛年会上了解到，今年的讨论十分热烈。",
        "在2026中关村论坛年会中关村国际前沿科技大赛上，与会嘉宾展开了讨论。",
        "在产业一线科技人才创新发展论坛现场，多项成果集中发布。",
        "北京大学首都发展研究院发布了年度报告。",
        "北京脑科学与类脑研究所牵头成立了专家委员会。",
    ],
)
def test_what_no_source_speaks_to_is_no_slip(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict != "conflict"


def test_a_name_put_in_another_forums_place_is_wrong(checker: Checker) -> None:
    found = [
        f.text for f in checker.check("本届年会首次设立了数字贸易高质量发展论坛。").findings if f.verdict == "conflict"
    ]
    assert found == ["数字贸易高质量发展论坛"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # 并不 denies whatever follows.
        ("地球系统数值模拟装置并不向用户开放数据。", "并不"),
        ("地球系统数值模拟装置不向用户开放数据。", "不"),
        ("地球系统数值模拟装置并不仅仅向用户开放数据。", ""),
        # The next clause gives the date of the one before.
        ("智源研究院推出首个超大规模中文预训练模型“悟道1.0”，是在2022年。", "2022年"),
        ("智源研究院推出首个超大规模中文预训练模型“悟道1.0”，是在2021年。", ""),
        # What another word of the claim says is nothing exchanged.
        ("子午工程与FAST联合探测，给出了月球南极水冰含量的上限，供嫦娥七号选择月球基地参考。", ""),
        # A longer name is another's, whatever the ending.
        ("牵头运行综合极端条件实验装置的，是中国科学院高能物理研究所。", "中国科学院高能物理研究所"),
        ("牵头运行综合极端条件实验装置的，是中国科学院物理研究所。", ""),
        # What is hoped for, and what was in another year, have figures of their own.
        ("到2030年，怀柔科学城常住科研人员有望达到5万人。", ""),
        ("2023年，子午工程全年新增服务单位41家，用户遍及9个国家。", ""),
        ("子午工程的用户遍及9个国家。", "9个"),
        # A superlative's reach, before or behind it.
        ("中关村自主研发的10亿像素级航空相机，幅面、像元数和测绘精度均为全球之最。", "全球"),
        ("中关村自主研发的10亿像素级航空相机，幅面全球最大。", "全球"),
        ("中关村自主研发的10亿像素级航空相机，幅面、像元数和测绘精度均为国内之最。", ""),
        # Where it is held, by the word for the place; what is to come of a thing that is done.
        ("产业一线科技人才创新发展论坛的举办地，是国家会议中心。", "国家会议中心"),
        ("产业一线科技人才创新发展论坛的举办地，是中关村国际创新中心。", ""),
        ("国际AI医院智能体共识有望于近期发布。", "有望"),
    ],
)
def test_denials_dates_and_other_years(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("侵入式的“北脑一号”已达当今世界领先水平。", "侵入式"),
        ("半侵入式的“北脑一号”已达当今世界领先水平。", ""),
        # Two that are told together may be told in any order, but not with each other's word.
        ("侵入式“北脑二号”和半侵入式的“北脑一号”均已达世界领先水平。", ""),
        ("半侵入式“北脑二号”和侵入式“北脑一号”两套智能脑机系统，均已达当今世界领先水平。", "“北脑二号”、“北脑一号”"),
        ("中关村企业的总收入在2024年接近10万亿元，比2020年增长1.4倍。", "1.4倍"),
    ],
)
def test_whose_word_it_is(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # Where it was, by the word for the place.
        ("首个“北京国际人才服务港”2025年10月29日启用，揭牌地选在城市副中心。", "城市副中心"),
        ("首个“北京国际人才服务港”2025年10月29日启用，揭牌地选在亦庄。", ""),
        # A clause that says by whom and when the thing before it was made.
        ("首个超大规模中文预训练模型“悟道1.0”，由智源研究院在2020年推出。", "2020年"),
        # A thing that is out is not being written.
        ("《北京市生物医药产业海外知识产权保护指南》尚在起草，即将由北京市知识产权局推出。", "即将"),
        # A noun of a whole class stands in no word's place.
        ("首批挂牌“中关村人工智能企业出海服务港”的机构中，有北京启迪创业孵化器和中关村科学城公司。", ""),
        # The rank of what is listed is a fact by itself.
        ("在“清华城市健康指数”大城市组中，北京的优势、产业、行为三个维度全部排名第二。", "第二"),
        # An occasion left out.
        ("清华大学与北京知识产权运营管理有限公司就知识产权服务人才实践基地签约。", "清华大学"),
    ],
)
def test_places_makers_and_occasions(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


def test_the_years_between_two_dates_are_no_figure(checker: Checker) -> None:
    sentence = "十年之间，北京认定登记技术合同成交额由2015年的3453亿元增长到2025年的9865亿元。"
    assert checker.check(sentence).verdict == "supported"


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # What associations of another province have issued.
        ("“十四五”时期，浙江省各类社会团体制定发布团体标准1.2万项。", ""),
        ("“十四五”时期，上海各类社会团体制定发布团体标准4.5万项。", "上海"),
        # Where it is seated, and where it was held in another word.
        ("2026年1月在香港交易所主板上市的智谱华章，总部设在上海徐汇。", "上海徐汇"),
        ("产业一线科技人才创新发展论坛选在国家会议中心召开。", "国家会议中心"),
        ("怀柔综合性国家科学中心重大成果发布会在北京会议中心举办。", "北京会议中心"),
        ("怀柔综合性国家科学中心重大成果发布会在北京举办。", ""),
        # A body that nobody knows, where the occasion is left out.
        ("中国人民大学同北京知识产权运营管理有限公司签约，共建知识产权服务人才实践基地。", "中国人民大学"),
        # A document that is out is not to come.
        ("《首都产业一线科技人才白皮书》拟于近期发布。", "拟于"),
        # What governs a noun is no part of it, and no name.
        ("海外知识产权保护“小快灵”工作机制把风险防控、协同联动和闭环管理列为着力点。", ""),
    ],
)
def test_seats_and_releases(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


def test_a_figure_that_rises_is_no_volume(checker: Checker) -> None:
    assert checker.check("北京协同创新指数由2013年的658升到2024年的1198。").verdict == "supported"


@pytest.mark.parametrize(
    "sentence",
    [
        "“悟道1.0”是首个超大规模中文预训练模型，由2018年成立的智源研究院推出。",
        "智源研究院推出首个超大规模中文预训练模型“悟道1.0”，这是2018年成立以来的大事。",
        "《首都产业一线科技人才白皮书》将于近期发布英文版。",
        "国际AI医院智能体共识有望于近期发布英文版。",
        "国际AI医院智能体共识有望推动AI医院发展。",
        "产业一线科技人才创新发展论坛之后，下一场论坛拟在国家会议中心举行。",
        "智谱华章的上海研发中心设在上海徐汇。",
        "综合极端条件实验装置不向未经评审的课题开放机时。",
        "北京认定登记技术合同成交额达9865亿元，这是2015年以来的最高值。",
    ],
)
def test_what_only_looks_like_a_date_a_seat_or_a_release(checker: Checker, sentence: str) -> None:
    assert wrong_words(checker, sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # One of a kind for another, where all else is there.
        ("新兴际华集团供应链项目是2026年投资北京大会上医药健康赛道的重点签约项目。", "医药健康赛道"),
        ("京津冀协同创新与高质量发展论坛特设低空经济产业发展推介环节。", "低空经济产业发展"),
        ("北京涌现出全球首枚入轨飞行的液氧煤油运载火箭。", "液氧煤油运载火箭"),
        ("支持政策提出，引导部属高校申请新增一批急需学科专业和学位授予点。", "部属高校"),
        # A name that lacks but its first character, or its last.
        ("2025年，诺诚健华与Zenas就自主研发的泽布替尼等自身免疫性疾病管线达成授权许可协议。", "泽布替尼"),
        ("怀柔科学城实施“百亿级资金池”创新行动计划，设立了百亿级科创基金。", "“百亿级资金池”"),
        # A body with a word that none of the other's forms has.
        (
            "中国科学院半导体研究所的综合极端条件实验装置，将超短激光脉冲宽度突破到50阿秒以下。",
            "中国科学院半导体研究所",
        ),
        ("中国科学院物理研究所的综合极端条件实验装置，将超短激光脉冲宽度突破到50阿秒以下。", ""),
        ("子午工程由中国科学院国家天文台牵头建设。", "中国科学院国家天文台"),
        # With whom, and under whom.
        ("2025年，诺诚健华与诺华就奥布替尼等自身免疫性疾病管线达成授权许可协议。", "诺华"),
        ("在国家体育总局指导下，清华大学设计形成“清华城市健康指数”及相关评价指标体系。", "国家体育总局"),
        ("北京在国际科技交流中，与新加坡康桥资本、瑞典阿尔托创新协会等签署了合作备忘录。", "瑞典"),
        ("怀柔综合性国家科学中心重大成果发布会上，18项代表性重大突破性成果集中亮相。", "18项"),
        # In an area, not in its place.
        ("2013年到2024年，三地之中河北的协同创新指数增幅最大。", "河北"),
        ("诺诚健华与Prolium的授权许可合作尚在洽谈。", "尚在洽谈"),
        # Two parts in each other's place.
        ("聂祥仁建议，推动知识产权从“有质”到“有量”的转变。", "从“有质”到“有量”"),
        ("北京（京津冀）国际科创中心建设将构筑“一平台三廊两支点”的协同创新网络。", "一平台三廊两支点"),
        # One phrase, wrong in both of its parts.
        ("首都标准化委员会成员由京津冀扩展至东北三省。", "东北三省"),
        ("支持政策提出建立健全国资创投基金“短周期算细账”的考评机制。", "短周期算细账"),
    ],
)
def test_another_in_the_place_of_one(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        # Whose it is, and from where to where.
        ("来现余认为，应把天津的科技创新策源优势、北京的制造业优势与河北的产业承载优势更紧密地结合起来。", "天津"),
        ("来现余认为，应把天津的制造业优势、北京的科技创新策源优势与河北的产业承载优势更紧密地结合起来。", ""),
        ("“十四五”期间，津冀流向北京技术合同成交额突破3200亿元。", "津冀流向北京"),
        ("“十四五”期间，北京流向津冀技术合同成交额突破3200亿元。", ""),
        ("在北京创业的Maxime，是一位来自比利时的小伙子。", "比利时"),
        ("《开放科学国际合作行动计划》的10项重大科研基础设施面向亚太地区开放共享。", "亚太地区"),
        ("子午工程为普通用户提供定制化数据分发服务。", "普通用户"),
        ("子午工程为专业用户提供定制化数据分发服务。", ""),
        # Within what is excepted.
        ("子午工程包括涉及国家安全的大气数据在内，所有监测数据一律对外开放共享。", "包括涉及国家安全的大气数据在内"),
        ("除涉及国家安全的部分大气数据外，子午工程所有监测数据对外开放共享。", ""),
        ("综合极端条件实验装置的课题申请不经评审即可分配实验机时。", "不经"),
        # What is out is denied.
        ("国际AI医院智能体共识尚未发布。", "尚未"),
        ("《AI新药研发产业知识产权保护指引》尚未发布。", "尚未"),
        # A number that goes the other way is that number's, and no other's.
        ("“十四五”期间，北京流向津冀技术合同成交额年均下降23%。", "下降23%"),
        # Not wrong by itself, but nobody says it so.
        ("复旦大学的芯片用上了厚度不到1微米的二维半导体材料。", "不到1微米"),
        # The date of what a clause says of the one before.
        (
            "建设北京（京津冀）国际科技创新中心的重大任务，由2024年12月的中央经济工作会议明确提出。",
            "2024年12月",
        ),
        ("“十四五”以来，中关村平均每年新设科技型企业约4万家，相当于2020年的1.4倍。", "2020年"),
    ],
)
def test_what_is_bound_to_what(checker: Checker, sentence: str, wrong: str) -> None:
    assert wrong_words(checker, sentence) == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        # Other words for the same.
        "放眼全球，怀柔综合性国家科学中心已跻身重大科技基础设施最密集的区域之列。",
        "据清华城市健康指数研究，全国城市健康水平6年来稳步上升。",
        "多年来，北京一直位居《全球百强科技集群》榜单前列。",
        "中关村企业总收入2025年有望突破10万亿元。",
        # Words that were laid beside others.
        "多模态跨尺度生物医学成像设施将使用户能够跨越10个空间与时间尺度研究生命科学问题。",
        "刘铁岩介绍，北京中关村学院设有三条赛道。",
        "京津冀提出构建“两廊四带”产业协同创新格局。",
        "元宇宙创新发展论坛发布了元宇宙团体标准。",
        # A part of what is counted, and a part of the year.
        "2026年投资北京大会签约项目中，外资项目共有9个。",
        "2025年一季度，北京实现地区生产总值12159.7亿元，同比增长5.5%。",
        "怀柔科学城每年诞生的重大科技成果为156项。",
        # Other years, and other towns.
        "2024年元宇宙创新发展论坛以“虚实共生”为主题。",
        "“十四五”期间，上海流向浙江的技术合同成交额突破900亿元。",
        "1阿秒有多短？不过是10的负十八次方秒。",
        # What is done together is no partner.
        "北京市知识产权局与新加坡知识产权局国际事务机构将在人才发展、能力建设和跨境服务上深化合作。",
        # There is one, of something else.
        "北京只有一家企业入选，子午工程只有一个数据中心。",
        # More precise than the source.
        "北京高被引科学家数量位居全球创新城市第二。",
        "北京的人工智能企业有2563家，全国的重点实验室里有北京市重点实验室。",
    ],
)
def test_other_words_and_other_facts_are_not_wrong(checker: Checker, sentence: str) -> None:
    assert wrong_words(checker, sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        # A part of what was said, without quotation marks.
        "北京京城增材科技有限公司总经理庞瑞峰说，工业级砂型3D打印机让生产周期大幅缩短。",
        # One clause of a statement that has several.
        "高性能4Pi-SIM光机系统能看清细胞内部精细的亚细胞结构。",
        # A place that the source's own sentence does not print.
        "北京布局的37个科技设施里，有29个已进入科研状态。",
        # There is one, in other words.
        "在空间环境监测领域，我国只有子午工程一个国家重大科技基础设施。",
        "在我国空间环境监测领域，国家重大科技基础设施仅此一个，那就是子午工程。",
        # Members of a list by themselves.
        "英国P4精准医疗加速器已被中关村引进。",
        "武汉大学、上海交通大学都已整体入驻玻尔·科学导航。",
    ],
)
def test_a_part_of_what_the_source_says_is_borne_out(checker: Checker, sentence: str) -> None:
    assert checker.check(sentence).verdict == "supported"


def test_what_was_said_is_not_borne_out_with_a_word_exchanged(checker: Checker) -> None:
    assert wrong_words(checker, "庞瑞峰说，工业级砂型3D打印机让生产周期大幅延长。") == "延长"
    assert checker.check("庞瑞峰说，工业级砂型3D打印机让生产成本大幅缩短。").verdict != "supported"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("《培育北京大工匠人才若干措施》推出8项具体措施，自2026年5月1日起施行。", "partial"),
        ("《培育北京大工匠人才若干措施》推出8项具体措施。", "supported"),
        ("年会于2026年3月25日开幕，中关村企业总收入2025年预计将突破10万亿元。", "supported"),
    ],
)
def test_a_date_to_come_that_no_source_has_is_listed(checker: Checker, sentence: str, verdict: str) -> None:
    assert checker.check(sentence).verdict == verdict
