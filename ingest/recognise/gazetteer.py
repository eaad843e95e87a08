"""Names that the lexicon knows: places, universities, institutes, enterprises, national agencies, kinds of platforms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.model import Label
from ingest.lexicon import KnownName, Lexicon, lexicon, todays_name
from ingest.recognise.beginnings import edges
from ingest.recognise.mention import Mention
from ingest.resolve.places import BARE_ZONES, Standpoint, place_book
from ingest.words import is_common

_KINDS = {"group": Label.ENTERPRISE, "lab": Label.PLATFORM}
_SHORT_ALIAS = 3  # a known name of at most so many characters needs a clear edge on both sides
_EDGE_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fffA-Za-z]|[与和及同跟向对的为由在请了有]|集聚|汇聚|吸引|招引|引进|对接|联合|携手|深化|依托|支持|推动|加强|邀请|组织|包括|推进|拓展|扩大|强化|用好|鼓励|引导|指导|争取|携手|密切|借助)$"
)
_EDGE_AFTER = re.compile(
    r"$|[^\u4e00-\u9fffA-Za-z]|[等和与及同共在的校院将来联]|合作|签|建|战略|开展|公司|集团|深度|对接|技术|提供|设立|成立|项目|专家|教授|团队|创新|工业云"
    r"|系统|各所|有关院所|依托|牵头|承担|申报|争创|创建|组建|研[发制]|大学科技园|围绕|参与|实施|会同|分别|先后|就"
)
_ORDINARY = {  # names of districts that are ordinary words as well
    *("老城区", "城南区", "增城市", "城区", "郊区", "矿区", "新区", "新城区", "市中区", "合作市", "江南区"),
    *("城中区", "开发区", "东区", "西区"),
}
_ADDRESS = re.compile(
    r"街道|镇(?!江)|乡(?!村)|片区|社区|路(?!径|桥)|大道|村(?!镇)|湖(?!北|南|州)|山(?!东|西)|组团"
)  # 朝阳街道 is not 朝阳市
_NOT_AFTER_UNIVERSITY = re.compile(r"(?:生|科技园|城)")
_LEVEL_WORDS = (
    "国家级|省部共建|自治区级|自治区|省级|市级|县级|区级|省市级|国家|省|高水平|高端|重大创新型|重大|专业化|专业|高能级|标志性|离岸|新兴产业|示范|军民融合|创新型|行业|"
    "综合性|区域性|一流|企业|互联网创业|省际|部级|(?:及|或|与|和)?以上"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means."""

    label: Label
    name: str
    parent: str = ""


