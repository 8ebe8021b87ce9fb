import assert from "node:assert/strict";
import { test } from "node:test";
import { Inquiry } from "../../src/browser/search/inquiry.ts";
import { statusText } from "../../src/browser/search/sentences.ts";
import { pageNamesOf } from "../../src/build/search-index/named-pages.ts";
import { PeopleNames } from "../../src/content/people.ts";
import type { Article } from "../../src/domain/article.ts";
import { PeopleRegistry } from "../../src/domain/person.ts";
import { type Answer, NOTHING } from "../../src/search/answer.ts";
import { articleOn, HOUSE, textBlock } from "../fixtures/articles.ts";
import { tinyIndex } from "./tiny-index.ts";

/** What readers type is seldom what an article says. One archive, and what each way of asking has to find in it. */

let days = 0;

function article(slug: string, title: string, text: string, changes: Partial<Article> = {}): Article {
  days += 1;
  return articleOn(days, { slug, title, lede: "导语。", body: [textBlock(`<p>${text}</p>\n`)], ...changes });
}

const ARTICLES = [
  article("mentions", "别的事", "有人说到神舟飞船。"),
  article("body", "旧闻", "枫叶。枫叶。枫叶。枫叶。枫叶。"),
  article("early", "看枫叶去", "文。"),
  article(
    "president",
    "特朗普到访",
    "美国总统特朗普（Donald Trump）说，Jean·Pierre、O’Brien 和 L’Oréal 都在。F-35 与 iPhone 15，还有 GPT4。",
  ),
  article("again", "特朗普离开", "文。"),
  article("ship", "神舟二十一号近日发射", "文。"),
  article("ship-again", "神舟二十一号返回", "办法比较有效，仍有分歧。"),
  article("old-paper", "报业旧事", "《蘋果日報》停刊，广岛人也看過報；広島的電車照常。"),
  article("by", "署名之作", "文。", {
    authors: [{ name: "王浩然" }, { name: "Emily Chan" }],
    section: HOUSE,
    sources: [{ name: "公报" }],
  }),
  article("late", "又看枫叶去", "文。"),
  article("both", "停火可期", "伊朗表示欢迎。"),
];

const PAGES = pageNamesOf({
  people: [
    { key: "wang-haoran", name: "王浩然", path: "/people/wang-haoran/", latin: "Wang Haoran" },
    { key: "trump", name: "特朗普", path: "/people/trump/" },
  ],
  peopleNames: new PeopleNames(
    PeopleRegistry.parse({ "wang-haoran": { name: "王浩然", aliases: ["浩然", "让·王"] }, trump: { name: "特朗普" } }),
  ),
  topics: [{ title: "俄乌停火谈判", path: "/topics/ceasefire/" }],
});
const archive = await tinyIndex(ARTICLES, 150, [["特朗普", "川普"]], PAGES);

/** All that is said of a question at first. */
async function answer(typed: string, filters = {}): Promise<Answer> {
  const inquiry = new Inquiry({ typed, filters, order: "relevance" });
  const first = await inquiry.next(archive);
  if (!first.awaitsRelated) return first;
  assert.deepEqual([first.related, first.notes], [[], []]);
  return { ...(await inquiry.nextRelated(archive)), exact: first.exact, ...(first.offer && { offer: first.offer }) };
}

const listed = (period: NonNullable<Answer["offer"]>["period"]) =>
  slugs((period?.newest ?? []).map(({ path }) => ({ url: path })));
const slugs = (results: readonly { readonly url: string }[]) => results.map(({ url }) => url.split("/").at(-2) ?? "");

for (const [what, typed, ...found] of [
  ["Traditional characters in a Simplified article, typed so", "蘋果日報", "old-paper"],
  ["the same typed in simplified characters", "苹果日报", "old-paper"],
  ["Japanese characters, typed so", "広島的", "old-paper"],
  ["the same as in China", "广岛的", "old-paper"],
  ["the same as in Taiwan", "廣島的", "old-paper"],
  ["a name with an apostrophe, typed with another", "O'Brien", "president"],
  ["without it", "OBrien", "president"],
  ["what stands behind it", "oreal", "president"],
  ["a name with a dot inside", "Jean·Pierre", "president"],
  ["the same with a hyphen", "jean-pierre", "president"],
  ["what stands behind the dot", "Pierre", "president"],
  ["a name and its number in one word", "iPhone15", "president"],
  ["the same without its hyphen", "F35", "president"],
  ["the same with a space that it does not have", "GPT 4", "president"],
  ["words on both sides of a mark, typed without it", "比较有效仍有", "ship-again"],
  ["a by-line", "王浩然", "by"],
  ["a number that is no day", "神舟二十一号", "ship-again", "ship"],
  ["titles before texts, the newer first", "枫叶", "late", "early", "body"],
] as const) {
  test(`${what}: ${typed}`, async () => {
    assert.deepEqual(slugs((await answer(typed)).exact), found);
  });
}

