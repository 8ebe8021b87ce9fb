import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../src/domain/article.ts";
import { comeNearest } from "../../src/search/fallback.ts";
import { fold } from "../../src/search/fold.ts";
import { readQueries, runsOf } from "../../src/search/query.ts";
import { type Answer, type Order, Question } from "../../src/search/question.ts";
import type { Filters } from "../../src/search/shard.ts";
import { allTermsOf } from "../../src/search/terms.ts";
import { simplifiedForms } from "../../src/search/to-simplified.ts";
import { articleOn, HOUSE, textBlock } from "../fixtures/articles.ts";
import { tinyIndex } from "../search/tiny-index.ts";

/** What Pagefind promises nowhere, and search rests upon. When it fails after an upgrade, search has to be changed. */

const MONTH = 31;

function article(month: number, slug: string, html: string, changes: Partial<Article> = {}): Article {
  return articleOn(month * MONTH, {
    slug,
    lede: "导语。",
    body: [textBlock(`<p>${html}</p>\n`)],
    ...changes,
  });
}

const ARTICLES = [
  article(0, "ceasefire", "双方在日内瓦开启<strong>停火</strong>谈判。"),
  article(1, "apart", "先停火。再谈判。"),
  article(2, "market", "A股大涨3.5%，共1,000家公司建设５Ｇ网络。Québec 也有。", { section: HOUSE }),
  article(3, "dates", "会议定于二〇二五年五月十九日14:30，五月三日报名。", { section: HOUSE }),
  article(4, "software", "新的软件发布，J.D. Vance看见了F-35。São Paulo，Pokémon；Zürich，Zurich。", {
    kind: "compilation",
    sources: [{ name: "公报" }],
  }),
  article(5, "marks", "其中，国家队赢了。"),
  article(6, "body", "枫叶。看枫叶，画枫叶，写枫叶，扫枫叶，烧枫叶，卖枫叶，又是枫叶。"),
  article(7, "title", "这里没有。", { title: "枫叶　红了" }),
  article(12, "newest", "“枫叶大道”又提到一次；A&amp;B公司&lt;停牌&gt;。"),
];

const index = await tinyIndex(ARTICLES, 150);

function ask(typed: string | readonly string[], filters: Filters = {}, order: Order = "relevance"): Promise<Answer> {
  return new Question([typed].flat().flatMap(readQueries), index.shards, filters, order).next();
}

/** The slugs of the exact results, in order. */
async function slugs(...asked: Parameters<typeof ask>): Promise<string[]> {
  return (await ask(...asked)).exact.map(({ url }) => url.split("/").at(-2) ?? "");
}

test("the index is opened by its list alone, and a part of it when it is asked", async () => {
  assert.ok(index.shards.length >= 3, `${index.shards.length}`);
  assert.deepEqual(index.fetched, ["/pagefind/shards.json"]);
  await index.shards[0]?.search(["枫叶"], {});
  assert.ok(!index.fetched.some((file) => /pagefind-entry|\/fragment\/|wasm/.test(file)), `${index.fetched}`);
});

for (const [what, typed, ...found] of [
  ["two characters", "停火", "ceasefire", "apart"],
  ["four characters over the borders of words and tags", "启停火谈", "ceasefire"],
  ["a word typed without its accents", "quebec", "market"],
  ["a word with accents that is nowhere without", "Pokémon", "software"],
  ["words without the accents that are nowhere without", "sao paulo", "software"],
  ["a word beside letters", "A股", "market"],
  ["letters beside a word, in full width and with a space", "５ｇ 网络", "market"],
  ["a number with marks", "3.5%", "market"],
  ["a number with a comma", "1,000", "market"],
  ["a number before a word", "1,000家", "market"],
  ["a date in digits", "2025年5月19日", "dates"],
  ["a date in Chinese numerals", "二〇二五年五月", "dates"],
  ["a month and a day", "5月3日", "dates"],
  ["the hour", "14:30", "dates"],
  ["initials", "J.D. Vance", "software"],
  ["a word of letters", "vance", "software"],
  ["a letter and a number", "F-35", "software"],
  ["the beginning of a word of letters", "van", "software"],
  ["a word with marks around it that are not there", "《国家队》！", "marks"],
  ["a character that only ends clauses", "布", "software"],
  ["a character inside words", "瓦", "ceasefire"],
  ["text that means something in HTML", "<停牌>", "newest"],
  ["a credited source", "公报", undefined],
] as const) {
  test(`the index finds ${what}`, async () => {
    const wanted = found.filter((slug) => slug !== undefined);
    assert.deepEqual((await slugs(typed)).sort(), wanted.sort());
  });
}

