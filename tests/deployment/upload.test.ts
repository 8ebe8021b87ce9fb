import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openNetlify } from "../../src/deployment/host/netlify.ts";
import { RECORD_PATH } from "../../src/deployment/host/record.ts";
import { planUndo } from "../../src/deployment/undo.ts";
import { upload } from "../../src/deployment/upload.ts";
import { readBuiltSite } from "../../src/deployment/upload-files.ts";
import type { Call, Fault } from "./host/fake-calls.ts";
import { createFakeHost, type FakeHost } from "./host/fake-host.ts";
import { fastClock, type SmallSite, versionOf, writeSite } from "./host/small-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-upload-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const CONFIG = '[[headers]]\nfor = "/*"\n[headers.values]\nCache-Control = "max-age=0"\n';
const STYLE = "/assets/site-AAAAAAAA.css";
const NEWER = "/assets/site-BBBBBBBB.css";
const ONE: SmallSite = { files: { "/index.html": "one", "/copy.html": "one", "/404.html": "404", [STYLE]: "a{}" } };
const TWO: SmallSite = { files: { ...ONE.files, "/index.html": "two", [NEWER]: "b{}" } };
const clock = fastClock();
let count = 0;

/** When the builds of the uploads began. */
const AS_OF = Date.parse("2026-11-01T00:00:00Z");

async function newHost(perPage?: number): Promise<FakeHost> {
  const { now } = clock;
  const host = await createFakeHost({ folder: join(scratch, `host-${++count}`), now, ...(perPage && { perPage }) });
  after(() => host.close());
  return host;
}

async function uploadTo(host: FakeHost, site: SmallSite, content: number, said: string[] = []) {
  const folder = join(scratch, `site-${++count}`);
  writeSite(folder, site);
  return upload(openNetlify(host.env, clock), readBuiltSite(folder), {
    version: versionOf(content),
    asOf: AS_OF + content,
    config: CONFIG,
    now: clock.now(),
    print: (text) => said.push(text),
  });
}

const shown = async (host: FakeHost, path = "/") => (await fetch(host.url + path)).text();

test("undoing goes back to what readers saw before, past what was taken back itself, as often as it is done", async () => {
  const host = await newHost();
  const articles = "tests/fixtures/newsroom/articles";
  const netlify = openNetlify(host.env, clock);
  /** The contents that readers saw, as undoing after undoing should bring them back. */
  const seen: number[] = [];
  const undo = async () => {
    seen.pop();
    const { to } = await planUndo(netlify, undefined, articles);
    await netlify.restore(to.id);
    assert.equal(to.content, versionOf(seen.at(-1) ?? 0).content, seen.join());
  };
  for (const step of ["up", "up", "up", "undo", "up", "up", "undo", "undo", "undo", "up", "undo"] as const) {
    if (step === "undo") await undo();
    else {
      const content = host.deploys.length + 1;
      await uploadTo(host, { files: { ...ONE.files, "/index.html": String(content) } }, content);
      seen.push(content);
    }
  }
  assert.deepEqual(seen, [1]);
});

test("what the host has got is not sent again, and one file under two names is sent once", async () => {
  const host = await newHost();
  const first = await uploadTo(host, ONE, 1);
  assert.equal(first.files, 6);
  assert.equal(first.sent, 5);
  const second = await uploadTo(host, TWO, 2);
  assert.deepEqual(host.taken.length, new Set(host.taken).size);
  // The page, the style, and what the upload itself says of the deployment.
  assert.equal(second.sent, 4);
  assert.deepEqual([await shown(host), await shown(host, "/copy.html")], ["two", "one"]);
});

test("the host's list gives the versions back, newest first, over several pages, and says which one is live", async () => {
  const host = await newHost(2);
  for (const content of [1, 2, 3]) await uploadTo(host, ONE, content);
  host.failNext("no room");
  await assert.rejects(uploadTo(host, TWO, 4), /no room/);
  const list = await openNetlify(host.env, clock).deployments();
  assert.deepEqual(
    list.map(({ content, code, asOf, live }) => [content, code, asOf, live]),
    [3, 2, 1].map((content) => [versionOf(content).content, versionOf(0).code, AS_OF + content, content === 3]),
  );
});

const FAULTS: Readonly<Record<string, readonly [Call, Fault, number]>> = {
  "an upload that is cut off": ["upload", { kind: "drop" }, 3],
  "an upload whose answer is lost": ["upload", { kind: "drop", done: true }, 2],
  "an upload that arrives damaged": ["upload", { kind: "damage" }, 2],
  "an upload that is refused now and then": ["upload", { kind: "status", status: 401 }, 2],
  "too many requests, with seconds": ["upload", { kind: "status", status: 429, retryAfter: "7" }, 9],
  "too many requests, with a moment": ["files", { kind: "status", status: 429, resetAfter: 9 }, 9],
  "too many requests, and nothing said": ["list", { kind: "status", status: 429 }, 3],
  "a fault of the host at the beginning": ["create", { kind: "status", status: 503 }, 3],
  "a list that is cut off": ["files", { kind: "drop", done: true }, 2],
  "a fault while it is asked": ["poll", { kind: "status", status: 502 }, 4],
  "a site that is not told": ["site", { kind: "drop" }, 2],
  "a record that cannot be read at once": ["permalink", { kind: "status", status: 500 }, 2],
};

