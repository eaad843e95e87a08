// title: 某单位的任务
// description: 一个部门、区县、机构或企业牵头或配合的任务和完成时限，可只看到某月应完成的；“各县(市)、区”一类统称按成员列出并注明。
// topic: 任务
// parameter units: Agency|District|City|Province|Institution|Enterprise|Platform [] — 单位 — 新乡市科技局
// parameter part: choice(全部|牵头|配合) = 全部 — 牵头还是配合 — 牵头
// parameter until: month = — 截至月份 — 2017年12月
// column unit: 单位
// column role: 角色
// column task: 任务
// column deadline: 完成时限 — 未写明
// column city: 城市
// column section: 所在章节
// each: {task}[（{deadline}）]
// sentence: {units}[到{until}应完成]的[{part}]任务有 {#} 项：{each}。
// empty: 图谱中没有{units}[到{until}应完成]的[{part}]任务的记录。
// example: 新乡市科技局牵头哪些任务，何时完成？
// example: 市科技局负责什么？
// example: 新乡市科技局2017年底前要完成哪些任务？
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
WHERE ($until = '' OR task.deadline <= $until)
  AND ($part = '全部' OR ($part = '牵头' AND type(duty) = 'LEADS') OR ($part = '配合' AND type(duty) = 'SUPPORTS'))
WITH unit, task, type(duty) AS kind, duty,
     coalesce(duty.role, CASE type(duty) WHEN 'LEADS' THEN '牵头单位' ELSE '配合单位' END)
     + CASE WHEN duty.collective THEN '（各县(市)、区）' ELSE '' END AS role
RETURN unit.name AS unit, role, task.name AS task, task.deadline AS deadline, task.city AS city, task.section AS section,
       [properties(duty)] AS edges
ORDER BY unit, city, kind, duty.starts[0]
