import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { BundleCache } from "../../../src/build/bundle-cache.ts";
import { type Indexable, indexArticles } from "../../../src/build/search-index/index-articles.ts";
import type { ShardManifest } from "../../../src/search/manifest.ts";
import { fingerprint } from "../one-article-site.ts";
import { pretendPagefind } from "./pretend-pagefind.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-search-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(scratch, "folder-"));

/** An article of a month; a hundred characters of text, besides the month. */
function article(month: string, text = "文".repeat(100)): Indexable {
  const day = `${month}-01`;
  const html = `<!doctype html><html lang="zh-CN"><body><main data-pagefind-body><p>${month}${text}</p></main></body></html>`;
  return {
    id: month,
    path: `/${month.replace("-", "/")}/a/`,
    published: { day, epoch: Date.parse(day) },
    document: () => html,
  };
}

const YEAR = ["2025-01", "2025-02", "2025-03", "2025-04"].map((month) => article(month));
/** Two articles fit into a shard. */
const budget = 250;

function manifestOf(output: string): ShardManifest {
  return JSON.parse(readFileSync(join(output, "pagefind/shards.json"), "utf8"));
}

/** A build into a new folder, with a Pagefind of its own. */
async function buildWith(cache: BundleCache, articles: readonly Indexable[], options: { chunkSize?: number } = {}) {
  const { indexer, made } = pretendPagefind();
  const output = folder();
  const said: string[] = [];
  const print = (text: string) => said.push(text);
  const report = await indexArticles(articles, output, { budget, indexer, cache, print, ...options });
  return { ...report, output, made, said };
}

/** Made by Pagefind itself. */
const real = folder();
const report = await indexArticles(YEAR, real, { budget });

test("the site gets a folder for each shard, the program once, and a manifest, newest first", () => {
  assert.deepEqual(report, { pages: 4, built: 2, cached: 0 });
  const { version, runtime = "", shards } = manifestOf(real);
  assert.deepEqual(
    shards.map(({ id, from, to, pages }) => ({ id, from, to, pages })),
    [
      { id: "2025-03~2025-04", from: "2025-03", to: "2025-04", pages: 2 },
      { id: "2025-01~2025-02", from: "2025-01", to: "2025-02", pages: 2 },
    ],
  );
  assert.match(runtime, /^\/pagefind\/runtime\/[0-9a-f]{10}\/$/);
  assert.deepEqual(readdirSync(join(real, runtime)).sort(), ["pagefind.js", "wasm.unknown.pagefind"]);
  for (const { path, entry } of shards) {
    assert.match(path, /^\/pagefind\/shards\/2025-0\d~2025-0\d-[0-9a-f]{10}\/$/);
    assert.equal(entry.version, version);
    const meta = `pagefind.${entry.languages["zh-cn"]?.hash}.pf_meta`;
    assert.deepEqual(readdirSync(join(real, path)).sort(), ["fragment", "index", "pagefind-entry.json", meta].sort());
    assert.equal(readdirSync(join(real, path, "fragment")).length, 2);
  }
});

test("the same articles give the same files", async () => {
  const again = folder();
  await indexArticles(YEAR.toReversed(), again, { budget });
  assert.deepEqual(fingerprint(again), fingerprint(real));
});

test("a site without articles has a manifest without shards", async () => {
  const output = folder();
  assert.deepEqual(await indexArticles([], output), { pages: 0, built: 0, cached: 0 });
  const { format, version } = manifestOf(output);
  assert.deepEqual(fingerprint(output) && manifestOf(output), { format, version, shards: [] });
  assert.deepEqual(readdirSync(join(output, "pagefind")), ["shards.json"]);
});

test("an article that Pagefind drops without a word fails the build by its name", async () => {
  const dropped = {
    ...article("2025-02"),
    document: () => "<html lang='zh-CN'><body><main>没有标记</main></body></html>",
  };
  await assert.rejects(indexArticles([article("2025-01"), dropped], folder()), /少了 1 篇：\/2025\/02\/a\/。/);
});

test("an entry file that counts otherwise than the fragments fails the build", async () => {
  const { indexer } = pretendPagefind({ lie: 1 });
  await assert.rejects(indexArticles(YEAR, folder(), { indexer }), /搜索索引里有 5 篇，应有 4 篇/);
});

test("shards that come with different programs fail the build", async () => {
  let number = 0;
  const { indexer } = pretendPagefind({ program: () => `program ${++number}` });
  await assert.rejects(indexArticles(YEAR, folder(), { indexer, budget }), /程序不一样/);
});

test("what has not changed comes from the cache, byte for byte, and nothing is indexed", async () => {
  const cache = new BundleCache(folder(), "paper");
  const first = await buildWith(cache, YEAR);
  const second = await buildWith(cache, YEAR);
  assert.deepEqual([first.built, first.cached, first.made.length], [2, 0, 2]);
  assert.deepEqual([second.built, second.cached, second.made.length], [0, 2, 0]);
  assert.deepEqual(fingerprint(second.output), fingerprint(first.output));
  assert.match(second.said.join("\n"), /2 个分片中 2 个没有变化/);
});

