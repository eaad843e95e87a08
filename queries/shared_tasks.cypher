// title: 几个单位共同的任务
// description: 给定的每一个单位都牵头或配合的任务，写明各自的角色。
// topic: 任务
// parameter units: Agency|District|City|Province|Institution|Enterprise|Platform [2] — 单位 — 新乡市科技局、新乡市财政局
// column task: 任务
// column roles: 分工
// column deadline: 完成时限 — 未写明
// column city: 城市
// each: {task}[（{roles}）]
// sentence: {units}共同的任务有 {#task} 项：{each}。
// empty: 图谱中没有{units}共同的任务的记录。
// example: 新乡市科技局和新乡市财政局共同负责哪些任务？
// example: 新乡市编办和新乡市人社局有哪些共同的任务？
UNWIND $units AS id
CALL (id) {
  MATCH (unit:Agency {id: id}) RETURN unit
  UNION ALL MATCH (unit:District {id: id}) RETURN unit
  UNION ALL MATCH (unit:City {id: id}) RETURN unit
  UNION ALL MATCH (unit:Province {id: id}) RETURN unit
  UNION ALL MATCH (unit:Institution {id: id}) RETURN unit
  UNION ALL MATCH (unit:Enterprise {id: id}) RETURN unit
  UNION ALL MATCH (unit:Platform {id: id}) RETURN unit
}
MATCH (unit)-[duty:LEADS|SUPPORTS]->(task:Task)
WITH unit, task, duty ORDER BY type(duty), unit.name
WITH task, collect(DISTINCT unit.id) AS reached, collect(DISTINCT properties(duty)) AS edges,
     collect(DISTINCT unit.name + coalesce(duty.role, CASE type(duty) WHEN 'LEADS' THEN '牵头' ELSE '配合' END)) AS roles
WHERE size(reached) = size($units)
RETURN task.name AS task, roles, task.deadline AS deadline, task.city AS city, edges
ORDER BY city, task
