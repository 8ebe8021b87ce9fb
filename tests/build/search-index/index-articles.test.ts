import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { indexArticles } from "../../../src/build/search-index/index-articles.ts";
import type { Indexable } from "../../../src/build/search-index/indexable.ts";
import { SiteFolder } from "../../../src/build/site-folder.ts";
import { KeptWork } from "../../../src/kept/kept-work.ts";
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
    assert.deepEqual(readdirSync(join(real, path)).sort(), ["fragment", "index", "pagefind-entry.json", meta].sort());
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
  const { format, version } = manifestOf(output);
  assert.deepEqual(fingerprint(output) && manifestOf(output), { format, version, shards: [] });
  assert.deepEqual(readdirSync(join(output, "pagefind")), ["shards.json"]);
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

test("articles that come into another shard are not indexed again", async () => {
  const root = folder();
  await buildWith(root, YEAR);
  const later = [...YEAR.slice(1), article("2025-05")];
  const { made, output } = await buildWith(root, later);
  assert.deepEqual(made, [["/2025/05/a/"]]);
  assert.deepEqual(fingerprint(output), fingerprint((await buildWith(folder(), later)).output));
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
  assert.equal(holding("/2025/04/a/").length, 1);
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
