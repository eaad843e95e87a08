"""Mentions → entities: one thing under one name, with all forms of the plan, its place and its parent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from graph.model import Label
from ingest.judgements import Judgements, name_in
from ingest.lexicon import KnownName
from ingest.recognise.mention import Mention
from ingest.resolve.branches import parent_name
from ingest.resolve.known import beginnings, institution_names, is_institution, known_names
from ingest.resolve.places import Standpoint, short
from ingest.resolve.short_forms import ShortForms
from ingest.text import Span
from ingest.words import is_common

_SHORTEST_WHOLE = 4  # characters of a platform's name that may begin another's
_SHORTEST_BEHIND = 5  # 镜湖科技城; a shorter end (科创园) is a kind
_BRANCH = re.compile(r"(?:研究院|研究所|分院|分所|学院|研究中心|工作站|附中|校区|设计院|老专家技术中心|研发中心)$")
_WITH_PARENTS = (Label.ENTERPRISE, Label.INSTITUTION, Label.PLATFORM)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_LOCAL_LABELS = {Label.PROGRAM, Label.PROJECT}


@dataclass(slots=True)
class Entity:
    """One thing. `mentions` are its places in the text; a parent that the text only implies has none, but `implied` forms."""

    label: Label
    name: str
    id: str
    parent: str = ""
    city: str = ""
    mentions: list[Mention] = field(default_factory=list)
    implied: list[str] = field(default_factory=list)

    def aliases(self, raw: str) -> tuple[str, ...]:
        """The distinct forms of the plan, as written, without line breaks; in the order of the text."""
        written = dict.fromkeys(raw[m.start : m.end] for m in self.mentions)
        forms = dict.fromkeys("".join(form.split()) for form in written)
        quoted = [match[1] for form in forms if (match := _QUOTED.match(form))]
        return tuple(dict.fromkeys([*forms, *quoted, *self.implied]))


_OF_CITY = re.compile(r"市(?![级场县区校政])")
_OF_PROVINCE = re.compile(r"省(?!级)")


class Entities:
    """The entities of one plan, by id, and which one each mention means."""

    def __init__(self, stand: Standpoint, judged: Judgements) -> None:
        self.stand = stand
        self.judged = judged
        self.by_id: dict[str, Entity] = {}
        self.of: dict[Mention, Entity] = {}
        self.ordered: list[Mention] = []
        self.named: list[tuple[Mention, Entity]] = []
        self._starts: list[int] = []
        self._place_starts: set[int] = set()
        self._stems: dict[str, Entity] = {}
        self.place = self._own_place()

    def _own_place(self) -> Entity:
        place = self.stand.place
        return self.make(place.label, place.name, city=place.city)

    def make(self, label: Label, name: str, parent: str = "", city: str = "") -> Entity:
        """The entity of that label and name, made if it is new; with its parents as the lexicon knows them."""
        identity = self._identity(label, name, city)
        if identity in self.judged.same:
            identity = self.judged.stands_for(identity)
            label, name = Label(identity.split(":", 1)[0]), name_in(identity)
        if identity not in self.by_id:
            self.by_id[identity] = Entity(label, name, identity, "", city)
        entity = self.by_id[identity]
        if parent and not entity.parent and parent != name:
            known = known_names().get(parent)
            above_label = Label.ENTERPRISE if known and not is_institution(known) else Label.INSTITUTION
            above = self.make(above_label, parent, known.parent if known else "")
            entity.parent = above.id
        return entity

    def _identity(self, label: Label, name: str, city: str) -> str:
        """Readable ids; what other cities have under the same name carries its city."""
        if label in _LOCAL_LABELS and not _carries_place(name, self.stand):
            return f"{label}:{self.stand.place.name}/{name}"
        if label is Label.DISTRICT and name in self.stand.book.shared_names and city:
            return f"{label}:{city}{name}"
        return f"{label}:{name}"

    def add_all(self, mentions: list[Mention]) -> None:
        """Give every mention its entity; longer names first, so that short forms find the full one."""
        full: dict[Label, ShortForms[Entity]] = defaultdict(ShortForms)
        seen: dict[tuple[Label, str, str], Entity] = {}
        for mention in sorted(mentions, key=lambda m: (m.label is Label.PLATFORM_TYPE, not m.known, -m.length, m.start)):
            told = (mention.label, mention.form, mention.known)
            if told not in seen:
                entity = seen[told] = self._apart(mention, self._entity(mention, full))
                for form in (entity.name, mention.form):
                    full[entity.label].add(form, entity)
            self.of[mention] = seen[told]
        for mention in _shared_tails(sorted(mentions, key=lambda m: m.start), self.of):
            self.of[mention] = self.make(mention.label, mention.known)
        self.ordered = sorted(self.of, key=lambda m: (m.start, m.end))
        self._starts = [mention.start for mention in self.ordered]
        self.named = [(mention, self.of[mention]) for mention in self.ordered]
        self._place_starts = {m.start for m, entity in self.named if entity.label in (Label.CITY, Label.DISTRICT)}
        for mention, entity in self.named:
            entity.mentions.append(mention)
        self._add_parents()
        self._name_behind_districts()

    def _add_parents(self) -> None:
        """Branches by their names: 江苏银行常州分行, 科技资源统筹中心宝鸡分中心, 理想汽车常州基地, 柳州(同济大学)研究院."""
        queue = [entity for entity in self.by_id.values() if entity.mentions]
        while queue:
            entity = queue.pop()
            if entity.label not in _WITH_PARENTS:
                continue
            if entity.parent:
                above = self.by_id[entity.parent]  # a branch of a branch: the one above has its own parent
                queue += [above] if not (above.mentions or above.parent) else []
                continue
            city = short(self.stand.city) if self.stand.city else ""
            if named := parent_name(entity.name, entity.label, city):
                label, name = named
                known = known_names().get(name)
                above = self.make(label, known.name if known else name, known.parent if known else "")
                if above is not entity:
                    entity.parent = above.id
                    above.implied.append(name)
                    queue += [above] if not (above.mentions or above.parent) else []
            elif entity.label is Label.PLATFORM and (whole := self._platform_around(entity)):
                entity.parent = whole.id

    def _name_behind_districts(self) -> None:
        """镜湖科技城 is another form of 越城区镜湖科技城."""
        places = {form for form in self.stand.local_forms if form.endswith(("区", "县", "市"))}
        for entity in self.by_id.values():
            if entity.label is Label.PLATFORM and entity.mentions:
                behind = next((entity.name[n:] for n in range(6, 1, -1) if entity.name[:n] in places), "")
                if len(behind) >= _SHORTEST_BEHIND and not is_common(behind):
                    entity.implied.append(behind)

    def _platform_around(self, part: Entity) -> Entity | None:
        """襄阳科技城 of 襄阳科技城众创空间: the longest other platform of the plan that a platform's name begins with."""
        names = (part.name[:length] for length in range(len(part.name) - 2, _SHORTEST_WHOLE - 1, -1))
        return next((found for name in names if (found := self.by_id.get(f"{Label.PLATFORM}:{name}")) and found.mentions), None)

    def only_locates(self, entity: Entity) -> bool:
        """江苏省 in 江苏省泰州市 says where that lies: the plan does not speak of the province."""
        if entity.label is not Label.PROVINCE or not entity.mentions:
            return False
        return all(mention.end in self._place_starts for mention in entity.mentions)

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie in a stretch, in the order of the text."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mention for mention in self.ordered[first:last] if mention.end <= span.end]

    def add_province(self, norm: str) -> None:
        """The plan's own province where the text names it, be it within another name (河南省科技厅) or as 本省."""
        province = self.stand.place.province
        is_city = bool(province) and province.endswith("市")  # a district of 重庆市 has a city above it, no province
        if province and not is_city and province != self.place.name and (province in norm or "本省" in norm):
            self.make(Label.PROVINCE, province)

    def _apart(self, mention: Mention, entity: Entity) -> Entity:
        """The thing that a form means, unless a person judged that this form is another thing."""
        if not self.judged.different:
            return entity
        name = self.full_name(mention.form)
        own = self._identity(mention.label, name, "")
        return self.make(mention.label, name) if self.judged.are_different(own, entity.id) else entity

    def _entity(self, mention: Mention, full: dict[Label, ShortForms[Entity]]) -> Entity:
        if mention.label is Label.PLATFORM_TYPE:
            # 科技大市场 where the plan names 郑州科技大市场: that one is meant, not the kind
            own = None if mention.form.startswith("大学") else full[Label.PLATFORM].get(short(self.stand.city) + mention.form)
            return own or self.make(mention.label, mention.known)
        if not mention.known:
            return self._by_form(mention, full[mention.label])
        place = self.stand.resolve(mention.form) if mention.label is Label.DISTRICT else None
        return self.make(mention.label, mention.known, mention.parent, place.city if place else "")

    def _by_form(self, mention: Mention, full: ShortForms[Entity]) -> Entity:
        name = self.full_name(mention.form)
        if found := full.find(mention.form, name, short(self.stand.city) if self.stand.city else ""):
            return found
        if mention.label is Label.PLATFORM and (whole := full.only_longer(mention.form)):
            return whole
        if mention.label is Label.PLATFORM and (centre := _CENTRE_OF_BRANCH.match(name)):
            entity = self.make(mention.label, name)
            entity.parent = self.make(Label.PLATFORM, centre[1]).id
            return entity
        parent = _parent_in(name) if mention.label in (Label.INSTITUTION, Label.PLATFORM) else None
        if parent and mention.label is Label.INSTITUTION and _BRANCH.search(name):
            return self.make(mention.label, _with_full_parent(name, parent), parent.name)
        return self.make(mention.label, name)

    def full_name(self, form: str) -> str:
        """市大型科学仪器共享服务平台 → 漯河市大型…; 省特种盐… → 河南省特种盐…."""
        place = self.stand.place
        province = place.name if place.label is Label.PROVINCE else place.province
        if _OF_CITY.match(form) and self.stand.town:
            return self.stand.town + form[1:]
        if _OF_PROVINCE.match(form) and province.endswith("省"):
            return province + form[1:]
        return form

    def stems(self) -> dict[str, Entity]:
        """The names by which a platform may be called after its host, without 集团 and 公司: 双汇."""
        if not self._stems:
            for entity in self.by_id.values():
                if entity.label in (Label.INSTITUTION, Label.ENTERPRISE, Label.DISTRICT):
                    for form in (entity.name, *(m.form for m in entity.mentions)):
                        self._stems.setdefault(re.sub(r"(?:股份有限公司|有限公司|集团|公司)+$", "", form), entity)
                    if entity.label is Label.DISTRICT and len(brief := short(entity.name)) > 1:
                        self._stems.setdefault(brief, entity)
        return self._stems

    def known_owner(self, platform: Entity) -> Entity | None:
        """The school or academy of the lexicon that a platform's name begins with: 天津大学 of 天津大学技术转移中心."""
        known = _parent_in(platform.name)
        if known is None or known.name not in institution_names():
            return None
        return self.make(Label.INSTITUTION, known.name, known.parent)

    def known_firm(self, project: Entity) -> Entity | None:
        """The firm of the lexicon that a project's name begins with: 比亚迪 of 比亚迪动力电池项目."""
        known = _parent_in(project.name)
        if known is None or known.name in institution_names() or known.kind:
            return None
        firm = self.make(Label.ENTERPRISE, known.name, known.parent)
        firm.implied.append(max((form for form in (known.name, *known.aliases) if project.name.startswith(form)), key=len))
        return firm

    def body(self, name: str) -> Entity:
        """The institution or firm of that name, made if only a longer name holds it."""
        known = known_names().get(name)
        is_firm = name not in institution_names() if known else name.endswith(("公司", "集团"))
        return self.make(Label.ENTERPRISE if is_firm else Label.INSTITUTION, name, known.parent if known else "")

    def is_of_own_city(self, name: str) -> bool:
        """Whether a known institution stands in the plan's own city: 郑州大学 in 郑州市."""
        known = known_names().get(name)
        return bool(known and known.city and known.city == self.stand.city)

    def covers(self, span: Span) -> bool:
        """Whether a stretch lies inside a name: 22所 in 中电科22所."""
        at = bisect_left(self._starts, span.start + 1) - 1
        return at >= 0 and self.ordered[at].start <= span.start and span.end <= self.ordered[at].end


