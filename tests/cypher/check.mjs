// Statements as JSON on standard input, `[{name, text}]`; their errors by Neo4j's own grammar as JSON on standard output.
import { readFileSync } from "node:fs";
import { isNotParamError, lintCypherQuery } from "@neo4j-cypher/language-support";

const statements = JSON.parse(readFileSync(0, "utf8"));
const found = statements.flatMap(({ name, text }) =>
  ["CYPHER 5", "CYPHER 25"].flatMap((version) =>
    lintCypherQuery(`${version} ${text}`, {}).diagnostics
      .filter((diagnostic) => diagnostic.severity === 1 && isNotParamError(diagnostic))
      .map(({ message, range }) => ({ name, version, line: range.start.line + 1, message })),
  ),
);
console.log(JSON.stringify(found));