class Gazetteer:
    """One automaton over all free forms of a lexicon; leftmost-longest, so that 郑州大学 is no 郑州."""

    def __init__(self, words: Lexicon) -> None:
        self._entries: dict[str, Entry] = {}
        for form, label in place_book().free_forms.items():
            if form not in _ORDINARY and len(form) > (2 if label is Label.DISTRICT else 1):
                self._entries[form] = Entry(label, "")
        self._add(words.enterprises, Label.ENTERPRISE)
        self._add(words.institutes, Label.INSTITUTION)
        self._add(words.universities, Label.INSTITUTION)
        for agency in words.agencies:
            if agency.level == "national":
                self._entries |= dict.fromkeys((agency.name, *agency.forms), Entry(Label.AGENCY, todays_name(agency)))
        for programme in words.programmes:
            self._entries |= dict.fromkeys((programme.name, *programme.forms), Entry(Label.PROGRAM, programme.name))
        self._ambiguous: dict[str, list[tuple[str, str, str]]] = {}
        for row in words.ambiguous:
            self._ambiguous.setdefault(row.alias, []).append((row.city, row.province, row.name))
            self._entries.setdefault(row.alias, Entry(Label.INSTITUTION, ""))
        self._forms = sorted(self._entries)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)

    def _add(self, names: Iterable[KnownName], label: Label) -> None:
        for known in names:
            entry = Entry(_KINDS.get(known.kind, label), known.name, known.parent)
            self._entries |= dict.fromkeys((known.name, *known.aliases), entry)

    def find(self, norm: str, stand: Standpoint) -> Iterator[Mention]:
        """All known names of a text, as its standpoint understands them."""
        city: Mention | None = None
        behind: dict[str, str] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(norm):
            form = self._forms[number]
            mention = self._named(norm, start, end, form, self._entries[form], stand)
            if city and city.end == start and self._entries[form].label is Label.DISTRICT:
                mention = self._district_of(norm, city, end, stand) or mention
            if mention:
                yield mention
                if mention.label is Label.CITY and mention.known != stand.city:
                    for district in _districts_behind(norm, mention, stand):
                        behind[district.form.removeprefix(mention.form)] = district.known
                        yield district
            if mention and mention.known.startswith(_NUMBERED):
                yield from _numbered_behind(norm, mention, self._entries)
            if mention and mention.parent == _ACADEMY and mention.form.endswith("所"):
                yield from _of_academy_behind(norm, mention, self._entries)
            city = mention if mention and mention.label in (Label.CITY, Label.PROVINCE) else None

        yield from _repeated_shorts(norm, behind)

    def _district_of(self, norm: str, city: Mention, end: int, stand: Standpoint) -> Mention | None:
        """重庆市北碚区 is one name: the city before it only says which district."""
        whole = norm[city.start : end]
        place = stand.resolve(whole)
        return Mention(city.start, end, place.label, whole, "gazetteer", place.name) if place else None

    def _named(self, norm: str, start: int, end: int, form: str, entry: Entry, stand: Standpoint) -> Mention | None:
        if form in self._ambiguous:
            entry = Entry(Label.INSTITUTION, self._meant(form, stand))
            if not entry.name:
                return None
        if not entry.name:
            if _ADDRESS.match(norm, end) and form[-1] not in "省市区县旗":
                return None
            place = stand.resolve(form)
            return Mention(start, end, place.label, form, "gazetteer", place.name) if place else None
        if len(form) <= _SHORT_ALIAS and entry.label in (Label.INSTITUTION, Label.ENTERPRISE) and not _edged(norm, start, end):
            return None
        if entry.label is Label.AGENCY and form.endswith("部") and norm[end : end + 1] in ("门", "署", "分", "位"):
            return None
        if form.endswith("大学") and _NOT_AFTER_UNIVERSITY.match(norm, end):
            end_word = norm[end : end + 3]
            if end_word.startswith("生") and not end_word.startswith(("生物", "生命", "生态")):
                return None
        return Mention(start, end, entry.label, form, "gazetteer", entry.name, entry.parent)

    def _meant(self, alias: str, stand: Standpoint) -> str:
        """Which school a short form means here: that of the city, else of the province, else the default."""
        province = stand.place.province or stand.place.name
        rows = self._ambiguous[alias]
        for fits in (
            lambda r: r[0] and r[0] == stand.city,
            lambda r: not r[0] and r[1] == province,
            lambda r: not r[0] and not r[1],
        ):
            if found := [row[2] for row in rows if fits(row)]:
                return found[0]
        return ""


