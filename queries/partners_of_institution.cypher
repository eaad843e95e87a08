// title: 某机构的合作伙伴
// description: 与一个机构或其下属院所（至多三级）合作的所有城市、单位和企业。
// topic: 合作
// parameter institution: Institution|Enterprise|Platform|Agency — 机构 — 中国科学院
// column partner: 合作伙伴
// column label: 类别
// column member: 合作方
// column status: 状态
// sentence: {institution}（含下属单位）有 {#partner} 个合作伙伴：{@partner}。
// empty: 图谱中没有{institution}（含下属单位）与谁合作的记录。
// example: 谁跟中国科学院合作？
// example: 浙江大学的合作伙伴有哪些？
CALL () {
  MATCH (institution:Institution {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Enterprise {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Platform {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Agency {id: $institution}) RETURN institution
}
MATCH (institution)<-[:PART_OF*0..3]-(member)-[tie:COOPERATES_WITH]-(partner)
RETURN partner.name AS partner, labels(partner)[0] AS label, member.name AS member, tie.status AS status,
       collect(DISTINCT properties(tie)) AS edges
ORDER BY label, partner, member, status
