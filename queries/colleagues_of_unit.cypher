// title: 某单位与谁一起做任务
// description: 与一个单位出现在同一项任务里的单位，按共同任务数排列；“各县(市)、区”一类统称不计。
// topic: 任务
// parameter unit: Agency|District|City|Province|Institution|Enterprise|Platform — 单位 — 新乡市科技局
// column colleague: 单位
// column label: 类别
// column number: 共同任务数
// column tasks: 任务
// each: {colleague} {number} 项
// sentence: {unit}与 {#colleague} 个单位一起做任务：{each}。
// empty: 图谱中没有{unit}与谁一起做任务的记录。
// example: 新乡市科技局和哪些部门一起做任务？
// example: 新乡市编办与哪些单位有共同任务？
CALL () {
  MATCH (unit:Agency {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:District {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:City {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:Province {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:Institution {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:Enterprise {id: $unit}) RETURN unit
  UNION ALL MATCH (unit:Platform {id: $unit}) RETURN unit
}
MATCH (unit)-[mine:LEADS|SUPPORTS]->(task:Task)<-[theirs:LEADS|SUPPORTS]-(colleague)
WHERE colleague.id <> unit.id AND NOT coalesce(mine.collective, false) AND NOT coalesce(theirs.collective, false)
WITH colleague, task, mine, theirs ORDER BY task.name
WITH colleague, collect(DISTINCT task.id) AS ids, collect(DISTINCT task.name) AS tasks,
     collect(DISTINCT properties(mine)) + collect(DISTINCT properties(theirs)) AS edges
RETURN colleague.name AS colleague, labels(colleague)[0] AS label, size(ids) AS number, tasks, edges
ORDER BY number DESC, colleague
