import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Metafile } from "esbuild";
import { ADDRESSES, addressesOfSources } from "../../scripts/put-together.mjs";
import { touchesItsProcess } from "./own-process.ts";

/** How a test file is run: what Node is called with before it, its reporter, and the file itself. */
export interface Program {
  readonly flags: readonly string[];
  readonly reporter: string;
  readonly file: string;
  readonly args?: readonly string[];
}

/** Test files put together with all that they need, by the path of their source. */
export interface Bundle {
  /** Undefined for a file that has to go through the TypeScript loader. */
  programOf(path: string): Program | undefined;
  /** The folder in which all of these stand, each under its path and as `.mjs`; undefined as above. */
  folderOf(paths: readonly string[]): string | undefined;
  /** How these run in one process; undefined unless all of them may (togetherness.ts). */
  togetherOf(paths: readonly string[]): Program | undefined;
  remove(): void;
}

/** Inside the repository, because packages are found from there; each run its own. */
const FOLDER = ".cache/tests";
const PRELOAD = "tests/runner/bundled-preload.ts";
const REPORTER = "tests/runner/node-reporter.ts";
const TOGETHER = "tests/runner/together.ts";
/**
 * A test ends before what V8 optimizes for it has paid: it waits fifteen times as long before it does. Node 22 has no such flag;
 * there a quicker compiler comes first.
 */
const UNHURRIED = process.version.startsWith("v20.") ? ["--interrupt-budget=1000000"] : [];
/**
 * `import(…)` of an address that only the running program knows: it brings the sources themselves. A pattern that begins in
 * the folder of the source is put together like any other import.
 */
const IMPORT_OF_ANY = /\bimport\((?!\s*(?:["']|`\.\.?\/))/;

/**
 * Puts test files together with the program that they test, in JavaScript: loading hundreds of modules one by one through
 * the TypeScript loader takes as long as most tests. Each still runs in a process of its own. What several need stands once,
 * packages stay where they are, and `import.meta` speaks of the sources (docs/decisions/0021).
 *
 * A file that imports sources by address gets none of this, or it would have the same module twice; and nobody does when
 * they cannot be put together at all: the loader does the work, and the test that is at fault says why.
 */
export async function bundleTests(paths: readonly string[]): Promise<Bundle> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, "bundle-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const [open, apart] = [new Set<string>(), new Set<string>()];
  const metafile = await put([...paths, PRELOAD, REPORTER, TOGETHER], folder, { open, apart }).catch(() => undefined);
  const scripts = new Map(Object.entries(metafile?.outputs ?? {}).map(([name, { entryPoint }]) => [entryPoint, name]));
  const addressOf = (source: string): string => pathToFileURL(resolve(scripts.get(source) ?? source)).href;
  const outputOf = (path: string) => (metafile && !reaches(path, metafile, open) ? scripts.get(path) : undefined);
  const running = (file: string): Program => ({
    flags: ["--enable-source-maps", ...UNHURRIED, "--import", addressOf(PRELOAD)],
    reporter: addressOf(REPORTER),
    file,
  });
  const programOf = (path: string): Program | undefined => {
    const file = outputOf(path);
    return file === undefined ? undefined : running(file);
  };
  const folderOf = (all: readonly string[]) => (all.every(outputOf) ? folder : undefined);
  const togetherOf = (all: readonly string[]): Program | undefined => {
    const files = all.flatMap((path) => outputOf(path) ?? []);
    const may = metafile && files.length === all.length && !all.some((path) => reaches(path, metafile, apart));
    const program = scripts.get(TOGETHER);
    return may && program ? { ...running(program), args: files } : undefined;
  };
  return { programOf, folderOf, togetherOf, remove };
}

interface Found {
  /** The sources that import any address. */
  readonly open: Set<string>;
  /** Those that need a process of their own. */
  readonly apart: Set<string>;
}

async function put(entryPoints: readonly string[], outdir: string, { open, apart }: Found): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    outdir,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: `node${process.versions.node}`,
    packages: "external",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "silent",
    define: ADDRESSES,
    plugins: [
      addressesOfSources((path, text) => {
        if (IMPORT_OF_ANY.test(text)) open.add(relative(".", path));
        if (touchesItsProcess(relative(".", path), text)) apart.add(relative(".", path));
      }),
    ],
  });
  return metafile;
}

/** Whether a source needs one of these, itself or through others. */
function reaches(path: string, { inputs }: Metafile, sought: ReadonlySet<string>): boolean {
  const seen = new Set([path]);
  for (const source of seen) {
    if (sought.has(source)) return true;
    for (const { path: next, external } of inputs[source]?.imports ?? []) if (!external) seen.add(next);
  }
  return false;
}
