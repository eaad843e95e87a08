// Bundles src/ into build/index.* (the graph) and build/reader.* (the text), with the licences of what went in beside them.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const result = await build({
  entryPoints: { index: "src/index.js", reader: "src/reader/index.js" },
  outdir: "build",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  // a first line of its own also tells Streamlit that this is code and no path
  banner: { js: "/* licences: LICENSES.txt */", css: "/* licences: LICENSES.txt */" },
  metafile: true,
  logLevel: "warning",
});

const bundled = new Set(Object.keys(result.metafile.inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
const licences = [...bundled].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = readdirSync(`node_modules/${name}`).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`node_modules/${name}/${file}`, "utf8") : ""}`;
});
writeFileSync("build/LICENSES.txt", licences.join("\n\n----\n\n"));
