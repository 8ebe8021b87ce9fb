import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import createMarkdown from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { readManifest } from "../../src/build/manifest.ts";

/*
 * What no generator written in JavaScript can do without, and nothing else: every article is read and parsed, every
 * Markdown text made HTML, and as many files of as many bytes are written as the build wrote. Takes the folder of the
 * articles, the manifest of a build, and the folder to write to.
 */
const [articles = "", manifest = "", output = ""] = process.argv.slice(2);
const markdown = createMarkdown({ html: false }).use(cjkFriendly);
let characters = 0;
for (const name of readdirSync(articles, { recursive: true, encoding: "utf8" })) {
  if (!/\.(?:json|md)$/.test(name)) continue;
  const text = readFileSync(join(articles, name), "utf8");
  if (name.endsWith(".json")) JSON.parse(text);
  else characters += markdown.render(text).length;
}
if (characters === 0) throw new Error(`${articles} 里没有文章。`);
const files = readManifest(manifest);
const filler = Buffer.alloc(Math.max(...files.map(({ size }) => size)), "来源");
const folders = new Set<string>();
for (const { path, size } of files) {
  const file = join(output, path);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, filler.subarray(0, size));
}
