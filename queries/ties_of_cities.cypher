// title: 城市之间的联系
// description: 供总览页使用：两个城市直接的合作，和它们共同的合作机构，联系多者在前。
// topic: 合作
// parameter limit: integer = 120 — 最多行数 — 120
// column first: 城市
// column second: 另一城市
// column shared: 联系数
// column partners: 共同的机构
// sentence: 图谱中有 {#} 对城市彼此合作或有共同的机构。
// empty: 图谱中没有彼此合作或有共同机构的城市。
// counted first, and the evidence is read of the pairs that are shown; whom more cities work with than China has ties none of them
CALL () {
  MATCH (first:City)-[:COOPERATES_WITH]-(second:City)
  WHERE first.id < second.id
  RETURN first, second, null AS partner
  UNION ALL
  MATCH (partner:Institution)
  WHERE COUNT { (partner)-[:COOPERATES_WITH]-() } < 1000
  MATCH (first:City)-[:COOPERATES_WITH]-(partner)-[:COOPERATES_WITH]-(second:City)
  WHERE first.id < second.id
  RETURN first, second, partner.id AS partner
}
WITH first, second, count(DISTINCT partner) AS institutions, sum(CASE WHEN partner IS NULL THEN 1 ELSE 0 END) AS direct
WITH first, second, institutions + CASE WHEN direct > 0 THEN 1 ELSE 0 END AS shared, direct
ORDER BY shared DESC, first.id, second.id
LIMIT $limit
CALL (first, second) {
  MATCH (first)-[tie:COOPERATES_WITH]-(second)
  RETURN null AS partner, [properties(tie)] AS found
  UNION ALL
  MATCH (first)-[one:COOPERATES_WITH]-(partner:Institution)-[other:COOPERATES_WITH]-(second)
  RETURN partner.name AS partner, [properties(one), properties(other)] AS found
}
WITH first, second, shared, direct, partner, found ORDER BY partner
WITH first, second, shared, direct, collect(DISTINCT partner) AS partners, collect(found) AS groups
RETURN first, second, shared, partners, direct > 0 AS direct, reduce(all = [], found IN groups | all + found) AS edges
ORDER BY shared DESC, first.id, second.id
