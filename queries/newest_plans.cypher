// title: 最新的计划
// description: 成文日期最晚的计划，可只看一个地方；没有成文日期的按发布日期或起始年排。
// topic: 计划
// parameter city: City|District|Province = — 城市 — 郑州市
// column title: 计划
// column city: 城市
// column newest: 日期或年份 — 未写明
// column doc_number: 文号 — 未写明
// column issuer: 发文单位 — 未写明
// each: {city}《{title}》（{newest}）
// sentence: [{city}]最新的计划，从新到旧：{each}。
// empty: 图谱中没有[{city}]的计划。
// example: 最新的计划是哪份？
// example: 郑州最新的计划是什么？
CALL () {
  UNWIND CASE WHEN $city IS NULL THEN ['everywhere'] ELSE [] END AS place
  MATCH (plan:Plan) RETURN plan
  UNION ALL
  MATCH (place:City {id: $city})<-[:MENTIONS]-(plan:Plan) WHERE plan.city = place.name RETURN plan
  UNION ALL
  MATCH (place:District {id: $city})<-[:MENTIONS]-(plan:Plan) WHERE plan.city = place.name RETURN plan
  UNION ALL
  MATCH (place:Province {id: $city})<-[:MENTIONS]-(plan:Plan) WHERE plan.city = place.name RETURN plan
}
WITH plan, coalesce(plan.issued, plan.published, toString(plan.period_from), '') AS newest
RETURN plan.title AS title, plan.city AS city, newest, plan.doc_number AS doc_number, plan.issuer AS issuer,
       [] AS edges
ORDER BY newest DESC, title
LIMIT 10
