// title: 计划的名称和文号
// description: 由计划的编号查名称和文号，用来注明引文的出处。
// topic: 计划
// parameter plans: Plan [] — 计划 — 郑科〔2019〕1号
// column id: 编号
// column title: 计划
// column doc_number: 文号 — 未写明
// sentence: 有 {#} 份计划：{@title}。
// empty: 图谱中没有这份计划。
UNWIND $plans AS id
MATCH (plan:Plan {id: id})
RETURN plan.id AS id, plan.title AS title, plan.doc_number AS doc_number, [] AS edges
ORDER BY id
