import assert from "node:assert/strict";
import { test } from "node:test";
import { EmbargoLeakScan } from "../../../src/build/verify/embargo-leak.ts";
import { PhraseSearch, SHORTEST_PHRASE } from "../../../src/build/verify/phrase-search.ts";
import { articleOn, textBlock } from "../../fixtures/articles.ts";

const TITLE = "市议会将在下周公布新的预算方案";
const SENTENCE = "据本报看到的文件，这份方案会削减三成开支";
const waiting = articleOn(40, {
  slug: "budget",
  path: "/2025/02/budget-plan/",
  title: TITLE,
  body: [textBlock(`<p>短句。${SENTENCE}。</p>\n<p><strong>另有一段要点也不能提前让人看到</strong>，句子。</p>`)],
});
const found = (text: string, scan = new EmbargoLeakScan([waiting], [articleOn(1)])) =>
  scan.findings("/x.html", new PhraseSearch(scan.phrases).find(Buffer.from(text))).map(({ message }) => message);

test("title, address and every sentence of a waiting article are found, whatever surrounds them", () => {
  assert.deepEqual(found(`<title>${TITLE}｜示例报</title>`), [`/2025/02/budget-plan/ 还没有发布，这里却有“${TITLE}”`]);
  assert.equal(found("/2025/02/budget-plan/  /2025/02/other/  301!").length, 1);
  assert.equal(found(`…${SENTENCE}…`).length, 1);
  assert.equal(found("x另有一段要点也不能提前让人看到x").length, 1);
  assert.equal(found(`${TITLE}${SENTENCE}`).length, 2);
  assert.deepEqual(found(`短句。句子。${TITLE.slice(1)}${SENTENCE.slice(0, -1)}`), []);
});

test("what a published article says as well is no residue", () => {
  const published = articleOn(1, { title: `旧闻：${TITLE}` });
  assert.deepEqual(found(published.title, new EmbargoLeakScan([waiting], [published])), []);
});

test("that nothing is at an old address is no residue of the draft that waits for it, and the same in a page is", () => {
  const scan = new EmbargoLeakScan([waiting], [], [waiting.path]);
  const files = ["/_redirects", "/x.html"].map((file) => scan.findings(file, [waiting.path]).length);
  assert.deepEqual([files, scan.findings("/_redirects", [TITLE]).length], [[0, 1], 1]);
});

test("the words of the Traditional edition are found too", () => {
  const convert = (text: string) => text.replaceAll("议会", "議會").replaceAll("预", "預");
  const scan = new EmbargoLeakScan([waiting], [], [], convert);
  assert.equal(found("市議會将在下周公布新的預算方案", scan).length, 1);
});

test("no phrase is passed over, wherever it stands and however many there are", () => {
  const letters = "abcdefgh甲乙丙丁";
  let state = 7;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const word = (length: number) => Array.from({ length }, () => letters[random(letters.length)]).join("");
  for (let round = 0; round < 300; round += 1) {
    const phrases = Array.from({ length: 1 + random(30) }, () => word(SHORTEST_PHRASE + random(20)));
    const planted = phrases.filter(() => random(2) === 0);
    const text = planted.map((phrase) => word(random(40)) + phrase).join("") + word(random(40));
    assert.deepEqual(
      new PhraseSearch(phrases).find(Buffer.from(text)).sort(),
      [...new Set(phrases.filter((phrase) => text.includes(phrase)))].sort(),
    );
  }
});
