import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { build } from "../../src/build/build.ts";
import type { BundleCache } from "../../src/build/bundle-cache.ts";
import { filesOf, manifestOf } from "../../src/build/manifest.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { NAMED_ASSETS } from "./named-assets.ts";
import { type Entries, entriesIn, layOut, somePath } from "./random-layout.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-ownership-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const publication = { ...minimalPublication().read(), config: readNetlifyConfig() };

/** All that touches folders is real: lock, workplace, cache, manifest, publishing. The site is one page. */
const STEPS_OF_ONE_PAGE: Steps = {
  ...STEPS,
  read: async () => publication,
  assets: async () => [NAMED_ASSETS, ""],
  async pictures(articles, _folder, { cache }) {
    useCache(cache);
    return { articles, pictures: 0, encoded: 0, tones: new Map() };
  },
  async pages(_publication, { site }) {
    site.write("/about/index.html", Buffer.from("page"));
    return { files: 1, made: 1 };
  },
  redirects: () => 0,
  verify: async (folder) => filesOf(folder).map((path) => ({ path, size: 4, sha256: "" })),
  sync: () => {},
};

function useCache(cache: BundleCache | undefined): void {
  cache?.put("c".repeat(64), new Map());
  cache?.keepOnly(new Set(["c".repeat(64)]));
}

export interface Places {
  readonly output: string;
  readonly articles: string;
  readonly data: string;
  readonly cache: string | undefined;
}

/** Builds the site of one page into these places, with all that touches folders as it is. */
export const buildOnePage = ({ output, articles, data, cache }: Places) =>
  build(
    { output, articles, data, cache, now: 0, drafts: false, search: false },
    new Progress({ quiet: true }),
    STEPS_OF_ONE_PAGE,
  );

/** An empty file under the name of a dead process's ticket says nothing that could be lost. */
const isTicket = (path: string, entry: string) => /\.lock-\d+-\d+-\d*$/.test(path) && entry === "file ";

/** What somebody has there, and what of it is not as it was. */
function changed(before: Entries, after: Entries, isOurs: (path: string, entry: string) => boolean): string[] {
  return [...before].flatMap(([path, entry]) =>
    isOurs(path, entry) || isTicket(path, entry) || after.get(path) === entry ? [] : [path],
  );
}

/** @returns how many builds went through */
export async function touchNothingForeign(seeds: readonly number[]): Promise<number> {
  let built = 0;
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const root = mkdtempSync(join(scratch, "layout-"));
    layOut(root, random);
    const [articles, data, cache] = [somePath(root, random), somePath(root, random), somePath(root, random)];
    const places = { output: somePath(root, random), articles, data, cache: random() < 0.5 ? cache : undefined };
    const list = manifestOf(places.output).slice(root.length + 1);
    // A list of no files is one of ours, whoever wrote it.
    const isList = (path: string, entry: string) => path === list && entry === 'file {"format":1,"files":[]}';
    const attempt = () =>
      buildOnePage(places).then(
        () => true,
        (error: unknown) => assert.ok(error instanceof Error && !/^\s+at /m.test(error.message)) ?? false,
      );
    const before = entriesIn(root);
    const first = await attempt();
    const between = entriesIn(root);
    assert.deepEqual(changed(before, between, isList), [], `layout ${seed}, first build`);
    if (first) built += 1;
    layOut(root, random);
    for (const folder of [places.output, cache]) if (random() < 0.3) layOut(folder, random);
    const isOurs = (path: string, entry: string) => !before.has(path) && between.get(path) === entry;
    const added = entriesIn(root);
    if (await attempt()) built += 1;
    const foreign = changed(added, entriesIn(root), (path, entry) => isOurs(path, entry) || isList(path, entry));
    assert.deepEqual(foreign, [], `layout ${seed}, second build`);
    rmSync(root, { recursive: true });
  }
  return built;
}
