// title: 哪些机构合作的城市最多
// description: 按直接合作的城市数给高校、科研院所和企业排队，至多 50 个，可只看与几个以上城市合作的；下属院所各自计算。
// topic: 合作
// parameter kind: choice(机构|企业) = 机构 — 类别 — 机构
// parameter least: integer = 1 — 至少几个城市 — 2
// column partner: 机构
// column number: 城市数
// column city: 城市
// column status: 状态
// each: {partner} {number} 个
// sentence: [与至少 {least} 个城市合作的，]按合作的城市数从多到少：{each}。
// empty: 图谱中没有与[至少 {least} 个]城市合作的{kind}。
// example: 哪些机构合作的城市最多？
// example: 哪些企业合作的城市最多？
// example: 哪些高校与两个以上城市合作？
CALL () {
  UNWIND CASE WHEN $kind = '机构' THEN ['x'] ELSE [] END AS asked
  MATCH (partner:Institution)-[:COOPERATES_WITH]-(city:City)
  RETURN partner, count(DISTINCT city) AS number
  UNION ALL
  UNWIND CASE WHEN $kind = '企业' THEN ['x'] ELSE [] END AS asked
  MATCH (partner:Enterprise)-[:COOPERATES_WITH]-(city:City)
  RETURN partner, count(DISTINCT city) AS number
}
WITH partner, number WHERE number >= $least
WITH partner, number ORDER BY number DESC, partner.name LIMIT 50
MATCH (partner)-[tie:COOPERATES_WITH]-(city:City)
WITH partner, number, tie, city ORDER BY city.name
RETURN partner.name AS partner, number, collect(DISTINCT city.name) AS city,
       collect(tie.status) AS status, collect(DISTINCT properties(tie)) AS edges
ORDER BY number DESC, partner
