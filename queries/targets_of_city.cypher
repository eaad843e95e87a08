// title: 某城市的目标
// description: 一个地方的计划定下的指标值，可只看一个指标（先取同名的，没有才取名称相含的）或一年，可分到各县区。
// topic: 目标
// parameter city: City|District|Province — 城市 — 郑州市
// parameter indicator: text(Indicator) = — 指标 — 高新技术企业
// parameter scope: choice(本级|各县区|全部) = 本级 — 范围 — 本级
// parameter year: integer = — 年份 — 2019
// column place: 地方
// column indicator: 指标
// column kind: 口径
// column value: 数值
// column unit: 单位
// column year: 年份
// each: [{below}]{indicator}{kind}{value}{unit}[（{year}年）]
// sentence: {city}的[“{indicator}”][{year}年]目标有 {#} 个：{each}。
// empty: 图谱中没有{city}的[“{indicator}”][{year}年]目标的记录。
// example: 郑州市的目标有哪些？
// example: 郑州的高新技术企业目标是多少？
// example: 新乡各县区的高新技术企业目标
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
OPTIONAL MATCH (city)<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(district:District)
WHERE plan.city = city.name AND district <> city AND $scope <> '本级'
WITH city, collect(DISTINCT plan.id) AS plans, collect(DISTINCT district) AS districts
WITH city, plans, CASE $scope WHEN '本级' THEN [city] WHEN '各县区' THEN districts ELSE [city] + districts END AS places
UNWIND places AS scope
MATCH (scope)-[target:TARGETS]->(measure:Indicator)
WHERE (scope.id = city.id OR target.plan IN plans) 
  AND (measure.name CONTAINS $indicator OR (size(measure.name) > 3 AND $indicator CONTAINS measure.name)) AND ($year IS NULL OR target.year = $year)
WITH city, collect({scope: scope, target: target, name: measure.name}) AS facts
WITH city, facts, [fact IN facts WHERE fact.name = $indicator] AS exact
UNWIND CASE WHEN size(exact) > 0 THEN exact ELSE facts END AS fact
WITH CASE WHEN fact.scope.id <> city.id THEN fact.scope.name ELSE '' END AS below, fact.scope.name AS place,
     fact.target AS target, fact.name AS indicator
ORDER BY below, place, target.plan, target.starts[0]
RETURN collect({place: place, indicator: indicator, kind: target.kind, value: target.value, unit: target.unit,
                year: target.year, below: below, edges: [properties(target)]}) AS packed_rows
