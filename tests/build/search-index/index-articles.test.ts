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
  return { path: `/${month.replace("-", "/")}/a/`, published: { day, epoch: Date.parse(day) }, document: () => html };
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
  const say = (text: string) => said.push(text);
  const report = await indexArticles(articles, output, { budget, indexer, cache, say, ...options });
  return { ...report, output, made, said };
}

test("the site gets a folder for each shard, the program once, and a manifest, newest first", async () => {
  const output = folder();
  assert.deepEqual(await indexArticles(YEAR, output, { budget }), { pages: 4, built: 2, cached: 0 });
  const { version, runtime = "", shards } = manifestOf(output);
  assert.deepEqual(
    shards.map(({ id, from, to, pages }) => ({ id, from, to, pages })),
    [
      { id: "2025-03~2025-04", from: "2025-03", to: "2025-04", pages: 2 },
      { id: "2025-01~2025-02", from: "2025-01", to: "2025-02", pages: 2 },
    ],
  );
  assert.match(runtime, /^\/pagefind\/runtime\/[0-9a-f]{10}\/$/);
  assert.deepEqual(readdirSync(join(output, runtime)).sort(), ["pagefind.js", "wasm.unknown.pagefind"]);
  for (const { path, entry } of shards) {
    assert.match(path, /^\/pagefind\/shards\/2025-0\d~2025-0\d-[0-9a-f]{10}\/$/);
    assert.equal(entry.version, version);
    const meta = `pagefind.${entry.languages["zh-cn"]?.hash}.pf_meta`;
    assert.deepEqual(readdirSync(join(output, path)).sort(), ["fragment", "index", "pagefind-entry.json", meta].sort());
    assert.equal(readdirSync(join(output, path, "fragment")).length, 2);
  }
});

test("the same articles give the same files", async () => {
  const [first, second] = [folder(), folder()];
  await indexArticles(YEAR, first, { budget });
  await indexArticles(YEAR.toReversed(), second, { budget });
  assert.deepEqual(fingerprint(first), fingerprint(second));
});

test("a site without articles has a manifest without shards", async () => {
  const output = folder();
  assert.deepEqual(await indexArticles([], output), { pages: 0, built: 0, cached: 0 });
  assert.deepEqual(fingerprint(output) && manifestOf(output), { version: manifestOf(output).version, shards: [] });
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
      const bundle = cache.take(key);
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

test("while one shard is packed the next is indexed, and never are two indexed at once", async () => {
  const { indexer } = pretendPagefind();
  const events: string[] = [];
  // Packing the first shard ends only when the second has been indexed.
  let secondIndexed = () => {};
  const second = new Promise<void>((resolve) => {
    secondIndexed = resolve;
  });
  await indexArticles(YEAR, folder(), {
    budget,
    async indexer(job, chunkSize, indexed) {
      const name = job.documents[0]?.url ?? "";
      events.push(`index ${name}`);
      indexed();
      if (events.length === 1) await second;
      else secondIndexed();
      events.push(`packed ${name}`);
      return await indexer(job, chunkSize, indexed);
    },
  });
  assert.deepEqual(
    events.map((event) => event.split(" ")[0]),
    ["index", "index", "packed", "packed"],
  );
});

test("a shard that fails while it is packed fails the build", async () => {
  const { indexer } = pretendPagefind();
  const failing = indexArticles(YEAR, folder(), {
    budget,
    async indexer(job, chunkSize, indexed) {
      indexed();
      const bundle = await indexer(job, chunkSize, indexed);
      if (job.documents[0]?.url.includes("/2025/01/")) throw new Error("no room");
      return bundle;
    },
  });
  await assert.rejects(failing, /no room/);
});
