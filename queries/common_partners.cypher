// title: 共同的合作伙伴
// description: 与给定的每一个城市或机构都合作的伙伴；机构连同其下属院所一并计算，如两市各与中国科学院的一个研究所合作。
// topic: 合作
// parameter members: City|District|Province|Institution|Enterprise|Platform|Agency [2] — 城市或机构 — 郑州市、鹤壁市
// parameter kind: choice(全部|高校|科研院所|机构|企业) = 全部 — 伙伴类别 — 高校
// column partner: 共同伙伴
// column label: 类别
// column ways: 经由
// sentence: {members}有 {#partner} 个共同的合作伙伴（含下属单位）[（只看{kind}）]：{@partner}。
// empty: 图谱中没有{members}共同的合作伙伴[（只看{kind}）]。
// example: 郑州和鹤壁有哪些共同的合作伙伴？
// example: 哪些城市同时与浙江大学和天津大学合作？
// example: 郑州和鹤壁都与哪些高校合作？
UNWIND $members AS id
CALL (id) {
  MATCH (asked:City {id: id}) RETURN asked
  UNION ALL MATCH (asked:District {id: id}) RETURN asked
  UNION ALL MATCH (asked:Province {id: id}) RETURN asked
  UNION ALL MATCH (asked:Institution {id: id}) RETURN asked
  UNION ALL MATCH (asked:Enterprise {id: id}) RETURN asked
  UNION ALL MATCH (asked:Platform {id: id}) RETURN asked
  UNION ALL MATCH (asked:Agency {id: id}) RETURN asked
}
MATCH (asked)<-[:PART_OF*0..3]-(side)-[tie:COOPERATES_WITH]-(near)-[:PART_OF*0..3]->(partner)
WITH partner, collect(DISTINCT asked.id) AS reached, collect(DISTINCT side.name + '—' + near.name) AS ways,
     collect(DISTINCT properties(tie)) AS edges
WHERE size(reached) = size($members)
WITH partner, labels(partner)[0] AS label, ways, edges,
     (partner.name ENDS WITH '大学' OR partner.name ENDS WITH '专科学校'
      OR (partner.name ENDS WITH '学院' AND NOT partner.name ENDS WITH '科学院')) AS teaches
WHERE $kind = '全部'
   OR ($kind = '机构' AND label = 'Institution')
   OR ($kind = '高校' AND label = 'Institution' AND teaches)
   OR ($kind = '科研院所' AND label = 'Institution' AND NOT teaches)
   OR ($kind = '企业' AND label = 'Enterprise')
RETURN partner.name AS partner, label, ways, edges
ORDER BY label, partner
