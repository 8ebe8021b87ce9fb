import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { keptBody, revivedBody } from "../../src/content/kept-body.ts";
import type { Block } from "../../src/domain/article.ts";
import { textLengthOf } from "../../src/domain/text-length.ts";

const PIECES = ["国", "a", "é", "😀", "<p>", "\n", "\ud83d", "\ude00", "\0", ""] as const;

test("a body revives as it was, whatever characters it has, half ones among them", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = seededRandom(seed);
    const text = () => Array.from({ length: between(random, 0, 4) }, () => pick(random, PIECES)).join("");
    const body: Block[] = Array.from({ length: between(random, 0, 4) }, () => {
      return { kind: "text", html: text(), text: text(), links: [], ids: [text()] };
    });
    const { blocks, words } = keptBody(body);
    const revived = revivedBody(structuredClone(blocks), () => words);
    assert.equal(textLengthOf(revived), textLengthOf(body), `seed ${seed}`);
    assert.deepEqual(revived, body, `seed ${seed}`);
  }
});
