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
MATCH (place:City)-[target:TARGETS]->(indicator:Indicator)
WITH place, target, indicator ORDER BY place.name
WITH indicator, collect(DISTINCT place.id) AS ids, collect(DISTINCT place.name) AS cities,
     collect(properties(target)) AS edges
WHERE ($side = '缺少' AND NOT $city IN ids AND size(ids) > 1) OR ($side = '独有' AND $city IN ids AND size(ids) = 1)
MATCH (asked:City {id: $city})
RETURN indicator.name AS indicator, size(ids) AS number, cities, edges
ORDER BY number DESC, indicator
