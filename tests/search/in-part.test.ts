import assert from "node:assert/strict";
import { test } from "node:test";
import { inPart } from "../../src/search/meanings.ts";
import type { Archive } from "../../src/search/shard.ts";
import { pretendShard } from "./pretend-shard.ts";

/** @param titles words that titles have */
function archiveOf(texts: readonly string[], titles: readonly string[]): Archive {
  return {
    shards: [pretendShard("2025-01", texts)],
    titles: {
      having: async ([word = ""]) => (titles.includes(word) ? [0] : []),
      between: async () => [],
      articles: async () => [],
      pages: async () => [],
    },
    book: { words: async () => [], syllables: async () => [], forms: async (text) => [text] },
    names: [],
    sections: [],
    sources: [],
  };
}

async function wordsOf(typed: string, archive: Archive): Promise<(readonly string[])[]> {
  const words: (readonly string[])[] = [];
  for await (const meaning of inPart(typed, archive)) words.push(meaning.words);
  return words;
}

test("of a question the words that fewest articles have are looked for", async () => {
  const texts = ["俄乌冲突", "战争", "战争", "结束", "结束", "结束", "时候", "时候", "时候"];
  assert.deepEqual(await wordsOf("俄乌战争什么时候结束", archiveOf(texts, [])), [["俄乌", "战争"]]);
});

test("a part of a name that is in a title counts for more than one that is rarer", async () => {
  const texts = ["埃米尔", "普京", "普京"];
  assert.deepEqual(await wordsOf("弗拉基米尔普京", archiveOf(texts, ["普京"])), [["普京"]]);
});

test("where the archive has no word of it there is nothing", async () => {
  assert.deepEqual(await wordsOf("葫芦娃", archiveOf(["普京"], ["普京"])), []);
});
