// Bundle entry.mjs into the editor's vendor.js, with the licences of what is in it, and their versions and its digest.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const assets = new URL("../../src/bluf/editor/assets/", import.meta.url);
const result = await build({
  entryPoints: ["entry.mjs"],
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
});
const bundle = result.outputFiles[0].contents;
const names = new Set();
for (const path of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found) names.add(found[1]);
}
const packages = {};
let licences = "The editor's vendor.js is built of these packages (tools/vendor).\n";
for (const name of [...names].sort()) {
  const folder = `node_modules/${name}/`;
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence file`);
  packages[name] = version;
  licences += `\n\n${"=".repeat(72)}\n${name} ${version}\n${"=".repeat(72)}\n\n${readFileSync(folder + file, "utf8").trim()}\n`;
}
const manifest = { sha256: createHash("sha256").update(bundle).digest("hex"), packages };
writeFileSync(new URL("vendor.js", assets), bundle);
writeFileSync(new URL("vendor.LICENSES.txt", assets), licences);
writeFileSync(new URL("vendor.json", assets), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`vendor.js: ${bundle.length} bytes, ${names.size} packages`);