for (const [what, typed, relation, ...found] of [
  ["words that are nowhere side by side", "伊朗停火", "apart", "both"],
  ["the same with a character that simplified Chinese does not have", "伊朗歡迎", "apart", "both"],
  ["a name that the house writes otherwise", "川普", "name", "again", "president"],
  ["another way of writing its sounds", "特郎普", "sound", "again", "president"],
  ["a name in pinyin", "telangpu", "letters", "again", "president"],
  ["the same with a letter too many", "telangpuu", "letters", "again", "president"],
  ["the pinyin of another way to write it", "chuanpu", "letters", "again", "president"],
  ["its first letters", "tlp", "letters", "again", "president"],
  ["the name that an article gives", "Trump", "letters", "again"],
  ["characters of the same sound", "神州二十一号", "sound", "ship-again", "ship"],
  ["a name that titles have with numbers only", "神州", "sound", "ship-again", "ship", "mentions"],
  ["its number in digits", "神舟21号", "name", "ship-again", "ship"],
  ["both at once", "神州21号", "sound", "ship-again", "ship"],
  ["pinyin with its tones", "Tè lǎng pǔ", "letters", "again", "president"],
  ["tones as numbers", "te4 lang3pu3", "letters", "again", "president"],
  ["a character that was left in letters", "特lang普", "letters", "again", "president"],
  ["a word in letters behind another", "美国telangpu", "letters", "president"],
  ["a name in other letters as one word", "emilychan", "letters", "by"],
  ["a name of which articles give the last part", "唐纳德特朗普", "part", "again", "president"],
  ["the same with its dot", "唐纳德·特朗普", "part", "again", "president"],
  ["the same with a number that no article has", "神州九号", "sound", "ship-again", "ship", "mentions"],
] as const) {
  test(`${what} is related, and said how: ${typed}`, async () => {
    const { exact, related, notes } = await answer(typed);
    assert.deepEqual(
      [typed === "Trump" ? slugs(exact) : exact, notes[0]?.relation],
      [typed === "Trump" ? ["president"] : [], relation],
    );
    assert.deepEqual(slugs(related), found);
  });
}

test("a day offers what was published on it, in whatever form it is typed", async () => {
  const { published } = ARTICLES.find(({ slug }) => slug === "president") ?? articleOn(0);
  const [year, month, day] = published.day.split("-").map(Number);
  for (const typed of [`${year}年${month}月${day}日`, `${year}/${month}/${day}`, published.day]) {
    const { offer } = await answer(typed);
    const days = { first: published.day, last: published.day };
    assert.deepEqual([offer?.period?.days, offer?.period?.count], [days, 1], typed);
    assert.deepEqual(listed(offer?.period), ["president"]);
  }
});

test("a day is offered as well when the question itself failed first, and is asked of a later index", async () => {
  const gone = async (): Promise<never> => {
    throw new Error("the files of this index are gone");
  };
  const inquiry = new Inquiry({ typed: "2025-01-09", filters: {}, order: "relevance" });
  const shards = archive.shards.map((shard) => ({ ...shard, search: gone, preload: gone }));
  await assert.rejects(inquiry.next({ ...archive, shards }), /gone/);
  const { offer } = await inquiry.next(archive);
  assert.equal(offer?.period?.count, 1);
  assert.equal((await inquiry.next(archive)).offer, undefined, "with the first answer only");
});

