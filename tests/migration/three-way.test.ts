import assert from "node:assert/strict";
import { test } from "node:test";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { fieldsOf, unitsOf, valueDigest } from "../../src/migration/write/digest.ts";
import { threeWayLines } from "../../src/migration/write/placed-text.ts";
import { threeWayRecord } from "../../src/migration/write/three-way-record.ts";
import { threeWayText } from "../../src/migration/write/three-way-text.ts";

const RUNS = 300;
const textOf = (paragraphs: readonly string[]) => `${paragraphs.join("\n\n")}\n`;
const linesOf = (text: string) =>
  unitsOf(text)
    .map(({ digest }) => digest)
    .join("");
const compare = (base: string, here: string, there: string) => threeWayText("article.md", linesOf(base), here, there);

/** Paragraphs, some of which a side has replaced, put in or taken away; each side touches only those that are its own. */
function edited(base: readonly string[], random: Random, side: string, isMine: (index: number) => boolean): string[] {
  return base.flatMap((paragraph, index) => {
    if (!isMine(index) || random() < 0.5) return [paragraph];
    const kind = between(random, 0, 2);
    if (kind === 0) return [`${side}改${index}`];
    return kind === 1 ? [] : [paragraph, `${side}添${index}`];
  });
}

test("changes in different paragraphs go together, each where it was made", () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const random = seededRandom(seed);
    const base = Array.from({ length: between(random, 1, 12) }, (_, index) => `段${index}`);
    // Every other paragraph but one, so that something stays between the two.
    const offset = between(random, 0, 1);
    const isOurs = (index: number) => index % 4 === 2 * offset;
    const isTheirs = (index: number) => index % 4 === 2 * (1 - offset);
    const here = edited(base, seededRandom(seed + 1), "我", isOurs);
    const there = edited(base, seededRandom(seed + 2), "他", isTheirs);
    const { merged, conflicts } = compare(textOf(base), textOf(here), textOf(there));
    assert.deepEqual(conflicts, [], `seed ${seed}`);
    const found = (merged ?? "").split("\n").filter((line) => line !== "");
    const expected = new Set([...here, ...there].filter((one) => !base.includes(one)));
    const kept = base.filter((one) => here.includes(one) && there.includes(one));
    assert.deepEqual(new Set(found), new Set([...expected, ...kept].filter((one) => one !== "")), `seed ${seed}`);
    assert.deepEqual(
      found.filter((one) => base.includes(one)),
      kept,
      `seed ${seed}: out of order`,
    );
  }
});

test("whoever has changed alone is followed, and what both have changed alike is changed", () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const random = seededRandom(seed);
    const base = Array.from({ length: between(random, 1, 8) }, (_, index) => `段${index}`);
    const changed = edited(base, random, "改", () => true);
    const [was, is] = [textOf(base), changed.length > 0 ? textOf(changed) : ""];
    assert.equal(compare(was, was, is).merged, is, `seed ${seed}`);
    assert.equal(compare(was, is, was).merged, is, `seed ${seed}`);
    const alike = compare(was, is, is);
    assert.equal(alike.merged, is, `seed ${seed}`);
    assert.deepEqual([alike.here, alike.there], [[], []], `seed ${seed}`);
  }
});

test("where both have changed one paragraph nothing is put together, and both wordings are shown", () => {
  const found = compare(
    textOf(["甲", "乙", "丙"]),
    textOf(["甲", "我改乙", "丙"]),
    textOf(["甲", "他改乙", "丙", "丁"]),
  );
  assert.equal(found.merged, undefined);
  assert.deepEqual(found.conflicts, [{ there: ["他改乙"], here: ["我改乙"] }]);
  const shown = threeWayLines(found).join("\n");
  for (const line of ["旧站  他改乙", "这里  我改乙", "+ 丁"]) assert.ok(shown.includes(line), shown);
});

test("a record goes together field by field, and stays as its author typed it", () => {
  const base = { id: "20190501-a", title: "甲", tags: ["a"], pictures: { one: { alt: "旧" } }, desk: "编辑部" };
  const here = { ...base, title: "我改", pictures: { one: { alt: "旧" }, mine: { alt: "新" } } };
  const { desk: _, ...there } = { ...base, tags: ["a", "b"], pictures: { one: { alt: "他改" } } };
  const fields = Object.fromEntries([...fieldsOf(base)].map(([name, value]) => [name, valueDigest(value)]));
  const typed = JSON.stringify(here, null, 4);
  const { merged = "", conflicts } = threeWayRecord("article.json", fields, { text: typed, record: here }, there);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(JSON.parse(merged), {
    ...{ id: "20190501-a", title: "我改", tags: ["a", "b"] },
    pictures: { one: { alt: "他改" }, mine: { alt: "新" } },
  });
  assert.match(merged, /^ {4}"title": "我改",$/m);
  const clash = threeWayRecord("article.json", fields, { text: typed, record: here }, { ...there, title: "他改" });
  assert.deepEqual(clash.conflicts, [{ there: ["title：他改"], here: ["title：我改"] }]);
});
