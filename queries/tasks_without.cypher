// title: 没有写明时限或牵头单位的任务
// description: 计划没有写明完成时限、牵头单位或配合单位的任务，可只看一个城市的计划。
// topic: 任务
// parameter missing: choice(完成时限|牵头单位|配合单位) — 缺少的内容 — 完成时限
// parameter city: City|District|Province = — 城市 — 新乡市
// column city: 城市
// column key: 序号
// column task: 任务
// column leads: 牵头单位 — 未写明
// column deadline: 完成时限 — 未写明
// column plan: 计划
// order: key
// each: {task}
// sentence: [{city}]没有写明{missing}的任务有 {#} 项：{each}。
// empty: 图谱中没有[{city}]未写明{missing}的任务。
// example: 哪些任务没有写完成时限？
// example: 新乡市哪些任务没有牵头单位？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (plan:Plan)-[:MENTIONS]->(task:Task)
  RETURN plan, task
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name
  RETURN plan, task
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name
  RETURN plan, task
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name
  RETURN plan, task
}
WITH plan, task
WHERE ($missing = '完成时限' AND task.deadline IS NULL)
   OR ($missing = '牵头单位' AND NOT EXISTS { (task)<-[:LEADS]-() })
   OR ($missing = '配合单位' AND NOT EXISTS { (task)<-[:SUPPORTS]-() })
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH plan, task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH plan, task, collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
RETURN task.city AS city, task.key AS key, task.name AS task, leads, task.deadline AS deadline, plan.title AS plan,
       [properties(task)] AS edges
ORDER BY plan, key
