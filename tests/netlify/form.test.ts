import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { z } from "zod";
import { COMMENT, RIGHTS_NOTICE } from "../../src/domain/form.ts";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { builtSite } from "../site/built-site.ts";
import { fillIn } from "./form.ts";
import { given } from "./given.ts";
import { ARTICLE } from "./publication.ts";

const RECORDED = "tests/fixtures/netlify/submission-created.json";
const Submission = z.object({
  payload: z.looseObject({ name: z.string(), email: z.string(), data: z.record(z.string(), z.unknown()) }),
});

const { NETLIFY_DEV, PAYLOAD_FILE, RECORD } = given();
const site = builtSite();
const inbox = mkdtempSync(join(tmpdir(), "laiyuan-inbox-"));
const ours = createSiteServer({ folder: site.folder, inbox, config: readNetlifyConfig() });
let local = "";

before(async () => {
  local = `http://127.0.0.1:${await listen(ours, 0)}`;
});
after(() => {
  ours.close();
  rmSync(inbox, { recursive: true, force: true });
});

function formOn(page: string, name: string) {
  const form = site.page(page).root.querySelector(`form[name="${name}"]`);
  assert.ok(form, `no form ${name} on ${page}`);
  assert.equal(form.getAttribute("method")?.toLowerCase(), "post");
  return { action: form.getAttribute("action") ?? "", fields: fillIn(form) };
}

function send(base: string, page: string, { action, fields }: ReturnType<typeof formOn>): Promise<Response> {
  rmSync(PAYLOAD_FILE, { force: true });
  const headers = { referer: `${site.url}${page}`, "user-agent": "Mozilla/5.0 (invented)" };
  return fetch(base + action, { method: "POST", body: new URLSearchParams(fields), headers });
}

for (const [page, { name, sent }] of [
  [ARTICLE, COMMENT],
  ["/rights/", RIGHTS_NOTICE],
] as const) {
  test(`Netlify takes the form ${name} and hands every field to its function`, async () => {
    const form = formOn(page, name);
    const response = await send(NETLIFY_DEV, page, form);
    assert.equal(response.status, 200);
    assert.equal(response.redirected, false);
    assert.equal(await response.text(), "taken", "what the function answers, see docs/contracts/host.md");
    const { payload } = Submission.parse(JSON.parse(readFileSync(PAYLOAD_FILE, "utf8")));
    const { ip, user_agent, referrer, ...data } = payload.data;
    assert.deepEqual(data, Object.fromEntries(form.fields));
    assert.deepEqual([ip, user_agent, referrer], ["127.0.0.1", "Mozilla/5.0 (invented)", `${site.url}${page}`]);
    assert.equal(payload.email, "wang@example.com");
  });

  test(`the form ${name} leads to its page of thanks, on Netlify and here`, async () => {
    const form = formOn(page, name);
    assert.equal(form.action, sent);
    const thanks = await fetch(NETLIFY_DEV + form.action, { redirect: "manual" });
    assert.equal(thanks.status, 200);
    assert.equal(await thanks.text(), site.page(sent).html);
    const here = await send(local, page, form);
    assert.equal(here.status, 200);
    assert.equal(new URL(here.url).pathname, sent);
    assert.equal(await here.text(), site.page(sent).html);
    assert.equal(readdirSync(inbox).length > 0, true);
  });
}

test("neither takes JSON", async () => {
  rmSync(PAYLOAD_FILE, { force: true });
  const body = JSON.stringify({ "form-name": COMMENT.name, message: "x" });
  for (const base of [NETLIFY_DEV, local]) {
    const headers = { "content-type": "application/json" };
    assert.equal((await fetch(base + COMMENT.sent, { method: "POST", body, headers })).status, 405, base);
  }
  assert.equal(existsSync(PAYLOAD_FILE), false);
});

test("the recorded payload of a comment is what Netlify hands over today", async () => {
  await send(NETLIFY_DEV, ARTICLE, formOn(ARTICLE, COMMENT.name));
  const { payload } = Submission.parse(JSON.parse(readFileSync(PAYLOAD_FILE, "utf8")));
  const now = { payload: { ...payload, created_at: "2026-01-02T03:04:05.678Z" } };
  if (RECORD) writeFileSync(RECORDED, `${JSON.stringify(now, null, 2)}\n`);
  const recorded: unknown = JSON.parse(readFileSync(RECORDED, "utf8"));
  assert.deepEqual(now, recorded, "the form has changed: npm run test:netlify -- --record");
});
