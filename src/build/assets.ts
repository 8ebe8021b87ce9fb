import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import type { Assets } from "../publication/page-shell.ts";

const ENTRIES = {
  styles: "src/styles/site.css",
  listStyles: "src/styles/lists.css",
  printStyles: "src/styles/print.css",
  breakingStyles: "src/styles/breaking.css",
  onDemandStyles: "src/styles/on-demand.css",
  firstScript: "src/browser/before-paint.ts",
  script: "src/browser/site.ts",
  searchScript: "src/browser/search.ts",
};

/** WeChat's browser on older phones is about that old. */
const OLD_BROWSERS = ["chrome90", "safari14", "firefox90"];

/** Their addresses on the site, and how large they are. */
export type Bundled = readonly [Assets, string];

const COMMON = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  logLevel: "silent",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  // Tables of Chinese characters are a third longer as escapes.
  charset: "utf8",
} as const;
// Rewriting fields and #private for older browsers needs code that becomes a file of its own, asked for after all others.
// So fields are assigned, what ships to readers says `private`, and only OpenCC, which few need, keeps its own way.
const MODULES = {
  ...COMMON,
  format: "esm",
  splitting: true,
  target: "es2020",
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  supported: { "class-private-accessor": true, "class-private-field": true, "class-private-method": true },
} as const;

/**
 * Bundles styles and scripts into `<output>/assets/`; what a script imports only when it is needed becomes a file of its
 * own. Names carry a hash of the content, so browsers may keep them for ever; icons keep their names, because browsers
 * ask for them by convention.
 *
 * @param convert what the Traditional edition makes of a text; with it there is a script whose sentences are converted
 * @param kept what an earlier build has made of the same
 */
export async function bundleAssets(
  output: string,
  convert?: (text: string) => string,
  kept?: { take(): Bundled | undefined; put(bundled: Bundled): void },
): Promise<Bundled> {
  const before = kept?.take();
  if (before) return before;
  const bundled = await bundle(output, convert);
  kept?.put(bundled);
  return bundled;
}

async function bundle(output: string, convert: ((text: string) => string) | undefined): Promise<Bundled> {
  const outdir = join(output, "assets");
  mkdirSync(outdir, { recursive: true });
  const sheets = Object.values(ENTRIES).filter((entry) => entry.endsWith(".css"));
  const styles = await build({ ...COMMON, outdir, entryPoints: sheets, target: OLD_BROWSERS });
  const define = { ON_DEMAND_STYLES: JSON.stringify(outputOf(ENTRIES.onDemandStyles, styles.metafile)) };
  const [first, scripts, traditional] = await Promise.all([
    // In one piece and no module: either would come later.
    build({ ...COMMON, outdir, format: "iife", target: "es2020", entryPoints: [ENTRIES.firstScript] }),
    build({ ...MODULES, outdir, define, entryPoints: [ENTRIES.script, ENTRIES.searchScript] }),
    build({
      ...MODULES,
      outdir,
      define,
      entryNames: "[name]-hant-[hash]",
      chunkNames: "[name]-hant-[hash]",
      entryPoints: convert ? [ENTRIES.script] : [],
      plugins: convert ? [sentencesConverted(convert)] : [],
    }),
  ]);
  const files = [styles, first, scripts, traditional].flatMap(({ outputFiles }) => outputFiles);
  for (const { path, contents } of files) writeFileSync(path, contents);
  cpSync("src/icons", output, { recursive: true });
  const bytes = files.reduce((sum, { contents }) => sum + contents.byteLength, 0);
  const assets = {
    styles: outputOf(ENTRIES.styles, styles.metafile),
    listStyles: outputOf(ENTRIES.listStyles, styles.metafile),
    printStyles: outputOf(ENTRIES.printStyles, styles.metafile),
    breakingStyles: outputOf(ENTRIES.breakingStyles, styles.metafile),
    firstScript: outputOf(ENTRIES.firstScript, first.metafile),
    script: outputOf(ENTRIES.script, scripts.metafile),
    searchScript: outputOf(ENTRIES.searchScript, scripts.metafile),
    ...(convert && { traditionalScript: outputOf(ENTRIES.script, traditional.metafile) }),
  };
  return [assets, `${(bytes / 1024).toFixed(0)} KB`];
}

/** Address on the site of what was made of an entry point. */
function outputOf(entry: string, { outputs }: Metafile): string {
  const path = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === entry);
  if (!path) throw new Error(`没有生成 ${entry}`);
  return `/assets/${basename(path)}`;
}

/** Converts what our scripts say to readers. Their code is ASCII, so the whole source can pass through. */
function sentencesConverted(convert: (text: string) => string): Plugin {
  return {
    name: "sentences",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]browser[\\/].*\.ts$/ }, ({ path }) => {
        return { contents: convert(readFileSync(path, "utf8")), loader: "ts" };
      });
    },
  };
}
