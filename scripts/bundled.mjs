// @ts-check
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Runs a command of ours, put together with all that it needs in one file: `node scripts/bundled.mjs <entry> [arguments]`.
 * Loading three hundred modules one by one through the TypeScript loader takes longer than looking over the articles of a
 * day. The file is kept in node_modules/.cache with the digests of all that went into it, and made anew when any of it has
 * changed. Where it cannot be kept, the loader does the work.
 *
 * Paths in the sources are relative to the sources: `import.meta.url` stays theirs.
 */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, "node_modules", ".cache", "laiyuan");
/** Decides which packages there are. */
const LOCK = "package-lock.json";

const entry = resolve(process.argv[2] ?? "");
process.argv.splice(1, 2, entry);
const bundle = join(FOLDER, `${basename(entry, ".ts")}-${digest(entry).slice(0, 8)}.mjs`);
const ready = isCurrent(bundle) || (await make(bundle));
if (!ready) (await import("tsx/esm/api")).register();
await import(pathToFileURL(ready ? bundle : entry).href);

/**
 * The first line names what went into the rest, and the digest of all of it.
 * @param {string} file
 */
function isCurrent(file) {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const { inputs, sha256 } = JSON.parse(text.slice("// ".length, end));
    return sha256 === stateOf(inputs, text.slice(end + 1));
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns whether it was made and kept
 */
async function make(file) {
  const { build } = await import("esbuild");
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: `node${process.versions.node}`,
    // Brings machine code along, which no bundle can hold; the list of packages says which.
    external: ["sharp"],
    // Packages of both kinds are there; only the modules can be put together.
    mainFields: ["module", "main"],
    banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
    logLevel: "silent",
    plugins: [{ name: "own-address", setup: keepAddresses }],
  });
  const [{ text } = { text: "" }] = outputFiles;
  const inputs = [...Object.keys(metafile.inputs), LOCK].filter((name) => !name.includes(":"));
  try {
    mkdirSync(FOLDER, { recursive: true });
  } catch {
    return false;
  }
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, `// ${JSON.stringify({ inputs, sha256: stateOf(inputs, text) })}\n${text}`);
    renameSync(part, file);
    return true;
  } catch {
    rmSync(part, { force: true });
    return false;
  }
}

/**
 * A module finds what lies beside it by its own address.
 * @param {import("esbuild").PluginBuild} build
 */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    loader: "ts",
  }));
}

/**
 * @param {readonly string[]} inputs
 * @param {string} text
 */
function stateOf(inputs, text) {
  const hash = createHash("sha256").update(process.version).update(text);
  for (const name of inputs) hash.update(`${name}\0`).update(readFileSync(join(ROOT, name)));
  return hash.digest("hex");
}

/** @param {string} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}
