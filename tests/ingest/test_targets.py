"""Numbers that plans set for their future: what is counted, for whom, by when; and numbers that are no targets."""

from __future__ import annotations

import pytest
from tiny_plans import graph_of, plan_text, targets

from graph.model import EdgeType, Label
from ingest.pipeline import extract
from innograph.resources import PLANS

# A first sentence that is too long to be a heading that tells what is counted.
LEAD = "强化目标导向，压实各方面责任，推动工作落地见效。"
OWN = "洛阳市"
Told = tuple[str, str, float, str]


def told(sentence: str, year: int = 2022) -> set[Told]:
    """(indicator, kind, value, unit) of the targets of the plan's own place for the plan's year."""
    found = targets(graph_of(LEAD + sentence, OWN, year))
    assert {(scope, due) for scope, *_, due in found} <= {(OWN, year)}
    return {(indicator, kind, value, unit) for _, indicator, kind, value, unit, _ in found}


def by_scope(sentence: str) -> set[tuple[str, str, float]]:
    """(scope, indicator, value)."""
    return {(scope, indicator, value) for scope, indicator, _, value, _, _ in targets(graph_of(LEAD + sentence, OWN))}


@pytest.mark.parametrize(
    ("sentence", "indicator", "value", "unit"),
    [
        ("高新技术企业达到500家。", "高新技术企业", 500, "家"),
        ("高新技术企业总数达到500家。", "高新技术企业", 500, "家"),
        ("科技型中小企业数量突破1200家。", "科技型中小企业", 1200, "家"),
        ("技术合同成交额超过115亿元。", "技术合同成交额", 115, "亿元"),
        ("全社会研发投入占GDP的比重提高到2.5%以上。", "全社会研发投入占GDP比重", 2.5, "%"),
        ("万人发明专利拥有量达到12.5件。", "万人发明专利拥有量", 12.5, "件"),
        ("规上工业企业研发活动覆盖率达60%左右。", "规上工业企业研发活动覆盖率", 60, "%"),
        ("财政科技支出占比不低于3%。", "财政科技支出占比", 3, "%"),
    ],
)
def test_levels(sentence: str, indicator: str, value: float, unit: str) -> None:
    assert told(sentence) == {(indicator, "level", value, unit)}


@pytest.mark.parametrize(
    ("sentence", "indicator", "value", "unit"),
    [
        ("新增高新技术企业30家。", "高新技术企业", 30, "家"),
        ("净增高新技术企业30家以上。", "高新技术企业", 30, "家"),
        ("新增高新技术企业不少于30家。", "高新技术企业", 30, "家"),
        ("新增30家高新技术企业。", "高新技术企业", 30, "家"),
        ("力争全年新增高企30家。", "高新技术企业", 30, "家"),
        ("引进高层次人才20名左右。", "高层次人才", 20, "名"),
        ("培育新型研发机构3家。", "新型研发机构", 3, "家"),
        ("认定市级重点实验室10个。", "市级重点实验室", 10, "个"),
        ("举办招商活动10场次。", "招商活动", 10, "场"),
        ("组织实施重大科技专项6项。", "重大科技专项", 6, "项"),
    ],
)
def test_increases(sentence: str, indicator: str, value: float, unit: str) -> None:
    assert told(sentence) == {(indicator, "increase", value, unit)}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("专利申请量增长20%。", ("专利申请量增长率", "level", 20, "%"), id="a growth rate is a level"),
        pytest.param(
            "技术合同成交额年均增长15%以上。", ("技术合同成交额年均增长率", "level", 15, "%"), id="a yearly growth rate"
        ),
        pytest.param("高新技术产业增加值占比65%。", ("高新技术产业增加值占比", "level", 65, "%"), id="a share without a verb"),
        pytest.param("新增高新技术企业超50家。", ("高新技术企业", "increase", 50, "家"), id="新增…超"),
        pytest.param("入驻企业超4000家。", ("入驻企业", "level", 4000, "家"), id="超 alone"),
        pytest.param("推动100家企业纳入科技型中小企业库。", ("科技型中小企业", "increase", 100, "家"), id="entered into a list"),
        pytest.param(
            "研发投入增速高于全省2个百分点。",
            ("研发投入增速", "level", 2, "个百分点"),
            id="compared with the province",
        ),
    ],
)
def test_rates_shares_and_comparisons(sentence: str, found: Told) -> None:
    assert told(sentence) == {found}


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("5-8项", 5, "项"),
        ("5—8项", 5, "项"),
        ("5～8项", 5, "项"),
        ("5至8项", 5, "项"),
        ("1.2万项", 12000, "项"),
        ("1200余项", 1200, "项"),
        ("1,200项", 1200, "项"),
        ("12 项", 12, "项"),
        ("１２项", 12, "项"),
        ("3千项", 3000, "项"),
    ],
)
def test_ways_to_write_a_number(written: str, value: float, unit: str) -> None:
    assert told(f"实施攻关项目{written}。") == {("攻关项目", "increase", value, unit)}


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("1.5亿元", 1.5, "亿元"), ("8000万元", 8000, "万元"), ("2亿美元", 2, "亿美元"), ("3万亿元", 30000, "亿元")],
)
def test_money_keeps_its_unit(written: str, value: float, unit: str) -> None:
    assert told(f"技术合同成交额达到{written}。") == {("技术合同成交额", "level", value, unit)}


