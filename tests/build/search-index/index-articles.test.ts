import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { indexArticles } from "../../../src/build/search-index/index-articles.ts";
import { SiteFolder } from "../../../src/build/site-folder.ts";
import { fingerprint } from "../one-article-site.ts";
import { article, manifestOf } from "./months.ts";
import { pretendPagefind } from "./pretend-pagefind.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-search-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(scratch, "folder-"));

const YEAR = ["2025-01", "2025-02", "2025-03", "2025-04"].map((month) => article(month));
/** Two articles fit into a shard. */
const budget = 250;

/** Made by Pagefind itself. */
const real = folder();
const report = await indexArticles(YEAR, new SiteFolder(real), { budget });

test("the site gets a folder for each shard, the program once, and a manifest, newest first", () => {
  assert.deepEqual(report, { pages: 4, built: 2, cached: 0, parts: 2 });
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
    assert.deepEqual(
      readdirSync(join(real, path)).sort(),
      ["fragment", "index", "list", "pagefind-entry.json", meta].sort(),
    );
    assert.equal(readdirSync(join(real, path, "fragment")).length, 2);
  }
});

test("the same articles give the same files", async () => {
  const again = folder();
  await indexArticles(YEAR.toReversed(), new SiteFolder(again), { budget });
  assert.deepEqual(fingerprint(again), fingerprint(real));
});

test("a site without articles has a manifest without shards", async () => {
  const output = folder();
  assert.deepEqual(await indexArticles([], new SiteFolder(output)), { pages: 0, built: 0, cached: 0, parts: 0 });
  const { shards, runtime, heads } = manifestOf(output);
  assert.deepEqual([shards, runtime, heads.titles], [[], undefined, []]);
});

test("an article that Pagefind drops without a word fails the build by its name", async () => {
  const dropped = {
    ...article("2025-02"),
    document: () => "<html lang='zh-CN'><body><main>没有标记</main></body></html>",
  };
  await assert.rejects(
    indexArticles([article("2025-01"), dropped], new SiteFolder(folder())),
    /少了 1 篇：\/2025\/02\/a\/。/,
  );
});

test("an entry file that counts otherwise than the fragments fails the build", async () => {
  const { indexer } = pretendPagefind({ lie: 1 });
  await assert.rejects(indexArticles(YEAR, new SiteFolder(folder()), { indexer }), /搜索索引里有 5 篇，应有 4 篇/);
});

test("shards that come with different programs fail the build", async () => {
  let number = 0;
  const { indexer } = pretendPagefind({ program: () => `program ${++number}` });
  await assert.rejects(indexArticles(YEAR, new SiteFolder(folder()), { indexer, budget }), /程序不一样/);
});

test("as many shards as wanted are indexed at the same time, and never more", async () => {
  const { indexer } = pretendPagefind();
  const events: string[] = [];
  // The first shard ends only when the second has begun.
  let secondBegun = () => {};
  const second = new Promise<void>((resolve) => {
    secondBegun = resolve;
  });
  await indexArticles([...YEAR, article("2025-05")], new SiteFolder(folder()), {
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
      await indexArticles(YEAR, new SiteFolder(output), {
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
  const failing = indexArticles(YEAR, new SiteFolder(folder()), {
    budget: 1,
    atOnce: 2,
    async indexer(job) {
      if (job.fresh[0]?.documents[0]?.url.includes("/2025/01/")) throw new Error("no room");
      for (let turns = 0; turns < 9; turns += 1) await Promise.resolve();
      ended = true;
      return await indexer(job);
    },
  });
  await assert.rejects(failing, /no room/);
  assert.ok(ended);
  assert.deepEqual(made, [["/2025/02/a/"]]);
});