class PlatformTypes:
    """The closed list of kinds of platforms, found with the level words before them: 省级重点实验室."""

    def __init__(self, words: Lexicon) -> None:
        self._names: dict[str, list[str]] = {}
        for kind in words.platform_types:
            for form in dict.fromkeys((kind.name, *kind.forms)):
                self._names.setdefault(form, []).append(kind.name)
        self._forms = sorted(self._names)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)
        provinces = "|".join(form for form, label in place_book().free_forms.items() if label is Label.PROVINCE)
        self._level = re.compile(f"(?:{provinces}|{_LEVEL_WORDS})*\\Z")

    def find(self, norm: str, stand: Standpoint) -> Iterator[Mention]:
        """All kinds of a text; 重点(工程)实验室 names two. 郑州市重点实验室 is a kind, 郑州科技大市场 one thing."""
        own = f"{stand.city}" if stand.city else "\n"
        for number, start, end in self._automaton.find_matches_as_indexes(norm):
            level = self._level.search(norm, max(0, start - 12), start)
            begin = level.start() if level else start
            if norm.endswith(own, 0, begin) and self._forms[number] not in _ONE_OF_A_CITY and not norm.startswith("建设", end):
                begin -= len(own)
            if self._forms[number] in _ONE_OF_A_CITY and norm[begin:start] == "省" and not norm[end : end + 1].isdigit():
                continue  # 省产业技术研究院 is one, found by its form
            if _OF_STATE.search(norm, begin, start):  # 吉林国家农业科技园区: one thing
                yield Mention(begin, end, Label.PLATFORM, norm[begin:end], "form")
                continue
            for name in self._names[self._forms[number]]:
                yield Mention(begin, end, Label.PLATFORM_TYPE, norm[begin:end], "platform type", name)


_ONE_OF_A_CITY = ("科技大市场", "产业技术研究院")
_OF_STATE = re.compile("[\u4e00-\u9fff]{2}国家(?!级)$")


def _edged(norm: str, start: int, end: int) -> bool:
    return bool(_EDGE_BEFORE.search(norm[max(0, start - 2) : start]) and _EDGE_AFTER.match(norm[end : end + 3]))


def local_places(norm: str, stand: Standpoint) -> Iterator[Mention]:
    """Forms that name a place only in this plan's city: 高新区, 金水区, 管城区, 航空港区; the longest that stands alone."""
    forms = sorted(stand.local_forms)
    found = AhoCorasick(forms, matchkind=MatchKind.Standard).find_matches_as_indexes(norm, overlapping=True)
    taken = 0
    for number, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
        bare = forms[number] in BARE_ZONES
        if (
            start >= taken
            and (_MAY_BEGIN.match(norm, start) or (bare and _own_district_before(norm, start, stand)))
            and not norm.startswith(("化", "级"), end)
        ):
            taken, place = end, stand.local_forms[forms[number]]
            begin = _zone_begins(norm, start, stand) if bare else start
            yield Mention(begin, end, place.label, norm[begin:end], "local", norm[begin:end] if begin < start else place.name)


_ZONES = ("高新区", "经开区", "开发区", "新区", "示范区", "保税区")
_URGED = "支持|推动|推进|引导|指导|鼓励|依托|对接|赴"
_OF_ITS_OWN_NAME = re.compile(  # 、汨罗高新区, 支持西渡高新区
    rf"(?:(?:^|[、,。;:(\n和与及])(?:{_URGED})?|{_URGED})(?P<name>[\u4e00-\u9fff]{{2,4}})$"
)
_LONGEST_OWN_NAME = 5


def _zone_begins(norm: str, start: int, stand: Standpoint) -> int:
    """花桥经济开发区, 汨罗高新技术产业开发区: a zone that no list knows has its name before the word that all share."""
    if own := _own_district_before(norm, start, stand):
        return start - own
    match = _OF_ITS_OWN_NAME.search(norm, max(0, start - _LONGEST_OWN_NAME), start)
    name = match["name"] if match else ""
    if not name or name in place_book().free_forms:  # 洛阳高新技术产业开发区 is the city's own
        return start
    if place_book().is_division(name):
        return start - len(name)  # 民权高新区, of a county elsewhere
    is_verb = edges().soft.match(name) or edges().hard.search(name) or is_common(name)
    return start if is_verb else start - len(name)


def _own_district_before(norm: str, start: int, stand: Standpoint) -> int:
    """The length of a district's name right before a zone: 柘城 before 高新区."""
    for length in (4, 3, 2):
        above = stand.local_forms.get(norm[max(0, start - length) : start])
        if above and above.label is Label.DISTRICT and not above.name.endswith(_ZONES):
            return length
    return 0


