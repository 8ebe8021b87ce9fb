import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import iconv from "iconv-lite";
import { answerOf } from "../../../src/upkeep/links/cited-texts.ts";
import { checkLink } from "../../../src/upkeep/links/link-check.ts";
import { type FakePage, FakeWeb } from "./fake-web.ts";
import { playPairs } from "./served-pairs.ts";

const web = new FakeWeb();
before(() => web.listen());
after(() => web.close());

const AT = "https://house.example/a";
/** What one address answers when it is read. */
async function read(page: FakePage) {
  web.pages.clear();
  web.asked.length = 0;
  web.pages.set(AT, page);
  return await answerOf(AT, web.ask);
}

test("pages of a real server, in the encodings of Chinese houses, are told apart as well as their texts are", async () => {
  assert.ok((await playPairs(1, 11)) >= 100);
});

test("a page in Chinese that does not say its encoding is read all the same", async () => {
  const text = "这一页没有写明它的编码，读者的浏览器会猜，本站也会猜。来源、作者和时间都在页面上写着。";
  for (const label of ["gbk", "utf-8"]) {
    const answer = await read({
      headers: { "content-type": "text/html" },
      body: iconv.encode(`<p>${text}</p>`, label),
    });
    assert.ok(answer?.text.includes(text), label);
  }
});

test("a page in Chinese that names another encoding than its own is read as it is, by the server's word and by its own", async () => {
  const texts = {
    gbk: "这一页写明的编码是旧系统的，读者的浏览器会猜，本站也会猜。来源、作者和时间都在页面上写着。",
    big5: "這一頁寫明的編碼是舊系統的，讀者的瀏覽器會猜，本站也會猜。來源、作者和時間都在頁面上寫著。",
    "utf-8": "这一页写明的编码是旧系统的，读者的浏览器会猜，本站也会猜。来源、作者和时间都在页面上写着。",
  };
  for (const [own, text] of Object.entries(texts))
    for (const named of ["gbk", "big5", "utf-8", "gb2312", "iso-8859-1", "shift_jis", "x-unknown"])
      for (const bySelf of [false, true]) {
        const head = `<head>${"<link rel=stylesheet href=/a.css>".repeat(200)}<meta charset="${named}"></head>`;
        const early = `<head><meta charset="${named}"></head>`;
        const answer = await read({
          headers: { "content-type": bySelf ? "text/html" : `text/html; charset=${named}` },
          body: iconv.encode(`${bySelf ? early : head}<p>${text}</p>`, own),
        });
        assert.ok(answer?.text.includes(text), `${own} named ${named}`);
      }
  // What is named rightly is not guessed at.
  const café = "Le café est fermé à Genève, où l'été dure.";
  const answer = await read({
    headers: { "content-type": "text/html; charset=iso-8859-1" },
    body: iconv.encode(`<p>${café}</p>`, "latin1"),
  });
  assert.ok(answer?.text.includes(café));
});

test("of what never ends, is too much, does not answer, breaks off or is no text, nothing is said", async () => {
  const nothing: Readonly<Record<string, FakePage>> = {
    endless: { fault: "endless" },
    huge: { body: Buffer.alloc(9_000_000, " ") },
    silent: { fault: "silent" },
    cut: { body: "<p>半", headers: { "content-length": "900" }, fault: "cut" },
    "a picture": { headers: { "content-type": "image/png" }, body: "x" },
    "round and round": { status: 302, headers: { location: "/a" } },
  };
  for (const [name, page] of Object.entries(nothing)) assert.equal(await read(page), undefined, name);
});

test("a house that is gone, and one that wants money, patience or no machines, are told by what they answer", async () => {
  for (const status of [401, 402, 403, 404, 410, 429, 451, 500, 503])
    assert.deepEqual(await read({ status, body: "<p>请登录</p>" }), { status, at: AT, text: "" });
  web.pages.clear();
  assert.deepEqual(await answerOf(AT, web.ask), { status: 0, at: AT, text: "" });
});

test("a page that asks archives for no copies says so, in its head or before it", async () => {
  assert.equal((await read({ body: "<p>文</p>", headers: { "x-robots-tag": "noarchive" } }))?.noCopies, true);
  assert.equal((await read({ body: "<p>文</p>" }))?.noCopies, false);
});

test("no address of the own network is asked, wherever a page leads", async () => {
  for (const to of [
    "http://127.0.0.1:1/",
    "http://[::1]/",
    "http://169.254.169.254/latest",
    "http://localhost/",
    "file:///etc/passwd",
  ]) {
    assert.equal(await read({ status: 302, headers: { location: to } }), undefined, to);
    assert.equal((await checkLink(AT, web.ask)).state, "unknown", to);
    assert.ok(
      web.asked.every((one) => one.endsWith(AT)),
      web.asked.join(" "),
    );
  }
});
