// title: 哪些城市的任务、平台或目标最多
// description: 按计划中的任务、平台（类）、全市目标或重点支持的企业的个数给城市排队，至多 50 个；依据各举几条。
// topic: 计划
// parameter what: choice(任务|平台|目标|企业) — 计数对象 — 任务
// parameter type: text(PlatformType) = — 平台类型 — 重点实验室
// column city: 城市
// column number: 个数
// column plan: 计划
// each: {city} {number} 个
// sentence: 按[{type}]{what}数从多到少：{each}。
// empty: 图谱中没有城市的[{type}]{what}的记录。
// example: 哪个城市的任务最多？
// example: 各城市有多少个平台？
MATCH (plan:Plan)-[:MENTIONS]->(city:City)
WHERE plan.city = city.name
CALL (city, plan) {
  UNWIND CASE WHEN $what = '任务' THEN ['asked'] ELSE [] END AS asked
  MATCH (plan)-[:MENTIONS]->(thing:Task)
  RETURN thing, properties(thing) AS proof
  UNION ALL
  UNWIND CASE WHEN $what = '平台' THEN ['asked'] ELSE [] END AS asked
  MATCH (city)-[edge:SUPPORTS]->(thing:Platform|PlatformType)
  WHERE edge.plan = plan.id AND thing.name CONTAINS $type
  RETURN thing, properties(edge) AS proof
  UNION ALL
  UNWIND CASE WHEN $what = '平台' THEN ['asked'] ELSE [] END AS asked
  MATCH (plan)-[:MENTIONS]->(thing:Platform)<-[edge:HOSTS]-()
  WHERE edge.plan = plan.id AND thing.name CONTAINS $type
  RETURN thing, properties(edge) AS proof
  UNION ALL
  UNWIND CASE WHEN $what = '平台' THEN ['asked'] ELSE [] END AS asked
  MATCH (plan)-[mention:MENTIONS]->()-[edge:HOSTS]->(thing:PlatformType)
  WHERE mention.anchor AND edge.plan = plan.id AND thing.name CONTAINS $type
  RETURN thing, properties(edge) AS proof
  UNION ALL
  UNWIND CASE WHEN $what = '目标' THEN ['asked'] ELSE [] END AS asked
  MATCH (city)-[edge:TARGETS]->(thing:Indicator)
  WHERE edge.plan = plan.id
  RETURN edge AS thing, properties(edge) AS proof
  UNION ALL
  UNWIND CASE WHEN $what = '企业' THEN ['asked'] ELSE [] END AS asked
  MATCH (city)-[edge:SUPPORTS]->(thing:Enterprise)
  WHERE edge.plan = plan.id
  RETURN thing, properties(edge) AS proof
}
WITH city, collect(DISTINCT plan.title) AS plans, count(DISTINCT thing) AS number, collect(DISTINCT proof) AS proofs
ORDER BY number DESC, city.name
LIMIT 50
RETURN city.name AS city, number, plans AS plan, proofs[..5] AS edges
ORDER BY number DESC, city
