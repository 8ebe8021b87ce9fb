import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runTell } from "../../src/deployment/tell-command.ts";
import { messageOf, type Outcome } from "../../src/deployment/tell-message.ts";
import { asMarkdown, asText } from "../../src/deployment/tell-writing.ts";
import { commandRun } from "../fixtures/command-run.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-tell-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const COMMIT = "1a2b3c4".padEnd(40, "0");
const HOSTILE = '](https://evil.example) @all #1 <img src=x>\n::error::x ##[group]y `code` www.evil.example "title"';

const told = (changes: Partial<Outcome>): Outcome => ({
  result: "published",
  content: COMMIT,
  report: undefined,
  check: undefined,
  run: "https://github.example/o/r/actions/runs/1",
  fileAddress: (file, line) => `https://github.example/o/r/blob/${COMMIT}/${encodeURI(file)}#L${line}`,
  ...changes,
});

const REPORT = {
  url: "https://news.example",
  content: COMMIT,
  changes: {
    added: [{ path: "/2026/11/harbour/", title: "港口的夜" }],
    changed: [{ path: "/2026/11/market/" }],
    removed: [{ path: "/2026/11/gone/", title: "旧闻" }],
  },
};

test("published: how many articles, each new and changed one with its link, those that went without", () => {
  const markdown = asMarkdown(messageOf(told({ report: REPORT })));
  assert.match(markdown, /^✅ 已发布 1a2b3c4：新增 1 篇、更新 1 篇、移除 1 篇。/);
  assert.match(markdown, /- 新增：\[港口的夜\]\(<https:\/\/news\.example\/2026\/11\/harbour\/>\)/);
  assert.match(markdown, /- 更新：\[.*\]\(<https:\/\/news\.example\/2026\/11\/market\/>\)/);
  assert.match(markdown, /- 不再公开：旧闻\n/);
});

test("refused: the mistakes, what to do, where they stand, at most a screenful, and that the site is as it was", () => {
  const finding = (line: number) => ({
    severity: "error",
    file: "src/articles/2026/11/港口/article.md",
    line,
    message: "缺少出处",
    remedy: "写上 credit",
  });
  const findings = [...Array.from({ length: 14 }, (_, at) => finding(at + 1)), { ...finding(99), severity: "warning" }];
  const text = asText(messageOf(told({ result: "refused", check: { ok: false, findings } })));
  assert.match(text, /^❌ 没有发布 1a2b3c4，稿件有 14 处错误/);
  assert.match(text, /article\.md:3 缺少出处 写上 credit https:.*#L3/);
  assert.match(text, /还有 4 处/);
  assert.match(text, /改好之前，这些改动不会公开/);
  assert.ok(text.split("\n").length <= 15);
});

test("failed and undone: why, and what is public now; with no report there is still a message", () => {
  const report = { error: "主机出了错（500）。", live: "现在公开的是 内容 0000001。" };
  assert.match(
    asText(messageOf(told({ result: "failed", report }))),
    /故障[\s\S]*500[\s\S]*现在公开的是[\s\S]*运行记录/,
  );
  assert.match(
    asText(messageOf(told({ result: "undone", report: REPORT }))),
    /已撤回[\s\S]*重新出现：港口的夜[\s\S]*推送新的提交/,
  );
  for (const result of ["published", "refused", "failed", "undone"] as const)
    for (const nothing of [undefined, null, 3, "x", { changes: 7, url: "javascript:alert(1)" }])
      assert.match(asText(messageOf(told({ result, report: nothing, check: nothing }))), /[布回]/);
});

test("what authors write stays text: no link, no call, no markup, no command of a workflow", () => {
  const report = { ...REPORT, changes: { added: [{ path: "/2026/11/x/", title: HOSTILE }], changed: [], removed: [] } };
  const markdown = asMarkdown(messageOf(told({ report })));
  assert.doesNotMatch(markdown, /(?<!\\)\]\(https:\/\/evil|@all|#1|(?<!\\)<img|(?<!\\)`code/);
  const text = asText(messageOf(told({ report })));
  assert.equal(text.split("\n").length, 4);
  assert.doesNotMatch(text, /::error|##\[/);
  const sneaky = { ...REPORT, url: "https://news.example/>)[x](javascript:1" };
  assert.doesNotMatch(asMarkdown(messageOf(told({ report: sneaky }))), /javascript/);
});

interface Heard {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly json: Record<string, unknown>;
}

/** GitHub and robots of chats, as far as they are told something. */
async function listener(statusOf: (path: string) => number = () => 201, answer: object = {}) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { url = "", headers } = request;
    heard.push({ path: url, authorization: headers.authorization, json: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(statusOf(url)).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}` };
}

const github = (url: string) => ({
  GITHUB_API_URL: url,
  GITHUB_TOKEN: "secret-token",
  GITHUB_REPOSITORY: "o/r",
  GITHUB_RUN_ID: "7",
});

/** Runs the command. @returns its exit code, and what it complained of */
async function tell(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { status, stdout: out, stderr: complaints } = await commandRun((streams) => runTell(args, env, streams));
  return { status, out, complaints };
}

test("GitHub hears of it at the commit, by a comment and a status, and the robot by its own address", async () => {
  const { heard, url } = await listener();
  const report = join(scratch, "report.json");
  writeFileSync(report, JSON.stringify(REPORT));
  const env = { ...github(url), DEPLOY_WEBHOOK: `${url}/robot?key=hidden` };
  const { status } = await tell(["--result", "published", "--content", COMMIT, "--report", report], env);
  assert.equal(status, 0);
  const by = (path: string) => heard.find((one) => one.path === path);
  assert.match(String(by(`/repos/o/r/commits/${COMMIT}/comments`)?.json.body), /港口的夜/);
  assert.deepEqual(by(`/repos/o/r/statuses/${COMMIT}`)?.json, {
    state: "success",
    context: "发布",
    description: "已发布 1a2b3c4：新增 1 篇、更新 1 篇、移除 1 篇。",
    target_url: "https://github.com/o/r/actions/runs/7",
  });
  const robot = by("/robot?key=hidden");
  assert.match(String(robot?.json.text), /港口的夜 https:\/\/news\.example/);
  assert.equal(robot?.json.result, "published");
  assert.equal(robot?.authorization, undefined);
});

test("one that does not listen keeps nobody from hearing of it, and is named without its key", async () => {
  const { heard, url } = await listener((path) => (path.includes("comments") ? 403 : 201), { errcode: 310000 });
  const env = { ...github(url), DEPLOY_WEBHOOK: `${url}/robot?key=hidden` };
  const args = ["--result", "failed", "--content", COMMIT, "--report", "/nowhere"];
  const { status, complaints } = await tell(args, env);
  assert.equal(status, 3);
  assert.equal(heard.length, 3);
  assert.match(complaints, /没有这个权限（403）.*contents[\s\S]*错误码 310000/);
  assert.doesNotMatch(complaints, /hidden|secret-token/);
});

test("without GitHub and robot there is the message alone; a wrong command is refused", async () => {
  const alone = await tell(["--result", "undone", "--content", COMMIT], {});
  assert.deepEqual([alone.status, /已撤回/.test(alone.out)], [0, true]);
  assert.equal((await tell(["--result", "nonsense", "--content", COMMIT], {})).status, 2);
  assert.equal((await tell(["--result", "failed", "--content", "HEAD"], {})).status, 2);
});
