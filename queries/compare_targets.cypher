// title: 比较几个城市的一个指标
// description: 几个城市对一个指标（先取同名的，没有才取名称相含的）定下的数值；口径和单位相同者给出与最高值之差。
// topic: 目标
// parameter cities: City|District|Province [2] — 城市 — 郑州市、新乡市
// parameter indicator: text(Indicator) — 指标 — 新型研发机构
// parameter year: integer = — 年份 — 2019
// column place: 城市
// column indicator: 指标
// column kind: 口径
// column value: 数值
// column unit: 单位
// column year: 年份
// column difference: 比最高值少
// column note: 说明
// each: {place}{indicator}{kind}{value}{unit}[（{year}年）][，比最高值少{difference}{unit}]
// sentence: {each}[。{@note}]。
// empty: 图谱中没有{cities}的“{indicator}”[{year}年]目标的记录。
// example: 郑州与新乡的新型研发机构目标差多少？
// example: 比较郑州、新乡和鹤壁的高新技术企业目标
UNWIND $cities AS id
CALL (id) {
  MATCH (place:City {id: id}) RETURN place
  UNION ALL MATCH (place:District {id: id}) RETURN place
  UNION ALL MATCH (place:Province {id: id}) RETURN place
}
MATCH (place)-[target:TARGETS]->(indicator:Indicator)
WHERE (indicator.name CONTAINS $indicator OR (size(indicator.name) > 3 AND $indicator CONTAINS indicator.name))
  AND ($year IS NULL OR target.year = $year)
WITH place, collect({place: place.name, target: target, name: indicator.name}) AS all
WITH all, [fact IN all WHERE fact.name = $indicator] AS exact
UNWIND CASE WHEN size(exact) > 0 THEN exact ELSE all END AS fact
WITH collect(fact) AS facts
UNWIND facts AS fact
WITH fact.place AS place, fact.name AS indicator, fact.target AS target,
     [other IN facts WHERE other.name = fact.name AND other.place <> fact.place | other.place] AS others,
     [other IN facts WHERE other.name = fact.name AND other.target.kind = fact.target.kind
                       AND other.target.unit = fact.target.unit | other.target.value] AS values
WITH place, indicator, target, others, size(values) > 1 AS comparable,
     reduce(top = target.value, value IN values | CASE WHEN value > top THEN value ELSE top END) AS top
RETURN place, indicator, target.kind AS kind, target.value AS value, target.unit AS unit, target.year AS year,
       CASE WHEN comparable AND top > target.value THEN top - target.value END AS difference,
       CASE WHEN size(others) = 0 THEN '所问的其他地方没有这一指标的目标'
            WHEN NOT comparable THEN '口径或单位不同，不能直接相减' END AS note, [properties(target)] AS edges
ORDER BY indicator, kind, value DESC, place
