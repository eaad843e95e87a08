// title: 可信度低的关系
// description: 供校核使用：抽取规则可信度低于所给百分数、还没有人判断过的关系，低者在前。
// topic: 关系
// parameter percent: integer = 80 — 可信度低于（%） — 80
// column subject: 主体
// column relation: 关系
// column object: 客体
// column confidence: 可信度
// sentence: 有 {#} 条关系的可信度低于界限，还没有人判断。
// empty: 没有可信度低于界限、还没有人判断的关系。
MATCH (subject)-[edge:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS|TARGETS]->(object)
WHERE edge.confidence < $percent / 100.0 AND edge.judged IS NULL
RETURN subject, type(edge) AS relation, object, edge.confidence AS confidence, [properties(edge)] AS edges
ORDER BY confidence, subject.id, relation, object.id, edge.plan
