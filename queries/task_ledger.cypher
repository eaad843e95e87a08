// title: 任务台账
// description: 供任务台账页使用：所有计划或几个城市的计划中的任务，连同每个单位的分工。
// topic: 任务
// parameter cities: City|District|Province [] = — 城市 — 新乡市
// column city: 城市
// column task: 任务
// column deadline: 完成时限
// column plan: 计划
// sentence: 图谱中 {#city} 个城市有 {#} 项任务。
// empty: 图谱中没有任务。
CALL () {
  UNWIND CASE WHEN size($cities) = 0 THEN ['everywhere'] ELSE [] END AS place
  MATCH (plan:Plan)-[:MENTIONS]->(task:Task)
  RETURN plan, task
  UNION ALL
  UNWIND $cities AS id
  CALL (id) {
    MATCH (place:City {id: id}) RETURN place
    UNION ALL MATCH (place:District {id: id}) RETURN place
    UNION ALL MATCH (place:Province {id: id}) RETURN place
  }
  MATCH (place)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(task:Task)
  WHERE plan.city = place.name
  RETURN plan, task
}
OPTIONAL MATCH (unit)-[duty:LEADS|SUPPORTS]->(task)
WITH plan, task, unit, duty ORDER BY type(duty), coalesce(duty.collective, false), duty.starts[0], unit.name
WITH plan, task, collect(CASE WHEN unit IS NOT NULL THEN {
       unit: unit.name, id: unit.id, label: labels(unit)[0], leads: type(duty) = 'LEADS', role: duty.role,
       collective: coalesce(duty.collective, false)} END) AS duties, collect(properties(duty)) AS proofs
RETURN plan.city AS city, task.id AS id, task.key AS key, task.name AS task, task.deadline AS deadline, task.section AS section,
       plan.id AS plan_id, plan.title AS plan, duties, CASE WHEN size(proofs) = 0 THEN [properties(task)] ELSE proofs END AS edges
ORDER BY city, plan_id, id
