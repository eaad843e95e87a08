// title: 各区县目标之和与全市目标
// description: 同一份计划里，各区县对一个指标的数值之和，与全市数值对照；口径、单位和年份相同者才相加，比例不相加。
// topic: 目标
// parameter city: City — 城市 — 新乡市
// parameter indicator: text(Indicator) = — 指标 — 高新技术企业
// column indicator: 指标
// column kind: 口径
// column year: 年份
// column count: 区县数
// column sum: 区县合计 — 不能相加
// column total: 全市目标 — 未写明
// column difference: 合计比全市多
// column unit: 单位
// column told: 对照
// column plan: 计划
// each: {indicator}{kind}：{told}
// sentence: {city}[“{indicator}”]分到区县的目标：{each}。
// empty: 图谱中没有{city}把[“{indicator}”]目标分到区县的记录。
// example: 新乡各县区的高新技术企业目标合计多少？
// example: 郑州各区县目标之和与全市目标是否一致？
MATCH (city:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(district:District)
WHERE plan.city = city.name
WITH city, plan, collect(DISTINCT district) AS districts
UNWIND [city] + districts AS place
MATCH (place)-[target:TARGETS]->(measure:Indicator)
WHERE target.plan = plan.id AND ($indicator = '' OR measure.name CONTAINS $indicator)
WITH CASE WHEN place.id <> city.id THEN place.name ELSE '' END AS below, measure, target, plan
ORDER BY below, target.starts[0]
RETURN collect({below: below, indicator: measure.name, kind: target.kind, value: target.value, unit: target.unit,
                year: target.year, plan: plan.title, edges: [properties(target)]}) AS packed_rows
