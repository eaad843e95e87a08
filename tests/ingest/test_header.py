"""What a page says of itself, in the words and layouts of many governments' pages."""

from __future__ import annotations

import pytest

from ingest.structure.header import Header, header
from ingest.structure.outline import outline
from ingest.text import PlainText

BODY = "一、重点任务\n1.培育企业。\n"


def head(told: str) -> Header:
    """The header of a page: `甲 / 乙` are two lines above the plan's body."""
    text = PlainText(told.replace(" / ", "\n") + "\n" + BODY)
    return header(text, outline(text))


@pytest.mark.parametrize(
    ("told", "title"),
    [
        pytest.param("洛阳市人民政府关于印发《洛阳市创新行动方案》的通知", "洛阳市创新行动方案", id="title marks"),
        pytest.param("关于印发《湘潭市科技计划》（试行）的通知", "湘潭市科技计划", id="words after the marks"),
        pytest.param("关于印发（2022年）《湘潭市科技计划》的通知", "湘潭市科技计划", id="brackets before the marks"),
        pytest.param("扬州市科技局关于印发2021年扬州市科技工作要点的通知", "2021年扬州市科技工作要点", id="no marks"),
        pytest.param("市政府关于转发无锡市科技创新规划的通知", "无锡市科技创新规划", id="passed on"),
        pytest.param(
            "梧州市人民政府关于印发我市创新计划实施方案的通知 / 现将《梧州市创新计划实施方案》印发给你们。",
            "梧州市创新计划实施方案",
            id="我市 is named further down",
        ),
        pytest.param("绵阳市科学技术局 / 2020年工作要点 / ", "绵阳市科学技术局2020年工作要点", id="the issuer on the line above"),
        pytest.param("2023年许昌市科技创新工作要点", "2023年许昌市科技创新工作要点", id="plain"),
        pytest.param("苏州市科技创新行动计划（2023—2025年）", "苏州市科技创新行动计划(2023-2025年)", id="years in brackets"),
        pytest.param("# 泰州市科技创新规划", "泰州市科技创新规划", id="Markdown"),
        pytest.param("标题：泰州市科技创新规划", "泰州市科技创新规划", id="labelled"),
        pytest.param("首页 / 您的位置 / 泰州市科技创新规划 / 来源：市科技局", "泰州市科技创新规划", id="after a menu"),
        pytest.param("开封市“十四五”科技创新规划", "开封市“十四五”科技创新规划", id="quotes stay"),
        pytest.param("宜昌市 科技创新 实施方案", "宜昌市科技创新实施方案", id="blanks go"),
        pytest.param("关于加快科技创新的若干措施", "关于加快科技创新的若干措施", id="关于 belongs to the title"),
        pytest.param("政府工作报告 / ——2023年1月5日在芜湖市人民代表大会上", "政府工作报告", id="report"),
        pytest.param("各位代表： / 现在，我代表芜湖市人民政府向大会报告工作", "政府工作报告", id="speech"),
        pytest.param(
            "关于印发《2022年湘潭市落实〈湖南省创新条例〉工作方案》的通知",
            "2022年湘潭市落实〈湖南省创新条例〉工作方案",
            id="marks within marks",
        ),
        pytest.param(
            "关于印发《2022年湘潭市落实<湖南省创新条例>工作方案》的通知",
            "2022年湘潭市落实<湖南省创新条例>工作方案",
            id="angle brackets within marks",
        ),
        pytest.param(
            "芜湖市人民政府办公室关于转发市科技局《芜湖市创新计划》的通知",
            "芜湖市创新计划",
            id="passed on from another body",
        ),
    ],
)
def test_title(told: str, title: str) -> None:
    assert head(told).title == title


def test_the_place_of_the_title() -> None:
    raw = "洛阳市人民政府关于印发《洛阳市创新行动方案》的通知\n" + BODY
    text = PlainText(raw)
    assert header(text, outline(text)).title_at.of(raw) == "洛阳市创新行动方案"


@pytest.mark.parametrize(
    "told",
    [
        "洛科〔2022〕3号", "洛科﹝2022﹞3号", "洛科[2022]3号", "洛科(2022)3号", "洛科（2022）3号", "洛科【2022】3号",
        "洛科〔2022〕第3号", "洛科 〔2022〕 3 号", "洛科〔2022〕03号", "文号：洛科〔2022〕3号", "发文字号： 洛科〔2022〕3号",
    ],
)  # fmt: skip
def test_number_in_all_brackets(told: str) -> None:
    found = head(f"洛阳市科技工作要点 / {told}")
    assert (found.doc_number, found.sign) == ("洛科〔2022〕3号", "洛科")


@pytest.mark.parametrize(
    ("number", "sign"),
    [("洛政办发〔2021〕118号", "洛政办发"), ("焦科字〔2020〕6号", "焦科字"), ("苏府规字〔2019〕1号", "苏府规字")],
)
def test_letters_of_the_number(number: str, sign: str) -> None:
    found = head(f"2021年科技工作要点 / {number}")
    assert (found.doc_number, found.sign) == (number, sign)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        pytest.param(
            "洛阳市科技工作要点 / 根据《河南省方案》（豫政〔2021〕9号），制定本要点。", None, id="in brackets behind a document"
        ),
        pytest.param(
            "洛阳市科技工作要点 / 根据《河南省方案》（豫政〔2021〕9号），制定本要点。 / 洛科〔2022〕3号",
            "洛科〔2022〕3号",
            id="the next is its own",
        ),
        pytest.param(
            "洛阳市科技工作要点 / 按照豫政〔2021〕9号文件要求，制定本要点。",
            None,
            id="in a sentence",
        ),
        pytest.param("洛阳市科技工作要点 / 2022年第3号公告", None, id="no letters"),
    ],
)
def test_a_cited_number_is_not_its_own(told: str, number: str | None) -> None:
    assert head(told).doc_number == number


