"""Questions in the ways people put them: which question of the catalogue, and with what."""

from __future__ import annotations

import datetime

import pytest

from graph.store import Store
from innograph.errors import QuestionError
from queries.ask import answer, understand
from queries.catalogue import catalogue
from queries.names import Names
from queries.suggestions import LONGEST, nearest_examples

CAS = {"institution": "中国科学院"}
ZZ, XX, HB, LH = "郑州市", "新乡市", "鹤壁市", "漯河市"
REFORM = {"tasks": "启动核心区人事与薪酬制度改革"}
TARGET = {"city": ZZ, "indicator": "高新技术企业", "scope": "本级"}
OFFICE = {"units": "新乡市科技局"}

UNDERSTOOD = [
    # slips, and words that say the same
    ("那些城市与中科院合作？", "cities_with_institution", CAS),
    ("河南省有哪些城市和中科院合作", "cities_with_institution", CAS | {"province": "河南省"}),
    ("所有与北航合作的城市", "cities_with_institution", {"institution": "北京航空航天大学"}),
    ("跟北航合作的有几个城市", "cities_with_institution", {"institution": "北京航空航天大学"}),
    ("哪些机构与两个以上城市合作？", "institutions_by_cities", {"kind": "机构", "least": "2"}),
    ("郑州和鹤壁都与哪些高校合作", "common_partners", {"members": "郑州市、鹤壁市", "kind": "高校"}),
    ("哪些高校同时与郑州、鹤壁合作", "common_partners", {"members": "郑州市、鹤壁市", "kind": "高校"}),
    ("鹤壁市与哪些大学共建了研究院", "partners_of_city", {"city": HB, "kind": "高校"}),
    ("鹤壁有没有和浙大合作", "relation_between", {"first": HB, "second": "浙江大学"}),
    ("中科院电工所在郑州吗", "relation_between", {"first": "中国科学院电工研究所", "second": ZZ}),
    ("郑州的合作里哪些是计划中的", "cooperation_by_status", {"status": "计划", "kind": "全部", "city": ZZ}),
    ("郑州跟鹤壁有什么不同", "comparison_of_cities", {"cities": "郑州市、鹤壁市"}),
    ("新乡和郑州的计划有什么区别", "comparison_of_cities", {"cities": "新乡市、郑州市"}),
    ("郑州比鹤壁的高企目标多多少", "compare_targets", {"cities": "郑州市、鹤壁市", "indicator": "高新技术企业"}),
    ("郑州、鹤壁的研发投入目标分别是多少", "compare_targets", {"cities": "郑州市、鹤壁市", "indicator": "研发投入"}),
    ("郑州哪个区的高企目标最高", "targets_by_district", {"indicators": "高新技术企业", "city": ZZ}),
    ("新乡各区高企目标加起来够不够全市目标", "targets_against_total", {"city": XX, "indicator": "高新技术企业"}),
    ("高新技术企业目标最高的城市", "targets_by_city", {"indicators": "高新技术企业"}),
    ("2020年哪些城市有高企目标", "targets_by_city", {"indicators": "高新技术企业", "year": "2020"}),
    ("郑州有多少家高新技术企业", "targets_of_city", TARGET),
    ("郑州有哪些新型研发机构", "platforms_of_city", {"city": ZZ, "status": "全部", "type": "新型研发机构"}),
    ("郑州有哪些实验室", "platforms_of_city", {"city": ZZ, "status": "全部", "type": "实验室"}),
    ("郑州的创新平台有多少个", "platforms_of_city", {"city": ZZ, "status": "全部"}),
    ("新乡哪些任务2017年年底要完成", "deadlines_until", {"until": "2017年12月", "city": XX}),
    ("2017年12月到期的任务", "deadlines_until", {"until": "2017年12月"}),
    ("新乡市科技局牵头了几项任务", "tasks_of_unit", OFFICE | {"part": "牵头"}),
    ("哪些单位配合新乡市科技局", "colleagues_of_unit", {"unit": "新乡市科技局"}),
    ("双汇在漯河干什么", "relation_between", {"first": "双汇集团", "second": LH}),
    ("漯河支持双汇吗", "relation_between", {"first": LH, "second": "双汇集团"}),
    ("漯河市的企业有哪些", "supported_by_city", {"city": LH, "kind": "企业"}),
    ("图谱里有多少个城市", "things_of_type", {"kind": "城市"}),
    ("有多少份计划", "things_of_type", {"kind": "计划"}),
    ("新乡市各部门牵头了多少任务", "busiest_units", {"part": "牵头", "city": XX}),
    ("新乡市科技局和哪个部门合作最多", "colleagues_of_unit", {"unit": "新乡市科技局"}),
    ("哪些城市与中科院合作？", "cities_with_institution", CAS),
    ("请问哪些城市和中国科学院有合作呢？", "cities_with_institution", CAS),
    ("和中科院有合作的城市有哪些", "cities_with_institution", CAS),
    ("与中科院开展合作的城市", "cities_with_institution", CAS),
    ("中科院在哪些城市有合作", "cities_with_institution", CAS),
    ("中科院和哪些城市有合作关系", "cities_with_institution", CAS),
    ("中科院的合作城市有哪些？", "cities_with_institution", CAS),
    ("哪几个城市都与浙江大学合作？", "cities_with_institution", {"institution": "浙江大学"}),
    ("哪些城市引进了北航？", "cities_with_institution", {"institution": "北京航空航天大学"}),
    ("北航在哪些城市有合作？", "cities_with_institution", {"institution": "北京航空航天大学"}),
    ("中科院半导体所和哪些城市合作", "cities_with_institution", {"institution": "中国科学院半导体研究所"}),
    ("哪些城市和中电科22所合作", "cities_with_institution", {"institution": "中国电子科技集团公司第二十二研究所"}),
    ("谁跟中国科学院合作", "partners_of_institution", CAS),
    ("中电科22所和谁有合作？", "partners_of_institution", {"institution": "中国电子科技集团公司第二十二研究所"}),
    ("浙大的合作伙伴有哪些", "partners_of_institution", {"institution": "浙江大学"}),
    ("郑州和哪些高校合作？", "partners_of_city", {"city": ZZ, "kind": "高校"}),
    ("哪些大学与郑州市合作", "partners_of_city", {"city": ZZ, "kind": "高校"}),
    ("新乡跟哪些企业有合作", "partners_of_city", {"city": XX, "kind": "企业"}),
    ("鹤壁与哪些科研院所合作", "partners_of_city", {"city": HB, "kind": "科研院所"}),
    ("鹤壁市的合作伙伴有哪些", "partners_of_city", {"city": HB, "kind": "全部"}),
    ("谁和漯河有合作？", "partners_of_city", {"city": LH, "kind": "全部"}),
    ("新乡市与哪些单位合作", "partners_of_city", {"city": XX, "kind": "全部"}),
    ("郑州和鹤壁有哪些共同的合作伙伴？", "common_partners", {"members": "郑州市、鹤壁市", "kind": "全部"}),
    ("郑州、鹤壁和新乡都与谁合作", "common_partners", {"members": "郑州市、鹤壁市、新乡市", "kind": "全部"}),
    ("哪些城市同时与浙江大学和北航合作？", "common_partners", {"members": "浙江大学、北京航空航天大学", "kind": "全部"}),
    ("漯河市与江南大学是什么关系？", "relation_between", {"first": LH, "second": "江南大学"}),
    ("新乡和中科院有没有合作", "relation_between", {"first": XX, "second": "中国科学院"}),
    ("郑州跟鹤壁之间有什么联系", "relation_between", {"first": ZZ, "second": HB}),
    ("谁和双汇集团有关？", "who_is_connected", {"node": "双汇集团"}),
    ("双汇", "who_is_connected", {"node": "双汇集团"}),
    ("介绍一下中电科22所", "who_is_connected", {"node": "中国电子科技集团公司第二十二研究所"}),
    ("画出郑州市的关系图", "neighbourhood", {"node": ZZ, "limit": "60"}),
    ("新乡市科技局牵头哪些任务，何时完成？", "tasks_of_unit", OFFICE | {"part": "牵头"}),
    ("新乡科技局牵头的任务有哪些", "tasks_of_unit", OFFICE | {"part": "牵头"}),
    ("新乡市科学技术局主办什么工作", "tasks_of_unit", OFFICE | {"part": "牵头"}),
    ("新乡市科技局配合哪些任务？", "tasks_of_unit", OFFICE | {"part": "配合"}),
    ("新乡市科技局负责什么", "tasks_of_unit", OFFICE | {"part": "全部"}),
    ("市科技局负责什么？", "tasks_of_unit", {"units": "新乡市科技局、鹤壁市科技局", "part": "全部"}),
    ("鹤壁的科技局负责什么", "tasks_of_unit", {"units": "鹤壁市科技局", "part": "全部"}),
    ("新乡高新区有哪些任务", "tasks_of_unit", {"units": "新乡高新区", "part": "全部"}),
    ("哪些任务由新乡市编办配合", "tasks_of_unit", {"units": "新乡市编办", "part": "配合"}),
    ("谁牵头“启动核心区人事与薪酬制度改革”", "task", REFORM),
    ("谁牵头核心区人事与薪酬制度改革？", "task", REFORM),
    ("启动核心区人事与薪酬制度改革这项任务谁牵头、何时完成？", "task", REFORM),
    ("“启动核心区人事与薪酬制度改革”的牵头单位是谁", "task", REFORM),
    ("培育科技型中小企业什么时候完成", "task", {"tasks": "培育科技型中小企业"}),
    ("谁负责培育科技型中小企业？", "task", {"tasks": "培育科技型中小企业"}),
    ("新乡市有哪些任务？", "tasks_of_city", {"city": XX}),
    ("郑州的重点任务是什么", "tasks_of_city", {"city": ZZ}),
    ("新乡市的任务分别由谁牵头、何时完成", "tasks_of_city", {"city": XX}),
    ("新乡哪些任务由谁负责", "tasks_of_city", {"city": XX}),
    ("新乡市2017年11月底前要完成哪些任务", "deadlines_until", {"until": "2017年11月", "city": XX}),
    ("2017年底前要完成哪些任务？", "deadlines_until", {"until": "2017年12月", "city": ""}),
    ("哪些任务应在2017年11月前完成", "deadlines_until", {"until": "2017年11月", "city": ""}),
    ("郑州市的目标有哪些", "targets_of_city", {"city": ZZ, "indicator": "", "scope": "本级", "year": ""}),
    ("郑州提出了哪些指标？", "targets_of_city", {"city": ZZ, "indicator": "", "scope": "本级", "year": ""}),
    ("郑州的高新技术企业目标是多少", "targets_of_city", {"city": ZZ, "indicator": "高新技术企业", "scope": "本级", "year": ""}),
    ("郑州要新增多少家高企？", "targets_of_city", {"city": ZZ, "indicator": "高新技术企业", "scope": "本级", "year": ""}),
    ("郑州市研发投入目标是多少", "targets_of_city", {"city": ZZ, "indicator": "研发投入", "scope": "本级", "year": ""}),
    ("新乡各县区的高新技术企业目标", "targets_of_city", {"city": XX, "indicator": "高新技术企业", "scope": "各县区", "year": ""}),
    (
        "郑州与新乡的新型研发机构目标差多少？",
        "compare_targets",
        {"cities": "郑州市、新乡市", "indicator": "新型研发机构", "year": ""},
    ),
    ("郑州和鹤壁的高新技术企业目标？", "compare_targets", {"cities": "郑州市、鹤壁市", "indicator": "高新技术企业", "year": ""}),
    (
        "比较郑州、新乡和鹤壁的高企目标",
        "compare_targets",
        {"cities": "郑州市、新乡市、鹤壁市", "indicator": "高新技术企业", "year": ""},
    ),
    (
        "郑州和新乡谁的高新技术企业目标更高",
        "compare_targets",
        {"cities": "郑州市、新乡市", "indicator": "高新技术企业", "year": ""},
    ),
    ("2019年郑州市的高新技术企业目标是多少", "targets_of_city", TARGET | {"year": "2019"}),
    ("郑州市2019年高新技术企业目标", "targets_of_city", TARGET | {"year": "2019"}),
    ("郑州今年要培育多少家高企", "targets_of_city", TARGET | {"year": ""}),
    ("郑州“十四五”期间的高新技术企业目标", "targets_of_city", TARGET | {"year": ""}),
    ("哪个城市的高新技术企业目标最高？", "targets_by_city", {"indicators": "高新技术企业", "year": ""}),
    ("2019年各城市的高企目标是多少", "targets_by_city", {"indicators": "高新技术企业", "year": "2019"}),
    ("新型研发机构由谁建设", "hosts_of_platform_type", {"platform": "新型研发机构"}),
    ("哪些企业建有众创空间？", "hosts_of_platform_type", {"platform": "众创空间"}),
    ("郑州市有哪些创新平台", "platforms_of_city", {"city": ZZ, "status": "全部"}),
    ("郑州计划建设哪些平台？", "platforms_of_city", {"city": ZZ, "status": "计划"}),
    ("郑州现有哪些科技平台", "platforms_of_city", {"city": ZZ, "status": "已有"}),
    ("哪些城市要建设众创空间？", "cities_with_platform_type", {"platform": "众创空间"}),
    ("哪个机构合作的城市最多？", "institutions_by_cities", {"kind": "机构", "least": "1"}),
    ("合作城市最多的企业有哪些", "institutions_by_cities", {"kind": "企业", "least": "1"}),
    ("哪个城市的合作伙伴最多", "cities_by_partners", {"kind": "全部"}),
    ("哪些城市合作的高校最多", "cities_by_partners", {"kind": "机构"}),
    ("哪些合作还在计划中", "cooperation_by_status", {"status": "计划", "kind": "全部", "city": ""}),
    ("郑州计划与哪些机构合作", "cooperation_by_status", {"status": "计划", "kind": "全部", "city": ZZ}),
    ("鹤壁可以找哪些高校合作", "partners_of_peers", {"city": HB, "least": "2"}),
    ("哪些机构还没有与郑州合作？", "partners_of_peers", {"city": ZZ, "least": "2"}),
    ("中科院有哪些下属研究所", "members_of_institution", CAS),
    ("截至2018年3月新乡市有哪些任务逾期", "overdue_tasks", {"at": "2018年3月", "city": XX}),
    ("新乡有哪些任务到2018年3月已经逾期", "overdue_tasks", {"at": "2018年3月", "city": XX}),
    ("2018年1月逾期的任务", "overdue_tasks", {"at": "2018年1月", "city": ""}),
    ("新乡哪个部门牵头的任务最多？", "busiest_units", {"part": "牵头", "city": XX}),
    ("谁的任务最多", "busiest_units", {"part": "牵头", "city": ""}),
    ("新乡市编办和新乡市人社局共同承担哪些任务", "shared_tasks", {"units": "新乡市编办、新乡市人社局"}),
    ("新乡市科技局和谁一起做任务", "colleagues_of_unit", {"unit": "新乡市科技局"}),
    ("新乡市关于人才的任务有哪些", "tasks_on_theme", {"city": XX, "theme": "人才"}),
    ("新乡各县区的高企目标之和是多少", "targets_against_total", {"city": XX, "indicator": "高新技术企业"}),
    ("新乡各县区目标合计与全市目标是否一致", "targets_against_total", {"city": XX, "indicator": ""}),
    ("哪个区的高新技术企业目标最高", "targets_by_district", {"indicators": "高新技术企业", "year": ""}),
    ("漯河缺少哪些目标", "target_gaps", {"city": LH, "side": "缺少"}),
    ("郑州有哪些独有的目标", "target_gaps", {"city": ZZ, "side": "独有"}),
    (
        "《2019年郑州市科技创新工作要点》与《2020年鹤壁市科技创新工作要点》有哪些不同",
        "changes_between_plans",
        {"first": "2019年郑州市科技创新工作要点", "second": "2020年鹤壁市科技创新工作要点"},
    ),
    ("2020年的计划有哪些", "plans_of_year", {"year": "2020"}),
    ("哪些文件提到了双汇", "plans_that_mention", {"node": "双汇集团"}),
    ("双汇集团出现在哪些计划里", "plans_that_mention", {"node": "双汇集团"}),
    ("哪些城市支持双汇集团", "supporters_of", {"object": "双汇集团"}),
    (
        "谁承担了高速数据中心光互连芯片研发与产业化",
        "undertakers_of",
        {"project": "高速数据中心光互连芯片研发与产业化"},
    ),
    ("鹤壁实施哪些项目？", "programs_of_city", {"city": HB}),
    ("鹤壁市有哪些人才计划", "programs_of_city", {"city": HB}),
    ("漯河市支持哪些企业？", "supported_by_city", {"city": LH, "kind": "企业"}),
    ("双汇集团承担或建设了什么", "undertakings_of_enterprise", {"enterprise": "双汇集团"}),
    ("仕佳光子承担了哪些项目？", "undertakings_of_enterprise", {"enterprise": "河南仕佳光子科技股份有限公司"}),
    ("漯河市有哪些计划？", "plans_of_city", {"city": LH, "year": ""}),
    ("郑州出台了哪些政策文件", "plans_of_city", {"city": ZZ, "year": ""}),
    # comparisons, what is missing, rankings, counts, and what one city has and the other has not
    ("郑州的高新技术企业目标是不是比新乡高？", "compare_targets", {"cities": "郑州市、新乡市", "indicator": "高新技术企业"}),
    ("郑州的高企目标比新乡高多少", "compare_targets", {"cities": "郑州市、新乡市", "indicator": "高新技术企业"}),
    ("郑州高企目标高于新乡吗", "compare_targets", {"cities": "郑州市、新乡市", "indicator": "高新技术企业"}),
    ("漯河高企目标超过鹤壁了吗", "compare_targets", {"cities": "漯河市、鹤壁市", "indicator": "高新技术企业"}),
    ("郑州市和新乡市相比，高企目标谁定得高", "compare_targets", {"cities": "郑州市、新乡市", "indicator": "高新技术企业"}),
    ("郑州和新乡谁的高企更多", "compare_targets", {"cities": "郑州市、新乡市", "indicator": "高新技术企业"}),
    ("哪些任务没有写完成时限？", "tasks_without", {"missing": "完成时限"}),
    ("新乡哪些任务没有写明牵头单位", "tasks_without", {"missing": "牵头单位", "city": "新乡市"}),
    ("郑州有哪些任务没写时限", "tasks_without", {"missing": "完成时限", "city": "郑州市"}),
    ("还没有完成时限的任务", "tasks_without", {"missing": "完成时限"}),
    ("哪些任务无人牵头", "tasks_without", {"missing": "牵头单位"}),
    ("新乡没有配合单位的任务", "tasks_without", {"missing": "配合单位", "city": "新乡市"}),
    ("任务最多的城市是哪个", "cities_by_number", {"what": "任务"}),
    ("各城市有多少任务", "cities_by_number", {"what": "任务"}),
    ("各城市任务数量排名", "cities_by_number", {"what": "任务"}),
    ("平台最多的城市", "cities_by_number", {"what": "平台"}),
    ("哪个城市的众创空间最多", "cities_by_number", {"what": "平台", "type": "众创空间"}),
    ("哪个城市的目标最多", "cities_by_number", {"what": "目标"}),
    ("哪个城市支持的企业最多", "cities_by_number", {"what": "企业"}),
    ("各城市合作伙伴数量排名", "cities_by_partners", {"kind": "全部"}),
    ("郑州和新乡谁的合作伙伴多", "cities_by_partners", {"kind": "全部", "cities": "郑州市、新乡市"}),
    ("郑州的合作伙伴比新乡多吗", "cities_by_partners", {"kind": "全部", "cities": "郑州市、新乡市"}),
    ("郑州有多少个合作伙伴", "partners_of_city", {"city": "郑州市", "kind": "全部"}),
    ("与郑州合作的机构有多少家", "partners_of_city", {"city": "郑州市", "kind": "机构"}),
    ("郑州有而新乡没有的合作伙伴", "only_in_first", {"what": "合作伙伴", "first": "郑州市", "second": "新乡市"}),
    ("郑州有哪些新乡没有的平台", "only_in_first", {"what": "平台", "first": "郑州市", "second": "新乡市"}),
    ("哪些目标郑州有新乡没有", "only_in_first", {"what": "目标", "first": "郑州市", "second": "新乡市"}),
    ("新乡有哪些合作是计划中的", "cooperation_by_status", {"status": "计划", "kind": "全部", "city": "新乡市"}),
    ("哪些合作已经落实", "cooperation_by_status", {"status": "已有", "kind": "全部"}),
    ("郑州已经和哪些高校合作了", "cooperation_by_status", {"status": "已有", "kind": "高校", "city": "郑州市"}),
    ("郑州打算和哪些科研院所合作", "cooperation_by_status", {"status": "计划", "kind": "科研院所", "city": "郑州市"}),
    ("北航和哪些城市打算合作", "cooperation_by_status", {"status": "计划", "kind": "全部", "partner": "北京航空航天大学"}),
    ("北航和哪些城市已经合作", "cooperation_by_status", {"status": "已有", "kind": "全部", "partner": "北京航空航天大学"}),
    ("新乡与同济大学的合作是已有的还是计划的", "relation_between", {"first": "新乡市", "second": "同济大学"}),
    ("新乡和同济大学合作什么", "relation_between", {"first": "新乡市", "second": "同济大学"}),
    ("鹤壁市的高校合作情况", "partners_of_city", {"city": "鹤壁市", "kind": "高校"}),
    ("新乡科技局2017年12月前要完成什么", "tasks_of_unit", {"units": "新乡市科技局", "part": "全部", "until": "2017年12月"}),
    ("培育科技型中小企业的配合单位有哪些", "task", {"tasks": "培育科技型中小企业"}),
    ("新乡各部门任务排名", "busiest_units", {"part": "牵头", "city": "新乡市"}),
    ("哪个部门最忙", "busiest_units", {"part": "牵头"}),
    ("哪些任务涉及人才", "tasks_on_theme", {"theme": "人才"}),
    ("关于高企的任务", "tasks_on_theme", {"theme": "高新技术企业"}),
    ("人才方面的任务有哪些", "tasks_on_theme", {"theme": "人才"}),
    ("《2019年郑州市科技创新工作要点》有哪些任务", "tasks_of_plan", {"plan": "2019年郑州市科技创新工作要点"}),
    ("漯河市的十四五规划有哪些任务", "tasks_of_city", {"city": "漯河市"}),
    ("最新的计划是哪个", "newest_plans", {}),
    ("郑州最近的计划是哪份", "newest_plans", {"city": "郑州市"}),
    ("郑州的计划什么时候印发", "plans_of_city", {"city": "郑州市"}),
    ("郑州的计划文号是多少", "plans_of_city", {"city": "郑州市"}),
    ("郑州有哪些区县", "districts_of_city", {"city": "郑州市"}),
    ("郑州各区高企目标排名", "targets_by_district", {"indicators": "高新技术企业", "city": "郑州市"}),
    ("各城市高企目标排名", "targets_by_city", {"indicators": "高新技术企业"}),
    ("高新技术企业目标最高的是哪个城市", "targets_by_city", {"indicators": "高新技术企业"}),
    ("高新技术企业最多的城市", "targets_by_city", {"indicators": "高新技术企业"}),
    ("哪些城市提出了研发投入目标", "targets_by_city", {"indicators": "全社会研发投入占GDP比重"}),
    ("郑州2019年要达到什么指标", "targets_of_city", {"city": "郑州市", "scope": "本级", "year": "2019"}),
    (
        "到2025年鹤壁高企要达到多少家",
        "targets_of_city",
        {"city": "鹤壁市", "indicator": "高新技术企业", "scope": "本级", "year": "2025"},
    ),
    (
        "漯河到2025年高企要达到多少家",
        "targets_of_city",
        {"city": "漯河市", "indicator": "高新技术企业", "scope": "本级", "year": "2025"},
    ),
    ("邢台有几家高新技术企业", "targets_of_city", {"city": "邢台市", "indicator": "高新技术企业", "scope": "本级"}),
    ("郑州有多少家企业", "supported_by_city", {"city": "郑州市", "kind": "企业"}),
    ("哪些企业得到漯河支持", "supported_by_city", {"city": "漯河市", "kind": "企业"}),
    ("漯河的龙头企业", "supported_by_city", {"city": "漯河市", "kind": "企业"}),
    ("鹤壁的平台由谁建设", "platforms_of_city", {"city": "鹤壁市", "status": "全部"}),
    ("鹤壁的众创空间依托哪些单位", "platforms_of_city", {"city": "鹤壁市", "status": "全部", "type": "众创空间"}),
    ("鹤壁有没有众创空间", "platforms_of_city", {"city": "鹤壁市", "status": "全部", "type": "众创空间"}),
    ("漯河市已建成的平台有哪些", "platforms_of_city", {"city": "漯河市", "status": "已有"}),
    ("哪些企业承担了项目", "relations_of_type", {"relation": "承担"}),
    ("百人计划是哪个城市的", "supporters_of", {"object": "“兴鹤英才”百人计划"}),
    ("郑州与鹤壁平台对比", "comparison_of_cities", {"cities": "郑州市、鹤壁市"}),
    ("郑州和鹤壁在平台上有什么差别", "comparison_of_cities", {"cities": "郑州市、鹤壁市"}),
    ("哪份文件提到双汇", "plans_that_mention", {"node": "双汇集团"}),
    # width, case, blanks, quotes and marks do not matter
    ("  哪些 城市 与「中科院」 合作 ?? ", "cities_with_institution", CAS),
    ("哪些城市和中电科２２所合作", "cities_with_institution", {"institution": "中国电子科技集团公司第二十二研究所"}),
]


