import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { fold } from "../../src/search/fold.ts";
import { readQueries, runsOf } from "../../src/search/query.ts";
import { allTermsOf, extraTermsOf, rareTermsOf, termsOf } from "../../src/search/terms.ts";
import { titleQuestion } from "../../src/search/title-terms.ts";
import { cutOf, randomWords } from "./random-text.ts";

for (const [typed, ...terms] of [
  ["停火", "停火"],
  ["停火谈判", "停火", "火谈", "谈判"],
  // Every second pair of a long run, and the last.
  ["停火谈判今天开始", "停火", "谈判", "今天", "开始"],
  ["停火谈判今天开", "停火", "谈判", "今天", "天开"],
  ["𠮷野家", "𠮷野", "野家"],
  ["A股", "a股"],
  ["5月19日", "5月19日"],
  ["2025年5月19日在日内瓦", "2025年", "5月19日", "日在", "日内", "内瓦"],
  ["5月19", "5月", "月19", "19"],
  ["2025年5月", "2025年", "年5", "5月"],
  ["中国5G网络", "5g网", "中国", "网络"],
  ["J.D.万斯", "jd万", "万斯"],
  ["3.5%", "3点5百分"],
  ["14:30", "14时30"],
  ["1,000", "1000"],
  ["家", "家"],
  ["x", "x"],
  // What says little is not asked for beside what says more.
  ["F-35", "f35"],
  ["停火 的", "停火"],
] as const) {
  test(`${typed} is looked up by ${terms.join(" ")}`, () => {
    assert.deepEqual(termsOf(readQueries(typed).at(-1) ?? { parts: [] }), terms);
  });
}

test("titles are asked for by every two characters, of a long sentence by some all over it", () => {
  assert.deepEqual(titleQuestion(["停火谈判"]).terms, ["停火", "火谈", "谈判"]);
  assert.deepEqual(titleQuestion(["甲乙丙丁戊己庚辛壬癸"]).terms, ["甲乙", "丙丁", "戊己", "庚辛", "壬癸"]);
});

test("a document adds mixed words and the characters that end a clause, each once", () => {
  const runs = runsOf(fold("A股大涨。5月 A股大涨，J.D.万斯").text);
  assert.deepEqual(extraTermsOf(runs), ["a股", "涨", "5月", "月", "jd万", "斯"]);
});

test("a document adds numbers with their marks spelled out", () => {
  assert.deepEqual(extraTermsOf(runsOf("14:30,3.5%")), ["14时30", "3点5百分"]);
});

test("the few words tried first lie across the borders of words", () => {
  const rare = (typed: string) => rareTermsOf(readQueries(typed)[0] ?? { parts: [] });
  assert.deepEqual(rare("停火"), ["停火"]);
  assert.deepEqual(rare("停火谈判"), ["火谈"]);
  assert.deepEqual(rare("停火谈判今天开始"), ["火谈", "天开"]);
});

test("a text has all its pairs and words", () => {
  assert.deepEqual(allTermsOf(runsOf(fold("停火谈判：Trump 5月来").text)), [
    ...["停火", "火谈", "谈判"],
    ...["trump", "月来", "5", "5月"],
  ]);
});

test("whatever a query is cut from has all its terms", () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const random = seededRandom(seed);
    const words = randomWords(random, 12);
    const runs = runsOf(fold(words.join("")).text);
    // Of Pagefind's own words, pairs of Han and words without Han; the same as for a title.
    const known = new Set([...allTermsOf(runs), ...extraTermsOf(runs)]);
    const cut = cutOf(random, words);
    for (const term of readQueries(cut).slice(0, 1).flatMap(termsOf)) {
      const found = known.has(term) || [...known].some((word) => word.startsWith(term));
      assert.ok(found, `${term} of ${cut} in ${words.join("")}`);
    }
  }
});