test("a word that only comes about across a mark is not found", async () => {
  assert.deepEqual(await slugs("中国"), []);
});

test("traditional characters find what simplified ones find, the mainland's word included", async () => {
  assert.deepEqual(await slugs(simplifiedForms("停火談判")), ["ceasefire"]);
  assert.deepEqual(await slugs(simplifiedForms("軟體")), ["software"]);
});

test("a word once in a title comes before the same word many times in a text, over all shards", async () => {
  assert.equal((await slugs("枫叶"))[0], "title");
});

test("by date the newest come first, over all shards", async () => {
  assert.deepEqual(await slugs("枫叶", {}, "date"), ["newest", "title", "body"]);
});

test("Pagefind's program comes once, and only when a filter has to be asked", async () => {
  await ask("枫叶");
  const programs = () => index.fetched.filter((file) => file.includes("wasm")).length;
  const before = programs();
  await ask("枫叶", { section: "要闻" });
  assert.deepEqual([before, programs()], [0, 1]);
});

test("the pieces say of every word what Pagefind's program says, of words beginning so as well", async () => {
  const texts = ARTICLES.flatMap(({ body }) =>
    body.flatMap((block) => (block.kind === "text" ? block.text.replace(/&\w+;/g, " ") : [])),
  );
  const words = [...new Set(allTermsOf(texts.flatMap((text) => runsOf(fold(text).text))))];
  assert.ok(words.length > 60, `${words.length}`);
  const found = new Set<string>();
  const orders = (hits: readonly { readonly order: number }[]) => hits.map(({ order }) => order).sort((a, b) => a - b);
  for (const shard of index.shards)
    for (const word of words) {
      const own = orders(await shard.search([word], {}));
      const years = [shard.from, shard.to].map((month) => month.slice(0, 4));
      const asked = [...new Set(years)].map((year) => shard.search([word], { year }));
      const program = orders((await Promise.all(asked)).flat());
      // For a word that it does not have Pagefind gives others that begin like it.
      if (own.length === 0) continue;
      assert.deepEqual(own, program, word);
      found.add(word);
    }
  assert.deepEqual(
    words.filter((word) => !found.has(word)),
    [],
  );
});

test("filters hold, and the counts of what can be chosen are those of the candidates", async () => {
  const question = new Question(readQueries("编辑部"), index.shards, {}, "relevance");
  await question.next();
  const { section, kind, year, source } = await question.facets();
  assert.deepEqual(section, { 要闻: 7, 本站: 2 });
  assert.deepEqual(kind, { 原创: 8, 综合: 1 });
  assert.deepEqual(year, { 2025: 8, 2026: 1 });
  assert.deepEqual(source, { 公报: 1 });
  assert.deepEqual((await slugs("编辑部", { section: "本站" })).sort(), ["dates", "market"]);
  assert.deepEqual(await slugs("编辑部", { year: "2026" }), ["newest"]);
  assert.deepEqual(await slugs("编辑部", { source: "公报", kind: "综合" }), ["software"]);
});

test("a result has its title, its excerpt and its date from the index", async () => {
  const [result] = (await ask("红了")).exact;
  assert.deepEqual(result?.title, [
    { text: "枫叶 ", hit: false },
    { text: "红了", hit: true },
  ]);
  assert.deepEqual(result?.excerpt, [{ text: "导语。 这里没有。 本站采写（编辑部）", hit: false }]);
  assert.equal(result?.date, "2025-08-06");
});

test("a word that nothing has gets a suggestion", async () => {
  const { suggestion } = await comeNearest(readQueries("枫业大道")[0] ?? { parts: [] }, index.shards, {}, []);
  assert.equal(suggestion, "枫叶大道");
});
