// title: 各城市的一个指标
// description: 提出同一指标的所有城市及其数值，按口径、单位和数值排列。
// topic: 目标
// parameter indicators: Indicator [] — 指标 — 高新技术企业
// parameter year: integer = — 年份 — 2019
// column place: 城市
// column indicator: 指标
// column kind: 口径
// column value: 数值
// column unit: 单位
// column year: 年份
// each: {place}{indicator}{kind}{value}{unit}[（{year}年）]
// sentence: {#place} 个城市提出[{year}年]目标：{each}。
// empty: 图谱中没有城市提出“{indicators}”[{year}年]目标的记录。
// example: 哪个城市的高新技术企业目标最高？
// example: 各城市的高新技术企业目标是多少？
UNWIND $indicators AS id
MATCH (indicator:Indicator {id: id})<-[target:TARGETS]-(city:City)
WHERE $year IS NULL OR target.year = $year
// 115 亿元 before 5000 万元
WITH *, replace(replace(coalesce(target.unit, ''), '亿', ''), '万', '') AS measure,
     target.value * CASE WHEN target.unit STARTS WITH '亿' THEN 100000000 WHEN target.unit STARTS WITH '万' THEN 10000 ELSE 1 END AS size
RETURN city.name AS place, indicator.name AS indicator, target.kind AS kind, target.value AS value, target.unit AS unit,
       target.year AS year, [properties(target)] AS edges
ORDER BY indicator, kind, measure, size DESC, place
