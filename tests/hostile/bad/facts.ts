import { rmSync } from "node:fs";
import { join } from "node:path";
import type { ProblemCode } from "../../../src/domain/problem.ts";
import { SITE } from "../../fixtures/articles.ts";
import { FOLDER, type Publication } from "../../fixtures/minimal-publication.ts";
import { bad, type Family } from "./bad-input.ts";

const site = (code: ProblemCode, says: string, changes: object) =>
  bad(code, says, (p) => p.siteData("site.json", { ...SITE, ...changes }));
const siteData = (file: string, code: ProblemCode, says: string, value: unknown) =>
  bad(code, says, (p) => p.siteData(file, value));
const source = (code: ProblemCode, says: string, changes: Readonly<Record<string, unknown>>) =>
  bad(code, says, (p) => p.terms(changes));
const page = (code: ProblemCode, says: string, content: string) =>
  bad(code, says, (p) => p.write("../data/pages/about.md", content, "."));
const section = (code: ProblemCode, says: string, colour: object) =>
  bad(code, says, (p) => p.siteData("sections.json", { world: { name: "国际", description: "国际", colour } }), says);

const WITHDRAWAL = {
  path: "/2025/05/sample/",
  id: "20250519-sample",
  date: "2025-06-01T00:00:00-07:00",
  reason: "权利人要求",
  requestedBy: "公报",
};
const NOTICE = { received: "2025-05-20", source: "gazette", about: "署名", status: "open" };

export const FACTS: Family = {
  "a site without a name": site("missing-field", "name", { name: undefined }),
  "a site with a slash at the end": site("bad-value", "paper.example/", { url: "https://paper.example/" }),
  "a site below a path": site("bad-value", "https://paper.example。", { url: "https://paper.example/news" }),
  "a site in capitals": site("bad-value", "https://paper.example。", { url: "https://Paper.example" }),
  "a site with the port that everybody has": site("bad-value", "https://paper.example。", {
    url: "https://paper.example:443",
  }),
  "a site whose name is written in Chinese": site("bad-value", "https://xn--fiq228c.example", {
    url: "https://中文.example",
  }),
  "a prefix of feeds with blanks": site("bad-value", "feedIds", { feedIds: "my paper" }),
  "a site without a scheme": site("bad-value", "paper.example", { url: "paper.example" }),
  "a zone that there is not": site("bad-value", "Vancouver/BC", { timeZone: "Vancouver/BC" }),
  "a contact that is no address": site("bad-value", "desk", { contact: "desk" }),
  "a service for comments that there is not": site("bad-value", "disqus", { comments: { provider: "disqus" } }),
  "an endpoint in the open": site("bad-value", "http://a.example/c", {
    comments: { provider: "generic", action: "http://a.example/c" },
  }),
  "a section with capitals": siteData("sections.json", "bad-value", "News", {
    News: { name: "要闻", description: "示例" },
  }),
  "a section named like a device": siteData("sections.json", "bad-value", "aux", {
    aux: { name: "要闻", description: "示例" },
  }),
  "a section without a name": siteData("sections.json", "missing-field", "news.name", {
    news: { description: "示例" },
  }),
  "markup in a tag": siteData("tags.json", "html-in-text", "<b>", { topic: { name: "<b>话题</b>" } }),
  "a tag that is a word": siteData("tags.json", "wrong-type", "话题", { topic: "话题" }),
  "a source without a basis": source("missing-field", "basis", { basis: undefined }),
  "a source with a script": source("bad-value", "javascript:", { url: "javascript:alert(1)" }),
  "a limit of 200%": source("bad-value", "2", { share: 2 }),
  "a status that there is not": source("bad-value", "paused", { status: "paused" }),
  "a name that two sources claim": siteData("sources.json", "duplicate-source-name", "公报", {
    gazette: { name: "公报", url: "https://gazette.example", basis: "测试" },
    herald: { name: "先驱报", aliases: ["公报"], url: "https://herald.example", basis: "测试" },
  }),
  "a disclaimer that is missing": siteData("disclaimers.json", "missing-field", "reprint", {
    original: "甲。",
    compilation: "乙。",
    translation: "丙。",
  }),
  "a withdrawal of a page": siteData("withdrawals.json", "bad-value", "/about/", [{ ...WITHDRAWAL, path: "/about/" }]),
  "a withdrawal that walks up": siteData("withdrawals.json", "bad-value", "../", [
    { ...WITHDRAWAL, path: "/2025/05/../" },
  ]),
  "a withdrawal on no day": siteData("withdrawals.json", "bad-date", "2025-06-31", [
    { ...WITHDRAWAL, date: "2025-06-31T00:00:00-07:00" },
  ]),
  "a withdrawal twice": siteData("withdrawals.json", "duplicate-withdrawal", "sample", [WITHDRAWAL, WITHDRAWAL]),
  "a notice about an unknown source": siteData("notices.json", "unknown-source", "gazete", [
    { ...NOTICE, source: "gazete" },
  ]),
  "a notice of no day": siteData("notices.json", "bad-date", "2025-02-30", [{ ...NOTICE, received: "2025-02-30" }]),
  "a file that is gone": bad("unreadable-file", "tags.json", (p) => rmSync(join(p.data, "tags.json"))),
  "a colour that is none": section("bad-value", "navy", { light: "navy", dark: "#93b4e3" }),
  "a colour that is too pale for paper": section("unreadable-colour", "#93b4e3", { light: "#93b4e3", dark: "#93b4e3" }),
  "a colour that is too deep for the night": section("unreadable-colour", "#2b4f81", {
    light: "#2b4f81",
    dark: "#2b4f81",
  }),
  "a prototype among the sections": bad(
    "unknown-key",
    "__proto__",
    (p) => p.write("../data/sections.json", '{ "__proto__": { "name": "要闻" } }', "."),
    "__proto__",
  ),
};

