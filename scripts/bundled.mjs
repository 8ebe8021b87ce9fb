// @ts-check
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Runs a command of ours, or a program that it starts, from what was put together of all of them:
 * `node scripts/bundled.mjs <entry> [arguments]`. Loading hundreds of modules one by one through the TypeScript loader takes
 * longer than looking over the articles of a day.
 *
 * What was put together is kept in node_modules/.cache. Beside each entry stands what went into it and the digest of all of
 * that, and of what came out; they are read each time, and everything is made anew when any of it has changed. Where it
 * cannot be kept, or is no entry, the loader does the work (docs/decisions/0031).
 */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, "node_modules", ".cache", "laiyuan", digest(ROOT).slice(0, 8));
/** What is made of the sources: by whom, and of which packages, those that should be there and those that npm has put there. */
const MAKERS = ["scripts/put-together.mjs", "package-lock.json", "node_modules/.package-lock.json"];
/** Whatever lies here is a page; it need not be named anywhere. */
const PAGES = "src/pages";

const entry = resolve(process.argv[2] ?? "");
const name = relative(ROOT, entry).split(sep).join("/");
process.argv.splice(1, 2, entry);
// Since Node 22.1. It says whether it could, and throws nothing.
/** @type {{ enableCompileCache?: (folder: string) => unknown }} */ (nodeModule).enableCompileCache?.(
  join(FOLDER, "v8"),
);
if (process.env.LAIYUAN_DEBUG === "1") process.setSourceMapsEnabled(true);
const program = current() ?? (await made());
if (program === undefined) (await import("tsx/esm/api")).register();
await import(pathToFileURL(program ?? entry).href);

/** The file to run, when it is what its sources would be made into now. */
function current() {
  try {
    const { file, inputs, outputs, sha256 } = JSON.parse(readFileSync(recordOf(name), "utf8"));
    return stateOf(inputs, outputs) === sha256 ? join(FOLDER, file) : undefined;
  } catch {
    return undefined;
  }
}

async function made() {
  const { isEntry, putTogether } = await import("./put-together.mjs");
  if (!isEntry(name)) return undefined;
  return (await putTogether(ROOT, FOLDER, { recordOf, stateOf })) ? current() : undefined;
}

/** @param {string} path of an entry */
function recordOf(path) {
  return join(FOLDER, `${path.replaceAll("/", "~")}.json`);
}

/**
 * @param {readonly string[]} inputs
 * @param {readonly string[]} outputs
 */
function stateOf(inputs, outputs) {
  const hash = createHash("sha256")
    .update(process.version)
    .update(readdirSync(join(ROOT, PAGES)).join());
  for (const path of inputs) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
  for (const path of MAKERS) hash.update(contentsOf(join(ROOT, path)));
  for (const path of outputs) hash.update(`${path}\0`).update(readFileSync(join(FOLDER, path)));
  return hash.digest("hex");
}

/** @param {string} path */
function contentsOf(path) {
  try {
    return readFileSync(path);
  } catch {
    return "";
  }
}

/** @param {string} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}
