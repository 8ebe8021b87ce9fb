import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Assets } from "../publication/site-frame.ts";

const ENTRIES = { styles: "src/styles/site.css", script: "src/browser/site.ts", searchScript: "src/browser/search.ts" };

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
  const modules = { format: "esm", splitting: true, target: "es2020" } as const;
  const [styles, scripts, traditional] = await Promise.all([
    build({ ...common, ...names, entryPoints: [ENTRIES.styles], target: OLD_BROWSERS }),
    build({ ...common, ...names, ...modules, entryPoints: [ENTRIES.script, ENTRIES.searchScript] }),
    build({
      ...common,
      ...modules,
      entryNames: "[name]-hant-[hash]",
      chunkNames: "[name]-hant-[hash]",
      entryPoints: convert ? [ENTRIES.script] : [],
      plugins: convert ? [sayingIn(convert)] : [],
    }),
  ]);
  const addresses = new Map<string, string>();
  let traditionalScript: string | undefined;
  let bytes = 0;
  for (const { outputFiles, metafile } of [styles, scripts, traditional]) {
    for (const { path, contents } of outputFiles) {
      writeFileSync(path, contents);
      bytes += contents.byteLength;
    }
    for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
      const address = `/assets/${basename(path)}`;
      // What is imported only when it is needed counts as an entry point too.
      if (metafile === traditional.metafile && entryPoint === ENTRIES.script) traditionalScript = address;
      else if (metafile !== traditional.metafile && entryPoint) addresses.set(entryPoint, address);
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
      ...(traditionalScript && { traditionalScript }),
    },
    `${(bytes / 1024).toFixed(0)} KB`,
  ];
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
