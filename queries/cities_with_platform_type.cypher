// title: 哪些城市建设某类平台
// description: 计划里支持或提出建设某一平台或某类平台的城市，连同依托单位。
// topic: 平台与项目
// parameter platform: PlatformType|Platform — 平台或平台类型 — 新型研发机构
// column city: 城市
// column hosts: 依托单位 — 未写明
// column status: 状态
// column plan: 计划
// sentence: {#city} 个城市的计划支持或提出建设{platform}：{@city}。
// empty: 图谱中没有城市支持或提出建设{platform}的记录。
// example: 哪些城市要建设新型研发机构？
// example: 哪些城市有众创空间？
CALL () {
  MATCH (platform:PlatformType {id: $platform}) RETURN platform
  UNION ALL MATCH (platform:Platform {id: $platform}) RETURN platform
}
MATCH (platform)<-[edge:HOSTS|SUPPORTS]-(side)
MATCH (plan:Plan {id: edge.plan})
WITH plan, edge, side ORDER BY side.name
WITH plan, collect(edge) AS found, collect(DISTINCT CASE type(edge) WHEN 'HOSTS' THEN side.name END) AS hosts
RETURN plan.city AS city, hosts, [edge IN found | edge.status] AS status, plan.title AS plan,
       [edge IN found | properties(edge)] AS edges
ORDER BY city, plan
