"""Names by their form: they end in 研究院, 有限公司, 中心, 计划 …; where they begin, verbs and particles tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from graph.model import Label
from ingest.recognise.agencies import PANEL
from ingest.recognise.beginnings import Cutter, edges
from ingest.recognise.kind_contexts import is_kind
from ingest.recognise.mention import Mention
from ingest.recognise.name_forms import NameForms, is_generic, name_forms
from ingest.recognise.programmes import is_gathering, is_heading, is_programme
from ingest.resolve.places import place_book
from ingest.text import last_of

_RUN = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9·\-+&]+|\([^()\n]{1,15}\)|“[^”\n]{1,25}”| ?\"[^\"\n]{1,25}\" ?|(?<=[a-z]) (?=[A-Z]))+"
)
_INNER = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"")
_LONGEST = 36
_LONGEST_HEADING = 16  # characters of a heading that is a name as a whole


def find(norm: str, known: list[Mention]) -> Iterator[Mention]:
    """All names of a text that their form shows; a boundary is never set inside a `known` name. Overlaps are left in."""
    masked = _INNER.sub(lambda m: "▮" * len(m.group()), norm)
    runs = [run.span() for run in _RUN.finditer(norm)]
    starts = [start for start, _ in runs]
    inside = {i for m in known for i in range(m.start + 1, m.end)}
    bodies = {m.start: m for m in known if m.label in (Label.INSTITUTION, Label.ENTERPRISE)}
    cutter = Cutter(edges(), masked, norm, {m.start for m in known}, inside, {m.end: m.start for m in known})
    for forms in name_forms():
        for end in forms.ends.finditer(masked):
            begin, stop = runs[max(bisect_right(starts, end.start()) - 1, 0)]
            if begin <= end.start() and end.end() <= stop and (mention := _name(cutter, forms, end, begin)):
                yield _of_state(mention, bodies) if forms.label is Label.PLATFORM else mention


_STATE_LAB = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省|省(?!级)).{2,}(?:实验室|研究中心|创新中心)(?:分中心)?|"
    r".{2,}国家(?:重点|工程)?(?:实验室|(?:技术|产业|制造业)创新中心|工程(?:技术)?研究中心)|.{2,}国家地方联合工程.{2,8}|国家.{3,}(?:实验室|工程(?:技术)?研究中心)"
)


def _of_state(mention: Mention, bodies: Mapping[int, Mention]) -> Mention:
    """甲大学乙国家重点实验室: the name that the state gave it does not begin with who runs it."""
    body = bodies.get(mention.start)
    rest = mention.form[body.length :] if body else ""
    return mention._replace(form=rest, parent=body.known or body.form) if body and _STATE_LAB.fullmatch(rest) else mention


def _name(cutter: Cutter, forms: NameForms, end: re.Match[str], begin: int) -> Mention | None:
    """The name with this end in a run that begins at `begin`; None where it is a kind and no name."""
    start = _heading_start(cutter, end, begin) if forms.label is Label.PROGRAM else None
    if start is None:
        start = cutter.start(max(begin, end.start() - _LONGEST), end.start(), forms.label)
    if forms.label is Label.PROGRAM:
        told = cutter.norm[start : end.end()]
        if is_generic(told, forms) or not is_programme(cutter.norm, start, told):
            start = _behind_verb(cutter.norm, end, start)
    if forms.label is Label.PROGRAM and (year := _YEAR_OF_GATHERING.search(cutter.norm, max(0, start - 6), start)):
        start = year.start("year") if not year["year"].endswith("年") or is_gathering(cutter.norm[start : end.end()]) else start
    name, norm = cutter.norm[start : end.end()], cutter.norm
    if start >= end.start() or norm[end.end() : end.end() + 1] == "》":
        return None
    if start < cutter.ends.get(end.end(), start):  # …要与清华大学: the lexicon knows where that name begins
        return None
    if forms.label is Label.PLATFORM and (field := _FIELD_IN_BRACKETS.match(norm, end.end())) and _OF_STATE.match(name):
        return Mention(start, field.end(), Label.PLATFORM, norm[start : field.end()], "form")
    if is_generic(name, forms) and not (
        _goes_on(cutter, start, name, forms)
        or _is_all_of_heading(norm, start, name, forms)
        or _is_built_by_two(cutter, start, name, forms)
        or _is_of_zone(cutter, start, name, forms)
    ):
        return None
    if forms.label is Label.PROGRAM and not is_programme(norm, start, name):
        return None
    if forms.label is Label.PLATFORM and _YEAR_INSIDE.search(name):
        return None  # 昆山市2023年科创中心建设要点
    if forms.label is Label.PLATFORM and cutter.starts.isdisjoint(range(start, end.end())) and is_kind(norm, start, end.end()):
        return None
    if (
        forms.label in (Label.INSTITUTION, Label.PLATFORM)
        and _COUNTED.match(norm, end.end())
        and cutter.starts.isdisjoint(range(start, end.end()))
    ):
        return None  # 新增省重点企业研究院2家, 建设产业集聚区3个
    if name.endswith(("联席会议", "联席会议办公室")) and not _OF_PLACE.match(name):
        return None  # any meeting of departments
    if forms.label is Label.PROJECT and not _is_built(norm, start, end.end()):
        return None
    stop = _behind_work(norm, end.end()) if forms.label is Label.PROJECT else _behind_place(norm, end.end())
    return Mention(start, stop, _label(forms.label, name), norm[start:stop], "form")


def _behind_place(norm: str, end: int) -> int:
    """国家智能网联汽车检验检测中心(湖北): the place in brackets belongs to the name."""
    match = _PLACE_IN_BRACKETS.match(norm, end)
    return match.end() if match and place_book().is_place(match["place"]) else end


def _behind_work(norm: str, end: int) -> int:
    """城西水库除险加固, 天府大道北延线, 旌东水厂(一期): what is done to a work belongs to its name."""
    match = _WORK_DONE.match(norm, end)
    return match.end() if match else end


_WORK_DONE = re.compile(
    r"(?:\([一二三四五]期\)|[一二三四五]期)?(?:除险加固|抬高蓄水位|改?扩建|扩容|提标改造|更新改造|品质提升|(?:综合|防洪)(?:整治|治理)"
    r"|[东西南北]延(?:线|伸)?|下穿|复航)?(?:工程|项目)?(?!部|法人|经理|库)"
)
_COUNTED = re.compile(r"\d+[家个]")
_YEAR_INSIDE = re.compile(r"20\d\d年")
_OF_STATE = re.compile(r"国家(?!级)|[\u4e00-\u9fff]{2,3}省")
_FIELD_IN_BRACKETS = re.compile(r"\((?!以下|简称|含|包括|筹|一期|二期)[\u4e00-\u9fff]{2,8}\)")  # 国家市场监管技术创新中心(磷石膏)
_PLACE_IN_BRACKETS = re.compile(r"\((?P<place>[\u4e00-\u9fff]{2,3})\)")


def _goes_on(cutter: Cutter, start: int, name: str, forms: NameForms) -> bool:
    """A common name in a list behind a name of the same end: 种质资源创新中心、农业信息服务中心."""
    norm = cutter.norm
    if len(name) < 6 or norm[start - 1 : start] != "、" or norm[start - 3 : start - 1] != name[-2:]:
        return False
    ends = [end for end in forms.ends.finditer(cutter.masked, max(0, start - 12), start) if end.end() == start - 1]
    if not ends:
        return False
    begin = last_of(",。;:、\n", norm, 0, start - 1) + 1
    return not is_generic(norm[cutter.start(begin, ends[-1].start(), forms.label) : start - 1], forms)


_YEAR_OF_GATHERING = re.compile(r"(?<!\d)(?P<year>20\d\d年?)$")  # 承办2024世界…大会, 举办2018年…洽谈会: part of the name
_LONG_FOR_A_KIND = 7
_HEADING_BUILDS = re.compile(r"(?:建设|构建|搭建|打造|组建|建立|创建)$")


def _is_all_of_heading(norm: str, start: int, name: str, forms: NameForms) -> bool:
    """四是建设科技创新综合服务平台。: the heading builds this one, though each word is common."""
    if forms.label is not Label.PLATFORM or len(name) < _LONG_FOR_A_KIND or re.search("[型类]", name):
        return False
    verb = _HEADING_BUILDS.search(norm, max(0, start - 2), start)
    return bool(verb and is_heading(norm, verb.start(), start + len(name)))


_LONG_FOR_JOINT_WORK = 6
_BUILT_BY_TWO = re.compile(r"(?:与|和|同|联合|会同)[^,。;]{2,40}(?:共建|(?:合作|联合|共同)(?:设立|建设|组建|成立|打造))$")


def _is_built_by_two(cutter: Cutter, start: int, name: str, forms: NameForms) -> bool:
    """支持甲公司与乙大学共建绿色化工中试基地: what two named bodies build is one thing, though each word is common."""
    if forms.label is not Label.PLATFORM or len(name) < _LONG_FOR_JOINT_WORK or re.search("[型类级]", name):
        return False
    told = _BUILT_BY_TWO.search(cutter.norm, max(0, start - 48), start)
    counted = cutter.norm[start + len(name) : start + len(name) + 1].isdigit()
    return bool(told and not counted and any(at in cutter.ends for at in range(told.start(), start)))


_OF_ZONE = re.compile(r"(?:高新区|经开区|开发区)(?!内|各|的|[\u4e00-\u9fff]{0,4}(?:园区|基地|企业))[\u4e00-\u9fff]{5,}")


def _is_of_zone(cutter: Cutter, start: int, name: str, forms: NameForms) -> bool:
    """高新区创业服务中心: the one of the plan's own zone, though each word is common."""
    return forms.label is Label.PLATFORM and start in cutter.starts and bool(_OF_ZONE.fullmatch(name))


