// title: 某城市独有或缺少的目标
// description: 独有：只有这个城市定了目标的指标；缺少：至少两个其他城市定了目标、而这个城市没有的指标。
// topic: 目标
// parameter city: City — 城市 — 郑州市
// parameter side: choice(缺少|独有) — 缺少还是独有 — 缺少
// column indicator: 指标
// column number: 城市数
// column cities: 定了目标的城市
// each: {indicator}[（{cities}）]
// sentence: {city}{side}的目标有 {#indicator} 个：{each}。
// empty: 图谱中没有{city}{side}的目标。
// example: 郑州缺少哪些别的城市都有的目标？
// example: 郑州有哪些目标是别的城市没有的？
MATCH (asked:City {id: $city})
OPTIONAL MATCH (asked)-[:TARGETS]->(mine:Indicator)
WITH collect(DISTINCT mine) AS own
// without `own` among what is counted by: it would be kept once for each indicator
CALL (own) {
  UNWIND CASE WHEN $side = '独有' THEN own ELSE [] END AS indicator
  MATCH (indicator)<-[:TARGETS]-(place:City)
  WITH indicator, count(DISTINCT place) AS number
  WHERE number = 1
  RETURN indicator, number
  UNION ALL
  UNWIND CASE WHEN $side = '缺少' THEN ['x'] ELSE [] END AS one
  MATCH (indicator:Indicator)<-[:TARGETS]-(place:City)
  WITH indicator, count(DISTINCT place) AS number
  WHERE number > 1
  RETURN indicator, number
}
WITH own, indicator, number
WHERE $side = '独有' OR NOT indicator IN own
WITH indicator, number ORDER BY number DESC, indicator.name
CALL (indicator) {
  MATCH (indicator)<-[target:TARGETS]-(place:City)
  WITH place, target ORDER BY place.name
  RETURN collect(DISTINCT place.name) AS cities, collect(properties(target)) AS edges
}
RETURN indicator.name AS indicator, number, cities, edges
ORDER BY number DESC, indicator