test("where nothing has a day as it was typed so far, the day itself is named and not the end of the search", async () => {
  const sentences = { sayNotYet: "not yet", sayNotYetButDated: "dated", sayNoneButDated: "none but dated" };
  const { offer } = await answer("2025-01-09");
  const none = { ...NOTHING, ...(offer && { offer }) };
  assert.equal(statusText(sentences, { ...none, more: true }, "2025-01-09", false), "dated");
  assert.equal(statusText(sentences, none, "2025-01-09", false), "none but dated");
  assert.equal(statusText(sentences, { ...NOTHING, more: true }, "2025-01-09", false), "not yet");
});

test("to list the articles of a day or a month no text is loaded, and to list those of one file one file", async () => {
  const before = archive.fetched.length;
  const { offer } = await answer("2025-01-09");
  assert.equal(offer?.period?.newest.length, 1);
  assert.equal((await answer("2025年1月")).offer?.period?.newest.length, 5);
  const loaded = archive.fetched.slice(before);
  assert.deepEqual(
    loaded.filter((path) => path.endsWith(".pf_fragment")),
    [],
  );
  assert.ok(archive.fetched.filter((path) => path.includes("/listed")).length <= 1);
});

test("a month offers the newest of it, and a day on which nothing was published is said to have nothing", async () => {
  const { period } = (await answer("2025年1月")).offer ?? {};
  assert.deepEqual([period?.count, listed(period)], [11, ["both", "late", "by", "old-paper", "ship-again"]]);
  assert.equal((await answer("2025年2月3日")).offer?.period?.count, 0);
});

test("a section and a source offer to show them alone, and a filter alone is a question", async () => {
  const section = (await answer(HOUSE.name)).offer?.section;
  assert.deepEqual(section, [HOUSE.name, 1]);
  assert.deepEqual((await answer("公报")).offer?.source, ["公报", 1]);
  assert.deepEqual(slugs((await answer("", { source: "公报" })).exact), ["by"]);
});

for (const [what, typed, path] of [
  ["a registered person", "王浩然", "/people/wang-haoran/"],
  ["the same by the Latin name", "wang HAORAN", "/people/wang-haoran/"],
  ["the same in one word", "wanghaoran", "/people/wang-haoran/"],
  ["the same by an alias", "浩然", "/people/wang-haoran/"],
  ["an alias without its dot", "让王", "/people/wang-haoran/"],
  ["the name that another paper writes", "川普", "/people/trump/"],
  ["a topic", "俄乌停火谈判", "/topics/ceasefire/"],
  ["the same in traditional characters", "俄烏停火談判", "/topics/ceasefire/"],
] as const) {
  test(`${what} offers its page: ${typed}`, async () => {
    const pages = (await answer(typed)).offer?.pages ?? [];
    assert.deepEqual(
      pages.map((page) => page.path),
      [path],
    );
  });
}

test("a part of a name, and a name inside of something else, offer no page", async () => {
  for (const typed of ["王浩", "俄乌停火", "王浩然说", "wang"])
    assert.equal((await answer(typed)).offer?.pages, undefined, typed);
});

test("quotation marks ask for what stands in them and nothing else, unless there is none of it", async () => {
  assert.deepEqual(slugs((await answer("枫叶 去")).related), ["body"]);
  const quoted = await answer("“枫叶 去”");
  assert.deepEqual([slugs(quoted.exact), quoted.related], [["late", "early"], []]);
  assert.deepEqual(slugs((await answer("「伊朗停火」")).related), ["both"]);
});

test("marks alone ask for nothing, and with a filter for all that it leaves", async () => {
  assert.deepEqual((await answer("？！🚀")).exact, []);
  assert.deepEqual(slugs((await answer("？！", { source: "公报" })).exact), ["by"]);
});

test("what is exact is there before anybody looks for what is related", async () => {
  const { exact, related, awaitsRelated } = await new Inquiry({
    typed: "Trump",
    filters: {},
    order: "relevance",
  }).next(archive);
  assert.deepEqual([slugs(exact), related, awaitsRelated], [["president"], [], true]);
});

test("a name that titles have with numbers only is offered without the numbers", async () => {
  const { notes } = await answer("shenzhou");
  assert.deepEqual(notes, [{ relation: "letters", words: ["神舟"] }]);
});

test("what is typed as it stands is answered without anything else", async () => {
  const { exact, related, notes } = await answer("旧闻");
  assert.deepEqual([slugs(exact), related, notes], [["body"], [], []]);
});
