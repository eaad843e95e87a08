// title: 哪些城市的合作伙伴最多
// description: 按直接合作的伙伴数给城市排队，至多 50 个；可只看机构或企业，或只看几个城市。
// topic: 合作
// parameter kind: choice(全部|机构|企业) = 全部 — 伙伴类别 — 机构
// parameter cities: City [] = — 城市 — 郑州市、新乡市
// column city: 城市
// column number: 伙伴数
// column partner: 合作伙伴
// each: {city} {number} 个
// sentence: 按[{kind}]伙伴数从多到少：{each}。
// empty: 图谱中没有城市与谁合作的记录。
// example: 哪个城市的合作伙伴最多？
// example: 哪些城市合作的机构最多？
// example: 郑州和新乡谁的合作伙伴多？
CALL () {
  UNWIND CASE WHEN size($cities) = 0 THEN ['everywhere'] ELSE [] END AS place
  MATCH (city:City) RETURN city
  UNION ALL
  UNWIND $cities AS id
  MATCH (city:City {id: id}) RETURN city
}
MATCH (city)-[:COOPERATES_WITH]-(partner)
WHERE $kind = '全部' OR ($kind = '机构' AND labels(partner)[0] = 'Institution')
   OR ($kind = '企业' AND labels(partner)[0] = 'Enterprise')
WITH city, count(DISTINCT partner.id) AS number
ORDER BY number DESC, city.name
LIMIT 50
MATCH (city)-[tie:COOPERATES_WITH]-(partner)
WHERE $kind = '全部' OR ($kind = '机构' AND labels(partner)[0] = 'Institution')
   OR ($kind = '企业' AND labels(partner)[0] = 'Enterprise')
WITH city, number, tie, partner ORDER BY partner.name
RETURN city.name AS city, number, collect(DISTINCT partner.name) AS partner,
       collect(DISTINCT properties(tie)) AS edges
ORDER BY number DESC, city
