// title: 哪些单位的任务最多
// description: 按牵头（或配合）的任务数给单位排队，可只看一个城市的计划；“各县(市)、区”一类统称不计。
// topic: 任务
// parameter part: choice(牵头|配合) — 牵头还是配合 — 牵头
// parameter city: City|District|Province = — 城市 — 新乡市
// column unit: 单位
// column label: 类别
// column number: 任务数
// column city: 城市
// each: {unit} {number} 项
// sentence: [{city}]有{part}任务的单位 {#unit} 个，从多到少：{each}。
// empty: 图谱中没有[{city}]单位{part}任务的记录。
// example: 哪个部门牵头的任务最多？
// example: 新乡市哪些单位配合的任务最多？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (task:Task)
  RETURN task
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name
  RETURN task
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name
  RETURN task
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name AND task.city = place.name
  RETURN task
}
MATCH (unit)-[duty:LEADS|SUPPORTS]->(task)
WHERE ($part = '牵头' AND type(duty) = 'LEADS') OR ($part = '配合' AND type(duty) = 'SUPPORTS')
WITH unit, task, duty WHERE NOT coalesce(duty.collective, false)
RETURN unit.name AS unit, labels(unit)[0] AS label, count(DISTINCT task.id) AS number, collect(DISTINCT task.city) AS city,
       collect(DISTINCT properties(duty)) AS edges
ORDER BY number DESC, unit
LIMIT 50