def test_areas_keep_their_unit() -> None:
    assert told("建设标准厂房10万平方米。") == {("标准厂房", "increase", 10, "万平方米")}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("新增五家众创空间。", {("众创空间", "increase", 5, "家")}, id="五家 before the noun"),
        pytest.param("申报三项攻关课题。", {("攻关课题", "increase", 3, "项")}, id="三项"),
        pytest.param(
            "新建十二家众创空间。",
            {("众创空间", "increase", 12, "家")},
            id="after another verb",
        ),
        pytest.param("一批企业、多家机构、数十项成果。", set(), id="no numbers"),
        pytest.param("第一批项目、第三家企业。", set(), id="ordinal numbers"),
    ],
)
def test_chinese_numerals(sentence: str, found: set[Told]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param(
            "新建院士工作站2家、省级工程技术研究中心10家、重点实验室3家。",
            {("院士工作站", 2), ("省级工程技术研究中心", 10), ("重点实验室", 3)},
            id="one verb, nouns before",
        ),
        pytest.param(
            "新增500家高新技术企业、1000家科技型中小企业。",
            {("高新技术企业", 500), ("科技型中小企业", 1000)},
            id="one verb, nouns behind",
        ),
        pytest.param("新增众创空间、星创天地各1家。", {("众创空间", 1), ("星创天地", 1)}, id="各1家"),
        pytest.param("举办科技活动周、科普日活动各1场。", {("科技活动周", 1), ("科普日活动", 1)}, id="各1场"),
        pytest.param("新增高新技术企业30家，引进高层次人才20名。", {("高新技术企业", 30), ("高层次人才", 20)}, id="two verbs"),
        pytest.param(
            "高新技术企业、科技型中小企业分别新增30家、200家。",
            {("高新技术企业", 30), ("科技型中小企业", 200)},
            id="分别",
        ),
    ],
)
def test_lists(sentence: str, found: set[tuple[str, float]]) -> None:
    assert {(indicator, value) for indicator, _, value, _ in told(sentence)} == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("高新技术企业从300家增加到500家。", {("高新技术企业", "level", 500, "家")}, id="从…增加到"),
        pytest.param(
            "实现高新技术企业倍增，总数达到500家。",
            {("高新技术企业", "level", 500, "家")},
            id="the noun in the clause before",
        ),
        pytest.param(
            "新增高新技术企业30家，总数达到500家。",
            {("高新技术企业", "increase", 30, "家"), ("高新技术企业", "level", 500, "家")},
            id="总数",
        ),
    ],
)
def test_numbers_without_a_noun_of_their_own(sentence: str, found: set[Told]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        pytest.param("建成孵化器3家。", "科技企业孵化器", id="孵化器"),
        pytest.param("新增孵化面积3万平方米。", "孵化面积", id="孵化面积"),
        pytest.param("研发投入占比比2020年提高0.5个百分点。", "研发投入占比", id="比2020年提高"),
    ],
)
def test_what_belongs_to_the_indicator(sentence: str, indicator: str) -> None:
    assert {name for name, *_ in told(sentence)} == {indicator}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param(
            "培育龙头企业5家，其中洛龙区2家、涧西区3家。",
            {(OWN, "龙头企业", 5), ("洛龙区", "龙头企业", 2), ("涧西区", "龙头企业", 3)},
            id="其中",
        ),
        pytest.param(
            "新增星创天地2家（洛龙区1家、高新区1家）。",
            {(OWN, "星创天地", 2), ("洛龙区", "星创天地", 1), ("洛阳高新区", "星创天地", 1)},
            id="in brackets",
        ),
        pytest.param("洛龙区新增高新技术企业20家。", {("洛龙区", "高新技术企业", 20)}, id="district first"),
        pytest.param(
            "洛龙区、涧西区各新增高新技术企业20家。",
            {("洛龙区", "高新技术企业", 20), ("涧西区", "高新技术企业", 20)},
            id="districts with 各",
        ),
        pytest.param(
            "洛龙区新增高新技术企业20家，涧西区新增15家。",
            {("洛龙区", "高新技术企业", 20), ("涧西区", "高新技术企业", 15)},
            id="the noun stands once",
        ),
    ],
)
def test_allocation_to_districts(sentence: str, found: set[tuple[str, str, float]]) -> None:
    assert by_scope(sentence) == found


