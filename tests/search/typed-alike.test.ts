import assert from "node:assert/strict";
import { test } from "node:test";
import { meaningsOf } from "../../src/search/meanings.ts";
import { Relatives } from "../../src/search/relatives.ts";
import type { Archive, BookWord } from "../../src/search/shard.ts";
import { soundingAlike } from "../../src/search/sounds.ts";
import { pretendShard } from "./pretend-shard.ts";

const HOW = { filters: {}, order: "relevance" } as const;

/** @param book words by their letters */
function archiveOf(texts: readonly string[], book: Readonly<Record<string, readonly BookWord[]>>): Archive {
  return {
    shards: [pretendShard("2025-01", texts)],
    titles: { having: async () => [], between: async () => [], articles: async () => [], pages: async () => [] },
    book: {
      words: async (letters) => book[letters] ?? [],
      syllables: async (text) => [...text].map((char) => ({ 同: "tong", 益: "yi" })[char] ?? ""),
      forms: async (text) => [text],
    },
    names: [],
    sections: [],
    sources: [],
  };
}

const word = (text: string, count: number): BookWord => ({ word: text, count, letters: "", whole: true });

test("of words that are typed with the same letters there is some of each at first, and it is said once", async () => {
  const texts = [...Array.from({ length: 4 }, () => "射击"), ...Array.from({ length: 30 }, () => "设计")];
  const archive = archiveOf(texts, { sheji: [word("设计", 19), word("射击", 2)] });
  const relatives = new Relatives(meaningsOf("sheji", archive, 0), archive, HOW);
  const [first, second] = [await relatives.next(10), await relatives.next(10)];
  const seldom = first.related.filter(({ words }) => words === "射击");
  assert.deepEqual([first.related.length, seldom.length], [10, 1]);
  assert.deepEqual([first.notes, second.notes], [[{ relation: "letters", words: ["设计", "射击"] }], []]);
  const rest = [...first.related, ...second.related];
  for (let more = second.moreRelated; more; ) {
    const next = await relatives.next(10);
    rest.push(...next.related);
    more = next.moreRelated;
  }
  assert.equal(new Set(rest.map(({ url }) => url)).size, texts.length);
});

test("of words of one sound that with one other character comes before one that is all others", async () => {
  const archive = archiveOf(["同意", "统一"], { tongyi: [word("统一", 20), word("同意", 2)] });
  const meant: string[] = [];
  for await (const { words } of soundingAlike("同益", archive, 0)) meant.push(...words);
  assert.deepEqual(meant, ["同意", "统一"]);
});
