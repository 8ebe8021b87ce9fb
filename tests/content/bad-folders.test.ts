import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FOLDER, minimalPublication, type Publication, RECORD } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

function second(p: Publication, folder: string, changes: Record<string, unknown> = {}): void {
  p.record({ id: "20250520-second", ...changes }, folder);
  p.write("article.md", "第二篇。", folder);
}

function replaceByLink(p: Publication, name: string, target: string): void {
  const path = join(p.articles, name);
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

const WITHDRAWAL = {
  path: "/2025/05/sample/",
  id: "20250519-sample",
  date: "2025-06-01T00:00:00-07:00",
  reason: "权利人要求",
  requestedBy: "公报",
};

testBadInputs({
  "a slug in Chinese": {
    spoil: (p) => second(p, "2025/05/新闻"),
    code: "bad-slug",
    says: /新闻/,
    variant: (p) => second(p, "2025/05/news"),
  },
  "a slug with capitals": {
    spoil: (p) => second(p, "2025/05/News"),
    code: "bad-slug",
    variant: (p) => second(p, "2025/05/news-2"),
  },
  "a slug that walks upwards": {
    spoil: (p) => second(p, "2025/05/..evil"),
    code: "bad-slug",
    variant: (p) => second(p, "2025/05/evil"),
  },
  "the slug of another article": {
    spoil: (p) => second(p, "2025/06/sample", { published: "2025-06-01T00:00:00-07:00" }),
    code: "duplicate-slug",
    says: /sample/,
    variant: (p) => second(p, "2025/06/second", { published: "2025-06-01T00:00:00-07:00" }),
  },
  "the id of another article": {
    spoil: (p) => second(p, "2025/05/second", { id: RECORD.id }),
    code: "duplicate-id",
    says: /20250519-sample/,
    at: [2, 9],
    variant: (p) => second(p, "2025/05/second"),
  },
  "the old address of another article": {
    spoil: (p) => {
      p.record({ aliases: ["/?p=12"] });
      second(p, "2025/05/second", { aliases: ["/?p=12"] });
    },
    code: "alias-conflict",
    says: /\/\?p=12 .*sample/,
    variant: (p) => {
      p.record({ aliases: ["/?p=12", "/archives/12", "/旧文"] });
      second(p, "2025/05/second", { aliases: ["/?p=13"] });
    },
  },
  "the old address of another article, written in another way": {
    spoil: (p) => {
      p.record({ aliases: ["/旧文", "/?p=12&lang=zh"] });
      second(p, "2025/05/second", { aliases: ["/%E6%97%A7%E6%96%87/", "/?p=12"] });
    },
    code: "alias-conflict",
    says: /%E6%97%A7.*sample/,
    variant: (p) => {
      p.record({ aliases: ["/旧文", "/?p=12&lang=zh"] });
      second(p, "2025/05/second", { aliases: ["/旧文/2", "/?p=12"] });
    },
  },
  "an old address that belongs to a withdrawn article": {
    spoil: (p) => {
      p.siteData("withdrawals.json", [WITHDRAWAL]);
      second(p, "2025/05/second", { aliases: ["/2025/05/sample"] });
    },
    code: "alias-conflict",
    says: /撤下的 \/2025\/05\/sample\//,
    variant: (p) => {
      p.siteData("withdrawals.json", [WITHDRAWAL]);
      second(p, "2025/05/second", { aliases: ["/2025/05/sample-2"] });
    },
  },
  "an old address on another site": {
    spoil: (p) => p.record({ aliases: ["https://old.example/12"] }),
    code: "bad-value",
    variant: (p) => p.record({ aliases: ["/12"] }),
  },
  "a withdrawal that is recorded twice": {
    spoil: (p) => p.siteData("withdrawals.json", [WITHDRAWAL, WITHDRAWAL]),
    code: "duplicate-withdrawal",
    variant: (p) => p.siteData("withdrawals.json", [WITHDRAWAL]),
  },
  "a withdrawal of what is not an article": {
    spoil: (p) => p.siteData("withdrawals.json", [{ ...WITHDRAWAL, path: "/about/" }]),
    code: "bad-value",
    says: /文章地址/,
    variant: (p) => p.siteData("withdrawals.json", [WITHDRAWAL]),
  },
  "an empty folder": {
    spoil: (p) => mkdirSync(join(p.articles, "2025/05/empty")),
    code: "empty-article-folder",
    variant: (p) => second(p, "2025/05/full"),
  },
  "a folder without a text": {
    spoil: (p) => p.record({ id: "20250520-second" }, "2025/05/second"),
    code: "missing-article-file",
    says: /article\.md/,
    // A draft may come to its text later.
    variant: (p) => p.record({ id: "20250520-second", status: "draft" }, "2025/05/second"),
  },
  "an article outside year and month": {
    spoil: (p) => p.write("article.md", "文。", "loose"),
    code: "misplaced-file",
    variant: (p) => p.write(".gitkeep", "", "."),
  },
  "a month that does not exist": {
    spoil: (p) => second(p, "2025/13/second"),
    code: "misplaced-file",
    variant: (p) => second(p, "2025/05/second"),
  },
  "a text that is a folder": {
    spoil: (p) => {
      rmSync(join(p.articles, FOLDER, "article.md"));
      mkdirSync(join(p.articles, FOLDER, "article.md"));
    },
    code: "unreadable-file",
    variant: () => {},
  },
  "a text that is a pipe": {
    spoil: (p) => {
      rmSync(join(p.articles, FOLDER, "article.md"));
      execFileSync("mkfifo", [join(p.articles, FOLDER, "article.md")]);
    },
    code: "unreadable-file",
    variant: () => {},
  },
  "a text that is a link to a system file": {
    spoil: (p) => replaceByLink(p, `${FOLDER}/article.md`, "/etc/passwd"),
    code: "symlink",
    variant: () => {},
  },
  "a folder that is a link": {
    spoil: (p) => symlinkSync(join(p.articles, FOLDER), join(p.articles, "2025/05/linked")),
    code: "symlink",
    variant: () => {},
  },
});

test("a data folder that is gone is told file by file", () => {
  const p = minimalPublication();
  rmSync(p.data, { recursive: true });
  const problems = p.problems();
  assert.deepEqual([...new Set(problems.map(({ code }) => code))], ["unreadable-file"]);
  assert.equal(problems.length, 10);
});

test("every mistake of a run is listed at once, sorted by file and place", () => {
  const p = minimalPublication();
  second(p, "2025/05/another", { title: 5, section: "sports", kind: "rumour" });
  p.write("article.md", "第一段。\n\n<b>x</b>\n\n[y](javascript:1)");
  p.record({ tags: ["gossip"], desk: undefined });
  const listed = p.problems().map(({ code, file, line }) => `${file.slice(p.articles.length + 1)}:${line} ${code}`);
  assert.deepEqual(listed, [
    "2025/05/another/article.json:3 wrong-type",
    "2025/05/another/article.json:6 bad-value",
    "2025/05/another/article.json:8 unknown-section",
    "2025/05/sample/article.json:1 missing-byline",
    "2025/05/sample/article.json:9 unknown-tag",
    "2025/05/sample/article.md:3 html-in-text",
    "2025/05/sample/article.md:5 bad-link",
  ]);
});

test("what the publication's own data lack is named with its file", () => {
  const p = minimalPublication();
  p.write("../data/sections.json", '{ "News": { "name": "要闻", "description": "大写的键" } }', ".");
  assert.deepEqual(
    p.problems().map(({ code, file }) => [code, file.split("/").at(-1)]),
    [["bad-value", "sections.json"]],
  );
});
