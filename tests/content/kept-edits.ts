import { rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { SITE } from "../fixtures/articles.ts";
import { FOLDER, type Publication, RECORD } from "../fixtures/minimal-publication.ts";
import { dotsPicture } from "../fuzz/dots-picture.ts";

/** A publication of three articles that somebody edits, at a clock that goes on and back. */
export class EditedPublication {
  now = Date.parse("2026-01-01T00:00:00Z");
  readonly places: Publication;
  readonly #random: Random;
  /** Every file lies there in another way after every edit, however quick they are. */
  #touched = 1_000_000;

  constructor(places: Publication, random: Random) {
    this.places = places;
    this.#random = random;
    for (const [folder, fields] of Object.entries(BEGINNING)) {
      this.#write(folder, "article.md", "他说:“正文。”\n");
      this.#record(folder, fields);
    }
  }

  /** One thing that somebody does. @returns what it was */
  edit(): string {
    const random = this.#random;
    const folder = pick(random, FOLDERS);
    const name = pick(random, EDITS);
    switch (name) {
      case "text":
        this.#write(folder, "article.md", pick(random, TEXTS));
        break;
      case "record":
        this.#record(folder, Object.assign({}, ...some(random, 3).map(() => pick(random, FIELDS))));
        break;
      case "broken record":
        this.#write(folder, "article.json", pick(random, BROKEN));
        break;
      case "picture":
        this.#write(folder, pick(random, PICTURES), dotsPicture(between(random, 0, 2)));
        break;
      case "no picture":
        rmSync(join(this.places.articles, folder, pick(random, PICTURES)), { force: true });
        break;
      case "no text":
        rmSync(join(this.places.articles, folder, "article.md"), { force: true });
        break;
      case "clock":
        this.now = pick(random, MOMENTS);
        break;
      default:
        this.places.siteData(name, pick(random, DATA[name]));
    }
    return name;
  }

  #record(folder: string, fields: Readonly<Record<string, unknown>>): void {
    const id = `20250519-${folder.replaceAll("/", "-")}`;
    this.#write(folder, "article.json", JSON.stringify({ ...RECORD, id, ...fields }, null, 2));
  }

  #write(folder: string, name: string, content: string | Uint8Array): void {
    this.places.write(name, content, folder);
    this.#touched += 1;
    utimesSync(join(this.places.articles, folder, name), this.#touched, this.#touched);
  }
}

const FOLDERS = [FOLDER, "2025/05/second", "2025/06/third"] as const;
/** One that depends on the clock, one on the publication's facts; in all of them the copy desk finds something. */
const BEGINNING: Readonly<Record<(typeof FOLDERS)[number], Readonly<Record<string, unknown>>>> = {
  [FOLDER]: { changes: [{ date: "2026-02-01T12:00:00-08:00", kind: "update", text: "补充。" }] },
  "2025/05/second": { kind: "compilation", sources: ["gazette"], tags: ["topic"] },
  "2025/06/third": {},
};
const PICTURES = ["a.png", "b.png"] as const;

/** Two of the same length, some with mistakes and remarks of every part of the reader, some the same again. */
const TEXTS = [
  "正文。\n",
  "正文！\n",
  "第一段。\n\n![](a)\n\n第二段。\n",
  "## 小题\n\n见[前文](/2025/05/second/)和[别处](/2025/05/none/)。\n",
  "见[小题](/2025/05/sample/#h-小题)。\n",
  "![](a)\n\n![](b)\n\n引语。\n\n![](q)\n",
  "他说:“今年的预算已经通过，明年的预算还要再等几个月才会有结果”。\n",
  "正文 <b>粗</b>。\n",
  "# 大标题\n\n正文\u200b里有看不见的字符。\n",
  "---\ntitle: 别处的设置\n---\n\n正文。\n",
  "“没有收尾的引语。\n",
  "\n",
] as const;