export const PAGES: Family = {
  "no title": page("missing-title", "标题", "关于。\n"),
  "an empty page": page("missing-title", "标题", ""),
  "two titles": page("bad-heading", "标题", "# 关于\n\n# 又一个\n"),
  "a script as a link": page("bad-link", "javascript:", "# 关于\n\n[点我](javascript:alert(1))\n"),
  "a hidden override": page("forbidden-character", "U+202E", "# 关于\n\n正&#x202e;文\n"),
  markup: page("html-in-text", "<script>", "# 关于\n\n<script>alert(1)</script>\n"),
  "a page that is gone": bad("unreadable-file", "about.md", (p) => rmSync(join(p.data, "pages/about.md"))),
};

const ID = "20250520T170000Z-0240f7455acf";
const COMMENT = {
  id: ID,
  article: "20250519-sample",
  name: "读者",
  date: "2025-05-20T10:00:00-07:00",
  text: "评论。",
  origin: "netlify",
};
const put = (p: Publication, changes: object, file = `${FOLDER}/${ID}.json`) =>
  p.write(`../data/comments/${file}`, JSON.stringify({ ...COMMENT, ...changes }, null, 1), ".");
const comment = (code: ProblemCode, says: string, changes: object, on?: string) =>
  bad(code, says, (p) => put(p, changes), on);

export const COMMENTS: Family = {
  "the e-mail address of the reader": comment("unknown-key", "email", { email: "r@reader.example" }, "email"),
  "the address of the reader's machine": comment("unknown-key", "ip", { ip: "192.0.2.1" }, "ip"),
  "an id that is none": comment("bad-value", "1", { id: "1" }, "id"),
  "a parent that is none": comment("bad-value", "../", { parent: "../x" }, "parent"),
  "another article": comment("misplaced-comment", "20250520-other", { article: "20250520-other" }, "article"),
  "another file name": bad("misplaced-comment", ID, (p) => put(p, {}, `${FOLDER}/20250520T170000Z-000000000000.json`)),
  "no text": comment("missing-field", "text", { text: "" }, "text"),
  "5001 characters": comment("bad-value", "5001 字", { text: "字".repeat(5001) }, "text"),
  "a hidden override": comment("forbidden-character", "U+202E", { text: "好\u202e坏" }, "text"),
  "a name with markup": comment("html-in-text", "<b>", { name: "<b>读者</b>" }, "name"),
  "a name of 61 characters": comment("bad-value", "61 字", { name: "字".repeat(61) }, "name"),
  "a script as a website": comment("bad-value", "javascript:", { website: "javascript:alert(1)" }, "website"),
  "a date without a zone": comment("bad-date", "2025-05-20T10:00:00", { date: "2025-05-20T10:00:00" }, "date"),
  "an origin that there is not": comment("bad-value", "disqus", { origin: "disqus" }, "origin"),
  "a comment that was taken down": bad("removed-comment", "2025-05-21", (p) => {
    put(p, {});
    p.siteData("comments/removed.json", { [ID]: "2025-05-21" });
  }),
  "a day of taking down that there is not": bad("bad-date", "2025-02-30", (p) => {
    put(p, {});
    p.siteData("comments/removed.json", { [ID]: "2025-02-30" });
  }),
  "an article that there is not": bad("unknown-comment-article", "/2025/05/other/", (p) =>
    put(p, {}, `2025/05/other/${ID}.json`),
  ),
  "a journal of a command that was interrupted": bad("unfinished-comments", "comments.journal", (p) => {
    put(p, {});
    p.siteData("comments.journal", {});
  }),
  "a journal of a move that was interrupted": bad("unfinished-migration", "migration.journal", (p) =>
    p.siteData("migration.journal", {}),
  ),
};
