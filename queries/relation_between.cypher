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
// paths meet in the middle: from a city two steps lead to tens of thousands of things, one from either side to some hundred
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
CALL (a, b) {
  MATCH (a)-[edge:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x) RETURN x, edge AS near, null AS far
  UNION ALL
  MATCH (b)-[edge:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x) RETURN x, null AS near, edge AS far
}
WITH a, b, x, collect(near) AS nears, collect(far) AS fars
WHERE size(nears) > 0 AND (x.id = b.id OR size(fars) > 0)
UNWIND nears AS near
UNWIND CASE WHEN x.id = b.id THEN [null] ELSE fars END AS far
WITH CASE WHEN far IS NULL THEN [a, b] ELSE [a, x, b] END AS way, CASE WHEN far IS NULL THEN [near] ELSE [near, far] END AS edges
WHERE none(n IN way WHERE n:PlatformType) AND (size(edges) = 1 OR edges[0] <> edges[1])
RETURN {names: [n IN way | n.name], ids: [n IN way | n.id], labels: [n IN way | labels(n)[0]],
        types: [r IN edges | type(r)], sources: [r IN edges | startNode(r).id]} AS path,
       size(edges) AS steps, CASE WHEN size(edges) = 1 THEN '直接' ELSE '间接' END AS manner,
       [r IN edges | r.status] AS status, [r IN edges | properties(r)] AS edges
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
CALL (a, b) {
  MATCH (a)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x) RETURN x, 1 AS near, 0 AS far
  UNION ALL
  MATCH (b)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x) RETURN x, 0 AS near, 1 AS far
}
WITH a, b, x, sum(near) AS nears, sum(far) AS fars
WITH a, b, sum(nears) AS nears, sum(fars) AS fars,
     sum(CASE WHEN nears > 0 AND (fars > 0 OR x.id = b.id) THEN 1 ELSE 0 END) AS shorter
WHERE shorter = 0
// the two steps go from the end that has fewer relations
WITH a, b, CASE WHEN nears <= fars THEN a ELSE b END AS start, CASE WHEN nears <= fars THEN b ELSE a END AS goal
CALL (start, goal) {
  MATCH (start)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x)
  WITH DISTINCT x
  MATCH (x)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(y)
  RETURN y, x
  UNION ALL
  MATCH (goal)-[:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(y) RETURN y, null AS x
}
WITH a, start, goal, y, collect(DISTINCT x) AS middles, count(*) - count(x) AS met
WHERE met > 0
UNWIND middles AS x
WITH a, start, goal, x, y LIMIT 20
MATCH (start)-[one:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(x)
MATCH (x)-[two:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(y)
MATCH (y)-[three:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]-(goal)
WITH CASE WHEN start = a THEN [start, x, y, goal] ELSE [goal, y, x, start] END AS way,
     CASE WHEN start = a THEN [one, two, three] ELSE [three, two, one] END AS edges
RETURN {names: [n IN way | n.name], ids: [n IN way | n.id], labels: [n IN way | labels(n)[0]],
        types: [r IN edges | type(r)], sources: [r IN edges | startNode(r).id]} AS path,
       size(edges) AS steps, CASE WHEN size(edges) = 1 THEN '直接' ELSE '间接' END AS manner,
       [r IN edges | r.status] AS status, [r IN edges | properties(r)] AS edges
LIMIT 20
