// title: 某种关系有哪些
// description: 图谱中的一种关系，每份计划写到的各算一条；可只看一方名称含某几个字的。
// topic: 关系
// parameter relation: choice(合作|隶属|建设|承担|支持|牵头|目标) — 关系 — 合作
// parameter name: text = — 一方名称含 — 浙江大学
// column subject: 主体
// column told: 说明
// column object: 对象
// column status: 状态
// column plan: 计划
// each: {subject}—{object}
// sentence: 图谱中有 {#} 条[一方名称含“{name}”的]{relation}关系：{each}。
// empty: 图谱中没有[一方名称含“{name}”的]{relation}关系。
// example: 图谱里有哪些合作关系？
// example: 图谱里有哪些隶属关系？
CALL () {
  UNWIND CASE WHEN $relation = '合作' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:COOPERATES_WITH]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '隶属' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:PART_OF]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '建设' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:HOSTS]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '承担' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:UNDERTAKES]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '支持' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:SUPPORTS]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '牵头' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:LEADS]->(object) RETURN subject, edge, object
  UNION ALL
  UNWIND CASE WHEN $relation = '目标' THEN ['asked'] ELSE [] END AS asked
  MATCH (subject)-[edge:TARGETS]->(object) RETURN subject, edge, object
}
WITH subject, edge, object
WHERE subject.name CONTAINS $name OR object.name CONTAINS $name
MATCH (plan:Plan {id: edge.plan})
RETURN subject.name AS subject, object.name AS object, edge.status AS status, plan.title AS plan,
       CASE type(edge) WHEN 'TARGETS' THEN CASE edge.kind WHEN 'increase' THEN '新增' ELSE '达到' END
            + CASE WHEN edge.value = toInteger(edge.value) THEN toString(toInteger(edge.value)) ELSE toString(edge.value) END
            + coalesce(edge.unit, '') + coalesce('（' + toString(edge.year) + '年）', '')
            ELSE coalesce(edge.role, '') END AS told, [properties(edge)] AS edges
ORDER BY subject, object, plan
