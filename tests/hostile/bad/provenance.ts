import type { ProblemCode } from "../../../src/domain/problem.ts";
import { type Publication, pictureRecord, putPicture } from "../../fixtures/minimal-publication.ts";
import { bad, type Family, field, text } from "./bad-input.ts";

const URL = "https://gazette.example/1";
const compiled = (source: unknown) => ({ sources: [source], kind: "compilation" });
const reprint = (changes: object) => ({ kind: "reprint", sources: [{ source: "gazette", url: URL, ...changes }] });

export const SOURCES: Family = {
  "a compilation without a source": field("missing-source", "来源", { kind: "compilation" }, "{"),
  "an unregistered name": field("unknown-source", "gazete", compiled("gazete"), "gazete"),
  "a name that is a prototype's": field("unknown-source", "constructor", compiled("constructor"), "constructor"),
  "a written-out source without address": field("missing-source-url", "url", compiled({ name: "别家" }), "{"),
  "a source with a name and a key": field(
    "unknown-key",
    "name",
    compiled({ source: "gazette", name: "公报", url: URL }),
    "name",
  ),
  "an address without a scheme": field(
    "bad-value",
    "www.a.example",
    compiled({ name: "别家", url: "www.a.example" }),
    "url",
  ),
  "an address of a file": field(
    "bad-value",
    "file:///etc",
    compiled({ name: "别家", url: "file:///etc/passwd" }),
    "url",
  ),
  "a script as an address": field(
    "bad-value",
    "javascript:",
    compiled({ name: "别家", url: "javascript:alert(1)" }),
    "url",
  ),
  "a data address": field("bad-value", "data:text", compiled({ name: "别家", url: "data:text/html,x" }), "url"),
  "an address with a space": field("bad-value", "a b", compiled({ name: "别家", url: "https://a.example/a b" }), "url"),
  "an address with a quotation mark": field(
    "bad-value",
    'x\\"on',
    compiled({ name: "别家", url: 'https://a.example/x"on' }),
    "url",
  ),
  "an address that no browser reads": field(
    "bad-value",
    "256.256",
    compiled({ name: "别家", url: "http://256.256.256.256/" }),
    "url",
  ),
  "a share of 120%": field("bad-value", "1.2", reprint({ author: "甲", share: 1.2 }), "share"),
  "a share of nothing": field("bad-value", "0", reprint({ author: "甲", share: 0 }), "share"),
  "a share in words": field("wrong-type", "三成", reprint({ author: "甲", share: "三成" }), "share"),
  "a reprint without an author": field("missing-author", "公报", reprint({}), "{"),
  "authorGiven that is true": field("bad-value", "true", reprint({ authorGiven: true }), "authorGiven"),
  "a reprint without the original's address": field(
    "missing-source-url",
    "原文链接",
    reprint({ author: "甲", url: undefined }),
    '"sources"',
  ),
  "a reprint of a source without a basis": field(
    "unregistered-source",
    "别家",
    { kind: "reprint", sources: [{ name: "别家", url: URL, author: "甲" }] },
    "name",
  ),
  "an unknown section": field("unknown-section", "sports", { section: "sports" }),
  "a section that is a prototype's": field("unknown-section", "constructor", { section: "constructor" }),
  "an unknown tag": field("unknown-tag", "gossip", { tags: ["gossip"] }, "gossip"),
  "a tag by its name": field("bad-value", "话题", { tags: ["话题"] }, "话题"),
};

/** A picture that is placed, with changes to its record and perhaps to the text. */
function picture(p: Publication, changes: Readonly<Record<string, unknown>>, text = "![](chart)\n"): void {
  putPicture(p);
  p.record({ pictures: { chart: pictureRecord(changes) } });
  p.write("article.md", text);
}

