import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dateStampOf } from "../../../src/domain/date-stamp.ts";
import { writeEveryKind } from "../../fixtures/every-kind.ts";
import { writeLivePage } from "../../fixtures/live-page.ts";
import type { Folders } from "../../fixtures/publications.ts";

/** An article in which everything is as long, as wide or as many as the schema lets it be. */
export const CRAMMED = "/2025/03/everything-at-once/";
/** An article that was taken down. */
export const WITHDRAWN = "/2025/01/translation/";

/** How long the breaking news of every page is to be shown. */
export const BREAKING_HOURS = 24;

const FIXTURE = "tests/fixtures/every-feature";
const CHART = "articles/2024/03/picture-report/chart.png";
const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
const ADDRESS = `https://gazette.example/${"a-very-long-address-without-a-break/".repeat(4)}?of=${"0123456789".repeat(5)}`;
const HAN = "这一句话没有标点也没有空格一直写到行尾还要往下写看看排版的时候会不会伸到外面去";

const RECORD = {
  id: "20250301-everything-at-once",
  title: `${HAN}${WORD}：“《长名字》和 1,234 字”`,
  lede: `${HAN}，${HAN}，还有 ${WORD} 和 ${HAN}。`,
  published: "2025-03-01T09:30:00-08:00",
  changes: [
    { date: "2025-03-02T10:00:00-08:00", kind: "correction", text: `原文误作“${WORD}”，现更正为“${HAN}”。` },
    { date: "2025-03-03T10:00:00-08:00", kind: "update", text: `补充：${HAN}。` },
  ],
  kind: "compilation",
  desk: "名字特别长的国际与财经新闻综合编译部",
  authors: ["甲", "乙", "丙某某", "Alexandrina Featherstonehaugh", "戊", "己"],
  sources: [
    { source: "gazette", url: ADDRESS, title: `${HAN}${WORD}`, author: "某某某" },
    { name: "The Extraordinarily Long-Named Daily Examiner", url: ADDRESS, title: WORD, author: "某某" },
    { name: "远方晚报", url: "https://far.example/2", authorGiven: false },
  ],
  section: "news",
  tags: ["topic", ...Array.from({ length: 12 }, (_, at) => `tag-${at}`)],
  quotes: {
    long: {
      speaker: "Alexandrina Featherstonehaugh-Cholmondeley",
      role: "一个名字很长的国际组织的副秘书长兼发言人",
      platform: "x",
      text: `${HAN}，${WORD}，${HAN}。`,
      original: { language: "en", text: `We said it and we did it, ${WORD}, and then we said it once more.` },
      url: ADDRESS,
      checked: "2025-03-01T00:00:00-08:00",
    },
  },
  pictures: {
    shown: {
      file: "chart.png",
      alt: "一张渐变图",
      caption: `${HAN}，${WORD}。`,
      credit: { source: "Gazette", url: ADDRESS, author: "某某某" },
      licence: "CC BY 4.0",
    },
    again: {
      file: "chart.png",
      alt: "同一张渐变图",
      caption: HAN,
      credit: { source: "Gazette", url: ADDRESS },
      licence: "CC BY 4.0",
    },
    gone: {
      caption: `${HAN}。`,
      credit: null,
      creditNote: `原稿没有写明出处，${HAN}。`,
      unavailable: `没有得到授权，${HAN}。`,
    },
  },
};

const PARAGRAPH = `${HAN}，“${HAN}”，《${HAN}》。`;
const BODY = [
  `第一段有[很长的链接](${ADDRESS})，也有裸写的地址 ${ADDRESS} 和 ${WORD}。[^1]`,
  "![](shown)",
  `## 小标题也很长：${HAN}${WORD}`,
  PARAGRAPH.repeat(3),
  `- 一项\n  - 里面一项 \`${WORD.repeat(2)}\`\n    1. 再里面一项 ${ADDRESS}`,
  `> 引文说：“${PARAGRAPH}${WORD}”`,
  "![](long)",
  `| ${Array.from({ length: 9 }, (_, at) => `第 ${at} 列的名字`).join(" | ")} |\n|${"---|".repeat(9)}\n| ${Array.from({ length: 9 }, () => WORD).join(" | ")} |`,
  "![](gone)\n![](again)",
  `### 更小的标题\n\n${PARAGRAPH}`,
  `\`\`\`\n${"const long = 1; ".repeat(20)}\n\`\`\``,
  ...Array.from({ length: 12 }, () => PARAGRAPH.repeat(3)),
  `[^1]: 注释写到 ${ADDRESS} 为止。`,
].join("\n\n");

const SECTIONS = ["国际", "加拿大", "温哥华", "财经与地产", "科技", "体育", "文化副刊", "读者来信"];

/**
 * Writes a publication that has every kind of page, with contents that are hard to lay out.
 * @param folder one that does not exist yet
 * @returns where it lies now
 */
export function writePublication(folder: string): Folders {
  cpSync(FIXTURE, folder, { recursive: true });
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const extend = (file: string, more: object) =>
    put(file, JSON.stringify({ ...JSON.parse(readFileSync(join(folder, file), "utf8")), ...more }));
  const entries = (names: readonly string[], key: string) =>
    Object.fromEntries(names.map((name, at) => [`${key}-${at}`, { name, description: `${name}的文章` }]));
  put(`articles${CRAMMED}article.json`, JSON.stringify(RECORD));
  put(`articles${CRAMMED}article.md`, `${BODY}\n`);
  cpSync(join(FIXTURE, CHART), join(folder, `articles${CRAMMED}chart.png`));
  writeLivePage(join(folder, "articles"));
  writeEveryKind(join(folder, "articles"), 20);
  extend("data/sections.json", entries(SECTIONS, "section"));
  const tags = Array.from({ length: 12 }, (_, at) => [`tag-${at}`, { name: `第 ${at} 个名字很长的标签` }]);
  extend("data/tags.json", Object.fromEntries(tags));
  // Before the first article is out, none can be led to.
  put("data/topics/story.md", `${HAN}。\n\n## ${HAN}\n\n${WORD}\n`);
  put("data/breaking.json", JSON.stringify(breaking()));
  put("data/withdrawals.json", JSON.stringify([WITHDRAWAL]));
  put(`data/comments${CRAMMED}${COMMENT.id}.json`, JSON.stringify(COMMENT));
  return { articles: join(folder, "articles"), data: join(folder, "data") };
}

const ZONE = "America/Vancouver";

/** Not shown before the first article: what is not due yet stops nothing. */
function breaking(): object {
  const inHours = (hours: number) => dateStampOf(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000, ZONE).iso;
  return { text: `${HAN}，${WORD}`.slice(0, 60), url: CRAMMED, from: inHours(-1), until: inHours(BREAKING_HOURS) };
}

const WITHDRAWAL = {
  path: WITHDRAWN,
  id: "20250101-translation",
  date: "2025-02-01T00:00:00-08:00",
  reason: `权利人来信：${HAN}。`,
  requestedBy: "权利人",
};
const COMMENT = {
  id: "20250302T180000Z-3fa9c1d20b7e",
  article: RECORD.id,
  name: "Alexandrina Featherstonehaugh",
  date: "2025-03-02T10:00:00-08:00",
  text: `${PARAGRAPH}\n${ADDRESS}\n${WORD.repeat(3)}`,
  origin: "netlify",
};
