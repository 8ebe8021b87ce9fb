import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Submission } from "../../src/serve/inbox.ts";
import type { NetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-serve-"));
const folder = join(scratch, "site");
const inbox = join(scratch, "inbox");
const config: NetlifyConfig = {
  headers: [
    {
      for: "/*",
      values: {
        "Content-Security-Policy": "default-src 'none'; upgrade-insecure-requests",
        "Strict-Transport-Security": "max-age=1",
      },
    },
  ],
  redirects: [
    { from: "/feed", query: {}, to: "/feed.xml", status: 301, force: false },
    { from: "/gone/", query: {}, to: "/gone.html", status: 410, force: true },
  ],
};
const server = createSiteServer({ folder, inbox, config });
/** Long enough to be worth compressing. */
const LONG = "<p>新闻</p>".repeat(500);
let base = "";

before(async () => {
  for (const [file, text] of Object.entries({
    "index.html": "<h1>首页</h1>",
    "404.html": "<h1>找不到</h1>",
    "gone.html": "<h1>已撤下</h1>",
    "gone/index.html": "<h1>旧文</h1>",
    "comment-sent/index.html": "<h1>谢谢</h1>",
    "notice-sent/index.html": "<h1>收到了</h1>",
    "feed.xml": "<rss/>",
    "long.html": LONG,
    "picture.png": LONG,
    "assets/site-AAAAAAAA.css": "a{}",
    "assets/pictures/photo-1a2b3c4d5e6f-240.webp": "x",
    "pagefind/shards.json": "{}",
    "pagefind/shards/2025-03~2025-07-1a2b3c4d5e/index/zh-cn_1a2b3c4.pf_index": "x",
    "pagefind/runtime/1a2b3c4d5e/pagefind.js": "x",
    "withdrawn/index.html": "<h1>文章已撤下</h1>",
    _redirects: "/2025/05/old/*  /withdrawn/  410!\n/  p=123  /feed.xml  301!\n/旧  /feed.xml  301!\n",
  })) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(scratch, "secret.txt"), "secret");
  base = `http://127.0.0.1:${await listen(server, 0)}`;
});

