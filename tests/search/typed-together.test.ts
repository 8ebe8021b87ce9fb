import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { Inquiry } from "../../src/browser/search/inquiry.ts";
import { articleOn, textBlock } from "../fixtures/articles.ts";
import { tinyIndex } from "./tiny-index.ts";

/** An archive of drawn articles, and what everybody types: words without a space between them, a stretch of a headline. */

const random = seededRandom(32);
const WORDS = [
  "伊朗",
  "停火",
  "港口",
  "火箭",
  "回收",
  "市长",
  "养老金",
  "无人机",
  "地震",
  "选举",
  "关税",
  "医院",
  "疫苗",
  "列车",
  "大桥",
  "渔船",
  "粮食",
  "油价",
  "学校",
  "教师",
  "法院",
  "警方",
  "台风",
  "洪水",
  "博物馆",
  "电影",
  "足球",
  "冠军",
  "芯片",
  "汽车",
] as const;
const BETWEEN = ["将", "和", "，", "对", "的", "在", "与", "因", "。", ""] as const;
const ARTICLES = 60;
const PAIRS = 40;

function sentence(words: number): string {
  return Array.from({ length: words }, () => pick(random, WORDS) + pick(random, BETWEEN)).join("");
}

const texts = Array.from({ length: ARTICLES }, (_, day) => {
  const [title, text] = [sentence(3).replace(/[，。]/g, ""), sentence(between(random, 8, 20))];
  const body = [textBlock(`<p>${text}</p>\n`)];
  return {
    title,
    text: `${title}\n${text}`,
    article: articleOn(day, { slug: `a${day}`, title, lede: "导语。", body }),
  };
});
const archive = await tinyIndex(
  texts.map(({ article }) => article),
  1500,
);
const slugOf = ({ url }: { readonly url: string }) => url.split("/").at(-2) ?? "";

/** All that a reader can get to see: pressing for more as long as there is more. */
async function allFor(typed: string): Promise<string[]> {
  const inquiry = new Inquiry({ typed, filters: {}, order: "relevance" });
  const found: string[] = [];
  let answer = await inquiry.next(archive);
  for (;;) {
    found.push(...answer.exact.map(slugOf), ...answer.related.map(slugOf));
    if (answer.more) answer = await inquiry.next(archive);
    else if (answer.moreRelated) answer = await inquiry.nextRelated(archive);
    else return found;
  }
}

test("of drawn words typed together nearly every article is found that has both, and none twice", async () => {
  const missed: string[] = [];
  let wanted = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = [pick(random, WORDS), pick(random, WORDS)];
    const truth = texts.flatMap(({ text, article }) =>
      one !== other && text.includes(one) && text.includes(other) ? [article.slug] : [],
    );
    const found = await allFor(one + other);
    assert.equal(new Set(found).size, found.length, one + other);
    wanted += truth.length;
    missed.push(...truth.filter((slug) => !found.includes(slug)).map((slug) => `${one}${other} ${slug}`));
  }
  assert.ok(wanted > 5 * PAIRS, "words that never meet prove nothing");
  assert.ok(missed.length <= 0.05 * wanted, `${missed.length} of ${wanted}: ${missed.slice(0, 9).join(", ")}`);
});

test("whatever stretch of a headline is typed, its article stands among the first ten, unless ten newer ones have it too", async () => {
  const buried: string[] = [];
  for (const { title, article } of texts) {
    const from = between(random, 0, title.length - 2);
    const typed = title.slice(from, from + between(random, 2, title.length - from));
    const inquiry = new Inquiry({ typed, filters: {}, order: "relevance" });
    const first = (await inquiry.next(archive)).exact.map(slugOf);
    const newer = texts.filter(
      (other) => other.title.includes(typed) && other.article.published.day > article.published.day,
    );
    if (newer.length < 10 && !first.includes(article.slug)) buried.push(`${typed}: ${title}`);
  }
  assert.deepEqual(buried, []);
});
