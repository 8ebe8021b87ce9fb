import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fingerprint } from "../build/one-article-site.ts";
import { NOW, waitingArticles } from "../fixtures/waiting-articles.ts";
import type { BuiltSite } from "./built-site.ts";
import { embargoLeaksOf } from "./embargo-leak.ts";
import { buildSite } from "./own-site.ts";

/** Anchors are the same in both editions. */
const ANCHOR = /(?: id=\\?"|#)h-[^"\\]*/g;

const { publication, words, unseen } = await waitingArticles();
const siteWith = (drafts: boolean): Promise<BuiltSite> => buildSite(publication, { now: Date.parse(NOW), drafts });

const site = await siteWith(false);
const preview = await siteWith(true);
for (const folder of [publication.articles, join(publication.data, "comments")])
  rmSync(join(folder, "2025/06"), { recursive: true });
publication.siteData("tags.json", { topic: { name: "话题" } });
const without = await siteWith(false);

test("not one word of a draft, a scheduled or an embargoed article is in any byte of the site", () => {
  assert.deepEqual(embargoLeaksOf(site.folder, [...words, ...unseen]), []);
});

test("byte for byte, the site is the one that would be built if the waiting articles did not exist", () => {
  assert.deepEqual(fingerprint(site.folder), fingerprint(without.folder));
});

test("a preview shows every one of the words, so that the search for them means something", () => {
  const missing = words.filter((word) => embargoLeaksOf(preview.folder, [word]).length === 0);
  assert.deepEqual(missing, []);
});

test("wherever a text of an article stands in the Traditional edition, it keeps the word that the interface says otherwise", () => {
  const texts = preview.files.filter((file) => /^hant\/.*\.(?:html|xml|json)$/.test(file));
  const all = texts.map((file) => readFileSync(join(preview.folder, file), "utf8")).join("\n");
  assert.deepEqual(all.replace(ANCHOR, "").match(/.{0,20}(?:連結|链接)z[a-z]+/g), null);
  const kept = new Set([...all.matchAll(/鏈接(z[a-z]+)/g)].map(([, word]) => word));
  assert.ok(kept.size >= 3 * 20, `${kept.size} fields`);
  // The form of the same pages asks for an address, and the interface calls that otherwise.
  assert.match(all, /電子信箱地址/);
});

test("a preview names itself as one, says so on every waiting page, and search engines may list none of them", () => {
  const waiting = preview.pages.filter(({ file }) => /^2025\/06\/z/.test(file));
  const titles = waiting.map(({ root }) => root.querySelector("h1")?.text ?? "").sort();
  assert.deepEqual(
    titles.map((title) => /^【.*】/.exec(title)?.[0]),
    ["【定时 2025年6月15日 12:00】", "【定时 2025年6月20日 09:00】", "【草稿】"],
  );
  for (const { root } of waiting)
    assert.equal(root.querySelector("meta[name=robots]")?.getAttribute("content"), "noindex");
  const sitemaps = preview.files.filter((file) => file.startsWith("sitemaps/articles"));
  for (const file of sitemaps) assert.doesNotMatch(readFileSync(join(preview.folder, file), "utf8"), /\/2025\/06\/z/);
  const mark: { notPublished: { path: string }[] } = JSON.parse(
    readFileSync(join(preview.folder, "preview.json"), "utf8"),
  );
  assert.equal(mark.notPublished.length, 3);
  assert.match(readFileSync(join(preview.folder, "_headers"), "utf8"), /X-Robots-Tag: noindex/);
  assert.ok(!existsSync(join(site.folder, "preview.json")));
});
