"""Firms that no form shows, by the company they keep: 依托烽火集团、凌云电器、麦克传感建设…, where one of the list is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import PLACES, Label
from ingest.recognise import brands
from ingest.recognise.brands import is_trade
from ingest.recognise.mention import Mention
from ingest.words import is_common, trades

_WITH = re.compile(r"[与和同跟]")
_KEPT = {Label.ENTERPRISE, Label.INSTITUTION}
_VERBS = (
    "所在|[两三四五六七八九十]家企业|建设|创建|牵头|承担|承建|联合|开展|共建|申报|设立|组建|成立|做大|做强|做优|打造|推进|争创|建立|参与|合作|实施|开放|研发|发展|引进|进行|开发"
    "|共同|联动|加快|整合|入驻|落户|建成|成功|获批|围绕|面向|向|在|为|对|把|将|的|分别|均|各|已|将|要|等|结对|共同|扩大|加大|攻关|突破|深化|升级|新建|提升|参与|布局|加强|获评|入选|入围|跻身|荣获|上榜|通过|被评|被认|列入|纳入"
)
_BEHIND = "(?:分别|均|联动|各自|累计|先后|相继|陆续|等)?"
_RIGHT = re.compile(rf"[、和与及](?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,8}}?)(?={_BEHIND}(?:[、,。;:)和与及等]|{_VERBS})|$)")
_LEFT = re.compile(
    rf".*(?:[、,。;:(\n]|支持|推动|依托|鼓励|引导|培育|联合|推荐|服务|带动|促进)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,8}}?){_BEHIND}[、和与及]$",
    re.DOTALL,
)
_NO_FIRM = re.compile(
    r"^(?:[一二三四五六七八九十]是|续签|签[订署约]|达成|落实|兑现|及|驻|其|所属|整合|推|做|聚|集|海[洋外内关]|食[品用]|后|瞄|力[争促求]|确|深[化入耕度]|强[化调]|优[化先质势]|扩|抓|加|提|引|促|实[施现验]|建[设立成好强]"
    r"|开[展发放拓设启办通]|要|将|已|在|把|为|并|以|从|到|把|让|使|全|各|新[增建型兴一产基质]|大[力学型数幅批容])|类$|所属|科创板|创业板|新三板|北交所|企业|产业|高校|院所|机构|平台|中心|基地|园|实验室|站|大学|学院|医院|学校|研究|政府|部门|单位|公司$|局$|委$|办$|县$|区$|市$|省$|人才|团队|项目|工程"
    r"|计划|行动|专项|技术|创新|服务|合作|领域|行业|龙头|[一二三四五六七八九十\d]+[家个项条]|等|各|省级|市级|国家|重点|城$|谷$|带$|廊|企$|[镇村乡]$|街道|遗址|小学|中学|幼专|寺$|渡$|融合|依托|被认定|群体|规模|成果|生产|印制|景区|港$|我市|本地|(?:推进|深化|加强|推动|开展|加快|拓展|强化|扩大|促进|探索|建设)$"
)


def find(norm: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """The unknown members of lists with a known firm or institution; they make their own neighbours known."""
    taken = {m.start: m for m in known}
    places = {m.start: m.end for m in taken.values() if m.label in PLACES}
    ends = {m.end for m in taken.values()}
    queue = sorted((m for m in taken.values() if m.label in _KEPT), key=lambda m: m.start)
    while queue:
        mention = queue.pop()
        for start, end in _beside(norm, mention):
            start = _behind_verbs(norm, start, end)
            if start in places and _is_brand_behind_place(norm[places[start] : end]):
                pass  # 兰州电机, 江苏科行环保: a place before a word of trade or before what is no word
            elif any(at in taken for at in range(start, end)) or any(at in ends for at in range(start + 1, end + 1)):
                continue
            form = norm[start:end]
            if not _is_firm(form, mention.label):
                continue
            label = Label.INSTITUTION if form.endswith(("院", "所")) else Label.ENTERPRISE
            found = Mention(start, end, label, form, "listed")
            taken[start] = found
            ends.add(end)
            queue.append(found)
            yield found


_SITE = r"[\u4e00-\u9fffA-Za-z0-9·]{2,10}?(?:城|谷|港|岛|广场|大厦|空间|馆|街区|小镇)"
_SITE_RIGHT = re.compile(rf"[、和与及](?P<name>{_SITE})(?=[、,。;:)和与及等]|{_VERBS}|$)")
_SITE_LEFT = re.compile(
    rf".*(?:[、,。;:(\n]|支持|推动|依托|建设|打造|推进|提升|加快|参与|融入|对接)(?P<name>{_SITE})[、和与及]$", re.DOTALL
)
_NO_SITE = re.compile(
    r"^(?:[各全新老古县主中]城|商城|城市|发展空间|生活空间|公共空间|众创空间|成长空间|市场空间)$|等|我[市省区]|城乡|港澳|名城|\d+个|^参与"
)


def sites(norm: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """Sites in a list with a known platform: 推动甲科技园、聚龙湖金融城、863创智广场联动发展."""
    taken = {at for m in known for at in range(m.start, m.end)}
    queue = [m for m in known if m.label is Label.PLATFORM]
    while queue:
        platform = queue.pop()
        begin = max(0, platform.start - _LONGEST_SITE)
        found = ((_SITE_RIGHT.match(norm, platform.end), 0), (_left(_SITE_LEFT, norm, begin, platform.start), begin))
        for start, end in ((at + m.start("name"), at + m.end("name")) for m, at in found if m):
            start = _behind_verbs(norm, start, end)
            name = norm[start:end]
            if taken.isdisjoint(range(start, end)) and not _NO_SITE.search(name) and not is_common(name):
                taken.update(range(start, end))
                queue.append(Mention(start, end, Label.PLATFORM, name, "listed"))
                yield queue[-1]


_LONGEST_SITE = 16


def _beside(norm: str, mention: Mention) -> Iterator[tuple[int, int]]:
    if match := _RIGHT.match(norm, mention.end):
        yield match.span("name")
    begin = max(0, mention.start - 14)
    if match := _left(_LEFT, norm, begin, mention.start):
        yield begin + match.start("name"), begin + match.end("name")


def _left(pattern: re.Pattern[str], norm: str, begin: int, end: int) -> re.Match[str] | None:
    """What a pattern finds before a name to which a list leads; most names have no such sign before them."""
    return pattern.match(norm[begin:end]) if norm.endswith(_SIGNS, begin, end) else None


_SIGNS = tuple(sign + end for sign in "、和与及" for end in ("", "\n"))  # a line may end behind the sign


def _behind_verbs(norm: str, start: int, end: int) -> int:
    """由川仪股份, 对内科大: the list begins with a verb or a preposition."""
    match = brands.verbs_before().match(norm, start, end) or _WITH.match(norm, start, end)
    return match.end() if match and end - match.end() >= 2 else start


def _is_brand_behind_place(behind: str) -> bool:
    """What stands behind a place: 运输机械, 特耐; 科技创新 is no brand."""
    return bool(re.fullmatch(trades(), behind)) or (
        len(behind) >= _SHORTEST_BRAND and not _NO_FIRM.search(behind) and not is_common(behind)
    )


_SHORTEST_BRAND = 2


def _is_firm(form: str, beside: Label) -> bool:
    """No kind, no ordinary words; beside an institution only what no dictionary has."""
    if _NO_FIRM.search(form) or is_trade(form) or not re.search("[\u4e00-\u9fff]", form):
        return False
    return beside is Label.ENTERPRISE or not is_common(form)
