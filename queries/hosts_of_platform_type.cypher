// title: 谁建有或将建某类平台
// description: 依托其建设某一平台或某类平台（连同名称以类别结尾的平台）的企业、机构和区县。
// topic: 平台与项目
// parameter platform: PlatformType|Platform — 平台或平台类型 — 新型研发机构
// column host: 依托单位
// column label: 类别
// column platform: 平台
// column status: 状态
// sentence: {#host} 个单位建有或将建{platform}：{@host}。
// empty: 图谱中没有哪个单位建有或将建{platform}的记录。
// example: 哪些企业建有重点实验室？
// example: 新型研发机构由谁建设？
CALL () {
  MATCH (platform:PlatformType {id: $platform}) RETURN platform
  UNION ALL MATCH (platform:Platform {id: $platform}) RETURN platform
  UNION ALL
  MATCH (type:PlatformType {id: $platform})
  MATCH (platform:Platform)
  WHERE any(form IN [type.name] + coalesce(type.aliases, []) WHERE platform.name ENDS WITH form)
  RETURN platform
}
MATCH (platform)<-[hosting:HOSTS]-(host)
RETURN host.name AS host, labels(host)[0] AS label, platform.name AS platform, hosting.status AS status,
       collect(DISTINCT properties(hosting)) AS edges
ORDER BY status, host
