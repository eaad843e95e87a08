"""Where a name begins that is known by its end: verbs, particles, counts and conjunctions before it are cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.model import Label
from ingest.lexicon import lexicon
from ingest.patterns import any_of

_COUNT = re.compile(
    r"(?:\d+(?:\.\d+)?(?:-\d+)?|[一二三四五六七八九十几两]+)(?:余|多)?(?:个|家|项|所|批|名|条|座|处|只|支|期|次|场|月|日|%|万?平方米|平方公里|万?亩|公里|亿元|万元|万|亿)(?:以上|左右|的)*|\d{4}年(?:度)?|\d+(?=[\u4e00-\u9fff])|年度|第[一二三四五六七八九十\d]+(?!届)[批个家座]"
)
_VERB_BEHIND = re.compile("培育|提升|引入|对接|互设|促进|优化|集聚|推广|共用")
_BODIES = (Label.INSTITUTION, Label.ENTERPRISE)
_PROGRAMME = re.compile(r"(?:计划|行动|工程|专项|大赛|基金|活动)$")
_BEHIND = 6  # characters of the end that a cut may look at: 联合 is none before 实验室


@dataclass(frozen=True, slots=True)
class Edges:
    """The words of cues.yaml that end or surround a name on its left."""

    hard: re.Pattern[str]
    soft: re.Pattern[str]
    conjunction: re.Pattern[str]
    whole_left: re.Pattern[str]
    programme_verb: re.Pattern[str]


@cache
def edges() -> Edges:
    """Made once."""
    names = lexicon().cues["names"]
    return Edges(
        re.compile(any_of(names["left_hard"])),
        re.compile(f"(?:{any_of(names['left_soft'])}|{any_of(names['left_hard'])})"),
        re.compile(any_of(names["conjunctions"])),
        re.compile(f"(?:{any_of(names['whole_left'])})▮*$"),
        re.compile(f'(?:{any_of(names["program_verbs"])})[“"]?$'),
    )


_BODY_BEGINS = re.compile(
    r"(?:任组长|任召集人|担任组长|挂帅)的|(?:成立|设立|建立|组建|调整|依托|由|报|经|向|各)(?=[市省区县]|[\u4e00-\u9fff]{2,3}[市省区县])|(?<![\u4e00-\u9fff])(?=[市省区县])|(?:报送|上报|抄送)(?=[\u4e00-\u9fff]{0,12}领导小组)"
)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Finds where names begin. `masked` is the text with quoted and bracketed parts blotted out, offsets kept."""

    edges: Edges
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
        for match in _VERB_BEHIND.finditer(self.masked, begin, end_start) if label is Label.PLATFORM else ():
            if match.start() in self.ends:
                cuts.append(match.end())  # 甲大学培育重点实验室: behind a known name the verb begins a clause
        if label is Label.PROGRAM and not self.masked.endswith(("的", "等", "或"), begin, max(cuts)):
            cuts = [cut for cut in cuts if end_start - cut >= 2] or [begin]  # 乡村建设行动: the verb belongs to the name
        start = self.strip(max(cuts), end_start)
        for match in self.edges.conjunction.finditer(self.masked, start, end_start):
            one = "▮" in self.masked[match.end() : end_start] and self._is_implemented(start)
            if label is Label.PROGRAM and one and not _PROGRAMME.search(self.masked, start, match.start()):
                continue  # 实施甲企业和乙企业“双倍增”行动 is one action
            known_right = label in _BODIES and match.end() in self.starts  # 甲灌溉与湖南大学乙学院
            left_is_whole = (
                known_right or match.start() in self.ends or self.edges.whole_left.search(self.masked, start, match.start())
            )
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