def joint_places(norm: str) -> Iterator[Mention]:
    """京津 names 北京 and 天津; 京津冀 is a region and no mention."""
    for pattern, names in _joint_places():
        for match in pattern.finditer(norm):
            for name in names:
                label = Label.PROVINCE if name.endswith("省") else Label.CITY
                yield Mention(match.start(), match.end(), label, match.group(), "gazetteer", name)


@cache
def _joint_places() -> list[tuple[re.Pattern[str], list[str]]]:
    told = lexicon().cues["joint_places"]
    return [(re.compile(f"(?:{form})(?!冀|高速|高铁|城际|铁路)"), names) for form, names in told.items()]


_NUMBERED = ("中国电子科技集团公司第", "中国船舶集团有限公司第", "中国船舶重工集团公司第", "中国兵器工业集团第")
_ELLIPTIC = re.compile(r"[、和及与](?:第?[一二三四五六七八九十〇零百\d]{1,5}(?:研究所|所))")


def _numbered_behind(norm: str, first: Mention, entries: dict[str, Entry]) -> Iterator[Mention]:
    """中国电科第二十研究所、第三十九研究所: the group's name holds for all numbers of a list."""
    head = re.split(r"第?[一二三四五六七八九十〇零百\d]+(?:研究所|所)", first.form)[0]
    end = first.end
    while match := _ELLIPTIC.match(norm, end):
        form = norm[match.start() + 1 : match.end()]
        known = entries.get(head + form) or entries.get(head + form.removeprefix("第"))
        if known:
            yield Mention(match.start() + 1, match.end(), known.label, form, "gazetteer", known.name, known.parent)
        end = match.end()


_ACADEMY, _ACADEMY_SHORT = "中国科学院", "中科院"
_INSTITUTE = re.compile(r"[、和及与](?P<form>[\u4e00-\u9fff]{2,6}?所)(?=[、,。;和及与等在开合建签联共专的来])")


def _of_academy_behind(norm: str, first: Mention, entries: dict[str, Entry]) -> Iterator[Mention]:
    """中科院化学所、过程工程所: the academy's name holds for all of a list."""
    end = first.end
    while match := _INSTITUTE.match(norm, end):
        known = entries.get(_ACADEMY_SHORT + match["form"])
        if known is None:
            return
        yield Mention(*match.span("form"), known.label, match["form"], "gazetteer", known.name, known.parent)
        end = match.end()


_SHORT_EDGE = re.compile(r"[、,。;:()与和及等的共区]|$|深化|开展|结对|合作|签")


def _repeated_shorts(norm: str, names: dict[str, str]) -> Iterator[Mention]:
    """与杨浦、徐汇共建, where the plan has 上海杨浦、徐汇 elsewhere."""
    if not names:
        return
    for match in re.finditer(f"(?<=[、与和及同])(?:{'|'.join(map(re.escape, names))})(?={_SHORT_EDGE.pattern})", norm):
        yield Mention(match.start(), match.end(), Label.DISTRICT, match.group(), "gazetteer", names[match.group()])


def _districts_behind(norm: str, city: Mention, stand: Standpoint) -> Iterator[Mention]:
    """上海杨浦、徐汇: districts by their short names behind their city, also further on in the list."""
    shorts = stand.book.short_districts(city.known)
    start, end = city.start, city.end
    while True:
        found = next((n for n in (3, 2) if norm[end : end + n] in shorts and _SHORT_EDGE.match(norm, end + n)), 0)
        if not found:
            return
        form = norm[start : end + found]
        yield Mention(start, end + found, Label.DISTRICT, form, "gazetteer", shorts[norm[end : end + found]])
        if norm[end + found : end + found + 1] != "、":
            return
        start = end = end + found + 1


_MAY_BEGIN = re.compile("(?<![批多些级家各个类建创的该本村镇园社地城校厂景矿])")  # 本区, 一批高新区 are any


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the lexicon that comes with the program."""
    return Gazetteer(lexicon())


@cache
def platform_types() -> PlatformTypes:
    """The kinds of platforms of the lexicon that comes with the program."""
    return PlatformTypes(lexicon())
