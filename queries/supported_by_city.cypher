// title: 某城市支持哪些企业和机构
// description: 一个地方的计划点名支持、培育或推动建设的企业、机构和区县。
// topic: 平台与项目
// parameter city: City|District|Province — 城市 — 漯河市
// parameter kind: choice(全部|企业|机构|区县) = 全部 — 对象类别 — 企业
// column supported: 支持对象
// column label: 类别
// column status: 状态
// sentence: {city}的计划点名支持 {#supported} 个对象[（只看{kind}）]：{@supported}。
// empty: 图谱中没有{city}点名支持[{kind}]的记录。
// example: 漯河市支持哪些企业？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)-[support:SUPPORTS]->(supported:Enterprise|Institution|District)
WITH support, supported, labels(supported)[0] AS label
WHERE $kind = '全部' OR ($kind = '企业' AND label = 'Enterprise') OR ($kind = '机构' AND label = 'Institution')
   OR ($kind = '区县' AND label = 'District')
RETURN supported.name AS supported, label, support.status AS status, collect(DISTINCT properties(support)) AS edges
ORDER BY label, supported, status
