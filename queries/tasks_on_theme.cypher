// title: 某城市关于某个主题的任务
// description: 一个地方的计划中，名称带有某个词的任务，连同牵头单位和完成时限。
// topic: 任务
// parameter city: City|District|Province — 城市 — 新乡市
// parameter theme: text — 主题词 — 人才
// column task: 任务
// column leads: 牵头单位 — 未写明
// column deadline: 完成时限 — 未写明
// column section: 所在章节
// column plan: 计划
// each: {task}
// sentence: {city}关于“{theme}”的任务有 {#} 项：{each}。
// empty: 图谱中没有{city}关于“{theme}”的任务的记录。
// example: 新乡市有哪些关于人才的任务？
// example: 郑州哪些任务涉及产业集群？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
WHERE plan.city = city.name AND task.name CONTAINS $theme
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH plan, task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH plan, task, collect(properties(leading)) AS proofs,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
RETURN task.name AS task, leads, task.deadline AS deadline, task.section AS section, plan.title AS plan,
       CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY plan, task
