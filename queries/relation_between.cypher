// title: 两者是什么关系
// description: 两者之间的直接关系和经由一个中间者的联系；都没有时，列出经由两个中间者的联系。各至多 20 条。
// topic: 关系
// parameter first: any — 一方 — 漯河市
// parameter second: any — 另一方 — 江南大学
// column path: 联系
// column steps: 步数
// column status: 状态
// column manner: 方式
// each: {path}[（{status}）]
// sentence: {first}与{second}之间有 {#path} 条联系（{@manner}）：{each}。
// empty: 图谱中没有{first}与{second}之间三步以内的联系。
// example: 漯河市与江南大学是什么关系？
// example: 新乡和中国科学院有没有合作？
CALL () {
  MATCH (a:Plan {id: $first}) RETURN a
  UNION ALL MATCH (a:City {id: $first}) RETURN a
  UNION ALL MATCH (a:Province {id: $first}) RETURN a
  UNION ALL MATCH (a:District {id: $first}) RETURN a
  UNION ALL MATCH (a:Agency {id: $first}) RETURN a
  UNION ALL MATCH (a:Enterprise {id: $first}) RETURN a
  UNION ALL MATCH (a:Institution {id: $first}) RETURN a
  UNION ALL MATCH (a:Platform {id: $first}) RETURN a
  UNION ALL MATCH (a:PlatformType {id: $first}) RETURN a
  UNION ALL MATCH (a:Program {id: $first}) RETURN a
  UNION ALL MATCH (a:Project {id: $first}) RETURN a
  UNION ALL MATCH (a:Task {id: $first}) RETURN a
  UNION ALL MATCH (a:Indicator {id: $first}) RETURN a
}
CALL () {
  MATCH (b:Plan {id: $second}) RETURN b
  UNION ALL MATCH (b:City {id: $second}) RETURN b
  UNION ALL MATCH (b:Province {id: $second}) RETURN b
  UNION ALL MATCH (b:District {id: $second}) RETURN b
  UNION ALL MATCH (b:Agency {id: $second}) RETURN b
  UNION ALL MATCH (b:Enterprise {id: $second}) RETURN b
  UNION ALL MATCH (b:Institution {id: $second}) RETURN b
  UNION ALL MATCH (b:Platform {id: $second}) RETURN b
  UNION ALL MATCH (b:PlatformType {id: $second}) RETURN b
  UNION ALL MATCH (b:Program {id: $second}) RETURN b
  UNION ALL MATCH (b:Project {id: $second}) RETURN b
  UNION ALL MATCH (b:Task {id: $second}) RETURN b
  UNION ALL MATCH (b:Indicator {id: $second}) RETURN b
}
MATCH path = (a)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS*1..2]-(b)
WHERE none(middle IN nodes(path) WHERE middle:PlatformType)
RETURN {names: [n IN nodes(path) | n.name], ids: [n IN nodes(path) | n.id], labels: [n IN nodes(path) | labels(n)[0]],
        types: [r IN relationships(path) | type(r)], sources: [r IN relationships(path) | startNode(r).id]} AS path,
       length(path) AS steps, CASE WHEN length(path) = 1 THEN '直接' ELSE '间接' END AS manner, [r IN relationships(path) | r.status] AS status,
       [r IN relationships(path) | properties(r)] AS edges
ORDER BY steps LIMIT 20
UNION ALL
CALL () {
  MATCH (a:Plan {id: $first}) RETURN a
  UNION ALL MATCH (a:City {id: $first}) RETURN a
  UNION ALL MATCH (a:Province {id: $first}) RETURN a
  UNION ALL MATCH (a:District {id: $first}) RETURN a
  UNION ALL MATCH (a:Agency {id: $first}) RETURN a
  UNION ALL MATCH (a:Enterprise {id: $first}) RETURN a
  UNION ALL MATCH (a:Institution {id: $first}) RETURN a
  UNION ALL MATCH (a:Platform {id: $first}) RETURN a
  UNION ALL MATCH (a:PlatformType {id: $first}) RETURN a
  UNION ALL MATCH (a:Program {id: $first}) RETURN a
  UNION ALL MATCH (a:Project {id: $first}) RETURN a
  UNION ALL MATCH (a:Task {id: $first}) RETURN a
  UNION ALL MATCH (a:Indicator {id: $first}) RETURN a
}
CALL () {
  MATCH (b:Plan {id: $second}) RETURN b
  UNION ALL MATCH (b:City {id: $second}) RETURN b
  UNION ALL MATCH (b:Province {id: $second}) RETURN b
  UNION ALL MATCH (b:District {id: $second}) RETURN b
  UNION ALL MATCH (b:Agency {id: $second}) RETURN b
  UNION ALL MATCH (b:Enterprise {id: $second}) RETURN b
  UNION ALL MATCH (b:Institution {id: $second}) RETURN b
  UNION ALL MATCH (b:Platform {id: $second}) RETURN b
  UNION ALL MATCH (b:PlatformType {id: $second}) RETURN b
  UNION ALL MATCH (b:Program {id: $second}) RETURN b
  UNION ALL MATCH (b:Project {id: $second}) RETURN b
  UNION ALL MATCH (b:Task {id: $second}) RETURN b
  UNION ALL MATCH (b:Indicator {id: $second}) RETURN b
}
WITH a, b WHERE a <> b
MATCH path = allShortestPaths((a)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS*1..3]-(b))
WITH path WHERE length(path) = 3
RETURN {names: [n IN nodes(path) | n.name], ids: [n IN nodes(path) | n.id], labels: [n IN nodes(path) | labels(n)[0]],
        types: [r IN relationships(path) | type(r)], sources: [r IN relationships(path) | startNode(r).id]} AS path,
       length(path) AS steps, CASE WHEN length(path) = 1 THEN '直接' ELSE '间接' END AS manner, [r IN relationships(path) | r.status] AS status,
       [r IN relationships(path) | properties(r)] AS edges
LIMIT 20
