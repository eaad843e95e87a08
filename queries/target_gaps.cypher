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
MATCH (indicator:Indicator)
WITH indicator, COUNT { (asked)-[:TARGETS]->(indicator) } AS own
WHERE ($side = '缺少' AND own = 0) OR ($side = '独有' AND own > 0)
MATCH (indicator)<-[:TARGETS]-(place:City)
WITH indicator, count(DISTINCT place.id) AS number
WHERE ($side = '缺少' AND number > 1) OR ($side = '独有' AND number = 1)
WITH indicator, number ORDER BY number DESC, indicator.name
CALL (indicator) {
  MATCH (indicator)<-[target:TARGETS]-(place:City)
  WITH place, target ORDER BY place.name
  RETURN collect(DISTINCT place.name) AS cities, collect(properties(target)) AS edges
}
RETURN indicator.name AS indicator, number, cities, edges
ORDER BY number DESC, indicator
