import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimFolder } from "../../src/build/ownership.ts";
import { type ContenderKey, contendersFor, hugoInstalled } from "./contenders.ts";
import { CORPUS_VERSION } from "./corpus.ts";
import type { Run } from "./generators.ts";
import type { BenchOptions } from "./options.ts";

/** Where sample articles and what is made of them stay from run to run. */
export const CACHE = join(tmpdir(), "laiyuan-bench");

/** What was measured for one size of publication. */
export interface Measurement {
  readonly articles: number;
  /** As many runs of each; run n of one belongs to run n of the others. The first is what the others are compared with. */
  readonly contenders: readonly { readonly key: ContenderKey; readonly label: string; readonly runs: readonly Run[] }[];
}

/**
 * Measures every size asked for. All take turns, so that whatever else the machine does weighs on each; compare run with
 * run, not sums.
 *
 * @param say tells a person how far it is
 * @throws Error when a build fails, or when Hugo is asked for and not installed
 */
export async function bench(options: BenchOptions, print: (text: string) => void): Promise<Measurement[]> {
  if (options.peers !== "never" && !hugoInstalled()) {
    if (options.peers === "always") throw new Error("没有找到 hugo（Debian：apt-get install hugo）。");
    print("没有安装 hugo，不与它比较。");
  }
  await claimFolder(CACHE);
  const measurements: Measurement[] = [];
  for (const articles of options.articles) {
    const comments = options.comments > 0 ? `+${options.comments}` : "";
    const folder = join(CACHE, `v${CORPUS_VERSION}`, `${articles}${comments}${options.traditional ? "+hant" : ""}`);
    print(`准备 ${articles} 篇示例文章……`);
    const contenders = contendersFor(folder, articles, options).map((contender) => {
      const runs: Run[] = [];
      return { ...contender, runs };
    });
    for (let round = 1; round <= options.runs; round += 1) {
      for (const { label, run, runs } of contenders) {
        const measured = await run(round);
        runs.push(measured);
        print(`  ${label} ${round}/${options.runs}：${summary(measured)}`);
      }
    }
    measurements.push({ articles, contenders: contenders.map(({ key, label, runs }) => ({ key, label, runs })) });
  }
  return measurements;
}

/** Removes the sample articles. */
export async function cleanBench(): Promise<void> {
  await claimFolder(CACHE);
  rmSync(CACHE, { recursive: true, force: true });
}

function summary({ wall, cpu, peak }: Run): string {
  return `${wall.toFixed(2)} 秒，处理器 ${cpu.toFixed(2)} 秒，内存 ${peak.toFixed(0)} MiB`;
}
