// title: 某城市的项目和专项
// description: 一个地方的计划实施或支持的计划、专项、活动和项目，连同承担单位。
// topic: 平台与项目
// parameter city: City|District|Province — 城市 — 鹤壁市
// column program: 项目或专项
// column label: 类别
// column undertakers: 承担单位 — 未写明
// column status: 状态
// column plan: 计划
// sentence: {city}的计划实施或支持 {#program} 个项目和专项：{@program}。
// empty: 图谱中没有{city}的项目和专项的记录。
// example: 鹤壁市实施哪些项目？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(program:Program|Project)
WHERE plan.city = city.name
OPTIONAL MATCH (city)-[support:SUPPORTS {plan: plan.id}]->(program)
WITH plan, program, collect(support) AS supports
OPTIONAL MATCH (unit)-[undertaking:UNDERTAKES {plan: plan.id}]->(program)
WITH plan, program, supports, collect(undertaking) AS undertakings, collect(DISTINCT unit.name) AS undertakers
WITH plan, program, undertakers, supports + undertakings AS edges
WHERE size(edges) > 0
WITH plan.title AS plan, labels(program)[0] AS label, program.name AS program, undertakers, edges
ORDER BY plan, label, program
RETURN collect({program: program, label: label, undertakers: undertakers, status: [edge IN edges | edge.status], plan: plan,
                edges: [edge IN edges | properties(edge)]}) AS packed_rows
