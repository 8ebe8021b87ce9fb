import assert from "node:assert/strict";
import { test } from "node:test";
import { readQueries } from "../../src/search/query.ts";
import { type Answer, type Order, Question } from "../../src/search/question.ts";
import type { Filters, Shard } from "../../src/search/shard.ts";
import { pretendShard } from "./pretend-shard.ts";

function ask(
  typed: string | readonly string[],
  shards: readonly Shard[],
  filters: Filters = {},
  order: Order = "relevance",
) {
  return new Question([typed].flat().flatMap(readQueries), shards, filters, order);
}

const urls = (results: Answer["exact"]) => results.map(({ url }) => url);
const times = <T>(count: number, entry: T) => Array.from({ length: count }, () => entry);

/** Every answer until there are no more. */
async function all(question: Question): Promise<Answer[]> {
  const answers = [await question.next()];
  while (answers.at(-1)?.more && answers.length < 50) answers.push(await question.next());
  return answers;
}

test("articles with the words as typed come first, the others are related", async () => {
  const shard = pretendShard("2025-01", ["停火和谈判", "停火谈判", "谈判，停火，火谈", "没有"]);
  const answer = await ask("停火谈判", [shard]).next();
  assert.deepEqual([urls(answer.exact), urls(answer.related)], [["2025-01/1"], ["2025-01/2"]]);
  assert.deepEqual([answer.found, answer.estimate, answer.more, answer.partial], [1, 1, false, false]);
});

test("words with marks between them are related while an article has them as typed", async () => {
  const answer = await ask("停火谈判", [pretendShard("2025-01", ["停火谈判", "停火，谈判"])]).next();
  assert.deepEqual([urls(answer.exact), urls(answer.related)], [["2025-01/0"], ["2025-01/1"]]);
});

test("where none has, they are what was meant, and all of them can be reached", async () => {
  const answers = await all(ask("停火谈判", [pretendShard("2025-01", times(25, "停火，谈判"))]));
  assert.deepEqual(
    answers.map(({ exact, related, more }) => [exact.length, related.length, more]),
    [
      [10, 0, true],
      [10, 0, true],
      [5, 0, false],
    ],
  );
  assert.equal(new Set(answers.flatMap(({ exact }) => urls(exact))).size, 25);
});

test("they are as well where another form of the question finds nothing", async () => {
  const answer = await ask(["停火谈判", "仃火谈判"], [pretendShard("2025-01", ["停火，谈判"])]).next();
  assert.deepEqual([urls(answer.exact), answer.found], [["2025-01/0"], 1]);
});

test("paging gives each article once and reaches all, over all shards", async () => {
  for (const order of ["relevance", "date"] as const) {
    const shards = ["2025-03", "2025-02", "2025-01"].map((month) => pretendShard(month, times(33, "停火谈判")));
    const answers = await all(ask("停火谈判", shards, {}, order));
    const found = answers.flatMap(({ exact }) => urls(exact));
    assert.deepEqual([found.length, new Set(found).size], [99, 99]);
    assert.ok(answers.slice(0, -1).every(({ exact }) => exact.length === 10));
    assert.deepEqual([answers.at(-1)?.found, answers.at(-1)?.estimate], [99, 99]);
  }
});

test("of a large archive a few shards are asked while something is found, all of them for nothing, and the rest for more", async () => {
  const archive = (newest: string) =>
    Array.from({ length: 9 }, (_, age) => pretendShard(`2025-0${9 - age}`, [age === 0 ? newest : "没有", "停火谈"]));
  const asked = (shards: readonly { readonly asked: readonly string[] }[]) =>
    shards.filter(({ asked }) => asked.length > 0).length;
  const found = archive("停火谈判");
  const question = ask("停火谈判", found);
  const first = await question.next();
  assert.deepEqual([first.exact.length, first.more, first.partial, asked(found)], [1, true, true, 4]);
  assert.deepEqual([(await question.next()).more, asked(found)], [false, 9]);
  const nothing = archive("没有");
  await ask("停火谈判", nothing).next();
  assert.equal(asked(nothing), 9);
});

