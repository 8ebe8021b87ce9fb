import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BuildReport } from "../build/build.ts";
import type { StepReport } from "../build/progress.ts";
import { CORPUS_NOW } from "./corpus.ts";
import type { CorpusFolders } from "./corpus-files.ts";
import { type Measured, measure } from "./measure.ts";

/** One build, measured. */
export interface Run extends Omit<Measured, "output"> {
  /** HTML files written. */
  readonly pages: number;
  /** Bytes of the HTML files. */
  readonly bytes: number;
  /** What the generator tells about its steps. */
  readonly steps: readonly StepReport[];
}

export async function runLaiyuan(corpus: CorpusFolders, output: string, search: boolean): Promise<Run> {
  const folders = ["--articles", corpus.articles, "--data", corpus.data, "--output", output];
  const options = ["--now", CORPUS_NOW, "--json", ...(search ? [] : ["--no-search"])];
  const command = ["--import", "tsx", "scripts/build.ts", ...folders, ...options];
  return await runInto(output, async () => {
    const measured = await measure(process.execPath, command, process.cwd());
    const { steps }: BuildReport = JSON.parse(measured.output);
    return { measured, steps };
  });
}

/** @param site folder with Hugo's configuration, layouts and content */
export async function runHugo(site: string, output: string): Promise<Run> {
  return await runInto(output, async () => {
    const measured = await measure("hugo", ["--source", site, "--destination", output, "--quiet"], process.cwd());
    return { measured, steps: [] };
  });
}

/** Every build starts without an old output: replacing one is work that a new site does not have. */
async function runInto(
  output: string,
  build: () => Promise<{ measured: Measured; steps: readonly StepReport[] }>,
): Promise<Run> {
  rmSync(output, { recursive: true, force: true });
  try {
    const { measured, steps } = await build();
    const { wall, cpu, peak } = measured;
    return { wall, cpu, peak, ...countHtml(output), steps };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

function countHtml(folder: string): { pages: number; bytes: number } {
  let pages = 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".html")) continue;
    pages += 1;
    bytes += statSync(join(folder, name)).size;
  }
  return { pages, bytes };
}