export const PICTURES: Family = {
  "no credit": bad("missing-credit", "credit", (p) => picture(p, { credit: undefined }), "chart"),
  "a credit of null for a picture that is shown": bad(
    "missing-credit",
    "chart",
    (p) => picture(p, { credit: null }),
    "credit",
  ),
  "an empty credit": bad("missing-field", "credit", (p) => picture(p, { credit: "" }), "credit"),
  "an unknown credit": bad("unknown-source", "gazete", (p) => picture(p, { credit: "gazete" }), "credit"),
  "no licence": bad("missing-licence", "chart", (p) => picture(p, { licence: undefined }), "chart"),
  "no description": bad("missing-alt", "chart", (p) => picture(p, { alt: undefined }), "chart"),
  "a file that is not there": bad(
    "missing-picture-file",
    "lost.png",
    (p) => {
      p.record({ pictures: { chart: pictureRecord({ file: "lost.png" }) } });
      p.write("article.md", "![](chart)\n");
    },
    "file",
  ),
  "a file in another folder": bad(
    "bad-picture-file",
    "../second/a.png",
    (p) => picture(p, { file: "../second/a.png" }),
    "file",
  ),
  "a file from the root": bad("bad-picture-file", "/etc/passwd", (p) => picture(p, { file: "/etc/passwd" }), "file"),
  "a file with a space at the end of its name": bad(
    "bad-picture-file",
    "chart.png ",
    (p) => picture(p, { file: "chart.png " }),
    "file",
  ),
  "a file that Windows cannot have": bad(
    "bad-picture-file",
    "con.png",
    (p) => {
      picture(p, { file: "con.png" });
    },
    "file",
  ),
  "a file whose name has a colon": bad("bad-picture-file", "a:b.png", (p) => picture(p, { file: "a:b.png" }), "file"),
  "a file that is not on record": bad("unrecorded-file", "chart.png", (p) => putPicture(p)),
  "a program beside the text": bad("unrecorded-file", "run.exe", (p) => p.write("run.exe", "MZ")),
  "a script beside the text": bad("unrecorded-file", "article.11tydata.js", (p) =>
    p.write("article.11tydata.js", "module.exports = {}"),
  ),
  "a picture that is placed and not on record": bad(
    "unknown-picture",
    "map",
    (p) => p.write("article.md", "![](map)\n"),
    "map",
  ),
  "a picture from elsewhere": bad(
    "unknown-picture",
    "https://a.example/x.png",
    (p) => p.write("article.md", "![](https://a.example/x.png)\n"),
    "a.example",
  ),
  "a picture that is not placed": bad("picture-not-placed", "chart", (p) => picture(p, {}, "正文。\n")),
  "a picture that is placed twice": bad(
    "picture-placed-twice",
    "chart",
    (p) => picture(p, {}, "![](chart)\n\n![](chart)\n"),
    "chart",
  ),
  "a picture in the midst of a text": bad(
    "picture-not-alone",
    "chart",
    (p) => {
      picture(p, {}, "见 ![](chart)。\n\n![](chart)\n");
    },
    "见",
  ),
  "a name in Chinese": bad("bad-value", "图表", (p) => p.record({ pictures: { 图表: pictureRecord() } }), "图表"),
  "a name that is a prototype's": text(
    "unknown-key",
    "__proto__",
    '"section"',
    '"pictures": { "__proto__": { "credit": "gazette" } },\n  "section"',
    "__proto__",
  ),
};

const said = { speaker: "市长", platform: "x", text: "好。", url: URL, checked: "2025-05-19T00:00:00-07:00" };
const quote = (changes: object) => ({ quotes: { said: { ...said, ...changes } } });
const quoted = (code: ProblemCode, says: string, changes: object, on: string) =>
  bad(
    code,
    says,
    (p) => {
      p.record(quote(changes));
      p.write("article.md", "![](said)\n");
    },
    on,
  );

export const QUOTES: Family = {
  "a quotation that is not placed": bad("quote-not-placed", "said", (p) => p.record(quote({}))),
  "a quotation that is placed twice": bad("quote-placed-twice", "said", (p) => {
    p.record(quote({}));
    p.write("article.md", "![](said)\n\n![](said)\n");
  }),
  "an unknown platform": quoted("bad-value", "myspace", { platform: "myspace" }, "platform"),
  "a press report without its source": quoted("missing-quote-source", "said", { platform: "press" }, "said"),
  "an unknown source": quoted("unknown-source", "gazete", { source: "gazete" }, "source"),
  "no address": quoted("missing-field", "url", { url: undefined }, "said"),
  "a script as an address": quoted("bad-value", "javascript:", { url: "javascript:alert(1)" }, "url"),
  "a day of checking that there is not": quoted(
    "bad-date",
    "2025-02-30",
    { checked: "2025-02-30T00:00:00-08:00" },
    "checked",
  ),
  "a language that there is not": quoted(
    "bad-value",
    "英文",
    { original: { language: "英文", text: "ok" } },
    "language",
  ),
  "a name that a picture has": bad(
    "duplicate-name",
    "said",
    (p) => {
      putPicture(p);
      p.record({ ...quote({}), pictures: { said: pictureRecord() } });
      p.write("article.md", "![](said)\n");
    },
    "said",
  ),
};
