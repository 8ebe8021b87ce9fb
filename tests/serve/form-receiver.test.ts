import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FAULTS, type Fault, isFault } from "../../src/serve/faults.ts";
import type { Submission } from "../../src/serve/inbox.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-receiver-"));
const inbox = join(scratch, "inbox");
const server = createSiteServer({
  folder: scratch,
  inbox,
  config: { headers: [], redirects: [] },
  faultOf: (fields) => {
    const name = fields.get("fault") ?? "";
    return isFault(name) ? name : undefined;
  },
});
let base = "";

before(async () => {
  mkdirSync(join(scratch, "comment-sent"));
  writeFileSync(join(scratch, "comment-sent/index.html"), "<h1>谢谢</h1>");
  base = `http://127.0.0.1:${await listen(server, 0)}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(scratch, { recursive: true, force: true });
});

const COMMENT = { "form-name": "comment", message: "写得好", name: "读者" };

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
const script = { accept: "application/json" };

const kept = (message: string): Submission[] =>
  readdirSync(inbox)
    .map((name): Submission => JSON.parse(readFileSync(join(inbox, name), "utf8")))
    .filter(({ fields }) => fields.message === message);

test("as Formspree it tells a script what is next, and leads a browser where the form wants", async () => {
  const answer = await post("/f/abc123", { ...COMMENT, message: "甲" }, script);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  const told: { next: unknown } = await answer.json();
  assert.equal(typeof told.next, "string");
  const led = await post("/f/abc123", { ...COMMENT, message: "甲", _next: "https://paper.example/comment-sent/" });
  assert.equal(led.status, 303);
  assert.equal(led.headers.get("location"), "https://paper.example/comment-sent/");
  assert.equal(kept("甲").length, 2);
});

test("as Formspree it names the field that is missing, and throws away what a robot sends", async () => {
  const answer = await post("/f/abc123", { ...COMMENT, message: " " }, script);
  assert.equal(answer.status, 400);
  const told: { error: string; errors: { field: string }[] } = await answer.json();
  assert.equal(told.errors[0]?.field, "message");
  assert.equal((await post("/f/abc123", { ...COMMENT, message: "机器", _gotcha: "x" }, script)).status, 200);
  assert.deepEqual(kept("机器"), []);
});

test("as an endpoint of one's own it says ok to a script and leads a browser to the thank-you page", async () => {
  const answer = await post("/endpoint", { ...COMMENT, message: "乙" }, script);
  assert.deepEqual(await answer.json(), { ok: true, next: "/comment-sent/" });
  const led = await post("/endpoint", { ...COMMENT, message: "乙" });
  assert.equal(led.headers.get("location"), "/comment-sent/");
  for (const redirect of ["javascript:alert(1)", "//evil.example/"]) {
    const kept = await post("/endpoint", { ...COMMENT, message: "乙", redirect });
    assert.equal(kept.headers.get("location"), "/comment-sent/");
  }
});

test("a multipart form is read like any other; half of one is refused", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...COMMENT, message: "多部分" })) body.append(name, value);
  body.append("picture", new Blob(["x"]), "x.png");
  const answer = await fetch(`${base}/comment-sent/`, { method: "POST", body, redirect: "manual" });
  assert.equal(answer.status, 303);
  assert.deepEqual(
    kept("多部分").map(({ fields }) => fields),
    [{ ...COMMENT, message: "多部分" }],
  );
  const half = await fetch(`${base}/comment-sent/`, {
    method: "POST",
    body: "--x\r\n",
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
  assert.equal(half.status, 400);
});

const ANSWERS: Readonly<Partial<Record<Fault, number>>> = {
  "400": 400,
  "404": 404,
  "409": 409,
  "413": 413,
  "429": 429,
  "500": 500,
  html: 200,
  "200-error": 200,
  redirect: 302,
};

for (const [fault, status] of Object.entries(ANSWERS)) {
  test(`asked to fail by ${fault}, it answers ${status} and keeps only what would have arrived`, async () => {
    const message = `fault ${fault}`;
    const answer = await post("/f/abc123", { ...COMMENT, message, fault }, script);
    assert.equal(answer.status, status);
    const text = await answer.text();
    assert.equal(text.includes('"next"') || text.includes('"ok":true'), false);
    if (fault === "400") assert.match(text, /"field":"email"/);
    assert.equal(kept(message).length, isFault(fault) && FAULTS[fault].arrives ? 1 : 0);
  });
}

for (const fault of ["refused", "reset"] as const) {
  test(`asked to fail by ${fault}, it breaks the connection`, async () => {
    const read = async () => (await post("/endpoint", { ...COMMENT, message: fault, fault }, script)).text();
    await assert.rejects(read);
    assert.equal(kept(fault).length, FAULTS[fault].arrives ? 1 : 0);
  });
}

test("asked to hang or to be slow, it does not finish", async () => {
  const hung = new AbortController();
  const waiting = fetch(`${base}/endpoint`, {
    method: "POST",
    body: new URLSearchParams({ ...COMMENT, message: "hang", fault: "hang" }),
    signal: hung.signal,
  });
  const slow = await post("/endpoint", { ...COMMENT, message: "slow", fault: "slow" }, script);
  assert.equal(slow.status, 200);
  assert.equal(kept("slow").length, 1);
  await slow.body?.cancel();
  hung.abort();
  await assert.rejects(waiting, /abort/);
});

test("what readers have sent is for this user alone", () => {
  for (const name of readdirSync(inbox)) assert.equal(statSync(join(inbox, name)).mode & 0o777, 0o600, name);
  assert.equal(statSync(inbox).mode & 0o777, 0o700);
});
