import assert from "node:assert/strict";
import { existsSync, mkdtempSync, promises, renameSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { answersNothingFromOutside, layTraps, sendRaw } from "./raw-requests.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-hostile-requests-"));
const inbox = join(scratch, "inbox");
const folder = layTraps(scratch);
const feeds = { for: "/feed.xml", values: { "Access-Control-Allow-Origin": "*" } };
const server = createSiteServer({ folder, inbox, config: { headers: [feeds], redirects: [] } });
let port = 0;

before(async () => {
  port = await listen(server, 0);
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(scratch, { recursive: true, force: true });
});

/** @returns the status */
async function ask(path: string, { method = "GET", body = "", ...headers }: Record<string, string> = {}) {
  const given = { host: `127.0.0.1:${port}`, connection: "close", "content-length": `${body.length}`, ...headers };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await sendRaw(port, `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]), answer };
}

/** Lets the disk fail with this code while something is asked. */
async function whileDiskSays<T>(code: string, name: "open" | "realpath", work: () => Promise<T>): Promise<T> {
  const real = promises[name];
  const fails = () => Promise.reject(Object.assign(new Error(`${code}: seeded`), { code }));
  Object.assign(promises, { [name]: fails });
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    Object.assign(promises, { [name]: real });
    syncBuiltinESMExports();
  }
}

test("whatever it is asked, it answers, and never with what lies outside of its folder", async () => {
  const pages = await answersNothingFromOutside(
    port,
    Array.from({ length: 700 }, (_, seed) => seed),
  );
  assert.ok(pages > 10, `only ${pages} were answered`);
  assert.match((await ask("/")).answer, /front page/);
});

test("a link within the site is followed, one that leads out or round is not, and a pipe keeps nobody waiting", async () => {
  assert.match((await ask("/inside.html")).answer, /front page/);
  for (const path of ["/link.txt", "/up/secret.txt", "/beside/", "/circle", "/zero", "/pipe", "/.git/config"])
    assert.equal((await ask(path)).status, 404, path);
});

test("an address is decoded once", async () => {
  assert.match((await ask("/%252e%252e/")).answer, /strange name/);
  assert.equal((await ask("/%2e%2e/")).status, 400);
});

test("only names of this machine are answered: a page whose name was pointed here reads nothing", async () => {
  for (const host of ["localhost", `localhost:${port}`, "LOCALHOST", "[::1]:8080", "netlify.localhost:1"])
    assert.equal((await ask("/", { host })).status, 200, host);
  for (const host of ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "0", ""])
    assert.match((await ask("/", { host })).answer, /421 .*只应答本机/s, host);
  assert.equal((await sendRaw(port, "GET / HTTP/1.0\r\n\r\n")).includes("front page"), false);
});

test("a form is taken from the site's own pages, and at an endpoint from others of this machine; from nobody else", async () => {
  const body = "form-name=comment&message=x";
  const post = async (path: string, headers: Record<string, string>) =>
    (await ask(path, { method: "POST", body, "content-type": "application/x-www-form-urlencoded", ...headers })).status;
  const own = `http://127.0.0.1:${port}`;
  assert.equal(await post("/about/", { origin: own }), 303);
  assert.equal(await post("/about/", {}), 303, "a program says nothing of where it comes from");
  assert.equal(await post("/endpoint", { origin: "http://formspree.localhost:1" }), 303);
  for (const headers of [
    { origin: "http://evil.example" },
    { origin: "http://localhost:1" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])
    assert.equal(await post("/about/", headers), 403, JSON.stringify(headers));
  for (const origin of ["http://evil.example", "null", "http://127.0.0.1.evil.example"])
    assert.equal(await post("/endpoint", { origin }), 403, origin);
});

test("what the disk says is answered: busy, in the way, or not there; the next request finds the server alive", async () => {
  for (const [code, status] of Object.entries({
    EMFILE: 503,
    ENFILE: 503,
    EACCES: 500,
    EIO: 500,
    EISDIR: 404,
    ENOENT: 404,
  })) {
    const { answer } = await whileDiskSays(code, "open", () => ask("/about/"));
    assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), `${code}: ${answer}`);
    assert.doesNotMatch(answer, /\n {4}at |seeded/);
  }
  assert.equal((await whileDiskSays("EMFILE", "realpath", () => ask("/about/"))).status, 503);
  server.emit("error", Object.assign(new Error("accept EMFILE"), { code: "EMFILE" }));
  assert.equal((await ask("/about/")).status, 200);
});

