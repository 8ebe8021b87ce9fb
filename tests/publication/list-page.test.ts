import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import type { Article } from "../../src/domain/article.ts";
import { newestFirst } from "../../src/domain/release.ts";
import { listPages } from "../../src/publication/list-page.ts";
import { articleOn, articles } from "../fixtures/articles.ts";

const SIZE = 10;
const REACH = SIZE / 2;
const pagesOf = (list: readonly Article[]) => listPages(list, "/list/", SIZE);
const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);
/** What of a page its readers see, but for the total that only the front page says. */
const seen = (list: readonly Article[]) =>
  new Map(pagesOf(list).map(({ path, articles: held }) => [path, slugs(held).join()]));

test("for any number of articles every one is listed once, newest first", () => {
  for (let count = 1; count <= 120; count += 1) {
    const listed = pagesOf(articles(count)).flatMap((page) => slugs(page.articles));
    assert.deepEqual(listed, slugs(articles(count)), String(count));
  }
});

test("the front page has as many as a page has on the average, and no other has less than half of it", () => {
  for (let count = SIZE; count <= 200; count += 1) {
    const [front, ...older] = pagesOf(articles(count));
    assert.equal(front?.path, "/list/");
    assert.ok((front?.articles.length ?? 0) >= SIZE, String(count));
    for (const { path, articles: held } of older) assert.ok(held.length > REACH, `${count}: ${path}`);
  }
  const sizes = pagesOf(articles(5000)).map(({ articles: held }) => held.length);
  assert.ok(Math.abs(5000 / sizes.length - SIZE) < 2, String(sizes.length));
  assert.ok(Math.max(...sizes) <= 5 * SIZE, String(Math.max(...sizes)));
});

test("a new article changes the front page alone, except that a page may be cut off from it", () => {
  for (let count = 1; count <= 200; count += 1) {
    const [before, after] = [seen(articles(count)), seen(articles(count + 1))];
    before.delete("/list/");
    for (const [path, held] of before) assert.equal(after.get(path), held, `${count}: ${path}`);
  }
});

test("an article of any other moment changes the page it falls in, and seldom a border beside it; nothing else", () => {
  const random = seededRandom(26);
  const rounds = 400;
  let more = 0;
  for (let round = 0; round < rounds; round += 1) {
    const list = articles(between(random, 1, 150), { id: `round-${round}` }).map((article, index) => ({
      ...article,
      id: `${round}-${index}`,
      // Whole days of one moment, as after an import.
      published: articleOn(Math.floor(index / between(random, 1, 30))).published,
    }));
    const added = { ...articleOn(between(random, 0, 150)), id: `${round}-added`, slug: "added" };
    const [before, after] = [list, [...list, added]].map((all) => seen(all.toSorted(newestFirst)));
    const changed = [...(before ?? [])].filter(([path, held]) => after?.get(path) !== held);
    // What lies within half a page of the new one, on either side, is of four pages at most.
    assert.ok(changed.length >= 1 && changed.length <= 4, `${round}: ${changed.length}`);
    if (changed.length > 1) more += 1;
  }
  assert.ok(more < rounds * 0.08, `${more} of ${rounds}`);
});

test("a hundred articles of one moment: the one whose release was written down last changes the front page alone", () => {
  const { published } = articleOn(0);
  const list = Array.from({ length: 100 }, (_, index) =>
    articleOn(0, { published, slug: `n${index}`, id: `n${index}` }),
  );
  for (const name of ["a", "n50", "z"]) {
    const added = articleOn(0, { published, slug: `${name}-added`, order: "20261129T181500Z" });
    const [before, after] = [list, [added, ...list]].map((all) => seen(all.toSorted(newestFirst)));
    before?.delete("/list/");
    for (const [path, held] of before ?? []) assert.equal(after?.get(path), held, `${name}: ${path}`);
  }
});

test("newer and older lead through all pages and back", () => {
  const pages = pagesOf(articles(90));
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
    pagesOf([]).map(({ path, total }) => [path, total]),
    [["/list/", 0]],
  );
});