_STARTED = re.compile(r"(?:实施|启动|开展)+(?P<name>[\u4e00-\u9fff]{6,14})$")


def _behind_verb(norm: str, end: re.Match[str], start: int) -> int:
    """实施高能级平台跃升行动: what stands behind the verb is the name, where stripped of kinds too little of it is left."""
    match = _STARTED.search(norm, max(0, end.start() - 18), end.start())
    return match.start("name") if match and not _ANY.search(match["name"]) else start


_ANY = re.compile(r"^(?:一批|若干|重大|重点|各类|国家|省级|市级|市|省|科技)|等|的|[一二三四五六七八九十\d]+[个项]")


def _heading_start(cutter: Cutter, end: re.Match[str], begin: int) -> int | None:
    """Where an action's name begins that a heading is made of, whatever verbs stand in it; None where it is no such heading."""
    norm = cutter.norm
    if norm[begin] == "(":
        begin = norm.index(")", begin) + 1
    told = norm[begin : end.end()]
    if len(told) > _LONGEST_HEADING or re.search(r"[“\"、,\d]|等|的", told) or not is_heading(norm, begin, end.end()):
        return None
    return cutter.strip(begin, end.start()) if cutter.starts.isdisjoint(range(begin, end.start())) else None


_OF_PLACE = re.compile(r"[市省区县](?!领导|级|内|直)|国务院|[\u4e00-\u9fff]{2,4}[市省区县](?!领导)")
_BUILT = re.compile(
    r"建设|开工|建成|竣工|投产|投用|推进|加快|实施|通车|续建|完工|谋划|项目|工程|完善|改造|贯通|动工|启动|争取|前期|修复|启用|开放"
)


def _is_built(norm: str, start: int, end: int) -> bool:
    """Works are named where they are built; a road that only tells where something lies is none."""
    first = last_of("。;\n", norm, 0, start) + 1
    stop = min((at for mark in "。;\n" if (at := norm.find(mark, end)) >= 0), default=len(norm))
    return bool(_BUILT.search(norm, max(first, start - 80), start) or _BUILT.search(norm, end, min(stop, end + 40)))


def _label(label: Label, name: str) -> Label:
    """An institute stays one where its legal form is a company: 河南国立智能技术研究院有限公司; so does a panel of experts."""
    if label is Label.ENTERPRISE and re.search(r"研究院|研究所", name):
        return Label.INSTITUTION
    return Label.INSTITUTION if label is Label.AGENCY and PANEL.search(name) else label
