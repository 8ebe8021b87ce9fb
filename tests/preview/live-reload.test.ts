import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readBuildResult } from "../../src/preview/build-result.ts";
import { LiveReload } from "../../src/preview/live-reload.ts";
import { answerWhileWaiting } from "../../src/preview/waiting.ts";
import { listen } from "../../src/serve/server.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-dev-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "old"));
writeFileSync(join(folder, "old/index.html"), "");

/** A server as `npm run dev` has it, behind which nothing is found. */
async function desk() {
  const reload = new LiveReload();
  const server = createServer((request, response) => {
    if (reload.handle(request, response) || answerWhileWaiting(request, response, folder, reload)) return;
    response.writeHead(404).end("没有");
  });
  const port = await listen(server, 0);
  after(() => server.close().closeAllConnections());
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const events = async () => {
    const { body } = await fetch(`http://127.0.0.1:${port}/__dev/events`);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    return async () => JSON.parse(String((await reader?.read())?.value).slice("data: ".length));
  };
  return { reload, get, events };
}

const PROBLEM = { place: "articles/2026/11/x/article.json:3:5", message: "<b>没有</b>来源。", remedy: "写上。" };

test("an address without a page says that one is being made, then what is wrong, and then that there is none", async () => {
  const { reload, get } = await desk();
  const waiting = await get("/2026/11/x/");
  assert.equal(waiting.status, 503);
  assert.match(waiting.text, /正在生成.*页面好了会自己打开/s);
  assert.match(waiting.text, /<noscript><meta http-equiv="refresh" content="2"\\?\/?><\/noscript>/);
  for (const path of ["/old/", "/assets/site.css", "/%2e%2e/%2e%2e/etc/", "/%00"])
    assert.equal((await get(path)).status, path.includes("%2e") ? 503 : 404, path);
  reload.end([PROBLEM]);
  const failed = await get("/2026/11/x/");
  assert.match(failed.text, /还没有生成.*article\.json:3:5.*&lt;b>没有&lt;\/b>来源。.*写上。/s);
  reload.begin();
  assert.match((await get("/2026/11/x/")).text, /正在生成/);
  reload.end([]);
  assert.equal((await get("/2026/11/x/")).status, 404);
  reload.begin();
  assert.equal((await get("/2026/11/x/")).status, 503);
});

test("open pages hear of every mistake, and of a new site by another version than theirs", async () => {
  const { reload, events } = await desk();
  const next = await (await events)();
  const first = await next();
  assert.deepEqual(first.problems, []);
  assert.ok(reload.addTo("<head></head>").includes(`open-page.js?${first.version}`));
  reload.end([PROBLEM, { ...PROBLEM, place: "" }]);
  const wrong = await next();
  assert.deepEqual([wrong.version, wrong.problems.length, wrong.problems[0]], [first.version, 2, PROBLEM]);
  reload.begin();
  reload.end([]);
  const mended = await next();
  assert.deepEqual(mended.problems, []);
  assert.notEqual(mended.version, first.version);
});

test("what a build reports is told with its places, and what it says when it broke down before it could", () => {
  const file = join(folder, "report.json");
  const read = (report: unknown) => {
    writeFileSync(file, JSON.stringify(report));
    return readBuildResult(file, "说了什么\n");
  };
  const problem = { code: "bad-link", file: "a.md", line: 2, column: 1, message: "甲。", remedy: "乙。" };
  const told = { message: "甲。", remedy: "乙。" };
  assert.deepEqual(read({ ok: false, problems: [problem] }).problems, [{ place: "a.md:2:1", ...told }]);
  const finding = { code: "broken-link", file: "/x/index.html", message: "甲。", remedy: "乙。" };
  assert.deepEqual(read({ ok: false, findings: [finding] }).problems, [{ place: "/x/index.html", ...told }]);
  assert.deepEqual(read({ ok: false, error: "磁盘满了" }).problems, [{ place: "", message: "磁盘满了", remedy: "" }]);
  assert.deepEqual(read({ ok: true, warnings: [{ ...problem, draft: true }] }).reminders?.length, 1);
  rmSync(file);
  assert.deepEqual(readBuildResult(file, "说了什么\n").problems[0]?.message, "说了什么");
});
