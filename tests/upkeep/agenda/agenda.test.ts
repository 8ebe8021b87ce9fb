import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { runAgenda } from "../../../src/upkeep/agenda/command.ts";
import { minimalPublication, type Publication, putPicture } from "../../fixtures/minimal-publication.ts";
import { pretendNetlify, SITE, TOKEN } from "../../moderation/pretend-netlify.ts";

const NOW = "2025-11-20T12:00:00-08:00";
const READER = "secret-reader@example.com";

async function agenda(p: Publication, args: readonly string[] = [], env = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const where = ["--articles", p.articles, "--data", p.data, "--inbox", inboxOf(p)];
  const status = await runAgenda([...where, "--now", NOW, ...args], { stdout, stderr }, env);
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}

function inboxOf({ data }: Publication): string {
  return join(dirname(data), "inbox");
}

function post(p: Publication, form: string, received: string): void {
  mkdirSync(inboxOf(p), { recursive: true });
  const fields = { "form-name": form, name: READER, email: READER, message: READER, details: READER, article: "x" };
  const submission = { id: received, form, received, fields };
  writeFileSync(join(inboxOf(p), `${form}-${received.replace(/\W/g, "")}.json`), JSON.stringify(submission));
}

test("a desk that has nothing to do is told so", async () => {
  const { status, stdout } = await agenda(minimalPublication());
  assert.equal(status, 0);
  assert.equal(stdout, "眼下没有要办的事。\n");
});

test("the desk hears of a licence fourteen days before it ends, of whole articles and of pictures, and whom to ask", async () => {
  const p = minimalPublication();
  putPicture(p);
  p.record({
    title: "借来的*文章*",
    until: "2025-12-04T12:00:00-08:00",
    pictures: {
      chart: { file: "chart.png", alt: "图", credit: "gazette", licence: "许可", until: "2025-11-21T00:00:00-08:00" },
    },
  });
  p.write("article.md", "正文。\n\n![](chart)\n");
  const { status, stdout } = await agenda(p);
  assert.equal(status, 1);
  assert.match(stdout, /使用期限快到了（2）/);
  const [picture, whole] = stdout.split("\n").filter((line) => line.startsWith("- "));
  assert.match(
    picture ?? "",
    /2025年11月21日：`\/2025\/05\/sample\/`.*图片或图表“chart”（.*公报.*）到期，到时自动换成占位框/,
  );
  assert.match(whole ?? "", /2025年12月4日 12:00.*借来的\\\*文章\\\*，全文.*到时自动撤下/);
  assert.equal((await agenda(p, ["--days", "13"])).stdout.includes("全文"), false);
  assert.equal(
    (await agenda(p, ["--now", "2025-12-04T12:00:00-08:00"])).status,
    0,
    "what has ended is no matter any more",
  );
});

test("rights notices of two days and comments of three are told by number and age, and nothing of what they say", async () => {
  const p = minimalPublication();
  post(p, "rights-notice", "2025-11-18T19:59:00Z");
  post(p, "rights-notice", "2025-11-19T20:00:00Z");
  post(p, "comment", "2025-11-10T20:00:00Z");
  post(p, "comment", "2025-11-19T20:00:00Z");
  const [said, json] = [await agenda(p), await agenda(p, ["--json"])];
  assert.equal(said.status, 1);
  assert.match(said.stdout, /权利通知 1 份没有处理，最早的等了 2 天/);
  assert.match(said.stdout, /读者评论 1 份没有处理，最早的等了 10 天/);
  assert.deepEqual(JSON.parse(json.stdout).overdue, [
    { form: "rights-notice", count: 1, days: 2 },
    { form: "comment", count: 1, days: 10 },
  ]);
  assert.doesNotMatch(said.stdout + said.stderr + json.stdout, /secret-reader/);
});

test("what lies in the inbox and is no notice hides none", async () => {
  const p = minimalPublication();
  post(p, "rights-notice", "2025-11-18T19:59:00Z");
  mkdirSync(join(inboxOf(p), "folder.json"));
  symlinkSync(join(inboxOf(p), "nowhere"), join(inboxOf(p), "link.json"));
  for (const [name, content] of Object.entries({ broken: "{", list: "[]" }))
    writeFileSync(join(inboxOf(p), `${name}.json`), content);
  const { status, stdout, stderr } = await agenda(p);
  assert.equal(status, 1, stderr);
  assert.match(stdout, /权利通知 1 份/);
});

test("what waits at Netlify is told as well; Netlify's silence is no empty agenda", async () => {
  const netlify = await pretendNetlify();
  const p = minimalPublication();
  const env = { NETLIFY_API_URL: netlify.url, NETLIFY_AUTH_TOKEN: TOKEN, NETLIFY_SITE_ID: SITE };
  const created_at = "2025-11-01T00:00:00Z";
  const data = { name: READER, message: "你好", article: "20250519-sample" };
  netlify.verified.push({ id: "one", ...{ created_at, form_name: "comment", data } });
  netlify.notices.push({ id: "two", ...{ created_at, form_name: "rights-notice", data } });
  const { status, stdout, stderr } = await agenda(p, [], env);
  assert.equal(status, 1, stderr);
  assert.match(stdout, /权利通知 1 份[\s\S]*读者评论 1 份没有处理，最早的等了 19 天/);
  netlify.answer = (response) => response.writeHead(500).end(READER);
  const failed = await agenda(p, [], env);
  assert.equal(failed.status, 3);
  assert.match(failed.stderr, /^✗ Netlify 出了错（500）/);
  assert.doesNotMatch(stdout + stderr + failed.stderr, /secret-reader/);
});

test("a notice on record that was not settled in a week is told, and not what it is about", async () => {
  const p = minimalPublication();
  const notice = (received: string, status: string) => ({
    received,
    source: "gazette",
    about: "secret-matter",
    status,
  });
  p.siteData("notices.json", [
    notice("2025-11-13", "open"),
    notice("2025-11-19", "open"),
    notice("2025-01-01", "settled"),
  ]);
  const { status, stdout } = await agenda(p);
  assert.equal(status, 1);
  assert.match(stdout, /没有了结的权利通知（1）\n\n- 2025-11-13 收到/);
  assert.doesNotMatch(stdout, /secret-matter/);
});

test("a broken article hides no other's end, and is told", async () => {
  const p = minimalPublication();
  p.record({ until: "2025-12-01T00:00:00-08:00" });
  p.record({ id: "broken-one", title: "" }, "2025/05/broken");
  const { status, stdout } = await agenda(p);
  assert.equal(status, 1);
  assert.match(stdout, /全文.*\n\n有 \d+ 处错误，出错的文章没有算进来/);
});

test("wrong usage is told apart from data that cannot be read", async () => {
  const p = minimalPublication();
  assert.equal((await agenda(p, ["--days", "two"])).status, 2);
  assert.equal((await agenda(p, ["--now", "yesterday"])).status, 2);
  assert.match((await agenda(p, ["--help"])).stdout, /退出码/);
  p.siteData("site.json", {});
  const { status, stderr } = await agenda(p);
  assert.equal(status, 3);
  assert.match(stderr, /处错误，先用 npm run check/);
});
