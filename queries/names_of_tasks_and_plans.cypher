// title: 任务和计划的名称
// description: 图谱中每项任务和每份计划的编号和名称，用来理解问句。
// topic: 计划
// column id: 编号
// column label: 类别
// column name: 名称
// sentence: 图谱中有 {#} 项任务和计划。
// empty: 图谱中没有计划。
MATCH (task:Task)
RETURN task.id AS id, 'Task' AS label, task.name AS name, [] AS edges
ORDER BY id
UNION ALL
MATCH (plan:Plan)
RETURN plan.id AS id, 'Plan' AS label, plan.title AS name, [] AS edges
ORDER BY id
