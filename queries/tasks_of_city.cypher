// title: 某城市的任务
// description: 一个地方的计划中的全部任务，连同牵头单位、配合单位和完成时限。
// topic: 任务
// parameter city: City|District|Province — 城市 — 新乡市
// column key: 序号
// column task: 任务
// column leads: 牵头单位 — 未写明
// column supports: 配合单位 — 未写明
// column deadline: 完成时限 — 未写明
// column plan: 计划
// order: key
// each: {task}
// sentence: {city}有 {#} 项任务：{each}。
// empty: 图谱中没有{city}的任务的记录。
// example: 新乡市有哪些任务？
// example: 鹤壁市的任务由谁牵头？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
WHERE plan.city = city.name
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH plan, task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH plan, task, collect(leading) AS leadings,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
OPTIONAL MATCH (support)-[supporting:SUPPORTS]->(task)
WITH plan, task, leadings, leads, support, supporting ORDER BY coalesce(supporting.collective, false), supporting.starts[0], support.name
WITH plan, task, leadings, leads, collect(supporting) AS supportings,
     collect(DISTINCT CASE WHEN supporting.collective THEN '各县(市)、区' ELSE support.name END) AS supports
WITH plan.title AS plan, task.key AS key, task, leads, supports, leadings + supportings AS duties
ORDER BY plan, key
RETURN collect({key: key, task: task.name, leads: leads, supports: supports, deadline: task.deadline, plan: plan,
                edges: CASE WHEN size(duties) = 0 THEN [properties(task)]
                       ELSE [duty IN duties | properties(duty)] END}) AS packed_rows