test("one changed article rebuilds its shard, and the others keep their addresses", async () => {
  const cache = new BundleCache(folder(), "paper");
  const before = manifestOf((await buildWith(cache, YEAR)).output);
  const changed = [article("2025-01", `改${"文".repeat(99)}`), ...YEAR.slice(1)];
  const { made, built, cached, output } = await buildWith(cache, changed);
  assert.deepEqual(made, [["/2025/01/a/", "/2025/02/a/"]]);
  assert.deepEqual([built, cached], [1, 1]);
  const [newest, oldest] = manifestOf(output).shards;
  assert.deepEqual(newest, before.shards[0]);
  assert.equal(oldest?.id, before.shards[1]?.id);
  assert.notEqual(oldest?.path, before.shards[1]?.path);
});

test("a withdrawn article rebuilds its shard and is left in no bundle of the cache", async () => {
  const root = folder();
  const cache = new BundleCache(root, "paper");
  const holding = (path: string) =>
    readdirSync(join(root, "paper")).filter((key) => {
      const bundle = cache.take(key, () => true);
      assert.ok(typeof bundle === "object");
      return [...bundle].some(([name, bytes]) => name.startsWith("fragment/") && gunzipSync(bytes).includes(path));
    });
  await buildWith(cache, YEAR);
  assert.equal(holding("/2025/04/a/").length, 1);
  const { made, output } = await buildWith(cache, YEAR.slice(0, -1));
  assert.deepEqual(made, [["/2025/03/a/"]]);
  assert.deepEqual(holding("/2025/04/a/"), []);
  assert.equal(readdirSync(join(root, "paper")).length, 2);
  assert.deepEqual(
    manifestOf(output).shards.map(({ id, pages }) => [id, pages]),
    [
      ["2025-03", 1],
      ["2025-01~2025-02", 2],
    ],
  );
});

test("another setting of the indexer takes nothing from the cache", async () => {
  const cache = new BundleCache(folder(), "paper");
  await buildWith(cache, YEAR);
  assert.deepEqual((await buildWith(cache, YEAR, { chunkSize: 1 })).cached, 0);
});

test("a damaged bundle is built again, with a word about it", async () => {
  const root = folder();
  const cache = new BundleCache(root, "paper");
  await buildWith(cache, YEAR);
  const [key = ""] = readdirSync(join(root, "paper"));
  writeFileSync(join(root, "paper", key), readFileSync(join(root, "paper", key)).subarray(0, -1));
  const { built, cached, said } = await buildWith(cache, YEAR);
  assert.deepEqual([built, cached], [1, 1]);
  assert.match(said.join("\n"), /缓存里的 2025-0\d~2025-0\d 已损坏，重新建立/);
  assert.equal((await buildWith(cache, YEAR)).cached, 2);
});

test("what was finished before a build failed is not done again", async () => {
  const cache = new BundleCache(folder(), "paper");
  const { indexer } = pretendPagefind({ drops: ["/2025/04/a/"] });
  await assert.rejects(indexArticles(YEAR, folder(), { budget, indexer, cache }));
  assert.deepEqual((await buildWith(cache, YEAR)).made, [["/2025/03/a/", "/2025/04/a/"]]);
});

test("a cache that cannot be written to costs time, not the site", async () => {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  const { built, said, output } = await buildWith(new BundleCache(file, "paper"), YEAR);
  assert.equal(built, 2);
  assert.equal(manifestOf(output).shards.length, 2);
  assert.match(said.join("\n"), /没有存进缓存/);
});

test("as many shards as wanted are indexed at the same time, and never more", async () => {
  const { indexer } = pretendPagefind();
  const events: string[] = [];
  // The first shard ends only when the second has begun.
  let secondBegun = () => {};
  const second = new Promise<void>((resolve) => {
    secondBegun = resolve;
  });
  await indexArticles([...YEAR, article("2025-05")], folder(), {
    budget,
    atOnce: 2,
    async indexer(job) {
      events.push("begin");
      if (events.length === 1) await second;
      else secondBegun();
      events.push("end");
      return await indexer(job);
    },
  });
  assert.deepEqual(events, ["begin", "begin", "end", "end", "begin", "end"]);
});

test("in whatever order shards are finished, the files are the same", async () => {
  const outputs = await Promise.all(
    [1, 3].map(async (atOnce) => {
      const { indexer } = pretendPagefind();
      let ahead = 0;
      const output = folder();
      await indexArticles(YEAR, output, {
        budget: 1,
        atOnce,
        async indexer(job) {
          // Of several at once the one begun last is finished first.
          for (let turns = 4 * (atOnce - (ahead++ % atOnce)); turns > 0; turns -= 1) await Promise.resolve();
          return await indexer(job);
        },
      });
      return fingerprint(output);
    }),
  );
  assert.deepEqual(outputs[0], outputs[1]);
});

test("a shard that fails fails the build; no other is begun, and those begun are waited for", async () => {
  const { indexer, made } = pretendPagefind();
  let ended = false;
  const failing = indexArticles(YEAR, folder(), {
    budget: 1,
    atOnce: 2,
    async indexer(job) {
      if (job.documents[0]?.url.includes("/2025/01/")) throw new Error("no room");
      for (let turns = 0; turns < 9; turns += 1) await Promise.resolve();
      ended = true;
      return await indexer(job);
    },
  });
  await assert.rejects(failing, /no room/);
  assert.ok(ended);
  assert.deepEqual(made, [["/2025/02/a/"]]);
});
