// title: 各区县目标之和与全市目标
// description: 同一份计划里，各区县对一个指标的数值之和，与全市数值对照；口径、单位和年份相同者才相加。
// topic: 目标
// parameter city: City — 城市 — 新乡市
// parameter indicator: text(Indicator) = — 指标 — 高新技术企业
// column indicator: 指标
// column kind: 口径
// column year: 年份
// column count: 区县数
// column sum: 区县合计
// column total: 全市目标 — 未写明
// column difference: 合计比全市多
// column unit: 单位
// column plan: 计划
// each: {indicator}{kind}：{count} 个区县合计 {sum}{unit}，全市目标{total}
// sentence: {city}[“{indicator}”]分到区县的目标：{each}。
// empty: 图谱中没有{city}把[“{indicator}”]目标分到区县的记录。
// example: 新乡各县区的高新技术企业目标合计多少？
// example: 郑州各区县目标之和与全市目标是否一致？
MATCH (city:City {id: $city})<-[:MENTIONS]-(plan:Plan)-[:MENTIONS]->(district:District)
WHERE plan.city = city.name
MATCH (district)-[part:TARGETS]->(indicator:Indicator)
WHERE part.plan = plan.id AND part.unit <> '%' AND ($indicator = '' OR indicator.name CONTAINS $indicator)
WITH city, plan, indicator, part.kind AS kind, part.unit AS unit, part.year AS year, collect(DISTINCT district.id) AS districts,
     round(sum(part.value) * 1000) / 1000 AS sum, collect(properties(part)) AS parts
OPTIONAL MATCH (city)-[whole:TARGETS]->(indicator)
WHERE whole.plan = plan.id AND whole.kind = kind AND whole.unit = unit AND (whole.year = year OR (whole.year IS NULL AND year IS NULL))
WITH plan, indicator, kind, unit, year, districts, sum, parts, max(whole.value) AS total, collect(properties(whole)) AS wholes
RETURN indicator.name AS indicator, kind, year, size(districts) AS count, sum, total,
       CASE WHEN total IS NOT NULL THEN round((sum - total) * 1000) / 1000 END AS difference, unit, plan.title AS plan, wholes + parts AS edges
ORDER BY plan, indicator, kind, year
