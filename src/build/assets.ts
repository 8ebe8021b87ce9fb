import { createHash } from "node:crypto";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Assets } from "../publication/site-frame.ts";

const ENTRIES = { styles: "src/styles/site.css", script: "src/browser/site.ts", searchScript: "src/browser/search.ts" };

/** WeChat's browser on older phones is about that old. */
const OLD_BROWSERS = ["chrome90", "safari14", "firefox90"];

/**
 * Bundles styles and scripts into `<output>/assets/`. Names carry a hash of the content, so browsers may keep them for
 * ever; icons keep their names, because browsers ask for them by convention.
 */
export async function bundleAssets(output: string): Promise<readonly [Assets, string]> {
  const folder = join(output, "assets");
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  const bundle = async (entry: string): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: entry.endsWith(".css") ? OLD_BROWSERS : "es2020",
      external: ["/pagefind/*"],
      logLevel: "silent",
    });
    const file = outputFiles[0];
    if (!file) throw new Error(`没有生成 ${entry}`);
    const hash = createHash("sha256").update(file.contents).digest("hex").slice(0, 10);
    const name = `${basename(entry).replace(/\.\w+$/, "")}-${hash}.${entry.endsWith(".css") ? "css" : "js"}`;
    writeFileSync(join(folder, name), file.contents);
    bytes += file.contents.byteLength;
    return `/assets/${name}`;
  };
  const [styles, script, searchScript] = await Promise.all([
    bundle(ENTRIES.styles),
    bundle(ENTRIES.script),
    bundle(ENTRIES.searchScript),
  ]);
  cpSync("src/icons", output, { recursive: true });
  return [{ styles, script, searchScript }, `${(bytes / 1024).toFixed(0)} KB`];
}
