import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { DEV, devOptionsOf } from "../../src/preview/options.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

function options(...args: string[]) {
  return devOptionsOf(givenTo(DEV, args));
}

test("an article is named by its folder, a file in it, its place or its address", () => {
  const { articles } = minimalPublication();
  const folder = join(articles, FOLDER);
  for (const name of [folder, `${folder}/`, join(folder, "article.md"), FOLDER, `https://paper.example/${FOLDER}/`])
    assert.equal(options(name, "--articles", articles).address, `/${FOLDER}/`, name);
  assert.equal(options().address, "/");
});

test("what is no article is refused by name", () => {
  const { articles } = minimalPublication();
  for (const name of ["2025/05/other", "2025/05", resolve("README.md")])
    assert.throws(
      () => options(name, "--articles", articles),
      (error) => error instanceof UsageError && error.message.includes(name),
    );
  assert.throws(() => options(FOLDER, "more", "--articles", articles), /more/);
});

test("the clock, the cache and the search are as they were asked for", () => {
  const { articles, data } = minimalPublication();
  const { open, places, search, cache, now } = options("--open", FOLDER, "--articles", articles, "--data", data);
  assert.deepEqual([open, places, search, cache, now], [true, { articles, data }, true, ".cache", undefined]);
  const others = options("--no-search", "--no-cache", "--now", "2026-01-01T00:00:00Z");
  assert.deepEqual([others.open, others.search, others.cache, others.now], [false, false, undefined, Date.UTC(2026)]);
});
