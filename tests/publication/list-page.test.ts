import assert from "node:assert/strict";
import { test } from "node:test";
import { listPages } from "../../src/publication/list-page.ts";
import { articles } from "../fixtures/articles.ts";

const SIZE = 5;
const pagesOf = (count: number) => listPages(articles(count), "/list/", SIZE);
const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);

test("for any number of articles every one is listed once, newest first", () => {
  for (let count = 1; count <= 40; count += 1) {
    const listed = pagesOf(count).flatMap((page) => slugs(page.articles));
    assert.deepEqual(listed, slugs(articles(count)), String(count));
  }
});

test("the front page never looks empty and never grows past two pages", () => {
  for (let count = SIZE; count <= 40; count += 1) {
    const [front] = pagesOf(count);
    assert.equal(front?.path, "/list/");
    const shown = front?.articles.length ?? 0;
    assert.ok(shown >= SIZE && shown < 2 * SIZE, `${count}: ${shown}`);
  }
});

test("a new article changes no numbered page, except that one may be added", () => {
  for (let count = 1; count <= 40; count += 1) {
    const before = pagesOf(count).filter(({ number }) => number !== undefined);
    const after = new Map(pagesOf(count + 1).map((page) => [page.path, slugs(page.articles)]));
    for (const page of before) assert.deepEqual(after.get(page.path), slugs(page.articles), `${count}: ${page.path}`);
  }
});

test("newer and older lead through all pages and back", () => {
  const pages = pagesOf(23);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const walk = (from: string | undefined, way: "newer" | "older"): string[] =>
    from === undefined ? [] : [from, ...walk(byPath.get(from)?.[way], way)];
  const down = walk("/list/", "older");
  assert.deepEqual(
    down,
    pages.map(({ path }) => path),
  );
  assert.deepEqual(walk(down.at(-1), "newer"), [...down].reverse());
});

test("a list without articles has one empty page", () => {
  assert.deepEqual(
    pagesOf(0).map(({ path, total }) => [path, total]),
    [["/list/", 0]],
  );
});
