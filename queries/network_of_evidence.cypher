// title: 全部关系
// description: 供路径分析使用：图谱中除目标和“计划提到”以外的每一条关系。
// topic: 关系
// column subject: 主体
// column relation: 关系
// column object: 客体
// sentence: 图谱中有 {#} 条关系。
// empty: 图谱中没有关系。
MATCH (subject)-[edge:COOPERATES_WITH|PART_OF|HOSTS|UNDERTAKES|SUPPORTS|LEADS]->(object)
RETURN subject, type(edge) AS relation, object, [properties(edge)] AS edges
ORDER BY subject.id, relation, object.id, edge.plan
