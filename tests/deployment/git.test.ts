import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { GitError, identify, readHistory } from "../../src/deployment/git.ts";
import { assembleTree } from "../../src/deployment/git-assemble.ts";
import { ScratchRepository } from "./decision/scratch-repository.ts";

const repository = new ScratchRepository();
after(() => repository.remove());

const first = repository.commit({
  "package.json": "{}",
  "src/build/build.ts": "one",
  "src/articles/2026/11/a/article.json": "{}",
  "src/articles/2026/11/b/article.json": "{}",
  "_data/site.json": "{}",
});
const article = repository.commit({
  "src/articles/2026/11/a/article.json": '{"title":"新"}',
  "src/articles/2026/11/b/article.json": undefined,
});
const data = repository.commit({ "_data/breaking.json": "{}" });
const code = repository.commit({ "src/build/build.ts": "two" });
const mixed = repository.commit({ "src/build/build.ts": "three", "_data/site.json": '{"name":"报"}' });
const reverted = repository.commit({ "src/build/build.ts": "one", "_data/site.json": "{}" });

test("commits that differ in content alone have the same code, and the other way round", () => {
  const [a, b, c, d, e, f] = identify(repository.folder, [first, article, data, code, mixed, reverted]);
  assert.ok(a && b && c && d && e && f);
  assert.equal(new Set([a.code, b.code, c.code, f.code]).size, 1);
  assert.equal(new Set([a.code, d.code, e.code]).size, 3);
  assert.equal(new Set([c.content, d.content, f.content]).size, 1);
  assert.equal(new Set([a.content, b.content, c.content, e.content]).size, 4);
});

test("a history is read from a clone without blobs, newest first, as far as was asked", () => {
  const clone = repository.bareCheckout(5);
  const whole = readHistory(repository.folder, "main", 10);
  assert.deepEqual(
    whole.map(({ sha }) => sha),
    [reverted, mixed, code, data, article, first],
  );
  assert.deepEqual(readHistory(clone, "HEAD", 10), whole.slice(0, 5));
  assert.deepEqual(readHistory(clone, "HEAD", 2), whole.slice(0, 2));
});

test("a merge counts as one commit of main", () => {
  const merging = new ScratchRepository();
  after(() => merging.remove());
  const base = merging.commit({ "a.ts": "one" });
  merging.git("checkout", "--quiet", "-b", "topic");
  merging.commit({ "b.ts": "two" });
  merging.git("checkout", "--quiet", "main");
  merging.git("merge", "--quiet", "--no-ff", "--message=merge", "topic");
  const [merge, ...rest] = readHistory(merging.folder, "main", 10);
  assert.equal(merge?.sha, merging.git("rev-parse", "main").trim());
  assert.deepEqual(
    rest.map(({ sha }) => sha),
    [base],
  );
});

test("a bare checkout becomes the code of one commit with the content of another, deletions included", () => {
  const clone = repository.bareCheckout(1);
  const read = (path: string) => readFileSync(join(clone, path), "utf8");
  assembleTree(clone, { code: mixed, content: article }, undefined);
  assert.equal(read("src/build/build.ts"), "three");
  assert.equal(read("src/articles/2026/11/a/article.json"), '{"title":"新"}');
  assert.equal(existsSync(join(clone, "src/articles/2026/11/b")), false);
  assert.equal(existsSync(join(clone, "_data/breaking.json")), false);
  assert.equal(read("_data/site.json"), "{}");
  assembleTree(clone, { code: first, content: first }, undefined);
  assert.equal(read("src/build/build.ts"), "one");
  assert.equal(existsSync(join(clone, "src/articles/2026/11/b/article.json")), true);
});

test("content that lacks a folder takes it from the working tree", () => {
  const bare = new ScratchRepository();
  after(() => bare.remove());
  const without = bare.commit({ "src/articles/2026/11/a/article.json": "{}", "a.ts": "" });
  const withData = bare.commit({ "_data/site.json": "{}" });
  assembleTree(bare.folder, { code: withData, content: without }, undefined);
  assert.equal(existsSync(join(bare.folder, "_data")), false);
});

test("what git has not got is said in Chinese", () => {
  const missing = "0".repeat(40);
  assert.throws(() => identify(repository.folder, [missing]), GitError);
  assert.throws(() => readHistory(join(repository.root, "nowhere"), "HEAD", 1), /git log 没有成功/);
});
