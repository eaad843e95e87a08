// title: 谁承担某个项目或专项
// description: 承担一个项目或专项的企业和机构。
// topic: 平台与项目
// parameter project: Project|Program — 项目或专项 — 高速数据中心光互连芯片研发与产业化
// column undertaker: 承担单位
// column label: 类别
// column status: 状态
// sentence: {#undertaker} 个单位承担{project}：{@undertaker}。
// empty: 图谱中没有谁承担{project}的记录。
// example: 谁承担高速数据中心光互连芯片研发与产业化？
CALL () {
  MATCH (project:Project {id: $project}) RETURN project
  UNION ALL MATCH (project:Program {id: $project}) RETURN project
}
MATCH (undertaker)-[work:UNDERTAKES]->(project)
RETURN undertaker.name AS undertaker, labels(undertaker)[0] AS label, work.status AS status,
       collect(DISTINCT properties(work)) AS edges
ORDER BY undertaker, status
