"""Names by their form: they end in 研究院, 有限公司, 中心, 计划 …; where they begin, verbs and particles tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from graph.model import Label
from ingest.lexicon import lexicon
from ingest.recognise.mention import Mention
from ingest.resolve.places import place_book
from ingest.words import industries
from innograph.errors import LexiconError
from innograph.resources import LEXICON

_RUN = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9·\-+&]+|\([^()\n]{1,15}\)|“[^”\n]{1,25}”| ?\"[^\"\n]{1,25}\" ?|(?<=[a-z]) (?=[A-Z]))+"
)
_INNER = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"")
_COUNT = re.compile(
    r"(?:\d+(?:\.\d+)?(?:-\d+)?|[一二三四五六七八九十几两]+)(?:余|多)?(?:个|家|项|所|批|名|条|座|处|只|支|期|次|月|日|%|万?平方米|平方公里|万?亩|公里|亿元|万元|万|亿)(?:以上|左右|的)*|\d{4}年(?:度)?|\d+(?=[\u4e00-\u9fff])|年度|第[一二三四五六七八九十\d]+(?!届)[批个]"
)
_LONGEST = 36
_BEHIND = 6  # characters of the end that a cut may look at: 联合 is none before 实验室
_LONGEST_HEADING = 16  # characters of a heading that is a name as a whole


@dataclass(frozen=True, slots=True)
class NameForms:
    """The ends of one type and the words that alone make no name."""

    label: Label
    ends: re.Pattern[str]
    generic: re.Pattern[str]


@cache
def _forms() -> tuple[NameForms, ...]:
    try:
        data = yaml.safe_load((LEXICON / "name_forms.yaml").read_text(encoding="utf-8"))
        return tuple(
            NameForms(
                Label(label),
                re.compile(f"(?:{'|'.join(map(_literal_first, told['ends']))})(?!{'|'.join(told['not_before'])})"),
                re.compile("|".join(sorted((re.escape(str(w)) for w in told["generic"]), key=len, reverse=True)) or "(?!)"),
            )
            for label, told in data.items()
        )
    except (OSError, KeyError, ValueError, yaml.YAMLError, re.error) as error:
        raise LexiconError(f"name_forms.yaml 读不出：{error}。请按文件内说明改正。") from error


_LOOKS_BEHIND = re.compile(r"((?:\(\?<[=!](?:[^()\[\]]|\[[^\]]*\])*\))+)([\u4e00-\u9fff])")


def _literal_first(end: str) -> str:
    """`(?<=[科创])谷` as `谷(?<=[科创]谷)`: a search skips fast to the first letters of a list, if each item begins with one."""
    match = _LOOKS_BEHIND.match(end)
    if not match:
        return end
    behind, first = match.groups()
    return first + behind.replace(")", f"{first})") + end[match.end() :]


@dataclass(frozen=True, slots=True)
class _Edges:
    hard: re.Pattern[str]
    soft: re.Pattern[str]
    conjunction: re.Pattern[str]
    whole_left: re.Pattern[str]
    program_verb: re.Pattern[str]


def _any(words: list[str]) -> str:
    """As alternatives, the longest first; what a word looks at before and behind itself does not count: 对接 before 对(?!外)."""
    by_length = sorted((str(w) for w in words), key=lambda word: len(_LOOKS.sub("", word)), reverse=True)
    return "|".join(map(_literal_first, by_length))


_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")


@cache
def _edges() -> _Edges:
    names = lexicon().cues["names"]
    return _Edges(
        re.compile(_any(names["left_hard"])),
        re.compile(f"(?:{_any(names['left_soft'])}|{_any(names['left_hard'])})"),
        re.compile(_any(names["conjunctions"])),
        re.compile(f"(?:{_any(names['whole_left'])})▮*$"),
        re.compile(f'(?:{_any(names["program_verbs"])})[“"]?$'),
    )


def find(norm: str, known: list[Mention]) -> Iterator[Mention]:
    """All names of a text that their form shows; a boundary is never set inside a `known` name. Overlaps are left in."""
    masked = _INNER.sub(lambda m: "▮" * len(m.group()), norm)
    runs = [run.span() for run in _RUN.finditer(norm)]
    starts = [start for start, _ in runs]
    inside = {i for m in known for i in range(m.start + 1, m.end)}
    cutter = _Cutter(_edges(), masked, norm, {m.start for m in known}, inside, {m.end: m.start for m in known})
    for forms in _forms():
        for end in forms.ends.finditer(masked):
            begin, stop = runs[max(bisect_right(starts, end.start()) - 1, 0)]
            if begin <= end.start() and end.end() <= stop and (mention := _name(cutter, forms, end, begin)):
                yield mention


def _name(cutter: _Cutter, forms: NameForms, end: re.Match[str], begin: int) -> Mention | None:
    """The name with this end in a run that begins at `begin`; None where it is a kind and no name."""
    start = _heading_start(cutter, end, begin) if forms.label is Label.PROGRAM else None
    if start is None:
        start = cutter.start(max(begin, end.start() - _LONGEST), end.start(), forms.label)
    if forms.label is Label.PROGRAM and is_generic(cutter.norm[start : end.end()], forms):
        start = _behind_verb(cutter.norm, end, start)
    name, norm = cutter.norm[start : end.end()], cutter.norm
    if start >= end.start() or norm[end.end() : end.end() + 1] == "》":
        return None
    if start < cutter.ends.get(end.end(), start):  # …要与清华大学: the lexicon knows where that name begins
        return None
    if is_generic(name, forms) and not _goes_on(cutter, start, name, forms):
        return None
    if forms.label is Label.PROGRAM and not _is_programme(norm, start, name):
        return None
    if name.endswith(("联席会议", "联席会议办公室")) and not _OF_PLACE.match(name):
        return None  # any meeting of departments
    if forms.label is Label.PROJECT and not _is_built(norm, start, end.end()):
        return None
    stop = _behind_place(norm, end.end())
    return Mention(start, stop, _label(forms.label, name), norm[start:stop], "form")


def _behind_place(norm: str, end: int) -> int:
    """国家智能网联汽车检验检测中心(湖北): the place in brackets belongs to the name."""
    match = _PLACE_IN_BRACKETS.match(norm, end)
    return match.end() if match and match["place"] in place_book().free_forms else end


_PLACE_IN_BRACKETS = re.compile(r"\((?P<place>[\u4e00-\u9fff]{2,3})\)")


def _goes_on(cutter: _Cutter, start: int, name: str, forms: NameForms) -> bool:
    """A common name in a list behind a name of the same end: 种质资源创新中心、农业信息服务中心."""
    norm = cutter.norm
    if len(name) < 6 or norm[start - 1 : start] != "、" or norm[start - 3 : start - 1] != name[-2:]:
        return False
    ends = [end for end in forms.ends.finditer(cutter.masked, max(0, start - 12), start) if end.end() == start - 1]
    if not ends:
        return False
    begin = max(norm.rfind(mark, 0, start - 1) for mark in ",。;:、\n") + 1
    return not is_generic(norm[cutter.start(begin, ends[-1].start(), forms.label) : start - 1], forms)


_STARTED = re.compile(r"(?:实施|启动|开展)(?P<name>[\u4e00-\u9fff]{6,14})$")


def _behind_verb(norm: str, end: re.Match[str], start: int) -> int:
    """实施高能级平台跃升行动: what stands behind the verb is the name, where stripped of kinds too little of it is left."""
    match = _STARTED.search(norm, max(0, end.start() - 18), end.start())
    return match.start("name") if match and not _ANY.search(match["name"]) else start


_ANY = re.compile(r"^(?:一批|若干|重大|重点|各类|国家|省级|市级|市|省|科技)|等|的|[一二三四五六七八九十\d]+[个项]")


def _heading_start(cutter: _Cutter, end: re.Match[str], begin: int) -> int | None:
    """Where an action's name begins that a heading is made of, whatever verbs stand in it; None where it is no such heading."""
    norm = cutter.norm
    if norm[begin] == "(":
        begin = norm.index(")", begin) + 1
    told = norm[begin : end.end()]
    if len(told) > _LONGEST_HEADING or re.search(r"[“\"、,]|等", told) or not _is_heading(norm, begin, end.end()):
        return None
    return cutter.strip(begin, end.start()) if cutter.starts.isdisjoint(range(begin, end.start())) else None


