// title: 到某月已逾期的任务
// description: 完成时限早于某月的任务，可只看一个城市或几个部门牵头、配合的；图谱不知道任务是否已经办完，只按时限计算。
// topic: 任务
// parameter at: month — 查看月份 — 2018年3月
// parameter city: City|District|Province = — 城市 — 新乡市
// parameter units: Agency [] = — 部门 — 新乡市科技局
// column months: 逾期月数
// column deadline: 完成时限
// column task: 任务
// column leads: 牵头单位 — 未写明
// column city: 城市
// each: {task}（{deadline}，逾期{months}个月）
// sentence: 到{at}，[{city}][{units}]有 {#} 项任务已过时限：{each}。
// empty: 图谱中没有[{city}][{units}]到{at}已过时限的任务的记录。
// example: 新乡市2018年3月有哪些任务逾期？
// example: 到2018年1月哪些任务逾期了？
// example: 新乡市科技局2018年3月有哪些任务逾期？
CALL () {
  UNWIND CASE WHEN $city IS NULL AND size($units) = 0 THEN ['everywhere'] ELSE [] END AS place
  MATCH (task:Task)
  WHERE task.deadline < $at
  RETURN task
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline < $at
  RETURN task
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline < $at
  RETURN task
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name AND task.deadline < $at
  RETURN task
  UNION ALL
  UNWIND $units AS id
  MATCH (unit:Agency {id: id})-[:LEADS|SUPPORTS]->(task:Task)
  WHERE task.deadline < $at
  RETURN DISTINCT task
}
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH task, collect(properties(leading)) AS proofs,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
RETURN 12 * (toInteger(substring($at, 0, 4)) - toInteger(substring(task.deadline, 0, 4)))
       + toInteger(substring($at, 5, 2)) - toInteger(substring(task.deadline, 5, 2)) AS months,
       task.deadline AS deadline, task.name AS task, leads, task.city AS city,
       CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY deadline, city, task
