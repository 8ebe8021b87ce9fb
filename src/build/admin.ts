import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { CREDENTIALS_CODE } from "../cms/admin-config.ts";
import { adminPage } from "../cms/admin-page.ts";
import { adminConfigOf } from "../cms/config.ts";
import { withOurWords } from "../cms/interface-words.ts";

import type { SiteData } from "../content/site-data.ts";
import { ADMIN_PATH } from "../domain/site.ts";
import { FOLDER_MODULE, mendedProgram } from "./admin-program.ts";
import { traditionalConverterOf } from "./traditional-edition.ts";

const ENTRY = "src/cms/admin.ts";
const PROGRAM = fileURLToPath(import.meta.resolve("@sveltia/cms"));
const FOLDER = fileURLToPath(new URL("../cms/local-folder.ts", import.meta.url));
/** Loaded by the browser for a picture that has Content Credentials. */
const CREDENTIALS = fileURLToPath(import.meta.resolve("@contentauth/c2pa-wasm/c2pa.wasm"));
const ASSETS = join(dirname(PROGRAM), "assets");
/** Interface languages that are shipped; English is in the program. */
const LANGUAGES = /^(?:zh-CN|zh-TW)\.json$/;
/** In the program's style sheet: of the fonts that the package brings along, the addresses at a CDN. */
const CDN_FONT = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)(?::vf)?@[\d.]+\/([\w-]+)\.woff2/g;
/** Asked on every start whether GitHub is well. */
const STATUS = "https://www.githubstatus.com/api/v2/status.json";
const ALL_WELL = 'data:application/json,{"status":{"indicator":"none"}}';
/** What only fields need that no form of ours has: maps, code, conversion of pictures. */
const UNUSED = /^(?:@shikijs\/|leaflet|terra-draw|svgo)|shiki-engine|chunks\/(?:heic|webp_enc)/;

/**
 * Writes `/admin/`: Sveltia CMS from the npm package, with its fonts and the configuration. Names carry no hash but that
 * of the script; the editor is not for readers, and browsers ask anew.
 *
 * @returns how many bytes the scripts have
 */
export async function writeAdmin(siteData: SiteData, output: string): Promise<number> {
  const folder = join(output, "admin");
  mkdirSync(folder, { recursive: true });
  const { outputFiles, metafile } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    charset: "utf8",
    // What two parts share may be put into both of them, and an empty file is taken for a damaged one.
    banner: { js: "/* /admin/ */" },
    logLevel: "silent",
    plugins: [leaveOut, stayAtHome, ourWords(traditionalConverterOf(siteData, "ours"))],
  });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  for (const name of readdirSync(ASSETS).filter((file) => file.endsWith(".woff2") || file.endsWith("LICENSE.txt")))
    cpSync(join(ASSETS, name), join(folder, "assets", name));
  cpSync(CREDENTIALS, join(folder, CREDENTIALS_CODE));
  const script = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === ENTRY);
  if (!script) throw new Error(`没有生成 ${ENTRY}`);
  writeFileSync(join(folder, "index.html"), adminPage(siteData.site, basename(script)));
  writeFileSync(join(folder, "config.json"), JSON.stringify(adminConfigOf(siteData)));
  return outputFiles.reduce((sum, { contents }) => sum + contents.byteLength, 0);
}

/**
 * Turns the addresses that the program asks on its own into our own, and mends it (src/build/admin-program.ts).
 * @throws Error when it has learnt new ones, or is another program
 */
const stayAtHome: Plugin = {
  name: "stay-at-home",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${FOLDER_MODULE}$`) }, () => ({ path: FOLDER }));
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (path !== PROGRAM) return undefined;
      const fonts = readdirSync(ASSETS);
      const contents = mendedProgram(readFileSync(path, "utf8"))
        .replaceAll(CDN_FONT, (address, family: string, cut: string) => {
          const file = fonts.find((name) => name.startsWith(`${family}-${cut}-`));
          return file ? `${ADMIN_PATH}assets/${file}` : address;
        })
        .replaceAll(STATUS, ALL_WELL);
      if (contents.includes("cdn.jsdelivr.net")) throw new Error("网页后台还会向 cdn.jsdelivr.net 要文件。");
      return { contents, loader: "js" };
    });
  },
};

/** Puts our words into the interface, where there is a Traditional edition in its characters too. */
const ourWords = (traditional: (text: string) => string = (text) => text): Plugin => ({
  name: "our-words",
  setup({ onLoad }) {
    onLoad({ filter: /locales[\\/]zh-(?:CN|TW)\.json$/ }, ({ path }) => {
      const translated = path.endsWith("zh-TW.json") ? traditional : (text: string) => text;
      return { contents: withOurWords(readFileSync(path, "utf8"), translated), loader: "json" };
    });
  },
});

const leaveOut: Plugin = {
  name: "leave-out",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind }) => {
      const language = /locales\/(.*)$/.exec(path)?.[1];
      const unused = kind === "dynamic-import" && (language ? !LANGUAGES.test(language) : UNUSED.test(path));
      return unused ? { path: "nothing", namespace: "unused" } : undefined;
    });
    onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "export default {};" }));
  },
};
