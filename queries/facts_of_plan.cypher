// title: 一份计划的任务、伙伴和目标
// description: 供比较同一城市的两份计划使用：一份计划的任务（连同牵头单位）、本级的合作伙伴、本级和各县区的目标。
// topic: 计划
// parameter plan: Plan — 计划 — 郑科〔2019〕1号
// column aspect: 方面
// column place: 地方
// column thing: 对象
// column leads: 牵头单位
// sentence: {plan}中有 {#} 项任务、伙伴和目标。
// empty: 图谱中没有{plan}的任务、伙伴和目标。
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(task:Task)
OPTIONAL MATCH (unit)-[duty:LEADS|SUPPORTS]->(task)
WHERE duty.plan = plan.id
WITH plan, task, unit, duty ORDER BY duty.starts[0], unit.name
RETURN '任务' AS aspect, plan.city AS place, task AS thing,
       collect(DISTINCT CASE WHEN type(duty) = 'LEADS' THEN CASE WHEN duty.collective THEN '各县(市)、区' ELSE unit.name END END) AS leads,
       collect(properties(duty)) AS edges
ORDER BY task.id
UNION ALL
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(place:City|District|Province)
WHERE place.name = plan.city
MATCH (place)-[tie:COOPERATES_WITH]-(thing)
WHERE tie.plan = plan.id
RETURN '合作伙伴' AS aspect, place.name AS place, thing, [] AS leads, collect(properties(tie)) AS edges
ORDER BY thing.id
UNION ALL
MATCH (plan:Plan {id: $plan})-[:MENTIONS]->(place:City|District|Province)
MATCH (place)-[target:TARGETS]->(thing:Indicator)
WHERE target.plan = plan.id
RETURN '目标' AS aspect, place.name AS place, thing, [] AS leads, collect(properties(target)) AS edges
ORDER BY place, thing.id
