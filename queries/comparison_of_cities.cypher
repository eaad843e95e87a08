// title: 几个城市的伙伴、平台和专项
// description: 每个城市的合作伙伴，和它的计划支持、提出建设或实施的平台、专项和项目；并列的表见“城市对比”页。
// topic: 合作
// parameter cities: City [] — 城市 — 郑州市
// column city: 城市
// column aspect: 方面
// column thing: 对象
// column label: 类别
// sentence: {cities}共有 {#thing} 个伙伴、平台、专项和项目。
// empty: 图谱中没有{cities}的伙伴、平台和专项。
// example: 比较郑州和鹤壁
// example: 郑州与鹤壁有什么不同？
UNWIND $cities AS id
MATCH (city:City {id: id})-[tie:COOPERATES_WITH]-(thing)
WITH city, thing, collect(DISTINCT properties(tie)) AS edges ORDER BY city.id, thing.id
RETURN collect({city: {id: city.id, name: city.name}, aspect: '合作伙伴', thing: {id: thing.id, name: thing.name},
                label: labels(thing)[0], edges: edges}) AS packed_rows
UNION ALL
UNWIND $cities AS id
MATCH (city:City {id: id})<-[:MENTIONS]-(plan:Plan)
WHERE plan.city = city.name
CALL (city, plan) {
  MATCH (city)-[edge:SUPPORTS]->(thing:Platform|PlatformType)
  WHERE edge.plan = plan.id
  RETURN thing, edge
  UNION ALL
  MATCH (plan)-[:MENTIONS]->(thing:Platform)<-[edge:HOSTS]-()
  WHERE edge.plan = plan.id
  RETURN thing, edge
  UNION ALL
  // many plans speak of a type of platforms: from the other side fewer edges are read
  MATCH (plan)-[mention:MENTIONS]->()-[edge:HOSTS]->(thing:PlatformType)
  WHERE mention.anchor AND edge.plan = plan.id
  RETURN thing, edge
}
WITH city, thing, collect(DISTINCT properties(edge)) AS edges ORDER BY city.id, thing.id
RETURN collect({city: {id: city.id, name: city.name}, aspect: '平台', thing: {id: thing.id, name: thing.name},
                label: labels(thing)[0], edges: edges}) AS packed_rows
UNION ALL
UNWIND $cities AS id
MATCH (city:City {id: id})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(thing:Program|Project)
WHERE plan.city = city.name
MATCH (other)-[edge:SUPPORTS|UNDERTAKES]->(thing)
WHERE edge.plan = plan.id AND (type(edge) = 'UNDERTAKES' OR other.id = city.id)
WITH city, thing, collect(DISTINCT properties(edge)) AS edges ORDER BY city.id, thing.id
RETURN collect({city: {id: city.id, name: city.name}, aspect: '专项和项目', thing: {id: thing.id, name: thing.name},
                label: labels(thing)[0], edges: edges}) AS packed_rows
