// title: 某节点的邻域
// description: 供图谱页使用：一个节点的关系和对端，对端的关系多者在前；degree 为对端的关系数。关系多于 600 条的节点，只在其中 600 条里取。
// topic: 关系
// parameter node: any — 对象 — 郑州市
// parameter limit: integer = 60 — 最多行数 — 60
// column node: 对象
// column relation: 关系
// column other: 对端
// column degree: 对端关系数
// sentence: {node}的邻域有 {#} 条关系，对端 {#other} 个。
// empty: 图谱中没有与{node}直接相连的关系。
// example: 画出郑州市的关系图
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
// a hub of thousands of relations cannot be read whole while somebody waits
CALL (node) {
  MATCH (node)-[edge:COOPERATES_WITH|LEADS|SUPPORTS|HOSTS|UNDERTAKES|PART_OF|TARGETS]-(other) RETURN edge, other LIMIT 600
  UNION ALL MATCH (node)-[edge:MENTIONS]->(other) RETURN edge, other LIMIT 600
}
WITH node, other, collect(edge) AS found
WITH node, other, found, COUNT { (other)--() } AS degree
ORDER BY degree DESC, other.id
LIMIT $limit
UNWIND found AS edge
RETURN node, type(edge) AS relation, edge, other, degree, [properties(edge)] AS edges
ORDER BY degree DESC, other.id
LIMIT $limit