def _is_heading(norm: str, start: int, end: int) -> bool:
    """Whether a stretch is all that a heading says: (二)基础支撑增强行动。"""
    return bool(_HEADED.search(norm, max(0, start - 12), start) and re.match(r"[ ]*(?:[。:\n]|$)", norm[end : end + 2]))


_HEADED = re.compile(  # a heading that is the name of an action: (二)基础支撑增强行动。
    r"(?:^|\n)[ #|]*(?:专栏 ?\d{0,2}[ :.、]*|0\d ?"
    r"|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])[ ]*$"
)
_WORKS = re.compile(  # 洋湖综合治理工程 is a work, 人才强企工程 a programme
    r"(?:湖|河|江|渠|库|流域|管网|供水|引水|调水|输变电|道路|公路|码头|航道|防洪|排涝|污水|水系|灌区|河道|海堤|小区|街区|院区|校区)[\u4e00-\u9fff]{0,8}工程$"
)
_GATHERING = re.compile(
    r"(?:普查|运动会|亚运会|省运会|中运会|进博会|服贸会|广交会|对接会|招商会|文化节|艺术节|旅游节|丰收节|美食节|购物节|人才周|创新周|马拉松|大会|洽谈会|推介会|博览会|交易会|峰会|论坛|大赛|比赛|活动周|选拔赛|邀请赛|挑战赛|赛区|分赛)$"
)


