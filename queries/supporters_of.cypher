// title: 谁支持某个对象
// description: 支持一个平台、项目、专项、企业、机构或区县的城市和单位；对任务，是配合它的单位。
// topic: 平台与项目
// parameter object: Platform|PlatformType|Program|Project|Enterprise|Institution|District|Task — 对象 — 双汇集团
// column supporter: 支持方
// column label: 类别
// column status: 状态
// column role: 角色
// each: {supporter}[（{role}）]
// sentence: {#supporter} 个城市和单位支持或配合{object}：{each}。
// empty: 图谱中没有谁支持或配合{object}的记录。
// example: 谁支持双汇集团？
// example: 哪些城市支持宇通客车？
CALL () {
  MATCH (object:Platform {id: $object}) RETURN object
  UNION ALL MATCH (object:PlatformType {id: $object}) RETURN object
  UNION ALL MATCH (object:Program {id: $object}) RETURN object
  UNION ALL MATCH (object:Project {id: $object}) RETURN object
  UNION ALL MATCH (object:Enterprise {id: $object}) RETURN object
  UNION ALL MATCH (object:Institution {id: $object}) RETURN object
  UNION ALL MATCH (object:District {id: $object}) RETURN object
  UNION ALL MATCH (object:Task {id: $object}) RETURN object
}
MATCH (supporter)-[support:SUPPORTS]->(object)
WITH supporter, support,
     coalesce(support.role, CASE labels(object)[0] WHEN 'Task' THEN '配合单位' END)
     + CASE WHEN support.collective THEN '（各县(市)、区）' ELSE '' END AS role
RETURN supporter.name AS supporter, labels(supporter)[0] AS label, support.status AS status, role,
       collect(DISTINCT properties(support)) AS edges
ORDER BY label, supporter
