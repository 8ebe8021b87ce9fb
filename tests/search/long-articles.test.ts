import assert from "node:assert/strict";
import { test } from "node:test";
import { firstPageOf } from "../../src/search/most-read.ts";
import { readQueries } from "../../src/search/query.ts";
import { Question } from "../../src/search/question.ts";
import { pretendShard } from "./pretend-shard.ts";

test("of an archive of long articles fewer come at first, and those that ask for more get ten", async () => {
  const shard = pretendShard(
    "2025-01",
    Array.from({ length: 40 }, () => "停火谈判"),
  );
  const ask = (length: number) => new Question(readQueries("停火谈判"), [{ ...shard, length }], {}, "relevance");
  const question = ask(2400);
  const [first, second] = [await question.next(), await question.next()];
  assert.deepEqual([first.exact.length, second.exact.length], [5, 10]);
  assert.equal((await ask(500).next()).exact.length, 10);
});

test("it is as many as are waited for gladly, whatever shard they are in, and ten where nothing is known", () => {
  const shards = [
    { pages: 30, length: 1200 },
    { pages: 10, length: 2400 },
  ];
  assert.equal(firstPageOf(shards), 8);
  assert.equal(firstPageOf([]), 10);
  assert.equal(firstPageOf([{ pages: 1, length: 0 }]), 10);
});

test("nobody waits for much that is wrong to see what is right, and who asks for more gets the rest", async () => {
  const wrong = Array.from({ length: 60 }, () => "停火，谈判，火谈");
  const newest = pretendShard("2025-02", [...wrong, "停火谈判"]);
  const older = pretendShard("2025-01", ["停火谈判"]);
  const question = new Question(readQueries("停火谈判"), [newest, older], {}, "relevance");
  const first = await question.next();
  assert.deepEqual(
    first.exact.map(({ url }) => url),
    ["2025-02/60"],
  );
  assert.ok(first.more && older.read.length === 0 && newest.read.length < 30, `${newest.read.length}`);
  const [next] = (await question.next()).exact;
  assert.equal(next?.url, "2025-01/0");
});