test("a shard that cannot have what is asked for is not asked, and nothing is said to be left in it", async () => {
  const shards = Array.from({ length: 6 }, (_, age) =>
    pretendShard(`2025-0${6 - age}`, [age === 4 ? "停火谈判" : "停火谈"]),
  );
  const sifted = shards.map((shard, age) => ({
    ...shard,
    ...(age > 0 && {
      mayHave: async (terms: readonly string[]) => terms.every((term) => "停火谈判".includes(term)) && age > 2,
    }),
  }));
  const answer = await ask("停火谈判", sifted).next();
  assert.deepEqual([urls(answer.exact), answer.more, answer.partial], [["2025-02/0"], false, false]);
  assert.deepEqual(
    shards.map(({ asked }) => asked.length > 0),
    [true, false, false, true, true, true],
  );
});

test("long texts that are read in vain are fewer than short ones", async () => {
  const shard = pretendShard("2025-01", times(99, `停火，谈判，火谈${"。".repeat(3000)}`));
  await ask("停火谈判", [shard]).next();
  assert.ok(shard.read.length <= 20, `${shard.read.length}`);
});

test("an older shard is asked when the newer ones have little, or when somebody wants more", async () => {
  const [newer, older] = [pretendShard("2025-02", times(30, "停火")), pretendShard("2025-01", ["停火"])];
  const question = ask("停火", [newer, older]);
  const first = await question.next();
  assert.deepEqual([first.exact.length, first.partial, older.asked.length], [10, true, 0]);
  assert.equal(newer.read.length, 10);
  await question.next();
  await question.next();
  assert.deepEqual(urls((await question.next()).exact), ["2025-01/0"]);
});

test("a page is filled from older shards when the candidates of the newest were wrong", async () => {
  const newest = pretendShard("2025-02", [...times(12, "停火，谈判，火谈"), "停火谈判"]);
  const answer = await ask("停火谈判", [newest, pretendShard("2025-01", ["停火谈判"])]).next();
  assert.deepEqual(urls(answer.exact), ["2025-02/12", "2025-01/0"]);
});

test("by date the newest come first, and older shards wait", async () => {
  const [newer, older] = [pretendShard("2025-02", times(12, "停火")), pretendShard("2025-01", times(12, "停火"))];
  const question = ask("停火", [newer, older], {}, "date");
  assert.deepEqual(urls((await question.next()).exact).slice(0, 2), ["2025-02/11", "2025-02/10"]);
  assert.equal(older.asked.length, 0);
  assert.deepEqual(urls((await question.next()).exact).slice(0, 4), [
    "2025-02/1",
    "2025-02/0",
    "2025-01/11",
    "2025-01/10",
  ]);
});

test("a year asks only the shards that have it, and filters reach them", async () => {
  const shards = ["2026-01", "2025-12", "2024-12"].map((month) => pretendShard(month, ["停火"]));
  await ask("停火", shards, { year: "2025", section: "要闻" }).next();
  assert.deepEqual(
    shards.map(({ asked }) => asked.length > 0),
    [false, true, false],
  );
  assert.deepEqual(shards[1]?.filters, { year: "2025", section: "要闻" });
});

test("the forms of a question are answered in order, each from all shards, no article twice", async () => {
  const newer = pretendShard("2025-02", ["丙软件", "乙软体", "甲软体软件"]);
  const older = pretendShard("2025-01", ["戊软体", "丁著软"]);
  const answers = await all(ask(["软体", "软件", "著软"], [newer, older]));
  const found = answers.flatMap(({ exact }) => urls(exact));
  assert.deepEqual(found.slice(0, 3).sort(), ["2025-01/0", "2025-02/1", "2025-02/2"]);
  assert.deepEqual(found.slice(3), ["2025-02/0", "2025-01/1"]);
});

test("words side by side come before the same words apart", async () => {
  const answer = await ask("来源 监督", [pretendShard("2025-01", ["来源监督", "监督来源"])]).next();
  assert.deepEqual(urls(answer.exact), ["2025-01/0", "2025-01/1"]);
});

