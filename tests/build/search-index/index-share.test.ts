import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { BundleCache } from "../../../src/build/bundle-cache.ts";
import { indexArticles } from "../../../src/build/search-index/index-articles.ts";
import { makeShare } from "../../../src/build/search-index/index-share.ts";
import { indexableOf } from "../../../src/build/search-index/indexable.ts";
import { readShare, shareOf } from "../../../src/build/search-index/share.ts";
import { SiteFolder } from "../../../src/build/site-folder.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { KeptWork } from "../../../src/kept/kept-work.ts";
import { UsageError } from "../../../src/terminal/outcome.ts";
import { fingerprint } from "../one-article-site.ts";
import { article } from "./months.ts";
import { pretendPagefind } from "./pretend-pagefind.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-share-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(scratch, "folder-"));

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
const YEAR = MONTHS.map((month) => article(`2025-${month}`));
const SMALL = { budget: 250, part: 150 };
const ALL_SHARES = Array.from({ length: 10 }, (_, at) => ({ number: at + 1, of: 10 }));

/** An ordinary build of the index, with what others have made. */
async function joinedBuild(root: string, bundles: BundleCache | undefined) {
  const { indexer, made } = pretendPagefind();
  const kept = new KeptWork(root, "paper");
  const site = new SiteFolder(folder(), kept.blobs);
  const report = await indexArticles(YEAR, site, { ...SMALL, indexer, kept, ...(bundles && { cache: bundles }) });
  kept.finish(new Set([...site.stamps.values()].map(({ sha256 }) => sha256)));
  return { ...report, made, output: site.folder };
}

test("ten machines make all that is missing, each something else, and the build that joins it indexes nothing", async () => {
  const root = folder();
  const shares = await Promise.all(
    ALL_SHARES.map(async (share) => {
      const { indexer, made } = pretendPagefind();
      const report = await makeShare(YEAR, share, new BundleCache(root, "paper"), { ...SMALL, indexer });
      return { ...report, paths: made.flat() };
    }),
  );
  assert.deepEqual(shares.flatMap(({ paths }) => paths).toSorted(), YEAR.map(({ path }) => path).toSorted());
  assert.deepEqual(new Set(shares.map(({ missing }) => missing)), new Set([6]));
  assert.equal(Math.max(...shares.map(({ made }) => made)), 1);
  const kept = folder();
  const joined = await joinedBuild(kept, new BundleCache(root, "paper"));
  assert.deepEqual([joined.made, joined.built, joined.cached], [[], 0, 6]);
  assert.deepEqual(fingerprint(joined.output), fingerprint((await joinedBuild(folder(), undefined)).output));
  assert.deepEqual(readdirSync(join(root, "paper")), [], "what was carried over stays nowhere else");
  assert.deepEqual((await joinedBuild(kept, undefined)).made, []);
});

test("a share that is there already is not made again, and one of what is kept is not made at all", async () => {
  const [root, kept] = [folder(), folder()];
  const { indexer, made } = pretendPagefind();
  const bundles = new BundleCache(root, "paper");
  const share = { number: 1, of: 1 };
  await makeShare(YEAR, share, bundles, { ...SMALL, indexer });
  assert.equal((await makeShare(YEAR, share, bundles, { ...SMALL, indexer })).made, 0);
  assert.equal(made.flat().length, YEAR.length);
  await joinedBuild(kept, undefined);
  const edited = [article("2025-01", `改${"文".repeat(99)}`), ...YEAR.slice(1)];
  const how = { ...SMALL, indexer, kept: new KeptWork(kept, "paper") };
  assert.deepEqual(await makeShare(edited, share, new BundleCache(folder(), "paper"), how), { made: 1, missing: 1 });
  assert.deepEqual(made.at(-1), ["/2025/01/a/"]);
});

test("shares are much alike, and together everything", () => {
  const sizes = [9, 1, 8, 2, 7, 3, 6, 4];
  const shares = [1, 2, 3].map((number) => shareOf(sizes, (size) => size, { number, of: 3 }));
  assert.deepEqual(shares.flat().toSorted(), sizes.toSorted());
  const sums = shares.map((share) => share.reduce((sum, size) => sum + size, 0));
  assert.ok(Math.max(...sums) - Math.min(...sums) <= 2, `${sums}`);
});

test("what is no share is refused", () => {
  assert.deepEqual(readShare("3/10", "--part"), { number: 3, of: 10 });
  for (const text of ["", "3", "0/10", "11/10", "3/0", "-1/3", "1/2/3", " 1/2", "1e1/10", "一/十"])
    assert.throws(() => readShare(text, "--part"), UsageError, text);
});

test("processes of the command and a build of their caches give the index that one gives", async () => {
  const fixture = { articles: "tests/fixtures/every-feature/articles", data: "tests/fixtures/every-feature/data" };
  const where = ["--articles", fixture.articles, "--data", fixture.data];
  const now = "2027-01-01T00:00:00Z";
  const together = folder();
  const queue = [1, 2, 3].map((number) => ({ number, of: 3 }));
  const run = async () => {
    for (let share = queue.pop(); share; share = queue.pop()) {
      const cache = folder();
      const part = `${share.number}/${share.of}`;
      const command = ["scripts/bundled.mjs", "scripts/build.ts", ...where, "--now", now, "--part", part, "--json"];
      await promisify(execFile)(process.execPath, [...command, "--cache", cache]);
      cpSync(join(cache, "search"), together, { recursive: true });
    }
  };
  await Promise.all([run(), run()]);
  const articles = readPublication(fixture, Date.parse(now)).articles.map(indexableOf);
  const [joined, whole] = [new SiteFolder(folder()), new SiteFolder(folder())];
  const indexer = () => assert.fail("nothing is left to index");
  const report = await indexArticles(articles, joined, { cache: new BundleCache(together, "paper.example"), indexer });
  assert.deepEqual([report.built, report.cached], [0, 1]);
  await indexArticles(articles, whole);
  assert.deepEqual(fingerprint(joined.folder), fingerprint(whole.folder));
});