def test_the_heading_of_a_task_tells_what_is_counted() -> None:
    found = {
        (scope, indicator, value)
        for scope, indicator, _, value, _, _ in targets(graph_of("培育龙头企业。洛龙区2家、涧西区3家。"))
    }
    assert found == {("洛龙区", "龙头企业", 2), ("涧西区", "龙头企业", 3)}


def test_a_district_right_behind_the_number_of_the_item() -> None:
    found = {(scope, indicator, value) for scope, indicator, _, value, _, _ in targets(graph_of("洛龙区新增高新技术企业20家。"))}
    assert found == {("洛龙区", "高新技术企业", 20)}


@pytest.mark.parametrize("group", ["各县(市)、区", "各县区", "各县（市、区）", "各高校", "每个县区"])
@pytest.mark.parametrize("verb", ["每年举办创新活动", "各举办创新活动"])
def test_a_number_for_each_of_a_group(group: str, verb: str) -> None:
    found = targets(graph_of(f"{LEAD}{group}{verb}4次。"))
    assert [(scope, kind, value, unit) for scope, _, kind, value, unit, _ in found] == [(OWN, "increase", 4, "次")]
    assert {indicator for _, indicator, *_ in found} == {group.replace("（", "(").replace("）", ")") + "创新活动"}


def test_what_lies_outside_a_zone_is_counted_for_the_city() -> None:
    assert by_scope("新增创新平台5家，其中自创区外2家。") == {(OWN, "创新平台", 5), (OWN, "自创区外创新平台", 2)}


def test_the_whole_province_is_the_province() -> None:
    assert by_scope("全省高新技术企业达到1万家。") == {("河南省", "高新技术企业", 10000)}


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("2021年高新技术企业已达到480家。", id="已"),
        pytest.param("截至2021年底共有高新技术企业480家。", id="截至"),
        pytest.param(
            "截至2021年底，高新技术企业达到480家。",
            id="截至 in the clause before",
        ),
        pytest.param("现有高新技术企业480家。", id="现有"),
        pytest.param("去年新增高新技术企业60家。", id="去年"),
        pytest.param("对新认定的企业一次性奖励10万元。", id="奖励"),
        pytest.param("给予最高50万元补助。", id="补助"),
        pytest.param("对入库企业补贴20万元。", id="补贴"),
        pytest.param("营业收入5000万元以上的企业要建研发中心。", id="a threshold"),
        pytest.param("全市20个创新平台要发挥作用。", id="what is there"),
        pytest.param("抓好企业承担的5个专项。", id="的"),
        pytest.param("落实第3批名单，学习20条经验。", id="ordinal"),
        pytest.param("2022年3月15日前报送。", id="a date"),
        pytest.param("对接中电科22所、725所。", id="numbers inside names"),
    ],
)
def test_what_is_no_target(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        pytest.param("到2025年，新增高新技术企业30家。", {30: 2025}, id="到2025年"),
        pytest.param("2023年新增高新技术企业30家，2025年新增50家众创空间。", {30: 2023, 50: 2025}, id="each its own"),
        pytest.param("到2025年底，新增高新技术企业30家，引进人才20名。", {30: 2025, 20: 2025}, id="holds for the rest"),
        pytest.param("新增高新技术企业30家。", {30: 2022}, id="the plan's last year"),
        pytest.param("比2020年新增高新技术企业30家。", {30: 2022}, id="比2020年 is no year that is due"),
        pytest.param("到2025年取得进展。新增高新技术企业30家。", {30: 2025}, id="it holds on in the next sentence"),
        pytest.param("到2025年取得进展。\n2.新增高新技术企业30家。", {30: 2022}, id="but not in the next item"),
    ],
)
def test_years(sentence: str, years: dict[int, int]) -> None:
    assert {value: due for *_, value, _, due in targets(graph_of(LEAD + sentence))} == years


def test_the_last_year_of_the_period_counts() -> None:
    raw = "洛阳市科技创新行动计划（2022—2024年）\n一、重点任务\n1.新增高新技术企业30家。\n"
    assert {due for *_, due in targets(extract(raw).graph)} == {2024}


def test_the_same_number_twice_is_one() -> None:
    raw = plan_text("新增高新技术企业30家。").replace("一、", "一、主要目标\n净增高新技术企业30家以上。\n二、")
    graph = extract(raw).graph
    assert targets(graph) == {(OWN, "高新技术企业", "increase", 30, "家", 2022)}


