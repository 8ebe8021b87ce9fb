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

/**
 * Bundles styles and scripts into `<output>/assets/`; what a script imports only when it is needed becomes a file of its
 * own. Names carry a hash of the content, so browsers may keep them for ever; icons keep their names, because browsers
 * ask for them by convention.
 *
 * @param convert what the Traditional edition makes of a text; with it there is a script whose sentences are converted
 */
export async function bundleAssets(
  output: string,
  convert?: (text: string) => string,
): Promise<readonly [Assets, string]> {
  const folder = join(output, "assets");
  mkdirSync(folder, { recursive: true });
  const common = {
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: folder,
    logLevel: "silent",
    // Tables of Chinese characters are a third longer as escapes.
    charset: "utf8",
  } as const;
  const names = { entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]" };
  const styles = await build({
    ...common,
    ...names,
    entryPoints: Object.values(ENTRIES).filter((entry) => entry.endsWith(".css")),
    target: OLD_BROWSERS,
  });
  const define = { ON_DEMAND_STYLES: JSON.stringify(outputOf(ENTRIES.onDemandStyles, styles.metafile)) };
  const target = "es2020";
  // Rewriting fields and #private for older browsers needs code that becomes a file of its own, asked for after all others.
  // So fields are assigned, what ships to readers says `private`, and only OpenCC, which few need, keeps its own way.
  const modules = {
    ...common,
    format: "esm",
    splitting: true,
    target,
    define,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    supported: { "class-private-accessor": true, "class-private-field": true, "class-private-method": true },
  } as const;
  const [first, scripts, traditional] = await Promise.all([
    // In one piece and no module: either would come later.
    build({ ...common, ...names, format: "iife", target, entryPoints: [ENTRIES.firstScript] }),
    build({ ...modules, ...names, entryPoints: [ENTRIES.script, ENTRIES.searchScript] }),
    build({
      ...modules,
      entryNames: "[name]-hant-[hash]",
      chunkNames: "[name]-hant-[hash]",
      entryPoints: convert ? [ENTRIES.script] : [],
      plugins: convert ? [sayingIn(convert)] : [],
    }),
  ]);
  let bytes = 0;
  for (const { path, contents } of [styles, first, scripts, traditional].flatMap(({ outputFiles }) => outputFiles)) {
    writeFileSync(path, contents);
    bytes += contents.byteLength;
  }
  cpSync("src/icons", output, { recursive: true });
  return [
    {
      styles: outputOf(ENTRIES.styles, styles.metafile),
      listStyles: outputOf(ENTRIES.listStyles, styles.metafile),
      printStyles: outputOf(ENTRIES.printStyles, styles.metafile),
      breakingStyles: outputOf(ENTRIES.breakingStyles, styles.metafile),
      firstScript: outputOf(ENTRIES.firstScript, first.metafile),
      script: outputOf(ENTRIES.script, scripts.metafile),
      searchScript: outputOf(ENTRIES.searchScript, scripts.metafile),
      ...(convert && { traditionalScript: outputOf(ENTRIES.script, traditional.metafile) }),
    },
    `${(bytes / 1024).toFixed(0)} KB`,
  ];
}

/** Address on the site of what was made of an entry point. */
function outputOf(entry: string, { outputs }: Metafile): string {
  const path = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === entry);
  if (!path) throw new Error(`没有生成 ${entry}`);
  return `/assets/${basename(path)}`;
}

/** Converts what our scripts say to readers. Their code is ASCII, so the whole source can pass through. */
function sayingIn(convert: (text: string) => string): Plugin {
  return {
    name: "sentences",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]browser[\\/].*\.ts$/ }, ({ path }) => {
        return { contents: convert(readFileSync(path, "utf8")), loader: "ts" };
      });
    },
  };
}
