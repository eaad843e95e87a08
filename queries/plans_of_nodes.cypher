// title: 哪些计划提到
// description: 供校核使用：提到所给对象的计划。
// topic: 计划
// parameter nodes: any [] — 对象 — 郑州市
// column node: 对象
// column plan: 计划
// sentence: {nodes}出现在 {#plan} 份计划中：{@plan}。
// empty: 没有计划提到{nodes}。
UNWIND $nodes AS id
CALL (id) {
  MATCH (node:Plan {id: id}) RETURN node
  UNION ALL MATCH (node:City {id: id}) RETURN node
  UNION ALL MATCH (node:Province {id: id}) RETURN node
  UNION ALL MATCH (node:District {id: id}) RETURN node
  UNION ALL MATCH (node:Agency {id: id}) RETURN node
  UNION ALL MATCH (node:Enterprise {id: id}) RETURN node
  UNION ALL MATCH (node:Institution {id: id}) RETURN node
  UNION ALL MATCH (node:Platform {id: id}) RETURN node
  UNION ALL MATCH (node:PlatformType {id: id}) RETURN node
  UNION ALL MATCH (node:Program {id: id}) RETURN node
  UNION ALL MATCH (node:Project {id: id}) RETURN node
  UNION ALL MATCH (node:Task {id: id}) RETURN node
  UNION ALL MATCH (node:Indicator {id: id}) RETURN node
}
MATCH (node)<-[:MENTIONS]-(plan:Plan)
RETURN node, plan, [] AS edges
ORDER BY node.id, plan.id
