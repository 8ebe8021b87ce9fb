import assert from "node:assert/strict";
import { readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { ArticleRecord } from "../../src/domain/article-record.ts";
import { commit, exclusively, finishInterrupted } from "../../src/moderation/transaction.ts";
import { DISK } from "../../src/moderation/transaction-disk.ts";
import { ADDRESS, ARTICLE, type Desk, netlifySubmission, newDesk } from "./desk.ts";

const RECORD = `{
  "id": "${ARTICLE}",
  "title": "渡轮加开班次",
  "lede": "开头一段。省府宣布，渡轮下周起加开三班。",
  "tags": [ "ferries" ]
}
`;
const BODY = "开头一段。\n\n## “大渡轮”班次\n\n头班船早上七点开出。\n\n头班船早上七点开出，末班船**晚上十点**回港。\n";
const OLD = new Date("2025-05-20");
const REPORT = {
  "form-name": "error-report",
  article: ARTICLE,
  quote: "早上七点开出",
  heading: "班次",
  before: "头班船",
  after: "，末班船晚上十点",
  right: "六点半开出",
  source: "https://ferries.example/winter",
  name: "王女士 <wang@example.com>",
  "submission-id": "1-2-3-4-5-6",
};

function deskWith(...posts: readonly Readonly<Record<string, string>>[]): Desk {
  const desk = newDesk();
  desk.put(`articles${ADDRESS}article.json`, RECORD);
  desk.put(`articles${ADDRESS}article.md`, BODY);
  for (const [index, fields] of posts.entries()) desk.put(`inbox/${index}.json`, raw(index, fields));
  return desk;
}

const raw = (number: number, fields: Readonly<Record<string, string>>) =>
  JSON.stringify({ id: `post-${number}`, form: "error-report", received: `2026-11-20T01:02:0${number}.456Z`, fields });
const recordOf = (desk: Desk) => readFileSync(join(desk.places.articles, ADDRESS, "article.json"), "utf8");
const waiting = (desk: Desk) =>
  Object.keys(desk.files()).flatMap((name) => /^inbox\/reports\/([^/]+)\.json$/.exec(name)?.[1] ?? []);

async function told(desk: Desk, ...args: string[]) {
  const { status, stdout, stderr } = await desk.run(["reports", ...args]);
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

async function undone(desk: Desk, ...args: string[]) {
  const { status, stdout, stderr } = await desk.run(["undo", ...args]);
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

test("a report is listed with the passage as it stands now, the one that was meant among equal ones", async () => {
  const desk = deskWith(REPORT);
  const said = await told(desk);
  assert.match(said, /渡轮加开班次 {2}\/2025\/05\/sample\//);
  assert.match(said, /现在：正文第 7 行（还有 1 处一样）：头班船【早上七点开出】，末班船晚上十点回港。/);
  assert.match(said, /署名：王女士\n/);
  assert.doesNotMatch(Object.values(desk.files()).join(""), /wang@/);
  const { reports } = JSON.parse(await told(desk, "--json"));
  assert.deepEqual([reports[0].passage.where, reports[0].passage.more], ["正文第 7 行", 1]);
});

test("what was read in the Traditional edition, or typed with other spaces, is found; what has gone, by its surroundings", async () => {
  const lines: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [
      { quote: "省府宣布，渡輪下週起", before: "", after: "" },
      /现在：导语：开头一段。【省府宣布，渡轮下周起】加开三班/,
    ],
    [{ quote: "开头一段", before: "", after: "。" }, /现在：正文第 1 行（还有 1 处一样）：【开头一段】。/],
    [{ quote: "开头一段", heading: "導語", before: "", after: "" }, /现在：导语（还有 1 处一样）/],
    [{ quote: "「大渡輪」", before: "", after: "" }, /现在：正文第 3 行：【“大渡轮”】班次/],
    [{ quote: "渡輪加開班次", before: "", after: "" }, /现在：标题：【渡轮加开班次】/],
    [{ quote: " 末班船 晚上十点\n回港" }, /现在：正文第 7 行：头班船早上七点开出，【末班船晚上十点回港】/],
    [
      { quote: "早上九点", before: "", after: "头班船早上七点开出，末班船" },
      /现在：正文第 7 行，这句话已经不在了：头班船/,
    ],
    [{ quote: "无关的话", before: "", after: "" }, /现在：文章里找不到这句话\n原在：班次/],
    [{ quote: "", before: "", after: "", heading: "" }, /现在：文章里找不到这句话\n应为/],
  ];
  for (const [fields, expected] of lines) assert.match(await told(deskWith({ ...REPORT, ...fields })), expected);
});

test("a report becomes a correction of the record, which keeps its own way of writing; undone, nothing is left of it", async () => {
  const desk = deskWith(REPORT);
  await told(desk);
  const [id = ""] = waiting(desk);
  const said = await told(desk, "--correct", id, "--text", "原写“七点开出”，应为“六点半开出”。");
  assert.match(said, /感谢读者王女士指正。/);
  assert.match(said, /正文第 7 行还写着“早上七点开出”/);
  const { changes } = ArticleRecord.pick({ changes: true })
    .loose()
    .parse(JSON.parse(recordOf(desk)));
  const [{ date = "", ...change } = {}, ...more] = changes;
  assert.deepEqual(
    [change, more],
    [{ kind: "correction", text: "原写“七点开出”，应为“六点半开出”。", thanks: "王女士" }, []],
  );
  assert.match(date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/);
  assert.match(recordOf(desk), /"tags": \[ "ferries" \],\n {2}"changes": \[/);
  // Sent once more, or taken in by another desk: it is settled.
  desk.put("inbox/again.json", raw(9, REPORT));
  assert.match(await told(desk), /纠错 0 份等候/);
  // An editor has gone on in the record meanwhile, as in a file that is open.
  desk.put(`articles${ADDRESS}article.json`, recordOf(desk).replace("渡轮加开班次", "渡轮加开三班"));
  assert.match(await undone(desk), new RegExp(`^已撤回：更正 ${id}。1 条重新等候`));
  assert.equal(recordOf(desk), RECORD.replace("渡轮加开班次", "渡轮加开三班"));
  assert.deepEqual(waiting(desk), [id]);
});

test("thanks are the editor's to give, and a name that cannot be one is refused", async () => {
  const desk = deskWith({ ...REPORT, name: "x".repeat(61) });
  await told(desk);
  const [id = ""] = waiting(desk);
  const refused = await desk.run(["reports", "--correct", id, "--text", "改了。"]);
  assert.match(refused.stderr, /至多 60 字/);
  assert.equal(recordOf(desk), RECORD);
  await told(desk, "--correct", id, "--text", "改了。", "--no-thanks", "--kind", "update");
  assert.match(recordOf(desk), /"kind": "update",\n {6}"text": "改了。"\n/);
});

test("an editor is asked for the words; without any nothing is changed", async () => {
  const desk = deskWith(REPORT);
  await told(desk);
  const [id = ""] = waiting(desk);
  assert.equal((await desk.run(["reports", "--correct", id], { input: "" })).status, 1);
  assert.equal(recordOf(desk), RECORD);
  assert.equal((await desk.run(["reports", "--correct", id], { input: "改成六点半。\n.\n" })).status, 0);
  assert.match(recordOf(desk), /改成六点半。/);
});

test("a refused report does not come back, and an editor can call it back; a rewritten entry is not taken away", async () => {
  const desk = deskWith(REPORT, { ...REPORT, right: "六点" });
  await told(desk);
  const [first = "", second = ""] = waiting(desk);
  assert.equal(waiting(desk).length, 2);
  await told(desk, "--refuse", `${first},${second}`);
  assert.deepEqual(waiting(desk), []);
  // Both were one decision, and come back in one, whatever was decided since.
  desk.put("inbox/2.json", raw(2, { ...REPORT, right: "五点" }));
  await told(desk);
  const third = waiting(desk).find((id) => id !== first && id !== second) ?? "";
  await told(desk, "--refuse", third);
  await undone(desk, second);
  assert.deepEqual(waiting(desk), [first, second]);
  await told(desk, "--correct", first, "--text", "改了。");
  const path = join(desk.places.articles, ADDRESS, "article.json");
  writeFileSync(path, recordOf(desk).replace("改了。", "改成六点半。"));
  const before = [recordOf(desk), desk.files()];
  const { status, stderr } = await desk.run(["undo"]);
  assert.equal(status, 1);
  assert.match(stderr, /以后又有人动过 .*article\.json/);
  assert.deepEqual([recordOf(desk), desk.files()], before);
  // What was decided before can be taken back all the same, by its number.
  await undone(desk, third);
  assert.deepEqual(waiting(desk), [second, third]);
});

test("reports come by the ways of comments, apart from them: Netlify, Formspree, this machine", async () => {
  const desk = deskWith();
  const netlify = [1, 2].map((number) => ({ ...netlifySubmission(number, REPORT), form_name: "error-report" }));
  const json = desk.put("n.json", JSON.stringify([...netlify, netlifySubmission(3)]));
  const header = "form-name,article,message,name,quote,right,date,id";
  const csv = `${header}\nerror-report,${ARTICLE},,,七点,六点半,2026-11-20T01:02:03Z,f1\ncomment,${ARTICLE},好,读者,,,2026-11-20T01:02:03Z,f2\n`;
  const runs = [
    ["import", "--from", "netlify-json", json],
    ["import", "--from", "formspree-csv", desk.put("f.csv", csv)],
  ];
  for (const run of runs) assert.equal((await desk.run(run)).status, 0);
  // The first two are one report, sent twice by one browser.
  assert.deepEqual([waiting(desk).length, desk.queued().length], [2, 2]);
  const before = desk.files();
  for (const run of runs) await desk.run(run);
  assert.deepEqual(desk.files(), before);
  assert.doesNotMatch(Object.values(before).join(""), /@example|203\.0\.113|Mozilla/);
  assert.equal((await desk.run(["check"])).status, 0);
});

test("an export with a report about nothing stops, and says which; what lies in the inbox stays there", async () => {
  const bad = { ...REPORT, right: " \u3164 " };
  const desk = deskWith({ ...REPORT, article: "nowhere-to-be-found" }, bad);
  const path = desk.put("n.json", JSON.stringify([{ ...netlifySubmission(1, bad), form_name: "error-report" }]));
  const { status, stdout, stderr } = await desk.run(["import", "--from", "netlify-json", path]);
  assert.equal(status, 1);
  assert.match(stdout + stderr, /第 1 项（纠错）：“应该是什么”一栏是空的/);
  assert.match(await told(desk), /找不到对应的文章/);
  assert.deepEqual(Object.keys(desk.files()), ["inbox/0.json", "inbox/1.json"]);
});

test("what nobody looked at for a month goes, and so does what was kept for an undo", async () => {
  const desk = deskWith({ ...REPORT, name: "" }, { ...REPORT, right: "六点" });
  await told(desk);
  const [first = ""] = waiting(desk);
  await told(desk, "--refuse", first);
  const [decision = ""] = Object.keys(desk.files()).filter((name) => name.startsWith("inbox/undo/"));
  const at = (name: string) => join(dirname(desk.places.inbox), name);
  renameSync(at(decision), at("inbox/undo/1700000000000.json"));
  for (const id of waiting(desk)) utimesSync(at(`inbox/reports/${id}.json`), OLD, OLD);
  // Sent long ago, and come in just now: nobody can have looked at it.
  desk.put("inbox/late.json", raw(3, { ...REPORT, right: "五点" }));
  assert.equal((await desk.run(["forget", "--older-than", "1"])).status, 0);
  const [late = "", ...more] = waiting(desk);
  assert.deepEqual(more, []);
  assert.deepEqual(Object.keys(desk.files()), ["data/comments/removed.json", `inbox/reports/${late}.json`]);
  assert.equal((await desk.run(["undo", first])).status, 1);
});

test("killed after it was decided, the next command does the rest, once", async () => {
  const desk = deskWith();
  const change = { date: "2026-11-25T01:02:03-08:00", kind: "correction" as const, text: "改了。" };
  const dying = {
    ...DISK,
    replace: async () => {
      throw new Error("killed");
    },
  };
  await assert.rejects(commit(desk.places, [{ article: "2025/05/sample", change }], dying), /killed/);
  assert.equal(recordOf(desk), RECORD);
  await finishInterrupted(desk.places);
  const after = recordOf(desk);
  assert.match(after, /改了。/);
  await exclusively(desk.places, process, () => commit(desk.places, [{ article: "2025/05/sample", change }]));
  assert.equal(recordOf(desk), after);
});
