import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { type EditionData, editionBase, editionState, TraditionalEdition } from "../../src/traditional/edition.ts";
import { changedTerms, TermSearch } from "../../src/traditional/term-search.ts";
import {
  ADDRESSES,
  ARTICLES,
  changed,
  FILES,
  files,
  glossary,
  OTHERS,
  publication,
  WORDS,
  words,
} from "./random-edition.ts";

/** How often a kept variant was right, and how often it would have been wrong to keep one, or only needless to make it anew. */
interface Tally {
  kept: number;
  different: number;
  needless: number;
}

/** Compares what two editions make of the same files. */
function compare(before: EditionData, after: EditionData, random: Random, by: string, tally: Tally): void {
  const [kept, now] = [new TraditionalEdition(before, {}), new TraditionalEdition(after, {})];
  const changes = new TermSearch(changedTerms(before.glossary, after.glossary));
  for (const file of files(random)) {
    const variant = kept.variantOf(file);
    const wanted = now.variantOf(file);
    if (!variant) continue;
    assert.equal(new Set(variant.asked).size, variant.asked.length);
    const answered = variant.asked.every((path) => kept.answerTo(path) === now.answerTo(path));
    if (editionBase(before) === editionBase(after) && answered && !changes.mayStandIn(file.text)) {
      tally.kept += 1;
      assert.deepEqual(wanted, variant, `${by}, ${file.path}, ${file.text}`);
    } else if (variant.text !== wanted?.text) tally.different += 1;
    else tally.needless += 1;
  }
}

test("a variant is the same in every edition with the same base, answers to what it asked, and terms that stand in it", () => {
  const tally: Tally = { kept: 0, different: 0, needless: 0 };
  for (let seed = 0; seed < 40; seed += 1) {
    const random = seededRandom(seed);
    const before = publication(random);
    compare(before, changed(random, before), random, `seed ${seed}`, tally);
  }
  assert.ok(tally.kept > 200 && tally.different > 100, JSON.stringify(tally));
});

test("a term that comes, goes or changes leaves every variant as it is in whose lines it does not stand", () => {
  const tally: Tally = { kept: 0, different: 0, needless: 0 };
  for (let seed = 0; seed < 14; seed += 1) {
    const random = seededRandom(seed);
    const before = { ...publication(random), glossary: glossary(random, 6), addresses: [...ADDRESSES] };
    const terms = { ...before.glossary };
    for (let left = between(random, 1, 2); left > 0; left -= 1) {
      const [word, old] = [pick(random, [...WORDS, ...OTHERS]), Object.keys(terms)[0]];
      if (random() < 0.3 && old !== undefined) delete terms[old];
      else terms[word] = words(random, 1);
    }
    compare(before, { ...before, glossary: terms }, random, `seed ${seed}`, tally);
  }
  assert.ok(tally.kept > 60 && tally.different > 60, JSON.stringify(tally));
});

test("two editions of which the answers follow from the same give the same answers", () => {
  let [same, different] = [0, 0];
  for (let seed = 0; seed < 200; seed += 1) {
    const random = seededRandom(seed);
    const before = publication(random);
    const after = random() < 0.2 ? structuredClone(before) : changed(random, before);
    const editions = [before, after].map((data) => new TraditionalEdition(data, {}));
    const answers = editions.map((edition) =>
      [...ADDRESSES, ...FILES, "/nowhere/"].map((path) => edition.answerTo(path)),
    );
    if (editionState(before) === editionState(after)) {
      same += 1;
      assert.deepEqual(answers[1], answers[0], `seed ${seed}`);
    } else if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) different += 1;
  }
  assert.ok(same > 30 && different > 60, `${same} the same, ${different} different`);
});

test("of an article that has no words of its own, nothing matters but its address", () => {
  const random = seededRandom(1);
  const data = { ...publication(random), addresses: [...ADDRESSES] };
  const [path] = ARTICLES;
  const plain = { path, title: "范先生", lede: "范先生", traditional: {} };
  const [without, with_] = [[], [plain]].map((articles) => new TraditionalEdition({ ...data, articles }, {}));
  assert.equal(without?.answerTo(path), "");
  assert.equal(with_?.answerTo(path), "");
  for (const file of files(random)) assert.deepEqual(with_?.variantOf(file), without?.variantOf(file));
});

test("a new article leaves the variants of pages that do not lead to it as they are", () => {
  const random = seededRandom(2);
  const data = { ...publication(random), addresses: [...ADDRESSES] };
  const own = { path: "/2026/01/new/", title: "范先生", lede: "皇后", traditional: { 国: "国" } };
  const before = new TraditionalEdition(data, {});
  const after = new TraditionalEdition(
    { ...data, articles: [...data.articles, own], addresses: [...data.addresses, own.path] },
    {},
  );
  for (const file of files(random)) {
    const variant = before.variantOf(file);
    assert.deepEqual(after.variantOf(file), variant);
    for (const path of variant?.asked ?? []) assert.equal(after.answerTo(path), before.answerTo(path));
  }
});
