import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { manifestOf } from "../../src/build/manifest.ts";
import { cacheFactsOf } from "./cache-facts.ts";
import type { Contender, Place } from "./contender.ts";
import { addOne, changeOne, restore, withTraditional } from "./corpus-changes.ts";
import { type CorpusFolders, writeCorpus } from "./corpus-files.ts";
import { withProvenance } from "./corpus-provenance.ts";
import { devContenders } from "./dev.ts";
import { writeEleventySite } from "./eleventy-site.ts";
import { runEleventy, runHugo, runHugoWithPagefind, runLaiyuan, runRawLoop } from "./generators.ts";
import type { Hugo } from "./hugo-program.ts";
import { writeHugoSite } from "./hugo-site.ts";
import type { BenchOptions, PeerName } from "./options.ts";
import { withPictures } from "./pictures/corpus-pictures.ts";
import { type KeptScope, keysOf, MOMENTS, type Moment, type ON_RECORD, SCOPES, type Scope } from "./scopes.ts";

/** A template a file makes Eleventy slower faster than the files become more: more of them take minutes. */
const ELEVENTY_MOST = 30_000;
const SETTLED_MS = 3000;

/**
 * Who is measured at one size, in the order of a round.
 *
 * @param folder where the sample articles are kept and the sites are built
 */
export function contendersFor(
  folder: string,
  articles: number,
  options: BenchOptions,
  peers: readonly PeerName[],
  hugo?: Hugo,
): Contender[] {
  const corpus = writeCorpus(join(folder, "laiyuan"), articles, options.comments);
  restore(corpus, articles);
  const place = { folder, articles, corpus };
  const site = hugo && writeHugoSite(join(folder, "hugo"), articles, hugo.version);
  const others = { hugo, site, peers };
  return options.scope.flatMap((key): Contender[] => {
    if (key === "dev") return devContenders(place);
    if (key === "html") return [fromNothing(place, key), ...peersOfHtml(place, others)];
    if (key === "traditional") return [fromNothing(place, key)];
    if (key === "provenance") return [onRecord(place, key)];
    if (key === "pictures") return [onRecord(place, key), onRecord(place, "marked-pictures")];
    return [...withCache(place, key), ...(key === "search" ? peersOfSearch(place, others) : [])];
  });
}

/** Nothing is kept, as by `--no-cache`. */
function fromNothing({ folder, corpus }: Place, key: "html" | "traditional"): Contender {
  const output = join(folder, "site");
  const keepSizes = () => copyFileSync(manifestOf(output), sizesIn(folder));
  const folders = foldersOf(corpus, SCOPES[key]);
  return { key, run: () => runLaiyuan(folders, output, { search: false }, keepSizes) };
}

/** Nothing is kept; the publication is made of the sample articles when it is first built. */
function onRecord({ folder, articles, corpus }: Place, key: keyof typeof ON_RECORD): Contender {
  const foldersOfKey = async () =>
    key === "provenance"
      ? withProvenance(corpus, articles)
      : await withPictures(corpus, articles, key === "marked-pictures");
  return { key, run: async () => runLaiyuan(await foldersOfKey(), join(folder, "site"), { search: false }) };
}

/** A build with an empty cache, and three with what that has left. What is changed stays until the next round. */
function withCache({ folder, articles, corpus }: Place, scope: KeptScope): Contender[] {
  const cache = join(folder, `cache-${scope}`);
  const output = join(folder, "site");
  const folders = foldersOf(corpus, SCOPES[scope]);
  const before: Readonly<Record<Moment, (round: number) => void>> = {
    cold: () => {
      rmSync(cache, { recursive: true, force: true });
      restore(corpus, articles);
    },
    unchanged: () => {},
    changed: (round) => changeOne(corpus, articles, `第${round}次改动。`),
    added: () => addOne(corpus, articles),
  };
  return keysOf(MOMENTS).map((moment) => ({
    key: `${scope}-${moment}` as const,
    async run(round) {
      before[moment](round);
      // What was written a moment ago has no state yet by which the next build would know it again (src/build/last-build.ts).
      if (moment === "cold") await sleep(SETTLED_MS);
      const run = await runLaiyuan(folders, output, { search: SCOPES[scope].search, cache });
      if (moment === "added") restore(corpus, articles);
      return moment === "cold" && round === 1 ? { ...run, cache: await cacheFactsOf(cache) } : run;
    },
  }));
}

interface Others {
  readonly hugo: Hugo | undefined;
  readonly site: string | undefined;
  readonly peers: readonly PeerName[];
}

function peersOfHtml({ folder, articles, corpus }: Place, { hugo, site, peers }: Others): Contender[] {
  const output = join(folder, "site");
  const contenders: Contender[] = [];
  if (hugo && site) contenders.push({ key: "hugo", run: () => runHugo(hugo.program, site, output) });
  if (peers.includes("eleventy") && articles <= ELEVENTY_MOST) {
    const eleventy = writeEleventySite(join(folder, "eleventy"), articles);
    contenders.push({ key: "eleventy", run: () => runEleventy(eleventy, output) });
  }
  if (peers.includes("loop"))
    contenders.push({ key: "loop", run: () => runRawLoop(corpus.articles, sizesIn(folder), output) });
  return contenders;
}

function peersOfSearch({ folder }: Place, { hugo, site }: Others): Contender[] {
  if (!hugo || !site) return [];
  return [{ key: "hugo-pagefind", run: () => runHugoWithPagefind(hugo.program, site, join(folder, "site")) }];
}

/** What the last build wrote, for the bare loop. */
function sizesIn(folder: string): string {
  return join(folder, "sizes.json");
}

export function foldersOf(corpus: CorpusFolders, { traditional }: Scope): CorpusFolders {
  return traditional ? withTraditional(corpus) : corpus;
}
