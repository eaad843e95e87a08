// title: 某份计划的任务
// description: 一份计划写到的任务，连同牵头单位、配合单位和完成时限。
// topic: 计划
// parameter plan: Plan — 计划 — 2019年郑州市科技创新工作要点
// column key: 序号
// column task: 任务
// column leads: 牵头单位 — 未写明
// column supports: 配合单位 — 未写明
// column deadline: 完成时限 — 未写明
// order: key
// each: {task}
// sentence: 《{plan}》有 {#} 项任务：{each}。
// empty: 图谱中没有《{plan}》的任务的记录。
// example: 《2019年郑州市科技创新工作要点》有哪些任务？
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(task:Task)
OPTIONAL MATCH (unit)-[duty:LEADS|SUPPORTS]->(task)
WITH plan, task, unit, duty ORDER BY coalesce(duty.collective, false), duty.starts[0], unit.name
WITH plan, task, collect(properties(duty)) AS proofs,
     collect(DISTINCT CASE WHEN type(duty) = 'LEADS' THEN
       CASE WHEN duty.collective THEN '各县(市)、区' ELSE unit.name END END) AS leads,
     collect(DISTINCT CASE WHEN type(duty) = 'SUPPORTS' THEN
       CASE WHEN duty.collective THEN '各县(市)、区' ELSE unit.name END END) AS supports
RETURN task.key AS key, task.name AS task, leads, supports, task.deadline AS deadline,
       CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY key
