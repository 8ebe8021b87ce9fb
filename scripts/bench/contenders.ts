import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestOf } from "../../src/build/manifest.ts";
import { sampleArticle } from "./corpus.ts";
import { type CorpusFolders, writeCorpus } from "./corpus-files.ts";
import { writeEleventySite } from "./eleventy-site.ts";
import { type Run, runEleventy, runHugo, runHugoWithPagefind, runLaiyuan, runRawLoop } from "./generators.ts";
import { writeHugoSite } from "./hugo-site.ts";
import type { BenchOptions } from "./options.ts";

export type ContenderKey = "laiyuan" | "unchanged" | "one-changed" | "hugo" | "hugo-pagefind" | "eleventy" | "raw";

/** What takes its turn in every round. */
export interface Contender {
  readonly key: ContenderKey;
  readonly label: string;
  run(round: number): Promise<Run>;
}

/** A template a file makes Eleventy slower faster than the files become more: more of them take minutes. */
const ELEVENTY_MOST = 30_000;

/**
 * Who is measured at one size, in the order of a round: the build whole, first, and all that is compared with it. With
 * search, our own build again with nothing changed and with one article changed; without, other generators and the bare
 * loop of reading, Markdown and writing.
 *
 * @param folder where the sample articles are kept and the sites are built
 */
export function contendersFor(folder: string, articles: number, options: BenchOptions): Contender[] {
  const corpus = writeCorpus(join(folder, "laiyuan"), articles, options.comments, options.traditional);
  const output = join(folder, "site");
  const peers = options.peers !== "never";
  const hugo = peers && hugoInstalled() ? writeHugoSite(join(folder, "hugo"), articles) : undefined;
  if (options.search) {
    const ours = withSearch(corpus, folder, articles);
    if (!hugo) return ours;
    return [...ours, { key: "hugo-pagefind", label: "Hugo 和 Pagefind", run: () => runHugoWithPagefind(hugo, output) }];
  }
  const sizes = join(folder, "sizes.json");
  const keepSizes = () => copyFileSync(manifestOf(output), sizes);
  const contenders: Contender[] = [
    { key: "laiyuan", label: "来源", run: () => runLaiyuan(corpus, output, { search: false }, keepSizes) },
  ];
  if (hugo) contenders.push({ key: "hugo", label: "Hugo", run: () => runHugo(hugo, output) });
  if (peers && articles <= ELEVENTY_MOST) {
    const eleventy = writeEleventySite(join(folder, "eleventy"), articles);
    contenders.push({ key: "eleventy", label: "Eleventy", run: () => runEleventy(eleventy, output) });
  }
  if (peers) contenders.push({ key: "raw", label: "读写底线", run: () => runRawLoop(corpus.articles, sizes, output) });
  return contenders;
}

export function hugoInstalled(): boolean {
  return spawnSync("hugo", ["version"]).status === 0;
}

/** The build with an empty cache, and twice with what that has left. */
function withSearch(corpus: CorpusFolders, folder: string, articles: number): Contender[] {
  const cache = join(folder, "cache");
  const output = join(folder, "site");
  const build = () => runLaiyuan(corpus, output, { search: true, cache });
  return [
    {
      key: "laiyuan",
      label: "来源",
      run: () => {
        rmSync(cache, { recursive: true, force: true });
        return build();
      },
    },
    { key: "unchanged", label: "没有改动", run: build },
    {
      key: "one-changed",
      label: "改了一篇",
      run: (round) => withOneChanged(corpus, articles, round, build),
    },
  ];
}

/** Another sentence in the article in the middle, for the time of a build. */
async function withOneChanged(
  corpus: CorpusFolders,
  articles: number,
  round: number,
  build: () => Promise<Run>,
): Promise<Run> {
  const { folder, markdown } = sampleArticle(articles >> 1);
  const file = join(corpus.articles, folder, "article.md");
  try {
    writeFileSync(file, `${markdown}\n第${round}次改动。\n`);
    return await build();
  } finally {
    writeFileSync(file, markdown);
  }
}
