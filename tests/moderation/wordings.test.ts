import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { changeBetween } from "../../src/moderation/kin.ts";
import { listComments } from "../../src/moderation/list.ts";
import { removeComments } from "../../src/moderation/removal.ts";
import { answers, type Desk, netlifySubmission, newDesk, records, take, timeOf } from "./desk.ts";

const DRAFT = { "submission-id": "0b9f6a52-77aa-4c6b-9c3e-2a4f1d9f0a11" };

test("a comment sent again is one comment; one that was written otherwise meanwhile is another, in whatever order they come", async () => {
  const [first, other] = [netlifySubmission(1, DRAFT), netlifySubmission(2, { ...DRAFT, message: "改过的。" })];
  const again = netlifySubmission(3, { ...DRAFT, message: "第 1 条。 ", name: "读者1" });
  const expected = newDesk();
  await take(expected, [first, other]);
  assert.deepEqual(
    records(expected).map(({ text }) => text),
    ["第 1 条。", "改过的。"],
  );
  for (const order of [
    [[first, other, again]],
    [[again, other, first]],
    [[first], [again], [other]],
    [[other], [first, again]],
  ]) {
    const desk = newDesk();
    for (const list of order) await take(desk, list);
    assert.deepEqual(desk.files(), expected.files());
  }
});

test("of what was written otherwise nothing is published unseen beside what is published, not even when all is approved", async () => {
  const [first, second] = [netlifySubmission(1, DRAFT), netlifySubmission(2, { ...DRAFT, message: "改过的。" })];
  const together = newDesk();
  const { json } = await take(together, [first, second], "--approve-all");
  assert.deepEqual([together.published().length, together.queued().length, json.changed], [1, 1, 1]);
  assert.ok(together.published()[0]?.startsWith(timeOf(2)), "the later one");
  const apart = newDesk();
  for (const one of [first, second, first, second]) await take(apart, [one], "--approve-all");
  assert.deepEqual([apart.published().length, apart.queued().length], [1, 1]);
  assert.ok(apart.published()[0]?.startsWith(timeOf(1)));
  await removeComments(apart.options("remove", ...apart.queued()));
  await take(apart, [first, second], "--approve-all");
  assert.deepEqual([apart.published().length, apart.queued().length], [1, 0], "a refused wording stays refused");
});

test("a comment with an id of before there were marks of words is known by its words, and as removed whatever they are", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1)], "--approve-all");
  const [[name = "", text = ""] = []] = Object.entries(desk.files());
  const old = (value: string) => value.replace(/(Z-[0-9a-f]{12})-[0-9a-f]{8}/, "$1");
  desk.put(old(name), old(text));
  rmSync(join(desk.places.data, "..", name));
  const before = desk.files();
  assert.equal((await take(desk, [netlifySubmission(1)])).json.known, 1);
  assert.deepEqual(desk.files(), before);
  await removeComments(desk.options("remove", ...desk.published()));
  assert.equal((await take(desk, [netlifySubmission(1, { message: "又一条。" })])).json.removed, 1);
});

test("what is too long is kept whole and waits, however long; what the name is too long by is not shown", async () => {
  const desk = newDesk();
  const [long, emoji] = ["长".repeat(5018), "👨‍👩‍👧".repeat(5000)];
  const list = [
    netlifySubmission(1, { message: long }),
    netlifySubmission(2, { message: emoji, name: "甲".repeat(70) }),
  ];
  const { json } = await take(desk, list, "--approve-all");
  assert.deepEqual([json.unfit, json.longNames], [1, 1]);
  const [published, waiting] = records(desk);
  assert.deepEqual([published?.text, published?.name], [emoji, `${"甲".repeat(59)}…`]);
  assert.equal(waiting?.text, long);
});

test("half an emoji and a control character are taken out and told; the rest is kept", async () => {
  const desk = newDesk();
  const { json, text } = await take(desk, [
    netlifySubmission(1, { message: "好\ud83d\u0001的" }),
    netlifySubmission(2),
  ]);
  assert.deepEqual([records(desk)[0]?.text, json.mended], ["好的", 1]);
  assert.match(text, /1 条里有坏掉的或看不见的字符/);
});

/** A comment that is published, with an answer that is and one that waits, and what its reader made of it afterwards. */
async function changedDesk(): Promise<Desk> {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1, { ...DRAFT, message: "港口关了两天。" })], "--approve-all");
  const [parent = ""] = desk.published();
  await take(desk, [netlifySubmission(2, { parent })], "--approve-all");
  await take(desk, [netlifySubmission(3, { parent }), netlifySubmission(4, { ...DRAFT, message: "港口关了三天。" })]);
  return desk;
}