def test_the_number_may_stand_at_the_foot() -> None:
    raw = "洛阳市科技工作要点\n" + BODY + "附件：分工表\n洛科〔2022〕3号\n"
    text = PlainText(raw)
    assert header(text, outline(text)).doc_number == "洛科〔2022〕3号"


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        pytest.param("洛阳市人民政府办公室关于印发《洛阳市创新方案》的通知", "洛阳市人民政府办公室", id="before 关于印发"),
        pytest.param("扬州市科学技术局印发《扬州市科技要点》", "扬州市科学技术局", id="before 印发"),
        pytest.param("洛阳市创新方案 / 洛阳市科学技术局 / 2022年3月8日", "洛阳市科学技术局", id="signature above the date"),
        pytest.param("洛阳市创新方案 / 洛阳市科学技术局　2022年3月8日", "洛阳市科学技术局", id="signature before the date"),
        pytest.param(
            "洛阳市创新方案 / 洛阳市科学技术局 / 洛阳市财政局 / 2022年3月8日", "洛阳市科学技术局", id="the first of two"
        ),
        pytest.param("发布机构：焦作市科学技术局 / 焦作市科技计划", "焦作市科学技术局", id="label 发布机构"),
        pytest.param(
            "发文机关: 焦作市政府办公室 成文日期: 2021-05-07 / 焦作市科技计划", "焦作市政府办公室", id="labels on one line"
        ),
        pytest.param("焦作市科技计划", None, id="not told"),
        pytest.param("焦作市科技计划 / 各县区： / 2022年3月8日", None, id="an address is no signature"),
        pytest.param(
            "长沙市科学技术局 长沙市财政局关于印发《长沙市办法》的通知",
            "长沙市科学技术局",
            id="two before 关于印发",
        ),
        pytest.param(
            "安阳市人民政府关于加快科技创新的实施意见",
            "安阳市人民政府",
            id="before 关于 alone",
        ),
    ],
)
def test_issuer(told: str, issuer: str | None) -> None:
    assert head(told).issuer == issuer


@pytest.mark.parametrize(
    ("told", "issued", "published"),
    [
        pytest.param(
            "成文日期：2021年5月7日 / 发布日期：2021-05-10 / 焦作市科技计划", "2021-05-07", "2021-05-10", id="both labelled"
        ),
        pytest.param("发文时间: 2021/5/7 / 焦作市科技计划", "2021-05-07", None, id="slashes"),
        pytest.param("印发日期：2021.12.31 / 焦作市科技计划", "2021-12-31", None, id="points"),
        pytest.param("焦作市科技计划 / 2021年5月7日", "2021-05-07", None, id="a line of its own"),
        pytest.param("焦作市科技计划 / 二〇二一年五月七日", "2021-05-07", None, id="Chinese numerals"),
        pytest.param("焦作市科技计划 / 二○二一年十二月三十一日", "2021-12-31", None, id="Chinese numerals with a circle"),
        pytest.param("焦作市科技计划 / 二零二一年十月二十日", "2021-10-20", None, id="Chinese numerals with 零"),
        pytest.param("焦作市科技计划 / 2023-05-26 18:07 / 来源：市科技局", None, "2023-05-26", id="with a time of day"),
        pytest.param("焦作市科技计划 / 发布时间：2023年5月26日", None, "2023-05-26", id="published only"),
        pytest.param("焦作市科技计划 / 会议于2021年5月7日召开，研究了工作。", None, None, id="a date in a sentence"),
        pytest.param("焦作市科技计划 / 2021年13月7日", None, None, id="no such month"),
    ],
)
def test_dates(told: str, issued: str | None, published: str | None) -> None:
    found = head(told)
    assert (found.issued, found.published) == (issued, published)


@pytest.mark.parametrize(
    "told",
    [
        "索引号：A1 / 发布机构：\n芜湖市科学技术局 / 成文日期：\n2022-05-10 / 发布日期：\n2022-05-12",
        "[ 索引号 ] | A1 | / [ 发布机构 ] | 芜湖市科学技术局 | | / [ 成文日期 ] | 2022-05-10 | [ 发布日期 ] | 2022-05-12 |",
        "发 布 机 构：芜湖市科学技术局　　成 文 日 期：2022年5月10日 / 发 布 日 期：2022年5月12日",
        "信息来源：芜湖市科学技术局 / 生成日期：2022-05-10 / 公开日期：2022-05-12",
    ],
)
def test_labels_in_tables_on_lines_and_spaced(told: str) -> None:
    found = head(f"{told} / 芜湖市科技创新工作要点")
    assert (found.issuer, found.issued, found.published) == ("芜湖市科学技术局", "2022-05-10", "2022-05-12")


def test_the_day_on_which_a_meeting_adopted_it() -> None:
    assert head("天津市科技创新意见 / (二〇一六年七月八日中共天津市委全会通过)").issued == "2016-07-08"


def test_the_body_in_a_title_is_the_issuer() -> None:
    assert head("绵阳市科学技术局2020年工作要点").issuer == "绵阳市科学技术局"