_COUNTED = re.compile(r"\d[个家次场项批](?:以上)?$")
_PLACED = re.compile(r"国家|省(?!级)|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,3}市")


def _is_programme(norm: str, start: int, name: str) -> bool:
    """Quoted, a gathering, after a verb that programmes take, or further on in such a list."""
    if _WORKS.search(name):
        return False
    before = norm[max(0, start - 24) : start]
    if _GATHERING.search(name) and _COUNTED.search(before):  # 4次高层次论坛 are any
        return False
    if _HEADED.search(norm, max(0, start - 12), start) and re.match(
        r"[ ]*(?:[。:\n]|$)", norm[start + len(name) : start + len(name) + 2]
    ):
        return True
    if "“" in name or '"' in name or _GATHERING.search(name) or _PLACED.match(name):
        return True
    return bool(_edges().program_verb.search(before) or re.search(r"(?:计划|工程|行动|专项|基金|贷)[”\"]?[、和及]$", before))


_OF_PLACE = re.compile(r"[市省区县](?!领导|级|内|直)|国务院|[\u4e00-\u9fff]{2,4}[市省区县](?!领导)")
_BUILT = re.compile(
    r"建设|开工|建成|竣工|投产|投用|推进|加快|实施|通车|续建|完工|谋划|项目|工程|完善|改造|贯通|动工|启动|争取|前期|修复|启用|开放"
)


def _is_built(norm: str, start: int, end: int) -> bool:
    """Works are named where they are built; a road that only tells where something lies is none."""
    first = max(norm.rfind(mark, 0, start) for mark in "。;\n") + 1
    stop = min((at for mark in "。;\n" if (at := norm.find(mark, end)) >= 0), default=len(norm))
    return bool(_BUILT.search(norm, max(first, start - 80), start) or _BUILT.search(norm, end, min(stop, end + 40)))


