// title: 某城市的区县
// description: 图谱里一个城市的区县、开发区，由该市的计划写到的，连同它的目标和任务的个数；依据各举几条。
// topic: 关系
// parameter city: City — 城市 — 郑州市
// column district: 区县
// column targets: 目标数
// column tasks: 任务数
// sentence: 图谱里写到{city}的 {#district} 个区县：{@district}。
// empty: 图谱里没有写到{city}的区县。
// example: 郑州市有哪些区县？
MATCH (city:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(district:District)
WHERE plan.city = city.name AND district.city = city.name
OPTIONAL MATCH (district)-[edge:TARGETS|LEADS|SUPPORTS]->()
WHERE edge.plan = plan.id
RETURN district.name AS district, sum(CASE WHEN type(edge) = 'TARGETS' THEN 1 ELSE 0 END) AS targets,
       sum(CASE WHEN type(edge) = 'TARGETS' THEN 0 WHEN edge IS NULL THEN 0 ELSE 1 END) AS tasks,
       collect(properties(edge))[..5] AS edges
ORDER BY district
