import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { LiveReload } from "../../src/preview/live-reload.ts";
import { answerWhileWaiting } from "../../src/preview/waiting.ts";
import { listen } from "../../src/serve/server.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-dev-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "2026/11/x"), { recursive: true });

/** A server as `npm run dev` has it, behind which nothing is found. */
async function desk() {
  const reload = new LiveReload();
  const site = { find: async () => undefined };
  const server = createServer(async (request, response) => {
    if (reload.handle(request, response)) return;
    if (await answerWhileWaiting(request, response, site, reload, { articles: folder })) return;
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

test("an address without a page says that one is being made, then what is wrong with it, and that there is none when nothing is", async () => {
  const { reload, get } = await desk();
  const waiting = await get("/2026/11/x/");
  assert.equal(waiting.status, 503);
  assert.match(waiting.text, /正在生成.*页面好了会自己打开/s);
  assert.match(waiting.text, /<noscript><meta http-equiv="refresh" content="2"\\?\/?><\/noscript>/);
  assert.equal((await get("/about/")).status, 503);
  for (const path of ["/assets/site.css", "/%2e%2e/%2e%2e/etc/", "/%00"])
    assert.equal((await get(path)).status, path.includes("%2e") ? 503 : 404, path);
  reload.tell([PROBLEM]);
  const failed = await get("/2026/11/x/");
  assert.match(failed.text, /还没有生成.*article\.json:3:5.*&lt;b>没有&lt;\/b>来源。.*写上。/s);
  reload.renew([PROBLEM]);
  assert.equal((await get("/2026/11/x/")).status, 503);
  assert.equal((await get("/hant/2026/11/x/")).status, 503);
  assert.equal((await get("/2026/11/other/")).status, 404);
  reload.renew([]);
  assert.equal((await get("/2026/11/x/")).status, 404);
});

test("open pages hear of every mistake, of other pages by another version than theirs, and of another program", async () => {
  const { reload, events } = await desk();
  const next = await events();
  const first = await next();
  assert.deepEqual(first.problems, []);
  assert.ok(reload.addTo("<head></head>").includes(`open-page.js?${first.version}`));
  reload.tell([PROBLEM, { ...PROBLEM, place: "" }]);
  const wrong = await next();
  assert.deepEqual([wrong.version, wrong.problems.length, wrong.problems[0]], [first.version, 2, PROBLEM]);
  reload.renew([]);
  const mended = await next();
  assert.deepEqual(mended.problems, []);
  const programOf = ({ version }: { version: string }) => version.replace(/-\d+$/, "");
  assert.notEqual(mended.version, first.version);
  assert.equal(programOf(mended), programOf(first));
  reload.renew([], true);
  assert.notEqual(programOf(await next()), programOf(first));
});
