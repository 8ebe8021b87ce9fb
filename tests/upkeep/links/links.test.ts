import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { readPublication } from "../../../src/content/read-publication.ts";
import { citedLinks } from "../../../src/upkeep/links/cited-links.ts";
import { exitCodeOf, runLinks } from "../../../src/upkeep/links/command.ts";
import { type Ask, checkLink, checkLinks } from "../../../src/upkeep/links/link-check.ts";
import { linkReport } from "../../../src/upkeep/links/report.ts";
import { checkStored } from "../../../src/upkeep/links/stored-files.ts";

/** A web of a few addresses: a status, or a status and where it leads. */
function web(pages: Readonly<Record<string, number | readonly [number, string]>>, asked: string[] = []): Ask {
  return async (url, { method }) => {
    asked.push(`${method} ${url}`);
    const page = pages[`${method} ${url}`] ?? pages[url];
    if (page === undefined)
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ENOTFOUND" }) });
    const [status, location] = typeof page === "number" ? [page] : page;
    return new Response(null, { status, headers: location === undefined ? {} : { location } });
  };
}

test("a page that answers is there", async () => {
  assert.deepEqual(await checkLink("https://a.example/x", web({ "https://a.example/x": 200 })), { state: "ok" });
});

test("a page that is not there is asked for twice before it is called gone, since some servers refuse HEAD", async () => {
  const asked: string[] = [];
  const ask = web(
    { "HEAD https://a.example/x": 404, "GET https://a.example/x": 200, "https://a.example/y": 410 },
    asked,
  );
  assert.deepEqual(await checkLink("https://a.example/x", ask), { state: "ok" });
  assert.deepEqual(await checkLink("https://a.example/y", ask), { state: "gone", why: "回答 410" });
  assert.deepEqual(asked.slice(0, 2), ["HEAD https://a.example/x", "GET https://a.example/x"]);
});

test("a page that moved for good is told with its new address, one that only leads on is not", async () => {
  const ask = web({
    "https://a.example/x": [301, "/new"],
    "https://a.example/now": [302, "/new"],
    "https://a.example/new": 200,
  });
  assert.deepEqual(await checkLink("https://a.example/x", ask), { state: "moved", to: "https://a.example/new" });
  assert.deepEqual(await checkLink("https://a.example/now", ask), { state: "ok" });
});

test("the same page with https, www or a slash is nothing to mend", async () => {
  const ask = web({ "http://a.example/x": [301, "https://www.a.example/x/"], "https://www.a.example/x/": 200 });
  assert.deepEqual(await checkLink("http://a.example/x", ask), { state: "ok" });
});

test("an article whose address leads to the front page is gone", async () => {
  const ask = web({ "https://a.example/2019/x": [301, "/"], "https://a.example/": 200 });
  assert.equal((await checkLink("https://a.example/2019/x", ask)).state, "gone");
});

test("a site whose name has gone is gone; one that keeps machines out or is down is for a person to look at", async () => {
  const ask = web({ "https://b.example/x": 403, "https://c.example/x": 503 });
  assert.deepEqual(await checkLink("https://no.example/x", ask), { state: "gone", why: "域名已经不存在" });
  assert.equal((await checkLink("https://b.example/x", ask)).state, "unknown");
  assert.equal((await checkLink("https://c.example/x", ask)).state, "unknown");
});

test("a redirect without end is given up", async () => {
  const verdict = await checkLink("https://a.example/x", web({ "https://a.example/x": [302, "/x"] }));
  assert.deepEqual(verdict, { state: "unknown", why: "转址太多" });
});

test("no machine of the own network is asked, not even when a page leads to it", async () => {
  const asked: string[] = [];
  const ask = web({ "https://a.example/x": [302, "http://169.254.169.254/latest"] }, asked);
  for (const url of ["http://127.0.0.1/x", "http://localhost/x", "http://[::1]/x", "https://a.example/x"])
    assert.equal((await checkLink(url, ask)).state, "unknown", url);
  assert.deepEqual(asked, ["HEAD https://a.example/x"]);
});

test("one host is asked one address after the other", async () => {
  let open = 0;
  let most = 0;
  const ask: Ask = async () => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return new Response(null, { status: 200 });
  };
  const urls = ["https://a.example/1", "https://a.example/2", "https://a.example/3"];
  const verdicts = await checkLinks(urls, { ask, patience: 0, atOnce: 8 });
  assert.deepEqual([...verdicts.keys()], urls);
  assert.equal(most, 1);
});

