import assert from "node:assert/strict";
import { statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProblemsError } from "../../src/domain/problem.ts";
import { checkComments } from "../../src/moderation/check.ts";
import { forgetComments } from "../../src/moderation/forget.ts";
import { importComments } from "../../src/moderation/import.ts";
import { PARTS } from "../../src/moderation/options.ts";
import { removeComments } from "../../src/moderation/removal.ts";
import { ADDRESS, ARTICLE, type Desk, netlifySubmission, newDesk } from "./desk.ts";

const OLD = new Date("2025-05-20");

async function deskWith(list: readonly object[], ...args: string[]): Promise<Desk> {
  const desk = newDesk();
  const path = desk.put("a.json", JSON.stringify(list));
  await importComments(desk.options("import", "--from", "netlify-json", path, ...args));
  return desk;
}

/** One published comment and an answer to an answer to it. */
async function thread(): Promise<Desk> {
  const desk = await deskWith([netlifySubmission(1)], "--approve-all");
  for (const number of [2, 3]) {
    const parent = desk.published().at(-1) ?? "";
    const path = desk.put("a.json", JSON.stringify([netlifySubmission(number, { parent })]));
    await importComments(desk.options("import", "--from", "netlify-json", path, "--approve-all"));
  }
  return desk;
}