@pytest.mark.parametrize(("text", "query", "parameters"), UNDERSTOOD, ids=[text for text, _, _ in UNDERSTOOD])
def test_question_is_understood(store: Store, names: Names, text: str, query: str, parameters: dict[str, str]) -> None:
    found = answer(store, text, names)
    given = {name: value for name, value in found.parameters.items() if value}
    assert (found.query, given) == (query, {name: value for name, value in parameters.items() if value})


@pytest.mark.parametrize("text", [example for question in catalogue().values() for example in question.examples])
def test_examples_of_the_catalogue_are_understood(names: Names, text: str) -> None:
    assert text in catalogue()[understand(text, names).query].examples


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("哪些城市与清华大学合作", "图谱里没有清华大学：已导入的计划都没有提到。"),
        ("洛阳有哪些目标", "图谱里没有洛阳市：已导入的计划都没有提到。"),
        ("哪些城市与厦大合作", "图谱里没有厦门大学：已导入的计划都没有提到。"),
        ("哪些城市和河南农大合作", "图谱里没有河南农业大学：已导入的计划都没有提到。"),
        ("邢台市和哪些高校合作", "图谱中没有邢台市与谁合作的记录（只看高校）。"),
        ("郑州的生活成本目标是多少", "图谱中没有郑州市的“生活成本”目标的记录。"),
        ("郑州2030年的目标有哪些", "图谱中没有郑州市的2030年目标的记录。"),
        ("邢台市科学技术局牵头哪些任务", "图谱里没有邢台市科学技术局：已导入的计划都没有提到。"),
        ("邢台与江南大学是什么关系", "图谱中没有邢台市与江南大学之间三步以内的联系。"),
    ],
)
def test_nothing_found_is_said(store: Store, names: Names, text: str, sentence: str) -> None:
    found = answer(store, text, names)
    assert (found.sentence, found.rows, found.evidence) == (sentence, [], [])


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("哪些城市和浙江大血合作", "您是不是要找：浙江大学", "哪些城市和浙江大学合作"),
        ("郑洲市的目标有哪些", "您是不是要找：郑州市", "郑州市的目标有哪些"),
        ("双惠集团承担了什么", "您是不是要找：双汇集团", "双汇集团承担了什么"),
        ("哪些城市与火星大学合作", "图谱里没有名为“火星大学”的", None),
        ("郑州和火星市的高新技术企业目标", "图谱里没有名为“火星市”的城市", None),
        ("今天天气怎么样", "没有听懂", None),
        ("这项任务谁牵头、何时完成", "没有听懂", "谁牵头“启动核心区人事与薪酬制度改革”？"),
        ("新乡市10月底前要完成哪些任务", "“10月底”没有写明是哪一年", f"新乡市{datetime.date.today().year}年10月前要完成哪些任务"),
        ("郑州的市长是谁", "没有听懂", "谁和郑州市有关？"),
        ("宇通在郑州建了什么平台", "没有听懂", None),
        ("郑州有哪些高校", "没有听懂", "郑州和哪些高校合作？"),
        ("哪些任务今年到期", "没有听懂", None),
        ("最早到期的任务", "没有听懂", None),
        ("郑州哪些目标没有完成", "没有听懂", "郑州市的目标有哪些？"),
        ("新乡有多少个部门承担任务", "没有听懂", None),
        ("哪些城市没有和中科院合作", "没有听懂", "哪些城市与中科院合作？"),
        ("哪些任务由多个单位牵头", "没有听懂", None),
        ("ABC指数目标", "图谱里没有名为“ABC指数”的指标", None),
        ("鹤壁缺什么", "认出了：鹤壁市（城市）", "鹤壁市有哪些计划？"),
        ("鹤壁好玩吗", "认出了：鹤壁市（城市）", None),
        ("", "没有听懂", None),
        ("？", "没有听懂", None),
        ("哪些城市与中科院合作" * LONGEST, "没有听懂", None),
    ],
)
def test_what_is_not_understood_is_said(store: Store, names: Names, text: str, said: str, suggestion: str | None) -> None:
    with pytest.raises(QuestionError, match=said) as error:
        answer(store, text, names)
    assert suggestion is None or suggestion in error.value.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "哪些城市与中科院'}) DETACH DELETE n //合作",
        "哪些城市与MATCH (n) DETACH DELETE n合作",
        "{institution}",
        "郑州的`}) SET n.name = 1 //目标是多少",
        "郑州的{each}[{city}]目标是多少",
        "谁牵头\ue000\ue001",
        "(?P<city>.*)的目标",
    ],
)
def test_hostile_question_stays_data(store: Store, names: Names, text: str) -> None:
    before = store.digest()
    try:
        assert answer(store, text, names).rows == []
    except QuestionError as error:
        assert str(error)
    assert store.digest() == before


