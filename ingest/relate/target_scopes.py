"""For whom a number is due: districts before it (红旗区2家), a line about one, a group of them, else the plan's place."""

from __future__ import annotations

import re

from graph.model import Label
from ingest.recognise.mention import Mention
from ingest.relate.clauses import Clause
from ingest.resolve.entities import Entities, Entity
from ingest.text import PlainText, Span

SCOPES = (Label.DISTRICT, Label.CITY, Label.INSTITUTION, Label.AGENCY)
GROUP_SCOPE = re.compile(
    r"(?P<group>(?:其他|其余|各|每个)(?:区、县\(市\)|县\(市\)、?区|县\(市、区\)|县市区|市县区|区县市|县区|区县|县\(区\)|县|区|高校|市|产业|园区|街镇|乡镇)(?:(?:、|及|和)(?:各)?(?:开发区|高校|区|园区))*|每(?:个)?(?:季度|月|半年))"
)
JOINTS = "、,和及与 "
_BEFORE_SCOPE = re.compile(
    rf"(?:(?:到|至)?20\d\d ?年(?:底|末)?|\d{{1,2}}[.、)]|[一二三四五六七八九十]{{1,2}}[、)是]"
    rf"|(?:各[^,。;:]{{0,8}})?(?:任务|目标)(?:分别)?[为是]|[{JOINTS}其中:(])*"
)


def place_before(text: PlainText, start: int, scopes: list[Mention], entities: Entities) -> Entity | None:
    """高新区:软件信息;2025年高新技术企业达到1500家: a line about one district."""
    first = scopes[0] if scopes else None
    if first is None or entities.of[first].label is not Label.DISTRICT or not text.norm.startswith(":", first.end):
        return None
    return entities.of[first] if _MARKS.fullmatch(text.norm[start : first.start]) else None


def place_urged(text: PlainText, sentence: Span, scopes: list[Mention], entities: Entities) -> Entity | None:
    """洛阳高新区要壮大产业,力争企业突破100家: a sentence that tells one district what to do."""
    first = next((m for m in scopes if sentence.start <= m.start < sentence.end), None)
    if first is None or entities.of[first].label is not Label.DISTRICT:
        return None
    before = text.norm[sentence.start : first.start]
    urged = text.norm.startswith("要", first.end) and _MARKS.fullmatch(before)
    alone = text.norm[first.end : first.end + 1] not in "、和与及等" and _URGED_FIRST.fullmatch(before)
    alone = alone if "依托" not in sentence.of(text.norm) else None  # …,依托甲公司争创平台2家: the city's again
    return entities.of[first] if urged or alone else None


_URGED_FIRST = re.compile(r"[^\u4e00-\u9fff]*(?:推动|支持|引导|指导|力争|确保|争取)")  # 推动甲区进入前列,三年新引进企业500家
_MARKS = re.compile(r"[ #|*\-—]*(?:\(?[\d一二三四五六七八九十]{1,3}[.、)]?)?[ *]*")


def leading_scopes(clause: Clause, left: str, scopes: list[Mention], entities: Entities) -> tuple[list[Entity], str]:
    """The districts or units that a number is allotted to, and what follows them: 红旗区2家, A、B各谋划1家, 市商务局举办5场."""
    end = clause.left_start + len(clause.left)
    inside = [m for m in scopes if clause.left_start <= m.start and m.end <= end]
    if not inside:
        return [], left
    mark = _BEFORE_SCOPE.match(clause.left)
    begin = clause.left_start + (mark.end() if mark else 0)
    urged = _URGED.fullmatch(clause.left, begin - clause.left_start, inside[0].start - clause.left_start)
    builds = urged and len(inside) == 1 and _DOES.match(clause.left, inside[0].end - clause.left_start)
    if inside[0].start > begin + 1 and not (urged and _EACH.search(clause.left)) and not builds:
        return [], left
    if re.search(r"(?:与|和|同|跟|向|对)$", clause.left[: inside[0].start - clause.left_start]):
        return [], left
    row = [inside[0]]
    for mention in inside[1:]:
        if clause.left[row[-1].end - clause.left_start : mention.start - clause.left_start].strip(JOINTS):
            break
        row.append(mention)
    rest = clause.left[row[-1].end - clause.left_start :]
    if clause.left[: inside[0].start - clause.left_start].endswith("在") and not re.match(r"[^,;。]{0,4}(?:各|分别)", rest):
        return [], rest  # 在甲、乙、丙三县建设园区6000亩: all of them together
    own = [entities.of[m] for m in row]
    if any(e.label is Label.INSTITUTION for e in own) and re.search(r"[建布组创设培]", rest):
        return [], rest  # 支持甲医院建设中心3个: they count for the place
    if any(e.label is Label.CITY and e is not entities.place for e in own):
        return [], rest  # a plan sets no targets for other cities
    return ([], rest) if own == [entities.place] else (own, re.sub(r"^(?:依托[^,]*?(?=建立|建设)|要|积极|均|分别|各)+", "", rest))


_DOES = re.compile(r"建设|新建|新增|建成|引进|打造|创建|培育|组建|设立|在[^,。;]{2,20}(?:前移|进位|提升|进入)")
_URGED = re.compile(r"(?:推动|支持|引导|指导|确保|鼓励|力争|争取|促进)")  # 推动甲区、乙区各建成1个…
_EACH = re.compile(r"(?:各|分别|均)[\u4e00-\u9fff]{0,6}$")


def whole_scope(left: str, entities: Entities) -> Entity:
    """全省 means the province, all else the plan's own place."""
    province = entities.stand.place.province
    if left.lstrip(" ").startswith(("全省", "我省")) and province and province != entities.place.name:
        return entities.make(Label.PROVINCE, province)
    return entities.place
