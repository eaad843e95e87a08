// title: 某节点的全部关系
// description: 与一个城市、单位、平台、计划等直接相连的一切（不含“计划提到”），每条关系写明主体、关系和客体。
// topic: 关系
// parameter node: any — 对象 — 双汇集团
// column subject: 主体
// column relation: 关系
// column object: 客体
// column detail: 说明
// column status: 状态
// each: {subject}—{relation}—{object}
// sentence: {node}有 {#} 条关系：{each}。
// empty: 图谱中没有与{node}直接相连的关系。
// example: 谁和双汇集团有关？
// example: 介绍一下中电科22所
CALL () {
  MATCH (node:Plan {id: $node}) RETURN node
  UNION ALL MATCH (node:City {id: $node}) RETURN node
  UNION ALL MATCH (node:Province {id: $node}) RETURN node
  UNION ALL MATCH (node:District {id: $node}) RETURN node
  UNION ALL MATCH (node:Agency {id: $node}) RETURN node
  UNION ALL MATCH (node:Enterprise {id: $node}) RETURN node
  UNION ALL MATCH (node:Institution {id: $node}) RETURN node
  UNION ALL MATCH (node:Platform {id: $node}) RETURN node
  UNION ALL MATCH (node:PlatformType {id: $node}) RETURN node
  UNION ALL MATCH (node:Program {id: $node}) RETURN node
  UNION ALL MATCH (node:Project {id: $node}) RETURN node
  UNION ALL MATCH (node:Task {id: $node}) RETURN node
  UNION ALL MATCH (node:Indicator {id: $node}) RETURN node
}
MATCH (node)-[edge]-(other)
WHERE type(edge) <> 'MENTIONS'
WITH edge, startNode(edge) AS subject, endNode(edge) AS object
RETURN subject.name AS subject,
       CASE WHEN type(edge) = 'SUPPORTS' AND labels(object)[0] = 'Task' THEN '配合' ELSE type(edge) END AS relation,
       object.name AS object,
       coalesce(edge.role, CASE edge.kind WHEN 'level' THEN '达到' WHEN 'increase' THEN '新增' END
                           + toString(edge.value) + coalesce(edge.unit, '') + '（' + toString(edge.year) + '年）') AS detail,
       edge.status AS status, collect(DISTINCT properties(edge)) AS edges
ORDER BY relation, subject, object, detail
