import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { writeRedirects } from "../../src/build/redirects.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { NO_OLD_ADDRESSES } from "../../src/domain/old-addresses.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { redirectFor } from "../../src/serve/redirect-for.ts";
import { readRedirects } from "../../src/serve/redirects-file.ts";
import { articleOn, ZONE } from "../fixtures/articles.ts";

const site = mkdtempSync(join(tmpdir(), "laiyuan-redirects-"));
after(() => rmSync(site, { recursive: true, force: true }));
for (const file of ["index.html", "about/index.html", "feed.xml", "新闻/index.html"]) {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), "");
}
const NOTHING = {
  shell: { site: { url: "https://site.example" } },
  oldAddresses: NO_OLD_ADDRESSES,
  articles: [],
  withdrawnArticles: [],
  sectionLists: [],
  tagLists: [],
  sourceLists: [],
  personLists: [],
  topicPages: [],
};
const withAliases = (...aliases: string[]) => ({ ...NOTHING, articles: [articleOn(0, { aliases })] });
const GONE = {
  path: "/2024/12/gone/",
  id: "20241201-gone",
  date: dateStampOf(0, ZONE),
  reason: "测试",
  requestedBy: "公报",
};

for (const alias of ["/about/", "/about", "/feed.xml", "/", "/新闻", "/%E6%96%B0%E9%97%BB/"]) {
  test(`an old address ${alias} on which there is a page is refused`, () => {
    assert.throws(
      () => writeRedirects(withAliases(alias), site),
      (error) => error instanceof ProblemsError && error.problems[0]?.code === "alias-conflict",
    );
  });
}

test("old addresses of every kind lead to the article, and withdrawn ones answer 410", () => {
  const withdrawnArticles = [{ ...GONE, aliases: ["/old/gone"] }];
  assert.equal(writeRedirects({ ...withAliases("/?p=123", "/archives/123", "/旧文/"), withdrawnArticles }, site), 5);
  const redirects = readRedirects(site);
  const answer = (path: string, query = "") => redirectFor({ redirects }, path, new URLSearchParams(query));
  for (const [path, query] of [
    ["/", "p=123"],
    ["/archives/123", ""],
    ["/archives/123/", ""],
    ["/旧文", ""],
    ["/旧文/", ""],
  ] as const) {
    const location = `/2025/01/day-0/${query && "?"}${query}`;
    assert.deepEqual(answer(path, query), { status: 301, location, force: true }, path + query);
  }
  assert.equal(answer("/"), undefined);
  assert.equal(answer("/archives/1234"), undefined);
  assert.equal(answer("/old/gone")?.location, "/2024/12/gone/");
  assert.deepEqual(answer("/2024/12/gone/"), { status: 410, location: "/withdrawn/2024/12/gone/", force: true });
});

test("an old address in Chinese is written in every spelling, each on a line that can be read", () => {
  writeRedirects(withAliases("/旧文/", "/旧 文", "/plain"), site);
  assert.deepEqual(
    readRedirects(site).map(({ from }) => from),
    [
      "/%E6%97%A7%E6%96%87/",
      "/%e6%97%a7%e6%96%87/",
      "/旧文/",
      "/%E6%97%A7%20%E6%96%87",
      "/%e6%97%a7%20%e6%96%87",
      "/plain",
    ],
  );
});

test("the lists of a section, a tag or a source that goes by another key lead to today's, page by page, in both editions", () => {
  const page = { path: "/tags/new/", articles: [], total: 0, front: true };
  const tag = { key: "new", name: "新", formerly: ["old", "older"] };
  const folder = mkdtempSync(join(site, "moved-"));
  writeRedirects({ ...NOTHING, tagLists: [{ tag, page }] }, folder, true);
  const redirects = readRedirects(folder);
  for (const [from, to] of [
    ["/tags/old/", "/tags/new/"],
    ["/tags/older", "/tags/new/"],
    ["/tags/old/page/2/", "/tags/new/page/2/"],
    ["/hant/tags/old/feed.xml", "/hant/tags/new/feed.xml"],
  ] as const)
    assert.deepEqual(redirectFor({ redirects }, from), { status: 301, location: to, force: true }, from);
  assert.equal(redirectFor({ redirects }, "/tags/oldest/")?.status, undefined);
});

test("what was a person's or a topic's says that it is gone, or leads to what there is instead, in both editions and with all below it", () => {
  const folder = mkdtempSync(join(site, "given-up-"));
  mkdirSync(join(folder, "about"));
  writeFileSync(join(folder, "about/index.html"), "");
  const rules = [{ from: "/people/wang/*" }, { from: "/topics/flood/*", to: "/about/" }, { from: "/category/*" }];
  writeRedirects({ ...NOTHING, oldAddresses: { ...NO_OLD_ADDRESSES, rules } }, folder, true);
  const redirects = readRedirects(folder);
  for (const [path, status, location] of [
    ["/people/wang/", 410, "/404.html"],
    ["/people/wang/feed.xml", 410, "/404.html"],
    ["/hant/people/wang/", 410, "/hant/404.html"],
    ["/topics/flood/", 301, "/about/"],
    ["/hant/topics/flood/", 301, "/hant/about/"],
    ["/category/world/", 410, "/404.html"],
    ["/hant/category/world/", 404, "/hant/404.html"],
  ] as const)
    assert.deepEqual(redirectFor({ redirects }, path), { status, location, force: false }, path);
});