for (const [typed, instead] of [
  ["软体", "软件"],
  ["R.T.至", "R.T.和"],
  ["5G网", "5D打印"],
] as const) {
  test(`what the index gives in place of ${typed}, which it does not have, is read ten times at most`, async () => {
    const shard = pretendShard("2025-01", times(40, instead));
    const answer = await ask(typed, [shard]).next();
    assert.deepEqual([answer.exact, answer.more], [[], false]);
    // Ten of the candidates, and as many for the words one by one.
    assert.ok(shard.read.length <= 20, `${shard.read.length}`);
  });
}

test("a number that hides in longer ones is not given up after ten of those", async () => {
  const shard = pretendShard("2025-01", ["会期一日。", ...times(30, "五月二十一日。")]);
  assert.deepEqual(urls((await ask("一日", [shard]).next()).exact), ["2025-01/0"]);
});

test("a shard that does not have the word takes nothing from one that has", async () => {
  const shards = [pretendShard("2025-02", times(20, "软件")), pretendShard("2025-01", ["软体"])];
  assert.deepEqual(urls((await ask("软体", shards).next()).exact), ["2025-01/0"]);
});

test("one character loads the words that begin with it", async () => {
  const shard = pretendShard("2025-01", ["停火", "停火"]);
  assert.equal((await ask("停", [shard]).next()).exact.length, 2);
});

test("titles of the whole archive come first, the newest of them first, and nothing comes twice", async () => {
  const titled = (month: string) =>
    pretendShard(month, [
      ...times<Parameters<typeof pretendShard>[1][number]>(12, "题。停火"),
      ...times(3, { text: "停火。文", filters: {}, title: 3 }),
    ]);
  const shards = ["2025-02", "2025-01"].map(titled);
  const having = async () => [12, 13, 14, 27, 28, 29];
  const question = new Question(readQueries("停火"), shards, {}, "relevance", { having });
  const found = (await all(question)).flatMap(({ exact }) => urls(exact));
  assert.deepEqual(found.slice(0, 6), [
    "2025-02/14",
    "2025-02/13",
    "2025-02/12",
    "2025-01/14",
    "2025-01/13",
    "2025-01/12",
  ]);
  assert.deepEqual([found.length, new Set(found).size], [30, 30]);
});

test("texts that were read for words side by side are not read again for the same words apart", async () => {
  const shard = pretendShard("2025-01", times(30, "谈判停火。火谈"));
  const together = ask("停火谈判", [shard]);
  assert.deepEqual((await together.next()).exact, []);
  const read = shard.read.length;
  const [, apart] = readQueries("停火 谈判");
  const again = new Question(apart ? [apart] : [], [shard], {}, "relevance", undefined, { read: together.near() });
  assert.deepEqual([(await again.next()).exact.length, shard.read.length], [10, read]);
  const found = await all(again);
  assert.equal(new Set(found.flatMap(({ exact }) => urls(exact))).size, 20);
});

test("of equal matches the newer comes first, whatever shard it is in", async () => {
  const shards = [pretendShard("2025-02", ["停火", "停火"]), pretendShard("2025-01", ["停火"])];
  const { exact } = await ask("停火", shards).next();
  assert.deepEqual(urls(exact), ["2025-02/1", "2025-02/0", "2025-01/0"]);
});

test("facets count over all shards that were asked", async () => {
  const entry = (section: string) => ({ text: "停火", filters: { section: [section] } });
  const question = ask("停火", [
    pretendShard("2025-02", [entry("要闻"), entry("本站")]),
    pretendShard("2025-01", [entry("要闻")]),
  ]);
  await question.next();
  assert.deepEqual((await question.facets()).section, { 要闻: 2, 本站: 1 });
});

test("an empty archive answers with nothing", async () => {
  assert.deepEqual(await ask("停火", []).next(), {
    exact: [],
    related: [],
    found: 0,
    estimate: 0,
    more: false,
    partial: false,
  });
});