def _shared_tails(ordered: list[Mention], of: dict[Mention, Entity]) -> list[Mention]:
    """浙江大学、天津大学、北京航空航天大学技术转移中心: the first two have such a centre too; named branches have not."""
    found = []
    for at, mention in enumerate(ordered):
        owner = _parent_in(mention.form) if mention.label is Label.PLATFORM else None
        if owner is None or not mention.form.endswith("中心"):
            continue
        tail = mention.form[len(max((f for f in (owner.name, *owner.aliases) if mention.form.startswith(f)), key=len)) :]
        right = mention
        for left in reversed(ordered[:at]):
            if left.label is not Label.INSTITUTION or not left.known or right.start - left.end != 1:
                break
            name = of[left].name + tail
            found.append(Mention(left.start, mention.end, Label.PLATFORM, name, "shared tail", name))
            right = left
    return found


_CENTRE_OF_BRANCH = re.compile(r"(.{4,}?中心)\(?[\u4e00-\u9fff]{2,5}\)?分中心$")


def _carries_place(name: str, stand: Standpoint) -> bool:
    head = name[:8]
    return name.startswith(("国家", "中国", "全国")) or any(
        form in head for form in (stand.place.province, short(stand.place.province or "省份"), short(stand.place.name)) if form
    )


def _parent_in(name: str) -> KnownName | None:
    """The longest known name that a longer name begins with: 浙大 of 浙大中原研究院."""
    if name[:2] not in beginnings():
        return None
    names = known_names()
    found = (names.get(name[:length]) for length in range(len(name) - 2, 1, -1))
    return next((known for known in found if known), None)


def _with_full_parent(name: str, parent: KnownName) -> str:
    """浙大中原研究院 → 浙江大学中原研究院; 大连理工… stays where the form is no usual short name of a school."""
    form = max((f for f in (parent.name, *parent.aliases) if name.startswith(f)), key=len)
    tail = name[len(form) :]
    return parent.name + ("附属中学" if tail == "附中" else tail)
