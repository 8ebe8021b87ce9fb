import assert from "node:assert/strict";
import { PassThrough, Readable } from "node:stream";
import { test } from "node:test";
import { CommentRecord } from "../../src/domain/comment.ts";
import { runComments } from "../../src/moderation/command.ts";
import { importComments } from "../../src/moderation/import.ts";
import { listComments } from "../../src/moderation/list.ts";
import { ADDRESS, ARTICLE, answers, type Desk, netlifySubmission, newDesk, OTHER, timeOf } from "./desk.ts";

async function deskWith(...waiting: Readonly<Record<string, string>>[]): Promise<Desk> {
  const desk = newDesk();
  const list = waiting.map((fields, index) => netlifySubmission(index + 1, fields));
  await importComments(desk.options("import", "--from", "netlify-json", desk.put("a.json", JSON.stringify(list))));
  return desk;
}

const record = (desk: Desk, end: string): CommentRecord =>
  CommentRecord.parse(JSON.parse(Object.entries(desk.files()).find(([name]) => name.includes(end))?.[1] ?? "null"));
const raw = (fields: Readonly<Record<string, string>>, form = "comment") =>
  JSON.stringify({ id: "0b9f6a52", form, received: "2026-11-20T01:02:03.456Z", fields });

test("an editor goes through the queue: through, refused, skipped", async () => {
  const desk = await deskWith({}, {}, {});
  const [first = "", second = "", third = ""] = desk.queued();
  const { status, stdout, stderr } = await desk.run(["review"], answers("y", "拒绝", "ｓ"));
  assert.equal(status, 0, stderr);
  assert.match(stdout, /标题 {2}\/2025\/05\/sample\//);
  assert.match(stdout, /第 2 条。/);
  assert.match(stdout, /通过 1 条，拒绝 1 条，回复 0 条，还有 1 条等候/);
  assert.deepEqual([desk.published(), desk.queued()], [[first], [third]]);
  assert.match(desk.files()["data/comments/removed.json"] ?? "", new RegExp(second));
});

test("the end of the input is the end of the review; what was decided stays decided", async () => {
  const desk = await deskWith({}, {});
  const { status, stdout } = desk.program(["review"], answers("nonsense", "y").input);
  assert.equal(status, 0);
  assert.match(stdout, /通过 1 条，拒绝 0 条，回复 0 条，还有 1 条等候/);
  assert.deepEqual([desk.published().length, desk.queued().length], [1, 1]);
});

test("the desk answers: the comment and the answer appear together", async () => {
  const desk = await deskWith({});
  const [id] = desk.queued();
  await desk.run(["review", "--name", "要闻部"], answers("r", "谢谢。", "", "已经更正。", "."));
  const [comment, reply = ""] = desk.published();
  assert.equal(comment, id);
  const { parent, name, text, editor, origin } = record(desk, reply);
  assert.deepEqual([parent, name, text, editor, origin], [id, "要闻部", "谢谢。\n\n已经更正。", true, "desk"]);
});

test("an empty answer is no answer, and nothing is published by it", async () => {
  const desk = await deskWith({});
  await desk.run(["review"], answers("r", ".", "q"));
  assert.deepEqual(desk.published(), []);
});

test("an editor takes a telephone number out; a mark shows what to look at", async () => {
  const desk = await deskWith({ message: "打 604-555-0123" });
  const { stdout } = await desk.run(["review"], answers("e", "打〔略〕", ".", "y"));
  assert.match(stdout, /注意：正文里有电话号码/);
  assert.equal(record(desk, "data/comments/2025").text, "打〔略〕");
});

test("the editor's own program is used where one is set", async () => {
  const desk = await deskWith({});
  const script = desk.put("editor.mjs", 'import fs from "node:fs"; fs.appendFileSync(process.argv[2], "添一句。\\n");');
  const env = { EDITOR: `"${process.execPath}" "${script}"` };
  await desk.run(["review"], { ...answers("e", "y"), env });
  assert.equal(record(desk, "data/comments/2025").text, "第 1 条。\n添一句。");
});

test("whom a comment answers is quoted; what an editor let through elsewhere has left the queue", async () => {
  const desk = await deskWith({ message: "问题在哪里？" });
  const [parent = ""] = desk.queued();
  const path = desk.put("b.json", JSON.stringify([netlifySubmission(9, { parent })]));
  await importComments(desk.options("import", "--from", "netlify-json", path));
  // As it comes through git from somebody who has reviewed it.
  desk.put(`data/comments${ADDRESS}${parent}.json`, desk.files()[`inbox/queue/${parent}.json`] ?? "");
  const { stdout } = await desk.run(["review"], answers("q"));
  assert.match(stdout, /第 1 条，共 1 条/);
  assert.match(stdout, /回复：读者1：“问题在哪里？”/);
  assert.equal(desk.queued().length, 1);
});

test("no escape sequence reaches the terminal, not even from a file that was changed by hand", async () => {
  const desk = newDesk();
  const id = `${timeOf(1)}-000000000000`;
  const comment = { id, article: ARTICLE, name: "甲", date: "2025-05-20T18:00:01Z", text: "一\r二", origin: "generic" };
  desk.put(`inbox/queue/${id}.json`, JSON.stringify(comment));
  const path = desk.put("a.json", JSON.stringify([netlifySubmission(2, { message: "三\u001b]0;x\u0007\u009b2J四" })]));
  await importComments(desk.options("import", "--from", "netlify-json", path));
  const refused = await desk.run(["review"], answers("s", "s"));
  assert.match(refused.stderr, /U\+000D/);
  desk.put(`inbox/queue/${id}.json`, JSON.stringify({ ...comment, text: "一二" }));
  const { stdout } = await desk.run(["review"], answers("s", "s"));
  assert.match(stdout, /三.*四/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(stdout + refused.stderr, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});

test("what came to this machine is taken in and its e-mail address forgotten; other forms stay", async () => {
  const desk = newDesk();
  const fields = { name: "甲", email: "jia@example.com", message: "一条。", article: ARTICLE };
  desk.put("inbox/a.json", raw(fields));
  desk.put("inbox/notice.json", raw({ ...fields, details: "撤下" }, "rights-notice"));
  const { json } = await listComments(desk.options("list", "--pending"));
  assert.ok(Array.isArray(json.comments) && json.comments.length === 1);
  assert.deepEqual(Object.keys(desk.files()), ["inbox/notice.json", `inbox/queue/${desk.queued()[0]}.json`]);
  assert.doesNotMatch(desk.files()[`inbox/queue/${desk.queued()[0]}.json`] ?? "", /example\.com/);
});

test("a raw submission that cannot be used stays and is told, without what is in it", async () => {
  const desk = newDesk();
  const fields = { name: "甲", email: "jia@example.com", message: "一条。", article: "jia@example.com" };
  desk.put("inbox/a.json", raw(fields));
  desk.put("inbox/b.json", '{"email":"jia@example.com"');
  const { text } = await listComments(desk.options("list", "--pending"));
  assert.match(text, /a\.json:1:1 {2}submission-without-article/);
  assert.match(text, /b\.json:1:1 {2}bad-submission/);
  assert.doesNotMatch(text, /jia/);
  assert.equal(Object.keys(desk.files()).length, 2);
});

test("a comment on an article that is gone cannot be let through", async () => {
  const desk = await deskWith({ article: OTHER });
  desk.put("articles/2025/05/other/article.json", JSON.stringify({ id: "20250520-renamed", title: "改了" }));
  const { stdout } = await desk.run(["review"], answers("y", "q"));
  assert.match(stdout, /文章不在了，不能通过/);
  assert.deepEqual(desk.published(), []);
});

test("review and list of one article leave the others", async () => {
  const desk = await deskWith({}, { article: OTHER });
  const { json } = await listComments(desk.options("list", "--pending", "--article", "2025/05/other"));
  assert.ok(Array.isArray(json.comments) && json.comments.length === 1);
  const { stdout } = await desk.run(["review", "--article", ADDRESS, "--json"], answers("y"));
  assert.deepEqual(JSON.parse(stdout), { ok: true, approved: 1, refused: 0, replied: 0, left: 1 });
});

test("while an editor thinks, others may write; what they have handled is told and left as it is", async () => {
  const desk = await deskWith({}, {});
  const [first = "", second = ""] = desk.queued();
  async function* thinking() {
    assert.equal((await desk.run(["remove", first])).status, 0);
    yield "y\ny\n";
  }
  const stdout = new PassThrough();
  const { articles, data, inbox } = desk.places;
  const where = ["--articles", articles, "--data", data, "--inbox", inbox];
  const session = { stdin: Readable.from(thinking()), stdout, stderr: new PassThrough(), env: {} };
  assert.equal(await runComments(["review", ...where], session), 0);
  assert.match(String(stdout.read()), /刚才被别的命令处理过，没有再动它[\s\S]*通过 1 条/);
  assert.deepEqual([desk.published(), desk.queued()], [[second], []]);
});
