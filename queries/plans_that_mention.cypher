// title: 哪些计划提到某个名称
// description: 提到一个机构、企业、平台、指标等的计划，连同计划里与它有关的句子。
// topic: 计划
// parameter node: City|Province|District|Agency|Enterprise|Institution|Platform|PlatformType|Program|Project|Indicator — 名称 — 中国科学院
// column plan: 计划
// column city: 城市
// column doc_number: 文号 — 未写明
// column number: 关系数
// sentence: {#} 份计划提到{node}：{@plan}。
// empty: 图谱中没有计划提到{node}。
// example: 哪些计划提到中国科学院？
// example: 双汇集团出现在哪些计划里？
CALL () {
  MATCH (node:City {id: $node}) RETURN node
  UNION ALL MATCH (node:Province {id: $node}) RETURN node
  UNION ALL MATCH (node:District {id: $node}) RETURN node
  UNION ALL MATCH (node:Agency {id: $node}) RETURN node
  UNION ALL MATCH (node:Enterprise {id: $node}) RETURN node
  UNION ALL MATCH (node:Institution {id: $node}) RETURN node
  UNION ALL MATCH (node:Platform {id: $node}) RETURN node
  UNION ALL MATCH (node:PlatformType {id: $node}) RETURN node
  UNION ALL MATCH (node:Program {id: $node}) RETURN node
  UNION ALL MATCH (node:Project {id: $node}) RETURN node
  UNION ALL MATCH (node:Indicator {id: $node}) RETURN node
}
CALL (node) {
  MATCH (node)<-[:MENTIONS]-(plan:Plan) RETURN plan.id AS id, null AS edge
  UNION ALL
  MATCH (node)-[edge:COOPERATES_WITH|LEADS|SUPPORTS|HOSTS|UNDERTAKES|PART_OF|TARGETS]-() RETURN edge.plan AS id, edge
}
// a plan is looked up once, not once for each of its relations
WITH id, collect(DISTINCT properties(edge)) AS edges
MATCH (plan:Plan {id: id})
RETURN plan.title AS plan, plan.city AS city, plan.doc_number AS doc_number, size(edges) AS number, edges
ORDER BY city, plan
