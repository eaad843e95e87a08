// title: 某年的计划
// description: 期限包含某一年的计划，连同城市、文号和发文单位。
// topic: 计划
// parameter year: integer — 年份 — 2020
// column title: 计划
// column city: 城市
// column doc_number: 文号 — 未写明
// column issuer: 发文单位 — 未写明
// column issued: 成文日期 — 未写明
// sentence: {year}年有 {#} 份计划，来自 {#city} 个地方：{@title}。
// empty: 图谱中没有{year}年的计划。
// example: 2020年有哪些计划？
MATCH (plan:Plan)
WHERE plan.period_from <= $year AND coalesce(plan.period_to, plan.period_from) >= $year
RETURN plan.title AS title, plan.city AS city, plan.doc_number AS doc_number, plan.issuer AS issuer, plan.issued AS issued,
       [] AS edges
ORDER BY city, title
