import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ProblemsError } from "../../src/domain/problem.ts";
import { importComments } from "../../src/moderation/import.ts";
import { removeComments } from "../../src/moderation/removal.ts";
import { Refusal } from "../../src/terminal/outcome.ts";
import { ADDRESS, ARTICLE, netlifySubmission, newDesk, OTHER, records, take, timeOf } from "./desk.ts";

async function problemsOf(work: Promise<unknown>): Promise<{ code: string; message: string }[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return [...error.problems];
    throw error;
  }
}

const textOf = async (fields: Readonly<Record<string, string>>) => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1, fields)]);
  return records(desk)[0];
};

test("what comes in waits; what the editor approved on the command line is published", async () => {
  const desk = newDesk();
  const dry = await take(desk, [netlifySubmission(1), netlifySubmission(2)], "--dry-run");
  assert.deepEqual(desk.files(), {});
  assert.ok(Array.isArray(dry.json.queued));
  const second: unknown = dry.json.queued.find((id: string) => id.startsWith(timeOf(2)));
  await take(desk, [netlifySubmission(1), netlifySubmission(2)], "--approve", String(second));
  assert.deepEqual(desk.published(), [second]);
  assert.equal(desk.queued().length, 1);
  assert.ok(desk.queued()[0]?.startsWith(timeOf(1)));
});

test("approving what waits already publishes it", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1)]);
  await take(desk, [netlifySubmission(1)], "--approve-all");
  assert.deepEqual([desk.published().length, desk.queued().length], [1, 0]);
});

test("approving what is not in the file is refused and nothing is taken in", async () => {
  const desk = newDesk();
  const work = take(desk, [netlifySubmission(1)], "--approve", `${timeOf(1)}-000000000000`);
  await assert.rejects(work, Refusal);
  assert.deepEqual(desk.files(), {});
});

test("the same file again changes nothing", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1), netlifySubmission(2)]);
  const before = desk.files();
  const { json } = await take(desk, [netlifySubmission(2), netlifySubmission(1)]);
  assert.deepEqual(desk.files(), before);
  assert.equal(json.known, 2);
});

test("one bad record: all of them are told, none is taken in", async () => {
  const desk = newDesk();
  const long = netlifySubmission(3, { message: `长${" ".repeat(100_000)}长` });
  const list = [netlifySubmission(1), netlifySubmission(2, { message: "" }), long];
  const problems = await problemsOf(take(desk, list));
  assert.deepEqual(desk.files(), {});
  assert.match(
    problems.map(({ message }) => message).join("\n"),
    /第 2 项：没有正文.*\n.*第 3 项：正文连空白有 100002 字/,
  );
  await take(desk, list, "--skip-invalid");
  assert.equal(desk.queued().length, 1);
});

test("a comment about no article of ours is told by its place, not by what the reader sent", async () => {
  const desk = newDesk();
  const stray = netlifySubmission(2, { article: "spam@example.com" });
  const [problem] = await problemsOf(take(desk, [netlifySubmission(1), stray]));
  assert.equal(problem?.code, "submission-without-article");
  assert.match(problem?.message ?? "", /^第 2 项/);
  assert.doesNotMatch(problem?.message ?? "", /example\.com/);
  const { json } = await take(desk, [netlifySubmission(1), stray], "--skip-unknown");
  assert.equal(json.unknown, 1);
  assert.equal(desk.queued().length, 1);
});

test("a comment finds its article by id, address, or old address", async () => {
  const by = async (fields: Readonly<Record<string, string>>) => (await textOf(fields))?.article;
  assert.equal(await by({ article: "", "article-url": `https://paper.example${ADDRESS}` }), ARTICLE);
  assert.equal(await by({ article: "", "article-url": "https://old.example.org/?p=123" }), OTHER);
  assert.equal(await by({ article: "", "article-url": "/archives/%E6%97%A7%E6%96%87" }), OTHER);
});

test("a removed comment does not come back, nor does a refused one", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1)], "--approve-all");
  await take(desk, [netlifySubmission(2)]);
  await removeComments(desk.options("remove", ...desk.published(), ...desk.queued()));
  const { json } = await take(desk, [netlifySubmission(1), netlifySubmission(2)], "--approve-all");
  assert.equal(json.removed, 2);
  assert.deepEqual([desk.published(), desk.queued()], [[], []]);
});

