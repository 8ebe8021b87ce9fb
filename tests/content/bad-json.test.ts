import { RECORD } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const json = JSON.stringify(RECORD, null, 2);

const change = (date: string) => ({ date, kind: "correction", text: "原来写错了。" });
const REPRINTED = { source: "gazette", url: "https://gazette.example/1", author: "甲" };

testBadInputs({
  "a trailing comma": {
    spoil: (p) => p.write("article.json", json.replace('"news"\n', '"news",\n')),
    code: "json-syntax",
    at: [9, 1],
    variant: (p) => p.write("article.json", json),
  },
  "a comment in JSON": {
    spoil: (p) => p.write("article.json", `// 注释\n${json}`),
    code: "json-syntax",
    at: [1, 1],
    variant: (p) => p.write("article.json", `\n${json}\n`),
  },
  "a key written twice": {
    spoil: (p) => p.write("article.json", json.replace('"kind"', '"title": "又一个标题",\n  "kind"')),
    code: "duplicate-key",
    says: /“title”/,
    at: [6, 3],
    variant: (p) => p.write("article.json", json.replace('"标题"', '"又一个标题"')),
  },
  "a misspelt key": {
    spoil: (p) => p.record({ tilte: "标题" }),
    code: "unknown-key",
    says: /“tilte”/,
    at: [9, 3],
    variant: (p) => p.record({ title: "标题" }),
  },
  "a missing title": {
    spoil: (p) => p.record({ title: undefined }),
    code: "missing-field",
    says: /“title”没有写/,
    variant: (p) => p.record({ title: "有了" }),
  },
  "an empty title": {
    spoil: (p) => p.record({ title: "" }),
    code: "missing-field",
    at: [3, 12],
    variant: (p) => p.record({ title: "一" }),
  },
  "a title with a line break": {
    spoil: (p) => p.record({ title: "上\n下" }),
    code: "bad-value",
    variant: (p) => p.record({ title: "上 下" }),
  },
  "a title that is a number": {
    spoil: (p) => p.record({ title: 5 }),
    code: "wrong-type",
    says: /应该是文字，现在是 5/,
    at: [3, 12],
    variant: (p) => p.record({ title: "5" }),
  },
  "tags that are not a list": {
    spoil: (p) => p.record({ tags: "topic" }),
    code: "wrong-type",
    variant: (p) => p.record({ tags: ["topic"] }),
  },
  "a file that is a list": {
    spoil: (p) => p.write("article.json", "[]"),
    code: "wrong-type",
    says: /整个文件/,
    variant: (p) => p.write("article.json", json),
  },
  "an unknown kind": {
    spoil: (p) => p.record({ kind: "rumour" }),
    code: "bad-value",
    says: /"rumour"/,
    at: [6, 11],
    variant: (p) => p.record({ kind: "original" }),
  },
  "an id with capitals": {
    spoil: (p) => p.record({ id: "Sample-Article" }),
    code: "bad-value",
    says: /Sample-Article/,
    variant: (p) => p.record({ id: "sample-article" }),
  },
  "an unknown section": {
    spoil: (p) => p.record({ section: "sports" }),
    code: "unknown-section",
    says: /“sports”/,
    at: [8, 14],
    variant: (p) => p.record({ section: "news" }),
  },
  "an unknown tag": {
    spoil: (p) => p.record({ tags: ["topic", "gossip"] }),
    code: "unknown-tag",
    says: /“gossip”/,
    at: [11, 5],
    variant: (p) => p.record({ tags: ["topic"] }),
  },
  "an unknown source": {
    spoil: (p) => p.record({ kind: "compilation", sources: ["gazete"] }),
    code: "unknown-source",
    says: /“gazete”，是不是“gazette”？/,
    variant: (p) => p.record({ kind: "compilation", sources: ["GAZETTE"] }),
  },
  "a compilation without sources": {
    spoil: (p) => p.record({ kind: "compilation" }),
    code: "missing-source",
    variant: (p) => p.record({ kind: "compilation", sources: ["公报"] }),
  },
  "a reprint without the address of the original": {
    spoil: (p) => p.record({ kind: "reprint", sources: [{ source: "gazette", author: "甲" }] }),
    code: "missing-source-url",
    variant: (p) => p.record({ kind: "reprint", sources: [REPRINTED] }),
  },
  "a source written out without its address": {
    spoil: (p) => p.record({ sources: [{ name: "别家" }] }),
    code: "missing-source-url",
    says: /url/,
    variant: (p) => p.record({ sources: [{ name: "别家", url: "https://other.example/1" }] }),
  },
  "a script as the address of a source": {
    spoil: (p) => p.record({ sources: [{ name: "别家", url: "javascript:alert(1)" }] }),
    code: "bad-value",
    variant: (p) => p.record({ sources: [{ name: "别家", url: "http://other.example/?a=1#b" }] }),
  },
  "neither desk nor authors": {
    spoil: (p) => p.record({ desk: undefined }),
    code: "missing-byline",
    variant: (p) => p.record({ desk: undefined, authors: ["某某"] }),
  },
  "31 February": {
    spoil: (p) => p.record({ published: "2025-02-31T00:00:00-08:00" }),
    code: "bad-date",
    says: /2025-02-31/,
    at: [5, 16],
    variant: (p) => p.record({ published: "2025-05-31T00:00:00-07:00" }),
  },
  "a date without an offset": {
    spoil: (p) => p.record({ published: "2025-05-19T09:30:00" }),
    code: "bad-date",
    variant: (p) => p.record({ published: "2025-05-19T09:30:00-07:00" }),
  },
  "a date written the Chinese way": {
    spoil: (p) => p.record({ published: "2025年5月19日" }),
    code: "bad-date",
    variant: (p) => p.record({ published: "2025-05-19T00:00-07:00" }),
  },
  "a date of an earlier month than the folder's": {
    spoil: (p) => p.record({ published: "2025-04-30T23:59:00-07:00" }),
    code: "date-folder-mismatch",
    says: /2025\/05/,
    variant: (p) => p.record({ published: "2025-05-01T00:00:00-07:00" }),
  },
  "an update before the publication": {
    spoil: (p) => p.record({ changes: [change("2025-05-18T00:00:00-07:00")] }),
    code: "bad-change-date",
    variant: (p) => p.record({ changes: [change("2025-05-19T00:00:00-07:00"), change("2025-05-19T10:00:00-07:00")] }),
  },
  "markup in the title": {
    spoil: (p) => p.record({ title: "标题<script>alert(1)</script>" }),
    code: "html-in-text",
    variant: (p) => p.record({ title: "3 < 5，而 5 > 3" }),
  },
  "a direction override hidden in an escape": {
    spoil: (p) => p.write("article.json", json.replace("标题", "标题\\u202e")),
    code: "forbidden-character",
    variant: (p) => p.write("article.json", json.replace("标题", "标题\\u3000全角空格")),
  },
});
