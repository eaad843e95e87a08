// title: 一个城市有而另一个没有的
// description: 两个城市相比，前者的计划写到而后者没有的合作伙伴、目标（按指标）或平台（类）。
// topic: 关系
// parameter what: choice(合作伙伴|目标|平台) — 比较内容 — 合作伙伴
// parameter first: City|District|Province — 城市 — 郑州市
// parameter second: City|District|Province — 与之相比的城市 — 新乡市
// column name: 名称
// column label: 类别
// column status: 状态
// sentence: {first}有而{second}没有的{what} {#name} 个：{@name}。
// empty: 图谱中没有{first}有而{second}没有的{what}。
// example: 郑州有哪些新乡没有的合作伙伴？
// example: 哪些目标新乡有而郑州没有？
CALL () {
  MATCH (first:City {id: $first}) RETURN first
  UNION ALL MATCH (first:District {id: $first}) RETURN first
  UNION ALL MATCH (first:Province {id: $first}) RETURN first
}
CALL () {
  MATCH (second:City {id: $second}) RETURN second
  UNION ALL MATCH (second:District {id: $second}) RETURN second
  UNION ALL MATCH (second:Province {id: $second}) RETURN second
}
CALL (first, second) {
  UNWIND CASE WHEN $what = '合作伙伴' THEN ['asked'] ELSE [] END AS asked
  MATCH (first)-[edge:COOPERATES_WITH]-(thing)
  WHERE thing.id <> second.id AND NOT EXISTS { (second)-[:COOPERATES_WITH]-(thing) }
  RETURN thing, edge
  UNION ALL
  UNWIND CASE WHEN $what = '目标' THEN ['asked'] ELSE [] END AS asked
  MATCH (first)-[edge:TARGETS]->(thing)
  WHERE NOT EXISTS { (second)-[:TARGETS]->(thing) }
  RETURN thing, edge
  UNION ALL
  UNWIND CASE WHEN $what = '平台' THEN ['asked'] ELSE [] END AS asked
  MATCH (first)-[edge:SUPPORTS]->(thing:Platform|PlatformType)
  WHERE NOT EXISTS { MATCH (second)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(thing) WHERE plan.city = second.name }
  RETURN thing, edge
  UNION ALL
  UNWIND CASE WHEN $what = '平台' THEN ['asked'] ELSE [] END AS asked
  MATCH (first)<-[:MENTIONS]-(own:Plan)-[:MENTIONS]->(thing:Platform)<-[edge:HOSTS]-()
  WHERE own.city = first.name AND edge.plan = own.id
    AND NOT EXISTS { MATCH (second)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(thing) WHERE plan.city = second.name }
  RETURN thing, edge
}
RETURN thing.name AS name, labels(thing)[0] AS label, collect(DISTINCT edge.status) AS status,
       collect(DISTINCT properties(edge)) AS edges
ORDER BY label, name
