// title: 某城市与谁合作
// description: 一个城市（或区县、省）的合作伙伴，可只看高校、科研院所、企业、政府部门或其他地方。
// topic: 合作
// parameter city: City|District|Province — 城市 — 郑州市
// parameter kind: choice(全部|高校|科研院所|机构|企业|部门|地方|平台) = 全部 — 伙伴类别 — 高校
// column partner: 合作伙伴
// column label: 类别
// column parent: 上级单位
// column status: 状态
// sentence: {city}与 {#partner} 个伙伴合作[（只看{kind}）]：{@partner}。
// empty: 图谱中没有{city}与谁合作的记录[（只看{kind}）]。
// example: 郑州和哪些高校合作？
// example: 鹤壁市的合作伙伴有哪些？
CALL () {
  MATCH (city:City {id: $city}) RETURN city
  UNION ALL MATCH (city:District {id: $city}) RETURN city
  UNION ALL MATCH (city:Province {id: $city}) RETURN city
}
MATCH (city)-[tie:COOPERATES_WITH]-(partner)
WITH tie, partner, labels(partner)[0] AS label,
     (partner.name ENDS WITH '大学' OR partner.name ENDS WITH '专科学校'
      OR (partner.name ENDS WITH '学院' AND NOT partner.name ENDS WITH '科学院')) AS teaches
WHERE $kind = '全部'
   OR ($kind = '机构' AND label = 'Institution')
   OR ($kind = '高校' AND label = 'Institution' AND teaches)
   OR ($kind = '科研院所' AND label = 'Institution' AND NOT teaches)
   OR ($kind = '企业' AND label = 'Enterprise')
   OR ($kind = '部门' AND label = 'Agency')
   OR ($kind = '地方' AND label IN ['City', 'District', 'Province'])
   OR ($kind = '平台' AND label = 'Platform')
OPTIONAL MATCH (partner)-[:PART_OF]->(parent)
RETURN partner.name AS partner, label, collect(DISTINCT parent.name) AS parent, tie.status AS status,
       collect(DISTINCT properties(tie)) AS edges
ORDER BY label, partner, status
