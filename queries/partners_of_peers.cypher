// title: 别的城市有而某城市没有的伙伴
// description: 与至少若干个其他城市合作、却没有与这个城市合作的机构和企业，城市数多者在前。
// topic: 合作
// parameter city: City — 城市 — 郑州市
// parameter least: integer = 2 — 至少几个城市 — 2
// column partner: 机构
// column label: 类别
// column number: 城市数
// column peers: 合作的城市
// each: {partner}（{peers}）
// sentence: 有 {#partner} 个机构与其他城市合作，而{city}还没有：{each}。
// empty: 图谱中没有这样的机构：其他城市的伙伴都已与{city}合作，或城市数不够。
// example: 哪些机构与别的城市合作却没有与郑州合作？
// example: 鹤壁还可以找谁合作？
MATCH (city:City {id: $city})
OPTIONAL MATCH (city)-[:COOPERATES_WITH]-(own)
WITH city, collect(own) AS known
MATCH (peer:City)-[:COOPERATES_WITH]-(partner:Institution|Enterprise)
WITH known, partner, count(DISTINCT peer) AS number
WHERE number >= $least AND NOT partner IN known
WITH partner, number ORDER BY number DESC, partner.name LIMIT 50
MATCH (peer:City)-[tie:COOPERATES_WITH]-(partner)
WITH partner, number, peer, tie ORDER BY peer.name
RETURN partner.name AS partner, labels(partner)[0] AS label, number, collect(DISTINCT peer.name) AS peers,
       collect(DISTINCT properties(tie)) AS edges
ORDER BY number DESC, partner