const texts = (desk: Desk) => records(desk).map(({ text }) => text);
const parents = (desk: Desk) => records(desk).flatMap(({ parent }) => parent ?? []);

test("what a reader wrote otherwise stands beside what was written first, for people and machines", async () => {
  const desk = await changedDesk();
  const { text, json } = await listComments(desk.options("list", "--pending"));
  assert.match(
    text,
    /同一位读者改过的文字，原来的已经通过（2025[^）]*）\n改了名字：读者1 → 读者4\n改了正文：“港口关了两天。” → “港口关了三天。”\n原来：\n {2}港口关了两天。\n\n现在：\n {2}港口关了三天。/,
  );
  assert.match(
    JSON.stringify(json.comments),
    /"wordings":\[\{"id":"[^"]*","state":"published","earlier":true,"name":"读者1","text":"港口关了两天。"\}\]/,
  );
  await removeComments(desk.options("remove", ...desk.published()));
  assert.match((await listComments(desk.options("list", "--pending"))).text, /原来的已经拒绝或撤下（2025/);
});

test("the changed text takes the place of the first with its time and its answers, and the first does not come back", async () => {
  const desk = await changedDesk();
  const first = desk.published()[0] ?? "";
  const { stdout } = await desk.run(["review"], answers("s", "y"));
  assert.match(stdout, /y 换上这一条 {2}b 两条都登/);
  assert.deepEqual(texts(desk), ["第 2 条。", "港口关了三天。", "第 3 条。"]);
  const changed = desk.published().find((id) => id.startsWith(timeOf(4))) ?? "";
  assert.deepEqual(parents(desk), [changed, changed]);
  assert.equal(records(desk)[1]?.date, records(desk)[1]?.date.replace(/:\d\dZ/, ":01Z"), "where the first stood");
  const before = desk.files();
  await take(desk, [
    netlifySubmission(1, { ...DRAFT, message: "港口关了两天。" }),
    netlifySubmission(5, { ...DRAFT, message: "港口关了三天。", name: "读者4" }),
  ]);
  assert.deepEqual(desk.files(), before);
  assert.equal((await desk.run(["undo"])).status, 0);
  assert.deepEqual(texts(desk), ["港口关了两天。", "第 2 条。", "第 3 条。", "港口关了三天。"]);
  assert.deepEqual(parents(desk), [first, first]);
  assert.equal(desk.files()["data/comments/removed.json"], "{}\n");
});

test("both may stand, and an answer to the new one begins beneath it", async () => {
  const desk = await changedDesk();
  await desk.run(["review"], answers("s", "b"));
  assert.deepEqual(texts(desk), ["港口关了两天。", "第 2 条。", "港口关了三天。", "第 3 条。"]);
  const other = await changedDesk();
  await other.run(["review"], answers("s", "r", "已经改了。", "."));
  assert.deepEqual(texts(other).slice(0, 2), ["第 2 条。", "港口关了三天。"]);
  assert.ok(texts(other).includes("已经改了。"));
  assert.equal(new Set(parents(other)).size, 1);
});

test("a text that is too long can be let through when it is short enough, and not before", async () => {
  const desk = newDesk();
  await take(desk, [netlifySubmission(1, { message: "长".repeat(5018), name: "<b>甲</b>" })]);
  const { stdout } = await desk.run(["review"], answers("y", "e", "短了。", ".", "y"));
  assert.match(stdout, /超出 5000 字的上限 18 字/);
  assert.match(stdout, /名字：<b>甲<\/b>（登作“甲”）/);
  assert.deepEqual(
    records(desk).map(({ name, text }) => [name, text]),
    [["甲", "短了。"]],
  );
});

test("a change is told from its first other character to its last, whole characters and a little around", () => {
  assert.equal(changeBetween("一二三", "一四三"), "“一二三” → “一四三”");
  assert.equal(changeBetween("👨‍👩‍👧好", "👨‍👩‍👦好"), "“👨‍👩‍👧好” → “👨‍👩‍👦好”");
  assert.equal(
    changeBetween(`${"前".repeat(20)}旧${"后".repeat(20)}`, `${"前".repeat(20)}新${"后".repeat(20)}`),
    "“……前前前前前前前前旧后后后后后后后后……” → “……前前前前前前前前新后后后后后后后后……”",
  );
  assert.equal(changeBetween("重复", "重复重复"), "“重复” → “重复重复”");
});