test("a form that cannot be kept is answered, and nothing of it is left", async () => {
  writeFileSync(join(scratch, "file"), "");
  const full = createSiteServer({ folder, inbox: join(scratch, "file/inbox"), config: { headers: [], redirects: [] } });
  const at = await listen(full, 0);
  const body = new URLSearchParams({ "form-name": "comment", message: "x" });
  for (let time = 0; time < 2; time += 1)
    assert.equal((await fetch(`http://127.0.0.1:${at}/about/`, { method: "POST", body })).status, 500);
  full.close();
  full.closeAllConnections();
});

test("callers who hang up in the middle, or send no HTTP, end nothing but their own request", async () => {
  const hangUp = (text: string) =>
    new Promise<void>((done) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(text, () => socket.resetAndDestroy()));
      socket.on("error", () => undefined);
      socket.on("close", () => done());
    });
  const post = `POST /about/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 99\r\n\r\n--x`;
  for (const text of ["GET /picture.png HTTP/1.1\r\nHost: localhost\r\n\r\n", post, "\0\r\n\r\n", "GET /"])
    await Promise.all(Array.from({ length: 8 }, () => hangUp(text)));
  assert.equal((await ask("/")).status, 200);
});

test("while the site is being replaced its addresses are not there, and afterwards they are", async () => {
  renameSync(folder, `${folder}.old`);
  assert.equal((await ask("/about/")).status, 404);
  renameSync(`${folder}.old`, folder);
  assert.equal((await ask("/about/")).status, 200);
});

test("parts of a file are counted right, and nobody gets a part that there is not", async () => {
  const part = async (range: string) => {
    const { status, answer } = await ask("/about/", { range });
    return [status, answer.split("\r\n\r\n")[1]];
  };
  assert.deepEqual(await part("bytes=1-2"), [206, "bo"]);
  assert.deepEqual(await part("bytes=3-"), [206, "ut"]);
  assert.deepEqual(await part("bytes=-2"), [206, "ut"]);
  assert.deepEqual(await part("bytes=-99"), [206, "about"]);
  assert.deepEqual(await part("bytes=2-99999999999999999999"), [206, "out"]);
  assert.deepEqual(await part("bytes=5-"), [416, ""]);
  assert.deepEqual(await part("bytes=-0"), [416, ""]);
  for (const range of ["bytes=2-1", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"])
    assert.deepEqual(await part(range), [200, "about"], range);
  const head = await ask("/about/", { method: "HEAD" });
  assert.match(head.answer, /^content-length: 5\r$/im);
  assert.ok(head.answer.endsWith("\r\n\r\n"));
});

test("rules of the site are read when their file has changed, and not at each request", async () => {
  writeFileSync(join(folder, "_redirects"), "/old  /about/  301\n");
  assert.match((await ask("/old")).answer, /^HTTP\/1\.1 301 .*location: \/about\//is);
  writeFileSync(join(folder, "_redirects"), "/old  /  302\n/older  /about/  301\n");
  assert.match((await ask("/old")).answer, /^HTTP\/1\.1 302 /);
  rmSync(join(folder, "_redirects"));
  assert.equal((await ask("/old")).status, 404);
});

test("a preview gives nothing to pages of other sites, whatever the rules of the host say", async () => {
  writeFileSync(join(folder, "feed.xml"), "<rss/>");
  assert.match((await ask("/feed.xml")).answer, /access-control-allow-origin: \*/i);
  const preview = createSiteServer({ folder, inbox, config: { headers: [feeds], redirects: [] }, unpublished: true });
  const at = await listen(preview, 0);
  const { headers } = await fetch(`http://127.0.0.1:${at}/feed.xml`);
  preview.close();
  preview.closeAllConnections();
  assert.equal(headers.get("access-control-allow-origin"), null);
  assert.ok(existsSync(inbox), "the forms above were kept");
});
