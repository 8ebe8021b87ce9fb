import assert from "node:assert/strict";
import { test } from "node:test";
import { RelatedArticles } from "../../src/publication/related.ts";
import { articleOn, articles, HOUSE } from "../fixtures/articles.ts";

const TALKS = { key: "talks", name: "谈判" };
const ICE = { key: "ice", name: "冰" };

test("shared tags come before the same section, and near articles before far ones", () => {
  const article = articleOn(10, { slug: "this", tags: [TALKS, ICE] });
  const others = [
    articleOn(14, { slug: "section-near" }),
    articleOn(18, { slug: "one-tag", tags: [TALKS], section: HOUSE }),
    articleOn(30, { slug: "both-tags-far", tags: [TALKS, ICE] }),
    articleOn(12, { slug: "both-tags-near", tags: [ICE, TALKS] }),
    articleOn(11, { slug: "nothing", section: HOUSE }),
  ];
  const sorted = [article, ...others].sort((a, b) => b.published.epoch - a.published.epoch);
  assert.deepEqual(
    new RelatedArticles(sorted).of(article).map(({ slug }) => slug),
    ["both-tags-near", "both-tags-far", "one-tag", "section-near"],
  );
});

test("what is of the same topic comes before any number of shared tags", () => {
  const tags = [TALKS, ICE];
  const [newer, article, older] = [14, 10, 2].map((day) =>
    articleOn(day, { slug: `day-${day}`, tags, section: HOUSE }),
  );
  const topical = [30, 1].map((day) => articleOn(day, { slug: `topic-${day}` }));
  const inTopic = [topical[0], article, topical[1]].flatMap((one) => one ?? []);
  const sorted = [...topical, newer, article, older]
    .flatMap((one) => one ?? [])
    .sort((a, b) => b.published.epoch - a.published.epoch);
  assert.ok(article);
  const related = new RelatedArticles(sorted, [inTopic]);
  assert.deepEqual(
    related.of(article).map(({ slug }) => slug),
    ["topic-1", "topic-30", "day-14", "day-2"],
  );
});

test("an article is not related to itself, and a lonely one to nothing", () => {
  const lonely = articleOn(0, { tags: [TALKS] });
  assert.deepEqual(new RelatedArticles([lonely]).of(lonely), []);
});

test("in a long archive the oldest and the newest find four each", () => {
  const all = articles(1000, { tags: [TALKS] });
  const related = new RelatedArticles(all);
  for (const article of [all[0], all.at(-1), all[500]]) {
    assert.ok(article);
    const found = related.of(article);
    assert.equal(new Set(found).size, 4);
    assert.ok(!found.includes(article));
  }
});
