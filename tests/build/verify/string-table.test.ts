import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../../scripts/bench/random.ts";
import { StringTable } from "../../../src/build/verify/string-table.ts";

test("every text has one number and every number one text, however few are asked for at a time, and places that are free are taken once", () => {
  const random = seededRandom(70);
  let pieces: ReturnType<StringTable["pieces"]> = [];
  for (let build = 0; build < 40; build += 1) {
    const table = new StringTable(pieces);
    const known = new Map(pieces.flat().map((text, number) => [text ?? "", number]));
    known.delete("");
    const numbers = new Map<string, number>();
    for (let file = between(random, 0, 8); file >= 0; file -= 1) {
      const texts = Array.from({ length: between(random, 0, 6) }, () => `text ${between(random, 0, 60)}`);
      for (const [at, number] of table.numbersOf(texts).entries()) numbers.set(texts[at] ?? "", number);
    }
    for (const [text, number] of numbers) {
      assert.equal(table.textOf(number), text, `build ${build}`);
      assert.equal(number, known.get(text) ?? number, `build ${build}: ${text} has another number`);
    }
    for (const [text, number] of known) assert.equal(table.textOf(number), text, `build ${build}: ${text} was lost`);
    const used = new Uint8Array(table.size);
    for (const number of [...numbers.values(), ...known.values()]) if (random() < 0.6) used[number] = 1;
    pieces = table.pieces(used);
  }
});
