"""The plan's document: whose plan it is, who issued it, for which years, and under which id."""

from __future__ import annotations

import pytest

from graph.model import Label, PlanDocument
from ingest.resolve.document import document
from ingest.resolve.places import Standpoint
from ingest.structure.header import header
from ingest.structure.kinds import goal_text
from ingest.structure.outline import outline
from ingest.text import PlainText

BODY = "一、重点任务\n1.培育企业。\n"


def read(told: str, body: str = BODY) -> tuple[PlanDocument, Standpoint]:
    """`甲 / 乙` are two lines."""
    text = PlainText(f"{told} / {body}".replace(" / ", "\n"))
    root = outline(text)
    headings = " ".join(section.heading.of(text.norm) for section in root.walk())
    return document(text, header(text, root), goal_text(text, root), headings)


@pytest.mark.parametrize(
    ("told", "label", "place", "province"),
    [
        pytest.param("2022年许昌市科技工作要点", Label.CITY, "许昌市", "河南省", id="city of the title"),
        pytest.param("许昌2022年科技工作要点", Label.CITY, "许昌市", "河南省", id="its short name"),
        pytest.param("山东省青岛市科技创新规划", Label.CITY, "青岛市", "山东省", id="city after its province"),
        pytest.param("延边朝鲜族自治州科技创新规划", Label.CITY, "延边朝鲜族自治州", "吉林省", id="prefecture"),
        pytest.param("济源市科技创新规划", Label.CITY, "济源市", "河南省", id="governed by its province"),
        pytest.param("上海市科技创新规划", Label.CITY, "上海市", None, id="municipality has no province"),
        pytest.param("金水区2022年科技工作要点", Label.DISTRICT, "金水区", "河南省", id="district"),
        pytest.param("南京市鼓楼区科技工作要点", Label.DISTRICT, "鼓楼区", "江苏省", id="district with its city"),
        pytest.param("昆山市科技创新规划", Label.DISTRICT, "昆山市", "江苏省", id="city at county level"),
        pytest.param("浦东新区科技行动计划", Label.DISTRICT, "浦东新区", "上海市", id="new area that is a district"),
        pytest.param("河南省“十四五”科技创新规划", Label.PROVINCE, "河南省", "河南省", id="province"),
        pytest.param("宁夏回族自治区科技规划", Label.PROVINCE, "宁夏回族自治区", "宁夏回族自治区", id="autonomous region"),
        pytest.param("2022年全市工作要点 / 合肥市科技局 / 2022年4月1日", Label.CITY, "合肥市", "安徽省", id="of the issuer"),
        pytest.param("2022年全市工作要点 / 鹤科〔2022〕1号", Label.CITY, "鹤壁市", "河南省", id="letters of the number"),
        pytest.param("2022年全市工作要点 / 徐州市、徐州高新区、云龙区、南京市", Label.CITY, "徐州市", "江苏省", id="most named"),
        pytest.param("郑州市落实河南省部署工作方案", Label.CITY, "郑州市", "河南省", id="the first place of the title"),
        pytest.param(
            "鼓楼区要点 / 南京市鼓楼区人民政府 / 2022年4月1日", Label.DISTRICT, "鼓楼区", "江苏省", id="of several districts"
        ),
        pytest.param(
            "雄安新区科技创新规划",
            Label.DISTRICT,
            "雄安新区",
            "河北省",
            id="new area",
        ),
        pytest.param(
            "郑州高新区2022年科技工作要点",
            Label.DISTRICT,
            "郑州高新区",
            "河南省",
            id="development zone",
        ),
    ],
)
def test_own_place(told: str, label: Label, place: str, province: str | None) -> None:
    about, stand = read(told)
    assert (stand.place.label, about.city, about.province) == (label, place, province)


