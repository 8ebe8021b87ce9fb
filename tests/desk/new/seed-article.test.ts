import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { fullWidthPunctuation } from "../../../src/domain/punctuation.ts";
import { newsroom } from "./newsroom.ts";

const ARTICLE = "src/articles/2025/05/trump-putin-ceasefire-call";
const Record = z.record(z.string(), z.unknown());

/** What the page does not say, or says only to people: why no command can know it. */
const UNKNOWABLE: Readonly<Record<string, string>> = {
  id: "made of the slug, which is the author's",
  section: "the page stood in no section",
  tags: "so is what the article is about, for an editor",
  status: "a draft until an editor publishes it",
};

/** `published` too: the page has no date; the command is told the day. */
const TOLD = ["--section", "world", "--published", "2025-05-19", "--slug", "trump-putin-ceasefire-call"];

test("the seed text comes out as the seed article, apart from what no tool can know", async () => {
  const room = newsroom("_data");
  const { status, stderr } = await room.run(["--from-text", "tests/fixtures/seed/article.txt", ...TOLD]);
  assert.equal(status, 0, stderr);
  const folder = join(room.articles, "2025/05/trump-putin-ceasefire-call");
  assert.equal(readFileSync(join(folder, "article.md"), "utf8"), readFileSync(join(ARTICLE, "article.md"), "utf8"));
  const [made, wanted] = [folder, ARTICLE].map((at) => known(readFileSync(join(at, "article.json"), "utf8")));
  assert.deepEqual(made, wanted);
});

test("nothing is on the list of what no tool can know that the seed article does not have", () => {
  const { status, ...seed } = Record.parse(JSON.parse(readFileSync(join(ARTICLE, "article.json"), "utf8")));
  assert.equal(status, undefined);
  assert.deepEqual(
    Object.keys(UNKNOWABLE).filter((field) => field !== "status" && !(field in seed)),
    [],
  );
});

/** The record without what no tool can know, its words in print form as a reader sees them. */
function known(json: string): unknown {
  const record = Record.parse(
    JSON.parse(json, (_, value) => (typeof value === "string" ? fullWidthPunctuation(value) : value)),
  );
  return Object.fromEntries(Object.entries(record).filter(([field]) => !(field in UNKNOWABLE)));
}
