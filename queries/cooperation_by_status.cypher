// title: 已有的或计划中的合作
// description: 城市与机构、企业的合作，按状态：计划写明已经在做的，或打算去做的。
// topic: 合作
// parameter status: choice(全部|计划|已有) = 全部 — 状态 — 计划
// parameter kind: choice(全部|高校|科研院所|机构|企业) = 全部 — 伙伴类别 — 机构
// parameter city: City = — 城市 — 郑州市
// parameter partner: Institution|Enterprise = — 合作伙伴（含下属单位） — 北京航空航天大学
// column city: 城市
// column partner: 合作伙伴
// column label: 类别
// column status: 状态
// each: {city}与{partner}
// sentence: {#city} 个城市[与{partner}]有 {#} 项{status}合作[（只看{kind}）]：{each}。
// empty: 图谱中没有[{city}][与{partner}]{status}合作的记录[（只看{kind}）]。
// example: 哪些合作还在计划中？
// example: 已有的合作有哪些？
// example: 郑州计划与谁合作？
// example: 北航计划与哪些城市合作？
CALL () {
  UNWIND CASE WHEN $city IS NULL AND $partner IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (city:City)-[tie:COOPERATES_WITH]-(partner)
  RETURN city, tie, partner
  UNION ALL
  MATCH (city:City {id: $city})-[tie:COOPERATES_WITH]-(partner)
  WHERE $partner IS NULL
  RETURN city, tie, partner
  UNION ALL
  MATCH (asked:Institution {id: $partner})<-[:PART_OF*0..3]-(partner)-[tie:COOPERATES_WITH]-(city:City)
  WHERE $city IS NULL OR city.id = $city
  RETURN city, tie, partner
  UNION ALL
  MATCH (asked:Enterprise {id: $partner})<-[:PART_OF*0..3]-(partner)-[tie:COOPERATES_WITH]-(city:City)
  WHERE $city IS NULL OR city.id = $city
  RETURN city, tie, partner
}
WITH city, tie, partner, labels(partner)[0] AS label,
     (partner.name ENDS WITH '大学' OR partner.name ENDS WITH '专科学校'
      OR (partner.name ENDS WITH '学院' AND NOT partner.name ENDS WITH '科学院')) AS teaches
WHERE ($status = '全部' OR tie.status = CASE $status WHEN '计划' THEN 'planned' ELSE 'existing' END)
  AND ($kind = '全部' OR ($kind = '机构' AND label = 'Institution')
       OR ($kind = '高校' AND label = 'Institution' AND teaches)
       OR ($kind = '科研院所' AND label = 'Institution' AND NOT teaches)
       OR ($kind = '企业' AND label = 'Enterprise'))
RETURN city.name AS city, partner.name AS partner, label, tie.status AS status, collect(DISTINCT properties(tie)) AS edges
ORDER BY city, label, partner, status
