// title: 某机构的下属单位
// description: 隶属于一个机构、企业、部门或平台的单位，至多三级。
// topic: 关系
// parameter institution: Institution|Enterprise|Platform|Agency — 机构 — 中国科学院
// column member: 下属单位
// column label: 类别
// column parent: 直接隶属于
// column levels: 级数
// each: {member}
// sentence: {institution}有 {#member} 个下属单位：{each}。
// empty: 图谱中没有{institution}的下属单位的记录。
// example: 中国科学院有哪些下属单位？
CALL () {
  MATCH (institution:Institution {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Enterprise {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Platform {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Agency {id: $institution}) RETURN institution
}
MATCH path = (institution)<-[:PART_OF*1..3]-(member)
RETURN member.name AS member, labels(member)[0] AS label, nodes(path)[length(path) - 1].name AS parent, length(path) AS levels,
       [edge IN relationships(path) | properties(edge)] AS edges
ORDER BY levels, member