_BODY_BEGINS = re.compile(
    r"(?:任组长|任召集人|担任组长|挂帅)的|(?:成立|设立|建立|组建|调整|依托|由|报|经|向|各)(?=[市省区县]|[\u4e00-\u9fff]{2,3}[市省区县])|(?<![\u4e00-\u9fff])(?=[市省区县])"
)


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Finds where names begin. `masked` is the text with quoted and bracketed parts blotted out, offsets kept."""

    edges: _Edges
    masked: str
    norm: str
    starts: set[int]
    inside: set[int]
    ends: dict[int, int]

    def start(self, begin: int, end_start: int, label: Label) -> int:
        """Where a name begins whose end (研究院) starts at `end_start`; equal to it where nothing is left."""
        if label is Label.AGENCY and (begins := list(_BODY_BEGINS.finditer(self.masked, begin, end_start))):
            return begins[-1].end()  # 市创建国家创新型城市工作领导小组: verbs belong to the name
        cuts = [begin]
        for match in self.edges.hard.finditer(self.masked, begin, end_start + _BEHIND):
            if match.end() <= end_start and match.end() - 1 not in self.inside and match.start() not in self.inside:
                cuts.append(match.end())
        if label is Label.PROGRAM and not self.masked.endswith(("的", "等", "或"), begin, max(cuts)):
            cuts = [cut for cut in cuts if end_start - cut >= 2] or [begin]  # 乡村建设行动: the verb belongs to the name
        start = self.strip(max(cuts), end_start)
        for match in self.edges.conjunction.finditer(self.masked, start, end_start):
            if label is Label.PROGRAM and "▮" in self.masked[match.end() : end_start] and self._is_implemented(start):
                continue  # 实施甲企业和乙企业“双倍增”行动 is one action
            left_is_whole = match.start() in self.ends or self.edges.whole_left.search(self.masked, start, match.start())
            if match.start() > start and match.start() not in self.inside and left_is_whole:
                start = self.strip(match.end(), end_start)
        return start

    def _is_implemented(self, start: int) -> bool:
        return self.masked.endswith(("实施", "开展", "启动", "组织"), max(0, start - 2), start)

    def _counts(self, start: int) -> bool:
        """Whether a measure word stands behind a number that a blank parts from it: 20 个综合体."""
        return self.masked[start] in "个家项所批名" and self.masked[max(0, start - 2) : start].strip().isdigit()

    def strip(self, start: int, stop: int) -> int:
        """Without verbs, particles and counts at the left edge."""
        while start < stop and start not in self.starts:
            match = self.edges.soft.match(self.masked, start, stop) or _COUNT.match(self.masked, start, stop)
            if match and match.end() > start:
                start = match.end()
            elif self.masked[start] == "▮" and self.norm[start] == "(":
                start = self.norm.index(")", start) + 1
            elif self.masked[start] in "-·+&" or self._counts(start):
                start += 1
            else:
                break
        return min(start, stop)


def is_generic(name: str, forms: NameForms) -> bool:
    """Whether nothing is left of a name without the words that every kind of its type uses."""
    if forms.label in (Label.PROGRAM, Label.PLATFORM, Label.AGENCY) and ("“" in name or '"' in name):
        return False
    if forms.label is Label.PROGRAM and name.endswith(("贷", "券")):
        return not 3 <= len(name) <= 8
    if forms.label is Label.PLATFORM and _OF_OWN_PLATFORM.match(name):  # 市大型科学仪器共享服务平台
        return len(name) < 8
    if forms.label is Label.INSTITUTION and _OF_OWN_INSTITUTION.match(name):  # 省产业技术研究院
        return len(name) < 5
    stem = forms.ends.sub("", name) if forms.label is not Label.ENTERPRISE else name
    if forms.label is Label.PLATFORM and (field := _OF_A_FIELD.fullmatch(name)) and industries().fullmatch(field["field"]):
        return False
    rest = _NO_LETTERS.sub("", forms.generic.sub("", stem))
    if forms.label is Label.PROGRAM:  # 重大科技创新专项 is one, though each word is common; 重大专项 is a kind
        enough = 4 if _OF_PLACE_OR_STATE.match(stem) else 5
        return not rest and len(_LEVELS.sub("", stem)) < enough
    return len(rest) < (2 if len(stem) < 5 else 1)


_OF_A_FIELD = re.compile(  # 国家先进能源装备技术创新中心: one of a field, though each word is common
    r"(?:国家|全国|[\u4e00-\u9fff]{2,3}(?:省|自治区)|省)(?!级)(?P<field>[\u4e00-\u9fff]{3,})(?<!产业)(?<!企业)"
    r"(?:技术创新中心|制造业创新中心|产业创新中心|重点实验室|工程研究中心|工程技术研究中心|实验室|医学研究中心)"
)
_OF_OWN_PLATFORM = re.compile(r"[市省](?![级场区县部内外])")
_OF_OWN_INSTITUTION = re.compile(r"[市省](?![级场区县部内外属直])")
_OF_PLACE_OR_STATE = re.compile(r"[市省国](?!级)")
_NO_LETTERS = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")
_LEVELS = re.compile(r"国家级?|省级?|市级?|县级?|区级?|各类|各级|年度|专项|科技计划|若干")


def _label(label: Label, name: str) -> Label:
    """A research institution stays one where its legal form is a company: 河南国立智能技术研究院有限公司."""
    return Label.INSTITUTION if label is Label.ENTERPRISE and re.search(r"研究院|研究所", name) else label