const PICTURE = { file: "a.png", alt: "图", credit: "gazette", licence: "CC BY 4.0" };
const QUOTE = { speaker: "甲", platform: "press", text: "话。", url: "https://a.example/1", source: "公报" };
const FIELDS = [
  {},
  { title: "另一个标题,有半角" },
  { tags: ["topic"] },
  { tags: ["topic", "other"] },
  { section: "culture" },
  { kind: "compilation", sources: ["gazette"] },
  { kind: "reprint", sources: [{ source: "Gazette", url: "https://gazette.example/1", author: "乙", share: 0.5 }] },
  { sources: ["公抱"] },
  { sources: [{ name: "晚报", url: "https://evening.example/1", author: "丙" }], kind: "translation" },
  { pictures: { a: PICTURE } },
  { pictures: { a: PICTURE, b: { ...PICTURE, file: "b.png", until: "2026-03-01T00:00:00-08:00" } } },
  { pictures: { a: { ...PICTURE, credit: null } } },
  { quotes: { q: { ...QUOTE, checked: "2026-02-01T00:00:00-08:00" } } },
  { until: "2026-02-15T00:00:00-08:00" },
  { publishAt: "2026-02-10T08:00:00-08:00" },
  { changes: [{ date: "2026-02-01T12:00:00-08:00", kind: "update", text: "补充。" }] },
  { status: "draft" },
  { aliases: ["/?p=1", "/old/1"] },
  { traditional: { 正文: "本文" } },
  { authors: ["甲"], desk: undefined },
  { genre: "opinion", authors: ["甲"] },
  { genre: "sponsored", sponsor: { name: "银行", url: "https://bank.example/" } },
  { authors: ["甲某某", "jia"], contributors: [{ name: "甲", role: "editor" }] },
] as const;
const BROKEN = ["{", '{"id": "x", "status": "draft",}', '{"title": "\\u202e"}', "[]"] as const;

/** Around every moment that is written anywhere, and the ten minutes by which clocks may differ. */
const MOMENTS = [
  "2025-05-01T00:00:00Z",
  "2026-01-01T00:00:00Z",
  "2026-02-01T07:51:00Z",
  "2026-02-01T19:49:59Z",
  "2026-02-01T19:50:00Z",
  "2026-02-10T15:59:59Z",
  "2026-02-10T16:00:00Z",
  "2026-02-15T08:00:00Z",
  "2026-03-01T08:00:00Z",
].map((moment) => Date.parse(moment)) as [number, ...number[]];

const ARCHIVED = "https://web.archive.org/web/20250101000000/https://a.example/1";
const GONE = ["2025-06-01T00:00:00Z", "2025-06-05T00:00:00Z", "2025-06-09T00:00:00Z"];
const GAZETTE = { name: "公报", aliases: ["Gazette"], url: "https://gazette.example", basis: "测试" };
const NEWS = { name: "要闻", description: "示例" };
const WITHDRAWN = {
  id: "20250519-2025-05-sample",
  date: "2026-01-01T00:00:00-08:00",
  reason: "侵权",
  requestedBy: "甲",
};
const PATH = `/${FOLDER}/`;

/** What may become of each file of the staff. */
const DATA = {
  "sections.json": [
    { news: NEWS },
    { news: { ...NEWS, name: "新闻" }, culture: { name: "文化", description: "示例" } },
    { culture: { name: "文化", description: "示例" } },
  ],
  "tags.json": [{ topic: { name: "话题" } }, { topic: { name: "题目" }, other: { name: "别的" } }],
  "sources.json": [
    { gazette: GAZETTE },
    { gazette: { ...GAZETTE, status: "stopped" } },
    { gazette: { ...GAZETTE, credit: "公报社", share: 0.3 }, evening: { ...GAZETTE, name: "晚报", aliases: [] } },
    { gazette: { ...GAZETTE, name: "新公报", aliases: ["公报"], index: "index" } },
  ],
  "people.json": [
    {},
    { jia: { name: "甲某某", aliases: ["甲"] } },
    { jia: { name: "甲某某" }, "jia-2": { name: "甲某某", aliases: ["甲"] } },
    { jia: { name: "甲某人", profile: "简介。" } },
  ],
  "withdrawals.json": [
    [],
    [{ ...WITHDRAWN, path: PATH, picture: "a" }],
    [{ ...WITHDRAWN, path: PATH, picture: "a", reason: "过期" }],
    [{ ...WITHDRAWN, path: PATH }],
  ],
  "site.json": [
    SITE,
    { ...SITE, timeZone: "Asia/Shanghai" },
    { ...SITE, url: "https://other.example", originals: { copies: "find" } },
  ],
  "evidence.json": [
    {},
    Object.fromEntries(["a", "gazette", "evening"].map((house) => [`https://${house}.example/1`, { gone: GONE }])),
    { "https://a.example/1": { gone: GONE, copy: { address: ARCHIVED, moment: GONE[0] } } },
  ],
  "copy-rules.json": [{}, { "half-width-punctuation": "error" }, { "near-duplicate": "off" }],
  "names.json": [[], [{ name: "正文", variants: ["引语"] }]],
} as const;

export const EDITS = [
  "text",
  "text",
  "text",
  "record",
  "record",
  "record",
  "broken record",
  "picture",
  "no picture",
  "no text",
  "clock",
  "clock",
  "sections.json",
  "tags.json",
  "sources.json",
  "sources.json",
  "sources.json",
  "people.json",
  "withdrawals.json",
  "site.json",
  "evidence.json",
  "copy-rules.json",
  "names.json",
] as const;

function some(random: Random, most: number): number[] {
  return Array.from({ length: between(random, 1, most) }, (_, index) => index);
}
