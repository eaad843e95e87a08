from __future__ import annotations

import pytest

from graph.guard import check_read_only
from innograph.errors import QueryError

READS = [
    "MATCH (n:City) RETURN n",
    "match (n) return n;",
    "  // 注释 CREATE\n/* DELETE */ MATCH (n) RETURN n",
    "MATCH (n) WHERE n.name = 'CREATE (x) SET' RETURN n",
    'MATCH (n) WHERE n.name = "it\'s; DELETE" RETURN n',
    r"MATCH (n) WHERE n.name = 'a\' DELETE b' RETURN n",
    "MATCH (`SET` :`CREATE`) RETURN `SET`",
    "MATCH (n:Set)-[:CREATE|MERGE]->(m:A&Delete) RETURN n.set, m.delete",
    "RETURN {set: 1, create: 2} AS m",
    "MATCH (n) WHERE n.id = $create RETURN n",
    "MATCH p = (a)-[*1..3]-(b) RETURN p",
    "CALL db.labels() YIELD label RETURN label",
    "CALL `db`.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('City[name]', $q) YIELD node RETURN node",
    "CALL { MATCH (n) RETURN count(n) AS c } RETURN c",
    "MATCH (n) CALL (n) { RETURN n.name AS name } RETURN name",
    "UNWIND $ids AS id OPTIONAL MATCH (n:City {id: id}) WITH n WHERE n IS NOT NULL RETURN n.settings, n.created",
    "MATCH (n) WHERE n.name = '\\u4e2d\\u56fd' RETURN n",
]

REFUSED = [
    "",
    ";",
    "CREATE (n:City)",
    "create (n)",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n)SET n.x=1",
    "MATCH (n) REMOVE n.x",
    "MERGE (n:City {id: 'x'})",
    "INSERT (n:City)",
    "MATCH (n) FOREACH (x IN [1] | CREATE (m))",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "WITH 1 AS one LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "DROP CONSTRAINT City_id",
    "SHOW USERS",
    "USE system RETURN 1",
    "GRANT ROLE admin TO reader",
    "EXPLAIN CREATE (n)",
    "PROFILE MATCH (n) DELETE n",
    "CYPHER 25 MATCH (n) RETURN n",
    "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 10 ROWS",
    "MATCH (n) CALL { WITH n RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS RETURN x",
    "CALL apoc.cypher.runWrite('CREATE (n)', {}) YIELD value RETURN value",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL db.labels.evil() YIELD label RETURN label",
    "CALL `db.labels() YIELD label`() RETURN 1",
    "RETURN 1; MATCH (n) DELETE n",
    r"CR\u0045ATE (n)",
    r"MATCH (n) \u0044ELETE n",
    r"MATCH (n) D\u0045LETE n",
    r"MATCH (n) WHERE n.name = 'a\u0027 DELETE n //' RETURN n",
    "ＣＲＥＡＴＥ (n)",
    "MATCH (n) ＤＥＬＥＴＥ n",
    "MATCH (n) ſET n.x = 1",
    "MATCH (n) /* */DELETE/**/ n",
    "MATCH (n) WHERE n.name = 'x' DELETE n",
    "MATCH (n) RETURN 'unclosed DELETE n",
    "MATCH (n) // 注释\nDELETE n",
    "MATCH (n) WITH n, 1. DELETE n",
    "MATCH (n) WHERE n.x = 1 AND n.y = 2.DELETE n",
]


@pytest.mark.parametrize("statement", READS)
def test_a_reading_statement_passes(statement: str) -> None:
    check_read_only(statement)


@pytest.mark.parametrize("statement", REFUSED)
def test_anything_else_is_refused(statement: str) -> None:
    with pytest.raises(QueryError):
        check_read_only(statement)


def test_the_refusal_names_word_and_place() -> None:
    with pytest.raises(QueryError, match=r"第 2 行第 3 个字符 DELETE.*只允许读取"):
        check_read_only("MATCH (n)\n  DELETE n")
