import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { UsedNumbers, usedInList } from "../../src/build/pages/used-list.ts";
import { StringTable } from "../../src/build/verify/string-table.ts";
import { Lexicon } from "../../src/traditional/lexicon.ts";
import { pairHash } from "../../src/traditional/neighbours.ts";
import { Digests, Recurring } from "../../src/traditional/recurring.ts";
import { Division } from "../../src/traditional/segment.ts";
import { AllUsed } from "../../src/traditional/trace.ts";
import { Units, Writing } from "../../src/traditional/units.ts";
import { wordsOf } from "../../src/traditional/used-words.ts";
import { Found } from "../../src/traditional/word-chains.ts";

/** Few, so that words begin alike and end in each other: of one unit and of two, and what no word of Chinese has. */
const CHARACTERS = [
  "发",
  "展",
  "里",
  "面",
  "后",
  "干",
  "只",
  "系",
  "国",
  "家",
  "𠮷",
  "𡃁",
  "a",
  "1",
  " ",
  "，",
] as const;

function text(random: Random, most: number): string {
  return Array.from({ length: between(random, 1, most) }, () => pick(random, CHARACTERS)).join("");
}

test("at every place all words are found that stand there and no others, at what they cost, and no border inside one is missed", () => {
  const random = seededRandom(29);
  for (let round = 0; round < 30; round += 1) {
    const counted = new Set(Array.from({ length: 40 }, () => text(random, 4).replaceAll(" ", "")));
    const words = [...counted].filter((word) => word.length > 1);
    const lexicon = new Lexicon(words.map((word, cost) => `${cost} ${word}\n`).join(""), 1000);
    for (let count = 0; count < 10; count += 1) words.push(text(random, 6));
    const numbers = new Map(words.map((word) => [lexicon.add(word), word]));
    numbers.delete(0);
    const line = Array.from({ length: 40 }, () =>
      random() < 0.5 ? words[between(random, 0, words.length - 1)] : text(random, 3),
    ).join("");
    const units = new Units();
    units.read(line);
    const found = new Found();
    for (let at = 0; at < line.length; at += 1) {
      const count = lexicon.wordsAt(units.source, at, found);
      const stand = [...numbers].filter(([, word]) => line.startsWith(word, at));
      assert.deepEqual([...found.words.subarray(0, count)].sort(), stand.map(([number]) => number).sort(), line);
      for (let index = 0; index < count; index += 1) {
        const number = found.words[index] ?? 0;
        assert.equal(found.lengths[index], numbers.get(number)?.length);
        assert.equal(lexicon.costFound(found, index), lexicon.costOf(number));
      }
      for (const [, word] of stand)
        for (let unit = 1; unit < word.length; unit += 1)
          assert.ok(lexicon.neighbours.mayJoin(pairHash(word.charCodeAt(unit - 1), word.charCodeAt(unit))));
    }
  }
});

test("a line written in place is what its pieces are one behind the other, cut where it was cut, whatever grows or shrinks", () => {
  const random = seededRandom(30);
  const writing = new Writing();
  for (let round = 0; round < 300; round += 1) {
    const parts = Array.from({ length: between(random, 1, 5) }, () => text(random, 12));
    const source = parts.join("");
    let end = 0;
    const boundaries = parts.map((part) => (end += part.length));
    writing.begin(source, boundaries);
    const division = new Division(source, parts);
    for (let at = 0; at < source.length; ) {
      const to = Math.min(source.length, at + between(random, 1, 3));
      // A term may become nothing, or as long as it likes.
      const converted = pick(random, ["", "後", "記憶體", source.slice(at, to), "長".repeat(between(random, 1, 90))]);
      if (random() < 0.5) {
        writing.write(at, to, converted);
        division.add(at, to, converted);
      }
      at = to;
    }
    assert.deepEqual(writing.end(), division.end(), source);
  }
});

test("what is remembered of a piece is that of this piece, and one that does not come again is not kept", () => {
  const random = seededRandom(31);
  const pieces = new Recurring<{ readonly source: string; readonly made: string }>(600);
  const digests = new Digests();
  const asked = new Map<string, number>();
  let hits = 0;
  for (let round = 0; round < 4000; round += 1) {
    const piece = random() < 0.5 ? `${between(random, 0, 9)}常见` : text(random, 20);
    const page = `前${piece}后`;
    digests.read(page);
    // A few digests of all, so that pieces share them.
    const digest = digests.of(1, 1 + piece.length) & 63;
    const known = pieces.get(digest, page, 1, 1 + piece.length);
    if (known) {
      assert.deepEqual(known, { source: piece, made: `made of ${piece}` });
      assert.ok((asked.get(piece) ?? 0) > 0, `${piece} had not been there`);
      hits += 1;
    } else if (pieces.isAgain(digest)) pieces.keep(digest, { source: piece, made: `made of ${piece}` });
    asked.set(piece, (asked.get(piece) ?? 0) + 1);
  }
  assert.ok(hits > 500, `${hits} hits`);
});

test("the numbers of what variants used say all of it again, also where a character became something else before", () => {
  const random = seededRandom(32);
  const texts = new StringTable();
  const numbers = new UsedNumbers(texts);
  for (let variant = 0; variant < 60; variant += 1) {
    const pairs = new Map(Array.from({ length: 12 }, () => [text(random, 2), text(random, 2)] as const));
    const used = { ...wordsOf(pairs), terms: [text(random, 3)] };
    const said = usedInList(numbers.of(used).map((number) => texts.textOf(number)));
    const all = new AllUsed();
    all.add(used);
    assert.deepEqual([said.words.table(), said.terms], [all.words.table(), all.terms]);
  }
});
