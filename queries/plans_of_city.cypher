// title: 某城市的计划
// description: 图谱中一个地方的计划：文号、发文单位、日期和年份；可只看从某一年起的。
// topic: 计划
// parameter city: City|District|Province — 城市 — 漯河市
// parameter year: integer = — 起始年 — 2019
// column title: 计划
// column doc_number: 文号 — 未写明
// column issuer: 发文单位 — 未写明
// column issued: 成文日期 — 未写明
// column period_from: 起始年
// column period_to: 终止年
// sentence: {city}有 {#} 份[{year}年起的]计划：{@title}。
// empty: 图谱中没有{city}[{year}年起]的计划。
// example: 漯河市有哪些计划？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)<-[:MENTIONS]-(plan:Plan)
WHERE plan.city = city.name AND ($year IS NULL OR plan.period_from = $year)
RETURN plan.title AS title, plan.doc_number AS doc_number, plan.issuer AS issuer, plan.issued AS issued,
       plan.period_from AS period_from, plan.period_to AS period_to, [] AS edges
ORDER BY issued, title
