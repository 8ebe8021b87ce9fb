import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimFolder } from "../../src/build/ownership.ts";
import { contendersFor } from "./contenders.ts";
import { CORPUS_VERSION } from "./corpus.ts";
import type { Run } from "./generators.ts";
import { findHugo, type Hugo, NEWEST_HUGO } from "./hugo-program.ts";
import type { BenchOptions } from "./options.ts";
import { type ContenderKey, keysOf, nameOf, SCOPES } from "./scopes.ts";

/** Where sample articles and what is made of them stay from run to run. */
export const CACHE = join(tmpdir(), "laiyuan-bench");

/** What was measured for one size of publication. */
export interface Measurement {
  readonly articles: number;
  /** As many runs of each; run n of one belongs to run n of the others. */
  readonly contenders: readonly { readonly key: ContenderKey; readonly runs: readonly Run[] }[];
}

export interface Measured {
  /** Of the Hugo that took part. */
  readonly hugo?: string;
  readonly sizes: readonly Measurement[];
}

/**
 * Measures every size asked for. All take turns, so that whatever else the machine does weighs on each; compare run with
 * run, not sums.
 *
 * @param print tells a person how far it is
 * @throws Error when a build fails, or when Hugo is asked for and not there
 */
export async function bench(options: BenchOptions, print: (text: string) => void): Promise<Measured> {
  const peers = options.peers ?? (["hugo", "loop"] as const);
  const hugo = peers.includes("hugo") ? hugoFor(options, print) : undefined;
  await claimFolder(CACHE);
  const sizes: Measurement[] = [];
  for (const articles of options.articles) {
    const comments = options.comments > 0 ? `+${options.comments}` : "";
    const folder = join(CACHE, `v${CORPUS_VERSION}`, `${articles}${comments}`);
    print(`准备 ${articles} 篇示例文章……`);
    const contenders = contendersFor(folder, articles, options, peers, hugo).map((contender) => {
      const runs: Run[] = [];
      return { ...contender, runs };
    });
    for (let round = 1; round <= options.runs; round += 1) {
      for (const { key, run, runs } of contenders) {
        const measured = await run(round);
        runs.push(measured);
        print(`  ${nameOf(key).label} ${round}/${options.runs}：${summary(measured)}`);
      }
    }
    for (const scope of [...keysOf(SCOPES), "dev"])
      rmSync(join(folder, `cache-${scope}`), { recursive: true, force: true });
    sizes.push({ articles, contenders: contenders.map(({ key, runs }) => ({ key, runs })) });
  }
  return { ...(hugo && { hugo: hugo.version }), sizes };
}

function hugoFor({ hugo: program, peers }: BenchOptions, print: (text: string) => void): Hugo | undefined {
  const hugo = findHugo(program);
  if (hugo) print(`Hugo ${hugo.version}（${program}）`);
  else if (peers) throw new Error(`没有找到 Hugo（${program}）。${NEWEST_HUGO}`);
  else print(`没有找到 Hugo，不与它比较。${NEWEST_HUGO}`);
  return hugo;
}

/** Removes the sample articles. */
export async function cleanBench(): Promise<void> {
  await claimFolder(CACHE);
  rmSync(CACHE, { recursive: true, force: true });
}

function summary({ wall, cpu, peak, others }: Run): string {
  const load = others > 0.2 ? `，别的程序占着 ${others.toFixed(1)} 个核` : "";
  return `${wall.toFixed(2)} 秒，处理器 ${cpu.toFixed(2)} 秒，内存 ${peak.toFixed(0)} MiB${load}`;
}
