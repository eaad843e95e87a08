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
// counted first, and the evidence is read of the pairs that are shown; whom more cities work with than China has ties none of them.
// a city is told by its place among them all, and the millions of pairs are counted city by city: by their ids it takes minutes
MATCH (city:City)
WITH city ORDER BY city.id
WITH collect(city) AS cities
CALL (cities) {
  CALL (cities) {
    UNWIND range(0, size(cities) - 1) AS place
    WITH place, cities[place] AS city
    MATCH (city)-[:COOPERATES_WITH]-(partner:Institution)
    WITH partner, place ORDER BY place
    WITH partner, collect(DISTINCT place) AS places
    WHERE size(places) > 1 AND COUNT { (partner)-[:COOPERATES_WITH]-() } < 1000
    UNWIND range(0, size(places) - 2) AS at
    RETURN places[at] AS one, places[at + 1..] AS others
    UNION ALL
    UNWIND range(0, size(cities) - 1) AS place
    WITH place, cities[place] AS city
    MATCH (city)-[tie:COOPERATES_WITH]-(:City)
    WITH tie, place ORDER BY place
    WITH tie, collect(DISTINCT place) AS places
    WHERE size(places) = 2
    RETURN DISTINCT places[0] AS one, [places[1]] AS others
  }
  WITH one, collect(others) AS found
  CALL (found) {
    UNWIND found AS others
    UNWIND others AS other
    WITH other, count(*) AS shared
    ORDER BY shared DESC, other
    LIMIT $limit
    RETURN other, shared
  }
  WITH one, other, shared
  ORDER BY shared DESC, one, other
  LIMIT $limit
  RETURN one, other, shared
}
WITH cities[one] AS first, cities[other] AS second, shared
CALL (first, second) {
  MATCH (first)-[tie:COOPERATES_WITH]-(second)
  RETURN null AS partner, [properties(tie)] AS found
  UNION ALL
  // an institution's own ties are not read: of a great one they are thousands
  MATCH (first)-[one:COOPERATES_WITH]-(partner:Institution)
  MATCH (second)-[other:COOPERATES_WITH]-(same:Institution)
  WHERE same = partner
  RETURN partner.name AS partner, [properties(one), properties(other)] AS found
}
WITH first, second, shared, partner, found ORDER BY partner
WITH first, second, shared, collect(DISTINCT partner) AS partners, count(*) > count(partner) AS direct, collect(found) AS groups
RETURN first, second, shared, partners, direct, reduce(all = [], found IN groups | all + found) AS edges
ORDER BY shared DESC, first.id, second.id
