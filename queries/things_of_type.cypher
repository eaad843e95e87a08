// title: 某类对象有哪些
// description: 图谱中的一类对象：名称、又称、所在城市、有几份计划提到它、有几条关系；可只看名称含某几个字的。
// topic: 关系
// parameter kind: choice(城市|省份|区县|机构|企业|部门|平台|平台类型|专项|项目|指标|任务|计划) — 类别 — 机构
// parameter name: text = — 名称含 — 研究院
// column name: 名称
// column aliases: 又称
// column city: 城市
// column plans: 提到它的计划
// column relations: 关系
// sentence: 图谱中有 {#} 个[名称含“{name}”的]{kind}：{@name}。
// empty: 图谱中没有[名称含“{name}”的]{kind}。
// example: 图谱里有哪些机构？
// example: 图谱里有哪些平台？
CALL () {
  UNWIND CASE WHEN $kind = '城市' THEN ['asked'] ELSE [] END AS asked MATCH (thing:City) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '省份' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Province) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '区县' THEN ['asked'] ELSE [] END AS asked MATCH (thing:District) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '机构' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Institution) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '企业' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Enterprise) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '部门' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Agency) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '平台' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Platform) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '平台类型' THEN ['asked'] ELSE [] END AS asked MATCH (thing:PlatformType) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '专项' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Program) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '项目' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Project) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '指标' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Indicator) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '任务' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Task) RETURN thing
  UNION ALL
  UNWIND CASE WHEN $kind = '计划' THEN ['asked'] ELSE [] END AS asked MATCH (thing:Plan) RETURN thing
}
WITH thing, coalesce(thing.name, thing.title) AS name
WHERE name CONTAINS $name
CALL (thing) {
  OPTIONAL MATCH (thing)-[edge:LEADS|SUPPORTS|COOPERATES_WITH|HOSTS|UNDERTAKES|PART_OF|TARGETS]-()
  WITH edge LIMIT 2
  RETURN collect(properties(edge)) AS edges
}
RETURN name, [form IN thing.aliases WHERE form <> name] AS aliases, thing.city AS city, COUNT { (thing)<-[:MENTIONS]-() } AS plans,
       COUNT { (thing)-[:LEADS|SUPPORTS|COOPERATES_WITH|HOSTS|UNDERTAKES|PART_OF|TARGETS]-() } AS relations, edges
ORDER BY relations DESC, name
