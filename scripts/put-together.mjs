// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Doors of commands, and the programs that they and the tests start in processes of their own. */
const ENTRY =
  /^(?:scripts\/[\w-]+|src\/.*-worker|tests\/(?:fixtures\/build-sites|build\/killed-build|migration\/killed-move|browser\/comment-sites\/serve))\.ts$/;
/** Bring machine code or many megabytes along, which no bundle can hold, or are needed by few commands. */
const APART = ["sharp", "esbuild", "@11ty/eleventy", "pagefind", "tsx"];
/** Where packages are, below a root and among what went in. */
const PACKAGES = "node_modules";
const DAY_MS = 86_400_000;

/** @param {string} path from the root */
export function isEntry(path) {
  return ENTRY.test(path);
}

/**
 * Has esbuild put all entries together: what several need stands once, in a chunk of its own. Files are named by what is in
 * them and written before the records that name them, so that others may do the same at the same time, and commands that run
 * find what they load later.
 *
 * @param {string} root
 * @param {string} folder
 * @param {{
 *   recordOf(path: string): string;
 *   stateOf(inputs: readonly string[], outputs: readonly string[]): string;
 * }} records where that of an entry stands, and the digest in it
 * @returns whether it was made and kept
 */
export async function putTogether(root, folder, { recordOf, stateOf }) {
  const result = await bundle(root, folder).catch(() => undefined);
  if (!result) return false;
  const { inputs, outputs } = result.metafile;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "root"), root);
    for (const { path, contents } of result.outputFiles) write(path, contents);
    for (const [path, { entryPoint }] of Object.entries(outputs)) {
      if (entryPoint === undefined || !isEntry(entryPoint)) continue;
      const files = reachable([path], outputs);
      // What is imported by a pattern stands in no list of imports; it has become an output of its own.
      const sources = reachable([entryPoint, ...files.flatMap((name) => outputs[name]?.entryPoint ?? [])], inputs);
      const record = {
        file: basename(path),
        inputs: sources.filter((name) => !name.startsWith(`${PACKAGES}/`) && !name.includes(":")),
        outputs: files.map((name) => basename(name)),
      };
      write(recordOf(entryPoint), JSON.stringify({ ...record, sha256: stateOf(record.inputs, record.outputs) }));
    }
    clear(folder, new Set(result.outputFiles.map(({ path }) => basename(path))));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {string} folder
 */
async function bundle(root, folder) {
  const { build, stop } = await import("esbuild");
  /** @type {{ devDependencies?: Record<string, string> }} */
  const { devDependencies = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const making = build({
    entryPoints: ["scripts", "src", "tests"]
      .flatMap((top) =>
        readdirSync(join(root, top), { recursive: true, encoding: "utf8" }).map((name) => `${top}/${name}`),
      )
      .map((name) => name.replaceAll("\\", "/"))
      .filter(isEntry),
    absWorkingDir: root,
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: `node${process.versions.node}`,
    external: [...APART, ...Object.keys(devDependencies)],
    // Packages of both kinds are there; only the modules can be put together.
    mainFields: ["module", "main"],
    // Packages of the older kind ask for their like; a source may have a createRequire of its own.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
    define: ADDRESSES,
    plugins: [addressesOfSources(), { name: "tests", setup: withoutTests }],
  });
  // Its process would keep what it has read, 0.4 GB, for as long as the command runs.
  return making.finally(stop);
}

/** What is written in place of an address of a module, and declared by it. */
export const ADDRESSES = {
  "import.meta.url": "__source_url",
  "import.meta.dirname": "__source_dirname",
  "import.meta.filename": "__source_filename",
};

/**
 * A module finds what lies beside it by its own address: for ours `import.meta` says where the source stands. On the first
 * line, so that lines keep their numbers.
 *
 * @param {(path: string, text: string) => void} [seen] is told of every source
 * @returns {import("esbuild").Plugin}
 */
export function addressesOfSources(seen) {
  return {
    name: "addresses",
    setup({ onLoad }) {
      onLoad({ filter: /\.(?:tsx?|m?js)$/ }, ({ path }) => {
        const text = readFileSync(path, "utf8");
        seen?.(path, text);
        if (!text.includes("import.meta.")) return undefined;
        const values = [pathToFileURL(path).href, dirname(path), path];
        const constants = Object.entries(ADDRESSES).flatMap(([address, constant], index) =>
          text.includes(address) ? `const ${constant} = ${JSON.stringify(values[index])};` : [],
        );
        const loader = path.endsWith("js") ? "js" : path.endsWith("x") ? "tsx" : "ts";
        return { contents: constants.join("") + text, loader };
      });
    },
  };
}

/**
 * A copy of the program without its tests has commands that it cannot run, and all others.
 * @param {import("esbuild").PluginBuild} build
 */
function withoutTests({ onResolve }) {
  onResolve({ filter: /^\.\.\/tests\// }, ({ path, resolveDir }) =>
    existsSync(join(resolveDir, path)) ? undefined : { path, external: true },
  );
}

/**
 * Names and all that they import, however indirectly.
 * @param {readonly string[]} start
 * @param {Readonly<Record<string, { readonly imports: readonly { readonly path: string; readonly external?: boolean }[] }>>} graph
 */
function reachable(start, graph) {
  const seen = new Set(start);
  for (const name of seen)
    for (const { path, external } of graph[name]?.imports ?? []) if (!external && path in graph) seen.add(path);
  return [...seen];
}

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function write(file, contents) {
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, contents);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/**
 * Removes what nobody can need any more: files of a day ago, which no command has been running since, and folders of copies of
 * the program that are gone.
 * @param {string} folder
 * @param {ReadonlySet<string>} wanted
 */
function clear(folder, wanted) {
  const old = Date.now() - DAY_MS;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/\.mjs(?:\.map)?(?:\.\d+)?$/.test(name) && !wanted.has(name) && statSync(path).mtimeMs < old)
      rmSync(path, { force: true });
  }
  // What Node made of the files of before; it grows with every change to the program, and is made again in a moment.
  rmSync(join(folder, "v8"), { recursive: true, force: true });
  for (const name of readdirSync(dirname(folder))) {
    const root = join(dirname(folder), name, "root");
    if (existsSync(root) && !existsSync(readFileSync(root, "utf8")))
      rmSync(dirname(root), { recursive: true, force: true });
  }
}
