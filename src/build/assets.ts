import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Assets } from "../publication/site-frame.ts";

const ENTRIES = { styles: "src/styles/site.css", script: "src/browser/site.ts", searchScript: "src/browser/search.ts" };

/** WeChat's browser on older phones is about that old. */
const OLD_BROWSERS = ["chrome90", "safari14", "firefox90"];

/**
 * Bundles styles and scripts into `<output>/assets/`; what a script imports only when it is needed becomes a file of its
 * own. Names carry a hash of the content, so browsers may keep them for ever; icons keep their names, because browsers
 * ask for them by convention.
 */
export async function bundleAssets(output: string): Promise<readonly [Assets, string]> {
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
  const [styles, scripts] = await Promise.all([
    build({ ...common, ...names, entryPoints: [ENTRIES.styles], target: OLD_BROWSERS }),
    build({
      ...common,
      ...names,
      entryPoints: [ENTRIES.script, ENTRIES.searchScript],
      format: "esm",
      splitting: true,
      target: "es2020",
    }),
  ]);
  const addresses = new Map<string, string>();
  let bytes = 0;
  for (const { outputFiles, metafile } of [styles, scripts]) {
    for (const { path, contents } of outputFiles) {
      writeFileSync(path, contents);
      bytes += contents.byteLength;
    }
    for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
      if (entryPoint) addresses.set(entryPoint, `/assets/${basename(path)}`);
    }
  }
  const addressOf = (entry: string): string => {
    const address = addresses.get(entry);
    if (!address) throw new Error(`没有生成 ${entry}`);
    return address;
  };
  cpSync("src/icons", output, { recursive: true });
  return [
    {
      styles: addressOf(ENTRIES.styles),
      script: addressOf(ENTRIES.script),
      searchScript: addressOf(ENTRIES.searchScript),
    },
    `${(bytes / 1024).toFixed(0)} KB`,
  ];
}
