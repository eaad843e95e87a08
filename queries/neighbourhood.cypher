// title: 某节点的邻域
// description: 供图谱页使用：一个节点的关系和对端，对端的关系多者在前；degree 为对端的关系数。
// topic: 关系
// parameter node: any — 对象 — 郑州市
// parameter limit: integer = 60 — 最多行数 — 60
// column node: 对象
// column relation: 关系
// column other: 对端
// column degree: 对端关系数
// sentence: {node}的邻域有 {#} 条关系，对端 {#other} 个。
// empty: 图谱中没有{node}的关系的记录。
// example: 画出郑州市的关系图
MATCH (node:Plan|City|Province|District|Agency|Enterprise|Institution|Platform|PlatformType|Program|Project|Task|Indicator
       {id: $node})-[edge]-(other)
WHERE type(edge) <> 'MENTIONS' OR node:Plan
WITH node, edge, other, COUNT { (other)--() } AS degree
RETURN node, type(edge) AS relation, edge, other, degree, [properties(edge)] AS edges
ORDER BY degree DESC, other.id
LIMIT $limit
