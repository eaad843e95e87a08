// title: 两份计划之间有什么变化
// description: 同一地方两份计划的目标、合作、支持、建设和承担：只在前一份（取消）、只在后一份（新增）、两份都有而说法不同（调整）。
// topic: 计划
// parameter first: Plan — 前一份计划 — 2019年郑州市科技创新工作要点
// parameter second: Plan — 后一份计划 — 2020年鹤壁市科技创新工作要点
// column change: 变化
// column subject: 主体
// column relation: 关系
// column object: 客体
// column before: 前一份
// column after: 后一份
// each: {change}：{subject}—{relation}—{object}
// sentence: 从《{first}》到《{second}》有 {#} 处变化：{each}。
// empty: 《{first}》和《{second}》在目标、合作、支持、建设和承担上没有变化。
// example: 《2019年郑州市科技创新工作要点》和《2020年鹤壁市科技创新工作要点》有什么变化？
MATCH (earlier:Plan {id: $first})
MATCH (later:Plan {id: $second})
WHERE later.id <> earlier.id
UNWIND [earlier, later] AS plan
MATCH (plan)-[:MENTIONS]->(subject)-[edge:COOPERATES_WITH|TARGETS|SUPPORTS|HOSTS|UNDERTAKES]->(object)
WHERE edge.plan = plan.id AND NOT object:Task
WITH subject, type(edge) AS relation, object, plan.id = $first AS old, edge,
     CASE type(edge) WHEN 'TARGETS' THEN CASE edge.kind WHEN 'increase' THEN '新增' ELSE '达到' END + CASE WHEN edge.value = toInteger(edge.value) THEN toString(toInteger(edge.value)) ELSE toString(edge.value) END
          + coalesce(edge.unit, '') + coalesce('（' + toString(edge.year) + '年）', '')
          ELSE CASE edge.status WHEN 'existing' THEN '已有' WHEN 'planned' THEN '计划' ELSE '写到' END END AS told
ORDER BY edge.starts[0]
WITH subject, relation, object, collect(DISTINCT CASE WHEN old THEN told END) AS before,
     collect(DISTINCT CASE WHEN NOT old THEN told END) AS after, collect(DISTINCT properties(edge)) AS edges
WHERE before <> after
RETURN CASE WHEN size(before) = 0 THEN '新增' WHEN size(after) = 0 THEN '取消' ELSE '调整' END AS change, subject.name AS subject,
       relation, object.name AS object, before, after, edges
ORDER BY change, relation, subject, object