def test_unclear_short_name_is_asked_back(store: Store, names: Names) -> None:
    with pytest.raises(QuestionError, match="可能指") as error:
        answer(store, "哪些城市与中国合作", names)
    assert "哪些城市与中国科学院合作" in error.value.suggestions


def test_part_of_one_name_is_enough(store: Store, names: Names) -> None:
    assert answer(store, "中国科学院电和郑州是什么关系", names).parameters["first"] == "中国科学院电工研究所"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("哪些城市与中科院不合作", "哪些城市与中科院合作？"),
        ("新乡市科技局牵头什么任务啥时候完", "新乡市科技局牵头哪些任务，何时完成？"),
        ("哪个部门牵头任务最多呢请问", "哪个部门牵头的任务最多？"),
    ],
)
def test_the_most_similar_question_is_offered_first(text: str, nearest: str) -> None:
    assert nearest_examples(text)[0] == nearest


@pytest.mark.parametrize("text", ["新乡市有哪些任务已经逾期", "新乡的逾期任务有哪些"])
def test_overdue_without_a_month_means_this_one(store: Store, names: Names, text: str) -> None:
    found = answer(store, text, names)
    assert (found.query, found.parameters["city"], len(found.rows)) == ("overdue_tasks", XX, 2)


def test_overdue_tasks_of_a_unit(store: Store, names: Names) -> None:
    found = answer(store, "新乡市财政局有哪些任务逾期", names)
    assert (found.query, found.parameters["units"], len(found.rows)) == ("overdue_tasks", "新乡市财政局", 1)
