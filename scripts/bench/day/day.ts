import { rmSync } from "node:fs";
import { join } from "node:path";
import { claimFolder } from "../../../src/build/ownership.ts";
import { sentenceOf } from "../../../src/terminal/fault.ts";
import { CACHE } from "../bench.ts";
import { CORPUS_VERSION } from "../corpus.ts";
import { withTraditional } from "../corpus-changes.ts";
import { writeCorpus } from "../corpus-files.ts";
import { type Measured, measure } from "../measure.ts";
import { type Changes, changesBetween, differencesOf, siteOf } from "./changes.ts";
import { COMMITS, timeOf, written } from "./commits.ts";
import type { DayOptions } from "./options.ts";
import { WorkingCopy } from "./working-copy.ts";

/** One build of the day: seconds, MiB, and what it came to on the site. */
export interface DayBuild extends Omit<Measured, "output">, Changes {
  readonly label: string;
  /** In English, for docs/scale.md. */
  readonly title: string;
}

export interface DayReport {
  readonly articles: number;
  /** The first from nothing, then one a commit with what is kept. */
  readonly builds: readonly DayBuild[];
  /** The site of the evening, built with nothing kept. */
  readonly clean: DayBuild;
  /** Files of that in which it is not the site that the day has come to; empty as it should be. */
  readonly differences: readonly string[];
}

/**
 * A day at a newsroom: commits of different kinds, one after the other, each followed by a build with search and both
 * editions into the same site, with what the builds before have kept. The clock goes on. At the end nothing kept may show.
 *
 * @param print tells a person how far it is
 * @throws Error when a build fails
 */
export async function day(
  { articles, noSearch, proof }: DayOptions,
  print: (text: string) => void,
): Promise<DayReport> {
  await claimFolder(CACHE);
  print(`准备 ${articles} 篇示例文章……`);
  const folder = join(CACHE, `day-${process.pid}`);
  const corpus = writeCorpus(join(CACHE, `v${CORPUS_VERSION}`, `${articles}`, "laiyuan"), articles);
  const copy = new WorkingCopy(folder, withTraditional(corpus), articles);
  const [output, clean] = [join(folder, "site"), join(folder, "clean")];
  const more = noSearch ? ["--no-search"] : [];
  const kept = ["--cache", join(folder, "cache"), ...more];
  const builds: DayBuild[] = [];
  const differences: string[] = [];
  let site = siteOf(output);
  const build = async (
    name: Pick<DayBuild, "label" | "title">,
    to: string,
    now: number,
    options: readonly string[],
  ) => {
    try {
      const command = buildCommand(copy, to, now, options);
      const { output: _, ...measured } = await measure(process.execPath, command, copy.program);
      return { ...name, ...measured };
    } catch (error) {
      throw new Error(`${name.label}（${options.join(" ")}）没有成功：${sentenceOf(error)}`, { cause: error });
    }
  };
  const proven = async (now: number) => {
    rmSync(clean, { recursive: true, force: true });
    const built = await build({ label: "不用缓存", title: "nothing kept" }, clean, now, ["--no-cache", ...more]);
    const found = differencesOf(output, clean);
    if (found.length > 0) print(`  ✗ ${found.length} 个文件与不用缓存的不一样`);
    differences.push(...found);
    return { ...built, ...changesBetween(site, siteOf(clean)) };
  };
  try {
    // The program is put together before anything is measured.
    await measure(process.execPath, ["scripts/bundled.mjs", "scripts/build.ts", "--help"], copy.program);
    const morning = { label: "从头", title: "cold", apply: () => {} };
    for (const [nth, commit] of [morning, ...COMMITS].entries()) {
      const now = timeOf(nth);
      await commit.apply(copy, now);
      const { label, title } = commit;
      const measured = await build({ label, title }, output, now, kept);
      const next = siteOf(output);
      builds.push({ ...measured, ...changesBetween(site, next) });
      site = next;
      print(`  ${nth}/${COMMITS.length} ${label}：${measured.wall.toFixed(2)} 秒`);
      if (proof === "each") await proven(now);
    }
    const evening = await proven(timeOf(COMMITS.length));
    return { articles, builds, clean: evening, differences: [...new Set(differences)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildCommand(copy: WorkingCopy, output: string, now: number, options: readonly string[]): string[] {
  const folders = ["--articles", copy.articles, "--data", copy.data, "--output", output];
  return ["scripts/bundled.mjs", "scripts/build.ts", ...folders, "--now", written(now), "--json", ...options];
}
