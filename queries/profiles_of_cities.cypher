// title: 各城市的伙伴和平台
// description: 供比较城市使用：每个城市的合作伙伴，和它的计划支持或提出建设的平台、平台类型。
// topic: 合作
// column city: 城市
// column thing: 伙伴或平台
// column label: 类别
// sentence: 图谱中 {#city} 个城市共有 {#thing} 个伙伴和平台。
// empty: 图谱中没有城市的伙伴和平台。
MATCH (city:City)-[tie:COOPERATES_WITH]-(thing)
RETURN city, thing, labels(thing)[0] AS label, collect(DISTINCT properties(tie)) AS edges
ORDER BY city.id, thing.id
UNION ALL
MATCH (city:City)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(thing:Platform|PlatformType)
WHERE plan.city = city.name
MATCH (other)-[edge:SUPPORTS|HOSTS]->(thing)
WHERE edge.plan = plan.id AND (type(edge) = 'HOSTS' OR other.id = city.id)
RETURN city, thing, labels(thing)[0] AS label, collect(DISTINCT properties(edge)) AS edges
ORDER BY city.id, thing.id
