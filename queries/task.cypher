// title: 谁牵头某项任务，何时完成
// description: 一项任务的牵头单位、配合单位、完成时限和所在的计划。
// topic: 任务
// parameter tasks: Task [] — 任务 — 启动核心区人事与薪酬制度改革
// column task: 任务
// column leads: 牵头单位 — 未写明
// column supports: 配合单位 — 未写明
// column deadline: 完成时限 — 未写明
// column city: 城市
// column plan: 计划
// each: “{task}”（{city}）的牵头单位：{leads}；配合单位：{supports}；完成时限：{deadline}
// sentence: {each}。
// empty: 图谱中没有任务“{tasks}”的记录。
// example: 谁牵头“启动核心区人事与薪酬制度改革”？
// example: 启动核心区人事与薪酬制度改革何时完成？
UNWIND $tasks AS id
MATCH (task:Task {id: id})<-[:MENTIONS]-(plan:Plan)
OPTIONAL MATCH (lead)-[leading:LEADS]->(task)
WITH plan, task, lead, leading ORDER BY coalesce(leading.collective, false), leading.starts[0], lead.name
WITH plan, task, collect(leading) AS leadings,
     collect(DISTINCT CASE WHEN leading.collective THEN '各县(市)、区' ELSE lead.name END) AS leads
OPTIONAL MATCH (support)-[supporting:SUPPORTS]->(task)
WITH plan, task, leadings, leads, support, supporting ORDER BY coalesce(supporting.collective, false), supporting.starts[0], support.name
WITH plan, task, leadings, leads, collect(supporting) AS supportings,
     collect(DISTINCT CASE WHEN supporting.collective THEN '各县(市)、区' ELSE support.name END) AS supports
RETURN task.name AS task, leads, supports, task.deadline AS deadline, task.city AS city, plan.title AS plan,
       CASE WHEN size(leadings) + size(supportings) = 0 THEN [properties(task)]
            ELSE [edge IN leadings + supportings | properties(edge)] END AS edges
ORDER BY plan, task
