import assert from "node:assert/strict";
import { test } from "node:test";
import { beginningOf, filesWith, fileWith } from "../../src/search/heads.ts";
import { compareText } from "../../src/search/text-order.ts";

const LETTERS = ["中", "国", "一", "𠮷", "a", "b", "7", "@"];

/** Words of one to four letters, in order, each once; the same in every run. */
function words(seed: number): string[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const all = Array.from({ length: 120 }, () =>
    Array.from({ length: 1 + next(4) }, () => LETTERS[next(LETTERS.length)] ?? "").join(""),
  );
  return [...new Set(all)].sort(compareText);
}

test("a word is looked for in the file that has it, and what begins so in all that have some, by shortened beginnings", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const all = words(seed);
    const size = 1 + (seed % 7);
    const files = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.slice(at * size, (at + 1) * size),
    );
    const firsts = files.map(([first = ""], at) => beginningOf(first, files[at - 1]?.at(-1) ?? ""));
    for (const [at, file] of files.entries())
      for (const word of file) {
        assert.equal(fileWith(word, firsts), at, `${word} in ${firsts.join(" ")}`);
        for (const length of [1, 2]) {
          const beginning = [...word].slice(0, length).join("");
          assert.ok(filesWith(beginning, firsts).includes(at), `${beginning}… in ${firsts.join(" ")}`);
        }
      }
  }
});

test("what comes before all files is in none, and a list of files says of each no more than tells it from the one before", () => {
  assert.equal(fileWith("一", ["中", "中国"]), undefined);
  assert.equal(fileWith("一", []), undefined);
  assert.deepEqual(
    ["anquanshengchan 安全生产", "beijing 北京"].map((word, at) =>
      beginningOf(word, ["anquan 安全", "anzhe"][at] ?? ""),
    ),
    ["anquans", "b"],
  );
});
