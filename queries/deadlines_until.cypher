// title: 到某月应完成的任务
// description: 完成时限不晚于某月的任务，可只看一个城市；没有写明时限的任务不在其中。
// topic: 任务
// parameter until: month — 截至月份 — 2017年12月
// parameter city: City|District|Province = — 城市 — 新乡市
// column deadline: 完成时限
// column task: 任务
// column leads: 牵头单位 — 未写明
// column city: 城市
// each: {task}（{deadline}）
// sentence: 到{until}，[{city}]应完成 {#} 项任务：{each}。
// empty: 图谱中没有[{city}]到{until}应完成的任务的记录。
// example: 新乡市2017年10月底前要完成哪些任务？
// example: 哪些任务2017年底前完成？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (task:Task)
  WHERE task.deadline <= $until
  RETURN task
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline <= $until
  RETURN task
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline <= $until
  RETURN task
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline <= $until
  RETURN task
}
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH task, collect(properties(leading)) AS proofs,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
RETURN task.deadline AS deadline, task.name AS task, leads, task.city AS city,
       CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY deadline, city, task