test("two files in either order, in one run or two, give the same", async () => {
  const lists = [
    [netlifySubmission(1), netlifySubmission(2)],
    [netlifySubmission(3), netlifySubmission(2)],
  ];
  const results: Record<string, string>[] = [];
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const [apart, together] = [newDesk(), newDesk()];
    for (const index of order) await take(apart, lists[index] ?? []);
    const paths = order.map((index) => together.put(`${index}.json`, JSON.stringify(lists[index])));
    await importComments(together.options("import", "--from", "netlify-json", ...paths));
    results.push(apart.files(), together.files());
  }
  for (const result of results) assert.deepEqual(result, results[0]);
});

test("an answer keeps whom it answers when that is here, and only then", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1)], "--approve-all");
  const [parent = ""] = desk.published();
  await take(desk, [netlifySubmission(2, { parent }), netlifySubmission(3, { parent: `${timeOf(9)}-000000000000` })]);
  const otherArticle = netlifySubmission(4, { parent, article: OTHER });
  await take(desk, [otherArticle, netlifySubmission(5, { parent: "../../x" })]);
  assert.deepEqual(
    records(desk)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((record) => record.parent),
    [undefined, parent, undefined, undefined, undefined],
  );
});

test("WordPress: approved comments are published with their threads; an address for a name holds one back", async () => {
  const desk = newDesk();
  const path = "tests/moderation/fixtures/export.wxr.xml";
  const { json } = await importComments(desk.options("import", "--from", "wxr", path));
  assert.deepEqual([desk.published().length, desk.queued().length, json.held, json.unapproved], [2, 1, 1, 1]);
  const [first, second] = records(desk);
  assert.equal(first?.article, OTHER);
  assert.equal(second?.parent, first?.id);
  assert.equal(records(desk)[2]?.name, "匿名读者");
  const before = desk.files();
  await importComments(desk.options("import", "--from", "wxr", path, "--approve-all"));
  assert.deepEqual(desk.files(), before);
});

test("the old site's number decides, not its scheme: http and https exports are one", async () => {
  const desk = newDesk();
  const text = readFileSync("tests/moderation/fixtures/export.wxr.xml", "utf8");
  const path = desk.put("http.xml", text.replaceAll("https://old", "http://old"));
  await importComments(desk.options("import", "--from", "wxr", path));
  const { json } = await importComments(
    desk.options("import", "--from", "wxr", "tests/moderation/fixtures/export.wxr.xml"),
  );
  assert.equal(json.known, 3);
});

test("text loses what nobody sees, and keeps what people wrote", async () => {
  const message = " \u202ee\u0301 第一\u200b行\r\n\r\n\r\n\r\n👩‍👧 <b>尖括号</b>\u001b[2J ";
  assert.equal((await textOf({ message }))?.text, "é 第一行\n\n👩‍👧 <b>尖括号</b>[2J");
});

test("an e-mail address never becomes a name; what stands beside it stays", async () => {
  assert.equal((await textOf({ name: "张三 <zhang@example.com>" }))?.name, "张三");
  assert.equal((await textOf({ name: "zhang＠example．com" }))?.name, "匿名读者");
  assert.equal((await textOf({ name: "" }))?.name, "匿名读者");
  assert.equal((await textOf({ name: "张\n三" }))?.name, "张 三");
});

test("a website that is no plain address is left out", async () => {
  for (const website of ["javascript:alert(1)", "https://a@example.com/", "https://a.example/?m=b@example.com", "x"]) {
    assert.equal((await textOf({ website }))?.website, undefined, website);
  }
  assert.equal((await textOf({ website: "https://a.example/甲" }))?.website, "https://a.example/甲");
});

test("removed.json that cannot be read stops the import: what was taken down would come back", async () => {
  const desk = newDesk();
  desk.put("data/comments/removed.json", "[");
  assert.deepEqual(
    (await problemsOf(take(desk, [netlifySubmission(1)]))).map(({ code }) => code),
    ["json-syntax"],
  );
});
