"""What a number counts, by its short normal name: 力争全社会研发投入占GDP的比重 → 全社会研发投入占GDP比重."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import lexicon
from ingest.patterns import by_first_letter, literal_first
from ingest.text import squeeze

YEAR = re.compile(r"(20(?<!\d20)\d\d) ?年?(?:底|末)?")


_DATED = re.compile(r"^(?:力争)?[到至]?(?<!\d)20\d\d ?年?(?:底|末)?")


@cache
def cue(name: str) -> re.Pattern[str]:
    """A list of cues.yaml below `targets`, as one pattern, longest first."""
    words = sorted(lexicon().cues["targets"][name], key=len, reverse=True)
    return re.compile(by_first_letter(map(literal_first, words)))


@cache
def at_end(name: str) -> re.Pattern[str]:
    """The same, where it ends a stretch."""
    return re.compile(f"(?:{cue(name).pattern})$")


@cache
def indicator_names() -> dict[str, str]:
    """Every form of an indicator, squeezed → its normal name."""
    return {squeeze(_GDP.sub("GDP", form)): item.name for item in lexicon().indicators for form in (item.name, *item.forms)}


@cache
def _known_names() -> re.Pattern[str]:
    forms = sorted((form for form in indicator_names() if len(form) >= _LONG_ENOUGH), key=len, reverse=True)
    return re.compile(by_first_letter(map(re.escape, forms)))


def last_known(told: str) -> str:
    """The indicator that a stretch names last by one of its known forms, of 甲和乙 the first; empty where it names none."""
    found = [*_known_names().finditer(told)]
    while len(found) > 1 and told[found[-2].end() : found[-1].start()] in ("和", "与", "及"):
        found.pop()
    return indicator_names()[found[-1].group()] if found else ""


_LONG_ENOUGH = 4
_FURTHER = re.compile(r"(?:与|完成|实现|获得|通过|进入|上市|落地|投入|参与|入驻|达到|开展|深入|用于|参加|下沉)")


def right_name(right: str) -> str:
    """What stands behind the number: 50项以上重大科技创新专项; up to the next verb, and behind the last 的 of an attribute."""
    told = re.sub(r"^(?:以上|左右|及以上|多|余|\(套\))+(?:的)?", "", right.strip())
    if not re.match(r"[\u4e00-\u9fffA-Z“\"\d]", told):
        return ""
    told = re.split(r"(?:的(?=[^的]*$))", told)[-1]
    cut = _FURTHER.search(told, 3)
    told = told[: cut.start()] if cut else told
    told = re.sub(r"(?:工作|建设|活动目标)$", "", told) if len(told) > 4 else told
    return _normal(_bare(told)) if re.search(r"[\u4e00-\u9fff]{2}", told) else ""


_QUOTES = re.compile(r"[\s“”\"]")
_UNCLOSED = re.compile(r"\([^()]*$")
_COMPARED = re.compile(r"(?:从|由|[比较]20\d\d年(?:底|末)?)$")
_COMPARED_ENDS = ("从", "由", "年", "底", "末")  # the last letters alone: nearly all names have another, and need no search
_AUXILIARIES = "力争|要|将|预计|有望|争取|确保|应|较上年|比上年|同比|同比去年|(?<!年)均|率先|先行"
_AUXILIARY = re.compile(f"(?:{_AUXILIARIES})+$")
_AUXILIARY_ENDS = tuple(sorted({word[-1] for word in _AUXILIARIES.split("|")}))
_OUTLINE_MARK = re.compile(r"^(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}[、)是])")


def _bare(told: str) -> str:
    """Without blanks, quotes, outline marks and an unclosed bracket."""
    name = _QUOTES.sub("", told)
    name = (_UNCLOSED.sub("", name) if "(" in name else name).strip("、,和及与的:;-。")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    name = _COMPARED.sub("", name) if name.endswith(_COMPARED_ENDS) else name
    name = _AUXILIARY.sub("", name) if name.endswith(_AUXILIARY_ENDS) else name
    return _without_start(_OUTLINE_MARK, name)


def _without_start(pattern: re.Pattern[str], name: str) -> str:
    """As `pattern.sub("", name, count=1)` for a pattern that begins with ^, but nothing is copied where it does not match."""
    match = pattern.match(name)
    return name[match.end() :] if match else name


def _normal(name: str) -> str:
    """The usual name of an indicator, or the name without 数量; empty where it is no name."""
    name = _GDP.sub("GDP", name) if "生产总值" in name else name
    known = indicator_names().get(squeeze(name)) or indicator_names().get(squeeze(name.replace("的", "")))
    if not known and name.endswith(_NUMBER_ENDS):  # 高企总数
        name = _NUMBER_OF.sub("", name)
        known = indicator_names().get(squeeze(name))
    name = known or name
    return name if 2 <= len(name) <= 40 and _CHINESE.search(name) else ""


_GDP = re.compile(r"(?<=占)(?:地区|国内|全市|全省)*生产总值(?:\(GDP\))?")
_NUMBER_OF = re.compile(r"(?:有效)?(?:期内)?(?:总数量|数量|总数|总量|(?<!指)数)$|(?:有效)?期内$")
_NUMBER_ENDS = ("数", "量", "内")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ONCE_BUILT = re.compile(
    r"^(?:(?:项目)?(?:建成|投产|达产|投用|投运))?后(?:可|将|预计)*(?:提供|形成|新增|实现)?"
)  # 建成后可提供孵化面积
_FOR_WHOM = re.compile(r"(?:具备|具有|拥有|面向|围绕|符合)")


_OR_SO = re.compile(r"^\((?:引进|升级|改造|认定|备案|组建|培育|续建|扩建|改建|含[^()]*)\)")  # 新建(引进)基金
_WHEN = re.compile(r"(?:全年|年内|当年|每年|净增(?:数量|数|量)?|新增(?:数量|数))+$")  # 技术合同成交额全年
_WHEN_ENDS = ("年", "内", "增", "数", "量")
_WITH_WHOM = re.compile(
    r"^.*(?:大学|学院|研究所|研究院|公司|集团|院所|高校)(?:的)?(?=合作|联合)"
)  # 与甲大学、乙所合作项目达到15项
_KINDS_OF_LIST = re.compile(  # 突破甲、乙等共性技术: the kind behind 等 is counted
    r"^.*[、”\"][^、]{1,15}(?<![高初中同])等(?!级|离子|线)"
)


def indicator(told: str) -> str:
    """The short normal name of what is counted: 力争全社会研发投入占GDP的比重 → 全社会研发投入占GDP比重."""
    told = _without_start(_KINDS_OF_LIST, told) if "等" in told else told
    name = _bare(_without_start(_WITH_WHOM, told) if "合" in told else told)
    previous = None
    while previous != name:
        previous = name
        name = _without_start(_OR_SO, _without_start(_DATED, name))
        name = _without_start(_at_start(), name).strip("、,和及与的:;")
    if "的" in name and _FOR_WHOM.match(name):
        name = name.rsplit("的", 1)[1]
    name = _without_start(_ONCE_BUILT, _WHEN.sub("", name) if name.endswith(_WHEN_ENDS) else name)
    return "" if _only_words().fullmatch(name) else _normal(name)


@cache
def _at_start() -> re.Pattern[str]:
    """Verbs and adverbs before the name; 型, 业 and the like behind one make it part of the name: 开发区, 新增长."""
    words = f"{cue('scope_words').pattern}|{cue('increase').pattern}"
    small = r"\d{1,2}月(?:底|份)?|底|前|积极|大力|着力|推动|加快|成功|再|一批|内|将|要|按|在|对(?!接)|并|均|有效|三年|五年"
    return re.compile(rf"^(?:{words}|{small})(?=[\u4e00-\u9fffA-Z])(?!业|型|区|材料|能源|社会研发|兴|一代)")


@cache
def _only_words() -> re.Pattern[str]:
    words = (cue(name).pattern for name in ("scope_words", "increase", "neutral"))
    return re.compile(f"(?:{'|'.join(words)}|内|前|再|一批|三年|五年|两年)+")
