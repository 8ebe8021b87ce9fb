import assert from "node:assert/strict";
import { test } from "node:test";
import { archiveOf } from "../../src/publication/archive.ts";
import { articleOn, articles } from "../fixtures/articles.ts";

test("every article stands in the archive once, under its own day, newest first", () => {
  const all = articles(500);
  const listed = archiveOf(all).archiveMonths.flatMap(({ year, month, days }) =>
    days.flatMap(({ day, articles: list }) =>
      list.map((article) => {
        assert.equal(day.slice(0, 7), `${year}-${month}`);
        assert.equal(article.published.day, day);
        return article.slug;
      }),
    ),
  );
  assert.deepEqual(
    listed,
    all.map(({ slug }) => slug),
  );
});

test("counts add up", () => {
  const { archive: years } = archiveOf(articles(500));
  assert.deepEqual(
    years.map(({ year, count }) => [year, count]),
    [
      ["2026", 135],
      ["2025", 365],
    ],
  );
  assert.deepEqual(
    years
      .at(-1)
      ?.months.map(({ count }) => count)
      .reverse(),
    [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
  );
});

test("months and years lead to the next one that has articles", () => {
  const { archive: years, archiveMonths } = archiveOf([articleOn(700), articleOn(60), articleOn(0)]);
  assert.deepEqual(
    years.map(({ path, older, newer }) => ({ path, older, newer })),
    [
      { path: "/2026/", older: "/2025/", newer: undefined },
      { path: "/2025/", older: undefined, newer: "/2026/" },
    ],
  );
  assert.deepEqual(
    archiveMonths.map(({ path, older }) => [path, older]),
    [
      ["/2026/12/", "/2025/03/"],
      ["/2025/03/", "/2025/01/"],
      ["/2025/01/", undefined],
    ],
  );
});