for (const [name, [call, fault, times]] of Object.entries(FAULTS)) {
  test(`${name} is tried again until it works`, async () => {
    const host = await newHost();
    await uploadTo(host, ONE, 1);
    host.slow({ preparing: 1, processing: 1 });
    host.fault(call, fault, times);
    await uploadTo(host, TWO, 2);
    assert.equal(await shown(host), "two");
    assert.equal(
      host.taken.length,
      new Set(host.taken).size + (fault.kind === "drop" && call === "upload" && fault.done ? 2 : 0),
    );
  });
}

const LASTING: Readonly<Record<string, readonly [(host: FakeHost) => void, RegExp]>> = {
  "a wrong token": [(host) => host.fault("site", { kind: "status", status: 401 }), /令牌（401）.*NETLIFY_AUTH_TOKEN/],
  "a host that is down": [(host) => host.fault("create", { kind: "status", status: 500 }, 99), /主机出了错（500）/],
  "a file that always arrives damaged": [(host) => host.fault("upload", { kind: "damage" }, 999), /不对（422）/],
  "a host that never finishes comparing": [(host) => host.slow({ preparing: 9e9 }), /没有比对完/],
  "a host that never finishes": [(host) => host.slow({ processing: 9e9 }), /没有处理完/],
  "a deployment that fails at the host": [(host) => host.failNext("bad\u0007 toml\nhere"), /没有接受.*：bad toml here/],
  "a site that is locked": [(host) => host.lock(true), /上了锁.*解锁/],
  "an answer that is none": [(host) => host.fault("site", { kind: "nonsense" }, 9), /不完整/],
};

for (const [name, [breakIt, complaint]] of Object.entries(LASTING)) {
  test(`${name} ends with a clear sentence, and what was public stays`, async () => {
    const host = await newHost();
    await uploadTo(host, ONE, 1);
    const before = host.publicFiles();
    breakIt(host);
    // More files than are compared at once, all but one of which the host has got.
    const pages = Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`/${number}.html`, "one"]));
    await assert.rejects(uploadTo(host, { files: { ...TWO.files, ...pages } }, 2), complaint);
    assert.deepEqual(host.publicFiles(), before);
    assert.equal(await shown(host), "one");
  });
}

test("a deployment that is public counts as done, though the host has not answered for its state", async () => {
  const host = await newHost();
  host.fault("poll", { kind: "status", status: 500 }, 6);
  const { id } = await uploadTo(host, ONE, 1);
  assert.equal(host.live?.id, id);
  assert.equal(host.live?.state, "ready");
});

test("an upload that failed is given up, and does not become public when another one brings its files", async () => {
  const host = await newHost();
  await uploadTo(host, ONE, 1);
  host.fault("upload", { kind: "status", status: 400 });
  await assert.rejects(uploadTo(host, TWO, 2));
  await uploadTo(host, { files: { ...TWO.files, "/index.html": "three" } }, 3);
  assert.deepEqual(
    host.deploys.map(({ state }) => state),
    ["ready", "error", "ready"],
  );
  assert.equal(await shown(host), "three");
});

test("an old file that the host has forgotten is left out, and the rest goes on", async () => {
  const host = await newHost();
  await uploadTo(host, TWO, 1);
  const old = host.publicFiles().get(NEWER.slice(1));
  assert.ok(old);
  host.forget(old);
  const { carried } = await uploadTo(host, ONE, 2);
  assert.equal(carried, 0);
  assert.equal(host.publicFiles().has(NEWER.slice(1)), false);
});

test("a page of yesterday gets its style, and what does not exist is never to be kept", async () => {
  const host = await newHost();
  await uploadTo(host, TWO, 1);
  assert.equal((await uploadTo(host, ONE, 2)).carried, 1);
  const control = async (path: string) => {
    const { status, headers } = await fetch(host.url + path);
    return `${status} ${headers.get("cache-control")}`;
  };
  const forEver = "200 public, max-age=31536000, immutable";
  assert.deepEqual([await control(STYLE), await control(NEWER)], [forEver, forEver]);
  for (const path of ["/assets/site-CCCCCCCC.css", "/assets/pictures/a-1-240.webp", "/pagefind/shards/x-1/a.pf_meta"])
    assert.equal(await control(path), "404 max-age=0", path);
  assert.equal(await control("/"), "200 max-age=0");
});

test("the record says what the deployment is, and is the only file that knows of an earlier one", async () => {
  const host = await newHost();
  await uploadTo(host, TWO, 1);
  await uploadTo(host, ONE, 2);
  const record = JSON.parse(await shown(host, RECORD_PATH));
  assert.equal(record.content, versionOf(2).content);
  assert.deepEqual(Object.keys(record.files), [STYLE]);
  assert.deepEqual(Object.keys(record.carried), [NEWER]);
  const added = [...host.publicFiles().keys()].filter((path) => !(`/${path}` in ONE.files));
  assert.deepEqual(added.sort(), [NEWER.slice(1), RECORD_PATH.slice(1)].sort());
});

test("the token is needed, and never goes out in the open", () => {
  const env = { NETLIFY_AUTH_TOKEN: "t", NETLIFY_SITE_ID: "s", NETLIFY_API_URL: "http://example.com/api" };
  assert.throws(() => openNetlify(env), /https/);
  assert.throws(() => openNetlify({}), /NETLIFY_AUTH_TOKEN/);
});
