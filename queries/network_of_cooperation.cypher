// title: 城市与机构的合作网络
// description: 供网络分析使用：所有城市与高校、科研机构的合作，一对一行。
// topic: 合作
// column city: 城市
// column partner: 机构
// sentence: 图谱中 {#city} 个城市与 {#partner} 个机构合作，共 {#} 对。
// empty: 图谱中没有城市与机构合作的记录。
MATCH (city:City)-[tie:COOPERATES_WITH]-(partner:Institution)
RETURN city, partner, collect(DISTINCT properties(tie)) AS edges
ORDER BY city.id, partner.id
