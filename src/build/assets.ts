import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import type { Site } from "../domain/site.ts";
import type { Assets } from "../publication/page-shell.ts";
import { bundleStyles } from "./bundle-styles.ts";
import { writeIcons } from "./name/icons.ts";
import { wordmarksOf } from "./name/name-styles.ts";
import type { Sections } from "./section-styles.ts";

const ENTRIES = {
  styles: "src/styles/site.css",
  moreStyles: "src/styles/more.css",
  rareStyles: "src/styles/rare.css",
  liveStyles: "_includes/partials/live/live.css",
  listStyles: "src/styles/lists.css",
  printStyles: "src/styles/print.css",
  breakingStyles: "src/styles/breaking.css",
  onDemandStyles: "src/styles/on-demand.css",
  firstScript: "src/browser/before-paint.ts",
  commentFormScript: "src/browser/comment-form.ts",
  errorReportScript: "src/browser/error-report.ts",
  commentFrameScript: "src/browser/comment-frame.ts",
  script: "src/browser/site.ts",
  searchScript: "src/browser/search.ts",
};

/** Whose styles, scripts and icons they are. */
export interface Branding {
  readonly site: Pick<Site, "name" | "icon">;
  readonly sections: Sections;
}

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
  assetNames: "[name]-[hash]",
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
 * @param branding whose name is drawn, and whose colours the styles have
 * @param convert what the Traditional edition makes of a text; with it there is a script whose sentences are converted
 * @param kept what an earlier build has made of the same
 */
export async function bundleAssets(
  output: string,
  branding: Branding,
  convert?: (text: string) => string,
  kept?: { take(): Bundled | undefined; put(bundled: Bundled): void },
): Promise<Bundled> {
  const before = kept?.take();
  if (before) return before;
  const bundled = await bundle(output, branding, convert);
  kept?.put(bundled);
  return bundled;
}

async function bundle(
  output: string,
  { site, sections }: Branding,
  convert?: (text: string) => string,
): Promise<Bundled> {
  const outdir = join(output, "assets");
  mkdirSync(outdir, { recursive: true });
  const sheets = Object.values(ENTRIES).filter((entry) => entry.endsWith(".css"));
  const wordmarks = await wordmarksOf(site.name, convert);
  const styles = await bundleStyles(sheets, { sections, name: site.name, wordmarks }, { ...COMMON, outdir });
  const onDemand = outputOf(ENTRIES.onDemandStyles, styles.metafile);
  const [first, [form, scripts], traditional] = await Promise.all([
    // In one piece and no module: either would come later.
    build({ ...COMMON, outdir, format: "iife", target: "es2020", entryPoints: [ENTRIES.firstScript] }),
    bundleScripts([ENTRIES.script, ENTRIES.searchScript], onDemand, { outdir }),
    convert && bundleScripts([ENTRIES.script], onDemand, { ...inTraditional(convert), outdir }),
  ]);
  const files = [styles, first, form, scripts, ...(traditional ?? [])].flatMap(({ outputFiles }) => outputFiles);
  for (const { path, contents } of files) writeFileSync(path, contents);
  await writeIcons(output, site);
  const bytes = files.reduce((sum, { contents }) => sum + contents.byteLength, 0);
  const assets = {
    styles: outputOf(ENTRIES.styles, styles.metafile),
    moreStyles: outputOf(ENTRIES.moreStyles, styles.metafile),
    rareStyles: outputOf(ENTRIES.rareStyles, styles.metafile),
    liveStyles: outputOf(ENTRIES.liveStyles, styles.metafile),
    listStyles: outputOf(ENTRIES.listStyles, styles.metafile),
    printStyles: outputOf(ENTRIES.printStyles, styles.metafile),
    breakingStyles: outputOf(ENTRIES.breakingStyles, styles.metafile),
    firstScript: outputOf(ENTRIES.firstScript, first.metafile),
    script: outputOf(ENTRIES.script, scripts.metafile),
    commentFrameScript: outputOf(ENTRIES.commentFrameScript, form.metafile),
    searchScript: outputOf(ENTRIES.searchScript, scripts.metafile),
    searchParts: partsOf(ENTRIES.searchScript, scripts.metafile),
    ...(traditional && { traditionalScript: outputOf(ENTRIES.script, traditional[1].metafile) }),
  };
  return [assets, `${(bytes / 1024).toFixed(0)} KB`];
}

type Naming = Pick<BuildOptions, "outdir" | "entryNames" | "chunkNames" | "plugins">;

/**
 * The scripts of forms and of the frame of comments, and those that pages name. The former stand alone: what they shared with
 * others would be a file of its own, asked for after all others.
 */
async function bundleScripts(entryPoints: string[], onDemandStyles: string, naming: Naming) {
  const options = { ...MODULES, ...naming };
  const styles = { ON_DEMAND_STYLES: JSON.stringify(onDemandStyles) };
  const alone = { ...options, splitting: false, define: styles };
  const own = [ENTRIES.commentFormScript, ENTRIES.errorReportScript, ENTRIES.commentFrameScript];
  const forms = await build({ ...alone, entryPoints: own });
  const define = {
    ...styles,
    COMMENT_FORM_SCRIPT: JSON.stringify(outputOf(ENTRIES.commentFormScript, forms.metafile)),
    ERROR_REPORT_SCRIPT: JSON.stringify(outputOf(ENTRIES.errorReportScript, forms.metafile)),
  };
  return [forms, await build({ ...options, define, external: ["/assets/*"], entryPoints })] as const;
}

/** Address on the site of what was made of an entry point. */
function outputOf(entry: string, { outputs }: Metafile): string {
  const path = Object.keys(outputs).find((output) => outputs[output]?.entryPoint === entry);
  if (!path) throw new Error(`没有生成 ${entry}`);
  return `/assets/${basename(path)}`;
}

/** Addresses of the files that what was made of an entry point imports at once. */
function partsOf(entry: string, { outputs }: Metafile): string[] {
  const found = new Set(Object.keys(outputs).filter((output) => outputs[output]?.entryPoint === entry));
  for (const output of found)
    for (const { path, kind } of outputs[output]?.imports ?? []) if (kind === "import-statement") found.add(path);
  return [...found].slice(1).map((path) => `/assets/${basename(path)}`);
}

/** Scripts of the Traditional edition, which say what they say in its characters. */
function inTraditional(convert: (text: string) => string) {
  const names = "[name]-hant-[hash]";
  return { entryNames: names, chunkNames: names, plugins: [sentencesConverted(convert)] };
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
