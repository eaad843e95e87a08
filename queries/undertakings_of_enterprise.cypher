// title: 某企业承担或建设了什么
// description: 一家企业或机构（含下属单位，至多两级）承担的项目和专项，以及建有或将建的平台。
// topic: 平台与项目
// parameter enterprise: Enterprise|Institution — 企业或机构 — 双汇集团
// column unit: 单位
// column relation: 关系
// column object: 对象
// column label: 类别
// column status: 状态
// each: {relation}{object}[（{status}）]
// sentence: {enterprise}（含下属单位）承担或建设 {#object} 项：{each}。
// empty: 图谱中没有{enterprise}承担项目或建设平台的记录。
// example: 双汇集团承担或建设了什么？
// example: 仕佳光子承担了哪些项目？
CALL () {
  MATCH (enterprise:Enterprise {id: $enterprise}) RETURN enterprise
  UNION ALL MATCH (enterprise:Institution {id: $enterprise}) RETURN enterprise
}
MATCH (enterprise)<-[:PART_OF*0..2]-(unit)-[work:UNDERTAKES|HOSTS]->(object)
RETURN unit.name AS unit, type(work) AS relation, object.name AS object, labels(object)[0] AS label, work.status AS status,
       collect(DISTINCT properties(work)) AS edges
ORDER BY relation DESC, unit, label, object
