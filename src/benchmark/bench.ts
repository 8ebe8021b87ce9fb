import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CORPUS_VERSION } from "./corpus.ts";
import { writeCorpus } from "./corpus-files.ts";
import { type Run, runHugo, runLaiyuan } from "./generators.ts";
import { writeHugoSite } from "./hugo-site.ts";
import type { BenchOptions } from "./options.ts";

const CACHE = join(tmpdir(), "laiyuan-bench");

/** What was measured for one size of publication. */
export interface Measurement {
  readonly articles: number;
  readonly laiyuan: readonly Run[];
  /** As many runs as of Laiyuan, each made right after its partner; empty without Hugo. */
  readonly hugo: readonly Run[];
}

/**
 * Measures every size asked for. The two generators take turns, so that whatever else the machine does weighs on both;
 * compare run with run, not sums.
 *
 * @param say tells a person how far it is
 * @throws Error when a build fails, or when Hugo is asked for and not installed
 */
export async function bench(options: BenchOptions, say: (text: string) => void): Promise<Measurement[]> {
  const withHugo = options.peers !== "never" && hugoInstalled();
  if (options.peers === "always" && !withHugo) throw new Error("没有找到 hugo（Debian：apt-get install hugo）。");
  if (options.peers === "when-installed" && !withHugo) say("没有安装 hugo，只测量来源。");
  const measurements: Measurement[] = [];
  for (const articles of options.articles) {
    const comments = options.comments > 0 ? `+${options.comments}` : "";
    const folder = join(CACHE, `v${CORPUS_VERSION}`, `${articles}${comments}${options.traditional ? "+hant" : ""}`);
    say(`准备 ${articles} 篇示例文章……`);
    const corpus = writeCorpus(join(folder, "laiyuan"), articles, options.comments, options.traditional);
    const site = withHugo ? writeHugoSite(join(folder, "hugo"), articles) : undefined;
    const laiyuan: Run[] = [];
    const hugo: Run[] = [];
    for (let run = 1; run <= options.runs; run += 1) {
      laiyuan.push(await runLaiyuan(corpus, join(folder, "laiyuan-site"), options.search));
      say(`  来源 ${run}/${options.runs}：${summary(laiyuan.at(-1))}`);
      if (!site) continue;
      hugo.push(await runHugo(site, join(folder, "hugo-site")));
      say(`  Hugo ${run}/${options.runs}：${summary(hugo.at(-1))}`);
    }
    measurements.push({ articles, laiyuan, hugo });
  }
  return measurements;
}

/** Removes the sample articles. */
export function cleanBench(): void {
  rmSync(CACHE, { recursive: true, force: true });
}

function hugoInstalled(): boolean {
  return spawnSync("hugo", ["version"]).status === 0;
}

function summary(run: Run | undefined): string {
  return run ? `${run.wall.toFixed(2)} 秒，处理器 ${run.cpu.toFixed(2)} 秒，内存 ${run.peak.toFixed(0)} MiB` : "";
}
