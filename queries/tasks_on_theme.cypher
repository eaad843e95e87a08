// title: 关于某个主题的任务
// description: 名称带有某个词的任务，连同牵头单位和完成时限；可只看一个地方的计划。
// topic: 任务
// parameter city: City|District|Province = — 城市 — 新乡市
// parameter theme: text(Indicator) — 主题词 — 人才
// column task: 任务
// column city: 城市
// column leads: 牵头单位 — 未写明
// column deadline: 完成时限 — 未写明
// column section: 所在章节
// column plan: 计划
// each: {task}
// sentence: [{city}]关于“{theme}”的任务有 {#} 项：{each}。
// empty: 图谱中没有[{city}]关于“{theme}”的任务的记录。
// example: 新乡市有哪些关于人才的任务？
// example: 郑州哪些任务涉及产业集群？
// example: 哪些任务涉及人才？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (task:Task)
  WHERE task.name CONTAINS $theme
  MATCH (task)<-[:MENTIONS]-(plan:Plan)
  RETURN plan, task
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.name CONTAINS $theme
  RETURN plan, task
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.name CONTAINS $theme
  RETURN plan, task
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.name CONTAINS $theme
  RETURN plan, task
}
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH plan, task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH plan, task, collect(properties(leading)) AS proofs,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
RETURN task.name AS task, task.city AS city, leads, task.deadline AS deadline, task.section AS section, plan.title AS plan,
       CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY city, plan, task
