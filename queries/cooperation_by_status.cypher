// title: 已有的或计划中的合作
// description: 城市与机构、企业的合作，按状态：计划写明已经在做的，或打算去做的。
// topic: 合作
// parameter status: choice(全部|计划|已有) = 全部 — 状态 — 计划
// parameter kind: choice(全部|机构|企业) = 全部 — 伙伴类别 — 机构
// parameter city: City = — 城市 — 郑州市
// column city: 城市
// column partner: 合作伙伴
// column label: 类别
// column status: 状态
// each: {city}与{partner}
// sentence: {#city} 个城市有 {#} 项{status}合作：{each}。
// empty: 图谱中没有[{city}]{status}合作的记录。
// example: 哪些合作还在计划中？
// example: 已有的合作有哪些？
// example: 郑州计划与谁合作？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (city:City) RETURN city
  UNION ALL MATCH (city:City {id: $city}) RETURN city
}
MATCH (city)-[tie:COOPERATES_WITH]-(partner)
WHERE ($status = '全部' OR tie.status = CASE $status WHEN '计划' THEN 'planned' ELSE 'existing' END)
  AND ($kind = '全部' OR ($kind = '机构' AND labels(partner)[0] = 'Institution')
       OR ($kind = '企业' AND labels(partner)[0] = 'Enterprise'))
RETURN city.name AS city, partner.name AS partner, labels(partner)[0] AS label, tie.status AS status,
       collect(DISTINCT properties(tie)) AS edges
ORDER BY city, label, partner, status
