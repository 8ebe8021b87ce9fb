import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { beginIndex, indexArticles } from "../../../src/build/search-index/index-articles.ts";
import type { Indexable } from "../../../src/build/search-index/indexable.ts";
import { keepIndex } from "../../../src/build/search-index/keep-index.ts";
import { SiteFolder } from "../../../src/build/site-folder.ts";
import { KeptWork } from "../../../src/kept/kept-work.ts";
import { fingerprint } from "../one-article-site.ts";
import { article, manifestOf } from "./months.ts";
import { pretendPagefind } from "./pretend-pagefind.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-kept-index-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(scratch, "folder-"));

const YEAR = ["2025-01", "2025-02", "2025-03", "2025-04"].map((month) => article(month));
/** Two articles fit into a shard. */
const budget = 250;

/** A build into a new folder, with a Pagefind of its own and what builds before have kept. */
async function buildWith(root: string, articles: readonly Indexable[], options: { chunkSize?: number } = {}) {
  const { indexer, made } = pretendPagefind();
  const kept = new KeptWork(root, "paper");
  const output = folder();
  const site = new SiteFolder(output, kept.blobs);
  const said: string[] = [];
  const print = (text: string) => said.push(text);
  const report = await indexArticles(articles, site, { budget, part: 150, indexer, kept, print, ...options });
  kept.finish(new Set([...site.stamps.values()].map(({ sha256 }) => sha256)));
  return { ...report, output, made, said };
}

test("what has not changed is kept, byte for byte, and nothing is indexed", async () => {
  const root = folder();
  const first = await buildWith(root, YEAR);
  const second = await buildWith(root, YEAR);
  assert.deepEqual([first.built, first.cached, first.parts], [2, 0, 4]);
  assert.deepEqual([second.built, second.cached, second.made.length], [0, 2, 0]);
  assert.deepEqual(fingerprint(second.output), fingerprint(first.output));
  assert.match(second.said.join("\n"), /2 个分片中 2 个没有变化/);
});

test("of one changed article a part is indexed; other shards keep their addresses, and all is as if indexed anew", async () => {
  const root = folder();
  const before = manifestOf((await buildWith(root, YEAR)).output);
  const changed = [article("2025-01", `改${"文".repeat(99)}`), ...YEAR.slice(1)];
  const { made, built, cached, output } = await buildWith(root, changed);
  assert.deepEqual(made, [["/2025/01/a/"]]);
  assert.deepEqual([built, cached], [1, 1]);
  const [newest, oldest] = manifestOf(output).shards;
  assert.deepEqual(newest, before.shards[0]);
  assert.equal(oldest?.id, before.shards[1]?.id);
  assert.notEqual(oldest?.path, before.shards[1]?.path);
  assert.deepEqual(fingerprint(output), fingerprint((await buildWith(folder(), changed)).output));
});

test("what there is to do for one changed article is begun before the index is asked for, and done once", async () => {
  const root = folder();
  await buildWith(root, YEAR);
  const changed = [article("2025-01", `改${"文".repeat(99)}`), ...YEAR.slice(1)];
  const kept = new KeptWork(root, "paper");
  const { indexer, made } = pretendPagefind();
  const how = { budget, part: 150, indexer, kept };
  const begun = beginIndex(changed, how);
  assert.deepEqual(made, [["/2025/01/a/"]]);
  const output = folder();
  const { parts } = await indexArticles(changed, new SiteFolder(output, kept.blobs), how, begun);
  assert.deepEqual([parts, made.length], [1, 1]);
  assert.deepEqual(fingerprint(output), fingerprint((await buildWith(folder(), changed)).output));
});

test("articles that come into another shard are not indexed again", async () => {
  const root = folder();
  await buildWith(root, YEAR);
  const later = [...YEAR.slice(1), article("2025-05")];
  const { made, output } = await buildWith(root, later);
  assert.deepEqual(made, [["/2025/05/a/"]]);
  assert.deepEqual(fingerprint(output), fingerprint((await buildWith(folder(), later)).output));
});

test("a build without an index leaves the kept one, but nothing of an article that is withdrawn", async () => {
  const root = folder();
  await buildWith(root, YEAR);
  const without = (articles: readonly Indexable[]) => {
    const kept = new KeptWork(root, "paper");
    kept.finish(new Set(keepIndex(() => articles, kept, { budget, part: 150 })));
  };
  without(YEAR);
  assert.deepEqual((await buildWith(root, YEAR)).made, []);
  without(YEAR.slice(0, -1));
  // Whatever was in one shard with it goes along.
  assert.deepEqual((await buildWith(root, YEAR)).made.flat().sort(), ["/2025/03/a/", "/2025/04/a/"]);
});

test("a withdrawn article changes its shard and is left in nothing that is kept", async () => {
  const root = folder();
  const holding = (text: string) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .map((name) => join(root, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path))
      .filter((bytes) => bytes.includes(text) || (bytes[0] === 0x1f && gunzipSync(bytes).includes(text)));
  await buildWith(root, YEAR);
  // Its text, and the list of titles.
  assert.equal(holding("/2025/04/a/").length, 2);
  const { made, output } = await buildWith(root, YEAR.slice(0, -1));
  assert.deepEqual(made, []);
  assert.deepEqual(holding("/2025/04/a/"), []);
  assert.deepEqual(
    manifestOf(output).shards.map(({ id, pages }) => [id, pages]),
    [
      ["2025-03", 1],
      ["2025-01~2025-02", 2],
    ],
  );
});

test("a document of which it is known what it is made of is not made again", async () => {
  const root = folder();
  const made: string[] = [];
  const counted = (text?: string, madeOf = "one") => {
    const one = article("2025-01", text);
    return { ...one, madeOf, document: () => `${made.push(madeOf) && one.document()}` };
  };
  await buildWith(root, [counted()]);
  const { output } = await buildWith(root, [counted()]);
  assert.deepEqual(made, ["one", "one"]); // weighed, and indexed
  await buildWith(root, [counted("another", "two")]);
  assert.deepEqual(made.slice(2), ["two", "two"]);
  assert.deepEqual(fingerprint(output), fingerprint((await buildWith(folder(), [counted()])).output));
});

test("with another setting of the indexer nothing that was kept is used", async () => {
  const root = folder();
  await buildWith(root, YEAR);
  const { cached, parts } = await buildWith(root, YEAR, { chunkSize: 1 });
  assert.deepEqual([cached, parts], [0, 4]);
});

for (const [what, damage] of Object.entries({
  "is lost": (path: string) => rmSync(path),
  "is cut off": (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -1)),
}))
  test(`a shard of which a file ${what} is made again, whole, and when another article changes as well`, async () => {
    for (const articles of [YEAR, [article("2025-01", `改${"文".repeat(99)}`), ...YEAR.slice(1)]]) {
      const root = folder();
      const { output } = await buildWith(root, YEAR);
      const path = manifestOf(output).shards.at(-1)?.path ?? "";
      for (const name of ["index/zh-cn_0000000.pf_index", "fragment/zh-cn_0000001.pf_fragment"]) {
        const sha256 = hash("sha256", readFileSync(join(output, path, name)));
        damage(join(root, "paper/blobs", sha256.slice(0, 2), sha256.slice(2)));
      }
      const again = await buildWith(root, articles);
      assert.deepEqual([again.built, again.cached], [1, 1]);
      assert.deepEqual(fingerprint(again.output), fingerprint((await buildWith(folder(), articles)).output));
      assert.equal((await buildWith(root, articles)).cached, 2);
    }
  });
