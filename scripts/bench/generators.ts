import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BuildReport } from "../../src/build/build-report.ts";
import { manifestOf } from "../../src/build/manifest.ts";
import type { StepReport } from "../../src/build/progress.ts";
import type { CacheFacts } from "./cache-facts.ts";
import { CORPUS_NOW } from "./corpus.ts";
import type { CorpusFolders } from "./corpus-files.ts";
import { type Measured, measure } from "./measure.ts";

/** One build, measured. */
export interface Run extends Omit<Measured, "output"> {
  /** HTML files written. */
  readonly pages: number;
  /** Files written, HTML and others. */
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** What the generator tells about its steps. */
  readonly steps: readonly StepReport[];
  /** What it left for the next build, where that was looked at. */
  readonly cache?: CacheFacts | undefined;
}

export interface LaiyuanOptions {
  readonly search: boolean;
  /** Where pictures and the search index are kept; undefined when nothing is. */
  readonly cache?: string;
}

/** @param inspect looks at the output before it is removed */
export function runLaiyuan(
  corpus: CorpusFolders,
  output: string,
  { search, cache }: LaiyuanOptions,
  inspect?: () => void,
): Promise<Run> {
  const folders = ["--articles", corpus.articles, "--data", corpus.data, "--output", output];
  const kept = cache === undefined ? ["--no-cache"] : ["--cache", cache];
  const options = ["--now", CORPUS_NOW, "--json", ...kept, ...(search ? [] : ["--no-search"])];
  const command = ["scripts/bundled.mjs", "scripts/build.ts", ...folders, ...options];
  return runInto(output, async () => {
    const measured = await measure(process.execPath, command, process.cwd());
    const { steps }: BuildReport = JSON.parse(measured.output);
    inspect?.();
    return { measured, steps };
  });
}

/** @param site folder with Hugo's configuration, layouts and content */
export function runHugo(program: string, site: string, output: string): Promise<Run> {
  return runInto(output, async () => ({ measured: await hugo(program, site, output), steps: [] }));
}

/** Hugo, and then Pagefind's own program over its pages, as its documentation has it. */
export function runHugoWithPagefind(program: string, site: string, output: string): Promise<Run> {
  return runInto(output, async () => {
    const pages = await hugo(program, site, output);
    const pagefind = join("node_modules", "pagefind", "lib", "runner", "bin.cjs");
    const index = await measure(process.execPath, [pagefind, "--site", output, "--quiet"], process.cwd());
    const measured = {
      wall: pages.wall + index.wall,
      cpu: pages.cpu + index.cpu,
      peak: Math.max(pages.peak, index.peak),
      others: Math.max(pages.others, index.others),
      output: "",
    };
    const steps = [
      { step: "Hugo", detail: "", seconds: pages.wall, cpu: pages.cpu, peak: pages.peak },
      { step: "Pagefind", detail: "", seconds: index.wall, cpu: index.cpu, peak: index.peak },
    ];
    return { measured, steps };
  });
}

function hugo(program: string, site: string, output: string): Promise<Measured> {
  return measure(program, ["--source", site, "--destination", output, "--quiet"], process.cwd());
}

/** @param site folder with Eleventy's layouts and content */
export function runEleventy(site: string, output: string): Promise<Run> {
  const program = join(process.cwd(), "node_modules", "@11ty", "eleventy", "cmd.cjs");
  return runInto(output, async () => ({
    measured: await measure(process.execPath, [program, "--quiet", `--output=${output}`], site),
    steps: [],
  }));
}

/** The bare loop of what no generator can do without, in raw-loop.ts. @param sizes list of the files a build wrote */
export function runRawLoop(articles: string, sizes: string, output: string): Promise<Run> {
  const command = ["--import", "tsx", join("scripts", "bench", "raw-loop.ts"), articles, sizes, output];
  return runInto(output, async () => ({
    measured: await measure(process.execPath, command, process.cwd()),
    steps: [],
  }));
}

/** Every build starts without an old output: replacing one is work that a new site does not have. */
async function runInto(
  output: string,
  build: () => Promise<{ measured: Measured; steps: readonly StepReport[] }>,
): Promise<Run> {
  removeSite(output);
  try {
    const { measured, steps } = await build();
    const { wall, cpu, peak, others } = measured;
    return { wall, cpu, peak, others, ...count(output), steps };
  } finally {
    removeSite(output);
  }
}

/** With the list beside it: what an earlier site had on it is no loss to the next one here. */
function removeSite(output: string): void {
  rmSync(output, { recursive: true, force: true });
  rmSync(manifestOf(output), { force: true });
}

function count(folder: string): Pick<Run, "pages" | "files" | "bytes"> {
  let [pages, files, bytes] = [0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    if (entry.name.endsWith(".html")) pages += 1;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { pages, files, bytes };
}
