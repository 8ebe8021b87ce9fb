import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { Sieve } from "../../src/browser/search/sieve.ts";
import { beginningsOf, SieveWriter, shardsWith, sieveFileOf, sieveFiles } from "../../src/search/sieve.ts";
import { compareText } from "../../src/search/text-order.ts";

const random = seededRandom(32);
const below = (count: number) => Math.floor(random() * count);
const CHARS = [..."停火谈判乌克兰无人机𠮷abcde019月年", "é"];

/** Words of one to five characters, in order, as an index has them. */
function drawn(count: number): string[] {
  const words = Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(5) }, () => CHARS[below(CHARS.length)] ?? "").join(""),
  );
  return [...new Set(words)].sort(compareText);
}

function packed(words: readonly string[]): Uint8Array {
  const writer = new SieveWriter();
  // A piece of the index at a time.
  for (let at = 0; at < words.length; at += 7) writer.add(words.slice(at, at + 7));
  return writer.packed();
}

const SHARDS = [drawn(300), drawn(3), [], drawn(60)];
const SIEVES = SHARDS.map(packed);

for (const size of [50, 2000, 1 << 20]) {
  test(`a shard is never said to lack what begins one of its words, in files of ${size} bytes`, () => {
    const files = sieveFiles(SIEVES, size);
    for (const [place, words] of SHARDS.entries())
      for (const word of words)
        for (let length = 1; length <= [...word].length; length += 1) {
          const [told] = beginningsOf([...word].slice(0, length).join("")).slice(-1);
          if (told === undefined) continue;
          const file = files[sieveFileOf(told, files.length)] ?? new Uint8Array();
          assert.equal(shardsWith(told, file, files.length)[place], true, `${word} ${length}`);
        }
  });
}

test("nearly all that a shard lacks it is said to lack", () => {
  const files = sieveFiles(SIEVES, 2000);
  const has = new Set(SHARDS[0]?.flatMap(beginningsOf));
  const lacks = drawn(2000)
    .flatMap((word) => beginningsOf(word))
    .filter((beginning) => !has.has(beginning));
  const wrong = lacks.filter(
    (one) => shardsWith(one, files[sieveFileOf(one, files.length)] ?? new Uint8Array(), files.length)[0],
  );
  assert.ok(lacks.length > 500 && wrong.length < lacks.length / 50, `${wrong.length} of ${lacks.length}`);
});

test("a question loads one file for each of its words, whatever the number of shards, and none for a lone character", async () => {
  const files = sieveFiles(SIEVES, 50);
  const loaded: string[] = [];
  const sieve = new Sieve({ path: "/s/", files: files.length }, async (address) => {
    loaded.push(address);
    return files[Number(/\d+/.exec(address)?.[0])] ?? new Uint8Array();
  });
  const word = SHARDS[0]?.find((one) => /^\p{Script=Han}{2}/u.test(one)) ?? "";
  const may = await Promise.all(SHARDS.map((_, place) => sieve.mayHave(place, [word, "停"])));
  assert.deepEqual([may[0], may[2], loaded.length], [true, false, 1]);
  assert.equal(await sieve.mayHave(2, ["停"]), true);
});
