// title: 哪些城市与某机构合作
// description: 与一个机构或其下属院所（至多三级）合作的城市；“合作方”写明是哪一家；可只看一个省的城市自己的计划。
// topic: 合作
// parameter institution: Institution|Enterprise|Platform|Agency|Province|City|District — 机构 — 中国科学院
// parameter province: text(Province) = — 省份 — 河南省
// column city: 城市
// column partner: 合作方
// column status: 状态
// sentence: [{province}的 ]{#city} 个城市与{institution}（含下属单位）合作：{@city}。
// empty: 图谱中没有[{province}的]城市与{institution}（含下属单位）合作的记录。
// example: 哪些城市与中科院合作？
// example: 北航在哪些城市有合作？
// example: 河南省哪些城市与中科院合作？
CALL () {
  MATCH (institution:Institution {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Enterprise {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Platform {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Agency {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:Province {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:City {id: $institution}) RETURN institution
  UNION ALL MATCH (institution:District {id: $institution}) RETURN institution
}
MATCH (institution)<-[:PART_OF*0..3]-(partner)-[tie:COOPERATES_WITH]-(city:City)
OPTIONAL MATCH (own:Plan {id: tie.plan})
WHERE own.city = city.name AND own.province = $province
WITH city, partner, tie, own WHERE $province = '' OR own IS NOT NULL
RETURN city.name AS city, partner.name AS partner, tie.status AS status, collect(DISTINCT properties(tie)) AS edges
ORDER BY city, partner, status