async function problemsIn(desk: Desk): Promise<string[]> {
  try {
    const { json } = await checkComments(desk.options("check"));
    return Array.isArray(json.warnings) ? json.warnings.map(({ code }) => `warning ${code}`) : [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

test("removing takes the comment, leaves the answers and writes the id down", async () => {
  const desk = await thread();
  const [first = "", second, third] = desk.published();
  const { text, json } = await removeComments(desk.options("remove", first));
  assert.deepEqual(desk.published(), [second, third]);
  assert.deepEqual(json.repliesKept, [second, third]);
  assert.match(text, /git 的历史/);
  assert.match(
    desk.files()["data/comments/removed.json"] ?? "",
    new RegExp(`^\\{\n {2}"${first}": "\\d{4}-\\d\\d-\\d\\d"\n\\}\n$`),
  );
  assert.deepEqual(await problemsIn(desk), []);
});

test("removing with the answers takes the answers to the answers as well", async () => {
  const desk = await thread();
  const [first = ""] = desk.published();
  await removeComments(desk.options("remove", first, "--with-replies"));
  assert.deepEqual(desk.published(), []);
  assert.deepEqual(
    Object.keys(desk.files()).filter((name) => !name.includes("/undo/")),
    ["data/comments/removed.json"],
  );
});

test("removing with the answers finds those behind an answer that still waits", async () => {
  const desk = await deskWith([netlifySubmission(1)], "--approve-all");
  const [first = ""] = desk.published();
  const answer = async (number: number, parent: string, ...args: string[]) => {
    const path = desk.put("a.json", JSON.stringify([netlifySubmission(number, { parent })]));
    await importComments(desk.options("import", "--from", "netlify-json", path, ...args));
  };
  await answer(2, first);
  await answer(3, desk.queued()[0] ?? "", "--approve-all");
  assert.deepEqual([desk.published().length, desk.queued().length], [2, 1]);
  await removeComments(desk.options("remove", first, "--with-replies"));
  assert.deepEqual([desk.published(), desk.queued()], [[], []]);
});

test("removing what is not there removes nothing", async () => {
  const desk = await thread();
  const before = desk.files();
  const { status, stderr } = await desk.run(["remove", desk.published()[0] ?? "", "20250101T000000Z-000000000000"]);
  assert.deepEqual([status, desk.files()], [1, before]);
  assert.match(stderr, /没有这些评论：20250101T000000Z-000000000000/);
});

test("forgetting ends what waits too long, raw submissions too, and keeps the young, the published and other forms", async () => {
  const desk = await deskWith([netlifySubmission(1)], "--approve-all");
  const young = { ...netlifySubmission(2), created_at: new Date().toISOString() };
  const path = desk.put("a.json", JSON.stringify([young, netlifySubmission(3)]));
  await importComments(desk.options("import", "--from", "netlify-json", path));
  const [published, [old = "", kept]] = [desk.published(), desk.queued()];
  const raw = { id: "x", received: "2025-05-20T01:02:03.456Z", fields: { message: "一" } };
  desk.put("inbox/a.json", JSON.stringify({ ...raw, form: "comment" }));
  desk.put("inbox/notice.json", JSON.stringify({ ...raw, form: "rights-notice" }));
  await forgetComments(desk.options("forget"));
  assert.deepEqual(desk.queued(), [old, kept], "what was sent long ago has only begun to wait");
  for (const id of desk.queued()) utimesSync(join(desk.places.inbox, `queue/${id}.json`), OLD, OLD);
  await forgetComments(desk.options("forget"));
  assert.deepEqual([desk.published(), desk.queued()], [published, [kept]]);
  assert.ok("inbox/notice.json" in desk.files() && !("inbox/a.json" in desk.files()));
  assert.match(desk.files()["data/comments/removed.json"] ?? "", new RegExp(old));
});

test("half a submission, left by whatever was killed, is forgotten like a whole one, and not while it is young", async () => {
  const desk = newDesk();
  const names = ["inbox/a.json.part", "inbox/b.json.part~", "inbox/queue/c.json.part", "inbox/new.json.part~"];
  for (const name of names) {
    const path = desk.put(name, '{"email": "reader@exam');
    if (!name.includes("new")) utimesSync(path, OLD, OLD);
  }
  const { json } = await forgetComments(desk.options("forget"));
  assert.equal(json.raw, 3);
  assert.deepEqual(Object.keys(desk.files()), ["inbox/new.json.part~"]);
});

test("what waits in the inbox is for this user alone, folder and files", async () => {
  const desk = await deskWith([netlifySubmission(1)]);
  const [id = ""] = desk.queued();
  const modes = ["inbox", "inbox/queue", `inbox/queue/${id}.json`].map((name) => {
    const { mode } = statSync(join(desk.places.inbox, "..", name));
    return (mode & 0o777).toString(8);
  });
  assert.deepEqual(modes, ["700", "700", "600"]);
});

const FOLDER = `data/comments${ADDRESS}`;
const SPOILED: Readonly<Record<string, { spoil: (desk: Desk, id: string, text: string) => void; finds: string[] }>> = {
  nothing: { spoil: () => undefined, finds: [] },
  "an export": {
    spoil: (desk) => desk.put("data/comments/export.csv", "name,email\n"),
    finds: ["misplaced-file", "export-in-repository"],
  },
  "an e-mail address for a name": {
    spoil: (desk, id, text) => desk.put(`${FOLDER}${id}.json`, text.replace("读者1", "a@example.com")),
    finds: ["contact-in-comment"],
  },
  "an e-mail address in the text": {
    spoil: (desk, id, text) => desk.put(`${FOLDER}${id}.json`, text.replace("第 1 条", "a@example.com")),
    finds: ["warning contact-in-comment"],
  },
  "an e-mail address in a field of its own": {
    spoil: (desk, id, text) => desk.put(`${FOLDER}${id}.json`, text.replace("{", '{"email": "a@example.com",')),
    finds: ["unknown-key"],
  },
  "the same comment under another article": {
    spoil: (desk, id, text) =>
      desk.put(`data/comments/2025/05/other/${id}.json`, text.replace(ARTICLE, "20250520-other")),
    finds: ["duplicate-comment"],
  },
  "a removed comment": {
    spoil: (desk, id) => desk.put("data/comments/removed.json", JSON.stringify({ [id]: "2025-06-01" })),
    finds: ["removed-comment"],
  },
  "a comment under an article that is gone": {
    spoil: (desk, id, text) => desk.put(`data/comments/2025/05/gone/${id}.json`, text),
    finds: ["unknown-comment-article"],
  },
  "a folder that leads round in a circle": {
    spoil: (desk) => symlinkSync("..", join(desk.places.data, "comments", "2025", "round")),
    finds: ["symlink"],
  },
  "a waiting comment under another name": {
    spoil: (desk, _, text) => desk.put("inbox/queue/20250101T000000Z-000000000000.json", text),
    finds: ["misplaced-comment"],
  },
  "something else in the queue": {
    spoil: (desk) => desk.put("inbox/queue/notes.txt", "x"),
    finds: ["misplaced-comment"],
  },
};

for (const [name, { spoil, finds }] of Object.entries(SPOILED)) {
  test(`the check of a folder with ${name} finds ${finds.join(", ") || "nothing"}`, async () => {
    const desk = await deskWith([netlifySubmission(1)], "--approve-all");
    const [id = ""] = desk.published();
    spoil(desk, id, desk.files()[`${FOLDER}${id}.json`] ?? "");
    assert.deepEqual(await problemsIn(desk), finds);
  });
}

test("every command explains itself", async () => {
  for (const name of Object.keys(PARTS)) {
    const { status, stdout } = await newDesk().run([name, "--help"]);
    assert.equal(status, 0);
    assert.match(stdout, /--json[\s\S]*退出码：0 成功；1 /);
  }
});

for (const [name, args, says] of [
  ["an unknown command", ["approve"], /没有“approve”/],
  ["an option of another command", ["list", "--remote"], /list 没有 --remote/],
  ["an import without files", ["import", "--from", "wxr"], /写上导出的文件/],
  ["an id to a command that takes none", ["check", "x"], /check 后面不用写“x”/],
  ["no days", ["forget", "--older-than", "0"], /--older-than 要写正整数/],
] as const) {
  test(`${name} is wrong usage`, async () => {
    const { status, stderr } = await newDesk().run(args);
    assert.equal(status, 2);
    assert.match(stderr, says);
    assert.match(stderr, /--help/);
  });
}

test("an unknown format is wrong usage, and the known ones are named", async () => {
  const { status, stderr } = newDesk().program(["import", "--from", "disqus", "x"], "");
  assert.equal(status, 2);
  assert.match(stderr, /netlify-json、formspree-json、formspree-csv、wxr/);
});
