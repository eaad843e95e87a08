// title: 两份计划之间有什么变化
// description: 同一地方两份计划的任务、合作伙伴、目标、支持、建设和承担：哪些有变化、不再出现或是新增。
// topic: 计划
// parameter first: Plan — 前一份计划 — 2019年郑州市科技创新工作要点
// parameter second: Plan — 后一份计划 — 2020年鹤壁市科技创新工作要点
// column change: 变化
// column aspect: 方面
// column name: 名称
// column before: 前一份
// column after: 后一份
// each: {change}：{name}
// sentence: 从《{first}》到《{second}》有 {#} 处变化：{each}。
// empty: 《{first}》和《{second}》在任务、伙伴、目标、支持、建设和承担上没有变化。
// example: 《2019年郑州市科技创新工作要点》和《2020年鹤壁市科技创新工作要点》有什么变化？
MATCH (earlier:Plan {id: $first})
MATCH (later:Plan {id: $second})
WHERE later.id <> earlier.id
UNWIND [earlier, later] AS plan
CALL (plan) {
  MATCH (plan)-[:MENTIONS]->(task:Task)
  OPTIONAL MATCH (unit)-[duty:LEADS|SUPPORTS]->(task)
  WHERE duty.plan = plan.id
  WITH plan, task, unit, duty ORDER BY duty.starts[0], unit.name
  WITH plan, task, collect(properties(duty)) AS proofs,
       collect(DISTINCT CASE WHEN type(duty) = 'LEADS' THEN CASE WHEN duty.collective THEN '各县(市)、区' ELSE unit.name END END) AS leads
  RETURN '任务' AS aspect, plan.city AS place, task AS thing, '' AS relation, leads,
         CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
  UNION ALL
  MATCH (plan)-[:MENTIONS]->(place:City|District|Province)
  WHERE place.name = plan.city
  MATCH (place)-[tie:COOPERATES_WITH]-(thing)
  WHERE tie.plan = plan.id
  RETURN '合作伙伴' AS aspect, place.name AS place, thing, '' AS relation, [] AS leads, collect(properties(tie)) AS edges
  UNION ALL
  MATCH (plan)-[:MENTIONS]->(place:City|District|Province)
  MATCH (place)-[target:TARGETS]->(thing:Indicator)
  WHERE target.plan = plan.id
  RETURN '目标' AS aspect, place.name AS place, thing, '' AS relation, [] AS leads, collect(properties(target)) AS edges
  UNION ALL
  MATCH (plan)-[:MENTIONS]->(place)-[work:SUPPORTS|HOSTS|UNDERTAKES]->(thing)
  WHERE work.plan = plan.id AND NOT thing:Task
  RETURN '支持、建设和承担' AS aspect, place.name AS place, thing, type(work) AS relation, [] AS leads,
         collect(properties(work)) AS edges
}
WITH plan.id = $first AS old, aspect, place, thing, relation, leads, edges
ORDER BY old DESC, aspect, place, thing.id
RETURN collect({old: old, aspect: aspect, place: place, relation: relation, leads: leads, edges: edges,
                thing: {id: thing.id, name: thing.name, deadline: thing.deadline}}) AS packed_rows