@pytest.mark.parametrize(
    "second", ["新增高新技术企业31家。", "高新技术企业达到30家。", "新增星创天地30家。"], ids=["value", "kind", "indicator"]
)
def test_different_numbers_stay_two(second: str) -> None:
    assert len(told(f"新增高新技术企业30家。{second}")) == 2


def test_background_sets_no_targets() -> None:
    raw = plan_text("新增高新技术企业30家。", heading="发展基础") + "二、重点任务\n1.引进人才20名。\n"
    assert {value for *_, value, _, _ in targets(extract(raw).graph)} == {20}


TABLE = {
    "洛龙区": ("20", "3.5", "2.1%"),
    "涧西区": ("15", "2", "1.9%"),
    "老城区": ("5", "0.5", "1.2%"),
    "高新区": ("60", "12", "4.8%"),
}
HEADS = ("新增高新技术企业（家）", "技术合同成交额（亿元）", "全社会研发投入占GDP比重（%）")
OF_TABLE = {
    ("洛阳高新区" if place == "高新区" else place, indicator, kind, float(value.rstrip("%")), unit, 2022)
    for place, row in TABLE.items()
    for value, (indicator, kind, unit) in zip(
        row,
        [("高新技术企业", "increase", "家"), ("技术合同成交额", "level", "亿元"), ("全社会研发投入占GDP比重", "level", "%")],
        strict=True,
    )
}


@pytest.mark.parametrize(
    "cell_end",
    [
        pytest.param("\n", id="a cell a line"),
        pytest.param("\t", id="tabs"),
    ],
)
@pytest.mark.parametrize(
    "corner",
    [
        "区县",
        "单位",
        "县区",
        "县（市、区）",
        "名称",
    ],
)
def test_tables_of_districts(corner: str, cell_end: str) -> None:
    rows = [(corner, *HEADS), *((place, *row) for place, row in TABLE.items())]
    raw = (
        plan_text("在洛龙区、涧西区、老城区和高新区落实任务。")
        + "附件：\n"
        + "\n".join(cell_end.join(row) for row in rows)
        + "\n"
    )
    assert targets(extract(raw).graph) == OF_TABLE


def test_numbers_under_each_other_are_no_table() -> None:
    raw = plan_text("在洛龙区、涧西区落实任务。") + "附件：\n" + "\n".join(["洛龙区", "20", "30", "联系电话", "12345678"]) + "\n"
    assert targets(extract(raw).graph) == set()


def test_the_table_of_zhengzhou_holds_sixteen_rows_of_eight() -> None:
    graph = extract((PLANS / "zhengzhou_2019.txt").read_text(encoding="utf-8")).graph
    rows = [e for e in graph.edges if e.type is EdgeType.TARGETS and e.properties["rule"] == "table cell"]
    assert len(rows) == 16 * 8
    assert len({e.source for e in rows}) == 16 and len({e.target for e in rows}) == 8


def test_indicators_are_nodes_of_their_own() -> None:
    graph = graph_of("新增高新技术企业30家，技术合同成交额达到9亿元。")
    assert {n.id for n in graph.nodes if n.label is Label.INDICATOR} == {"Indicator:高新技术企业", "Indicator:技术合同成交额"}


def test_what_was_counted_before_is_counted_on() -> None:
    sentence = "新增省级创新平台60家。其中:2023年新增省级20家,2024年新增25家。"
    found = {(e, v, y) for _, e, _, v, _, y in targets(graph_of(LEAD + sentence, OWN))}
    assert found == {("省级创新平台", 60, 2022), ("省级创新平台", 20, 2023), ("省级创新平台", 25, 2024)}


def test_goals_before_the_first_heading_count() -> None:
    raw = "2022年洛阳市科技创新工作要点\n"
    raw += "2022年主要目标是：净增高新技术企业40家以上，技术合同成交额超过16亿元，全面完成各项任务。\n"
    raw += "一、重点任务\n1.建设平台。\n"
    assert {(e, v) for _, e, _, v, _, _ in targets(extract(raw).graph)} == {("高新技术企业", 40), ("技术合同成交额", 16)}


def test_a_table_of_indicators_sets_targets() -> None:
    raw = "洛阳市“十四五”科技创新规划\n一、发展目标\n"
    raw += "指标\t单位\t2020年\t2025年\n高新技术企业\t家\t600\t1500\n二、任务\n1.建设平台。\n"
    assert targets(extract(raw).graph) == {(OWN, "高新技术企业", "level", 1500, "家", 2025)}


def test_numbers_of_years_before_the_plan_are_none() -> None:
    assert told("2019年研发投入强度为1.43%，2022年达到2%。") == {("全社会研发投入占GDP比重", "level", 2, "%")}