test("the report names every place, offers a copy of the day, and takes no markup from names", () => {
  const report = linkReport([
    {
      url: "https://a.example/x",
      verdict: { state: "gone", why: "回答 404" },
      places: [{ where: "/2025/05/slug/", what: "来源“[a](b) @all”的原文", day: "2025-05-19" }],
    },
    { url: "https://b.example/", verdict: { state: "ok" }, places: [] },
  ]);
  assert.match(report, /查了 2 个链接，1 个没有问题/);
  assert.match(report, /\/2025\/05\/slug\//);
  assert.match(report, /web\.archive\.org\/web\/20250519\/https:\/\/a\.example\/x/);
  assert.ok(report.includes("\\[a\\](b) \\@&#8288;all"));
});

const FIXTURE = { articles: "tests/fixtures/every-feature/articles", data: "tests/fixtures/every-feature/data" };

test("originals, credits, quotations, links in texts and registered sources are all asked for, each address once", () => {
  const { articles, siteData } = readPublication(FIXTURE, Date.parse("2026-11-24T00:00:00Z"));
  const links = citedLinks(articles, siteData);
  const kinds = new Set(
    links.flatMap(({ places }) => places.map(({ what }) => what.replace(/“.*”|^.*(?=的引语)/, ""))),
  );
  const ofPeople = ["本人在别处的主页", "本人的网站", "时间线上来源的原文"];
  const ofArticles = [
    "图片的出处",
    "图表的出处",
    "正文里的链接",
    "的引语",
    "的引语的存档",
    "来源的原文",
    "来源的原文的存档",
    "转引的的原文",
  ];
  assert.deepEqual([...kinds].sort(), [...ofPeople, ...ofArticles, "的网站"].sort());
  assert.equal(new Set(links.map(({ url }) => url)).size, links.length);
  assert.ok(!links.some(({ url }) => url.startsWith(siteData.site.url)));
});

test("without a network nothing is called gone", async () => {
  const args = ["--articles", FIXTURE.articles, "--data", FIXTURE.data, "--patience", "0"];
  assert.equal(await runLinks(args, web({})), 3);
});

test("what is gone or has moved is a finding, what keeps machines out is none", () => {
  const ok = { state: "ok" } as const;
  assert.equal(exitCodeOf([ok, { state: "unknown", why: "回答 403" }]), 0);
  assert.equal(exitCodeOf([ok, { state: "gone", why: "回答 404" }]), 1);
  assert.equal(exitCodeOf([ok, { state: "moved", to: "https://a.example/y" }]), 1);
});

test("wrong options are refused", async () => {
  assert.equal(await runLinks(["--patience", "x"]), 2);
  assert.equal(await runLinks(["--nothing"]), 2);
});

test("a file of our own store is held to its record: its size, whether one can jump in it, and what is in it where it may be loaded", async () => {
  const bytes = "a sound";
  const file = {
    url: "https://store.example/a.mp3",
    bytes: 7,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const asked: string[] = [];
  const store =
    (held: string, ranges = true): Ask =>
    async (_, { headers }) => {
      asked.push(headers.range ?? "all");
      const part = { status: 206, headers: { "content-range": `bytes 0-0/${held.length}` } };
      return headers.range && ranges ? new Response(held.slice(0, 1), part) : new Response(held);
    };
  assert.deepEqual(await checkStored(file, store(bytes), 100), { state: "ok" });
  assert.deepEqual(asked, ["bytes=0-0", "all"]);
  const state = async (ask: Ask, most: number) => (await checkStored(file, ask, most)).state;
  assert.equal(await state(store(bytes, false), 100), "changed");
  assert.equal(await state(store("a sound, and more"), 100), "changed");
  assert.equal(await state(store("b sound"), 100), "changed");
  assert.equal(await state(store("b sound"), 6), "ok", "it is larger than what may be loaded");
  assert.equal(await state(web({ "https://store.example/a.mp3": 503 }), 100), "unknown");
  assert.equal(await state(web({}), 100), "gone");
  assert.equal(exitCodeOf([{ state: "changed", why: "" }]), 1);
});
