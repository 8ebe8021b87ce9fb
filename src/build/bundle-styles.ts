import { resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { TARGETS } from "./declared-browsers.ts";
import { type NamedPublication, nameStyles } from "./name/name-styles.ts";
import { type Sections, sectionStyles } from "./section-styles.ts";

/** Of a custom property, wherever it stands. */
const NAME = /(?<![\w-])--[a-z][\w-]*/g;
const LETTERS = 26;

/** What of a publication its styles are made of. */
export interface StyledPublication extends NamedPublication {
  readonly sections: Sections;
}

type Naming = Required<Pick<BuildOptions, "assetNames" | "charset" | "entryNames" | "logLevel" | "minify">> & {
  readonly outdir: string;
};

/**
 * Bundles style sheets as they are sent: each with what it imports, in words that the declared browsers know, and with short
 * names for what only our sheets call by them.
 *
 * @param entryPoints all that a page may load together, since they share names
 * @param options of the files that come of it
 */
export async function bundleStyles(
  entryPoints: string[],
  { sections, name, wordmarks }: StyledPublication,
  options: Naming,
) {
  const { outdir } = options;
  // Reading style sheets takes a large library, and most builds have their styles from the one before.
  const { physicalStyles } = await import("./physical-styles.ts");
  const plugins = [sectionStyles(sections), nameStyles({ name, wordmarks })];
  const whole = await Promise.all(
    entryPoints.map(async (entry) => {
      const { outputFiles } = await build({
        bundle: true,
        write: false,
        charset: "utf8",
        outdir,
        plugins,
        external: ["*.svg"],
        entryPoints: [entry],
      });
      return [resolve(entry), physicalStyles(outputFiles[0]?.text ?? "")] as const;
    }),
  );
  const short = shortNames(whole.map(([, css]) => css).join(""));
  const sheets = new Map(whole.map(([path, css]) => [path, css.replace(NAME, (name) => short.get(name) ?? name)]));
  return build({
    ...options,
    bundle: true,
    write: false,
    metafile: true,
    entryPoints,
    target: [...TARGETS],
    plugins: [
      {
        name: "whole-sheets",
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /\.svg$/ }, ({ path }) => ({ path, namespace: "wordmark" }));
          onLoad({ filter: /.*/, namespace: "wordmark" }, ({ path }) => ({
            contents: wordmarks.get(path)?.svg ?? "",
            loader: "file",
          }));
          onLoad({ filter: /\.css$/ }, ({ path }) => ({ contents: sheets.get(path) ?? "", loader: "css" }));
        },
      },
    ],
  });
}

/** What is named most often gets the shortest names. */
function shortNames(css: string): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const [name] of css.matchAll(NAME)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return new Map(names.map(([name], index) => [name, `--${lettersOf(index)}`]));
}

function lettersOf(index: number): string {
  const before = Math.floor(index / LETTERS);
  return (before > 0 ? lettersOf(before - 1) : "") + String.fromCharCode("a".charCodeAt(0) + (index % LETTERS));
}
