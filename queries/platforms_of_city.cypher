// title: 某城市的平台
// description: 一个地方的计划支持或提出建设的平台和各类平台，连同依托单位；可只看一类（如名称含“重点实验室”的）。
// topic: 平台与项目
// parameter city: City|District|Province — 城市 — 郑州市
// parameter status: choice(全部|已有|计划) = 全部 — 状态 — 计划
// parameter type: text(PlatformType) = — 平台类型 — 重点实验室
// column platform: 平台
// column label: 类别
// column hosts: 依托单位 — 未写明
// column status: 状态
// column plan: 计划
// sentence: {city}的计划支持或提出建设 {#platform} 个（类）平台[（只看{type}）][（只看{status}）]：{@platform}。
// empty: 图谱中没有{city}支持或提出建设平台的记录[（只看{type}）][（只看{status}）]。
// example: 郑州市有哪些创新平台？
// example: 漯河市计划建设哪些平台？
// example: 郑州有哪些重点实验室？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)<-[:MENTIONS]-(plan:Plan)
WHERE plan.city = city.name
CALL (city, plan) {
  MATCH (city)-[edge:SUPPORTS]->(platform:Platform|PlatformType)
  WHERE edge.plan = plan.id
  RETURN platform, edge, null AS host
  UNION ALL
  MATCH (plan)-[:MENTIONS]->(platform:Platform)<-[edge:HOSTS]-(host)
  WHERE edge.plan = plan.id
  RETURN platform, edge, host
  UNION ALL
  // many plans speak of a type of platforms: from the other side fewer edges are read
  MATCH (plan)-[mention:MENTIONS]->(host)-[edge:HOSTS]->(platform:PlatformType)
  WHERE mention.anchor AND edge.plan = plan.id
  RETURN platform, edge, host
}
WITH plan, platform, collect(edge) AS found, collect(DISTINCT host.name) AS hosts
WITH plan, platform, hosts, [edge IN found WHERE $status = '全部'
     OR edge.status = CASE $status WHEN '计划' THEN 'planned' ELSE 'existing' END] AS edges
WHERE size(edges) > 0 AND platform.name CONTAINS $type
WITH plan.title AS plan, labels(platform)[0] AS label, platform.name AS platform, hosts, edges
ORDER BY plan, label, platform
RETURN collect({platform: platform, label: label, hosts: hosts, status: [edge IN edges | edge.status], plan: plan,
                edges: [edge IN edges | properties(edge)]}) AS packed_rows
