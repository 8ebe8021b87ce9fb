import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { indexArticles } from "../../src/build/search.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-search-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function siteWith(pages: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, "site-"));
  for (const [path, body] of Object.entries(pages)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, "index.html"), `<!doctype html><html lang="zh-CN"><body>${body}</body></html>`);
  }
  return folder;
}

test("every article given is in the index", async () => {
  const folder = siteWith({
    "/a/": "<main data-pagefind-body><p>停火谈判</p></main>",
    "/b/": "<main data-pagefind-body><p>评论</p></main>",
  });
  assert.equal(await indexArticles([{ path: "/a/" }, { path: "/b/" }], folder), 2);
});

test("an article that Pagefind drops without a word fails the build", async () => {
  const folder = siteWith({
    "/a/": "<main data-pagefind-body><p>停火谈判</p></main>",
    "/b/": "<main><p>没有标记</p></main>",
  });
  await assert.rejects(indexArticles([{ path: "/a/" }, { path: "/b/" }], folder), /搜索索引里有 1 篇，应有 2 篇/);
});

test("a page that is missing fails the build", async () => {
  await assert.rejects(indexArticles([{ path: "/nowhere/" }], siteWith({})), /nowhere/);
});
