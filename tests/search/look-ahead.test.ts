import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { Inquiry } from "../../src/browser/search/inquiry.ts";
import { readQueries } from "../../src/search/query.ts";
import { Question } from "../../src/search/question.ts";
import type { Archive } from "../../src/search/shard.ts";
import { pretendShard } from "./pretend-shard.ts";

/** Whoever asks for more gets some. Archives in which what was typed stands in many articles, in few, in none, or apart. */

const LINES = ["停火谈判", "停火，谈判", "谈判，停火，火谈", "停火和谈判", "没有", "火谈"] as const;

/** How often each line comes is drawn anew for every archive, so that some have only what is wrong. */
function drawnShards(random: Random) {
  const drawn = () => pick(random, LINES);
  const usual = [drawn(), drawn()] as const;
  const months = Array.from({ length: between(random, 1, 7) }, (_, age) => `2025-0${9 - age}`);
  return months.map((month) =>
    pretendShard(
      month,
      Array.from({ length: between(random, 0, 30) }, () => (random() < 0.8 ? pick(random, usual) : drawn())),
    ),
  );
}

test("what a question says of more, seen ahead, is so: some come, or none", async () => {
  const random = seededRandom(83);
  const told = { true: 0, false: 0, undefined: 0 };
  for (let time = 0; time < 150; time += 1) {
    const question = new Question(readQueries("停火谈判"), drawnShards(random), {}, "relevance");
    let answer = await question.next();
    for (let page = 0; answer.more && page < 40; page += 1) {
      const ahead = await question.lookAhead();
      told[`${ahead}`] += 1;
      answer = await question.next();
      if (ahead !== undefined) assert.equal(answer.exact.length > 0, ahead, `archive ${time}, page ${page}`);
    }
  }
  assert.ok(told.true > 20 && told.false > 5 && told.undefined < told.true, JSON.stringify(told));
});

test("more related ones are offered only where there are some, and each comes once", async () => {
  const random = seededRandom(830);
  let offered = 0;
  for (let time = 0; time < 120; time += 1) {
    const archive = archiveOf(random);
    const inquiry = new Inquiry({ typed: "停火谈判", filters: {}, order: "relevance" });
    let answer = await inquiry.next(archive);
    const seen: string[] = [];
    for (let page = 0; page < 40; page += 1) {
      seen.push(...[...answer.exact, ...answer.related].map(({ url }) => url));
      const { more, moreRelated } = await inquiry.lookAhead(archive);
      if (answer.more && more !== false) answer = await inquiry.next(archive);
      else if (answer.awaitsRelated || moreRelated) {
        const wasOffered = !answer.awaitsRelated;
        answer = await inquiry.nextRelated(archive);
        if (wasOffered) {
          offered += 1;
          assert.ok(answer.related.length > 0, `archive ${time}, page ${page}`);
        }
      } else break;
    }
    assert.equal(new Set(seen).size, seen.length, `archive ${time}`);
  }
  assert.ok(offered > 4, String(offered));
});

function archiveOf(random: Random): Archive {
  return {
    shards: drawnShards(random),
    titles: { having: async () => [], between: async () => [], articles: async () => [], pages: async () => [] },
    book: { words: async () => [], syllables: async (text) => [...text].map(() => ""), forms: async (text) => [text] },
    names: [],
    sections: [],
    sources: [],
  };
}