def test_no_place_at_all() -> None:
    about, _ = read("科技创新工作要点")
    assert (about.city, about.province) == (None, None)


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        pytest.param("关于加快创新的措施 / 发布机构：市科学技术局 / 扬州市", "扬州市科学技术局", id="市 is the plan's city"),
        pytest.param("河南省创新规划 / 发布机构：省科学技术厅", "河南省科学技术厅", id="省 is the plan's province"),
        pytest.param("洛阳市科技要点 / 洛科〔2022〕3号", "洛阳市科学技术局", id="letters 科"),
        pytest.param("洛阳市创新方案 / 洛政〔2022〕3号", "洛阳市人民政府", id="letters 政"),
        pytest.param("洛阳市创新方案 / 洛政办〔2022〕3号", "洛阳市人民政府办公室", id="letters 政办"),
        pytest.param("洛阳市创新方案 / 洛工信〔2022〕3号", "洛阳市工业和信息化局", id="letters 工信"),
        pytest.param("洛阳市创新方案 / 洛某某〔2022〕3号", None, id="letters that nobody knows"),
        pytest.param(
            "洛阳市创新方案 / 洛政〔2022〕3号 / 洛阳市科学技术局 / 2022年3月8日", "洛阳市科学技术局", id="a signature counts more"
        ),
        pytest.param("洛阳市创新方案", None, id="not told"),
    ],
)
def test_issuer(told: str, issuer: str | None) -> None:
    assert read(told)[0].issuer == issuer


@pytest.mark.parametrize(
    ("told", "period"),
    [
        pytest.param("2022年许昌市科技工作要点", (2022, 2022), id="a year in the title"),
        pytest.param("许昌市2022年度科技工作要点", (2022, 2022), id="a year after the place"),
        pytest.param("许昌市科技行动计划（2023—2025年）", (2023, 2025), id="range"),
        pytest.param("许昌市科技行动计划（2023年至2025年）", (2023, 2025), id="range in words"),
        pytest.param("许昌市科技行动计划(2023~2025年)", (2023, 2025), id="range with a wave"),
        pytest.param("许昌市“十三五”科技创新规划", (2016, 2020), id="十三五"),
        pytest.param("许昌市“十四五”科技创新规划", (2021, 2025), id="十四五"),
        pytest.param("许昌市科技发展第十四个五年规划", (2021, 2025), id="第十四个五年"),
        pytest.param("许昌市“十五五”科技创新规划", (2026, 2030), id="十五五"),
        pytest.param("许昌市科技规划 / 2021年6月1日", (2021, 2021), id="the date only"),
        pytest.param("许昌市科技规划 / 许科〔2019〕7号", (2019, 2019), id="the number only"),
        pytest.param("许昌市科技规划", None, id="no year"),
    ],
)
def test_period(told: str, period: tuple[int, int] | None) -> None:
    assert read(told)[0].period == period


@pytest.mark.parametrize(
    ("goals", "period"),
    [
        pytest.param("2020年占比为1.8%，到2025年达到2.5%。", (2021, 2025), id="from the plan's own year to the goal's"),
        pytest.param("到2023年新增20家，到2025年新增50家。", (2021, 2025), id="the last goal"),
        pytest.param("2022-2024年，新增企业100家。", (2022, 2024), id="range"),
        pytest.param("新增企业100家。", (2021, 2021), id="no year"),
    ],
)
def test_period_of_the_goals(goals: str, period: tuple[int, int]) -> None:
    about, _ = read("许昌市科技创新规划 / 2021年6月1日", f"一、主要目标 / {goals} / 二、重点任务 / 1.2030年前后再说。 / ")
    assert about.period == period


@pytest.mark.parametrize(
    ("told", "identity"),
    [
        pytest.param("洛阳市科技要点 / 洛科(2022)第03号", "洛科〔2022〕3号", id="normalised number"),
        pytest.param(
            "2022年许昌市科技工作要点 / 许昌市科学技术局 / 2022年3月1日",
            "许昌市科学技术局-2022年许昌市科技工作要点-2022",
            id="issuer",
        ),
        pytest.param("许昌市科技行动计划（2023—2025年）", "许昌市-许昌市科技行动计划(2023-2025年)-2023", id="place"),
        pytest.param("许昌市科技/创新 规划", "许昌市-许昌市科技创新规划", id="no slash, no blank, no year"),
    ],
)
def test_identity(told: str, identity: str) -> None:
    assert read(told)[0].id == identity


def test_the_same_plan_read_twice_has_one_id() -> None:
    assert read("2022年许昌市科技工作要点")[0] == read("2022年许昌市科技工作要点")[0]


@pytest.mark.parametrize(
    ("told", "city", "agency_place"),
    [
        ("金水区2022年科技工作要点", "郑州市", "金水区"),
        ("许昌市2022年科技工作要点", "许昌市", "许昌市"),
        ("河南省2022年科技工作要点", "", "河南省"),
    ],
    ids=["district", "city", "province"],
)
def test_whose_bodies_are_meant(told: str, city: str, agency_place: str) -> None:
    _, stand = read(told)
    assert (stand.city, stand.place.name, stand.year) == (city, agency_place, 2022)
