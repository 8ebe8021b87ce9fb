import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";
import { newsroom } from "./newsroom.ts";

const DATA = "tests/fixtures/newsroom/data";
const ARTICLE = "tests/fixtures/newsroom/articles/2025/05/trump-putin-ceasefire-call";
const Fields = z.record(z.string(), z.unknown());

/** What the page does not say; the command is told. The `id` is made of the day and the slug. */
const TOLD = ["--section", "world", "--published", "2025-05-19", "--slug", "trump-putin-ceasefire-call"];
/** What no tool can know or decide, and nobody is asked: an editor chooses tags, and publishes. */
const LEFT = ["order", "status", "tags"];

test("the seed text comes out as the seed article, apart from what no tool can know", async () => {
  const room = newsroom(DATA);
  const { exit, err } = await room.run("--from-text", "tests/fixtures/seed/article.txt", ...TOLD);
  assert.equal(exit, 0, err);
  const folder = join(room.articles, "2025/05/trump-putin-ceasefire-call");
  assert.equal(readFileSync(join(folder, "article.md"), "utf8"), readFileSync(join(ARTICLE, "article.md"), "utf8"));
  const [made, wanted] = [recordIn(folder), recordIn(ARTICLE)];
  const fields = [...new Set([...Object.keys(made), ...Object.keys(wanted)])];
  assert.deepEqual(fields.filter((field) => !isDeepStrictEqual(made[field], wanted[field])).toSorted(), LEFT);
});

test("what an editor has to look at in the seed article is on the list, and nothing stops the check", async () => {
  const room = newsroom(DATA);
  const { out } = await room.run("--from-text", "tests/fixtures/seed/article.txt", "--json", ...TOLD);
  const Result = z.object({ review: z.array(z.object({ code: z.string().optional(), message: z.string() })) });
  const { review } = Result.parse(JSON.parse(out));
  assert.deepEqual(
    review.map(({ code, message }) => code ?? message.slice(0, 2)),
    [...Array.from({ length: 4 }, () => "missing-picture-file"), "体裁", "missing-credit", "标签"],
  );
});

test("a day and a short name that nobody gave are named as guesses, since the address is made of them", async () => {
  const room = newsroom(DATA);
  const { out } = await room.run("--from-text", "tests/fixtures/seed/article.txt", "--section", "world");
  assert.match(out, /article\.json:6:16\n {2}发布日期没有写明，先取了今天（\d{4}年/);
  assert.match(out, /article\.json:3:9\n {2}短名“feng-xiang-[a-z-]+”由标题的拼音拟定/);
});

/** The words in print form, as a reader sees them: two notes of the seed record have a half-width comma. */
function recordIn(folder: string): Record<string, unknown> {
  const json = readFileSync(join(folder, "article.json"), "utf8");
  return Fields.parse(
    JSON.parse(json, (_, value) => (typeof value === "string" ? fullWidthPunctuation(value) : value)),
  );
}