after(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

const form = (fields: Record<string, string>, path = "/comment-sent/") =>
  fetch(base + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

test("nobody outside of this machine can reach it", () => {
  const address = server.address();
  assert.equal(typeof address === "object" && address?.address, "127.0.0.1");
});

test("pages carry the configured headers, without those that only make sense on the web", async () => {
  const response = await fetch(`${base}/`);
  assert.equal(await response.text(), "<h1>首页</h1>");
  assert.equal(response.headers.get("content-security-policy"), "default-src 'none'");
  assert.equal(response.headers.get("strict-transport-security"), null);
});

test("browsers keep what has a hash in its address for ever, and never that it is not there", async () => {
  const control = async (path: string) => (await fetch(base + path)).headers.get("cache-control") ?? "";
  for (const path of [
    "/assets/site-AAAAAAAA.css",
    "/assets/pictures/photo-1a2b3c4d5e6f-240.webp",
    "/pagefind/shards/2025-03~2025-07-1a2b3c4d5e/index/zh-cn_1a2b3c4.pf_index",
    "/pagefind/runtime/1a2b3c4d5e/pagefind.js",
  ]) {
    assert.equal(await control(path), "public, max-age=31536000, immutable", path);
    const missing = path.replace(/[a-z0-9]+(?=\.\w+$)/i, "BBBBBBBB");
    assert.doesNotMatch(await control(missing), /immutable/, missing);
  }
  for (const path of ["/", "/pagefind/shards.json"]) assert.doesNotMatch(await control(path), /immutable/, path);
});

test("an unknown address answers 404 with the site's own page", async () => {
  const response = await fetch(`${base}/nothing/`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /找不到/);
});

test("redirects and a forced 410 are as netlify.toml says", async () => {
  const moved = await fetch(`${base}/feed`, { redirect: "manual" });
  assert.equal(moved.status, 301);
  assert.equal(moved.headers.get("location"), "/feed.xml");
  const gone = await fetch(`${base}/gone/`);
  assert.equal(gone.status, 410);
  assert.match(await gone.text(), /已撤下/);
});

test("the site's own rules decide on old addresses and withdrawn articles", async () => {
  for (const address of ["/2025/05/old/", "/2025/05/old", "/2025/05/old/picture.png"]) {
    const gone = await fetch(base + address);
    assert.equal(gone.status, 410, address);
    assert.match(await gone.text(), /文章已撤下/);
  }
  for (const address of ["/?p=123", "/?utm=x&p=123", "/旧"]) {
    const moved = await fetch(base + address, { redirect: "manual" });
    assert.equal(moved.headers.get("location")?.split("?")[0], "/feed.xml", address);
  }
  for (const address of ["/", "/?p=124"]) assert.match(await (await fetch(base + address)).text(), /首页/);
});

test("a comment is kept in the inbox and the reader is sent to the thank-you page", async () => {
  const response = await form({
    "form-name": "comment",
    message: "写得好",
    name: "读者",
    email: "a@example.com",
    "bot-field": "",
  });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/comment-sent/");
  const [name = ""] = readdirSync(inbox);
  const kept: Submission = JSON.parse(readFileSync(join(inbox, name), "utf8"));
  assert.deepEqual(Object.keys(kept), ["id", "form", "received", "fields"]);
  assert.match(kept.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(kept.form, "comment");
  assert.match(kept.received, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(kept.fields, {
    "form-name": "comment",
    message: "写得好",
    name: "读者",
    email: "a@example.com",
  });
});

test("a rights holder's notice is kept with everything that was said", async () => {
  const notice = { "form-name": "rights-notice", page: "https://example.org/a/", details: "第二张图片没有署名" };
  const response = await form(notice, "/notice-sent/");
  assert.equal(response.headers.get("location"), "/notice-sent/");
  const kept = readdirSync(inbox).map((name) => readFileSync(join(inbox, name), "utf8"));
  assert.ok(kept.some((text) => text.includes(notice.page) && text.includes(notice.details)));
});

test("what is not a comment is refused, and nothing is kept", async () => {
  const before = readdirSync(inbox).length;
  assert.equal((await form({ "form-name": "comment", message: "x", "bot-field": "robot" })).status, 303);
  assert.equal((await form({ "form-name": "comment", message: "  " })).status, 400);
  assert.equal((await form({ "form-name": "other", message: "x" })).status, 405);
  assert.equal((await form({ "form-name": "comment", message: "x".repeat(1_100_000) })).status, 413);
  assert.equal((await form({ "form-name": "comment", message: "x" }, "/nothing/")).status, 404);
  const json = await fetch(`${base}/comment-sent/`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  assert.equal(json.status, 405);
  assert.equal(readdirSync(inbox).length, before);
});

test("no address leads out of the site's folder", async () => {
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/%ff"]) {
    const { status, body } = await rawGet(path);
    assert.ok(status >= 400, `${path} ${status}`);
    assert.doesNotMatch(body, /secret/);
  }
});

test("a port that is taken is named, with the way out", async () => {
  const port = Number(new URL(base).port);
  await assert.rejects(
    listen(createSiteServer({ folder, inbox, config }), port),
    new RegExp(`端口 ${port} 已被占用.*PORT=${port + 1}`),
  );
});

test("what is no port is told before anything listens", async () => {
  for (const port of [Number.NaN, -1, 70_000, 80.5])
    await assert.rejects(listen(createSiteServer({ folder, inbox, config }), port), /PORT 要是 0 到 65535/);
});

/** `fetch` tidies addresses before it sends them; an attacker does not. */
function rawGet(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    request({ hostname, port, path }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

/** `fetch` would unpack the answer. */
function answerTo(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((done, fail) => {
    request(base + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on("error", fail)
      .end();
  });
}

test("text is compressed as the browser allows, and caches are told", async () => {
  for (const [encoding, unpack] of Object.entries({ br: brotliDecompressSync, gzip: gunzipSync })) {
    const { headers, body } = await answerTo("/long.html", { "accept-encoding": encoding });
    assert.equal(headers["content-encoding"], encoding);
    assert.equal(headers.vary, "Accept-Encoding");
    assert.equal(unpack(body).toString(), LONG);
    assert.ok(body.length < LONG.length / 10);
  }
});

test("pictures, parts of files and answers to those who ask for nothing are sent as they are", async () => {
  const allowed = { "accept-encoding": "br" };
  const picture = await answerTo("/picture.png", allowed);
  assert.equal(picture.headers["content-encoding"], undefined);
  const part = await answerTo("/long.html", { ...allowed, range: "bytes=0-1999" });
  assert.equal(part.headers["content-encoding"], undefined);
  assert.equal(part.body.length, 2000);
  const plain = await answerTo("/long.html", {});
  assert.equal(plain.body.toString(), LONG);
  assert.equal(plain.headers.vary, "Accept-Encoding");
});
